"""Making a plan in a process that runs already: from a wish to the finished plan, certificate and notes included.

Before anything is timed the plan is made twice and has to be the same, and the auditor has to let it pass; what comes
out of each timed round has to be that plan. The time is that of the processor, so that what else a machine does counts
for little.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner import catalogue
from planner.engine.audit import audit
from planner.engine.planning import Wish, make_plan
from planner.model import WEEKDAYS, Athlete, Plan, Race, Run, RunKind, Weekday
from tests.benchmarks.checking import Call, checked, same
from tests.benchmarks.results import Figure, Result, Wrong, at_most
from tests.benchmarks.rounds import over

TITLE = "Making a plan"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 1, 5)
WEEK: tuple[tuple[Weekday, RunKind, int], ...] = (
    ("tue", "quality", 60),
    ("wed", "easy", 45),
    ("thu", "quality", 60),
    ("sat", "easy", 45),
    ("sun", "long", 100),
)
AIMS_MS = {"5 weeks": 2, "16 weeks": 4, "52 weeks": 12, "two races in 21 weeks": 6}
LINEAR = 1.5
"""How many times longer a week of a long season, or a run of many, may take than one of few."""


def race(name: str, weeks: int, distance_km: float) -> Race:
    """Return a race on the Sunday that so many weeks end with."""
    day = MONDAY + timedelta(days=7 * weeks - 1)
    return Race(id=name, name=name, gun=datetime.combine(day, time(5), ZONE), day=day, distance_km=distance_km)


def wish(*races: Race, runs_a_day: int = 1) -> Wish:
    """Ask for a plan from a Monday on, around a week of running that comes back."""
    days = (MONDAY + timedelta(days=ahead) for ahead in range((races[-1].day - MONDAY).days + 1))
    runs = tuple(
        Run(day=day, start=datetime.combine(day, time(5, 30 + turn), ZONE), minutes=minutes, kind=kind)
        for day in days
        for weekday, kind, minutes in WEEK
        if WEEKDAYS[day.weekday()] == weekday
        for turn in range(runs_a_day)
    )
    return Wish(races=races, athlete=Athlete(), today=MONDAY, runs=runs)


def wishes() -> dict[str, Wish]:
    """Return what is asked for, by name."""
    return {
        "5 weeks": wish(race("hue", 5, 21.1)),
        "16 weeks": wish(race("hue", 16, 21.1)),
        "52 weeks": wish(race("hue", 52, 42.2)),
        "two races in 21 weeks": wish(race("hanoi", 17, 21.1), race("hue", 21, 42.2)),
    }


def made(asked: Wish) -> Plan:
    """Make a plan that is right: the same when made again, and without a breach."""
    library = catalogue.load()
    plan = make_plan(asked, library)
    if make_plan(asked, library) != plan:
        raise Wrong("the same wish gives another plan")
    if [race.id for race in plan.races] != [race.id for race in asked.races] or len(plan.runs) != len(asked.runs):
        raise Wrong(f"the plan is for other races, or around {len(plan.runs)} runs of {len(asked.runs)}")
    if not plan.sessions:
        raise Wrong("the plan has no session")
    if breaches := audit(plan, library.exercises):
        raise Wrong(f"the auditor finds {breaches[0].rule} in {breaches[0].where}")
    return plan


def call(asked: Wish, plan: Plan) -> Call:
    """Return the making of a plan, which has to be this one each time."""
    library = catalogue.load()
    return Call(lambda: make_plan(asked, library), same(plan, "what was timed made another plan"))


def growth(few: Wish, many: Wish, times: float, rounds: int) -> tuple[float, ...]:
    """Return what one of many takes beside one of few, where there are ``times`` as many, round by round."""
    calls = {name: call(one, made(one)) for name, one in (("few", few), ("many", many))}
    seconds = checked(calls, rounds)
    return tuple(ratio / times for ratio in over(seconds["many"], seconds["few"]))


def measure(quick: bool) -> Iterator[Result]:
    """Make each plan in turn, then see how the time grows with weeks and with runs."""
    rounds, asked = 5 if quick else 25, wishes()
    plans = {name: made(one) for name, one in asked.items()}
    calls = {name: call(one, plans[name]) for name, one in asked.items()}
    for name, seconds in checked(calls, rounds).items():
        yield Figure(
            name,
            tuple(1000 * second for second in seconds),
            unit="ms",
            aim=at_most(AIMS_MS[name]),
            note=f"{len(plans[name].sessions)} sessions around {len(asked[name].runs)} runs; audited.",
            key=f"planning.{name.replace(' ', '-')}",
        )
    weeks = growth(wish(race("hue", 26, 42.2)), wish(race("hue", 104, 42.2)), 4, rounds)
    yield Figure("a week of 104", weeks, "a week of 26", aim=at_most(LINEAR), key="planning.by-weeks")
    runs = growth(asked["16 weeks"], wish(race("hue", 16, 21.1), runs_a_day=8), 8, rounds)
    yield Figure("a run of 640", runs, "a run of 80", aim=at_most(LINEAR), key="planning.by-runs")
