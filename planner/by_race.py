"""Options that are said race by race, ``RACE=KM`` and ``RACE=A``: which race each one means.

A race is known by what was typed of it, by its name and by its id. An option that means none of the races is
refused with the nearest one, never passed over.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from planner import entries
from planner.errors import Unknown, UsageError
from planner.model import Priority
from planner.settling import Entry
from planner.spelling import key, nearest, shown

PRIORITIES: tuple[Priority, ...] = ("A", "B", "C")

Typed: TypeAlias = tuple[str, Entry]
"""A race, and what was typed of it."""


def names_of(typed: str, entry: Entry) -> tuple[str, ...]:
    """List what a race may be called: as it was typed, its name, its id with and without its year."""
    race = entry.race
    names = (typed, typed.partition("@")[0], race.name, race.id, race.id.removesuffix(f"-{race.gun.year}"))
    return tuple(name for name in names if key(name))


def is_of(option: str, names: Sequence[str]) -> bool:
    """Tell whether ``RACE=…`` means a race of these names."""
    return key(option.rpartition("=")[0]) in map(key, names)


def distance_of(names: Sequence[str], distances: Sequence[str]) -> float | None:
    """Read the distance of a race: its own ``RACE=KM``, else the one that is for all."""
    for_all = [text for text in distances if "=" not in text]
    if len(for_all) > 1:
        raise UsageError("distance-twice", text=", ".join(map(shown, for_all)))
    own = next((text for text in distances if "=" in text and is_of(text, names)), None)
    if own is not None:
        return entries.read_distance(own.rpartition("=")[2])
    return entries.read_distance(for_all[0]) if for_all else None


def refuse_strangers(distances: Sequence[str], named: Sequence[Typed]) -> None:
    """Refuse the distance of a race that is not there."""
    for text in distances:
        if "=" in text and not any(is_of(text, names_of(typed, entry)) for typed, entry in named):
            raise _stranger("distance-race", text.rpartition("=")[0], named)


def _stranger(code: str, name: str, named: Sequence[Typed]) -> Unknown:
    names = [entry.race.name for _, entry in named]
    near = nearest(name, names)
    return Unknown(code, near=near, close=len(near), text=shown(name), known=", ".join(names))


def priorities(texts: Sequence[str], named: Sequence[Typed]) -> Iterator[tuple[str, Priority]]:
    """Read ``RACE=A``, where RACE is what was typed, the race's name or its id, with or without its year."""
    known = {key(name): entry.race.id for typed, entry in named for name in names_of(typed, entry)}
    for text in texts:
        name, _, letter = text.rpartition("=")
        priority = next((each for each in PRIORITIES if each == letter.strip().upper()), None)
        if priority is None or not (name or len(named) == 1):
            raise UsageError("priority-unreadable", text=shown(text))
        race_id = known.get(key(name)) if name else named[0][1].race.id
        if race_id is None:
            raise _stranger("priority-race", name, named)
        yield race_id, priority
