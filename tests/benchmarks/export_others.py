"""Times PyPI's ``ics`` or ``ical`` on the events in a JSON file: export_others.py LIBRARY FILE WRITTEN ROUNDS."""

from __future__ import annotations

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
    library, file, written, rounds = sys.argv[1:]
    told = json.loads(Path(file).read_text())
    write = {"ics": with_ics, "ical": with_ical}[library]
    Path(written).write_text(write(told), newline="")
    print(version(library))
    for _ in range(int(rounds)):
        started = process_time()
        write(told)
        print(process_time() - started)
