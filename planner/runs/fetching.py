"""Fetches a runner's calendar from the web, and trusts nothing on the way.

Every hop is resolved once, its number checked, and that very number dialled, with the host's name kept
for TLS. No proxies, no cookies, no credentials; sizes are capped after decompression and one deadline
covers everything. What may be kept of it is kept in ``copies``.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from planner.errors import InputError, PlannerError, StoreError
from planner.runs.addresses import Address, check, parsed
from planner.runs.screening import MEGABYTES

if TYPE_CHECKING:
    from typing_extensions import Buffer

REDIRECTS = 5
SECONDS = 10.0
CHUNK = 65_536
ASKED = "text/calendar, text/plain;q=0.5, */*;q=0.1"
AGENT = "hip-planner (+calendar reader)"

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _connect(number: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((number, port), timeout=seconds)


@dataclass(frozen=True, slots=True)
class Way:
    """How names become numbers and numbers connections; tests put their own in place."""

    resolve: Resolve = _resolve
    connect: Connect = _connect
    secured: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave."""

    changed: bool
    """False: what we hold is still right (304)."""
    body: bytes = b""
    """Decompressed."""
    etag: str = ""
    """Its validator, to be sent back as it came."""
    modified: str = ""
    """Last-Modified, to be sent back as it came."""
    headers: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What else the server said, by names in lower case."""


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Timed(io.RawIOBase):
    """A socket's bytes, each wait no longer than what is left of the deadline."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(memoryview(buffer))


class _Line:
    """As much of a socket as ``http.client`` needs, held to the deadline."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(_Timed(self._sock, self._deadline))

    def close(self) -> None:
        """Leave the socket open: ``http.client`` closes it while the body is still to be read."""


class _Connection(http.client.HTTPConnection):
    """A connection to the very number that was checked."""

    def __init__(self, address: Address, number: str, way: Way, deadline: _Deadline) -> None:
        super().__init__(address.host, address.port)
        self._address, self._number, self._way, self._deadline = address, number, way, deadline
        self._raw: socket.socket | None = None

    def connect(self) -> None:
        raw = self._way.connect(self._number, self._address.port, self._deadline.left())
        if self._address.secure:
            try:
                raw.settimeout(self._deadline.left())
                raw = self._way.secured().wrap_socket(raw, server_hostname=self._address.host)
            except BaseException:
                raw.close()
                raise
        self._raw = raw
        self.sock = _Line(raw, self._deadline)

    def hang_up(self) -> None:
        """Close everything."""
        self.close()
        if self._raw is not None:
            self._raw.close()


def fetch(url: str, *, etag: str = "", modified: str = "", packing: str = "", way: Way | None = None) -> Answer:
    """Get a calendar, packed only where ``packing`` says how, or learn that the one we hold is still right.

    InputError where the address may not be asked or gives too much; StoreError where the network fails.
    """
    way = way or Way()
    deadline = _Deadline(way.seconds)
    address = parsed(url)
    here = url.replace("webcal://", "https://", 1) if url[:9].casefold() == "webcal://" else url
    asked = (("If-None-Match", etag), ("If-Modified-Since", modified), ("Accept-Encoding", packing))
    conditions = {name: value for name, value in asked if value}
    host = address.host
    try:
        for _ in range(REDIRECTS + 1):
            answer, moved = _asked(address, conditions, way, deadline)
            if answer is not None:
                return answer
            here = urljoin(here, moved)
            address = parsed(here)
    except PlannerError:
        raise
    except TimeoutError:
        raise StoreError("runs.too-slow", host=host, seconds=round(way.seconds)) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError, EOFError):
        raise StoreError("runs.unreachable", host=host) from None
    raise StoreError("runs.redirects", host=host, most=REDIRECTS)


def _asked(address: Address, conditions: dict[str, str], way: Way, deadline: _Deadline) -> tuple[Answer | None, str]:
    """Ask one address; an answer, or where it says the calendar has moved."""
    number = _checked_number(address, way, deadline)
    connection = _Connection(address, number, way, deadline)
    try:
        headers = {"Accept": ASKED, "Accept-Encoding": "identity", "User-Agent": AGENT, "Connection": "close"}
        connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": address.header, **headers, **conditions}.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        status, moved = response.status, response.getheader("Location")
        if status in (301, 302, 303, 307, 308) and moved:
            return None, moved
        if status == 304 and conditions:
            return Answer(False), ""
        if status != 200:
            raise answered(address.host, status)
        body = _body(response, address.host)
        said = {name.casefold(): value for name, value in response.getheaders()}
        return Answer(True, body, _header(response, "ETag"), _header(response, "Last-Modified"), said), ""
    finally:
        connection.hang_up()


def answered(host: str, status: int) -> StoreError:
    """Return what an answer that is no calendar means: withdrawn, sent on elsewhere, or a server in trouble."""
    code = {3: "runs.sent-on", 5: "runs.server-fails"}.get(status // 100, "runs.refused-by-server")
    return StoreError(code, host=host, status=status)


def _header(response: http.client.HTTPResponse, name: str) -> str:
    value = (response.getheader(name) or "").strip()
    return value if value.isprintable() and value.isascii() and len(value) <= 300 else ""


def _checked_number(address: Address, way: Way, deadline: _Deadline) -> str:
    """Resolve a host once, within the deadline, and refuse it if any of its numbers is refused."""
    numbers = _in_time(lambda: way.resolve(address.host, address.port), deadline)
    if not numbers:
        raise StoreError("runs.unreachable", host=address.host)
    for number in numbers:
        check(number, address.host)
    return min(numbers, key=lambda number: ":" in number)


def _in_time(work: Callable[[], list[str]], deadline: _Deadline) -> list[str]:
    """Do what has no timeout of its own in a thread that nobody waits for."""
    done: list[list[str]] = []
    failed: list[OSError] = []

    def run() -> None:
        try:
            done.append(work())
        except OSError as error:
            failed.append(error)
        except UnicodeError as error:
            failed.append(OSError(str(error)))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError
    return done[0]


def _body(response: http.client.HTTPResponse, host: str) -> bytes:
    """Read a whole body, never more of it than a calendar may have, whatever it was packed in."""
    limit = MEGABYTES * 1_000_000
    parts: list[bytes] = []
    size = 0
    for part in _unpacked(response):
        size += len(part)
        if size > limit:
            raise InputError("runs.too-big", source=host, limit=MEGABYTES)
        parts.append(part)
    return b"".join(parts)


def _unpacked(response: http.client.HTTPResponse) -> Iterator[bytes]:
    packing = (response.getheader("Content-Encoding") or "identity").strip().casefold()
    if packing in ("identity", ""):
        received = 0
        while chunk := response.read(CHUNK):
            received += len(chunk)
            yield chunk
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise http.client.UnknownTransferEncoding(packing)
    unpacker = zlib.decompressobj(wbits=47)
    while chunk := response.read(CHUNK):
        while chunk and not unpacker.eof:
            yield unpacker.decompress(chunk, CHUNK)
            chunk = unpacker.unconsumed_tail
    if not unpacker.eof or response.length:
        raise EOFError
