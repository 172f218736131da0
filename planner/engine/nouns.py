"""What the steps of the engine hand to each other: days, weeks, slots, bars and places.

Plain values, smaller and faster than the nouns that leave the house. Instants are whole minutes since
the epoch (UTC), days are proleptic ordinals (``date.toordinal``), so that gaps are plain subtraction.
"""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal, NamedTuple

from planner.model import AnyNoun, Athlete, Blocked, Busy, Phase, Policy, Race, Reason, Run, Session, filled

Stance = Literal["load", "taper", "mini", "activation", "rest", "recovery"]
Work = Literal["work", "activation"]
Cause = Run | Race | Blocked | Busy | str | int | None

DAY_MIN = 1440
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONG_AGO = -(10**9)
"""A minute before any other."""


def minute(instant: datetime) -> int:
    """Return an aware instant as whole minutes since the epoch."""
    return int(instant.timestamp()) // 60


def made(noun: type[AnyNoun], **values: Any) -> AnyNoun:
    """Make a noun of values that are right, every field in its order: ``model_construct`` in a tenth of its time."""
    return filled(noun, values)


@cache
def plain(rule: str) -> Reason:
    """Return the reason that is its rule and nothing else: one for all who give it."""
    return Reason(rule=rule)


class Day(NamedTuple):
    """One day of the season, and what the races let it carry."""

    ordinal: int
    """``date.toordinal``."""
    midnight: int
    """Its first minute."""
    minutes: int
    """How many minutes it has: 1440 but where the clocks change."""
    stance: Stance
    """What the races let it carry."""
    race: int
    """Index of the race that says so; -1 where none does."""


class Bar(NamedTuple):
    """A hard rule meeting a fact: no session may start after ``low`` and before ``high``."""

    low: int
    high: int
    rule: str
    cause: Cause


class Season(NamedTuple):
    """Dated days from the first Monday to the last Sunday, with all that is known of them."""

    athlete: Athlete
    races: tuple[Race, ...]
    runs: tuple[Run, ...]
    busy: tuple[Busy, ...]
    start: int
    """Ordinal of the first day of the plan."""
    open_from: int
    """Ordinal of the first day that is still open: the start, or today where a plan goes on."""
    days: tuple[Day, ...]
    policy: Policy
    anchor: int
    """Index of the week that session ids count back from: the last race's, as it was when the plan was first made."""

    @property
    def weeks(self) -> int:
        """Return how many calendar weeks it spans."""
        return len(self.days) // 7

    def day(self, ordinal: int) -> Day:
        """Return the day with that ordinal; IndexError outside the season."""
        return self.days[ordinal - self.days[0].ordinal]

    def week(self, index: int) -> tuple[Day, ...]:
        """Return the seven days of a week, counted from 0."""
        return self.days[index * 7 : index * 7 + 7]


class Slot(NamedTuple):
    """A session that a week asks for, before it has a day."""

    id: str
    week: int
    """Index of its week, from 0."""
    work: Work
    frequency: int
    """Sessions a week in that week, for even spacing."""
    barred: Reason | None = None
    """Why it is not even tried, where that is known before placing."""


class WeekPlan(NamedTuple):
    """What a week is for, before its sessions have days."""

    index: int  # type: ignore[assignment]  # nobody looks for an item of a week
    """From 0."""
    starts: date
    phase: Phase
    rhythm: tuple[int, int] | None
    """Most building weeks in a row, and the shortest stretch that gets an easier week; None: no easier weeks."""
    slots: tuple[Slot, ...]
    peak: float
    """Share of the full session load that its block climbs to."""
    block: int
    """Ordinal of its block, from 0."""
    reasons: tuple[Reason, ...] = ()


class Place(NamedTuple):
    """Where a slot came to lie."""

    slot: Slot
    start: int
    """Minute since the epoch."""
    ordinal: int
    """Its local day."""


class Placement(NamedTuple):
    """All slots, placed or given up, with the value of every tier."""

    places: tuple[Place, ...]
    given_up: tuple[tuple[Slot, tuple[Reason, ...]], ...]
    tiers: tuple[tuple[str, int], ...]


class Step(NamedTuple):
    """A correction that a log asks of the prescription, from a day on."""

    ordinal: int
    """First day it holds."""
    reason: Reason
    exercise: str | None = None
    """Whose rung it moves; None: every exercise's."""
    rungs: int = 0
    """Rungs up (+) or down (-)."""
    hold: bool = False
    """Whether the next step up the ladder is left out."""
    skip_days: int = 0
    """Days without the exercise."""
    load: float | None = None
    """Share of the old session load that the next loading week may hold at most; None: as planned."""
    missed: frozenset[str] = frozenset()
    """Sessions in a row that were not done: where they are two or more, ladders and load go on from before them."""


def work_of(session: Session) -> Work:
    """Return which kind of slot a session fills."""
    return "activation" if session.kind == "activation" else "work"
