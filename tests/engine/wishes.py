"""Any wish that a runner could have: who they are, what they race, how they run, when they are busy.

Strategies only. Nothing here knows a rule of training, so nothing is steered away from what is hard to plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st

from planner import catalogue
from planner.engine.planning import Wish, make_plan
from planner.errors import NoPlan
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Gear, Hours, Level, Plan, Race, Run, RunKind, Weekday

ZONES = ("Asia/Ho_Chi_Minh", "Europe/London", "America/New_York", "Australia/Lord_Howe")
DISTANCES_KM = (5.0, 10.0, 21.0975, 42.195, 100.0)
STARTS = (time(0, 30), time(5), time(6, 15), time(12), time(18, 30), time(22))
FIRST = date(2026, 1, 1)
LONGEST_DAYS = 420
RUN_KINDS: tuple[RunKind, ...] = ("easy", "easy", "quality", "long", "strength")
HOURS = (
    (Hours(start=time(5), end=time(22)),),
    (Hours(start=time(18), end=time(21)),),
    (Hours(start=time(5), end=time(7)), Hours(start=time(17, 30), end=time(23))),
    (Hours(start=time(0), end=time(23, 59)),),
)
Pattern = Sequence[tuple[Weekday, RunKind, time, int]]
USUAL: Pattern = (
    ("tue", "quality", time(5, 30), 60),
    ("wed", "easy", time(5, 30), 45),
    ("thu", "quality", time(5, 30), 60),
    ("sat", "easy", time(5, 30), 45),
    ("sun", "long", time(5), 100),
)


@cache
def library() -> catalogue.Catalogue:
    """The templates, read once."""
    return catalogue.load()


def every_week(pattern: Pattern, first: date, last: date, zone: str = ZONES[0]) -> tuple[Run, ...]:
    """Write a week of running into every week from the first day to the last."""
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return tuple(
        Run(day=day, start=datetime.combine(day, at, ZoneInfo(zone)), minutes=minutes, kind=kind)
        for day in days
        for weekday, kind, at, minutes in pattern
        if WEEKDAYS[day.weekday()] == weekday
    )


def race(day: date, at: time = time(5), zone: str = ZONES[0], km: float = 21.0975, id: str = "hue") -> Race:
    """A race on a day."""
    return Race(id=id, name=id, gun=datetime.combine(day, at, ZoneInfo(zone)), day=day, distance_km=km)


def usual_wish(today: date, races: Iterable[Race], athlete: Athlete | None = None, **more: object) -> Wish:
    """Ask for a plan on top of the week that most club runners run."""
    wanted = tuple(races)
    last = max(each.day for each in wanted) + timedelta(days=7)
    runs = every_week(USUAL, today - timedelta(days=14), last)
    return Wish(races=wanted, athlete=athlete or Athlete(), today=today, runs=runs)._replace(**more)


def plan_or_assume(wish: Wish) -> Plan:
    """Make the plan; a wish that no day can serve is no example."""
    try:
        return make_plan(wish, library())
    except NoPlan:
        assume(False)
        raise


@st.composite
def blocked_periods(draw: st.DrawFn, start: date, days: int) -> tuple[Blocked, ...]:
    """Up to two stretches away, from a day to four weeks."""
    drawn = draw(st.lists(st.tuples(st.integers(0, days), st.sampled_from((0, 2, 6, 13, 24))), max_size=2))
    return tuple(
        Blocked(first=start + timedelta(days=first), last=start + timedelta(days=first + more), why="travel")
        for first, more in drawn
    )


@st.composite
def athletes(draw: st.DrawFn, start: date, days: int, zone: str) -> Athlete:
    """Any runner."""
    return Athlete(
        level=draw(st.sampled_from(get_args(Level))),
        masters=draw(st.booleans()),
        gear=tuple(sorted(draw(st.sets(st.sampled_from(get_args(Gear)))))),
        days=tuple(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=2))),
        hours=draw(st.sampled_from(HOURS)),
        preferred_days=tuple(draw(st.sets(st.sampled_from(WEEKDAYS), max_size=3))),
        preferred_hours=draw(st.sampled_from((*HOURS, ()))),
        sessions=draw(st.integers(1, 3)),
        minutes=draw(st.integers(10, 60)),
        policy=draw(st.sampled_from((None, "hard-day", "easy-day"))),
        blocked=draw(blocked_periods(start, days)),
        zone=zone,
    )


@st.composite
def race_series(draw: st.DrawFn, start: date, zone: str, longest: int) -> tuple[Race, ...]:
    """One to three races, the first between today and ``longest`` days ahead."""
    first = draw(st.integers(0, 6) | st.integers(7, 20) | st.integers(21, 83) | st.integers(84, max(84, longest)))
    gaps = draw(st.lists(st.integers(7, 120), max_size=2))
    return tuple(
        race(
            start + timedelta(days=ahead),
            draw(st.sampled_from((time(0), time(0, 30), time(5), time(17)))),
            zone,
            draw(st.sampled_from(DISTANCES_KM)),
            f"race-{place}",
        )
        for place, ahead in enumerate(accumulate(gaps, initial=first))
    )


PATTERNS = st.just(USUAL) | st.lists(
    st.tuples(
        st.sampled_from(WEEKDAYS),
        st.sampled_from(RUN_KINDS),
        st.sampled_from(STARTS),
        st.sampled_from((20, 45, 75, 150)),
    ),
    max_size=8,
)


@st.composite
def running(draw: st.DrawFn, first: date, last: date, zone: str) -> tuple[Run, ...]:
    """A week that comes back, with some runs skipped and some that belong to no pattern."""
    runs = every_week(draw(PATTERNS), first, last, zone)
    skipped = draw(st.sets(st.integers(0, 40), max_size=4))
    days = (last - first).days
    extra = draw(
        st.lists(
            st.tuples(st.integers(0, days), st.sampled_from(RUN_KINDS), st.sampled_from(STARTS), st.integers(10, 200)),
            max_size=4,
        )
    )
    irregular = (
        Run(
            day=first + timedelta(days=ahead),
            start=datetime.combine(first + timedelta(days=ahead), at, ZoneInfo(zone)),
            minutes=minutes,
            kind=kind,
        )
        for ahead, kind, at, minutes in extra
    )
    return (*(run for i, run in enumerate(runs) if i not in skipped), *irregular)


@st.composite
def busy_times(draw: st.DrawFn, first: date, days: int, zone: str) -> tuple[Busy, ...]:
    """Up to four appointments, some of them days long."""
    drawn = draw(
        st.lists(
            st.tuples(st.integers(0, days), st.integers(0, 23), st.sampled_from((1, 3, 9, 50))),
            max_size=4,
        )
    )
    begins = [
        (datetime.combine(first + timedelta(days=ahead), time(hour), ZoneInfo(zone)), hours)
        for ahead, hour, hours in drawn
    ]
    return tuple(Busy(start=start, end=start + timedelta(hours=hours)) for start, hours in begins)


@st.composite
def wishes(draw: st.DrawFn, longest: int = LONGEST_DAYS) -> Wish:
    """Any wish: any day of two years, any zone, 0 days to 60 weeks ahead."""
    start = FIRST + timedelta(days=draw(st.integers(0, 700)))
    zone = draw(st.sampled_from(ZONES))
    races = draw(race_series(start, zone, longest))
    days = (races[-1].day - start).days
    first, last = start - timedelta(days=10), races[-1].day + timedelta(days=8)
    return Wish(
        races=races,
        athlete=draw(athletes(start, days, zone)),
        today=start,
        runs=draw(running(first, last, zone)),
        busy=draw(busy_times(start, days, zone)),
        priorities=draw(st.dictionaries(st.sampled_from([each.id for each in races]), st.sampled_from("ABC"))),
    )


@st.composite
def shuffled(draw: st.DrawFn, wish: Wish) -> Wish:
    """The same wish with everything that has no order in another one."""
    athlete = wish.athlete
    return wish._replace(
        races=tuple(draw(st.permutations(wish.races))),
        runs=tuple(draw(st.randoms(use_true_random=False)).sample(wish.runs, len(wish.runs))),
        busy=tuple(draw(st.permutations(wish.busy))),
        athlete=athlete.model_copy(
            update={
                "gear": tuple(reversed(athlete.gear)),
                "days": tuple(draw(st.permutations(athlete.days))),
                "blocked": tuple(reversed(athlete.blocked)),
                "hours": tuple(reversed(athlete.hours)),
            }
        ),
        priorities=dict(reversed(list(wish.priorities.items()))),
    )
