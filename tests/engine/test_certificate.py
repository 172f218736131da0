"""Why a session is given up: all its reasons together exclude it, and without any one of them it fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from seasons import small_seasons

from planner.engine import constraints as rules
from planner.engine.conflict import Case, smallest_cause, told
from planner.engine.nouns import Place, Placement, Season, Slot, minute
from planner.engine.placement import TIERS, Known, Search, place
from planner.engine.season import make_season
from planner.model import WEEKDAYS, Athlete, Blocked, Busy, Hours, Race, Reason, Run

moderate = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
GAP = Reason(rule="gap.sessions")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 11, 2)
EVENINGS = (Hours(start=time(18), end=time(21)),)


def words(reason: Reason) -> tuple[str, tuple[tuple[str, object], ...]]:
    return reason.rule, tuple(sorted(reason.values.items()))


def can_hold(season: Season, week: int, count: int, work: str, facts: Sequence[Reason], placement: Placement) -> bool:
    """Whether so many sessions find room in a week with only these facts: minute by minute, earliest first."""
    told_of = {words(fact) for fact in facts}
    slot = Slot("any", week, work, 1)
    beside = [
        each.start
        for each in placement.places
        if ("gap.sessions", (("day", date.fromordinal(each.ordinal).isoformat()), ("session", each.slot.id))) in told_of
    ]
    bars = rules.bars_by_day(season)
    last, found = None, 0
    for day in season.days[7 * week : 7 * week + 7]:
        forbidden = rules.race_forbids(season, day, slot)
        standing = [
            bar for bar in (*bars[day.ordinal], *([forbidden] if forbidden else [])) if words(told(bar)) in told_of
        ]
        for at in range(-(-day.midnight // 5) * 5, day.midnight + day.minutes, 5):
            free = all(not bar.low < at < bar.high for bar in standing)
            free = free and all(abs(at - other) >= 48 * 60 for other in beside)
            if free and (last is None or at - last >= (48 * 60 if words(GAP) in told_of else 5)):
                last, found = at, found + 1
    return found >= count


@moderate
@given(problem=small_seasons(most=3))
def test_reasons_are_minimal(problem: tuple[Season, tuple[Slot, ...]]) -> None:
    season, slots = problem
    placement = place(season, slots)
    assume(placement.given_up)
    for lost, reasons in placement.given_up:
        count, *facts = reasons
        assert count.rule == "given-up.sessions"
        in_week = sum(1 for slot in slots if (slot.week, slot.work) == (lost.week, lost.work))
        if count.values["sessions"] > in_week:
            continue
        sessions = int(count.values["sessions"])
        assert not can_hold(season, lost.week, sessions, lost.work, facts, placement), (lost, facts)
        assert can_hold(season, lost.week, sessions - 1, lost.work, facts, placement), (lost, facts)
        for fact in facts:
            rest = [other for other in facts if other is not fact]
            assert can_hold(season, lost.week, sessions, lost.work, rest, placement), (lost, fact)


@moderate
@given(problem=small_seasons(most=3))
def test_nothing_is_given_up_without_a_cause(problem: tuple[Season, tuple[Slot, ...]]) -> None:
    season, slots = problem
    for _, reasons in place(season, slots).given_up:
        assert len(reasons) > 1
        assert len(reasons) == len({words(reason) for reason in reasons})
        assert len(reasons) <= 24


@moderate
@given(
    kinds=st.lists(st.sampled_from(("", "easy", "quality", "long", "strength")), min_size=7, max_size=7),
    days=st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=4),
    evenings=st.booleans(),
    busy=st.lists(st.tuples(st.integers(0, 41), st.integers(4, 20), st.integers(1, 30)), max_size=4),
    away=st.lists(st.integers(0, 41), max_size=1),
)
def test_a_week_that_looks_like_another_has_the_cause_that_it_has_alone(
    kinds: list[str],
    days: set[str],
    evenings: bool,
    busy: list[tuple[int, int, int]],
    away: list[int],
) -> None:
    weeks, at = 6, time(5, 30)
    runs = [run(ahead, at, kind) for ahead in range(7 * weeks) for kind in (kinds[ahead % 7],) if kind]
    begins = [(datetime.combine(MONDAY + timedelta(ahead), time(hour), ZONE), hours) for ahead, hour, hours in busy]
    taken = [Busy(start=start, end=start + timedelta(hours=hours)) for start, hours in begins]
    absent = tuple(Blocked(first=day, last=day) for day in (MONDAY + timedelta(ahead) for ahead in away))
    athlete = Athlete(days=tuple(sorted(days)), minutes=30, blocked=absent, **({"hours": EVENINGS} if evenings else {}))
    day = MONDAY + timedelta(days=7 * weeks + 20)
    race = Race(id="race", name="Race", gun=datetime.combine(day, time(5), ZONE), day=day, distance_km=10)
    season = make_season((race,), athlete, (runs, taken), MONDAY)
    slots = tuple(Slot(f"w{weeks - week:02d}-{n}", week, "work", 3) for week in range(weeks) for n in (1, 2, 3))
    placement = place(season, slots)
    openings = Search(season, slots, Known({}, None), TIERS).openings
    explained: list[Slot] = []
    for lost, reasons in placement.given_up:
        before = [other for other in explained if other.week == lost.week]
        assert smallest_cause(Case(openings, None, placement.places), lost, before) == reasons
        explained.append(lost)


def run(ahead: int, at: time, kind: str, minutes: int = 60) -> Run:
    day = MONDAY + timedelta(days=ahead)
    return Run(day=day, start=datetime.combine(day, at, ZONE), minutes=minutes, kind=kind)


def test_two_sessions_cannot_fit_a_week_between_hard_runs_and_a_journey() -> None:
    """Quality Tuesday, hills Thursday, travel Friday, 48 h; the long run needs no naming."""
    week = [run(1, time(17), "quality"), run(3, time(17), "quality"), run(6, time(5), "long", 120)]
    friday = MONDAY + timedelta(days=4)
    athlete = Athlete(hours=EVENINGS, blocked=(Blocked(first=friday, last=friday, why="travel"),))
    day = MONDAY + timedelta(days=60)
    race = Race(id="race", name="Race", gun=datetime.combine(day, time(5), ZONE), day=day, distance_km=21.1)
    season = make_season((race,), athlete, (week, ()), MONDAY)
    slots = (Slot("w08-1", 0, "work", 2), Slot("w08-2", 0, "work", 2))
    placement = place(season, slots)
    assert len(placement.places) == 1
    ((_, reasons),) = placement.given_up
    assert words(reasons[0]) == ("given-up.sessions", (("sessions", 2), ("week", 1)))
    assert GAP in reasons
    said = {words(reason) for reason in reasons[1:]}
    assert ("blocked", (("first_day", "2026-11-06"), ("last_day", "2026-11-06"), ("why", "travel"))) in said
    assert ("gap.before-hard", (("kind", "quality"), ("run_day", "2026-11-03"))) in said
    assert ("gap.before-hard", (("kind", "quality"), ("run_day", "2026-11-05"))) in said
    assert not [reason for reason in reasons if reason.values.get("run_day") == "2026-11-08"]


def test_what_is_away_counts_as_given_up_and_bears_no_aim() -> None:
    race = Race(id="r", name="R", gun=datetime(2026, 11, 29, 5, tzinfo=ZONE), day=date(2026, 11, 29), distance_km=21)
    season = make_season((race,), Athlete(), ((), ()), MONDAY)
    away = Reason(rule="blocked", values={"first_day": "2026-11-16", "last_day": "2026-11-22", "why": "travel"})
    slots = (Slot("w03-1", 0, "work", 1), Slot("w02-1", 1, "work", 1), Slot("w01-1", 2, "work", 1, away))
    placement = place(season, slots)
    values = dict(placement.tiers)
    last = placement.places[-1]
    assert values["given-up"] == 1
    assert last.slot.id == "w02-1"
    assert values["last-loading"] == race.day.toordinal() - last.ordinal - 10


def test_a_race_makes_its_day_a_hard_one() -> None:
    race = Race(
        id="r", name="R", gun=datetime(2026, 11, 4, 5, tzinfo=ZONE), day=date(2026, 11, 4), distance_km=10, priority="C"
    )
    season = make_season((race,), Athlete(days=("wed",), policy="easy-day"), ((), ()), MONDAY)
    placement = place(season, (Slot("w00-1", 0, "work", 1),))
    assert dict(placement.tiers)["policy"] == 1
    assert dict(placement.tiers)["same-day"] == 0


def test_a_session_of_the_past_is_named_where_it_shuts_a_day_out() -> None:
    race = Race(id="r", name="R", gun=datetime(2026, 11, 29, 5, tzinfo=ZONE), day=date(2026, 11, 29), distance_km=21)
    season = make_season((race,), Athlete(days=("mon", "tue", "sun")), ((), ()), MONDAY)
    past = Place(
        Slot("w03-2", 0, "work", 1), minute(datetime(2026, 11, 8, 18, tzinfo=ZONE)), date(2026, 11, 8).toordinal()
    )
    away = Athlete(days=("mon", "tue"), hours=(Hours(start=time(6), end=time(8)),))
    placement = place(season._replace(athlete=away), (Slot("w02-1", 1, "work", 1),), (past,))
    [(_, reasons)] = placement.given_up
    assert Reason(rule="gap.sessions", values={"session": "w03-2", "day": "2026-11-08"}) in reasons


def test_appointments_of_one_day_are_told_apart() -> None:
    race = Race(id="r", name="R", gun=datetime(2026, 11, 29, 5, tzinfo=ZONE), day=date(2026, 11, 29), distance_km=21)
    busy = tuple(
        Busy(start=datetime(2026, 11, 2, begins, tzinfo=ZONE), end=datetime(2026, 11, 2 + days, ends, tzinfo=ZONE))
        for begins, ends, days in ((5, 12, 0), (12, 18, 0), (18, 1, 1))
    )
    season = make_season((race,), Athlete(days=("mon",)), ((), busy), MONDAY)
    [(_, reasons)] = place(season, (Slot("w03-1", 0, "work", 1),)).given_up
    taken = [reason.values for reason in reasons if reason.rule == "busy"]
    assert sorted((one["from"], one["until"], one.get("last_day")) for one in taken) == [
        ("05:00", "12:00", None),
        ("12:00", "18:00", None),
        ("18:00", "01:00", "2026-11-03"),
    ]
