"""When a session could start on each day, and what each start costs by itself.

Most days need one start only: the cheapest. A day keeps all its starts where the cheapest ones of two days
48 h apart clash, where a session lay before at another hour, and where such a day lies 48 h away;
nowhere else can a dearer start be part of a better placement, for every session could be put to its
day's cheapest without coming nearer to another than 48 h. Where the clocks change 48 h can be one day apart, or
need three: the days around keep all their starts too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import DAY_MIN, Bar, Day, Season, Slot, minute

STEP_DAYS = rules.GAP_SESSIONS // (24 * 60)
CHAIN = 8
"""Sessions every other day, at most three a calendar week, follow each other nine in a row: eight steps of 48 h."""
_WORK = Slot("", 0, "work", 1)
_ACTIVATION = Slot("", 0, "activation", 1)


class Option(NamedTuple):
    """A start that a slot could have, with what it costs by itself."""

    start: int
    ordinal: int
    cost: int


class Openings:
    """The starts of every day of a season.

    ``unit`` is the worth of one in each tier; ``lay`` holds the starts of the plan before; ``before`` is the start of
    the last session of the past.
    """

    def __init__(self, season: Season, unit: Mapping[str, int], lay: Iterable[int], before: int | None):
        self.season = season
        self.unit = unit
        self._midnights = [day.midnight for day in season.days]
        self.lay: dict[int, set[int]] = {}
        for start in lay:
            self.lay.setdefault(self._day_of(start), set()).add(start)
        self.bars = rules.bars_by_day(season)
        self.run_ends: dict[int, list[int]] = {}
        self.kinds: dict[int, set[str]] = {}
        for run in season.runs:
            if run.kind != "strength":
                self.run_ends.setdefault(run.day.toordinal(), []).append(minute(run.start) + run.minutes)
                self.kinds.setdefault(run.day.toordinal(), set()).add(run.kind)
        self._pieces = {day.ordinal: free_pieces(season, self.bars, day, slot_of(day)) for day in season.days}
        self._all = {day.ordinal: self._priced(day, self._canonical(day)) for day in season.days}
        if before is not None:
            self._all[self._day_of(before)] = (Option(before, self._day_of(before), 0),)
        changes = [day.ordinal for day in season.days if day.minutes != DAY_MIN]
        self._near_clock_change = {change + away for change in changes for away in range(-3, 4)}
        self._kept = self._pruned()

    def of(self, day: Day) -> tuple[Option, ...]:
        """Return the starts of a day that a best placement may need, in order."""
        return self._kept[day.ordinal] if self._pieces[day.ordinal] else ()

    def cost(self, day: Day, start: int) -> int:
        """Return what a start costs by itself, whatever the slot."""
        ends = self.run_ends.get(day.ordinal, ())
        return (
            self.unit["policy"] * rules.off_policy(self.season, self.kinds.get(day.ordinal, ()))
            + self.unit["days"] * rules.off_preferred_day(self.season, day)
            + self.unit["hours"] * rules.off_preferred_hours(self.season, day, start)
            + self.unit["same-day"] * rules.soon_after_run(ends, start)
        )

    def _priced(self, day: Day, starts: set[int]) -> tuple[Option, ...]:
        return tuple(Option(start, day.ordinal, self.cost(day, start)) for start in sorted(starts))

    def _canonical(self, day: Day) -> set[int]:
        """The first minute of every stretch of the day over which the cost stays the same, and where sessions lay."""
        pieces = self._pieces[day.ordinal]
        if not pieces:
            return set()
        ends = self.run_ends.get(day.ordinal, ())
        preferred = [rules.instant(day, hours.start) for hours in self.season.athlete.preferred_hours]
        found = {start for start in self.lay.get(day.ordinal, ()) if any(low <= start <= high for low, high in pieces)}
        for low, high in pieces:
            marks = [low, *(end + rules.GAP_BETTER for end in ends)]
            marks += [max(start, mark) for start in preferred for mark in marks[: len(ends) + 1]]
            found.update(rules.on_grid(mark) for mark in marks if low <= rules.on_grid(mark) <= high)
        return found

    def _pruned(self) -> dict[int, tuple[Option, ...]]:
        """Keep the cheapest start of a day, or all of them where the hour may matter to a day 48 h away."""
        kept: dict[int, tuple[Option, ...]] = {
            ordinal: (min(found, key=_price),) if found else () for ordinal, found in self._all.items()
        }
        open_days = [
            ordinal
            for ordinal, found in kept.items()
            if found
            and (
                ordinal in self._near_clock_change
                or self._clash(kept, ordinal)
                or self.lay.get(ordinal, set()) - {found[0].start}
            )
        ]
        whole: set[int] = set()
        while open_days:
            ordinal = open_days.pop()
            if ordinal in whole:
                continue
            whole.add(ordinal)
            kept[ordinal] = self._with_chains(ordinal)
            for beside in (ordinal - STEP_DAYS, ordinal + STEP_DAYS):
                if kept.get(beside) and beside not in whole and self._clash(kept, beside):
                    open_days.append(beside)
        return kept

    def _clash(self, kept: Mapping[int, tuple[Option, ...]], ordinal: int) -> bool:
        """Whether any kept start comes too near one that a day 48 h away keeps."""
        after = kept.get(ordinal + STEP_DAYS, ())
        before = kept.get(ordinal - STEP_DAYS, ())
        own = kept[ordinal]
        return any(not rules.apart(first.start, second.start) for first in own for second in after) or any(
            not rules.apart(first.start, second.start) for first in before for second in own
        )

    def _with_chains(self, ordinal: int) -> tuple[Option, ...]:
        """Add the starts exactly 48 h, 96 h… after those of the days before: a session may be pushed that far."""
        day = self.season.day(ordinal)
        pieces = self._pieces[ordinal]
        starts = {option.start for option in self._all[ordinal]}
        for links in range(1, CHAIN + 1):
            back = ordinal - links * STEP_DAYS
            for option in (option for earlier in (back - 1, back, back + 1) for option in self._all.get(earlier, ())):
                start = option.start + links * rules.GAP_SESSIONS
                if any(low <= start <= high for low, high in pieces):
                    starts.add(start)
        if not pieces:
            return self._all[ordinal]
        return self._priced(day, starts)

    def _day_of(self, start: int) -> int:
        return self.season.days[0].ordinal + bisect_right(self._midnights, start) - 1


def _price(option: Option) -> tuple[int, int]:
    return option.cost, option.start


def slot_of(day: Day) -> Slot:
    """Return the kind of slot that a day could carry."""
    return _ACTIVATION if day.stance == "activation" else _WORK


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
    return [(low, high) for low, high in pieces if rules.on_grid(low) <= high]


def _by_low(bar: Bar) -> tuple[int, int]:
    return bar[0], bar[1]
