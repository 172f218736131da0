"""Where a runner stands on the ladder of every exercise, and how they climb it.

Double progression: repetitions rise within a rung's range, then the next rung begins at its low end. A
ladder is the exercise itself, or the nearest substitute that the runner's gear allows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, get_args

from planner.engine.evidence import number
from planner.model import Exercise, Ladder, Level, Prescribed, Rung

HIP_MUSCLES = frozenset(("glute-med", "glute-max", "hip-flexors"))
STEP = int(number("overload.reps-step", "step"))
WEEKS_A_RUNG = int(number("overload.reps-step", "weeks"))
FIRST_RUNG: dict[Level, int] = {level: int(number("ladder.first", level)) - 1 for level in get_args(Level)}


def a_rep_s(how: Rung | Prescribed) -> int:
    """Return how long one repetition takes, in seconds, on both sides where each does it."""
    return (_tempo_s(how.tempo) + how.hold_s) * (2 if how.per_side else 1)


@cache
def _hips(muscles: tuple[str, ...]) -> frozenset[str]:
    return HIP_MUSCLES.intersection(muscles)


@cache
def _tempo_s(tempo: str) -> int:
    return sum(int(part) for part in tempo.split("-"))


class Demand(NamedTuple):
    """What a rung asks of every session alike."""

    a_rep_s: int
    """Seconds of a repetition."""
    rest_s: int
    reps_low: int
    reps_high: int
    step: int
    """Repetitions that a step up adds."""
    prescribed: dict[str, Any]
    """All fields of what is prescribed, in their order; sets, repetitions and rest are still those of no day."""


@dataclass(slots=True, eq=False, repr=False)
class Standing:
    """One exercise as the runner does it now."""

    exercise: Exercise
    ladder: Ladder
    usable: tuple[int, ...]
    """Indexes of the rungs that the gear allows."""
    at: int
    """Index into ``usable``."""
    reps: int
    due: bool = False
    """Whether a loading week was done since the last step up."""
    held: bool = False
    """Whether the next step up is skipped once."""
    last: tuple[int, int] | None = None
    """Where it stood in the last loading week that held it; None before there was one."""
    kept: tuple[int, int] = (0, 0)
    """Where it stood when it was last done for sure, or where it began."""
    earned: bool = False
    """Whether it was done there, so that a step up is due."""
    missed: int = 0
    """Loading weeks in a row in which every session with it was missed."""
    id: str = ""
    """The exercise's own, as the next three are: a noun is slow to ask, and these are asked for all the time."""
    tier: int = 0
    introduced: str = ""
    """When it comes in."""
    hips: frozenset[str] = frozenset()
    """The muscles of the hip that it works."""
    demands: dict[int, Demand] = field(default_factory=dict)
    """By place in ``usable``, what the rungs that were stood on ask."""
    demand: Demand = field(init=False)
    """What the rung stood on asks."""

    def __post_init__(self) -> None:
        self.kept = self.at, self.reps
        exercise = self.exercise
        self.id, self.tier, self.introduced = exercise.id, exercise.tier, exercise.introduced
        self.hips = _hips(exercise.muscles)
        self.stand(self.at, self.reps)

    def stand(self, at: int, reps: int | None = None) -> None:
        """Stand on the rung at that place in ``usable``, at the low end of its range where nothing else is said."""
        demand = self.demands.get(at)
        if demand is None:
            demand = self.demands[at] = _demand(self, self.usable[at])
        self.at, self.demand = at, demand
        self.reps = demand.reps_low if reps is None else reps

    @property
    def rung(self) -> Rung:
        """Return the rung stood on."""
        return self.ladder.rungs[self.usable[self.at]]

    @property
    def index(self) -> int:
        """Return the rung's place in its whole ladder, from 1."""
        return self.usable[self.at] + 1

    def climb(self, new_rungs: bool) -> None:
        """Take the step that is due: more repetitions, or the next rung where these are reached."""
        if not self.due:
            return
        self.due = False
        high = self.demand.reps_high
        if self.held:
            self.held = False
        elif self.reps < high:
            self.reps = min(high, self.reps + self.demand.step)
        elif new_rungs and self.at + 1 < len(self.usable):
            self.stand(self.at + 1)

    def done(self) -> None:
        """Note that a loading week held it: the next one takes a step."""
        self.due, self.earned, self.missed = True, True, 0
        self.last = self.kept = self.at, self.reps

    def miss(self, forgiven: int) -> None:
        """Note that the runner missed it in a loading week: ``forgiven`` of these in a row are taken as done."""
        self.missed += 1
        if self.missed > forgiven:
            self.back()
        else:
            self.due = True
            self.last = self.at, self.reps

    def back(self) -> None:
        """Go back to where it was last done for sure."""
        self.stand(*self.kept)
        self.due = self.earned
        self.last = self.kept if self.earned else None

    def begin_anew(self) -> None:
        """Begin at the low end of the rung after a break: what was done before it is not gone back to."""
        self.stand(self.at)
        self.last, self.earned = None, False
        self.kept = self.at, self.reps

    def undo(self) -> None:
        """Note that a loading week left it out: a step not done is not kept."""
        if self.last is not None and (self.at, self.reps) != self.last:
            self.stand(*self.last)
            self.due = True

    def move(self, rungs: int) -> None:
        """Go up or down by whole rungs, as far as the ladder goes, to the low end of the range."""
        at = max(0, min(len(self.usable) - 1, self.at + rungs))
        if at != self.at:
            self.stand(at)
            self.last, self.earned = None, False
            self.kept = self.at, self.reps

    def set(self, index: int, reps: int) -> None:
        """Stand where an earlier session stood: ``index`` from 1 in the whole ladder."""
        below = [i for i, rung in enumerate(self.usable) if rung <= index - 1]
        self.stand(below[-1] if below else 0)
        self.reps = max(self.demand.reps_low, min(self.demand.reps_high, reps))


