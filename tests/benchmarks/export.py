"""How fast a calendar is written, beside the libraries that write calendars.

The same events with the same texts go through each, and come out of each the same. ``ics`` and ``ical`` (PyPI) and
``ical-generator`` (npm) are measured where ``PLANNER_INTEROP`` names the folder that ``tests/interop/install.sh``
filled.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from planner.exports.editions import Content, Edition, Face, next_edition
from planner.exports.ics import writer
from planner.exports.ics.text import text_line
from planner.exports.ics.writer import Event
from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_least
from tests.benchmarks.rounds import in_turn, over

TITLE = "Writing a calendar"
HERE = Path(__file__).parent
ZONE = "Asia/Ho_Chi_Minh"
MADE = datetime(2026, 10, 1, tzinfo=UTC)
FACE = Face(
    plan="bench", starts_on=date(2026, 10, 1), made=MADE, variant="detail", zone=ZONE, title="Hips", about="Hips."
)
PARTS = (
    "Phase: build. 4 weeks to the race.\nEffort: RPE 6.5 of 10; 2–3 reps in reserve.",
    "Khởi động 4 phút: giậm chân tại chỗ, vung nhẹ mỗi chân ra trước và sang bên mười lần.",
    "1. Squat một chân: 3 × 10 mỗi bên\n   hộp 45 cm · nhịp 3-1-1: xuống 3 giây, giữ 1 giây, lên 1 giây",
    "2. Banded monster walk: 3 × 16\n   red band round the ankles · rest 45 s between sets",
    "3. Elevated glute bridge: 3 × 12\n   box 30 cm · tempo 3-1-1: 3 s down, 1 s still, 1 s up",
    "If it hurts: above 3 of 10 one rung back; above 5, or worse next morning, stop and see a professional.",
)


def events(count: int, plan: str = "bench", shift: int = 0, *, distinct: bool = True) -> list[Event]:
    """Return rich sessions; with ``distinct`` no two descriptions are alike."""
    made = []
    for number in range(count):
        start = datetime(2026, 10, 5, 18, 30) + timedelta(days=number % 360 + shift, minutes=number // 360)  # noqa: DTZ001 - wall time
        told = number if distinct else number % 40
        made.append(
            Event(
                f"{plan}-w{number:04d}@hip-planner",
                f"Hip strength · build {told}",
                start,
                start + timedelta(minutes=25),
                ZONE,
                description="\n\n".join((f"Session {told}.", *PARTS)),
                categories=("Hip strength",),
            )
        )
    return made


def ours(sessions: Sequence[Event], previous: Edition | None = None) -> tuple[bytes, Edition]:
    """Write a calendar with our writer, editions included."""
    contents = [_content(event) for event in sessions]
    edition = next_edition(previous, FACE, contents, now=MADE + timedelta(days=1))
    return writer.calendar(edition), edition


def _content(event: Event) -> Content:
    """Return the event with its instants, which nothing here depends on."""
    return writer.content(event, event.starts.replace(tzinfo=UTC), event.ends.replace(tzinfo=UTC))


def theirs(sessions: Sequence[Event]) -> bytes:
    """Write the same events with icalendar."""
    import icalendar

    zone = ZoneInfo(ZONE)
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", writer.PRODUCT)
    for session in sessions:
        event = icalendar.Event()
        event.add("SUMMARY", session.summary)
        event.add("DTSTART", session.starts.replace(tzinfo=zone))
        event.add("DTEND", session.ends.replace(tzinfo=zone))
        event.add("DTSTAMP", MADE)
        event.add("UID", session.uid)
        event.add("SEQUENCE", 0)
        event.add("CATEGORIES", list(session.categories))
        event.add("DESCRIPTION", session.description)
        event.add("LAST-MODIFIED", MADE)
        event.add("STATUS", "CONFIRMED")
        event.add("TRANSP", "OPAQUE")
        event.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")
        calendar.add_component(event)
    return calendar.to_ical()


def forget() -> None:
    """Empty the caches, as in a process that has just started."""
    writer.forget()
    text_line.cache_clear()


def measure(quick: bool) -> Iterator[Result]:
    """Write a thousand events anew, with a hundredth changed, and a club's calendars."""
    rounds, count, runners = (2, 200, 16) if quick else (9, 1000, 120)
    sessions = events(count)
    written, edition = ours(sessions)
    _same(written, theirs(sessions), "icalendar")
    library = f"icalendar {version('icalendar')}"
    seconds = in_turn({"ours": lambda: (forget(), ours(sessions)), "theirs": lambda: theirs(sessions)}, rounds)
    new = f"{count:,} events, times faster"
    yield Figure(f"{count:,} events", tuple(1000 * one for one in seconds["ours"]), unit="ms", key="export.ms")
    yield Figure(new, over(seconds["theirs"], seconds["ours"]), library, aim=at_least(2), key="export.new")
    changing = _changing(sessions, edition, rounds)
    changed = f"{count:,} events of which 1 % changed, times faster"
    yield Figure(
        changed, over(seconds["theirs"], changing), library, aim=at_least(50), key="export.changed", note=_EDITION
    )
    yield from _club(rounds, runners, library)
    yield from _others(sessions, rounds, {new: seconds["ours"], changed: changing})


