"""Whoever opens connections and says little does not keep them, and keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uvicorn import Config, Server
from uvicorn.server import ServerState

from planner.store import hash_token
from planner.store.records import Served
from planner.web import connections
from planner.web.connections import FEEDS, BoundedProtocol
from planner.web.feeds import Feeds, Sentences

LARGE = 20_000_000


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer with the size of the body."""
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    body = str(size).encode() if scope["path"] != "/large" else b"x" * LARGE
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def dial(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], socket.socket]]:
    """Serve with little patience; give a way to connect."""
    monkeypatch.setattr(connections, "HEAD_S", 0.4)
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    config = Config(app, http=BoundedProtocol, ws="none", lifespan="off", log_level="error")
    config.timeout_keep_alive = getattr(request, "param", 30)
    server = Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    opened: list[socket.socket] = []

    def connect() -> socket.socket:
        opened.append(socket.create_connection(listener.getsockname(), timeout=5))
        return opened[-1]

    yield connect
    for one in opened:
        one.close()
    server.should_exit = True
    thread.join(10)
    listener.close()
    assert not thread.is_alive()


def closed_after(connection: socket.socket, drip: bytes = b"") -> float:
    """Say how long a connection lasts on which nothing, or one drop at a time, is sent."""
    start = time.monotonic()
    connection.settimeout(0.05)
    while time.monotonic() < start + 5:
        with suppress(TimeoutError):
            try:
                if drip:
                    connection.sendall(drip)
                if connection.recv(1000) == b"":
                    break
            except ConnectionError:
                break
    return time.monotonic() - start


def answered(connection: socket.socket, request: bytes) -> bytes:
    connection.settimeout(5)
    connection.sendall(request)
    seen = connection.recv(4000)
    while seen.endswith(b"\r\n\r\n"):
        seen += connection.recv(4000)
    return seen


GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\n"], ids=["nothing", "line", "header"]
)
def test_a_head_that_does_not_come_is_not_waited_for(dial: Callable[[], socket.socket], begun: bytes) -> None:
    connection = dial()
    connection.sendall(begun)
    assert 0.3 < closed_after(connection) < 3


def test_drops_do_not_buy_time(dial: Callable[[], socket.socket]) -> None:
    connection = dial()
    connection.sendall(b"GET / HTTP/1.1\r\n")
    assert closed_after(connection, b"X-A: b\r\n") < 3


