"""What people fill in on a page, read into the words that ``making`` understands, and shown to them again.

A page asks with short lists and plain fields; this room puts them together as a person would have typed
them on the command line. Whatever names a file is refused: nobody reads the server's disk from a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Protocol, get_args

from planner import documents, routine
from planner.asked import Asked
from planner.errors import InputError, UsageError
from planner.exports.alarms import EARLIEST_MIN
from planner.exports.ics.text import clean
from planner.model import WEEKDAYS, Log, Outcome
from planner.moving import Moved
from planner.rendering import Asking
from planner.runs.sources import SCHEMES
from planner.spelling import shown

OWN = "own"
"""Chosen where the race is none of the list."""
LONGEST = 2000
"""Characters read of one field."""
MOST_RACES = 8
GEAR = ("band", "loop", "box", "ball", "weight")
RUN_KINDS = ("easy", "quality", "long", "strength")
DISTANCES = ("42", "21", "10", "5")
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Fields(Protocol):
    """Fields as they came, several of one name in order."""

    def getlist(self, key: str, /) -> Sequence[object]:
        """Return every value of a name."""

    def __contains__(self, key: object, /) -> bool:
        """Answer whether there is one."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled in, or as it stands before anybody did."""

    race: str = ""
    name: str = ""
    date: str = ""
    gun: str = ""
    distance: str = "21"
    other_km: str = ""
    also: str = ""
    also_date: str = ""
    """Day of the race in ``also``, where none is announced."""
    days: tuple[str, ...] = WEEKDAYS
    first_hour: str = "05:00"
    last_hour: str = "22:00"
    sessions: str = "2"
    minutes: str = "25"
    level: str = "regular"
    gear: tuple[str, ...] = GEAR
    runs: Mapping[str, str] = field(default_factory=dict)
    """Weekday → kind of run."""
    calendar: str = ""
    policy: str = ""
    registered: bool = False
    zone: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether there is a race to plan for."""
        return bool(self.race)

    def open_fields(self) -> list[tuple[str, str]]:
        """Return what may stand in an address: all but the runner's own calendar."""
        return [(name, value) for name, value in self.fields() if name != "calendar"]

    def fields(self) -> list[tuple[str, str]]:
        """Return everything as names and values, to be sent again."""
        single = [(name, str(getattr(self, name))) for name in _SINGLE]
        many = [("days", day) for day in self.days] + [("gear", each) for each in self.gear]
        runs = [(f"run_{day}", kind) for day, kind in self.runs.items()]
        ticked = [("registered", "yes")] if self.registered else []
        return [(name, value) for name, value in (*single, *many, *runs, *ticked) if value]


_SINGLE = (
    *("race", "name", "date", "gun", "distance", "other_km", "also", "also_date", "first_hour", "last_hour"),
    *("sessions", "minutes", "level", "calendar", "policy", "zone"),
)


def filled(fields: Fields) -> Filled:
    """Read a form; without a race it is taken as not filled in yet."""
    if not _one(fields, "race") and not _one(fields, "date"):
        return Filled()
    single = {name: _one(fields, name) for name in _SINGLE if name in fields}
    if not single.get("race"):
        single["race"] = OWN
    return Filled(
        **single,
        days=tuple(day for day in WEEKDAYS if day in _all(fields, "days")),
        gear=tuple(each for each in GEAR if each in _all(fields, "gear")),
        runs={day: kind for day in WEEKDAYS if (kind := _one(fields, f"run_{day}")) in RUN_KINDS},
        registered=bool(_one(fields, "registered")),
    )


def asked(form: Filled, language: str = "") -> Asked:
    """Say in the words of the command line what a form asks for."""
    if not form.days:
        raise UsageError("days-none")
    return guarded(
        Asked(
            races=_races(form),
            runs=_runs(form),
            distance=(form.other_km or form.distance,) if form.other_km or form.distance else (),
            level=form.level,
            sessions=form.sessions,
            minutes=form.minutes,
            days=",".join(form.days),
            hours=f"{form.first_hour}-{form.last_hour}" if form.first_hour and form.last_hour else "",
            gear=",".join(form.gear) or "none",
            policy=form.policy,
            registered=form.registered,
            language=language,
            zone=form.zone,
        )
    )


def _races(form: Filled) -> tuple[str, ...]:
    if form.also in ("", form.race):
        return (race_of(form),)
    return race_of(form), f"{form.also}@{form.also_date}" if form.also_date else form.also


def race_of(form: Filled) -> str:
    """Say which race is meant by what was chosen from the list."""
    if form.race != OWN:
        return f"{form.race}@{form.date}" if form.date else form.race
    name = " ".join(form.name.replace("@", " ").split())
    when = f"{form.date} {form.gun}".strip()
    if not when:
        raise UsageError("page-date-missing")
    return f"{name}@{when}" if name else when


