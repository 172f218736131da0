"""Expanding: the occurrences are those that recurring-ical-events finds, and a bomb costs itself only."""

import time
import tracemalloc
from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from calendars_written import HOME, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import InputError
from planner.runs.events import Calendar
from planner.runs.expanding import MOST_OCCURRENCES, occurrences
from planner.runs.reading import read
from planner.runs.screening import DEPTH, EVENTS, MEGABYTES, weigh

FIRST, LAST = date(2026, 11, 2), date(2027, 2, 28)
ZONE = "TZID=Asia/Ho_Chi_Minh"
BOUNDED_S = 15
"""Of a core, where each takes at most one: what is not bounded takes minutes."""


def expanded(*events: str, first: date = FIRST, last: date = LAST) -> Calendar:
    return occurrences(read(written(*events), home=HOME), first, last, HOME)


def days(calendar: Calendar) -> list[str]:
    return [f"{event.start:%m-%d}" for event in calendar.events]


def test_a_weekly_run_keeps_its_hour_and_loses_the_day_left_out() -> None:
    calendar = expanded(
        f"UID:a\nDTSTART;{ZONE}:20261103T053000\nDTEND;{ZONE}:20261103T063000\nRRULE:FREQ=WEEKLY;COUNT=4\n"
        f"EXDATE;{ZONE}:20261117T053000"
    )
    assert days(calendar) == ["11-03", "11-10", "11-24"]
    assert all(event.start.hour == 5 for event in calendar.events if isinstance(event.start, datetime))
    assert all(event.end - event.start == timedelta(hours=1) for event in calendar.events)


def test_a_moved_occurrence_takes_its_place_once() -> None:
    moved = f"UID:a\nRECURRENCE-ID;{ZONE}:20261110T053000\nDTSTART;{ZONE}:20261111T180000\nSUMMARY:Moved"
    rule = f"UID:a\nDTSTART;{ZONE}:20261103T053000\nRRULE:FREQ=WEEKLY;COUNT=3"
    assert sorted(days(expanded(rule, moved))) == sorted(days(expanded(moved, rule))) == ["11-03", "11-11", "11-17"]


def test_a_change_onwards_moves_all_that_follow() -> None:
    stands_for = f"RECURRENCE-ID;RANGE=THISANDFUTURE;{ZONE}:20261110T053000"
    change = f"UID:a\n{stands_for}\nDTSTART;{ZONE}:20261110T060000\nSUMMARY:Later"
    calendar = expanded(f"UID:a\nDTSTART;{ZONE}:20261103T053000\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Early", change)
    told = sorted((f"{event.start:%m-%d %H:%M}", event.summary) for event in calendar.events)
    assert told == [
        ("11-03 05:30", "Early"),
        ("11-10 06:00", "Later"),
        ("11-17 06:00", "Later"),
        ("11-24 06:00", "Later"),
    ]


def test_days_may_be_added_and_periods_count_by_their_start() -> None:
    calendar = expanded("UID:a\nDTSTART:20261103T053000\nRDATE:20261105T053000,20261107T053000/PT1H")
    assert days(calendar) == ["11-03", "11-05", "11-07"]


def test_a_later_revision_of_an_event_replaces_the_earlier() -> None:
    old, new = "UID:a\nSEQUENCE:1\nDTSTART:20261103", "UID:a\nSEQUENCE:2\nDTSTART:20261104"
    assert days(expanded(old, new)) == days(expanded(new, old)) == ["11-04"]


def test_events_that_share_a_uid_without_a_revision_all_count() -> None:
    assert days(expanded("UID:1\nDTSTART:20261103", "UID:1\nDTSTART:20261105")) == ["11-03", "11-05"]


def test_only_the_window_is_expanded() -> None:
    daily = "UID:a\nDTSTART:19700101T053000\nRRULE:FREQ=DAILY"
    assert days(expanded(daily, first=date(2026, 12, 1), last=date(2026, 12, 3))) == ["12-01", "12-02", "12-03"]


WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if frequency in ("DAILY", "WEEKLY", "MONTHLY") and draw(st.booleans()):
        parts.append(f"BYDAY={','.join(draw(WEEKDAYS))}")
    elif frequency == "MONTHLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 15, 28, 31, -1]))}")
    ends = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if ends == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    elif ends == "UNTIL":
        parts.append(f"UNTIL={date(2026, 10, 1) + timedelta(days=draw(st.integers(0, 200))):%Y%m%d}T165959Z")
    return ";".join(parts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rule=rules(), begins=st.dates(date(2025, 1, 1), date(2027, 1, 31)), timed=st.booleans(), left_out=st.booleans())
def test_occurrences_are_those_that_another_library_finds(rule: str, begins: date, timed: bool, left_out: bool) -> None:
    if timed:
        start = f"DTSTART;{ZONE}:{begins:%Y%m%d}T053000\nDTEND;{ZONE}:{begins:%Y%m%d}T063000"
        gone = f"\nEXDATE;{ZONE}:{begins:%Y%m%d}T053000" if left_out else ""
    else:
        rule = rule.replace("T165959Z", "")
        start = f"DTSTART;VALUE=DATE:{begins:%Y%m%d}"
        gone = f"\nEXDATE;VALUE=DATE:{begins:%Y%m%d}" if left_out else ""
    data = written(f"UID:a\n{start}\nRRULE:{rule}{gone}\nSUMMARY:Run")
    theirs = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(FIRST, LAST + timedelta(days=1))
    ours = occurrences(read(data, home=HOME), FIRST, LAST, HOME)
    assert sorted(event.start for event in ours.events) == sorted(event.start for event in theirs)


@given(order=st.permutations(range(6)))
def test_the_order_of_a_file_changes_nothing(order: list[int]) -> None:
    events = [
        f"UID:a\nDTSTART;{ZONE}:20261103T053000\nRRULE:FREQ=WEEKLY;COUNT=3",
        f"UID:a\nRECURRENCE-ID;{ZONE}:20261110T053000\nDTSTART;{ZONE}:20261111T180000",
        "UID:b\nDTSTART:20261201\nSEQUENCE:1",
        "UID:b\nDTSTART:20261202\nSEQUENCE:3",
        "UID:c\nDTSTART:20261206\nRRULE:FREQ=MONTHLY;COUNT=2",
        "UID:d\nDTSTART:20261207T060000Z",
    ]
    shuffled = expanded(*(events[place] for place in order))
    assert sorted(days(shuffled)) == sorted(days(expanded(*events)))


