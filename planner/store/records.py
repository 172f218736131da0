"""What the store hands out: frozen records without a database behind them.

No ``repr`` here shows what a runner logged, where their calendar lies, or a token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from planner.model import Log, Note, Plan, Value

Purpose = Literal["read", "manage"]
State = Literal["active", "rotated", "revoked", "forgotten"]
Variant = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan as the store knows it, without its content."""

    key: str
    """The plan's name in this store: its id, with ``.person`` behind it where one was given."""
    person: str
    """Whose it is."""
    revision: int
    """The current revision."""
    changes: int
    """Grows with every revision, mark, undone mark and change of sources."""
    since: datetime
    """When it was first kept."""
    changed_at: datetime
    """When ``changes`` last grew."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a plan, without its content."""

    number: int
    """From 1."""
    made_on: date
    """The day the plan was made on."""
    why: str
    """Code of what brought it: ``followed``, ``adapted``, ``registered``, ``returned``."""
    saved_at: datetime
    """When it was stored."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What ``undo`` took back."""

    session: str
    """Whose mark."""
    before: Log | None = field(repr=False)
    """What stands again; None: no mark."""
    after: Log | None = field(repr=False)
    """What was taken away; None: the mark had been removed."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A feed's bytes with their validators."""

    body: bytes = field(repr=False)
    """The calendar."""
    gzip: bytes = field(repr=False)
    """The same, compressed."""
    etag: str
    """Strong validator of ``body``."""
    gzip_etag: str
    """Strong validator of ``gzip``."""
    modified: datetime
    """Last-Modified; never goes back."""
    revision: int
    """The plan's revision it shows."""
    changes: int
    """``Kept.changes`` as it was before the plan and its marks were read."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A link to a plan, known by its token's hash only."""

    token_hash: str
    """SHA-256 of the token, in hexadecimal. It names the link and opens nothing."""
    plan: str | None
    """The plan's key; None: forgotten, and kept only to answer that it is gone."""
    purpose: Purpose
    """Whether it reads a feed or manages the plan."""
    state: State
    """Anything but ``active`` is answered with 410."""
    variant: Variant
    """What was asked of the rendering: busy, alarms, language, base address."""
    since: datetime | None
    """When it was made; unknown once forgotten."""
    closed_at: datetime | None
    """When it stopped being active."""
    changes: int | None
    """``Rendered.changes`` of its bytes; None: never rendered."""
    etag: str | None
    """Validator of its bytes."""
    modified: datetime | None
    """Last-Modified of its bytes."""
    log_key: str | None = field(default=None, repr=False)
    """Opens the log, from the links in its events: a secret that no list may show. None: it has no such links."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a link leads to, all of one moment."""

    feed: Feed
    kept: Kept | None = None
    """None where the plan was forgotten."""
    plan: Plan | None = None
    """The plan as it is; None where it was forgotten."""
    logs: tuple[Log, ...] = field(default=(), repr=False)
    """What was said of its sessions, by session."""


@dataclass(frozen=True, slots=True)
class Link:
    """A feed just made, with the only sight of its token there will ever be."""

    token: str = field(repr=False)
    """The secret that goes into the address."""
    feed: Feed


@dataclass(frozen=True, slots=True)
class Served:
    """What answering a request for a feed needs."""

    state: State
    """``active``, or gone."""
    purpose: Purpose
    """A ``manage`` token is no feed."""
    etag: str | None
    """Validator of ``body``; None: never rendered."""
    gzip_etag: str | None
    """Validator of ``gzip``."""
    modified: datetime | None
    """Last-Modified."""
    body: bytes | None = field(repr=False)
    """The calendar; None: gone or never rendered."""
    gzip: bytes | None = field(repr=False)
    """The same, compressed."""


@dataclass(frozen=True, slots=True)
class Editions:
    """The revisions of a plan's events in one variant, as a document of the editions room."""

    document: str = field(repr=False)
    """JSON."""
    version: int = 0
    """Counts the writings; 0: never written."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A runner's calendar as it was last fetched."""

    url: str = field(repr=False)
    """Where from; a secret address, often."""
    body: bytes = field(repr=False)
    """What came."""
    fetched_at: datetime
    """When."""
    etag: str | None = None
    """For If-None-Match."""
    last_modified: str | None = None
    """For If-Modified-Since, as it came."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What ``forget`` removed."""

    plans: int
    """Plans, with every revision, mark and fetched calendar."""
    feeds: int
    """Links that now answer 410."""


@dataclass(frozen=True, slots=True)
class Health:
    """What ``check`` found."""

    shown: str
    """Where the store lies."""
    database: str
    """Name and version of the database."""
    schema: int
    """Version of the tables."""
    counts: Mapping[str, int]
    """Rows of each table."""
    faults: tuple[Note, ...] = ()
    """What is broken."""
    warnings: tuple[Note, ...] = ()
    """What works and may not always."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What ``copy`` carried over and compared."""

    rows: Mapping[str, int]
    """Rows of each table, equal on both sides."""
    digests: Mapping[str, str]
    """Digest over the rows of each table, equal on both sides."""
