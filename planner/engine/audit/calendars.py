"""Anybody's training calendar against the rules: strength work, runs and races, and the file itself.

A calendar knows no load and no rung, so this part measures hours, days and minutes only. It takes what
other rooms have read: the entries as they stand in the file, and the runs and races found among them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from planner.engine.audit.alldays import by_days
from planner.engine.audit.breach import Breach, breach, in_order
from planner.engine.audit.clock import DAY, Span, span_of_run
from planner.engine.audit.gaps import after_runs, apart, fresh, hard_starts
from planner.engine.audit.races import recovered, rested
from planner.engine.evidence import number
from planner.model import Race, Run

ACTIVATION_MINUTES = 15
WEEKS_BEFORE, LEAST_WEEKS = 4, 3
"""Weeks that a taper is held against, and how many of them must hold work."""
MARGIN = 1.1
"""How many times those weeks a taper may be: minutes are whole, and some of the weeks may have lost a session."""


class Entry(NamedTuple):
    """One VEVENT as its file tells it, before anything is expanded; None where a property is missing."""

    title: str = ""
    """SUMMARY."""
    uid: str | None = None
    """UID."""
    start: date | datetime | None = None
    """DTSTART."""
    end: date | datetime | None = None
    """DTEND, or DTSTART and DURATION added up."""
    stamp: datetime | None = None
    """DTSTAMP."""
    created: datetime | None = None
    """CREATED."""
    modified: datetime | None = None
    """LAST-MODIFIED."""
    sequence: int | None = None
    """SEQUENCE."""
    recurrence_id: str | None = None
    """RECURRENCE-ID as it is written."""


def audit_calendar(
    entries: Iterable[Entry], runs: Sequence[Run], races: Sequence[Race], all_day: Sequence[Run] = ()
) -> tuple[Breach, ...]:
    """Return what is wrong with a calendar's file and with the training in it, by day.

    Runs of kind ``strength`` are the sessions that are checked; the other runs are what they must keep
    clear of. ``all_day`` are those without an hour, races too: they are judged by days.
    """
    return in_order([*_file(list(entries)), *_once(_training(runs, races, all_day))])


def _file(entries: Sequence[Entry]) -> Iterator[Breach]:
    for check in (identified, revised, spanned):
        yield from check(entries)


def _training(runs: Sequence[Run], races: Sequence[Race], all_day: Sequence[Run]) -> Iterator[Breach]:
    timed, whole = (
        sorted((span_of_run(run) for run in each if run.kind == "strength"), key=lambda span: span.start)
        for each in (runs, all_day)
    )
    without_gun = {run.day for run in all_day if run.kind == "race"}
    with_gun = [race for race in races if race.day not in without_gun]
    strength = sorted([*timed, *whole], key=lambda span: (span.day, span.start))
    yield from apart(timed)
    yield from fresh(timed, hard_starts(runs, with_gun))
    yield from after_runs(timed, runs, with_gun)
    yield from by_days(runs, all_day)
    yield from rested(strength, races)
    yield from recovered(strength, races)
    yield from last_heavy(strength, races)
    yield from tapered(strength, races)
    yield from often(strength)


def _once(breaches: Iterable[Breach]) -> Iterator[Breach]:
    """Tell each pair under one rule: a day of rest before a race and a run of the same day say it all."""
    found = list(breaches)
    rests = {(one.where, one.day) for one in found if one.rule == "rest.race"}
    same_day = {(one.where, one.day, one.values["kind"]) for one in found if one.rule == "gap.same-day"}
    for one in found:
        if one.rule == "gap.before-hard":
            of_that_day = one.day is not None and one.values["other_day"] == one.day.isoformat()
            if of_that_day and (one.where, one.day, one.values["kind"]) in same_day:
                continue
            if one.values["kind"] == "race" and (one.where, one.day) in rests:
                continue
        yield one


def identified(entries: Sequence[Entry]) -> Iterator[Breach]:
    """Every entry has a UID, and no two share one unless they are different occurrences."""
    counted = Counter((entry.uid, entry.recurrence_id) for entry in entries)
    told: set[tuple[str | None, str | None]] = set()
    for entry in entries:
        key = entry.uid, entry.recurrence_id
        if not entry.uid:
            yield breach("calendar.uid-missing", entry.title, _day(entry))
        elif counted[key] > 1 and key not in told:
            told.add(key)
            yield breach("calendar.uid-duplicate", entry.title, _day(entry), uid=entry.uid, times=counted[key])


def revised(entries: Sequence[Entry]) -> Iterator[Breach]:
    """Every entry has a DTSTAMP, no negative SEQUENCE, and was not changed before it was made."""
    for entry in entries:
        if entry.stamp is None:
            yield breach("calendar.stamp-missing", entry.title, _day(entry))
        if entry.sequence is not None and entry.sequence < 0:
            yield breach("calendar.sequence-negative", entry.title, _day(entry), sequence=entry.sequence)
        if _before(entry.modified, entry.created):
            yield breach("calendar.modified-before-created", entry.title, _day(entry))
        elif _before(entry.stamp, entry.created):
            yield breach("calendar.stamp-before-created", entry.title, _day(entry))


def spanned(entries: Sequence[Entry]) -> Iterator[Breach]:
    """Every entry starts, and does not end before it starts."""
    for entry in entries:
        if entry.start is None:
            yield breach("calendar.start-missing", entry.title, None)
        elif isinstance(entry.start, datetime) != isinstance(entry.end, datetime) and entry.end is not None:
            yield breach("calendar.end-kind", entry.title, _day(entry))
        elif _before(entry.end, entry.start):
            yield breach("calendar.end-before-start", entry.title, _day(entry))


def _day(entry: Entry) -> date | None:
    return entry.start.date() if isinstance(entry.start, datetime) else entry.start


def _before(first: date | datetime | None, second: date | datetime | None) -> bool:
    """Tell whether the first is earlier; a floating time and a fixed one cannot be told apart."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        if (first.utcoffset() is None) != (second.utcoffset() is None):
            return False
        if first.utcoffset() is None:
            return first < second
        return first.astimezone(UTC) < second.astimezone(UTC)
    if first is None or second is None or isinstance(first, datetime) or isinstance(second, datetime):
        return False
    return first < second


