"""Why a session fits nowhere: the smallest set of facts and sessions that together exclude it.

Take any one of them away and everything left fits. Found by trying to do without each in turn; what is
tried first is what explains least, so that hours and weekdays are named only when they matter. The starts
of a week are the bits of one number, so that a trial costs a few operations on numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from itertools import groupby
from operator import or_
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import Bar, Cause, Day, Place, Slot, Work, made, plain
from planner.model import Blocked, Race, Reason, Run

NEIGHBOURS = 1
GRID = rules.GRID_MIN
APART = rules.GAP_SESSIONS // GRID
"""Steps of the grid from one session to the next."""
_TRIED_FIRST = ("hours", "busy", "days", "start", "gap.same-day", "blocked", "last.activation", "last.loading")
_RANK = {rule: rank for rank, rule in enumerate(_TRIED_FIRST)}

Fact = tuple[str, object]

GAP: Fact = ("gap.sessions", None)
"""The distance between sessions."""


class Board(NamedTuple):
    """The starts on the grid that a kind of slot could have in a week, as bits, the first one lowest."""

    first: int
    """The step of the grid, from the epoch, that the lowest bit stands for."""
    starts: int
    """All of them."""
    barred: Mapping[str, Mapping[Fact, int]]
    """The starts that each fact stands against, by rule."""
    free: int
    """The starts that no fact stands against."""


class Lane(NamedTuple):
    """The board of a kind of slot in a week, and how many sessions are to lie on it."""

    slot: Slot
    """Any of them."""
    board: Board
    sessions: int


class Answer(NamedTuple):
    """Which facts of a rule cannot be done without, by number."""

    needed: Sequence[int]
    """In whatever order they are tried."""
    spare: Sequence[int]
    """Those of which some are needed, but their order decides which."""
    in_turn: dict[Sequence[int], Sequence[int]]
    """Which of the spare ones are needed, by their order."""


class Case:
    """A season with its placed sessions, what stands against each of its days, and the last session before it."""

    def __init__(self, bars: rules.Bars, before: Place | None, places: Sequence[Place]):
        self.season = bars.season
        self.bars = bars
        self.before = before
        """The last session of the past."""
        self.places: dict[int, list[Place]] = {}
        """By week."""
        for place in places:
            self.places.setdefault(place.slot.week, []).append(place)
        self._usual: dict[tuple[int, ...], dict[str, dict[Fact, int]]] = {}
        self._boards: dict[tuple[int, Work], Board] = {}
        self._reasons: dict[Fact, Reason] = {}
        self._texts: dict[Fact, str] = {}
        self.answers: dict[object, Answer] = {}
        """What was found out of boards that look alike."""

    def reason(self, fact: Fact) -> Reason:
        """Return a fact as a reason that can be said."""
        if fact not in self._reasons:
            self._reasons[fact] = _told(fact)
        return self._reasons[fact]

    def text(self, fact: Fact) -> str:
        """Return what sorts a fact among those of its rule."""
        found = self._texts.get(fact)
        if found is None:
            found = self._texts[fact] = str(fact[1])
        return found

    def near(self, week: int, weeks: int) -> list[Slot]:
        """Return the slots placed in a week and so many weeks beside it."""
        return [place.slot for each in range(week - weeks, week + weeks + 1) for place in self.places.get(each, ())]

    def beside(self, week: int) -> list[Place]:
        """Return the places in the weeks beside a week."""
        return [place for each in (week - NEIGHBOURS, week + NEIGHBOURS) for place in self.places.get(each, ())]

    def lanes(self, slots: Iterable[Slot], fixed: Sequence[Place] = ()) -> list[Lane]:
        """Return the boards of slots in their order, with how many are to lie on each beside those that stay."""
        found = []
        for _, own in groupby(sorted(slots, key=_kind), key=_kind):
            slot, *others = own
            board = self.board(slot)
            found.append(Lane(slot, _with_sessions(board, fixed) if fixed else board, 1 + len(others)))
        return found

    def board(self, slot: Slot) -> Board:
        """Return the starts that a slot could have, and what stands against each."""
        key = slot.week, slot.work
        found = self._boards.get(key)
        if found is None:
            days = self.season.week(slot.week)
            bars = self.bars.dated(days[0].ordinal, days[-1].ordinal)
            for day in days:
                forbidden = rules.race_forbids(self.season, day, slot)
                if forbidden is not None:
                    bars.append((forbidden, day.ordinal, day.ordinal))
            first, end = _step(days[0].midnight), _step(days[-1].midnight + days[-1].minutes)
            barred = self._usually(days) | _barred(days, bars)
            if self.before is not None:
                high = min(_step(self.before.start + rules.GAP_SESSIONS), end)
                if high > first:
                    barred.setdefault(GAP[0], {})[_standing(self.before)] = (1 << high - first) - 1
            found = self._boards[key] = _board(first, (1 << end - first) - 1, barred)
        return found

    def _usually(self, days: Sequence[Day]) -> dict[str, dict[Fact, int]]:
        """Return what stands against every week that looks alike: the start of the plan, weekdays, hours."""
        season = self.season
        past = max(season.open_from - days[0].ordinal, 0)
        looks = (past, days[0].midnight % GRID, *[day.minutes for day in days])
        if looks not in self._usual:
            bars = [
                (bar, day.ordinal, day.ordinal)
                for day in days
                for bar in rules.usual_bars(season, day, self.bars.closed[day.minutes])
            ]
            self._usual[looks] = _barred(days, bars)
        return self._usual[looks]


class Puzzle:
    """Sessions that are too many for their boards, and the facts in their way; the boards are one long number."""

    def __init__(self, case: Case, lanes: Sequence[Lane]):
        self.case = case
        self.sessions = sum([lane.sessions for lane in lanes])
        self._apart = APART
        self._lanes: list[tuple[int, int, int, int]] = []
        """Of each board: its first step from that of all, where its bits begin and end, and its sessions."""
        self.facts: dict[str, dict[Fact, int]] = {GAP[0]: {}}
        """The starts that each fact stands against, by rule; the distance between sessions stands against none."""
        over = 0
        for _, board, sessions in lanes:
            begin, over = over, over + board.starts.bit_length()
            self._lanes.append((board.first - lanes[0].board.first, begin, over, sessions))
            for rule, own in board.barred.items():
                known = self.facts.setdefault(rule, {})
                for fact, starts in own.items():
                    known[fact] = known.get(fact, 0) | starts << begin
        self._starts = (1 << over) - 1
        self._looks = tuple(self._lanes)

    def smallest(self) -> list[Fact]:
        """Return the facts that are left after trying to do without each in turn, rule by rule."""
        order = sorted(self.facts, key=_rank)
        behind = [0]
        for rule in order[:0:-1]:
            behind.append(_union(self.facts[rule].values(), behind[-1]))
        kept: list[Fact] = []
        barred = 0
        for rule in order:
            own, later = self.facts[rule], behind.pop()
            needed = self._needed(own, barred | later)
            barred = _union([own[fact] for fact in needed], barred)
            kept += needed
            if rule == GAP[0] and self.sessions > 1:
                self._apart = 1
                if self._fits(barred | later):
                    self._apart = APART
                    kept.append(GAP)
        return kept

    def _needed(self, own: Mapping[Fact, int], barred: int) -> list[Fact]:
        """Return the facts of a rule that cannot be done without, with so much barred by other rules."""
        facts, parts = tuple(own), tuple(own.values())
        key = self._looks, self._apart, barred, parts
        answer = self.case.answers.get(key)
        if answer is None:
            answer = self.case.answers[key] = self._at_once(parts, barred)
        needed, spare, in_turn = answer
        if spare:
            order = tuple(sorted(spare, key=lambda number: self.case.text(facts[number])))
            if order not in in_turn:
                in_turn[order] = self._in_turn(parts, _union([parts[number] for number in needed], barred), order)
            needed = (*needed, *in_turn[order])
        return [facts[number] for number in needed]

    def _at_once(self, parts: Sequence[int], barred: int) -> Answer:
        """Find what is needed while all the others stand, and so in any order; then try to do without the rest."""
        once = twice = barred
        for starts in parts:
            twice |= once & starts
            once |= starts
        alone = [starts & ~twice for starts in parts]
        needed = [number for number, starts in enumerate(alone) if starts and self._fits(once ^ starts)]
        spare = [number for number in range(len(parts)) if number not in needed]
        settled = not spare or not self._fits(_union([parts[number] for number in needed], barred))
        return Answer(needed, () if settled else spare, {})

    def _in_turn(self, parts: Sequence[int], barred: int, order: Sequence[int]) -> Sequence[int]:
        """Return what is left after trying to do without each fact in this order."""
        left = order
        for number in order:
            rest = [other for other in left if other != number]
            if not self._fits(_union([parts[other] for other in rest], barred)):
                left = rest
        return left

    def _fits(self, barred: int) -> bool:
        """Whether the sessions fit with so much barred."""
        free = self._starts ^ barred
        lanes = [(first, (free & (1 << over) - 1) >> begin, sessions) for first, begin, over, sessions in self._lanes]
        return _fit(lanes, self._apart)


def smallest_cause(case: Case, lost: Slot, explained: Sequence[Slot] = ()) -> tuple[Reason, ...]:
    """Return the reasons that together exclude ``lost``, given the sessions that were placed.

    Looked for in its week first, then together with the weeks beside it, and else with the sessions of other
    weeks where they lie. ``explained`` are sessions of its week that were given up too and have their causes.
    """
    lanes = case.lanes([*case.near(lost.week, 0), *explained, lost])
    if _fit_all(lanes):
        lanes = case.lanes([*case.near(lost.week, NEIGHBOURS), lost])
    if _fit_all(lanes):
        lanes = case.lanes([*case.near(lost.week, 0), lost], case.beside(lost.week))
    lanes = _fewest(lanes, lost)
    sessions = sum(lane.sessions for lane in lanes)
    count = made(Reason, rule="given-up.sessions", values={"sessions": sessions, "week": lost.week + 1})
    reasons = [case.reason(fact) for fact in _in_order(case, Puzzle(case, lanes).smallest())]
    return (count, *{(reason.rule, *reason.values.items()): reason for reason in reasons}.values())


def _fewest(lanes: list[Lane], lost: Slot) -> list[Lane]:
    """Do without other sessions in turn while those that are left do not fit; on one board any stands for all."""
    for index in range(len(lanes)):
        least = int(_kind(lanes[index].slot) == _kind(lost))
        while lanes[index].sessions > least:
            slot, board, sessions = lanes[index]
            fewer = [*lanes[:index], Lane(slot, board, sessions - 1), *lanes[index + 1 :]]
            if _fit_all(fewer):
                break
            lanes = fewer
    return [lane for lane in lanes if lane.sessions]


def told(bar: Bar) -> Reason:
    """Return a bar as a reason that can be said."""
    return _told((bar.rule, _key(bar.cause)))


def _union(parts: Iterable[int], whole: int = 0) -> int:
    return reduce(or_, parts, whole)


def _board(first: int, starts: int, barred: Mapping[str, Mapping[Fact, int]]) -> Board:
    taken = 0
    for own in barred.values():
        taken = _union(own.values(), taken)
    return Board(first, starts, barred, starts & ~taken)


def _barred(days: Sequence[Day], bars: Iterable[rules.Standing]) -> dict[str, dict[Fact, int]]:
    """Return the starts of a week that each fact stands against, by rule, as bits from its first step on."""
    steps = [-(-day.midnight // GRID) for day in days]
    steps.append(_step(days[-1].midnight + days[-1].minutes))
    first, monday, sunday = steps[0], days[0].ordinal, days[-1].ordinal
    found: dict[str, dict[Fact, int]] = {}
    for (after, before, rule, cause), from_day, to_day in bars:
        low, high = after // GRID + 1, -(-before // GRID)
        begin = steps[from_day - monday] if from_day > monday else first
        over = steps[to_day - monday + 1] if to_day < sunday else steps[-1]
        low, high = low if low > begin else begin, high if high < over else over
        if low < high:
            own = found.setdefault(rule, {})
            fact = rule, _key(cause)
            own[fact] = own.get(fact, 0) | (1 << high - first) - (1 << low - first)
    return found


def _with_sessions(board: Board, places: Iterable[Place]) -> Board:
    """Return a board on which sessions stand against the starts that come too near them."""
    first, end = board.first, board.first + board.starts.bit_length()
    standing = dict(board.barred.get(GAP[0], {}))
    for place in places:
        low = max(first, (place.start - rules.GAP_SESSIONS) // GRID + 1)
        high = min(end, _step(place.start + rules.GAP_SESSIONS))
        if low < high:
            standing[_standing(place)] = (1 << high - first) - (1 << low - first)
    return _board(first, board.starts, {**board.barred, GAP[0]: standing})


def _standing(place: Place) -> Fact:
    """Return a session that stays where it is, as a fact."""
    return "gap.sessions", ("session", place.slot.id, date.fromordinal(place.ordinal))


def _fit_all(lanes: Iterable[Lane]) -> bool:
    """Whether all the sessions find a place."""
    return _fit([(board.first, board.free, sessions) for _, board, sessions in lanes], APART)


def _fit(lanes: Iterable[tuple[int, int, int]], apart: int) -> bool:
    """Whether so many sessions as each board shall hold find a place, so many steps apart; earliest first is enough.

    A board is its first step, its free starts and its sessions.
    """
    least = 0
    for first, free, sessions in lanes:
        for _ in range(sessions):
            passed = least - first if least > first else 0
            ahead = free >> passed
            if not ahead:
                return False
            least = first + passed + (ahead & -ahead).bit_length() - 1 + apart
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


def _rank(rule: str) -> tuple[int, str]:
    return _RANK.get(rule, len(_RANK)), rule


def _in_order(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """Return facts by rule, and those of one rule by cause."""
    rules_met = [rule for rule, _ in facts]
    return sorted(facts, key=lambda fact: (fact[0], case.text(fact) if rules_met.count(fact[0]) > 1 else ""))


def _kind(slot: Slot) -> tuple[int, bool]:
    return slot.week, slot.work == "activation"


def _told(fact: Fact) -> Reason:
    rule, cause = fact
    if rule == "days":
        return made(Reason, rule=rule, values={"weekday": str(cause)})
    if not isinstance(cause, tuple):
        return plain(rule)
    if cause[0] == "session":
        return made(Reason, rule=rule, values={"session": str(cause[1]), "day": cause[2].isoformat()})
    kind, at = str(cause[0]), cause[1]
    day = (at.date() if isinstance(at, datetime) else at).isoformat()
    if kind == "busy":
        return made(Reason, rule=rule, values={"kind": kind, "run_day": day, **_hours_of(at, cause[2])})
    if kind == "blocked":
        until = {"last_day": cause[2].isoformat(), "why": str(cause[3])}
        return made(Reason, rule=rule, values={"first_day": day, **until})
    if kind == "race" and cause[2]:
        return made(Reason, rule=rule, values={"race": str(cause[2]), "race_day": day})
    return made(Reason, rule=rule, values={"kind": kind, "run_day": day})


def _hours_of(start: datetime, end: datetime) -> dict[str, str]:
    """Return from when until when a time is taken, with its last day where that is another."""
    hours = {"from": f"{start:%H:%M}", "until": f"{end:%H:%M}"}
    return hours if end.date() == start.date() else {**hours, "last_day": end.date().isoformat()}
