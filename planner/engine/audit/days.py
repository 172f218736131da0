"""Whether each session lies where the runner can have it: their days, their hours, their calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import local, span_of
from planner.model import WEEKDAYS, Plan


def blocked(plan: Plan) -> Iterator[Breach]:
    """No session lies on a blocked day."""
    for session in plan.sessions:
        for block in plan.athlete.blocked:
            if block.first <= session.day <= block.last:
                yield breach(
                    "day.blocked",
                    session.id,
                    session.day,
                    why=block.why,
                    first_day=block.first.isoformat(),
                    last_day=block.last.isoformat(),
                )


def weekdays(plan: Plan) -> Iterator[Breach]:
    """Every session lies on a day that suits the runner."""
    for session in plan.sessions:
        weekday = WEEKDAYS[session.day.weekday()]
        if weekday not in plan.athlete.days:
            yield breach("day.weekday", session.id, session.day, weekday=weekday)


def daytime(plan: Plan) -> Iterator[Breach]:
    """Every session lies wholly within the runner's hours, on one day."""
    for session in plan.sessions:
        span = span_of(session)
        start, end = local(span.start, plan), local(span.end, plan)
        if end.date() != start.date():
            yield breach("day.midnight", session.id, session.day, end=f"{end:%H:%M}")
        elif not any(suits.start <= start.time() and end.time() <= suits.end for suits in plan.athlete.hours):
            yield breach("day.hours", session.id, session.day, start=f"{start:%H:%M}", end=f"{end:%H:%M}")


def busy(plan: Plan) -> Iterator[Breach]:
    """No session overlaps a time that is taken."""
    for session in plan.sessions:
        span = span_of(session)
        for taken in plan.busy:
            if taken.start.astimezone(UTC) < span.end and span.start < taken.end.astimezone(UTC):
                yield breach(
                    "day.busy",
                    session.id,
                    session.day,
                    title=taken.title,
                    start=f"{local(taken.start, plan):%H:%M}",
                    end=f"{local(taken.end, plan):%H:%M}",
                )


def before_start(plan: Plan) -> Iterator[Breach]:
    """No session lies before the first day that the plan may use."""
    for session in plan.sessions:
        if session.day < plan.starts_on:
            yield breach("day.before-start", session.id, session.day, first_day=plan.starts_on.isoformat())


CHECKS = (blocked, weekdays, daytime, busy, before_start)