def guarded(wanted: Asked) -> Asked:
    """Return what is asked for; refuse what names a file, or more races than a season has."""
    for race in wanted.races:
        if documents.is_document(race) or documents.is_document(race.partition("@")[0]):
            raise UsageError("race-unreadable", text=shown(race))
    if len(wanted.races) > MOST_RACES:
        raise UsageError("page-too-many-races", most=MOST_RACES)
    for source in wanted.runs:
        if source.strip().casefold().startswith(SCHEMES):
            continue
        if not routine.looks_like_a_week(source):
            raise InputError("runs.bad-address")
        routine.read_week(source)
    return wanted


def beside(fields: Fields, form: Filled) -> list[str]:
    """Read which races, or days, are to be held beside the form's own, each with the day that was given it."""
    found: list[str] = []
    for text in dict.fromkeys(_all(fields, "with")):
        if text and text != form.race:
            day = _one(fields, f"day_{text}")
            found.append(f"{text}@{day}" if day else text)
    return found


def days_beside(wanted: Sequence[str]) -> dict[str, str]:
    """Return the chosen races, each with the day that was given it."""
    return {race: day for race, _, day in (text.partition("@") for text in wanted)}


def instead(form: Filled, other: str) -> Filled:
    """Return the form with another race, or a bare date, in the race's place."""
    if other[:1].isdigit():
        return replace(form, race=OWN, name="", date=other, gun="", also="", also_date="")
    race, _, day = other.partition("@")
    return replace(form, race=race, name="", date=day, gun="", also="", also_date="")


def _runs(form: Filled) -> tuple[str, ...]:
    week = ",".join(f"{day}={kind}" for day, kind in form.runs.items())
    return tuple(filter(None, (form.calendar.strip(), week)))


def _one(fields: Fields, name: str) -> str:
    return next(iter(_all(fields, name)), "")


def _all(fields: Fields, name: str) -> list[str]:
    return [clean(value[:LONGEST]).strip() for value in fields.getlist(name) if isinstance(value, str)]


SHOWN_AGAIN = "again"
"""The field by which a log's form is only to be shown as it stands, in another language."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form of a session's log: as it was typed, else as it was kept, else empty."""

    rpe: str = ""
    pain: str = ""
    worse: bool = False
    exercise: str = ""
    minutes: str = ""
    note: str = ""
    outcome: str = ""
    """The button that was pressed."""

    @property
    def is_more(self) -> bool:
        """Whether anything stands where it is not seen at once."""
        return bool(self.worse or self.exercise or self.minutes or self.note)

    def carried(self) -> list[tuple[str, str]]:
        """Return the fields that ask for the form as it stands, and keep nothing."""
        typed = [(name, "yes" if value is True else value) for name, value in asdict(self).items() if value]
        return [(SHOWN_AGAIN, "yes"), *typed]


def said_of(log: Log | None) -> Said:
    """Return the form as a log fills it in."""
    if log is None:
        return Said()
    return Said(
        rpe="" if log.rpe is None else f"{log.rpe:g}",
        pain="" if log.pain is None else str(log.pain),
        worse=log.worse_next_morning,
        exercise=log.exercise or "",
        minutes="" if log.minutes is None else str(log.minutes),
        note=log.note,
    )


def said_in(fields: Fields) -> Said:
    """Return the form as it was typed, right or wrong."""
    single = {name: _one(fields, name) for name in ("rpe", "pain", "exercise", "minutes", "note", "outcome")}
    return Said(worse=bool(_one(fields, "worse")), **single)


def moved_of(fields: Fields) -> Moved:
    """Read on which day a race comes now."""
    return Moved(_one(fields, "race"), _one(fields, "day"), _one(fields, "gun"))


def log_of(fields: Fields, session: str, on: date) -> Log:
    """Read what the runner says of a session."""
    outcome = next((each for each in OUTCOMES if each == _one(fields, "outcome")), None)
    if outcome is None:
        raise UsageError("page-outcome")
    return Log(
        session=session,
        outcome=outcome,
        on=on,
        rpe=_number(_one(fields, "rpe"), 0, 10),
        pain=_number(_one(fields, "pain"), 0, 10),
        exercise=_one(fields, "exercise") or None,
        worse_next_morning=bool(_one(fields, "worse")),
        minutes=_number(_one(fields, "minutes"), 1, 1440),
        note=_one(fields, "note"),
    )


def asking_of(fields: Fields) -> Asking:
    """Read what another calendar link is to show."""
    alarm = _number(_one(fields, "alarms"), 0, EARLIEST_MIN)
    return Asking(
        busy=bool(_one(fields, "busy")),
        runs=bool(_one(fields, "runs")),
        alarms=() if alarm is None else (alarm,),
    )


def _number(text: str, least: int, most: int) -> int | None:
    """Read a whole number, where one is written."""
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else least - 1
    if not least <= number <= most:
        raise UsageError("page-number", text=shown(text), least=least, most=most)
    return number
