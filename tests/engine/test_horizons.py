"""METHOD.md's table of horizons row by row, seasons of two races, and what others have published."""

from __future__ import annotations

from datetime import date, time, timedelta
from math import exp

import pytest
from wishes import USUAL, Pattern, every_week, library, race, usual_wish

from planner.engine.audit import audit
from planner.engine.loads import Chain, taper_loads
from planner.engine.planning import make_plan
from planner.engine.shaping import allocate, blocks, easier_weeks, entry
from planner.model import Athlete, Blocked, Level, Plan

MONDAY = date(2026, 1, 5)
LEVELS: tuple[Level, ...] = ("new", "regular", "advanced")
FRIDAYS: Pattern = (("mon", "easy", time(6), 45), ("fri", "quality", time(6), 60), ("sun", "long", time(6), 90))
LOADING = {"adaptation", "build", "specific"}
HANOI = race(date(2026, 11, 29), time(1, 15), id="hanoi-midnight-2026")
HUE = race(date(2026, 12, 27), time(4), km=42.195, id="hue-2026")


def plan_for(days: int, level: Level = "regular", **more: object) -> Plan:
    return make_plan(usual_wish(MONDAY, [race(MONDAY + timedelta(days=days))], Athlete(level=level, **more)), library())


def phases(plan: Plan) -> list[str]:
    """Return the phases in order, each once where it goes on."""
    found: list[str] = []
    for week in plan.weeks:
        if not found or found[-1] != week.phase:
            found.append(week.phase)
    return found


def kinds(plan: Plan) -> list[str]:
    return [session.kind for session in plan.sessions]


def codes(plan: Plan) -> set[str]:
    return {note.code for note in plan.notes}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("days", range(7))
def test_race_week_holds_one_light_session_at_most(days: int, level: Level) -> None:
    plan = plan_for(days, level)
    assert set(kinds(plan)) <= {"activation"}
    assert len(plan.sessions) <= (0 if level == "new" or days < 4 else 1)
    assert all((plan.races[0].day - session.day).days >= 4 for session in plan.sessions)
    late = "horizon.late-new" if level == "new" else "horizon.late"
    assert ("horizon.rest" if days < 4 else late) in codes(plan)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("days", range(7, 21))
def test_up_to_three_weeks_only_keep_what_is_there(days: int, level: Level) -> None:
    plan = plan_for(days, level)
    assert "horizon.maintain" in codes(plan)
    assert all((plan.races[0].day - each.day).days >= 7 for each in plan.sessions if each.kind == "loading")
    rungs = [{each.id: each.rung_index for each in session.exercises} for session in plan.sessions]
    assert all(one[name] == two[name] for one in rungs for two in rungs for name in one.keys() & two.keys())
    assert not LOADING & {week.phase for week in plan.weeks}


@pytest.mark.parametrize("ahead", range(7))
@pytest.mark.parametrize("pattern", [USUAL, FRIDAYS])
def test_a_taper_holds_its_sessions_whatever_the_weekday_of_the_race(ahead: int, pattern: Pattern) -> None:
    day = MONDAY + timedelta(days=7 * 15 + ahead)
    runs = every_week(pattern, MONDAY, day)
    plan = make_plan(usual_wish(MONDAY, [race(day)], runs=runs), library())
    assert not audit(plan)
    assert sum(1 for each in plan.sessions if 7 <= (day - each.day).days <= 14 and each.kind == "taper") >= 2


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("weeks", range(3, 6))
def test_three_to_five_weeks_train_up_to_the_taper_and_say_so(weeks: int, level: Level) -> None:
    plan = plan_for(7 * weeks + 6, level)
    assert ("horizon.evidence" in codes(plan)) == (weeks < 6)
    assert phases(plan)[-1] == "taper"
    assert not any(week.deload for week in plan.weeks)
    assert all(each.kind != "loading" or (plan.races[0].day - each.day).days > 14 for each in plan.sessions)
    assert {
        len([s for s in plan.sessions if s.week == week.index]) for week in plan.weeks if week.phase in LOADING
    } == {2}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("weeks", range(6, 12))
