"""How exercises are climbed, ordered and brought in: what a plan says of them, held against the catalogue.

Only loading sessions climb, so only they are compared. Where a log asked for a step, or the gear leaves a gap in
a ladder, the step over it is as small as any; what the log took back is no climb.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.load import hindered, is_loading, of_week
from planner.engine.evidence import number
from planner.model import Exercise, Plan, Prescribed, Session

LOGGED = ("effort.too-easy", "effort.too-hard", "pain.stop", "misses")
WEEKLY = ("adaptation", "build", "specific", "rebuild")
Ladders = Mapping[tuple[str, str], Sequence[int]]


class _Last(NamedTuple):
    """An exercise as the last loading session before had it, and which one that was."""

    done: Prescribed
    session: str


def one_at_a_time(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Breach]:
    """A rung rises to the next one that the gear allows, never past it."""
    usable = _usable(plan, exercises)
    for session, done, last in _rises(plan):
        ladder = usable.get((done.id, done.ladder), ())
        if sum(last.done.rung_index < rung <= done.rung_index for rung in ladder) > 1:
            yield breach(
                "ladder.step",
                session.id,
                session.day,
                exercise=done.id,
                rung=done.rung_index,
                before=last.done.rung_index,
                other=last.session,
            )


def earned(plan: Plan) -> Iterator[Breach]:
    """A rung rises only from its most repetitions."""
    for session, done, last in _rises(plan):
        if last.done.reps < last.done.reps_high:
            yield breach(
                "overload.reps-first",
                session.id,
                session.day,
                exercise=done.id,
                rung=done.rung_index,
                reps=last.done.reps,
                high=last.done.reps_high,
                other=last.session,
            )


def begins_low(plan: Plan) -> Iterator[Breach]:
    """Repetitions begin at the low end of a new rung."""
    for session, done, last in _rises(plan):
        if done.reps > done.reps_low:
            yield breach(
                "overload.band-order",
                session.id,
                session.day,
                exercise=done.id,
                rung=done.rung_index,
                reps=done.reps,
                low=done.reps_low,
                other=last.session,
            )


def gently(plan: Plan) -> Iterator[Breach]:
    """Repetitions on a rung rise by no more than takes them through its range in the weeks that a rung may take."""
    step, weeks = (int(number("overload.reps-step", name)) for name in ("step", "weeks"))
    for session, done, last in _compared(plan):
        most = max(step, math.ceil((done.reps_high - done.reps_low) / (weeks - 1)))
        if done.rung_index == last.done.rung_index and done.reps > last.done.reps + most:
            yield breach(
                "overload.reps-step",
                session.id,
                session.day,
                exercise=done.id,
                reps=done.reps,
                before=last.done.reps,
                other=last.session,
                most=most,
            )


def _rises(plan: Plan) -> Iterator[tuple[Session, Prescribed, _Last]]:
    """Yield what stands on a higher rung than before."""
    return (found for found in _compared(plan) if found[1].rung_index > found[2].done.rung_index)


def _compared(plan: Plan) -> Iterator[tuple[Session, Prescribed, _Last]]:
    """Yield each exercise with the loading session before that held it, where no log moves it between them."""
    known: dict[str, _Last] = {}
    for session in plan.sessions:
        logged = _logged(session)
        known = {name: last for name, last in known.items() if name not in logged and None not in logged}
        if session.kind != "loading":
            continue
        for done in session.exercises:
            last = known.get(done.id)
            if last is not None and last.done.ladder == done.ladder:
                yield session, done, last
            if done.id not in logged and None not in logged:
                known[done.id] = _Last(done, session.id)


def _logged(session: Session) -> list[object]:
    """Return the exercises that a log moves from this session on; None for all of them."""
    return [reason.values.get("exercise") for reason in session.reasons if reason.rule in LOGGED]


def _usable(plan: Plan, exercises: Sequence[Exercise]) -> Ladders:
    gear = set(plan.athlete.gear)
    return {
        (exercise.id, ladder.id): [i for i, rung in enumerate(ladder.rungs, start=1) if gear.issuperset(rung.gear)]
        for exercise in exercises
        for ladder in exercise.ladders
    }


def in_order(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Breach]:
    """A session goes from the first tier to the last: heavy single-leg work first."""
    tiers = {exercise.id: exercise.tier for exercise in exercises}
    for session in plan.sessions:
        known = [done.id for done in session.exercises if done.id in tiers]
        for before, name in pairwise(known):
            if tiers[name] < tiers[before]:
                yield breach("session.order", session.id, session.day, exercise=name, other=before)


def brought_in(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Breach]:
    """What is introduced last comes after a loading week, and nothing comes in after it."""
    late = {exercise.id for exercise in exercises if exercise.introduced == "last"}
    weeks = _entries(plan)
    first = min((session.week for session in plan.sessions if session.kind == "loading"), default=0)
    for name in sorted(late & weeks.keys()):
        week, session = weeks[name]
        if week <= first:
            yield breach("soreness.peak", session.id, session.day, exercise=name)
        for other, (entered, where) in sorted(weeks.items()):
            if other not in late and entered > week and not _waited(plan, other, where.day):
                yield breach("soreness.peak", where.id, where.day, exercise=other, last=name)


def _entries(plan: Plan) -> dict[str, tuple[int, Session]]:
    """Return of each exercise the session and the week that brought it in."""
    entered: dict[str, tuple[int, Session]] = {}
    for session in plan.sessions:
        for done in session.exercises:
            entered.setdefault(done.id, (session.week, session))
    return entered


def _waited(plan: Plan, name: str, until: date) -> bool:
    """Tell whether an exercise was left out before a day, for want of minutes or by the log."""
    before = [session for session in plan.sessions if session.day < until]
    return any(name in session.left_out or _logged(session) for session in before)


def weekly(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Breach]:
    """A full loading week holds every exercise known before it, or says that it left it out.

    After misses and pain an exercise is known again from where it is held again.
    """
    usable = _usable(plan, exercises)
    doable = {name for (name, _), rungs in usable.items() if rungs}
    known: set[str] = set()
    for week in plan.weeks:
        sessions = of_week(plan, week)
        asked = [name for session in sessions for name in _logged(session)]
        before = set() if None in asked else known - {str(name) for name in asked}
        held = {done.id for session in sessions for done in session.exercises}
        told = {name for session in sessions for name in session.left_out}
        if is_loading(plan, week) and not hindered(plan, week):
            for name in sorted(doable & before - held - told):
                yield breach("exercise.weekly", str(week.index), week.starts, exercise=name)
        for session in sessions:
            for gone in _logged(session):
                known = set() if gone is None else known - {str(gone)}
            known |= {done.id for done in session.exercises}


CHECKS = (earned, begins_low, gently)
CATALOGUE_CHECKS = (one_at_a_time, in_order, brought_in, weekly)
