"""The search is exact: no placement there is beats its own, tier by tier."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from referee import TIERS, Question, Values, ask, best_of_all, everything
from seasons import WINDOWS, small_seasons

from planner.engine.nouns import Place, Placement, Season, Slot
from planner.engine.placement import STEADY_TIERS, place
from planner.engine.placement import TIERS as ENGINE_TIERS
from planner.engine.season import make_season
from planner.model import Athlete, Blocked, Busy, Hours, Race

moderate = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
thorough = settings(moderate, max_examples=300)
TINY = (
    (Hours(start=time(18), end=time(19)),),
    (Hours(start=time(6), end=time(7)), Hours(start=time(19), end=time(20))),
)
Problem = tuple[Season, tuple[Slot, ...]]


def found(placement: Placement) -> Values:
    values = dict(placement.tiers)
    return tuple(values[tier] for tier in TIERS)


def in_order(values: Values, order: tuple[str, ...]) -> Values:
    return tuple(values[TIERS.index(tier)] for tier in order)


def sized(question: Question, most: int) -> Question:
    """Only what the enumerator can finish in a moment."""
    tries = 1
    for starts in question.starts:
        tries *= len(starts) + 1
    assume(tries <= most)
    return question


def walkable(question: Question, most: int = 150_000) -> Question:
    """Only what the memoising enumerator can finish in a moment."""
    counts = [len(starts) for starts in question.starts]
    assume(sum(one * two for one, two in pairwise(counts)) <= most)
    return question


@moderate
@given(problem=small_seasons(weeks=2, windows=TINY, most=2))
def test_no_placement_of_all_is_better(problem: Problem) -> None:
    season, slots = problem
    question = sized(ask(season, slots), 30_000)
    assert found(place(season, slots)) == min(everything(question)) == best_of_all(question)


@moderate
@given(problem=small_seasons())
def test_no_start_left_out_would_be_better(problem: Problem) -> None:
    season, slots = problem
    assert found(place(season, slots)) == best_of_all(walkable(ask(season, slots)))


@pytest.mark.slow
@thorough
@given(problem=small_seasons())
def test_no_start_left_out_would_be_better_thoroughly(problem: Problem) -> None:
    season, slots = problem
    assert found(place(season, slots)) == best_of_all(walkable(ask(season, slots), 500_000))


@moderate
@given(problem=small_seasons(weeks=2), data=st.data())
def test_a_revision_moves_no_more_than_it_must(problem: Problem, data: st.DataObject) -> None:
    season, slots = problem
    question = ask(season, slots)
    lay = {
        slot.id: data.draw(st.sampled_from(starts)).minute
        for slot, starts in zip(slots, question.starts, strict=True)
        if starts and data.draw(st.booleans())
    }
    question = walkable(question._replace(previous=lay))
    for steady, order in ((True, STEADY_TIERS), (False, ENGINE_TIERS)):
        best = best_of_all(question, [TIERS.index(tier) for tier in order])
        assert in_order(found(place(season, slots, previous=lay, steady=steady)), order) == in_order(best, order)


@moderate
@given(problem=small_seasons(weeks=2), data=st.data())
def test_the_past_is_a_fact_like_any_other(problem: Problem, data: st.DataObject) -> None:
    season, slots = problem
    question = walkable(ask(season, slots))
    assume(len(slots) > 1 and question.starts[0])
    first = data.draw(st.sampled_from(question.starts[0]))
    fixed = [Place(slots[0], first.minute, first.ordinal)]
    kept = tuple(
        tuple(start for start in starts if start.minute - first.minute >= 48 * 60) for starts in question.starts[1:]
    )
    aims = {name: day for name, day in question.aims.items() if name != slots[0].id}
    rest = question._replace(slots=slots[1:], starts=kept, aims=aims)
    placement = place(season, slots[1:], fixed)
    values = found(placement)
    assert placement.places[0] == fixed[0]
    assert values[:6] == best_of_all(rest)[:6]


@moderate
@given(problem=small_seasons())
def test_what_is_said_to_be_placed_is_placed(problem: Problem) -> None:
    season, slots = problem
    question = ask(season, slots)
    placement = place(season, slots)
    allowed = {slot.id: {start.minute for start in starts} for slot, starts in zip(slots, question.starts, strict=True)}
    assert all(on_half_hour(each.start) and each.start in allowed[each.slot.id] for each in placement.places)
    assert [each.start for each in placement.places] == sorted(each.start for each in placement.places)
    assert len(placement.places) + len(placement.given_up) == len(slots)


def test_a_late_start_is_passed_on_as_far_as_sessions_follow_each_other() -> None:
    """Nine sessions every other day, three a week: a first one that must be late pushes all others."""
    monday = date(2026, 11, 2)
    held = [monday + timedelta(days=ahead) for ahead in range(2, 20, 2)]
    others = [monday + timedelta(days=ahead) for ahead in range(21) if monday + timedelta(days=ahead) not in held]
    athlete = Athlete(
        minutes=30,
        hours=(Hours(start=time(5), end=time(22)),),
        preferred_hours=(),
        blocked=tuple(Blocked(first=day, last=day) for day in others),
    )
    zone = ZoneInfo(athlete.zone)
    busy = Busy(start=datetime.combine(held[0], time(4), zone), end=datetime.combine(held[0], time(19), zone))
    day = monday + timedelta(days=60)
    race = Race(id="race", name="Race", gun=datetime.combine(day, time(5), zone), day=day, distance_km=10)
    season = make_season((race,), athlete, ((), (busy,)), monday)
    slots = tuple(Slot(f"w{8 - week:02d}-{n}", week, "work", 3) for week in range(3) for n in (1, 2, 3))
    placement = place(season, slots)
    assert placement.given_up == ()
    assert found(placement) == best_of_all(ask(season, slots))


@pytest.mark.parametrize(
    ("sunday", "hours", "both"),
    [
        (date(2026, 11, 1), Hours(start=time(0), end=time(23, 30)), True),
        (date(2026, 10, 25), Hours(start=time(0), end=time(23, 30)), False),
    ],
    ids=["a day of 25 hours", "a day of 24 hours"],
)
def test_48_hours_can_lie_between_two_midnights_when_the_clocks_change(sunday: date, hours: Hours, both: bool) -> None:
    athlete = Athlete(minutes=30, hours=(hours,), preferred_hours=(), days=("sat", "sun"), zone="America/New_York")
    day = sunday + timedelta(days=40)
    gun = datetime.combine(day, time(5), ZoneInfo(athlete.zone))
    race = Race(id="race", name="Race", gun=gun, day=day, distance_km=10)
    season = make_season((race,), athlete, ((), ()), sunday - timedelta(days=6))
    slots = (Slot("w06-1", 0, "work", 2), Slot("w06-2", 0, "work", 2))
    assert (place(season, slots).given_up == ()) is both


def on_half_hour(start: int) -> bool:
    return start % 30 == 0


def test_windows_are_whole_half_hours() -> None:
    times = [at for window in (*WINDOWS, *TINY) for hours in window for at in (hours.start, hours.end)]
    assert all(at.minute in (0, 30) for at in times)
