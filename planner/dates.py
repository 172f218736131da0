"""Days and spans of days, as people write them in English and Vietnamese: ``28/11``, ``28 tháng 11``.

The day always comes before the month. A day that no calendar has is refused with the nearest one
that exists; a day without a year is the next one on or after ``today``, and the answer says so.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import count
from typing import NamedTuple

from planner.errors import UsageError
from planner.model import Note
from planner.routine import ends_the_day, read_time
from planner.spelling import folded, shown

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 80
LONGEST_TAKEN = timedelta(days=183)
"""A span over New Year whose year is ours and that lasts longer was written backwards."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
THANG = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
}

_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})"
_ENGLISH = rf"(?P<name>{'|'.join(MONTHS)})\.?"
_MONTH_WORD = r"(?:thang|thg\.?|th\.?)"
_THANG = rf"(?P<thang>[0-9]{{1,2}}|{'|'.join(sorted(THANG, key=len, reverse=True))})"
_FORMS = (
    rf"{_YEAR} ?(?P<sep>[-/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=sep) ?{_DAY}",
    r"(?P<year>(?:19|20|21)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    rf"(?:ngay )?{_DAY} ?(?P<sep>[-/. ]) ?(?P<month>[0-9]{{1,2}})"
    r"(?: ?(?P=sep) ?(?P<year>[0-9]{4}|[0-9]{2}))?",
    rf"(?:ngay )?{_DAY} ?[-/.] ?(?P<month>[0-9]{{1,2}})(?:,? nam |,? ){_YEAR}",
    rf"(?:ngay )?(?:mung |mong )?{_DAY} ?{_MONTH_WORD} ?{_THANG}(?:,? nam ?|[ ,/-]+){_YEAR}",
    rf"(?:ngay )?(?:mung |mong )?{_DAY} ?{_MONTH_WORD} ?{_THANG}",
    rf"{_DAY}(?:st|nd|rd|th)?(?: of)?[ -]?{_ENGLISH}(?:[ ,-]+{_YEAR})?",
    rf"{_ENGLISH}[ -]?{_DAY}(?:st|nd|rd|th)?(?:[ ,-]+{_YEAR})?",
)
"""Forms of a date in folded letters; ``re`` compiles each when it is first needed, and keeps it."""
_YEAR_WORDS = {"nam nay": 0, "this year": 0, "nam sau": 1, "nam toi": 1, "sang nam": 1, "next year": 1}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_NEAR_TODAY = {"today": 0, "hom nay": 0, "tomorrow": 1, "mai": 1, "ngay mai": 1}
_MOMENT = (
    r"(?i)(?P<day>.*[0-9])(?:[ ,]+(?:at |lúc )?|t)"
    r"(?P<hour>[0-9]{1,2}(?::[0-9]{2}|[hg][0-9]{0,2}))(?::[0-9]{2})?"
)
_SPAN = r"(?i)\.\.+|…|–|—|->|→|\bto\b|\buntil\b|\bđến\b|\btới\b"


class Day(NamedTuple):
    """A day that somebody wrote, and whether the year was ours."""

    day: date
    year_taken: bool = False
    after_midnight: bool = False
    """Whether it is the day after the one that was written, with 24:00 behind it."""

    def notes(self) -> tuple[Note, ...]:
        """Say which year was taken, where none was written, and which day 24:00 belongs to."""
        written = self.day - timedelta(days=1) if self.after_midnight else self.day
        year = Note(code="year-taken", values={"day": written.isoformat()})
        return ((year,) if self.year_taken else ()) + self.midnight()

    def midnight(self) -> tuple[Note, ...]:
        """Say that 24:00 was taken as 00:00 of the next day."""
        if not self.after_midnight:
            return ()
        values = {"evening_day": (self.day - timedelta(days=1)).isoformat(), "gun_day": self.day.isoformat()}
        return (Note(code="gun-midnight", values=dict(values)),)


class Span(NamedTuple):
    """Days from ``first`` to ``last``, both included, and whether a year of them was ours."""

    first: date
    last: date
    year_taken: bool = False

    def notes(self) -> tuple[Note, ...]:
        """Say which years were taken, where one was not written."""
        if not self.year_taken:
            return ()
        values = {"first_day": self.first.isoformat(), "last_day": self.last.isoformat()}
        return (Note(code="years-taken", values=dict(values)),)


class _Written(NamedTuple):
    """A day and a month that exist together in some year, with the year if it was written."""

    text: str
    day: int
    month: int
    year: int | None = None

    def within(self, years: Iterator[int]) -> Iterator[date]:
        for year in years:
            if self.day <= monthrange(year, self.month)[1]:
                yield date(year, self.month, self.day)

    def on_or_after(self, start: date) -> date:
        return next(day for day in self.within(count(start.year)) if day >= start)

    def on_or_before(self, end: date) -> date:
        return next(day for day in self.within(count(end.year, -1)) if day <= end)

    def in_its_year(self) -> date:
        assert self.year is not None
        return date(self.year, self.month, self.day)


def looks_like_a_date(text: str) -> bool:
    """Tell whether text has the form of a date, be it a possible one or not."""
    plain = _plain(text, FIRST_YEAR) if len(text) <= LONGEST else ""
    return plain in _NEAR_TODAY or any(re.fullmatch(form, plain) for form in _FORMS)


def next_day(day: int, month: int, start: date) -> date:
    """Give the first such day of the year on or after ``start``."""
    return _Written("", day, month).on_or_after(start)


