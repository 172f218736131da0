"""The links to the log in a calendar: a key of their own, which no list shows and which ends with the feed."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from planner.cli import main
from planner.errors import Unknown
from planner.following import Following
from planner.model import Plan
from planner.rendering import Asking
from planner.store import Store, hash_token, open_store
from planner.store.feeds import log_key
from planner.store.packing import unpack
from planner.store.records import Link
from planner.web.desk import Desk, Gone
from planner.web.server import Application, Settings

BASE = "https://run.example"
_KEY = re.compile(rb"https://run\.example/l/([^/]*)/")


@pytest.fixture
def desk(following: Following) -> Desk:
    return Desk(following, BASE)


@pytest.fixture
def subscribe(following: Following, hue: Plan) -> Callable[..., Link]:
    def subscribed(**asking: Any) -> Link:
        return following.subscribe(following.follow(hue).key, Asking(base_url=BASE, **asking))

    return subscribed


def body_of(store: Store, link: Link) -> bytes:
    """Return what a feed shows, its lines unfolded."""
    reader = store.feed_reader(0)
    served = reader.feed(link.feed.token_hash)
    reader.close()
    assert served is not None
    assert served.body is not None
    return served.body.replace(b"\r\n ", b"")


def keys_in(body: bytes) -> set[str]:
    """Return the keys of every link to the log in a calendar."""
    return {key.decode() for key in _KEY.findall(body)}


def opens(desk: Desk, key: str) -> bool:
    try:
        return desk.open_log(key) is not None
    except Unknown:
        return False


def test_the_key_in_a_calendar_opens_the_log_and_what_the_store_knows_the_link_by_does_not(
    desk: Desk, subscribe: Callable[..., Link], store: Store
) -> None:
    link = subscribe()
    (key,) = keys_in(body_of(store, link))
    assert desk.open_log(key).key == link.feed.plan
    for other in (link.token, hash_token(link.token), hash_token(key), link.feed.token_hash, key.upper(), ""):
        assert not opens(desk, other)
    with pytest.raises(Unknown, match="page-link-unknown"):
        desk.open(key)


def test_who_holds_the_link_of_a_busy_calendar_can_work_out_no_key(
    desk: Desk, subscribe: Callable[..., Link], store: Store
) -> None:
    link = subscribe(busy=True)
    assert keys_in(body_of(store, link)) == set()
    assert not any(opens(desk, one) for one in (link.token, hash_token(link.token), log_key(link.token)))


@pytest.mark.parametrize("close", ["rotate", "revoke", "forget"])
def test_a_key_is_gone_with_its_calendar(
    desk: Desk, subscribe: Callable[..., Link], following: Following, close: str
) -> None:
    store = following.store
    link = subscribe()
    (old,) = keys_in(body_of(store, link))
    fresh = None
    if close == "rotate":
        fresh = following.rotate(link.feed.token_hash)
    elif close == "revoke":
        store.revoke(link.feed.token_hash)
    else:
        store.forget(str(link.feed.plan))
    with pytest.raises(Gone):
        desk.open_log(old)
    if fresh is not None:
        (new,) = keys_in(body_of(store, fresh))
        assert new != old
        assert opens(desk, new)


def test_sessions_that_are_past_lead_to_the_log_by_the_new_key_too(
    subscribe: Callable[..., Link], following: Following, clock: Any, hue: Plan
) -> None:
    link = subscribe()
    clock.forward(days=14)
    rotated = following.rotate(link.feed.token_hash)
    body = body_of(following.store, rotated)
    assert len(keys_in(body)) == 1
    assert len(_KEY.findall(body)) == len(_KEY.findall(body_of(following.store, subscribe())))
    past = [session for session in hue.sessions if session.start < clock()]
    assert past
    calendar: Any = Calendar.from_ical(body)
    sequences = {str(event["UID"]): int(event["SEQUENCE"]) for event in calendar.walk("VEVENT")}
    assert {sequences[f"{hue.id}-{session.id}@hip-planner"] for session in past} == {1}


def test_no_list_shows_a_key_and_no_id_in_a_list_opens_anything(
    tmp_path: Path, clock: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    address = str(tmp_path / "store.sqlite")
    with TestClient(Application(Settings(BASE, address, clock)), base_url=BASE) as site:
        made = site.post("/api/v1/plans", json={"races": ["hue@27/12/2026"]}).json()
        calendar = site.get(made["calendar"]["https"]).content.replace(b"\r\n ", b"")
        (key,) = keys_in(calendar)
        own = f"/api/v1/plans/{made['token']}/feeds"
        session = made["plan"]["sessions"][0]["id"]
        assert site.get(f"/l/{key}/{session}").status_code == 200
        assert main(["feed", "list", "--json", "--store", address]) == 0
        listed = capsys.readouterr().out
        for told in (json.dumps(made), site.get(own).text, site.get(f"/p/{made['token']}/calendar").text, listed):
            assert key not in told
            for name in set(re.findall(r"[0-9a-f]{64}", told)):
                assert site.get(f"/l/{name}/{session}").status_code == 404
                assert site.get(f"/f/{name}.ics").status_code == 404
        for feed in json.loads(listed):
            assert site.get(f"/l/{feed['feed']}/{session}").status_code == 404
    with open_store(address) as store:
        assert key not in repr([asdict(one) | {"log_key": ""} for one in store.feeds()])
        assert key not in repr(store.feeds())


def as_version_2_left_it(path: Path) -> None:
    """Take a store back to version 2, whose links to the log named the hash of the token."""
    with sqlite3.connect(path) as database:
        database.create_function("unpack", 1, partial(unpack, place=str(path)))
        database.execute("PRAGMA ignore_check_constraints=ON")
        for table in ("revision", "edition"):
            database.execute(f"UPDATE {table} SET document = unpack(document)")
        rows = database.execute("SELECT token_hash, log_key, plan, variant, body FROM feed").fetchall()
        for name, key, plan, variant, body in rows:
            if key is None:
                continue

            def swapped(text: str, fold: str, key: str = key, name: str = name) -> str:
                pattern = f"(?:{re.escape(fold)})?".join(key)
                return re.sub(pattern, lambda found: _folded_like(found[0], name, fold), text)

            shown = swapped(body.decode(), "\r\n ").encode()
            database.execute("UPDATE feed SET body = ? WHERE token_hash = ?", (shown, name))
            (document,) = database.execute(
                "SELECT document FROM edition WHERE plan = ? AND variant = ?", (plan, variant)
            ).fetchone()
            document = swapped(document, "\\r\\n ")
            assert key not in document
            database.execute(
                "UPDATE edition SET document = ? WHERE plan = ? AND variant = ?", (document, plan, variant)
            )
        database.execute("DROP INDEX ix_feed_log_hash")
        database.execute("ALTER TABLE feed DROP COLUMN log_key")
        database.execute("ALTER TABLE feed DROP COLUMN log_hash")
        database.execute("UPDATE meta SET value = '2' WHERE name = 'schema'")
    database.close()


def _folded_like(old: str, new: str, fold: str) -> str:
    parts, done = [], 0
    for part in old.split(fold):
        parts.append(new[done : done + len(part)])
        done += len(part)
    return fold.join(parts)


def test_calendars_of_an_older_store_get_a_key_of_their_own_and_the_old_links_open_nothing(
    tmp_path: Path, clock: Any, hue: Plan
) -> None:
    path = tmp_path / "store.sqlite"
    with open_store(str(path), clock=clock) as store:
        following = Following(store, clock)
        key = following.follow(hue).key
        detail, busy = (following.subscribe(key, Asking(base_url=BASE, busy=one)) for one in (False, True))
        plain = following.subscribe(key)
    as_version_2_left_it(path)
    clock.forward(days=14)
    with open_store(str(path), clock=clock) as store:
        following = Following(store, clock)
        assert keys_in(body_of(store, detail)) == {detail.feed.token_hash}
        assert [feed.token_hash for feed in store.feeds_behind()] == [detail.feed.token_hash]
        assert following.refresh() == 0
        (fresh,) = keys_in(body_of(store, detail))
        desk = Desk(following, BASE)
        assert opens(desk, fresh)
        assert not opens(desk, detail.feed.token_hash)
        assert not opens(desk, log_key(detail.token))
        for silent in (busy, plain):
            assert keys_in(body_of(store, silent)) == set()
            assert not opens(desk, silent.feed.token_hash)
