"""Why a session fits nowhere: the smallest set of facts and sessions that together exclude it.

Take any one of them away and everything left fits. Found by trying to do without each in turn; weeks that look alike
are tried once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.fitting import GAP, Board, Fact, Lane, Puzzle, cause_text, fewest, fit, union
from planner.engine.nouns import Bar, Cause, Day, Place, Slot, Work, made, plain
from planner.engine.openings import Openings
from planner.model import Blocked, Race, Reason, Run

NEIGHBOURS = 1
GRID = rules.GRID_MIN


class Solved(NamedTuple):
    """What excludes a session in its week alone, to be told of other weeks that look alike."""

    board: Board
    sessions: int
    facts: Sequence[Fact]
    orders: Sequence[Sequence[Fact]]
    """Facts that were tried in this order."""
    origins: dict[object, tuple[int, int]]
    """Which run of the week a cause is: how many days after its first, and the how manieth of that day."""


class Case:
    """A season with its placed sessions, what stands against each of its days, and the last session before it."""

    def __init__(self, openings: Openings, before: Place | None, places: Sequence[Place]):
        self.season = openings.season
        self.openings = openings
        self.bars = openings.bars
        self.before = before
        """The last session of the past."""
        self.places: dict[int, list[Place]] = {}
        """By week."""
        for place in places:
            self.places.setdefault(place.slot.week, []).append(place)
        self._usual: dict[tuple[int, ...], dict[str, dict[Fact, int]]] = {}
        self._boards: dict[tuple[int, Work, bool], Board] = {}
        self._reasons: dict[Fact, Reason] = {}
        self._solved: dict[object, list[Solved]] = {}

    def reason(self, fact: Fact) -> Reason:
        """Return a fact as a reason that can be said."""
        if fact not in self._reasons:
            self._reasons[fact] = _told(fact)
        return self._reasons[fact]

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
            found.append(Lane(self.board(slot, fixed), 1 + len(others)))
        return found

    def board(self, slot: Slot, fixed: Sequence[Place] = ()) -> Board:
        """Return the starts that a slot could have, and what stands against each."""
        key = slot.week, slot.work, bool(fixed)
        found = self._boards.get(key)
        if found is None:
            found = _with_sessions(self.board(slot), fixed) if fixed else self._laid(slot)
            self._boards[key] = found
        return found

    def looks(self, slots: Sequence[Slot]) -> object:
        """Return all that it follows from whether slots of a week fit; None where it has something of its own."""
        slot, season = slots[0], self.season
        days = season.week(slot.week)
        begun = season.open_from > days[0].ordinal or (
            self.before is not None and self.before.start + rules.GAP_SESSIONS > days[0].midnight
        )
        if begun or any(other.work != "work" for other in slots):
            return None
        for day in days:
            if day.stance != "load" and rules.race_forbids(season, day, slot):
                return None
        week = self.openings.looks(slot.week)
        return week and (week, len(slots))

    def taken(self, week: int) -> int:
        """Return the starts of a week that times that are taken stand against."""
        days = self.season.week(week)
        busy = self.bars.taken(days[0].ordinal, days[-1].ordinal)
        return union(_barred(days, busy).get("busy", {}).values())

    def keep(self, looks: object, lost: Slot, found: Puzzle, facts: Sequence[Fact]) -> None:
        """Keep what excludes a session, for other weeks that look like its own.

        Not where it may be only because of times that are taken: hours are tried before them.
        """
        board = self.board(lost)
        if "busy" in board.barred:
            if any(rule in ("hours", "busy") for rule, _ in facts):
                return
            others = {rule: own for rule, own in board.barred.items() if rule != "busy"}
            board = Board.of(board.first, board.starts, others)
        monday, outings = self.season.days[7 * lost.week].ordinal, self.bars.outings
        origins = {
            _key(cause): (ahead, number)
            for ahead in range(-2, 10)
            for number, (_, _, _, _, cause) in enumerate(outings.get(monday + ahead, ()))
        }
        self._solved.setdefault(looks, []).append(Solved(board, found.sessions, facts, found.orders, origins))

    def again(self, looks: object, week: int) -> tuple[int, list[Fact]] | None:
        """Return what excludes a session as in a week that looks alike and whose facts come in the same order.

        Times that are taken change nothing where hours did not matter, for these are tried before them, and both can be
        done without; but fewer sessions may be too many already.
        """
        monday, taken = self.season.days[7 * week].ordinal, self.taken(week)
        for known in self._solved.get(looks, ()):

            def here(fact: Fact, origins: Mapping[object, tuple[int, int]] = known.origins) -> Fact:
                if fact[1] not in origins:
                    return fact
                ahead, number = origins[fact[1]]
                return fact[0], _key(self.bars.outings[monday + ahead][number][4])

            texts = [[cause_text(here(fact)) for fact in order] for order in known.orders]
            if all(own == sorted(own) for own in texts) and not (taken and _matters(known, taken)):
                return known.sessions, [here(fact) for fact in known.facts]
        return None

    def _laid(self, slot: Slot) -> Board:
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
        return Board.of(first, (1 << end - first) - 1, barred)

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


def smallest_cause(case: Case, lost: Slot, explained: Sequence[Slot] = ()) -> tuple[Reason, ...]:
    """Return the reasons that together exclude ``lost``, given the sessions that were placed.

    Looked for in its week first, then together with the weeks beside it, and else with the sessions of other
    weeks where they lie. ``explained`` are sessions of its week that were given up too and have their causes.
    """
    slots = [*case.near(lost.week, 0), *explained, lost]
    looks = case.looks(slots)
    sessions, facts = case.again(looks, lost.week) or _tried(case, slots, looks)
    count = made(Reason, rule="given-up.sessions", values={"sessions": sessions, "week": lost.week + 1})
    reasons = [case.reason(fact) for fact in _in_order(facts)]
    return (count, *{(reason.rule, *reason.values.items()): reason for reason in reasons}.values())


def _tried(case: Case, slots: Sequence[Slot], looks: object) -> tuple[int, list[Fact]]:
    """Return how many sessions exclude the last of the slots, and the facts, as ``smallest_cause`` says."""
    lost = slots[-1]
    fixed: Sequence[Place] = ()
    lanes = case.lanes(slots)
    if fit(lanes):
        looks, lanes = None, case.lanes([*case.near(lost.week, NEIGHBOURS), lost])
    if fit(lanes):
        fixed = case.beside(lost.week)
        lanes = case.lanes([*case.near(lost.week, 0), lost], fixed)
    puzzle = Puzzle(fewest(lanes, case.board(lost, fixed)))
    facts = puzzle.smallest()
    if looks is not None:
        case.keep(looks, lost, puzzle, facts)
    return puzzle.sessions, facts


def _matters(known: Solved, taken: int) -> bool:
    """Whether it may make a difference that so many starts are taken."""
    board = known.board._replace(free=known.board.free & ~taken)
    return any(rule == "hours" for rule, _ in known.facts) or not fit([Lane(board, known.sessions - 1)])


def told(bar: Bar) -> Reason:
    """Return a bar as a reason that can be said."""
    return _told((bar.rule, _key(bar.cause)))


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
    return Board.of(first, board.starts, {**board.barred, GAP[0]: standing})


def _standing(place: Place) -> Fact:
    """Return a session that stays where it is, as a fact."""
    return "gap.sessions", ("session", place.slot.id, date.fromordinal(place.ordinal))


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


def _in_order(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts by rule, and those of one rule by cause."""
    rules_met = [rule for rule, _ in facts]
    return sorted(facts, key=lambda fact: (fact[0], cause_text(fact) if rules_met.count(fact[0]) > 1 else ""))


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
