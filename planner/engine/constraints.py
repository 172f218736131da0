"""The rules of placing: one named function each, hard ones first, then soft ones.

A hard rule turns a fact into a bar: an open interval of minutes in which no session may start. A soft
rule gives a place a whole-number cost in a tier of its own. Nothing is searched here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import time

from planner.engine.evidence import number
from planner.engine.nouns import DAY_MIN, LONG_AGO, Bar, Day, Season, Slot, Stance, Work, minute
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Race, Run, RunKind

GAP_SESSIONS = int(number("gap.sessions", "hours")) * 60
GAP_HARD = int(number("gap.before-hard", "hours")) * 60
GAP_SAME_DAY = int(number("gap.same-day", "hours")) * 60
GAP_BETTER = int(number("gap.same-day", "better")) * 60
RACE_MIN_A_KM = number("day.hours", "race-min-a-km")
LAST_LOADING_AIM = int(number("last.loading", "aim"))
LAST_LOADING_LEAST = int(number("last.loading", "least"))
CLOCKS_CHANGED = 4 * 60
GRID_MIN = 5
HARD = frozenset(("quality", "long", "race"))
Span = tuple[int, int]
_FORBIDDEN: Mapping[Work, Mapping[Stance, str | None]] = {
    "work": {"rest": "rest.race", "recovery": "recovery.after-race", "activation": "last.loading"},
    "activation": {
        "rest": "rest.race",
        "recovery": "recovery.after-race",
        "load": "last.activation",
        "taper": "last.activation",
        "mini": "last.activation",
    },
}
_CLOSED = _FORBIDDEN["work"].keys() & _FORBIDDEN["activation"].keys()

# Hard rules.


def not_before_start(season: Season) -> Bar:
    """No session lies before the plan begins, and none is put into the past."""
    return Bar(season.days[0].midnight - 1, season.day(season.open_from).midnight, "start", season.open_from)


def blocked(season: Season, period: Blocked) -> Bar:
    """No session on a day of travel, illness or holiday."""
    first = max(period.first.toordinal(), season.days[0].ordinal)
    last = min(period.last.toordinal(), season.days[-1].ordinal)
    if first > last:
        return Bar(0, 0, "blocked", period)
    end = season.day(last)
    return Bar(season.day(first).midnight - 1, end.midnight + end.minutes, "blocked", period)


def weekday_not_wanted(season: Season, day: Day) -> Bar | None:
    """No session on a weekday that does not suit."""
    weekday = WEEKDAYS[(day.ordinal - 1) % 7]
    if weekday in season.athlete.days:
        return None
    return Bar(day.midnight - 1, day.midnight + day.minutes, "days", weekday)


def outside_hours(closed: Iterable[Span], day: Day) -> list[Bar]:
    """A session lies wholly within the runner's hours, and so before midnight."""
    return [Bar(day.midnight + low, day.midnight + high, "hours", None) for low, high in closed]


def closed_hours(athlete: Athlete, minutes: int) -> Iterator[Span]:
    """Yield when no session may start on a day of so many minutes, from its midnight."""
    free = -1
    for hours in sorted(athlete.hours, key=lambda hours: hours.start):
        yield free, clock(hours.start, minutes)
        free = clock(hours.end, minutes) - athlete.minutes
    yield free, minutes


def around_busy(season: Season, busy: Busy) -> Bar:
    """No session across a time that is taken."""
    return Bar(minute(busy.start) - season.athlete.minutes, minute(busy.end), "busy", busy)


def before_hard(season: Season, start: int, cause: Run | Race) -> Bar:
    """No session ends within 24 h before a quality run, a long run or a race."""
    return Bar(start - GAP_HARD - season.athlete.minutes, start, "gap.before-hard", cause)


def after_run_of_the_day(day: Day, start: int, run: Run) -> Bar:
    """On a day with a run the session starts at least 3 h after its end."""
    return Bar(day.midnight - 1, start + run.minutes + GAP_SAME_DAY, "gap.same-day", run)


def after_race_of_the_day(season: Season, race: Race) -> Bar:
    """A race is a run of its day: the session starts at least 3 h after its finish, reckoned generously."""
    midnight = season.day(race.day.toordinal()).midnight
    return Bar(midnight - 1, minute(race.gun) + race_minutes(race) + GAP_SAME_DAY, "gap.same-day", race)


def race_minutes(race: Race) -> int:
    """Return how long a race takes, reckoned generously."""
    return round(race.distance_km * RACE_MIN_A_KM)


