"""All that a runner named as their runs → runs on days, taken time, and notes on what was assumed.

The only room of this package that knows all the others. Calendars tell what they tell; a week fills
the days beyond them; a calendar that ends early is continued as it was; with nothing named the
commonest week is assumed. Each of these is said in a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import InputError
from planner.model import Athlete, Busy, Note, Run, Value, WeeklyRun
from planner.runs.continuing import Span, beyond, week_values
from planner.runs.patterns import assumed_week, dated
from planner.zones import zone

if TYPE_CHECKING:
    from planner.runs.copies import Fetch
    from planner.runs.events import Calendar
    from planner.runs.judging import TitleRule
    from planner.runs.sources import Source
    from planner.runs.understanding import Understood

MOST_SOURCES = 20
SEEN_BEFORE = timedelta(weeks=5)
"""How far before today calendars are read, to see the week that they fall into."""

MOST_AWAY = 10
"""Entries about days away that are told."""

OURS = "@hip-planner"
"""How the UIDs of our own sessions end (``exports.ics``)."""


class Gathered(NamedTuple):
    """Everything known of a runner's runs between two days."""

    runs: tuple[Run, ...]
    """In order."""
    busy: tuple[Busy, ...]
    """Taken time, in order."""
    notes: tuple[Note, ...]
    """What was assumed, continued or could not be read."""
    understood: tuple[Understood, ...] = ()
    """What was made of each event, in order."""
    recent: tuple[Note, ...] = ()
    """Which calendars were not asked for anew; no plan says so, it would change by the hour."""


class _Wanted(NamedTuple):
    """What is asked for, and how."""

    first: date
    last: date
    athlete: Athlete
    today: date
    overrides: Sequence[TitleRule]
    cache_dir: Path | None
    fetch: Fetch | None
    needed: date
    fresh: bool
    recent: list[Note]


def gather(
    sources: Sequence[str],
    *,
    first: date,
    last: date,
    athlete: Athlete,
    today: date,
    overrides: Sequence[TitleRule] = (),
    cache_dir: Path | None = None,
    fetch: Fetch | None = None,
    needed: date | None = None,
    fresh: bool = False,
) -> Gathered:
    """Gather the runs between two local days from files, addresses and weeks of running.

    Fetched calendars are kept in ``cache_dir``, and asked after anew where ``fresh``; ``overrides`` come before
    every rule about titles. A calendar that reaches ``needed``, the last day that matters, is not continued.
    """
    if len(sources) > MOST_SOURCES:
        raise InputError("runs.too-many-sources", count=len(sources), limit=MOST_SOURCES)
    wanted = _Wanted(first, last, athlete, today, overrides, cache_dir, fetch, needed or last, fresh, [])
    if not sources:
        return _from_week((), wanted)
    from planner.routine import read_week
    from planner.runs.sources import sorted_out

    named = [sorted_out(text) for text in sources]
    week = tuple(run for source in named if source.kind == "week" for run in read_week(source.text))
    calendars = [source for source in named if source.kind != "week"]
    return _from_calendars(calendars, week, wanted) if calendars else _from_week(week, wanted)


def _from_week(week: tuple[WeeklyRun, ...], wanted: _Wanted, notes: Iterable[Note] = ()) -> Gathered:
    """Fill all days from the week that was named, the runner's own, or the commonest one."""
    known = week or wanted.athlete.week
    chosen = known or assumed_week(wanted.athlete)
    source = "pattern" if known else "assumed"
    runs = dated(chosen, wanted.first, wanted.last, zone_name=wanted.athlete.zone, source=source)
    told = [] if known else [Note(code="runs.assumed", values=week_values(chosen))]
    return Gathered(runs, (), (*notes, *told))


