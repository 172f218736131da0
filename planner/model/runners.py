"""What a runner brings along: races, the week and its hours, themselves, and what their calendar holds.

Instants are aware datetimes, days are dates, lists are tuples. Nothing of a plan is known here. Annotations are
real ones, not postponed: pydantic would read each of them from text, twice the time of importing this.
"""

from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import Field

from planner.model.terms import (
    WEEKDAYS,
    Clock,
    Gear,
    Language,
    Level,
    Minutes,
    Name,
    Noun,
    Policy,
    Priority,
    RunKind,
    Slug,
    Standing,
    Weekday,
)


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
