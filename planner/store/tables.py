"""The tables of the newest schema, one form for SQLite and PostgreSQL.

Instants are whole microseconds since 1970 in UTC and pass through one door, ``Instant``; documents
are JSON as the nouns wrote it, short ones as text, long ones packed. Nothing here is a serial number, so that
rows can be carried from one database to another as they are.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.schema import SchemaItem

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_number(instant: datetime) -> int:
    """Turn an aware datetime into microseconds since 1970."""
    if instant.tzinfo is None:
        raise TypeError("an instant needs its zone")
    return (instant - _EPOCH) // _MICROSECOND


def to_instant(number: int) -> datetime:
    """Turn microseconds since 1970 into an aware datetime in UTC."""
    return _EPOCH + number * _MICROSECOND


class Instant(TypeDecorator[datetime]):
    """The one door between aware datetimes and stored numbers."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Store an aware datetime as a number."""
        return None if value is None else to_number(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read a number as an aware datetime."""
        return None if value is None else to_instant(value)


metadata = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "ix": "ix_%(column_0_label)s"})


def _of_plan() -> Column[str]:
    return Column("plan", ForeignKey("plan.key", ondelete="CASCADE"), primary_key=True)


def _packed() -> tuple[SchemaItem, ...]:
    """Return a packed document; SQLite, to which types are advice, takes no text of an older program in its place."""
    is_packed = CheckConstraint("typeof(document) = 'blob'", name="packed").ddl_if(dialect="sqlite")
    return Column("document", LargeBinary, nullable=False), is_packed


meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("since", Instant, nullable=False),
)

plan = Table(
    "plan",
    metadata,
    Column("key", Text, primary_key=True),
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    _of_plan(),
    Column("number", Integer, primary_key=True),
    Column("made_on", Date, nullable=False),
    Column("why", Text, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("digest", Text, nullable=False),
    *_packed(),
)

mark = Table(
    "mark",
    metadata,
    _of_plan(),
    Column("session", Text, primary_key=True),
    Column("marked_at", Instant, nullable=False),
    Column("document", Text, nullable=False),
)

mark_history = Table(
    "mark_history",
    metadata,
    _of_plan(),
    Column("number", Integer, primary_key=True),
    Column("session", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("before", Text),
    Column("after", Text),
)

source = Table(
    "source",
    metadata,
    _of_plan(),
    Column("document", Text, nullable=False),
)

edition = Table(
    "edition",
    metadata,
    _of_plan(),
    Column("variant", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    *_packed(),
)

feed = Table(
    "feed",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("plan", ForeignKey("plan.key")),
    Column("purpose", Text, CheckConstraint("purpose IN ('read', 'manage')", name="purpose"), nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint("state IN ('active', 'rotated', 'revoked', 'forgotten')", name="state"),
        nullable=False,
    ),
    Column("variant", Text, nullable=False),
    Column("since", Instant),
    Column("closed_at", Instant),
    Column("revision", Integer),
    Column("changes", Integer),
    Column("modified", Instant),
    Column("etag", Text),
    Column("gzip_etag", Text),
    Column("body", LargeBinary),
    Column("gzip", LargeBinary),
    Column("log_key", Text),
    Column("log_hash", Text),
    CheckConstraint("(plan IS NULL) = (state = 'forgotten')", name="forgotten"),
)
Index("ix_feed_plan", feed.c.plan)
Index("ix_feed_log_hash", feed.c.log_hash, unique=True)

calendar = Table(
    "calendar",
    metadata,
    _of_plan(),
    Column("source", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("fetched_at", Instant, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body", LargeBinary, nullable=False),
)
