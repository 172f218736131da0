"""Elapsed time and local days, so that a change to summer time neither adds nor hides an hour.

Instants are compared in UTC: two aware datetimes of one zone would be subtracted by their wall clocks.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.model import Plan, Run, Session

DAY = timedelta(days=1)
LIMIT = 1e9


class Span(NamedTuple):
    """Strength work with its start and end in UTC."""

    where: str
    day: date
    start: datetime
    end: datetime


def span_of(session: Session) -> Span:
    """Return when a session is."""
    start = session.start.astimezone(UTC)
    return Span(session.id, session.day, start, start + timedelta(minutes=session.minutes))


def span_of_run(run: Run) -> Span:
    """Return when a run is, named by its title or its kind."""
    start = run.start.astimezone(UTC)
    return Span(run.title or run.kind, run.day, start, start + timedelta(minutes=run.minutes))


def spans(plan: Plan) -> list[Span]:
    """Return the spans of a plan's sessions by their start."""
    return sorted((span_of(session) for session in plan.sessions), key=lambda span: (span.start, span.where))


def local(instant: datetime, plan: Plan) -> datetime:
    """Return an instant on the plan's wall clock."""
    return instant.astimezone(ZoneInfo(plan.timezone))


def hours(earlier: datetime, later: datetime) -> float:
    """Return the hours that pass between two instants."""
    return (later.astimezone(UTC) - earlier.astimezone(UTC)) / timedelta(hours=1)


def shown(value: float) -> float:
    """Return a figure with one decimal, rounded down: a miss by minutes never reads as a hit."""
    return math.floor(min(max(value, -LIMIT), LIMIT) * 10) / 10