def last_heavy(strength: Sequence[Span], races: Iterable[Race]) -> Iterator[Breach]:
    """From D-6 to D-4 of an A race only a short activation is left."""
    least, rest = int(number("last.loading", "least")), int(number("rest.race", "days"))
    for race in races:
        for span in strength:
            before = (race.day - span.day).days
            minutes = (span.end - span.start).total_seconds() / 60
            if race.priority == "A" and rest < before < least and minutes > ACTIVATION_MINUTES:
                yield breach("last.loading", span.where, span.day, race=race.name, before=before, least=least)


def tapered(strength: Sequence[Span], races: Iterable[Race]) -> Iterator[Breach]:
    """The two weeks before an A race do not hold more strength work a week than the weeks of training before them.

    Of the four weeks before, those without any are not counted; training that is younger than three is no measure.
    """
    days = int(number("taper.length", "days"))
    for race in races:
        if race.priority != "A":
            continue
        opens = race.day - days * DAY
        taper = _minutes(strength, opens, race.day) / (days / 7)
        each = (
            _minutes(strength, opens - (back + 7) * DAY, opens - back * DAY) for back in range(0, WEEKS_BEFORE * 7, 7)
        )
        weeks = [minutes for minutes in each if minutes]
        usual = sum(weeks) / len(weeks) if len(weeks) >= LEAST_WEEKS else math.inf
        if taper > MARGIN * usual:
            yield breach("taper.calendar", race.id, race.day, race=race.name, minutes=round(taper), before=round(usual))


def _minutes(strength: Iterable[Span], first: date, end: date) -> float:
    return sum((span.end - span.start).total_seconds() for span in strength if first <= span.day < end) / 60


def often(strength: Iterable[Span]) -> Iterator[Breach]:
    """A week holds three strength sessions at most."""
    most = int(number("frequency.build", "most"))
    weeks: defaultdict[date, int] = defaultdict(int)
    for span in strength:
        weeks[span.day - span.day.weekday() * DAY] += 1
    for monday, count in weeks.items():
        if count > most:
            yield breach("frequency.build", monday.isoformat(), monday, sessions=count, most=most)