def near_other_strength(start: int, run: Run) -> Bar:
    """Other strength work counts as a session for the 48 h rule."""
    return Bar(start - GAP_SESSIONS, start + GAP_SESSIONS, "gap.sessions", run)


def race_forbids(season: Season, day: Day, slot: Slot) -> Bar | None:
    """Rest before a race, recovery after it, and nothing but an activation close to it."""
    rule = _FORBIDDEN[slot.work].get(day.stance)
    if rule is None:
        return None
    race = season.races[day.race] if day.race >= 0 else None
    return Bar(day.midnight - 1, day.midnight + day.minutes, rule, race)


def apart(first: int, second: int) -> bool:
    """Whether two sessions are 48 h apart, from start to start."""
    return second - first >= GAP_SESSIONS


def shut_days(season: Season) -> set[int]:
    """Return the ordinals of the days that no session may lie on at any hour, whatever else bars them."""
    wanted = [weekday in season.athlete.days for weekday in WEEKDAYS]
    found = {
        ordinal
        for ordinal, _, _, stance, _ in season.days
        if stance in _CLOSED or ordinal < season.open_from or not wanted[(ordinal - 1) % 7]
    }
    return found.union(*(range(away.first.toordinal(), away.last.toordinal() + 1) for away in season.athlete.blocked))


# Soft rules; each cost is a whole number, compared tier by tier.


def off_policy(season: Season, kinds: Collection[str]) -> int:
    """Count how far a day is from its policy's, by the kinds of run on it.

    Hard days: a quality run best, then a long run or a race, then any other day. Easy days: any day that is not hard.
    """
    if season.policy == "easy-day":
        return int(not HARD.isdisjoint(kinds))
    if "quality" in kinds:
        return 0
    return 2 if HARD.isdisjoint(kinds) else 1


def off_preferred_day(season: Season, day: Day) -> int:
    """Count a session on a day that is not among the preferred ones."""
    preferred = season.athlete.preferred_days
    return int(bool(preferred) and WEEKDAYS[(day.ordinal - 1) % 7] not in preferred)


def preferred_hours(athlete: Athlete, minutes: int) -> list[Span]:
    """Return the preferred hours on a day of so many minutes, from its midnight, ends included."""
    return [(clock(hours.start, minutes), clock(hours.end, minutes)) for hours in athlete.preferred_hours]


def off_preferred_hours(preferred: Sequence[Span], start: int) -> int:
    """Count a session that starts outside the preferred hours; all from midnight."""
    for first, last in preferred:
        if first <= start <= last:
            return 0
    return int(bool(preferred))


def soon_after_run(last_end: int, start: int) -> int:
    """Count a session less than 6 h after the last run of the same day."""
    return int(start - last_end < GAP_BETTER)


def off_last_loading(days_to_race: int) -> int:
    """Count the days by which the last loading session misses D-10."""
    return abs(days_to_race - LAST_LOADING_AIM)


def uneven(frequency: int, days: int) -> int:
    """Square how far two neighbouring sessions are from an even week, in days times the frequency."""
    return (frequency * min(days, 14) - 7) ** 2


def clock(local: time, minutes: int) -> int:
    """Return how long after midnight a clock shows ``local`` on a day of so many minutes; it changes before 04:00."""
    shown = local.hour * 60 + local.minute
    return shown + minutes - DAY_MIN if shown >= CLOCKS_CHANGED else shown


def lengths(season: Season) -> set[int]:
    """Return how many minutes its days have: one number but where the clocks change."""
    return {day.minutes for day in season.days}


