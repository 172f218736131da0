from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from planner.errors import StoreError, Unknown
from planner.model import Plan
from planner.store import FeedReader, Store, hash_token, open_store
from planner.store.records import Editions, Rendered

Maker = Callable[..., Plan]
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def rendered(body: bytes = b"BEGIN:VCALENDAR", *, changes: int = 1, minutes: int = 0) -> Rendered:
    return Rendered(
        body=body,
        gzip=b"gz" + body,
        etag=f'"{body.hex()}"',
        gzip_etag=f'"{body.hex()}-gzip"',
        modified=NOON + timedelta(minutes=minutes),
        revision=1,
        changes=changes,
    )


@pytest.fixture
def key(store: Store, make_plan: Maker) -> str:
    return store.add_plan(make_plan()).key


@pytest.fixture(params=["same process", "another connection"])
def reader(request: pytest.FixtureRequest, store: Store, address: str) -> Iterator[FeedReader]:
    with store if request.param == "same process" else open_store(address) as other:
        made = other.feed_reader()
        yield made
        made.close()


def test_a_token_is_long_and_only_its_hash_is_kept(store: Store, key: str) -> None:
    link = store.feed_new(key, "read", {"lang": "vi", "busy": True})
    assert len(link.token) >= 128 / 6
    assert link.feed.token_hash == hash_token(link.token)
    assert store.feed_by_hash(hash_token(link.token)) == link.feed
    assert dict(link.feed.variant) == {"lang": "vi", "busy": True}
    assert link.token not in repr(link) + repr(store.feeds())


def test_tokens_never_repeat(store: Store, key: str) -> None:
    assert len({store.feed_new(key).token for _ in range(20)}) == 20


def test_a_token_that_never_was_is_nothing(store: Store, reader: FeedReader) -> None:
    assert store.feed_by_hash(hash_token("nonsense\ud800")) is None
    assert reader.feed(hash_token("nonsense")) is None


def test_bytes_come_back_as_they_went_in(store: Store, key: str, reader: FeedReader) -> None:
    token_hash = store.feed_new(key).feed.token_hash
    assert reader.feed(token_hash).body is None
    assert store.feed_put_bytes(token_hash, rendered(bytes(range(256))))
    assert _eventually(lambda: reader.feed(token_hash).body is not None)
    served = reader.feed(token_hash)
    assert served is not None
    assert (served.state, served.purpose, served.modified) == ("active", "read", NOON)
    assert (served.body, served.gzip) == (bytes(range(256)), b"gz" + bytes(range(256)))
    assert "VCALENDAR" not in repr(served)


def test_a_reader_sees_every_change_at_once(store: Store, key: str, reader: FeedReader) -> None:
    one, two = (store.feed_new(key).feed.token_hash for _ in range(2))
    for number in range(1, 6):
        store.feed_put_bytes(one, rendered(f"one {number}".encode(), changes=number))
        store.feed_put_bytes(two, rendered(b"two", changes=number))
        assert _eventually(lambda n=number: reader.feed(one).body == f"one {n}".encode())
        assert reader.feed(two).body == b"two"
    store.revoke(one)
    assert _eventually(lambda: reader.feed(one).state == "revoked")
    assert reader.feed(one).body is None
    store.forget(key)
    assert _eventually(lambda: reader.feed(two).state == "forgotten")


def _eventually(check: Callable[[], bool]) -> bool:
    """Wait for PostgreSQL's push, which may travel a moment; half of what THREATS.md allows."""
    end = datetime.now(UTC) + timedelta(seconds=0.5)
    while not check():
        if datetime.now(UTC) > end:
            return False
    return True


def test_bytes_that_show_less_are_refused(store: Store, key: str) -> None:
    token_hash = store.feed_new(key).feed.token_hash
    assert store.feed_put_bytes(token_hash, rendered(b"newer", changes=5, minutes=5))
    assert not store.feed_put_bytes(token_hash, rendered(b"older", changes=4, minutes=6))
    assert not store.feed_put_bytes(token_hash, rendered(b"back in time", changes=6, minutes=4))
    assert store.feed_by_hash(token_hash).etag == rendered(b"newer").etag


