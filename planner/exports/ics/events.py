"""The events of a plan: its sessions, its races, the last days to register, and the runs where they are wanted.

It decides what a calendar shows and at which hour; the words of a session come from ``describe``. A UID is made of
ids alone, never of a day, a title or a random number; only a run, which has no id, is told by its day.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from planner.errors import UsageError
from planner.exports.alarms import EARLIEST_MIN, MOST
from planner.exports.editions import Content
from planner.exports.ics import describe
from planner.exports.ics.writer import DOMAIN, Event, content
from planner.exports.ics.zone import UTC_ZONE
from planner.model import Language, Plan, Race, Run, Session

if TYPE_CHECKING:
    from planner.words import Speaker

DAY = timedelta(days=1)
_REMINDER_ALARM = 15 * 60
"""Minutes before the last day to register begins: nine in the morning of the day before."""
RACE, REGISTRATION, RUN = "race-", "registration-", "run-"
"""How the names of events begin that are no sessions."""
_RACE_PACE_MIN = 9
"""Minutes a kilometre that a race is shown for: most of the field is home by then."""
_LONGEST_RACE = timedelta(hours=12)
_LONGEST_VIRTUAL = timedelta(hours=2)
"""A virtual race adds up over runs: only this much of a day is shown for it."""


class Variant(NamedTuple):
    """How one feed shows a plan; the UIDs are the same in all of them."""

    busy: bool = False
    """Only that the time is taken."""
    runs: bool = False
    """The runs that were read, too."""
    language: Language | None = None
    """Language of the feed; None: the runner's."""
    alarms: tuple[int, ...] = ()
    """Minutes before the start; Google and Outlook ignore them, Apple and Nextcloud strip them."""
    cancelled: bool = False
    """Dropped events stay, called off, instead of leaving."""
    log_link: str = ""
    """Address where a session is logged, with ``{session}`` in it."""
    url: str = ""
    """Page of the plan."""

    @property
    def shows(self) -> str:
        """What is shown, as a word: the past is kept only while this stays."""
        return ("busy" if self.busy else "detail") + ("+runs" if self.runs else "")


def uid(plan: Plan, name: str) -> str:
    """Return the UID of what the plan calls by this name."""
    return f"{plan.id}-{name}@{DOMAIN}"


def race_name(race_id: str) -> str:
    """Return what the calendar calls a race; hashed, for a busy calendar tells nobody which race it is."""
    return f"{RACE}{_digest(race_id)}"


def contents(plan: Plan, variant: Variant, speaks: "Speaker") -> list[Content]:
    """Return everything the calendar shows, in order; refuse alarms that nobody wants."""
    _refuse_alarms(variant.alarms)
    zone = ZoneInfo(plan.timezone)
    found: list[Content] = []
    for event, starts, ends in _timed(plan, variant, speaks, zone):
        shown = _only_busy(event, speaks) if variant.busy else event
        found.append(content(shown, starts, ends))
    if not variant.busy:
        found += _reminders(plan, variant, speaks, zone)
    return sorted(found, key=lambda one: (one.starts, one.uid))


def _refuse_alarms(alarms: tuple[int, ...]) -> None:
    if len(alarms) > MOST or not all(0 <= minutes <= EARLIEST_MIN for minutes in alarms):
        text = ", ".join(map(str, alarms[: MOST + 1]))
        raise UsageError("export.alarms", text=text, most=MOST, earliest=EARLIEST_MIN)


Timed = tuple[Event, datetime, datetime]


def _timed(plan: Plan, variant: Variant, speaks: "Speaker", zone: ZoneInfo) -> Iterator[Timed]:
    """Yield what has an hour, with its instants."""
    sessions = describe.Sessions(plan, speaks, variant.log_link)
    for session in plan.sessions:
        event = _session(plan, session, sessions, variant)
        yield _placed(event, session.start, session.start + timedelta(minutes=session.minutes), zone)
    for race in plan.races:
        yield _placed(_race(plan, race, speaks, variant), race.gun, race.gun + _length(race), zone)
    if variant.runs:
        yield from _runs(plan, speaks, zone)


