"""Why a session fits nowhere: the smallest set of facts and sessions that together exclude it.

Take any one of them away and everything left fits. Found by trying to do without each in turn; what is
tried first is what explains least, so that hours and weekdays are named only when they matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import Bar, Day, Place, Season, Slot
from planner.model import Blocked, Busy, Race, Reason, Run

NEIGHBOURS = 1
_TRIED_FIRST = ("hours", "busy", "days", "start", "gap.same-day", "blocked", "last.activation", "last.loading")
_GAP = ("gap.sessions", None)

Fact = tuple[str, object]


class Standing(NamedTuple):
    """A fact that stands against every start after ``low`` and before ``high``."""

    low: int
    high: int
    fact: Fact


class Case(NamedTuple):
    """A season, what stands against each of its days, and the last session before it."""

    season: Season
    standing: Mapping[int, Sequence[Standing]]
    before: int | None


def make_case(season: Season, bars: Mapping[int, Sequence[Bar]], before: int | None) -> Case:
    """Return the season with its bars told apart by what causes them; ``before`` is the last session that stays."""
    standing = {ordinal: sorted((_standing(bar) for bar in day), key=_low) for ordinal, day in bars.items()}
    return Case(season, standing, before)


def smallest_cause(
    case: Case, lost: Slot, places: Sequence[Place], explained: Sequence[Slot] = ()
) -> tuple[Reason, ...]:
    """Return the reasons that together exclude ``lost``, given the sessions that were placed.

    Looked for in its week first, then together with the weeks beside it, and else with the sessions of other
    weeks where they lie. ``explained`` are sessions of its week that were given up too and have their causes.
    """
    kept = [place.slot for place in places]
    slots = _too_many(case, lost, [*_near(kept, lost, 0), *explained]) or _too_many(
        case, lost, _near(kept, lost, NEIGHBOURS)
    )
    if not slots:
        case = _beside(case, lost, places)
        slots = sorted([*_near(kept, lost, 0), lost], key=_order)
    facts = facts_against(case, slots)
    for slot in [slot for slot in slots if slot is not lost]:
        fewer = [other for other in slots if other is not slot]
        if not fits(case, fewer, facts):
            slots = fewer
    facts = facts & facts_against(case, slots)
    for fact in sorted(facts, key=_trial_order):
        if not fits(case, slots, facts - {fact}):
            facts = facts - {fact}
    count = Reason(rule="given-up.sessions", values={"sessions": len(slots), "week": lost.week + 1})
    reasons = [_told(fact) for fact in sorted(facts, key=_telling_order)]
    return (count, *(reason for i, reason in enumerate(reasons) if reason not in reasons[:i]))


def _near(kept: Sequence[Slot], lost: Slot, weeks: int) -> list[Slot]:
    return [slot for slot in kept if abs(slot.week - lost.week) <= weeks]


def _too_many(case: Case, lost: Slot, others: Sequence[Slot]) -> list[Slot]:
    """Return the sessions in order if they cannot all fit, else none."""
    slots = sorted([*others, lost], key=_order)
    return [] if fits(case, slots, facts_against(case, slots)) else slots


def _beside(case: Case, lost: Slot, places: Sequence[Place]) -> Case:
    """Return the case with the sessions of the weeks around standing where they were placed."""
    standing = dict(case.standing)
    fixed = [
        Standing(
            place.start - rules.GAP_SESSIONS,
            place.start + rules.GAP_SESSIONS,
            ("gap.sessions", ("session", place.slot.id, date.fromordinal(place.ordinal))),
        )
        for place in places
        if abs(place.slot.week - lost.week) == 1
    ]
    for day in case.season.week(lost.week):
        standing[day.ordinal] = sorted([*standing[day.ordinal], *fixed], key=_low)
    return case._replace(standing=standing)


def told(bar: Bar) -> Reason:
    """Return a bar as a reason that can be said."""
    return _told((bar.rule, _key(bar.cause)))


def fits(case: Case, slots: Sequence[Slot], facts: Set[Fact]) -> bool:
    """Whether all the slots find a place with only these facts against them; earliest first is enough."""
    free_from = case.before + rules.GAP_SESSIONS if case.before is not None and _GAP in facts else 0
    latest = -1
    for slot in slots:
        start = _earliest(case, slot, facts, max(free_from, latest + rules.GRID_MIN))
        if start is None:
            return False
        latest = start
        free_from = start + rules.GAP_SESSIONS if _GAP in facts else start
    return True


def facts_against(case: Case, slots: Sequence[Slot]) -> set[Fact]:
    """Return everything that stands against any of the slots, the distance between sessions included."""
    facts: set[Fact] = {_GAP} if len(slots) > 1 or case.before is not None else set()
    for slot in slots:
        for day in case.season.week(slot.week):
            facts.update(each.fact for each in _against(case, day, slot))
    return facts


def _earliest(case: Case, slot: Slot, facts: Set[Fact], least: int) -> int | None:
    for day in case.season.week(slot.week):
        if day.midnight + day.minutes <= least:
            continue
        start = rules.on_grid(max(least, day.midnight))
        for low, high, fact in _against(case, day, slot):
            if high > start and fact in facts:
                if low >= start:
                    break
                start = rules.on_grid(high)
        if start < day.midnight + day.minutes:
            return start
    return None


def _against(case: Case, day: Day, slot: Slot) -> Sequence[Standing]:
    forbidden = rules.race_forbids(case.season, day, slot)
    return [_standing(forbidden), *case.standing[day.ordinal]] if forbidden else case.standing[day.ordinal]


def _standing(bar: Bar) -> Standing:
    return Standing(bar.low, bar.high, (bar.rule, _key(bar.cause)))


def _low(standing: Standing) -> int:
    return standing.low


def _key(cause: object) -> object:
    if isinstance(cause, Run | Race):
        start = cause.start if isinstance(cause, Run) else cause.gun
        return ("race" if isinstance(cause, Race) else cause.kind, start, getattr(cause, "name", ""))
    if isinstance(cause, Blocked):
        return ("blocked", cause.first, cause.last, cause.why)
    if isinstance(cause, Busy):
        return ("busy", cause.start, cause.end)
    return cause


def _order(slot: Slot) -> tuple[int, bool, str]:
    return slot.week, slot.work == "activation", slot.id


def _trial_order(fact: Fact) -> tuple[int, str, str]:
    rule, cause = fact
    rank = _TRIED_FIRST.index(rule) if rule in _TRIED_FIRST else len(_TRIED_FIRST)
    return rank, rule, str(cause)


def _telling_order(fact: Fact) -> tuple[str, str]:
    return fact[0], str(fact[1])


def _told(fact: Fact) -> Reason:
    rule, cause = fact
    if rule == "days":
        return Reason(rule="days", values={"weekday": str(cause)})
    if not isinstance(cause, tuple):
        return Reason(rule=rule)
    if cause[0] == "session":
        return Reason(rule=rule, values={"session": str(cause[1]), "day": cause[2].isoformat()})
    kind, at = str(cause[0]), cause[1]
    day = (at.date() if hasattr(at, "date") else at).isoformat()
    if kind == "blocked":
        return Reason(rule=rule, values={"first_day": day, "last_day": cause[2].isoformat(), "why": str(cause[3])})
    if kind == "race" and cause[2]:
        return Reason(rule=rule, values={"race": str(cause[2]), "race_day": day})
    return Reason(rule=rule, values={"kind": kind, "run_day": day})
