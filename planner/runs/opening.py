"""A calendar that was named → its bytes, from a file or through the guard over addresses; and what to tell of it.

An address is called by its host alone: it may hold a secret.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from planner.model import Note, Value
from planner.runs.sources import Source, read_file

if TYPE_CHECKING:
    from planner.runs.copies import Fetch
    from planner.runs.events import Calendar, Fault

SILENT = frozenset(("no-uid", "two-ends", "mixed-ends"))
"""Faults of the file that change nothing for the runner; an audit of the file tells them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The bytes of a calendar."""

    body: bytes
    """As they were read or fetched."""
    notes: tuple[Note, ...] = ()
    """What stands in for the calendar of today."""
    recent: tuple[Note, ...] = ()
    """That nobody was asked, because the last copy is so young."""


def open_source(
    source: Source, *, home: tzinfo, cache_dir: Path | None = None, fetch: Fetch | None = None, anew: bool = False
) -> Opened:
    """Read a file, or fetch an address and keep a copy in ``cache_dir``."""
    if source.kind == "file":
        return Opened(read_file(source.text))
    from planner.runs import copies
    from planner.runs.fetching import fetch as over_the_web
    from planner.runs.reading import read

    host = label(source)
    copy = copies.latest(
        source.text,
        cache_dir,
        check=lambda body: read(body, home=home, source=host),
        fetch=fetch or over_the_web,
        anew=anew,
    )
    since = datetime.fromtimestamp(copy.since, UTC).astimezone(home)
    values: dict[str, Value] = {"source": host, "since_day": since.date().isoformat(), "clock": f"{since:%H:%M}"}
    stale = "runs.stale-copy-no-calendar" if copy.stale == "runs.not-a-calendar" else "runs.stale-copy"
    return Opened(
        copy.body,
        notes=(Note(code=stale, values=values),) if copy.stale else (),
        recent=(Note(code="runs.recent-copy", values=values),) if copy.recent else (),
    )


def label(source: Source) -> str:
    """Call a source by its file's name or its host."""
    if source.kind == "file":
        return Path(source.text).name
    try:
        return urlsplit(source.text).hostname or "?"
    except ValueError:
        return "?"


def faults_told(calendar: Calendar) -> list[Note]:
    """Tell the faults that matter to a runner, those of one kind together."""
    kinds: dict[str, list[Fault]] = {}
    for fault in calendar.faults:
        if fault.kind not in SILENT:
            kinds.setdefault(fault.kind, []).append(fault)
    notes = []
    for kind, found in kinds.items():
        values: dict[str, Value] = {"source": calendar.source, "count": len(found), "line": found[0].line}
        values |= {"title": found[0].title or "?", "what": found[0].what or "?"}
        notes.append(Note(code=f"runs.{kind}", values=values))
    return notes
