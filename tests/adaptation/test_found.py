"""What the search through followed plans found, one cause a test, each as the smallest plan that shows it."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import partial

import pytest
from following import lawful
from wishes import HOURS, every_week, library, race, usual_wish

from planner.engine.adaptation import wish_from
from planner.engine.planning import Wish, make_plan
from planner.model import Athlete, Blocked, Log, Plan, Race, Session

START = date(2026, 9, 7)
GOAL = date(2026, 12, 27)
MISSED = partial(Log, outcome="missed")
DONE = partial(Log, outcome="done")


def goal(after: int, start: date = START, km: float = 21.0975, id: str = "goal") -> Race:
    return race(start + timedelta(days=after), km=km, id=id)


def planned(*races: Race, start: date = START, athlete: Athlete | None = None, **more: object) -> Plan:
    return make_plan(usual_wish(start, races, athlete, **more), library())


def away(plan: Plan, today: date, first: date, days: int) -> Wish:
    """Return the wish of a runner who is away for so many days more."""
    wish = wish_from(plan, today)
    period = Blocked(first=first, last=first + timedelta(days=days - 1), why="travel")
    return wish._replace(athlete=wish.athlete.model_copy(update={"blocked": (*wish.athlete.blocked, period)}))


def of_week(plan: Plan, index: int) -> list[Session]:
    return [session for session in plan.sessions if session.week == index]


def test_what_stands_in_for_an_exercise_that_hurts_makes_no_activation_longer() -> None:
    start, today = date(2026, 12, 4), date(2026, 12, 6)
    plan = planned(goal(16, start, km=100), start=start, athlete=Athlete(minutes=10))
    hurt = DONE(session="w02-1", on=today, pain=9, exercise="single-leg-squat")
    activation = lawful(plan, wish_from(plan, today), [hurt]).sessions[-1]
    assert [each.id for each in plan.sessions[-1].exercises] == ["single-leg-squat"]
    assert activation.minutes <= plan.sessions[-1].minutes
    assert "single-leg-squat" not in {each.id for each in activation.exercises}


def test_a_week_that_has_had_its_load_takes_no_session_that_finds_a_place_after_all() -> None:
    """Long runs on Friday evenings leave Mondays alone; one of them is cancelled when that week's Monday is done."""
    runs = every_week([("fri", "long", time(18, 30), 75)], START, GOAL)
    athlete = Athlete(days=("mon", "fri"), hours=HOURS[1])
    plan = make_plan(Wish(races=(race(GOAL),), athlete=athlete, today=START, runs=runs), library())
    without = [run for run in runs if run.day != date(2026, 9, 25)]
    after = lawful(plan, wish_from(plan, date(2026, 9, 22), without))
    assert of_week(after, 3) == of_week(plan, 3)
    lost = next(each for each in after.given_up if each.week == 3)
    assert [reason.rule for reason in lost.reasons] == ["overload.weekly-cap"]


def test_a_return_leaves_the_loading_sessions_of_its_week_their_shortest() -> None:
    start = date(2026, 9, 10)
    athlete = Athlete(level="new", minutes=12, days=("mon", "wed", "sat"))
    strength = every_week([("tue", "strength", time(22), 45)], start, date(2027, 2, 16))
    runs = tuple(run for run in strength if run.day != date(2026, 11, 24))
    races = (goal(63, start, id="first"), goal(159, start))
    plan = make_plan(Wish(races=races, athlete=athlete, today=start, runs=runs), library())
    lawful(plan, away(plan, date(2026, 9, 17), date(2026, 10, 3), 3))


IN_A_TAPER: dict[str, tuple[Sequence[Race], Athlete, int, Sequence[tuple[int, int]]]] = {
    "d-5 of a b race": ((goal(46, km=10), goal(93, id="last")), Athlete(sessions=1), 0, [(21, 14)]),
    "d-6 of a b race": ((goal(65),), Athlete(days=("tue", "wed")), 17, [(40, 14)]),
    "d-16 of an a race": ((goal(6, id="first", km=42.195), goal(66)), Athlete(sessions=1), 11, [(27, 14), (12, 14)]),
}


@pytest.mark.parametrize("when", IN_A_TAPER)
def test_a_return_in_a_taper_is_no_longer_the_next_time_either(when: str) -> None:
    races, athlete, after, absences = IN_A_TAPER[when]
    runs = {"runs": ()} if "d-5" in when else {}
    plan = planned(*races, athlete=athlete, priorities={"goal": "A" if "a race" in when else "B"}, **runs)
    for first, days in absences:
        plan = lawful(plan, away(plan, START + timedelta(days=after), START + timedelta(days=first), days))
    assert any(reason.rule == "change.no-harder" for session in plan.sessions for reason in session.reasons)


def test_a_taper_session_that_could_be_asked_for_still_stays_as_it_is() -> None:
    today = START + timedelta(days=18)
    plan = planned(goal(108), athlete=Athlete(level="new"))
    gone = [session for session in plan.sessions if session.day <= today][-5:]
    lawful(plan, away(plan, today, today + timedelta(days=1), 14), [MISSED(session=one.id, on=today) for one in gone])


