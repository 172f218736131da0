"""What a revision may ask of a taper session at most: what the plan before asked of it.

A session that is no more than could be asked by now stays as it is: so a revision of a revision finds nothing.
Else no higher rung, no more sets, no more repetitions; minutes and effort are the budget's. It only takes away,
and never chooses an exercise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.engine.dosing import ACTIVATION_REPS, Dose, set_seconds
from planner.engine.ladders import Standing
from planner.model import Prescribed, Session, SessionKind


def as_before(known: Iterable[Standing], before: Session, kind: SessionKind, minutes: int) -> Dose | None:
    """Return what the session held before, where all of it is known still and none is more than could be asked."""
    own = {each.id: each for each in known}
    stays = before.minutes <= minutes and all(
        held.id in own and _may_be_asked(held, own[held.id], kind) for held in before.exercises
    )
    return Dose(before.exercises, before.left_out, before.warmup_min, before.minutes) if stays else None


def _may_be_asked(held: Prescribed, now: Standing, kind: SessionKind) -> bool:
    if held.ladder != now.ladder:
        return False
    lower = _lower(now, held)
    reps = {"activation": ACTIVATION_REPS[1], "reentry": lower.demand.reps_low}.get(kind, lower.reps)
    return held.rung_index == lower.index and held.reps <= reps


def is_within(dose: Dose, before: Session) -> bool:
    """Tell whether no exercise is asked for more than it was before."""
    return dose.minutes <= before.minutes and all(_least(each, before) == each for each in dose.exercises)


def capped(known: Iterable[Standing], before: Session) -> list[Standing]:
    """Return the exercises that the session held before and that are known still, no higher than they stood there."""
    old = {each.id: each for each in before.exercises}
    return [_lower(each, old[each.id]) for each in known if each.id in old]


def clipped(dose: Dose, before: Session) -> Dose:
    """Take what is more than before off a dose; the time goes to the warm-up."""
    exercises = tuple(_least(each, before) for each in dose.exercises)
    freed = sum(each.sets * set_seconds(each, each.reps) for each in dose.exercises)
    freed -= sum(each.sets * set_seconds(each, each.reps) for each in exercises)
    return dose._replace(exercises=exercises, warmup_min=dose.warmup_min + freed // 60)


def _lower(now: Standing, was: Prescribed) -> Standing:
    if was.ladder != now.ladder:
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
