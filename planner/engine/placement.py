"""Step 4: an exact search for the days and hours of all sessions, over the whole season at once.

Sessions keep their order, so the only thing the future needs to know of the past is when the last one
was: a dynamic programme over slots and starts finds the best placement, tier by tier. The tiers are
packed into one whole number with room to spare, so comparing numbers compares tiers in their order and
nothing is ever traded across tiers. A start is on a five-minute grid; of equal placements the first
in time wins. Sessions that no day can hold go to ``conflict`` for the smallest cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.conflict import smallest_cause
from planner.engine.nouns import Bar, Day, Place, Placement, Season, Slot, minute
from planner.model import Reason

GRID = 5
FIELD = 24
TIERS = ("given-up", "policy", "days", "hours", "same-day", "last-loading", "spacing", "moved")
STEADY_TIERS = ("given-up", "moved", "policy", "days", "hours", "same-day", "last-loading", "spacing")
CHAIN_DAYS = (2, 4, 6, 8, 10)


class Option(NamedTuple):
    """A start that a slot could have, with what it costs by itself."""

    start: int
    ordinal: int
    cost: int


class State(NamedTuple):
    """The best way to have dealt with all slots so far, with this last session."""

    cost: int
    start: int
    slot: int
    option: int
    before: State | None


def place(
    season: Season,
    slots: Sequence[Slot],
    fixed: Sequence[Place] = (),
    previous: Mapping[str, int] | None = None,
    steady: bool = False,
) -> Placement:
    """Place every slot or give it up.

    ``fixed`` are sessions that stay where they are (the past, before all slots); ``previous`` tells where
    slots lay in the plan before. ``steady`` compares the count of moved sessions right after the
    count of given-up ones: the runner's wishes stand as they were, so only what must move moves.
    """
    search = Search(season, slots, previous or {}, STEADY_TIERS if steady else TIERS)
    open_slots = [slot for slot in slots if slot.barred is None]
    places, cost = search.run(open_slots, fixed[-1].start if fixed else None)
    placed = {place.slot.id for place in places}
    lost: list[tuple[Slot, tuple[Reason, ...]]] = []
    for slot in slots:
        if slot.barred is not None:
            lost.append((slot, (slot.barred,)))
        elif slot.id not in placed:
            kept = [place.slot for place in places]
            before = fixed[-1].start if fixed else None
            lost.append((slot, smallest_cause(season, search.bars, slot, kept, before)))
    tiers = tuple(zip(search.tiers, search.values(cost), strict=True))
    return Placement(places=(*fixed, *places), given_up=tuple(lost), tiers=tiers)


class Search:
    """One search: the options of every slot, and the way through them."""

    def __init__(self, season: Season, slots: Sequence[Slot], previous: Mapping[str, int], tiers: tuple[str, ...]):
        self.season = season
        self.previous = previous
        self.tiers = tiers
        self.unit = {name: 1 << FIELD * (len(tiers) - 1 - i) for i, name in enumerate(tiers)}
        self.bars = rules.bars_by_day(season)
        self.run_ends: dict[int, list[int]] = {}
        self.kinds: dict[int, set[str]] = {}
        for run in season.runs:
            if run.kind != "strength":
                self.run_ends.setdefault(run.day.toordinal(), []).append(minute(run.start) + run.minutes)
                self.kinds.setdefault(run.day.toordinal(), set()).add(run.kind)
        self.last_loading = _last_loading(season, slots)
        self._free: dict[tuple[int, str], tuple[Option, ...]] = {}
        self._pieces: dict[tuple[int, str], list[tuple[int, int]]] = {}
        self._starts: dict[tuple[int, str], list[int]] = {}

    def run(self, slots: Sequence[Slot], before: int | None) -> tuple[list[Place], int]:
        """Return the places of the best placement of ``slots``, in order, and what it costs."""
        options = [self.options(slot) for slot in slots]
        possible = [i for i, found in enumerate(options) if found]
        chosen = [slots[i] for i in possible]
        found = [options[i] for i in possible]
        start = State(0, before if before is not None else -(10**9), -1, -1, None)
        end = self._all_placed(chosen, found, start) or self._some_given_up(chosen, found, start)
        cost = end.cost + (len(slots) - len(chosen)) * self.unit["given-up"]
        places = []
        while end.before is not None:
            option = found[end.slot][end.option]
            places.append(Place(chosen[end.slot], option.start, option.ordinal))
            end = end.before
        return places[::-1], cost

    def _all_placed(self, slots: Sequence[Slot], options: Sequence[tuple[Option, ...]], start: State) -> State | None:
        layer = [start]
        for i, slot in enumerate(slots):
            layer = self._extended(layer, i, slot, options[i])
            if not layer:
                return None
        return min(layer, key=_cost)

    def _some_given_up(self, slots: Sequence[Slot], options: Sequence[tuple[Option, ...]], start: State) -> State:
        lost = self.unit["given-up"]
        frontier = [start]
        for i, slot in enumerate(slots):
            kept = [state._replace(cost=state.cost + lost) for state in frontier]
            frontier = self._extended(frontier, i, slot, options[i]) + kept
            left = sum(1 for later in slots[i + 1 : i + 3] if later.week == slot.week)
            fewest = min(frontier, key=_cost).cost // lost
            frontier = [state for state in frontier if state.cost // lost < fewest + left + 2]
        return min(frontier, key=_cost)

    def _extended(self, states: Sequence[State], index: int, slot: Slot, options: tuple[Option, ...]) -> list[State]:
        spacing = self.unit["spacing"]
        frequency = slot.frequency
        found = []
        for j, (at, _, cost) in enumerate(options):
            best, least = None, -1
            for state in states:
                gap = at - state.start
                if gap < rules.GAP_SESSIONS:
                    continue
                total = state.cost
                if state.slot >= 0:
                    total += spacing * _UNEVEN[frequency][min((gap + 720) // 1440, 14)]
                if best is None or total < least:
                    best, least = state, total
            if best is not None:
                found.append(State(least + cost, at, index, j, best))
        return found

    def options(self, slot: Slot) -> tuple[Option, ...]:
        """Return the starts a slot could have, in order."""
        first = slot.week * 7
        week = self.season.days[first : first + 7]
        own = [option for day in week for option in self._day(day, slot)]
        moved, last = self.unit["moved"], self.unit["last-loading"]
        race_day = self.last_loading.get(slot.id)
        before = self.previous.get(slot.id)
        if race_day is None and before is None:
            return tuple(own)
        return tuple(
            option._replace(
                cost=option.cost
                + (moved if before is not None and before != option.start else 0)
                + (last * rules.off_last_loading(race_day - option.ordinal) if race_day is not None else 0)
            )
            for option in own
        )

    def _day(self, day: Day, slot: Slot) -> tuple[Option, ...]:
        key = (day.ordinal, slot.work)
        if key not in self._free:
            starts = set(self._canonical(day, slot))
            for back in CHAIN_DAYS if self._pieces_of(day, slot) else ():
                earlier = day.ordinal - back
                if earlier >= self.season.start:
                    chained = (
                        start + back // 2 * rules.GAP_SESSIONS
                        for start in self._canonical(self.season.day(earlier), slot)
                    )
                    starts.update(start for start in chained if self._is_free(day, slot, start))
            self._free[key] = tuple(Option(start, day.ordinal, self._cost(day, start)) for start in sorted(starts))
        return self._free[key]

    def _canonical(self, day: Day, slot: Slot) -> list[int]:
        """The first minute of every stretch of the day over which the cost stays the same."""
        key = (day.ordinal, slot.work)
        if key not in self._starts:
            ends = self.run_ends.get(day.ordinal, ())
            preferred = [rules.instant(day, hours.start) for hours in self.season.athlete.preferred_hours]
            found = []
            for low, high in self._pieces_of(day, slot):
                marks = [low, *(end + rules.GAP_BETTER for end in ends)]
                marks += [max(start, mark) for start in preferred for mark in marks[: len(ends) + 1]]
                found += [on_grid(mark) for mark in marks if low <= on_grid(mark) <= high]
            self._starts[key] = found
        return self._starts[key]

    def _pieces_of(self, day: Day, slot: Slot) -> list[tuple[int, int]]:
        key = (day.ordinal, slot.work)
        if key not in self._pieces:
            self._pieces[key] = free_pieces(self.season, self.bars, day, slot)
        return self._pieces[key]

    def _is_free(self, day: Day, slot: Slot, start: int) -> bool:
        return any(low <= start <= high for low, high in self._pieces_of(day, slot))

    def _cost(self, day: Day, start: int) -> int:
        ends = self.run_ends.get(day.ordinal, ())
        return (
            self.unit["policy"] * rules.off_policy(self.season, self.kinds.get(day.ordinal, ()))
            + self.unit["days"] * rules.off_preferred_day(self.season, day)
            + self.unit["hours"] * rules.off_preferred_hours(self.season, day, start)
            + self.unit["same-day"] * rules.soon_after_run(ends, start)
        )

    def cost(self, places: Sequence[Place]) -> int:
        """Return what sessions at these places cost, all tiers in one number; the places are in order."""
        options = (option for place in places for option in self.options(place.slot) if option.start == place.start)
        gaps = ((b.slot.frequency, rules.days_apart(a.start, b.start)) for a, b in pairwise(places))
        uneven = sum(rules.uneven(frequency, days) for frequency, days in gaps)
        return sum(option.cost for option in options) + self.unit["spacing"] * uneven

    def values(self, cost: int) -> tuple[int, ...]:
        """Take a cost apart into its tiers, first the most important."""
        return tuple(cost // self.unit[name] & (1 << FIELD) - 1 for name in self.tiers)


_UNEVEN = {frequency: [rules.uneven(frequency, days) for days in range(15)] for frequency in range(1, 8)}


def _cost(state: State) -> int:
    return state.cost


def on_grid(start: int) -> int:
    """Return the first minute of the grid at or after ``start``."""
    return -(-start // GRID) * GRID


def free_pieces(season: Season, bars: Mapping[int, Sequence[Bar]], day: Day, slot: Slot) -> list[tuple[int, int]]:
    """Return the stretches of a day, ends included, in which a slot may start."""
    if rules.race_forbids(season, day, slot) is not None:
        return []
    pieces = []
    free, end = day.midnight, day.midnight + day.minutes
    for low, high, _, _ in sorted(bars[day.ordinal], key=_by_low):
        if low >= end:
            break
        if low >= free:
            pieces.append((free, low))
        free = max(free, high)
    if free < end:
        pieces.append((free, end - 1))
    return [(low, high) for low, high in pieces if on_grid(low) <= high]


def _by_low(bar: Bar) -> tuple[int, int]:
    return bar[0], bar[1]


def _last_loading(season: Season, slots: Sequence[Slot]) -> dict[str, int]:
    """Return, by slot, the race day that its session is the last loading one before."""
    found = {}
    for race in season.races:
        if race.priority != "A":
            continue
        gun = race.day.toordinal()
        last_week = (gun - rules.LAST_LOADING_LEAST - season.days[0].ordinal) // 7
        before = [slot for slot in slots if slot.work == "work" and slot.week <= last_week]
        if before:
            found[before[-1].id] = gun
    return found
