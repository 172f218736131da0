"""The nouns that every room shares: frozen values with their units in their names.

A noun knows what it is and nothing of how it is made, stored or shown. Instants are aware
datetimes, days are dates, lists are tuples; a value that does not belong is refused here, once. Annotations
are real ones, not postponed: pydantic would read each of them from text, twice the time of importing this.
"""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic._internal._model_construction import ModelMetaclass  # it has no public name

SCHEMA = "planner.plan/1"

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Level = Literal["new", "regular", "advanced"]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]  # those that templates/phrases holds
Policy = Literal["hard-day", "easy-day"]
Priority = Literal["A", "B", "C"]
Standing = Literal["considering", "registered"]
RunKind = Literal["easy", "quality", "long", "race", "strength"]
Gear = Literal["band", "loop", "box", "ball", "weight"]
Counts = Literal["reps", "steps-and-back"]
Rir = Literal["0-1", "2-3", "4+"]
SessionKind = Literal["loading", "deload", "taper", "activation", "reentry"]
Phase = Literal[
    "introduction",
    "adaptation",
    "build",
    "specific",
    "maintenance",
    "bridge",
    "taper",
    "race",
    "recovery",
    "reentry",
    "rebuild",
    "transition",
    "break",
]
Outcome = Literal["done", "part", "missed"]
ChangeKind = Literal["moved", "dropped", "eased", "repeated", "harder", "swapped", "added"]

