"""Candidate races side by side, before any registration: what each would ask, and what it leaves out.

Each candidate is planned by itself as the engine would plan it, and held against a full build; several may
also be planned as one season. Codes and values come out, never a sentence; nothing here reads a file or a clock,
and nothing chooses for the runner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal

from planner.engine.evidence import number
from planner.engine.periodisation import LOADING
from planner.engine.planning import Library, Wish, make_plan
from planner.engine.season import recovery_days
from planner.engine.shaping import allocate, chosen
from planner.errors import NoPlan
from planner.model import Note, Noun, Phase, Plan, Race, RunKind, Shape, Value, Week

FULL_WEEKS = 16
"""Weeks of the build that others are held against: the long shape, in the middle of the evidence."""
SHUT = ("compare.impossible", "compare.closed", "compare.race-blocked")
CROWDED = 0.25
"""Share of the sessions without a place from which that is what matters most."""
EVIDENCE = int(number("horizon.evidence", "least")), int(number("horizon.evidence", "most"))
LATE_DAYS, MAINTAIN_DAYS = int(number("horizon.late", "most")), int(number("horizon.maintain", "most"))
TAPER_DAYS, MINI_DAYS = int(number("taper.length", "days")), int(number("taper.mini", "first"))
CLOSE_WEEKS, FAR_WEEKS = (int(number("season.priorities", name)) for name in ("close", "far"))
NEAR_DAYS = 7
"""Another race in the runner's calendar is told when it is so near."""
SLOWEST_KMH = 6
"""A race is over, for the one who walks part of it, when this speed has covered it."""
HARD: tuple[RunKind, ...] = ("quality", "long")


class PhaseWeeks(Noun):
    """How long a phase lasts, here and in a full build."""

    phase: Phase
    """The phase."""
    weeks: int
    """Weeks it gets."""
    full: int
    """Weeks it has in a full build; 0: it has no part in one."""

    @property
    def short(self) -> int:
        """Weeks that are cut."""
        return max(0, self.full - self.weeks)


class Outlook(Noun):
    """What a candidate, or a season, would ask of the runner."""

    races: tuple[Race, ...]
    """One race, or those of the season."""
    days: int
    """From the first day to the last race."""
    weeks: int
    """Whole weeks of these; the plan's own are counted by the calendar."""
    evidence: Literal["below", "inside", "above"]
    """Where those weeks lie beside the programmes with a shown effect."""
    phases: tuple[PhaseWeeks, ...] = ()
    """Those of a full build in its order, then the others as they are lived."""
    sessions: int = 0
    """Sessions with a place."""
    given_up: int = 0
    """Sessions without one."""
    minutes: int = 0
    """Minutes of all sessions."""
    peak_load_au: float = 0
    """Load of the hardest week."""
    race_loads_au: tuple[float, ...] = ()
    """Load of each race's own week."""
    clashes: tuple[Note, ...] = ()
    """Where runs, races or blocked days are in the way."""
    verdict: Note
    """What it comes to, with the values of its reason; where no plan is possible, ``refused`` is the error's code."""
    plan: Plan | None = None
    """The plan; None where none is possible."""

    @property
    def open(self) -> bool:
        """Whether the runner could still register, be there and have a plan."""
        return self.plan is not None and self.verdict.code not in SHUT

    @property
    def lost(self) -> Note | None:
        """What is to be told beside the verdict: sessions without a place, of which it does not speak itself."""
        if self.verdict.code in (*SHUT, "compare.crowded"):
            return None
        return next((note for note in self.clashes if note.code == "compare.given-up"), None)


class Between(Noun):
    """What lies between two races of a season."""

    first: str
    """Id of the race before."""
    second: str
    """Id of the race after."""
    days: int
    """From one to the other."""
    recovery_days: int
    """Days without loading after the first."""
    loading_weeks: int
    """Weeks in which load may rise again."""


class Comparison(Noun):
    """Candidates in the order they were named, and the season they would make together."""

    today: date
    """The day it was made on."""
    candidates: tuple[Outlook, ...]
    """Each by itself."""
    season: Outlook | None = None
    """All of them as one season; None: not asked for."""
    between: tuple[Between, ...] = ()
    """The gaps of that season."""


def compare(wishes: Sequence[Wish], library: Library, season: Wish | None = None) -> Comparison:
    """Plan every candidate by itself, and all as one season where that is wanted."""
    whole = None if season is None else _outlook(season, library)
    return Comparison.model_construct(
        today=wishes[0].today,
        candidates=tuple(_outlook(wish, library) for wish in wishes),
        season=whole,
        between=() if whole is None or whole.plan is None else tuple(_between(whole.plan)),
    )