def _from_calendars(sources: Sequence[Source], week: tuple[WeeklyRun, ...], wanted: _Wanted) -> Gathered:
    from planner.runs.opening import label

    notes: list[Note] = []
    calendars = [_read(source, wanted, notes) for source in sources]
    read_runs, busy, understood = _understood(calendars, week, wanted, notes)
    runs = list({(run.start, run.kind, run.title): run for run in read_runs}.values())
    if not any(run.kind != "strength" for run in runs) and (not week or not runs):
        notes.append(Note(code="runs.none-found", values={"source": ", ".join(map(label, sources))}))
    if runs:
        span = Span(wanted.first, wanted.last, min(wanted.needed, wanted.last), wanted.today)
        filled, told_of_them = beyond(runs, week, wanted.athlete, span)
        runs += filled
        notes += told_of_them
    else:
        rest = _from_week(week, wanted, notes)
        runs, notes = list(rest.runs), list(rest.notes)
    notes += _away(understood, wanted)
    told = (one for one in understood if _is_wanted(one.day, wanted))
    return Gathered(
        runs=tuple(sorted((run for run in runs if _is_wanted(run.day, wanted)), key=lambda run: run.start)),
        busy=tuple(sorted((one for one in busy if _overlaps(one, wanted)), key=lambda one: one.start)),
        notes=tuple(notes),
        understood=tuple(sorted(told, key=lambda one: one.day)),
        recent=tuple(wanted.recent),
    )


def _away(understood: Iterable[Understood], wanted: _Wanted) -> list[Note]:
    """Say which days away are not blocked yet, and how to block them."""
    notes: dict[str, Note] = {}
    for one in understood:
        if one.reason.rule != "runs.away":
            continue
        first, last = (date.fromisoformat(str(one.reason.values[name])) for name in ("first_day", "last_day"))
        blocked = any(span.first <= first and last <= span.last for span in wanted.athlete.blocked)
        if blocked or last < max(wanted.first, wanted.today) or first > wanted.needed:
            continue
        span = f"{first.isoformat()}..{last.isoformat()}"
        notes[span] = Note(code="runs.away", values={**one.reason.values, "title": one.title, "span": span})
    return list(notes.values())[:MOST_AWAY]


def _is_wanted(day: date, wanted: _Wanted) -> bool:
    return wanted.first <= day <= wanted.last


def _overlaps(busy: Busy, wanted: _Wanted) -> bool:
    return busy.start.date() <= wanted.last and busy.end.date() >= wanted.first


def _read(source: Source, wanted: _Wanted, notes: list[Note]) -> Calendar:
    """Read a calendar and expand it over the days wanted, and some weeks before them."""
    from planner.runs.expanding import occurrences
    from planner.runs.opening import faults_told, label, open_source
    from planner.runs.reading import read

    home = zone(wanted.athlete.zone)
    opened = open_source(source, home=home, cache_dir=wanted.cache_dir, fetch=wanted.fetch, anew=wanted.fresh)
    notes += opened.notes
    wanted.recent.extend(opened.recent)
    calendar = read(opened.body, home=home, source=label(source))
    begins = min(wanted.first, wanted.today) - SEEN_BEFORE
    calendar = occurrences(calendar, begins, wanted.last, home)
    notes += faults_told(calendar)
    return _without_ours(calendar, notes)


def _without_ours(calendar: Calendar, notes: list[Note]) -> Calendar:
    """Leave out the sessions of our own plans, which somebody's calendar may hold: they are no runs to plan around."""
    theirs = tuple(event for event in calendar.events if not event.uid.endswith(OURS))
    if len(theirs) < len(calendar.events):
        left_out = len(calendar.events) - len(theirs)
        notes.append(Note(code="runs.own-sessions", values={"source": calendar.source, "count": left_out}))
    return replace(calendar, events=theirs)


def _understood(
    calendars: Sequence[Calendar], week: Sequence[WeeklyRun], wanted: _Wanted, notes: list[Note]
) -> tuple[list[Run], list[Busy], list[Understood]]:
    """Understand calendars; one that gives no hours takes those of the week named, or borrows another's habits."""
    from planner.runs.understanding import judge, of_week, settle

    athlete = wanted.athlete
    judged = [judge(calendar, athlete, wanted.overrides) for calendar in calendars]
    hours = of_week(week) or [habit for one in judged for habit in one.habits]
    runs: list[Run] = []
    busy: list[Busy] = []
    understood: list[Understood] = []
    for one in judged:
        found, taken, told = settle(one, athlete, hours)
        runs += found
        busy += taken
        understood += told
        without_hour = sum(each.hour_assumed and _is_wanted(each.day, wanted) for each in told)
        if without_hour:
            values: dict[str, Value] = {"source": one.source, "count": without_hour}
            notes.append(Note(code="runs.hours-assumed", values=values))
    return runs, busy, understood
