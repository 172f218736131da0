"""Small seasons for the search: real days and rules, sessions asked for at random, everything on whole half hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from wishes import ZONES

from planner.engine.nouns import Season, Slot
from planner.engine.season import make_season
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Hours, Race, Run

MONDAYS = (date(2026, 3, 2), date(2026, 3, 23), date(2026, 10, 19), date(2026, 10, 26), date(2026, 3, 30))
HALF_HOURS = st.integers(0, 47).map(lambda half: time(half // 2, 30 * (half % 2)))
WINDOWS = (
    (Hours(start=time(18), end=time(19)),),
    (Hours(start=time(5), end=time(6)), Hours(start=time(19), end=time(20, 30))),
    (Hours(start=time(17), end=time(20)),),
    (Hours(start=time(0), end=time(23, 30)),),
)


def instant(day: date, at: time, zone: str) -> datetime:
    """Return the local time of a day; of an hour that the clocks skip or repeat, the one after."""
    local = datetime.combine(day, at, ZoneInfo(zone)).replace(fold=1)
    return local.astimezone(UTC).astimezone(ZoneInfo(zone))


@st.composite
def runs(draw: st.DrawFn, monday: date, weeks: int, zone: str, most: int) -> tuple[Run, ...]:
    drawn = draw(
        st.lists(
            st.tuples(
                st.integers(-1, 7 * weeks),
                HALF_HOURS,
                st.sampled_from((30, 60, 90, 150)),
                st.sampled_from(("easy", "easy", "quality", "long", "strength")),
            ),
            max_size=most,
        )
    )
    return tuple(
        Run(day=start.date(), start=start, minutes=minutes, kind=kind)
        for ahead, at, minutes, kind in drawn
        for start in (instant(monday + timedelta(days=ahead), at, zone),)
    )


@st.composite
def busy_times(draw: st.DrawFn, monday: date, weeks: int, zone: str) -> tuple[Busy, ...]:
    drawn = draw(st.lists(st.tuples(st.integers(0, 7 * weeks - 1), HALF_HOURS, st.integers(1, 60)), max_size=4))
    begins = [(instant(monday + timedelta(days=ahead), at, zone), halves) for ahead, at, halves in drawn]
    return tuple(Busy(start=start, end=start + timedelta(minutes=30 * halves)) for start, halves in begins)


@st.composite
def athletes(draw: st.DrawFn, monday: date, weeks: int, windows: Sequence[tuple[Hours, ...]]) -> Athlete:
    blocked = draw(st.lists(st.tuples(st.integers(0, 7 * weeks), st.integers(0, 3)), max_size=1))
    return Athlete(
        days=tuple(sorted(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=3)))),
        hours=draw(st.sampled_from(windows)),
        preferred_days=tuple(sorted(draw(st.sets(st.sampled_from(WEEKDAYS), max_size=3)))),
        preferred_hours=draw(st.sampled_from(((), *WINDOWS))),
        minutes=draw(st.sampled_from((30, 60))),
        policy=draw(st.sampled_from(("hard-day", "easy-day"))),
        blocked=tuple(
            Blocked(first=monday + timedelta(days=ahead), last=monday + timedelta(days=ahead + more))
            for ahead, more in blocked
        ),
        zone=draw(st.sampled_from(ZONES)),
    )


@st.composite
def small_seasons(
    draw: st.DrawFn, weeks: int = 3, windows: Sequence[tuple[Hours, ...]] = WINDOWS, most: int = 3
) -> tuple[Season, tuple[Slot, ...]]:
    """A few weeks before a race, each asking for up to ``most`` sessions."""
    monday = draw(st.sampled_from(MONDAYS))
    athlete = draw(athletes(monday, weeks, windows))
    day = monday + timedelta(days=7 * weeks - 1 + draw(st.sampled_from((-4, -3, -2, 0, 0, 14))))
    gun = instant(day, time(5), athlete.zone)
    priority = draw(st.sampled_from("ABC"))
    race = Race(id="race", name="race", gun=gun, day=day, distance_km=7.5, priority=priority)
    known = draw(runs(monday, weeks, athlete.zone, 4 * weeks)), draw(busy_times(monday, weeks, athlete.zone))
    season = make_season((race,), athlete, known, monday + timedelta(days=draw(st.integers(0, 3))))
    slots = []
    for week in range(weeks):
        count = draw(st.integers(0, most))
        slots += [Slot(f"w{season.weeks - 1 - week:02d}-{n + 1}", week, "work", max(1, count)) for n in range(count)]
        light = any(each.stance == "activation" for each in season.days[7 * week : 7 * week + 7])
        if light and count < most and draw(st.booleans()):
            slots.append(Slot(f"w{season.weeks - 1 - week:02d}-{count + 1}", week, "activation", max(1, count)))
    return season, tuple(slots)
