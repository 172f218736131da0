"""Plans as the engine makes them, as calendars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import icalendar
import pytest
from calendar_plans import with_race

from planner import catalogue
from planner.engine.planning import Wish, make_plan
from planner.exports.ics import Variant, render
from planner.model import Athlete, Language, Plan, Race


@cache
def season(zone: str = "Asia/Ho_Chi_Minh") -> Plan:
    """Return fourteen weeks before Huế."""
    gun = datetime(2026, 12, 27, 4, tzinfo=ZoneInfo(zone))
    race = Race(id="hue-2026", name="VnExpress Marathon Huế", gun=gun, day=gun.date(), distance_km=21.1)
    return make_plan(Wish((race,), Athlete(name="Lan", zone=zone), date(2026, 9, 20)), catalogue.load())


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_session_can_be_trained_by(language: Language) -> None:
    plan = season()
    events = icalendar.Calendar.from_ical(render(plan, Variant(language=language)).data).events
    told = {re.search(r"-(w\d\d-\d)@", str(event["UID"])): str(event.get("DESCRIPTION")) for event in events}
    told = {found[1]: text for found, text in told.items() if found}
    names = {one.id: {ladder.names[language] for ladder in one.ladders} for one in catalogue.load().exercises}
    assert told.keys() == {session.id for session in plan.sessions}
    for session in plan.sessions:
        lines = told[session.id].split("\n")
        for place, done in enumerate(session.exercises, 1):
            (line,) = [line for line in lines if line.startswith(f"{place}. ")]
            assert any(name in line for name in names[done.id])
            assert f"{done.sets} × {done.reps}" in line


def test_a_renamed_race_touches_no_session() -> None:
    before = render(season()).edition
    after = render(with_race(season(), name="Huế Half"), edition=before, now=datetime(2026, 9, 20, 9, tzinfo=UTC))
    changed = [old.uid for old, new in zip(before.entries, after.edition.entries, strict=True) if old != new]
    assert len(changed) == 1
    assert "-race-" in changed[0]


def test_the_same_wish_gives_the_same_bytes() -> None:
    first = render(season()).data
    season.cache_clear()
    assert render(season()).data == first


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Asia/Ho_Chi_Minh"])
def test_sessions_lie_where_the_plan_has_them(zone: str) -> None:
    plan = season(zone)
    starts = {event.start.astimezone(UTC) for event in icalendar.Calendar.from_ical(render(plan).data).events}
    assert {session.start.astimezone(UTC) for session in plan.sessions} <= starts
