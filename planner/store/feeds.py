"""Feeds: links to a plan, their rendered bytes, and the editions of the events in them.

A token is seen once, when its link is made; after that only its hash is known. The key to the log that stands in
a calendar's bytes stands beside them, for they are written again without the token. A link that was rotated, revoked
or forgotten never works again and stays known as gone. Bytes that show less than those already kept are refused.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, NoReturn

from sqlalchemy import Connection, Row, insert, or_, select, text, update

from planner.errors import StoreError, Unknown
from planner.model import Value
from planner.store import tables
from planner.store.packing import REPLACED, pack, unpack
from planner.store.plans import Room, known, locked
from planner.store.records import Editions, Feed, Link, Purpose, Rendered, State, Variant

TOKEN_BYTES = 24
CHANNEL = "planner_feeds"
LISTED = tuple(
    tables.feed.c[name]
    for name in (
        "token_hash",
        "plan",
        "purpose",
        "state",
        "variant",
        "since",
        "closed_at",
        "changes",
        "etag",
        "modified",
        "log_key",
    )
)


def new_token() -> str:
    """Make the secret of a link; none begins with a hyphen, for a command line would take it for an option."""
    while (token := secrets.token_urlsafe(TOKEN_BYTES)).startswith("-"):
        pass
    return token


def hash_token(token: str) -> str:
    """Return what the store knows a token by."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def log_key(token: str) -> str:
    """Return what opens the log from the calendar that a token reads, and nothing else."""
    return hmac.digest(token.encode(), b"planner log", "sha256").hex()


class Feeds(Room):
    """Keeping feeds."""

    def feed_new(
        self,
        plan: str,
        purpose: Purpose = "read",
        variant: Variant | None = None,
        token: str | None = None,
        *,
        logs: bool = False,
    ) -> Link:
        """Make a link to a plan; its token is in the answer and nowhere else, or the ``new_token`` that is given.

        With ``logs`` the calendar's events lead to the log.
        """

        def work(connection: Connection) -> Link:
            locked(connection, plan)
            made = _New(plan, purpose, _canonical(variant or {}), token or new_token(), logs)
            return _insert(connection, made, self._now())

        return self._database.write(work)

    def feed_by_hash(self, token_hash: str) -> Feed | None:
        """Return the feed, active or gone; None for a token that never was."""
        with self._database.read() as connection:
            return _find(connection, token_hash)

    def feeds(self, plan: str | None = None) -> tuple[Feed, ...]:
        """Return the links to one plan or to all, the oldest first; forgotten ones belong to none."""
        table = tables.feed
        query = select(*LISTED).where(table.c.plan.is_not(None)).order_by(table.c.since, table.c.token_hash)
        if plan is not None:
            query = query.where(table.c.plan == plan)
        with self._database.read() as connection:
            if plan is not None:
                known(connection, plan)
            return tuple(feed_of(row) for row in connection.execute(query))

    def feeds_behind(self, plan: str | None = None, *, since: datetime | None = None) -> tuple[Feed, ...]:
        """Return the active feeds whose bytes show an older revision than their plan's, or none; after a crash, too.

        With ``since`` only plans that were changed from then on are looked at: a million feeds need not be.
        """
        table, plans = tables.feed, tables.plan
        query = (
            select(*LISTED)
            .join(plans, plans.c.key == table.c.plan)
            .where(table.c.state == "active", table.c.purpose == "read")
            .where(or_(table.c.revision.is_(None), table.c.revision < plans.c.revision))
            .order_by(table.c.since, table.c.token_hash)
        )
        if plan is not None:
            query = query.where(table.c.plan == plan)
        if since is not None:
            query = query.where(plans.c.changed_at >= since)
        with self._database.read() as connection:
            return tuple(feed_of(row) for row in connection.execute(query))

    def editions(self, plan: str, variant: Variant) -> Editions | None:
        """Return the editions of a plan's events in one variant; None before the first rendering."""
        table = tables.edition
        query = select(table.c.document, table.c.version).where(
            table.c.plan == plan, table.c.variant == _canonical(variant)
        )
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Editions(unpack(row.document, self._database.location.shown), row.version)

    def feed_put_bytes(self, token_hash: str, rendered: Rendered, editions: Editions | None = None) -> bool:
        """Keep a feed's bytes and, in the same moment, the editions they were rendered from.

        Return False, and keep nothing, where the bytes kept already show later changes or a later
        Last-Modified. ``editions.version`` is the version that was read (0: there was none); where
        somebody else wrote another one since, raise ``store-conflict``: read, render and put again.
        """
        seen = None if editions is None else _Seen(pack(editions.document, REPLACED), editions.version)

        def work(connection: Connection) -> bool:
            feed = _held(connection, token_hash)
            if feed.plan is None or feed.state != "active":
                _refuse(token_hash)
            if _later(feed, rendered):
                return False
            if seen is not None:
                _put_editions(connection, feed.plan, _canonical(feed.variant), seen)
            _update(
                connection,
                token_hash,
                revision=rendered.revision,
                changes=rendered.changes,
                modified=rendered.modified,
                etag=rendered.etag,
                gzip_etag=rendered.gzip_etag,
                body=rendered.body,
                gzip=rendered.gzip,
            )
            return True

        return self._database.write(work)

    def rotate(self, token_hash: str) -> Link:
        """Close a link and make another one like it, which shows the same bytes at once."""

        def work(connection: Connection) -> Link:
            feed = _held(connection, token_hash)
            if feed.plan is None or feed.state != "active":
                _refuse(token_hash)
            made = _New(feed.plan, feed.purpose, _canonical(feed.variant), new_token(), feed.log_key is not None)
            link = _insert(connection, made, self._now())
            _carry_bytes(connection, token_hash, link.feed.token_hash)
            _close(connection, token_hash, "rotated", self._now())
            return link

        return self._database.write(work)

    def revoke(self, token_hash: str) -> bool:
        """Close a link for good; return False where it was closed already."""

        def work(connection: Connection) -> bool:
            feed = _held(connection, token_hash)
            if feed.state == "active":
                _close(connection, token_hash, "revoked", self._now())
            return feed.state == "active"

        return self._database.write(work)


