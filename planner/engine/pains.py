"""What pain in a log asks for: a rung back, days without an exercise, rest where nothing is left to do.

The whole log is read before a rest is ordered, so that exercises left out one by one add up. It asks and
never doses: what a session holds instead is the prescription's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from planner.engine.evidence import number
from planner.engine.nouns import Step
from planner.model import Blocked, Log, Note, Plan, Reason, Session

BACK = number("pain.stop", "step-back")
SKIP = number("pain.stop", "skip")
SKIP_DAYS = int(number("pain.stop", "skip-days"))
REST_DAYS = int(number("pain.stop", "rest-days"))
NEWEST = 2
"""Sessions logged since then that make an older pain news no more."""

Logged = Sequence[tuple[Session, Log]]


def first_day(log: Log) -> int:
    """Return the first day on which what was logged holds."""
    return log.on.toordinal() + 1


def steps(plan: Plan, ordered: Logged) -> Iterator[Step]:
    """Pain above 3: that exercise a rung back. Above 5, or worse the next morning: without it for a while."""
    for session, log in ordered:
        for exercise in _hurting(session, log):
            reason = Reason(rule="pain.stop", values={"exercise": exercise, "pain": _told(log)})
            if _must_skip(log):
                days = 0 if _all_hurts(plan, session, log) else SKIP_DAYS
                yield Step(first_day(log), reason, exercise, rungs=-1, skip_days=days)
            elif (log.pain or 0) > BACK:
                yield Step(first_day(log), reason, exercise, rungs=-1)


def rests(plan: Plan, ordered: Logged) -> Iterator[Blocked]:
    """Where all that was ever done hurts at once, rest; where it is all left out by now, to the end of that week."""
    without: dict[str, set[date]] = {}
    known = set[str]()
    for session, log in sorted((pair for pair in ordered if _must_skip(pair[1])), key=lambda pair: pair[1].on):
        known |= _known(plan, session)
        if _all_hurts(plan, session, log):
            yield _rest(log.on, log.on + timedelta(days=REST_DAYS))
            continue
        last = log.on + timedelta(days=SKIP_DAYS)
        last += timedelta(days=6 - last.weekday())
        for name in _hurting(session, log):
            without.setdefault(name, set()).update(_days(log.on, last))
        last = _nothing_left(known, without, log.on)
        if last > log.on:
            yield _rest(log.on, last)


def _rest(after: date, last: date) -> Blocked:
    return Blocked(first=after + timedelta(days=1), last=last, why="pain")


def _days(after: date, last: date) -> Iterator[date]:
    return (after + timedelta(days=ahead) for ahead in range(1, (last - after).days + 1))


def _nothing_left(known: set[str], without: Mapping[str, set[date]], after: date) -> date:
    """Return the last of the days in a row on which every known exercise is left out; the day itself where none is."""
    out = set.intersection(*(without.get(name, set()) for name in known)) if known else set()
    while after + timedelta(days=1) in out:
        after += timedelta(days=1)
    return after


def notes(ordered: Logged) -> Iterator[Note]:
    """Say to see a professional while the pain that asks for it is the newest word on it."""
    painful = [(session, log) for session, log in ordered if _must_skip(log)]
    if not painful:
        return
    session, log = painful[-1]
    since = [later for later, _ in ordered if later.start > session.start]
    if len(since) < NEWEST:
        yield Note(code="see-professional", values={"pain": _told(log), "day": session.day.isoformat()})


def _known(plan: Plan, session: Session) -> set[str]:
    """Return the exercises that the plan has held by this session."""
    return {each.id for one in plan.sessions if one.start <= session.start for each in one.exercises}


def _all_hurts(plan: Plan, session: Session, log: Log) -> bool:
    return _must_skip(log) and _known(plan, session) <= set(_hurting(session, log))


def _hurting(session: Session, log: Log) -> list[str]:
    return [each.id for each in session.exercises if log.exercise in (None, each.id)]


def _told(log: Log) -> int | str:
    """Return how much it hurt, as far as that was told."""
    return log.pain or ("worse" if log.worse_next_morning else 0)


def _must_skip(log: Log) -> bool:
    return (log.pain or 0) > SKIP or log.worse_next_morning
