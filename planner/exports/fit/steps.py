"""A session as the steps that a watch leads through: warm-up, sets, sides, rests.

Each side is a step of its own, because a watch counts one side at a time; sets that repeat are told once and
repeated. There is no rest after the last set, where the session is over. Bytes are ``writing``'s affair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.exports.fit.movements import Movement, movement_of
from planner.exports.wording import Wording
from planner.model import Prescribed, Session

if TYPE_CHECKING:
    from planner.words import Speaker


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a workout."""

    kind: Literal["warmup", "active", "rest", "repeat"]
    """What it is."""
    name: str = ""
    """What the watch shows, the side first: a long name may be cut short."""
    notes: str = ""
    """How it is done."""
    title: str = ""
    """What the movement is called, without its side."""
    seconds: int = 0
    """How long, for a warm-up or a rest."""
    reps: int = 0
    """Repetitions, for a set."""
    movement: Movement | None = None
    """Its name in the FIT profile, where there is one."""
    weight_kg: float | None = None
    """Added weight."""
    first: int = 0
    """Index of the step from which to repeat."""
    times: int = 0
    """How often the steps are done in all, for a repeat."""


def steps_of(session: Session, speaks: Speaker) -> tuple[Step, ...]:
    """Return the steps of a session, in order."""
    steps: list[Step] = []
    if session.warmup_min:
        told = speaks.say("warm-up", minutes=session.warmup_min)
        steps.append(Step("warmup", speaks.say("fit-warm-up"), told, seconds=session.warmup_min * 60))
    wording = Wording(speaks)
    for done in session.exercises:
        steps += _sets(done, tuple(_sides(done, session, speaks, wording)), len(steps), speaks, done.sets)
    return tuple(_without_last_rest(steps))


def _sets(done: Prescribed, sides: tuple[Step, ...], first: int, speaks: Speaker, sets: int) -> Iterator[Step]:
    yield from sides
    if done.rest_s:
        yield Step("rest", speaks.say("fit-rest"), seconds=done.rest_s)
    if sets > 1:
        yield Step("repeat", first=first, times=sets)


def _without_last_rest(steps: list[Step]) -> list[Step]:
    """Leave out the last rest; the last set comes out of its repeat for that."""
    if steps and steps[-1].kind == "rest":
        return steps[:-1]
    if not steps or steps[-1].kind != "repeat" or steps[-2].kind != "rest":
        return steps
    last = steps[-1]
    sides = steps[last.first : -2]
    if last.times == 2:
        return [*steps[:-1], *sides]
    return [*steps[:-1], Step("repeat", first=last.first, times=last.times - 1), *sides]


def _sides(done: Prescribed, session: Session, speaks: Speaker, wording: Wording) -> Iterator[Step]:
    title, movement = wording.name(done), movement_of(done)
    nearest = "" if movement is not None and movement.exact else speaks.say("fit-nearest", title=title)
    parts = (wording.counting(done), wording.rung(done), wording.pace(done), speaks.named("rir", session.rir), nearest)
    notes = " · ".join(filter(None, parts))
    for side in ("left", "right") if done.per_side else ("",):
        name = f"{speaks.say(f'fit-{side}')} · {title}" if side else title
        yield Step("active", name, notes, title, reps=done.reps, movement=movement, weight_kg=done.weight_kg)
