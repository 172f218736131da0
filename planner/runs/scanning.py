"""Lines of a calendar → the properties of its events, in one pass and without judging any of them.

Keeps what lies directly in a VEVENT, the lines of each VTIMEZONE and the calendar's own names; skips
alarms and everything else. Refuses what is no calendar, or one with too many events.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.errors import InputError
from planner.runs.screening import EVENTS

Property = tuple[str, str]
"""Parameters as written, and the value."""

NONE: Property = ("", "")

_ONCE = frozenset(
    (
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "STATUS",
        "TRANSP",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "CREATED",
        "RECURRENCE-ID",
        "RRULE",
        "EXRULE",
        "X-WORKOUT-ESTIMATED-DURATION",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    )
)
_MANY = frozenset(("RDATE", "EXDATE", "CATEGORIES"))
_HEADS = frozenset(("PRODID", "NAME", "X-WR-CALNAME"))


@dataclass(slots=True)
class Raw:
    """The properties of one VEVENT, before anything is made of them."""

    line: int
    """Line where it begins, from 1."""
    once: dict[str, Property] = field(default_factory=dict)
    """Properties that count once: the first of each."""
    many: dict[str, list[Property]] = field(default_factory=dict)
    """Properties that may come back."""

    def value(self, name: str) -> str:
        """Give the value of a property, or an empty text."""
        return self.once.get(name, NONE)[1].strip()


@dataclass(slots=True)
class Scan:
    """What one pass over the lines finds."""

    events: list[Raw] = field(default_factory=list)
    """In the order of the file."""
    zones: dict[str, list[str]] = field(default_factory=dict)
    """Lines of each VTIMEZONE, by TZID."""
    heads: dict[str, Property] = field(default_factory=dict)
    """The calendar's own names."""
    cut_off: Raw | None = None
    """An event that the file does not finish."""


class _Scanner:
    """Where a pass is: the open components, and the event and the zone that are being collected."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.is_calendar = False
        self._stack: list[str] = []
        self._event: Raw | None = None
        self._zone: list[str] = []

    def begin(self, kind: str, line: str, number: int) -> None:
        self.is_calendar = self.is_calendar or kind in ("VCALENDAR", "VEVENT")
        self._stack.append(kind)
        if kind == "VEVENT":
            self._event = self.scan.cut_off = Raw(number)
        elif kind == "VTIMEZONE":
            self._zone = []
        elif "VTIMEZONE" in self._stack:
            self._zone.append(line)

    def end(self, kind: str, line: str) -> None:
        if kind in self._stack:
            while self._stack.pop() != kind:
                pass
        if kind == "VEVENT" and self._event is not None:
            self.scan.events.append(self._event)
            self._event = self.scan.cut_off = None
        elif "VTIMEZONE" in self._stack:
            self._zone.append(line)

    def within(self, name: str, head: str, value: str, line: str) -> None:
        inner = self._stack[-1] if self._stack else ""
        if inner == "VEVENT" and self._event is not None:
            if name in _ONCE:
                self._event.once.setdefault(name, _property(head, value, line))
            elif name in _MANY:
                self._event.many.setdefault(name, []).append(_property(head, value, line))
        elif "VTIMEZONE" in self._stack:
            self._zone.append(line)
            if name == "TZID" and inner == "VTIMEZONE":
                self.scan.zones[value.strip().strip('"')] = self._zone
        elif name in _HEADS:
            self.scan.heads.setdefault(name, _property(head, value, line))


def scan(lines: list[str], source: str) -> Scan:
    """Walk over unfolded lines once; InputError for what is no calendar."""
    scanner = _Scanner()
    for number, line in enumerate(lines, start=1):
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name = head.partition(";")[0].strip()
        if not name.isupper():
            name = name.upper()
        if name == "BEGIN":
            scanner.begin(value.strip().upper(), line, number)
        elif name == "END":
            scanner.end(value.strip().upper(), line)
            if len(scanner.scan.events) > EVENTS:
                raise InputError("runs.too-many-events", source=source, limit=EVENTS)
        else:
            scanner.within(name, head, value, line)
    if not scanner.is_calendar:
        raise InputError("runs.not-a-calendar", source=source)
    return scanner.scan


def _property(head: str, value: str, line: str) -> Property:
    """Split a line at its first colon outside quotes."""
    if '"' not in head:
        return head.partition(";")[2], value
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:place].partition(";")[2], line[place + 1 :]
    return head.partition(";")[2], value
