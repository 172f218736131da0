"""How loads are shared out where a season is crowded: easier weeks with other work, short sessions, short builds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wishes import library, race, usual_wish

from planner.engine import loads
from planner.engine.audit import audit
from planner.engine.audit.load import is_loading
from planner.engine.budgeting import easier_weeks
from planner.engine.dosing import Ask, activation, fill, light_minutes, nothing_done
from planner.engine.ladders import standings
from planner.engine.loads import Chain
from planner.engine.nouns import Place, Slot, WeekPlan, made
from planner.engine.planning import make_plan
from planner.model import Athlete, Plan, Session, SessionKind, Week

MONDAY = date(2026, 9, 7)
GEAR = ("band", "loop", "box", "ball", "weight")


def weeks_with(counts: list[int], wanted: int) -> tuple[list[WeekPlan], dict[int, list[Place]]]:
    """Return building weeks that ask for so many sessions each, and hold as many as told."""
    weeks = [
        WeekPlan(
            index=index,
            starts=MONDAY + timedelta(days=7 * index),
            phase="build",
            rhythm=None,
            slots=tuple(Slot(f"{index}-{i}", index, "work", wanted) for i in range(wanted)),
            peak=1.0,
            block=0,
        )
        for index in range(len(counts))
    ]
    held = {
        week.index: [Place(slot, 0, 0) for slot in week.slots[:count]]
        for week, count in zip(weeks, counts, strict=True)
    }
    return weeks, held


@given(st.lists(st.integers(1, 3), min_size=3, max_size=20))
def test_weeks_that_lost_sessions_are_never_three_easier_ones_in_a_row(counts: list[int]) -> None:
    easier = easier_weeks(*weeks_with(counts, 3))
    assert not any({index, index + 1, index + 2} <= easier for index in range(len(counts)))


def test_of_three_weeks_that_lost_sessions_the_one_that_lost_most_is_the_easier_one() -> None:
    assert easier_weeks(*weeks_with([3, 3, 2, 2, 1, 3], 3)) == {4}
    assert easier_weeks(*weeks_with([3, 3, 2, 1, 3, 3], 3)) == {2, 3}


@given(st.floats(60, 1500), st.integers(1, 3), st.floats(0, 0.4))
def test_what_an_easier_week_holds_besides_is_part_of_its_cut(week: float, sessions: int, share: float) -> None:
    chain = replace(Chain(Athlete()), last_week=week, a_session=week / 3, sessions=3, rpe=6.0)
    minutes = loads.easier_minutes(chain, sessions, share * week)
    assert sum(minutes) * chain.easier_rpe + share * week <= 0.6 * week + 0.01 or set(minutes) == {loads.SHORTEST_MIN}


@pytest.mark.parametrize("kind", ["deload", "taper", "reentry"])
@pytest.mark.parametrize("gear", [(), ("loop",), GEAR])
def test_one_set_that_hardly_fits_rests_less_and_keeps_the_minutes(kind: SessionKind, gear: tuple[str, ...]) -> None:
    known = standings(library().exercises, gear, "advanced")
    for each in known:
        each.reps = each.demand.reps_high
    dose = fill([each for each in known if each.tier == 1], known, Ask(kind, 5, "advanced", nothing_done(), 1.0))
    assert dose.minutes == loads.SHORTEST_MIN
    assert dose.exercises


def test_less_than_twelve_weeks_have_one_easier_week_at_most() -> None:
    for level in ("new", "regular", "advanced"):
        for days in range(42, 84):
            wish = usual_wish(MONDAY, [race(MONDAY + timedelta(days=days))], Athlete(level=level))
            plan = make_plan(wish, library())
            building = [week for week in plan.weeks if week.phase == "build"]
            assert sum(week.deload for week in plan.weeks) == (len(building) >= 5)


def test_an_easier_week_tells_how_many_loading_weeks_really_came_before_it() -> None:
    plan = make_plan(usual_wish(MONDAY, [race(MONDAY + timedelta(days=7 * 30 - 1))], Athlete(level="new")), library())
    row = 0
    told = 0
    for week in plan.weeks:
        for reason in week.reasons:
            if reason.rule == "deload.every":
                assert reason.values == {"weeks": row}
                told += 1
        row = 0 if week.deload or week.phase not in ("build", "specific", "rebuild") else row + 1
    assert told


def test_a_noun_made_quickly_is_the_noun_that_pydantic_makes() -> None:
    values = dict.fromkeys(Week.model_fields, 1)
    assert made(Week, **values) == Week.model_construct(**values)
    assert vars(made(Week, **values)) == vars(Week.model_construct(**values))
    session = make_plan(usual_wish(MONDAY, [race(MONDAY + timedelta(days=100))]), library()).sessions[0]
    assert list(vars(session)) == list(Session.model_fields)
    assert Session.model_validate_json(session.model_dump_json()) == session


@pytest.mark.parametrize(("kinds", "loading"), [(("loading", "loading"), True), (("loading", "taper"), False)])
def test_a_week_in_which_a_taper_begins_is_no_loading_week_for_the_auditor(
    kinds: tuple[SessionKind, ...], loading: bool
) -> None:
    week = Week(index=1, starts=MONDAY, phase="build", target_load_au=90, load_au=90)
    sessions = tuple(
        Session.model_construct(kind=kind, day=MONDAY + timedelta(days=2 * i), load_au=45.0)
        for i, kind in enumerate(kinds)
    )
    assert is_loading(Plan.model_construct(sessions=sessions), week) is loading


@pytest.mark.parametrize(
    ("days", "km", "athlete"),
    [
        ((date(2026, 11, 12), date(2026, 12, 7), date(2027, 1, 29)), 10, Athlete(sessions=3, minutes=12)),
        (
            (date(2026, 11, 6), date(2027, 1, 15), date(2027, 3, 26)),
            21,
            Athlete(sessions=3, minutes=15, policy="easy-day"),
        ),
    ],
)
def test_a_taper_asks_no_more_than_the_last_loading_week_unless_its_sessions_are_the_shortest(
    days: tuple[date, ...], km: float, athlete: Athlete
) -> None:
    plan = make_plan(usual_wish(MONDAY, [race(day, km=km, id=f"r{day}") for day in days], athlete), library())
    assert audit(plan) == ()
    loaded = [week for week in plan.weeks if is_loading(plan, week)][-1]
    for week in plan.weeks[loaded.index :]:
        work = [one.minutes for one in plan.sessions if one.week == week.index and one.kind == "taper"]
        assert week.load_au <= loaded.load_au or max(work) == loads.SHORTEST_MIN


def test_a_light_session_of_one_short_movement_is_no_shorter_than_the_shortest() -> None:
    known = standings(library().exercises, ("box",), "new")[-1:]
    assert activation(known, 5).minutes == light_minutes(known, 5) == loads.SHORTEST_MIN
