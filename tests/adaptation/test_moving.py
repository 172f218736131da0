"""A race on another day: the plan goes on, keeps its names and its log, and is settled as a new one would be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import keeping, making
from planner.asked import Asked
from planner.engine.audit import audit
from planner.errors import NoPlan, Unknown, UsageError
from planner.following import Following
from planner.keeping import Current, Proposed, Sources
from planner.model import Log, Plan
from planner.moving import Moved, moved
from planner.store import open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 25)


def plan_of(*races: str, runs: str = "") -> Plan:
    return making.make(Asked(races=races, runs=(runs,) if runs else ()), now=NOW).plan


def put(plan: Plan, day: str, gun: str = "", race: str = "", logs: tuple[Log, ...] = ()) -> Proposed:
    return moved(Current(plan, logs, Sources()), Moved(race, day, gun), TODAY)


@settings(max_examples=12, deadline=None)
@given(st.integers(7, 200), st.sampled_from(["hue", "04/04/2027", "Đà Lạt@2027-04-04 04:30"]))
def test_a_race_keeps_its_id_and_the_past_its_sessions(days: int, race: str) -> None:
    plan = plan_of(race)
    day = TODAY + timedelta(days=days)
    after = put(plan, day.isoformat()).proposal.plan
    assert (after.id, after.races[0].id, after.races[0].day) == (plan.id, plan.races[0].id, day)
    past = [session for session in plan.sessions if session.day < TODAY]
    assert [session for session in after.sessions if session.day < TODAY] == past
    assert all(weeks_of(after)[monday] == name for monday, name in weeks_of(plan).items() if monday in weeks_of(after))


def weeks_of(plan: Plan) -> dict[date, str]:
    """Return by which word the ids of each week's sessions begin."""
    return {session.day - timedelta(session.day.weekday()): session.id.split("-")[0] for session in plan.sessions}


def test_what_was_logged_stays_logged() -> None:
    plan = plan_of("hue")
    first = plan.sessions[0]
    assert first.day < TODAY
    log = Log(session=first.id, outcome="done", rpe=6, on=first.day)
    assert first in put(plan, "2027-01-17", logs=(log,)).proposal.plan.sessions


@pytest.mark.parametrize("runs", ["tue=quality,sun=long", ""])
def test_the_runs_go_on_to_the_new_day_and_on_the_old_one(runs: str) -> None:
    plan = plan_of("hue", runs=runs)
    after = put(plan, "2027-02-14").proposal.plan
    assert not any(run.day == date(2026, 12, 27) for run in plan.runs)
    days = {run.day for run in after.runs}
    assert {date(2026, 12, 27), date(2027, 1, 31), date(2027, 2, 7)} <= days
    assert date(2027, 2, 14) not in days


def test_an_audit_finds_nothing_in_a_plan_whose_race_was_put_off() -> None:
    after = put(plan_of("hue", runs="tue=quality,sun=long"), "2027-02-14").proposal.plan
    assert audit(after) == ()


def test_a_day_that_is_announced_brings_its_hour_and_its_source_along() -> None:
    plan = plan_of("hanoi-midnight@05/12/2026")
    assert not plan.races[0].announced
    after = put(plan, "2026-11-28").proposal.plan
    fresh = plan_of("hanoi-midnight@28/11/2026").races[0]
    assert after.races[0] == fresh.model_copy(update={"id": plan.races[0].id})


def test_notes_tell_of_the_new_day_and_no_longer_of_the_old_one() -> None:
    after = put(plan_of("Đà Lạt@2027-04-04"), "2027-04-11").proposal.plan
    told = {note.code: note.values for note in after.notes}
    assert told["own-race"] == {"name": "Đà Lạt", "day": "2027-04-11"}
    assert told["gun-assumed"]["gun"] == "05:00"
    hour = put(plan_of("Đà Lạt@2027-04-04"), "2027-04-11", "04:30").proposal.plan
    assert "gun-assumed" not in {note.code for note in hour.notes}
    hue = put(plan_of("hue"), "2027-01-17").proposal.plan
    assert {note.code for note in hue.notes} & {"expected-edition", "edition-not-announced"} == {
        "edition-not-announced"
    }


def test_a_nameless_race_is_called_by_its_day() -> None:
    assert put(plan_of("04/04/2027"), "2027-04-11").proposal.plan.races[0].name == "11/04/2027"


def test_the_same_day_and_hour_change_nothing() -> None:
    plan = plan_of("hue")
    assert not put(plan, "2026-12-27", "04:00").proposal.changes


def test_one_race_of_a_season_moves_and_the_other_stays() -> None:
    plan = plan_of("hanoi-midnight@28/11/2026", "hue")
    after = put(plan, "2027-01-10", race="hue-2026").proposal.plan
    assert after.races[0] == plan.races[0]
    assert (after.races[1].id, after.races[1].day) == ("hue-2026", date(2027, 1, 10))


@pytest.mark.parametrize(
    ("day", "race", "code"),
    [
        ("2026-11-24", "hue-2026", "race-past"),
        ("2030-01-01", "hue-2026", "race-far"),
        ("", "hue-2026", "date-"),
        ("secret.toml", "hue-2026", "date-"),
        ("2027-01-10", "", "race-not-of-plan"),
        ("2027-01-10", "hue-2027", "race-not-of-plan"),
        ("2026-11-29", "hue-2026", "races-same-day"),
    ],
)
def test_what_cannot_be_is_refused(day: str, race: str, code: str) -> None:
    with pytest.raises((UsageError, Unknown, NoPlan), match=code):
        put(plan_of("hanoi-midnight@28/11/2026", "hue"), day, race=race)
    if code == "race-past":
        with pytest.raises(NoPlan, match=code):
            put(plan_of("Đà Lạt@2027-04-04"), day)


def test_following_a_race_that_was_put_off_reads_the_named_week_to_its_new_day(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.sqlite"), clock=lambda: NOW) as store:
        following = Following(store, lambda: NOW)
        keeping.follow(following, Asked(races=("hue",), runs=("tue=quality,sun=long",)), "en")
        after = keeping.follow(following, Asked(races=("hue@2027-02-14",)), "en").plan
    assert {date(2027, 1, 31), date(2027, 2, 7)} <= {run.day for run in after.runs}
