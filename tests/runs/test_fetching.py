"""Fetching: how a calendar is asked for, and what may come back.

Only loopback is ever dialled: the resolver and the connector are fakes, and each test says what they answer.
"""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from calendars_written import written

from planner.errors import InputError, StoreError
from planner.runs.fetching import Answer, Way, fetch
from planner.runs.screening import MEGABYTES

PUBLIC = "93.184.215.14"
CALENDAR = written("UID:a\nDTSTART:20261201T053000\nDTEND:20261201T063000\nSUMMARY:Tempo")

Reply = Callable[[socket.socket, str], None]


def reply(status: str = "200 OK", body: bytes = CALENDAR, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def send(sock: socket.socket, _: str) -> None:
        told = {"Content-Length": str(len(body)), **named}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
        sock.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)

    return send


class Server:
    """A server on loopback that answers each connection with the next reply, and remembers what was asked."""

    def __init__(self, *replies: Reply) -> None:
        self._replies = list(replies)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(10)
        self.asked: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.resolved: list[str] = []
        self.names: dict[str, list[list[str]]] = {}
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for answer in self._replies:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            with sock:
                request = b""
                while b"\r\n\r\n" not in request and (part := sock.recv(4096)):
                    request += part
                self.asked.append(request.decode("latin-1"))
                try:
                    answer(sock, self.asked[-1])
                except OSError:
                    continue

    def resolve(self, host: str, _: int) -> list[str]:
        self.resolved.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, number: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((number, port))
        return socket.create_connection(self._listener.getsockname(), timeout=seconds)

    def way(self, seconds: float = 5) -> Way:
        return Way(resolve=self.resolve, connect=self.connect, seconds=seconds)

    def close(self) -> None:
        self._listener.close()
        self._thread.join(5)


@contextmanager
def serving(*replies: Reply) -> Iterator[Server]:
    server = Server(*replies)
    try:
        yield server
    finally:
        server.close()


def test_a_calendar_is_asked_for_plainly_and_at_the_number_that_was_checked() -> None:
    with serving(reply(ETag='"one"')) as server:
        answer = fetch("http://runs.example/my%20week.ics?key=a b".replace(" b", "%20b"), way=server.way())
    assert answer == Answer(True, CALENDAR, '"one"', "")
    assert server.dialled == [(PUBLIC, 80)]
    assert server.resolved == ["runs.example"]
    head, *lines = server.asked[0].split("\r\n")
    assert head == "GET /my%20week.ics?key=a%20b HTTP/1.1"
    told = {line.partition(":")[0].lower() for line in lines if line}
    assert told == {"host", "accept", "accept-encoding", "user-agent", "connection"}


def test_what_we_hold_is_asked_about_with_its_validators() -> None:
    with serving(reply("304 Not Modified", b"")) as server:
        answer = fetch(
            "http://runs.example/a.ics", etag='"one"', modified="Mon, 02 Nov 2026 08:00:00 GMT", way=server.way()
        )
    assert answer.changed is False
    assert 'If-None-Match: "one"' in server.asked[0]
    assert "If-Modified-Since: Mon, 02 Nov 2026 08:00:00 GMT" in server.asked[0]


def test_a_redirect_is_followed_and_checked_again() -> None:
    moves = (reply("302 x", b"", Location="/b.ics"), reply("308 x", b"", Location="http://other.example/c.ics"))
    with serving(*moves, reply()) as server:
        assert fetch("http://runs.example/a.ics", way=server.way()).body == CALENDAR
    assert server.resolved == ["runs.example", "runs.example", "other.example"]


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://127.0.0.1/a", "runs.private-address"),
        ("http://[::1]/a", "runs.private-address"),
        ("http://2130706433/a", "runs.private-address"),
        ("http://0x7f.1/a", "runs.private-address"),
        ("file:///etc/passwd", "runs.scheme"),
        ("gopher://runs.example/", "runs.scheme"),
        ("http://runs.example:22/", "runs.port"),
        ("http://me:secret@runs.example/", "runs.credentials"),
        ("http://inside.example/a", "runs.private-address"),
        ("//inside.example/a", "runs.private-address"),
    ],
)
def test_a_redirect_leads_nowhere_that_may_not_be_asked(to: str, code: str) -> None:
    with serving(reply("302 Found", b"", Location=to)) as server:
        server.names["inside.example"] = [["10.0.0.7"]]
        with pytest.raises(InputError) as caught:
            fetch("http://runs.example/a.ics", way=server.way())
    assert caught.value.code == code
    assert len(server.dialled) == 1


def test_a_name_that_changes_its_number_is_checked_as_it_is_dialled() -> None:
    with serving(reply("302 Found", b"", Location="/again")) as server:
        server.names["turns.example"] = [[PUBLIC], ["127.0.0.1"]]
        with pytest.raises(InputError, match="private-address"):
            fetch("http://turns.example/a.ics", way=server.way())
    assert server.dialled == [(PUBLIC, 80)]


