"""What sessions hold: progression, easier weeks, weekly sets, gear, levels, minutes, ways back after a break."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wishes import library, race, usual_wish

from planner.engine.planning import make_plan
from planner.model import Athlete, Blocked, Gear, Level, Plan, Session

START = date(2026, 9, 7)
GROUPS = ("glute-med", "glute-max", "hip-flexors")
MUSCLES = {exercise.id: exercise.muscles for exercise in library().exercises}
LADDERS = {(exercise.id, ladder.id): ladder for exercise in library().exercises for ladder in exercise.ladders}
moderate = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def plan_of(weeks: int = 16, **athlete: object) -> Plan:
    return make_plan(usual_wish(START, [race(START + timedelta(days=7 * weeks - 1))], Athlete(**athlete)), library())


def by_week(plan: Plan) -> dict[int, list[Session]]:
    found: dict[int, list[Session]] = defaultdict(list)
    for session in plan.sessions:
        found[session.week].append(session)
    return found


def building(plan: Plan) -> list[list[Session]]:
    weeks = {week.index for week in plan.weeks if week.phase in ("build", "specific") and not week.deload}
    return [sessions for index, sessions in by_week(plan).items() if index in weeks]


LEVELS: tuple[Level, ...] = ("new", "regular", "advanced")


@pytest.mark.parametrize("level", LEVELS)
def test_double_progression(level: Level) -> None:
    """Repetitions rise to the end of a rung's range; the next rung begins at its low end, never two at once."""
    stood: dict[tuple[str, str], tuple[int, int]] = {}
    for session in plan_of(20, level=level).sessions:
        if session.kind != "loading":
            continue
        for each in session.exercises:
            key = each.id, each.ladder
            rung = LADDERS[key].rungs[each.rung_index - 1]
            assert (each.rung, each.reps_low, each.reps_high) == (rung.id, rung.reps_low, rung.reps_high)
            assert rung.reps_low <= each.reps <= rung.reps_high
            at, reps = stood.get(key, (each.rung_index, each.reps))
            if each.rung_index > at:
                assert each.rung_index == at + 1
                assert each.reps == rung.reps_low
                assert reps == LADDERS[key].rungs[at - 1].reps_high
            else:
                assert each.rung_index == at
                assert each.reps >= reps
            stood[key] = each.rung_index, each.reps


def test_progression_happens() -> None:
    first, last = {}, {}
    for session in plan_of(20).sessions:
        for each in session.exercises:
            if session.kind == "loading":
                first.setdefault(each.id, (each.rung_index, each.reps))
                last[each.id] = each.rung_index, each.reps
    assert len(first) == len(library().exercises)
    assert sum(last[name] > first[name] for name in first) >= len(first) - 1


@pytest.mark.parametrize("weeks", [14, 18, 22])
def test_an_easier_week_keeps_exercises_and_frequency(weeks: int) -> None:
    plan = plan_of(weeks)
    held = by_week(plan)
    for one, two in pairwise(plan.weeks):
        if two.deload:
            assert len(held[two.index]) == len(held[one.index])
            known = {each.id for week in plan.weeks[: one.index] for s in held[week.index] for each in s.exercises}
            assert {each.id for session in held[two.index] for each in session.exercises} <= known
            rungs = {each.id: each.rung_index for session in held[one.index] for each in session.exercises}
            for session in held[two.index]:
                assert all(each.rung_index <= rungs.get(each.id, each.rung_index) for each in session.exercises)


def test_four_weekly_sets_a_muscle_group_while_building() -> None:
    plan = plan_of(16)
    for sessions in building(plan):
        sets = Counter()
        for session in sessions:
            for each in session.exercises:
                for muscle in MUSCLES[each.id]:
                    sets[muscle] += each.sets
        assert all(sets[group] >= 4 for group in GROUPS), (sessions[0].week, sets)
    assert "volume.minimum" not in {note.code for note in plan.notes}


def test_every_exercise_at_least_weekly_in_the_build() -> None:
    plan = plan_of(16)
    for sessions in building(plan):
        assert {each.id for session in sessions for each in session.exercises} == set(MUSCLES), sessions[0].week
        assert [session.left_out for session in sessions] == [()] * len(sessions)


def test_heavy_single_leg_work_comes_first() -> None:
    tiers = {exercise.id: exercise.tier for exercise in library().exercises}
    for session in plan_of(16).sessions:
        order = [tiers[each.id] for each in session.exercises]
        assert order == sorted(order)


@pytest.mark.parametrize("level", LEVELS)
def test_the_pike_is_introduced_last(level: Level) -> None:
    entered: dict[str, int] = {}
    for session in plan_of(16, level=level).sessions:
        for each in session.exercises:
            entered.setdefault(each.id, session.week)
    assert entered["pike"] == max(entered.values())
    assert entered["pike"] > min(entered.values())


