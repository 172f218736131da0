"""What the house makes: weeks and sessions in a plan, and what becomes of them, logged and changed.

Instants are aware datetimes, days are dates, lists are tuples, loads are in AU. Annotations are real ones, not
postponed: pydantic would read each of them from text, twice the time of importing this.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from planner.model.runners import Athlete, Busy, Race, Run
from planner.model.terms import ChangeKind, Minutes, Note, Noun, Outcome, Phase, Policy, Reason, Rir, SessionKind, Slug


class Week(Noun):
    """A calendar week of the plan."""

    index: Annotated[int, Field(ge=1)]
    """From 1, in order."""
    starts: date
    """Its Monday."""
    phase: Phase
    """The phase that most of its days belong to."""
    deload: bool = False
    """Whether it is an easier week."""
    target_load_au: float
    """Load aimed at: session-RPE times minutes, summed."""
    load_au: float
    """Load of the sessions in it."""
    reasons: tuple[Reason, ...] = ()
    """Why this phase, why this load."""


class Prescribed(Noun):
    """An exercise as it is to be done in one session."""

    id: Slug
    """The exercise."""
    ladder: Slug = "main"
    """The ladder it is done on; another than ``main`` stands in for missing gear."""
    rung: Slug
    """The rung's name."""
    rung_index: Annotated[int, Field(ge=1)]
    """The rung's place in its ladder, from 1."""
    sets: Annotated[int, Field(ge=1, le=10)]
    """Sets."""
    reps_low: int
    """Low end of the rung's range."""
    reps_high: int
    """High end of the rung's range."""
    reps: Annotated[int, Field(ge=1)]
    """Repetitions planned, a side where ``per_side``."""
    per_side: bool
    """Whether each side does all of them."""
    tempo: str
    """Seconds down, held, up."""
    band: str | None = None
    """Place, colour and stretch of the band: ``ankle red``."""
    height_cm: int | None = None
    """Height of the box."""
    weight_kg: float | None = None
    """Added weight."""
    rest_s: int
    """Rest after a set, seconds."""
    hold_s: int = 0
    """Hold at the top, seconds."""


class Session(Noun):
    """A hip-strength session with its day and hour."""

    id: Slug
    """From the plan, the block and the ordinal; never from a date."""
    week: Annotated[int, Field(ge=1)]
    """Index of its week."""
    day: date
    """Local day."""
    start: datetime
    """Start, aware."""
    minutes: Minutes
    """How long, warm-up included."""
    phase: Phase
    """Phase on its day."""
    kind: SessionKind
    """What it is for."""
    rpe: Annotated[float, Field(ge=0, le=10)]
    """Session-RPE aimed at."""
    rir: Rir
    """Repetitions in reserve asked for."""
    load_au: float
    """``rpe`` times ``minutes``."""
    warmup_min: int = 0
    """Minutes of warm-up within ``minutes``."""
    exercises: tuple[Prescribed, ...]
    """In the order they are done."""
    left_out: tuple[Slug, ...] = ()
    """Exercises that the week wanted and the minutes did not hold."""
    reasons: tuple[Reason, ...] = ()
    """Why this day, this load, these rungs."""
    policy: Policy
    """The school of placing it follows."""


class GivenUp(Noun):
    """A session that no day could hold, and the smallest set of causes that together exclude it."""

    id: Slug
    """The session's id."""
    week: int
    """Index of its week."""
    reasons: tuple[Reason, ...]
    """Take any one away and the session fits."""


class Tier(Noun):
    """The value of one tier of preference in the placement found."""

    name: str
    """Code of the tier."""
    value: int
    """Its cost; no placement has a smaller one without a larger cost in a tier before it."""


class Plan(Noun):
    """A whole season, dated, timed and explained."""

    schema_: Literal["planner.plan/1"] = Field(default="planner.plan/1", alias="schema")
    """Name and version of this form."""
    id: Slug
    """From the athlete and the season."""
    revision: Annotated[int, Field(ge=1)] = 1
    """Counts up with every change."""
    made_on: date
    """The day it was made on."""
    starts_on: date
    """The first day it may use; kept when it is made again."""
    timezone: str
    """IANA zone of its local days and hours."""
    athlete: Athlete
    """For whom."""
    races: tuple[Race, ...]
    """In the order of their guns."""
    weeks: tuple[Week, ...]
    """In order."""
    sessions: tuple[Session, ...]
    """In order."""
    runs: tuple[Run, ...]
    """What the runner already had, in order."""
    busy: tuple[Busy, ...] = ()
    """Time that was taken, in order."""
    given_up: tuple[GivenUp, ...] = ()
    """Sessions that no day could hold."""
    notes: tuple[Note, ...] = ()
    """Assumptions and warnings."""
    certificate: tuple[Tier, ...] = ()
    """Tiers of the placement, first the most important."""
    shape: Slug | None = None
    """The plan shape asked for; None: chosen by the days to the race."""

    model_config = ConfigDict(populate_by_name=True)


class Log(Noun):
    """What the runner says a session was."""

    session: Slug
    """The session's id."""
    outcome: Outcome
    """Whether it was done."""
    on: date
    """The day it was logged, of a session done early its own; what it asks for holds from the next day on."""
    rpe: Annotated[float, Field(ge=0, le=10)] | None = None
    """How hard it felt."""
    rir: Rir | None = None
    """Repetitions in reserve."""
    pain: Annotated[int, Field(ge=0, le=10)] | None = None
    """Worst pain during it."""
    exercise: Slug | None = None
    """The exercise that hurt, where told."""
    worse_next_morning: bool = False
    """Whether the pain was worse the next morning, or there was a limp."""
    minutes: Minutes | None = None
    """How long it took, where told."""
    note: Annotated[str, Field(max_length=2000)] = ""
    """Anything else."""


class Change(Noun):
    """One difference between a plan and its next revision."""

    kind: ChangeKind
    """What happens to the session."""
    session: Slug
    """Whose."""
    before: Session | None = None
    """As it was."""
    after: Session | None = None
    """As it would be."""
    reasons: tuple[Reason, ...] = ()
    """Why."""
