"""Whether the loads add up, rise slowly, fall in easier weeks, and hit what the plan aimed at.

A loading week is a week of adaptation, build, specific or rebuild that is not an easier week and holds a
loading session, and none of a taper. Minutes are whole, so a cut by a share can miss by half a minute a
session: ``grain`` says how much load that is. And no session is shorter than ``SHORTEST``: what is that short
already is not asked to be cut further.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.clock import DAY, shown
from planner.engine.evidence import number
from planner.model import Plan, Session, Week

LOADING = ("adaptation", "build", "specific", "rebuild")
FEWER = ("specific", "rebuild")
ROUNDING_AU = 0.05
"""Loads are written with one decimal."""
TARGET_SHARE = 0.05
SHORTEST = 5
"""Minutes of the shortest session worth going to."""
BUILDING = ("build", "specific", "rebuild")
SHORT_BUILD = 4
"""Building weeks in a row that need no easier one where a plan has no room for a rhythm."""
RHYTHM_DAYS = 84
"""Days to a race from which the rhythm of easier weeks is kept."""


def grain(sessions: Iterable[Session]) -> float:
    """Return the load, in AU, that rounding to whole minutes can add or take away."""
    return sum(session.rpe / 2 for session in sessions)


def at_floor(sessions: Iterable[Session]) -> bool:
    """Tell whether no session could be shorter."""
    return all(session.minutes <= SHORTEST for session in sessions if session.kind != "activation")


def of_week(plan: Plan, week: Week) -> list[Session]:
    """Return the sessions whose days lie in a week."""
    return [session for session in plan.sessions if 0 <= (session.day - week.starts).days < 7]


def is_loading(plan: Plan, week: Week) -> bool:
    """Tell whether a week is one in which load is built: a week in which a taper begins is none."""
    if week.phase not in LOADING or week.deload or week.load_au <= 0:
        return False
    kinds = {session.kind for session in of_week(plan, week)}
    return "loading" in kinds and "taper" not in kinds


def hindered(plan: Plan, week: Week) -> bool:
    """Tell whether a week lost load: given up, blocked, cut by the start of the plan, by a race, a return or misses."""
    last = week.starts + 6 * DAY
    return (
        any(lost.week == week.index for lost in plan.given_up)
        or any(session.kind == "reentry" or after_misses(session) for session in of_week(plan, week))
        or any(block.first <= last and week.starts <= block.last for block in plan.athlete.blocked)
        or week.starts < plan.starts_on
        or any(week.starts <= race.day + 14 * DAY and race.day <= last + 3 * DAY for race in plan.races)
    )


def after_misses(session: Session) -> bool:
    """Tell whether a session says that the runner missed some before it."""
    return any(reason.rule == "misses" for reason in session.reasons)


def session_load(plan: Plan) -> Iterator[Breach]:
    """A session's load is its session-RPE times its minutes."""
    for session in plan.sessions:
        right = session.rpe * session.minutes
        if not math.isclose(session.load_au, right, abs_tol=2 * ROUNDING_AU):
            yield breach(
                "load.session-rpe",
                session.id,
                session.day,
                load=shown(session.load_au),
                right=shown(right),
                rpe=session.rpe,
                minutes=session.minutes,
            )


def week_load(plan: Plan) -> Iterator[Breach]:
    """A week's load is the sum of its sessions'."""
    for week in plan.weeks:
        sessions = of_week(plan, week)
        right = sum(session.load_au for session in sessions)
        if not math.isclose(week.load_au, right, abs_tol=ROUNDING_AU * (len(sessions) + 2)):
            yield breach("load.week", str(week.index), week.starts, load=shown(week.load_au), right=shown(right))


def on_target(plan: Plan) -> Iterator[Breach]:
    """A week's load lies within 5 % of its target, unless a session was given up."""
    short = {lost.week for lost in plan.given_up}
    for week in plan.weeks:
        miss = week.load_au - week.target_load_au
        allowed = TARGET_SHARE * abs(week.target_load_au) + 2 * ROUNDING_AU
        if miss > allowed or (miss < -allowed and week.index not in short):
            yield breach(
                "load.target",
                str(week.index),
                week.starts,
                load=shown(week.load_au),
                target=shown(week.target_load_au),
                percent=100 * TARGET_SHARE,
            )


def weekly_cap(plan: Plan) -> Iterator[Breach]:
    """No week holds more than 10 % above the loading week before it, and a loading week is what the next is held to."""
    most = number("overload.weekly-cap", "most")
    last: Week | None = None
    for week in plan.weeks:
        floor = at_floor(of_week(plan, week))
        if last is not None and not floor and week.load_au > last.load_au * (1 + most / 100) + ROUNDING_AU:
            percent = 100 * (week.load_au / last.load_au - 1)
            yield breach(
                "overload.weekly-cap",
                str(week.index),
                week.starts,
                percent=shown(percent),
                most=most,
                other=last.index,
            )
        last = week if is_loading(plan, week) else last


