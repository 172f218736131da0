"""Why a session lies where it lies, and what keeps it from the other days of its week.

Reads a finished plan and asks the rules of placing again, day by day; decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.engine import constraints as rules
from planner.engine.conflict import told
from planner.engine.nouns import Bar, Day, Place, Season, Slot, minute, work_of
from planner.engine.openings import free_pieces
from planner.engine.placement import STEADY_TIERS, TIERS, Known, Search
from planner.engine.season import make_season
from planner.errors import Unknown
from planner.model import Plan, Reason, Session, Week

_BACKGROUND = frozenset(("hours", "busy"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a day of the week could have been for the session."""

    day: date
    chosen: bool
    excluded: tuple[Reason, ...] = ()
    """What forbids the day; empty where it could carry the session."""
    worse: str | None = None
    """The tier in which the day would be worse; ``equal`` where in none; None where it is chosen or excluded."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that can be said of one session."""

    session: Session
    week: Week
    verdicts: tuple[Verdict, ...]


def explain(plan: Plan, session_id: str) -> Explanation:
    """Return why a session of the plan is as it is; Unknown where the plan has no such session."""
    session = next((each for each in plan.sessions if each.id == session_id), None)
    if session is None:
        raise Unknown("session-unknown", name=session_id, near=[each.id for each in plan.sessions[:5]])
    season = make_season(plan.races, plan.athlete, (plan.runs, plan.busy), plan.starts_on)
    season = season._replace(policy=session.policy)
    places = [_place(season, each, plan) for each in plan.sessions]
    own = next(place for place in places if place.slot.id == session_id)
    slots = [place.slot for place in places]
    search = Search(season, slots, Known({}, None), _order_of(plan))
    week = season.week(own.slot.week)
    others = [place for place in places if place is not own]
    verdicts = tuple(_verdict(search, day, own, others) for day in week)
    return Explanation(session, plan.weeks[session.week - 1], verdicts)


def _order_of(plan: Plan) -> tuple[str, ...]:
    """Return the order in which the plan's tiers were compared; a plan of old may lack some."""
    first = [tier.name for tier in plan.certificate[:3]]
    return STEADY_TIERS if "moved" in first else TIERS


def _place(season: Season, session: Session, plan: Plan) -> Place:
    count = sum(1 for each in plan.sessions if each.week == session.week)
    slot = Slot(session.id, (session.day.toordinal() - season.days[0].ordinal) // 7, work_of(session), count)
    return Place(slot, minute(session.start), session.day.toordinal())


def _verdict(search: Search, day: Day, own: Place, others: Sequence[Place]) -> Verdict:
    shown = date.fromordinal(day.ordinal)
    if day.ordinal == own.ordinal:
        return Verdict(shown, chosen=True)
    starts = [start for start, ordinal, _ in search.options(own.slot) if ordinal == day.ordinal]
    if not starts:
        return Verdict(shown, chosen=False, excluded=_excluded(search.season, search.openings.bars, day, own.slot))
    near = [other for other in others if abs(other.ordinal - day.ordinal) <= 2]
    kept = [start for start in starts if all(abs(start - other.start) >= rules.GAP_SESSIONS for other in near)]
    if not kept:
        close = min(near, key=lambda other: abs(other.start - starts[0]))
        reason = Reason(
            rule="gap.sessions", values={"session": close.slot.id, "day": date.fromordinal(close.ordinal).isoformat()}
        )
        return Verdict(shown, chosen=False, excluded=(reason,))
    moved = [own._replace(start=start, ordinal=day.ordinal) for start in kept]
    return Verdict(shown, chosen=False, worse=_worse(search, own, moved, others))


def _excluded(season: Season, bars: Mapping[int, Sequence[Bar]], day: Day, slot: Slot) -> tuple[Reason, ...]:
    """Return the facts against a day: those without which it would be free, else all of them."""
    forbidden = rules.race_forbids(season, day, slot)
    if forbidden is not None:
        return (told(forbidden),)
    own = [bar for bar in bars[day.ordinal] if bar.rule not in _BACKGROUND and bar.high > day.midnight]
    alone = [
        bar
        for bar in own
        if free_pieces(season, {day.ordinal: [other for other in bars[day.ordinal] if other is not bar]}, day, slot)
    ]
    found: list[Reason] = []
    for bar in sorted(alone or own or bars[day.ordinal], key=_order):
        if told(bar) not in found:
            found.append(told(bar))
    return tuple(found)


def _order(bar: Bar) -> tuple[str, int]:
    return bar.rule, bar.low


def _worse(search: Search, own: Place, moved: Sequence[Place], others: Sequence[Place]) -> str:
    """Return the first tier in which the best of the moved places loses against the place chosen."""
    now = _tiers(search, [*others, own])
    best = min(_tiers(search, [*others, place]) for place in moved)
    for name, here, there in zip(search.tiers, now, best, strict=True):
        if here != there:
            return name
    return "equal"


def _tiers(search: Search, places: Sequence[Place]) -> tuple[int, ...]:
    ordered = sorted(places, key=lambda place: place.start)
    return search.values(search.cost(ordered))
