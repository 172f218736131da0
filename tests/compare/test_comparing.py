"""Candidates are planned as the engine plans them, and told for what they are."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import catalogue
from planner.comparing import EVIDENCE, FULL_WEEKS, SHUT, Comparison, Outlook, compare, full_build
from planner.engine.planning import Wish, make_plan
from planner.exports.comparison import verdict
from planner.model import Athlete, Blocked, Busy, Race, Run, RunKind
from planner.words import speaker

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 9, 7)
LIBRARY = catalogue.load()


def race(days: int, *, name: str = "Huế", km: float = 21, **more: object) -> Race:
    day = MONDAY + timedelta(days=days)
    gun = datetime.combine(day, time(4), HANOI)
    return Race.model_validate({"id": f"race-{day}", "name": name, "gun": gun, "day": day, "distance_km": km, **more})


def wish(*races: Race, athlete: Athlete | None = None, runs: tuple[Run, ...] = (), busy: tuple[Busy, ...] = ()) -> Wish:
    return Wish(races=races, athlete=athlete or Athlete(), today=MONDAY, runs=runs, busy=busy)


def outlook(days: int, athlete: Athlete | None = None, runs: tuple[Run, ...] = (), **more: object) -> Outlook:
    return compare([wish(race(days, **more), athlete=athlete, runs=runs)], LIBRARY).candidates[0]


@given(days=st.integers(0, 300), sessions=st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_a_candidate_is_the_plan_that_planner_would_make(days: int, sessions: int) -> None:
    asked = wish(race(days), athlete=Athlete(sessions=sessions))
    found = compare([asked], LIBRARY).candidates[0]
    plan = make_plan(asked, LIBRARY)
    assert found.plan == plan
    assert found.sessions == len(plan.sessions)
    assert found.minutes == sum(session.minutes for session in plan.sessions)
    assert found.peak_load_au == max(week.load_au for week in plan.weeks)
    assert found.race_loads_au == (plan.weeks[-1].load_au,)
    assert sum(row.weeks for row in found.phases) == len(plan.weeks)


@given(days=st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_the_evidence_is_told_by_whole_weeks(days: int) -> None:
    found = outlook(days)
    least, most = EVIDENCE
    assert found.weeks == days // 7
    assert found.evidence == ("below" if days // 7 < least else "above" if days // 7 > most else "inside")


def test_a_full_build_is_as_long_as_it_says() -> None:
    assert sum(full_build(LIBRARY.shapes).values()) == FULL_WEEKS


@given(weeks=st.integers(FULL_WEEKS, EVIDENCE[1]))
@settings(max_examples=10, deadline=None)
def test_nothing_is_cut_where_there_is_time_for_all(weeks: int) -> None:
    found = outlook(weeks * 7 + 6)
    assert [row.phase for row in found.phases if row.short] == []
    assert found.verdict.code == "compare.full"


@given(first=st.integers(21, 200), more=st.integers(0, 60))
@settings(max_examples=30, deadline=None)
def test_more_time_never_cuts_more_within_the_evidence(first: int, more: int) -> None:
    """Phases of a full build only grow with the weeks, as long as there is one block."""
    first, later = min(first, 139), min(first + more, 139)
    short = [sum(row.short for row in outlook(days).phases) for days in (first - first % 7 + 6, later - later % 7 + 6)]
    assert short[1] <= short[0]


@pytest.mark.parametrize(
    ("days", "code", "said"),
    [
        (3, "late", "3 days: too late for any loading."),
        (12, "maintain", "12 days: too short to get stronger; the plan only keeps what you have."),
        (
            30,
            "below",
            "4 weeks: below the 6 that have been shown to help, so you learn the movements more than you get stronger.",
        ),
        (
            62,
            "without",
            "9 weeks: long enough to get stronger, without any race-specific phase, where a full build has 5 weeks.",
        ),
        (
            90,
            "cut",
            "13 weeks: long enough to get stronger; the race-specific phase is one week short of the 5 of a full "
            "build.",
        ),
        (118, "full", "17 weeks hold a full build: nothing is cut short."),
        (
            210,
            "above",
            "30 weeks: more than the 20 that have been shown to help, so you may begin as late as "
            "Monday 16 November 2026.",
        ),
    ],
)
def test_a_verdict_gives_its_reason(days: int, code: str, said: str) -> None:
    found = outlook(days)
    assert found.verdict.code == f"compare.{code}"
    assert verdict(found, speaker("en")) == said


@pytest.mark.parametrize("days", [3, 12, 30, 62, 90, 118, 210])
def test_every_verdict_is_said_in_vietnamese(days: int) -> None:
    said = verdict(outlook(days), speaker("vi"))
    assert set(said) & set("ăâđêôơưáàảãạ")


def test_registration_that_is_over_comes_before_everything_else() -> None:
    found = outlook(60, registration_closes=MONDAY - timedelta(days=1))
    assert verdict(found, speaker("en")) == "Registration closed on Sunday 6 September 2026."
    assert not found.open
    registered = outlook(60, registration_closes=MONDAY - timedelta(days=1), standing="registered")
    assert registered.verdict.code != "compare.closed"


def test_a_crowded_plan_says_what_crowds_it() -> None:
    away = Blocked(first=MONDAY, last=MONDAY + timedelta(days=34), why="travel")
    found = outlook(60, Athlete(blocked=(away,)))
    assert found.verdict.code == "compare.crowded"
    assert verdict(found, speaker("en")).endswith(
        "find no place, mostly because of the days you are away: little would be left of the plan."
    )


def test_a_race_on_a_blocked_day_clashes() -> None:
    away = Blocked(first=MONDAY + timedelta(days=58), last=MONDAY + timedelta(days=61), why="travel")
    found = outlook(60, Athlete(blocked=(away,)))
    clashes = found.clashes
    assert found.verdict == clashes[0]
    assert not found.open
    assert [note.code for note in clashes][:2] == ["compare.race-blocked", "compare.blocked-days"]
    assert speaker("en").note(clashes[0]) == (
        "Race day falls into days you keep free (Wednesday 4 November 2026 to Saturday 7 November 2026, travel)."
    )
    assert clashes[1].values["days"] == 2, "the race day is told by itself"


@pytest.mark.parametrize(("apart", "told"), [(0, False), (1, True), (-7, True), (8, False)])
def test_another_race_of_the_calendar_is_told_when_it_is_near(apart: int, told: bool) -> None:
    day = MONDAY + timedelta(days=60 + apart)
    other = Run(day=day, start=datetime.combine(day, time(6), HANOI), minutes=90, kind="race", title="Trail Đà Lạt")
    codes = [note.code for note in outlook(60, runs=(other,)).clashes]
    assert ("compare.other-race" in codes) is told


@pytest.mark.parametrize(
    ("before", "kind", "source", "told"),
    [
        (1, "long", "a.ics", True),
        (1, "quality", "pattern", True),
        (1, "easy", "a.ics", False),
        (2, "long", "a.ics", False),
        (0, "long", "a.ics", False),
        (1, "long", "assumed", False),
    ],
)
def test_a_hard_run_on_the_eve_is_told(before: int, kind: RunKind, source: str, told: bool) -> None:
    day = MONDAY + timedelta(days=60 - before)
    run = Run(day=day, start=datetime.combine(day, time(6), HANOI), minutes=90, kind=kind, source=source)
    codes = [note.code for note in outlook(60, runs=(run,)).clashes]
    assert ("compare.hard-eve" in codes) is told


@pytest.mark.parametrize(
    ("hour", "title", "told"), [(5, "Wedding", True), (5, "", True), (9, "x", False), (3, "x", False)]
)
def test_what_lies_on_the_hours_of_the_race_is_told(hour: int, title: str, told: bool) -> None:
    """The gun goes at four, and 21 km are over by half past seven."""
    begins = datetime.combine(MONDAY + timedelta(days=60), time(hour), HANOI)
    busy = Busy(start=begins, end=begins + timedelta(minutes=60), title=title)
    found = compare([wish(race(60), busy=(busy,))], LIBRARY).candidates[0]
    said = [speaker("en").note(note) for note in found.clashes if note.code == "compare.busy-race"]
    ending = f": {title}." if title else "."
    assert said == ([f"Your calendar is taken at the hours of the race{ending}"] if told else [])


def test_no_plan_at_all_is_a_verdict_too() -> None:
    full = Busy(
        start=datetime.combine(MONDAY, time(), HANOI), end=datetime.combine(MONDAY, time(), HANOI) + timedelta(days=70)
    )
    found = compare([wish(race(60), busy=(full,))], LIBRARY).candidates[0]
    assert found.plan is None
    assert verdict(found, speaker("en")).startswith("No plan is possible. ")
    assert "{" not in verdict(found, speaker("vi"))


def pair(gap: int, **priorities: object) -> Comparison:
    first, second = race(100, name="Hà Nội", **priorities), race(100 + gap)
    return compare([wish(first), wish(second)], LIBRARY, wish(first, second))


@given(gap=st.integers(8, 120))
@settings(max_examples=25, deadline=None)
def test_a_pair_is_planned_by_itself_and_together(gap: int) -> None:
    found = pair(gap)
    assert found.season is not None
    assert [one.races[0].day for one in found.candidates] == [race.day for race in found.season.races]
    (between,) = found.between
    assert between.days == gap
    assert found.season.plan == make_plan(wish(*found.season.races), LIBRARY)


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        (7, "season-too-close"),
        (15, "season-too-close"),
        (21, "season-tight"),
        (29, "season-fits"),
        (180, "season-fits"),
    ],
)
def test_a_season_says_whether_there_is_time_between(gap: int, code: str) -> None:
    season = pair(gap).season
    assert season is not None
    assert season.verdict.code == f"compare.{code}"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "7 days from Hà Nội to Huế are too few for the 6 of recovery and the 14 of the taper: the second race is "
            "run on what the first one leaves.",
        ),
        (
            "vi",
            "7 ngày từ Hà Nội đến Huế không đủ cho 6 ngày hồi phục và 14 ngày giảm tải: giải sau chạy bằng những gì "
            "giải trước còn để lại.",
        ),
    ],
)
def test_a_week_between_two_races_is_not_told_as_enough(language: str, said: str) -> None:
    season = pair(7).season
    assert season is not None
    assert verdict(season, speaker(language)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Registration for Hà Nội closed on Sunday 6 September 2026."),
        ("vi", "Đã hết hạn đăng ký Hà Nội từ Chủ nhật 6/9/2026."),
    ],
)
def test_a_season_says_which_race_can_no_longer_be_entered(language: str, said: str) -> None:
    season = pair(29, registration_closes=MONDAY - timedelta(days=1)).season
    assert season is not None
    assert not season.open
    assert verdict(season, speaker(language)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "But 2 of 16 sessions find no place, mostly because of the days you are away."),
        ("vi", "Nhưng 2 trên 16 buổi không tìm được chỗ, chủ yếu vì những ngày bạn vắng mặt."),
    ],
)
def test_a_verdict_says_how_many_sessions_find_no_place(language: str, said: str) -> None:
    away = Blocked(first=MONDAY + timedelta(days=14), last=MONDAY + timedelta(days=20))
    found = outlook(60, Athlete(blocked=(away,)))
    assert found.lost is not None
    assert verdict(found, speaker(language)).endswith(said)


@given(days=st.integers(0, 300), first=st.integers(0, 100), length=st.integers(0, 30))
@settings(max_examples=30, deadline=None)
def test_a_verdict_never_hides_a_lost_session(days: int, first: int, length: int) -> None:
    away = Blocked(first=MONDAY + timedelta(days=first), last=MONDAY + timedelta(days=first + length))
    found = outlook(days, Athlete(blocked=(away,)))
    said = verdict(found, speaker("en"))
    assert found.given_up == 0 or f"{found.given_up} of " in said or found.verdict.code in SHUT


def test_two_full_tapers_ten_weeks_apart_are_awkward() -> None:
    first, second = race(100, name="Hà Nội"), race(170)
    both = Wish(races=(first, second), athlete=Athlete(), today=MONDAY, priorities={first.id: "A", second.id: "A"})
    season = compare([wish(first), wish(second)], LIBRARY, both).season
    assert season is not None
    assert verdict(season, speaker("en")) == (
        "10 weeks from Hà Nội to Huế are an awkward gap for two full tapers: make one of them a B race."
    )


def test_the_order_of_the_candidates_is_the_runners() -> None:
    days = [90, 30, 60]
    found = compare([wish(race(each)) for each in days], LIBRARY)
    assert [one.days for one in found.candidates] == days


def test_a_comparison_reads_back() -> None:
    found = pair(29)
    assert Comparison.model_validate_json(found.model_dump_json()) == found