def test_feeds_that_are_behind_are_named(store: Store, key: str, make_plan: Maker) -> None:
    feed = store.feed_new(key).feed
    store.feed_new(key, "manage")
    assert store.feeds_behind() == (feed,)
    store.feed_put_bytes(feed.token_hash, rendered(changes=store.kept(key).changes))
    assert store.feeds_behind(key) == ()
    store.save_revision(make_plan(sessions=1), 1)
    assert [late.token_hash for late in store.feeds_behind(key)] == [feed.token_hash]
    store.revoke(feed.token_hash)
    assert store.feeds_behind() == ()


def test_editions_are_kept_with_the_bytes_or_not_at_all(store: Store, key: str) -> None:
    variant = {"lang": "en"}
    token_hash = store.feed_new(key, variant=variant).feed.token_hash
    assert store.editions(key, variant) is None
    store.feed_put_bytes(token_hash, rendered(b"1"), Editions('{"w08-0": 0}'))
    assert store.editions(key, variant) == Editions('{"w08-0": 0}', 1)
    assert store.editions(key, {"lang": "vi"}) is None
    with pytest.raises(StoreError) as refused:
        store.feed_put_bytes(token_hash, rendered(b"2", changes=2), Editions('{"w08-0": 9}', 0))
    assert refused.value.code == "store-conflict"
    assert store.feed_by_hash(token_hash).etag == rendered(b"1").etag
    store.feed_put_bytes(token_hash, rendered(b"2", changes=2), Editions('{"w08-0": 1}', 1))
    assert store.editions(key, variant) == Editions('{"w08-0": 1}', 2)


def test_two_feeds_of_one_variant_share_their_editions(store: Store, key: str) -> None:
    one, two = (store.feed_new(key, variant={"b": 1, "a": True}).feed.token_hash for _ in range(2))
    store.feed_put_bytes(one, rendered(), Editions("{}"))
    assert store.feed_put_bytes(two, rendered(), Editions("{}"))
    assert store.editions(key, {"a": True, "b": 1}) == Editions("{}", 1)


def test_a_rotated_link_is_gone_and_the_new_one_shows_the_same(store: Store, key: str, reader: FeedReader) -> None:
    old = store.feed_new(key, "read", {"lang": "vi"}).feed
    store.feed_put_bytes(old.token_hash, rendered(b"bytes"))
    new = store.rotate(old.token_hash)
    assert (new.feed.variant, new.feed.purpose) == (old.variant, old.purpose)
    assert reader.feed(new.feed.token_hash).body == b"bytes"
    gone = reader.feed(old.token_hash)
    assert gone is not None
    assert (gone.state, gone.body, gone.gzip) == ("rotated", None, None)
    with pytest.raises(Unknown, match="store-feed-unknown"):
        store.rotate(old.token_hash)


def test_a_closed_link_takes_no_bytes(store: Store, key: str) -> None:
    token_hash = store.feed_new(key).feed.token_hash
    assert store.revoke(token_hash)
    assert not store.revoke(token_hash)
    with pytest.raises(Unknown):
        store.feed_put_bytes(token_hash, rendered())
    assert [feed.state for feed in store.feeds(key)] == ["revoked"]


def test_the_cache_stays_within_its_room(store: Store, key: str) -> None:
    reader = store.feed_reader(cache_bytes=50_000)
    hashes = [store.feed_new(key).feed.token_hash for _ in range(8)]
    for token_hash in hashes:
        store.feed_put_bytes(token_hash, rendered(token_hash.encode() * 200))
    for _ in range(2):
        assert [reader.feed(h).body for h in hashes] == [h.encode() * 200 for h in hashes]
    assert sum(len(e.served.body or b"") for e in reader._cache.values()) < 50_000
    reader.close()
