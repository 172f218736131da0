"""Step 4: an exact search for the days and hours of all sessions, over the whole season at once.

Sessions keep their order, so the only thing the future needs to know of the past is when the last one
was: a dynamic programme over slots and starts finds the best placement, tier by tier. The tiers are
packed into one whole number with room to spare, so comparing numbers compares tiers in their order and
nothing is ever traded across tiers. A start is on a five-minute grid; of equal placements the first
in time wins. Sessions that no day can hold go to ``conflict`` for the smallest cause.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from math import floor
from operator import attrgetter, itemgetter
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.conflict import Case, smallest_cause
from planner.engine.nouns import LONG_AGO, Place, Placement, Season, Slot, Work
from planner.engine.openings import Openings, Option, slot_of
from planner.model import Reason

FIELD = 24
FORTNIGHT = 14
TIERS = ("given-up", "taper", "policy", "days", "hours", "same-day", "last-loading", "spacing", "moved")
STEADY_TIERS = ("given-up", "taper", "moved", "policy", "days", "hours", "same-day", "last-loading", "spacing")
MOST_OF_A_WEEK = 4


State = tuple[int, int, int, int, "State | None"]
"""The best way to have dealt with all slots so far: what it costs, its last session's start, day and slot by number,
and the state before. A plain tuple: it takes a third of a named one's time."""
_cost = itemgetter(0)


def place(
    season: Season,
    slots: Sequence[Slot],
    fixed: Sequence[Place] = (),
    previous: Mapping[str, int] | None = None,
    steady: bool = False,
) -> Placement:
    """Place every slot or give it up.

    ``fixed`` are sessions that stay where they are (the past, before all slots); ``previous`` tells where
    slots lay in the plan before; giving one of those up counts as moving it. ``steady`` compares the count of
    moved sessions right after the count of given-up ones: the runner's wishes stand as they were, so only what
    must move moves.
    """
    before = fixed[-1] if fixed else None
    known = Known(previous or {}, before.start if before else None)
    search = Search(season, slots, known, STEADY_TIERS if steady else TIERS)
    places, cost = search.run([slot for slot in slots if slot.barred is None])
    cost += sum(search.lost(slot) for slot in slots if slot.barred is not None)
    placed = {place.slot.id for place in places}
    lost = [slot for slot in slots if slot.id not in placed]
    causes = _causes(Case(search.openings, before, places), lost) if lost else ()
    tiers = tuple(zip(search.tiers, search.values(cost), strict=True))
    return Placement(places=(*fixed, *places), given_up=causes, tiers=tiers)


def _causes(case: Case, lost: Sequence[Slot]) -> tuple[tuple[Slot, tuple[Reason, ...]], ...]:
    """Explain each lost session, knowing which of its week are explained already."""
    found: list[tuple[Slot, tuple[Reason, ...]]] = []
    for slot in lost:
        if slot.barred is not None:
            found.append((slot, (slot.barred,)))
            continue
        tried = [other for other, _ in found if other.barred is None and other.work == slot.work]
        explained = [other for other in tried if other.week == slot.week]
        found.append((slot, smallest_cause(case, slot, explained)))
    return tuple(found)


class Known(NamedTuple):
    """What a search knows of sessions placed earlier."""

    previous: Mapping[str, int]
    """Where slots lay in the plan before."""
    before: int | None
    """Start of the last session of the past; None where there is none."""


