"""Reads a calendar with one of Python's readers and prints what it saw: read_python.py READER FILE.

Runs in the environment that ``install.sh`` made (``ical``, ``vobject``) or with Debian's python3 (``libical``).
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timezone
from pathlib import Path

UTC = timezone.utc  # noqa: UP017 - Debian's python3 may be older than the project's


def told(moment):
    """Return a day or an instant as text."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


def with_ical(text):
    """Read with PyPI's ical."""
    from ical.calendar_stream import IcsCalendarStream

    calendar = IcsCalendarStream.calendar_from_ics(text)
    return [
        {
            "uid": event.uid,
            "summary": event.summary,
            "description": event.description or "",
            "start": told(event.dtstart),
            "end": told(event.dtend),
            "allDay": not isinstance(event.dtstart, datetime),
            "status": str(getattr(event.status, "value", event.status)),
            "sequence": event.sequence,
            "alarms": [-alarm.trigger.total_seconds() // 60 for alarm in event.alarm],
        }
        for event in calendar.events
    ]


def with_vobject(text):
    """Read with PyPI's vobject."""
    import vobject

    calendar = vobject.readOne(text)
    return [
        {
            "uid": event.uid.value,
            "summary": event.summary.value,
            "description": event.description.value if hasattr(event, "description") else "",
            "start": told(event.dtstart.value),
            "end": told(event.dtend.value),
            "allDay": not isinstance(event.dtstart.value, datetime),
            "status": event.status.value,
            "sequence": int(event.sequence.value),
            "alarms": [-alarm.trigger.value.total_seconds() // 60 for alarm in event.contents.get("valarm", [])],
        }
        for event in calendar.vevent_list
    ]


def with_libical(text):
    """Read with libical, after its own check of what the RFC allows."""
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib

    calendar = ICalGLib.Component.new_from_string(text)
    if not ICalGLib.restriction_check(calendar):
        raise SystemExit("libical: restriction_check failed")
    if ICalGLib.Component.count_errors(calendar):
        raise SystemExit("libical: errors in the calendar")
    return [_libical_event(ICalGLib, calendar, event) for event in _children(ICalGLib, calendar, "VEVENT")]


def _children(library, parent, kind):
    wanted = getattr(library.ComponentKind, f"{kind}_COMPONENT")
    found = parent.get_first_component(wanted)
    while found:
        yield found
        found = parent.get_next_component(wanted)


def _libical_event(library, calendar, event):
    def moment(name):
        time = event.get_dtstart() if name == "DTSTART" else event.get_dtend()
        if time.is_date():
            return f"{time.get_year():04d}-{time.get_month():02d}-{time.get_day():02d}"
        kind = getattr(library.PropertyKind, f"{name}_PROPERTY")
        tzid = event.get_first_property(kind).get_parameter_as_string("TZID")
        zone = calendar.get_timezone(tzid) if tzid else library.Timezone.get_utc_timezone()
        return told(datetime.fromtimestamp(time.as_timet_with_zone(zone), UTC))

    status = event.get_first_property(library.PropertyKind.STATUS_PROPERTY)
    return {
        "uid": event.get_uid(),
        "summary": event.get_summary(),
        "description": event.get_description() or "",
        "start": moment("DTSTART"),
        "end": moment("DTEND"),
        "allDay": event.get_dtstart().is_date(),
        "status": status.get_value_as_string(),
        "sequence": event.get_sequence(),
        "alarms": [
            -alarm.get_first_property(library.PropertyKind.TRIGGER_PROPERTY).get_trigger().get_duration().as_int() // 60
            for alarm in _children(library, event, "VALARM")
        ],
    }


if __name__ == "__main__":
    reader, file = sys.argv[1:]
    readers = {"ical": with_ical, "vobject": with_vobject, "libical": with_libical}
    json.dump(readers[reader](Path(file).read_bytes().decode()), sys.stdout)
