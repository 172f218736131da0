"""What becomes of each row, by one process or by several.

A row is done once its file is in its place; a run that is broken off goes on where it stopped. One row's trouble is
not that of the others. The number of workers changes no byte.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from planner.batch.checking import likeness, reason
from planner.batch.lanes import in_lanes
from planner.batch.planning import Registrant, Terms, calendar, plan_of, registrant
from planner.batch.registrants import Row
from planner.batch.workers import Work
from planner.earlier import Earlier
from planner.errors import PlannerError
from planner.exports import files
from planner.exports.ics import writer
from planner.exports.json import load
from planner.model import Plan
from planner.words import speaker

if TYPE_CHECKING:
    from planner.store.records import Editions, Rendered, Variant

GARBAGE = 5_000
"""Objects made, less those gone again, before garbage is looked for."""

State = Literal["made", "skipped", "rejected"]


class Task(NamedTuple):
    """A row on its way to a worker."""

    row: Row
    path: str = ""
    """Where its calendar goes; empty: its plan is wanted instead."""
    before: bytes = b""
    """The plan it goes on from, as JSON; empty: none, or the one at the path."""
    base_url: str = ""
    """Where the store is served, if a calendar is to be drawn for a new link; empty: none is."""
    done: bool = False
    """Whether an earlier run has done it: it only keeps its turn."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A new plan's calendar, drawn for a link that does not work yet."""

    token: str = field(repr=False)
    variant: Variant
    rendered: Rendered
    editions: Editions


class Outcome(NamedTuple):
    """What became of a row."""

    state: State
    faults: tuple[tuple[str, str], ...] = ()
    """What is wrong with it: codes, each with its sentence."""
    plan: bytes = b""
    """Its plan as JSON, where that was wanted."""
    drawn: Drawn | None = None
    """Its calendar, where one was wanted beside the plan."""


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def through(tasks: Iterable[Task], terms: Terms, workers: int) -> Iterator[tuple[Row, Outcome]]:
    """Do every task and give the rows with their outcomes in the order of the tasks."""
    _collect_seldom()
    if workers == 1:
        for task in tasks:
            yield task.row, done(task, terms)
        return
    work = Work(partial(_all_done, terms), _settle)
    for task, outcome in in_lanes(tasks, work, lambda task: likeness(task.row), workers):
        yield task.row, outcome


def _settle() -> None:
    """Make a worker fit to live longer than a command: it collects its garbage, and leaves Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _collect_seldom()


def _collect_seldom() -> None:
    """Collect garbage, but after as much of it as a whole plan leaves: a tenth of the time otherwise."""
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()


def _all_done(terms: Terms, tasks: list[Task]) -> list[Outcome]:
    return [done(task, terms) for task in tasks]


def done(task: Task, terms: Terms) -> Outcome:
    """Do one task; whatever is wrong with its row becomes what is told of it."""
    row = task.row
    if task.done:
        return Outcome("skipped")
    writer.forget()
    try:
        if not row.faults:
            return _made(task, registrant(row.values, terms), terms)
        found: list[PlannerError] = [fault.error for fault in row.faults]
    except PlannerError as error:
        found = [error]
    except Exception as error:  # one row's trouble is not that of all the others, and its text may quote the row
        found = [PlannerError("our-fault", what=type(error).__name__)]
    told = tuple((error.code, reason(error, speaker(terms.language))) for error in found)
    return Outcome("rejected", told)


def _made(task: Task, who: Registrant, terms: Terms) -> Outcome:
    row = task.row
    if task.path:
        path = Path(task.path)
        _put(path, calendar(who, path, terms))
        return Outcome("made")
    before = None
    if task.before:
        plan = load(task.before, row.id)
        before = Earlier(row.id, plan.id, plan.starts_on, plan.made_on, plan)
    plan = plan_of(who, before, terms)
    drawn = _drawn(plan, row, task.base_url) if task.base_url and before is None else None
    return Outcome("made", plan=plan.model_dump_json(by_alias=True).encode(), drawn=drawn)


def _drawn(plan: Plan, row: Row, base_url: str) -> Drawn:
    """Draw the calendar of a plan as it will be kept: the first revision, of a person of its own, under a new link."""
    from planner.rendering import Asking, render
    from planner.store.feeds import hash_token, log_key, new_token
    from planner.store.plans import id_of
    from planner.store.records import Feed, Kept

    now, token = datetime.now(UTC), new_token()
    name = hash_token(token)
    variant = Asking(base_url=base_url).stored(line=name[:8])
    kept = Kept(f"{plan.id}.{row.id}", row.id, revision=1, changes=1, since=now, changed_at=now)
    feed = Feed(
        name,
        kept.key,
        "read",
        "active",
        variant,
        since=now,
        closed_at=None,
        changes=None,
        etag=None,
        modified=None,
        log_key=log_key(token),
    )
    own = plan.model_copy(update={"id": id_of(plan.id, row.id)})
    return Drawn(token, variant, *render(own, kept, feed, None, now))


def _put(path: Path, data: bytes) -> None:
    """Put a calendar in its place at once, without waiting for the disk: an unfinished run is done again."""
    if files.content(path) == data:
        return
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
