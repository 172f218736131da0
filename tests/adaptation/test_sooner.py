"""A session that is done before its day is done: it stays where it is, is asked for no more, and keeps its distance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from following import lawful
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from laws import broken
from test_machine import LOGS
from wishes import plan_or_assume, wishes

from planner import keeping
from planner.adherence import adherence
from planner.asked import Asked
from planner.engine.adaptation import wish_from
from planner.engine.planning import Wish
from planner.errors import UsageError
from planner.following import Following
from planner.keeping import Again
from planner.model import Blocked, Log, Plan, Session
from planner.sooner import insist_on_the_next
from planner.store import open_store

DAY = timedelta(days=1)
NOW = datetime(2026, 9, 28, 3, tzinfo=UTC)
NAMED = Asked(races=("hue",), runs=("tue=quality,sun=long",))


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def chances(plan: Plan) -> list[tuple[int, date]]:
    """Return each session that can be done early, by its place, with each day on which it can."""
    found = []
    for place, session in enumerate(plan.sessions):
        before = plan.sessions[place - 1].day if place else plan.starts_on
        first = max(before, monday(session.day), plan.made_on)
        found += [(place, first + days * DAY) for days in range((session.day - first).days)]
    return found


def all_done(sessions: tuple[Session, ...]) -> list[Log]:
    return [Log(session=one.id, outcome="done", on=one.day) for one in sessions]


@given(wish=wishes(longest=150), data=st.data())
@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
def test_adapting_leaves_it_alone_and_keeps_two_days_to_the_next(wish: Wish, data: st.DataObject) -> None:
    plan = plan_or_assume(wish)
    assume(not broken(plan))
    found = chances(plan)
    assume(found)
    place, today = data.draw(st.sampled_from(found))
    done = plan.sessions[place]
    told = {name: data.draw(values) for name, values in LOGS.items()} | {"outcome": "done"}
    logs = all_done(plan.sessions[:place])
    insist_on_the_next(done, plan, logs, today)
    logs.append(Log(session=done.id, on=done.day, **told))
    for later in (today, done.day, done.day + DAY):
        plan = lawful(plan, wish_from(plan, later), logs, done.id)
        sessions = {session.id: session for session in plan.sessions}
        assert sessions[done.id] == done
        after = [session for session in plan.sessions if session.start > done.start]
        assert all(session.start - done.start >= 2 * DAY for session in after)
    counted = adherence(plan, logs, done.day + DAY)
    assert (counted.missed, counted.open) == (0, 0)


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    with open_store(str(tmp_path / "store.sqlite"), clock=lambda: NOW) as store:
        yield Following(store, lambda: NOW)


@pytest.mark.parametrize("away", [0, 1])
def test_days_away_begin_after_what_was_done_before_its_day(following: Following, away: int) -> None:
    """Away on Thursday is why Thursday's session is done on Wednesday: it is neither moved nor given up."""
    key = keeping.follow(following, NAMED, "en").key
    plan = following.store.plan(key)
    place, today = next((place, day) for place, day in chances(plan) if place and plan.sessions[place].day - day == DAY)
    done = plan.sessions[place]
    first, last = done.day - away * DAY, done.day + 2 * DAY
    again = Again(blocked=(Blocked(first=first, last=last, why="travel"),))
    for one in plan.sessions[:place]:
        following.mark(key, Log(session=one.id, outcome="done", on=one.day))
    changed = keeping.proposed(following.store, key, today, again).proposal.changes
    assert done.id in {change.session for change in changed}
    following.mark(key, Log(session=done.id, outcome="done", on=done.day))
    what = keeping.proposed(following.store, key, today, again)
    assert done in what.proposal.plan.sessions
    assert [span.first for span in what.sources.blocked] == [done.day + DAY]
    kept = keeping.apply(following, key, what)
    assert done in kept.sessions


def test_only_the_next_session_of_a_week_that_has_begun_is_done_early(following: Following) -> None:
    plan = following.store.plan(keeping.follow(following, NAMED, "en").key)
    first, second, third = plan.sessions[2:5]
    assert monday(first.day) == monday(second.day) != monday(third.day)
    said = all_done(plan.sessions[:2])
    insist_on_the_next(first, plan, said, monday(first.day))
    with pytest.raises(UsageError) as refusal:
        insist_on_the_next(second, plan, said, monday(first.day))
    assert (refusal.value.code, refusal.value.values["other"]) == ("log-not-next", first.id)
    insist_on_the_next(second, plan, [*said, *all_done((first,))], first.day)
    begins = monday(third.day)
    assert begins < third.day
    on_monday = third.model_copy(update={"day": begins})
    for later, told in ((third, begins.isoformat()), (on_monday, None)):
        with pytest.raises(UsageError) as refusal:
            insist_on_the_next(later, plan, all_done(plan.sessions[:4]), second.day)
        assert (refusal.value.code, refusal.value.values.get("first_day")) == ("log-future", told)
