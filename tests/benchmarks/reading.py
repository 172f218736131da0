"""How fast a calendar is read, beside bare icalendar.

The same events go through ``icalendar.Calendar.from_ical``, which only parses, and through our reading,
which screens, decodes, parses and types; then through expanding and understanding as a plan needs them.
It sees first that every event has come through.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

from planner.model import Athlete
from planner.runs.expanding import occurrences
from planner.runs.patterns import assumed_week, dated
from planner.runs.reading import read
from planner.runs.understanding import understand
from tests.benchmarks.results import Figure, Result, Wrong, at_most
from tests.benchmarks.rounds import in_turn, over

TITLE = "Reading a calendar"
COUNTS = (10, 1_000, 10_000)
AIM = at_most(1.2)
ZONE = "Asia/Ho_Chi_Minh"
HOME = ZoneInfo(ZONE)
FIRST = date(2026, 1, 5)
LAST = FIRST + timedelta(weeks=60)
TITLES = ("Chạy nhẹ {} km", "Tempo {} km", "Họp nhóm {}", "Long run {} km", "Tập tạ {}", "Nghỉ")


def calendar(count: int) -> bytes:
    """Write a calendar with so many events, as an app for runners would."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//own words//benchmark//EN"]
    for number in range(count):
        day = FIRST + timedelta(days=number % 420)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@benchmark",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART;TZID={ZONE}:{day:%Y%m%d}T053000",
            f"DTEND;TZID={ZONE}:{day:%Y%m%d}T061500",
            f"SUMMARY:{TITLES[number % len(TITLES)].format(number % 30)}",
            "DESCRIPTION:Khởi động mười phút\\, chạy đều\\, thả lỏng năm phút; uống đủ nước\\nNhớ mang",
            "  theo đèn và áo phản quang",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def measure(quick: bool) -> Iterator[Result]:
    """Read calendars of each size, and go on to the runs that a plan needs."""
    from icalendar import Calendar

    library = f"icalendar {version('icalendar')}, parsing"
    for count in COUNTS[:2] if quick else COUNTS:
        data = calendar(count)
        _check(data, count)
        times = max(1, 300 // count)  # what takes less than a tick of the clock is done several times
        rounds = 2 if quick else 9 if count <= 1_000 else 5
        seconds = in_turn(
            {
                "bare": lambda data=data, times=times: [Calendar.from_ical(data) for _ in range(times)],
                "read": lambda data=data, times=times: [read(data, home=HOME) for _ in range(times)],
                "runs": lambda data=data, times=times: [_to_runs(data) for _ in range(times)],
            },
            rounds,
        )
        for work, what in (("read", "read"), ("runs", "read, expanded and understood as runs")):
            ratio = over(seconds[work], seconds["bare"])
            yield Figure(f"{count:,} events {what}", ratio, library, aim=AIM, key=f"reading.{work}.{count}")
    pattern = in_turn({"weeks": _weeks}, 2 if quick else 9)["weeks"]
    yield Figure("sixty weeks of a pattern dated", tuple(1000 * one for one in pattern), unit="ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("peak memory of all of it", (peak,), unit="MB")


def _to_runs(data: bytes) -> object:
    return understand(occurrences(read(data, home=HOME), FIRST, LAST, HOME), Athlete())


def _weeks() -> object:
    return dated(assumed_week(Athlete()), FIRST, LAST, zone_name=ZONE, source="assumed")


def _check(data: bytes, count: int) -> None:
    """See that the same events come through as icalendar parses, each at its time, before anything is timed."""
    from icalendar import Calendar

    ours = {
        (one.uid, one.start, one.end, one.summary, one.description)
        for one in occurrences(read(data, home=HOME), FIRST, LAST, HOME).events
    }
    theirs = {
        (str(one["UID"]), one.start, one.end, str(one["SUMMARY"]), str(one["DESCRIPTION"]))
        for one in Calendar.from_ical(data).events
    }
    if len(ours) != count or ours != theirs:
        raise Wrong(f"of {count} events {len(ours & theirs)} came through as icalendar reads them")
