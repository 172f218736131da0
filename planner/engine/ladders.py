"""Where a runner stands on the ladder of every exercise, and how they climb it.

Double progression: repetitions rise within a rung's range, then the next rung begins at its low end. A
ladder is the exercise itself, or the nearest substitute that the runner's gear allows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from planner.engine.evidence import number
from planner.model import Exercise, Level, Prescribed, Rung

HIP_MUSCLES: tuple[str, ...] = ("glute-med", "glute-max", "hip-flexors")
STEP = int(number("overload.reps-step", "step"))
WEEKS_A_RUNG = int(number("overload.reps-step", "weeks"))
FIRST_RUNG: dict[Level, int] = {level: int(number("ladder.first", level)) - 1 for level in get_args(Level)}


def a_rep_s(how: Rung | Prescribed) -> int:
    """Return how long one repetition takes, in seconds, on both sides where each does it."""
    return (_tempo_s(how.tempo) + how.hold_s) * (2 if how.per_side else 1)


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


class Movement(NamedTuple):
    """An exercise as whoever has that gear does it: on the first ladder that the gear allows."""

    id: str
    """The exercise's own."""
    ladder: str
    """The ladder's own."""
    rungs: tuple[Rung, ...]
    """All of the ladder."""
    usable: tuple[int, ...]
    """Indexes of the rungs that the gear allows."""
    tier: int
    introduced: str
    """When it comes in."""
    hips: frozenset[str]
    """The muscles of the hip that it works."""
    demands: dict[int, Demand]
    """By place in ``usable``, what the rungs that were stood on ask."""


@dataclass(slots=True, eq=False, repr=False)
class Standing:
    """One exercise as the runner does it now."""

    movement: Movement
    at: int
    """Index into the movement's usable rungs."""
    reps: int = 0
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
    id: str = field(init=False)
    """The exercise's own; these five are asked for all the time."""
    ladder: str = field(init=False)
    tier: int = field(init=False)
    introduced: str = field(init=False)
    hips: frozenset[str] = field(init=False)
    demand: Demand = field(init=False)
    """What the rung stood on asks."""

    def __post_init__(self) -> None:
        self.id, self.ladder, _, _, self.tier, self.introduced, self.hips, _ = self.movement
        self.stand(self.at, self.reps or None)
        self.kept = self.at, self.reps

    def stand(self, at: int, reps: int | None = None) -> None:
        """Stand on the rung at that place in ``usable``, at the low end of its range where nothing else is said."""
        movement = self.movement
        demand = movement.demands.get(at)
        if demand is None:
            demand = movement.demands[at] = _demand(movement, movement.usable[at])
        self.at, self.demand = at, demand
        self.reps = demand.reps_low if reps is None else reps

    @property
    def index(self) -> int:
        """Return the rung's place in its whole ladder, from 1."""
        return self.movement.usable[self.at] + 1

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
        elif new_rungs and self.at + 1 < len(self.movement.usable):
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
        at = max(0, min(len(self.movement.usable) - 1, self.at + rungs))
        if at != self.at:
            self.stand(at)
            self.last, self.earned = None, False
            self.kept = self.at, self.reps

    def set(self, index: int, reps: int) -> None:
        """Stand where an earlier session stood: ``index`` from 1 in the whole ladder."""
        below = [i for i, rung in enumerate(self.movement.usable) if rung <= index - 1]
        self.stand(below[-1] if below else 0)
        self.reps = max(self.demand.reps_low, min(self.demand.reps_high, reps))


def _demand(movement: Movement, index: int) -> Demand:
    rung = movement.rungs[index]
    prescribed = {
        "id": movement.id,
        "ladder": movement.ladder,
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


_MOVEMENTS: dict[tuple[str, frozenset[str]], tuple[Exercise, Movement | None]] = {}


def movement(exercise: Exercise, gear: frozenset[str]) -> Movement | None:
    """Return an exercise as that gear lets it be done; None where it does not.

    Kept from plan to plan, for nouns are slow to ask: 3 % of a plan. Another exercise of that name takes its place.
    """
    key = exercise.id, gear
    kept = _MOVEMENTS.get(key)
    if kept is None or kept[0] is not exercise:
        kept = _MOVEMENTS[key] = exercise, _movement(exercise, gear)
    return kept[1]


def _movement(exercise: Exercise, gear: frozenset[str]) -> Movement | None:
    for ladder in exercise.ladders:
        usable = tuple(i for i, rung in enumerate(ladder.rungs) if gear.issuperset(rung.gear))
        if usable:
            hips = frozenset(HIP_MUSCLES).intersection(exercise.muscles)
            order = exercise.tier, exercise.introduced
            return Movement(exercise.id, ladder.id, ladder.rungs, usable, *order, hips, {})
    return None


def standings(exercises: Sequence[Exercise], gear: Collection[str], level: Level) -> list[Standing]:
    """Return where a runner of that level begins in every exercise that the gear allows, in the order of a session."""
    owned = frozenset(gear)
    found = [own for each in exercises if (own := movement(each, owned)) is not None]
    found.sort(key=attrgetter("tier", "id"))
    return [Standing(own, min(FIRST_RUNG[level], len(own.usable) - 1)) for own in found]
