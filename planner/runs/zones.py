"""Names of time zones, as calendars write them → zones of the tz database.

A name is looked up, stripped of a maker's prefix, taken for Windows' name of it, or read as an
offset; then the calendar's own VTIMEZONE is asked, if its rules are harmless. A name that nothing
explains is given up, and the caller says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner.runs.screening import parts_of

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}", re.ASCII)
_OFFSET = re.compile(r"^\(?(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?:[:.]?(\d{2}))?\b", re.ASCII | re.IGNORECASE)
_LONGEST_BLOCK = 400

MOST_NAMES = 200
"""Different names of one calendar that are looked up."""

MOST_DEFINITIONS = 10
"""Zones of a calendar's own that are worked out."""

_TRIED = (datetime(1990, 1, 1), datetime(2024, 7, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - asked of a zone below


class Zones:
    """The zones of one calendar: what its names mean, each looked up once."""

    def __init__(self, home: tzinfo, definitions: dict[str, list[str]]) -> None:
        self._home = home
        self._definitions = definitions
        self._found: dict[str, tzinfo | None] = {}
        self._read = 0

    def find(self, name: str) -> tzinfo | None:
        """Give the zone of a TZID, the runner's own for an empty one, or None."""
        if not name:
            return self._home
        if name not in self._found and len(self._found) < MOST_NAMES:
            self._found[name] = named(name) or self._own(name)
        return self._found.get(name)

    def _own(self, name: str) -> tzinfo | None:
        """Read the calendar's definition of a name; beyond a few of them no more are read."""
        definition = self._definitions.get(name)
        if definition is None or self._read == MOST_DEFINITIONS:
            return None
        self._read += 1
        return _defined(definition)


@lru_cache(maxsize=512)
def named(name: str) -> tzinfo | None:
    """Give the zone that a name means, or None."""
    name = name.strip().strip('"').strip()
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    for candidate in _candidates(name):
        try:
            return ZoneInfo(candidate)
        except (KeyError, ValueError, OSError):
            continue
    return _by_windows_name(name) or _by_offset(name)


def _candidates(name: str) -> Iterator[str]:
    """Propose the name, its last parts behind a maker's prefix, and both with other separators."""
    parts = name.strip("/").split("/")[-4:]
    for length in range(len(parts), 0, -1):
        tail = "/".join(parts[-length:])
        _, _, unprefixed = tail.partition("_")
        for written in (tail, tail.replace("_", "/", 1), tail.replace("-", "/", 1), unprefixed):
            if _NAME.fullmatch(written) and (length > 1 or written == name or "/" in written):
                yield written


def _by_windows_name(name: str) -> tzinfo | None:
    if "Time" not in name:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = WINDOWS_TO_OLSON.get(name)
    return ZoneInfo(known) if known else None


def _by_offset(name: str) -> tzinfo | None:
    found = _OFFSET.match(name)
    if found is None or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-offset if found[1] == "-" else offset)


def _defined(block: list[str]) -> tzinfo | None:
    """Read a calendar's own VTIMEZONE, unless it is long or its rules could run away."""
    for line in block:
        if line.upper().startswith("X-LIC-LOCATION:") and (zone := named(line[15:])):
            return zone
    rules = [line.partition(":")[2] for line in block if line.upper().startswith("RRULE")]
    if not block or len(block) > _LONGEST_BLOCK or not all(map(_is_yearly, rules)):
        return None
    from io import StringIO

    from dateutil.tz import tzical

    text = "\n".join(["BEGIN:VTIMEZONE", *block, "END:VTIMEZONE"])
    try:
        own: tzinfo | None = tzical(StringIO(text)).get()
        if own is not None:
            for tried in _TRIED:
                tried.replace(tzinfo=own).utcoffset()
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError):
        return None
    return own


def _is_yearly(rule: str) -> bool:
    parts = parts_of(rule)
    return (
        parts is not None
        and parts["FREQ"] == "YEARLY"
        and "INTERVAL" not in parts
        and parts.keys() <= {"FREQ", "BYMONTH", "BYDAY", "UNTIL", "WKST"}
    )
