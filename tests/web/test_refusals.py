"""Who is turned away is told why and until when, as a page, as JSON or in plain text, in either language."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.web import security
from planner.web.security import Guard, Rates
from planner.web.server import Application, Settings

Ask = Callable[..., Any]
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Site": "same-origin"}
ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
WORDS = {
    403: ("another site", "một trang khác"),
    413: ("256 kB", "256 kB"),
    429: ("in 3 seconds", "sau 3 giây"),
    503: ("many people", "rất nhiều người"),
}


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    """Stand for pages that nobody reaches."""
    raise AssertionError("a refused request came through")


def refused(
    status: int, ask: Ask, path: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch, **more: Any
) -> Any:
    """Have a request refused with a status."""
    empty = Rates(1, per_minute=30, clock=lambda: 0.0)
    empty.wait("127.0.0.1")
    guard = Guard(nothing, "https://run.example", empty)
    if status == 503:
        monkeypatch.setattr(security, "MOST_AT_ONCE", 0)
    why = {403: ELSEWHERE, 413: {"Content-Length": "999999"}}.get(status, {})
    return ask(guard, path, headers | why, **({"method": "POST"} | more))


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("status", WORDS)
def test_a_browser_gets_a_page(status: int, language: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = refused(status, ask, "/plan", BROWSER | {"Accept-Language": language}, monkeypatch)
    page = answer.body.decode()
    assert answer.status == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in page
    assert WORDS[status][language == "vi"] in page
    assert 'href="/"' in page
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_page_that_can_be_read_later_is_asked_for_again_from_where_it_was_refused(
    status: int, method: str, language: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was posted is not sent again by a link, and the link itself names nothing of the request."""
    headers = BROWSER | {"Accept-Language": language}
    answer = refused(status, ask, "/compare", headers, monkeypatch, method=method, query="race=hue")
    again = f'<a class="button" href="">{"Thử lại" if language == "vi" else "Try again"}</a>'
    assert (again in answer.body.decode()) is (method != "POST")
    assert b"race=hue" not in answer.body
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize("status", [403, 413])
def test_what_stays_refused_offers_no_other_try(status: int, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert b'href=""' not in refused(status, ask, "/plan", BROWSER, monkeypatch).body


@pytest.mark.parametrize("accept", ["", "*/*", "text/plain", "text/calendar"])
@pytest.mark.parametrize("status", WORDS)
def test_a_program_gets_one_plain_sentence(status: int, accept: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = refused(status, ask, "/plan", {"Accept": accept, "Accept-Language": "vi-VN,en;q=0.5"}, monkeypatch)
    assert answer.status == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert WORDS[status][1] in answer.body.decode()
    assert answer.body.count(b"\n") == 1


@pytest.mark.parametrize("status", WORDS)
def test_the_api_says_it_in_its_own_form(status: int, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = refused(status, ask, "/api/v1/plans", BROWSER, monkeypatch)
    told = json.loads(answer.body)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/json")
    assert set(told) == {"code", "values", "text"}
    assert WORDS[status][0] in told["text"]
    if status == 429:
        assert told["values"] == {"seconds": 3}
    assert ("retry-after" in answer.headers) is (status in (429, 503))


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["/plan", "/api/v1/x", "/p/<script>"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_a_refusal_repeats_nothing_of_the_request(ask: Ask, said: str, language: str, path: str) -> None:
    guard = Guard(nothing, "https://run.example")
    told = {name: value.encode("utf-8").decode("latin-1") for name, value in (("Accept", said), ("Cookie", said))}
    marked = told | ELSEWHERE | {"Accept-Language": f"{language}<q>".encode().decode("latin-1"), "Host": "evil.example"}
    answer = ask(guard, path, marked, method="POST", query="q=%3Cscript%3E")
    assert answer.status == 403
    assert b"evil" not in answer.body
    assert b"<q>" not in answer.body
    assert b"%3C" not in answer.body
    assert answer.body.count(b"<script") == (1 if b"<html" in answer.body else 0)


@pytest.fixture
def app(tmp_path: Path) -> Callable[..., Any]:
    """Open a worker's whole application for each request that is sent to it."""
    application = Application(Settings("http://127.0.0.1:8000", str(tmp_path / "store")))

    async def opened(scope: Any, receive: Any, send: Any) -> None:
        async with application._living(application._framework):
            await application(scope, receive, send)

    return opened


def test_what_the_framework_refuses_is_told_alike(app: Any, ask: Ask) -> None:
    page = ask(app, "/rules", BROWSER, method="DELETE")
    assert (page.status, page.headers["content-type"]) == (405, "text/html; charset=utf-8")
    assert b"does not take that kind of request" in page.body
    missing = ask(app, "/api/v1/nothing", BROWSER)
    assert (missing.status, json.loads(missing.body)["code"]) == (404, "page-link-unknown")
    bad = ask(app, "/api/v1/preview", {"Content-Type": "application/json"}, method="POST", body=b"x" * 300_000)
    assert (bad.status, bad.headers["connection"]) == (413, "close")
    assert b"256 kB" in bad.body


def test_a_worker_says_that_it_lives(app: Any, ask: Ask) -> None:
    answer = ask(app, "/healthz")
    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok", "database": "reachable"})
    assert answer.headers["cache-control"] == "no-store"


def test_a_worker_lives_without_its_database_and_says_no_more_of_it(tmp_path: Path, ask: Ask) -> None:
    application = Application(Settings("http://127.0.0.1:8000", str(tmp_path / "secret-place")))

    class Gone:
        def feed(self, token_hash: str) -> None:
            from planner.errors import StoreError

            raise StoreError("store-unreachable", place="postgresql://runner:secret@db/planner")

    async def opened(scope: Any, receive: Any, send: Any) -> None:
        async with application._living(application._framework):
            assert application._feeds is not None
            application._feeds._reader = Gone()
            await application(scope, receive, send)

    answer = ask(opened, "/healthz")
    assert (answer.status, json.loads(answer.body)["database"]) == (200, "unreachable")
    assert b"secret" not in answer.body
    assert b"postgresql" not in answer.body


def test_a_feed_that_is_asked_for_while_the_worker_starts_or_ends_is_not_called_unknown(tmp_path: Path) -> None:
    application = Application(Settings("http://127.0.0.1:8000", str(tmp_path / "store")))
    told: list[Any] = []

    async def send(message: Any) -> None:
        told.append(message)

    scope = {"type": "http", "method": "GET", "path": f"/f/{'x' * 32}.ics", "headers": [], "query_string": b""}
    asyncio.run(application(scope, None, send))
    assert told[0]["status"] == 503
