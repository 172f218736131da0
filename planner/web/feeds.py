"""The feeds over HTTP: ``/f/<token>.ics``, the shortest way from a request to bytes that lie ready.

A bare ASGI application ahead of the framework; ``connections`` asks it even before that. It answers 200 with nothing
but a whole calendar, never redirects, and reads of a request the token, the method, the encodings taken and the
validators only. Where the store can't be asked and nothing is known of a feed, it waits, and as its last word
keeps the client's copy valid.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from planner.errors import StoreError
from planner.store.records import Served
from planner.web.links import TOKEN

PREFIX = "/f/"
PATIENCE_S = 8.0
"""How long a request waits for a store that does not answer: a database's restart takes less."""
MOST_WAITING = 200
"""Requests that wait at once; more are answered at once."""
RETRY_AFTER_S = 60

_PATH = re.compile(rf"{PREFIX}({TOKEN.pattern})\.ics")
_STEP_S = 0.25
_ETAG = re.compile(rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')

Headers = list[tuple[bytes, bytes]]
Conditions = tuple[bytes, bytes, bytes]
"""Accept-Encoding, If-None-Match and If-Modified-Since; empty where they were not sent."""


class Answer(NamedTuple):
    """A whole answer, ready to be sent."""

    status: int
    headers: Headers
    head: bytes
    """The same headers as they go over the line."""
    body: bytes = b""


class Reader(Protocol):
    """The way from a token's hash to what is to be served."""

    def feed(self, token_hash: str, /) -> Served | None:
        """Return the feed, None for one that never was; raise StoreError where that can't be told."""


class Sentences(NamedTuple):
    """What is said where there is no calendar to send."""

    unknown: str
    gone: str
    reading: str
    """A calendar can only be read."""
    later: str
    """It can't be looked up now."""


class Feeds:
    """Answers for every path under ``/f/``."""

    def __init__(self, reader: Reader, said: Sentences) -> None:
        self._reader = reader
        self._waiting = 0
        self._unknown = _plain(404, [], said.unknown)
        self._gone = _plain(410, [], said.gone)
        self._not_allowed = _plain(405, [(b"allow", b"GET, HEAD")], said.reading)
        self._not_now = _plain(503, [(b"retry-after", b"%d" % RETRY_AFTER_S)], said.later)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG002 - a feed reads no body
        """Answer one request."""
        asked = (scope["method"], scope["path"], scope["headers"])
        answer = self.answer(*asked) or await self._late_answer(*asked)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    def answer(self, method: str, path: str, headers: Headers) -> Answer | None:
        """Return what is to be sent; None where that can't be told at once."""
        if method not in ("GET", "HEAD"):
            return self._not_allowed
        found = _PATH.fullmatch(path)
        if found is None:
            return self._unknown
        return self.calendar(found[1].encode(), conditions(headers))

    def calendar(self, token: bytes, asked: Conditions) -> Answer | None:
        """Return what is to be sent to who asks with a well-formed token; None where that can't be told at once."""
        try:
            served = self._reader.feed(sha256(token).hexdigest())
        except StoreError:
            return None
        if served is None or served.purpose != "read":
            return self._unknown
        if served.state != "active":
            return self._gone
        return None if served.body is None else _calendar(served, asked)

    def reachable(self) -> bool:
        """Say whether the store can be asked at this moment."""
        try:
            self._reader.feed("")
        except StoreError:
            return False
        return True

    async def _late_answer(self, method: str, path: str, headers: Headers) -> Answer:
        """Ask again for a while, without keeping others from their answers."""
        if self._waiting < MOST_WAITING:
            self._waiting += 1
            try:
                deadline = asyncio.get_running_loop().time() + PATIENCE_S
                while asyncio.get_running_loop().time() < deadline:
                    await asyncio.sleep(_STEP_S)
                    if (answer := self.answer(method, path, headers)) is not None:
                        return answer
            finally:
                self._waiting -= 1
        return _keep_yours(headers) or self._not_now


def _calendar(served: Served, asked: Conditions) -> Answer:
    """Answer with the calendar, or with 304 to whoever has it."""
    encodings, none_match, since = asked
    zipped = accepts_gzip(encodings)
    body = served.gzip if zipped else served.body
    etag, other = (served.gzip_etag, served.etag) if zipped else (served.etag, served.gzip_etag)
    if body is None or etag is None or other is None or served.modified is None:
        raise AssertionError("a feed with a body has its validators")
    if none_match:
        held = _held(none_match, (etag, other))
    else:
        held = etag if since and _unchanged(since, served.modified) else None
    if held is not None:
        return _not_modified(held, served.modified)
    status, fields, head, _ = _whole(etag, served.modified, zipped, len(body))
    return Answer(status, fields, head, body)


def _keep_yours(headers: Headers) -> Answer | None:
    """Answer 304 to whoever holds a copy: nothing is known to have changed (RFC 9111 §4.2.4)."""
    _, none_match, since = conditions(headers)
    if tags := _ETAG.findall(none_match):
        return _answer(304, [(b"etag", tags[0]), *_COMMON])
    if not none_match and (instant := _http_date(since)):
        return _answer(304, [(b"last-modified", _http_text(instant)), *_COMMON])
    return None


def conditions(headers: Iterable[tuple[bytes, bytes]]) -> Conditions:
    """Return Accept-Encoding, If-None-Match and If-Modified-Since, each empty where it was not sent."""
    encodings = none_match = since = b""
    for name, value in headers:
        if name == b"accept-encoding":
            encodings = encodings + b"," + value if encodings else value
        elif name == b"if-none-match":
            none_match = none_match + b"," + value if none_match else value.strip()
        elif name == b"if-modified-since":
            since = value.strip()
    return encodings, none_match, since


@lru_cache(maxsize=256)
def accepts_gzip(header: bytes) -> bool:
    """Say whether a client takes gzip (RFC 9110 §12.5.3)."""
    weights: dict[bytes, float] = {}
    for part in header.lower().split(b","):
        coding, _, parameter = part.partition(b";")
        name, _, value = parameter.partition(b"=")
        weight = _weight(value.strip()) if name.strip() == b"q" else 1.0
        weights[coding.strip()] = weight
    for coding in (b"gzip", b"x-gzip", b"*"):
        if coding in weights:
            return weights[coding] > 0
    return False


def _weight(text: bytes) -> float:
    return float(text) if re.fullmatch(rb"[01](\.\d{0,3})?", text) else 0.0


def _held(none_match: bytes, etags: tuple[str, str]) -> str | None:
    """Return which of the calendar's forms the client holds, compared weakly (RFC 9110 §13.1.2)."""
    if none_match in (b"*", etags[0].encode()):
        return etags[0]
    tags = _ETAG.findall(none_match)
    return next((etag for etag in etags if etag.encode() in tags), None)


def _unchanged(since: bytes, modified: datetime) -> bool:
    instant = _http_date(since)
    return instant is not None and modified.replace(microsecond=0) <= instant


@lru_cache(maxsize=1024)
def _http_date(text: bytes) -> datetime | None:
    try:
        instant = parsedate_to_datetime(text.decode("ascii"))
    except (ValueError, OverflowError):
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


@lru_cache(maxsize=1024)
def _http_text(instant: datetime) -> bytes:
    return format_datetime(instant.astimezone(UTC), usegmt=True).encode()


_COMMON: Headers = [(b"cache-control", b"private, no-cache"), (b"vary", b"Accept-Encoding")]
_KIND: Headers = [
    (b"content-type", b"text/calendar; charset=utf-8"),
    (b"content-disposition", b'inline; filename="planner.ics"'),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
_ZIPPED: Headers = [*_KIND, (b"content-encoding", b"gzip")]


@lru_cache(maxsize=4096)
def _whole(etag: str, modified: datetime, zipped: bool, length: int) -> Answer:
    """Return the head of a 200; the body is not kept here."""
    kind = _ZIPPED if zipped else _KIND
    return _answer(200, [*_validators(etag, modified), *kind, (b"content-length", b"%d" % length)])


@lru_cache(maxsize=4096)
def _not_modified(etag: str, modified: datetime) -> Answer:
    return _answer(304, _validators(etag, modified))


def _validators(etag: str, modified: datetime) -> Headers:
    return [(b"etag", etag.encode()), (b"last-modified", _http_text(modified)), *_COMMON]


def _plain(status: int, headers: Headers, text: str) -> Answer:
    """Return an answer that is no calendar and is kept by nobody."""
    body = text.encode()
    told: Headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
    ]
    return _answer(status, [*told, *headers], body)


def _answer(status: int, headers: Headers, body: bytes = b"") -> Answer:
    return Answer(status, headers, b"".join(b"%b: %b\r\n" % header for header in headers), body)
