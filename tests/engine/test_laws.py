"""Whatever is wished, the plan keeps every law; and the auditor, which knows none of this code, agrees."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import broken
from wishes import library, plan_or_assume, shuffled, wishes

from planner.engine.audit import audit
from planner.engine.planning import Wish, make_plan, plan_id
from planner.errors import NoPlan
from planner.model import Plan

moderate = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
thorough = settings(moderate, max_examples=400)


def as_json(plan: Plan) -> str:
    return plan.model_dump_json(by_alias=True)


@moderate
@given(wish=wishes())
def test_every_plan_keeps_every_law(wish: Wish) -> None:
    plan = plan_or_assume(wish)
    assert broken(plan) == []
    assert audit(plan, library().exercises) == ()


@pytest.mark.slow
@thorough
@given(wish=wishes())
def test_hundreds_of_plans_keep_every_law(wish: Wish) -> None:
    plan = plan_or_assume(wish)
    assert broken(plan) == []
    assert audit(plan, library().exercises) == ()


@moderate
@given(wish=wishes())
def test_a_plan_read_back_is_the_plan(wish: Wish) -> None:
    plan = plan_or_assume(wish)
    assert Plan.model_validate_json(as_json(plan)) == plan
    assert as_json(Plan.model_validate_json(as_json(plan))) == as_json(plan)


@moderate
@given(data=st.data(), wish=wishes())
def test_order_of_what_has_no_order_changes_nothing(data: st.DataObject, wish: Wish) -> None:
    plan = plan_or_assume(wish)
    other = make_plan(data.draw(shuffled(wish)), library())
    assert as_json(other.model_copy(update={"athlete": plan.athlete})) == as_json(plan)


@moderate
@given(wish=wishes())
def test_the_same_wish_gives_the_same_bytes(wish: Wish) -> None:
    assert as_json(plan_or_assume(wish)) == as_json(make_plan(wish, library()))


@moderate
@given(wish=wishes())
def test_names_and_titles_change_no_identity(wish: Wish) -> None:
    plan = plan_or_assume(wish)
    renamed = wish._replace(races=tuple(race.model_copy(update={"name": f"The {race.name}"}) for race in wish.races))
    other = make_plan(renamed, library())
    assert other.id == plan.id
    assert [(each.id, each.start) for each in other.sessions] == [(each.id, each.start) for each in plan.sessions]


@moderate
@given(wish=wishes(), later=st.integers(1, 30))
def test_a_later_day_names_the_same_weeks_the_same(wish: Wish, later: int) -> None:
    plan = plan_or_assume(wish)
    if wish.today + timedelta(days=later) > wish.races[0].day:
        return
    try:
        other = make_plan(wish._replace(today=wish.today + timedelta(days=later)), library())
    except NoPlan:
        return
    names = {week.starts: _names(plan, week.index) for week in plan.weeks}
    assert other.id == plan.id == plan_id(wish.athlete, wish.races)
    for week in other.weeks:
        both = _names(other, week.index) | names[week.starts]
        assert len({name.split("-")[0] for name in both}) <= 1
        assert {name.split("-")[0] for name in both} <= {f"w{len(other.weeks) - week.index:02d}"}


def _names(plan: Plan, index: int) -> set[str]:
    placed = {session.id for session in plan.sessions if session.week == index}
    return placed | {lost.id for lost in plan.given_up if lost.week == index}