def _demand(now: Standing, index: int) -> Demand:
    rung = now.ladder.rungs[index]
    prescribed = {
        "id": now.id,
        "ladder": now.ladder.id,
        "rung": rung.id,
        "rung_index": index + 1,
        "sets": 0,
        "reps_low": rung.reps_low,
        "reps_high": rung.reps_high,
        "reps": 0,
        "per_side": rung.per_side,
        "tempo": rung.tempo,
        "band": " ".join(filter(None, (rung.band_place, rung.band_colour, rung.band_stretch))) or None,
        "height_cm": rung.height_cm,
        "weight_kg": rung.weight_kg,
        "rest_s": rung.rest_s,
        "hold_s": rung.hold_s,
    }
    between = rung.reps_high - rung.reps_low
    step = max(1, min(STEP, between), -(-between // (WEEKS_A_RUNG - 1)))
    return Demand(a_rep_s(rung), rung.rest_s, rung.reps_low, rung.reps_high, step, prescribed)


def standing(exercise: Exercise, gear: frozenset[str], level: Level) -> Standing | None:
    """Return where a runner of that level begins, on the first ladder the gear allows; None where none does."""
    for ladder in exercise.ladders:
        usable = tuple(i for i, rung in enumerate(ladder.rungs) if gear.issuperset(rung.gear))
        if usable:
            at = min(FIRST_RUNG[level], len(usable) - 1)
            return Standing(exercise, ladder, usable, at, ladder.rungs[usable[at]].reps_low)
    return None


def standings(exercises: Sequence[Exercise], gear: Collection[str], level: Level) -> list[Standing]:
    """Return the standing of every exercise that the gear allows, in the order of a session."""
    owned = frozenset(gear)
    ordered = sorted(exercises, key=lambda exercise: (exercise.tier, exercise.id))
    found = [standing(exercise, owned, level) for exercise in ordered]
    return [each for each in found if each is not None]
