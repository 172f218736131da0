"""What a session holds: sets, repetitions and rests that fill its minutes.

Every exercise of the session gets one set before any gets a second; what the minutes do not hold is named.
Seconds left over become rest, then warm-up, so that a session lasts what its load was reckoned with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import NamedTuple

from planner.engine.evidence import number
from planner.engine.ladders import HIP_MUSCLES, Standing, a_rep_s
from planner.engine.loads import SHORTEST_MIN
from planner.model import Level, Prescribed, Rung, SessionKind, filled

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


def set_seconds(how: Rung | Prescribed, reps: int) -> int:
    """Return how long one set takes, both sides and the rest after it."""
    return reps * a_rep_s(how) + how.rest_s


def _seconds(standing: Standing, reps: int) -> int:
    """Return how long one set takes on the rung stood on."""
    demand = standing.demand
    return reps * demand.a_rep_s + demand.rest_s


class Ask(NamedTuple):
    """What a session shall be."""

    kind: SessionKind
    minutes: int
    level: Level
    done: Mapping[str, int]
    """Sets that the week already holds, of every muscle of the hip."""
    share: float
    """Share of the week's sessions that are through with this one."""
    once: bool = False
    """Whether every exercise has one set only, as in a plan that but keeps what is there."""


def nothing_done() -> dict[str, int]:
    """Return the sets of a week that holds none yet."""
    return dict.fromkeys(HIP_MUSCLES, 0)


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """One exercise of a session that is being filled."""

    standing: Standing
    tier: int
    reps: int
    seconds: int
    """How long one set takes."""
    price: int
    """How long one set more takes: the first is gone to as well."""
    hips: frozenset[str]
    """The muscles of the hip that it works."""
    sets: int = 0


