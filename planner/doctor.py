"""Whether an installation and a feed are in order: each thing looked at, with what would help where it is not.

It looks and changes nothing: a store that is not there is not made. A feed is asked for through the guard that
calendars are fetched with; only when told so does it ask this very machine, and then nothing else.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime
from importlib import metadata
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from planner import cache, catalogue, entries, templates
from planner.errors import InputError, PlannerError, StoreError, Value
from planner.runs.fetching import Answer, answered, fetch
from planner.zones import VIETNAM, zone

PARTS = (
    *("typer", "pydantic", "icalendar", "python-dateutil", "tzdata", "Babel", "platformdirs", "fluent.syntax"),
    *("SQLAlchemy", "fastapi", "uvicorn", "Jinja2", "segno", "fit-tool"),
)
"""Packages that every command may need."""
EXTRAS: Mapping[str, str] = {"postgres": "psycopg", "s3": "s3fs"}
"""Extras, each with the package that it brings."""
LARGEST_FEED = 1_000_000
"""Google takes no larger calendar."""
OLD_S = 3600
"""A copy on the way that is older keeps changes from subscribers."""
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")
LOCAL_SECONDS = 10.0
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""Byte order marks."""

Level = Literal["well", "note", "bad"]
Fetch = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    code: str
    """Code of the sentence, such as ``doctor-store``."""
    level: Level = "well"
    """Whether it is in order, may matter, or is broken."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the sentence needs."""
    cause: PlannerError | None = None
    """The error itself, where that is what there is to say."""


def installation(store: str | None) -> Iterator[Finding]:
    """Look at what is installed and where things lie."""
    yield Finding("doctor-python", values={"version": sys.version.split()[0], "path": sys.prefix})
    yield from _packages()
    yield from _sqlite()
    yield from _templates()
    yield _cache()
    yield from _store(store)


def feed(url: str, now: datetime, *, fetch: Fetch = fetch) -> Iterator[Finding]:
    """Look at a feed as its subscribers get it: headers, unchanged answers, packing, and the calendar itself."""
    try:
        answer = fetch(url)
    except PlannerError as error:
        yield Finding("doctor-broken", "bad", cause=error)
        if error.code != "doctor-not-local" and fetch is not this_machine and urlsplit(url).hostname in LOCAL_HOSTS:
            yield Finding("doctor-say-local", "note")
        return
    if url.casefold().startswith("http://") and urlsplit(url).hostname not in LOCAL_HOSTS:
        yield Finding("doctor-feed-plain", "note")
    yield from _headers(answer)
    yield from _again(url, answer, fetch)
    yield from calendar(answer.body, now, urlsplit(url).hostname or url, _modified(answer))


