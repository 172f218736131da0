"""The taper before an A race: how much is cut, that it never grows, that nothing in it is new.

The cut is measured as the method says it: the mean daily load of D-14 to D-1 against that of the last
full loading week. It is asked for where there is something to cut: a full loading week since the
start, or since the race before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import DAY, shown
from planner.engine.audit.load import ROUNDING_AU, at_floor, grain, is_loading, of_week
from planner.engine.audit.races import recovery_days
from planner.engine.evidence import number
from planner.model import Plan, Race, Session, Week

LOADING_WEEKS = 1
EASED = frozenset(("change.no-harder", "misses", "pain.stop"))
TAPER_KINDS = ("taper", "activation", "reentry")


def volume(plan: Plan) -> Iterator[Breach]:
    """The taper's mean load is 41 to 60 % below the last full loading week's."""
    least, most = number("taper.volume", "least"), number("taper.volume", "most")
    for race, last in _tapers(plan):
        sessions = _in_taper(plan, race)
        weeks = number("taper.length", "days") / 7
        cut = 100 * (1 - sum(session.load_au for session in sessions) / (weeks * last.load_au))
        slack = 100 * grain(sessions) / (weeks * last.load_au)
        too_little = cut < least - slack and not at_floor(sessions)
        if too_little or (cut > most + slack and not _cut_short(plan, race)):
            yield breach(
                "taper.volume",
                race.id,
                race.day,
                race=race.name,
                percent=shown(cut),
                least=least,
                most=most,
                other=last.index,
            )


def growth(plan: Plan) -> Iterator[Breach]:
    """No week of a taper holds more than the week before it that lost no session, but where none could be shorter."""
    short = {lost.week for lost in plan.given_up}
    for race in (race for race in plan.races if race.priority == "A"):
        before: Week | None = None
        for week in plan.weeks:
            if not _mostly_taper(week, race):
                before = week if is_loading(plan, week) and week.starts < _opens(race) else before
                continue
            if before is None:
                break
            if week.load_au > before.load_au + ROUNDING_AU and not at_floor(of_week(plan, week)):
                yield breach(
                    "taper.growth",
                    str(week.index),
                    week.starts,
                    race=race.name,
                    load=shown(week.load_au),
                    before=shown(before.load_au),
                    other=before.index,
                )
            if week.load_au and week.index not in short:
                before = week


def kinds(plan: Plan) -> Iterator[Breach]:
    """From D-14 on no session is a loading one, unless the plan only keeps what is there."""
    least, short = number("last.loading", "least"), number("horizon.maintain", "most")
    for race in plan.races:
        if race.priority != "A" or (race.day - plan.starts_on).days <= short:
            continue
        for session in _in_taper(plan, race):
            before = (race.day - session.day).days
            if session.kind not in TAPER_KINDS and before >= least:
                yield breach(
                    "taper.kind",
                    session.id,
                    session.day,
                    race=race.name,
                    before=before,
                    kind=session.kind,
                )


def novelty(plan: Plan) -> Iterator[Breach]:
    """No exercise is new in a taper, and none stands on a higher rung than before."""
    for race in plan.races:
        if race.priority != "A":
            continue
        tapering = {session.id for session in _in_taper(plan, race)}
        highest: dict[tuple[str, str], int] = {}
        trained = False
        for session in plan.sessions:
            if session.id in tapering:
                yield from _new_in(session, race, highest, trained=trained)
            before = session.id not in tapering and session.day < race.day
            trained = trained or (before and session.kind == "loading")
            for exercise in session.exercises:
                key = exercise.id, exercise.ladder
                highest[key] = max(highest.get(key, 0), exercise.rung_index)


def _new_in(session: Session, race: Race, highest: dict[tuple[str, str], int], *, trained: bool) -> Iterator[Breach]:
    for exercise in session.exercises:
        known = highest.get((exercise.id, exercise.ladder))
        if known is None and trained:
            yield breach("taper.new", session.id, session.day, race=race.name, exercise=exercise.id)
        elif known is not None and exercise.rung_index > known:
            yield breach(
                "taper.rung",
                session.id,
                session.day,
                race=race.name,
                exercise=exercise.id,
                rung=exercise.rung_index,
                known=known,
            )


def _tapers(plan: Plan) -> Iterator[tuple[Race, Week]]:
    """Yield A races with the last full loading week before their taper, where enough weeks came before."""
    for race in plan.races:
        if race.priority != "A":
            continue
        opens = _opens(race)
        since = max(
            (other.day for other in plan.races if other.day < race.day and other.priority != "C"),
            default=None,
        )
        full = [
            week
            for week in plan.weeks
            if is_loading(plan, week)
            and week.starts < opens
            and (since is None or week.starts > since)
            and _full(plan, week, opens)
        ]
        if len(full) >= LOADING_WEEKS and (opens - full[-1].starts).days <= 21:
            yield race, full[-1]


def _full(plan: Plan, week: Week, opens: date) -> bool:
    sessions = of_week(plan, week)
    if not sessions or any(lost.week == week.index for lost in plan.given_up):
        return False
    return all(session.kind == "loading" and session.load_au > 0 and session.day < opens for session in sessions)


def _opens(race: Race) -> date:
    return race.day - int(number("taper.length", "days")) * DAY


def _in_taper(plan: Plan, race: Race) -> list[Session]:
    return [session for session in plan.sessions if _opens(race) <= session.day < race.day]


def _mostly_taper(week: Week, race: Race) -> bool:
    days = [week.starts + place * DAY for place in range(7)]
    return sum(_opens(race) <= day <= race.day for day in days) > len(days) / 2


def _cut_short(plan: Plan, race: Race) -> bool:
    opens = _opens(race)
    touched = {week.index for week in plan.weeks if week.starts < race.day and opens < week.starts + 7 * DAY}
    return (
        any(lost.week in touched for lost in plan.given_up)
        or _eased(plan, race)
        or any(block.first < race.day and opens <= block.last for block in plan.athlete.blocked)
        or any(
            other is not race
            and other.priority != "C"
            and other.day < race.day
            and opens <= other.day + recovery_days(other) * DAY
            for other in plan.races
        )
    )


def _eased(plan: Plan, race: Race) -> bool:
    """Tell whether a revision keeps the taper no harder than it was, or leaves out what hurts: it may be shorter."""
    told = {reason.rule for session in _in_taper(plan, race) for reason in session.reasons}
    return plan.revision > 1 and not EASED.isdisjoint(told)


CHECKS = (volume, growth, kinds, novelty)
