"""Times PyPI's ``ics`` or ``ical`` on the events in a JSON file: export_others.py LIBRARY FILE WRITTEN.

It writes the calendar, says the library's version, and then, for each line that it hears, writes it once more and says
the processor time that this took. What was written last lies in WRITTEN.
"""

from __future__ import annotations

import gc
import json
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Ho_Chi_Minh")


def with_ics(events):
    """Write with ics."""
    from ics import Calendar, Event

    made = [
        Event(name=one["summary"], begin=one["start"], end=one["end"], uid=one["uid"], description=one["description"])
        for one in events
    ]
    return Calendar(events=made).serialize()


def with_ical(events):
    """Write with ical."""
    from ical.calendar import Calendar
    from ical.calendar_stream import IcsCalendarStream
    from ical.event import Event

    calendar = Calendar()
    for one in events:
        calendar.events.append(
            Event(
                uid=one["uid"],
                summary=one["summary"],
                description=one["description"],
                dtstart=datetime.fromisoformat(one["start"]).astimezone(HOME),
                dtend=datetime.fromisoformat(one["end"]).astimezone(HOME),
            )
        )
    return IcsCalendarStream.calendar_to_ics(calendar)


if __name__ == "__main__":
    library, file, written = sys.argv[1:]
    told = json.loads(Path(file).read_text())
    write = {"ics": with_ics, "ical": with_ical}[library]
    Path(written).write_text(write(told), newline="")
    print(version(library), flush=True)
    for _ in sys.stdin:
        gc.collect()
        started = process_time()
        text = write(told)
        taken = process_time() - started
        Path(written).write_text(text, newline="")
        print(taken, flush=True)
