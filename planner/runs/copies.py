"""Last good copies of fetched calendars, one file each, so that a bad day of a server costs nothing.

A copy is asked after at most once an hour, unless somebody wants it anew, and with its validators; when
the calendar cannot be had, or what comes is none, the last copy stands in and a note says from when it
is. Files are named by a hash, written whole or not at all, and for their owner's eyes only.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from planner.errors import PlannerError, StoreError
from planner.runs.fetching import Answer, fetch

REFRESH_SECONDS = 3_600
FORM = 1
_REFUSALS = frozenset(("runs.private-address", "runs.bad-address", "runs.scheme", "runs.port", "runs.credentials"))
"""Errors for which no copy stands in: the address itself must not be asked."""

Fetch = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Copy:
    """A calendar as it was last had."""

    body: bytes
    """Its bytes."""
    since: float
    """When these bytes were last known to be right, seconds since 1970."""
    stale: str = ""
    """Code of what kept us from asking today; empty: nothing did."""
    etag: str = ""
    """Validator."""
    modified: str = ""
    """Validator."""
    recent: bool = False
    """Whether nobody was asked, because it is so young."""


def latest(
    url: str,
    folder: Path | None,
    *,
    check: Callable[[bytes], object],
    fetch: Fetch = fetch,
    clock: Callable[[], float] = time.time,
    anew: bool = False,
) -> Copy:
    """Give a calendar as fresh as may be asked for, or ``anew``; ``check`` refuses bytes that are no calendar."""
    file = _file(url, folder) if folder else None
    held = _held(file) if file else None
    now = clock()
    if held and not anew and 0 <= now - held.since < REFRESH_SECONDS:
        return replace(held, recent=True)
    try:
        answer = fetch(url, etag=held.etag if held else "", modified=held.modified if held else "")
        if answer.changed:
            check(answer.body)
    except PlannerError as error:
        if held is None or error.code in _REFUSALS:
            raise
        return replace(held, stale=error.code)
    if answer.changed:
        fresh = Copy(answer.body, now, etag=answer.etag, modified=answer.modified)
    elif held:
        fresh = replace(held, since=now)
    else:
        raise StoreError("runs.unreachable", host="")
    if file:
        _keep(file, fresh)
    return fresh


def forget(url: str, folder: Path) -> None:
    """Remove the copy of a calendar, if there is one."""
    with suppress(OSError):
        _file(url, folder).unlink(missing_ok=True)


def _file(url: str, folder: Path) -> Path:
    return folder / f"{hashlib.sha256(url.encode()).hexdigest()[:40]}.copy"


def _held(file: Path) -> Copy | None:
    """Read a copy; one that is damaged or of another form counts as none."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        told = json.loads(head)
        if told["form"] != FORM or told["sha256"] != hashlib.sha256(body).hexdigest():
            return None
        return Copy(body, float(told["since"]), etag=str(told["etag"]), modified=str(told["modified"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(file: Path, copy: Copy) -> None:
    """Write a copy beside its place and put it there at once; a full disk only costs the copy."""
    told = {name: value for name, value in asdict(copy).items() if name in ("since", "etag", "modified")}
    head = json.dumps({"form": FORM, "sha256": hashlib.sha256(copy.body).hexdigest(), **told}).encode()
    name = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".copy-")
        with os.fdopen(handle, "wb") as written:
            written.write(head + b"\n" + copy.body)
        os.replace(name, file)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)
