"""The bytes of anybody's calendar → its events, each as it stands in the file.

Reads RFC 5545 and what is left of vCalendar 1.0, forgiving what real programs get wrong: one event
that cannot be read is left out and told, never the file. Rules are not followed here (``expanding``)
and titles not understood (``understanding``). Scanning lines ourselves costs a fraction of building
icalendar's components, and keeps a fault within its event; tests hold it to icalendar's answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from planner.errors import InputError
from planner.runs.decoding import lines_of, quoted_printable
from planner.runs.events import Calendar, Event, Fault, FaultCode, Moment, Repeats
from planner.runs.screening import EVENTS, screen
from planner.runs.zones import Zones

LONGEST_TITLE = 300
LONGEST_TEXT = 4_000
MOST_DAYS_LISTED = 2_000

_ONCE = frozenset(
    (
        "UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION STATUS TRANSP SEQUENCE DTSTAMP LAST-MODIFIED "
        "RECURRENCE-ID RRULE EXRULE X-WORKOUT-ESTIMATED-DURATION X-MICROSOFT-CDO-BUSYSTATUS"
    ).split()
)
_MANY = frozenset(("RDATE", "EXDATE", "CATEGORIES"))
_HEADS = frozenset(("PRODID", "NAME", "X-WR-CALNAME"))
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNQUOTED_COMMA = re.compile(r"(?<!\\),")
_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z)?)?", re.ASCII | re.IGNORECASE)
_DURATION = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?", re.ASCII)
_DAY = timedelta(days=1)

_Property = tuple[str, str]
"""Parameters as written, and the value."""


class _Raw:
    """The properties of one VEVENT, before anything is made of them."""

    __slots__ = ("line", "many", "once")

    def __init__(self, line: int) -> None:
        self.line = line
        self.once: dict[str, _Property] = {}
        self.many: dict[str, list[_Property]] = {}


class _Scan:
    """What one pass over the lines finds: raw events, zone definitions and the calendar's own names."""

    def __init__(self) -> None:
        self.events: list[_Raw] = []
        self.zones: dict[str, list[str]] = {}
        self.heads: dict[str, str] = {}
        self.cut_off: _Raw | None = None


def read(data: bytes, *, home: tzinfo, source: str = "") -> Calendar:
    """Read a calendar whose hours without a zone are meant in ``home``; InputError for what is none."""
    screen(data, source)
    scan = _scanned(lines_of(data), source)
    zones = Zones(home, scan.zones)
    events: list[Event] = []
    faults: list[Fault] = []
    for raw in scan.events:
        if (event := _event(raw, zones, faults)) is not None:
            events.append(event)
    if scan.cut_off is not None:
        faults.append(_fault("cut-off", scan.cut_off))
    name = scan.heads.get("X-WR-CALNAME") or scan.heads.get("NAME") or source
    return Calendar(name[:LONGEST_TITLE], scan.heads.get("PRODID", ""), tuple(events), tuple(faults))


