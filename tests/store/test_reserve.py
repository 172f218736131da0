"""What a process has at hand of feeds that nobody asked it for, when the database goes away."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import StoreError
from planner.model import Plan
from planner.store import FeedReader, Store
from planner.store.records import Rendered
from planner.store.reserve import Reserve

Maker = Callable[..., Plan]
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
ROOM = 100_000


def rendered(body: bytes, minutes: int = 0) -> Rendered:
    return Rendered(
        body=body,
        gzip=gzip.compress(body, mtime=0),
        etag=f'"{hash(body)}"',
        gzip_etag=f'"{hash(body)}-gzip"',
        modified=NOON + timedelta(minutes=minutes),
        revision=1,
        changes=1 + minutes,
    )


@pytest.fixture
def key(store: Store, make_plan: Maker) -> str:
    return store.add_plan(make_plan()).key


@pytest.fixture
def feed(store: Store, key: str) -> Callable[[bytes], str]:
    """Make a feed with these bytes; give the hash of its token."""

    def make(body: bytes) -> str:
        token_hash = store.feed_new(key).feed.token_hash
        store.feed_put_bytes(token_hash, rendered(body))
        return token_hash

    return make


def cut_off(reader: FeedReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the database away from a reader."""

    def away(*_: object) -> None:
        raise StoreError("store-unreachable", place="nowhere")

    if reader._wire is not None:
        reader._wire.close()
        reader._wire = None
    monkeypatch.setattr(reader, "_faults", (StoreError,))
    monkeypatch.setattr(reader, "_connect", away)
    monkeypatch.setattr(reader, "_disconnect", lambda _: None)


def test_a_feed_that_nobody_asked_for_is_served_while_the_database_is_away(
    store: Store, feed: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, closed = feed(b"one"), feed(b"two")
    store.revoke(closed)
    asked = store.feed_reader()
    whole = asked.feed(first)
    reader = store.feed_reader(reserve_bytes=ROOM)
    reader.reserve.fill()
    later = store.feed_new(store.plans()[0].key).feed.token_hash
    reader.reserve.keep(later, rendered(b"three"))
    cut_off(reader, monkeypatch)
    assert reader.feed(first) == whole
    assert reader.feed(later).body == b"three"
    for unknown in (closed, "0" * 64):
        with pytest.raises(StoreError):
            reader.feed(unknown)
    asked.close()
    reader.close()
    assert reader.reserve.feed(first) is None


def test_the_latest_that_is_known_is_served_and_what_is_closed_stays_closed(
    store: Store, feed: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, closed = feed(b"old"), feed(b"closed")
    reader = store.feed_reader(reserve_bytes=ROOM)
    reader.feed(changed)
    reader.reserve.fill()
    store.revoke(closed)
    assert reader.feed(closed).state == "revoked"
    reader.reserve.keep(changed, rendered(b"new", 1))
    reader.reserve.keep(closed, rendered(b"closed", 1))
    cut_off(reader, monkeypatch)
    assert reader.feed(changed).body == b"new"
    assert reader.feed(closed).state == "revoked"


def test_filling_again_takes_in_what_changed_and_lets_go_of_what_was_closed(
    store: Store, feed: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stays, changes, closes = feed(b"stays"), feed(b"before"), feed(b"closes")
    reserve = Reserve(store._database, ROOM)
    reserve.fill()
    held = reserve._feeds[stays]
    store.feed_put_bytes(changes, rendered(b"after", 1))
    store.revoke(closes)
    comes = feed(b"comes")
    reserve.fill()
    assert {h: served.body for h in (stays, changes, comes) if (served := reserve.feed(h))} == {
        stays: b"stays",
        changes: b"after",
        comes: b"comes",
    }
    assert reserve.feed(closes) is None
    assert reserve._feeds[stays] is held, "what is as it was is not read again"

    def away() -> None:
        raise StoreError("store-unreachable", place="nowhere")

    monkeypatch.setattr(reserve._database, "read", away)
    with pytest.raises(StoreError):
        reserve.fill()
    assert reserve.feed(stays) is not None


def test_a_form_that_was_read_late_takes_no_later_ones_place(store: Store, key: str) -> None:
    token_hash = store.feed_new(key).feed.token_hash
    reserve = Reserve(store._database, ROOM)
    reserve.keep(token_hash, rendered(b"later", 5))
    store.feed_put_bytes(token_hash, rendered(b"earlier"))
    reserve.fill()
    assert reserve.feed(token_hash).body == b"later"


def test_a_damaged_calendar_is_none() -> None:
    reserve = Reserve(None, ROOM)
    for damaged in (b"gz", rendered(b"x" * 100).gzip[:-9], b""):
        reserve.keep("0" * 64, replace(rendered(b"x"), gzip=damaged))
        assert reserve.feed("0" * 64) is None


def test_the_plans_that_changed_last_come_first_where_not_all_find_room(
    store: Store, make_plan: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = []
    for number in range(6):
        at = NOON + timedelta(hours=number)
        monkeypatch.setattr(store, "_clock", lambda at=at: at)
        plan = store.add_plan(make_plan(), person=f"runner-{number}").key
        hashes.append(store.feed_new(plan).feed.token_hash)
        store.feed_put_bytes(hashes[-1], rendered(b"%d" % number))
    reserve = Reserve(store._database, 3 * 2048)
    reserve.fill()
    assert [reserve.feed(one) is not None for one in hashes] == [False] * 3 + [True] * 3


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6_000), st.integers(0, 3)), max_size=40))
def test_the_reserve_stays_within_its_room(taken: list[tuple[int, int, int]]) -> None:
    reserve = Reserve(None, 20_000)
    for number, size, minutes in taken:
        reserve.keep(f"{number:064x}", replace(rendered(b"x", minutes), gzip=bytes(size)))
        assert sum(1024 + len(served.gzip or b"") for served in reserve._feeds.values()) == 20_000 - reserve._left
        assert 0 <= reserve._left <= 20_000
    reserve.empty()
    assert reserve._left == 20_000
