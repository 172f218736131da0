"""Several files of one plan, written together: all of them, or none.

A file that planner did not write, or that holds another plan, is left alone unless it is forced. A
calendar that is written again is the next edition of the one that is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from planner import exports
from planner.errors import InputError, UsageError
from planner.exports import files
from planner.model import Plan

if TYPE_CHECKING:
    from planner.exports.ics import Variant


def targets(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the files that are named, each of a kind that is known, no file twice."""
    paths = [Path(name) for name in names]
    for place, path in enumerate(paths):
        exports.kind_of(path)
        if path.absolute() in [other.absolute() for other in paths[:place]]:
            raise UsageError("output-twice", path=str(path))
    return tuple(paths)


def write(
    plan: Plan, paths: Sequence[Path], *, now: datetime, variant: Variant | None = None, force: bool = False
) -> None:
    """Write a plan into files by their endings; ``variant`` is for calendars."""
    files.replace_all([(path, _content(path, plan, now, variant, force)) for path in paths])


def _content(path: Path, plan: Plan, now: datetime, variant: Variant | None, force: bool) -> bytes:
    kind = exports.kind_of(path)
    if kind == "ics":
        from planner.exports import ics

        return ics.following(path, plan, variant or ics.Variant(), now=now, force=force).data
    before = files.content(path)
    if before and not force:
        room = import_module(exports.KINDS[kind])
        owner = room.owner(before) if hasattr(room, "owner") else None
        if owner is None:
            raise InputError("export.foreign", path=str(path))
        if owner != plan.id:
            raise InputError("export.other-plan", path=str(path), plan=plan.id, other=owner)
    return exports.export(plan, kind)
