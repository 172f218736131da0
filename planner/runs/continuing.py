"""Where calendars end → how the days beyond them are filled: by the week named, or the week seen.

A calendar's reach is the end of its last dense stretch of running: strength work and races do not count,
and a lone run far ahead stretches nothing. One week in a calendar is no habit, so it is never carried on.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from planner.model import WEEKDAYS, Athlete, Note, Plan, Run, RunKind, Value, WeeklyRun
from planner.runs.patterns import ASSUMED_START, assumed_week, dated, seen_week

AROUND = timedelta(days=7)
"""Runs are asked for from so long before the first day and after the last race, for the gaps there."""

USUAL = frozenset(("assumed", "pattern", "continued"))
"""Sources of runs that no calendar holds."""

GUESSED = frozenset(("assumed", "continued"))
"""Those of them that the runner did not name either."""

UNKNOWN_DAYS = 7
"""A calendar that ends at least so many days early is continued."""

LEAST_GAP_DAYS = 6
"""Days without a run that never end a stretch."""

LEAST_RUNS = 3
"""A stretch of fewer runs than these is no more than a few runs, unless there is no larger one."""

MAIN_SHARE = 0.5
"""A calendar with so many of the runs a week that the fullest one has tells by itself how far runs are known."""

DAY = timedelta(days=1)


class Span(NamedTuple):
    """The days to be filled."""

    first: date
    last: date
    needed: date
    """The day up to which runs matter; beyond it nothing need be continued."""
    today: date


def reach(runs: Iterable[Run]) -> date | None:
    """Find the last day that calendars know the running of, over all of them; None where they show no habit."""
    by_source: dict[str, set[date]] = defaultdict(set)
    for run in runs:
        if run.kind not in ("race", "strength"):
            by_source[run.source].add(run.day)
    stretches = [found for days in by_source.values() if (found := _last_stretch(sorted(days)))]
    if not stretches:
        return None
    fullest = max(map(_a_week, stretches))
    return max(days[-1] for days in stretches if _a_week(days) >= MAIN_SHARE * fullest)


def _last_stretch(days: Sequence[date]) -> Sequence[date]:
    """Find the last days in a row, with no long gap between them, that are more than a stray run or two."""
    gaps = sorted((after - before).days for before, after in pairwise(days))
    longest = max(LEAST_GAP_DAYS, 2 * gaps[(len(gaps) - 1) // 2]) if gaps else 0
    stretches: list[list[date]] = []
    for day in days:
        if stretches and (day - stretches[-1][-1]).days <= longest:
            stretches[-1].append(day)
        else:
            stretches.append([day])
    dense = [each for each in stretches if len(each) >= LEAST_RUNS]
    found = dense[-1] if dense else max(stretches, key=len, default=[])
    return found if len(found) > 1 else ()


def _a_week(days: Sequence[date]) -> float:
    return len(days) * 7 / max((days[-1] - days[0]).days + 1, 7)


def beyond(
    runs: Sequence[Run], week: tuple[WeeklyRun, ...], athlete: Athlete, span: Span
) -> tuple[list[Run], list[Note]]:
    """Fill the days after the calendars' reach: by the week named, the runner's own, or the week seen.

    A day that has a run in a calendar keeps it as it is; strength work beside it fills no run's place.
    """
    known = week or athlete.week
    end = reach(runs)
    begins = span.first if end is None else max(end + DAY, span.first)
    if begins > span.last or begins > span.needed:
        return [], []
    if end is not None and not known and (span.needed - end).days < UNKNOWN_DAYS:
        return [], []
    filling, source, notes = _filling(runs, known, athlete, span, end)
    filled = dated(filling, begins, span.last, zone_name=athlete.zone, source=source)
    running = {run.day for run in runs if run.kind != "strength"}
    lifting = {run.day for run in runs if run.kind == "strength"}
    return [run for run in filled if run.day not in (lifting if run.kind == "strength" else running)], notes


def further(plan: Plan, athlete: Athlete, last: date, today: date) -> tuple[tuple[Run, ...], tuple[Note, ...]]:
    """Carry the runs of a plan on to around ``last``, on days that have none, and say what was assumed of them.

    A week that was named, seen or assumed comes back as it was; calendars that nobody reads again end where they end.
    """
    first, end = plan.starts_on - AROUND, last + AROUND
    usual = [run for run in plan.runs if run.source in USUAL]
    week = seen_week(usual, max(run.day for run in usual))[0] if usual else ()
    if not week:
        filled, notes = beyond(plan.runs, (), athlete, Span(first, end, last, today))
        return _in_order((*plan.runs, *filled)), tuple(notes)
    taken = {run.day for run in plan.runs}
    begins = max(first, min(run.day for run in usual))
    days = dated(week, begins, end, zone_name=athlete.zone, source=usual[-1].source)
    return _in_order((*plan.runs, *(run for run in days if run.day not in taken))), ()


def _in_order(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(sorted(runs, key=lambda run: run.start))


def _filling(
    runs: Sequence[Run], known: tuple[WeeklyRun, ...], athlete: Athlete, span: Span, end: date | None
) -> tuple[Sequence[WeeklyRun], str, list[Note]]:
    """Choose the week that fills the days beyond, and say which it is."""
    if known:
        values: dict[str, Value] = {"reach_day": end.isoformat()} if end else {}
        return known, "pattern", [Note(code="runs.filled" if end else "runs.filled-around", values=values)]
    latest = max((run.day for run in runs if run.kind not in ("race", "strength")), default=span.first)
    seen, once = seen_week(runs, end or latest)
    notes = [Note(code="runs.seen-once", values={"weekday": ",".join(once)})] if once else []
    if not end or not any(run.kind != "strength" for run in seen):
        usual = assumed_week(athlete)
        told = {"reach_day": end.isoformat(), **week_values(usual)} if end else week_values(usual)
        return usual, "assumed", [*notes, Note(code="runs.assumed-beyond" if end else "runs.assumed", values=told)]
    values = {"reach_day": end.isoformat(), "days": (end - span.today).days, **week_values(seen)}
    code = "runs.continued" if end >= span.today else "runs.continued-from-past"
    return seen, "continued", [Note(code=code, values=values), *notes]


def week_values(week: Iterable[WeeklyRun]) -> dict[str, Value]:
    """Name the days of a week by what they ask, ``none`` where no day asks it."""
    runs = list(week)
    kinds: tuple[RunKind, ...] = ("quality", "long", "easy", "strength")
    days: dict[str, Value] = {
        f"{kind}_weekday": ",".join(day for day in WEEKDAYS if any(r.weekday == day and r.kind == kind for r in runs))
        or "none"
        for kind in kinds
    }
    return {**days, "clock": f"{ASSUMED_START:%H:%M}"}