Value = str | int | float | bool
Name = Annotated[str, Field(max_length=200)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Minutes = Annotated[int, Field(ge=1, le=1440)]
Clock = Annotated[time, WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"})]
"""A local time of day; JSON Schema's own format of a time wants an offset."""


class Noun(BaseModel):
    """A frozen value that refuses fields it does not know.

    Validators are built at first use: a command pays only for the nouns it touches.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Trusting(ModelMetaclass):
    """Calling the class takes the values as they are; whatever is read from outside is validated all the same."""

    if not TYPE_CHECKING:  # mypy goes on checking the fields of every call

        def __call__(cls, **values):
            return cls.model_construct(**values)


class Told(Noun, metaclass=_Trusting):
    """A code with its values. Only our own code makes one, by the hundred, and mypy holds it to the fields;
    building a validator for it would cost a command 15 ms."""


class Reason(Told):
    """Why something is as it is: a rule of the evidence room, or a fact, with its values."""

    rule: str
    """Code of the rule or fact, such as ``deload.every``."""
    values: dict[str, Value] = {}
    """What the sentence needs. Days are ISO dates under names ending in ``day``."""


class Note(Told):
    """Something that can be done, but that the runner should know."""

    code: str
    """Code of the sentence."""
    values: dict[str, Value] = {}
    """What the sentence needs, as in ``Reason``."""
    text: str = ""
    """The sentence in the runner's language; empty until ``words`` has spoken."""


class Window(Noun):
    """The span in which a virtual race may be run."""

    opens: datetime
    """First instant, aware."""
    closes: datetime
    """Last instant, aware."""


class Race(Noun):
    """One edition of a race, over one distance."""

    id: Slug
    """Stable name of the edition; a renamed race keeps it."""
    name: Name
    """What people call it."""
    gun: datetime
    """Start of the race, aware."""
    day: date
    """The local day of the gun: race day, even when the gun is just after midnight."""
    distance_km: Annotated[float, Field(gt=0, le=1000)]
    """Distance in kilometres."""
    priority: Priority = "A"
    """A: full taper. B: that week reduced. C: only the 24 h rule."""
    standing: Standing = "considering"
    """Whether the runner has registered."""
    announced: bool = True
    """False for an edition that is expected but not announced."""
    registration_closes: date | None = None
    """Last day to register, where known."""
    window: Window | None = None
    """The window of a virtual race; ``gun`` is then the runner's own day in it."""
    place: Name = ""
    """Where it starts, where known."""
    source: str = ""
    """Where the date and the gun come from."""


class Hours(Noun):
    """A span of the local day, from ``start`` to ``end``."""

    start: Clock
    """First minute."""
    end: Clock
    """End, later than ``start``."""


class WeeklyRun(Noun):
    """A run that comes back every week."""

    weekday: Weekday
    """Day of the week."""
    kind: RunKind
    """What it asks of the legs."""
    start: Clock | None = None
    """Local start, where known."""
    minutes: Minutes | None = None
    """How long, where known."""


class Blocked(Noun):
    """Days, both included, without any session."""

    first: date
    """First blocked day."""
    last: date
    """Last blocked day."""
    why: Literal["travel", "illness", "holiday", "other", "pain"] = "other"
    """What keeps the runner away; ``pain`` is a rest that a log asks for."""


class Athlete(Noun):
    """The runner: what they can, own, like and already run."""

    name: Name = ""
    """How the runner is addressed; also tells two runners' plans apart."""
    level: Level = "regular"
    """Experience of strength training."""
    masters: bool = False
    """Forty or older: an easier week comes sooner."""
    gear: tuple[Gear, ...] = ("band", "loop", "box", "ball", "weight")
    """What the runner owns. A sturdy chair counts as a box, a backpack with bottles as a weight."""
    days: tuple[Weekday, ...] = WEEKDAYS
    """Days on which a session may lie."""
    hours: tuple[Hours, ...] = (Hours.model_construct(start=time(5), end=time(22)),)
    """Hours within which a session must lie."""
    preferred_days: tuple[Weekday, ...] = ()
    """Days liked best; empty: no preference."""
    preferred_hours: tuple[Hours, ...] = (Hours.model_construct(start=time(18), end=time(21)),)
    """Hours liked best for a start; empty: no preference."""
    sessions: Annotated[int, Field(ge=1, le=3)] = 2
    """Hip sessions a week while building."""
    minutes: Annotated[int, Field(ge=10, le=60)] = 25
    """Longest session."""
    week: tuple[WeeklyRun, ...] = ()
    """The week of running, where no calendar tells it."""
    policy: Policy | None = None
    """Which days carry the sessions; None: chosen from level and runs a week."""
    blocked: tuple[Blocked, ...] = ()
    """Travel, illness, holidays."""
    language: Language = "en"
    """Language of everything the runner reads."""
    zone: str = "Asia/Ho_Chi_Minh"
    """IANA time zone the runner lives in."""


class Run(Noun):
    """One run, race or other strength session that the runner already has."""

    day: date
    """Local day."""
    start: datetime
    """Start, aware."""
    minutes: Minutes
    """How long."""
    kind: RunKind
    """What it asks of the legs."""
    source: str = "pattern"
    """Where it comes from: ``assumed``, ``pattern``, or the calendar's name."""
    title: str = ""
    """Title in the calendar, where there is one."""
    distance_km: float | None = None
    """Distance, where known."""


class Busy(Noun):
    """Time that the calendar says is taken by something that is no run."""

    start: datetime
    """Start, aware."""
    end: datetime
    """End, aware."""
    title: str = ""
    """Title in the calendar."""


class Rung(Noun):
    """One step of an exercise's ladder."""

    id: Slug
    """Name within its ladder."""
    gear: tuple[Gear, ...] = ()
    """What it needs."""
    band_place: str | None = None
    """Where the band sits: ``ankle``, ``knee``, ``foot``, ``thigh``."""
    band_colour: str | None = None
    """Colour of the band, in the maker's order of strength."""
    band_stretch: str | None = None
    """How far it is stretched: ``short`` or ``long`` stance from the anchor."""
    height_cm: int | None = None
    """Height of the box."""
    weight_kg: float | None = None
    """Added weight."""
    tempo: Annotated[str, Field(pattern=r"^\d-\d-\d$")]
    """Seconds down, held, up: ``3-1-1``."""
    reps_low: Annotated[int, Field(ge=1, le=60)]
    """First repetitions on this rung, a side where ``per_side``."""
    reps_high: Annotated[int, Field(ge=1, le=60)]
    """Repetitions that earn the next rung."""
    per_side: bool
    """Whether each side does all of them."""
    rest_s: Annotated[int, Field(ge=0, le=300)]
    """Rest after a set, seconds."""
    hold_s: Annotated[int, Field(ge=0, le=60)] = 0
    """Hold at the top of each repetition, seconds."""
    text: dict[Language, str]
    """What this rung is, in each language."""


class ExerciseText(Noun):
    """How a movement is done, in one language."""

    how: tuple[str, ...]
    """Steps, in order."""
    cues: tuple[str, ...]
    """Short reminders while doing it."""
    mistakes: tuple[str, ...]
    """What often goes wrong."""
    figure_alt: str
    """What its drawing shows."""


class Ladder(Noun):
    """Rungs from easiest to hardest; the first ladder is the exercise, the others stand in for it."""

    id: Slug
    """Name within the exercise: ``main``, or what the substitute is."""
    names: dict[Language, str]
    """What the movement is called on this ladder."""
    counts: Counts = "reps"
    """What a set's number counts: repetitions, or steps forward that are then walked back."""
    texts: dict[Language, ExerciseText] = {}
    """What a person reads about a movement that stands in; empty: only its rungs are told."""
    rungs: tuple[Rung, ...]
    """Easiest first."""


class Exercise(Noun):
    """A movement, as its file in ``templates/exercises`` tells it."""

    id: Slug
    """Stable name."""
    names: dict[Language, str]
    """Name in each language."""
    tier: Annotated[int, Field(ge=1, le=4)]
    """Order within a session, 1 first: heavy single-leg work before the rest."""
    introduced: Literal["adaptation", "build", "last"]
    """The phase in which it first appears."""
    muscles: tuple[Literal["glute-med", "glute-max", "hip-flexors", "trunk", "hamstrings", "quadriceps"], ...]
    """Muscle groups it counts for."""
    single_leg: bool
    """Whether it is heavy single-leg work."""
    ladders: tuple[Ladder, ...]
    """The main ladder, then substitutes from nearest to farthest."""
    texts: dict[Language, ExerciseText]
    """What a person reads about it."""


class PhaseSpan(Noun):
    """A phase of a plan shape, with the weeks it may take."""

    id: Slug
    """Name within the shape; often the phase's own."""
    phase: Phase
    """What kind of training it is."""
    least: Annotated[int, Field(ge=0, le=60)]
    """Fewest weeks; given to the phase nearest the race first."""
    most: Annotated[int, Field(ge=0, le=60)]
    """Most weeks."""
    share: Annotated[float, Field(ge=0, le=100)] = 1
    """Weight when the weeks beyond the least are shared out."""
    sessions: Annotated[int, Field(ge=0, le=3)] | None = None
    """Sessions a week, at most; None: as the runner wishes."""


class Shape(Noun):
    """How the time before a race is divided, forwards; weeks are laid backwards from the race."""

    id: Slug
    """Stable name."""
    names: dict[Language, str]
    """Name in each language."""
    from_days: Annotated[int, Field(ge=0)] | None = None
    """Fewest days to the race for which it is chosen by itself; None: only on request."""
    to_days: int | None = None
    """Most days to the race; None: no end."""
    progression: bool = True
    """Whether load rises at all."""
    deload_from_weeks: int | None = None
    """Loading weeks from which one easier week is put in; None: never."""
    block_weeks: tuple[int, int] | None = None
    """Shortest and longest block of a long season; None: one block."""
    bridge_weeks: int = 0
    """Weeks between blocks."""
    phases: tuple[PhaseSpan, ...]
    """In the order they are lived."""


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
    """The day it was logged; what it asks for holds from the next day on."""
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
