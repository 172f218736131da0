"""Every rule of placing alone: what it bars, what it costs, and that the next minute is free again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.engine import constraints as rules
from planner.engine.nouns import DAY_MIN, Bar, Day, Season, Slot, minute
from planner.engine.season import make_season
from planner.errors import NoPlan
from planner.model import Athlete, Blocked, Busy, Hours, Race, Run
from planner.words import speaker

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 11, 2)


def at(ahead: int, hour: int, minute_: int = 0) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=ahead), time(hour, minute_), ZONE)


def run(ahead: int, hour: int, kind: str = "easy", minutes: int = 60) -> Run:
    return Run(day=at(ahead, hour).date(), start=at(ahead, hour), minutes=minutes, kind=kind)


def race(ahead: int, priority: str = "A") -> Race:
    return Race(id="race", name="Race", gun=at(ahead, 5), day=at(ahead, 5).date(), distance_km=10, priority=priority)


class Verified:
    """``verify(rule).given(...).bars(...)``: a hard rule against instants, a soft one against costs."""

    def __init__(self, rule: Callable[..., object]):
        self.rule = rule
        self.answer: object = None

    def given(self, *facts: object) -> Verified:
        answer = self.rule(*facts)
        self.answer = list(answer) if isinstance(answer, Iterator) else answer
        return self

    def bars(self, *instants: datetime) -> Verified:
        assert all(any(bar.low < minute(each) < bar.high for bar in self._bars()) for each in instants)
        return self

    def lets(self, *instants: datetime) -> Verified:
        assert not any(bar.low < minute(each) < bar.high for bar in self._bars() for each in instants)
        return self

    def costs(self, cost: int) -> Verified:
        assert self.answer == cost
        return self

    def _bars(self) -> list[Bar]:
        found = self.answer
        return [] if found is None else [found] if isinstance(found, Bar) else found


verify = Verified


def season(athlete: Athlete | None = None, races: tuple[Race, ...] = (), runs: tuple[Run, ...] = ()) -> Season:
    return make_season(races or (race(60),), athlete or Athlete(minutes=30), (runs, ()), MONDAY + timedelta(days=1))


def day(ahead: int, of: Season | None = None) -> Day:
    return (of or season()).days[ahead]


def test_nothing_before_the_start() -> None:
    verify(rules.not_before_start).given(season()).bars(at(0, 0), at(0, 23, 55)).lets(at(1, 0))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "was on Monday 2 November 2026, before the plan begins (Tuesday 3 November 2026)"),
        ("vi", "đã diễn ra thứ Hai 2/11/2026, trước khi giáo án bắt đầu (thứ Ba 3/11/2026)"),
    ],
)
def test_a_season_holds_no_race_before_its_first_day(language: str, said: str) -> None:
    with pytest.raises(NoPlan, match="race-past") as refused:
        season(races=(race(0), race(60)))
    assert said in speaker(language).error(refused.value)


def test_blocked_days_are_barred_from_midnight_to_midnight() -> None:
    away = Blocked(first=at(2, 0).date(), last=at(3, 0).date())
    verify(rules.blocked).given(season(), away).bars(at(2, 0), at(3, 23, 59)).lets(at(1, 23, 59), at(4, 0))


def test_weekdays_that_do_not_suit() -> None:
    own = season(Athlete(days=("mon", "wed")))
    verify(rules.weekday_not_wanted).given(own, day(1, own)).bars(at(1, 0), at(1, 23, 59)).lets(at(2, 0))
    verify(rules.weekday_not_wanted).given(own, day(2, own)).lets(at(2, 12))


def test_sessions_lie_wholly_within_the_hours() -> None:
    own = season(Athlete(minutes=30, hours=(Hours(start=time(18), end=time(21)), Hours(start=time(6), end=time(7)))))
    verified = verify(rules.outside_hours).given(rules.closed_hours(own.athlete, DAY_MIN), day(2, own))
    verified.bars(at(2, 5, 59), at(2, 6, 31), at(2, 12), at(2, 17, 59), at(2, 20, 31)).lets(
        at(2, 6), at(2, 6, 30), at(2, 18), at(2, 20, 30)
    )


def test_never_across_a_time_that_is_taken() -> None:
    taken = Busy(start=at(2, 18), end=at(2, 19))
    verify(rules.around_busy).given(season(), taken).bars(at(2, 17, 31), at(2, 18, 59)).lets(at(2, 17, 30), at(2, 19))


def test_a_day_before_a_hard_run() -> None:
    hard = run(3, 6, "quality")
    verified = verify(rules.before_hard).given(season(), minute(hard.start), hard)
    verified.bars(at(2, 5, 31), at(3, 5, 59)).lets(at(2, 5, 30), at(3, 6))


def test_three_hours_after_the_run_of_the_day() -> None:
    verified = verify(rules.after_run_of_the_day).given(day(3), minute(at(3, 6)), run(3, 6))
    verified.bars(at(3, 0), at(3, 9, 59)).lets(at(2, 23, 59), at(3, 10))


def test_other_strength_work_is_a_session() -> None:
    verified = verify(rules.near_other_strength).given(minute(at(3, 6)), run(3, 6, "strength"))
    verified.bars(at(1, 6, 1), at(5, 5, 59)).lets(at(1, 6), at(5, 6))


def test_three_hours_after_a_race_reckoned_generously() -> None:
    own = season(races=(race(10, "C"), race(60)))
    verify(rules.after_race_of_the_day).given(own, race(10, "C")).bars(at(10, 4), at(10, 9, 19)).lets(at(10, 9, 20))


@pytest.mark.parametrize(
    ("before", "work", "rule"),
    [
        (15, "work", None),
        (7, "work", None),
        (7, "activation", "last.activation"),
        (6, "work", "last.loading"),
        (6, "activation", None),
        (4, "activation", None),
        (3, "activation", "rest.race"),
        (0, "work", "rest.race"),
        (-1, "work", "recovery.after-race"),
    ],
)
def test_days_around_an_a_race(before: int, work: str, rule: str | None) -> None:
    own = season(races=(race(40, "A"), race(70)))
    bar = rules.race_forbids(own, day(40 - before, own), Slot("any", 0, work, 1))
    assert (bar.rule if bar else None) == rule


@pytest.mark.parametrize(
    ("priority", "before", "rule"),
    [("B", 6, None), ("B", 5, None), ("B", 3, "rest.race"), ("C", 3, None), ("C", 0, None)],
)
def test_days_around_lesser_races(priority: str, before: int, rule: str | None) -> None:
    own = season(races=(race(40, priority), race(90)))
    bar = rules.race_forbids(own, day(40 - before, own), Slot("any", 0, "work", 1))
    assert (bar.rule if bar else None) == rule


@pytest.mark.parametrize(("hours", "apart"), [(47, False), (48, True)])
def test_48_hours_between_sessions(hours: int, apart: bool) -> None:
    assert rules.apart(0, hours * 60) is apart


@pytest.mark.parametrize(
    ("policy", "kinds", "cost"),
    [
        ("hard-day", {"quality", "easy"}, 0),
        ("hard-day", {"long"}, 1),
        ("hard-day", {"race"}, 1),
        ("hard-day", {"easy"}, 2),
        ("hard-day", set(), 2),
        ("easy-day", {"quality"}, 1),
        ("easy-day", {"long"}, 1),
        ("easy-day", {"race"}, 1),
        ("easy-day", {"easy"}, 0),
    ],
)
def test_policies(policy: str, kinds: set[str], cost: int) -> None:
    verify(rules.off_policy).given(season(Athlete(policy=policy)), kinds).costs(cost)


def test_preferred_days_and_hours() -> None:
    own = season(Athlete(preferred_days=("wed",)))
    verify(rules.off_preferred_day).given(own, day(2, own)).costs(0)
    verify(rules.off_preferred_day).given(own, day(3, own)).costs(1)
    wanted, none = (rules.preferred_hours(one, DAY_MIN) for one in (own.athlete, Athlete(preferred_hours=())))
    verify(rules.off_preferred_hours).given(wanted, 18 * 60).costs(0)
    verify(rules.off_preferred_hours).given(wanted, 18 * 60 - 5).costs(1)
    nothing = season()
    verify(rules.off_preferred_day).given(nothing, day(3, nothing)).costs(0)
    verify(rules.off_preferred_hours).given(none, 5 * 60).costs(0)


def test_six_hours_after_a_run_are_better() -> None:
    verify(rules.soon_after_run).given(0, 359).costs(1)
    verify(rules.soon_after_run).given(0, 360).costs(0)


@pytest.mark.parametrize(("days", "cost"), [(10, 0), (9, 1), (14, 4)])
def test_the_last_loading_session_aims_at_ten_days(days: int, cost: int) -> None:
    verify(rules.off_last_loading).given(days).costs(cost)


@pytest.mark.parametrize(
    ("frequency", "days", "cost"), [(1, 7, 0), (2, 3, 1), (2, 4, 1), (2, 2, 9), (3, 2, 1), (1, 90, 49)]
)
def test_spacing_squares_what_misses_an_even_week(frequency: int, days: int, cost: int) -> None:
    verify(rules.uneven).given(frequency, days).costs(cost)
