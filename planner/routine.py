"""What comes back every week, as people write it: hours, weekdays, and the week of running.

English and Vietnamese words mean the same here: ``mon,wed`` and ``t2,t4``, ``tue=quality`` and
``t3=biến tốc``. It refuses a word it does not know with the ones it does, and an end before its start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

from planner.errors import Unknown, UsageError
from planner.model import WEEKDAYS, Hours, Note, RunKind, Weekday, WeeklyRun
from planner.spelling import folded, nearest, shown

LONGEST = 400
MOST_RUNS = 28
LAST_MINUTE = time(23, 59)

_DAY_WORDS: dict[Weekday, str] = {
    "mon": "mon,monday,mondays,t2,thu 2,thu hai,hai",
    "tue": "tue,tues,tuesday,tuesdays,t3,thu 3,thu ba,ba",
    "wed": "wed,wednesday,wednesdays,t4,thu 4,thu tu,tu",
    "thu": "thu,thur,thurs,thursday,thursdays,t5,thu 5,thu nam,nam",
    "fri": "fri,friday,fridays,t6,thu 6,thu sau,sau",
    "sat": "sat,saturday,saturdays,t7,thu 7,thu bay,bay",
    "sun": "sun,sunday,sundays,cn,chu nhat,t8,thu 8",
}
_WEEKDAYS: dict[str, Weekday] = {word: day for day, words in _DAY_WORDS.items() for word in words.split(",")}
_GROUPS: dict[str, tuple[Weekday, ...]] = {
    "weekend": ("sat", "sun"),
    "weekends": ("sat", "sun"),
    "cuoi tuan": ("sat", "sun"),
    "weekdays": WEEKDAYS[:5],
    "ngay thuong": WEEKDAYS[:5],
    "all": WEEKDAYS,
    "every day": WEEKDAYS,
    "hang ngay": WEEKDAYS,
    "moi ngay": WEEKDAYS,
}
_KIND_WORDS: dict[RunKind, str] = {
    "easy": "easy,easy run,recovery,jog,nhe,chay nhe,de,phuc hoi,tha long",
    "quality": "quality,interval,intervals,tempo,threshold,speed,speedwork,fartlek,workout,hard,hills"
    ",chat luong,bien toc,toc do,nguong,chay doc,nang",
    "long": "long,long run,dai,chay dai",
    "race": "race,racing,parkrun,thi dau,giai,dua",
    "strength": "strength,gym,weights,lifting,suc manh,ta,tap ta,bo tro,the luc",
}
_KINDS: dict[str, RunKind] = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split(",")}
KINDS: tuple[RunKind, ...] = tuple(_KIND_WORDS)

_TIME = r"([0-9]{1,2})(?: ?(?::|h|g|gio) ?([0-9]{2})?)?(?: ?(?:p|ph|phut))?"
_HYPHEN = r"\.\.+|…|–|—|->|→|-|\bto\b|\bden\b|\btoi\b"
_COMMA = r"[,;&+\n]|\band\b|\bva\b"
_MINUTES = r"([0-9]{1,4}) ?(?:m|min|mins|minutes|p|ph|phut|')?"


def read_time(text: str) -> time:
    """Read an hour of the day: ``18:00``, ``18h30``, ``18``."""
    found = re.fullmatch(_TIME, folded(text)) if len(text) <= LONGEST else None
    if found is None:
        raise UsageError("time-unreadable", text=shown(text))
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise UsageError("time-impossible", text=shown(text))
    return time(hour, minute)


def ends_the_day(text: str) -> bool:
    """Tell whether an hour is written as ``24:00``: the midnight that a day ends with, 00:00 of the next."""
    found = re.fullmatch(_TIME, folded(text)) if len(text) <= LONGEST else None
    return found is not None and (int(found[1]), int(found[2] or 0)) == (24, 0)


def read_hours(text: str) -> tuple[Hours, ...]:
    """Read spans of the day, separated by commas: ``18:00-21:00``, ``5h-7h30``; one to ``24:00`` ends at 23:59."""
    return tuple(_hours(part) for part in _parts(text, "hours-unreadable"))


def read_weekdays(text: str) -> tuple[Weekday, ...]:
    """Read weekdays in either language, in the week's order: ``mon,wed``, ``t2-t6``, ``thứ bảy``."""
    named = {day for part in _parts(text, "weekdays-empty") for day in _weekdays(part)}
    return tuple(day for day in WEEKDAYS if day in named)


