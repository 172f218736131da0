"""Distances and lengths as titles tell them: ``12 km``, ``21,1km``, ``1h30``, ``90 phút``, ``25m - 30m``.

An hour of the day (``5h30`` in Vietnamese, ``5 giờ sáng``) and the parts of an interval session
(``8 x 400 m``, ``6x3 min``) are not lengths, and are passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache

LATEST_HOURS = 4
"""``5h30`` is half past five; ``3h30`` is how long somebody runs."""

KM_A_MILE = 1.609344

SHORTEST_M = 200
"""From here on an ``m`` means metres and not minutes."""

_INTERVALS = re.compile(r"\d+\s*[x×]\s*\(?\s*\d+(?:[.,]\d+)?\s*[^\W\d_]*'?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\b(?:at|lúc|từ)\s+\d{1,2}(?::\d\d|h\d{0,2})?(?:\s*giờ(?:\s*\d{1,2})?)?)|\d{1,2}\s*giờ\s*(?:\d{1,2}\s*)?(?:sáng|chiều|tối|trưa)"
    r"|\d{1,2}(?::\d\d)?\s*(?:am|pm)\b",
    re.IGNORECASE,
)
_KM = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s*(km|k|ki-?lo-?mét|cây số|mi|miles?)(?![^\W\d_]|/)", re.IGNORECASE
)
_HALF = re.compile(r"(\d)\s*(?:tiếng|giờ)\s*rưỡi", re.IGNORECASE)
_HOURS = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?:[.,](\d))?\s*(?:h|hr|hrs|hours?|giờ|tiếng)(?![^\W\d_m])\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes|phút|p|')?(?![^\W\d_]))?",
    re.IGNORECASE,
)
_COLONS = re.compile(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*h?(?![\d:/])", re.IGNORECASE)
_MINUTES = re.compile(r"(?<![\d:.,/])(\d{1,3})\s*(?:min|mins|minutes?|minute|phút|ph|')(?![^\W\d_]|/)", re.IGNORECASE)
_BARE_M = re.compile(r"(?<![\d:.,x×/])(\d{2,3})m(?:\s*[-–]\s*(\d{2,3})m)?(?![^\W_]|/)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def distance_km(text: str) -> float | None:
    """Find a distance, in kilometres; of several the longest."""
    found = []
    for number, unit in _KM.findall(_INTERVALS.sub(" ", text)):
        amount = float(number.replace(",", "."))
        found.append(amount * KM_A_MILE if unit.casefold().startswith("mi") else amount)
    sound = [round(amount, 2) for amount in found if 0.2 <= amount <= 500]
    return max(sound, default=None)


@lru_cache(maxsize=4096)
def minutes(text: str, *, feed: bool = False) -> int | None:
    """Find a length, in minutes; ``feed`` also reads ``25m - 30m`` and ``1:30:00``, as training feeds write."""
    text = _CLOCK.sub(" ", _INTERVALS.sub(" ", text))
    if found := _HALF.search(text):
        return int(found[1]) * 60 + 30
    told = [
        int(h) * 60 + int(tenth or 0) * 6 + int(m or 0) for h, tenth, m in _HOURS.findall(text) if int(h) < LATEST_HOURS
    ]
    told += [int(number) for number in _MINUTES.findall(text)]
    if feed:
        told += [told_m for low, high in _BARE_M.findall(text) if (told_m := int(high or low)) < SHORTEST_M]
        told += [int(h) * 60 + int(m) for h, m, _ in _COLONS.findall(text)]
    sound = [length for length in told if 5 <= length <= 1200]
    return max(sound, default=None)
