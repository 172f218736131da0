"""What the JSON API takes and gives: its own small forms around the nouns of ``model``.

Every form says its limits, so that the description of the API is the whole truth about it. Words that people
type (races, runs, hours, spans of days) stay words and are read as everywhere else.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from planner.asked import Asked
from planner.exports.alarms import EARLIEST_MIN, MOST
from planner.model import Change, Gear, Level, Minutes, Outcome, Plan, Policy, Race, Rir, Slug, Weekday
from planner.moving import Moved
from planner.rendering import Asking
from planner.web.forms import MOST_RACES

Word = Annotated[str, Field(max_length=200)]
Address = Annotated[str, Field(max_length=2000)]


class Form(BaseModel):
    """A form that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wanted(Form):
    """What a plan is asked for with. What is left out is assumed, and said in the plan's notes."""

    races: Annotated[tuple[Word, ...], Field(min_length=1, max_length=MOST_RACES, examples=[["hue"]])]
    """Ids, names, dates, or NAME@DATE; several make a season."""
    runs: Annotated[tuple[Address, ...], Field(max_length=8)] = ()
    """Addresses of calendars, or weeks such as ``tue=quality,sun=long``."""
    start: Word = ""
    """First day that may carry a session; empty: today."""
    distance_km: Annotated[float, Field(gt=0, le=1000)] | None = None
    level: Level | None = None
    sessions: Annotated[int, Field(ge=1, le=3)] | None = None
    minutes: Annotated[int, Field(ge=10, le=60)] | None = None
    days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)] | None = None
    hours: Word = ""
    """Such as ``18:00-21:00``."""
    gear: Annotated[tuple[Gear, ...], Field(max_length=5)] | None = None
    policy: Policy | None = None
    priority: Annotated[tuple[Word, ...], Field(max_length=MOST_RACES)] = ()
    """RACE=A, RACE=B or RACE=C."""
    block: Annotated[tuple[Word, ...], Field(max_length=40)] = ()
    """FROM..TO: days without any session."""
    registered: bool = False
    language: Annotated[str, Field(pattern=r"^([a-z]{2,3})?$")] = ""
    zone: Word = ""
    """IANA name."""
    shape: Word = ""
    """A plan shape by its id."""

    def asked(self) -> Asked:
        """Say it in the words of the command line."""
        return Asked(
            races=self.races,
            runs=self.runs,
            start=self.start,
            distance=() if self.distance_km is None else (f"{self.distance_km:.6g}",),
            level=self.level or "",
            sessions=_text(self.sessions),
            minutes=_text(self.minutes),
            days=",".join(self.days or ()),
            hours=self.hours,
            gear="" if self.gear is None else ",".join(self.gear) or "none",
            policy=self.policy or "",
            priority=self.priority,
            block=self.block,
            registered=self.registered,
            language=self.language,
            zone=self.zone,
            shape=self.shape,
        )


class Marked(Form):
    """How a session went."""

    outcome: Outcome
    rpe: Annotated[float, Field(ge=0, le=10)] | None = None
    rir: Rir | None = None
    pain: Annotated[int, Field(ge=0, le=10)] | None = None
    exercise: Slug | None = None
    """The exercise that hurt."""
    worse_next_morning: bool = False
    minutes: Minutes | None = None
    note: Annotated[str, Field(max_length=2000)] = ""


class Seen(Form):
    """The revision that was looked at; changes to another one are refused."""

    revision: Annotated[int, Field(ge=1, le=1_000_000)]


class RaceDay(Form):
    """The day that a race of the plan comes on now: put off, brought forward, or only its hour."""

    race: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,64}$")] = ""
    """Its id in the plan; empty: the only one."""
    day: date
    """In a virtual race, the runner's own day."""
    gun: Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")] = ""
    """Local hour of the start; empty: as announced, or as it was."""

    def moved(self) -> Moved:
        """Say it in the words of the house."""
        return Moved(self.race, self.day.isoformat(), self.gun)


class RaceMoved(RaceDay):
    """The same, for the plan that was looked at."""

    revision: Annotated[int, Field(ge=1, le=1_000_000)]
    """Another one is refused."""


class Shown(Form):
    """What a calendar link shows."""

    busy: bool = False
    runs: bool = False
    alarms: Annotated[tuple[Annotated[int, Field(ge=0, le=EARLIEST_MIN)], ...], Field(max_length=MOST)] = ()
    """Minutes before the start."""
    language: Annotated[str, Field(pattern=r"^(en|vi)$")] | None = None
    cancelled: bool = False

    def asking(self) -> Asking:
        """Say it in the words of the rendering."""
        return Asking(
            busy=self.busy,
            runs=self.runs,
            alarms=self.alarms,
            language=self.language,
            cancelled=self.cancelled,
        )


class FeedLink(Form):
    """A calendar link just made, in every way to subscribe to it. It is shown this once."""

    feed: str
    """Id of the link, to rotate or revoke it by; it opens no calendar."""
    https: str
    webcal: str
    google: str
    outlook: str
    office: str


class FeedState(Form):
    """A calendar link that works."""

    feed: str
    since: date | None
    shows: dict[str, str | int | float | bool]


class CreatedPlan(Form):
    """A plan just kept, with its key and its first calendar link."""

    token: str
    """Opens and changes the plan; shown this once."""
    page: str
    """Address of its page."""
    calendar: FeedLink
    plan: Plan


class PlanKey(Form):
    """The key of a plan, and where its page is."""

    token: str
    """Opens and changes the plan; shown this once."""
    page: str


class Proposed(Form):
    """What the log asks to change."""

    revision: int
    """Of the plan as it is."""
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    """Sentences."""


class RaceProposed(Proposed):
    """What another day of a race would change."""

    races: tuple[Race, ...]
    """As they would be."""


class Why(Form):
    """A reason with the rule behind it."""

    rule: str
    text: str
    grade: str = ""
    source: str = ""


class DayVerdict(Form):
    """What another day of the week would have been for a session."""

    day: date
    chosen: bool
    excluded: tuple[Why, ...] = ()
    worse: str | None = None


class Explained(Form):
    """Why a session is as it is."""

    session: str
    reasons: tuple[Why, ...]
    week: tuple[Why, ...]
    days: tuple[DayVerdict, ...]


class KnownEdition(Form):
    """An edition of a race, as it was announced."""

    day: date
    """Local day of the guns; of a virtual race, the last day of its window."""
    guns: dict[str, str]
    """Kilometres → local hour."""
    opens: str | None
    """Opening of a virtual race's window, local."""
    closes: str | None
    source: str


class KnownRace(Form):
    """A race that is known by its name."""

    id: str
    name: str
    aliases: tuple[str, ...]
    zone: str
    place: str
    virtual: bool
    distances_km: tuple[float, ...]
    editions: tuple[KnownEdition, ...]
    next_day: date | None
    """Day of the edition to come; None where none is known, and none is made up."""
    next_announced: bool


class RuleForm(Form):
    """A rule of the method."""

    id: str
    text: str
    values: dict[str, int | float]
    unit: str
    grade: str
    source: str


class Fault(Form):
    """What was refused, and why."""

    code: str
    values: dict[str, Any]
    text: str
    """One sentence, in the language asked for."""


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
