"""Step 1: from races, athlete and runs to dated days, and what each one allows.

Every day gets a stance from the races around it; nothing is decided here about sessions. The room
refuses a season with a race before its first day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from operator import attrgetter
from zoneinfo import ZoneInfo

from planner.engine.evidence import number
from planner.engine.nouns import DAY_MIN, EPOCH, Day, Season, Stance
from planner.errors import NoPlan
from planner.model import Athlete, Busy, Level, Policy, Priority, Race, Run

CLOSE_WEEKS = number("season.priorities", "close")
TAPER_DAYS = int(number("taper.length", "days"))
LAST_LOADING = int(number("last.loading", "least"))
ACTIVATION_FIRST = int(number("last.activation", "first"))
ACTIVATION_LAST = int(number("last.activation", "least"))
MINI_FIRST = int(number("taper.mini", "first"))
MINI_LAST = int(number("taper.mini", "last"))
TOO_LATE_DAYS = int(number("horizon.maintain", "most"))
MINUTE = timedelta(minutes=1)
REST_DAYS = int(number("rest.race", "days"))
_DAY: Callable[[Iterable[object]], Day] = partial(tuple.__new__, Day)
"""Makes a day of its values, in a third of the time that ``Day`` takes to."""

_RECOVERY = (
    (30.0, "marathon"),
    (15.0, "half"),
    (7.5, "ten"),
    (0.0, "five"),
)


def distance_class(distance_km: float) -> str:
    """Return which recovery a distance falls under: marathon, half, ten or five."""
    return next(name for least, name in _RECOVERY if distance_km >= least)


def recovery_days(distance_km: float, level: Level) -> int:
    """Return the days without hip loading after a race: the range's end for the new, its start for the advanced."""
    name = distance_class(distance_km)
    least, most = int(number("recovery.after-race", name)), int(number("recovery.after-race", f"{name}-most"))
    return {"advanced": least, "regular": (least + most + 1) // 2, "new": most}[level]


def with_priorities(races: Sequence[Race], asked: Mapping[str, Priority]) -> tuple[Race, ...]:
    """Return the races by gun with their priorities: as asked, else the last is A, or the longest near it.

    Of the races within 8 weeks of the last one the longest is A, of equals the last; every other is B.
    """
    ordered = sorted(races, key=lambda race: (race.gun, race.id))
    near = [race for race in ordered if (ordered[-1].day - race.day).days <= CLOSE_WEEKS * 7]
    main = max(near, key=lambda race: (race.distance_km, race.gun, race.id))
    return tuple(
        race.model_copy(update={"priority": asked.get(race.id, "A" if race is main else "B")}) for race in ordered
    )


def policy_of(athlete: Athlete, runs: Sequence[Run]) -> Policy:
    """Return the athlete's school of placing, or the default from level and the runs of a full week."""
    if athlete.policy is not None:
        return athlete.policy
    weeks = Counter([(run.day.toordinal() - 1) // 7 for run in runs if run.kind != "strength"])
    if athlete.level == "new" or not weeks:
        return "easy-day"
    return "hard-day" if max(weeks.values()) >= number("policy.hard-day", "runs") else "easy-day"


def make_season(
    races: Sequence[Race],
    athlete: Athlete,
    known: tuple[Sequence[Run], Sequence[Busy]],
    start: date,
    open_from: date | None = None,
) -> Season:
    """Lay out the days from the Monday of ``start`` to the last race's Sunday; ``known`` is runs and busy times."""
    for race in races:
        if race.day < start:
            raise NoPlan("race-past", race=race.name, race_day=race.day.isoformat(), day=start.isoformat())
    first = start.toordinal() - start.weekday()
    last = races[-1].day.toordinal() + 6 - races[-1].day.weekday()
    runs = _within(known[0], first, last)
    stances, causes = _stances(races, athlete, start.toordinal(), (first, last))
    zone = ZoneInfo(athlete.zone)
    midnights = _midnights(range(first, last + 2), zone)
    lengths = [over - midnight for midnight, over in pairwise(midnights)]
    days = tuple(map(_DAY, zip(range(first, last + 1), midnights, lengths, stances, causes, strict=False)))
    busy = tuple(sorted(known[1], key=lambda busy: (busy.start, busy.end, busy.title)))
    return Season(
        athlete=athlete,
        races=tuple(races),
        runs=runs,
        busy=busy,
        start=start.toordinal(),
        open_from=min(max(start, open_from or start).toordinal(), last),
        days=days,
        policy=policy_of(athlete, runs),
        anchor=len(days) // 7 - 1,
    )


def _within(runs: Sequence[Run], first: int, last: int) -> tuple[Run, ...]:
    chosen = [run for run in runs if first - 3 <= run.day.toordinal() <= last + 3]
    return tuple(sorted(chosen, key=attrgetter("start", "minutes", "kind", "source", "title")))


def _midnights(ordinals: range, zone: ZoneInfo) -> list[int]:
    """Return the first minute of each day; asked of the zone alone, in a quarter of an aware instant's time."""
    offsets = list(map(zone.utcoffset, map(datetime.fromordinal, ordinals)))
    ahead = {offset: -(-(offset or timedelta()) // MINUTE) for offset in set(offsets)}
    epoch = EPOCH.toordinal()
    return [(ordinal - epoch) * DAY_MIN - ahead[offset] for ordinal, offset in zip(ordinals, offsets, strict=True)]


def _stances(
    races: Sequence[Race], athlete: Athlete, start: int, span: tuple[int, int]
) -> tuple[list[Stance], list[int]]:
    """Return the stance of each day, and which race it is because of."""
    first, last = span
    stances: list[Stance] = ["load"] * (last - first + 1)
    causes = [-1] * len(stances)

    def paint(index: int, stance: Stance, from_day: int, to_day: int) -> None:
        for ordinal in range(max(from_day, first), min(to_day, last) + 1):
            stances[ordinal - first], causes[ordinal - first] = stance, index

    for index, race in enumerate(races):
        gun = race.day.toordinal()
        if race.priority == "B" and gun - start <= TOO_LATE_DAYS:
            paint(index, "activation", gun - ACTIVATION_FIRST, gun - ACTIVATION_LAST)
        elif race.priority == "B":
            paint(index, "mini", gun - MINI_FIRST, gun - MINI_LAST)
    for index, race in reversed(tuple(enumerate(races))):
        gun = race.day.toordinal()
        if race.priority == "A":
            paint(index, "taper", gun - TAPER_DAYS, gun - LAST_LOADING)
            paint(index, "activation", gun - ACTIVATION_FIRST, gun - ACTIVATION_LAST)
    serious = [(index, race) for index, race in enumerate(races) if race.priority != "C"]
    for index, race in serious:
        gun = race.day.toordinal()
        paint(index, "recovery", gun + 1, gun + recovery_days(race.distance_km, athlete.level))
    for index, race in serious:
        gun = race.day.toordinal()
        paint(index, "rest", gun - REST_DAYS, gun)
    return stances, causes
