"""Our writer's bytes are icalendar's, for the same components, and icalendar reads them back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from calendar_plans import make_plan, with_race
from icalendar.prop import vCategory, vDatetime, vDDDTypes, vDuration, vInt, vText, vUri, vUTCOffset

from planner.exports.editions import Edition, Entry
from planner.exports.ics import Variant, render
from planner.exports.ics.events import contents
from planner.exports.ics.text import clean
from planner.exports.ics.writer import COLOUR, PRODUCT, Event
from planner.model import Athlete, Plan
from planner.words import speaker


class Text(vText):
    """A text whose backslashes stay: icalendar's own takes a backslash and an N for a newline."""

    def to_ical(self) -> bytes:
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return text.encode()


def events_of(plan: Plan, variant: Variant, monkeypatch: pytest.MonkeyPatch) -> dict[str, Event]:
    """Return the events that the plan's calendar is made of, by UID."""
    import planner.exports.ics.events as room

    seen: dict[str, Event] = {}
    content = room.content

    def noted(event: Event, starts: datetime, ends: datetime):
        seen[event.uid] = event
        return content(event, starts, ends)

    monkeypatch.setattr(room, "content", noted)
    contents(plan, variant, speaker(variant.language or plan.athlete.language))
    return seen


def component(event: Event, entry: Entry) -> icalendar.Event:
    """Return the same event as icalendar builds it."""
    made = icalendar.Event()
    made["SUMMARY"] = Text(clean(event.summary))
    for name, moment in (("DTSTART", event.starts), ("DTEND", event.ends)):
        if isinstance(moment, datetime):
            moment = moment.replace(tzinfo=UTC if event.zone == "UTC" else ZoneInfo(event.zone))
        made.add(name, moment)
    made["DTSTAMP"] = vDatetime(entry.stamp)
    made["UID"] = Text(event.uid)
    made["SEQUENCE"] = vInt(entry.sequence)
    made["LAST-MODIFIED"] = vDatetime(entry.stamp)
    made["STATUS"] = vText("TENTATIVE" if event.tentative else "CONFIRMED")
    made["TRANSP"] = vText("OPAQUE" if event.busy else "TRANSPARENT")
    made["X-MICROSOFT-CDO-BUSYSTATUS"] = vText("FREE" if not event.busy else "TENTATIVE" if event.tentative else "BUSY")
    if event.description:
        made["DESCRIPTION"] = Text(clean(event.description))
    if event.location:
        made["LOCATION"] = Text(clean(event.location))
    if event.url:
        made["URL"] = vUri(event.url)
    if event.categories:
        made["CATEGORIES"] = vCategory([Text(name) for name in event.categories])
    for minutes in event.alarms:
        alarm = icalendar.Alarm()
        alarm["ACTION"] = vText("DISPLAY")
        alarm["DESCRIPTION"] = Text(clean(event.summary))
        alarm["TRIGGER"] = vDuration(timedelta(minutes=-minutes))
        made.add_component(alarm)
    return made