def read_week(text: str) -> tuple[WeeklyRun, ...]:
    """Read a week of running: ``tue@05:30=quality/60,sun=long``; the hour and the minutes may be left out."""
    runs = [run for part in _parts(text, "week-unreadable") for run in _runs(part)]
    if len(runs) > MOST_RUNS:
        raise UsageError("week-too-many", count=len(runs), most=MOST_RUNS)
    return tuple(sorted(dict.fromkeys(runs), key=lambda run: (WEEKDAYS.index(run.weekday), run.start or time())))


def doubled(sources: Iterable[str]) -> tuple[Note, ...]:
    """Say on which weekdays more than one run was written."""
    days = [run.weekday for text in sources if looks_like_a_week(text) for run in read_week(text)]
    twice = [day for day in WEEKDAYS if days.count(day) > 1]
    return (Note(code="runs-doubled", values={"weekdays": ", ".join(twice)}),) if twice else ()


def read_kind(text: str) -> RunKind:
    """Read what a run asks of the legs, in either language."""
    kind = _KINDS.get(folded(text[:LONGEST]))
    if kind is None:
        near = nearest(text, _KINDS, most=1)
        known = ", ".join(KINDS)
        raise Unknown(
            "run-kind-unknown", near=[_KINDS[word] for word in near], close=len(near), text=shown(text), known=known
        )
    return kind


def _place_in_week(run: WeeklyRun) -> tuple[int, time]:
    return WEEKDAYS.index(run.weekday), run.start or time()


def looks_like_a_week(text: str) -> bool:
    """Tell a week of running from the name of a calendar: its parts all have ``=`` and it is no address."""
    return "://" not in text and all("=" in part for part in text.split(",") if part.strip())


def _parts(text: str, code: str) -> list[str]:
    plain = folded(text) if len(text) <= LONGEST else ""
    parts = [part.strip() for part in re.split(_COMMA, plain) if part.strip()]
    if not parts:
        raise UsageError(code, text=shown(text))
    return parts


def _hours(part: str) -> Hours:
    ends = [end.strip() for end in re.split(_HYPHEN, part)]
    if len(ends) != 2:
        raise UsageError("hours-unreadable", text=shown(part))
    start, end = read_time(ends[0]), LAST_MINUTE if ends_the_day(ends[1]) else read_time(ends[1])
    if end <= start:
        right = f"{end:%H:%M}-{start:%H:%M}" if end < start else f"{start:%H:%M}-{_hour_later(start):%H:%M}"
        raise UsageError("hours-backwards", text=shown(part), right=right)
    return Hours(start=start, end=end)


def _hour_later(start: time) -> time:
    return start.replace(hour=start.hour + 1) if start.hour < 23 else LAST_MINUTE


def _weekdays(part: str) -> tuple[Weekday, ...]:
    part = part.replace(".", " ").strip()
    if part in _GROUPS:
        return _GROUPS[part]
    ends = [end.strip() for end in re.split(_HYPHEN, part)]
    if len(ends) != 2:
        return (_weekday(part),)
    first, last = (WEEKDAYS.index(_weekday(end)) for end in ends)
    week = WEEKDAYS + WEEKDAYS
    return week[first : (last if last >= first else last + 7) + 1]


def _weekday(word: str) -> Weekday:
    day = _WEEKDAYS.get(re.sub(r"^(t|thu) ?([2-8])$", r"t\2", word))
    if day is None:
        near = [_WEEKDAYS[close] for close in nearest(word, _WEEKDAYS, most=1)]
        raise Unknown("weekday-unknown", near=near, close=len(near), text=shown(word), known=", ".join(WEEKDAYS))
    return day


def _runs(part: str) -> list[WeeklyRun]:
    when, equals, what = part.partition("=")
    days, at, hour = when.partition("@")
    kind, slash, long = what.partition("/")
    if not equals or not kind.strip():
        raise UsageError("week-unreadable", text=shown(part))
    start = read_time(hour) if at else None
    minutes = _minutes(long, part) if slash else None
    return [
        WeeklyRun(weekday=day, kind=read_kind(kind), start=start, minutes=minutes) for day in _weekdays(days.strip())
    ]


def _minutes(text: str, part: str) -> int:
    found = re.fullmatch(_MINUTES, text.strip())
    if found is None or not 1 <= int(found[1]) <= 1440:
        raise UsageError("run-minutes", text=shown(text), run=shown(part))
    return int(found[1])
