"""What stands behind a plan: the rule of each reason, and why a day holds no session.

It asks the engine why the sessions of a week are not on the day, and the plan's races where the week has
none. It decides nothing, and never invents a reason: a day that nothing keeps free is said to be as good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.engine.evidence import RULES, Rule
from planner.engine.explaining import Verdict, explain
from planner.model import Plan, Reason, Session, Week

if TYPE_CHECKING:
    from planner.words import Speaker

_BEHIND = {
    "phase.introduction": "effort.rpe",
    "phase.adaptation": "effort.rpe",
    "phase.build": "frequency.build",
    "phase.rebuild": "load.return",
    "phase.specific": "frequency.specific",
    "phase.maintenance": "frequency.maintain",
    "phase.bridge": "horizon.long",
    "phase.taper": "taper.volume",
    "phase.race": "rest.race",
    "phase.recovery": "recovery.after-race",
    "phase.reentry": "recovery.after-race",
    "phase.transition": "load.return",
    "race.day": "rest.race",
}
"""Reasons that are no rule themselves, with the rule they follow."""


@dataclass(frozen=True, slots=True)
class EmptyDay:
    """A day without a session."""

    day: date
    reasons: tuple[Reason, ...]
    """What keeps the whole day free; empty where only the week's sessions tell."""
    elsewhere: tuple[tuple[Session, Verdict], ...]
    """Each session of the week, with what it would have been on this day."""


def rule_behind(reason: Reason) -> Rule | None:
    """Give the rule that a reason is, or follows; None for a plain fact."""
    return RULES.get(_BEHIND.get(reason.rule, reason.rule))


def why_not_there(verdict: Verdict, speaks: Speaker) -> str:
    """Say what keeps a session from a day, or in what it would be worse there."""
    if verdict.excluded:
        return " ".join(map(speaks.reason, verdict.excluded))
    return speaks.say("ui-day-equal") if verdict.worse == "equal" else speaks.say("ui-day-worse", tier=verdict.worse)


def other_days(plan: Plan, session: Session, speaks: Speaker) -> list[tuple[str, str]]:
    """Name each other day of a session's week, and say why the session is not there."""
    verdicts = explain(plan, session.id).verdicts
    return [(speaks.day(one.day, "short"), why_not_there(one, speaks)) for one in verdicts if not one.chosen]


def empty_day(plan: Plan, week: Week, day: date) -> EmptyDay:
    """Give what keeps a day free, and why each session of its week lies elsewhere."""
    if facts := _of_the_day(plan, day):
        return EmptyDay(day, facts, ())
    own = [session for session in plan.sessions if session.week == week.index]
    found = [(session, verdict) for session in own for verdict in explain(plan, session.id).verdicts]
    return EmptyDay(day, (), tuple((session, verdict) for session, verdict in found if verdict.day == day))


def _of_the_day(plan: Plan, day: date) -> tuple[Reason, ...]:
    """Give the races and the absences that keep a day free of every session."""
    found = [
        Reason(
            rule="blocked",
            values={"first_day": span.first.isoformat(), "last_day": span.last.isoformat(), "why": span.why},
        )
        for span in plan.athlete.blocked
        if span.first <= day <= span.last
    ]
    for race in plan.races:
        named = {"race": race.name, "race_day": race.day.isoformat()}
        before = (race.day - day).days
        if before == 0:
            found.append(Reason(rule="race.day", values={"race": race.name}))
        elif 0 < before <= RULES["rest.race"].values["days"] and race.priority != "C":
            found.append(Reason(rule="rest.race", values={**named}))
        elif before < 0 and _recovers(plan, race.day, day):
            found.append(Reason(rule="recovery.after-race", values={**named}))
    return tuple(found)


def _recovers(plan: Plan, race_day: date, day: date) -> bool:
    """Tell whether no session lies between a race and a day in a week of recovery."""
    week = next((week for week in plan.weeks if 0 <= (day - week.starts).days < 7), None)
    since = any(race_day < session.day <= day for session in plan.sessions)
    return week is not None and week.phase == "recovery" and not since
