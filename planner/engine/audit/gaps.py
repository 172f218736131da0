"""Elapsed hours between sessions, and between sessions and the runs around them.

The same checks serve a plan and anybody's calendar: they see spans of strength work, runs and guns.
A gap is measured as CONTRIBUTING says: sessions from start to start, a hard run from the session's
end to the run's start, a run of the same day from the run's end to the session's start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import NamedTuple

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import Span, hours, shown, span_of_run, spans
from planner.engine.evidence import number
from planner.model import Plan, Race, Run

HARD = ("quality", "long", "race")


class Hard(NamedTuple):
    """A hard run or a gun, and where its day is."""

    start: datetime
    kind: str
    day: date


def sessions_apart(plan: Plan) -> Iterator[Breach]:
    """Sessions, and other strength work, start 48 hours apart."""
    return apart(spans(plan), [span_of_run(run) for run in plan.runs if run.kind == "strength"])


def before_hard(plan: Plan) -> Iterator[Breach]:
    """No session ends within 24 hours before a hard run or a gun."""
    return fresh(spans(plan), hard_starts(plan.runs, plan.races))


def same_day(plan: Plan) -> Iterator[Breach]:
    """On a day with a run or a gun the session comes 3 hours after it."""
    return after_runs(spans(plan), plan.runs, plan.races)


def apart(ours: Iterable[Span], others: Iterable[Span] = ()) -> Iterator[Breach]:
    """Find spans of ours that start too soon after the strength work before, or before other work."""
    least = number("gap.sessions", "hours")
    line = sorted([(span.start, span, True) for span in ours] + [(span.start, span, False) for span in others])
    for (_, before, mine), (_, after, mine_too) in pairwise(line):
        gap = hours(before.start, after.start)
        if gap < least and (mine or mine_too):
            subject, other = (after, before) if mine_too else (before, after)
            yield breach(
                "gap.sessions",
                subject.where,
                subject.day,
                other=other.where,
                other_day=other.day.isoformat(),
                **_gap(gap, least),
            )


def fresh(ours: Iterable[Span], hard: Sequence[Hard]) -> Iterator[Breach]:
    """Find spans that end too soon before the next hard start."""
    least = number("gap.before-hard", "hours")
    for span in ours:
        following = next((start for start in hard if start.start > span.start), None)
        if following is not None and (gap := hours(span.end, following.start)) < least:
            yield breach(
                "gap.before-hard",
                span.where,
                span.day,
                kind=following.kind,
                other_day=following.day.isoformat(),
                **_gap(gap, least),
            )


def after_runs(ours: Iterable[Span], runs: Iterable[Run], races: Iterable[Race] = ()) -> Iterator[Breach]:
    """Find spans that come before a run or a gun of their day, or too soon after it.

    How long a race takes is not known: its gun counts as its end.
    """
    least = number("gap.same-day", "hours")
    of_day: dict[date, list[tuple[str, datetime]]] = {}
    for run in runs:
        if run.kind != "strength":
            of_day.setdefault(run.day, []).append((run.kind, span_of_run(run).end))
    for race in races:
        if race.priority == "C":
            of_day.setdefault(race.day, []).append(("race", race.gun))
    for span in ours:
        for kind, end in of_day.get(span.day, ()):
            gap = hours(end, span.start)
            if gap < least:
                before = {"hours_before": shown(-gap)} if gap < 0 else {}
                yield breach("gap.same-day", span.where, span.day, kind=kind, **_gap(gap, least), **before)


def hard_starts(runs: Iterable[Run], races: Iterable[Race]) -> list[Hard]:
    """Return hard runs and guns by their start; a race that is also a run counts once."""
    starts = {run.start.astimezone(UTC): Hard(run.start, run.kind, run.day) for run in runs if run.kind in HARD}
    starts |= {race.gun.astimezone(UTC): Hard(race.gun, "race", race.day) for race in races}
    return [starts[instant]._replace(start=instant) for instant in sorted(starts)]


def _gap(gap: float, least: float) -> dict[str, float]:
    return {"hours": shown(gap), "least": least}


CHECKS = (sessions_apart, before_hard, same_day)
