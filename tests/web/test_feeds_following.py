"""Feeds follow their plan at once, on both databases, and never show anything worse than they did."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from planner import rendering
from planner.errors import InputError, StoreError
from planner.exports import ics
from planner.following import Following
from planner.model import Log, Plan
from planner.rendering import Asking, asking_of
from planner.store import Store, hash_token, open_store
from planner.store.records import Link
from planner.web.feeds import Feeds

Change = Callable[..., Plan]
Serving = Callable[[Store], Feeds]
Within = Callable[[float, Callable[[], bool]], bool]


class Subscriber:
    """A client of one feed that keeps what it was given, on a worker of its own."""

    def __init__(self, ask: Any, app: Feeds, link: Link) -> None:
        self._ask, self._path, self._app = ask, f"/f/{link.token}.ics", app
        self.answer: Any = None

    def sees(self, status: int) -> bool:
        """Say whether a status is what a look gives, now or as soon as the database tells of a change."""
        deadline = time.monotonic() + 5
        while self.looks() != status:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True

    def looks(self) -> int:
        """Ask again, as a client does that holds a copy; give the status."""
        held = {"If-None-Match": self.answer.headers["etag"]} if self.answer else {}
        answer = self._ask(self._app, self._path, held)
        if answer.status == 200:
            self.answer = answer
        return int(answer.status)

    @property
    def events(self) -> dict[str, tuple[int, bytes]]:
        """Sequence and bytes of each event by its UID."""
        calendar: Any = Calendar.from_ical(self.answer.body)
        return {str(e["UID"]): (int(e["SEQUENCE"]), bytes(e.to_ical())) for e in calendar.walk("VEVENT")}

    @property
    def modified(self) -> Any:
        return parsedate_to_datetime(self.answer.headers["last-modified"])


@pytest.fixture
def subscribed(ask: Any, following: Following, hue: Plan, serving: Serving) -> Callable[..., Subscriber]:
    """Follow Huế and subscribe to it."""

    def subscribe(**asking: Any) -> Subscriber:
        key = following.follow(hue).key
        subscriber = Subscriber(ask, serving(following.store), following.subscribe(key, Asking(**asking)))
        assert subscriber.sees(200)
        return subscriber

    return subscribe


def test_a_change_is_there_at_once_and_moves_the_validators(
    subscribed: Callable[..., Subscriber],
    following: Following,
    hue: Plan,
    moved: Change,
    dropped: Change,
    clock: Any,
) -> None:
    subscriber = subscribed()
    assert subscriber.looks() == 304
    before, first = subscriber.events, subscriber.modified
    following.revise(hue.id, moved(hue), 1)
    assert subscriber.sees(200)
    changed = {uid for uid, event in subscriber.events.items() if event != before[uid]}
    assert changed == {f"{hue.id}-{hue.sessions[0].id}@hip-planner"}
    assert subscriber.events[changed.pop()][0] == 1
    second = subscriber.modified
    assert second > first
    clock.forward(seconds=-3600)
    following.revise(hue.id, dropped(moved(hue)), 2)
    assert subscriber.sees(200)
    assert len(subscriber.events) == len(before) - 1
    assert subscriber.modified > second, "a deletion moves Last-Modified, even where the clock was set back"
    assert subscriber.looks() == 304


def test_what_changes_nothing_that_is_shown_leaves_a_subscribers_copy_valid(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan, clock: Any
) -> None:
    subscriber = subscribed()
    clock.forward(days=1)
    assert following.mark(hue.id, Log(session=hue.sessions[0].id, outcome="done", on=date(2026, 11, 2)))
    assert following.refresh() == 0
    assert following.store.feeds_behind() == ()
    assert subscriber.looks() == 304
    following.undo(hue.id)
    following.follow(hue)
    following.refresh()
    assert following.store.feeds_behind() == ()
    assert subscriber.looks() == 304


def test_a_mark_puts_no_feed_behind_and_a_revision_does(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan, moved: Change, clock: Any
) -> None:
    subscribed()
    store = following.store
    assert following.mark(hue.id, Log(session=hue.sessions[0].id, outcome="done", on=date(2026, 11, 2)))
    assert store.feeds_behind() == ()
    clock.forward(hours=1)
    store.save_revision(moved(hue), 1)
    assert len(store.feeds_behind()) == len(store.feeds_behind(since=clock.now)) == 1
    assert store.feeds_behind(since=clock.now + timedelta(seconds=1)) == ()
    assert following.refresh(since=clock.now) == 0
    assert store.feeds_behind() == ()


def test_a_link_opens_its_plan_as_it_is_at_one_moment(following: Following, hue: Plan, moved: Change) -> None:
    store = following.store
    key = following.follow(hue).key
    link = store.feed_new(key, "manage")
    log = Log(session=hue.sessions[0].id, outcome="done", on=date(2026, 11, 2))
    following.mark(key, log)
    following.revise(key, moved(hue), 1)
    found = store.opening(link.feed.token_hash)
    assert found is not None
    assert (found.feed, found.kept, found.plan, found.logs) == (link.feed, store.kept(key), store.plan(key), (log,))
    assert "done" not in repr(found)
    assert store.opening("no such link") is None
    store.forget(key)
    gone = store.opening(link.feed.token_hash)
    assert gone is not None
    assert (gone.feed.state, gone.kept, gone.plan, gone.logs) == ("forgotten", None, None, ())


def test_going_back_shows_what_was_shown_with_higher_numbers(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan, moved: Change, within: Within
) -> None:
    subscriber = subscribed()
    following.revise(hue.id, moved(hue), 1)
    following.return_to(hue.id, 1, 2)
    uid = f"{hue.id}-{hue.sessions[0].id}@hip-planner"
    assert within(5, lambda: subscriber.looks() in (200, 304) and subscriber.events[uid][0] == 2)
    assert subscriber.looks() == 304


def test_a_closed_link_is_gone_for_every_worker_at_once(
    subscribed: Callable[..., Subscriber], following: Following, ask: Any, hue: Plan, serving: Serving, within: Within
) -> None:
    first, second = subscribed(), subscribed()
    hashes = [feed.token_hash for feed in following.store.feeds(hue.id)]
    assert following.store.revoke(hashes[0])
    assert within(5, lambda: sorted((first.looks(), second.looks())) == [304, 410])
    link = following.rotate(next(f.token_hash for f in following.store.feeds(hue.id) if f.state == "active"))
    assert first.sees(410)
    assert second.sees(410)
    third = Subscriber(ask, serving(following.store), link)
    assert third.sees(200)
    following.store.forget(hue.id)
    assert third.sees(410)


def test_log_links_stand_in_detail_feeds_with_a_server_and_work_as_long_as_the_feed(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan, ask: Any, serving: Serving
) -> None:
    said = b"https://run.example/l/"
    plain, busy = subscribed(), subscribed(busy=True, base_url="https://run.example")
    detail = subscribed(base_url="https://run.example")
    assert said not in plain.answer.body
    assert said not in busy.answer.body
    text = detail.answer.body.replace(b"\r\n ", b"")
    feed = next(f for f in following.store.feeds(hue.id) if asking_of(f.variant).base_url and "line" in f.variant)
    for session in hue.sessions:
        assert f"https://run.example/l/{feed.log_key}/{session.id}".encode() in text
    link = following.rotate(feed.token_hash)
    rotated = Subscriber(ask, serving(following.store), link)
    rotated.looks()
    assert str(feed.log_key).encode() not in rotated.answer.body.replace(b"\r\n ", b"")


def test_two_feeds_with_links_of_their_own_leave_each_others_numbers_alone(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan, moved: Change
) -> None:
    pair = [subscribed(base_url="https://run.example") for _ in "ab"]
    for number in range(1, 4):
        following.revise(hue.id, moved(hue, number), number)
    for subscriber in pair:
        while subscriber.sees(200):
            pass
        sequences = {uid: sequence for uid, (sequence, _) in subscriber.events.items() if sequence}
        assert sequences == {f"{hue.id}-{hue.sessions[0].id}@hip-planner": 3}


def test_a_busy_feed_tells_nothing_of_the_plan(subscribed: Callable[..., Subscriber], hue: Plan) -> None:
    body = subscribed(busy=True).answer.body.replace(b"\r\n ", b"").decode()
    words = {session.kind for session in hue.sessions} | {"RPE", "hip", "glute", "Huế"}
    shown = "\n".join(line for line in body.split("\r\n") if line.startswith(("SUMMARY", "DESCRIPTION", "LOCATION")))
    assert not [word for word in words if word.casefold() in shown.casefold()]


@pytest.mark.parametrize(
    "fault", [InputError("export.too-large", size=2000, most=1000), KeyError("a sentence"), RecursionError("deep")]
)
def test_where_rendering_fails_the_last_good_bytes_go_on_and_the_change_is_kept(
    subscribed: Callable[..., Subscriber],
    following: Following,
    hue: Plan,
    moved: Change,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
) -> None:
    subscriber = subscribed()

    def fail(*_: Any, **__: Any) -> None:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr(ics, "render", fail)
        following.revise(hue.id, moved(hue), 1)
        assert subscriber.looks() == 304
        assert following.refresh() == 1
    assert following.store.kept(hue.id).revision == 2
    assert "keeps its last good bytes" in caplog.text
    assert "a sentence" not in caplog.text
    assert following.refresh() == 0
    assert subscriber.sees(200)


TEAR: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "html": lambda _: b"<html>Bad gateway</html>",
    "an event cut out": lambda data: data.replace(b"BEGIN:VEVENT", b"BEGIN:VTODO", 1),
    "an injected line": lambda data: data.replace(b"\r\nUID:", b"\r\nATTENDEE:mailto:x@example.org\r\nUID:", 1),
    "bare line ends": lambda data: data.replace(b"\r\n", b"\n"),
    "a line too long": lambda data: data.replace(b"\r\nSTATUS:", b"\r\nX-LONG:" + b"x" * 80 + b"\r\nSTATUS:", 1),
    "an event twice": lambda data: data.replace(
        b"BEGIN:VEVENT", data[data.index(b"BEGIN:VEVENT") : data.index(b"END:VEVENT") + 12] + b"BEGIN:VEVENT", 1
    ),
    "another hour": lambda data: data.replace(
        b"DTSTART;TZID=Asia/Ho_Chi_Minh:2", b"DTSTART;TZID=Asia/Ho_Chi_Minh:3", 1
    ),
}


@pytest.mark.parametrize("tear", TEAR)
def test_what_does_not_read_back_as_it_was_meant_reaches_nobody(
    subscribed: Callable[..., Subscriber],
    following: Following,
    hue: Plan,
    moved: Change,
    monkeypatch: pytest.MonkeyPatch,
    tear: str,
) -> None:
    subscriber = subscribed()
    sound = ics.render

    def torn(*args: Any, **more: Any) -> ics.Rendered:
        done = sound(*args, **more)
        return done._replace(data=TEAR[tear](done.data))

    with monkeypatch.context() as broken:
        broken.setattr(ics, "render", torn)
        following.revise(hue.id, moved(hue), 1)
        assert subscriber.looks() == 304
        with pytest.raises(StoreError, match="feed-unsound"):
            following.subscribe(hue.id)
    assert {feed.state for feed in following.store.feeds(hue.id)} == {"active", "revoked"}
    following.refresh()
    assert subscriber.sees(200)


def test_a_feed_left_behind_by_a_crash_is_brought_up_to_date(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan, moved: Change
) -> None:
    subscriber = subscribed()
    following.store.save_revision(moved(hue), 1)
    assert subscriber.looks() == 304
    assert following.refresh() == 0
    assert subscriber.sees(200)


def test_many_changes_at_once_end_with_every_feed_up_to_date(
    subscribed: Callable[..., Subscriber], following: Following, hue: Plan
) -> None:
    subscribers = [subscribed(), subscribed(busy=True), subscribed(alarms=(30,))]

    def change(number: int) -> bool:
        log = Log(session=hue.sessions[number].id, outcome="done", on=date(2026, 11, 2))
        return following.mark(hue.id, log) and following.refresh() == 0

    with ThreadPoolExecutor(4) as crowd:
        assert all(crowd.map(change, range(12)))
    assert following.store.feeds_behind() == ()
    assert len(following.store.marks(hue.id)) == 12
    assert [subscriber.looks() for subscriber in subscribers] == [304] * 3


def test_reading_writes_nothing(
    ask: Any, following: Following, hue: Plan, address: str, subscribed: Callable[..., Subscriber], serving: Serving
) -> None:
    subscriber = subscribed()
    link = following.subscribe(hue.id)
    app = serving(following.store)

    def whole() -> list[str]:
        with open_store(address) as store, store._database.read() as connection:
            from planner.store.tables import metadata

            return [
                sha256(repr(connection.execute(table.select()).all()).encode()).hexdigest()
                for table in metadata.sorted_tables
            ]

    before = whole()
    for method in ("GET", "HEAD", "POST", "DELETE"):
        for path in (f"/f/{link.token}.ics", "/f/nothing.ics", f"/f/{'x' * 32}.ics"):
            for headers in ({}, {"If-None-Match": "*"}, {"Accept-Encoding": "gzip"}):
                ask(app, path, headers, method=method)
    subscriber.looks()
    assert whole() == before


HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\r\n\t\x0b\x0c\x1c\x85\u2028\u2029\ufeff\x00\\;,:\"'"),
    ),
    max_size=60,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=HOSTILE, title=HOSTILE)
def test_whatever_stands_in_a_name_the_feed_holds_exactly_our_events(
    hue: Plan, clock: Any, name: str, title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    race = hue.races[0].model_copy(update={"name": title + "\r\nBEGIN:VEVENT\r\nUID:evil"})
    plan = hue.model_copy(
        update={"races": (race,), "athlete": hue.athlete.model_copy(update={"name": name + "\nATTENDEE:x"})}
    )
    with open_store(str(tmp_path_factory.mktemp("hostile") / "store"), clock=clock) as store:
        following = Following(store, clock)
        link = following.subscribe(following.follow(plan).key, Asking(base_url="https://run.example"))
        reader = store.feed_reader()
        served = reader.feed(hash_token(link.token))
        reader.close()
    assert served is not None
    assert served.body is not None
    assert gzip.decompress(served.gzip or b"") == served.body
    calendar: Any = Calendar.from_ical(served.body)
    uids = {str(event["UID"]) for event in calendar.walk("VEVENT")}
    assert all(uid.startswith(f"{hue.id}-") for uid in uids)
    assert len(calendar.walk("VEVENT")) == len(uids)
    assert b"\r\nATTENDEE" not in served.body


@given(
    st.builds(
        Asking,
        busy=st.booleans(),
        runs=st.booleans(),
        alarms=st.lists(st.integers(0, 10_000), max_size=5).map(tuple),
        language=st.sampled_from([None, "en", "vi"]),
        cancelled=st.booleans(),
        base_url=st.sampled_from(["", "https://run.example"]),
    )
)
def test_what_was_asked_comes_back_out_of_the_store_as_it_was(asking: Asking) -> None:
    assert asking_of(asking.stored("line")) == asking


def test_a_rendering_that_loses_every_race_says_so(
    following: Following, hue: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = following.follow(hue).key

    def beaten(*_: Any, **__: Any) -> bool:
        raise StoreError("store-conflict", plan=key, expected=0, current=1)

    monkeypatch.setattr(type(following.store), "feed_put_bytes", beaten)
    with pytest.raises(StoreError, match="store-conflict"):
        following.subscribe(key)
    assert [feed.state for feed in following.store.feeds(key)] == ["revoked"]


def test_the_link_of_a_log_holds_the_hash_and_not_the_token() -> None:
    assert rendering.log_link("https://a.example", "ab12") == "https://a.example/l/ab12/{session}"