@pytest.mark.parametrize("head", [b"GET /" + b"a" * 80_000, b"GET / HTTP/1.1\r\nX: " + b"a" * 80_000])
def test_a_head_that_does_not_end_is_cut_off_before_patience_ends(
    dial: Callable[[], socket.socket], monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    monkeypatch.setattr(connections, "HEAD_S", 60)
    connection = dial()
    with suppress(ConnectionError):
        connection.sendall(head)
    assert closed_after(connection) < 4


def test_a_connection_that_is_kept_gets_the_same_patience_for_each_request(dial: Callable[[], socket.socket]) -> None:
    connection = dial()
    for _ in range(3):
        assert answered(connection, GET).endswith(b"0")
        time.sleep(0.5)
    connection.sendall(b"GET / HT")
    assert closed_after(connection) < 3


def test_a_body_may_take_its_time_once_the_head_is_here(dial: Callable[[], socket.socket]) -> None:
    connection = dial()
    connection.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n")
    for _ in range(3):
        time.sleep(0.3)
        connection.sendall(b"x" * 30_000)
    assert answered(connection, b"").endswith(b"90000")


def test_several_requests_sent_at_once_are_all_answered(dial: Callable[[], socket.socket]) -> None:
    connection = dial()
    connection.sendall(GET * 5)
    seen = b""
    while seen.count(b"200 OK") < 5:
        seen += connection.recv(4000)
    assert answered(connection, GET).endswith(b"0")


@pytest.mark.parametrize("dial", [0.2], indirect=True)
@pytest.mark.parametrize("ending", [b"", b"Connection: close\r\n"], ids=["kept", "closed"])
def test_who_does_not_fetch_what_was_sent_is_let_go(
    dial: Callable[[], socket.socket], monkeypatch: pytest.MonkeyPatch, ending: bytes
) -> None:
    monkeypatch.setattr(connections, "SEND_S", 0.5)
    connection = dial()
    connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n" + ending + b"\r\n")
    time.sleep(3)
    fetched = 0
    with suppress(ConnectionError):
        while part := connection.recv(1_000_000):
            fetched += len(part)
    assert 0 < fetched < LARGE


def test_who_fetches_slowly_gets_everything(dial: Callable[[], socket.socket]) -> None:
    connection = dial()
    connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    fetched = 0
    while fetched < LARGE:
        part = connection.recv(2_000_000)
        assert part, f"cut off after {fetched}"
        fetched += len(part)
        time.sleep(0.1)


@pytest.mark.parametrize("path", ["/", f"/f/{'T' * 32}.ics"])
def test_a_head_that_is_too_large_is_refused_though_it_comes_at_once(
    dial: Callable[[], socket.socket], path: str
) -> None:
    fields = b"".join(b"X%d: %b\r\n" % (number, b"a" * 100) for number in range(500))
    answer = answered(dial(), b"GET %b HTTP/1.1\r\n%b\r\n" % (path.encode(), fields))
    assert answer.startswith(b"HTTP/1.1 400")


def test_who_hangs_up_amid_several_requests_leaves_nothing_in_the_log(
    dial: Callable[[], socket.socket], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        connection = dial()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n" * 3)
        connection.recv(1000)
        connection.close()
    assert answered(dial(), GET).endswith(b"0")
    time.sleep(0.3)
    assert caplog.text == ""


def test_hundreds_who_say_nothing_keep_nobody_waiting(dial: Callable[[], socket.socket]) -> None:
    silent = [dial() for _ in range(300)]
    for one in silent:
        one.sendall(b"GET /f/")
    start = time.monotonic()
    for _ in range(20):
        assert answered(dial(), GET).endswith(b"0")
    assert time.monotonic() - start < 5
    assert all(closed_after(one) < 3 for one in silent[:5])


class Line:
    """Stands for a connection: what was written to it, and whether it was closed."""

    def __init__(self) -> None:
        self.written = b""
        self.closed = False

    def write(self, data: bytes) -> None:
        self.written += data

    def writelines(self, parts: Iterable[bytes]) -> None:
        self.written += b"".join(parts)

    def close(self) -> None:
        self.closed = True

    abort = close

    def is_closing(self) -> bool:
        return self.closed

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return ("127.0.0.1", 5) if name in ("peername", "sockname") else default

    def pause_reading(self) -> None:
        pass

    resume_reading = set_write_buffer_limits = pause_reading


class Shelf:
    """Holds one feed."""

    def feed(self, token_hash: str) -> Served | None:
        return SERVED if token_hash == hash_token(TOKEN) else None


BODY = b"BEGIN:VCALENDAR\r\n" + b"X-A:b\r\n" * 6000 + b"END:VCALENDAR\r\n"
SERVED = Served(
    "active", "read", '"plain"', '"small"', datetime(2026, 11, 2, tzinfo=UTC), BODY, gzip.compress(BODY, mtime=0)
)
TOKEN = "T" * 32


async def heard(parts: Iterable[bytes], turns: int = 5) -> tuple[bytes, bool]:
    """Say what a connection answers to data that comes in these parts, so many turns of the loop apart."""
    answers = Feeds(Shelf(), Sentences("unknown", "gone", "read only", "later"))
    config = Config(answers, http=BoundedProtocol, ws="none", lifespan="off", log_level="critical", access_log=False)
    config.load()
    line = Line()
    protocol = BoundedProtocol(config, ServerState(), {FEEDS: answers})
    protocol.connection_made(line)
    for part in parts:
        if not line.closed:
            protocol.data_received(part)
        for _ in range(turns):
            await asyncio.sleep(0)
    for _ in range(20):
        await asyncio.sleep(0)
    told = line.written, line.closed
    protocol.connection_lost(None)
    return told


PLAIN = f"GET /f/{TOKEN}.ics HTTP/1.1\r\nHost: a\r\n"
FOLLOWING = f"HEAD /f/{TOKEN}.ics HTTP/1.1\r\nHost: a\r\n\r\n".encode()


def same_by_both_ways(head: str, cut: int) -> None:
    """Hold the answers to a request that comes whole, and one after it, to those where it comes in two parts."""
    whole = f"{head}\r\n".encode("latin-1")
    at_once = asyncio.run(heard([whole, FOLLOWING]))
    assert at_once == asyncio.run(heard([whole[:cut], whole[cut:], FOLLOWING]))
    assert at_once[0].count(b"HTTP/1.1 ") <= 2


def mostly(usual: str, *others: str) -> st.SearchStrategy[str]:
    return st.sampled_from((*[usual] * 3 * len(others), *others))


LINES = st.tuples(
    mostly("GET", "HEAD", "POST", "get"),
    mostly(f"/f/{TOKEN}.ics", f"/f/{'U' * 32}.ics", f"/f/{TOKEN}.ics?a=b", "/f/x.ics", f"//f/{TOKEN}.ics"),
    mostly("HTTP/1.1", "HTTP/1.0"),
)
SAID = {
    "Accept-Encoding": ("gzip", "gzip;q=0", "identity, gzip", "*", ""),
    "If-None-Match": ('"plain"', '"small"', 'W/"plain", "x"', "*", "x"),
    "If-Modified-Since": ("Mon, 02 Nov 2026 00:00:00 GMT", "Mon, 02 Nov 2020 00:00:00 GMT", "0"),
    "XIf-None-Match": ('"plain"',),
    "X-Other": ("a", "a\x00", "a\x7f", "\xe9", "a:b"),
}
FIELDS = st.lists(
    st.tuples(
        st.sampled_from(sorted(SAID)).flatmap(
            lambda name: st.tuples(
                st.sampled_from((name, name.lower(), name.upper())),
                mostly(": ", ":", ":\t ", " :"),
                st.sampled_from(SAID[name]),
                mostly("\r\n", " \r\n", "\t\r\n", "\n", "\r\n "),
            ).map("".join)
        )
    ).map("".join),
    max_size=5,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(LINES, FIELDS, st.integers(1, 60))
def test_the_short_way_to_a_feed_answers_as_the_long_one(line: tuple[str, str, str], fields: str, cut: int) -> None:
    same_by_both_ways(" ".join(line) + "\r\n" + fields, cut)


@pytest.mark.parametrize("cut", [1, 70, -3])
@pytest.mark.parametrize(
    "field",
    [
        "Connection: close",
        "connection: Keep-Alive",
        "Connection: keep-alive, upgrade",
        "CONTENT-LENGTH: 5",
        "Content-Length: 0",
        "Transfer-Encoding: chunked",
        "Expect: 100-continue",
        "Connection: upgrade\r\nUpgrade: websocket",
        "Proxy-Connection: close",
        'If-None-Match: "x"\r\nIf-None-Match: "plain"',
        "X: a\x00",
        "X: \x01",
        "X: \xe9",
        "X\x01: a",
        "X y: a",
        ": a",
        "X: a\r",
    ],
)
def test_a_field_that_means_more_means_it_by_the_short_way_too(field: str, cut: int) -> None:
    same_by_both_ways(f"{PLAIN}{field}\r\n", cut)


def test_a_feed_does_not_overtake_an_answer_that_is_still_to_come() -> None:
    first = f"POST /f/{TOKEN}.ics HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    written, _ = asyncio.run(heard([first, FOLLOWING], turns=0))
    assert [part[:3] for part in written.split(b"HTTP/1.1 ")[1:]] == [b"405", b"200"]


def test_a_plain_request_takes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedProtocol, "on_url", None, raising=False)
    head = f"GET /f/{TOKEN}.ics HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    written, closed = asyncio.run(heard([head, head.replace(b"GET", b"HEAD")]))
    first, _, rest = written.partition(b"\r\n\r\n")
    assert first.startswith(b"HTTP/1.1 200 OK\r\n")
    assert rest.startswith(SERVED.gzip or b"")
    assert rest.removeprefix(SERVED.gzip or b"") == first + b"\r\n\r\n"
    assert not closed


@pytest.mark.parametrize(
    "begun",
    [b"GET / HTTP/1.1\r\nHost: a\r\nX: ", b"POST / HTTP/1.1\r\nContent-Length: 9999\r\n\r\n", b"GET /f/x.ics HTTP/1.1"],
    ids=["in a field", "in a body", "in a line"],
)
def test_what_belongs_to_another_request_is_no_request_of_its_own(begun: bytes) -> None:
    smuggled = f"GET /f/{TOKEN}.ics HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    written, _ = asyncio.run(heard([begun, smuggled]))
    assert b"VCALENDAR" not in written
    after_one = smuggled.replace(TOKEN.encode(), b"U" * 32) + begun
    written, _ = asyncio.run(heard([after_one, smuggled]))
    assert written.startswith(b"HTTP/1.1 404")
    assert b"VCALENDAR" not in written
