"""``planner serve`` as others meet it: over real connections, in real processes, with real trouble."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from planner.store import hash_token, open_store
from planner.store.tables import metadata

Serve = Callable[..., Any]
Within = Callable[[float, Callable[[], bool]], bool]
HERE = Path(__file__).parent
RACE = f"Lakeside@{date.today() + timedelta(days=70)}"  # noqa: DTZ011 - the server's own clock is the real one


def created(server: Any) -> tuple[str, str]:
    """Make a plan through a server; give the token that manages it and the path of its calendar."""
    answer = server.ask("/api/v1/plans", method="POST", body={"races": [RACE], "distance_km": 21.1})
    assert answer.status == 201, answer.body
    told = json.loads(answer.body)
    return told["token"], "/f/" + told["calendar"]["https"].partition("/f/")[2]


def is_whole(body: bytes) -> bool:
    ends = body.startswith(b"BEGIN:VCALENDAR\r\n") and body.endswith(b"END:VCALENDAR\r\n")
    return ends and 0 < body.count(b"BEGIN:VEVENT") == body.count(b"END:VEVENT")


def test_what_is_changed_through_one_server_another_serves(serve: Serve, postgresql: str, within: Within) -> None:
    one, other = serve(postgresql), serve(postgresql)
    token, path = created(one)
    before = other.ask(path)
    assert before.status == 200
    assert is_whole(before.body)
    assert before.headers["etag"] == one.ask(path).headers["etag"]
    assert b"STATUS:TENTATIVE" in before.body
    assert one.ask(f"/api/v1/plans/{token}/registered", method="POST").status == 200
    assert within(5, lambda: other.ask(path, If_None_Match=before.headers["etag"]).status == 200)
    after = other.ask(path)
    assert b"STATUS:TENTATIVE" not in after.body
    assert after.body == one.ask(path).body
    (feed,) = json.loads(other.ask(f"/api/v1/plans/{token}/feeds").body)
    rotated = json.loads(other.ask(f"/api/v1/plans/{token}/feeds/{feed['feed']}/rotate", method="POST").body)
    assert within(5, lambda: one.ask(path).status == 410)
    new_path = "/f/" + rotated["https"].partition("/f/")[2]
    assert one.ask(new_path).status == 200
    assert one.ask(f"/api/v1/plans/{token}", method="DELETE").status == 204
    assert within(5, lambda: other.ask(new_path).status == 410)
    assert {server.stop() for server in (one, other)} <= {0, -signal.SIGTERM}
    assert len(one.printed().splitlines()) == 1, one.printed()


def test_a_revoked_link_is_soon_gone_on_every_worker(serve: Serve, address: str, within: Within) -> None:
    server = serve(address, "--workers", "2")
    _, path = created(server)
    assert {server.ask(path).status for _ in range(30)} == {200}
    with open_store(address) as store:
        assert store.revoke(hash_token(path.removeprefix("/f/").removesuffix(".ics")))
    assert within(5, lambda: {server.ask(path).status for _ in range(10)} == {410})
    assert {server.ask(path).status for _ in range(40)} == {410}


def test_no_secret_stands_in_a_log_or_an_error(serve: Serve, tmp_path: Path) -> None:
    server = serve(str(tmp_path / "store"), "--base-url", "https://run.example")
    token, path = created(server)
    feed_token = path.removeprefix("/f/").removesuffix(".ics")
    server.ask(f"/api/v1/plans/{token}/log/w01-1", method="PUT", body={"outcome": "missed", "note": "sore knee"})
    bodies = [
        server.ask(path, method="DELETE"),
        server.ask(path.replace(".ics", ".icx")),
        server.ask(f"/p/{token}/nothing"),
        server.ask(f"/p/{feed_token}/"),
        server.ask(f"/api/v1/plans/{feed_token}"),
        server.ask(f"/api/v1/plans/{token}/log/none", method="PUT", body={"outcome": "done", "note": "sore knee"}),
        server.ask(f"/api/v1/plans/{token}/log/none", method="PUT", body={"outcome": "sore knee"}),
    ]
    assert all(answer.status >= 400 for answer in bodies)
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(f"GET {path} HTTP/9.9\r\n{feed_token}\r\n\r\n".encode())
        raw.recv(1000)
    server.stop()
    for secret in (token, feed_token):
        assert secret not in server.printed()
        assert not [answer for answer in bodies if secret.encode() in answer.body]
    assert "knee" not in server.printed()


def test_a_managing_token_reads_no_feed_and_a_reading_one_manages_nothing(serve: Serve, tmp_path: Path) -> None:
    server = serve(str(tmp_path / "store"))
    token, path = created(server)
    unknown, managing = server.ask(f"/f/{'x' * 32}.ics"), server.ask(f"/f/{token}.ics")
    assert managing.status == 404
    assert managing.body == unknown.body
    reading = path.removeprefix("/f/").removesuffix(".ics")
    assert server.ask(f"/api/v1/plans/{reading}").status == 404
    assert server.ask(f"/api/v1/plans/{reading}", method="DELETE").status == 404


def test_links_come_from_the_address_that_was_told_and_not_from_a_request(serve: Serve, tmp_path: Path) -> None:
    server = serve(str(tmp_path / "store"), "--base-url", "https://run.example")
    answer = server.ask(
        "/api/v1/plans",
        method="POST",
        body={"races": [RACE]},
        Host="evil.example",
        X_Forwarded_Host="evil.example",
        X_Forwarded_Proto="https",
        Forwarded="host=evil.example",
    )
    assert answer.status == 201
    assert b"evil.example" not in answer.body
    path = "/f/" + json.loads(answer.body)["calendar"]["https"].removeprefix("https://run.example/f/")
    calendar = server.ask(path, Host="evil.example", X_Forwarded_Host="evil.example")
    assert b"evil" not in calendar.body
    assert b"https://run.example/l/" in calendar.body.replace(b"\r\n ", b"")


@pytest.mark.parametrize(("host", "told"), [("0.0.0.0", True), ("127.0.0.1", False)])
def test_a_server_on_every_address_says_that_its_links_need_one(
    serve: Serve, tmp_path: Path, host: str, told: bool
) -> None:
    server = serve(str(tmp_path / "store"), "--host", host)
    here = f"http://127.0.0.1:{server.port}"
    made = server.ask("/api/v1/plans", method="POST", body={"races": [RACE]})
    assert json.loads(made.body)["calendar"]["https"].startswith(f"{here}/f/")
    assert (f"Only this computer reaches {here}" in " ".join(server.printed().split())) is told


def test_a_server_on_every_address_that_is_told_its_own_says_nothing(serve: Serve, tmp_path: Path) -> None:
    server = serve(str(tmp_path / "store"), "--host", "0.0.0.0", "--base-url", "https://run.example")
    assert "Only this computer" not in server.printed()


def test_following_links_changes_nothing(serve: Serve, address: str) -> None:
    server = serve(address)
    token, path = created(server)
    with open_store(address) as store:

        def whole() -> str:
            with store._database.read() as connection:
                return sha256(
                    repr([connection.execute(t.select()).all() for t in metadata.sorted_tables]).encode()
                ).hexdigest()

        session = json.loads(server.ask(f"/api/v1/plans/{token}").body)["sessions"][0]["id"]
        feed = hash_token(path.removeprefix("/f/").removesuffix(".ics"))
        before = whole()
        under = (
            "",
            "/",
            "/calendar",
            "/changes",
            "/plan.json",
            f"/{session}",
            "/forget",
            "/registered",
            "/calendar/revoke",
        )
        api = ("", "/log", "/proposal", "/feeds", f"/why/{session}", f"/log/{session}", "/registered", f"/feeds/{feed}")
        paths = ["/", "/?race=hue", path, f"/l/{feed}/{session}", *(f"/p/{token}{end}" for end in under)]
        for place in (*paths, *(f"/api/v1/plans/{token}{end}" for end in api)):
            for method in ("GET", "HEAD", "OPTIONS"):
                assert server.ask(place, method=method).status < 500, (method, place)
        assert whole() == before


class Watch(Thread):
    """A client that asks for a feed without end, and remembers what was not as it should be."""

    def __init__(self, server: Any, path: str) -> None:
        super().__init__(daemon=True)
        self.server, self.path = server, path
        self.etag = server.ask(path).headers["etag"]
        self.wrong: list[str] = []
        self.answers = 0
        self.done = Event()

    def run(self) -> None:
        turn = 0
        while not self.done.is_set():
            turn += 1
            headers = [{}, {"Accept_Encoding": "gzip"}, {"If_None_Match": self.etag}][turn % 3]
            answer = self.server.ask(self.path, **headers)
            body = gzip.decompress(answer.body) if turn % 3 == 1 and answer.status == 200 else answer.body
            if answer.status != (304 if turn % 3 == 2 else 200) or (answer.status == 200 and not is_whole(body)):
                self.wrong.append(f"{answer.status} {len(answer.body)}")
            self.answers += 1

    def end(self) -> None:
        self.done.set()
        self.join(30)
        assert not self.is_alive()


def test_with_the_database_stopped_under_load_feeds_go_on_and_pages_say_so(
    serve: Serve, own_postgresql: Any, within: Within
) -> None:
    server = serve(own_postgresql.new_store())
    token, path = created(server)
    watch = Watch(server, path)
    watch.start()
    assert within(5, lambda: watch.answers > 20)
    own_postgresql.stop()
    page = server.ask(f"/p/{token}/")
    assert page.status == 503
    assert b"<html" in page.body
    marked = server.ask(f"/api/v1/plans/{token}/log/w01-1", method="PUT", body={"outcome": "missed"})
    assert (marked.status, json.loads(marked.body)["code"]) == (503, "store-unreachable")
    seen = watch.answers
    assert within(10, lambda: watch.answers > seen + 50)
    watch.end()
    assert watch.wrong == []
    assert own_postgresql.address.rpartition("@")[2] not in server.printed()


def test_a_calendar_that_nobody_fetched_yet_is_served_with_the_database_stopped(
    serve: Serve, own_postgresql: Any
) -> None:
    address = own_postgresql.new_store()
    maker = serve(address)
    _, made = created(maker)
    starter = serve(address)
    token, fresh = created(maker)
    assert maker.ask(f"/api/v1/plans/{token}/registered", method="POST").status == 200
    time.sleep(3)  # the other server reads in what was there when it started
    own_postgresql.stop()
    for server, path in ((maker, made), (maker, fresh), (starter, made)):
        for headers in ({}, {"Accept_Encoding": "gzip"}):
            answer = server.ask(path, **headers)
            assert answer.status == 200
            assert is_whole(gzip.decompress(answer.body) if headers else answer.body)
        assert server.ask(path, If_None_Match=answer.headers["etag"]).status == 304
    assert b"STATUS:TENTATIVE" not in maker.ask(fresh).body, "the bytes of the last change"
    assert b"STATUS:TENTATIVE" in maker.ask(made).body


def test_a_database_that_hangs_is_not_waited_for_and_is_heard_again(
    serve: Serve, own_postgresql: Any, within: Within
) -> None:
    address = own_postgresql.new_store()
    server = serve(address)
    _, path = created(server)
    watch = Watch(server, path)
    watch.start()
    postmaster = int((own_postgresql.directory / "data" / "postmaster.pid").read_text().splitlines()[0])
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True, check=True
    )
    processes = [postmaster, *map(int, children.stdout.split())]
    try:
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        seen = watch.answers
        assert within(10, lambda: watch.answers > seen + 30)
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)
    watch.end()
    assert watch.wrong == []
    with open_store(address) as store:
        store.revoke(hash_token(path.removeprefix("/f/").removesuffix(".ics")))
    assert within(8, lambda: server.ask(path).status == 410)


def test_with_the_disk_full_feeds_go_on_and_nothing_is_half_kept(serve: Serve, tmp_path: Path) -> None:
    address = str(tmp_path / "store")
    server = serve(address)
    token, path = created(server)
    watch = Watch(server, path)
    watch.start()
    session = json.loads(server.ask(f"/api/v1/plans/{token}").body)["sessions"][0]["id"]
    size = max(each.stat().st_size for each in tmp_path.glob("store*"))
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size + 50_000, size + 50_000))
    kept = []
    for number in range(40):
        body = {"outcome": "missed", "minutes": number + 1, "note": "x" * 2000}
        answer = server.ask(f"/api/v1/plans/{token}/log/{session}", method="PUT", body=body)
        if answer.status != 200:
            break
        kept.append(number + 1)
    assert (answer.status, json.loads(answer.body)["code"]) == (503, "store-disk")
    watch.end()
    assert watch.wrong == []
    server.stop()
    with open_store(address) as store:
        assert store.check().faults == ()
        ((log,),) = [store.marks(one.key) for one in store.plans()]
        assert log.minutes == kept[-1]


def test_a_port_that_is_taken_and_a_number_that_is_none_are_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "planner", "serve", "--store", str(tmp_path / "store"), "--port"]
        done = subprocess.run([*command, port], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (5, "")
        assert f"port {port}" in done.stderr
    for wrong in ("0", "65536", "http", "80,81", ""):
        options = [wrong] if wrong else ["8000", "--workers", "0"]
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_two_hundred_clients_reading_and_logging_meet_no_error(
    serve: Serve, tmp_path: Path, request: pytest.FixtureRequest, backend: str
) -> None:
    address = str(tmp_path / "store") if backend == "sqlite" else request.getfixturevalue("postgresql")
    server = serve(address, "--workers", "2", "--proxy", "127.0.0.1")
    plans = [created(server) for _ in range(5)]
    logs = [
        f"/api/v1/plans/{token}/log/{session['id']}"
        for token, _ in plans
        for session in json.loads(server.ask(f"/api/v1/plans/{token}").body)["sessions"][:5]
    ]
    plan = tmp_path / "load.json"
    plan.write_text(json.dumps({"port": server.port, "feeds": [path for _, path in plans], "logs": logs}))
    command = [sys.executable, str(HERE / "load.py"), str(plan), "--clients", "200", "--seconds", "6"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    print(backend, done.stdout)
    assert seen["wrong"] == {}
    assert seen["answers"]["log 200"] > 10
    assert seen["answers"]["304 304"] > 1000
    assert server.printed().count("\n") <= 2, server.printed()
