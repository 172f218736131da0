"""Several files of one plan, written together: all of them, or none.

A file that planner did not write, or that holds another plan, is left alone unless it is forced. A
calendar that is written again is the next edition of the one that is there.
"""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner import exports
from planner.errors import InputError, UsageError
from planner.exports import files
from planner.exports.editions import Difference, difference
from planner.model import Note, Plan

if TYPE_CHECKING:
    from planner.exports.ics import Options

GO_ON = (".ics", ".json")
"""Files from which a plan is gone on with."""


class Written(NamedTuple):
    """A file that was written."""

    path: Path
    data: bytes
    changes: Difference | None = None
    """What subscribers see change, of a calendar that was there before."""
    notes: tuple[Note, ...] = ()
    """What stays as the file had it, though nobody said so."""


def targets(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the files that are named, each of a kind that is known, no file twice."""
    paths = [Path(name) for name in names]
    for place, path in enumerate(paths):
        exports.kind_of(path)
        if path.absolute() in [other.absolute() for other in paths[:place]]:
            raise UsageError("output-twice", path=str(path))
    return tuple(paths)


def write(
    plan: Plan, paths: Sequence[Path], *, now: datetime, options: "Options | None" = None, force: bool = False
) -> tuple[Written, ...]:
    """Write a plan into files by their endings; ``options`` are for calendars, which else stay as they are.

    All files are in the options' language, where they name one.
    """
    written = tuple(_written(path, plan, now, options, force) for path in paths)
    files.replace_all([(one.path, one.data) for one in written])
    return written


def _written(path: Path, plan: Plan, now: datetime, options: "Options | None", force: bool) -> Written:
    kind = exports.kind_of(path)
    if kind == "ics":
        from planner.exports import ics

        calendar = ics.following(path, plan, options or ics.Options(), now=now, force=force)
        changes = None if calendar.before is None else difference(calendar.before, calendar.edition)
        return Written(path, calendar.data, changes, calendar.notes)
    before = files.content(path)
    if before and not force:
        room = import_module(exports.KINDS[kind])
        owner = room.owner(before) if hasattr(room, "owner") else None
        if owner is None:
            raise InputError("export.foreign", path=str(path))
        if owner != plan.id:
            raise InputError("export.other-plan", path=str(path), plan=plan.id, other=owner)
    return Written(path, exports.export(plan, kind, options.language if options else None))
