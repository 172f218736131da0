"""What a session holds: sets, repetitions and rests that fill its minutes.

Every exercise of the session gets one set before any gets a second; what the minutes do not hold is named.
Seconds left over become rest, then warm-up, so that a session lasts what its load was reckoned with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from planner.engine.evidence import number
from planner.engine.ladders import Standing
from planner.engine.loads import SHORTEST_MIN
from planner.model import Exercise, Level, Prescribed, Rung, SessionKind, filled

HIP_MUSCLES = frozenset(("glute-med", "glute-max", "hip-flexors"))
LEAST_SETS = int(number("volume.minimum", "sets"))
MOST_SETS = int(number("session.sets", "most"))
MOST_SETS_NEW = int(number("session.sets", "new"))
LONG_FROM_MIN = number("session.warm-up", "long-from")
USUAL_WARM_UP_MIN = int(number("session.warm-up", "usual"))
SHORT_WARM_UP_MIN = int(number("session.warm-up", "short"))
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
    return USUAL_WARM_UP_MIN if minutes >= LONG_FROM_MIN else SHORT_WARM_UP_MIN


def most_sets(level: Level) -> int:
    """Return the most sets of one exercise in a session."""
    return MOST_SETS_NEW if level == "new" else MOST_SETS


def reps_for(standing: Standing, kind: SessionKind) -> int:
    """Return the repetitions of one set: fewer where the week is easier."""
    if kind == "activation":
        return ACTIVATION_REPS[1]
    return standing.rung.reps_low if kind in ("deload", "reentry") else standing.reps


def set_seconds(how: Rung | Prescribed, reps: int) -> int:
    """Return how long one set takes, both sides and the rest after it."""
    a_rep = _tempo_seconds(how.tempo) + how.hold_s
    return reps * a_rep * (2 if how.per_side else 1) + how.rest_s


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


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """One exercise of a session that is being filled."""

    standing: Standing
    seconds: int
    """How long one set takes."""
    price: int
    """How long one set more takes: the first is gone to as well."""
    hips: frozenset[str]
    """The muscles of the hip that it works."""
    sets: int = 0

    @property
    def exercise(self) -> Exercise:
        """Return the exercise itself."""
        return self.standing.exercise


class Filling:
    """A session while sets are being added to it."""

    def __init__(self, ask: Ask):
        self.kind = ask.kind
        self.left = (ask.minutes - warm_up(ask.minutes)) * 60
        self.least = LEAST_SETS * ask.share
        self.week = {muscle: ask.done.get(muscle, 0) for muscle in HIP_MUSCLES}
        self.short = {muscle for muscle, sets in self.week.items() if sets < self.least}

    def lines(self, standings: Sequence[Standing]) -> list[Line]:
        """Return a line without sets for each exercise."""
        lines = []
        for each in standings:
            seconds = set_seconds(each.rung, reps_for(each, self.kind))
            lines.append(Line(each, seconds, seconds + MOVING_S, _hips(each.exercise.muscles)))
        return lines

    def add(self, line: Line) -> None:
        """Add a set."""
        line.sets += 1
        self.left -= line.price
        line.price = line.seconds
        self._count(line, 1)

    def force(self, lines: Sequence[Line]) -> tuple[int, int]:
        """Put in one set of the quickest exercise all the same, with less rest after it where time is short.

        Return the seconds added to that rest, and the minutes that the set takes too long.
        """
        quickest = min(lines, key=lambda line: (line.seconds, line.exercise.id))
        quickest.sets = 1
        self.left -= quickest.seconds
        rest = max(min(self.left, 0), -quickest.standing.rung.rest_s)
        return rest, -((self.left - rest) // 60)

    def add_first(self, lines: Sequence[Line]) -> None:
        """Add one set of everything that there is time for."""
        for line in lines:
            if line.price <= self.left:
                self.add(line)

    def add_neediest(self, lines: Sequence[Line], most: int) -> None:
        """Add sets as long as any fits: muscle groups short of their weekly sets first, then the fewest sets."""
        fitting = lines
        while fitting := [line for line in fitting if line.price <= self.left and line.sets < most]:
            self.add(min(fitting, key=self._need))

    def exchange(self, lines: Sequence[Line], most: int) -> None:
        """Swap a set for a longer one as long as that uses time that nothing else can, and leaves no muscle short."""
        held = [line for line in lines if line.sets]
        for _ in range(len(lines)):
            swaps = [
                (longer.seconds - shorter.seconds, shorter.exercise.id, longer.exercise.id, shorter, longer)
                for shorter in held
                if shorter.sets > 1
                for longer in held
                if 0 < longer.seconds - shorter.seconds <= self.left
                and longer.sets < min(most, shorter.sets)
                and not self._would_lack(shorter)
            ]
            if not swaps:
                return
            gain, _, _, shorter, longer = max(swaps, key=lambda swap: swap[:3])
            shorter.sets -= 1
            longer.sets += 1
            self._count(shorter, -1)
            self._count(longer, 1)
            self.left -= gain

    def _count(self, line: Line, sets: int) -> None:
        for muscle in line.hips:
            self.week[muscle] += sets
            if self.week[muscle] >= self.least:
                self.short.discard(muscle)

    def _would_lack(self, line: Line) -> bool:
        return any(self.week[muscle] - 1 < self.least for muscle in line.hips)

    def _need(self, line: Line) -> tuple[bool, int, int]:
        return line.hips.isdisjoint(self.short), line.sets, line.exercise.tier


@cache
def _hips(muscles: tuple[str, ...]) -> frozenset[str]:
    return HIP_MUSCLES.intersection(muscles)


def fill(own: Sequence[Standing], others: Sequence[Standing], ask: Ask) -> Dose:
    """Fill a session's minutes with its own exercises first, then with the week's others."""
    filling = Filling(ask)
    most = most_sets(ask.level)
    first, second = filling.lines(own), filling.lines(others)
    lines = [*first, *second]
    filling.add_first(first)
    filling.add_neediest(first, min(USUAL_SETS, most))
    filling.add_neediest(second, min(EXTRA_SETS, most))
    filling.add_neediest(lines, most)
    filling.exchange(lines, most)
    count = sum(line.sets for line in lines)
    extra, short = (_extra_rest(filling.left, count), 0) if count else filling.force(lines)
    chosen = [line for line in lines if line.sets]
    chosen.sort(key=lambda line: (line.exercise.tier, line.exercise.id))
    exercises = tuple(_prescribed(line.standing, line.sets, ask.kind, extra) for line in chosen)
    left_out = tuple(line.exercise.id for line in first if not line.sets)
    longer = max(0, filling.left - extra * max(1, count)) // 60
    return Dose(exercises, left_out, warm_up(ask.minutes) + longer, ask.minutes + short)


def activation(known: Sequence[Standing], most: int) -> Dose:
    """Return a light session of known movements, one short set each, within ``most`` minutes."""
    chosen, minutes = _lightest(known, most)
    return Dose(tuple(_prescribed(each, 1, "activation", 0) for each in chosen), (), warm_up(0), minutes)


def light_minutes(known: Sequence[Standing], most: int) -> int:
    """Return how long that light session lasts."""
    return _lightest(known, most)[1]


def _lightest(known: Sequence[Standing], most: int) -> tuple[list[Standing], int]:
    """Return the movements of a light session, and its minutes."""
    left = (most - warm_up(0)) * 60
    chosen: list[Standing] = []
    for each in [each for each in known if each.exercise.introduced != "last"][:ACTIVATION_EXERCISES]:
        seconds = set_seconds(each.rung, ACTIVATION_REPS[1]) + MOVING_S
        if seconds <= left:
            chosen.append(each)
            left -= seconds
    return chosen, max(SHORTEST_MIN, most - left // 60)


def light_most(minutes: int) -> int:
    """Return the longest activation for a runner whose sessions last ``minutes`` at most."""
    return max(SHORTEST_LIGHT_MIN, minutes // 2)


def fullest(known: Sequence[Standing], level: Level) -> int:
    """Return the minutes that a session can hold at most: every exercise with all its sets and the longest rests."""
    sets = most_sets(level)
    seconds = sum(sets * (set_seconds(each.rung, each.reps) + MOST_EXTRA_REST_S) + MOVING_S for each in known)
    return seconds // 60


def one_set_each(known: Sequence[Standing], most: int) -> int:
    """Return the minutes that one set of everything takes, at most ``most``."""
    seconds = sum(set_seconds(each.rung, each.reps) + MOVING_S for each in known)
    return min(most, warm_up(most) + -(-seconds // 60))


def _extra_rest(seconds: int, sets: int) -> int:
    if not sets or seconds < 0:
        return 0
    return min(MOST_EXTRA_REST_S, seconds // sets // REST_STEP_S * REST_STEP_S)


def _prescribed(standing: Standing, sets: int, kind: SessionKind, extra_rest_s: int) -> Prescribed:
    rung = standing.rung
    low, high = ACTIVATION_REPS if kind == "activation" else (rung.reps_low, rung.reps_high)
    values = _on_rung(standing) | {
        "sets": sets,
        "reps_low": low,
        "reps_high": high,
        "reps": reps_for(standing, kind),
        "rest_s": rung.rest_s + extra_rest_s,
    }
    return filled(Prescribed, values)


def _on_rung(standing: Standing) -> dict[str, Any]:
    """Return what every session prescribes on a rung, all fields in their order; those of the day are still empty."""
    found = standing.prescribed.get(standing.at)
    if found is None:
        rung = standing.rung
        found = standing.prescribed[standing.at] = {
            "id": standing.exercise.id,
            "ladder": standing.ladder.id,
            "rung": rung.id,
            "rung_index": standing.index,
            "sets": None,
            "reps_low": None,
            "reps_high": None,
            "reps": None,
            "per_side": rung.per_side,
            "tempo": rung.tempo,
            "band": " ".join(part for part in (rung.band_place, rung.band_colour, rung.band_stretch) if part) or None,
            "height_cm": rung.height_cm,
            "weight_kg": rung.weight_kg,
            "rest_s": None,
            "hold_s": rung.hold_s,
        }
    return found