def calendar(body: bytes, now: datetime, name: str, modified: datetime | None = None) -> Iterator[Finding]:
    """Look at a calendar: whether it can be read, how large and how old it is, and what is still to come."""
    kilobytes = round(len(body) / 1000, 1)
    if not body.rstrip().upper().endswith(b"END:VCALENDAR"):
        yield Finding("doctor-cut-off", "bad")
    if len(body) > LARGEST_FEED:
        yield Finding("doctor-too-large", "bad", {"size": kilobytes, "most": LARGEST_FEED // 1000})
    try:
        starts, ours, changed, home = _read(body, name)
    except PlannerError as error:
        yield Finding("doctor-broken", "bad", cause=error)
        return
    yield Finding("doctor-calendar", values={"events": len(starts), "size": kilobytes})
    yield Finding("doctor-ours" if ours else "doctor-foreign", "well" if ours else "note")
    yield from _written(body)
    coming = [start for start in starts if start >= now]
    if coming:
        yield Finding("doctor-coming", values={"events": len(coming), "day": _day(min(coming), home)})
    else:
        yield Finding("doctor-over", "note")
    if changed is not None and modified is not None and modified < changed:
        days = {"said_day": _day(modified, home), "changed_day": _day(changed, home)}
        yield Finding("doctor-modified-early", "note", days)
    if (since := changed or modified) is not None:
        days_ago = max(0, (now.astimezone(home).date() - since.astimezone(home).date()).days)
        yield Finding("doctor-age", values={"days": days_ago, "changed_day": _day(since, home)})


def _written(body: bytes) -> Iterator[Finding]:
    """Look at the bytes themselves: a mark before them, and lines that do not end as a calendar's must."""
    if body.startswith(MARKS):
        yield Finding("doctor-mark", "note")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", body):
        yield Finding("doctor-line-ends", "note")


def _day(moment: datetime, home: ZoneInfo) -> str:
    return moment.astimezone(home).date().isoformat()


def this_machine(url: str, *, etag: str = "", modified: str = "", packing: str = "") -> Answer:
    """Ask a server on this very machine, and no other: ``planner serve`` before anybody else can reach it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "webcal") or parts.hostname not in LOCAL_HOSTS:
        raise InputError("doctor-not-local", hosts=", ".join(LOCAL_HOSTS))
    try:
        connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=LOCAL_SECONDS)
    except ValueError:
        raise InputError("runs.bad-address") from None
    asked = (("If-None-Match", etag), ("If-Modified-Since", modified), ("Accept-Encoding", packing or "identity"))
    try:
        with _in_time(connection):
            connection.request("GET", parts.path or "/", headers={name: value for name, value in asked if value})
            response = connection.getresponse()
            body = response.read(LARGEST_FEED * 10)
        said = {name.casefold(): value for name, value in response.getheaders()}
    except TimeoutError:
        raise StoreError("runs.too-slow", host="127.0.0.1", seconds=round(LOCAL_SECONDS)) from None
    except (OSError, ValueError, http.client.HTTPException):
        raise StoreError("runs.unreachable", host="127.0.0.1") from None
    finally:
        connection.close()
    size = said.get("content-length", "")
    if response.status == 200 and size.isdecimal() and len(body) < min(int(size), LARGEST_FEED * 10):
        raise StoreError("runs.unreachable", host="127.0.0.1")
    if response.status == 304:
        return Answer(False)
    if response.status != 200:
        raise answered("127.0.0.1", response.status)
    return Answer(True, body, said.get("etag", ""), said.get("last-modified", ""), said)


@contextmanager
def _in_time(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Hang up when the whole answer takes too long, however steadily it trickles; TimeoutError then."""
    connection.connect()
    line = connection.sock
    late = threading.Event()

    def hang_up() -> None:
        late.set()
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(LOCAL_SECONDS, hang_up)
    clock.daemon = True
    clock.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if not late.is_set():
            raise
    finally:
        clock.cancel()
    if late.is_set():
        raise TimeoutError


def _packages() -> Iterator[Finding]:
    found, missing = [], []
    for part in ("hip-planner", *PARTS):
        try:
            found.append(f"{part} {metadata.version(part)}")
        except metadata.PackageNotFoundError:
            missing.append(part)
    yield Finding("doctor-packages", values={"packages": ", ".join(found)})
    if missing:
        command = f"pip install {' '.join(missing)}"
        yield Finding("doctor-missing", "bad", {"packages": ", ".join(missing), "command": command})
    for extra, package in EXTRAS.items():
        try:
            yield Finding("doctor-extra", values={"extra": extra, "version": metadata.version(package)})
        except metadata.PackageNotFoundError:
            command = f'pip install "hip-planner[{extra}]"'
            yield Finding("doctor-no-extra", "well", {"extra": extra, "command": command})


def _sqlite() -> Iterator[Finding]:
    from planner.store.checking import has_wal_reset_race

    version = sqlite3.sqlite_version
    if has_wal_reset_race(sqlite3.sqlite_version_info):
        yield Finding("store-wal-reset", "note", {"version": version})
    else:
        yield Finding("doctor-sqlite", values={"version": version})


def _templates() -> Iterator[Finding]:
    try:
        library, races = catalogue.load(), entries.race_files()
    except PlannerError as error:
        yield Finding("doctor-broken", "bad", cause=error)
        return
    counts: dict[str, Value] = {
        "exercises": len(library.exercises),
        "races": len(races),
        "languages": ", ".join(templates.languages()),
    }
    folders = filter(None, (str(templates.TEMPLATES), templates.OWN))
    yield Finding("doctor-templates", values={"path": ", ".join(folders), **counts})


def _cache() -> Finding:
    place = cache.folder()
    files = [path for path in place.rglob("*") if path.is_file()] if place.is_dir() else []
    size = round(sum(path.stat().st_size for path in files) / 1000)
    usable = os.access(_standing(place), os.W_OK)
    code = "doctor-cache" if usable else "doctor-cache-readonly"
    return Finding(code, "well" if usable else "note", {"path": str(place), "size": size})


def _standing(path: Path) -> Path:
    """Return the nearest folder above a path that is there."""
    return path if path.exists() or path == path.parent else _standing(path.parent)


def _store(address: str | None) -> Iterator[Finding]:
    from planner.store import open_store
    from planner.store.location import locate

    try:
        location = locate(address)
        if location.path is not None and not location.path.exists():
            yield Finding("doctor-no-store", values={"place": location.shown})
            return
        with open_store(address) as store:
            health = store.check()
    except PlannerError as error:
        yield Finding("doctor-broken", "bad", cause=error)
        return
    counts = {"plans": health.counts.get("plan", 0), "feeds": health.counts.get("feed", 0)}
    yield Finding("doctor-store", values={"place": health.shown, "database": health.database, **counts})
    for note in health.faults:
        yield Finding(note.code, "bad", note.values)
    for note in health.warnings:
        if note.code != "store-wal-reset":
            yield Finding(note.code, "note", note.values)


def _headers(answer: Answer) -> Iterator[Finding]:
    said = answer.headers
    kind = said.get("content-type", "")
    right = kind.casefold().replace(" ", "").startswith("text/calendar")
    yield Finding("doctor-type" if right else "doctor-wrong-type", "well" if right else "bad", {"type": kind or "–"})
    if not answer.etag or answer.etag.startswith("W/"):
        yield Finding("doctor-no-etag", "note")
    if not answer.modified:
        yield Finding("doctor-no-modified", "note")
    kept = said.get("cache-control", "")
    fresh = any(word in kept.casefold() for word in ("no-cache", "no-store", "max-age=0"))
    values = {"said": kept} if kept else {}
    yield Finding("doctor-revalidated" if fresh else "doctor-cached", "well" if fresh else "note", values)
    age = said.get("age", "")
    if age.isdecimal() and len(age) < 10 and int(age) > OLD_S:
        yield Finding("doctor-kept", "note", {"hours": round(int(age) / 3600)})


def _again(url: str, answer: Answer, fetch: Fetch) -> Iterator[Finding]:
    """Ask again as a subscriber does: for what is new only, and for a packed body."""
    try:
        if answer.etag or answer.modified:
            unchanged = not fetch(url, etag=answer.etag, modified=answer.modified).changed
            if unchanged:
                yield Finding("doctor-unchanged")
            else:
                yield Finding("doctor-always-new", "note", {"by": "etag" if answer.etag else "modified"})
        packed = fetch(url, packing="gzip")
    except PlannerError as error:
        yield Finding("doctor-broken", "bad", cause=error)
        return
    if "gzip" in packed.headers.get("content-encoding", ""):
        size = packed.headers.get("content-length", "")
        values: dict[str, Value] = {"size": round(int(size) / 1000, 1) if size.isdecimal() else "–"}
        yield Finding("doctor-packed", values=values)
    else:
        yield Finding("doctor-not-packed", "note")


def _modified(answer: Answer) -> datetime | None:
    try:
        return parsedate_to_datetime(answer.modified) if answer.modified else None
    except ValueError:
        return None


def _read(body: bytes, name: str) -> tuple[list[datetime], bool, datetime | None, ZoneInfo]:
    """Read when events start, whether the calendar is ours, when ours last changed, and where its days are counted."""
    from planner.exports.ics import reader

    try:
        edition = reader.read(body, "")
        return [entry.starts for entry in edition.shown], True, edition.modified, zone(edition.face.zone)
    except InputError:
        pass
    from planner.runs.reading import read

    home = zone(VIETNAM)
    starts = [event.start for event in read(body, home=home, source=name).events]
    return [_instant(start, home) for start in starts], False, None, home


def _instant(start: date | datetime, home: ZoneInfo) -> datetime:
    """Take a day, or an hour without a zone, as one in Vietnam."""
    if not isinstance(start, datetime):
        return datetime.combine(start, time(), home)
    return start if start.tzinfo else start.replace(tzinfo=home)