def calendar(edition: Edition, events: dict[str, Event], zones: list[icalendar.Timezone]) -> icalendar.Calendar:
    """Return the calendar around the events, as icalendar builds it."""
    made = icalendar.Calendar()
    face = edition.face
    for name, text in (
        ("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("DESCRIPTION", face.about),
        ("X-WR-CALDESC", face.about), ("NAME", face.title), ("X-WR-CALNAME", face.title), ("COLOR", COLOUR),
        ("X-PLANNER-PLAN", face.plan), ("X-PLANNER-STARTS", face.starts_on.isoformat()),
        ("X-PLANNER-VARIANT", face.variant), ("X-WR-TIMEZONE", face.zone), ("X-PUBLISHED-TTL", "PT6H"),
    ):  # fmt: skip
        made[name] = Text(text)
    made["X-PLANNER-MADE"] = vDatetime(face.made)
    made["REFRESH-INTERVAL"] = vDDDTypes(timedelta(hours=6))
    made["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    if face.url:
        made["URL"] = vUri(face.url)
    for zone in zones:
        made.add_component(zone)
    for entry in edition.shown:
        made.add_component(component(events[entry.uid], entry))
    return made


def timezone(zone: str, *observances: tuple[str, str, str, int, int]) -> icalendar.Timezone:
    """Return a VTIMEZONE of ``(kind, start, name, hours before, hours after)``."""
    made = icalendar.Timezone()
    made["TZID"] = Text(zone)
    for kind, start, name, before, after in observances:
        part = icalendar.TimezoneDaylight() if kind == "DAYLIGHT" else icalendar.TimezoneStandard()
        part["DTSTART"] = vDatetime(datetime.strptime(start, "%Y%m%dT%H%M%S"))  # noqa: DTZ007 - wall time
        part["TZNAME"] = Text(name)
        part["TZOFFSETFROM"] = vUTCOffset(timedelta(hours=before))
        part["TZOFFSETTO"] = vUTCOffset(timedelta(hours=after))
        made.add_component(part)
    return made


HANOI = timezone("Asia/Ho_Chi_Minh", ("STANDARD", "19700101T000000", "+07", 7, 7))
LONDON = timezone(
    "Europe/London",
    ("STANDARD", "19700101T000000", "GMT", 0, 0),
    ("DAYLIGHT", "20260329T010000", "BST", 0, 1),
    ("STANDARD", "20261025T020000", "GMT", 1, 0),
    ("DAYLIGHT", "20270328T010000", "BST", 0, 1),
    ("STANDARD", "20271031T020000", "GMT", 1, 0),
)
TITLED = "Huế; 42, \\Nguyễn\n🏃 " + "dài " * 60
CASES = {
    "plain": (make_plan(), Variant()),
    "vietnamese": (make_plan(), Variant(language="vi", log_link="https://example.org/l/abc/{session}")),
    "alarms": (make_plan(), Variant(alarms=(30, 600, 1500, 0), runs=True)),
    "busy": (make_plan(), Variant(busy=True, alarms=(15,))),
    "registered": (with_race(make_plan(), standing="registered"), Variant(url="https://example.org/plan,1;2")),
    "hard text": (with_race(make_plan(athlete=Athlete(name=TITLED[:200])), name=TITLED[:200]), Variant()),
    "london": (make_plan("Europe/London"), Variant()),
}


@pytest.mark.parametrize("case", CASES)
def test_bytes_are_those_of_icalendar(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, variant = CASES[case]
    rendered = render(plan, variant)
    events = events_of(plan, variant, monkeypatch)
    zone = LONDON if plan.timezone == "Europe/London" else HANOI
    assert rendered.data == calendar(rendered.edition, events, [zone]).to_ical()


@pytest.mark.parametrize("case", CASES)
def test_icalendar_reads_every_event_back(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, variant = CASES[case]
    rendered = render(plan, variant)
    events = events_of(plan, variant, monkeypatch)
    read = icalendar.Calendar.from_ical(rendered.data)
    assert not read.errors
    assert [str(event["UID"]) for event in read.events] == [entry.uid for entry in rendered.edition.shown]
    for event, entry in zip(read.events, rendered.edition.shown, strict=True):
        assert not event.errors
        assert len(event.subcomponents) == len(events[entry.uid].alarms)
        if isinstance(event.start, datetime):
            assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (entry.starts, entry.ends)


@pytest.mark.parametrize("case", CASES)
def test_the_file_keeps_the_form_that_clients_want(case: str) -> None:
    data = render(*CASES[case]).data
    lines = data.split(b"\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not [line for line in lines[:-1] if not line or len(line) > 75 or b"\n" in line or b"\r" in line]
    assert not data.startswith(b"\xef\xbb\xbf")
    head = data.partition(b"BEGIN:VTIMEZONE")[0]
    assert b"METHOD" not in data
    assert b"\r\nUID" not in head
    assert b"COMMENT" not in data
    assert b"STYLED-DESCRIPTION" not in data
    for alarm in data.split(b"BEGIN:VALARM")[1:]:
        assert b"UID" not in alarm.partition(b"END:VALARM")[0]


def test_a_backslash_that_icalendar_loses_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the equality above leaves out, by ``Text``: icalendar's own texts are not the ones that were meant."""
    name = "D:\\Nguyễn; a, b"
    theirs = icalendar.Calendar()
    theirs.add("NAME", name)
    theirs.add("DESCRIPTION", name)
    assert "NAME:D:\\Nguyễn; a, b\r\n".encode() in theirs.to_ical()
    assert "DESCRIPTION:D:\\nguyễn\\; a\\, b\r\n".encode() in theirs.to_ical()
    plan = with_race(make_plan(athlete=Athlete(name=name)), name=name)
    ours = render(plan).data
    assert "NAME:Hip strength · D:\\\\Nguyễn\\; a\\, b\r\n".encode() in ours
    read = icalendar.Calendar.from_ical(ours)
    assert [str(event["SUMMARY"]) for event in read.events if "Nguyễn" in str(event["SUMMARY"])]
    events = events_of(plan, Variant(), monkeypatch)
    assert any(name in event.summary for event in events.values())