_EDITION = "The calendar before is at hand as an edition; a library writes all of it again."


def _changing(sessions: Sequence[Event], previous: Edition, rounds: int) -> tuple[float, ...]:
    """Return what the next edition takes when a hundredth of the events changed; every text is a new object."""
    taken = []
    for turn in range(1, rounds + 1):
        changed = [
            event._replace(summary=f"{event.summary} {turn}")
            if place % 100 == turn
            else event._replace(description="".join(list(event.description)))
            for place, event in enumerate(sessions)
        ]
        gc.collect()
        began = process_time()
        written, _ = ours(changed, previous)
        taken.append(process_time() - began)
        forget()
        if ours(changed, previous)[0] != written:
            raise Wrong("what is kept of an event changes its bytes")
        ours(sessions)
    return tuple(taken)


def _club(rounds: int, runners: int, library: str) -> Iterator[Result]:
    """Write forty events for each of a club's runners, most of whose texts repeat."""
    club = [events(40, f"runner-{number}", number % 7, distinct=False) for number in range(runners)]
    some = club[: runners // 8]
    for one in some:
        _same(ours(one)[0], theirs(one), "icalendar")
    seconds = in_turn(
        {
            "ours": lambda: (forget(), [ours(one) for one in club]),
            "theirs": lambda: [theirs(one) for one in some],
        },
        rounds,
    )
    all_theirs = tuple(one * len(club) / len(some) for one in seconds["theirs"])
    yield Figure(
        f"{runners} runners' calendars of 40 events, times faster",
        over(all_theirs, seconds["ours"]),
        library,
        aim=at_least(8),
        key="export.club",
        note=f"icalendar writes {len(some)} of them, and its time is multiplied.",
    )


def _others(sessions: Sequence[Event], rounds: int, ours_took: dict[str, tuple[float, ...]]) -> Iterator[Result]:
    """Time the other libraries, each in its own environment."""
    folder = os.environ.get("PLANNER_INTEROP")
    if not folder:
        needs = "PLANNER_INTEROP, the folder that tests/interop/install.sh fills"
        yield from (Missing(f"beside {library}", needs) for library in ("ics", "ical", "ical-generator"))
        return
    told = [
        {
            "uid": one.uid, "summary": one.summary, "description": one.description,
            "start": f"{one.starts.isoformat()}+07:00", "end": f"{one.ends.isoformat()}+07:00",
        }
        for one in sessions
    ]  # fmt: skip
    python = [f"{folder}/python/bin/python", str(HERE / "export_others.py")]
    commands = {
        "ics": [*python, "ics"],
        "ical": [*python, "ical"],
        "ical-generator": ["node", str(HERE / "export_others.mjs")],
    }
    with tempfile.TemporaryDirectory() as scratch:
        file, written = Path(scratch, "events.json"), Path(scratch, "written.ics")
        file.write_text(json.dumps(told))
        for name, command in commands.items():
            asked = [*command, str(file), str(written), str(rounds)]
            done = subprocess.run(asked, capture_output=True, text=True, check=False)
            if done.returncode:
                yield Missing(f"beside {name}", f"{name}, as tests/interop/install.sh puts it")
                continue
            release, *seconds = done.stdout.split()
            _same(ours(sessions)[0], written.read_bytes(), name)
            for what, took in ours_took.items():
                yield Figure(what, over(tuple(map(float, seconds)), took), f"{name} {release}")


def _same(ours: bytes, other: bytes, library: str) -> None:
    """Refuse to time a calendar that does not say the same: uids, instants, summaries and descriptions."""
    if _said(ours) != _said(other):
        raise Wrong(f"{library} and we do not write the same events")


def _said(written: bytes) -> set[tuple[str, datetime, datetime, str, str]]:
    from icalendar import Calendar

    return {
        (
            str(event["UID"]),
            event.start.astimezone(UTC),
            event.end.astimezone(UTC),
            str(event["SUMMARY"]),
            str(event["DESCRIPTION"]),
        )
        for event in Calendar.from_ical(written).events
    }
