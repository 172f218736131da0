"""What a revision may ask of a taper session at most: what the plan before asked of it.

No higher rung, no more sets, no more repetitions; minutes and effort are the budget's. It only takes away,
and never chooses an exercise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.engine.dosing import Dose, set_seconds
from planner.engine.ladders import Standing
from planner.model import Prescribed, Session


def is_within(dose: Dose, before: Session) -> bool:
    """Tell whether no exercise is asked for more than it was before."""
    return dose.minutes <= before.minutes and all(_least(each, before) == each for each in dose.exercises)


def capped(known: Iterable[Standing], before: Session) -> list[Standing]:
    """Return the exercises that the session held before and that are known still, no higher than they stood there."""
    old = {each.id: each for each in before.exercises}
    return [_lower(each, old[each.exercise.id]) for each in known if each.exercise.id in old]


def clipped(dose: Dose, before: Session) -> Dose:
    """Take what is more than before off a dose; the time goes to the warm-up."""
    exercises = tuple(_least(each, before) for each in dose.exercises)
    freed = sum(each.sets * set_seconds(each, each.reps) for each in dose.exercises)
    freed -= sum(each.sets * set_seconds(each, each.reps) for each in exercises)
    return dose._replace(exercises=exercises, warmup_min=dose.warmup_min + freed // 60)


def _lower(now: Standing, was: Prescribed) -> Standing:
    if was.ladder != now.ladder.id:
        return now
    copy = replace(now)
    if was.rung_index < now.index:
        copy.set(was.rung_index, was.reps)
    copy.reps = min(copy.reps, was.reps)
    return copy


def _least(now: Prescribed, before: Session) -> Prescribed:
    was = next((each for each in before.exercises if (each.id, each.ladder) == (now.id, now.ladder)), now)
    if now.rung_index <= was.rung_index and now.sets <= was.sets and now.reps <= was.reps:
        return now
    lower = now if now.rung_index <= was.rung_index else was
    return lower.model_copy(update={"sets": min(now.sets, was.sets), "reps": min(now.reps, was.reps)})
