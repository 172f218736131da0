"""Whatever the engine makes passes the audit: any runner, any week of running, 0 days to 60 weeks ahead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner import catalogue
from planner.engine.audit import audit
from planner.engine.planning import Wish, make_plan
from planner.errors import NoPlan
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Race, Run

FIRST = date(2026, 1, 1)
LONGEST_DAYS = 420
RACES_APART_DAYS = 14
ZONES = ("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York")
KINDS = ("easy", "easy", "easy", "quality", "long", "strength")
GEAR = ("band", "loop", "box", "ball", "weight")
Pattern = list[tuple[int, str, time, int]]
USUAL: Pattern = [
    (1, "quality", time(5, 30), 60),
    (3, "quality", time(5, 30), 60),
    (4, "easy", time(6), 40),
    (6, "long", time(5), 120),
]


@cache
def library() -> catalogue.Catalogue:
    return catalogue.load()


@st.composite
def athletes(draw: st.DrawFn, start: date, days: int) -> Athlete:
    blocked = draw(st.lists(st.tuples(st.integers(0, days), st.sampled_from((0, 2, 6, 13, 24))), max_size=2))
    return Athlete(
        level=draw(st.sampled_from(("new", "regular", "advanced"))),
        masters=draw(st.booleans()),
        gear=tuple(draw(st.sets(st.sampled_from(GEAR)))),
        days=tuple(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=3))),
        sessions=draw(st.integers(1, 3)),
        minutes=draw(st.integers(10, 60)),
        policy=draw(st.sampled_from((None, "hard-day", "easy-day"))),
        blocked=tuple(
            Blocked(first=start + timedelta(days=first), last=start + timedelta(days=first + more))
            for first, more in blocked
        ),
        zone=draw(st.sampled_from(ZONES)),
    )


@st.composite
def races(draw: st.DrawFn, start: date, zone: ZoneInfo) -> tuple[Race, ...]:
    first = draw(st.integers(0, 6) | st.integers(7, 20) | st.integers(21, 167) | st.integers(168, LONGEST_DAYS))
    gaps = draw(st.lists(st.integers(RACES_APART_DAYS, 120), max_size=2))
    found = []
    for place, ahead in enumerate(accumulate(gaps, initial=first)):
        day = start + timedelta(days=ahead)
        gun = datetime.combine(day, time(draw(st.sampled_from((0, 3, 5, 17)))), zone)
        distance = draw(st.sampled_from((5, 10, 21.1, 42.195, 60)))
        found.append(Race(id=f"race-{place}", name=f"Race {place}", gun=gun, day=day, distance_km=distance))
    return tuple(found)


def every_week(pattern: Pattern, first: date, last: date, zone: ZoneInfo) -> tuple[Run, ...]:
    days = (first + timedelta(days=place) for place in range((last - first).days + 1))
    return tuple(
        Run(day=day, start=datetime.combine(day, at, zone), minutes=minutes, kind=kind)
        for day in days
        for weekday, kind, at, minutes in sorted(pattern, key=lambda run: run[2])
        if day.weekday() == weekday
    )


PATTERNS = st.just(USUAL) | st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(KINDS),
        st.sampled_from((time(5), time(6), time(12), time(19))),
        st.sampled_from((30, 60, 120)),
    ),
    max_size=6,
    unique_by=lambda run: run[0],
)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    start = FIRST + timedelta(days=draw(st.integers(0, 400)))
    zone = draw(st.sampled_from(ZONES))
    wanted = draw(races(start, ZoneInfo(zone)))
    ahead = (wanted[-1].day - start).days
    monday, last = start - timedelta(days=start.weekday()), wanted[-1].day + timedelta(days=7)
    taken = draw(st.lists(st.tuples(st.integers(0, ahead), st.integers(0, 22), st.integers(1, 9)), max_size=3))
    busy = []
    for day, hour, hours in sorted(taken):
        begins = datetime.combine(start + timedelta(days=day), time(hour), ZoneInfo(zone))
        busy.append(Busy(start=begins, end=begins + timedelta(hours=hours)))
    return Wish(
        races=wanted,
        athlete=draw(athletes(start, ahead)).model_copy(update={"zone": zone}),
        today=start,
        runs=every_week(draw(PATTERNS), monday, last, ZoneInfo(zone)),
        busy=tuple(busy),
        priorities=draw(st.dictionaries(st.sampled_from([race.id for race in wanted]), st.sampled_from("ABC"))),
    )


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(wish=wishes())
def test_every_plan_passes(wish: Wish) -> None:
    try:
        plan = make_plan(wish, library())
    except NoPlan:
        assume(False)
    assert audit(plan, library().exercises) == ()
