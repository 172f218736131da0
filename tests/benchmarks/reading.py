"""How fast a calendar is read, beside bare icalendar.

The same events go through ``icalendar.Calendar.from_ical``, which only parses, and through our reading,
which screens, decodes, parses and types; then through expanding and understanding as a plan needs them.
Whatever is timed has to bring every event, and every run that the titles speak of.
"""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from planner.model import WEEKDAYS, Athlete, Busy, Run
from planner.runs.events import Calendar as Read
from planner.runs.expanding import occurrences
from planner.runs.patterns import ASSUMED_WEEK, assumed_week, dated
from planner.runs.reading import read
from planner.runs.understanding import understand
from tests.benchmarks.checking import Call, checked
from tests.benchmarks.results import Figure, Result, Wrong, at_most
from tests.benchmarks.rounds import over

if TYPE_CHECKING:
    from icalendar import Calendar as Parsed

TITLE = "Reading a calendar"
COUNTS = (10, 1_000, 10_000)
AIM = at_most(1.2)
ZONE = "Asia/Ho_Chi_Minh"
HOME = ZoneInfo(ZONE)
FIRST = date(2026, 1, 5)
LAST = FIRST + timedelta(weeks=60)
SAID = {
    "Chạy nhẹ {} km": "easy",
    "Tempo {} km": "quality",
    "Họp nhóm {}": "busy",
    "Long run {} km": "long",
    "Tập tạ {}": "strength",
    "Nghỉ": "",
}
"""Titles, and what each says: a kind of run, what only takes time, or nothing that matters."""
TITLES, KINDS = tuple(SAID), tuple(SAID.values())

Understood = tuple[tuple[Run, ...], tuple[Busy, ...]]
Told = set[tuple[str, datetime, datetime, str, str]]


def calendar(count: int) -> bytes:
    """Write a calendar with so many events, as an app for runners would."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//own words//benchmark//EN"]
    for number in range(count):
        day = _day(number)
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


def _day(number: int) -> date:
    return FIRST + timedelta(days=number % 420)


def measure(quick: bool) -> Iterator[Result]:
    """Read calendars of each size, and go on to the runs that a plan needs."""
    sizes = COUNTS[:2] if quick else COUNTS
    largest = calendar(sizes[-1])
    _runs_right(sizes[-1])(_to_runs(largest))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before anything but the program is loaded
    for count in sizes:
        yield from _beside_parsing(count, quick)
    pattern = checked({"weeks": Call(_weeks, _weeks_right)}, 2 if quick else 9)["weeks"]
    yield Figure("sixty weeks of a pattern dated", tuple(1000 * one for one in pattern), unit="ms")
    yield Figure(f"peak memory after {sizes[-1]:,} events read and understood", (peak,), unit="MB")


def _beside_parsing(count: int, quick: bool) -> Iterator[Result]:
    from icalendar import Calendar

    library = f"icalendar {version('icalendar')}, parsing"
    data = calendar(count)
    theirs = _check(data, count)
    times = max(1, 300 // count)  # what takes less than a tick of the clock is done several times
    calls = {
        "bare": Call(partial(_times, times, lambda: Calendar.from_ical(data)), _each(_parsed_right(theirs))),
        "read": Call(partial(_times, times, lambda: read(data, home=HOME)), _each(_read_right(theirs))),
        "runs": Call(partial(_times, times, lambda: _to_runs(data)), _each(_runs_right(count))),
    }
    seconds = checked(calls, 2 if quick else 9 if count <= 1_000 else 5)
    for work, what in (("read", "read"), ("runs", "read, expanded and understood as runs")):
        ratio = over(seconds[work], seconds["bare"])
        yield Figure(f"{count:,} events {what}", ratio, library, aim=AIM, key=f"reading.{work}.{count}")


def _times(times: int, work: Callable[[], Any]) -> list[Any]:
    return [work() for _ in range(times)]


def _each(right: Callable[[Any], None]) -> Callable[[list[Any]], None]:
    def look(answers: list[Any]) -> None:
        for answer in answers:
            right(answer)

    return look


def _to_runs(data: bytes) -> Understood:
    return understand(occurrences(read(data, home=HOME), FIRST, LAST, HOME), Athlete())[:2]


def _weeks() -> tuple[Run, ...]:
    return dated(assumed_week(Athlete()), FIRST, LAST, zone_name=ZONE, source="assumed")


def _weeks_right(runs: tuple[Run, ...]) -> None:
    """See that each of sixty weeks has the runs of the pattern, on their days."""
    days = (FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1))
    kinds = dict(ASSUMED_WEEK)
    wanted = [(day, kinds[WEEKDAYS[day.weekday()]]) for day in days if WEEKDAYS[day.weekday()] in kinds]
    if [(run.day, run.kind) for run in runs] != wanted:
        raise Wrong(f"of {len(wanted)} runs of a pattern {len(runs)} were dated, or on other days")


def _runs_right(count: int) -> Callable[[Understood], None]:
    """Return a look that sees that of so many events each became what its title says, on its day."""
    named = ((_day(number), KINDS[number % len(KINDS)]) for number in range(count))
    wanted = Counter((day, kind) for day, kind in named if kind)

    def look(found: Understood) -> None:
        runs, busy = found
        made = Counter((run.day, run.kind) for run in runs) + Counter((one.start.date(), "busy") for one in busy)
        if made != wanted:
            raise Wrong(f"{count} events became {len(runs)} runs and {len(busy)} others, which is not what they say")

    return look


def _read_right(theirs: Told) -> Callable[[Read], None]:
    """Return a look that sees that each event was read as icalendar parses it."""

    def look(found: Read) -> None:
        if found.faults or {(e.uid, e.start, e.end, e.summary, e.description) for e in found.events} != theirs:
            raise Wrong(f"of {len(theirs)} events {len(found.events)} were read, or otherwise than icalendar does")

    return look


def _parsed_right(theirs: Told) -> Callable[[Parsed], None]:
    """Return a look that sees that icalendar parsed all that it parsed before anything was timed."""

    def look(found: Parsed) -> None:
        if _told(found) != theirs:
            raise Wrong(f"icalendar parsed {len(found.events)} events of {len(theirs)}")

    return look


def _told(calendar: Parsed) -> Told:
    return {
        (str(one["UID"]), one.start, one.end, str(one["SUMMARY"]), str(one["DESCRIPTION"])) for one in calendar.events
    }


def _check(data: bytes, count: int) -> Told:
    """Return every event as icalendar reads it, having seen that none is lacking."""
    from icalendar import Calendar

    theirs = _told(Calendar.from_ical(data))
    if len(theirs) != count:
        raise Wrong(f"of {count} events icalendar reads {len(theirs)}")
    return theirs
