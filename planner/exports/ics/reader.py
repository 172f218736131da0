"""Reads back the editions that this room wrote, and only those.

Anything that does not open, close and line up as our writer does is refused: it is somebody else's calendar, or
one that another program has written again. An event that was edited by hand simply counts as different.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import InputError
from planner.exports.editions import Edition, Entry, Face, in_order, withdrawn
from planner.exports.ics.text import unescape, unfold
from planner.exports.ics.writer import CLOSING, DOMAIN, OPENING, unstamped
from planner.exports.ics.zone import UTC_ZONE

MAX_BYTES = 8_000_000
"""Far above anything written here; a larger file is not read."""

_PART = re.compile(rb"BEGIN:(VEVENT|VJOURNAL|VTIMEZONE)\r\n.*?\r\nEND:\1\r\n", re.DOTALL)
_STAMPS = {b"DTSTAMP", b"SEQUENCE", b"LAST-MODIFIED"}


def read(data: bytes, name: str) -> Edition:
    """Return the edition in a file of ours; ``name`` is what the refusal calls the file."""
    try:
        return _edition(data)
    except (ValueError, KeyError, ZoneInfoNotFoundError) as exc:
        raise InputError("export.foreign", path=name) from exc


def _edition(data: bytes) -> Edition:
    if len(data) > MAX_BYTES or not data.startswith(OPENING) or not data.endswith(CLOSING):
        raise ValueError("not ours")
    first = data.find(b"BEGIN:V", len(OPENING))
    face = _face(data[: first if first > 0 else -len(CLOSING)])
    entries = []
    place = first
    for part in _PART.finditer(data, first) if first > 0 else ():
        if part.start() != place:
            raise ValueError("something between the events")
        place = part.end()
        if part[1] == b"VEVENT":
            entries.append(_entry(part[0], face))
        elif part[1] == b"VJOURNAL":
            entries += _withdrawn(part[0])
    if first > 0 and place != len(data) - len(CLOSING):
        raise ValueError("something after the events")
    if len({entry.uid for entry in entries}) != len(entries):
        raise ValueError("a UID twice")
    return Edition(face=face, entries=in_order(entries))


def _face(head: bytes) -> Face:
    lines = _lines(head)
    return Face(
        plan=lines["X-PLANNER-PLAN"],
        starts_on=date.fromisoformat(lines["X-PLANNER-STARTS"]),
        made=_utc(lines["X-PLANNER-MADE"]),
        variant=lines["X-PLANNER-VARIANT"],
        zone=ZoneInfo(lines["X-WR-TIMEZONE"]).key,
        title=unescape(lines["NAME"]),
        about=unescape(lines["DESCRIPTION"]),
        url=lines.get("URL", ""),
    )


def _entry(event: bytes, face: Face) -> Entry:
    body, stamps = unstamped(event)
    if stamps.keys() != _STAMPS:
        raise ValueError("a stamp is missing")
    lines = _lines(body.partition(b"BEGIN:VALARM")[0])
    if not re.fullmatch(rf"{re.escape(face.plan)}-[a-z0-9-]+@{DOMAIN}", lines["UID"]):
        raise ValueError("another plan's event")
    starts, zone = _moment(lines, "DTSTART", face.zone)
    ends, _ = _moment(lines, "DTEND", face.zone)
    return Entry(
        uid=lines["UID"],
        starts=starts,
        ends=ends,
        zone=zone,
        state="cancelled" if lines["STATUS"] == "CANCELLED" else "shown",
        sequence=int(stamps[b"SEQUENCE"]),
        stamp=_utc(stamps[b"LAST-MODIFIED"].decode()),
        body=body,
    )


def _withdrawn(journal: bytes) -> Iterator[Entry]:
    for line in unfold(journal).decode().split("\r\n"):
        name, _, value = line.partition(":")
        if name == "X-PLANNER-WITHDRAWN":
            uid, sequence, stamp = value.split(" ")
            yield withdrawn(uid, int(sequence), _utc(stamp))


def _lines(part: bytes) -> dict[str, str]:
    """Return the first value of each property by its name; parameters stay with the name of a moment."""
    found: dict[str, str] = {}
    for line in unfold(part).decode().split("\r\n"):
        name, _, value = line.partition(":")
        bare, _, parameters = name.partition(";")
        found.setdefault(bare, value)
        found.setdefault(f"{bare};", parameters)
    return found


def _moment(lines: dict[str, str], name: str, calendar_zone: str) -> tuple[datetime, str]:
    """Return an instant in UTC, and the zone its wall time was written in."""
    value, parameters = lines[name], lines[f"{name};"]
    if parameters == "VALUE=DATE":
        day = datetime.strptime(value, "%Y%m%d").replace(tzinfo=ZoneInfo(calendar_zone))
        return day.astimezone(UTC), ""
    if value.endswith("Z"):
        return _utc(value), UTC_ZONE
    zone = parameters.removeprefix("TZID=")
    wall = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC), zone


def _utc(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
