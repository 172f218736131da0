"""The bytes of anybody's calendar → its events, each as it stands in the file.

Reads RFC 5545 and what is left of vCalendar 1.0, forgiving what real programs get wrong: one event
that cannot be read is left out and told, never the file. Rules are not followed here (``expanding``)
and titles not understood (``understanding``). Scanning lines ourselves costs a fraction of building
icalendar's components, and keeps a fault within its event; tests hold it to icalendar's answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from planner.runs.decoding import lines_of
from planner.runs.events import Calendar, Event, Fault, FaultKind, Moment, Repeats, Written
from planner.runs.scanning import NONE, Raw, scan
from planner.runs.screening import screen
from planner.runs.values import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    length_of,
    moment_of,
    parameter,
    text_of,
    whole_number,
)
from planner.runs.zones import Zones

MOST_DAYS_LISTED = 2_000
MOST_CATEGORIES = 20
LONGEST_CATEGORY = 80

_UNESCAPED_COMMA = re.compile(r"(?<!\\),")
_DAY = timedelta(days=1)


def read(data: bytes, *, home: tzinfo, source: str = "") -> Calendar:
    """Read a calendar whose hours without a zone are meant in ``home``; InputError for what is none."""
    screen(data, source)
    found = scan(lines_of(data), source)
    zones = Zones(home, found.zones)
    events: list[Event] = []
    faults: list[Fault] = []
    for raw in found.events:
        if (event := _event(raw, zones, faults)) is not None:
            events.append(event)
    if found.cut_off is not None:
        faults.append(_fault("cut-off", found.cut_off))
    name = text_of(found.heads.get("X-WR-CALNAME")) or text_of(found.heads.get("NAME")) or source
    return Calendar(name[:LONGEST_TITLE], text_of(found.heads.get("PRODID")), tuple(events), tuple(faults))


def read_events(data: bytes, *, home: tzinfo, source: str = "") -> tuple[Event, ...]:
    """Read the events of a calendar, repeating ones not expanded."""
    return read(data, home=home, source=source).events


def read_written(data: bytes, *, home: tzinfo, source: str = "") -> tuple[Written, ...]:
    """Read what each VEVENT says of itself, its mistakes included, for an audit of the file."""
    screen(data, source)
    found = scan(lines_of(data), source)
    zones = Zones(home, found.zones)
    return tuple(_written(raw, zones) for raw in found.events)


def _written(raw: Raw, zones: Zones) -> Written:
    start = moment_of(raw.once.get("DTSTART", NONE), zones)
    end = moment_of(raw.once.get("DTEND", NONE), zones)
    lasts = length_of(raw.value("DURATION"))
    if end is None and start is not None and lasts is not None:
        end = start + lasts
    return Written(
        title=text_of(raw.once.get("SUMMARY")),
        uid=raw.value("UID") or None,
        start=start,
        end=end,
        stamp=_instant(raw, "DTSTAMP", zones),
        created=_instant(raw, "CREATED", zones),
        modified=_instant(raw, "LAST-MODIFIED", zones),
        sequence=whole_number(raw.value("SEQUENCE")),
        recurrence_id=raw.value("RECURRENCE-ID") or None,
    )


def _event(raw: Raw, zones: Zones, faults: list[Fault]) -> Event | None:
    """Make an event of its properties, or a fault where it has no readable start."""
    once = raw.once
    start = moment_of(once.get("DTSTART", NONE), zones)
    if start is None:
        faults.append(_fault("no-start", raw, raw.value("DTSTART")))
        return None
    zone = parameter(once["DTSTART"][0], "TZID")
    if zone and isinstance(start, datetime) and zones.find(zone) is None:
        faults.append(_fault("zone-unknown", raw, zone))
    if not raw.value("UID"):
        faults.append(_fault("no-uid", raw))
    stands_for = once.get("RECURRENCE-ID", NONE)
    return Event(
        uid=raw.value("UID")[:LONGEST_TEXT],
        start=start,
        end=_end(raw, start, zones, faults),
        summary=text_of(once.get("SUMMARY")),
        description=text_of(once.get("DESCRIPTION"), LONGEST_TEXT),
        location=text_of(once.get("LOCATION")),
        categories=tuple(_categories(raw)),
        status=raw.value("STATUS").upper(),
        free=raw.value("TRANSP").upper() == "TRANSPARENT" or raw.value("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE",
        sequence=whole_number(raw.value("SEQUENCE")),
        stamp=_instant(raw, "DTSTAMP", zones),
        modified=_instant(raw, "LAST-MODIFIED", zones),
        recurrence=moment_of(stands_for, zones),
        onwards=parameter(stands_for[0], "RANGE").upper() == "THISANDFUTURE",
        repeats=_repeats(raw, zones, faults),
        told_minutes=_told_minutes(raw),
        line=raw.line,
    )


def _end(raw: Raw, start: Moment, zones: Zones, faults: list[Fault]) -> Moment:
    """Find an end that is of the start's kind and not before it."""
    shortest = start if isinstance(start, datetime) else start + _DAY
    end = _written_end(raw, start, zones, faults)
    if end is None:
        return shortest
    if isinstance(end, datetime) != isinstance(start, datetime):
        faults.append(_fault("mixed-ends", raw))
        end = datetime.combine(end, time(), start.tzinfo) if isinstance(start, datetime) else _day(end)
    if end < start:
        faults.append(_fault("end-before-start", raw))
    return max(end, shortest)


