"""What writes calendars beside us: icalendar here, other libraries in processes of their own, asked round by round.

icalendar builds the very file that we write, property by property, so that bytes can be compared; the others write the
same uids, instants, summaries and descriptions, each in its own form.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.exports.editions import Face
from planner.exports.ics import writer
from planner.exports.ics.writer import Event
from tests.benchmarks.results import Missing, Wrong

if TYPE_CHECKING:
    import icalendar

HERE = Path(__file__).parent
LIBRARIES = ("ics", "ical", "ical-generator")
FILLED = "PLANNER_INTEROP, the folder that tests/interop/install.sh fills"


def theirs(sessions: Sequence[Event], face: Face, changed: Collection[str] = (), at: datetime | None = None) -> bytes:
    """Write with icalendar what our writer writes; what was changed at a moment has its first SEQUENCE and stamp."""
    import icalendar

    zone = ZoneInfo(face.zone)
    calendar = _opened(face)
    for session in sessions:
        again = session.uid in changed
        stamp = at if again else face.made
        event = icalendar.Event()
        event.add("SUMMARY", session.summary)
        event.add("DTSTART", session.starts.replace(tzinfo=zone))
        event.add("DTEND", session.ends.replace(tzinfo=zone))
        event.add("DTSTAMP", stamp)
        event.add("UID", session.uid)
        event.add("SEQUENCE", 1 if again else 0)
        event.add("CATEGORIES", list(session.categories))
        event.add("DESCRIPTION", session.description)
        event.add("LAST-MODIFIED", stamp)
        event.add("STATUS", "CONFIRMED")
        event.add("TRANSP", "OPAQUE")
        event.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")
        calendar.add_component(event)
    return calendar.to_ical()


def _opened(face: Face) -> icalendar.Calendar:
    """Return a calendar with all that comes before its events."""
    import icalendar

    calendar = icalendar.Calendar()
    for name, text in (
        ("VERSION", "2.0"), ("PRODID", writer.PRODUCT), ("CALSCALE", "GREGORIAN"), ("DESCRIPTION", face.about),
        ("X-WR-CALDESC", face.about), ("NAME", face.title), ("X-WR-CALNAME", face.title), ("COLOR", writer.COLOUR),
        ("X-PLANNER-PLAN", face.plan), ("X-PLANNER-STARTS", face.starts_on.isoformat()),
        ("X-PLANNER-VARIANT", face.variant), ("X-WR-TIMEZONE", face.zone), ("X-PUBLISHED-TTL", "PT6H"),
        ("X-PLANNER-MADE", f"{face.made:%Y%m%dT%H%M%SZ}"),
    ):  # fmt: skip
        calendar.add(name, text)
    calendar.add("REFRESH-INTERVAL", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add_component(_zone(face.zone))
    return calendar


@cache
def _zone(name: str) -> icalendar.Timezone:
    """Return a zone whose clock never changes."""
    import icalendar

    offset = datetime(1980, 1, 1, tzinfo=ZoneInfo(name)).utcoffset()
    standard = icalendar.TimezoneStandard()
    standard.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001 - wall time
    standard.add("TZNAME", f"{datetime(1980, 1, 1, tzinfo=ZoneInfo(name)):%Z}")
    standard.add("TZOFFSETFROM", offset)
    standard.add("TZOFFSETTO", offset)
    zone = icalendar.Timezone()
    zone.add("TZID", name)
    zone.add_component(standard)
    return zone


class Elsewhere:
    """A library in a process of its own that writes a calendar whenever it is asked to."""

    def __init__(self, process: subprocess.Popen[str], name: str, written: Path) -> None:
        self._process, self._written = process, written
        self.name = f"{name} {self._line()}"
        self.spent = 0.0
        """Processor time of all rounds, as it tells it itself."""

    def write(self) -> None:
        """Have it write the calendar once more."""
        print(file=self._process.stdin, flush=True)
        self.spent += float(self._line())

    def written(self) -> bytes:
        """Return what it wrote last."""
        return self._written.read_bytes()

    def _line(self) -> str:
        if not (line := self._process.stdout.readline()):
            raise Wrong(f"{self._written.name} ended")
        return line.strip()


@contextmanager
def elsewhere(sessions: Sequence[Event]) -> Iterator[list[Elsewhere | Missing]]:
    """Start the libraries that are measured elsewhere, each with these events, and end them with the block."""
    commands = _commands()
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as running:
        file = Path(scratch, "events.json")
        file.write_text(json.dumps([_told(session) for session in sessions]))
        yield [
            _started(running, [*command, str(file)], file.with_name(name))
            if command
            else Missing(f"beside {name}", FILLED)
            for name, command in commands.items()
        ]


def _commands() -> dict[str, list[str]]:
    """Return what starts each library; nothing where the folder that holds them is not there."""
    folder = Path(os.environ.get("PLANNER_INTEROP") or "nowhere")
    if not folder.is_dir():
        return {name: [] for name in LIBRARIES}
    python = [str(folder / "python" / "bin" / "python"), str(HERE / "export_others.py")]
    node = ["node", "--expose-gc", str(HERE / "export_others.mjs")]
    return {name: [*(node if name == "ical-generator" else python), name] for name in LIBRARIES}


def _started(running: ExitStack, command: Sequence[str], written: Path) -> Elsewhere | Missing:
    """Start a library that has written the calendar once; Missing where it is not there."""
    missing = Missing(f"beside {written.name}", f"{written.name}, as tests/interop/install.sh puts it")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    try:
        process = running.enter_context(subprocess.Popen([*command, str(written)], **pipes))
    except FileNotFoundError:
        return missing
    running.callback(process.terminate)
    try:
        return Elsewhere(process, written.name, written)
    except Wrong:
        return missing


def _told(session: Event) -> dict[str, str]:
    zone = ZoneInfo(session.zone)
    return {
        "uid": session.uid,
        "summary": session.summary,
        "description": session.description,
        "start": session.starts.replace(tzinfo=zone).isoformat(),
        "end": session.ends.replace(tzinfo=zone).isoformat(),
    }
