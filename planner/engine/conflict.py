"""Why a session fits nowhere: the smallest set of facts and sessions that together exclude it.

Take any one of them away and everything left fits. Found by trying to do without each in turn; what is
tried first is what explains least, so that hours and weekdays are named only when they matter. The starts
of a week are the bits of one number, so that a trial costs a few operations on numbers.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import Bar, Cause, Day, Place, Season, Slot, Work
from planner.model import Blocked, Race, Reason, Run

NEIGHBOURS = 1
GRID = rules.GRID_MIN
APART = rules.GAP_SESSIONS // GRID
"""Steps of the grid from one session to the next."""
_TRIED_FIRST = ("hours", "busy", "days", "start", "gap.same-day", "blocked", "last.activation", "last.loading")
_RANK = {rule: rank for rank, rule in enumerate(_TRIED_FIRST)}

Fact = tuple[str, object]

_GAP: Fact = ("gap.sessions", None)
GAP = 0
"""The number of the distance between sessions."""


class Board(NamedTuple):
    """The starts on the grid that a kind of slot could have in a week, as bits, the first one lowest."""

    first: int
    """The step of the grid, from the epoch, that the lowest bit stands for."""
    starts: int
    barred: Mapping[int, int]
    """The starts that each fact, by number, stands against."""

    def free(self, facts: Set[int]) -> int:
        """Return the starts that are left with only these facts against them."""
        barred = 0
        for fact, starts in self.barred.items():
            if fact in facts:
                barred |= starts
        return self.starts & ~barred


class Fixed(NamedTuple):
    """A session of another week that stays where it is: its start, and the number of that fact."""

    start: int
    fact: int


class Case:
    """A season with its placed sessions, what stands against each of its days, and the last session before it."""

    def __init__(
        self, season: Season, bars: Mapping[int, Sequence[Bar]], before: Place | None, places: Sequence[Place]
    ):
        self.season = season
        self.bars = bars
        self.before = before
        """The last session of the past."""
        self.places: dict[int, list[Place]] = {}
        """By week."""
        for place in places:
            self.places.setdefault(place.slot.week, []).append(place)
        self.fixed: Sequence[Fixed] = ()
        self.facts: list[Fact] = [_GAP]
        """Every fact met so far, by number: numbers compare faster than what they stand for."""
        self._numbers: dict[Fact, int] = {_GAP: GAP}
        self._orders: dict[int, tuple[int, str, str]] = {}
        self._reasons: dict[int, Reason] = {}
        self._boards: dict[tuple[int, Work], Board] = {}
        self._past = None if before is None else self._standing(before)

    def _standing(self, place: Place) -> Fixed:
        """Return a session that stays where it is, as a fact."""
        told = ("session", place.slot.id, date.fromordinal(place.ordinal))
        return Fixed(place.start, self.number(("gap.sessions", told)))

    def number(self, fact: Fact) -> int:
        """Return the number of a fact."""
        found = self._numbers.get(fact)
        if found is None:
            found = self._numbers[fact] = len(self.facts)
            self.facts.append(fact)
        return found

    def order(self, number: int) -> tuple[int, str, str]:
        """Return what sorts a fact among those to be tried."""
        order = self._orders.get(number)
        if order is None:
            rule, cause = self.facts[number]
            order = self._orders[number] = _RANK.get(rule, len(_RANK)), rule, str(cause)
        return order

    def reason(self, number: int) -> Reason:
        """Return a fact as a reason that can be said."""
        if number not in self._reasons:
            self._reasons[number] = _told(self.facts[number])
        return self._reasons[number]

    def near(self, week: int, weeks: int) -> list[Slot]:
        """Return the slots placed in a week and so many weeks beside it."""
        return [place.slot for each in range(week - weeks, week + weeks + 1) for place in self.places.get(each, ())]

    def board(self, slot: Slot) -> Board:
        """Return the starts that a slot could have, and what stands against each."""
        key = slot.week, slot.work
        if key not in self._boards:
            self._boards[key] = self._laid(slot)
        return self._boards[key]

    def facts_against(self, slots: Sequence[Slot]) -> set[int]:
        """Return everything that stands against any of the slots, the distance between sessions included."""
        facts = {GAP} if len(slots) > 1 else set()
        if self._past is not None:
            facts.add(self._past.fact)
        return facts.union(*(self.board(slot).barred for slot in slots))

    def fits(self, slots: Sequence[Slot], facts: Set[int]) -> bool:
        """Whether all the slots find a place with only these facts against them."""
        return _fit([self.board(slot) for slot in slots], facts, self._least(facts))

    def needed(self, slots: Sequence[Slot], facts: Set[int]) -> set[int]:
        """Return those of the facts that together keep the slots from fitting, trying to do without each in turn."""
        boards = [self.board(slot) for slot in slots]
        left = set(facts)
        for fact in sorted(facts, key=self.order):
            left.discard(fact)
            if _fit(boards, left, self._least(left)):
                left.add(fact)
        return left

    def _least(self, facts: Set[int]) -> int:
        """Return the first step of the grid on which a session may lie after the past."""
        past = self._past
        return 0 if past is None or past.fact not in facts else _step(past.start + rules.GAP_SESSIONS)

    def beside(self, week: int) -> "Case":
        """Return the case of a week alone, with the sessions of the weeks beside it standing where they were placed."""
        other = Case(self.season, self.bars, self.before, self.places.get(week, ()))
        beside = (week - NEIGHBOURS, week + NEIGHBOURS)
        other.fixed = [other._standing(place) for each in beside for place in self.places.get(each, ())]
        return other

    def _laid(self, slot: Slot) -> Board:
        days = self.season.week(slot.week)
        first, end = _step(days[0].midnight), _step(days[-1].midnight + days[-1].minutes)
        barred: dict[int, int] = {}
        for day in days:
            begin, over = _step(day.midnight), _step(day.midnight + day.minutes)
            for after, before, rule, cause in self._bars(day, slot):
                low, high = after // GRID + 1, -(-before // GRID)
                low, high = low if low > begin else begin, high if high < over else over
                if low < high:
                    fact = self.number((rule, _key(cause)))
                    barred[fact] = barred.get(fact, 0) | (1 << high - first) - (1 << low - first)
        for start, fact in self.fixed:
            low = max(first, (start - rules.GAP_SESSIONS) // GRID + 1)
            high = min(end, _step(start + rules.GAP_SESSIONS))
            if low < high:
                barred[fact] = (1 << high - first) - (1 << low - first)
        return Board(first, (1 << end - first) - 1, barred)

    def _bars(self, day: Day, slot: Slot) -> Sequence[Bar]:
        forbidden = rules.race_forbids(self.season, day, slot)
        return [*self.bars[day.ordinal], forbidden] if forbidden else self.bars[day.ordinal]


def smallest_cause(case: Case, lost: Slot, explained: Sequence[Slot] = ()) -> tuple[Reason, ...]:
    """Return the reasons that together exclude ``lost``, given the sessions that were placed.

    Looked for in its week first, then together with the weeks beside it, and else with the sessions of other
    weeks where they lie. ``explained`` are sessions of its week that were given up too and have their causes.
    """
    slots = _too_many(case, lost, [*case.near(lost.week, 0), *explained]) or _too_many(
        case, lost, case.near(lost.week, NEIGHBOURS)
    )
    if not slots:
        case = case.beside(lost.week)
        slots = sorted([*case.near(lost.week, 0), lost], key=_order)
    facts = case.facts_against(slots)
    for slot in [slot for slot in slots if slot is not lost]:
        fewer = [other for other in slots if other is not slot]
        if not case.fits(fewer, facts):
            slots = fewer
    facts = case.needed(slots, facts & case.facts_against(slots))
    count = Reason(rule="given-up.sessions", values={"sessions": len(slots), "week": lost.week + 1})
    reasons = [case.reason(fact) for fact in sorted(facts, key=lambda fact: case.order(fact)[1:])]
    return (count, *{(reason.rule, *reason.values.items()): reason for reason in reasons}.values())


def _too_many(case: Case, lost: Slot, others: Sequence[Slot]) -> list[Slot]:
    """Return the sessions in order if they cannot all fit, else none."""
    slots = sorted([*others, lost], key=_order)
    return [] if case.fits(slots, case.facts_against(slots)) else slots


def told(bar: Bar) -> Reason:
    """Return a bar as a reason that can be said."""
    return _told((bar.rule, _key(bar.cause)))


def _fit(boards: Sequence[Board], facts: Set[int], least: int) -> bool:
    """Whether a session fits on each board from step ``least`` on, one after the other; earliest first is enough."""
    apart = APART if GAP in facts else 1
    last, free = None, 0
    for board in boards:
        if board is not last:
            last, free = board, board.free(facts)
        passed = least - board.first if least > board.first else 0
        ahead = free >> passed
        if not ahead:
            return False
        earliest = (ahead & -ahead).bit_length() - 1
        least = board.first + passed + earliest + apart
    return True


def _step(instant: int) -> int:
    """Return the first step of the grid at or after an instant, counted from the epoch."""
    return -(-instant // GRID)


def _key(cause: Cause) -> object:
    if cause is None or isinstance(cause, (str, int)):
        return cause
    if isinstance(cause, Run):
        return (cause.kind, cause.start, "")
    if isinstance(cause, Race):
        return ("race", cause.gun, cause.name)
    if isinstance(cause, Blocked):
        return ("blocked", cause.first, cause.last, cause.why)
    return ("busy", cause.start, cause.end)


def _order(slot: Slot) -> tuple[int, bool, str]:
    return slot.week, slot.work == "activation", slot.id


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
    if kind == "busy":
        return Reason(rule=rule, values={"kind": kind, "run_day": day, **_hours_of(at, cause[2])})
    if kind == "blocked":
        return Reason(rule=rule, values={"first_day": day, "last_day": cause[2].isoformat(), "why": str(cause[3])})
    if kind == "race" and cause[2]:
        return Reason(rule=rule, values={"race": str(cause[2]), "race_day": day})
    return Reason(rule=rule, values={"kind": kind, "run_day": day})


def _hours_of(start: datetime, end: datetime) -> dict[str, str]:
    """Return from when until when a time is taken, with its last day where that is another."""
    hours = {"from": f"{start:%H:%M}", "until": f"{end:%H:%M}"}
    return hours if end.date() == start.date() else {**hours, "last_day": end.date().isoformat()}
