"""All that a runner named as their runs → runs on days, taken time, and notes on what was assumed.

The only room of this package that knows all the others. Calendars tell what they tell; a week fills
the days beyond them; a calendar that ends early is continued as it was; with nothing named the
commonest week is assumed. Each of these is said in a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from planner.errors import InputError
from planner.model import Athlete, Busy, Note, Run, RunKind, Value, WeeklyRun
from planner.runs.patterns import ASSUMED_START, assumed_week, dated, seen_week
from planner.zones import zone

if TYPE_CHECKING:
    from planner.runs.copies import Fetch
    from planner.runs.events import Calendar, Fault
    from planner.runs.judging import TitleRule
    from planner.runs.sources import Source
    from planner.runs.understanding import Understood

MOST_SOURCES = 20
SEEN_BEFORE = timedelta(weeks=5)
"""How far before today calendars are read, to see the week that they fall into."""

UNKNOWN_DAYS = 7
"""A calendar that ends at least so many days early is continued."""

OURS = "@hip-planner"
"""How the UIDs of our own sessions end (``exports.ics``)."""

_SILENT = frozenset(("no-uid", "two-ends", "mixed-ends"))
"""Faults of the file that change nothing for the runner; an audit of the file tells them."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything known of a runner's runs between two days."""

    runs: tuple[Run, ...]
    """In order."""
    busy: tuple[Busy, ...]
    """Taken time, in order."""
    notes: tuple[Note, ...]
    """What was assumed, continued or could not be read."""
    understood: tuple[Understood, ...] = ()
    """What was made of each event, in order."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked for, and how."""

    first: date
    last: date
    athlete: Athlete
    today: date
    overrides: Sequence[TitleRule]
    cache_dir: Path | None
    fetch: Fetch | None


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
) -> Gathered:
    """Gather the runs between two local days from files, addresses and weeks of running.

    Fetched calendars are kept in ``cache_dir``; ``overrides`` come before every rule about titles.
    """
    if len(sources) > MOST_SOURCES:
        raise InputError("runs.too-many-sources", count=len(sources), limit=MOST_SOURCES)
    wanted = _Wanted(first, last, athlete, today, overrides, cache_dir, fetch)
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
    told = [] if known else [Note(code="runs.assumed", values=_week_values(chosen))]
    return Gathered(runs, (), (*notes, *told))


def _from_calendars(sources: Sequence[Source], week: tuple[WeeklyRun, ...], wanted: _Wanted) -> Gathered:
    notes: list[Note] = []
    calendars = [_read(source, wanted, notes) for source in sources]
    read_runs, busy, understood = _understood(calendars, wanted, notes)
    runs = list({(run.start, run.kind, run.title): run for run in read_runs}.values())
    if runs:
        taken = {run.day for run in runs}
        runs += [run for run in _beyond(runs, week, wanted, notes) if run.day not in taken]
    else:
        names = ", ".join(map(_label, sources))
        rest = _from_week(week, wanted, [*notes, Note(code="runs.none-found", values={"source": names})])
        runs, notes = list(rest.runs), list(rest.notes)
    told = (one for one in understood if _is_wanted(one.day, wanted))
    return Gathered(
        runs=tuple(sorted((run for run in runs if _is_wanted(run.day, wanted)), key=lambda run: run.start)),
        busy=tuple(sorted((one for one in busy if _overlaps(one, wanted)), key=lambda one: one.start)),
        notes=tuple(notes),
        understood=tuple(sorted(told, key=lambda one: one.day)),
    )


def _is_wanted(day: date, wanted: _Wanted) -> bool:
    return wanted.first <= day <= wanted.last


def _overlaps(busy: Busy, wanted: _Wanted) -> bool:
    return busy.start.date() <= wanted.last and busy.end.date() >= wanted.first


def _read(source: Source, wanted: _Wanted, notes: list[Note]) -> Calendar:
    """Read a calendar and expand it over the days wanted, and some weeks before them."""
    from planner.runs.expanding import occurrences
    from planner.runs.reading import read

    home = zone(wanted.athlete.zone)
    calendar = read(_bytes(source, wanted, notes), home=home, source=_label(source))
    begins = min(wanted.first, wanted.today) - SEEN_BEFORE
    calendar = occurrences(calendar, begins, wanted.last, home)
    notes += _faults(calendar)
    return _without_ours(calendar, notes)


def _without_ours(calendar: Calendar, notes: list[Note]) -> Calendar:
    """Leave out the sessions of our own plans, which somebody's calendar may hold: they are no runs to plan around."""
    theirs = tuple(event for event in calendar.events if not event.uid.endswith(OURS))
    if len(theirs) < len(calendar.events):
        left_out = len(calendar.events) - len(theirs)
        notes.append(Note(code="runs.own-sessions", values={"source": calendar.source, "count": left_out}))
    return replace(calendar, events=theirs)


