"""Events → runs, time that is taken, or nothing; for each of them the reason.

The rules are data (``templates/runs``); the runner's own come before them. What a title leaves open is
told by length: a week's longest run is its long run. An event that nothing explains takes its hours,
or is left alone where it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fnmatch import translate
from functools import lru_cache
from typing import Literal, Protocol

from planner.model import WEEKDAYS, Athlete, Busy, Reason, Run, RunKind, Value
from planner.runs import lengths
from planner.runs.events import Calendar, Event
from planner.runs.patterns import ASSUMED_KM_MINUTES, ASSUMED_MINUTES, usual_start
from planner.runs.rules import Feed, Found, Says, rules
from planner.spelling import folded
from planner.zones import zone

LONG_MINUTES = 75
"""From here on a week's longest run is its long run (the project's own rule, grade D)."""

LONG_SHARE = 1.25
"""So much longer than the week's others makes it long as well (grade D)."""

Habit = tuple[date, time]
"""A day and the hour of a run on it."""

What = RunKind | Literal["busy", "alone"]
_KINDS: frozenset[str] = frozenset(("easy", "quality", "long", "race", "strength"))


class TitleRule(Protocol):
    """What the runner says of events with a certain title, before any rule of ours."""

    @property
    def pattern(self) -> str:
        """Words of the title, or a pattern with ``*`` and ``?``; marks and case do not matter."""

    @property
    def kind(self) -> RunKind | Literal["busy", "alone"]:
        """What they are."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of one event, and why."""

    title: str
    """As in the calendar."""
    day: date
    """Local day."""
    what: What
    """A run's kind, ``busy``, or ``alone``."""
    reason: Reason
    """Code and values of the reason."""
    source: str
    """The calendar's name."""
    start: datetime | None = None
    """Start, aware; None where it has no hour and none was needed."""
    minutes: int | None = None
    """Length, where it is a run or takes time."""
    hour_assumed: bool = False
    """Whether the hour is the runner's habit, because the calendar tells none."""


@dataclass(slots=True)
class _Reading:
    """An event on its way to being understood."""

    event: Event
    day: date
    says: Says
    reason: Reason
    length: int | None = None
    """Minutes told by hours, title or distance; None: unknown."""
    kilometres: float | None = None


def understand(
    calendar: Calendar,
    athlete: Athlete,
    overrides: Sequence[TitleRule] = (),
    habits: Sequence[Habit] = (),
) -> tuple[tuple[Run, ...], tuple[Busy, ...], tuple[Understood, ...]]:
    """Make runs and taken time of a calendar's occurrences, and say of each event what was made of it.

    ``habits`` tells when the runner runs, where the calendar itself gives no hour at all.
    """
    feed = rules().feed(calendar.product, calendar.source)
    readings = [_read(event, feed, overrides, athlete) for event in calendar.events]
    _settle_long_runs(readings)
    habits = _habits(readings, athlete) or habits or _of_week(athlete)
    runs: list[Run] = []
    busy: list[Busy] = []
    told: list[Understood] = []
    for reading in readings:
        source = calendar.source
        if reading.says in _KINDS:
            run = _run(reading, habits, source, athlete)
            runs.append(run)
            told.append(_told(reading, source, run.kind, run.start, run.minutes))
        elif reading.says == "other":
            taken = _busy(reading.event, athlete)
            busy.append(taken)
            told.append(
                _told(reading, source, "busy", taken.start, round((taken.end - taken.start).total_seconds() / 60))
            )
        else:
            told.append(_told(reading, source, "alone"))
    return tuple(runs), tuple(busy), tuple(told)


def _told(
    reading: _Reading, source: str, what: What, start: datetime | None = None, minutes: int | None = None
) -> Understood:
    assumed = start is not None and reading.event.all_day
    return Understood(reading.event.summary, reading.day, what, reading.reason, source, start, minutes, assumed)


def _busy(event: Event, athlete: Athlete) -> Busy:
    home = zone(athlete.zone)
    start, end = (moment.astimezone(home) for moment in (event.start, event.end) if isinstance(moment, datetime))
    return Busy(start=start, end=end, title=event.summary)


