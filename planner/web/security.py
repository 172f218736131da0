"""What stands before every page: headers, the origin of requests that change something, sizes and rates.

A bare ASGI application around the framework's; feeds pass before it. What makes a plan (it posts, or asks with a
query) and what changes somebody's own is counted by address. The real authority is the token in the address, so that
the origin is a second wall. Forwarded headers are not read here; the server reads them where it was told whom to trust.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import Response

from planner.web.refusals import MOST_BODY, refusal

BODY_S = 20.0
"""How long a request's body may take."""
ANSWER_S = 30.0
"""How long an answer may take to begin: a database that hangs is not waited for longer."""
AGAIN_S = 30
"""When to come again then."""
MOST_AT_ONCE = 256
"""Pages worked on or waited for at once by one worker; feeds do not count."""
MOST_MADE = 24
"""Of these, those that make a plan."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script, style, picture or request from anywhere but here, and no script in the page itself."""

_HEADERS: list[tuple[bytes, bytes]] = [
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"x-robots-tag", b"noindex, nofollow"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
]
_NOT_KEPT = (b"cache-control", b"private, no-store")
_COME_AGAIN = (b"retry-after", b"10")
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")

_TOKEN = re.compile(r"/(?:[A-Za-z0-9_-]{32}|[0-9a-f]{64})(?:/|$)")
"""Stands in the address of somebody's own plan."""

_log = logging.getLogger("planner.web")


class Rates:
    """How often one address may ask for something: a bucket that fills steadily."""

    def __init__(self, burst: int, per_minute: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = float(burst)
        self._per_second = per_minute / 60
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Take one from an address's bucket; return how many seconds to wait where there is none."""
        now = self._clock()
        left, since = self._buckets.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._per_second)
        short = 1 - left
        self._buckets[address] = (left if short > 0 else left - 1, now)
        if len(self._buckets) > _ADDRESSES:
            self._buckets.popitem(last=False)
        return short / self._per_second if short > 0 else 0.0


_ADDRESSES = 20_000


class Guard:
    """The framework's application behind its walls."""

    def __init__(self, inner: Any, base_url: str, making: Rates | None = None, marking: Rates | None = None) -> None:
        self._inner = inner
        self._origin = _origin(base_url)
        self._making = making or Rates(burst=60, per_minute=60)
        self._marking = marking or Rates(burst=300, per_minute=300)
        self._headers = [*_HEADERS, _HTTPS_ONLY] if base_url.startswith("https:") else _HEADERS
        self._at_once = 0
        self._made = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let a request pass, or refuse it before anything of it is read."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        headed = _Headed(send, self._headers)
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, headed)
            return
        work = asyncio.create_task(self._work(scope, receive, headed))
        try:
            await asyncio.wait({work}, timeout=ANSWER_S)
            if not work.done() and not headed.started:
                late = refusal(scope, 503, code="server-slow", seconds=AGAIN_S)
                await late(scope, receive, headed.closed())
                return
            await work
        except asyncio.CancelledError:
            work.cancel()
            raise

    async def _work(self, scope: Any, receive: Any, headed: _Headed) -> None:
        """Let the framework answer, and count it among those who work."""
        makes = self._makes(scope)
        self._at_once += 1
        self._made += makes
        try:
            await self._inner(scope, _Body(receive), headed)
        except Exception as error:
            _tell(error)
            if not headed.started:
                await refusal(scope, 500)(scope, receive, headed)
        finally:
            self._at_once -= 1
            self._made -= makes

    def _refused(self, scope: Any) -> Response | None:
        """Return the answer with which a request is refused by its head alone."""
        headers = dict(scope["headers"])
        changes = scope["method"] not in SAFE
        if changes and not self._comes_from_here(headers):
            return refusal(scope, 403)
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MOST_BODY:
            return refusal(scope, 413, close=True)
        if self._at_once >= MOST_AT_ONCE or (self._made >= MOST_MADE and self._makes(scope)):
            return refusal(scope, 503, seconds=5)
        wait = self._wait(scope, changes)
        return refusal(scope, 429, seconds=int(wait) + 1) if wait else None

    def _makes(self, scope: Any) -> bool:
        """Say whether a request makes a plan: it posts, or asks with a query, and is no plan's own."""
        asks = scope["method"] not in SAFE or scope["query_string"]
        return bool(asks) and not _TOKEN.search(scope["path"])

    def _wait(self, scope: Any, changes: bool) -> float:
        """Return how long a client has to wait."""
        if self._makes(scope):
            return self._making.wait(client_of(scope))
        return self._marking.wait(client_of(scope)) if changes else 0.0

    def _comes_from_here(self, headers: dict[bytes, bytes]) -> bool:
        """Say whether a request that changes something was sent by a page of ours, or by no page at all.

        Browsers hide the origin ("null") of a page that sends no referrer; then the site they tell decides.
        """
        site = headers.get(b"sec-fetch-site")
        if site is not None:
            return site in (b"same-origin", b"none")
        origin = headers.get(b"origin", b"null")
        return origin == b"null" or _origin(origin.decode("latin-1")) in (self._origin, _host(headers))


def client_of(scope: Any) -> str:
    """Return whom a rate counts: an IPv4 address, or the network of an IPv6 one."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or int(address) >> 64)
    return host


class _Headed:
    """Sends answers with the headers that every page has."""

    def __init__(self, send: Any, headers: list[tuple[bytes, bytes]]) -> None:
        self._send = send
        self._headers = headers
        self._open = True
        self.started = False

    def closed(self) -> _Headed:
        """Send nothing more from here; return another that does."""
        self._open = False
        return _Headed(self._send, self._headers)

    async def __call__(self, message: Any) -> None:
        if not self._open:
            return
        if message["type"] == "http.response.start":
            self.started = True
            own = list(message.get("headers", []))
            names = {name.lower() for name, _ in own}
            usual = [*self._headers, _NOT_KEPT, *([_COME_AGAIN] if message["status"] == 503 else [])]
            more = [(name, value) for name, value in usual if name not in names]
            message = {**message, "headers": [*own, *more]}
        await self._send(message)


_CLOSE = {"connection": "close"}


class _Body:
    """Hands a request's body on, as long as it is small and comes soon."""

    def __init__(self, receive: Any) -> None:
        self._receive = receive
        self._deadline = asyncio.get_running_loop().time() + BODY_S
        self._size = 0
        self._whole = False

    async def __call__(self) -> Any:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408, headers=_CLOSE) from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._size > MOST_BODY:
            raise HTTPException(413, headers=_CLOSE)
        return message


def _tell(error: Exception) -> None:
    """Log where a fault of our own struck, and no word of what it says: that may be what a runner logged."""
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = ", ".join(f"{frame.filename}:{frame.lineno}" for frame in where)
    _log.error("a page failed: %s at %s", type(error).__name__, place)


def _origin(address: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname or "", port)


def _host(headers: dict[bytes, bytes]) -> tuple[str, str, int | None] | None:
    """Return the origin that the request itself was sent to, over plain HTTP."""
    return _origin(f"http://{headers.get(b'host', b'').decode('latin-1')}")