def _session(plan: Plan, session: Session, sessions: describe.Sessions, variant: Variant) -> Event:
    return Event(
        uid(plan, session.id),
        sessions.summary(session),
        date.min,
        date.min,
        "",
        description=sessions.description(session),
        url=variant.log_link.replace("{session}", session.id),
        categories=(sessions.category,),
        alarms=variant.alarms,
    )


def _race(plan: Plan, race: Race, speaks: "Speaker", variant: Variant) -> Event:
    return Event(
        uid(plan, race_name(race.id)),
        describe.race_summary(race, speaks),
        date.min,
        date.min,
        "",
        description=describe.race_description(race, speaks, plan.timezone),
        location=race.place,
        url=race.source if race.source.startswith(("https://", "http://")) else "",
        categories=(speaks.say("ics-category-race"),),
        tentative=race.standing != "registered" or not race.announced,
        alarms=variant.alarms,
    )


def _length(race: Race) -> timedelta:
    """Return how long a race is shown for, in whole minutes."""
    field = timedelta(minutes=max(1, round(race.distance_km * _RACE_PACE_MIN)))
    return min(field, _LONGEST_VIRTUAL if race.window else _LONGEST_RACE)


def _runs(plan: Plan, speaks: "Speaker", zone: ZoneInfo) -> Iterator[Timed]:
    """Yield the runs, as free time: they stand in the runner's own calendar already."""
    ordinals: Counter[date] = Counter()
    for run in plan.runs:
        ordinals[run.day] += 1
        event = Event(
            uid(plan, f"{RUN}{run.day:%Y%m%d}-{ordinals[run.day]}"),
            _run_title(run, speaks),
            date.min,
            date.min,
            "",
            categories=(speaks.say("ics-category-run"),),
            busy=False,
        )
        yield _placed(event, run.start, run.start + timedelta(minutes=run.minutes), zone)


def _run_title(run: Run, speaks: "Speaker") -> str:
    return run.title or speaks.say("ics-run", kind=run.kind)


def _reminders(plan: Plan, variant: Variant, speaks: "Speaker", zone: ZoneInfo) -> Iterator[Content]:
    """Yield the last day to register for each race that still waits for it."""
    for race in plan.races:
        closes = race.registration_closes
        if closes is None or race.standing == "registered":
            continue
        event = Event(
            uid(plan, f"{REGISTRATION}{_digest(race.id)}"),
            speaks.say("ics-registration", race=race.name),
            closes,
            closes + DAY,
            plan.timezone,
            description=describe.registration(race, speaks),
            categories=(speaks.say("ics-category-race"),),
            busy=False,
            alarms=(_REMINDER_ALARM,) if variant.alarms else (),
        )
        yield content(event, _midnight(closes, zone), _midnight(closes + DAY, zone))


def _only_busy(event: Event, speaks: "Speaker") -> Event:
    """Return the same time without a word about what it is for."""
    return Event(
        event.uid,
        speaks.say("ics-busy"),
        event.starts,
        event.ends,
        event.zone,
        tentative=event.tentative,
        alarms=event.alarms,
    )


def _placed(event: Event, starts: datetime, ends: datetime, zone: ZoneInfo) -> Timed:
    """Return the event at its local hours; in UTC where the clock shows one of them twice."""
    starts, ends = starts.astimezone(UTC), ends.astimezone(UTC)
    local = starts.astimezone(zone), ends.astimezone(zone)
    name = zone.key
    if local[0].fold or local[1].fold:
        local, name = (starts, ends), UTC_ZONE
    wall = tuple(moment.replace(tzinfo=None, fold=0) for moment in local)
    return event._replace(starts=wall[0], ends=wall[1], zone=name), starts, ends


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