def _habits(readings: Iterable[_Reading], athlete: Athlete) -> list[Habit]:
    """List the days and hours at which the calendar has runs."""
    home = zone(athlete.zone)
    return [
        (reading.day, reading.event.start.astimezone(home).time())
        for reading in readings
        if isinstance(reading.event.start, datetime) and reading.says in _KINDS and reading.says != "race"
    ]


def _of_week(athlete: Athlete) -> list[Habit]:
    """List the hours of the runner's own week, each on some day that falls on its weekday."""
    monday = date(2024, 1, 1)
    return [(monday + timedelta(days=WEEKDAYS.index(run.weekday)), run.start) for run in athlete.week if run.start]


def _read(event: Event, feed: Feed | None, overrides: Sequence[TitleRule], athlete: Athlete) -> _Reading:
    day = event.start
    if isinstance(day, datetime):
        day = day.astimezone(zone(athlete.zone)).date()
    says, reason = _judged(event, feed, overrides)
    if says == "other":
        says, reason = _taken(event, reason)
    reading = _Reading(event, day, says, reason or Reason(rule="runs.busy"))
    if says in _KINDS or says == "run":
        reading.kilometres = lengths.distance_km(event.summary) or (
            lengths.distance_km(event.description.partition("\n")[0]) if feed else None
        )
        reading.length = _minutes(event, feed, reading.kilometres)
    return reading


_Judgement = tuple[Says, Reason | None]
"""What an event is, and why; no reason: nothing explains it."""


def _judged(event: Event, feed: Feed | None, overrides: Sequence[TitleRule]) -> _Judgement:
    """Ask in turn: is it cancelled, what does the runner say, and then the rules."""
    if event.status == "CANCELLED":
        return "alone", Reason(rule="runs.cancelled")
    for override in overrides:
        if _pattern(override.pattern).search(folded(event.summary)):
            says: Says = "other" if override.kind == "busy" else override.kind
            return says, Reason(rule="runs.override", values={"pattern": override.pattern})
    by_uid = (known for known in rules().feeds if known.uid and _compiled(known.uid).match(event.uid))
    return _by_rules(event, next(by_uid, feed))


def _by_rules(event: Event, feed: Feed | None) -> _Judgement:
    """Ask the feed's own code first, then the title, then the categories."""
    title, coded = _coded(event, feed)
    if coded is not None and feed is not None and _says(coded) != "run":
        return _says(coded), _feed_code(feed, coded)
    far = lengths.distance_km(title) is not None
    running = feed is not None or far or any(map(_names_running, event.categories))
    found = _first(title, running=running)
    if found is not None and (_says(found) != "run" or not event.categories):
        return _says(found), _by_title(found)
    told = [(_first(category, running=True), category) for category in event.categories]
    kinds = [(by, name) for by, name in told if by is not None and _says(by) not in ("other", "alone")]
    if kinds:
        by_category, name = min(kinds, key=lambda pair: _says(pair[0]) == "run")
        return _says(by_category), Reason(rule="runs.category", values={"phrase": name})
    if found is not None:
        return _says(found), _by_title(found)
    if coded is not None and feed is not None:
        return _says(coded), _feed_code(feed, coded)
    if feed is not None and far:
        return "run", Reason(rule="runs.feed-distance", values={"feed": feed.id})
    return "other", None


def _by_title(found: Found) -> Reason:
    values: dict[str, Value] = {"phrase": found.phrase, "title_rule": found.rule.id}
    if found.denied:
        return Reason(rule="runs.denied", values=values)
    return Reason(rule="runs.title", values=values)


def _feed_code(feed: Feed, coded: Found) -> Reason:
    return Reason(rule="runs.feed-code", values={"feed": feed.id, "phrase": coded.phrase})


def _says(found: Found) -> Says:
    return "alone" if found.denied else found.rule.says


def _coded(event: Event, feed: Feed | None) -> tuple[str, Found | None]:
    """Read the feed's own code of an event, from its UID or from before its title; and the title proper."""
    if feed is None:
        return event.summary, None
    title = event.summary
    for pattern, text in ((feed.prefix, title), (feed.uid, event.uid)):
        match = _compiled(pattern).match(text) if pattern else None
        kind = match.groupdict().get("kind") if match else None
        if match and text is title:
            title = title[match.end() :]
        if kind and (found := _first(kind.replace("_", " "), running=True)):
            return title, found
    return title, None


