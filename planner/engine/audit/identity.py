"""Whether a plan is what it says it is: names, order, days that match their instants.

``ground`` comes first: where a zone is unknown or an instant has no offset, nothing else can be
measured, and the auditor says only that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import local
from planner.model import Plan

FIRST_YEAR, LAST_YEAR = 1970, 2200
MOST_AU = 10_000.0
SESSION_ID = re.compile(r"[wx][0-9]{2,3}-[1-9][0-9]?")


def ground(plan: Plan) -> Iterator[Breach]:
    """Find what makes every other check meaningless."""
    try:
        ZoneInfo(plan.timezone)
    except (KeyError, ValueError, OSError):
        yield breach("identity.zone", plan.id, None, zone=plan.timezone)
    for where, instant in _instants(plan):
        if not FIRST_YEAR <= instant.year <= LAST_YEAR or instant.utcoffset() is None:
            yield breach("identity.instant", where, instant.date(), instant=instant.isoformat())
    for where, day in _days(plan):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield breach("identity.instant", where, day, instant=day.isoformat())
    for where, figure in _figures(plan):
        if not 0 <= figure <= MOST_AU:
            yield breach("identity.figure", where, None, figure=str(figure))


def _instants(plan: Plan) -> Iterator[tuple[str, datetime]]:
    yield from ((race.id, race.gun) for race in plan.races)
    yield from ((session.id, session.start) for session in plan.sessions)
    yield from ((run.title or run.kind, run.start) for run in plan.runs)
    for busy in plan.busy:
        yield from ((busy.title, busy.start), (busy.title, busy.end))


def _days(plan: Plan) -> Iterator[tuple[str, date]]:
    yield from ((plan.id, day) for day in (plan.made_on, plan.starts_on))
    yield from ((race.id, race.day) for race in plan.races)
    yield from ((str(week.index), week.starts) for week in plan.weeks)
    yield from ((session.id, session.day) for session in plan.sessions)
    yield from ((run.title or run.kind, run.day) for run in plan.runs)


def _figures(plan: Plan) -> Iterator[tuple[str, float]]:
    for week in plan.weeks:
        yield from ((str(week.index), week.target_load_au), (str(week.index), week.load_au))
    for session in plan.sessions:
        yield from ((session.id, session.load_au), (session.id, session.rpe))


def ids(plan: Plan) -> Iterator[Breach]:
    """Every id names one thing, and a session's counts back from the last race."""
    days = {session.id: session.day for session in plan.sessions}
    sessions = [session.id for session in plan.sessions]
    for named in (sessions + [lost.id for lost in plan.given_up], [race.id for race in plan.races]):
        for name, times in Counter(named).items():
            if times > 1:
                yield breach("identity.unique", name, days.get(name), times=times)
    for name in sessions:
        if not SESSION_ID.fullmatch(name):
            yield breach("identity.form", name, days[name])


def weeks(plan: Plan) -> Iterator[Breach]:
    """Weeks begin on Mondays, follow one another and count from 1."""
    for place, week in enumerate(plan.weeks, start=1):
        if week.index != place:
            yield breach("identity.week-index", str(week.index), week.starts, right=place)
        if week.starts.isoweekday() != 1:
            yield breach("identity.monday", str(week.index), week.starts)
    for before, week in pairwise(plan.weeks):
        if (week.starts - before.starts).days != 7:
            days = (week.starts - before.starts).days
            yield breach("identity.week-gap", str(week.index), week.starts, days=days)


def session_days(plan: Plan) -> Iterator[Breach]:
    """A session's day is the local day of its start, and lies in the week that it names."""
    starts = {week.index: week.starts for week in plan.weeks}
    for session in plan.sessions:
        right = local(session.start, plan).date()
        if session.day != right:
            yield breach("identity.session-day", session.id, session.day, right_day=right.isoformat())
        monday = starts.get(session.week)
        if monday is None or not 0 <= (session.day - monday).days < 7:
            yield breach("identity.session-week", session.id, session.day, week=session.week)


def race_days(plan: Plan) -> Iterator[Breach]:
    """Race day is the local day of the gun."""
    for race in plan.races:
        right = local(race.gun, plan).date()
        if race.day != right:
            yield breach("identity.race-day", race.id, race.day, right_day=right.isoformat())


def run_days(plan: Plan) -> Iterator[Breach]:
    """A run's day is the local day of its start."""
    for run in plan.runs:
        right = local(run.start, plan).date()
        if run.day != right:
            where = run.title or run.kind
            yield breach("identity.run-day", where, run.day, right_day=right.isoformat())


def order(plan: Plan) -> Iterator[Breach]:
    """Sessions and races stand in the order of their instants."""
    for before, session in pairwise(plan.sessions):
        if session.start < before.start:
            yield breach("identity.order", session.id, session.day, other=before.id)
    for earlier, race in pairwise(plan.races):
        if race.gun < earlier.gun:
            yield breach("identity.order", race.id, race.day, other=earlier.id)


CHECKS = (ids, weeks, session_days, race_days, run_days, order)
