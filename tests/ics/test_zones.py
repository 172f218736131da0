"""VTIMEZONE says what zoneinfo says, at every hour of a plan."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from calendar_plans import make_plan

from planner.exports.ics import render
from planner.exports.ics.text import unfold
from planner.exports.ics.zone import vtimezone

MANY = (
    "Asia/Ho_Chi_Minh", "Europe/London", "America/New_York", "Europe/Dublin", "Africa/Casablanca", "Asia/Gaza",
    "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia", "Pacific/Chatham", "Asia/Tehran",
    "America/St_Johns", "Antarctica/Troll", "Asia/Saigon", "Etc/GMT+5", "Europe/Berlin", "America/Sao_Paulo",
)  # fmt: skip


def clock(text: bytes) -> list[tuple[datetime, timedelta, timedelta]]:
    """Return a VTIMEZONE's observances: wall time at which each starts, offset before, offset after."""
    found = []
    for part in re.findall(rb"BEGIN:(?:STANDARD|DAYLIGHT)\r\n(.*?)END:", text, re.DOTALL):
        lines = dict(line.split(":", 1) for line in part.decode().split("\r\n") if line)
        start = datetime.strptime(lines["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall time
        found.append((start, offset(lines["TZOFFSETFROM"]), offset(lines["TZOFFSETTO"])))
    return found


def offset(text: str) -> timedelta:
    size = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return -size if text[0] == "-" else size


def instant(wall: datetime, observances: list[tuple[datetime, timedelta, timedelta]]) -> datetime:
    """Return the UTC instant of a wall time, by RFC 5545 alone: the last observance that has started."""
    started = max((one for one in observances if one[0] <= wall), key=lambda one: one[0])
    return (wall - started[2]).replace(tzinfo=UTC)


def differing_hours(zone: str, year: int, step_h: int = 1) -> list[datetime]:
    """Return the moments of two years at which the VTIMEZONE and zoneinfo differ, twice-shown ones left out."""
    observances = clock(vtimezone(zone, year, year + 1))
    info = ZoneInfo(zone)
    wrong = []
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year < year + 2:
        local = moment.astimezone(info)
        wall = local.replace(tzinfo=None, fold=0)
        twice = wall.replace(tzinfo=info).utcoffset() != wall.replace(tzinfo=info, fold=1).utcoffset()
        if not twice and instant(wall, observances) != moment:
            wrong.append(moment)
        moment += timedelta(hours=step_h)
    return wrong


@pytest.mark.parametrize("zone", MANY)
def test_vtimezone_agrees_with_zoneinfo_at_every_hour(zone: str) -> None:
    assert differing_hours(zone, 2026) == []


@pytest.mark.slow
def test_vtimezone_of_every_zone_agrees_with_zoneinfo() -> None:
    zones = sorted(available_timezones() - {"localtime"})
    assert {zone: hours for zone in zones if (hours := differing_hours(zone, 2026, step_h=4)[:3])} == {}


@pytest.mark.parametrize("zone", MANY)
def test_every_session_is_at_the_hour_the_runner_wants(zone: str) -> None:
    plan = make_plan(zone)
    data = unfold(render(plan).data)
    observances = clock(data)
    walls = dict(re.findall(rb"DTSTART;TZID=[^:]+:(\S+)\r\n(?:[^U][^\r]*\r\n)*UID:\S+-(w\d\d-\d)@", data))
    found = {name.decode(): wall.decode() for wall, name in walls.items()}
    assert found.keys() == {session.id for session in plan.sessions}
    for session in plan.sessions:
        wall = datetime.strptime(found[session.id], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall time
        assert (wall.hour, wall.minute) == (18, 30)
        assert instant(wall, observances) == session.start.astimezone(UTC)


def test_our_own_zone_is_one_standard_observance() -> None:
    assert vtimezone("Asia/Ho_Chi_Minh", 2026, 2027) == (
        b"BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZNAME:+07\r\n"
        b"TZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


def test_moving_a_session_leaves_the_zone_as_it_is() -> None:
    def zone(data: bytes) -> bytes:
        return data.partition(b"BEGIN:VEVENT")[0]

    plan = make_plan("Europe/London")
    assert zone(render(plan.model_copy(update={"sessions": plan.sessions[3:]})).data) == zone(render(plan).data)


def test_utc_needs_no_vtimezone() -> None:
    data = render(make_plan("UTC")).data
    assert b"VTIMEZONE" not in data
    assert icalendar.Calendar.from_ical(data).events[0].start == make_plan("UTC").sessions[0].start
