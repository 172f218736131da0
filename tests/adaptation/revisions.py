"""What holds between a plan and its next revision, written without the engine: laws, and the fewest moves.

Each law yields a sentence for every breach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from planner.engine import constraints as rules
from planner.engine.adaptation import Proposal
from planner.engine.constraints import bars_by_day
from planner.engine.nouns import Bar, Season, Slot, minute
from planner.engine.openings import free_pieces
from planner.engine.season import make_season
from planner.model import Plan, Session

GAP_MIN = 48 * 60


def future(plan: Plan, today: date) -> dict[str, Session]:
    """Return the sessions that may still change, by id."""
    return {session.id: session for session in plan.sessions if session.day >= today}


def the_past_stays(before: Plan, after: Plan, today: date) -> Iterator[str]:
    past = [[session for session in plan.sessions if session.day < today] for plan in (before, after)]
    if past[0] != past[1]:
        yield "the past is another"
    weeks = [[week for week in plan.weeks if week.starts + timedelta(days=7) <= today] for plan in (before, after)]
    if weeks[0] != weeks[1]:
        yield "weeks that are over are others"
    if (before.id, before.starts_on) != (after.id, after.starts_on):
        yield "the plan's own id or first day is another"


def changes_tell_everything(proposal: Proposal, before: Plan, today: date) -> Iterator[str]:
    """The changes are the difference, reasons apart, each once, each with a reason."""
    old, new = future(before, today), future(proposal.plan, today)
    told = {change.session: change for change in proposal.changes}
    if len(told) != len(proposal.changes):
        yield "a session changes twice"
    for name in {*old, *new}:
        if (_content(old.get(name)) != _content(new.get(name))) != (name in told):
            yield f"{name} is told wrongly"
    for name, change in told.items():
        if (change.before, change.after) != (old.get(name), new.get(name)):
            yield f"{name} tells another before or after"
        if not change.reasons:
            yield f"{name} changes without a reason"


def _content(session: Session | None) -> dict[str, object] | None:
    return session and session.model_dump(exclude={"reasons"})


def tapers_grow_no_harder(before: Plan, after: Plan, today: date) -> Iterator[str]:
    """No session of a taper asks for more load, nor any exercise in it for a higher rung, more sets or repetitions."""
    old, new = future(before, today), future(after, today)
    for name in old.keys() & new.keys():
        was, now = old[name], new[name]
        if was.kind not in ("taper", "activation") or now.kind not in (was.kind, "reentry"):
            continue
        if now.load_au > was.load_au:
            yield f"{name} of a taper asks {now.load_au} AU after {was.load_au}"
        earlier = {(each.id, each.ladder): each for each in was.exercises}
        for each in now.exercises:
            known = earlier.get((each.id, each.ladder), each)
            asked = each.rung_index, each.sets, each.reps
            if any(more > less for more, less in zip(asked, (known.rung_index, known.sets, known.reps), strict=True)):
                yield f"{name} of a taper asks more of {each.id}"


def moved(before: Plan, after: Plan, today: date) -> list[str]:
    """Name the sessions of both plans that begin at another minute."""
    old, new = future(before, today), future(after, today)
    return [name for name in new if name in old and new[name].start != old[name].start]


def fewest_moves(before: Plan, after: Plan, today: date) -> int:
    """Count the fewest sessions that must move so that every session of ``after`` still finds a place.

    Every set of sessions that stay is tried, the largest first. Order is fixed and the one tie is the gap
    to the session before, so the earliest possible start decides each case.
    """
    known = after.runs, after.busy
    season = make_season(after.races, after.athlete, known, after.starts_on, today)
    sessions = list(future(after, today).values())
    slots = [Slot(s.id, s.week - 1, "activation" if s.kind == "activation" else "work", 1) for s in sessions]
    bars = bars_by_day(season)
    pieces = [_pieces(season, bars, slot) for slot in slots]
    old = {name: minute(session.start) for name, session in future(before, today).items()}
    past = [minute(session.start) for session in after.sessions if session.day < today]
    able = [i for i, slot in enumerate(slots) if slot.id in old and _free(pieces[i], old[slot.id])]
    for count in range(len(able), -1, -1):
        for staying in combinations(able, count):
            fixed = {i: old[slots[i].id] for i in staying}
            if _fits(pieces, fixed, past[-1] if past else -(10**9)):
                return sum(1 for slot in slots if slot.id in old) - count
    raise AssertionError("the plan itself fits")


def _pieces(season: Season, bars: Mapping[int, Sequence[Bar]], slot: Slot) -> list[tuple[int, int]]:
    week = season.days[slot.week * 7 : slot.week * 7 + 7]
    return [piece for day in week for piece in free_pieces(season, bars, day, slot)]


def _free(pieces: list[tuple[int, int]], start: int) -> bool:
    return any(low <= start <= high for low, high in pieces)


def _fits(pieces: list[list[tuple[int, int]]], fixed: dict[int, int], last: int) -> bool:
    for i, own in enumerate(pieces):
        least = last + GAP_MIN
        starts = (rules.on_grid(max(low, least)) for low, high in own if high >= least)
        start = fixed.get(i)
        if start is None:
            ends = [(low, high) for low, high in own if high >= least]
            start = next((s for s, (_, high) in zip(starts, ends, strict=True) if s <= high), None)
        if start is None or start < least:
            return False
        last = start
    return True
