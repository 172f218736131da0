"""Going on from an earlier plan: whether it is this runner's of this season, and what of it stays.

A plan that only its calendar remembers is made again and laid where the calendar has it. Refuses to put the
plan of somebody else in the place of an earlier one where nothing but the name tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from planner.asked import Asked
from planner.earlier import Earlier
from planner.engine.planning import Library, Wish, make_plan, plan_id
from planner.errors import UsageError
from planner.model import Athlete, Note, Plan, Race
from planner.settling import Entry
from planner.spelling import key

OWN = "race-"
"""How the id of a race begins that only the runner knows; its first day follows."""
OTHER = "other"
"""What follows where a race of that day was put off, and another one now has its day."""
SAME, MOVED, RENAMED = range(3)
"""How two races may be one, the surest first."""
AHEAD = 2 * 366
"""Days ahead for which a race of one's own is looked for in a calendar."""
PUT_OFF = timedelta(days=183)
"""A race that comes later than this is its next edition."""


def goes_on(athlete: Athlete, races: Sequence[Race], earlier: Earlier) -> bool:
    """Whether the earlier plan is this runner's of this season; a name that came later changes nothing about that.

    The races are those that ``known_again`` found again. A plan that is named to go on from may be one of more races
    now.
    """
    if plan_id(athlete, races) == earlier.plan_id:
        return True
    nameless = plan_id(athlete.model_copy(update={"name": ""}), races)
    owner = earlier.plan.athlete.name if earlier.plan else ""
    if nameless == earlier.plan_id and owner in ("", athlete.name):
        return True
    if earlier.plan and earlier.is_of(races) and owner in ("", athlete.name):
        return True
    if earlier.is_of(races) and not earlier.replaceable:
        raise UsageError("previous-name", path=earlier.path, name=athlete.name or "none", other=owner or "none")
    if earlier.binding and earlier.plan and {family(race) for race in races} & set(map(family, earlier.plan.races)):
        return True
    if earlier.binding:
        raise UsageError("previous-other", path=earlier.path, name=", ".join(race.name for race in races))
    return False


def family(race: Race) -> str:
    """Return what all editions of a race have in common; of a race of the runner's own, its name, where it has one."""
    if _is_own(race):
        return race.id if _is_nameless(race) else f"{OWN}{key(race.name)}"
    name, _, year = race.id.rpartition("-")
    return name if name and len(year) == 4 and year.isdigit() else race.id


def known_again(races: Sequence[Race], earlier: Earlier, today: date) -> dict[str, str]:
    """Find what the earlier plan calls each of these races, by their ids now.

    A race that was put off, over New Year too, and a race of the runner's own that was renamed are still the same
    race; each counts for one. Where nobody named the plan to go on from, a race that is over is not put off, nor is
    one that would come half a year apart.
    """
    before = _held(races, earlier)
    if earlier.binding and (old := _nameless_one(races, before, earlier)) is not None:
        return {races[0].id: old.id}
    pairs = [(like, race, old) for race in races for old in before if (like := _likeness(race, old)) is not None]
    found: dict[str, str] = {}
    for (rank, apart), race, old in sorted(pairs, key=lambda pair: (pair[0], pair[1].id, pair[2].id)):
        put_off = old.day >= today and apart <= PUT_OFF.days
        if (earlier.binding or rank != MOVED or put_off) and race.id not in found and old.id not in found.values():
            found[race.id] = old.id
    return found


def refuse_moved(athlete: Athlete, races: Sequence[Race], earlier: Earlier, today: date) -> None:
    """Refuse a race without a name where the earlier plan is of another day's: whether it is that race nobody knows.

    Say how to tell that it is.
    """
    old = None if earlier.replaceable else _nameless_one(races, _held(races, earlier), earlier)
    if old is None or old.day < today:
        return
    (race,) = races
    if plan_id(athlete, [race.model_copy(update={"id": old.id})]) == earlier.plan_id:
        told = {"day": old.day.isoformat(), "now_day": race.day.isoformat()}
        raise UsageError("previous-moved", path=earlier.path, **told)


def _nameless_one(races: Sequence[Race], before: Sequence[Race], earlier: Earlier) -> Race | None:
    """Return the one race of an earlier plan where it has no name, and the one that is asked for has none either."""
    count = len(earlier.plan.races) if earlier.plan else len(earlier.recalled.races) if earlier.recalled else 0
    alone = count == len(before) == len(races) == 1
    return before[0] if alone and _is_nameless(before[0]) and _is_nameless(races[0]) else None


def _held(races: Sequence[Race], earlier: Earlier) -> tuple[Race, ...]:
    return earlier.plan.races if earlier.plan else _as_the_calendar_has(races, earlier)