def announce(connection: Connection, token_hash: str) -> None:
    """Tell the readers in other processes, once this is committed, that a feed has changed.

    SQLite's readers see for themselves that the file has changed.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:channel, :hash)"), {"channel": CHANNEL, "hash": token_hash})


def _canonical(variant: Mapping[str, Value]) -> str:
    return json.dumps(dict(variant), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def feed_of(row: Row[*tuple[Any, ...]]) -> Feed:
    """Return the feed that a row with the columns of ``LISTED`` tells of."""
    values = {column.name: getattr(row, column.name) for column in LISTED}
    values["variant"] = json.loads(values["variant"])
    return Feed(**values)


def _find(connection: Connection, token_hash: str) -> Feed | None:
    row = connection.execute(select(*LISTED).where(tables.feed.c.token_hash == token_hash)).one_or_none()
    return None if row is None else feed_of(row)


def _held(connection: Connection, token_hash: str) -> Feed:
    """Return the feed with its plan locked: the plan first, always, so that nobody waits in a ring."""
    feed = _find(connection, token_hash)
    if feed is not None and feed.plan is not None:
        locked(connection, feed.plan)
        feed = _find(connection, token_hash)
    if feed is None:
        _refuse(token_hash)
    return feed


class _New(NamedTuple):
    """A link to be made."""

    plan: str
    purpose: Purpose
    variant: str
    token: str
    logs: bool


def _insert(connection: Connection, made: _New, now: datetime) -> Link:
    token_hash = hash_token(made.token)
    key = log_key(made.token) if made.logs else None
    connection.execute(
        insert(tables.feed).values(
            token_hash=token_hash,
            plan=made.plan,
            purpose=made.purpose,
            state="active",
            variant=made.variant,
            since=now,
            log_key=key,
            log_hash=None if key is None else hash_token(key),
        )
    )
    feed = _find(connection, token_hash)
    if feed is None:
        raise AssertionError("a row just inserted is there")
    return Link(made.token, feed)


def _update(connection: Connection, token_hash: str, **values: object) -> None:
    connection.execute(update(tables.feed).where(tables.feed.c.token_hash == token_hash).values(**values))
    announce(connection, token_hash)


def _close(connection: Connection, token_hash: str, state: State, now: datetime) -> None:
    _update(connection, token_hash, state=state, closed_at=now, body=None, gzip=None, log_key=None)


def _carry_bytes(connection: Connection, source: str, target: str) -> None:
    table = tables.feed
    names = ("revision", "changes", "modified", "etag", "gzip_etag", "body", "gzip")
    row = connection.execute(select(*(table.c[name] for name in names)).where(table.c.token_hash == source)).one()
    _update(connection, target, **row._asdict())


def _later(feed: Feed, rendered: Rendered) -> bool:
    if feed.changes is None or feed.modified is None:
        return False
    return feed.changes > rendered.changes or feed.modified > rendered.modified


class _Seen(NamedTuple):
    """Editions to be put, packed."""

    document: bytes
    version: int


def _put_editions(connection: Connection, plan: str, variant: str, seen: _Seen) -> None:
    table = tables.edition
    this = (table.c.plan == plan, table.c.variant == variant)
    row = connection.execute(select(table.c.version, table.c.document).where(*this)).one_or_none()
    if row is not None and row.document == seen.document:
        return
    version = 0 if row is None else row.version
    if version != seen.version:
        raise StoreError("store-conflict", plan=plan, expected=seen.version, current=version)
    if row is None:
        connection.execute(insert(table).values(plan=plan, variant=variant, version=1, document=seen.document))
    else:
        connection.execute(update(table).where(*this).values(version=version + 1, document=seen.document))


def _refuse(token_hash: str) -> NoReturn:
    raise Unknown("store-feed-unknown", feed=token_hash[:8])
