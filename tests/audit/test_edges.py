"""What lies exactly on the edge of a rule keeps it; one step beyond breaks it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from planner.engine.audit import gaps, load, races
from planner.engine.audit.clock import Span, hours, shown
from planner.engine.audit.days import before_start
from planner.model import Plan, Race, Run

NOON = datetime(2026, 9, 9, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def span(hours_later: float, minutes: int = 30) -> Span:
    start = NOON + timedelta(hours=hours_later)
    return Span("w05-1", start.date(), start, start + timedelta(minutes=minutes))


def race(priority: str = "A", distance_km: float = 42.195) -> Race:
    return Race(id="race", name="Race", gun=NOON, day=NOON.date(), distance_km=distance_km, priority=priority)


def single(plan: Plan, before: int, kind: str, priority: str = "A") -> Plan:
    """Keep one session, so many days before the race."""
    gun = race(priority)
    start = NOON - timedelta(days=before)
    session = plan.sessions[0].model_copy(update={"day": start.date(), "start": start, "kind": kind})
    update = {
        "timezone": "UTC",
        "races": (gun,),
        "sessions": (session,),
        "starts_on": (NOON - timedelta(days=60)).date(),
    }
    return plan.model_copy(update=update)


@pytest.mark.parametrize(("gap", "found"), [(48, 0), (47.99, 1)])
def test_sessions_48_hours_apart(gap: float, found: int) -> None:
    assert len(list(gaps.apart([span(0), span(gap)]))) == found


@pytest.mark.parametrize(("gap", "found"), [(24, 0), (23.99, 1)])
def test_a_session_ends_24_hours_before_a_hard_run(gap: float, found: int) -> None:
    start = span(0).end + timedelta(hours=gap)
    run = Run(day=start.date(), start=start, minutes=60, kind="quality")
    assert len(list(gaps.fresh([span(0)], gaps.hard_starts([run], [])))) == found


@pytest.mark.parametrize(("gap", "found"), [(3, 0), (2.99, 1), (-1, 1)])
def test_a_session_starts_3_hours_after_the_run_of_its_day(gap: float, found: int) -> None:
    run = Run(day=NOON.date(), start=NOON - timedelta(hours=1), minutes=60, kind="easy")
    assert len(list(gaps.after_runs([span(gap)], [run]))) == found


def test_a_race_that_is_also_a_run_is_one_hard_start() -> None:
    run = Run(day=NOON.date(), start=NOON, minutes=240, kind="race")
    assert [start.kind for start in gaps.hard_starts([run], [race()])] == ["race"]


@pytest.mark.parametrize(("before", "found"), [(4, 0), (3, 1), (0, 1), (-1, 0)])
def test_rest_is_from_three_days_before_to_race_day(before: int, found: int) -> None:
    assert len(list(races.rested([span(-24 * before)], [race("B")]))) == found
    assert list(races.rested([span(-24 * before)], [race("C")])) == []


@pytest.mark.parametrize(
    ("distance_km", "days"), [(100, 10), (42.195, 10), (42, 10), (21.1, 5), (21, 5), (10, 3), (9.9, 2), (5, 2)]
)
def test_recovery_lasts_by_distance(distance_km: float, days: int) -> None:
    after = [span(24 * day) for day in (0, 1, days, days + 1)]
    found = races.recovered(after, [race("B", distance_km)])
    assert [breach.values["after"] for breach in found] == [1, days]


@pytest.mark.parametrize(
    ("before", "kind", "found"),
    [(7, "taper", 0), (6, "taper", 1), (4, "taper", 1), (3, "taper", 0), (6, "activation", 0)],
)
def test_the_last_session_is_a_week_out(plan: Plan, before: int, kind: str, found: int) -> None:
    assert len(list(races.last_loading(single(plan, before, kind)))) == found
    assert list(races.last_loading(single(plan, before, kind, "B"))) == []


@pytest.mark.parametrize(
    ("before", "kind", "found"),
    [(6, "loading", 0), (5, "loading", 1), (4, "loading", 1), (3, "loading", 0), (5, "taper", 0)],
)
def test_a_b_race_wants_a_reduced_session_close_to_it(plan: Plan, before: int, kind: str, found: int) -> None:
    assert len(list(races.mini_taper(single(plan, before, kind, "B")))) == found
    assert list(races.mini_taper(single(plan, before, kind, "A"))) == []


@pytest.mark.parametrize(("horizon", "found"), [(0, 1), (6, 1), (7, 0)])
def test_a_late_plan_has_no_full_session(plan: Plan, horizon: int, found: int) -> None:
    late = single(plan, 0, "loading")
    late = late.model_copy(update={"starts_on": NOON.date() - timedelta(days=horizon)})
    assert len(list(races.late_entry(late))) == found


@pytest.mark.parametrize(("horizon", "found"), [(6, 0), (7, 1), (20, 1), (21, 0)])
def test_a_short_plan_does_not_get_harder(plan: Plan, horizon: int, found: int) -> None:
    one = single(plan, 12, "loading").sessions[0]
    harder = tuple(each.model_copy(update={"sets": each.sets + 1}) for each in one.exercises[:1])
    two = one.model_copy(update={"id": "w01-1", "day": one.day + timedelta(days=2), "exercises": harder})
    same = two.model_copy(update={"exercises": one.exercises[:1]})
    update = {"starts_on": NOON.date() - timedelta(days=horizon)}
    short = single(plan, 12, "loading").model_copy(update=update)
    assert len(list(races.no_progression(short.model_copy(update={"sessions": (one, two)})))) == found
    assert list(races.no_progression(short.model_copy(update={"sessions": (one, same)}))) == []


def test_a_plan_may_use_its_first_day(plan: Plan) -> None:
    first = plan.sessions[0].day
    assert list(before_start(plan.model_copy(update={"starts_on": first}))) == []
    assert len(list(before_start(plan.model_copy(update={"starts_on": first + timedelta(days=1)})))) == 1


def test_a_week_holds_its_monday_and_its_sunday_and_no_more(plan: Plan) -> None:
    week = plan.weeks[1]
    days = [week.starts + timedelta(days=day) for day in (-1, 0, 6, 7)]
    sessions = tuple(plan.sessions[0].model_copy(update={"day": day}) for day in days)
    bent = plan.model_copy(update={"sessions": sessions})
    assert [session.day for session in load.of_week(bent, week)] == days[1:3]


@pytest.mark.parametrize(("minutes", "found"), [(load.SHORTEST, []), (load.SHORTEST + 1, ["deload.reduce"])])
def test_a_session_that_cannot_be_shorter_is_not_asked_to_be(plan: Plan, minutes: int, found: list[str]) -> None:
    sessions = tuple(session.model_copy(update={"minutes": minutes}) for session in plan.sessions)
    weeks = tuple(week.model_copy(update={"load_au": 100.0}) for week in plan.weeks)
    bent = plan.model_copy(update={"sessions": sessions, "weeks": weeks})
    assert [breach.rule for breach in load.deload_cut(bent)] == found


def test_a_figure_never_rounds_up_to_the_limit() -> None:
    assert shown(23.99) == 23.9
    assert shown(hours(NOON, NOON + timedelta(hours=48) - MINUTE)) == 47.9
