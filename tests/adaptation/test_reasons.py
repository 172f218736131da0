"""Every change says why, and what it says is so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from wishes import library, race, usual_wish

from planner.engine.adaptation import Proposal, corrections_of, propose, wish_from
from planner.engine.planning import make_plan
from planner.model import Log, Plan, Run, Session
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


def test_pain_without_a_number_is_told_without_one_and_its_rest_is_no_illness(plan: Plan) -> None:
    session = plan.sessions[6]
    name = session.exercises[0].id
    one = adapted(plan, [logged(session, worse_next_morning=True, exercise=name)], session.day)
    for language, hurt, rest in (("en", "worse the next morning", "pain"), ("vi", "sáng hôm sau đau hơn", "đau")):
        speaks = speaker(language)
        told = [speaks.note(note) for note in one.notes]
        told += [speaks.reason(reason) for change in one.changes for reason in change.reasons]
        assert hurt in told[0]
        assert not [sentence for sentence in told if "0 out of 10" in sentence or "0 of 10" in sentence]
        assert speaks.named("why", "pain") == rest
    first = plan.sessions[0]
    (blocked,) = adapted(plan, [logged(first, pain=8)], first.day).plan.athlete.blocked
    assert blocked.why == "pain"


def test_fewer_runs_leave_the_school_of_placing_as_it_is() -> None:
    """Below five runs a week a new plan would be placed on easy days; a plan that goes on is not placed anew."""
    runs = tuple(
        Run(
            day=START + timedelta(days=7 * week + day),
            start=datetime.combine(START + timedelta(days=7 * week + day), time(5), ZoneInfo("Asia/Ho_Chi_Minh")),
            minutes=50,
            kind="quality" if day in (1, 3) else "easy",
        )
        for week in range(15)
        for day in (0, 1, 2, 3, 5)
    )
    busier = make_plan(usual_wish(START, [race(date(2026, 12, 27))])._replace(runs=runs), library())
    today = START + timedelta(weeks=4)
    fewer = tuple(run for run in runs if run.day.weekday() != 2)
    after = propose(busier, [], wish_from(busier, today, fewer), library()).plan
    assert {one.policy for one in busier.sessions} == {one.policy for one in after.sessions} == {"hard-day"}
    assert [one.start for one in after.sessions] == [one.start for one in busier.sessions]
