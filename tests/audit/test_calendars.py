"""Anybody's calendar: each fault is named, and a sensible week is left in peace."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner import making
from planner.asked import Asked
from planner.engine.audit import Entry, audit_calendar
from planner.model import Race, Run
from planner.words import speaker

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 9, 7)
RACE_DAY = date(2026, 10, 18)
START = datetime(2026, 9, 8, 18, tzinfo=ZONE)
GOOD = Entry("Gym", "a@here", START, START + timedelta(hours=1), START, START, START, 0)


def run(day: date, kind: str, at: time = time(18), minutes: int = 30, title: str = "") -> Run:
    return Run(day=day, start=datetime.combine(day, at, ZONE), minutes=minutes, kind=kind, title=title)


def gym(day: date, at: time = time(18), minutes: int = 30) -> Run:
    return run(day, "strength", at, minutes, "Gym")


def race(priority: str = "A", distance_km: float = 21.1) -> Race:
    gun = datetime.combine(RACE_DAY, time(5), ZONE)
    return Race(id="half", name="Half", gun=gun, day=RACE_DAY, distance_km=distance_km, priority=priority)


def rules(runs: list[Run], *races: Race) -> list[str]:
    return [breach.rule for breach in audit_calendar([], runs, races)]


def sensible() -> list[Run]:
    """Four weeks of two gym sessions, then one a week, then none but a short one on D-5."""
    full = [gym(MONDAY + timedelta(weeks=week, days=day)) for week in range(4) for day in (1, 3)]
    long = [run(MONDAY + timedelta(weeks=week, days=6), "long", time(5), 100) for week in range(5)]
    return [*full, *long, gym(date(2026, 10, 8), minutes=20), gym(date(2026, 10, 13), minutes=12)]


def test_a_sensible_calendar_is_left_in_peace() -> None:
    assert audit_calendar([GOOD], sensible(), [race()]) == ()


@pytest.mark.parametrize(
    ("rule", "runs", "races"),
    [
        ("gap.sessions", [gym(MONDAY), gym(MONDAY + timedelta(days=1))], []),
        ("gap.before-hard", [gym(MONDAY), run(MONDAY + timedelta(days=1), "long", time(6))], []),
        ("gap.before-hard", [gym(RACE_DAY - timedelta(days=1))], [race("C")]),
        ("gap.same-day", [gym(MONDAY), run(MONDAY, "easy", time(19))], []),
        ("gap.same-day", [gym(MONDAY), run(MONDAY, "easy", time(16))], []),
        ("rest.race", [gym(RACE_DAY - timedelta(days=3))], [race("B")]),
        ("recovery.after-race", [gym(RACE_DAY + timedelta(days=5))], [race("B")]),
        ("last.loading", [gym(RACE_DAY - timedelta(days=6))], [race()]),
        ("taper.calendar", [*sensible(), gym(date(2026, 10, 6), minutes=130)], [race()]),
        ("frequency.build", [gym(MONDAY + timedelta(days=2 * day), time(18 - day)) for day in range(4)], []),
    ],
)
def test_training_that_breaks_a_rule_is_named(rule: str, runs: list[Run], races: list[Race]) -> None:
    assert rule in rules(runs, *races)


@pytest.mark.parametrize(
    ("runs", "races"),
    [
        ([gym(MONDAY), gym(MONDAY + timedelta(days=2))], []),
        ([gym(MONDAY), run(MONDAY, "easy", time(14))], []),
        ([gym(RACE_DAY + timedelta(days=6))], [race("B")]),
        ([gym(RACE_DAY - timedelta(days=2))], [race("C")]),
        ([gym(RACE_DAY - timedelta(days=5), minutes=10)], [race()]),
        ([gym(RACE_DAY - timedelta(days=days), minutes=15) for days in (12, 10, 8)], [race()]),
        ([gym(RACE_DAY - timedelta(days=days), minutes=15) for days in (33, 26, 15, 12, 10)], [race()]),
    ],
)
def test_training_on_the_right_side_of_a_rule_is_not(runs: list[Run], races: list[Race]) -> None:
    assert rules(runs, *races) == []


@pytest.mark.parametrize("days", range(14, 50, 3))
@pytest.mark.parametrize("away", [(), ("2026-09-10..2026-09-23",)])
def test_our_own_plans_pass_as_calendars(days: int, away: tuple[str, ...]) -> None:
    asked = Asked(races=(f"{MONDAY + timedelta(days=days)}",), distance=("21",), today=f"{MONDAY}", block=away)
    plan = making.make(asked, now=START).plan
    runs = [gym(session.day, session.start.time(), session.minutes) for session in plan.sessions]
    assert audit_calendar([], runs, plan.races) == ()


@pytest.mark.parametrize(
    ("rule", "entries"),
    [
        ("calendar.uid-missing", [GOOD._replace(uid=None)]),
        ("calendar.uid-missing", [GOOD._replace(uid="")]),
        ("calendar.uid-duplicate", [GOOD, GOOD]),
        ("calendar.uid-duplicate", [GOOD._replace(recurrence_id="20260908")] * 2),
        ("calendar.stamp-missing", [GOOD._replace(stamp=None)]),
        ("calendar.stamp-before-created", [GOOD._replace(stamp=START - timedelta(days=1))]),
        ("calendar.modified-before-created", [GOOD._replace(modified=START - timedelta(days=1))]),
        ("calendar.sequence-negative", [GOOD._replace(sequence=-1)]),
        ("calendar.start-missing", [GOOD._replace(start=None)]),
        ("calendar.end-before-start", [GOOD._replace(end=START - timedelta(minutes=1))]),
        ("calendar.end-before-start", [GOOD._replace(start=MONDAY, end=MONDAY - timedelta(days=1))]),
        ("calendar.end-kind", [GOOD._replace(end=MONDAY)]),
    ],
)
def test_a_fault_of_the_file_is_named(rule: str, entries: list[Entry]) -> None:
    breaches = audit_calendar(entries, [], [])
    assert [breach.rule for breach in breaches] == [rule]
    for language in ("en", "vi"):
        for found in breaches:
            said = speaker(language).say(
                f"breach-{rule.replace('.', '-')}", where=found.where, day=str(found.day), **found.values
            )
            assert "Gym" in said


@pytest.mark.parametrize(
    "entries",
    [
        [GOOD, GOOD._replace(recurrence_id="20260908")],
        [GOOD._replace(start=MONDAY, end=MONDAY)],
        [GOOD._replace(end=None, created=None, modified=None, sequence=None)],
        [GOOD._replace(start=START.replace(tzinfo=None), end=START.astimezone(UTC) - timedelta(days=1))],
    ],
    ids=["an occurrence", "a day", "little told", "floating beside fixed"],
)
def test_what_a_file_may_say_is_not_reported(entries: list[Entry]) -> None:
    assert audit_calendar(entries, [], []) == ()


def test_the_order_of_the_file_does_not_matter() -> None:
    entries, runs = [GOOD, GOOD._replace(uid=None)], [*sensible(), gym(MONDAY)]
    assert audit_calendar(entries, runs, [race()]) == audit_calendar(entries[::-1], runs[::-1], [race()])
