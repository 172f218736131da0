from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.errors import StoreError, Unknown
from planner.model import Log, Plan
from planner.store import Store, open_store, person_of
from planner.store.records import Editions, Fetched, Forgotten, Rendered
from planner.store.tables import metadata

Maker = Callable[..., Plan]
LEGIBLE = 0
"""The level at which what is packed can still be searched for a word."""
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
SECRET = "Quetzalcoatl"


@pytest.fixture(autouse=True)
def _legible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.plans.KEPT", LEGIBLE)
    monkeypatch.setattr("planner.store.feeds.REPLACED", LEGIBLE)


def fill(store: Store, plan: Plan, log: Log) -> str:
    """Put the secret everywhere a store can hold it; return the feed's hash."""
    key = store.add_plan(plan).key
    store.save_revision(plan.model_copy(update={"sessions": ()}), 1)
    store.mark(key, log)
    store.mark(key, log.model_copy(update={"pain": 4}))
    feed = store.feed_new(key, "read", {"name": SECRET}).feed.token_hash
    body = SECRET.encode() * 3000
    store.feed_put_bytes(feed, Rendered(body, body, f'"{SECRET}"', '"g"', NOON, 2, 4), Editions(f'"{SECRET}"'))
    store.keep_calendar(key, Fetched(f"https://example.org/{SECRET}", body, NOON, etag=SECRET))
    store.keep_sources(key, f'{{"runs":["https://example.org/{SECRET}"]}}')
    return feed


def everything(store: Store) -> str:
    with store._database.read() as connection:
        rows = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    return repr(rows)


def test_nothing_of_a_forgotten_plan_is_left_but_the_dead_hash(
    store: Store, make_plan: Maker, make_log: Callable[..., Log]
) -> None:
    feed = fill(store, make_plan(SECRET), make_log(note=SECRET))
    store.add_plan(make_plan("Minh"))
    assert SECRET in everything(store)
    assert store.forget(f"plan-{SECRET.lower()}") == Forgotten(plans=1, feeds=1)
    assert SECRET.lower() not in everything(store).lower()
    assert store.people() == (person_of("Minh"),)
    gone = store.feed_by_hash(feed)
    assert gone is not None
    assert (gone.state, gone.plan, gone.since, dict(gone.variant)) == ("forgotten", None, None, {})
    assert store.check().faults == ()


def test_the_file_itself_is_clean_after_forgetting(
    tmp_path: Path, make_plan: Maker, make_log: Callable[..., Log]
) -> None:
    directory = tmp_path / "home"
    with open_store(str(directory / "store")) as store:
        fill(store, make_plan(SECRET), make_log(note=SECRET))
        assert any(SECRET.encode() in path.read_bytes() for path in directory.iterdir())
        store.forget(person=person_of(SECRET))
        for path in directory.iterdir():
            assert SECRET.lower().encode() not in path.read_bytes().lower(), path.name


def test_forgetting_a_person_takes_all_their_plans_and_no_others(store: Store, make_plan: Maker) -> None:
    store.add_plan(make_plan("Lan"))
    store.add_plan(make_plan("Lan", id="second"))
    store.add_plan(make_plan("Minh"))
    assert store.forget(person=person_of("Lan")) == Forgotten(plans=2, feeds=0)
    assert [kept.key for kept in store.plans()] == ["plan-minh"]
    with pytest.raises(Unknown, match="store-person-unknown"):
        store.forget(person=person_of("Lan"))
    with pytest.raises(Unknown, match="store-plan-unknown"):
        store.forget("plan-lan")


def test_fetched_calendars_replace_one_another_by_address(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    first = Fetched("https://example.org/a", b"\x00\xff", NOON, etag='"1"', last_modified="Mon")
    store.keep_calendar(key, first)
    store.keep_calendar(key, Fetched("https://example.org/b", b"b", NOON))
    newer = Fetched("https://example.org/a", b"newer", NOON)
    assert store.calendar(key, first.url) == first
    store.keep_calendar(key, newer)
    assert store.calendar(key, first.url) == newer
    assert len(store.calendars(key)) == 2
    assert "example.org" not in repr(newer)


def test_no_log_and_no_traceback_holds_what_was_logged(
    address: str, make_plan: Maker, make_log: Callable[..., Log], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with open_store(address) as store:
        feed = fill(store, make_plan(), make_log(note=SECRET))
        store.marks("plan-lan")
        with closing(store.feed_reader()) as reader:
            reader.feed(feed)
        with store._database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE mark DROP COLUMN marked_at")
        with pytest.raises(StoreError) as refused:
            store.mark("plan-lan", make_log(note=f"{SECRET} again"))
    assert refused.value.code == "store-refused"
    assert SECRET not in caplog.text
    assert SECRET not in "".join(traceback.format_exception(refused.value))
