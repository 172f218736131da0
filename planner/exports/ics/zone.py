"""VTIMEZONE of any IANA zone, over the years a calendar spans (RFC 5545 §3.6.5).

What the zone does is asked of ``zoneinfo``, so the text says what the program itself reckons with: one
observance for each change of the clock, no rule to be read differently, and no COMMENT, which libical refuses.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

UTC_ZONE = "UTC"
"""The zone whose times are written with a Z and need no VTIMEZONE."""

_STEP = timedelta(days=7)
"""Between two looks at the clock: no zone has moved its clock and moved it back within a week since 1970."""
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)


class _Clock(NamedTuple):
    """What a zone's clock shows for a while."""

    offset: timedelta
    daylight: bool
    name: str


@lru_cache(maxsize=64)
def vtimezone(zone: str, first_year: int, last_year: int) -> bytes:
    """Return the VTIMEZONE of a zone, right for every instant of these years."""
    info = ZoneInfo(zone)
    begins = datetime(first_year, 1, 1, tzinfo=UTC) - timedelta(days=1)
    ends = datetime(last_year + 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    before = _clock(info, begins)
    observances = [_observance(_ORIGIN.replace(tzinfo=None), before.offset, before)]
    look = begins
    while look < ends:
        following = look + _STEP
        after = _clock(info, following)
        if after != before:
            moment = _change(info, look, following)
            local = (moment + before.offset).replace(tzinfo=None)
            observances.append(_observance(local, before.offset, after))
            before = after
        look = following
    return b"".join((b"BEGIN:VTIMEZONE\r\nTZID:%b\r\n" % zone.encode(), *observances, b"END:VTIMEZONE\r\n"))


def _clock(info: ZoneInfo, moment: datetime) -> _Clock:
    local = moment.astimezone(info)
    return _Clock(local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or "")


def _change(info: ZoneInfo, earlier: datetime, later: datetime) -> datetime:
    """Return the first second at which the clock is no longer as it was."""
    before = _clock(info, earlier)
    while later - earlier > timedelta(seconds=1):
        middle = earlier + timedelta(seconds=(later - earlier) // timedelta(seconds=2))
        if _clock(info, middle) == before:
            earlier = middle
        else:
            later = middle
    return later


def _observance(starts: datetime, before: timedelta, clock: _Clock) -> bytes:
    kind = "DAYLIGHT" if clock.daylight else "STANDARD"
    return (
        f"BEGIN:{kind}\r\n"
        f"DTSTART:{starts:%Y%m%dT%H%M%S}\r\n"
        f"TZNAME:{clock.name}\r\n"
        f"TZOFFSETFROM:{_offset(before)}\r\n"
        f"TZOFFSETTO:{_offset(clock.offset)}\r\n"
        f"END:{kind}\r\n"
    ).encode()


def _offset(offset: timedelta) -> str:
    sign = "-" if offset < timedelta() else "+"
    minutes, seconds = divmod(abs(offset) // timedelta(seconds=1), 60)
    return f"{sign}{minutes // 60:02d}{minutes % 60:02d}" + (f"{seconds:02d}" if seconds else "")
