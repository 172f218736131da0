"""What a session holds: sets, repetitions and rests that fill its minutes.

Every exercise of the session gets one set before any gets a second; what the minutes do not hold is named.
Seconds left over become rest, then warm-up, so that a session lasts what its load was reckoned with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from planner.engine.evidence import number
from planner.engine.ladders import Standing
from planner.engine.nouns import made
from planner.model import Level, Prescribed, SessionKind

HIP_MUSCLES = frozenset(("glute-med", "glute-max", "hip-flexors"))
LEAST_SETS = int(number("volume.minimum", "sets"))
MOVING_S = int(number("session.moving", "seconds"))
REST_STEP_S = 5
MOST_EXTRA_REST_S = int(number("session.rest", "most"))
EXTRA_SETS = 2
USUAL_SETS = 3
ACTIVATION_EXERCISES = int(number("last.activation", "exercises"))
SHORTEST_LIGHT_MIN = 6
ACTIVATION_REPS = int(number("last.activation", "reps-low")), int(number("last.activation", "reps-high"))


class Dose(NamedTuple):
    """A session's content."""

    exercises: tuple[Prescribed, ...]
    left_out: tuple[str, ...]
    warmup_min: int
    minutes: int


def warm_up(minutes: int) -> int:
    """Return the minutes of warm-up in a session of that length."""
    long = minutes >= number("session.warm-up", "long-from")
    return int(number("session.warm-up", "usual" if long else "short"))


def most_sets(level: Level) -> int:
    """Return the most sets of one exercise in a session."""
    return int(number("session.sets", "new" if level == "new" else "most"))


def reps_for(standing: Standing, kind: SessionKind) -> int:
    """Return the repetitions of one set: fewer where the week is easier."""
    if kind == "activation":
        return ACTIVATION_REPS[1]
    return standing.rung.reps_low if kind in ("deload", "reentry") else standing.reps


def set_seconds(standing: Standing, reps: int) -> int:
    """Return how long one set takes, both sides and the rest after it."""
    rung = standing.rung
    a_rep = _tempo_seconds(rung.tempo) + rung.hold_s
    return reps * a_rep * (2 if rung.per_side else 1) + rung.rest_s


@cache
def _tempo_seconds(tempo: str) -> int:
    return sum(int(part) for part in tempo.split("-"))


class Ask(NamedTuple):
    """What a session shall be."""

    kind: SessionKind
    minutes: int
    level: Level
    done: Mapping[str, int]
    """Sets that the week already holds, by muscle group."""
    share: float
    """Share of the week's sessions that are through with this one."""


