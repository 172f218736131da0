"""When a session could start on each day, and what each start costs by itself.

Most days need one start only: the cheapest. A day keeps all its starts where the cheapest ones of two days
48 h apart clash, where a session lay before at another hour, and where such a day lies 48 h away;
nowhere else can a dearer start be part of a better placement, for every session could be put to its
day's cheapest without coming nearer to another than 48 h. Where the clocks change 48 h can be one day apart, or
need three: the days around keep all their starts too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from planner.engine import constraints as rules
from planner.engine.nouns import DAY_MIN, Bar, Day, Season, Slot

STEP_DAYS = rules.GAP_SESSIONS // (24 * 60)
CHAIN = 8
"""Sessions every other day, at most three a calendar week, follow each other nine in a row: eight steps of 48 h."""
_midnight = attrgetter("midnight")
_WORK = Slot("", 0, "work", 1)
_ACTIVATION = Slot("", 0, "activation", 1)


Option = tuple[int, int, int]
"""A start that a slot could have, its day, and what it costs by itself. A plain tuple takes a fifth of a named one's
time."""


class Form(NamedTuple):
    """What days that are alike have in common, in minutes from midnight."""

    pieces: tuple[tuple[int, int], ...]
    """The stretches, ends included, in which a session may start."""
    starts: tuple[tuple[int, int], ...]
    """The first start of every stretch over which the cost stays the same, with that cost, in order."""
    cheapest: tuple[int, int] | None
    """The first of those that cost least; None where there is none."""


SHUT = Form((), (), None)


class Openings:
    """The starts of every day of a season.

    ``unit`` is the worth of one in each tier; ``lay`` holds the starts of the plan before; ``before`` is the start of
    the last session of the past.
    """

    def __init__(self, season: Season, unit: Mapping[str, int], lay: Iterable[int], before: int | None):
        self.season = season
        self.unit = unit
        self.lay: dict[int, set[int]] = {}
        for start in lay:
            self.lay.setdefault(self._day_of(start), set()).add(start)
        self._before = {} if before is None else {self._day_of(before): ((before, self._day_of(before), 0),)}
        self.bars = rules.Bars(season)
        """Everything that bars a day, by its ordinal."""
        self._preferred = {minutes: rules.preferred_hours(season.athlete, minutes) for minutes in self.bars.closed}
        """The preferred hours of a day of so many minutes, from its midnight."""
        changes = [day.ordinal for day in season.days if day.minutes != DAY_MIN] if len(self._preferred) > 1 else ()
        self._near_clock_change = {change + away for change in changes for away in range(-3, 4)}
        self._shown = self._outings_shown()
        strength = "strength" in [run.kind for run in season.runs]
        self._reach = (0, 6) if strength else (2, 5)
        """Which numbers of ``_shown``, from a day's own on, its starts follow from."""
        self._forms = self._formed()
        self._kept = self._pruned()

    def of(self, day: Day) -> tuple[Option, ...]:
        """Return the starts of a day that a best placement may need, in order."""
        return self._kept[day.ordinal] if self._forms[day.ordinal].pieces else ()

    def looks(self, week: int) -> object:
        """Return what runs are about a week that nothing else of its own bars but times that are taken; else None."""
        days = self.season.week(week)
        if self._near_clock_change and not self._near_clock_change.isdisjoint([day.ordinal for day in days]):
            return None
        if any(first <= days[-1].ordinal and last >= days[0].ordinal for _, first, last in self.bars.away):
            return None
        before, after = self._reach
        return days[0].midnight % rules.GRID_MIN, self._shown[week * 7 + before : week * 7 + 6 + after]

    def _formed(self) -> dict[int, Form]:
        """Return the form of every day; days that look alike are worked out once."""
        shut, shown = rules.shut_days(self.season), self._shown
        before, after = self._reach
        apart = self._near_clock_change.union(self.lay, self.bars.busy)
        forms: dict[int, Form] = {}
        alike: dict[object, Form] = {}
        for index, day in enumerate(self.season.days):
            ordinal, midnight, _, _, _ = day
            if ordinal in shut:
                forms[ordinal] = SHUT
                continue
            own = self._apart(day) if ordinal in apart else ()
            looks = index % 7, midnight % rules.GRID_MIN, shown[index + before : index + after], own
            form = alike.get(looks)
            if form is None:
                form = alike[looks] = self._form(day)
            forms[ordinal] = form
        return forms

    def _outings_shown(self) -> tuple[int, ...]:
        """Return a number for what is run on each day, from 2 days before the season to 3 days after it."""
        days = self.season.days
        first, over = days[0].midnight, days[-1].midnight + days[-1].minutes
        midnights = [first - 2 * DAY_MIN, first - DAY_MIN, *[day.midnight for day in days]]
        midnights += over, over + DAY_MIN, over + 2 * DAY_MIN
        shown = [0] * len(midnights)
        known: dict[object, int] = {}
        for ordinal, outings in self.bars.outings.items():
            index = ordinal - days[0].ordinal + 2
            if 0 <= index < len(shown):
                midnight = midnights[index]
                looks: tuple[object, ...] = ()
                for _, at, minutes, kind, _ in outings:
                    looks += at - midnight, minutes, kind
                shown[index] = known.setdefault(looks, 1 + len(known))
        return tuple(shown)

    def _apart(self, day: Day) -> tuple[tuple[int, ...], ...]:
        """Return what sets a day apart, from its midnight: when times that are taken bar it, where sessions lay.

        Near a change of the clocks each day is apart from all.
        """
        ordinal, midnight, minutes, _, _ = day
        if ordinal in self._near_clock_change:
            return ((ordinal,),)
        over, bars = midnight + minutes, [bar for bar, _, _ in self.bars.busy.get(ordinal, {}).values()]
        taken = [(low - midnight, high - midnight) for low, high, _, _ in bars if low < over and high > midnight]
        return *taken, *[(start - midnight,) for start in self.lay.get(ordinal, ())]

    def _form(self, day: Day) -> Form:
        midnight = day.midnight
        spans = [(low, high) for (low, high, _, _), _, _ in self.bars.dated(day.ordinal, day.ordinal)]
        spans += [(midnight + low, midnight + high) for low, high in self.bars.closed[day.minutes]]
        pieces = _between(spans, day)
        if not pieces:
            return SHUT
        starts = [(start - midnight, cost) for start, _, cost in self._priced(day, self._canonical(day, pieces))]
        return Form(
            tuple([(low - midnight, high - midnight) for low, high in pieces]), tuple(starts), min(starts, key=_price)
        )

    def cost(self, day: Day, start: int) -> int:
        """Return what a start costs by itself, whatever the slot."""
        return self._priced(day, (start,))[0][2]

    def _priced(self, day: Day, starts: Collection[int]) -> tuple[Option, ...]:
        """Return starts of a day with what they cost, in order."""
        if not starts:
            return ()
        unit, ordinal = self.unit, day.ordinal
        end, kinds = rules.runs_of_the_day(self.bars.outings.get(ordinal, ()))
        of_day = unit["policy"] * rules.off_policy(self.season, kinds)
        of_day += unit["days"] * rules.off_preferred_day(self.season, day)
        hours, same_day = unit["hours"], unit["same-day"]
        midnight, preferred = day.midnight, self._preferred[day.minutes]
        return tuple(
            [
                (
                    start,
                    ordinal,
                    of_day
                    + hours * rules.off_preferred_hours(preferred, start - midnight)
                    + same_day * rules.soon_after_run(end, start),
                )
                for start in sorted(starts)
            ]
        )

    def _canonical(self, day: Day, pieces: Sequence[tuple[int, int]]) -> set[int]:
        """The first minute of every stretch of the day over which the cost stays the same, and where sessions lay."""
        preferred = [day.midnight + first for first, _ in self._preferred[day.minutes]]
        rested = rules.runs_of_the_day(self.bars.outings.get(day.ordinal, ()))[0] + rules.GAP_BETTER
        found = {start for start in self.lay.get(day.ordinal, ()) if any(low <= start <= high for low, high in pieces)}
        for low, high in pieces:
            marks = (low, rested) if rested > low else (low,)
            for mark in (*marks, *(max(first, mark) for first in preferred for mark in marks)):
                start = rules.on_grid(mark)
                if start <= high:
                    found.add(start)
        return found

    def _all(self, day: Day) -> tuple[Option, ...]:
        """Return every start of a day's form, or where the last session of the past lies."""
        if day.ordinal in self._before:
            return self._before[day.ordinal]
        return tuple([(day.midnight + start, day.ordinal, cost) for start, cost in self._forms[day.ordinal].starts])

    @cached_property
    def _starts(self) -> list[int]:
        days = [day for day in self.season.days if day.ordinal not in self._before]
        found = [day.midnight + start for day in days for start, _ in self._forms[day.ordinal].starts]
        return sorted([*found, *[start for own in self._before.values() for start, _, _ in own]])

    def _pruned(self) -> dict[int, tuple[Option, ...]]:
        """Keep the cheapest start of a day, or all of them where the hour may matter to a day 48 h away."""
        kept: dict[int, tuple[Option, ...]] = {}
        forms, gap = self._forms, rules.GAP_SESSIONS
        for ordinal, midnight, _, _, _ in self.season.days:
            cheapest = forms[ordinal].cheapest
            if cheapest is not None:
                kept[ordinal] = ((midnight + cheapest[0], ordinal, cheapest[1]),)
        kept |= self._before
        open_days = [ordinal for ordinal in self._near_clock_change if ordinal in kept]
        open_days += [day for day, starts in self.lay.items() if day in kept and starts != {kept[day][0][0]}]
        for ordinal, (option,) in kept.items():
            after = kept.get(ordinal + STEP_DAYS)
            if after is not None and after[0][0] - option[0] < gap:
                open_days += ordinal, ordinal + STEP_DAYS
        whole: set[int] = set()
        while open_days:
            ordinal = open_days.pop()
            if ordinal in whole:
                continue
            whole.add(ordinal)
            kept[ordinal] = self._with_chains(ordinal)
            for beside in (ordinal - STEP_DAYS, ordinal + STEP_DAYS):
                if beside in kept and beside not in whole and self._clash(kept, beside):
                    open_days.append(beside)
        return kept

    def _clash(self, kept: Mapping[int, tuple[Option, ...]], ordinal: int) -> bool:
        """Whether any kept start comes too near one that a day 48 h away keeps."""
        own = kept[ordinal]
        before, after = kept.get(ordinal - STEP_DAYS, ()), kept.get(ordinal + STEP_DAYS, ())
        if before and not rules.apart(before[-1][0], own[0][0]):
            return True
        return bool(after) and not rules.apart(own[-1][0], after[0][0])

    def _with_chains(self, ordinal: int) -> tuple[Option, ...]:
        """Add the starts exactly 48 h, 96 h… after those of the days before: a session may be pushed that far."""
        day, form = self.season.day(ordinal), self._forms[ordinal]
        if not form.pieces:
            return self._all(day)
        starts = {start for start, _, _ in self._all(day)}
        for away in range(rules.GAP_SESSIONS, (CHAIN + 1) * rules.GAP_SESSIONS, rules.GAP_SESSIONS):
            for low, high in form.pieces:
                earliest, latest = day.midnight + low - away, day.midnight + high - away
                first, last = bisect_left(self._starts, earliest), bisect_right(self._starts, latest)
                starts.update([start + away for start in self._starts[first:last]])
        return self._priced(day, starts)

    def _day_of(self, start: int) -> int:
        return self.season.days[0].ordinal + bisect_right(self.season.days, start, key=_midnight) - 1


def _price(start: tuple[int, int]) -> tuple[int, int]:
    return start[1], start[0]


def slot_of(day: Day) -> Slot:
    """Return the kind of slot that a day could carry."""
    return _ACTIVATION if day.stance == "activation" else _WORK


def free_pieces(season: Season, bars: Mapping[int, Sequence[Bar]], day: Day, slot: Slot) -> list[tuple[int, int]]:
    """Return the stretches of a day, ends included, in which a slot may start."""
    if rules.race_forbids(season, day, slot) is not None:
        return []
    return _between([(low, high) for low, high, _, _ in bars[day.ordinal]], day)


def _between(spans: Iterable[rules.Span], day: Day) -> list[rules.Span]:
    """Return the stretches of a day, ends included, that lie in none of the open spans and hold a start."""
    pieces = []
    free, end = day.midnight, day.midnight + day.minutes
    for low, high in sorted(spans):
        if low >= end:
            break
        if low >= free:
            pieces.append((free, low))
        free = max(free, high)
    if free < end:
        pieces.append((free, end - 1))
    return [(low, high) for low, high in pieces if rules.on_grid(low) <= high]
