"""Pain that takes out one exercise after the other: rest where nothing is left, and never an empty session."""

from __future__ import annotations

from datetime import date

import pytest
from revisions import changes_tell_everything
from wishes import library, race, usual_wish

from planner.engine.adaptation import propose, wish_from
from planner.engine.audit import audit
from planner.engine.nouns import Step
from planner.engine.planning import make_plan
from planner.model import Log, Plan, Reason

START = date(2026, 9, 7)
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(usual_wish(START, [race(date(2026, 12, 27))]), library())


def test_pain_that_takes_out_everything_bit_by_bit_orders_rest(plan: Plan) -> None:
    logs = [Log(session=name, outcome="done", on=TODAY, pain=8) for name in ("w08-2", "w04-1")]
    held = {each.id for one in plan.sessions if one.id in ("w08-2", "w04-1") for each in one.exercises}
    assert held == {each.id for one in plan.sessions for each in one.exercises}
    proposal = propose(plan, logs, wish_from(plan, TODAY), library())
    after = proposal.plan
    assert audit(after, library().exercises) == ()
    assert list(changes_tell_everything(proposal, plan, TODAY)) == []
    (rest,) = after.athlete.blocked
    assert (rest.first, rest.last) == (date(2026, 11, 25), date(2026, 12, 13))
    assert not [one for one in after.sessions if rest.first <= one.day <= rest.last]
    later = [one.id for one in plan.sessions if one.day > rest.last]
    assert [one.id for one in after.sessions if one.day > rest.last] == later
    assert propose(after, logs, wish_from(after, TODAY), library()).changes == ()


@pytest.mark.parametrize("order", [("w08-2", "w04-1"), ("w04-1", "w08-2")])
def test_the_order_in_which_pain_is_told_changes_no_rest(plan: Plan, order: tuple[str, str]) -> None:
    logs = [Log(session=name, outcome="done", on=TODAY, pain=8) for name in order]
    assert propose(plan, logs, wish_from(plan, TODAY), library()).plan.athlete.blocked[0].first == date(2026, 11, 25)


def test_a_session_that_nothing_is_left_for_is_given_up_with_its_reason(plan: Plan) -> None:
    every = {each.id for one in plan.sessions for each in one.exercises}
    reason = Reason(rule="pain.stop", values={"pain": 8})
    steps = [Step(TODAY.toordinal() + 1, reason, name, rungs=-1, skip_days=14) for name in every]
    after = make_plan(wish_from(plan, TODAY), library(), plan, steps)
    lost = [one.id for one in plan.sessions if TODAY <= one.day <= date(2026, 12, 13)]
    assert [(gone.id, gone.reasons[0].rule) for gone in after.given_up] == [(name, "pain.stop") for name in lost]
    assert all(one.exercises for one in after.sessions)


def test_an_exercise_that_is_left_out_changes_no_session_that_does_not_hold_it(plan: Plan) -> None:
    today = date(2026, 10, 15)
    session = next(one for one in plan.sessions if one.day == today)
    name = session.exercises[0].id
    after = propose(
        plan,
        [Log(session=session.id, outcome="done", on=today, pain=6, exercise=name)],
        wish_from(plan, today),
        library(),
    ).plan
    until = date(2026, 11, 1)
    pairs = [(was, now) for was, now in zip(plan.sessions, after.sessions, strict=True) if today < was.day <= until]
    for was, now in pairs:
        held, kept = ({each.id for each in one.exercises} for one in (was, now))
        assert name not in kept
        assert kept >= held - {name}
        if name not in held:
            assert (now.exercises, now.minutes) == (was.exercises, was.minutes)
    assert [was.id for was, _ in pairs if name in {each.id for each in was.exercises}]