def deload_cut(plan: Plan) -> Iterator[Breach]:
    """An easier week cuts the last loading week's load by 40 to 50 %; deeper only where it lost sessions or time."""
    least, most = number("deload.reduce", "least"), number("deload.reduce", "most")
    for week, last in _easier_weeks(plan):
        sessions = of_week(plan, week)
        if not sessions:
            continue
        cut = 100 * (1 - week.load_au / last.load_au)
        slack = 100 * grain(sessions) / last.load_au
        too_little = cut < least - slack and not at_floor(sessions)
        before = of_week(plan, last)
        less_time = plan.athlete.minutes < max(session.minutes for session in before)
        fewer = hindered(plan, week) or less_time or plan.athlete.sessions < len(before)
        if too_little or (cut > most + slack and not fewer):
            yield breach(
                "deload.reduce",
                str(week.index),
                week.starts,
                percent=shown(cut),
                least=least,
                most=most,
                other=last.index,
            )


def deload_frequency(plan: Plan) -> Iterator[Breach]:
    """An easier week keeps the sessions that its phase has; it is never a week off."""
    for week, last in _easier_weeks(plan):
        count, usual = len(of_week(plan, week)), min(plan.athlete.sessions, len(of_week(plan, last)))
        if week.phase in FEWER:
            usual = min(usual, int(number("frequency.specific", "most")))
        if count < usual and not hindered(plan, week):
            yield breach(
                "deload.frequency",
                str(week.index),
                week.starts,
                sessions=count,
                right=usual,
                other=last.index,
            )


def deload_kind(plan: Plan) -> Iterator[Breach]:
    """Easier sessions lie in easier weeks, and loading sessions do not."""
    easier = {week.index: week.deload for week in plan.weeks}
    for session in plan.sessions:
        deload = easier.get(session.week, False)
        if (session.kind == "loading") if deload else (session.kind == "deload"):
            yield breach("deload.kind", session.id, session.day, kind=session.kind, week=session.week)


def deload_rhythm(plan: Plan) -> Iterator[Breach]:
    """Not too many building weeks come in a row in a stretch that is long enough to need an easier one.

    A week that lost sessions takes the place of the easier week that was due next to it: before and after it
    the row may be as long again.
    """
    lost = {gone.week for gone in plan.given_up}
    for building, weeks in groupby(plan.weeks, key=lambda week: week.phase in BUILDING):
        stretch = list(weeks)
        if not building or len(stretch) <= SHORT_BUILD:
            continue
        row: list[Week] = []
        instead = False
        for week in (*stretch, None):
            if week is not None and is_loading(plan, week):
                row.append(week)
                continue
            eased = week is not None and week.deload and week.index in lost
            most = _building_weeks(plan, stretch[0]) * (2 if instead or eased else 1)
            if len(row) > most:
                yield breach("deload.every", str(row[most].index), row[most].starts, weeks=len(row), most=most)
            row, instead = [], eased


def deload_twice(plan: Plan) -> Iterator[Breach]:
    """No easier week follows another, unless it lost a session."""
    short = {lost.week for lost in plan.given_up}
    for before, week in pairwise(plan.weeks):
        if before.deload and week.deload and week.phase != "bridge" and week.index not in short:
            yield breach("deload.twice", str(week.index), week.starts)


def _building_weeks(plan: Plan, week: Week) -> int:
    """Return how many building weeks may come in a row in the stretch to the next A race, or to the last race."""
    goals = [race.day for race in plan.races if race.priority == "A" or race is plan.races[-1]]
    goal = next((day for day in goals if day >= week.starts), week.starts)
    began = max((day for day in goals if day < week.starts), default=plan.starts_on)
    if (goal - began).days < RHYTHM_DAYS:
        return SHORT_BUILD
    careful = plan.athlete.level == "new" or plan.athlete.masters
    return int(number("deload.every", "beginners" if careful else "weeks"))


def _easier_weeks(plan: Plan) -> Iterator[tuple[Week, Week]]:
    last: Week | None = None
    for week in plan.weeks:
        if is_loading(plan, week):
            last = week
        elif week.deload and week.phase != "bridge" and last is not None:
            yield week, last


CHECKS = (
    session_load,
    week_load,
    on_target,
    weekly_cap,
    deload_cut,
    deload_frequency,
    deload_kind,
    deload_rhythm,
    deload_twice,
)
