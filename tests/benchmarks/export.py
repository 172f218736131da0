"""How fast a calendar is written, beside the libraries that write calendars: ``python tests/benchmarks/export.py``.

The same events with the same texts go through each; ratios are what counts, for the figures are those of one
machine. ``ics`` and ``ical`` (PyPI) and ``ical-generator`` (npm) are measured where ``PLANNER_INTEROP`` names the
folder that ``tests/interop/install.sh`` filled.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from planner.exports.editions import Content, Edition, Face, next_edition
from planner.exports.ics import writer
from planner.exports.ics.text import text_line
from planner.exports.ics.writer import Event

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
        start = datetime(2026, 10, 5, 18, 30) + timedelta(days=number % 360 + shift, minutes=number // 360)  # noqa: DTZ001
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
    return writer.content(event, event.starts.replace(tzinfo=UTC), event.ends.replace(tzinfo=UTC))  # type: ignore[call-arg]


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
        event.add("DTSTART", session.starts.replace(tzinfo=zone))  # type: ignore[call-arg]
        event.add("DTEND", session.ends.replace(tzinfo=zone))  # type: ignore[call-arg]
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
    writer.body.cache_clear()
    writer._stamped.cache_clear()
    text_line.cache_clear()


def seconds(work: Callable[[], object], before: Callable[[], object] = lambda: None, times: int = 5) -> float:
    """Return the best of several measurements, in processor time: other work on the machine does not count."""
    best = float("inf")
    for _ in range(times):
        before()
        started = process_time()
        work()
        best = min(best, process_time() - started)
    return best


def ratios(count: int = 1000, runners: int = 200) -> dict[str, float]:
    """Return how many times faster our writer is than icalendar and, where installed, the others."""
    theirs(events(3))
    cold_events = events(count)
    cold = seconds(lambda: ours(cold_events), forget)
    library = seconds(lambda: theirs(cold_events), times=3)
    _, edition = ours(cold_events)
    warm = min(_seconds_changed(cold_events, edition, turn) for turn in range(1, 30))
    club = [events(40, f"runner-{number}", number % 7, distinct=False) for number in range(runners)]
    batch = seconds(lambda: [ours(one) for one in club], forget, times=3)
    batch_library = seconds(lambda: [theirs(one) for one in club[: max(1, runners // 8)]], times=3)
    found = {
        "icalendar, cold": library / cold,
        "icalendar, 1 % changed": library / warm,
        "icalendar, batch": batch_library * runners / max(1, runners // 8) / batch,
    }
    for name, took in others(cold_events).items():
        found[f"{name}, cold"] = took / cold
        found[f"{name}, 1 % changed"] = took / warm
    return found


def _seconds_changed(sessions: Sequence[Event], previous: Edition, turn: int) -> float:
    """Return what the next edition takes when a hundredth of the events changed; every text is a new object."""
    changed = [
        event._replace(summary=f"{event.summary} {turn}")
        if place % 100 == turn
        else event._replace(description="".join(list(event.description)))
        for place, event in enumerate(sessions)
    ]
    return seconds(lambda: ours(changed, previous), times=1)


def others(sessions: Sequence[Event]) -> dict[str, float]:
    """Return the seconds that other libraries need, each timed in its own environment."""
    folder = os.environ.get("PLANNER_INTEROP")
    if not folder:
        return {}
    told = [
        {
            "uid": one.uid, "summary": one.summary, "description": one.description,
            "start": f"{one.starts.isoformat()}+07:00", "end": f"{one.ends.isoformat()}+07:00",
        }
        for one in sessions
    ]  # fmt: skip
    python = f"{folder}/python/bin/python"
    commands = {
        "ics": [python, str(HERE / "export_others.py"), "ics"],
        "ical": [python, str(HERE / "export_others.py"), "ical"],
        "ical-generator": ["node", str(HERE / "export_others.mjs")],
    }
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "events.json"
        file.write_text(json.dumps(told))
        return {
            name: float(subprocess.run([*command, str(file)], capture_output=True, text=True, check=True).stdout)
            for name, command in commands.items()
        }


if __name__ == "__main__":
    for label, ratio in ratios().items():
        print(f"{ratio:8.1f} × {label}")