def test_one_private_number_among_several_is_enough_to_refuse() -> None:
    with serving() as server:
        server.names["mixed.example"] = [[PUBLIC, "192.168.1.1"]]
        with pytest.raises(InputError, match="private-address"):
            fetch("http://mixed.example/a.ics", way=server.way())
    assert server.dialled == []


def test_endless_redirects_end() -> None:
    with serving(*[reply("302 Found", b"", Location="/a")] * 6) as server, pytest.raises(StoreError) as caught:
        fetch("http://runs.example/a", way=server.way())
    assert caught.value.code == "runs.redirects"
    assert len(server.dialled) == 6


def drip(sock: socket.socket, _: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        sock.sendall(b"X: y\r\n")
        time.sleep(0.05)


def drip_body(sock: socket.socket, _: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        sock.sendall(b"B")
        time.sleep(0.05)


def silent(sock: socket.socket, _: str) -> None:
    sock.recv(1)


@pytest.mark.parametrize("answer", [drip, drip_body, silent], ids=lambda reply: reply.__name__)
def test_one_deadline_covers_everything(answer: Reply) -> None:
    started = time.monotonic()
    with serving(answer) as server, pytest.raises(StoreError) as caught:
        fetch("http://slow.example/a.ics", way=server.way(seconds=0.5))
    assert caught.value.code in ("runs.too-slow", "runs.unreachable")
    assert time.monotonic() - started < 3


def test_a_resolver_that_hangs_is_not_waited_for() -> None:
    with pytest.raises(StoreError) as caught:
        fetch("http://slow.example/", way=Way(resolve=lambda *_: time.sleep(2) or [PUBLIC], seconds=0.2))
    assert caught.value.code == "runs.too-slow"


def endless(sock: socket.socket, _: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"X" * 65_536)


def test_an_endless_body_is_cut_at_the_limit() -> None:
    with serving(endless) as server, pytest.raises(InputError) as caught:
        fetch("http://big.example/a.ics", way=server.way())
    assert (caught.value.code, caught.value.values["limit"]) == ("runs.too-big", MEGABYTES)


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_packed_body_is_unpacked_within_the_limit(packing: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes((MEGABYTES + 1) * 1_000_000))
    with serving(
        reply(body=pack(CALENDAR), Content_Encoding=packing), reply(body=bomb, Content_Encoding=packing)
    ) as server:
        assert fetch("http://runs.example/a.ics", way=server.way()).body == CALENDAR
        with pytest.raises(InputError, match="too-big"):
            fetch("http://runs.example/a.ics", way=server.way())


@pytest.mark.parametrize(
    "answer",
    [
        reply(Content_Length=str(len(CALENDAR) + 10)),
        reply(body=gzip.compress(CALENDAR)[:-9], Content_Encoding="gzip"),
        reply(Content_Encoding="br"),
        reply(body=b"5\r\nBEGIN\r\n", Content_Length="", Transfer_Encoding="chunked"),
        lambda sock, _: sock.sendall(b"nonsense\r\n\r\n"),
        lambda sock, _: sock.close(),
    ],
    ids=["short", "short gzip", "unknown packing", "short chunks", "no http", "hung up"],
)
def test_a_broken_reply_is_never_half_a_calendar(answer: Reply) -> None:
    with serving(answer) as server, pytest.raises(StoreError) as caught:
        fetch("http://runs.example/a.ics", way=server.way())
    assert (caught.value.code, caught.value.values) == ("runs.unreachable", {"host": "runs.example"})


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "500 x", "206 Partial Content"])
def test_any_other_status_is_told(status: str) -> None:
    with serving(reply(status)) as server, pytest.raises(StoreError) as caught:
        fetch("http://runs.example/secret-token.ics", way=server.way())
    assert caught.value.values == {"host": "runs.example", "status": int(status[:3])}


def test_a_secure_address_is_spoken_to_by_its_name() -> None:
    asked: list[tuple[str, bool]] = []

    class Context(ssl.SSLContext):
        def wrap_socket(self, sock: socket.socket, **told: object) -> ssl.SSLSocket:
            asked.append((str(told["server_hostname"]), self.check_hostname))
            return sock

    with serving(reply()) as server:
        way = Way(resolve=server.resolve, connect=server.connect, secured=lambda: Context(ssl.PROTOCOL_TLS_CLIENT))
        fetch("webcal://runs.example/a.ics", way=way)
    assert asked == [("runs.example", True)]
    assert server.dialled == [(PUBLIC, 443)]


def test_a_server_that_cannot_prove_its_name_is_refused() -> None:
    with serving(reply()) as server, pytest.raises(StoreError):
        fetch("https://runs.example/a.ics", way=server.way(seconds=0.5))
    assert all("GET" not in asked for asked in server.asked)


HOSTILE = (
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "4000::1",
    "3fff::1",
    "nonsense",
    "127.1",
)


@pytest.mark.parametrize("number", HOSTILE)
def test_a_number_inside_is_never_dialled(number: str) -> None:
    with serving() as server:
        server.names["a.example"] = [[number]]
        with pytest.raises(InputError) as caught:
            fetch("http://a.example/", way=server.way())
    assert (caught.value.code, caught.value.values) == ("runs.private-address", {"host": "a.example"})
    assert server.dialled == []
