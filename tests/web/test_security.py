"""The walls before the pages: headers, origins, sizes, rates, and faults that tell nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException

from planner.web import security
from planner.web.security import MOST_BODY, Guard, Rates, client_of

Ask = Callable[..., Any]
HERE = "https://run.example"


class Pages:
    """Stands for the framework: counts the requests that come through and reads their bodies."""

    def __init__(self) -> None:
        self.seen = 0
        self.read = b""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.seen += 1
        message = await receive()
        self.read = message["body"]
        while message.get("more_body"):
            message = await receive()
            self.read += message["body"]
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"page"})


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def guard(pages: Pages) -> Guard:
    return Guard(pages, HERE)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_page_says_what_a_browser_may_do_with_it(guard: Guard, ask: Ask, method: str) -> None:
    headers = ask(guard, "/", method=method).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert headers["cache-control"] == "private, no-store"
    assert headers["strict-transport-security"].startswith("max-age=")


def test_a_page_may_say_otherwise_how_long_it_is_kept(ask: Ask) -> None:
    async def styles(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"Cache-Control", b"max-age=60")]})
        await send({"type": "http.response.body", "body": b""})

    answer = ask(Guard(styles, "http://127.0.0.1:8000"), "/style.css")
    assert [value for name, value in answer.fields if name == "cache-control"] == ["max-age=60"]
    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": HERE}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, False),
        ({"Origin": HERE}, True),
        ({"Origin": f"{HERE}:443"}, True),
        ({"Origin": "http://10.0.0.5:8000", "Host": "10.0.0.5:8000"}, True),
        ({"Origin": "https://evil.example", "Host": "run.example"}, False),
        ({"Origin": "http://run.example", "Host": "other"}, False),
        ({"Origin": "https://run.example.evil.example"}, False),
        ({"Origin": "https://[bad"}, False),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_a_page_of_ours_or_no_page_changes_anything(
    guard: Guard, pages: Pages, ask: Ask, headers: dict[str, str], method: str, passes: bool
) -> None:
    assert ask(guard, "/plan", headers, method=method).status == (200 if passes else 403)
    assert pages.seen == (1 if passes else 0)


def test_a_page_from_elsewhere_may_link_here(guard: Guard, ask: Ask) -> None:
    assert ask(guard, "/", {"Sec-Fetch-Site": "cross-site"}).status == 200


@pytest.mark.parametrize("length", [str(MOST_BODY + 1), "-1", "many", "9" * 30])
def test_a_body_that_says_it_is_too_large_is_not_read(guard: Guard, pages: Pages, ask: Ask, length: str) -> None:
    answer = ask(guard, "/", {"Content-Length": length}, method="POST")
    assert (answer.status, answer.headers["connection"], pages.seen) == (413, "close", 0)


def parts(guard: Guard, messages: list[dict[str, Any]], pause: float = 0) -> None:
    """Post a body that comes in parts."""
    coming = iter(messages)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(pause)
        return next(coming)

    async def send(message: Any) -> None:
        pass

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b"", "client": ("::1", 1)}
    asyncio.run(guard(scope, receive, send))


@given(st.lists(st.integers(0, MOST_BODY // 2), min_size=1, max_size=5))
def test_a_body_that_grows_too_large_is_cut_off_whatever_it_said(sizes: list[int]) -> None:
    pages = Pages()
    caught: list[int] = []

    async def catching(scope: Any, receive: Any, send: Any) -> None:
        try:
            await pages(scope, receive, send)
        except HTTPException as refused:
            caught.append(refused.status_code)

    last = len(sizes) - 1
    bodies = [
        {"type": "http.request", "body": b"x" * size, "more_body": place < last} for place, size in enumerate(sizes)
    ]
    parts(Guard(catching, HERE), bodies)
    assert caught == ([413] if sum(sizes) > MOST_BODY else [])
    assert len(pages.read) <= MOST_BODY


def test_a_body_that_comes_too_slowly_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "BODY_S", 0.05)
    caught: list[int] = []

    async def catching(scope: Any, receive: Any, send: Any) -> None:
        try:
            while (await receive()).get("more_body"):
                pass
        except HTTPException as refused:
            caught.append(refused.status_code)

    parts(Guard(catching, HERE), [{"type": "http.request", "body": b"x", "more_body": True}] * 50, pause=0.01)
    assert caught == [408]


@given(st.integers(1, 20), st.lists(st.floats(0, 30), max_size=60))
def test_an_address_never_gets_more_than_its_burst_and_its_share_of_the_time(burst: int, pauses: list[float]) -> None:
    now = [0.0]
    rates = Rates(burst, per_minute=6, clock=lambda: now[0])
    passed = 0
    for pause in (0.0, *pauses):
        now[0] += pause
        wait = rates.wait("a")
        passed += not wait
        assert 0 <= wait <= 10
    assert passed <= burst + now[0] / 10 + 1e-6
    assert rates.wait("another") == 0


def test_those_who_come_too_often_are_told_when_to_come_again(pages: Pages, ask: Ask) -> None:
    guard = Guard(pages, HERE, Rates(2, per_minute=30, clock=lambda: 0.0))
    answers = [ask(guard, "/", query="race=hue"), ask(guard, "/", method="POST"), ask(guard, "/", method="POST")]
    assert [answer.status for answer in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"] == "3"
    assert ask(guard, "/style.css").status == 200
    assert ask(guard, "/", method="POST", client=("10.0.0.9", 1)).status == 200
    assert ask(guard, f"/p/{'t' * 32}/w05-1", method="POST").status == 200, "whoever logs is not kept waiting"
    assert ask(guard, f"/p/{'t' * 32}", query="now=logged").status == 200


@pytest.mark.parametrize("path", [f"/p/{'t' * 32}/w05-1", f"/l/{'a' * 64}/w05-1", f"/api/v1/plans/{'t' * 32}"])
def test_changes_of_ones_own_plan_are_counted_apart(pages: Pages, ask: Ask, path: str) -> None:
    guard = Guard(pages, HERE, marking=Rates(1, per_minute=60, clock=lambda: 0.0))
    assert [ask(guard, path, method="POST").status for _ in range(3)] == [200, 429, 429]


def test_rates_remember_a_bounded_number_of_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "_ADDRESSES", 10)
    rates = Rates(1, per_minute=1)
    for number in range(100):
        rates.wait(str(number))
    assert len(rates._buckets) == 10


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("", "", True),
    ],
)
def test_a_network_of_ipv6_counts_as_one(one: str, other: str, same: bool) -> None:
    assert (client_of({"client": (one, 1)}) == client_of({"client": (other, 2)})) is same


def test_pages_beyond_what_one_worker_can_do_are_told_to_wait(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "MOST_AT_ONCE", 1)
    inside: list[int] = []

    async def nested(scope: Any, receive: Any, send: Any) -> None:
        async def note(message: Any) -> None:
            if message["type"] == "http.response.start":
                inside.append(message["status"])

        await guard(scope, receive, note)
        await Pages()(scope, receive, send)

    guard = Guard(nested, HERE)
    assert ask(guard, "/").status == 200
    assert inside == [503]
    assert ask(guard, "/").status == 200


def test_a_fault_of_our_own_is_told_by_its_place_and_not_by_what_it_says(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise ValueError("knee hurts, pain 7, token s3cret")

    answer = ask(Guard(broken, HERE), "/p/s3cret")
    assert answer.status == 500
    assert b"s3cret" not in answer.body
    assert "ValueError at" in caplog.text
    assert "test_security.py" in caplog.text
    assert "pain" not in caplog.text
    assert "s3cret" not in caplog.text
    assert "Traceback" not in caplog.text


def test_an_answer_that_does_not_begin_is_not_waited_for(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "ANSWER_S", 0.05)
    ended: list[str] = []
    answered, done = asyncio.Event(), asyncio.Event()

    async def stuck(scope: Any, receive: Any, send: Any) -> None:
        await answered.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"late"})
        ended.append("work")
        done.set()

    async def patient(scope: Any, receive: Any, send: Any) -> None:
        await guard(scope, receive, send)
        assert guard._at_once == 1, "who still works is counted"
        answered.set()
        await done.wait()
        await asyncio.sleep(0)

    guard = Guard(stuck, HERE)
    answer = ask(patient, "/", {"Accept-Language": "vi"})
    assert (answer.status, answer.headers["retry-after"]) == (503, "30")
    assert "chưa biết đã lưu được chưa" in answer.body.decode()
    assert b"late" not in answer.body
    assert (ended, guard._at_once) == (["work"], 0)


def test_an_answer_that_has_begun_may_take_its_time(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "ANSWER_S", 0.05)

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0.15)
        await send({"type": "http.response.body", "body": b"whole"})

    answer = ask(Guard(slow, HERE), "/")
    assert (answer.status, answer.body) == (200, b"whole")
