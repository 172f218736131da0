"""Our own writer of iCalendar: events in, the bytes that icalendar's ``to_ical()`` would give out.

It stands where icalendar could because it is an order of magnitude faster and costs no import (figures in
``tests/benchmarks``): text lines and whole events are kept by content, folding works on bytes. Properties
come in icalendar's order, and a test holds the bytes equal but for two losses of icalendar's that are not ours: a
backslash before an N becomes a newline there, and NAME and X-WR-CALNAME are left unescaped. It writes what we say
of a session and nothing more: no recurrence, no attendee, no METHOD, no UID on the calendar.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from planner.exports.editions import Content, Edition, Entry, Face
from planner.exports.ics.text import clean, escape, fold, plain_line, text_line, unescape, unfold
from planner.exports.ics.zone import UTC_ZONE, vtimezone

PRODUCT = "-//hip-planner//planner//EN"
"""Names the program, never its version: the words that open a calendar do not change with an update."""
DOMAIN = "hip-planner"
COLOUR = "teal"
"""A CSS3 name (RFC 7986 §5.9)."""
OPENING = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\n".encode()
CLOSING = b"END:VCALENDAR\r\n"

_EVENT_CACHE = 4096
"""Events kept, with and without their stamps; at about 3 kB each some 24 MB at most."""
_STAMPED = rb"\r\n(DTSTAMP|SEQUENCE|LAST-MODIFIED):([^\r]*)"


class Event(NamedTuple):
    """What a calendar is told of one session, race, reminder or run."""

    uid: str
    """``<plan>-<session>@hip-planner``."""
    summary: str
    """One line."""
    starts: date | datetime
    """Local wall time without a zone, or a day."""
    ends: date | datetime
    """The first moment, or day, that no longer belongs to it."""
    zone: str
    """IANA zone of the wall time; that of the calendar for days."""
    description: str = ""
    """Plain text."""
    location: str = ""
    """Where, where known."""
    url: str = ""
    """More about it, where there is a page."""
    categories: tuple[str, ...] = ()
    """What a client may colour by."""
    tentative: bool = False
    """Whether it may not come to pass."""
    busy: bool = True
    """Whether the time is taken."""
    alarms: tuple[int, ...] = ()
    """Minutes before the start."""


def content(event: Event, starts: datetime, ends: datetime) -> Content:
    """Return the event as an edition takes it, with its instants in UTC."""
    zone = event.zone if isinstance(event.starts, datetime) else ""
    return Content(event.uid, starts, ends, zone, body(event))


@lru_cache(maxsize=_EVENT_CACHE)
def body(event: Event) -> bytes:
    """Return an event's bytes with SEQUENCE and stamps left open."""
    status = "TENTATIVE" if event.tentative else "CONFIRMED"
    shown_as = "FREE" if not event.busy else "TENTATIVE" if event.tentative else "BUSY"
    lines = [
        b"BEGIN:VEVENT\r\n",
        text_line("SUMMARY", event.summary),
        _moment("DTSTART", event.starts, event.zone),
        _moment("DTEND", event.ends, event.zone),
        b"DTSTAMP:\r\n",
        text_line("UID", event.uid),
        b"SEQUENCE:\r\n",
    ]
    if event.categories:
        names = ",".join(escape(clean(name)) for name in event.categories)
        lines.append(fold(f"CATEGORIES:{names}".encode()))
    if event.description:
        lines.append(text_line("DESCRIPTION", event.description))
    lines.append(b"LAST-MODIFIED:\r\n")
    if event.location:
        lines.append(text_line("LOCATION", event.location))
    lines.append(b"STATUS:%b\r\n" % status.encode())
    lines.append(b"TRANSP:OPAQUE\r\n" if event.busy else b"TRANSP:TRANSPARENT\r\n")
    if event.url:
        lines.append(plain_line("URL", event.url))
    lines.append(b"X-MICROSOFT-CDO-BUSYSTATUS:%b\r\n" % shown_as.encode())
    lines += [_alarm(event.summary, minutes) for minutes in event.alarms]
    lines.append(b"END:VEVENT\r\n")
    return b"".join(lines)


def cancelled(content: bytes, word: str) -> bytes:
    """Return an event's content called off: a word before the summary, and its time free."""
    found = re.search(rb"SUMMARY:(.*?)\r\n(?! )", content, re.DOTALL)
    summary = unescape(unfold(found[1]).decode()) if found else ""
    content = re.sub(
        rb"SUMMARY:.*?\r\n(?! )",
        lambda _: text_line("SUMMARY", f"{word} {summary}"),
        content,
        count=1,
        flags=re.DOTALL,
    )
    content = re.sub(rb"BEGIN:VALARM\r\n.*?END:VALARM\r\n", b"", content, flags=re.DOTALL)
    content = re.sub(rb"\r\nSTATUS:[A-Z]+\r\n", b"\r\nSTATUS:CANCELLED\r\n", content)
    content = content.replace(b"\r\nTRANSP:OPAQUE\r\n", b"\r\nTRANSP:TRANSPARENT\r\n")
    return re.sub(rb"\r\n(X-MICROSOFT-CDO-BUSYSTATUS):[A-Z]+\r\n", rb"\r\n\1:FREE\r\n", content)


