"""With the database stopped, read-only, full or frozen the pages say so in both languages, and feeds go on."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from planner.web import security
from planner.web.pages_frame import stamp_of
from planner.web.server import Application, Settings

Serve = Callable[..., Any]
RACE = f"Lakeside@{date.today() + timedelta(days=70)}"  # noqa: DTZ011 - the server's own clock is the real one
AWAY = {"en": "cannot be reached for the moment", "vi": "chưa lấy được giáo án"}
UNWRITABLE = {"en": "Nothing can be written at the moment", "vi": "chưa ghi được"}
BROWSER = {"Accept": "text/html", "Sec_Fetch_Site": "same-origin"}


def created(server: Any) -> tuple[str, str, str]:
    """Make a plan through a server; give its token, the path of its calendar, and a session of it."""
    told = json.loads(server.ask("/api/v1/plans", method="POST", body={"races": [RACE]}).body)
    return told["token"], "/f/" + told["calendar"]["https"].partition("/f/")[2], told["plan"]["sessions"][0]["id"]


def told_so(answer: Any, language: str) -> str:
    """Hold a page to what it owes who reads it; return its words."""
    page = str(answer.body.decode())
    assert answer.status == 503
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert int(answer.headers["retry-after"]) > 0
    assert f'<html lang="{language}">' in page
    assert "store" not in page.replace('class="store', "")
    assert "postgresql" not in page
    return page


@pytest.fixture
def logs() -> Callable[..., Any]:
    """Say on a session's page how it went, as a browser's form does."""
    from http.client import HTTPConnection

    def send(server: Any, token: str, session: str, language: str, note: str = "") -> Any:
        fields = {"stamp": stamp_of(token), "outcome": "missed", "note": note}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": language}
        connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
        try:
            connection.request("POST", f"/p/{token}/{session}?lang={language}", urlencode(fields), headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return type("Answer", (), {"status": answer.status, "headers": told, "body": body})()

    return send


def test_a_database_that_stopped(serve: Serve, own_postgresql: Any, logs: Callable[..., Any]) -> None:
    server = serve(own_postgresql.new_store())
    token, feed, session = created(server)
    whole = server.ask(feed).body
    own_postgresql.stop()
    for language, words in AWAY.items():
        for path in (f"/p/{token}/", f"/p/{token}/weeks", f"/p/{token}/{session}", f"/p/{token}/changes"):
            assert words in told_so(server.ask(path, Accept_Language=language, **BROWSER), language)
        assert words in told_so(logs(server, token, session, language), language)
        assert server.ask(f"/?lang={language}").status == 200, "who only looks around needs no database"
    assert server.ask(feed).body == whole
    health = server.ask("/healthz")
    assert (health.status, json.loads(health.body)) == (200, {"status": "ok", "database": "unreachable"})


READ_ONLY = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'cannot execute in a read-only transaction' USING ERRCODE = '25006'; END $$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON mark EXECUTE FUNCTION refuse();
"""


def test_a_database_that_only_reads(serve: Serve, postgresql: str, logs: Callable[..., Any]) -> None:
    import psycopg

    server = serve(postgresql)
    token, feed, session = created(server)
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(READ_ONLY)
        for language, words in UNWRITABLE.items():
            assert words in told_so(logs(server, token, session, language), language)
            assert server.ask(f"/p/{token}/{session}").status == 200
        assert server.ask(feed).status == 200
        connection.execute("DROP TRIGGER refuse ON mark")
    assert logs(server, token, session, "en").status == 303


def test_a_disk_that_is_full(serve: Serve, tmp_path: Path, logs: Callable[..., Any]) -> None:
    server = serve(str(tmp_path / "store"))
    token, feed, session = created(server)
    size = max(each.stat().st_size for each in tmp_path.glob("store*"))
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size + 20_000, size + 20_000))
    for number in range(200):
        answer = logs(server, token, session, "en", f"{number} " * 400)
        if answer.status != 303:
            break
    assert UNWRITABLE["en"] in told_so(answer, "en")
    assert UNWRITABLE["vi"] in told_so(logs(server, token, session, "vi", "x" * 1900), "vi")
    assert server.ask(feed).status == 200
    assert server.ask(f"/p/{token}/{session}").status == 200


@contextmanager
def frozen(cluster: Any) -> Iterator[None]:
    """Stop every process of a database in its tracks, and let them go on at the end."""
    postmaster = int((cluster.directory / "data" / "postmaster.pid").read_text().splitlines()[0])
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True)
    processes = [postmaster, *map(int, children.stdout.split())]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


def test_a_database_that_is_frozen(own_postgresql: Any, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "ANSWER_S", 0.7)
    application = Application(Settings("http://127.0.0.1:8000", own_postgresql.new_store()))

    async def opened(scope: Any, receive: Any, send: Any) -> None:
        async with application._living(application._framework):
            house = application._framework.state.house
            from planner import making
            from planner.asked import Asked

            plan = making.make(Asked(races=(RACE,)), now=house.clock()).plan
            key = (await asyncio.to_thread(house.following.follow, plan)).key
            token = (await asyncio.to_thread(house.store.feed_new, key, "manage")).token
            with frozen(own_postgresql):
                await application({**scope, "path": f"/p/{token}/"}, receive, send)
            async with asyncio.timeout(10):
                while application._guarded._at_once:
                    await asyncio.sleep(0.05)

    answer = ask(opened, "/", {"Accept": "text/html", "Accept-Language": "vi"})
    assert "mất quá nhiều thời gian" in told_so(answer, "vi")