def test_six_to_eleven_weeks_adapt_two_build_and_taper_two(weeks: int, level: Level) -> None:
    plan = plan_for(7 * weeks - 1, level)
    if weeks > 6:
        assert phases(plan) == ["adaptation", "build", "taper"]
    named = [week.phase for week in plan.weeks]
    assert (named.count("adaptation"), named.count("taper")) == (2, 2)
    assert "horizon.evidence" not in codes(plan) or weeks == 6
    build = named.count("build")
    least = 1 if build >= 5 else 0
    assert sum(week.deload for week in plan.weeks) >= least
    if build < 5:
        assert not any(week.deload for week in plan.weeks)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("weeks", range(13, 25))
def test_twelve_to_twenty_four_weeks_walk_the_whole_way(weeks: int, level: Level) -> None:
    plan = plan_for(7 * weeks - 1, level)
    named = [week.phase for week in plan.weeks]
    assert phases(plan) == ["adaptation", "build", "specific", "taper"]
    assert named.count("adaptation") in (2, 3)
    assert named.count("taper") == 2
    every = 2 if level == "new" else 3
    row = 0
    for week in plan.weeks:
        row = 0 if week.deload or week.phase not in ("build", "specific") else row + 1
        assert row <= every
    for week in plan.weeks:
        held = sum(1 for session in plan.sessions if session.week == week.index)
        assert held == 2 or week.phase == "taper"


@pytest.mark.parametrize("days", [175, *range(181, 421, 28)])
def test_longer_seasons_are_blocks_with_bridges_at_one_a_week(days: int) -> None:
    plan = plan_for(days)
    bridges = [week for week in plan.weeks if week.phase == "bridge"]
    assert bridges
    for week in bridges:
        assert sum(1 for session in plan.sessions if session.week == week.index) == 1
    lengths, row = [], 0
    for week in plan.weeks:
        row = 0 if week.phase == "bridge" else row + 1
        lengths.append(row)
    assert max(lengths) <= 16
    assert audit(plan, library().exercises) == ()


@pytest.mark.parametrize("sessions", [1, 2, 3])
def test_the_specific_phase_asks_for_two_at_most(sessions: int) -> None:
    plan = plan_for(7 * 16 - 1, sessions=sessions)
    held = {week.index: 0 for week in plan.weeks if week.phase == "specific"}
    for session in plan.sessions:
        if session.week in held:
            held[session.week] += 1
    assert set(held.values()) == {min(2, sessions)}


@pytest.mark.parametrize("start", [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(0, 322, 9)])
def test_hanoi_midnight_and_hue_are_one_season(start: date) -> None:
    """Taper, recover, a short rebuild, taper; from any start between January and a week before."""
    plan = make_plan(usual_wish(start, [HANOI, HUE]), library())
    assert audit(plan, library().exercises) == ()
    assert [race.priority for race in plan.races] == ["B", "A"]
    between = [session for session in plan.sessions if HANOI.day < session.day < HUE.day]
    named = [session.kind for session in between]
    assert named[0] == "reentry"
    assert named[-1] in ("taper", "activation")
    assert (between[0].day - HANOI.day).days > 5
    assert not [session for session in plan.sessions if 0 <= (HANOI.day - session.day).days <= 3]
    assert not [session for session in plan.sessions if 0 <= (HUE.day - session.day).days <= 3]
    order = {"reentry": 0, "loading": 1, "deload": 1, "taper": 2, "activation": 3}
    assert [order[kind] for kind in named] == sorted(order[kind] for kind in named)


def test_two_a_races_a_month_apart_both_taper() -> None:
    wish = usual_wish(date(2026, 6, 1), [HANOI, HUE], priorities={HANOI.id: "A", HUE.id: "A"})
    plan = make_plan(wish, library())
    for one in plan.races:
        before = [each for each in plan.sessions if 7 <= (one.day - each.day).days <= 14]
        assert before
        assert {each.kind for each in before} == {"taper"}
    assert "season.priorities" not in codes(plan)
    apart = usual_wish(date(2026, 1, 5), [race(date(2026, 9, 20), id="one"), race(date(2026, 11, 29), id="two")])
    named = make_plan(usual_wish(apart.today, apart.races, priorities={"one": "A", "two": "A"}), library())
    told = next(note.values for note in named.notes if note.code == "season.priorities")
    assert told["days"] == (named.races[-1].day - named.races[0].day).days