def stamped(entry: Entry) -> bytes:
    """Return an event as subscribers get it."""
    return _stamped(entry.body, entry.sequence, entry.stamp)


@lru_cache(maxsize=_EVENT_CACHE)
def _stamped(content: bytes, sequence: int, changed: datetime) -> bytes:
    stamp = utc(changed)
    return (
        content.replace(b"\r\nDTSTAMP:\r\n", b"\r\nDTSTAMP:%b\r\n" % stamp, 1)
        .replace(b"\r\nSEQUENCE:\r\n", b"\r\nSEQUENCE:%d\r\n" % sequence, 1)
        .replace(b"\r\nLAST-MODIFIED:\r\n", b"\r\nLAST-MODIFIED:%b\r\n" % stamp, 1)
    )


def forget() -> None:
    """Let go of the events that are kept for a next edition: of no use to who writes each calendar once."""
    body.cache_clear()
    _stamped.cache_clear()


def unstamped(event: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """Return an event's content and the stamps that were in it."""
    stamps = dict(re.findall(_STAMPED, event))
    return re.sub(_STAMPED, rb"\r\n\1:", event), stamps


def calendar(edition: Edition, *, memory: bool = False) -> bytes:
    """Return the whole file; with ``memory`` it also says what was withdrawn, for whoever goes on from it."""
    shown = edition.shown
    parts = [head(edition.face), *_zones(edition.face, shown), *map(stamped, shown)]
    if memory and edition.withdrawn:
        parts.append(_memory(edition))
    parts.append(CLOSING)
    return b"".join(parts)


@lru_cache(maxsize=64)
def utc(moment: datetime) -> bytes:
    """Return an instant as RFC 5545 writes it in UTC."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ").encode()


def head(face: Face) -> bytes:
    """Return all that comes before the zones and the events."""
    lines = [
        OPENING,
        b"CALSCALE:GREGORIAN\r\n",
        text_line("DESCRIPTION", face.about),
        text_line("X-WR-CALDESC", face.about),
        text_line("NAME", face.title),
        text_line("X-WR-CALNAME", face.title),
        b"COLOR:%b\r\n" % COLOUR.encode(),
        b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n",
    ]
    if face.url:
        lines.append(plain_line("URL", face.url))
    lines += [
        b"X-PLANNER-MADE:%b\r\n" % utc(face.made),
        plain_line("X-PLANNER-PLAN", face.plan),
        plain_line("X-PLANNER-STARTS", face.starts_on.isoformat()),
        plain_line("X-PLANNER-VARIANT", face.variant),
        b"X-PUBLISHED-TTL:PT6H\r\n",
        plain_line("X-WR-TIMEZONE", face.zone),
    ]
    return b"".join(lines)


def _zones(face: Face, shown: Sequence[Entry]) -> list[bytes]:
    """Return a VTIMEZONE for each zone used, over years that hardly ever change: clients compare them too."""
    zones = {face.zone, *map(attrgetter("zone"), shown)} - {"", UTC_ZONE}
    first, last = face.starts_on.year, face.starts_on.year + 1
    if shown:
        first = min(first, shown[0].starts.year)
        last = max(last, max(map(attrgetter("ends"), shown)).year)
    return [vtimezone(zone, first, last) for zone in sorted(zones)]


def _memory(edition: Edition) -> bytes:
    """Return a journal entry, which clients of events pass over, that names what left and how far it had come.

    A property of the calendar would not do: clients that compare it would fetch every event again.
    """
    modified = utc(edition.modified)
    lines = [
        b"BEGIN:VJOURNAL\r\n",
        b"CLASS:PRIVATE\r\n",
        b"DTSTAMP:%b\r\n" % modified,
        b"DTSTART;VALUE=DATE:%b\r\n" % edition.face.starts_on.strftime("%Y%m%d").encode(),
        b"LAST-MODIFIED:%b\r\n" % modified,
        text_line("UID", f"{edition.face.plan}-withdrawn@{DOMAIN}"),
    ]
    lines += [
        fold(b"X-PLANNER-WITHDRAWN:%b %d %b" % (entry.uid.encode(), entry.sequence, utc(entry.stamp)))
        for entry in sorted(edition.withdrawn, key=lambda entry: entry.uid)
    ]
    return b"".join((*lines, b"END:VJOURNAL\r\n"))


def _moment(name: str, moment: date | datetime, zone: str) -> bytes:
    day = f"{moment.year:04d}{moment.month:02d}{moment.day:02d}"
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{day}\r\n".encode()
    wall = f"{day}T{moment.hour:02d}{moment.minute:02d}{moment.second:02d}"
    if zone == UTC_ZONE:
        return f"{name}:{wall}Z\r\n".encode()
    return fold(f"{name};TZID={zone}:{wall}".encode())


def _alarm(summary: str, minutes: int) -> bytes:
    return b"".join(
        (
            b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n",
            text_line("DESCRIPTION", summary),
            b"TRIGGER:%b\r\nEND:VALARM\r\n" % _before(timedelta(minutes=minutes)).encode(),
        )
    )


def _before(span: timedelta) -> str:
    """Return a duration before the start (RFC 5545 §3.3.6)."""
    minutes = span // timedelta(minutes=1)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if not days and not clock:
        return "P0D"
    return "-P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