def _written_end(raw: Raw, start: Moment, zones: Zones, faults: list[Fault]) -> Moment | None:
    written, lasting = raw.once.get("DTEND"), raw.once.get("DURATION")
    if written and lasting:
        faults.append(_fault("two-ends", raw))
    if written:
        end = moment_of(written, zones)
        if end is None:
            faults.append(_fault("date-unreadable", raw, written[1]))
        if end is not None or not lasting:
            return end
    if lasting is None:
        return None
    length = length_of(lasting[1])
    if length is None:
        faults.append(_fault("date-unreadable", raw, lasting[1]))
        return None
    return start + length


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _repeats(raw: Raw, zones: Zones, faults: list[Fault]) -> Repeats | None:
    if "EXRULE" in raw.once:
        faults.append(_fault("rule-refused", raw, raw.value("EXRULE")))
    rule = raw.value("RRULE")
    if not rule and "RDATE" not in raw.many:
        return None
    return Repeats(rule, tuple(_days(raw, "RDATE", zones, faults)), tuple(_days(raw, "EXDATE", zones, faults)))


def _days(raw: Raw, name: str, zones: Zones, faults: list[Fault]) -> Iterator[Moment]:
    """Read a list of days or instants; of a period its start."""
    left = MOST_DAYS_LISTED
    for parameters, value in raw.many.get(name, []):
        for written in value.split(",", left)[:left]:
            left -= 1
            found = moment_of((parameters, written.partition("/")[0]), zones)
            if found is None:
                faults.append(_fault("date-unreadable", raw, written))
            else:
                yield found
        if left == 0:
            faults.append(_fault("capped", raw, str(MOST_DAYS_LISTED)))
            return


def _categories(raw: Raw) -> Iterator[str]:
    for parameters, value in raw.many.get("CATEGORIES", [])[:MOST_CATEGORIES]:
        for part in _UNESCAPED_COMMA.split(value)[:MOST_CATEGORIES]:
            if category := text_of((parameters, part), LONGEST_CATEGORY):
                yield category


def _instant(raw: Raw, name: str, zones: Zones) -> datetime | None:
    found = moment_of(raw.once.get(name, NONE), zones)
    return found if isinstance(found, datetime) else None


def _told_minutes(raw: Raw) -> int | None:
    seconds = whole_number(raw.value("X-WORKOUT-ESTIMATED-DURATION"))
    return round(seconds / 60) if seconds and 60 <= seconds <= 86_400 else None


def _fault(kind: FaultKind, raw: Raw, what: str = "") -> Fault:
    return Fault(kind, raw.line, text_of(raw.once.get("SUMMARY"), LONGEST_CATEGORY), what[:LONGEST_CATEGORY])
