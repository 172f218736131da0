"""What a session holds: sets, repetitions and rests that fill its minutes.

Every exercise of the session gets one set before any gets a second; what the minutes do not hold is named.
Seconds left over become rest, so that a session lasts what its load was reckoned with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.engine.evidence import number
from planner.engine.ladders import Standing
from planner.model import Level, Prescribed, SessionKind

MOVING_S = int(number("session.moving", "seconds"))
REST_STEP_S = 5
MOST_EXTRA_REST_S = 45
EXTRA_SETS = 2
USUAL_SETS = 3
ACTIVATION_EXERCISES = int(number("last.activation", "exercises"))
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
    a_rep = sum(int(part) for part in rung.tempo.split("-")) + rung.hold_s
    return reps * a_rep * (2 if rung.per_side else 1) + rung.rest_s


def fill(own: Sequence[Standing], others: Sequence[Standing], kind: SessionKind, minutes: int, level: Level) -> Dose:
    """Fill ``minutes`` with the session's own exercises first, then with the week's others."""
    warm = warm_up(minutes)
    budget = (minutes - warm) * 60
    cost = {each.exercise.id: set_seconds(each, reps_for(each, kind)) for each in (*own, *others)}
    sets: dict[str, int] = {}

    def add(each: Standing, most: int) -> bool:
        nonlocal budget
        name = each.exercise.id
        had = sets.get(name, 0)
        price = cost[name] + (0 if had else MOVING_S)
        if had >= most or price > budget:
            return False
        sets[name] = had + 1
        budget -= price
        return True

    def rounds(standings: Sequence[Standing], most: int) -> None:
        for level_ in range(1, most + 1):
            for each in standings:
                add(each, level_)

    most = most_sets(level)
    rounds(own, min(USUAL_SETS, most))
    rounds(others, min(EXTRA_SETS, most))
    rounds(own, most)
    rounds(others, most)
    chosen = [each for each in (*own, *others) if each.exercise.id in sets]
    chosen.sort(key=lambda each: (each.exercise.tier, each.exercise.id))
    extra = _extra_rest(budget, sum(sets.values()))
    exercises = tuple(_prescribed(each, sets[each.exercise.id], kind, extra) for each in chosen)
    left = tuple(each.exercise.id for each in own if each.exercise.id not in sets)
    used = (minutes - warm) * 60 - budget + extra * sum(sets.values())
    return Dose(exercises, left, warm, warm + max(1, -(-used // 60)))


def activation(known: Sequence[Standing]) -> Dose:
    """Return a light session of known movements, one short set each."""
    chosen = [each for each in known if each.exercise.introduced != "last"][:ACTIVATION_EXERCISES]
    exercises = tuple(_prescribed(each, 1, "activation", 0) for each in chosen)
    seconds = sum(set_seconds(each, ACTIVATION_REPS[1]) + MOVING_S for each in chosen)
    warm = warm_up(0)
    return Dose(exercises, (), warm, warm + -(-seconds // 60))


def one_set_each(known: Sequence[Standing], most: int) -> int:
    """Return the minutes that one set of everything takes, at most ``most``."""
    seconds = sum(set_seconds(each, each.reps) + MOVING_S for each in known)
    return min(most, warm_up(most) + -(-seconds // 60))


def _extra_rest(seconds: int, sets: int) -> int:
    if not sets:
        return 0
    return min(MOST_EXTRA_REST_S, seconds // sets // REST_STEP_S * REST_STEP_S)


def _prescribed(standing: Standing, sets: int, kind: SessionKind, extra_rest_s: int) -> Prescribed:
    rung = standing.rung
    low, high = ACTIVATION_REPS if kind == "activation" else (rung.reps_low, rung.reps_high)
    band = " ".join(part for part in (rung.band_place, rung.band_colour, rung.band_stretch) if part)
    return Prescribed.model_construct(
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
        band=band or None,
        height_cm=rung.height_cm,
        weight_kg=rung.weight_kg,
        rest_s=rung.rest_s + extra_rest_s,
        hold_s=rung.hold_s,
    )
