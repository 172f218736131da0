"""Sessions on boards of starts: whether they fit, and which facts together keep them from fitting.

The starts of a week are the bits of one number, so that a trial costs a few operations on numbers. Facts are tried in
the order of what explains least, so that hours and weekdays are left only where they matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from planner.engine import constraints as rules

APART = rules.GAP_SESSIONS // rules.GRID_MIN
"""Steps of the grid from one session to the next."""
_TRIED_FIRST = ("hours", "busy", "days", "start", "gap.same-day", "blocked", "last.activation", "last.loading")
_RANK = {rule: rank for rank, rule in enumerate(_TRIED_FIRST)}

Fact = tuple[str, object]
"""A rule, and what it stands for there."""

GAP: Fact = ("gap.sessions", None)
"""The distance between sessions."""


class Board(NamedTuple):
    """The starts on the grid that a kind of slot could have in a week, as bits, the first one lowest."""

    first: int
    """The step of the grid, from the epoch, that the lowest bit stands for."""
    starts: int
    """All of them."""
    barred: Mapping[str, Mapping[Fact, int]]
    """The starts that each fact stands against, by rule."""
    free: int
    """The starts that no fact stands against."""

    @classmethod
    def of(cls, first: int, starts: int, barred: Mapping[str, Mapping[Fact, int]]) -> "Board":
        """Return a board with these facts."""
        taken = 0
        for own in barred.values():
            taken = union(own.values(), taken)
        return cls(first, starts, barred, starts & ~taken)


class Lane(NamedTuple):
    """A board, and how many sessions are to lie on it."""

    board: Board
    sessions: int


class Puzzle:
    """Sessions that are too many for their boards, and the facts in their way; the boards are one long number."""

    def __init__(self, lanes: Sequence[Lane]):
        self.sessions = sum([lane.sessions for lane in lanes])
        self.orders: list[list[Fact]] = []
        """Facts that were tried one after the other, because it is their order that decides which are left."""
        self.facts: dict[str, dict[Fact, int]] = {GAP[0]: {}}
        """The starts that each fact stands against, by rule; the distance between sessions stands against none."""
        self._apart = APART
        self._lanes: list[tuple[int, int, int, int]] = []
        """Of each board: its first step, where its bits begin, all of them, and its sessions."""
        over = 0
        for board, sessions in lanes:
            self._lanes.append((board.first, over, board.starts, sessions))
            for rule, own in board.barred.items():
                known = self.facts.setdefault(rule, {})
                for fact, starts in own.items():
                    known[fact] = known.get(fact, 0) | starts << over
            over += board.starts.bit_length()
        self._starts = (1 << over) - 1

    def smallest(self) -> list[Fact]:
        """Return the facts that are left after trying to do without each in turn, rule by rule."""
        order = sorted(self.facts, key=_rank)
        behind = [0]
        for rule in order[:0:-1]:
            behind.append(union(self.facts[rule].values(), behind[-1]))
        kept: list[Fact] = []
        barred = 0
        for rule in order:
            own, later = self.facts[rule], behind.pop()
            needed = self._needed(own, barred | later)
            barred = union([own[fact] for fact in needed], barred)
            kept += needed
            if rule == GAP[0] and self.sessions > 1:
                self._apart = 1
                if self._fits(barred | later):
                    self._apart = APART
                    kept.append(GAP)
        return kept

    def _needed(self, own: Mapping[Fact, int], barred: int) -> list[Fact]:
        """Return the facts of a rule that cannot be done without, with so much barred by other rules.

        What is needed while all the others stand is needed in any order; if the rest can be done without all at once,
        it can be in any order too. Else they are tried in theirs.
        """
        if len(own) == 1:
            return list(own) if self._fits(barred) else []
        once = twice = barred
        for starts in own.values():
            twice |= once & starts
            once |= starts
        needed: list[Fact] = []
        spare: list[Fact] = []
        for fact, starts in own.items():
            alone = starts & ~twice
            (needed if alone and self._fits(once ^ alone) else spare).append(fact)
        barred = union([own[fact] for fact in needed], barred)
        if len(spare) < 2 or not self._fits(barred):
            return needed
        order = sorted(spare, key=cause_text)
        self.orders.append(order)
        left = order[1:]
        for fact in order[1:]:
            rest = [other for other in left if other is not fact]
            if rest and not self._fits(union([own[other] for other in rest], barred)):
                left = rest
        return needed + left

    def _fits(self, barred: int) -> bool:
        """Whether the sessions fit with so much barred."""
        free = self._starts ^ barred
        lanes = [(first, free >> begin & starts, sessions) for first, begin, starts, sessions in self._lanes]
        return _fit(lanes, self._apart)


def fit(lanes: Iterable[Lane]) -> bool:
    """Whether all the sessions find a place."""
    return _fit([(board.first, board.free, sessions) for board, sessions in lanes], APART)


def fewest(lanes: list[Lane], own: Board) -> list[Lane]:
    """Do without sessions in turn while those that are left do not fit, but for one on its ``own`` board."""
    for index in range(len(lanes)):
        while lanes[index].sessions > (lanes[index].board is own):
            board, sessions = lanes[index]
            fewer = [*lanes[:index], Lane(board, sessions - 1), *lanes[index + 1 :]]
            if fit(fewer):
                break
            lanes = fewer
    return [lane for lane in lanes if lane.sessions]


def union(parts: Iterable[int], whole: int = 0) -> int:
    """Return the bits that are in any of these numbers."""
    return reduce(or_, parts, whole)


def cause_text(fact: Fact) -> str:
    """Return what sorts a fact among those of its rule."""
    return str(fact[1])


def _fit(lanes: Iterable[tuple[int, int, int]], apart: int) -> bool:
    """Whether so many sessions as each board shall hold find a place, so many steps apart; earliest first is enough.

    A board is its first step, its free starts and its sessions.
    """
    least = 0
    for first, free, sessions in lanes:
        if least > first:
            free >>= least - first
        else:
            least = first
        for _ in range(sessions):
            if not free:
                return False
            taken = (free & -free).bit_length() - 1 + apart
            free >>= taken
            least += taken
    return True


def _rank(rule: str) -> tuple[int, str]:
    return _RANK.get(rule, len(_RANK)), rule