def _understood(
    calendars: Sequence[Calendar], wanted: _Wanted, notes: list[Note]
) -> tuple[list[Run], list[Busy], list[Understood]]:
    """Understand calendars; one that gives no hours borrows the habits that the others show."""
    from planner.runs.understanding import understand

    athlete, overrides = wanted.athlete, wanted.overrides
    alone = [understand(calendar, athlete, overrides) for calendar in calendars]
    hours = [(one.day, one.start.time()) for _, _, told in alone for one in told if _tells_hour(one) and one.start]
    runs: list[Run] = []
    busy: list[Busy] = []
    understood: list[Understood] = []
    for calendar in calendars:
        found, taken, told = understand(calendar, athlete, overrides, habits=hours)
        runs += found
        busy += taken
        understood += told
        without_hour = sum(one.hour_assumed and _is_wanted(one.day, wanted) for one in told)
        if without_hour:
            values: dict[str, Value] = {"source": calendar.source, "count": without_hour}
            notes.append(Note(code="runs.hours-assumed", values=values))
    return runs, busy, understood


def _tells_hour(one: Understood) -> bool:
    return one.what not in ("busy", "alone", "race") and not one.hour_assumed


def _bytes(source: Source, wanted: _Wanted, notes: list[Note]) -> bytes:
    if source.kind == "file":
        from planner.runs.sources import read_file

        return read_file(source.text)
    from planner.runs import copies
    from planner.runs.fetching import fetch
    from planner.runs.reading import read

    home, host = zone(wanted.athlete.zone), _label(source)
    copy = copies.latest(
        source.text,
        wanted.cache_dir,
        check=lambda body: read(body, home=home, source=host),
        fetch=wanted.fetch or fetch,
    )
    if copy.stale:
        since = datetime.fromtimestamp(copy.since, UTC).astimezone(home)
        values: dict[str, Value] = {"source": host, "since_day": since.date().isoformat(), "clock": f"{since:%H:%M}"}
        notes.append(Note(code="runs.stale-copy", values=values))
    return copy.body


def _label(source: Source) -> str:
    """Call a source by its file's name or its host: an address may hold a secret."""
    if source.kind == "file":
        return Path(source.text).name
    try:
        return urlsplit(source.text).hostname or "?"
    except ValueError:
        return "?"


def _faults(calendar: Calendar) -> list[Note]:
    """Tell the faults that matter to a runner, those of one kind together."""
    kinds: dict[str, list[Fault]] = {}
    for fault in calendar.faults:
        if fault.kind not in _SILENT:
            kinds.setdefault(fault.kind, []).append(fault)
    notes = []
    for kind, found in kinds.items():
        values: dict[str, Value] = {"source": calendar.source, "count": len(found), "line": found[0].line}
        values |= {"title": found[0].title or "?", "what": found[0].what or "?"}
        notes.append(Note(code=f"runs.{kind}", values=values))
    return notes


def _beyond(runs: Sequence[Run], week: tuple[WeeklyRun, ...], wanted: _Wanted, notes: list[Note]) -> Sequence[Run]:
    """Fill the days after the calendars' last run: by the week named, the runner's own, or the week seen.

    Races stand in calendars long before the training for them, so they do not count for the last run.
    """
    trained = [run.day for run in runs if run.kind != "race"]
    reach = max(trained, default=wanted.first - timedelta(days=1))
    begins = max(reach + timedelta(days=1), wanted.first)
    known = week or wanted.athlete.week
    if begins > wanted.last or (not known and (wanted.last - reach).days < UNKNOWN_DAYS):
        return ()
    values: dict[str, Value] = {"reach_day": reach.isoformat()}
    if known:
        notes.append(Note(code="runs.filled", values=values))
        return dated(known, begins, wanted.last, zone_name=wanted.athlete.zone, source="pattern")
    seen = seen_week(runs, reach)
    if not seen:
        seen = assumed_week(wanted.athlete)
        notes.append(Note(code="runs.assumed", values=_week_values(seen)))
        return dated(seen, begins, wanted.last, zone_name=wanted.athlete.zone, source="assumed")
    values |= {"days": (reach - wanted.today).days, **_week_values(seen)}
    notes.append(Note(code="runs.continued" if reach >= wanted.today else "runs.continued-from-past", values=values))
    return dated(seen, begins, wanted.last, zone_name=wanted.athlete.zone, source="continued")


def _week_values(week: Iterable[WeeklyRun]) -> dict[str, Value]:
    """Name the days of a week by what they ask, ``none`` where no day asks it."""
    runs = list(week)
    kinds: tuple[RunKind, ...] = ("quality", "long", "easy", "strength")
    days: dict[str, Value] = {
        f"{kind}_weekday": ",".join(run.weekday for run in runs if run.kind == kind) or "none" for kind in kinds
    }
    return {**days, "clock": f"{ASSUMED_START:%H:%M}"}
