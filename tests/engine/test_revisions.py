"""Making a plan again: what is past stays, what need not move stays, and the same input is the same plan."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from wishes import ZONES, library, plan_or_assume, race, usual_wish, wishes

from planner.engine.audit import audit
from planner.engine.planning import Wish, make_plan
from planner.errors import NoPlan
from planner.model import Athlete, Blocked, Busy, Plan

moderate = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
START = date(2026, 9, 7)
HUE = race(date(2026, 12, 27))


def hue(**more: object) -> Wish:
    return usual_wish(START, [HUE], **more)


def taken(day: date, zone: str = ZONES[0]) -> Busy:
    begins = datetime.combine(day, time(0), ZoneInfo(zone))
    return Busy(start=begins, end=begins + timedelta(hours=24))


def again(plan: Plan, wish: Wish, today: date) -> Plan:
    return make_plan(wish._replace(today=today), library(), plan)


def test_week_seven_goes_on_from_week_seven() -> None:
    plan = make_plan(hue(), library())
    today = START + timedelta(weeks=6)
    busy = tuple(taken(today + timedelta(days=ahead)) for ahead in (1, 2))
    later = again(plan, hue(busy=busy), today)
    assert later.weeks[:6] == plan.weeks[:6]
    assert [each for each in later.sessions if each.week <= 6] == [each for each in plan.sessions if each.week <= 6]
    assert [(week.index, week.starts, week.phase) for week in later.weeks] == [
        (week.index, week.starts, week.phase) for week in plan.weeks
    ]
    assert later.revision == plan.revision + 1
    assert later.id == plan.id
    assert later.starts_on == plan.starts_on


@pytest.mark.parametrize("weeks", [0, 1, 6, 10, 15])
def test_nothing_new_is_no_revision(weeks: int) -> None:
    plan = make_plan(hue(), library())
    assert again(plan, hue(), START + timedelta(weeks=weeks)) is plan


@pytest.mark.parametrize("weeks", range(2, 13))
def test_less_time_from_now_on_breaks_no_rule(weeks: int) -> None:
    plan = make_plan(hue(athlete=Athlete(minutes=40, sessions=3)), library())
    later = again(plan, hue(athlete=Athlete(minutes=13, sessions=3)), START + timedelta(days=7 * weeks + 4))
    assert not audit(later)


@pytest.mark.parametrize("minutes", [10, 12, 15])
@pytest.mark.parametrize("days", range(1, 108, 5))
def test_short_sessions_share_out_as_before_in_a_week_that_has_begun(minutes: int, days: int) -> None:
    wish = hue(athlete=Athlete(minutes=minutes))
    plan = make_plan(wish, library())
    assert again(plan, wish, START + timedelta(days=days)) is plan


def test_no_movement_that_other_gear_brings_enters_in_a_taper() -> None:
    plan = make_plan(hue(), library())
    today = HUE.day - timedelta(days=13)
    later = again(plan, hue(athlete=Athlete(gear=())), today)
    done = {(held.id, held.ladder) for each in plan.sessions if each.day < today for held in each.exercises}
    ahead = [each for each in later.sessions if each.day >= today]
    assert {each.kind for each in ahead} == {"taper", "activation"}
    assert {(held.id, held.ladder) for each in ahead for held in each.exercises} <= done
    assert "single-leg-squat" in {name for each in ahead for name in each.left_out}
    assert not audit(later)


@moderate
@given(wish=wishes(), days=st.integers(0, 200))
def test_nothing_new_is_no_revision_for_anybody(wish: Wish, days: int) -> None:
    plan = plan_or_assume(wish)
    today = wish.today + timedelta(days=days)
    assume(today <= wish.races[-1].day)
    same = again(plan, wish, today)
    assert [(each.id, each.start) for each in same.sessions] == [(each.id, each.start) for each in plan.sessions]


@moderate
@given(wish=wishes(), days=st.integers(0, 120), shut=st.lists(st.integers(0, 60), min_size=1, max_size=3))
def test_the_past_is_immutable(wish: Wish, days: int, shut: list[int]) -> None:
    plan = plan_or_assume(wish)
    today = wish.today + timedelta(days=days)
    assume(today <= wish.races[-1].day)
    zone = wish.athlete.zone
    busy = (*wish.busy, *(taken(today + timedelta(days=ahead), zone) for ahead in shut))
    try:
        later = again(plan, wish._replace(busy=busy), today)
    except NoPlan:
        return
    before = [session for session in plan.sessions if session.day < today]
    assert [session for session in later.sessions if session.day < today] == before
    over = [week for week in plan.weeks if week.starts + timedelta(days=7) <= today]
    assert list(later.weeks[: len(over)]) == over
    assert audit(later, library().exercises) == ()


@moderate
@given(data=st.data(), weeks=st.integers(6, 20))
def test_only_what_must_move_moves(data: st.DataObject, weeks: int) -> None:
    """A day that is taken moves its own session and at most the neighbours that 48 h bind to it."""
    wish = usual_wish(START, [race(START + timedelta(days=7 * weeks - 1))], Athlete())
    plan = make_plan(wish, library())
    hit = data.draw(st.sampled_from(plan.sessions))
    later = again(plan, wish._replace(busy=(taken(hit.day),)), START)
    lay = {session.id: session.start for session in plan.sessions}
    moved = {session.id for session in later.sessions if lay.get(session.id) != session.start}
    lost = set(lay) - {session.id for session in later.sessions}
    place = [session.id for session in plan.sessions].index(hit.id)
    near = {session.id for session in plan.sessions[max(0, place - 1) : place + 2]}
    assert hit.id in moved | lost
    assert moved | lost <= near
    assert len(lost) <= 1


def test_a_revision_of_a_revision_knows_the_first() -> None:
    plan = make_plan(hue(), library())
    first = START + timedelta(weeks=3)
    second = START + timedelta(weeks=8)
    one = again(plan, hue(busy=(taken(first + timedelta(days=1)),)), first)
    two = again(one, hue(busy=(taken(first + timedelta(days=1)), taken(second + timedelta(days=3)))), second)
    assert [each for each in two.sessions if each.day < second] == [each for each in one.sessions if each.day < second]
    assert [two.revision, one.revision] == [3, 2]


def test_what_was_given_up_in_the_race_week_stands_once_when_the_race_is_over() -> None:
    away = Blocked(first=HUE.day - timedelta(days=7), last=HUE.day, why="travel")
    wish = hue(athlete=Athlete(blocked=(away,)))
    plan = make_plan(wish, library())
    assert [lost.id for lost in plan.given_up if lost.week == len(plan.weeks)]
    busy = hue(athlete=Athlete(blocked=(away,)), busy=(taken(HUE.day + timedelta(days=1)),))
    later = again(plan, busy, HUE.day + timedelta(days=2))
    assert [lost.id for lost in later.given_up] == [lost.id for lost in plan.given_up]
