"""Whoever opens connections and says little does not keep them, and keeps nobody else waiting."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread
from typing import Any

import pytest
from uvicorn import Config, Server

from planner.web import connections
from planner.web.connections import BoundedProtocol


async def app(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001
    """Answer with the size of the body."""
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    body = str(size).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def dial(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], socket.socket]]:
    """Serve with little patience; give a way to connect."""
    monkeypatch.setattr(connections, "HEAD_S", 0.4)
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    config = Config(app, http=BoundedProtocol, ws="none", lifespan="off", log_level="error", timeout_keep_alive=30)
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
    return connection.recv(4000)


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
def test_a_head_that_does_not_end_is_cut_off(dial: Callable[[], socket.socket], head: bytes) -> None:
    connection = dial()
    with suppress(ConnectionError):
        connection.sendall(head)
    assert closed_after(connection) < 0.35


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


def test_hundreds_who_say_nothing_keep_nobody_waiting(dial: Callable[[], socket.socket]) -> None:
    silent = [dial() for _ in range(300)]
    for one in silent:
        one.sendall(b"GET /f/")
    start = time.monotonic()
    for _ in range(20):
        assert answered(dial(), GET).endswith(b"0")
    assert time.monotonic() - start < 2
    assert all(closed_after(one) < 3 for one in silent[:5])
