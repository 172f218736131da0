"""What a feed answers, whatever is asked: the manners that calendar clients were found to need."""

from __future__ import annotations

import gzip
import string
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import StoreError
from planner.store import hash_token
from planner.store.records import Served
from planner.web import feeds
from planner.web.feeds import Feeds, Sentences, accepts_gzip

Ask = Callable[..., Any]
BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SAID = Sentences("nothing here", "gone", "read only", "later")
MODIFIED = datetime(2026, 11, 2, 3, 4, 5, tzinfo=UTC)
SERVED = Served("active", "read", '"plain"', '"small"', MODIFIED, BODY, gzip.compress(BODY))
TOKENS = {name: name[0].upper() * 32 for name in ("live", "managing", "rotated", "revoked", "forgotten", "empty")}
ROWS = {
    "live": SERVED,
    "managing": replace(SERVED, purpose="manage"),
    "rotated": replace(SERVED, state="rotated", body=None, gzip=None),
    "revoked": replace(SERVED, state="revoked", body=None, gzip=None),
    "forgotten": Served("forgotten", "read", None, None, None, None, None),
    "empty": Served("active", "read", None, None, None, None, None),
}


class Shelf:
    """A reader of rows that lie ready; told to, it can't be asked."""

    def __init__(self) -> None:
        self.rows = {hash_token(TOKENS[name]): served for name, served in ROWS.items()}
        self.cut_off = False

    def feed(self, token_hash: str) -> Served | None:
        if self.cut_off:
            raise StoreError("store-unreachable", place="nowhere")
        return self.rows.get(token_hash)


def path(name: str) -> str:
    return f"/f/{TOKENS[name]}.ics"


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(feeds, "PATIENCE_S", 0.2)
    monkeypatch.setattr(feeds, "_STEP_S", 0.02)
    return Shelf()


@pytest.fixture
def app(shelf: Shelf) -> Feeds:
    return Feeds(shelf, SAID)


def test_a_feed_is_a_calendar_with_its_validators(app: Feeds, ask: Ask) -> None:
    answer = ask(app, path("live"))
    assert (answer.status, answer.body) == (200, BODY)
    assert answer.headers == {
        "content-type": "text/calendar; charset=utf-8",
        "content-length": str(len(BODY)),
        "content-disposition": 'inline; filename="planner.ics"',
        "etag": '"plain"',
        "last-modified": "Mon, 02 Nov 2026 03:04:05 GMT",
        "cache-control": "private, no-cache",
        "vary": "Accept-Encoding",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
    }


def test_whoever_takes_gzip_gets_the_same_calendar_under_an_etag_of_its_own(app: Feeds, ask: Ask) -> None:
    answer = ask(app, path("live"), {"Accept-Encoding": "gzip, deflate, br"})
    assert (answer.status, gzip.decompress(answer.body)) == (200, BODY)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"] == '"small"'
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("GZIP", True),
        ("x-gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*", True),
        ("*;q=0", False),
        ("identity", False),
        ("br;q=1.0, identity; q=0.5, *;q=0", False),
        ("gzip ; q=1", True),
        ("gzip;q=much", False),
        ("notgzip", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(header: str, taken: bool) -> None:
    assert accepts_gzip(header.encode()) is taken


@pytest.mark.parametrize("encodings", ["", "gzip"])
@pytest.mark.parametrize(
    "told", ['"plain"', '"small"', 'W/"plain"', '"other", "plain"', '"x",W/"small"', "*", '"a,b", "plain"']
)
def test_a_client_that_holds_the_calendar_in_either_form_keeps_it(
    app: Feeds, ask: Ask, told: str, encodings: str
) -> None:
    answer = ask(app, path("live"), {"If-None-Match": told, "Accept-Encoding": encodings})
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] in ('"plain"', '"small"')
    assert answer.headers["etag"] in told or told == "*"
    assert answer.headers["last-modified"] == "Mon, 02 Nov 2026 03:04:05 GMT"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-length" not in answer.headers
    assert "content-type" not in answer.headers


def http_date(instant: datetime) -> str:
    return format_datetime(instant, usegmt=True)


@pytest.mark.parametrize(
    ("since", "status"),
    [
        (http_date(MODIFIED), 304),
        (http_date(MODIFIED + timedelta(days=1)), 304),
        (http_date(MODIFIED - timedelta(seconds=1)), 200),
        ("Monday, 02-Nov-26 03:04:05 GMT", 304),
        ("Mon Nov  2 03:04:05 2026", 304),
        ("yesterday", 200),
        ("Mon, 99 Nov 2026 03:04:05 GMT", 200),
        ("", 200),
    ],
)
def test_if_modified_since_compares_instants_and_ignores_what_is_no_date(
    app: Feeds, ask: Ask, since: str, status: int
) -> None:
    assert ask(app, path("live"), {"If-Modified-Since": since}).status == status


def test_if_none_match_wins_over_if_modified_since(app: Feeds, ask: Ask) -> None:
    later = http_date(MODIFIED + timedelta(days=1))
    assert ask(app, path("live"), {"If-None-Match": '"old"', "If-Modified-Since": later}).status == 200
    earlier = http_date(MODIFIED - timedelta(days=1))
    assert ask(app, path("live"), {"If-None-Match": '"plain"', "If-Modified-Since": earlier}).status == 304


def test_head_is_answered_with_what_get_would_be(app: Feeds, ask: Ask) -> None:
    assert ask(app, path("live"), method="HEAD").fields == ask(app, path("live")).fields


