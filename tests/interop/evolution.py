"""Subscribes Evolution Data Server to a feed and prints its events after each refresh; needs a D-Bus session.

    dbus-run-session python3 evolution.py URL

Each line on standard input asks for one refresh; each answer is one line of JSON. Runs with Debian's python3.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime, timezone

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, GLib, ICalGLib  # noqa: E402 - versions are asked for first

UTC = timezone.utc  # noqa: UP017 - Debian's python3 may be older than the project's
PATIENCE_S = 20


def subscribe(url):
    """Return a client of the feed, as a person's subscription makes it."""
    registry = EDataServer.SourceRegistry.new_sync(None)
    source = EDataServer.Source.new_with_uid("hips", None)
    source.set_display_name("hips")
    source.set_parent("webcal-stub")
    source.get_extension("Calendar").set_backend_name("webcal")
    source.get_extension("WebDAV Backend").set_uri(GLib.Uri.parse(url, GLib.UriFlags.NONE))
    source.get_extension("Offline").set_stay_synchronized(True)
    registry.commit_source_sync(source, None)
    kept = registry.ref_source("hips")
    return ECal.Client.connect_sync(kept, ECal.ClientSourceType.EVENTS, 30, None)


def events(client):
    """Return what the calendar holds."""
    _, components = client.get_object_list_sync("#t", None)
    return sorted((told(client, one) for one in components), key=lambda event: event["uid"])


def told(client, component):
    """Return one event as the other readers tell it."""
    start = component.get_dtstart()
    status = component.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY)
    return {
        "uid": component.get_uid(),
        "summary": component.get_summary(),
        "description": component.get_description() or "",
        "start": moment(client, component, "DTSTART", start),
        "end": moment(client, component, "DTEND", component.get_dtend()),
        "allDay": start.is_date(),
        "status": status.get_value_as_string(),
        "sequence": component.get_sequence(),
        "alarms": sorted(alarms(component)),
    }


def moment(client, component, name, when):
    """Return a day or an instant as text."""
    if when.is_date():
        return f"{when.get_year():04d}-{when.get_month():02d}-{when.get_day():02d}"
    kind = getattr(ICalGLib.PropertyKind, f"{name}_PROPERTY")
    tzid = component.get_first_property(kind).get_parameter_as_string("TZID")
    zone = client.get_timezone_sync(tzid, None)[1] if tzid else ICalGLib.Timezone.get_utc_timezone()
    return datetime.fromtimestamp(when.as_timet_with_zone(zone), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def alarms(component):
    """Yield the minutes before the start at which it reminds."""
    alarm = component.get_first_component(ICalGLib.ComponentKind.VALARM_COMPONENT)
    while alarm:
        trigger = alarm.get_first_property(ICalGLib.PropertyKind.TRIGGER_PROPERTY).get_trigger()
        yield -trigger.get_duration().as_int() // 60
        alarm = component.get_next_component(ICalGLib.ComponentKind.VALARM_COMPONENT)


def main():
    """Answer each line with the events after a refresh that changed them, or after a while."""
    client = subscribe(sys.argv[1])
    before = None
    for _ in sys.stdin:
        client.refresh_sync(None)
        deadline = time.monotonic() + PATIENCE_S
        seen = events(client)
        while (seen == before or not seen) and time.monotonic() < deadline:
            time.sleep(0.2)
            seen = events(client)
        before = seen
        print(json.dumps(seen), flush=True)


if __name__ == "__main__":
    main()
