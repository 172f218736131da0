"""Planned against done, week by week: what a chart lays over each other. It draws nothing and advises nothing.

Load is session-RPE times minutes on both sides (Foster 2001). What a mark leaves out is taken as planned; half
the minutes of a session that was partly done. Monotony is the mean of the seven daily loads over their
standard deviation (of all seven: population), strain the week's load times monotony; both are of the hip
sessions alone and no rule leans on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, pstdev

from planner.model import Log, Outcome, Plan, Session, Week

PART = 0.5


@dataclass(frozen=True, slots=True)
class Tally:
    """One week, planned and done."""

    week: Week
    planned_au: float
    done_au: float
    counts: Mapping[Outcome | str, int]
    """Sessions by outcome; ``open``: due and not told; ``ahead``: still to come."""
    daily_au: tuple[float, ...]
    """What was done on each of its seven days."""

    @property
    def monotony(self) -> float | None:
        """Mean over standard deviation of the daily loads; None where they do not differ."""
        spread = pstdev(self.daily_au)
        return round(fmean(self.daily_au) / spread, 2) if spread else None

    @property
    def strain(self) -> float | None:
        """Week load times monotony."""
        return None if self.monotony is None else round(self.done_au * self.monotony, 1)


@dataclass(frozen=True, slots=True)
class Adherence:
    """How a plan was kept so far."""

    due: int
    """Sessions that were to be done by now."""
    done: int
    part: int
    missed: int
    open: int
    """Due, and nothing told."""

    @property
    def percent(self) -> int | None:
        """Share of the due sessions that were done, a part of one counting half; None before the first."""
        return round(100 * (self.done + PART * self.part) / self.due) if self.due else None


def done_load(session: Session, log: Log | None) -> float:
    """Return the load of a session as it was done."""
    if log is None or log.outcome == "missed":
        return 0.0
    share = PART if log.outcome == "part" and log.minutes is None else 1.0
    rpe = session.rpe if log.rpe is None else log.rpe
    return round(rpe * (log.minutes or session.minutes) * share, 1)


def tallies(plan: Plan, logs: Sequence[Log], today: date) -> tuple[Tally, ...]:
    """Return every week of a plan, planned and done."""
    marks = {log.session: log for log in logs}
    return tuple(_tally(plan, week, marks, today) for week in plan.weeks)


def adherence(plan: Plan, logs: Sequence[Log], today: date) -> Adherence:
    """Count the sessions that were due before today, and those of today that are logged."""
    marks = {log.session: log for log in logs}
    told = [_outcome(session, marks.get(session.id), today) for session in plan.sessions]
    due = [outcome for outcome in told if outcome != "ahead"]
    return Adherence(len(due), *(due.count(outcome) for outcome in ("done", "part", "missed", "open")))


def _tally(plan: Plan, week: Week, marks: Mapping[str, Log], today: date) -> Tally:
    sessions = [session for session in plan.sessions if session.week == week.index]
    counts = dict.fromkeys(("done", "part", "missed", "open", "ahead"), 0)
    daily = [0.0] * 7
    for session in sessions:
        log = marks.get(session.id)
        counts[_outcome(session, log, today)] += 1
        daily[(session.day - week.starts) // timedelta(days=1)] += done_load(session, log)
    return Tally(week, week.load_au, round(sum(daily), 1), counts, tuple(daily))


def _outcome(session: Session, log: Log | None, today: date) -> str:
    if log is not None:
        return log.outcome
    return "open" if session.day < today else "ahead"
