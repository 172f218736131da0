"""Why a session fits nowhere: the smallest set of facts and sessions that together exclude it.

Take any one of them away and everything left fits. Found by trying to do without each in turn; what is
tried first is what explains least, so that hours and weekdays are named only when they matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import Bar, Day, Place, Season, Slot, Work
from planner.model import Blocked, Busy, Race, Reason, Run

NEIGHBOURS = 1
_TRIED_FIRST = ("hours", "busy", "days", "start", "gap.same-day", "blocked", "last.activation", "last.loading")

Fact = tuple[str, object]

_GAP: Fact = ("gap.sessions", None)
GAP = 0
"""The number of the distance between sessions."""
_WORK = Slot("", 0, "work", 1)
_ACTIVATION = Slot("", 0, "activation", 1)


class Standing(NamedTuple):
    """A fact, by number, that stands against every start after ``low`` and before ``high``."""

    low: int
    high: int
    fact: int


class Case:
    """A season, what stands against each of its days, and the last session before it."""

    def __init__(self, season: Season, bars: Mapping[int, Sequence[Bar]], before: int | None):
        self.season = season
        self.bars = bars
        self.before = before
        self.facts: list[Fact] = [_GAP]
        """Every fact met so far, by number: numbers compare faster than what they stand for."""
        self._numbers: dict[Fact, int] = {_GAP: GAP}
        self._standing: dict[tuple[int, Work], Sequence[Standing]] = {}

    def number(self, fact: Fact) -> int:
        """Return the number of a fact."""
        found = self._numbers.setdefault(fact, len(self.facts))
        if found == len(self.facts):
            self.facts.append(fact)
        return found

    def against(self, day: Day, slot: Slot) -> Sequence[Standing]:
        """Return what stands against a slot on a day, by its beginning."""
        key = day.ordinal, slot.work
        if key not in self._standing:
            forbidden = rules.race_forbids(self.season, day, slot)
            bars = sorted(self.bars[day.ordinal], key=_low)
            self._standing[key] = [self._stands(bar) for bar in ([forbidden, *bars] if forbidden else bars)]
        return self._standing[key]

    def beside(self, week: int, places: Sequence[Place]) -> Case:
        """Return the case with sessions standing where they were placed, as far as a week is concerned."""
        other = Case(self.season, self.bars, self.before)
        fixed = [
            Standing(
                place.start - rules.GAP_SESSIONS,
                place.start + rules.GAP_SESSIONS,
                other.number(("gap.sessions", ("session", place.slot.id, date.fromordinal(place.ordinal)))),
            )
            for place in places
        ]
        for day in self.season.week(week):
            for slot in (_WORK, _ACTIVATION):
                other._standing[day.ordinal, slot.work] = sorted([*other.against(day, slot), *fixed], key=_low)
        return other

    def _stands(self, bar: Bar) -> Standing:
        return Standing(bar.low, bar.high, self.number((bar.rule, _key(bar.cause))))


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
        case = case.beside(lost.week, [place for place in places if abs(place.slot.week - lost.week) == NEIGHBOURS])
        slots = sorted([*_near(kept, lost, 0), lost], key=_order)
    facts = facts_against(case, slots)
    for slot in [slot for slot in slots if slot is not lost]:
        fewer = [other for other in slots if other is not slot]
        if not fits(case, fewer, facts):
            slots = fewer
    facts = facts & facts_against(case, slots)
    for fact in sorted(facts, key=lambda fact: _trial_order(case.facts[fact])):
        if not fits(case, slots, facts - {fact}):
            facts = facts - {fact}
    count = Reason(rule="given-up.sessions", values={"sessions": len(slots), "week": lost.week + 1})
    reasons = [_told(fact) for fact in sorted((case.facts[fact] for fact in facts), key=_telling_order)]
    return (count, *(reason for i, reason in enumerate(reasons) if reason not in reasons[:i]))


def _near(kept: Sequence[Slot], lost: Slot, weeks: int) -> list[Slot]:
    return [slot for slot in kept if abs(slot.week - lost.week) <= weeks]


def _too_many(case: Case, lost: Slot, others: Sequence[Slot]) -> list[Slot]:
    """Return the sessions in order if they cannot all fit, else none."""
    slots = sorted([*others, lost], key=_order)
    return [] if fits(case, slots, facts_against(case, slots)) else slots


def told(bar: Bar) -> Reason:
    """Return a bar as a reason that can be said."""
    return _told((bar.rule, _key(bar.cause)))


def fits(case: Case, slots: Sequence[Slot], facts: Set[int]) -> bool:
    """Whether all the slots find a place with only these facts against them; earliest first is enough."""
    free_from = case.before + rules.GAP_SESSIONS if case.before is not None and GAP in facts else 0
    latest = -1
    for slot in slots:
        start = _earliest(case, slot, facts, max(free_from, latest + rules.GRID_MIN))
        if start is None:
            return False
        latest = start
        free_from = start + rules.GAP_SESSIONS if GAP in facts else start
    return True


def facts_against(case: Case, slots: Sequence[Slot]) -> set[int]:
    """Return everything that stands against any of the slots, the distance between sessions included."""
    facts = {GAP} if len(slots) > 1 or case.before is not None else set()
    for slot in slots:
        for day in case.season.week(slot.week):
            facts.update(each.fact for each in case.against(day, slot))
    return facts


def _earliest(case: Case, slot: Slot, facts: Set[int], least: int) -> int | None:
    for day in case.season.week(slot.week):
        if day.midnight + day.minutes <= least:
            continue
        start = rules.on_grid(max(least, day.midnight))
        for low, high, fact in case.against(day, slot):
            if high > start and fact in facts:
                if low >= start:
                    break
                start = rules.on_grid(high)
        if start < day.midnight + day.minutes:
            return start
    return None


def _low(standing: Bar | Standing) -> int:
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