class Filling:
    """A session while sets are being added to it."""

    def __init__(self, ask: Ask, standings: Sequence[Standing]):
        self.ask = ask
        self.left = (ask.minutes - warm_up(ask.minutes)) * 60
        self.cost = {each.exercise.id: set_seconds(each, reps_for(each, ask.kind)) for each in standings}
        self.sets: dict[str, int] = {}
        self.muscles = Counter(ask.done)
        self.least = LEAST_SETS * ask.share

    def fits(self, each: Standing, most: int) -> bool:
        """Whether there is time for a set of it, and fewer than ``most`` stand already."""
        name = each.exercise.id
        had = self.sets.get(name, 0)
        return had < most and self.cost[name] + (0 if had else MOVING_S) <= self.left

    def add(self, each: Standing) -> None:
        """Add a set."""
        name = each.exercise.id
        had = self.sets.get(name, 0)
        self.sets[name] = had + 1
        self.left -= self.cost[name] + (0 if had else MOVING_S)
        for muscle in each.exercise.muscles:
            self.muscles[muscle] += 1

    def force(self, standings: Sequence[Standing]) -> tuple[int, int]:
        """Put in one set of the quickest exercise all the same, with less rest after it where time is short.

        Return the seconds added to that rest, and the minutes that the set takes too long.
        """
        quickest = min(standings, key=lambda each: (self.cost[each.exercise.id], each.exercise.id))
        self.sets[quickest.exercise.id] = 1
        self.left -= self.cost[quickest.exercise.id]
        rest = max(min(self.left, 0), -quickest.rung.rest_s)
        return rest, -((self.left - rest) // 60)

    def add_neediest(self, standings: Sequence[Standing], most: int) -> None:
        """Add sets as long as any fits: muscle groups short of their weekly sets first, then the fewest sets."""
        fitting = list(standings)
        while fitting := [each for each in fitting if self.fits(each, most)]:
            self.add(min(fitting, key=self._need))

    def exchange(self, standings: Sequence[Standing], most: int) -> None:
        """Swap a set for a longer one as long as that uses time that nothing else can, and leaves no muscle short."""
        sets, cost = self.sets, self.cost
        held = [each for each in standings if each.exercise.id in sets]
        for _ in range(len(standings)):
            spare = [each for each in held if sets[each.exercise.id] > 1 and not self._would_lack(each)]
            swaps = [
                (cost[longer.exercise.id] - cost[shorter.exercise.id], shorter, longer)
                for shorter in spare
                for longer in held
                if sets[longer.exercise.id] < min(most, sets[shorter.exercise.id])
            ]
            fitting = [swap for swap in swaps if 0 < swap[0] <= self.left]
            if not fitting:
                return
            gain, shorter, longer = max(fitting, key=lambda swap: (swap[0], swap[1].exercise.id, swap[2].exercise.id))
            sets[shorter.exercise.id] -= 1
            sets[longer.exercise.id] += 1
            self.muscles.subtract(shorter.exercise.muscles)
            self.muscles.update(longer.exercise.muscles)
            self.left -= gain

    def _would_lack(self, each: Standing) -> bool:
        return any(self.muscles[muscle] - 1 < self.least for muscle in _hips(each.exercise.muscles))

    def _need(self, each: Standing) -> tuple[bool, int, int]:
        short = False
        for muscle in _hips(each.exercise.muscles):
            short = short or self.muscles[muscle] < self.least
        return not short, self.sets.get(each.exercise.id, 0), each.exercise.tier


@cache
def _hips(muscles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(muscle for muscle in muscles if muscle in HIP_MUSCLES)


def fill(own: Sequence[Standing], others: Sequence[Standing], ask: Ask) -> Dose:
    """Fill a session's minutes with its own exercises first, then with the week's others."""
    filling = Filling(ask, (*own, *others))
    most = most_sets(ask.level)
    for each in own:
        if filling.fits(each, 1):
            filling.add(each)
    filling.add_neediest(own, min(USUAL_SETS, most))
    filling.add_neediest(others, min(EXTRA_SETS, most))
    filling.add_neediest((*own, *others), most)
    filling.exchange((*own, *others), most)
    forced, short = (None, 0) if filling.sets else filling.force((*own, *others))
    sets = filling.sets
    chosen = [each for each in (*own, *others) if each.exercise.id in sets]
    chosen.sort(key=lambda each: (each.exercise.tier, each.exercise.id))
    extra = _extra_rest(filling.left, sum(sets.values())) if forced is None else forced
    exercises = tuple(_prescribed(each, sets[each.exercise.id], ask.kind, extra) for each in chosen)
    left_out = tuple(each.exercise.id for each in own if each.exercise.id not in sets)
    longer = max(0, filling.left - extra * sum(sets.values())) // 60
    return Dose(exercises, left_out, warm_up(ask.minutes) + longer, ask.minutes + short)


def activation(known: Sequence[Standing], most: int) -> Dose:
    """Return a light session of known movements, one short set each, within ``most`` minutes."""
    warm = warm_up(0)
    left = (most - warm) * 60
    chosen: list[Standing] = []
    for each in [each for each in known if each.exercise.introduced != "last"][:ACTIVATION_EXERCISES]:
        seconds = set_seconds(each, ACTIVATION_REPS[1]) + MOVING_S
        if seconds <= left:
            chosen.append(each)
            left -= seconds
    exercises = tuple(_prescribed(each, 1, "activation", 0) for each in chosen)
    return Dose(exercises, (), warm, most - left // 60)


def light_most(minutes: int) -> int:
    """Return the longest activation for a runner whose sessions last ``minutes`` at most."""
    return max(SHORTEST_LIGHT_MIN, minutes // 2)


def fullest(known: Sequence[Standing], level: Level) -> int:
    """Return the minutes that a session can hold at most: every exercise with all its sets and the longest rests."""
    sets = most_sets(level)
    seconds = sum(sets * (set_seconds(each, each.reps) + MOST_EXTRA_REST_S) + MOVING_S for each in known)
    return seconds // 60


def one_set_each(known: Sequence[Standing], most: int) -> int:
    """Return the minutes that one set of everything takes, at most ``most``."""
    seconds = sum(set_seconds(each, each.reps) + MOVING_S for each in known)
    return min(most, warm_up(most) + -(-seconds // 60))


def _extra_rest(seconds: int, sets: int) -> int:
    if not sets or seconds < 0:
        return 0
    return min(MOST_EXTRA_REST_S, seconds // sets // REST_STEP_S * REST_STEP_S)


@cache
def _band(*parts: str | None) -> str | None:
    return " ".join(part for part in parts if part) or None


def _prescribed(standing: Standing, sets: int, kind: SessionKind, extra_rest_s: int) -> Prescribed:
    rung = standing.rung
    low, high = ACTIVATION_REPS if kind == "activation" else (rung.reps_low, rung.reps_high)
    return made(
        Prescribed,
        id=standing.exercise.id,
        ladder=standing.ladder.id,
        rung=rung.id,
        rung_index=standing.index,
        sets=sets,
        reps_low=low,
        reps_high=high,
        reps=reps_for(standing, kind),
        per_side=rung.per_side,
        tempo=rung.tempo,
        band=_band(rung.band_place, rung.band_colour, rung.band_stretch),
        height_cm=rung.height_cm,
        weight_kg=rung.weight_kg,
        rest_s=rung.rest_s + extra_rest_s,
        hold_s=rung.hold_s,
    )
