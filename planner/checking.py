"""Any file against the rules: a plan of ours, or anybody's training calendar.

It reads, calls the auditor and hands on what it found, what it understood and what it had to assume; it
judges nothing itself. A calendar tells no priorities, so its races get those of a season nobody spoke about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner import cache, catalogue
from planner.engine.audit import Breach, Entry, audit, audit_calendar
from planner.engine.season import with_priorities
from planner.errors import InputError, Unknown
from planner.exports import files, json
from planner.model import Athlete, Note, Race, Run
from planner.zones import zone

if TYPE_CHECKING:
    from planner.runs.copies import Fetch
    from planner.runs.events import Calendar
    from planner.runs.judging import TitleRule
    from planner.runs.understanding import Understood

ASSUMED_KM = 21.0
KINDS = (".json", ".ics")
MOST_DAYS = timedelta(days=800)
READING = frozenset(
    f"runs.{code}"
    for code in (
        "no-start", "end-before-start", "cut-off", "zone-unknown", "rule-refused", "rule-given-up", "date-unreadable",
        "capped", "stale-copy", "stale-copy-no-calendar",
    )
)  # fmt: skip
"""Notes about what could not be read as written; the others speak of weeks to come, which an audit leaves alone."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the file that is checked."""

    athlete: Athlete
    """Whose zone and hours hold."""
    today: date
    runs: tuple[str, ...] = ()
    """Sources of runs that the file itself does not hold."""
    titles: Sequence[TitleRule] = ()
    """The runner's own rules about titles."""
    fetch: Fetch | None = None
    """How addresses are fetched; None: over the web."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and what it was made of."""

    breaches: tuple[Breach, ...]
    """Every broken rule, by day."""
    notes: tuple[Note, ...] = ()
    """What could not be read, and what was assumed."""
    counted: Mapping[str, int] = field(default_factory=dict)
    """How many of a calendar's entries are what: a kind of run, ``busy`` or ``alone``."""
    sessions: int = 0
    """Sessions, or other strength work, that the rules were held against."""


@dataclass(slots=True)
class _Training:
    """Runs by what is known of their hours, and what they were taken from."""

    timed: list[Run] = field(default_factory=list)
    all_day: list[Run] = field(default_factory=list)

    def add(self, runs: Sequence[Run], told: Sequence[Understood]) -> None:
        """Take runs in, each once; those whose hour was assumed apart."""
        assumed = {(one.start, one.what, one.title) for one in told if one.hour_assumed}
        known = {(run.start, run.kind, run.title) for run in (*self.timed, *self.all_day)}
        for run in runs:
            if (run.start, run.kind, run.title) not in known:
                (self.all_day if (run.start, run.kind, run.title) in assumed else self.timed).append(run)


def check(named: str, around: Around) -> Checked:
    """Return every breach of a rule in a plan (.json) or a calendar (.ics, or an address), by day."""
    path = Path(named)
    if path.suffix.casefold() == ".json" and "://" not in named:
        data = files.content(path)
        if data is None:
            raise InputError("previous-none", path=named)
        plan = json.load(data, named)
        return Checked(audit(plan, catalogue.load().exercises), sessions=len(plan.sessions))
    if path.suffix.casefold() != ".ics" and "://" not in named:
        raise Unknown("check-kind", near=KINDS, text=named)
    return _of_calendar(named, around)


def _of_calendar(named: str, around: Around) -> Checked:
    from planner.runs.opening import faults_told, label, open_source
    from planner.runs.reading import read, read_written
    from planner.runs.sources import Source, sorted_out
    from planner.runs.understanding import understand

    home = zone(around.athlete.zone)
    source = sorted_out(named) if "://" in named else Source("file", named)
    opened = open_source(source, home=home, cache_dir=cache.folder() / "calendars", fetch=around.fetch)
    calendar = _spread(read(opened.body, home=home, source=label(source)), around)
    runs, _, told = understand(calendar, around.athlete, around.titles)
    training = _Training()
    training.add(runs, told)
    notes = [*opened.notes, *opened.recent, *faults_told(calendar), *_others(calendar, around, training)]
    if training.all_day:
        notes.append(Note(code="check.by-days", values={"count": len(training.all_day)}))
    everything = [*training.timed, *training.all_day]
    races, assumed = _races(everything)
    entries = [
        Entry(e.title, e.uid, e.start, e.end, e.stamp, e.created, e.modified, e.sequence, e.recurrence_id)
        for e in read_written(opened.body, home=home, source=label(source))
    ]
    timed = [run for run in training.timed if run.kind != "race"]
    return Checked(
        audit_calendar(entries, timed, races, training.all_day),
        (*notes, *assumed),
        Counter(one.what for one in told),
        sum(run.kind == "strength" for run in everything),
    )


def _spread(calendar: Calendar, around: Around) -> Calendar:
    """Expand a calendar over all of its days, or over as many as anybody plans."""
    from planner.runs.expanding import occurrences

    days = [_day(event.start) for event in calendar.events]
    if not days:
        return calendar
    first = min(days)
    repeating = any(event.repeats for event in calendar.events)
    last = max(first, around.today) + MOST_DAYS / 2 if repeating else max(days)
    return occurrences(calendar, first, min(max(last, max(days)), first + MOST_DAYS), zone(around.athlete.zone))


def _others(calendar: Calendar, around: Around, training: _Training) -> tuple[Note, ...]:
    """Take in the runs of other sources over the calendar's days; weeks that are only assumed are left out."""
    if not around.runs or not calendar.events:
        return ()
    from planner import runs

    days = [_day(event.start) for event in calendar.events]
    found = runs.gather(
        around.runs,
        first=min(days),
        last=max(days) + timedelta(days=1),
        athlete=around.athlete,
        today=min(min(days), around.today),
        overrides=around.titles,
        cache_dir=cache.folder() / "calendars",
        fetch=around.fetch,
    )
    training.add([run for run in found.runs if run.source not in ("assumed", "continued")], found.understood)
    return tuple(note for note in found.notes if note.code in READING) + found.recent


def _races(runs: Sequence[Run]) -> tuple[tuple[Race, ...], tuple[Note, ...]]:
    """Make races of the runs that are some, one a day, and say whose distance is assumed."""
    by_day = {run.day: run for run in runs if run.kind == "race"}
    races = [
        Race(
            id=f"race-{run.day.isoformat()}",
            name=run.title or run.day.isoformat(),
            gun=run.start,
            day=run.day,
            distance_km=run.distance_km or ASSUMED_KM,
        )
        for run in by_day.values()
    ]
    notes = tuple(
        Note(code="check.race-distance", values={"race": run.title, "day": run.day.isoformat(), "km": ASSUMED_KM})
        for run in by_day.values()
        if not run.distance_km
    )
    return (with_priorities(races, {}) if races else ()), notes


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
