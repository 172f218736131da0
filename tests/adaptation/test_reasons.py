"""Every change says why, and what it says is so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from wishes import library, race, usual_wish

from planner.engine.adaptation import Proposal, corrections_of, propose, wish_from
from planner.engine.planning import make_plan
from planner.model import Log, Plan, Session
from planner.words import speaker

START = date(2026, 9, 7)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(usual_wish(START, [race(date(2026, 12, 27))]), library())


def logged(session: Session, **said: Any) -> Log:
    return Log(session=session.id, on=session.day, **({"outcome": "done"} | said))


def adapted(plan: Plan, logs: list[Log], today: date) -> Proposal:
    return propose(plan, logs, wish_from(plan, today), library())


def test_what_is_taken_back_is_said_and_never_follows_from_itself(plan: Plan) -> None:
    session = plan.sessions[6]
    hurt = adapted(plan, [logged(session, pain=4)], session.day).plan
    back = adapted(hurt, [], session.day + timedelta(days=1)).changes
    assert [reason.rule for reason in back[0].reasons] == ["change.taken-back"]
    assert all(reason.values.get("session") != change.session for change in back for reason in change.reasons)
    said = {language: speaker(language).reason(back[0].reasons[0]) for language in ("en", "vi")}
    assert said == {
        "en": "What you logged before was taken back or changed.",
        "vi": "Điều bạn đã ghi trước đó đã được rút lại hoặc sửa.",
    }


FELT: dict[str, dict[str, Any]] = {"hard": {"rpe": 9.0}, "easy": {"rpe": 3.0}}


@pytest.mark.parametrize(("felt", "rungs"), [("hard", -1), ("easy", 1)])
def test_twice_is_counted_by_exercise_and_not_by_session(plan: Plan, felt: str, rungs: int) -> None:
    """Two sessions in a row that share no exercise are no reason to step; the next that holds one again is."""
    first, second, third = plan.sessions[6:9]
    assert {each.id for each in first.exercises}.isdisjoint(each.id for each in second.exercises)
    logs = [logged(one, **FELT[felt]) for one in (first, second)]
    assert not [each for each in _steps(plan, logs) if each[1]]
    shared = {each.id for each in third.exercises} & {each.id for each in (*first.exercises, *second.exercises)}
    stepped = [each for each in _steps(plan, [*logs, logged(third, **FELT[felt])]) if each[1]]
    assert {name for name, _ in stepped} == shared
    assert {by for _, by in stepped} == {rungs}


def _steps(plan: Plan, logs: list[Log]) -> list[tuple[str | None, int]]:
    return [(step.exercise, step.rungs) for step in corrections_of(plan, logs).steps]
