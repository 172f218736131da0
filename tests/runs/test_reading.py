"""Reading: whatever the encoding, the line ends and the mistakes, each event comes out as it was meant."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from calendars_written import HOME, SAMPLES, written

from planner.errors import InputError
from planner.runs.reading import read, read_events, read_written

ENCODINGS = ("utf8", "nfd", "cp1258", "utf16", "bare-cr", "folded")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_vietnamese_titles_read_alike_in_every_encoding(encoding: str, sample: Callable[[str], bytes]) -> None:
    calendar = read(sample(f"vietnamese-{encoding}.ics"), home=HOME)
    assert calendar.source == "Lịch chạy của Ngọc"
    assert [event.summary for event in calendar.events] == [
        "Chạy biến tốc 8x400 m",
        "Chạy nhẹ 7 km",
        "Họp phụ huynh",
        "Tập tạ ở phòng gym",
        "Chạy dài 18 km dọc sông Hương",
        "Nghỉ ngơi",
    ]
    assert calendar.events[0].start == datetime(2026, 12, 1, 5, 30, tzinfo=HOME)
    assert calendar.faults == ()


@pytest.mark.parametrize(
    ("title", "encoding"),
    [
        ("Müller läuft über die Straße", "cp1252"),
        ("Però è così", "cp1252"),
        ("Où ça, là-bas", "latin-1"),
        ("Niño corre mañana", "cp1252"),
    ],
)
def test_a_western_title_is_not_taken_for_vietnamese(title: str, encoding: str) -> None:
    data = written("UID:a\nDTSTART:20261201\nSUMMARY:@").replace(b"@", title.encode(encoding))
    assert read_events(data, home=HOME)[0].summary == title


def test_a_line_in_another_encoding_spoils_only_itself() -> None:
    data = written("UID:a\nDTSTART:20261201\nSUMMARY:Chạy dài", "UID:b\nDTSTART:20261202\nSUMMARY:@")
    titles = [event.summary for event in read_events(data.replace(b"@", b"Stra\xdfe"), home=HOME)]
    assert titles == ["Chạy dài", "Straße"]


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r", "\r\r\n", "\n\n"], ids=repr)
def test_any_line_ends_do(ends: str) -> None:
    data = written("UID:a\nDTSTART:20261201\nSUMMARY:Long\n er run").replace(b"\r\n", ends.encode())
    assert [event.summary for event in read_events(data, home=HOME)] == ["Longer run"]


@pytest.mark.parametrize(
    ("start", "meant"),
    [
        ("DTSTART:20260401", date(2026, 4, 1)),
        ("DTSTART;VALUE=DATE:2026-04-01", date(2026, 4, 1)),
        ("DTSTART:20260401T053000", datetime(2026, 4, 1, 5, 30, tzinfo=HOME)),
        ("DTSTART:20260331T223000Z", datetime(2026, 3, 31, 22, 30, tzinfo=UTC)),
        ("DTSTART:2026-03-31T22:30:00Z", datetime(2026, 3, 31, 22, 30, tzinfo=UTC)),
        ("DTSTART;TZID=SE Asia Standard Time:20260401T053000", datetime(2026, 4, 1, 5, 30, tzinfo=HOME)),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20260401T073000",
            datetime(2026, 3, 31, 22, 30, tzinfo=UTC),
        ),
        ('DTSTART;TZID="(UTC+07:00) Bangkok, Hanoi":20260401T053000', datetime(2026, 4, 1, 5, 30, tzinfo=HOME)),
        ("DTSTART;TZID=GMT+0900:20260401T073000", datetime(2026, 3, 31, 22, 30, tzinfo=UTC)),
        ("dtstart;tzid=Asia/Ho_Chi_Minh:20260401T053000", datetime(2026, 4, 1, 5, 30, tzinfo=HOME)),
    ],
)
def test_a_start_is_read_in_each_form(start: str, meant: date) -> None:
    (event,) = read_events(written(f"UID:a\n{start}"), home=HOME)
    assert event.start == meant
    assert isinstance(event.start, datetime) == isinstance(meant, datetime)


def test_a_zone_of_the_calendars_own_is_read_from_its_rules() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
        "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE"
    )
    data = written(
        "UID:a\nDTSTART;TZID=Office:20260701T060000", "UID:b\nDTSTART;TZID=Office:20261201T060000", head=zone
    )
    summer, winter = read_events(data, home=HOME)
    assert summer.start == datetime(2026, 7, 1, 4, tzinfo=UTC)
    assert winter.start == datetime(2026, 12, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "end", "faults"),
    [
        ("DTSTART:20261201", date(2026, 12, 2), ()),
        ("DTSTART:20261201\nDTEND:20261201", date(2026, 12, 2), ()),
        ("DTSTART:20261201T060000Z", datetime(2026, 12, 1, 6, tzinfo=UTC), ()),
        ("DTSTART:20261201T060000Z\nDURATION:PT1H30M", datetime(2026, 12, 1, 7, 30, tzinfo=UTC), ()),
        (
            "DTSTART:20261201T060000Z\nDTEND:20261201T070000Z\nDURATION:PT3H",
            datetime(2026, 12, 1, 7, tzinfo=UTC),
            ("two-ends",),
        ),
        (
            "DTSTART:20261201T060000Z\nDTEND:20261201T050000Z",
            datetime(2026, 12, 1, 6, tzinfo=UTC),
            ("end-before-start",),
        ),
        ("DTSTART:20261201T060000\nDTEND:20261202", datetime(2026, 12, 2, tzinfo=HOME), ("mixed-ends",)),
        ("DTSTART:20261201\nDTEND:20261203T090000", date(2026, 12, 3), ("mixed-ends",)),
        ("DTSTART:20261201T060000Z\nDURATION:PT-2H", datetime(2026, 12, 1, 6, tzinfo=UTC), ("date-unreadable",)),
    ],
)
def test_an_end_is_of_its_starts_kind_and_never_before_it(lines: str, end: date, faults: tuple[str, ...]) -> None:
    calendar = read(written(f"UID:a\n{lines}"), home=HOME)
    assert calendar.events[0].end == end
    assert tuple(fault.kind for fault in calendar.faults) == faults


def test_one_event_that_cannot_be_read_costs_only_itself() -> None:
    calendar = read(written("UID:a\nDTSTART:someday\nSUMMARY:Lost", "UID:b\nDTSTART:20261201"), home=HOME)
    assert [event.uid for event in calendar.events] == ["b"]
    assert [(fault.kind, fault.title, fault.what) for fault in calendar.faults] == [("no-start", "Lost", "someday")]


def test_broken_zones_several_calendars_and_loose_events_are_read(sample: Callable[[str], bytes]) -> None:
    calendar = read(sample("broken.ics"), home=HOME)
    assert [event.uid for event in calendar.events] == ["a", "", "c", "d", "f", "g", "h", "i"]
    assert {fault.kind for fault in calendar.faults} == {
        "two-ends",
        "no-uid",
        "end-before-start",
        "mixed-ends",
        "no-start",
        "zone-unknown",
        "cut-off",
    }


@pytest.mark.parametrize(
    "data", [b"", b"<!DOCTYPE html><html></html>", b"\x00\x01\x02", b"BEGIN:VCARD\r\nEND:VCARD\r\n"], ids=repr
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data, home=HOME, source="page.html")
    assert caught.value.code == "runs.not-a-calendar"
    assert caught.value.values == {"source": "page.html"}


def test_texts_lose_their_escapes_and_control_characters() -> None:
    data = written("UID:a\nDTSTART:20261201\nSUMMARY:Easy\\, 5 km\\; flat\\nby \x07the \x9friver\\\\lake")
    assert read_events(data, home=HOME)[0].summary == "Easy, 5 km; flat\nby the river\\lake"


def test_an_old_vcalendar_with_quoted_printable_is_read() -> None:
    data = written(
        "DTSTART:20261201T060000\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ch=E1=BA=A1y =\nnh=E1=BA=B9"
    )
    assert read_events(data, home=HOME)[0].summary == "Chạy nhẹ"


def test_an_audit_sees_what_a_file_says_of_itself() -> None:
    data = written(
        "UID:a\nDTSTART:20261201T060000Z\nDTEND:20261201T050000Z\nSEQUENCE:-1\nDTSTAMP:20261101T000000Z\nCREATED:20261102T000000Z",
        "SUMMARY:Nothing else",
    )
    first, second = read_written(data, home=HOME)
    assert (first.uid, first.sequence) == ("a", -1)
    assert first.end is not None
    assert first.start is not None
    assert isinstance(first.end, datetime)
    assert isinstance(first.start, datetime)
    assert first.end - first.start == timedelta(hours=-1)
    assert (second.title, second.uid, second.start, second.stamp) == ("Nothing else", None, None, None)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("in-*.ics")))
def test_our_scan_and_icalendar_agree_on_the_samples(name: str, sample: Callable[[str], bytes]) -> None:
    data = sample(name)
    theirs = [(str(event["UID"]), str(event["SUMMARY"])) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    assert [(event.uid, event.summary) for event in read_events(data, home=HOME)] == theirs
