"""Whether every week holds the sessions that its phase asks for, or says why one was given up.

A day carries work where it is not before the plan's start, not in the last days before a race and not in the
recovery after one. A week with fewer than five such days holds its share of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import DAY, shown
from planner.engine.audit.load import LOADING, ROUNDING_AU, is_loading, of_week
from planner.engine.audit.races import longest_recovery
from planner.engine.evidence import number
from planner.model import Plan, Race, Week

NEARLY_A_WEEK = 5
ONCE = ("maintenance", "bridge", "transition", "recovery")
CUT = ("break", "taper", "recovery")
MAINTAINED = ("maintenance", "bridge", "transition")


def held(plan: Plan) -> Iterator[Breach]:
    """A week holds the sessions that its phase asks for; one that it lost is told as given up.

    An easier week is held against the loading week before it, elsewhere.
    """
    usual = plan.athlete.sessions
    for week in plan.weeks:
        if week.phase in LOADING:
            usual = _least_of(plan, week)
        if week.deload and week.phase != "bridge":
            continue
        right = _share(plan, week, 1 if week.phase in ONCE or _is_late(plan, week) else usual)
        told = sum(lost.week == week.index for lost in plan.given_up)
        count = sum(session.kind != "activation" for session in of_week(plan, week))
        if count + told < right:
            yield breach("frequency.least", str(week.index), week.starts, sessions=count, given_up=told, right=right)


def _least_of(plan: Plan, week: Week) -> int:
    """Return how many sessions a loading week holds at least; those of a taper are as many."""
    least = {"build": number("frequency.build", "most"), "adaptation": number("frequency.build", "least")}
    return min(plan.athlete.sessions, int(least.get(week.phase, number("frequency.specific", "least"))))


def _share(plan: Plan, week: Week, frequency: int) -> int:
    days = sum(_carries(plan, week.starts + place * DAY) for place in range(7))
    return frequency if days >= NEARLY_A_WEEK else frequency * days // 7


def _carries(plan: Plan, day: date) -> bool:
    if day < plan.starts_on or not plan.races or day > plan.races[-1].day:
        return False
    return not any(_is_kept_free(race, day) for race in plan.races if race.priority != "C")


def _is_kept_free(race: Race, day: date) -> bool:
    rest = int(number("last.activation", "first")) if race.priority == "A" else int(number("rest.race", "days"))
    return -longest_recovery(race) <= (race.day - day).days <= rest


def _is_late(plan: Plan, week: Week) -> bool:
    """Tell whether a week comes before a race that the plan began too near to for more than keeping what is there."""
    first = max(week.starts, plan.starts_on)
    ahead = (race for race in plan.races if race.priority != "C" and race.day >= first)
    return any((race.day - plan.starts_on).days <= number("horizon.maintain", "most") for race in ahead)


def maintained(plan: Plan) -> Iterator[Breach]:
    """A week that only keeps what is there holds one session, and no more load than the loading week before it."""
    most = int(number("frequency.maintain", "sessions"))
    last = 0.0
    for week in plan.weeks:
        if is_loading(plan, week):
            last = week.load_au
        if week.phase not in MAINTAINED:
            continue
        count = sum(session.kind != "activation" for session in of_week(plan, week))
        if count > most or (last and week.load_au > last + ROUNDING_AU):
            yield breach(
                "frequency.maintain",
                str(week.index),
                week.starts,
                sessions=count,
                most=most,
                load=shown(week.load_au),
                before=shown(last),
            )


def blocks(plan: Plan) -> Iterator[Breach]:
    """Bridges lie between blocks of 12 weeks or more, and are longer than two weeks only after a block of 16.

    Where a race or days away cut into a block, nobody can tell where it was to end.
    """
    least, most, bridge = (int(number("horizon.long", name)) for name in ("block-least", "block-most", "bridge"))
    block = row = 0
    cut = False
    for week in plan.weeks:
        if week.phase == "bridge":
            row += 1
            if not cut and (block < least or (row > bridge and block < most)):
                yield breach("horizon.long", str(week.index), week.starts, weeks=block, bridges=row, least=least)
            continue
        if row:
            block = row = 0
            cut = False
        block += 1
        cut = cut or week.phase in CUT


def explained(plan: Plan) -> Iterator[Breach]:
    """Every session that is given up says why."""
    starts = {week.index: week.starts for week in plan.weeks}
    for lost in plan.given_up:
        if not lost.reasons:
            yield breach("given-up.reasons", lost.id, starts.get(lost.week))


CHECKS = (held, maintained, blocks, explained)