@lru_cache(maxsize=4096)
def _first(text: str, *, running: bool) -> Found | None:
    """Look a text up once: the occurrences of an event share theirs."""
    return rules().first(text, running=running)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=256)
def _pattern(title: str) -> re.Pattern[str]:
    plain = folded(title)
    whole = "*" in plain or "?" in plain
    return re.compile(rf"\A{translate(plain)}" if whole else rf"(?<!\w){re.escape(plain)}(?!\w)")


def _names_running(category: str) -> bool:
    found = _first(category, running=True)
    return found is not None and found.rule.says in ("run", "easy", "quality", "long", "race")


def _taken(event: Event, reason: Reason | None) -> _Judgement:
    """Let an event that is no run take its hours, unless it has none or leaves them free."""
    if event.all_day:
        return "alone", reason or Reason(rule="runs.all-day")
    if event.free:
        return "alone", Reason(rule="runs.free")
    if event.end <= event.start:
        return "alone", Reason(rule="runs.no-length")
    return "other", reason


def _minutes(event: Event, feed: Feed | None, kilometres: float | None) -> int | None:
    """Find how long a run is: by its hours, what the feed tells, its title, or its distance."""
    if isinstance(event.start, datetime) and isinstance(event.end, datetime) and event.end > event.start:
        length = round((event.end - event.start).total_seconds() / 60)
        if 1 <= length <= 1440:
            return length
    if event.told_minutes and 1 <= event.told_minutes <= 1440:
        return event.told_minutes
    told = lengths.minutes(event.summary, feed=feed is not None)
    if told is None and feed is not None:
        told = lengths.minutes(event.description[:400], feed=True)
    if told is None and kilometres is not None:
        told = min(max(round(kilometres * ASSUMED_KM_MINUTES), 1), 1440)
    return told


def _settle_long_runs(readings: Sequence[_Reading]) -> None:
    """Make a week's longest run its long run, where no title names one, and the other open ones easy."""
    weeks: dict[date, list[_Reading]] = {}
    for reading in readings:
        if reading.says == "run" or reading.says in _KINDS - {"strength"}:
            weeks.setdefault(reading.day - timedelta(days=reading.day.weekday()), []).append(reading)
    for week in weeks.values():
        open_ones = [one for one in week if one.says == "run" or (one.says == "easy" and _may_change(one))]
        if open_ones and not any(one.says in ("long", "race") for one in week):
            longest = max(open_ones, key=lambda one: (one.length or 0, one.day))
            _lengthen(longest, [one.length for one in week if one is not longest and one.length])
        for reading in week:
            if reading.says == "run":
                reading.says, reading.reason = "easy", _plain(reading.reason)


def _plain(reason: Reason) -> Reason:
    """Say that a run is easy because nothing makes it anything else."""
    if "phrase" in reason.values:
        return Reason(rule="runs.plain", values=reason.values)
    return Reason(rule="runs.plain-distance", values=reason.values) if reason.rule != "runs.override" else reason


def _may_change(reading: _Reading) -> bool:
    return reading.reason.rule != "runs.override" and (reading.length or 0) >= LONG_MINUTES


def _lengthen(longest: _Reading, others: Sequence[int]) -> None:
    length = longest.length or 0
    if others and length <= max(others):
        return
    if length >= LONG_MINUTES:
        longest.reason = Reason(rule="runs.longest", values={"minutes": length, "least": LONG_MINUTES})
    elif len(others) >= 2 and length >= LONG_SHARE * max(others):
        values: dict[str, Value] = {"minutes": length, "next": max(others), "percent": round(100 * (LONG_SHARE - 1))}
        longest.reason = Reason(rule="runs.longest-by-far", values=values)
    else:
        return
    longest.says = "long"


def _run(reading: _Reading, habits: Sequence[Habit], source: str, athlete: Athlete) -> Run:
    event, home = reading.event, zone(athlete.zone)
    kind: RunKind = reading.says  # type: ignore[assignment]
    if isinstance(event.start, datetime):
        start = event.start.astimezone(home)
    else:
        start = datetime.combine(reading.day, usual_start(habits, reading.day), home)
    return Run(
        day=reading.day,
        start=start,
        minutes=reading.length or ASSUMED_MINUTES[kind],
        kind=kind,
        source=source,
        title=event.summary,
        distance_km=reading.kilometres,
    )
