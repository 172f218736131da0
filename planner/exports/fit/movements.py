"""What our movements are called on watches: rows of ``templates/watches/fit.toml``, found by ladder and rung.

A movement without a row has no name on the watch and goes by its own; nothing is guessed.
"""

from functools import cache

from planner.catalogue import read_toml_folder
from planner.model import Noun, Prescribed, Slug


class Movement(Noun):
    """A row: which exercise of the FIT profile stands for a movement of ours."""

    exercise: Slug
    """Our exercise."""
    ladder: Slug | None = None
    """Its ladder; None: any."""
    rungs: tuple[Slug, ...] = ()
    """Rungs it holds for; empty: all that have no row of their own."""
    category: str
    """Exercise category of the FIT profile, in lower case."""
    name: str
    """Exercise name within the category, in lower case."""
    exact: bool
    """Whether it is the same movement, or only the nearest one that the profile has."""


class WatchFile(Noun):
    """What the movements are called on one kind of watch."""

    id: Slug
    """The file's form."""
    movements: tuple[Movement, ...]
    """In any order."""


@cache
def movements() -> tuple[Movement, ...]:
    """Read every row."""
    return tuple(row for file in read_toml_folder("watches", WatchFile) if file.id == "fit" for row in file.movements)


def movement_of(done: Prescribed) -> Movement | None:
    """Find the row of what is prescribed: its rung's own before its ladder's."""
    rows = [row for row in movements() if row.exercise == done.id and row.ladder in (None, done.ladder)]
    own = [row for row in rows if done.rung in row.rungs]
    return next((row for row in own or rows if bool(own) or not row.rungs), None)
