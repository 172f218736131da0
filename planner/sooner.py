"""Which session may be logged before its day: the next one of the week that has begun, and no other.

Who did Thursday's session on Wednesday says so on Wednesday; the plan keeps its day, so that what follows lies two
days after it and no nearer to the day it was really done. It refuses a later week, whose sessions may still become
others, and a session before which another is to come: one session done early is the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from planner.errors import UsageError
from planner.model import Log, Plan, Session


def next_of_week(plan: Plan, logs: Sequence[Log], today: date) -> Session | None:
    """Return the session that comes next, today's too, where nothing is said of it and it lies in this week."""
    told = {log.session for log in logs}
    ahead = next((session for session in plan.sessions if session.day >= today and session.id not in told), None)
    return ahead if ahead is not None and _monday(ahead.day) <= today else None


def insist_on_the_next(session: Session, plan: Plan, logs: Sequence[Log], today: date) -> None:
    """Refuse to take a session for done that is still to come, but for the next one of this week."""
    if session.day <= today:
        return
    values = {"session": session.id, "day": session.day.isoformat()}
    if (monday := _monday(session.day)) > today:
        early = {"first_day": monday.isoformat()} if monday < session.day else {}
        raise UsageError("log-future", **values, **early, span=session.day.isoformat())
    first = next_of_week(plan, logs, today)
    if first is not None and first.start < session.start:
        raise UsageError("log-not-next", **values, other=first.id, other_day=first.day.isoformat())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
