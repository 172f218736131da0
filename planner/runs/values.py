"""The values of calendar properties → Python's: texts, days, instants, lengths, whole numbers.

Each reader answers None, or an empty text, for what it cannot read; whether that matters is for its
caller to say.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from planner.runs.decoding import quoted_printable
from planner.runs.events import Moment
from planner.runs.scanning import Property
from planner.runs.zones import Zones

LONGEST_TITLE = 300
LONGEST_TEXT = 4_000
YEARS = range(1000, 9001)
"""Years in which an instant can be moved between zones without leaving Python's calendar."""

_UNSHOWN = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)))
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z)?)?", re.ASCII | re.IGNORECASE)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?", re.ASCII
)


def parameter(parameters: str, name: str) -> str:
    """Find one parameter of a property."""
    found = re.search(rf'(?:^|;){name}=("[^"]*"|[^;]*)', parameters, re.IGNORECASE)
    return found[1].strip('"') if found else ""


def text_of(written: Property | None, limit: int = LONGEST_TITLE) -> str:
    """Undo the escapes of a text, on which a control character or a very long tail is lost."""
    if written is None:
        return ""
    parameters, value = written
    if parameters and "QUOTED-PRINTABLE" in parameters.upper():
        value = quoted_printable(value, parameter(parameters, "CHARSET"))
    value = value[: 2 * limit]
    if "\\" in value:
        value = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    if not value.isprintable():
        value = "".join(letter for letter in value if letter == "\n" or letter not in _UNSHOWN)
    return value.strip()[:limit]


def moment_of(written: Property, zones: Zones) -> Moment | None:
    """Read a DATE or a DATE-TIME, told apart by its form; None where it is neither."""
    parameters, value = written
    found = _MOMENT.fullmatch(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        if on.year not in YEARS:
            return None
        if hour is None:
            return on
        zone = UTC if utc else zones.find(parameter(parameters, "TZID") if parameters else "")
        return datetime.combine(on, time(int(hour), int(minute), min(int(second or 0), 59)), zone or zones.find(""))
    except ValueError:
        return None


def length_of(value: str) -> timedelta | None:
    """Read a DURATION that is not negative."""
    found = _DURATION.fullmatch(value.strip().upper())
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def whole_number(value: str) -> int | None:
    """Read an INTEGER of sane size."""
    value = value.strip()
    return int(value) if re.fullmatch(r"[+-]?[0-9]{1,11}", value) else None