class Search:
    """One search: the options of every slot, and the way through them."""

    def __init__(self, season: Season, slots: Sequence[Slot], known: Known, tiers: tuple[str, ...]):
        self.season = season
        self.known = known
        self.tiers = tiers
        self.unit = {name: 1 << FIELD * (len(tiers) - 1 - i) for i, name in enumerate(tiers)}
        self.openings = Openings(season, self.unit, known.previous.values(), known.before)
        self.last_loading = _last_loading(season, slots)
        self.tapering = _tapering(season, slots)
        self.never = 1 << FIELD * (len(tiers) + 1)
        """More than anything costs."""
        self.far = max(len(season.days), FORTNIGHT + 1)
        """More days than lie between any two sessions."""
        self.spacing = {frequency: self._spacing(frequency) for frequency in {slot.frequency for slot in slots}}
        """What so many days between neighbours cost, by the frequency of the later one's week."""
        self._of_week: dict[tuple[int, Work], tuple[Option, ...]] = {}

    def _spacing(self, frequency: int) -> list[int]:
        """Return what each number of days after the session before costs; ``far`` or more come after none."""
        costs = [self.unit["spacing"] * rules.uneven(frequency, days) for days in range(FORTNIGHT + 1)]
        days = len(self.season.days)
        return [*costs, *[costs[-1]] * (self.far - len(costs)), *[0] * days]

    def run(self, slots: Sequence[Slot]) -> tuple[list[Place], int]:
        """Return the places of the best placement of ``slots``, in order, and what it costs."""
        options = [self.options(slot) for slot in slots]
        possible = [i for i, found in enumerate(options) if found]
        chosen = [slots[i] for i in possible]
        found = [options[i] for i in possible]
        nowhere = self.season.days[0].ordinal - self.far
        start = (0, LONG_AGO if self.known.before is None else self.known.before, nowhere, -1, None)
        end = self._all_placed(chosen, found, start) or self._some_given_up(chosen, found, start)
        cost = end[0] + sum(self.lost(slot) for slot, own in zip(slots, options, strict=True) if not own)
        places = []
        way: State | None = end
        while way is not None:
            _, at, ordinal, slot, way = way
            if way is not None:
                places.append(Place(chosen[slot], at, ordinal))
        return places[::-1], cost

    def _all_placed(self, slots: Sequence[Slot], options: Sequence[tuple[Option, ...]], start: State) -> State | None:
        layer = [start]
        for i, slot in enumerate(slots):
            layer = self._extended(layer, i, slot, options[i])
            if not layer:
                return None
        return min(layer, key=_cost)

    def _some_given_up(self, slots: Sequence[Slot], options: Sequence[tuple[Option, ...]], nothing: State) -> State:
        lost = self.unit["given-up"]
        frontier = [nothing]
        for i, slot in enumerate(slots):
            price = self.lost(slot)
            found = self._extended(frontier, i, slot, options[i])
            found += [(cost + price, at, day, placed, before) for cost, at, day, placed, before in frontier]
            left = sum([later.week == slot.week for later in slots[i + 1 : i + 3]])
            most = (min(found, key=_cost)[0] // lost + left + 2) * lost
            best: dict[int, State] = {}
            for state in found:
                cost, at, _, _, _ = state
                if cost < most:
                    rival = best.get(at)
                    if rival is None:
                        best[at] = state
                    elif cost < rival[0]:
                        del best[at]
                        best[at] = state
            frontier = [*best.values()]
        return min(frontier, key=_cost)

    def lost(self, slot: Slot) -> int:
        """Return what giving a slot up costs."""
        return self.unit["given-up"] + self.unit["moved"] * (slot.id in self.known.previous)

    def _extended(self, states: Sequence[State], index: int, slot: Slot, options: tuple[Option, ...]) -> list[State]:
        spacing = self.spacing[slot.frequency]
        found: list[State] = []
        for at, ordinal, cost in options:
            best: State | None = None
            least = self.never
            latest = at - rules.GAP_SESSIONS
            for state in states:
                total, start, day, _, _ = state
                if start > latest:
                    continue
                total += spacing[ordinal - day]
                if total < least:
                    best, least = state, total
            if best is not None:
                found.append((least + cost, at, ordinal, index, best))
        return found

    def options(self, slot: Slot) -> tuple[Option, ...]:
        """Return the starts a slot could have, in order."""
        key = slot.week, slot.work
        own = self._of_week.get(key)
        if own is None:
            days = [day for day in self.season.week(slot.week) if slot_of(day).work == slot.work]
            own = self._of_week[key] = tuple([option for day in days for option in self.openings.of(day)])
        name = slot.id
        if name not in self.last_loading and name not in self.tapering and name not in self.known.previous:
            return own
        return tuple([(at, ordinal, cost + self._own_cost(slot, at, ordinal)) for at, ordinal, cost in own])

    def _own_cost(self, slot: Slot, at: int, ordinal: int) -> int:
        """What a start costs this slot beyond what it costs any: before its taper, off D-10, moved."""
        race_day = self.last_loading.get(slot.id, ordinal + rules.LAST_LOADING_AIM)
        moved = self.known.previous.get(slot.id, at) != at
        off = rules.off_last_loading(race_day - ordinal)
        early = ordinal < self.tapering.get(slot.id, 0)
        unit = self.unit
        return unit["taper"] * early + unit["last-loading"] * off + unit["moved"] * moved

    def cost(self, places: Sequence[Place]) -> int:
        """Return what sessions at these places cost, all tiers in one number; the places are in order."""
        total = 0
        for slot, at, ordinal in places:
            total += self.openings.cost(self.season.day(ordinal), at) + self._own_cost(slot, at, ordinal)
        gaps = ((b.slot.frequency, b.ordinal - a.ordinal) for a, b in pairwise(places))
        return total + self.unit["spacing"] * sum(rules.uneven(frequency, days) for frequency, days in gaps)

    def values(self, cost: int) -> tuple[int, ...]:
        """Take a cost apart into its tiers, first the most important."""
        return tuple(cost // self.unit[name] & (1 << FIELD) - 1 for name in self.tiers)


def _last_loading(season: Season, slots: Sequence[Slot]) -> dict[str, int]:
    """Return, by slot, the race day that its session is the last loading one before."""
    found = {}
    for race in season.races:
        if race.priority != "A":
            continue
        gun = race.day.toordinal()
        last_week = (gun - rules.LAST_LOADING_LEAST - season.days[0].ordinal) // 7
        before = [slot for slot in slots if slot.work == "work" and slot.week <= last_week and slot.barred is None]
        if before:
            found[before[-1].id] = gun
    return found


def _tapering(season: Season, slots: Sequence[Slot]) -> dict[str, int]:
    """Return the first day of the taper by slot, for weeks that it begins in and has most of.

    As many of the week's last sessions belong to the taper as its days are due: before it they would be loading
    ones, and too little would be left to take the volume down from.
    """
    found = {}
    for week, own in groupby((slot for slot in slots if slot.work == "work"), key=attrgetter("week")):
        stances = [day.stance for day in season.week(week)]
        ahead = stances.count("taper")
        if ahead >= MOST_OF_A_WEEK and "load" in stances:
            asked = list(own)
            due = floor(asked[0].frequency * ahead / 7 + 0.5)
            begins = season.days[week * 7 + stances.index("taper")].ordinal
            found.update(dict.fromkeys([slot.id for slot in asked[-due:]], begins))
    return found
