"""What the templates tell: exercises with their ladders, and the shapes that the time before a race may take.

Every word that a person reads is here by language; nothing here has a day. Annotations are real ones, not
postponed: pydantic would read each of them from text, twice the time of importing this.
"""

from typing import Annotated, Literal

from pydantic import Field

from planner.model.terms import Counts, Gear, Language, Noun, Phase, Slug


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
    texts: dict[Language, ExerciseText] = Field(default={})
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
