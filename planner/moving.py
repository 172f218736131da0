"""A race of a kept plan that comes on another day than was thought: put off, brought forward, or only its hour.

The race keeps its id, so that sessions and events keep their names; everything else that hangs on the day is settled
anew, as it was for a new plan. It keeps nothing itself: ``keeping.apply`` does. It refuses a day that is over, one
that another race of the season has, and one too far away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner import catalogue, dates, entries, runs, settling
from planner.engine.adaptation import propose, wish_from
from planner.engine.planning import Wish
from planner.engine.season import with_priorities
from planner.errors import Unknown
from planner.keeping import Current, Proposed
from planner.model import Note, Plan, Race
from planner.settling import Entry
from planner.spelling import shown

OF_THE_DAY = frozenset(
    {"edition-not-announced", "expected-edition", "own-race", "night-of", "same-night", "virtual-day", "year-taken"}
    | {"gun-first", "gun-carried", "gun-assumed", "gun-midnight", "road-closes", "race-that-day"}
    | {"race-other-day", "race-beside"}
)
"""Notes that tell of the day and the hour of a race; with another day they are told anew."""


class Moved(NamedTuple):
    """What a runner says of a race, as it was typed."""

    race: str
    """Id of the race in the plan; empty: the only one."""
    day: str
    gun: str = ""
    """Hour of the start; empty: not known."""


def moved(current: Current, wanted: Moved, today: date) -> Proposed:
    """Return what another day of a race, with what was logged so far, changes in a plan that is at hand."""
    plan, logs, sources, changes = current
    old = _meant(plan.races, wanted.race)
    entry = _settled(old, wanted, plan, today)
    others = [Entry.model_construct(race=race, notes=()) for race in plan.races if race is not old]
    season = entries.together((entry, *others))
    wish = wish_from(plan, today)
    notes = (*entry.notes, *(note for note in wish.notes if not _tells_of(note, old)))
    wish = wish._replace(races=tuple(one.race for one in season), notes=notes)
    settling.refuse_far(wish.races[-1].day, today)
    return Proposed(plan, propose(plan, logs, _with_runs(wish, plan), catalogue.load()), sources, sources, changes)


def _meant(races: Sequence[Race], name: str) -> Race:
    if not name and len(races) == 1:
        return races[0]
    for race in races:
        if race.id == name:
            return race
    known = ", ".join(race.id for race in races)
    raise Unknown("race-not-of-plan", name=shown(name), known=known)


def _settled(old: Race, wanted: Moved, plan: Plan, today: date) -> Entry:
    """Settle the race on the day that was written; one of the catalogue may have an edition there."""
    written, hour = dates.read_moment(f"{wanted.day} {wanted.gun}".strip(), today=today)
    file = entries.file_of(old)
    if file is None:
        race = _own(old, written.day, hour, plan, today)
        return Entry.model_construct(race=race, notes=(*written.notes(), *_told_again(old, race, plan, hour)))
    when = f"{written.day.isoformat()} {hour:%H:%M}" if hour else written.day.isoformat()
    entry = entries.resolve(
        f"{file.id}@{when}",
        today=today,
        zone=plan.timezone,
        language=plan.athlete.language,
        distance_km=old.distance_km,
        registered=old.standing == "registered",
    )
    kept = {"id": old.id, "name": old.name, "priority": old.priority}
    return Entry.model_construct(race=entry.race.model_copy(update=kept), notes=(*written.notes(), *entry.notes))


def _own(old: Race, day: date, hour: time | None, plan: Plan, today: date) -> Race:
    """Put a race that only the runner knows on another day; its hour stays unless another one is written."""
    right = f"{dates.next_day(day.day, day.month, today):%d/%m/%Y}"
    settling.refuse_past(day, old.name, right, settling.Ground(today))
    gun = _at(day, hour, old, ZoneInfo(plan.timezone))
    window = old.window if old.window and old.window.opens <= gun <= old.window.closes else None
    closes = old.registration_closes if old.registration_closes and old.registration_closes <= day else None
    name = f"{day:%d/%m/%Y}" if old.name == f"{old.day:%d/%m/%Y}" else old.name
    changes = {"day": day, "gun": gun, "window": window, "registration_closes": closes, "name": name}
    return old.model_copy(update=changes)


def _at(day: date, hour: time | None, old: Race, home: ZoneInfo) -> datetime:
    """Return a gun on another day where the old one was: at home, or at the hours of somewhere else."""
    hour = hour or old.gun.time()
    if old.gun.utcoffset() == old.gun.astimezone(home).utcoffset():
        return settling.instant(day, hour, home.key)
    return datetime.combine(day, hour, tzinfo=old.gun.tzinfo)


def _told_again(old: Race, race: Race, plan: Plan, hour: time | None) -> Iterator[Note]:
    """Tell of a race that only the runner knows what was told of it before, of its day now."""
    for note in plan.notes:
        if note.code == "own-race" and _tells_of(note, old):
            yield Note(code=note.code, values={"name": race.name, "day": race.day.isoformat()})
        elif note.code == "gun-assumed" and _tells_of(note, old) and hour is None:
            yield note


def _tells_of(note: Note, race: Race) -> bool:
    """Say whether a note tells of a race's day and hour."""
    known = {
        "name": race.name,
        "race": race.name,
        "day": race.day.isoformat(),
        "gun_day": race.day.isoformat(),
        "gun": f"{race.gun:%H:%M}",
        "distance_km": race.distance_km,
    }
    same = all(note.values.get(field, value) == value for field, value in known.items())
    return note.code in OF_THE_DAY and same


def _with_runs(wish: Wish, plan: Plan) -> Wish:
    """Carry the runs on where the season lasts longer now; what was the race itself is no run."""
    last = max(wish.races[-1].day, plan.races[-1].day)
    carried, told = runs.further(plan, wish.athlete, last, wish.today)
    own, doubts = runs.without_races(carried, wish.races, wish.today)
    own = runs.without_recovery(own, with_priorities(wish.races, wish.priorities), wish.athlete.level)
    return wish._replace(runs=own, notes=(*wish.notes, *told, *doubts))