class Filling:
    """A session while sets are being added to it."""

    def __init__(self, ask: Ask, warmup_min: int):
        self.fewer = ask.kind in ("deload", "reentry")
        """Whether a set has fewer repetitions, as the week is an easier one."""
        self.left = (ask.minutes - warmup_min) * 60
        self.done = ask.done
        self.least = least = LEAST_SETS * ask.share
        self.missing = {muscle: least - sets for muscle, sets in ask.done.items() if sets < least}
        """Sets that muscle groups are short of."""

    def lines(self, standings: Sequence[Standing], left: float = inf) -> list[Line]:
        """Return a line without sets for each exercise of which ``left`` seconds hold one."""
        lines = []
        for each in standings:
            demand = each.demand
            reps = demand.reps_low if self.fewer else each.reps
            seconds = reps * demand.a_rep_s + demand.rest_s
            price = seconds + MOVING_S
            if price <= left:
                lines.append(Line(each, each.tier, reps, seconds, price, each.hips))
        return lines

    def add(self, line: Line) -> None:
        """Add a set."""
        line.sets += 1
        self.left -= line.price
        line.price = line.seconds
        missing = self.missing
        if missing:
            for muscle in line.hips:
                if muscle in missing:
                    missing[muscle] -= 1
                    if missing[muscle] <= 0:
                        del missing[muscle]

    def force(self, lines: Sequence[Line]) -> tuple[Line, int, int]:
        """Put in one set of the quickest exercise all the same, with less rest after it where time is short.

        Return its line, the seconds added to that rest, and the minutes that the set takes too long.
        """
        quickest = min(lines, key=lambda line: (line.seconds, line.standing.id))
        quickest.sets = 1
        self.left -= quickest.seconds
        rest = max(min(self.left, 0), -quickest.standing.demand.rest_s)
        return quickest, rest, -((self.left - rest) // 60)

    def add_first(self, lines: Sequence[Line]) -> None:
        """Add one set of everything that there is time for."""
        for line in lines:
            if line.price <= self.left:
                self.add(line)

    def add_neediest(self, lines: Sequence[Line], most: int) -> None:
        """Add sets as long as any fits: muscle groups short of their weekly sets first, then the fewest sets."""
        while True:
            neediest, greatest = None, (True, most, 0)
            left, missing = self.left, self.missing
            for line in lines:
                if line.price <= left and line.sets < most:
                    need = line.hips.isdisjoint(missing), line.sets, line.tier
                    if need < greatest:
                        neediest, greatest = line, need
            if neediest is None:
                return
            self.add(neediest)

    def exchange(self, held: Sequence[Line]) -> None:
        """Swap a set for a longer one as long as that uses time that nothing else can, and leaves no muscle short."""
        while swaps := [
            (longer.seconds - shorter.seconds, shorter.standing.id, longer.standing.id, shorter, longer)
            for shorter in held
            if shorter.sets > 1
            for longer in held
            if longer.sets < shorter.sets
            and 0 < longer.seconds - shorter.seconds <= self.left
            and not self._would_lack(shorter, held)
        ]:
            gain, _, _, shorter, longer = max(swaps, key=lambda swap: swap[:3])
            shorter.sets -= 1
            longer.sets += 1
            self.left -= gain

    def _would_lack(self, line: Line, held: Sequence[Line]) -> bool:
        """Whether a set less would leave a muscle group short of its sets."""
        for muscle in line.hips:
            sets = self.done[muscle] + sum([other.sets for other in held if muscle in other.hips])
            if sets - 1 < self.least:
                return True
        return False


_in_order = attrgetter("tier", "standing.id")


def fill(own: Sequence[Standing], others: Sequence[Standing], ask: Ask) -> Dose:
    """Fill a session's minutes with its own exercises first, then with the week's others."""
    warmup_min = warm_up(ask.minutes)
    filling = Filling(ask, warmup_min)
    most = 1 if ask.once else most_sets(ask.level)
    first = filling.lines(own)
    filling.add_first(first)
    filling.add_neediest(first, min(USUAL_SETS, most))
    second = filling.lines(others, filling.left)
    filling.add_neediest(second, min(EXTRA_SETS, most))
    filling.add_neediest(first + second, most)
    chosen = [line for line in first + second if line.sets]
    if chosen:
        filling.exchange(chosen)
        chosen.sort(key=_in_order)
        extra, short = _extra_rest(filling.left, sum([line.sets for line in chosen])), 0
    else:
        quickest, extra, short = filling.force(first + filling.lines(others))
        chosen = [quickest]
    exercises = tuple([_prescribed(line, extra) for line in chosen])
    left_out = tuple([line.standing.id for line in first if not line.sets])
    longer = max(0, filling.left - extra * sum([line.sets for line in chosen])) // 60
    return Dose(exercises, left_out, warmup_min + longer, ask.minutes + short)


def activation(known: Sequence[Standing], most: int) -> Dose:
    """Return a light session of known movements, one short set each, within ``most`` minutes."""
    chosen, minutes = _lightest(known, most)
    low, high = ACTIVATION_REPS
    light = {"sets": 1, "reps_low": low, "reps_high": high, "reps": high}
    exercises = tuple(filled(Prescribed, each.demand.prescribed | light) for each in chosen)
    return Dose(exercises, (), warm_up(0), minutes)


def light_minutes(known: Sequence[Standing], most: int) -> int:
    """Return how long that light session lasts."""
    return _lightest(known, most)[1]


def _lightest(known: Sequence[Standing], most: int) -> tuple[list[Standing], int]:
    """Return the movements of a light session, and its minutes."""
    left = (most - warm_up(0)) * 60
    chosen: list[Standing] = []
    for each in [each for each in known if each.introduced != "last"][:ACTIVATION_EXERCISES]:
        seconds = _seconds(each, ACTIVATION_REPS[1]) + MOVING_S
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
    seconds = sum([_seconds(each, each.reps) for each in known])
    return (sets * (seconds + len(known) * MOST_EXTRA_REST_S) + len(known) * MOVING_S) // 60


def one_set_each(known: Sequence[Standing], most: int) -> int:
    """Return the minutes that one set of everything takes, at most ``most``."""
    seconds = sum(_seconds(each, each.reps) + MOVING_S for each in known)
    return min(most, warm_up(most) + -(-seconds // 60))


def _extra_rest(seconds: int, sets: int) -> int:
    if not sets or seconds < 0:
        return 0
    return min(MOST_EXTRA_REST_S, seconds // sets // REST_STEP_S * REST_STEP_S)


def _prescribed(line: Line, extra_rest_s: int) -> Prescribed:
    demand = line.standing.demand
    values = demand.prescribed.copy()
    values["sets"] = line.sets
    values["reps"] = line.reps
    values["rest_s"] = demand.rest_s + extra_rest_s
    return filled(Prescribed, values)
