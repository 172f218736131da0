"""Connections: uvicorn's own, with an end to their patience and a short way to the feeds.

uvicorn waits for ever for the first byte and for the last header of a request; whoever opens thousands of
connections and says little would keep them all. And a feed that lies ready is written at once, without a task for
it; a request for one that came whole, in the form that calendars send, is not even parsed by the general parser.
Whatever is not a plain GET or HEAD of a feed, and whatever has to wait, goes uvicorn's way.
"""

from __future__ import annotations

import asyncio
import re
from functools import lru_cache
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from planner.web.feeds import PREFIX, Answer, Conditions, Feeds, conditions

HEAD_S = 10.0
"""How long the head of a request may take."""
HEAD_BYTES = 32 * 1024
"""How large it may be; browsers send a few hundred."""
SHORT_BYTES = 2048
"""How large it may be to be answered the short way; what it says is kept, so this bounds the memory."""
SEND_S = 60.0
"""How long somebody may take to fetch what was sent."""
FEEDS = "feeds"
"""Where the application leaves its feeds in the state that its lifespan shares with connections."""

ONE_WRITE = 32 * 1024
"""Octets of a body that is copied behind its head rather than sent by itself."""

_PREFIX = PREFIX.encode()
_PLAIN = re.compile(
    rb"(GET|HEAD) /f/([A-Za-z0-9_-]{32})\.ics HTTP/1\.1\r"
    rb"(\n(?:[!#$%&'*+.^_`|~0-9A-Za-z-]++:[\t -~]*+\r\n)++)\r\n"
)
"""A whole request for a feed: the method, the token and the fields, each on a line of its own."""
_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_OTHERS = (b"connection", b"content-length", b"expect", b"proxy-connection", b"transfer-encoding", b"upgrade")
_TELLING = re.compile(rb"(?i)\n(%b):[\t ]*([\t -~]*)" % b"|".join((*_ASKED, *_OTHERS)))
"""The fields that matter to a feed, and those that concern the connection."""


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    _timer: asyncio.TimerHandle | None = None
    _looks_at = 0.0
    """When the timer strikes."""
    _deadline: float | None = None
    """When the connection ends unless something comes; None while a request is worked on."""
    _in_head = True
    """Whether what comes next belongs to the head of a request."""
    _head = 0
    """Octets of it so far."""
    _in_message = False
    """Whether the parser has seen the beginning of a request and not its end."""
    _written = False
    """Whether the request being read has its answer already."""
    _working: RequestResponseCycle | None = None
    """What uvicorn works on; several requests may wait behind it."""

    def connection_made(self, transport: Any) -> None:
        """Start waiting for the first head."""
        super().connection_made(transport)
        self._wait(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        if self._timer is not None:
            self._timer.cancel()
        if self._working is not None:
            self._working.disconnected = True
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait for whoever does not fetch what was sent, and not for ever."""
        super().pause_writing()
        self._wait(self.timeout_keep_alive)

    def resume_writing(self) -> None:
        """Go on as before."""
        super().resume_writing()
        if self._free():
            self._wait(self.timeout_keep_alive)
        else:
            self._deadline = None

    def data_received(self, data: bytes) -> None:
        """Take in data; close where a head grows beyond what any client sends."""
        if not self._in_message and self._free() and self._answered(data):
            self._unset_keepalive_if_required()
            self._wait(self.timeout_keep_alive)
            return
        if self._in_head:
            if (self._head == 0 or self._deadline is None) and self._free():
                self._wait(HEAD_S)
            self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > HEAD_BYTES and not self.transport.is_closing():
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Note that from here on data belongs to the parser."""
        self._in_message = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Answer at once what can be; else let uvicorn work on it, for as long as that takes."""
        self._in_head = False
        if sum(len(name) + len(value) for name, value in self.headers) + len(self.url) > HEAD_BYTES:
            self._written = True
            self.send_400_response("The head of the request is too large.")
            return
        self._written = self._free() and self.url.startswith(_PREFIX) and self._parsed_feed()
        if not self._written:
            if not self.flow.write_paused:
                self._deadline = None
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Hand a body on to whoever still reads."""
        if not self._written:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Be ready for the next request."""
        self._in_head, self._head, self._in_message = True, 0, False
        if self._written:
            self._wait(self.timeout_keep_alive)
        else:
            super().on_message_complete()

    def _answered(self, data: bytes) -> bool:
        """Write the answer where data is one whole, plain request for a feed; say whether it was."""
        found = _PLAIN.fullmatch(data) if len(data) <= SHORT_BYTES else None
        feeds: Feeds | None = self.app_state.get(FEEDS)
        if found is None or feeds is None:
            return False
        method, token, fields = found.groups()
        asked = _asked(fields)
        return asked is not None and self._write(method, feeds.calendar(token, asked))

    def _parsed_feed(self) -> bool:
        """Write the answer to a request for a feed that uvicorn's parser has read; say whether that was possible."""
        plain = self.parser.get_http_version() == "1.1" and self.parser.should_keep_alive()
        method = self.parser.get_method()
        if not plain or self.parser.should_upgrade() or method not in (b"GET", b"HEAD"):
            return False
        if b"%" in self.url or b"#" in self.url:
            return False
        feeds: Feeds | None = self.app_state.get(FEEDS)
        if feeds is None:
            return False
        path = self.url.partition(b"?")[0].decode("latin-1")
        return self._write(method, feeds.answer(method.decode(), path, self.headers))

    def _write(self, method: bytes, answer: Answer | None) -> bool:
        """Send an answer; say whether there was one, and somebody to take it."""
        if answer is None or self.flow.write_paused or self.transport.is_closing():
            return False
        head = b"%b%b%b\r\n" % (STATUS_LINE[answer.status], self._dated(), answer.head)
        body = answer.body if method == b"GET" else b""
        if len(body) <= ONE_WRITE:
            self.transport.write(head + body)
        else:
            self.transport.writelines((head, body))
        return True

    def _dated(self) -> bytes:
        """Return the headers that the server itself adds, the date among them, as they go over the line."""
        own = self.server_state.default_headers
        if own is not _last.headers:
            _last.headers, _last.lines = own, b"".join(b"%b: %b\r\n" % header for header in own)
        return _last.lines

    def on_response_complete(self) -> None:
        """Let uvicorn go on to the next request; where there is none, see that what was sent is fetched."""
        super().on_response_complete()
        if self._free():
            self._wait(self.timeout_keep_alive + 1)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._working = cycle
        super()._start_asgi_task(cycle, app)

    def _free(self) -> bool:
        """Say whether no request is being worked on."""
        return self.cycle is None or self.cycle.response_complete

    def _wait(self, seconds: float) -> None:
        """Let the connection end so many seconds from now, unless something comes."""
        self._deadline = self.loop.time() + seconds
        if self._timer is not None and self._deadline < self._looks_at:
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._look_at(self._deadline)

    def _look_at(self, when: float) -> None:
        self._looks_at = when
        self._timer = self.loop.call_at(when, self._look)

    def _look(self) -> None:
        """End the connection where its time is up; the one timer looks again where that has moved."""
        self._timer = None
        if self._deadline is None:
            return
        late = self.loop.time() - self._deadline
        if late < 0:
            self._look_at(self._deadline)
        elif self.transport.get_write_buffer_size() == 0:
            self.transport.close()
        elif late < SEND_S:
            self._look_at(self.loop.time() + SEND_S / 20)
        else:
            self.transport.abort()


@lru_cache(maxsize=4096)
def _asked(fields: bytes) -> Conditions | None:
    """Return what the fields of a request ask of a feed; None where they concern the connection, too.

    A calendar sends the same fields each time it looks, until it has another copy: so what they said is kept.
    """
    asked = [(name.lower(), value) for name, value in _TELLING.findall(fields)]
    for name, value in asked:
        if name not in _ASKED and (name != b"connection" or value.strip().lower() != b"keep-alive"):
            return None
    return conditions(asked)


class _Last:
    """The server's own headers as they were written last; it makes a new list each second."""

    headers: list[tuple[bytes, bytes]] | None = None
    lines = b""


_last = _Last()
