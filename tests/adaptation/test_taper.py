"""What a log may do to a taper: it never becomes harder, and no rung in it is another than trained."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from revisions import tapers_grow_no_harder
from wishes import library, race, usual_wish

from planner.engine.adaptation import propose, wish_from
from planner.engine.audit import audit
from planner.engine.planning import make_plan
from planner.model import Blocked, Log, Plan, Session

START = date(2026, 9, 7)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(usual_wish(START, [race(date(2026, 12, 27))]), library())


def said(name: str, on: date, **more: Any) -> Log:
    return Log(session=name, on=on, **({"outcome": "done"} | more))


def adapted(plan: Plan, logs: list[Log], today: date, *spans: tuple[date, date]) -> Plan:
    """Adapt, hold the new revision to the laws, and return it."""
    wish = wish_from(plan, today)
    away = tuple(Blocked(first=first, last=last, why="travel") for first, last in spans)
    athlete = wish.athlete.model_copy(update={"blocked": (*wish.athlete.blocked, *away)})
    after = propose(plan, logs, wish._replace(athlete=athlete), library()).plan
    assert audit(after, library().exercises) == ()
    assert list(tapers_grow_no_harder(plan, after, today)) == []
    again = propose(after, logs, wish_from(after, today), library())
    assert again.changes == ()
    return after


def taper(plan: Plan) -> list[Session]:
    return [one for one in plan.sessions if one.kind in ("taper", "activation")]


def test_too_easy_in_the_last_loading_week_raises_no_rung_of_the_taper(plan: Plan) -> None:
    today = date(2026, 12, 8)
    logs = [said("w03-2", today, rpe=5), said("w02-1", today, rpe=5)]
    assert taper(adapted(plan, logs, today)) == taper(plan)


def test_an_exercise_missed_again_after_an_easier_week_says_why_its_rung_falls(plan: Plan) -> None:
    first, second = date(2026, 11, 19), date(2026, 11, 26)
    logs = [
        said("w06-2", first, outcome="missed"),
        said("w05-1", first, rpe=6, pain=8, exercise="elevated-glute-bridge"),
        said("w05-2", first, pain=2, exercise="monster-walk"),
    ]
    after = adapted(plan, logs, first)
    adapted(after, [*logs, said("w04-1", second, outcome="missed")], second)


def test_pain_again_and_again_lets_the_taper_be_shorter_than_the_method_asks(plan: Plan) -> None:
    marks = [
        ("w08-1", date(2026, 10, 31), 6, "single-leg-deadlift"),
        ("w06-1", date(2026, 11, 25), 8, "single-leg-squat"),
        ("w04-2", date(2026, 12, 4), 6, "leg-cycle"),
        ("w02-1", date(2026, 12, 12), 4, "elevated-glute-bridge"),
    ]
    logs: list[Log] = []
    for name, day, pain, exercise in marks:
        logs.append(said(name, day, pain=pain, exercise=exercise))
        plan = adapted(plan, logs, day)
    adapted(plan, [*logs, said("w02-2", date(2026, 12, 12), pain=8)], date(2026, 12, 12))


def test_pain_that_is_taken_back_raises_nothing_in_the_taper(plan: Plan) -> None:
    today = date(2026, 12, 18)
    hurt = adapted(plan, [said("w01-1", today, pain=4), said("w01-2", today, pain=4)], today)
    assert taper(hurt)[-1] != taper(plan)[-1]
    assert taper(adapted(hurt, [], today))[-1].exercises == taper(hurt)[-1].exercises


AWAY = [
    (date(2026, 12, 15), date(2026, 12, 21), date(2026, 12, 25)),
    (date(2026, 12, 13), date(2026, 12, 16), date(2026, 12, 24)),
    (date(2026, 12, 13), date(2026, 12, 14), date(2026, 12, 16)),
]


@pytest.mark.parametrize(("today", "first", "last"), AWAY)
def test_days_away_in_a_taper_are_stacked_on_no_other_session(plan: Plan, today: date, first: date, last: date) -> None:
    adapted(plan, [], today, (first, last))


def test_a_taper_after_an_illness_stays_as_easy_as_it_was(plan: Plan) -> None:
    ill = adapted(plan, [], date(2026, 11, 16), (date(2026, 11, 16), date(2026, 12, 6)))
    adapted(ill, [], date(2026, 12, 13), (date(2026, 12, 14), date(2026, 12, 16)))
