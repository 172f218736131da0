"""Placing sessions beside HiGHS on the same seasons.

The solver gets the starts that no rule forbids as a flow over days, and the tiers one after the other. Only its own
solving is timed, not the building of the question; our search is timed from the bare season to the plan's
certificate, causes of given-up sessions included. ``solve`` is also the tests' referee.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from time import process_time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner import catalogue
from planner.engine.nouns import Placement, Season, Slot
from planner.engine.periodisation import periodise
from planner.engine.placement import place
from planner.engine.season import make_season
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Hours, Race, Run
from tests.benchmarks.checking import Call, checked, same
from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_least, at_most
from tests.benchmarks.rounds import over
from tests.engine.referee import (
    NOTHING,
    TIERS,
    TWO_DAYS_MIN,
    Question,
    Start,
    ask,
    lost_cost,
    own_cost,
    spacing,
)

TITLE = "Placing sessions"
FASTER = 15
LINEAR = 1.5
"""How many times longer a week of 104 may take than a week of 26."""
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
            begun = process_time()
            solver.minimize(goal)
            seconds += process_time() - begun
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
                    early = start.ordinal < question.tapers.get(slot.id, 0)
                    prices = (early, start.policy, start.days, start.hours, start.same_day, off, spacing)
                    for tier, price in zip(TIERS[1:-1], prices, strict=True):
                        costs[tier] += [(moves, price)] if price else []
            solver.addConstr(solver.qsum(out) == solver.qsum(share))
        shares = arrived
    return costs, {tier: lost if tier == "given-up" else 0 for tier in TIERS}


class Beside(NamedTuple):
    """One season in rounds: the seconds of each, and the tiers that they agree on."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    tiers: dict[str, int]


def beside_solver(one: Case, rounds: int) -> Beside:
    """Place a season both ways, in turn; Wrong where the solver proves another optimum."""
    season, slots, previous = one
    question = ask(season, slots, previous)
    placed = place(season, slots)
    tiers = dict(placed.tiers)
    check(question, placed)
    theirs = []
    ours: list[float] = []
    for _ in range(rounds):
        ours += checked({"ours": call(one, placed)}, 1)["ours"]
        proved, seconds = solve(question)
        if proved != tiers:
            raise Wrong(f"HiGHS proves {proved}, we found {tiers}")
        theirs.append(seconds)
    return Beside(tuple(ours), tuple(theirs), tiers)


def call(one: Case, placed: Placement) -> Call:
    """Return the placing of a season, which has to come out like this each time."""
    return Call(lambda: place(one.season, one.slots), same(placed, "what was timed placed the sessions otherwise"))


def check(question: Question, placed: Placement) -> None:
    """See that each session lies where it may, or is given up for a cause, and what this is worth."""
    at = {one.slot.id: one.start for one in placed.places}
    lost = {slot.id for slot, causes in placed.given_up if causes}
    before, costs = None, [NOTHING]
    for index, (slot, starts) in enumerate(zip(question.slots, question.starts, strict=True)):
        start = next((start for start in starts if start.minute == at.get(slot.id)), None)
        if start is None and (slot.id in at or slot.id not in lost):
            raise Wrong(f"{slot.id} is neither placed where it may lie nor given up")
        costs += (
            [own_cost(question, index, start), spacing(question, index, before, start)]
            if start
            else [lost_cost(question, index)]
        )
        if start and before and start.minute - before.minute < TWO_DAYS_MIN:
            raise Wrong(f"{slot.id} comes within 48 h of the session before")
        before = start or before
    worth = dict(zip(TIERS, map(sum, zip(*costs, strict=True)), strict=True))
    if worth != dict(placed.tiers):
        raise Wrong(f"the places are worth {worth}, we said {dict(placed.tiers)}")


def best(one: Case, solver: bool) -> Placement:
    """Return how a season is placed, checked, and proved to be the best where the solver is there."""
    question, placed = ask(*one), place(one.season, one.slots)
    check(question, placed)
    if solver and (proved := solve(question)[0]) != dict(placed.tiers):
        raise Wrong(f"HiGHS proves {proved}, we found {dict(placed.tiers)}")
    return placed


def growth(few: Case, many: Case, rounds: int, *, solver: bool = False) -> tuple[float, ...]:
    """Return what a week of a long season takes beside one of a short season, round by round."""
    calls = {name: call(one, best(one, solver)) for name, one in (("few", few), ("many", many))}
    seconds = checked(calls, rounds)
    times = len(many.season.days) / len(few.season.days)
    return tuple(ratio / times for ratio in over(seconds["many"], seconds["few"]))


def measure(quick: bool) -> Iterator[Result]:
    """Place each kind of season beside the solver, then see how the time grows with the weeks."""
    rounds, sizes = (2, (16,)) if quick else (7, (16, 52))
    try:
        solver = f"HiGHS {version('highspy')}"
    except ModuleNotFoundError:
        solver = ""
        yield Missing("placing beside HiGHS", "pip install highspy")
    for weeks in sizes if solver else ():
        for name, one in cases(weeks).items():
            found = beside_solver(one, rounds)
            lost = found.tiers["given-up"]
            yield Figure(
                f"{weeks} weeks, {name}, times faster",
                over(found.theirs, found.ours),
                solver,
                aim=at_least(FASTER),
                note=f"{len(one.slots)} sessions, {lost} given up; the same optimum in every tier"
                + (", and ours names the cause of each session given up within its time." if lost else "."),
                key=f"placement.{weeks}.{_key(name)}",
            )
    few, many = (8, 32) if quick else (26, 104)
    short, long = cases(few), cases(many)
    for name in short:
        yield Figure(
            f"{name}, a week of {many}",
            growth(short[name], long[name], rounds, solver=bool(solver)),
            f"a week of {few}",
            aim=at_most(LINEAR),
            note="Both at the optimum that HiGHS proves." if solver else "",
            key=f"placement.by-weeks.{_key(name)}",
        )


def _key(name: str) -> str:
    return name.replace(" ", "-").replace(",", "")