def _as_the_calendar_has(races: Sequence[Race], earlier: Earlier) -> tuple[Race, ...]:
    """Return these races as the earlier plan's calendar has them, under their ids there; those that it knows.

    A calendar tells no id, only whether one that is tried is its own.
    """
    found = {}
    for race in races:
        for tried in _ids_before(race, earlier):
            seen = earlier.seen(tried)
            if seen is None:
                continue
            gun = seen.gun.astimezone(race.gun.tzinfo)
            called = f"{gun:%d/%m/%Y}"
            nameless = _is_nameless(race) and key(called) in key(seen.title)
            if nameless or earlier.binding or not _is_own(race) or key(race.name) in key(seen.title):
                name = called if nameless else race.name
                found[tried] = race.model_copy(update={"id": tried, "gun": gun, "day": gun.date(), "name": name})
    return tuple(found.values())


def _ids_before(race: Race, earlier: Earlier) -> Iterator[str]:
    """Yield what a race may be called in an earlier plan: by another year or, one's own, by another first day."""
    if _is_own(race):
        yield from (f"{OWN}{earlier.made_on + timedelta(days=days)}" for days in range(AHEAD))
    else:
        yield from {race.id, *(f"{family(race)}-{race.day.year + years}" for years in (-1, 0, 1))}


def told_apart(races: Sequence[Race], known: Mapping[str, str], earlier: Earlier) -> dict[str, str]:
    """Give an id of its own to each race that is none of the earlier plan's but has the day of one since put off."""
    taken = {old.id for old in earlier.plan.races} if earlier.plan else set()
    return {race.id: f"{race.id}-{OTHER}" for race in races if race.id in taken and race.id not in known}


def renamed(entries: Sequence[Entry], ids: Mapping[str, str]) -> tuple[Entry, ...]:
    """Give races other ids."""
    return tuple(
        Entry(race=entry.race.model_copy(update={"id": ids.get(entry.race.id, entry.race.id)}), notes=entry.notes)
        for entry in entries
    )


def _likeness(race: Race, old: Race) -> tuple[int, int] | None:
    """Tell how sure it is that two races are one, and how many days they are apart; None: they are two."""
    apart = abs((race.day - old.day).days)
    if family(race) == family(old):
        return (SAME if race.id == old.id or not apart else MOVED), apart
    return (RENAMED, apart) if apart == 0 and _is_own(race) and _is_own(old) else None


def _is_own(race: Race) -> bool:
    return re.fullmatch(rf"{OWN}[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:-{OTHER})?", race.id) is not None


def _is_nameless(race: Race) -> bool:
    """Tell whether a race is only known by its day."""
    return _is_own(race) and key(race.name) == key(f"{race.day:%d/%m/%Y}")


def standing(settled: Sequence[Entry], asked: Asked, earlier: Earlier) -> tuple[tuple[Entry, ...], tuple[Note, ...]]:
    """Leave races settled that were, and say so, unless the runner is considering again."""
    found, kept = [], []
    for entry in settled:
        race, told = entry.race, entry.notes
        if asked.considering:
            race = race.model_copy(update={"standing": "considering"})
        elif race.standing == "considering" and (asked.registered or earlier.settled(race)):
            race = race.model_copy(update={"standing": "registered", "announced": True})
            told = tuple(note for note in told if note.code != "edition-not-announced")
        if race.standing != entry.race.standing and not (asked.considering or asked.registered):
            kept.append(Note(code="kept-registered", values={"race": race.name}))
        found.append(Entry(race=race, notes=told))
    return tuple(found), tuple(kept)


def _first_planned_for(wish: Wish, earlier: Earlier) -> tuple[Race, ...]:
    """Return the races on the days that the calendar has, the last one in the week that its sessions count from."""
    seen = {race.id: race for race in _as_the_calendar_has(wish.races, earlier)}
    *others, last = sorted((seen.get(race.id, race) for race in wish.races), key=lambda race: race.gun)
    monday = earlier.race_week(wish.athlete.zone)
    if monday is not None:
        apart = monday - (last.day - timedelta(days=last.day.weekday()))
        last = last.model_copy(update={"gun": last.gun + apart, "day": last.day + apart})
    return (*others, last)


def before(earlier: Earlier, wish: Wish, library: Library) -> tuple[Plan, tuple[Note, ...]]:
    """Return the earlier plan; where it is not at hand, make it again as its calendar has it, and say so."""
    if earlier.plan is not None:
        return earlier.plan, ()
    races = _first_planned_for(wish, earlier)
    first = wish._replace(races=races, today=min(earlier.made_on, earlier.starts_on), start=earlier.starts_on)
    if earlier.recalled and earlier.recalled.sessions:
        sessions = min(3, earlier.recalled.sessions)
        first = first._replace(athlete=wish.athlete.model_copy(update={"sessions": sessions}))
    made = make_plan(first, library)
    return earlier.like_the_calendar(made), (Note(code="previous-rebuilt", values={"path": earlier.path}),)
