"""From a kept plan and what a link asks for to the bytes that subscribers get, checked and compressed.

Everything happens in memory. What cannot be read back exactly as it was meant is refused, so that no
subscriber ever sees it; whoever serves goes on with the bytes there were.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from planner.errors import InputError, StoreError
from planner.exports import ics
from planner.exports.editions import Edition
from planner.exports.ics import reader
from planner.model import Language, Plan, Value
from planner.store.records import Editions, Feed, Kept, Rendered

LOG_PATH = "/l"
SECOND = timedelta(seconds=1)
_FOLD = b"\r\n "
_LOG_KEY = re.compile(rb"(/F?lF?/F?)((?:F?[0-9a-f]){64})(?=F?/)".replace(b"F", rb"(?:\r\n )"))
"""The key of a log link, wherever its line is folded."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a link asks of the rendering."""

    busy: bool = False
    """Only that the time is taken; such a feed carries no log links either."""
    runs: bool = False
    """The runs that were read, too."""
    alarms: tuple[int, ...] = ()
    """Minutes before the start."""
    language: Language | None = None
    """Language of the feed; None: the runner's."""
    cancelled: bool = False
    """Dropped sessions stay, called off."""
    base_url: str = ""
    """Where the server is reached; without it sessions carry no log link."""

    @property
    def logs(self) -> bool:
        """Whether sessions lead to their log."""
        return bool(self.base_url) and not self.busy

    def stored(self, line: str) -> dict[str, Value]:
        """Return the form a store keeps; ``line`` sets apart the editions of feeds with log links of their own."""
        said: dict[str, Value] = {
            "busy": self.busy,
            "runs": self.runs,
            "alarms": ",".join(map(str, self.alarms)),
            "language": self.language or "",
            "cancelled": self.cancelled,
            "base_url": self.base_url,
            "line": line if self.logs else "",
        }
        return {name: value for name, value in said.items() if value}


def asking_of(stored: Mapping[str, Value]) -> Asking:
    """Read back what ``Asking.stored`` wrote."""
    alarms = str(stored.get("alarms", ""))
    return Asking(
        busy=bool(stored.get("busy")),
        runs=bool(stored.get("runs")),
        alarms=tuple(map(int, alarms.split(","))) if alarms else (),
        language=str(stored.get("language", "")) or None,
        cancelled=bool(stored.get("cancelled")),
        base_url=str(stored.get("base_url", "")),
    )


def log_link(base_url: str, log_key: str) -> str:
    """Return where sessions of a feed are logged, with ``{session}`` in it.

    The key says which plan, opens nothing but the log, cannot be turned back into the feed's
    address, and stops working with the feed.
    """
    return f"{base_url}{LOG_PATH}/{log_key}/{{session}}"


def variant_of(feed: Feed) -> ics.Variant:
    """Return how a feed shows its plan."""
    asking = asking_of(feed.variant)
    return ics.Variant(
        busy=asking.busy,
        runs=asking.runs,
        alarms=asking.alarms,
        language=asking.language,
        cancelled=asking.cancelled,
        log_link=log_link(asking.base_url, feed.log_key) if feed.log_key else "",
    )


def render(plan: Plan, kept: Kept, feed: Feed, before: Editions | None, now: datetime) -> tuple[Rendered, Editions]:
    """Return a feed's next bytes, and the editions to be kept with them.

    ``kept`` was read before the plan. Equal bytes keep their Last-Modified; others get a later one.
    """
    edition = None if before is None else Edition.model_validate_json(before.document)
    if edition is not None and feed.log_key is not None:
        edition = _relinked(edition, feed.log_key, now)
    calendar = ics.render(plan, variant_of(feed), edition=edition, now=now)
    _check(calendar.data, calendar.edition, kept.key)
    etag = _etag(calendar.data)
    compressed = gzip.compress(calendar.data, 9, mtime=0)
    rendered = Rendered(
        body=calendar.data,
        gzip=compressed,
        etag=etag,
        gzip_etag=_etag(compressed),
        modified=_modified(feed, etag, now),
        revision=plan.revision,
        changes=kept.changes,
    )
    version = 0 if before is None else before.version
    return rendered, Editions(calendar.edition.model_dump_json(), version)


def _relinked(edition: Edition, log_key: str, now: datetime) -> Edition:
    """Let events that are past lead to the log by the key of now: yesterday's session is the one to be logged.

    A key is always as long as another, so that the lines stay folded where they are.
    """
    now = now.astimezone(UTC).replace(microsecond=0)
    stamp = max(now, edition.modified + SECOND)
    entries = []
    for entry in edition.entries:
        body = _LOG_KEY.sub(lambda found: found[1] + _as_folded(found[2], log_key.encode()), entry.body)
        if entry.ends <= now and body != entry.body:
            entry = entry.model_copy(update={"body": body, "sequence": entry.sequence + 1, "stamp": stamp})
        entries.append(entry)
    return Edition.model_construct(face=edition.face, entries=tuple(entries))


def _as_folded(old: bytes, key: bytes) -> bytes:
    """Return the new key in the place of the old one, its line folded as it was."""
    parts, done = [], 0
    for part in old.split(_FOLD):
        parts.append(key[done : done + len(part)])
        done += len(part)
    return _FOLD.join(parts)


def _check(data: bytes, edition: Edition, plan: str) -> None:
    """Refuse a calendar that does not read back as exactly what was to be written."""
    try:
        back = reader.read(data, plan)
    except InputError:
        raise StoreError("feed-unsound", plan=plan) from None
    lines = data.split(b"\r\n")
    framed = lines[-1] == b"" and all(0 < len(line) <= 75 and b"\n" not in line for line in lines[:-1])
    if not framed or back.face != edition.face or back.entries != edition.shown:
        raise StoreError("feed-unsound", plan=plan)


def _etag(data: bytes) -> str:
    return f'"{sha256(data).hexdigest()[:32]}"'


def _modified(feed: Feed, etag: str, now: datetime) -> datetime:
    """Return Last-Modified, in the whole seconds that HTTP has."""
    if feed.modified is not None and feed.etag == etag:
        return feed.modified
    now = now.astimezone(UTC).replace(microsecond=0)
    return now if feed.modified is None else max(now, feed.modified + SECOND)