@pytest.mark.parametrize(
    ("rule", "weight"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH", "harmless"),
        ("FREQ=DAILY;COUNT=30", "harmless"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "harmless"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3", "harmless"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "heavy"),
        ("FREQ=MONTHLY;BYDAY=9MO", "heavy"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "heavy"),
        ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU", "heavy"),
        ("FREQ=DAILY;COUNT=999999", "heavy"),
        ("FREQ=SECONDLY", "refused"),
        ("FREQ=MINUTELY;INTERVAL=30", "refused"),
        ("FREQ=HOURLY", "refused"),
        ("FREQ=DAILY;INTERVAL=0", "refused"),
        ("FREQ=DAILY;INTERVAL=-1", "refused"),
        ("FREQ=DAILY;FREQ=SECONDLY", "refused"),
        ("INTERVAL=2", "refused"),
        ("FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 200))), "refused"),
        ("FREQ=DAILY;X=" + "1" * 500, "refused"),
        ("FREQ=DAILY;UNTIL=;", "refused"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_rules_are_weighed_before_they_are_followed(rule: str, weight: str) -> None:
    assert weigh(rule, date(1970, 12, 1), LAST) == weight


BOMBS = {
    "secondly": ["UID:a\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nSUMMARY:Bomb"],
    "30 February": ["UID:a\nDTSTART:19700101T000000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:Bomb"],
    "9th Monday": ["UID:a\nDTSTART:19700101T000000\nRRULE:FREQ=MONTHLY;BYDAY=9MO\nSUMMARY:Bomb"],
    "a place in a set that no set has": [
        "UID:a\nDTSTART:19700101T000000\nSUMMARY:Bomb\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-999;"
        f"BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))};BYSECOND=1,2"
    ],
    "a thousand that never come": [
        f"UID:{n}\nDTSTART:19700101T000000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31" for n in range(1000)
    ],
}


@pytest.mark.parametrize("bomb", BOMBS, ids=str)
def test_a_bomb_costs_only_itself_and_is_told(bomb: str) -> None:
    fine = "UID:fine\nDTSTART:20261201T053000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Tempo"
    started = time.process_time()
    calendar = expanded(*BOMBS[bomb], fine)
    assert time.process_time() - started < BOUNDED_S
    assert [event.uid for event in calendar.events] == ["fine", "fine"]
    assert {fault.kind for fault in calendar.faults} & {"rule-refused", "rule-given-up"}


def endless(count: int) -> bytes:
    return written(*(f"UID:{n}\nDTSTART:19700101T{n % 24:02d}0000\nRRULE:FREQ=DAILY" for n in range(count)))


def test_a_million_occurrences_are_capped_and_told() -> None:
    started = time.process_time()
    calendar = occurrences(read(endless(9_000), home=HOME), FIRST, LAST, HOME)
    assert time.process_time() - started < BOUNDED_S
    assert len(calendar.events) <= MOST_OCCURRENCES
    assert {fault.kind for fault in calendar.faults} & {"capped", "rule-given-up"}


def test_memory_stays_flat_however_many_occurrences_are_asked_for() -> None:
    data = endless(3_000)
    tracemalloc.start()
    occurrences(read(data, home=HOME), FIRST, LAST, HOME)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(InputError, match="too-big") as caught:
        read(b"BEGIN:VCALENDAR\r\n" + b"X" * (50 * 1_000_000), home=HOME, source="big.ics")
    assert caught.value.values == {"source": "big.ics", "limit": MEGABYTES}


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(InputError, match="too-deep") as caught:
        read(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000, home=HOME, source="deep.ics")
    assert caught.value.values["limit"] == DEPTH


def test_too_many_events_are_refused() -> None:
    with pytest.raises(InputError, match="too-many-events"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * (EVENTS + 1), home=HOME)
    with pytest.raises(InputError, match="too-many-events"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\nEND:X\n" * 100_000, home=HOME)


def test_a_zone_that_flips_daily_is_not_followed() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Flip\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=DAILY\nTZOFFSETFROM:+0000\n"
        "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE"
    )
    started = time.process_time()
    calendar = read(written("UID:a\nDTSTART;TZID=Flip:20261201T053000", head=zone), home=HOME)
    assert time.process_time() - started < BOUNDED_S
    assert calendar.events[0].start == datetime(2026, 12, 1, 5, 30, tzinfo=HOME)
    assert [fault.kind for fault in calendar.faults] == ["zone-unknown"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/localtime", "..", "Asia/../../x", "", "\x00", "A" * 9000])
def test_no_zone_name_leads_out_of_the_zone_database(name: str) -> None:
    (event,) = read(written(f"UID:a\nDTSTART;TZID={name}:20261201T053000"), home=HOME).events
    assert event.start == datetime(2026, 12, 1, 5, 30, tzinfo=HOME)


def test_many_changes_onwards_of_one_event_do_not_multiply() -> None:
    changes = [
        f"UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261103T{n % 24:02d}{n % 60:02d}{n // 1440:02d}\nDTSTART:20261201"
        for n in range(9_000)
    ]
    started = time.process_time()
    expanded("UID:1\nDTSTART:20200101T000000\nRRULE:FREQ=DAILY", *changes)
    assert time.process_time() - started < BOUNDED_S


def test_many_zones_of_the_calendars_own_do_not_multiply() -> None:
    half = "DTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200"
    zones = [f"BEGIN:VTIMEZONE\nTZID:Z{n}\nBEGIN:STANDARD\n{half}\nEND:STANDARD\nEND:VTIMEZONE" for n in range(2_000)]
    events = [f"UID:{n}\nDTSTART;TZID=Z{n}:20261201T053000" for n in range(2_000)]
    started = time.process_time()
    calendar = read(written(*events, head="\n".join(zones)), home=HOME)
    assert time.process_time() - started < BOUNDED_S
    assert len(calendar.events) == 2_000
