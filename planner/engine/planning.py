"""The walk on one screen: from a wish to a plan, or from a plan to its next revision.

The only room that knows all steps. It refuses a plan without a single session where the runner wanted
some, and leaves whatever lies before today as it was.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from planner.engine.noting import notes_on
from planner.engine.nouns import Place, Placement, Season, Slot, Step, WeekPlan, made, minute, work_of
from planner.engine.periodisation import periodise
from planner.engine.placement import place
from planner.engine.prescription import Known, prescribe
from planner.engine.season import MINI_FIRST, TAPER_DAYS, make_season, with_priorities
from planner.errors import NoPlan
from planner.model import (
    Athlete,
    Busy,
    Exercise,
    GivenUp,
    Note,
    Plan,
    Priority,
    Race,
    Reason,
    Run,
    Session,
    Shape,
    Tier,
    Week,
)


class Library(Protocol):
    """What the engine needs of the templates."""

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All plan shapes."""


class Wish(NamedTuple):
    """What a plan is made from."""

    races: tuple[Race, ...]
    athlete: Athlete
    today: date
    runs: tuple[Run, ...] = ()
    busy: tuple[Busy, ...] = ()
    start: date | None = None
    """First day that may carry a session; None: today."""
    shape: str | None = None
    """Plan shape asked for; None: by the days to the race."""
    priorities: Mapping[str, Priority] = {}
    """By race id, where the runner says so."""
    notes: tuple[Note, ...] = ()
    """Assumptions made on the way here."""
    done: frozenset[str] = frozenset()
    """Sessions from today on of which a log leaves nothing to plan: they are past, like all that lies before today."""


def make_plan(wish: Wish, library: Library, previous: Plan | None = None, steps: Sequence[Step] = ()) -> Plan:
    """Make a plan, or the next revision of ``previous`` from ``wish.today`` on.

    The same wish gives the same plan, in whatever order its races and runs come. A revision that changes
    nothing is the plan before, unchanged. Raises NoPlan where no day can hold any session.
    """
    races = with_priorities(wish.races, wish.priorities)
    start = previous.starts_on if previous else wish.start or wish.today
    season = make_season(races, wish.athlete, _known(wish, previous), start, wish.today if previous else start)
    season = _going_on(season, previous) if previous and previous.sessions else season
    weeks = periodise(season, library.shapes, wish.shape)
    past = {session.id: session for session in previous.sessions if is_over(session, wish)} if previous else {}
    placement = _placed(season, weeks, past, previous)
    written, sessions, empty = prescribe(
        season,
        weeks,
        placement.places,
        library.exercises,
        Known(past, _over(previous, wish.today), steps, _tapers(previous)),
    )
    plan = made(
        Plan,
        schema_="planner.plan/1",
        id=previous.id if previous else plan_id(wish.athlete, races),
        revision=previous.revision + 1 if previous else 1,
        made_on=wish.today,
        starts_on=start,
        timezone=wish.athlete.zone,
        athlete=wish.athlete,
        races=races,
        weeks=_with_past_weeks(written, previous, wish.today),
        sessions=sessions,
        runs=season.runs,
        busy=season.busy,
        given_up=(*_given_up(placement, previous, wish.today), *empty),
        notes=(),
        certificate=tuple([made(Tier, name=name, value=value) for name, value in placement.tiers]),
        shape=wish.shape,
    )
    plan = plan.model_copy(update={"notes": (*wish.notes, *notes_on(plan, library.exercises, weeks))})
    return previous if previous is not None and same_plan(previous, plan) else plan


def _going_on(season: Season, previous: Plan) -> Season:
    """Count session ids as before, and keep to the school of placing unless the runner names one."""
    policy = season.athlete.policy or previous.sessions[-1].policy
    return season._replace(anchor=_anchor(previous), policy=policy)


def _anchor(previous: Plan) -> int:
    """Return the index of the week that the plan's session ids count back from, whatever became of the race since."""
    name, week = previous.sessions[0].id, previous.sessions[0].week
    back = int(name[1:].split("-")[0])
    return week - 1 + (back if name.startswith("w") else -back)


def _tapers(previous: Plan | None) -> dict[str, Session]:
    """Return the sessions of every taper, as the plan before has them; those of a return within one, too."""
    if previous is None:
        return {}
    return {
        session.id: session
        for session in previous.sessions
        if session.kind in ("taper", "activation") or (session.kind == "reentry" and _is_in_taper(previous, session))
    }