def read_day(text: str, *, today: date) -> Day:
    """Read one day; without a year it is the next one on or after ``today``."""
    offset = _NEAR_TODAY.get(folded(text[:LONGEST]))
    if offset is not None:
        return Day(today + timedelta(days=offset))
    written = _read(text, today)
    if written.year is None:
        return Day(written.on_or_after(today), year_taken=True)
    return Day(written.in_its_year())


def before_hour(text: str) -> str:
    """Give what stands before the hour in ``29/11 00:30``, or all of it."""
    found = re.fullmatch(_MOMENT, text.strip()) if len(text) <= LONGEST else None
    return found["day"] if found else text


def read_moment(text: str, *, today: date) -> tuple[Day, time | None]:
    """Read a day with the hour behind it, if one is written: ``29/11 00:30``, ``2026-11-29T00:30``.

    ``28/11 24:00`` is 00:00 of the 29th.
    """
    found = re.fullmatch(_MOMENT, text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return read_day(text, today=today), None
    written = read_day(found["day"], today=today)
    if ends_the_day(found["hour"]):
        return written._replace(day=written.day + timedelta(days=1), after_midnight=True), time()
    return written, read_time(found["hour"])


def read_span(text: str, *, today: date) -> Span:
    """Read ``FROM..TO``, or one day; years not written are those of the first such span not yet over.

    ``20/12..5/1`` passes New Year; ``10/10..5/10`` would last most of a year, and is refused as backwards.
    """
    ends = [text] if looks_like_a_date(text) else re.split(_SPAN, text[: 2 * LONGEST])
    if len(ends) == 1:
        alone = read_day(text, today=today)
        return Span(alone.day, alone.day, alone.year_taken)
    if len(ends) != 2:
        raise UsageError("span-unreadable", text=shown(text))
    start, end = (_read(side, today) for side in ends)
    if start.year is None:
        last = end.in_its_year() if end.year else end.on_or_after(today)
        first = start.on_or_before(last)
    else:
        first = start.in_its_year()
        last = end.in_its_year() if end.year else end.on_or_after(first)
    if last < first:
        right = f"{last:%d/%m/%Y}..{first:%d/%m/%Y}"
        raise UsageError("span-backwards", text=shown(text), right=right)
    taken = start.year is None or end.year is None
    if taken and first.year < last.year and last - first > LONGEST_TAKEN:
        right = _turned(start, end, today)
        raise UsageError("span-backwards", text=shown(text), right=right)
    return Span(first, last, year_taken=taken)


def _turned(start: _Written, end: _Written, today: date) -> str:
    """Write a span whose ends were written the wrong way round as it should be."""
    if end.year is not None:
        first = end.in_its_year()
        last = start.on_or_after(first)
    else:
        last = start.in_its_year() if start.year is not None else start.on_or_after(today)
        first = end.on_or_before(last)
    return f"{first:%d/%m/%Y}..{last:%d/%m/%Y}"


def is_span(text: str) -> bool:
    """Tell whether text is written as ``FROM..TO``."""
    return re.search(_SPAN, text) is not None and not looks_like_a_date(text)


def _plain(text: str, year: int) -> str:
    """Fold letters and dashes, and write a year that is called this one or the next in figures."""
    plain = folded(text).translate(_DASHES)
    for words, ahead in _YEAR_WORDS.items():
        if plain.endswith(f" {words}"):
            return f"{plain.removesuffix(words)}{year + ahead}"
    return plain


def _read(text: str, today: date) -> _Written:
    plain = _plain(text, today.year) if len(text) <= LONGEST else ""
    if right := _run_together(plain):
        raise UsageError("date-unreadable", text=shown(text), right=right)
    for form in _FORMS:
        if found := re.fullmatch(form, plain):
            return _existing(text, found.groupdict())
    raise UsageError("date-unreadable", text=shown(text))


def _run_together(plain: str) -> str:
    """Write ``28112026`` as ``28/11/2026``; empty where eight figures make no such day.

    Read as ``20261128`` is, its month would be the 20th or the 21st.
    """
    found = re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4})", plain)
    if found is None or not FIRST_YEAR <= int(found[3]) <= LAST_YEAR or not 1 <= int(found[2]) <= 12:
        return ""
    exists = 1 <= int(found[1]) <= monthrange(int(found[3]), int(found[2]))[1]
    return "/".join(found.groups()) if exists else ""


def _existing(text: str, parts: dict[str, str | None]) -> _Written:
    """Refuse a month, a day or a year that no calendar has, and say what would be right."""
    day, month = int(parts["day"] or 0), _month(parts)
    year = _year(text, parts)
    behind = f"/{year}" if year else ""
    if not 1 <= month <= 12:
        swaps = 1 <= day <= 12 and 1 <= month <= monthrange(year or 2024, day)[1]
        right = f"{month}/{day}{behind}" if swaps else "none"
        raise UsageError("date-month", text=shown(text), month=month, right=right)
    longest = monthrange(year or 2024, month)[1]
    if 1 <= day <= longest:
        return _Written(text, day, month, year)
    right = f"{min(max(day, 1), longest)}/{month}{behind}"
    said = str(year) if year else "none"
    raise UsageError("date-impossible", text=shown(text), month=month, days=longest, year=said, right=right)


def _month(parts: dict[str, str | None]) -> int:
    if name := parts.get("name"):
        return MONTHS[name]
    if thang := parts.get("thang"):
        return THANG[thang] if thang in THANG else int(thang)
    return int(parts["month"] or 0)


def _year(text: str, parts: dict[str, str | None]) -> int | None:
    written = parts.get("year")
    if written is None:
        return None
    year = int(written) + (2000 if len(written) == 2 else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError("date-year", text=shown(text), first_year=FIRST_YEAR, last_year=LAST_YEAR)
    return year
