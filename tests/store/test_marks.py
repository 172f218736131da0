from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from planner.errors import Unknown
from planner.model import Log, Plan
from planner.store import Store, open_store

Maker = Callable[..., Plan]
Logger = Callable[..., Log]


@pytest.fixture
def key(store: Store, make_plan: Maker) -> str:
    return store.add_plan(make_plan()).key


def test_a_mark_comes_back_as_it_went_in(store: Store, key: str, make_log: Logger) -> None:
    log = make_log("w08-1", "part", rpe=7.5, pain=2, note="gối hơi đau \x00 \U0001f9b5")
    assert store.mark(key, log)
    assert store.marks(key) == (log,)


def test_the_last_word_on_a_session_stands(store: Store, key: str, make_log: Logger) -> None:
    store.mark(key, make_log(outcome="missed"))
    store.mark(key, make_log(outcome="done", rpe=6))
    assert store.marks(key) == (make_log(outcome="done", rpe=6),)


def test_saying_it_twice_changes_nothing(store: Store, key: str, make_log: Logger) -> None:
    assert store.mark(key, make_log())
    before = store.kept(key)
    assert not store.mark(key, make_log())
    assert store.kept(key) == before
    store.undo(key)
    assert store.marks(key) == ()


def test_undo_takes_back_one_change_at_a_time(store: Store, key: str, make_log: Logger) -> None:
    first, second, other = make_log(outcome="missed"), make_log(outcome="done"), make_log("w08-1")
    for log in (first, second, other):
        store.mark(key, log)
    store.unmark(key, "w08-1")
    seen = []
    while (undone := store.undo(key)) is not None:
        seen.append((undone.before, undone.after))
    assert seen == [(other, None), (None, other), (first, second), (None, first)]
    assert store.marks(key) == ()


def test_a_mark_makes_the_plan_s_feeds_late(store: Store, key: str, make_log: Logger) -> None:
    before = store.kept(key).changes
    store.mark(key, make_log())
    store.undo(key)
    assert store.kept(key).changes == before + 2


def test_a_mark_of_an_unknown_plan_is_refused(store: Store, make_log: Logger) -> None:
    with pytest.raises(Unknown, match="store-plan-unknown"):
        store.mark("nobody", make_log())


def test_a_mark_of_a_session_that_the_plan_lost_since_it_was_seen_is_refused(
    store: Store, key: str, make_plan: Maker, make_log: Logger
) -> None:
    store.save_revision(make_plan(sessions=1), 1)
    with pytest.raises(Unknown, match="session-unknown"):
        store.mark(key, make_log("w08-2"), 1)
    assert store.marks(key) == ()
    assert store.mark(key, make_log("w08-0"), 1)


def test_marks_without_a_session_are_counted(store: Store, key: str, make_plan: Maker, make_log: Logger) -> None:
    for session in ("w08-0", "w08-1", "w08-2"):
        store.mark(key, make_log(session))
    assert "store-orphans" not in {note.code for note in store.check().warnings}
    store.save_revision(make_plan(sessions=1), 1)
    found = [note.values for note in store.check().warnings if note.code == "store-orphans"]
    assert found == [{"plan": key, "count": 2}]


def test_nothing_that_was_logged_shows_in_a_repr(store: Store, key: str, make_log: Logger) -> None:
    store.mark(key, make_log(note="secret pain"))
    undone = store.undo(key)
    assert "secret" not in f"{undone!r}{store!r}{store.kept(key)!r}"


class Marking(RuleBasedStateMachine):
    """Marks against a model: a stack of dictionaries."""

    address = ""
    plan: Plan

    def __init__(self) -> None:
        super().__init__()
        self.store = open_store(self.address)
        for kept in self.store.plans():
            self.store.forget(kept.key)
        self.key = self.store.add_plan(self.plan).key
        self.past: list[dict[str, Log]] = [{}]

    sessions = st.sampled_from(["w08-0", "w08-1", "w08-2"])

    @rule(
        session=sessions,
        outcome=st.sampled_from(["done", "part", "missed"]),
        pain=st.none() | st.integers(0, 10),
        note=st.text(max_size=20),
    )
    def mark(self, session: str, outcome: str, pain: int | None, note: str) -> None:
        log = Log(session=session, outcome=outcome, on=self.plan.made_on, pain=pain, note=note)
        changed = self.past[-1].get(session) != log
        assert self.store.mark(self.key, log) is changed
        if changed:
            self.past.append({**self.past[-1], session: log})

    @rule(session=sessions)
    def unmark(self, session: str) -> None:
        there = session in self.past[-1]
        assert self.store.unmark(self.key, session) is there
        if there:
            self.past.append({name: log for name, log in self.past[-1].items() if name != session})

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        assert self.store.undo(self.key) is not None
        self.past.pop()

    @invariant()
    def marks_are_as_the_model_says(self) -> None:
        assert {log.session: log for log in self.store.marks(self.key)} == self.past[-1]

    def teardown(self) -> None:
        self.store.close()


def test_marks_and_undo_are_a_stack(address: str, make_plan: Maker) -> None:
    machine = type("Machine", (Marking,), {"address": address, "plan": make_plan()})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
