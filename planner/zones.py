"""Time zones by their IANA names, and nothing else: no offset, no path, no guess.

A zone is taken only from the list that ``zoneinfo`` itself gives, so that a name can never lead out
of the zone database (``../``); any other name is refused with the nearest ones.
"""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo

from planner.errors import Unknown
from planner.spelling import key, nearest, shown

VIETNAM = "Asia/Ho_Chi_Minh"
_LONGEST = 64
_CITIES = {
    "hanoi": VIETNAM,
    "saigon": VIETNAM,
    "hochiminhcity": VIETNAM,
    "vietnam": VIETNAM,
    "danang": VIETNAM,
    "hue": VIETNAM,
}


def read_zone(text: str) -> str:
    """Give the IANA name of a zone, whatever the case it was typed in."""
    wanted = text.strip()
    if wanted == VIETNAM:
        return VIETNAM
    if len(wanted) <= _LONGEST:
        names = _names()
        if found := names.get(wanted.casefold()):
            return found
    near = _near(wanted)
    raise Unknown("zone-unknown", near=near, close=len(near), text=shown(text))


def zone(name: str) -> ZoneInfo:
    """Give the zone of a name that people typed."""
    return ZoneInfo(read_zone(name))


@cache
def _names() -> dict[str, str]:
    from zoneinfo import available_timezones

    return {name.casefold(): name for name in sorted(available_timezones()) if name != "localtime"}


def _near(wanted: str) -> tuple[str, ...]:
    last = key(wanted[:_LONGEST].rpartition("/")[2])
    if last in _CITIES:
        return (_CITIES[last],)
    cities = {name.rpartition("/")[2]: name for name in _names().values() if "/" in name}
    close = [*nearest(wanted, _names().values()), *(cities[city] for city in nearest(last, cities))]
    return tuple(dict.fromkeys(close))[:3]