def _scanned(lines: list[str], source: str) -> _Scan:
    """Walk over the lines once, keeping what lies directly in a VEVENT, a VTIMEZONE or the calendar."""
    scan, stack, is_calendar = _Scan(), list[str](), False
    event: _Raw | None = None
    block: list[str] = []
    for number, line in enumerate(lines, start=1):
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name, _, parameters = head.partition(";")
        name = name.upper() if not name.isupper() else name
        if name == "BEGIN":
            kind = value.strip().upper()
            is_calendar = is_calendar or kind in ("VCALENDAR", "VEVENT")
            stack.append(kind)
            if kind == "VEVENT":
                event = scan.cut_off = _Raw(number)
            elif kind == "VTIMEZONE":
                block = []
            elif "VTIMEZONE" in stack:
                block.append(line)
        elif name == "END":
            kind = value.strip().upper()
            if kind in stack:
                while stack.pop() != kind:
                    pass
            if kind == "VEVENT" and event is not None:
                scan.events.append(event)
                event = scan.cut_off = None
                if len(scan.events) > EVENTS:
                    raise InputError("runs.too-many-events", source=source, limit=EVENTS)
            elif "VTIMEZONE" in stack:
                block.append(line)
        elif event is not None and stack[-1:] == ["VEVENT"]:
            if name in _ONCE:
                event.once.setdefault(name, _split(line) if '"' in head else (parameters, value))
            elif name in _MANY:
                event.many.setdefault(name, []).append(_split(line) if '"' in head else (parameters, value))
        elif "VTIMEZONE" in stack:
            block.append(line)
            if name == "TZID" and stack[-1] == "VTIMEZONE":
                scan.zones[value.strip().strip('"')] = block
        elif name in _HEADS:
            scan.heads.setdefault(name, _text((parameters, value)))
    if not is_calendar:
        raise InputError("runs.not-a-calendar", source=source)
    return scan


def _split(line: str) -> _Property:
    """Split a line at its first colon outside quotes."""
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:place].partition(";")[2], line[place + 1 :]
    head, _, value = line.partition(":")
    return head.partition(";")[2], value


def _parameter(parameters: str, name: str) -> str:
    found = re.search(rf'(?:^|;){name}=("[^"]*"|[^;]*)', parameters, re.IGNORECASE)
    return found[1].strip('"') if found else ""


def _text(written: _Property | None, limit: int = LONGEST_TITLE) -> str:
    """Undo the escapes of a text, on which a control character or a very long tail is lost."""
    if written is None:
        return ""
    parameters, value = written
    if parameters and "QUOTED-PRINTABLE" in parameters.upper():
        value = quoted_printable(value, _parameter(parameters, "CHARSET"))
    value = value[: 2 * limit]
    if "\\" in value:
        value = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    if not value.isprintable():
        value = "".join(letter for letter in value if letter == "\n" or letter >= " " and letter != "\x7f")
    return value.strip()[:limit]


