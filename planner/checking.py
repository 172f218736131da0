"""Any file against the rules: a plan of ours, or anybody's training calendar.

It reads, calls the auditor and hands on what it found; it judges nothing itself. A calendar tells no
priorities, so its races get those of a season nobody spoke about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from planner import catalogue
from planner.engine.audit import Breach, Entry, audit, audit_calendar
from planner.engine.season import with_priorities
from planner.errors import InputError, Unknown
from planner.exports import files, json
from planner.model import Athlete, Race, Run
from planner.zones import VIETNAM, zone

ASSUMED_KM = 21.0
KINDS = (".json", ".ics")


def check(path: Path, *, zone_name: str = VIETNAM) -> tuple[Breach, ...]:
    """Return every breach of a rule in a plan (.json) or a calendar (.ics), by day."""
    kind = path.suffix.casefold()
    if kind not in KINDS:
        raise Unknown("check-kind", near=KINDS, text=str(path))
    data = files.content(path)
    if data is None:
        raise InputError("previous-none", path=str(path))
    if kind == ".json":
        return audit(json.load(data, str(path)), catalogue.load().exercises)
    return _of_calendar(data, path.name, zone_name)


def _of_calendar(data: bytes, name: str, zone_name: str) -> tuple[Breach, ...]:
    from planner.runs.expanding import occurrences
    from planner.runs.reading import read, read_written
    from planner.runs.understanding import understand

    home = zone(zone_name)
    calendar = read(data, home=home, source=name)
    entries = [
        Entry(
            one.title,
            one.uid,
            one.start,
            one.end,
            one.stamp,
            one.created,
            one.modified,
            one.sequence,
            one.recurrence_id,
        )
        for one in read_written(data, home=home, source=name)
    ]
    days = [_day(event.start) for event in calendar.events]
    runs: Sequence[Run] = ()
    if days:
        spread = occurrences(calendar, min(days), min(max(days), min(days) + timedelta(days=800)), home)
        runs, _, _ = understand(spread, Athlete(zone=zone_name))
    return audit_calendar(entries, [run for run in runs if run.kind != "race"], _races(runs))


def _races(runs: Sequence[Run]) -> tuple[Race, ...]:
    races = [
        Race(
            id=f"race-{run.day.isoformat()}",
            name=run.title or run.day.isoformat(),
            gun=run.start,
            day=run.day,
            distance_km=run.distance_km or ASSUMED_KM,
        )
        for run in runs
        if run.kind == "race"
    ]
    return with_priorities(races, {}) if races else ()


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