def full_build(shapes: Sequence[Shape]) -> dict[Phase, int]:
    """Return the weeks of each phase in a full build."""
    weeks: dict[Phase, int] = {}
    for span, count in allocate(chosen(shapes, FULL_WEEKS * 7).phases, FULL_WEEKS):
        weeks[span.phase] = weeks.get(span.phase, 0) + count
    return weeks


def _outlook(wish: Wish, library: Library) -> Outlook:
    races = tuple(sorted(wish.races, key=lambda race: (race.gun, race.id)))
    days = (races[-1].day - (wish.start or wish.today)).days
    facts: dict[str, Any] = {"races": races, "days": days, "weeks": days // 7, "evidence": _evidence(days // 7)}
    try:
        plan = make_plan(wish, library)
    except NoPlan as error:
        refused = Note(code="compare.impossible", values={"refused": error.code, **error.values})
        return Outlook.model_construct(**facts, verdict=refused)
    facts |= _measured(plan, full_build(library.shapes))
    shut = next(_shut(plan, wish.today), None)
    if shut is not None:
        verdict = shut
    elif len(plan.given_up) >= CROWDED * (len(plan.sessions) + len(plan.given_up)) > 0 and days > MAINTAIN_DAYS:
        verdict = Note(code="compare.crowded", values=_lost(plan))
    elif len(races) > 1:
        verdict = _season_verdict(plan)
    else:
        verdict = _verdict(plan, days, facts["phases"])
    return Outlook.model_construct(**facts, clashes=tuple(_clashes(plan)), verdict=verdict)


def _evidence(weeks: int) -> Literal["below", "inside", "above"]:
    least, most = EVIDENCE
    return "below" if weeks < least else "above" if weeks > most else "inside"


def _measured(plan: Plan, full: dict[Phase, int]) -> dict[str, Any]:
    counts = Counter(week.phase for week in plan.weeks)
    others = [phase for phase in dict.fromkeys(week.phase for week in plan.weeks) if phase not in full]
    return {
        "plan": plan,
        "phases": tuple(
            PhaseWeeks.model_construct(phase=phase, weeks=counts[phase], full=full.get(phase, 0))
            for phase in (*full, *others)
        ),
        "sessions": len(plan.sessions),
        "given_up": len(plan.given_up),
        "minutes": sum(session.minutes for session in plan.sessions),
        "peak_load_au": max((week.load_au for week in plan.weeks), default=0.0),
        "race_loads_au": tuple(_week_of(plan, race.day).load_au for race in plan.races),
    }


def _week_of(plan: Plan, day: date) -> Week:
    return next(week for week in plan.weeks if 0 <= (day - week.starts).days < 7)


def _clashes(plan: Plan) -> Iterator[Note]:
    """Tell what is in the way: blocked days, what the calendar holds, and the sessions that found no place."""
    first, last = plan.starts_on, plan.races[-1].day
    yield from _away(plan)
    for race in plan.races:
        yield from _in_calendar(plan, race)
    blocked = {day for span in plan.athlete.blocked for day in _days(max(first, span.first), min(last, span.last))}
    blocked -= {race.day for race in plan.races}
    if blocked:
        yield Note(code="compare.blocked-days", values={"days": len(blocked)})
    if plan.given_up:
        yield Note(code="compare.given-up", values=_lost(plan))


def _away(plan: Plan) -> Iterator[Note]:
    """Tell the races that fall into days the runner keeps free."""
    for race in plan.races:
        for span in plan.athlete.blocked:
            if span.first <= race.day <= span.last:
                days = {"first_day": span.first.isoformat(), "last_day": span.last.isoformat()}
                yield Note(code="compare.race-blocked", values={"why": span.why, **days, **_among(plan, race)})


def _in_calendar(plan: Plan, race: Race) -> Iterator[Note]:
    """Tell what the runner's calendar holds near a race: another race, a hard run on its eve, something at its hour."""
    named = {each.day for each in plan.races}
    for run in plan.runs:
        apart = (run.day - race.day).days
        values: dict[str, Value] = {"race": race.name, "title": run.title or run.source, "day": run.day.isoformat()}
        if run.kind == "race" and 0 < abs(apart) <= NEAR_DAYS and run.day not in named:
            yield Note(code="compare.other-race", values={**values, "days": abs(apart)})
        elif run.kind in HARD and apart == -1 and run.source != "assumed":
            yield Note(
                code="compare.hard-eve", values={"race": race.name, "kind": run.kind, "day": run.day.isoformat()}
            )
    for note in plan.notes:
        if note.code == "runs.race-taken" and note.values["race"] == race.name:
            yield _taken(note, race)
    over = race.gun + timedelta(hours=race.distance_km / SLOWEST_KMH)
    for busy in plan.busy:
        if busy.start < over and busy.end > race.gun:
            titled: dict[str, Value] = {"title": busy.title} if busy.title else {}
            yield Note(code="compare.busy-race", values={"race": race.name, **titled})


def _taken(note: Note, race: Race) -> Note:
    """Tell what was planned as the race itself, though the calendar calls it otherwise."""
    title, day = note.values["title"], note.values["run_day"]
    if note.values["kind"] == "race":
        apart = abs((date.fromisoformat(str(day)) - race.day).days)
        return Note(code="compare.other-race", values={"race": race.name, "title": title, "day": day, "days": apart})
    return Note(code="compare.busy-race", values={"race": race.name, "title": title})


def _lost(plan: Plan) -> dict[str, Value]:
    """Count the sessions without a place, and name what most of them lack."""
    rules = Counter(reason.rule for lost in plan.given_up for reason in lost.reasons)
    asked = len(plan.sessions) + len(plan.given_up)
    return {"sessions": len(plan.given_up), "asked": asked, "rules": rules.most_common(1)[0][0]}


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _shut(plan: Plan, today: date) -> Iterator[Note]:
    """Tell what keeps the runner from a race: it is too late to register, or the day is not free."""
    for race in plan.races:
        closes = race.registration_closes
        if closes is not None and closes < today and race.standing == "considering":
            yield Note(code="compare.closed", values={"closes_day": closes.isoformat(), **_among(plan, race)})
    yield from _away(plan)


def _among(plan: Plan, race: Race) -> dict[str, Value]:
    """Name a race among others."""
    return {"named": race.name} if len(plan.races) > 1 else {}


def _verdict(plan: Plan, days: int, phases: Sequence[PhaseWeeks]) -> Note:
    """Say what a candidate comes to: the one thing that matters most."""
    least, most = EVIDENCE
    weeks = days // 7
    values: dict[str, Value] = {"weeks": weeks, "days": days, "least": least, "most": most}
    if days <= LATE_DAYS:
        return Note(code="compare.late", values=values)
    if days <= MAINTAIN_DAYS:
        return Note(code="compare.maintain", values=values)
    if weeks < least:
        return Note(code="compare.below", values=values)
    if weeks > most:
        begin = plan.races[0].day - timedelta(weeks=most)
        return Note(code="compare.above", values={**values, "begin_day": begin.isoformat()})
    values["weeks"] = len(plan.weeks)
    short = max(reversed(phases), key=lambda phase: phase.short)
    if not short.short:
        return Note(code="compare.full", values=values)
    cut: dict[str, Value] = {**values, "phase": short.phase, "short": short.short, "full": short.full}
    return Note(code="compare.cut" if short.weeks else "compare.without", values=cut)


def _season_verdict(plan: Plan) -> Note:
    for gap in _between(plan):
        first, second = (next(race for race in plan.races if race.id == name) for name in (gap.first, gap.second))
        if "C" in (first.priority, second.priority):
            continue
        values: dict[str, Value] = {
            "race": first.name,
            "other": second.name,
            "days": gap.days,
            "weeks": round(gap.days / 7),
        }
        taper = TAPER_DAYS if second.priority == "A" else MINI_DAYS
        if gap.days < gap.recovery_days + taper:
            asked: dict[str, Value] = {"recovery": gap.recovery_days, "taper": taper}
            return Note(code="compare.season-too-close", values={**values, **asked})
        if not gap.loading_weeks:
            return Note(code="compare.season-tight", values=values)
        if first.priority == second.priority == "A" and CLOSE_WEEKS * 7 < gap.days < FAR_WEEKS * 7:
            return Note(code="compare.season-apart", values=values)
    rebuilding = sum(gap.loading_weeks for gap in _between(plan))
    return Note(code="compare.season-fits", values={"races": len(plan.races), "loading": rebuilding})


def _between(plan: Plan) -> Iterator[Between]:
    for first, second in pairwise(plan.races):
        loading = [week for week in plan.weeks if week.phase in LOADING and first.day < week.starts < second.day]
        recovery = recovery_days(first.distance_km, plan.athlete.level) if first.priority != "C" else 0
        yield Between.model_construct(
            first=first.id,
            second=second.id,
            days=(second.day - first.day).days,
            recovery_days=recovery,
            loading_weeks=len(loading),
        )