@pytest.mark.parametrize("name", TOKENS)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "REPORT", "PATCH"])
def test_a_feed_is_only_read(app: Feeds, ask: Ask, name: str, method: str) -> None:
    answer = ask(app, path(name), method=method)
    assert (answer.status, answer.headers["allow"], answer.body) == (405, "GET, HEAD", b"read only")


@pytest.mark.parametrize("name", ["rotated", "revoked", "forgotten"])
@pytest.mark.parametrize("headers", [{}, {"If-None-Match": '"plain"'}, {"If-Modified-Since": http_date(MODIFIED)}])
def test_a_closed_link_is_gone_even_for_those_who_hold_the_calendar(
    app: Feeds, ask: Ask, name: str, headers: dict[str, str]
) -> None:
    answer = ask(app, path(name), headers)
    assert (answer.status, answer.body) == (410, b"gone")
    assert answer.headers["cache-control"] == "no-store"


HEADERS = st.dictionaries(
    st.sampled_from(
        (
            *("Accept", "Accept-Encoding", "Accept-Language", "If-None-Match", "If-Modified-Since", "Host", "Range"),
            *("X-Forwarded-Host", "X-Forwarded-Proto", "User-Agent", "Authorization", "Cookie", "Origin", "If-Match"),
        )
    ),
    st.one_of(
        st.sampled_from(["gzip", "*", '"plain"', "text/html", "evil.example", "bytes=0-3", http_date(MODIFIED)]),
        st.text(string.printable.strip() + " ", max_size=30),
    ),
)
LIKE_A_TOKEN = st.text(string.ascii_letters + string.digits + "-_", min_size=32, max_size=32)
BESIDE = st.one_of(
    LIKE_A_TOKEN.map(lambda token: f"/f/{token}.ics"),
    st.text(max_size=60).map(lambda text: f"/f/{text}"),
    st.sampled_from(
        (
            *("/f/", "/f/.ics", "/f//", f"/f/{TOKENS['live']}", f"/f/{TOKENS['live']}.ics/", path("managing")),
            *(f"/f//{TOKENS['live']}.ics", f"/f/{TOKENS['live']}.ICS", f"/f/../f/{TOKENS['live']}.ics"),
            *(f"/f/{TOKENS['live']}.ics\n", f"/f/{TOKENS['live'].lower()}.ics", f"/f/{TOKENS['live']}x.ics"),
        )
    ),
).filter(lambda one: one not in {path(name) for name in TOKENS if name != "managing"})
LENIENT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)


@LENIENT
@given(HEADERS, st.text(string.printable, max_size=20))
def test_the_body_depends_on_the_token_and_the_encoding_alone(
    app: Feeds, ask: Ask, headers: dict[str, str], query: str
) -> None:
    answer = ask(app, path("live"), headers, query=query)
    if answer.status == 304:
        assert answer.body == b""
        assert {"If-None-Match", "If-Modified-Since"} & set(headers)
        return
    zipped = accepts_gzip(headers.get("Accept-Encoding", "").encode("latin-1"))
    assert (answer.status, answer.body) == (200, SERVED.gzip if zipped else BODY)
    assert not {name for name, _ in answer.fields} & {"location", "set-cookie"}


@LENIENT
@given(BESIDE, HEADERS)
def test_unknown_malformed_and_managing_tokens_get_the_same_bytes(
    app: Feeds, ask: Ask, beside: str, headers: dict[str, str]
) -> None:
    answer = ask(app, beside, headers)
    reference = ask(app, "/f/" + "z" * 32 + ".ics")
    assert (answer.status, answer.fields, answer.body) == (404, reference.fields, reference.body)


def test_secrets_are_looked_up_by_their_hash_and_never_compared(shelf: Shelf, ask: Ask) -> None:
    asked: list[str] = []

    class Spy:
        def feed(self, token_hash: str) -> Served | None:
            asked.append(token_hash)
            return shelf.feed(token_hash)

    ask(Feeds(Spy(), SAID), path("live"))
    assert asked == [hash_token(TOKENS["live"])]


def test_cut_off_from_the_store_a_client_that_holds_a_copy_keeps_it(shelf: Shelf, app: Feeds, ask: Ask) -> None:
    shelf.cut_off = True
    held = ask(app, path("live"), {"If-None-Match": 'W/"plain", "x"'})
    assert (held.status, held.headers["etag"], held.body) == (304, '"plain"', b"")
    dated = ask(app, path("live"), {"If-Modified-Since": http_date(MODIFIED)})
    assert (dated.status, dated.headers["last-modified"]) == (304, http_date(MODIFIED))


@pytest.mark.parametrize("headers", [{}, {"If-None-Match": "*"}, {"If-None-Match": "garbage"}])
def test_cut_off_from_the_store_a_client_without_a_copy_is_told_to_come_back(
    shelf: Shelf, app: Feeds, ask: Ask, headers: dict[str, str]
) -> None:
    shelf.cut_off = True
    answer = ask(app, path("live"), headers)
    assert (answer.status, answer.headers["retry-after"], answer.body) == (503, "60", b"later")


def test_a_store_that_comes_back_is_waited_for(
    shelf: Shelf, app: Feeds, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = iter([True, True, False])
    monkeypatch.setattr(type(shelf), "cut_off", property(lambda _: next(calls), lambda *_: None), raising=False)
    assert ask(app, path("live")).body == BODY


def test_a_link_without_bytes_yet_is_never_an_empty_calendar(app: Feeds, ask: Ask) -> None:
    assert ask(app, path("empty")).status == 503


def test_those_who_wait_are_counted(shelf: Shelf, app: Feeds, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_WAITING", 0)
    monkeypatch.setattr(feeds, "PATIENCE_S", 1000)
    shelf.cut_off = True
    assert ask(app, path("live")).status == 503
