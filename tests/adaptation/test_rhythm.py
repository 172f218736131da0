"""The rhythm of building and easier weeks, where days away take sessions from a week that has begun."""

from __future__ import annotations

from datetime import date

import pytest
from wishes import library, race, usual_wish

from planner.engine.adaptation import propose, wish_from
from planner.engine.audit import audit
from planner.engine.planning import make_plan
from planner.model import Blocked, Plan

START = date(2026, 9, 7)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(usual_wish(START, [race(date(2026, 12, 27))]), library())


def away(plan: Plan, first: date, last: date, today: date) -> Plan:
    wish = wish_from(plan, today)
    athlete = wish.athlete.model_copy(update={"blocked": (Blocked(first=first, last=last, why="travel"),)})
    return propose(plan, (), wish._replace(athlete=athlete), library()).plan


def test_a_short_trip_after_a_weeks_first_session_makes_it_easier_and_lowers_no_later_build(plan: Plan) -> None:
    after = away(plan, date(2026, 10, 29), date(2026, 10, 31), date(2026, 10, 28))
    assert audit(after, library().exercises) == ()
    assert [lost.id for lost in after.given_up] == ["w08-2"]
    loads = {week.index: week.load_au for week in plan.weeks if week.phase in ("build", "specific") and not week.deload}
    later = {week.index: week.load_au for week in after.weeks if week.index in loads and not week.deload}
    assert all(load >= 0.9 * loads[index] for index, load in later.items() if index > 8)


@pytest.mark.parametrize("week", range(3, 14))
@pytest.mark.parametrize("days", [3, 7, 10])
def test_days_away_in_any_week_keep_the_rhythm(plan: Plan, week: int, days: int) -> None:
    today = date.fromordinal(plan.weeks[week - 1].starts.toordinal() + 2)
    last = date.fromordinal(today.toordinal() + days)
    after = away(plan, date.fromordinal(today.toordinal() + 1), last, today)
    assert audit(after, library().exercises) == ()
