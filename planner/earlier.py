"""Plans that were made before: in a file of ours, JSON or a calendar, so that a plan is gone on with.

It reads only what planner wrote itself. A JSON file gives the whole plan; a calendar gives the plan's id
and the day it started on, from which the plan is made again. It decides nothing about either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.model import Plan


@dataclass(frozen=True, slots=True)
class Earlier:
    """A plan that was made before, as far as its file tells it."""

    path: str
    """Name of the file."""
    plan_id: str
    """Whose plan of which season it is."""
    starts_on: date
    """The first day it may use."""
    made_on: date
    """The day it was made on."""
    plan: Plan | None = None
    """The plan itself, where the file holds it."""
    binding: bool = False
    """Whether somebody named it as the plan to go on from; else another season simply begins anew."""


def read(path: Path, *, binding: bool = False) -> Earlier | None:
    """Read the plan in a file by its ending; None where there is no file, or none that can tell."""
    if path.suffix.casefold() == ".json":
        return of_plan_file(path, binding=binding)
    if path.suffix.casefold() == ".ics":
        return _of_calendar(path, binding=binding)
    return None


def of_plan_file(path: Path, *, binding: bool = False) -> Earlier | None:
    """Read a plan's JSON file; None where there is none."""
    from planner.exports import files, json

    data = files.content(path)
    if data is None:
        return None
    plan = json.load(data, str(path))
    return Earlier(str(path), plan.id, plan.starts_on, plan.made_on, plan, binding)


def _of_calendar(path: Path, *, binding: bool) -> Earlier | None:
    from planner.exports import ics

    edition = ics.previous(path)
    if edition is None:
        return None
    face = edition.face
    made_on = face.made.astimezone(ZoneInfo(face.zone)).date()
    return Earlier(str(path), face.plan, face.starts_on, made_on, None, binding)