@pytest.mark.parametrize(
    ("weeks", "phase", "which"),
    [(22, "base-two", 1), (16, "build", 1), (12, "build", 5), (7, "speciality", 2)],
)
def test_published_back_casting(weeks: int, phase: str, which: int) -> None:
    shape = next(shape for shape in library().shapes if shape.id == "base-build-speciality")
    assert entry(shape, weeks) == (phase, which)


def test_every_shape_shares_out_every_week() -> None:
    for shape in library().shapes:
        for weeks in range(61):
            assert sum(span.weeks for span in allocate(shape.phases, weeks)) == weeks
            assert sum(length + bridge for length, bridge in blocks(shape, weeks)) == weeks


@pytest.mark.parametrize("every", [2, 3])
@pytest.mark.parametrize("weeks", range(1, 40))
def test_easier_weeks_part_a_stretch_into_rows(weeks: int, every: int) -> None:
    easier = easier_weeks(weeks, every, 4)
    rows = "".join("D" if week in easier else "x" for week in range(weeks)).split("D")
    assert weeks < 4 or all(1 <= len(row) <= every for row in rows)
    assert max(map(len, rows)) - min(map(len, rows)) <= 1


def mean_cut(tau: float) -> float:
    """Return the mean cut of daily load over 14 days of exponential decay."""
    return 1 - tau / 14 * (1 - exp(-14 / tau))


def test_the_published_taper() -> None:
    assert round(100 * mean_cut(8)) == 53
    assert [round(100 * mean_cut(tau)) for tau in (12, 6)] == [41, 61]


@pytest.mark.parametrize("days", [(14, 12, 9, 7), (13, 10), (12, 8), (14,), (14, 10, 7)])
def test_taper_sessions_add_up_to_the_published_cut(days: tuple[int, ...]) -> None:
    chain = Chain(Athlete(), last_week=300, a_session=150, sessions=2, rpe=7)
    loads = taper_loads(chain, days, 0)
    assert loads == sorted(loads, reverse=True)
    assert sum(loads) <= 2 * 300 * (1 - mean_cut(8)) + 1e-9
    if len(days) >= 3:
        assert 1 - sum(loads) / 600 == pytest.approx(mean_cut(8), abs=0.08)


def test_a_public_running_plan_carries_two_sessions_a_week() -> None:
    """Two quality days and one long run a week, as widely published plans have them."""
    assert [kind for _, kind, _, _ in USUAL].count("quality") == 2
    for policy in ("hard-day", "easy-day"):
        plan = plan_for(7 * 18 - 1, policy=policy)
        assert plan.given_up == ()
        assert audit(plan, library().exercises) == ()
        full = [week for week in plan.weeks if week.phase in LOADING]
        assert {sum(1 for each in plan.sessions if each.week == week.index) for week in full} == {2}


def test_a_new_band_starts_at_few_repetitions() -> None:
    for exercise in library().exercises:
        for ladder in exercise.ladders:
            for one, two in zip(ladder.rungs, ladder.rungs[1:], strict=False):
                if one.band_colour != two.band_colour:
                    assert two.reps_low <= one.reps_low < one.reps_high, (exercise.id, two.id)


def away(weeks: int, after: int = 8) -> Plan:
    """Return a plan whose runner is away for so many weeks after the first eight."""
    first = MONDAY + timedelta(days=7 * after)
    period = Blocked(first=first, last=first + timedelta(days=7 * weeks - 1), why="illness")
    return plan_for(7 * 50 - 1, blocked=(period,))


@pytest.mark.parametrize(("weeks", "reentries"), [(3, 1), (5, 1), (7, 2), (12, 2)])
def test_the_way_back_is_as_long_as_the_break(weeks: int, reentries: int) -> None:
    plan = away(weeks)
    after = [each for each in plan.sessions if each.week > 8 + weeks]
    first = next(each for each in after if each.kind == "loading")
    assert [each.kind for each in after[:reentries]] == ["reentry"] * reentries
    assert reentries == 1 or first.load_au <= plan.sessions[0].load_au
    assert not audit(plan)


@pytest.mark.parametrize("weeks", range(25, 53, 9))
def test_days_away_from_the_very_first_on_leave_a_plan(weeks: int) -> None:
    for length in (3, 9, 15):
        period = Blocked(first=MONDAY, last=MONDAY + timedelta(days=7 * length - 1), why="travel")
        assert not audit(plan_for(7 * weeks - 1, blocked=(period,)))
