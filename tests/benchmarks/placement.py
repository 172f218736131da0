"""Placing sessions beside HiGHS on the same seasons: ``python tests/benchmarks/placement.py``.

The solver gets the starts that no rule forbids as a flow over days, and the tiers one after the other. Only its own
solving is timed, not the building of the question; our search is timed from the bare season to the plan's
certificate, causes of given-up sessions included. ``solve`` is also the tests' referee.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))

from referee import TIERS, Question, Start, ask

from planner import catalogue
from planner.engine.nouns import Season, Slot
from planner.engine.periodisation import periodise
from planner.engine.placement import place
from planner.engine.season import make_season
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Hours, Race, Run

ZONE = "Asia/Ho_Chi_Minh"
MONDAY = date(2026, 1, 5)
WEEK = (("tue", "quality", 60), ("wed", "easy", 60), ("thu", "quality", 60), ("sat", "easy", 60), ("sun", "long", 120))
CROWDED = (*WEEK[:4], ("fri", "quality", 60), ("sun", "long", 120))


class Case(NamedTuple):
    """A season with its sessions, and where they lay in the plan before."""

    season: Season
    slots: tuple[Slot, ...]
    previous: Mapping[str, int]


def case(weeks: int, athlete: Athlete | None = None, pattern: Sequence[tuple[str, str, int]] = WEEK) -> Case:
    """Return a season of so many weeks up to a half marathon, with a week of running that comes back."""
    day = MONDAY + timedelta(days=7 * weeks - 1)
    zone = ZoneInfo(ZONE)
    race = Race(id="race", name="Race", gun=datetime.combine(day, time(5), zone), day=day, distance_km=22.5)
    runs = tuple(
        Run(day=at, start=datetime.combine(at, time(5, 30), zone), minutes=minutes, kind=kind)
        for ahead in range(7 * weeks)
        for at in (MONDAY + timedelta(days=ahead),)
        for weekday, kind, minutes in pattern
        if WEEKDAYS[at.weekday()] == weekday
    )
    busy = tuple(
        Busy(start=start, end=start + timedelta(hours=2))
        for week in range(0, weeks, 3)
        for start in (datetime.combine(MONDAY + timedelta(days=7 * week + week % 5), time(18), zone),)
    )
    runner = athlete or Athlete(minutes=30)
    season = make_season((race,), runner, (runs, busy), MONDAY)
    slots = [slot for each in periodise(season, catalogue.load().shapes) for slot in each.slots]
    return Case(season, tuple(slot for slot in slots if slot.barred is None), {})


def cases(weeks: int) -> dict[str, Case]:
    """Return seasons of so many weeks: a usual one, three a week, few hours, and many sessions given up."""
    evening = (Hours(start=time(18), end=time(21)),)
    away = tuple(
        Blocked(first=MONDAY + timedelta(days=7 * week + 1), last=MONDAY + timedelta(days=7 * week + 4))
        for week in range(4, weeks - 3, 6)
    )
    return {
        "usual": case(weeks),
        "three a week": case(weeks, Athlete(minutes=30, sessions=3)),
        "evenings, easy days": case(weeks, Athlete(minutes=60, policy="easy-day", hours=evening, blocked=away)),
        "many given up": case(weeks, Athlete(minutes=30, sessions=3, days=("mon", "tue", "wed", "fri")), CROWDED),
    }


def settled(question: Question) -> tuple[Question, bool]:
    """Leave one of the cheapest starts a day, if these can be chosen so that the hour never stands in the way.

    That is: sessions two days apart keep 48 h at the chosen hours, or could not at any. It spares a solver the
    hours altogether, which is far faster for it. Otherwise the question stays as it is.
    """
    cheapest: dict[int, list[Start]] = {}
    widest: dict[int, list[int]] = {}
    for start in sorted({start for starts in question.starts for start in starts}):
        widest.setdefault(start.ordinal, []).append(start.minute)
        day = cheapest.setdefault(start.ordinal, [start])
        if start[2:] < day[0][2:]:
            cheapest[start.ordinal] = [start]
        elif start[2:] == day[0][2:] and start is not day[0]:
            day.append(start)
    chosen: dict[int, Start] = {}
    for ordinal, day in sorted(cheapest.items()):
        before = chosen.get(ordinal - 2)
        apart = [start for start in day if before is None or start.minute - before.minute >= 48 * 60]
        if not apart and widest[ordinal][-1] - widest[ordinal - 2][0] >= 48 * 60:
            return question, False
        chosen[ordinal] = (apart or day)[0]
    kept = (tuple(start for start in starts if start == chosen[start.ordinal]) for starts in question.starts)
    return question._replace(starts=tuple(kept)), True


def solve(question: Question) -> tuple[dict[str, int], float]:
    """Return the value of every tier as HiGHS proves it best, and the seconds that it solved.

    Tier by tier, each held at its best for those after it. Where hours are settled the question is a flow, which
    needs no whole numbers: as light as a solver can wish. ValueError where hours matter.
    """
    import highspy

    seconds = 0.0
    question, hours_settled = settled(question)
    if not hours_settled:
        raise ValueError("hours matter")
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    costs, constants = _flow_rows(solver, question)
    values = {}
    for tier in TIERS:
        cost = costs[tier]
        values[tier] = constants[tier]
        if cost:
            goal = solver.qsum(number * variable for variable, number in cost)
            begun = perf_counter()
            solver.minimize(goal)
            seconds += perf_counter() - begun
            values[tier] += round(solver.getObjectiveValue())
            solver.addConstr(goal <= round(solver.getObjectiveValue()) + 1e-6)
    return values, seconds


def _flow_rows(solver, question: Question):
    """Write the flow over days down: what comes to a day leaves it for a later one, or stays through a session."""
    costs: dict[str, list[tuple[object, int]]] = {tier: [] for tier in TIERS}
    lost = sum(1 for starts in question.starts if not starts)
    at = {start.ordinal: start.minute for starts in question.starts for start in starts}
    shares: dict[int | None, list[object]] = {None: [solver.addVariable(1, 1)]}
    for slot, starts in zip(question.slots, question.starts, strict=True):
        if not starts:
            continue
        arrived: dict[int | None, list[object]] = {}
        first = starts[0].ordinal
        for before, share in shares.items():
            kept = solver.addVariable(0, 1)
            out = [kept]
            costs["given-up"].append((kept, 1))
            arrived.setdefault(before if before is None or before > first - 14 else 0, []).append(kept)
            for start in starts:
                away = 14 if not before else start.ordinal - before
                if not before or start.minute - at[before] >= 48 * 60:
                    moves = solver.addVariable(0, 1)
                    out.append(moves)
                    arrived.setdefault(start.ordinal, []).append(moves)
                    spacing = 0 if before is None else (slot.frequency * min(away, 14) - 7) ** 2
                    off = abs(question.aims[slot.id] - start.ordinal - 10) if slot.id in question.aims else 0
                    prices = (start.policy, start.days, start.hours, start.same_day, off, spacing)
                    for tier, price in zip(TIERS[1:7], prices, strict=True):
                        costs[tier] += [(moves, price)] if price else []
            solver.addConstr(solver.qsum(out) == solver.qsum(share))
        shares = arrived
    return costs, {tier: lost if tier == "given-up" else 0 for tier in TIERS}


def best_time(work: Callable[[], object], tries: int) -> float:
    """Return the shortest of some tries, in seconds."""
    found = []
    for _ in range(tries):
        begun = perf_counter()
        work()
        found.append(perf_counter() - begun)
    return min(found)


class Row(NamedTuple):
    """One season: how long each took, whether they agree, and how many sessions were given up."""

    weeks: int
    name: str
    ours: float
    theirs: float
    agree: bool
    given_up: int

    @property
    def ratio(self) -> float:
        """Return how many times faster ours is."""
        return self.theirs / self.ours


def beside_solver(weeks: int, tries: int = 3) -> list[Row]:
    """Place the seasons of so many weeks both ways, side by side."""
    rows = []
    for name, (season, slots, previous) in cases(weeks).items():
        question = ask(season, slots, previous)
        ours = best_time(lambda season=season, slots=slots: place(season, slots), tries)
        values, theirs = min((solve(question) for _ in range(tries)), key=lambda solved: solved[1])
        found = dict(place(season, slots).tiers)
        rows.append(Row(weeks, name, ours, theirs, found == values, found["given-up"]))
    return rows


def growth(tries: int = 5) -> dict[str, dict[int, float]]:
    """Return seconds by weeks for each kind of season."""
    sizes = (13, 26, 52, 104)
    found: dict[str, dict[int, float]] = {}
    for weeks in sizes:
        for name, (season, slots, _) in cases(weeks).items():
            seconds = best_time(lambda season=season, slots=slots: place(season, slots), tries)
            found.setdefault(name, {})[weeks] = seconds
    return found


def main() -> None:
    """Print both tables."""
    for weeks in (16, 52):
        for row in beside_solver(weeks):
            agree = "same tiers" if row.agree else "DIFFERENT TIERS"
            print(
                f"{row.weeks:3} weeks  {row.name:20} ours {1000 * row.ours:7.2f} ms  HiGHS {1000 * row.theirs:9.1f} ms"
                f"  × {row.ratio:7.1f}  {agree}, {row.given_up} given up"
            )
    for name, times in growth().items():
        print(f"{name:20}", "  ".join(f"{weeks} weeks {1000 * seconds:.2f} ms" for weeks, seconds in times.items()))


if __name__ == "__main__":
    main()
