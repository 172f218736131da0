"""The days around a race: rest, the last session, the activation, recovery, and short horizons.

Day D is the local day of the gun. A and B races are prepared for and recovered from; a C race asks
only for the 24 hours that ``gaps`` measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import Span, hours, shown, span_of, spans
from planner.engine.evidence import number
from planner.model import Plan, Prescribed, Race, Session

MARATHON_KM, HALF_KM, TEN_KM = 42.0, 21.0, 10.0


def rest(plan: Plan) -> Iterator[Breach]:
    """Nothing lies on D-3 to D-0 of an A or B race."""
    return rested(spans(plan), plan.races)


def recovery(plan: Plan) -> Iterator[Breach]:
    """Nothing lies in the recovery days after an A or B race."""
    return recovered(spans(plan), plan.races)


def rested(ours: Iterable[Span], races: Iterable[Race]) -> Iterator[Breach]:
    """Find spans on the days of rest before an A or B race, or on its day."""
    days = int(number("rest.race", "days"))
    for span, race, before in _around(ours, races):
        if 0 <= before <= days:
            yield breach("rest.race", span.where, span.day, race=race.name, before=before, least=days + 1)


def recovered(ours: Iterable[Span], races: Iterable[Race]) -> Iterator[Breach]:
    """Find spans too soon after an A or B race."""
    for span, race, before in _around(ours, races):
        least = recovery_days(race)
        if 0 < -before <= least:
            yield breach("recovery.after-race", span.where, span.day, race=race.name, after=-before, least=least)


def recovery_days(race: Race) -> int:
    """Return the days without a session after a race of this distance."""
    return int(number("recovery.after-race", _distance(race)))


def longest_recovery(race: Race) -> int:
    """Return the days that may pass without a session after a race of this distance."""
    return int(number("recovery.after-race", f"{_distance(race)}-most"))


def _distance(race: Race) -> str:
    if race.distance_km >= MARATHON_KM:
        return "marathon"
    if race.distance_km >= HALF_KM:
        return "half"
    return "ten" if race.distance_km >= TEN_KM else "five"


def _around(ours: Iterable[Span], races: Iterable[Race]) -> Iterator[tuple[Span, Race, int]]:
    prepared = [race for race in races if race.priority != "C"]
    for span in ours:
        for race in prepared:
            yield span, race, (race.day - span.day).days


def last_loading(plan: Plan) -> Iterator[Breach]:
    """The last session before an A race that is more than an activation lies on D-7 or earlier."""
    least, rest_days = int(number("last.loading", "least")), int(number("rest.race", "days"))
    for session, race, before in _sessions_before(plan, "A"):
        if session.kind != "activation" and rest_days < before < least:
            yield breach("last.loading", session.id, session.day, race=race.name, before=before, least=least)


def mini_taper(plan: Plan) -> Iterator[Breach]:
    """On D-5 and D-4 of a B race a session is reduced, unless the plan only keeps what is there."""
    short = number("horizon.maintain", "most")
    first, last = int(number("taper.mini", "first")), int(number("taper.mini", "last"))
    for session, race, before in _sessions_before(plan, "B"):
        late = (race.day - plan.starts_on).days <= short
        if last <= before <= first and session.kind == "loading" and not late:
            yield breach("taper.mini", session.id, session.day, race=race.name, before=before)


def activation_hours(plan: Plan) -> Iterator[Breach]:
    """An activation ends 72 hours before the gun of an A or B race, at least."""
    least, rest_days = number("last.activation", "hours"), int(number("rest.race", "days"))
    for priority in ("A", "B"):
        for session, race, before in _sessions_before(plan, priority):
            gap = hours(span_of(session).end, race.gun)
            if session.kind == "activation" and before > rest_days and gap < least:
                yield breach("last.activation", session.id, session.day, race=race.name, hours=shown(gap), least=least)


def activation_once(plan: Plan) -> Iterator[Breach]:
    """At most one activation comes before each race."""
    used: dict[str, str] = {}
    for session in plan.sessions:
        race = next((race for race in plan.races if race.day >= session.day and race.priority != "C"), None)
        if session.kind == "activation" and race is not None:
            if race.id in used:
                yield breach("last.activation-once", session.id, session.day, race=race.name, other=used[race.id])
            used[race.id] = session.id


def activation_light(plan: Plan) -> Iterator[Breach]:
    """An activation is one light set of each movement, far from failure."""
    high = int(number("last.activation", "reps-high"))
    for session in plan.sessions:
        if session.kind != "activation":
            continue
        for exercise in session.exercises:
            if exercise.sets > 1 or exercise.reps > high or session.rir != "4+":
                yield breach(
                    "last.activation-light",
                    session.id,
                    session.day,
                    exercise=exercise.id,
                    sets=exercise.sets,
                    reps=exercise.reps,
                    high=high,
                    rir=session.rir,
                )


def reentry(plan: Plan) -> Iterator[Breach]:
    """The first session after an A or B race is an easy one."""
    for race in plan.races:
        if race.priority == "C":
            continue
        first = next((session for session in plan.sessions if session.day > race.day), None)
        if first is not None and first.kind in ("loading", "deload"):
            yield breach("recovery.reentry", first.id, first.day, race=race.name, kind=first.kind)


def late_entry(plan: Plan) -> Iterator[Breach]:
    """With 0 to 6 days to the first A race there is one activation at most, and none for a beginner."""
    race = _first_a(plan)
    if race is None or not 0 <= (race.day - plan.starts_on).days <= number("horizon.late", "most"):
        return
    days = (race.day - plan.starts_on).days
    for session in plan.sessions:
        if session.day <= race.day and (session.kind != "activation" or plan.athlete.level == "new"):
            yield breach(
                "horizon.late",
                session.id,
                session.day,
                race=race.name,
                days=days,
                kind=session.kind,
                level=plan.athlete.level,
            )


def no_progression(plan: Plan) -> Iterator[Breach]:
    """With 7 to 20 days to the first A race nothing gets harder from one session to the next."""
    race = _first_a(plan)
    least, most = number("horizon.late", "most"), number("horizon.maintain", "most")
    if race is None or not least < (race.day - plan.starts_on).days <= most:
        return
    days = (race.day - plan.starts_on).days
    for before, session in pairwise(s for s in plan.sessions if s.day < race.day and s.kind == "loading"):
        known = {(done.id, done.ladder): done for done in before.exercises}
        for exercise in session.exercises:
            done = known.get((exercise.id, exercise.ladder))
            if done is not None and _dose(exercise) > _dose(done):
                yield breach(
                    "horizon.maintain",
                    session.id,
                    session.day,
                    race=race.name,
                    days=days,
                    exercise=exercise.id,
                    other=before.id,
                )


def _dose(exercise: Prescribed) -> tuple[int, int]:
    return exercise.rung_index, exercise.sets * exercise.reps


def _first_a(plan: Plan) -> Race | None:
    return next((race for race in plan.races if race.priority == "A"), None)


def _sessions_before(plan: Plan, priority: str) -> Iterator[tuple[Session, Race, int]]:
    for race in plan.races:
        if race.priority == priority:
            for session in plan.sessions:
                if session.day <= race.day:
                    yield session, race, (race.day - session.day).days


CHECKS = (
    rest,
    recovery,
    last_loading,
    mini_taper,
    activation_hours,
    activation_once,
    activation_light,
    reentry,
    late_entry,
    no_progression,
)
