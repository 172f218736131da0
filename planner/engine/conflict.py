"""Why a session fits nowhere: the smallest set of facts and sessions that together exclude it.

Take any one of them away and everything left fits. Found by trying to do without each in turn; what is
tried first is what explains least, so that hours and weekdays are named only when they matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import Bar, Season, Slot
from planner.model import Blocked, Busy, Race, Reason, Run

GRID = 5
NEIGHBOURS = 1
_TRIED_FIRST = ("hours", "busy", "days", "start", "gap.same-day", "blocked", "last.activation", "last.loading")
_GAP = ("gap.sessions", None)

Fact = tuple[str, object]


class Case(NamedTuple):
    """Sessions that shall all fit, and what stands against them."""

    season: Season
    bars: Mapping[int, Sequence[Bar]]
    before: int | None


def smallest_cause(
    season: Season, bars: Mapping[int, Sequence[Bar]], lost: Slot, kept: Sequence[Slot], before: int | None
) -> tuple[Reason, ...]:
    """Return the reasons that together exclude ``lost``, given the sessions that were placed."""
    case = Case(season, bars, before)
    near = [slot for slot in kept if abs(slot.week - lost.week) <= NEIGHBOURS]
    slots = sorted([*near, lost], key=_order)
    if fits(case, slots, _facts(case, slots)):
        slots = sorted([*kept, lost], key=_order)
    facts = _facts(case, slots)
    for slot in [slot for slot in slots if slot is not lost]:
        fewer = [other for other in slots if other is not slot]
        if not fits(case, fewer, facts):
            slots = fewer
    facts = {fact for fact in facts if fact in _facts(case, slots)}
    for fact in sorted(facts, key=_trial_order):
        if not fits(case, slots, facts - {fact}):
            facts = facts - {fact}
    count = Reason(rule="given-up.sessions", values={"sessions": len(slots), "week": lost.week + 1})
    return (count, *(_told(fact) for fact in sorted(facts, key=_telling_order)))


def told(bar: Bar) -> Reason:
    """Return a bar as a reason that can be said."""
    return _told((bar.rule, _key(bar.cause)))


def fits(case: Case, slots: Sequence[Slot], facts: set[Fact]) -> bool:
    """Whether all the slots find a place with only these facts against them; earliest first is enough."""
    free_from = case.before + rules.GAP_SESSIONS if case.before is not None and _GAP in facts else 0
    latest = -1
    for slot in slots:
        start = _earliest(case, slot, facts, max(free_from, latest + GRID))
        if start is None:
            return False
        latest = start
        free_from = start + rules.GAP_SESSIONS if _GAP in facts else start
    return True


def _earliest(case: Case, slot: Slot, facts: set[Fact], least: int) -> int | None:
    season = case.season
    for day in season.days[slot.week * 7 : slot.week * 7 + 7]:
        forbidden = rules.race_forbids(season, day, slot)
        bars = [*case.bars[day.ordinal], *([forbidden] if forbidden else ())]
        standing = [(low, high) for low, high, rule, cause in bars if (rule, _key(cause)) in facts]
        start = -(-max(least, day.midnight) // GRID) * GRID
        while start < day.midnight + day.minutes:
            past = max((high for low, high in standing if low < start < high), default=None)
            if past is None:
                return start
            start = -(-past // GRID) * GRID
    return None


def _facts(case: Case, slots: Sequence[Slot]) -> set[Fact]:
    facts: set[Fact] = {_GAP} if len(slots) > 1 or case.before is not None else set()
    for slot in slots:
        for day in case.season.days[slot.week * 7 : slot.week * 7 + 7]:
            facts.update((bar.rule, _key(bar.cause)) for bar in case.bars[day.ordinal])
            forbidden = rules.race_forbids(case.season, day, slot)
            if forbidden is not None:
                facts.add((forbidden.rule, _key(forbidden.cause)))
    return facts


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
    kind, at = str(cause[0]), cause[1]
    day = (at.date() if hasattr(at, "date") else at).isoformat()
    if kind == "blocked":
        return Reason(rule=rule, values={"first_day": day, "last_day": cause[2].isoformat(), "why": str(cause[3])})
    if kind == "race" and cause[2]:
        return Reason(rule=rule, values={"race": str(cause[2]), "race_day": day})
    return Reason(rule=rule, values={"kind": kind, "run_day": day})
