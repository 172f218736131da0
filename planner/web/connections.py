"""Connections: uvicorn's own, with an end to their patience and a short way to the feeds.

uvicorn waits for ever for the first byte and for the last header of a request; whoever opens thousands of
connections and says little would keep them all. And a feed that lies ready is written at once, without a task for
it. Whatever is not a plain GET or HEAD of a feed, and whatever has to wait, goes uvicorn's way.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from planner.web.feeds import PREFIX

HEAD_S = 10.0
"""How long the head of a request may take."""
HEAD_BYTES = 32 * 1024
"""How large it may be; browsers send a few hundred."""
FEEDS = "feeds"
"""Where the application leaves its feeds in the state that its lifespan shares with connections."""

_PREFIX = PREFIX.encode()


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    _timer: asyncio.TimerHandle | None = None
    _deadline: float | None = None
    """When the connection ends unless something comes; None while a request is worked on."""
    _in_head = True
    """Whether what comes next belongs to the head of a request."""
    _head = 0
    """Octets of it so far."""
    _written = False
    """Whether the request being read has its answer already."""

    def connection_made(self, transport: Any) -> None:
        """Start waiting for the first head."""
        super().connection_made(transport)
        self._wait(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in data; close where a head grows beyond what any client sends."""
        if self._in_head:
            if (self._head == 0 or self._deadline is None) and self._free():
                self._wait(HEAD_S)
            self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > HEAD_BYTES and not self.transport.is_closing():
            self.transport.abort()

    def on_headers_complete(self) -> None:
        """Answer at once what can be; else let uvicorn work on it, for as long as that takes."""
        self._in_head = False
        self._written = self._free() and self.url.startswith(_PREFIX) and self._write_feed()
        if not self._written:
            self._deadline = None
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Hand a body on to whoever still reads."""
        if not self._written:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Be ready for the next request."""
        self._in_head, self._head = True, 0
        if self._written:
            self._wait(self.timeout_keep_alive)
        else:
            super().on_message_complete()

    def _write_feed(self) -> bool:
        """Write the answer to a plain request for a feed; say whether that was possible."""
        feeds = self.app_state.get(FEEDS)
        plain = self.parser.get_http_version() == "1.1" and self.parser.should_keep_alive()
        if feeds is None or not plain or self.parser.should_upgrade() or b"%" in self.url or b"#" in self.url:
            return False
        method = self.parser.get_method()
        if method not in (b"GET", b"HEAD") or self.flow.write_paused or self.transport.is_closing():
            return False
        answer = feeds.answer(method.decode(), self.url.partition(b"?")[0].decode("latin-1"), self.headers)
        if answer is None:
            return False
        own = b"".join(b"%b: %b\r\n" % header for header in self.server_state.default_headers)
        self.transport.write(b"%b%b%b\r\n" % (STATUS_LINE[answer.status], own, answer.head))
        if answer.body and method == b"GET":
            self.transport.write(answer.body)
        return True

    def _free(self) -> bool:
        """Say whether no request is being worked on."""
        return self.cycle is None or self.cycle.response_complete

    def _wait(self, seconds: float) -> None:
        """Let the connection end so many seconds from now, unless something comes."""
        self._deadline = self.loop.time() + seconds
        if self._timer is None:
            self._timer = self.loop.call_at(self._deadline, self._look)

    def _look(self) -> None:
        """End the connection where its time is up; the one timer looks again where that has moved."""
        self._timer = None
        if self._deadline is None or self.transport.is_closing():
            return
        if self.loop.time() < self._deadline:
            self._timer = self.loop.call_at(self._deadline, self._look)
        else:
            self.transport.close()
