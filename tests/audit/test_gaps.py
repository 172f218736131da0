"""Gaps are elapsed hours: a change to summer time takes one away, a change back gives one more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.engine.audit import gaps, races
from planner.model import Plan, Race, Run

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)


def berlin(plan: Plan, *days: date, at: time = time(18)) -> Plan:
    """Keep one session for each day, in Berlin, without runs."""
    sessions = tuple(
        session.model_copy(update={"day": day, "start": datetime.combine(day, at, BERLIN)})
        for session, day in zip(plan.sessions, days, strict=False)
    )
    return plan.model_copy(update={"timezone": BERLIN.key, "sessions": sessions, "runs": (), "races": ()})


@pytest.mark.parametrize(
    ("change", "hours"),
    [pytest.param(SPRING, [47.0], id="spring"), pytest.param(AUTUMN, [], id="autumn")],
)
def test_two_days_by_the_wall_clock_are_not_always_48_hours(plan: Plan, change: date, hours: list[float]) -> None:
    days = change - timedelta(days=1), change + timedelta(days=1)
    assert [found.values["hours"] for found in gaps.sessions_apart(berlin(plan, *days))] == hours


def test_the_hour_that_comes_twice_counts(plan: Plan) -> None:
    eve = berlin(plan, AUTUMN - timedelta(days=1), at=time(6))
    start = datetime.combine(AUTUMN, time(5, 20), BERLIN)
    run = Run(day=AUTUMN, start=start, minutes=60, kind="long")
    assert list(gaps.before_hard(eve.model_copy(update={"runs": (run,)}))) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [pytest.param(SPRING, ["last.activation"], id="spring"), pytest.param(AUTUMN, [], id="autumn")],
)
def test_an_activation_ends_72_hours_before_the_gun(plan: Plan, change: date, found: list[str]) -> None:
    light = berlin(plan, change - timedelta(days=4), at=time(23, 30))
    gun = datetime.combine(change, time(0), BERLIN) + timedelta(hours=5)
    activation = light.sessions[0].model_copy(update={"kind": "activation", "minutes": 29})
    race = Race(id="berlin", name="Berlin", gun=gun, day=change, distance_km=42.195)
    late = activation.model_copy(update={"start": activation.start + timedelta(hours=5)})
    near = light.model_copy(update={"sessions": (late,), "races": (race,)})
    assert [breach.rule for breach in races.activation_hours(near)] == found
