"""Calendars that other people's software wrote: read, or refused with a clear sentence; never a crash or a wait.

The folder is no part of the project: ``PLANNER_CORPORA``, or ``shared/corpora`` beside the project.
"""

import os
import resource
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from calendars_written import HOME

from planner.errors import InputError
from planner.model import Athlete
from planner.runs.events import Calendar
from planner.runs.expanding import occurrences
from planner.runs.reading import read
from planner.runs.understanding import understand

PROJECT = Path(__file__).parent.parent.parent
CORPORA = Path(os.environ.get("PLANNER_CORPORA") or PROJECT.parent / "shared" / "corpora")
SECONDS = 2.0
MEGABYTES = 200
SHARE = 0.97
WINDOWS = ((date(2026, 1, 1), date(2027, 3, 1)), (date(1997, 1, 1), date(1998, 3, 1)))

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"no corpora at {CORPORA}; set PLANNER_CORPORA")


def files() -> list[Path]:
    return sorted(path for path in CORPORA.rglob("*") if path.suffix in (".ics", ".ical", ".vcs"))


def through(data: bytes, name: str) -> Calendar:
    calendar = read(data, home=HOME, source=name)
    for first, last in WINDOWS:
        understand(occurrences(calendar, first, last, HOME), Athlete())
    return calendar


def test_every_file_is_read_or_refused_in_time(record_property: Callable[[str, object], None]) -> None:
    with_events, were_read, slowest = 0, 0, (0.0, "")
    refused = []
    for path in files():
        data = path.read_bytes()
        holds = b"BEGIN:VEVENT" in data.upper()
        started = time.process_time()
        try:
            through(data, path.name)
        except InputError as error:
            refused.append(f"{path.name}: {error}")
        else:
            were_read += holds
        with_events += holds
        slowest = max(slowest, (time.process_time() - started, path.name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    record_property("corpora", f"{were_read} of {with_events} read; slowest {slowest}; peak {peak:.0f} MB")
    print(f"{were_read} of {with_events} files with events were read; slowest {slowest[0]:.2f} s ({slowest[1]})")
    assert slowest[0] <= SECONDS, slowest
    assert were_read >= SHARE * with_events, refused


def test_our_scan_and_icalendar_read_the_same_titles() -> None:
    differing = []
    for path in files():
        data = path.read_bytes()
        if b"BEGIN:VEVENT" not in data.upper():
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                theirs = icalendar.Calendar.from_ical(data, multiple=True)
            except Exception:
                continue
        titles = {
            str(event["UID"]): " ".join(str(event["SUMMARY"]).split())
            for calendar in theirs
            for event in calendar.walk("VEVENT")
            if isinstance(event.get("SUMMARY"), str) and event.get("UID") and event.get("DTSTART")
        }
        for event in read(data, home=HOME).events:
            known = titles.get(event.uid, "")
            ours = " ".join(event.summary.split())
            if (
                known
                and len(known) < 250
                and "�" not in known
                and known != ours
                and known not in _titles(data, event.uid)
            ):
                differing.append((path.name, known, ours))
    assert differing == []


def _titles(data: bytes, uid: str) -> set[str]:
    """Give every title that events of one UID have here: a file may use a UID twice."""
    return {" ".join(event.summary.split()) for event in read(data, home=HOME).events if event.uid == uid}