def on_grid(start: int) -> int:
    """Return the first minute of the grid of starts at or after ``start``."""
    return -(-start // GRID_MIN) * GRID_MIN


# Everything that bars a day.

Outing = tuple[int, int, int, RunKind, Run | Race]
"""A run or a race: its number among all, first minute, minutes, kind, and itself. A plain tuple: there are many."""
Standing = tuple[Bar, int, int]
"""The bar of a dated fact, with the first and the last day that it stands on."""


def outings_by_day(season: Season) -> dict[int, list[Outing]]:
    """Return runs and races, a race being a run of its day, by the ordinal of their day."""
    found: dict[int, list[Outing]] = {}
    for index, run in enumerate(season.runs):
        outing: Outing = (index, minute(run.start), run.minutes, run.kind, run)
        ordinal = run.day.toordinal()
        if ordinal in found:
            found[ordinal].append(outing)
        else:
            found[ordinal] = [outing]
    for index, race in enumerate(season.races, len(season.runs)):
        outing = (index, minute(race.gun), race_minutes(race), "race", race)
        found.setdefault(race.day.toordinal(), []).append(outing)
    return found


def runs_of_the_day(outings: Iterable[Outing]) -> tuple[int, set[RunKind]]:
    """Return when the last run or race of a day ends, and the kinds of all; other strength work is none."""
    end = LONG_AGO
    kinds: set[RunKind] = set()
    for _, at, minutes, kind, _ in outings:
        if kind != "strength":
            end = max(end, at + minutes)
            kinds.add(kind)
    return end, kinds


def of_outing(season: Season, outing: Outing) -> list[Standing]:
    """Return the bars that a run or a race puts up: never more than 3 days before its own, or 2 after it."""
    _, at, _, kind, cause = outing
    ordinal = cause.day.toordinal()
    if not isinstance(cause, Run):
        rested = after_race_of_the_day(season, cause)
        return [(before_hard(season, at, cause), ordinal - 2, ordinal), (rested, ordinal, ordinal)]
    if kind == "strength":
        return [(near_other_strength(at, cause), ordinal - 3, ordinal + 2)]
    found = []
    if season.days[0].ordinal <= ordinal <= season.days[-1].ordinal:
        found.append((after_run_of_the_day(season.day(ordinal), at, cause), ordinal, ordinal))
    if kind in HARD:
        found.append((before_hard(season, at, cause), ordinal - 2, ordinal))
    return found


def busy_by_day(season: Season) -> dict[int, dict[int, Standing]]:
    """Return the bars of times that are taken, by the ordinals of the days on which they may stand, numbered."""
    found: dict[int, dict[int, Standing]] = {}
    for index, busy in enumerate(season.busy):
        bar, first, last = around_busy(season, busy), busy.start.date().toordinal() - 2, busy.end.date().toordinal() + 2
        for ordinal in range(max(first, season.days[0].ordinal), min(last, season.days[-1].ordinal) + 1):
            found.setdefault(ordinal, {})[index] = bar, first, last
    return found


def usual_bars(season: Season, day: Day, closed: Iterable[Span]) -> list[Bar]:
    """Return the bars that a day has whatever happens on it: the start of the plan, its weekday, the hours."""
    bars = [not_before_start(season)] if day.ordinal < season.open_from else []
    unwanted = weekday_not_wanted(season, day)
    if unwanted is not None:
        bars.append(unwanted)
    return bars + outside_hours(closed, day)


class Bars(dict[int, list[Bar]]):
    """The bars of each day by its ordinal, of facts and of every day alike, put together when they are asked for.

    Those of races close by are left to ``race_forbids``.
    """

    def __init__(self, season: Season):
        super().__init__()
        self.season = season
        self.outings = outings_by_day(season)
        self.busy = busy_by_day(season)
        self.closed = {minutes: tuple(closed_hours(season.athlete, minutes)) for minutes in lengths(season)}
        self.away: list[Standing] = [
            (blocked(season, period), period.first.toordinal(), period.last.toordinal())
            for period in sorted(season.athlete.blocked, key=lambda period: (period.first, period.last, period.why))
        ]
        self._of_outings: dict[int, list[Standing]] = {}

    def __missing__(self, ordinal: int) -> list[Bar]:
        day = self.season.day(ordinal)
        dated = [bar for bar, _, _ in self.dated(ordinal, ordinal)]
        found = self[ordinal] = dated + usual_bars(self.season, day, self.closed[day.minutes])
        return found

    def dated(self, first: int, last: int) -> list[Standing]:
        """Return the bars of dated facts that stand on any day from the first to the last, each of them once."""
        near: list[Outing] = []
        for day in range(first - 2, last + 4):
            near += self.outings.get(day, ())
        found = [*self.away]
        for outing in sorted(near):
            standing = self._of_outings.get(outing[0])
            if standing is None:
                standing = self._of_outings[outing[0]] = of_outing(self.season, outing)
            found += standing
        found += self.taken(first, last)
        return [each for each in found if each[1] <= last and each[2] >= first]

    def taken(self, first: int, last: int) -> list[Standing]:
        """Return the bars of times that are taken about days from the first to the last, each of them once."""
        found: dict[int, Standing] = {}
        for day in range(first, last + 1):
            if day in self.busy:
                found |= self.busy[day]
        return [*found.values()]


def bars_by_day(season: Season) -> Mapping[int, Sequence[Bar]]:
    """Return the bars of every day by its ordinal, those of races left to ``race_forbids``."""
    return Bars(season)