def test_a_bridge_with_no_load_behind_it_is_a_return() -> None:
    runs = every_week(
        [("sat", "strength", time(22), 75), ("wed", "quality", time(0, 30), 20)], START, date(2027, 3, 13)
    )
    races = (goal(19, id="first", km=42.195), goal(74, id="second"), goal(179))
    plan = make_plan(Wish(races=races, athlete=Athlete(), today=START, runs=runs), library())
    today = START + timedelta(days=17)
    lawful(plan, away(plan, today, today + timedelta(days=29), 14))


def test_an_exercise_that_was_only_planned_says_why_its_rung_falls() -> None:
    """Six missed: what came up in them, and was never done, goes a rung back with the rest."""
    start = date(2026, 9, 9)
    told, today = start + timedelta(days=22), start + timedelta(days=26)
    plan = planned(goal(136, start), start=start, athlete=Athlete(days=("mon", "tue", "wed", "sat", "sun")))
    gone = [session for session in plan.sessions if session.day <= told][-6:]
    first = next(run for run in plan.runs if run.day >= today)
    wish = wish_from(plan, today, [run for run in plan.runs if run is not first])
    lawful(plan, wish, [MISSED(session=one.id, on=told) for one in gone])


def test_a_first_loading_week_that_pain_cuts_short_sets_the_load_of_the_next() -> None:
    """Work after an early race is none of the loading weeks: there is nothing before the first to be easier than."""
    start = date(2026, 9, 11)
    plan = planned(goal(1, start, id="first"), goal(118, start), start=start, priorities={"first": "C", "goal": "C"})
    hurt = DONE(session="w16-1", on=date(2026, 9, 21), pain=8)
    plan = lawful(plan, wish_from(plan, hurt.on), [hurt])
    worse = DONE(session="w15-1", on=date(2026, 9, 28), worse_next_morning=True)
    lawful(plan, wish_from(plan, date(2026, 9, 30)), [hurt, worse])


def test_a_week_goes_on_from_where_its_sessions_that_are_over_stand() -> None:
    """Told too late to change Tuesday's session: what it held is not easier on Thursday and harder again on Tuesday."""
    start = date(2026, 9, 12)
    told, today = start + timedelta(days=14), start + timedelta(days=18)
    plan = planned(goal(87, start, km=42.195), start=start, athlete=Athlete(sessions=3, minutes=45))
    gone = [session for session in plan.sessions if session.day <= told][-6:]
    last = [run for run in plan.runs if run.day >= today][18]
    wish = wish_from(plan, today, [run for run in plan.runs if run is not last])
    after = lawful(plan, wish, [MISSED(session=one.id, on=told) for one in gone])
    begun, *rest = of_week(after, 4)
    assert begun.day < today <= rest[0].day
    assert _rungs(begun).items() <= {**_rungs(begun), **_rungs(rest[0])}.items()


def _rungs(session: Session) -> dict[str, int]:
    return {each.id: each.rung_index for each in session.exercises}


def test_what_stands_in_for_an_exercise_that_hurts_adds_no_set_where_a_plan_only_keeps() -> None:
    start = date(2026, 9, 5)
    plan = planned(goal(20, start), start=start, athlete=Athlete(level="advanced"))
    first = plan.sessions[0]
    worse = DONE(session=first.id, on=first.day, exercise="elevated-glute-bridge", worse_next_morning=True)
    after = lawful(plan, wish_from(plan, first.day), [worse])
    assert {each.sets for each in after.sessions[1].exercises} == {1}


def test_other_gear_in_a_taper_leaves_out_the_same_the_next_time() -> None:
    plan, today = planned(goal(111)), START + timedelta(days=98)
    wish = wish_from(plan, today)
    lawful(plan, wish._replace(athlete=wish.athlete.model_copy(update={"gear": ()})))


def test_a_return_in_an_easier_week_leaves_that_week_easier() -> None:
    """Away three times around an early race: the way back is shorter than the cut of the week that it falls in."""
    start = date(2026, 7, 10)
    races = (goal(6, start, id="first"), goal(108, start, id="second"), goal(139, start, id="last"))
    athlete = Athlete(sessions=3)
    plan = planned(*races, start=start, athlete=athlete, priorities={"second": "C", "last": "C"})
    for today, first, days in ((16, 41, 7), (16, 17, 7), (41, 61, 14), (43, 53, 14)):
        wish = away(plan, start + timedelta(days=today), start + timedelta(days=first), days)
        plan = lawful(plan, wish)


def test_a_session_done_before_the_misses_count_hides_no_reason_of_theirs() -> None:
    start = date(2026, 6, 17)
    told, today = start + timedelta(days=20), start + timedelta(days=23)
    plan = planned(goal(149, start), start=start)
    *gone, last = [session for session in plan.sessions if session.day <= told][-6:]
    logs = [*(MISSED(session=one.id, on=told) for one in gone), DONE(session=last.id, on=told)]
    lawful(plan, wish_from(plan, today), logs)
