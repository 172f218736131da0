"""What somebody else does to a plan between its reading and its writing: nothing is lost, and nobody is stuck after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from planner import catalogue, keeping
from planner.asked import Asked
from planner.engine.adaptation import propose, wish_from
from planner.errors import StoreError, Unknown, UsageError
from planner.following import Following
from planner.keeping import Again, Proposed
from planner.model import Blocked, Log, Plan
from planner.store import open_store

NOW = datetime(2026, 9, 28, 3, tzinfo=UTC)
TODAY = date(2026, 9, 30)
ILL = Blocked(first=TODAY, last=date(2026, 10, 4), why="illness")
AWAY = Blocked(first=date(2026, 10, 19), last=date(2026, 10, 25), why="other")
NAMED = Asked(races=("hue",), runs=("tue=quality,sun=long",))


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    with open_store(str(tmp_path / "store.sqlite"), clock=lambda: NOW) as store:
        yield Following(store, lambda: NOW)


@pytest.fixture
def key(following: Following) -> str:
    return keeping.follow(following, NAMED, "en").key


def adapting(following: Following, key: str, **again: tuple[Blocked, ...] | tuple[str, ...]) -> Proposed:
    return keeping.proposed(following.store, key, TODAY, Again(**again))


def first_of(plan: Plan) -> Log:
    session = next(session for session in plan.sessions if session.day >= TODAY)
    return Log(session=session.id, outcome="done", rpe=6, on=session.day)


def test_a_log_while_adapting_stops_the_revision_and_is_heard_the_next_time(following: Following, key: str) -> None:
    what = adapting(following, key, blocked=(ILL,))
    log = first_of(what.before)
    assert log.session not in {session.id for session in what.proposal.plan.sessions}
    following.mark(key, log, what.before.revision)
    with pytest.raises(StoreError, match="store-conflict"):
        keeping.apply(following, key, what)
    again = keeping.apply(following, key, adapting(following, key, blocked=(ILL,)))
    assert log.session in {session.id for session in again.sessions}


def test_a_revision_while_logging_refuses_the_mark_of_a_session_that_is_gone(following: Following, key: str) -> None:
    what = adapting(following, key, blocked=(ILL,))
    log = first_of(what.before)
    after = keeping.apply(following, key, what)
    with pytest.raises(Unknown, match="session-unknown"):
        following.mark(key, log, what.before.revision)
    assert following.store.marks(key) == ()
    last = after.sessions[-1]
    assert following.mark(key, Log(session=last.id, outcome="missed", on=last.day), what.before.revision)


def test_a_mark_of_a_session_that_is_gone_asks_for_nothing(following: Following, key: str) -> None:
    plan = following.store.plan(key)
    lost = Log(session="w99-1", outcome="missed", pain=9, on=TODAY)
    wish = wish_from(plan, TODAY)
    library = catalogue.load()
    assert propose(plan, (lost,), wish, library) == propose(plan, (), wish, library)


def test_going_back_keeps_the_session_of_today_that_is_done(following: Following, key: str) -> None:
    keeping.apply(following, key, adapting(following, key, blocked=(ILL,)))
    after = keeping.apply(following, key, adapting(following, key, freed=(ILL,)))
    log = first_of(after)
    assert log.on == TODAY
    following.mark(key, log, after.revision)
    with pytest.raises(UsageError, match="return-past"):
        keeping.go_back(following, key, 2, TODAY)
    assert keeping.go_back(following, key, 1, TODAY).revision in (after.revision, after.revision + 1)
    assert log.session in {session.id for session in following.store.plan(key).sessions}


def test_going_back_past_a_block_brings_a_session_back_that_was_to_be_missed(following: Following, key: str) -> None:
    missed = next(session for session in following.store.plan(key).sessions if session.day > TODAY)
    following.mark(key, Log(session=missed.id, outcome="missed", on=TODAY))
    blocked = keeping.apply(following, key, adapting(following, key, blocked=(ILL,)))
    assert missed.id not in {session.id for session in blocked.sessions}
    assert missed in keeping.go_back(following, key, 1, TODAY).sessions


@pytest.mark.parametrize("mine", [(ILL,), ()], ids=["a revision", "sources alone"])
def test_what_the_plan_is_read_from_is_not_written_over_unseen(
    following: Following, key: str, mine: tuple[Blocked, ...]
) -> None:
    otherwise = adapting(following, key, runs=("tue=quality, sun=long",))
    assert not otherwise.changed
    assert otherwise.sources != otherwise.known
    said = ("sun=long,tue=quality",)
    keeping.apply(following, key, adapting(following, key, blocked=mine, runs=() if mine else said))
    with pytest.raises(StoreError, match="store-conflict"):
        keeping.apply(following, key, otherwise)
    kept = keeping.sources_of(following.store, following.store.plan(key))
    assert (kept.blocked, kept.runs) == (mine, NAMED.runs if mine else said)
    keeping.apply(following, key, adapting(following, key, runs=("tue=quality, sun=long",)))
    assert keeping.sources_of(following.store, following.store.plan(key)).blocked == mine


def test_who_follows_second_goes_on_from_what_the_first_kept(
    following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keeping.follow(following, NAMED, "en")
    monkeypatch.setattr(keeping, "_kept_before", lambda *_: None)
    other = NAMED._replace(runs=("wed=quality,sat=long",))
    second = keeping.follow(following, other, "en")
    assert (second.key, second.before, second.plan.revision) == (first.key, first.plan, 2)
    assert keeping.sources_of(following.store, second.plan).runs == other.runs
    assert keeping.follow(following, other._replace(runs=()), "en").plan == second.plan


def test_log_says_which_revision_it_saw(
    planner: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "store.sqlite"))
    today = ("--today", "2026-09-29")
    planner("follow", "hue", "--today", "2026-09-28")
    mark = Following.mark

    def late(following: Following, key: str, log: Log, seen: int | None = None) -> bool:
        keeping.apply(following, key, keeping.proposed(following.store, key, log.on, Again(blocked=(span,))))
        return mark(following, key, log, seen)

    span = ILL.model_copy(update={"first": date(2026, 9, 29)})
    monkeypatch.setattr(Following, "mark", late)
    answer = planner("log", "today", "done", *today)
    assert (answer.code, answer.err) == (2, "There is no session called “w12-1” in this plan.\n")
    assert planner("adapt", *today).code == 0