def _moment(written: _Property, zones: Zones) -> Moment | None:
    """Read a DATE or a DATE-TIME, told apart by its form; None where it is neither."""
    parameters, value = written
    found = _MOMENT.fullmatch(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return on if 1000 <= on.year <= 9000 else None
        if not 1000 <= on.year <= 9000:
            return None
        zone = UTC if utc else zones.find(_parameter(parameters, "TZID") if parameters else "")
        return datetime.combine(on, time(int(hour), int(minute), min(int(second or 0), 59)), zone or zones.find(""))
    except ValueError:
        return None


def _length(value: str) -> timedelta | None:
    found = _DURATION.fullmatch(value.strip().upper())
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _event(raw: _Raw, zones: Zones, faults: list[Fault]) -> Event | None:
    """Make an event of its properties, or a fault where it has no readable start."""
    once = raw.once
    start = _moment(once["DTSTART"], zones) if "DTSTART" in once else None
    if start is None:
        faults.append(_fault("no-start", raw, once.get("DTSTART", ("", ""))[1]))
        return None
    name = _parameter(once["DTSTART"][0], "TZID")
    if name and isinstance(start, datetime) and zones.find(name) is None:
        faults.append(_fault("zone-unknown", raw, name))
    if not once.get("UID", ("", ""))[1]:
        faults.append(_fault("no-uid", raw))
    recurrence = once.get("RECURRENCE-ID")
    stamp = once.get("DTSTAMP")
    modified = once.get("LAST-MODIFIED")
    told = once.get("X-WORKOUT-ESTIMATED-DURATION", ("", ""))[1].strip()
    return Event(
        uid=once.get("UID", ("", ""))[1].strip()[:LONGEST_TEXT],
        start=start,
        end=_end(raw, start, zones, faults),
        summary=_text(once.get("SUMMARY")),
        description=_text(once.get("DESCRIPTION"), LONGEST_TEXT),
        location=_text(once.get("LOCATION")),
        categories=tuple(_listed(raw, "CATEGORIES")),
        status=once.get("STATUS", ("", ""))[1].strip().upper(),
        free=_is_free(once),
        sequence=_number(once.get("SEQUENCE", ("", ""))[1]),
        stamp=_instant(stamp, zones),
        modified=_instant(modified, zones),
        recurrence=_moment(recurrence, zones) if recurrence else None,
        onwards=recurrence is not None and _parameter(recurrence[0], "RANGE").upper() == "THISANDFUTURE",
        repeats=_repeats(raw, zones, faults),
        told_minutes=round(int(told) / 60) if told.isascii() and told.isdigit() and len(told) < 7 else None,
        line=raw.line,
    )


def _end(raw: _Raw, start: Moment, zones: Zones, faults: list[Fault]) -> Moment:
    """Find an end that is of the start's kind and not before it."""
    written = raw.once.get("DTEND")
    duration = raw.once.get("DURATION")
    if written and duration:
        faults.append(_fault("two-ends", raw))
    end = _moment(written, zones) if written else None
    if end is None and duration:
        length = _length(duration[1])
        if length is None:
            faults.append(_fault("date-unreadable", raw, duration[1]))
        else:
            with suppress(OverflowError):
                end = start + length
    elif written and end is None:
        faults.append(_fault("date-unreadable", raw, written[1]))
    if end is not None and isinstance(end, datetime) != isinstance(start, datetime):
        faults.append(_fault("mixed-ends", raw))
        end = datetime.combine(end, time(), start.tzinfo) if isinstance(start, datetime) else _day(end)
    shortest = start if isinstance(start, datetime) else start + _DAY
    if end is not None and end < start:
        faults.append(_fault("end-before-start", raw))
    return end if end is not None and end > shortest else shortest


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _repeats(raw: _Raw, zones: Zones, faults: list[Fault]) -> Repeats | None:
    rule = raw.once.get("RRULE", ("", ""))[1].strip()
    if "EXRULE" in raw.once:
        faults.append(_fault("rule-refused", raw, raw.once["EXRULE"][1]))
    if not rule and "RDATE" not in raw.many:
        return None
    return Repeats(rule, tuple(_moments(raw, "RDATE", zones, faults)), tuple(_moments(raw, "EXDATE", zones, faults)))


def _moments(raw: _Raw, name: str, zones: Zones, faults: list[Fault]) -> Iterator[Moment]:
    """Read a list of days or instants; of a period its start."""
    left = MOST_DAYS_LISTED
    for parameters, value in raw.many.get(name, []):
        for written in value.split(",")[: left + 1]:
            moment = _moment((parameters, written.partition("/")[0]), zones)
            left -= 1
            if left < 0:
                faults.append(_fault("capped", raw, name))
                return
            if moment is None:
                faults.append(_fault("date-unreadable", raw, written))
            else:
                yield moment


def _listed(raw: _Raw, name: str) -> Iterator[str]:
    for parameters, value in raw.many.get(name, [])[:20]:
        for part in _UNQUOTED_COMMA.split(value)[:20]:
            if text := _text((parameters, part), 80):
                yield text


def _instant(written: _Property | None, zones: Zones) -> datetime | None:
    moment = _moment(written, zones) if written else None
    return moment if isinstance(moment, datetime) else None


def _is_free(once: dict[str, _Property]) -> bool:
    shown = once.get("X-MICROSOFT-CDO-BUSYSTATUS", ("", ""))[1].strip().upper()
    return once.get("TRANSP", ("", ""))[1].strip().upper() == "TRANSPARENT" or shown == "FREE"


def _number(value: str) -> int | None:
    value = value.strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None


def _fault(code: FaultCode, raw: _Raw, what: str = "") -> Fault:
    return Fault(code, raw.line, _text(raw.once.get("SUMMARY"), 80), what[:80])