def test_levels_differ() -> None:
    plans = {level: plan_of(16, level=level) for level in LEVELS}
    first = {level: plan.sessions[0] for level, plan in plans.items()}
    squat = {level: session.exercises[0].rung_index for level, session in first.items()}
    assert squat["new"] < squat["regular"] < squat["advanced"]
    assert first["new"].minutes < first["advanced"].minutes
    assert sum(week.deload for week in plans["new"].weeks) > sum(week.deload for week in plans["regular"].weeks)
    efforts = {level: {session.rir for session in plan.sessions} for level, plan in plans.items()}
    assert "0-1" in efforts["advanced"]
    assert "0-1" not in efforts["regular"] | efforts["new"]


@moderate
@given(gear=st.sets(st.sampled_from(("band", "loop", "box", "ball", "weight"))))
def test_missing_gear_is_substituted_and_told(gear: set[Gear]) -> None:
    plan = plan_of(8, gear=tuple(sorted(gear)))
    told = {(note.values["exercise"], note.values["ladder"]) for note in plan.notes if note.code == "gear.substituted"}
    used = {(each.id, each.ladder) for session in plan.sessions for each in session.exercises}
    assert {pair for pair in used if pair[1] != "main"} == told
    for session in plan.sessions:
        for each in session.exercises:
            needs = LADDERS[each.id, each.ladder].rungs[each.rung_index - 1].gear
            assert set(needs) <= gear, (each.id, each.ladder, each.rung)


@pytest.mark.parametrize("minutes", [10, 15, 20, 25, 30, 45, 60])
def test_sessions_fit_their_minutes_and_say_what_they_leave_out(minutes: int) -> None:
    plan = plan_of(16, minutes=minutes)
    assert all(session.minutes <= minutes for session in plan.sessions)
    left = {name for session in plan.sessions if session.kind == "loading" for name in session.left_out}
    noted = {note.values["exercise"] for note in plan.notes if note.code == "left-out"}
    assert left == noted
    assert bool(left) == (minutes < 15)


def test_a_longer_wish_gives_longer_sessions_up_to_what_exercises_fill() -> None:
    most = [max(session.minutes for session in plan_of(16, minutes=minutes).sessions) for minutes in (15, 25, 40)]
    assert most == sorted(most)
    assert len(set(most)) == 3


@pytest.mark.parametrize(("days", "falls"), [(10, False), (21, True)])
def test_the_way_back_after_a_break(days: int, falls: bool) -> None:
    """Up to two weeks: the same rungs again; longer: one rung back, and an easy session first."""
    away = START + timedelta(weeks=8)
    plan = plan_of(22, blocked=(Blocked(first=away, last=away + timedelta(days=days - 1), why="illness"),))
    before = [session for session in plan.sessions if session.day < away and session.kind == "loading"]
    after = [session for session in plan.sessions if session.day > away and session.kind != "activation"]
    stood = {each.id: each.rung_index for session in before for each in session.exercises}
    back = {each.id: each.rung_index for session in reversed(after[:2]) for each in session.exercises}
    steps = [stood[name] - back[name] for name in back if name in stood]
    assert (max(steps) == 1) is falls
    assert min(steps) >= 0
    assert (after[0].kind == "reentry") is falls
    assert all(not away <= session.day < away + timedelta(days=days) for session in plan.sessions)


def test_nothing_is_stacked_around_a_blocked_period() -> None:
    away = START + timedelta(weeks=8, days=2)
    plan = plan_of(22, blocked=(Blocked(first=away, last=away + timedelta(days=6), why="holiday"),))
    for sessions in by_week(plan).values():
        assert len(sessions) <= 2


def test_intensity_stays_in_the_taper() -> None:
    plan = plan_of(16)
    last = [session for session in plan.sessions if session.kind == "loading"][-1]
    taper = [session for session in plan.sessions if session.kind == "taper"]
    assert taper
    assert {session.rpe for session in taper} == {last.rpe}


@pytest.mark.parametrize("policy", ["hard-day", "easy-day"])
def test_a_session_tells_the_school_it_was_placed_by_only_where_it_follows_it(policy: str) -> None:
    plan = plan_of(16, policy=policy, days=("tue", "fri"))
    hard = {run.day for run in plan.runs if run.kind in ("quality", "long")} | {race.day for race in plan.races}
    for session in plan.sessions:
        told = any(reason.rule == f"policy.{policy}" for reason in session.reasons)
        assert told == ((session.day in hard) == (policy == "hard-day")), session.id
    assert {session.day in hard for session in plan.sessions} == {True, False}