def _is_in_taper(plan: Plan, session: Session) -> bool:
    """Whether a session lies in the days of a race's taper, or in a week that is mostly one."""
    early = 7 if plan.weeks[session.week - 1].phase == "taper" else 0
    most = {"A": TAPER_DAYS + early, "B": MINI_FIRST + early, "C": 0}
    return any(0 < (race.day - session.day).days <= most[race.priority] for race in plan.races)


def _over(previous: Plan | None, today: date) -> dict[int, bool]:
    """Return by index whether each week that is over was an easier one."""
    weeks = previous.weeks if previous else ()
    return {week.index - 1: week.deload for week in weeks if week.starts + timedelta(days=7) <= today}


def is_over(session: Session, wish: Wish) -> bool:
    """Whether a session stays as it is: before today, or logged already."""
    return session.day < wish.today or session.id in wish.done


def plan_id(athlete: Athlete, races: Sequence[Race]) -> str:
    """Return a plan's id: from who runs and what, never from a date or a title."""
    key = "\n".join((athlete.name, *sorted(race.id for race in races)))
    return "p" + hashlib.blake2b(key.encode(), digest_size=6).hexdigest()


def same_plan(first: Plan, second: Plan) -> bool:
    """Whether two revisions say the same, apart from when they were made."""
    apart = {"revision": first.revision, "made_on": first.made_on, "certificate": first.certificate, "notes": ()}
    said = [[(note.code, note.values) for note in plan.notes] for plan in (first, second)]
    return said[0] == said[1] and first.model_copy(update={"notes": ()}) == second.model_copy(update=apart)


def _known(wish: Wish, previous: Plan | None) -> tuple[tuple[Run, ...], tuple[Busy, ...]]:
    """Return runs and busy times; those before today stay as the earlier plan knew them."""
    if previous is None:
        return wish.runs, wish.busy
    runs = (
        *(run for run in previous.runs if run.day < wish.today),
        *(run for run in wish.runs if run.day >= wish.today),
    )
    busy = (
        *(busy for busy in previous.busy if busy.start.date() < wish.today),
        *(busy for busy in wish.busy if busy.start.date() >= wish.today),
    )
    return runs, busy


def _placed(season: Season, weeks: Sequence[WeekPlan], past: Mapping[str, Session], previous: Plan | None) -> Placement:
    slots = [slot for week in weeks for slot in week.slots]
    open_week = (season.open_from - season.days[0].ordinal) // 7
    asked = [slot for slot in slots if slot.id not in past and slot.week >= open_week]
    if previous is None:
        placement = place(season, asked)
    else:
        frequency = {slot.id: slot for slot in slots}
        fixed = [
            Place(
                frequency.get(session.id, Slot(session.id, session.week - 1, work_of(session), 1)),
                minute(session.start),
                session.day.toordinal(),
            )
            for session in past.values()
        ]
        starts = {session.id: minute(session.start) for session in previous.sessions}
        steady = all(session.policy == season.policy for session in previous.sessions if session.id not in past)
        placement = place(season, asked, fixed, starts, steady)
    if any(slot.work == "work" for slot in asked) and not placement.places:
        _refuse(placement)
    return placement


def _refuse(placement: Placement) -> None:
    causes = sorted({reason.rule for _, reasons in placement.given_up for reason in reasons if not _is_count(reason)})
    raise NoPlan("no-free-day", sessions=len(placement.given_up), rules=", ".join(causes))


def _is_count(reason: Reason) -> bool:
    """Whether a cause only counts sessions that together do not fit, and there is just the one."""
    return reason.rule == "given-up.sessions" and reason.values.get("sessions") == 1


def _with_past_weeks(written: tuple[Week, ...], previous: Plan | None, today: date) -> tuple[Week, ...]:
    """Weeks that are over stay as they were."""
    if previous is None:
        return written
    over = {week.index: week for week in previous.weeks if week.starts + timedelta(days=7) <= today}
    return tuple(over.get(week.index, week) for week in written)


def _given_up(placement: Placement, previous: Plan | None, today: date) -> tuple[GivenUp, ...]:
    found = [made(GivenUp, id=slot.id, week=slot.week + 1, reasons=reasons) for slot, reasons in placement.given_up]
    if previous is not None:
        over = {week.index for week in previous.weeks if week.starts + timedelta(days=7) <= today}
        kept = [lost for lost in previous.given_up if lost.week in over]
        known = {lost.id for lost in kept}
        found = [*kept, *(lost for lost in found if lost.id not in known)]
    return tuple(found)
