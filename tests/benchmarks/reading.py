"""How fast a calendar is read, beside bare icalendar: ``python tests/benchmarks/reading.py``.

The same events go through ``icalendar.Calendar.from_ical``, which only parses, and through our reading,
which screens, decodes, parses and types; then through expanding and understanding as a plan needs them.
Ratios are what counts, for the figures are those of one machine.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from zoneinfo import ZoneInfo

from planner.model import Athlete
from planner.runs.expanding import occurrences
from planner.runs.patterns import assumed_week, dated
from planner.runs.reading import read
from planner.runs.understanding import understand

COUNTS = (10, 1_000, 10_000)
AIM = 1.2
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


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Give the least processor time of several runs."""
    taken = []
    for _ in range(times):
        started = process_time()
        work()
        taken.append(process_time() - started)
    return min(taken)


def main() -> None:
    """Print a row for each size, and the cost of sixty weeks of a pattern."""
    from icalendar import Calendar

    print("events  icalendar ms   read ms  ratio  to runs ms  ratio")
    for count in COUNTS:
        data = calendar(count)

        def to_runs(data: bytes = data) -> object:
            return understand(occurrences(read(data, home=HOME), FIRST, LAST, HOME), Athlete())

        to_runs()
        bare = seconds(lambda data=data: Calendar.from_ical(data))
        ours, whole = seconds(lambda data=data: read(data, home=HOME)), seconds(to_runs)
        told = "" if whole <= AIM * bare else f"  above {AIM}"
        row = (1e3 * bare, 1e3 * ours, ours / bare, 1e3 * whole, whole / bare)
        print("{:6}  {:12.1f}  {:8.1f}  {:5.2f}  {:10.1f}  {:5.2f}".format(count, *row) + told)
    week = assumed_week(Athlete())
    weeks = seconds(lambda: dated(week, FIRST, LAST, zone_name=ZONE, source="assumed"), 20)
    print(f"sixty weeks of a pattern: {1e3 * weeks:.2f} ms")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
