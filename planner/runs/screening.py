"""Limits on a calendar's text, looked at before anything is made of it.

A calendar that is too big, too deep or no calendar at all is refused whole; a rule of repetition
that could run away is sorted into harmless, heavy (for a worker with limits) or refused.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from planner.errors import InputError

MEGABYTES = 10
LINES = 600_000
COMPONENTS = 60_000
EVENTS = 20_000
DEPTH = 12
RULE_LENGTH = 400
RULE_PARTS = 62
RULE_INTERVAL = 1000
HARMLESS_STEPS = 4_000

Weight = Literal["harmless", "heavy", "refused"]

_COMPONENT = re.compile(rb"^(BEGIN|END)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FREQUENCIES = {"DAILY": 1.0, "WEEKLY": 7.0, "MONTHLY": 30.0, "YEARLY": 365.0}
_EVERY_MONTH = re.compile(r"([+-]?[1-5])?[A-Z]{2}(,([+-]?[1-5])?[A-Z]{2})*", re.ASCII)
"""Days of the week that some month soon has."""
_PART = re.compile(r"[A-Z]+=[A-Z0-9,+:-]+", re.ASCII)
_NUMBERS = re.compile(r"[+-]?[0-9]{1,3}(,[+-]?[0-9]{1,3})*", re.ASCII)
_DAYS = re.compile(r"([+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU))(,[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU))*", re.ASCII)
_KNOWN = frozenset(
    (
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYDAY",
        "BYMONTH",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYSETPOS",
        "BYHOUR",
        "BYMINUTE",
        "BYSECOND",
    )
)


def screen(data: bytes, source: str) -> None:
    """Refuse bytes that are no calendar, or more of one than anybody's training needs."""
    if len(data) > MEGABYTES * 1_000_000:
        raise InputError("runs.too-big", source=source, limit=MEGABYTES)
    if data.count(b"\n") + data.count(b"\r") > 2 * LINES:
        raise InputError("runs.too-long", source=source, limit=LINES)
    depth = components = 0
    for found in _COMPONENT.finditer(data.replace(b"\r", b"\n") if b"\r" in data else data):
        if found[1][0] in b"Bb":
            depth, components = depth + 1, components + 1
        else:
            depth -= 1
        if depth > DEPTH:
            raise InputError("runs.too-deep", source=source, limit=DEPTH)
    if components > COMPONENTS:
        raise InputError("runs.too-many-events", source=source, limit=EVENTS)


def parts_of(rule: str) -> dict[str, str] | None:
    """Take a rule apart, or None where it is none that could be followed safely."""
    if len(rule) > RULE_LENGTH:
        return None
    parts: dict[str, str] = {}
    for written in rule.upper().replace(" ", "").strip(";").split(";"):
        name, _, value = written.partition("=")
        if not _PART.fullmatch(written) or name in parts or name not in _KNOWN:
            return None
        parts[name] = value
    return parts if all(_is_sound(name, value) for name, value in parts.items()) and "FREQ" in parts else None


def _is_sound(name: str, value: str) -> bool:
    match name:
        case "FREQ":
            return value in _FREQUENCIES
        case "INTERVAL":
            return value.isdigit() and 1 <= int(value[:6]) <= RULE_INTERVAL
        case "COUNT":
            return value.isdigit() and len(value) <= 6 and int(value) > 0
        case "BYDAY":
            return _DAYS.fullmatch(value) is not None and value.count(",") < RULE_PARTS
        case "UNTIL" | "WKST":
            return True
    return _NUMBERS.fullmatch(value) is not None and value.count(",") < RULE_PARTS


def weigh(rule: str, start: date, last: date) -> Weight:
    """Say whether following a rule from its start to the last day wanted could take long."""
    parts = parts_of(rule)
    if parts is None:
        return "refused"
    if not _finds_soon(parts, start):
        return "heavy"
    days = max((last - start).days, 0)
    steps = (
        days / (_FREQUENCIES[parts["FREQ"]] * int(parts.get("INTERVAL", 1))) * (parts.get("BYDAY", "").count(",") + 1)
    )
    steps = min(steps, int(parts.get("COUNT", 999_999)))
    leaps = "COUNT" not in parts and parts["FREQ"] in ("DAILY", "WEEKLY")
    return "harmless" if leaps or steps <= HARMLESS_STEPS else "heavy"


def _finds_soon(parts: dict[str, str], start: date) -> bool:
    """Tell whether a rule cannot fail to find its next day soon, as 30 February or a 9th Monday would."""
    by = {name for name in parts if name.startswith("BY")}
    if not _EVERY_MONTH.fullmatch(parts.get("BYDAY", "MO")):
        return False
    if parts["FREQ"] == "DAILY":
        return not by
    if parts["FREQ"] == "WEEKLY":
        return by <= {"BYDAY"}
    in_any_month = all(1 <= abs(int(day)) <= 28 for day in parts.get("BYMONTHDAY", "1").split(","))
    if parts["FREQ"] == "MONTHLY":
        return by in (set(), {"BYDAY"}) or (by == {"BYMONTHDAY"} and in_any_month)
    in_a_month = parts.get("BYMONTH") == str(start.month) and "INTERVAL" not in parts
    return not by or (in_a_month and in_any_month and len(by) <= 2 and by <= {"BYMONTH", "BYDAY", "BYMONTHDAY"})
