"""Going on from an earlier plan: whether it is this runner's of this season, and what of it stays.

A plan that only its calendar remembers is made again and laid where the calendar has it. Refuses to put the
plan of somebody else in the place of an earlier one where nothing but the name tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.asked import Asked
from planner.earlier import Earlier
from planner.engine.planning import Library, Wish, make_plan, plan_id
from planner.errors import UsageError
from planner.model import Athlete, Note, Plan, Race
from planner.settling import Entry


def goes_on(athlete: Athlete, races: Sequence[Race], earlier: Earlier) -> bool:
    """Whether the earlier plan is this runner's of this season; a name that came later changes nothing about that.

    A plan that is named to go on from may be of a race since put off, or one among more races now.
    """
    if plan_id(athlete, races) == earlier.plan_id:
        return True
    nameless = plan_id(athlete.model_copy(update={"name": ""}), races)
    owner = earlier.plan.athlete.name if earlier.plan else ""
    if nameless == earlier.plan_id and owner in ("", athlete.name):
        return True
    if earlier.is_of(races) and not earlier.replaceable:
        raise UsageError("previous-name", path=earlier.path, name=athlete.name or "none", other=owner or "none")
    if earlier.binding and earlier.plan and {family(race) for race in races} & set(map(family, earlier.plan.races)):
        return True
    if earlier.binding:
        raise UsageError("previous-other", path=earlier.path, name=", ".join(race.name for race in races))
    return False


def family(race: Race) -> str:
    """Return what all editions of a race have in common."""
    name, _, year = race.id.rpartition("-")
    return name if name and len(year) == 4 and year.isdigit() else race.id


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


def before(earlier: Earlier, wish: Wish, library: Library) -> tuple[Plan, tuple[Note, ...]]:
    """Return the earlier plan; where it is not at hand, make it again as its calendar has it, and say so."""
    if earlier.plan is not None:
        return earlier.plan, ()
    first = wish._replace(today=min(earlier.made_on, earlier.starts_on), start=earlier.starts_on)
    if earlier.recalled and earlier.recalled.sessions:
        sessions = min(3, earlier.recalled.sessions)
        first = first._replace(athlete=wish.athlete.model_copy(update={"sessions": sessions}))
    made = make_plan(first, library)
    return earlier.like_the_calendar(made), (Note(code="previous-rebuilt", values={"path": earlier.path}),)
