"""Plans with every revision they ever had.

A revision is written once and never again. Going back makes a new revision with the old content,
so that the numbers, and the events' SEQUENCE with them, only grow. Refuses a revision that was made
from another than the current one.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from pydantic import ValidationError
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from planner.errors import StoreError, Unknown
from planner.model import Plan
from planner.spelling import nearest
from planner.store import tables
from planner.store.database import Database
from planner.store.packing import KEPT, pack, unpack
from planner.store.records import Kept, Revision

Clock = Callable[[], datetime]
MOST_OPEN = 64
"""Plans that stay read, the ones used last: one of twenty weeks takes 0.6 MB, so all of them some 40 MB a process."""

_PLAN = select(tables.plan).where(tables.plan.c.key == bindparam("name"))
_LOCKED = _PLAN.with_for_update()
_BUMP = (
    update(tables.plan)
    .where(tables.plan.c.key == bindparam("name"))
    .values({name: bindparam(name) for name in ("changes", "changed_at", "revision")})
)


def new_person() -> str:
    """Return an unguessable name for somebody who has none: a visitor without an account."""
    return secrets.token_hex(8)


def person_of(name: str) -> str:
    """Return the person that an athlete of this name is: readable, and apart from all others."""
    name = unicodedata.normalize("NFC", name).strip()
    plain = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "d")).casefold()
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    slug = "-".join(words.split())[:40].rstrip("-") or "runner"
    return f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:8]}" if name else slug


def id_of(plan_id: str, person: str) -> str:
    """Return the id of a person's plan: the events of two who share a race, and have no name, are not one another's."""
    return "p" + hashlib.blake2b(f"{plan_id}\n{person}".encode(), digest_size=6).hexdigest()


class Room:
    """What every part of the store stands on: the database and the clock."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _current(self, connection: Connection, kept: Kept, revision: int | None = None) -> Plan:
        """Return a plan as it is, or as it was in ``revision``, within a transaction."""
        table = tables.revision
        number = revision or kept.revision
        one = select(table.c.document).where(table.c.plan == kept.key, table.c.number == number)
        document = connection.scalar(one)
        if document is None:
            raise Unknown("store-revision-unknown", plan=kept.key, revision=number)
        return load_plan(document, self._database.location.shown)


class Plans(Room):
    """Keeping plans."""

    def add_plan(
        self, plan: Plan, *, person: str | None = None, why: str = "followed", sources: str | None = None
    ) -> Kept:
        """Keep a new plan as revision 1; adding the very same plan again, even later, changes nothing.

        Without ``person`` it belongs to whoever bears the athlete's name, and its key is the plan's id.
        Where strangers share a store, give each a ``new_person()``: the key then ends in it, the plan's id is
        made anew of both, and two nameless runners with the same race stay apart, their events too.
        ``sources`` are kept with it or not at all.
        """
        key = plan.id if person is None else f"{plan.id}.{person}"
        owner = person_of(plan.athlete.name) if person is None else person
        own_id = plan.id if person is None else id_of(plan.id, person)
        first = _written(plan.model_copy(update={"revision": 1, "id": own_id}))
        now = self._now()

        def work(connection: Connection) -> Kept:
            if (kept := find(connection, key)) is not None:
                if _holds(connection, key, first) and sources in (None, sources_of(connection, key)):
                    return kept
                raise StoreError("store-plan-exists", plan=key)
            table = tables.person
            if connection.scalar(select(table.c.id).where(table.c.id == owner)) is None:
                connection.execute(insert(table).values(id=owner, since=now))
            kept = Kept(key, owner, revision=1, changes=1, since=now, changed_at=now)
            connection.execute(
                insert(tables.plan).values(key=key, person=owner, revision=1, changes=1, since=now, changed_at=now)
            )
            _insert_revision(connection, key, first, why, now)
            if sources is not None:
                put_sources(connection, key, sources)
            return kept

        return self._database.write(work)

    def save_revision(
        self,
        plan: Plan,
        expected_revision: int,
        *,
        why: str = "adapted",
        key: str | None = None,
        sources: str | None = None,
        on: date | None = None,
        changes: int | None = None,
    ) -> Plan:
        """Keep ``plan`` as the revision after ``expected_revision`` and return it with its number.

        ``on`` is the revision's day, where that is not the day the plan was made.
        ``sources`` are kept with it or not at all, so that nobody meets the one without the other.
        Where somebody else's revision came first, or ``changes`` are no longer those of the plan as it was
        read because something was logged, raise ``store-conflict``: read, adapt and save again. Saving the
        same content again after an answer was lost changes nothing.
        """
        name = plan.id if key is None else key
        number = expected_revision + 1
        written = _written(plan.model_copy(update={"revision": number}))

        def work(connection: Connection) -> Plan:
            kept = locked(connection, name)
            if kept.revision == number and _holds(connection, name, written):
                return written.plan
            insist_on(kept, expected_revision, changes)
            _insert_revision(connection, name, written, why, self._now(), on=on)
            if sources is not None:
                put_sources(connection, name, sources)
            bump(connection, kept, self._now(), revision=number)
            return written.plan

        return self._database.write(work)

    def return_to(
        self,
        key: str,
        revision: int,
        expected_revision: int,
        *,
        sources: str | None = None,
        on: date | None = None,
        changes: int | None = None,
    ) -> Plan:
        """Make an old revision's content the newest revision, of the day ``on``, and return it."""
        old = self.plan(key, revision)
        return self.save_revision(
            old, expected_revision, why="returned", key=key, sources=sources, on=on, changes=changes
        )

    def plan(self, key: str, revision: int | None = None) -> Plan:
        """Return a plan as it is, or as it was in ``revision``."""
        with self._database.read() as connection:
            return self._current(connection, known(connection, key), revision)

    def kept(self, key: str) -> Kept:
        """Return what the store knows of a plan without opening it."""
        with self._database.read() as connection:
            return known(connection, key)

    def plans(self, person: str | None = None) -> tuple[Kept, ...]:
        """Return every plan, or those of one person, the one changed last first."""
        table = tables.plan
        query = select(table).order_by(table.c.changed_at.desc(), table.c.key)
        if person is not None:
            query = query.where(table.c.person == person)
        with self._database.read() as connection:
            return tuple(_kept(row) for row in connection.execute(query))

    def people(self) -> tuple[str, ...]:
        """Return everybody who has a plan here."""
        with self._database.read() as connection:
            return tuple(connection.scalars(select(tables.person.c.id).order_by(tables.person.c.id)))

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """Return every revision of a plan, the first one first."""
        table = tables.revision
        columns = (table.c.number, table.c.made_on, table.c.why, table.c.saved_at)
        with self._database.read() as connection:
            known(connection, key)
            rows = connection.execute(select(*columns).where(table.c.plan == key).order_by(table.c.number))
            return tuple(Revision(*row) for row in rows)


def find(connection: Connection, key: str) -> Kept | None:
    """Return the plan's row, if there is one."""
    row = connection.execute(_PLAN, {"name": key}).one_or_none()
    return None if row is None else _kept(row)


def known(connection: Connection, key: str) -> Kept:
    """Return the plan's row, or refuse with the keys that come closest."""
    kept = find(connection, key)
    if kept is None:
        _refuse_unknown(connection, key)
    return kept


def locked(connection: Connection, key: str) -> Kept:
    """Return the plan's row and keep everybody else from changing the plan until we are done."""
    row = connection.execute(_LOCKED, {"name": key}).one_or_none()
    if row is None:
        _refuse_unknown(connection, key)
    return _kept(row)


def insist_on(kept: Kept, revision: int, changes: int | None) -> None:
    """Refuse where a plan is no longer the one that was read."""
    if kept.revision != revision or changes not in (None, kept.changes):
        raise StoreError("store-conflict", plan=kept.key, expected=revision, current=kept.revision)


def sources_of(connection: Connection, plan: str) -> str | None:
    """Return a plan's sources; None where none were kept."""
    document: str | None = connection.scalar(select(tables.source.c.document).where(tables.source.c.plan == plan))
    return document


def put_sources(connection: Connection, plan: str, document: str) -> None:
    """Keep a plan's sources in place of those kept before."""
    table = tables.source
    changed = connection.execute(update(table).where(table.c.plan == plan).values(document=document))
    if changed.rowcount == 0:
        connection.execute(insert(table).values(plan=plan, document=document))


def bump(connection: Connection, kept: Kept, now: datetime, revision: int | None = None) -> None:
    """Say that something a feed may show has changed."""
    changed = {"changes": kept.changes + 1, "changed_at": now, "revision": revision or kept.revision}
    connection.execute(_BUMP, {"name": kept.key, **changed})


@lru_cache(maxsize=MOST_OPEN)
def load_plan(packed: bytes, place: str) -> Plan:
    """Read a stored plan; what is wrong with a damaged one is not told, for it may be private."""
    try:
        return Plan.model_validate_json(unpack(packed, place))
    except ValidationError:
        raise StoreError("store-damaged", place=place) from None


def digest(document: str) -> str:
    """Return the digest that is stored beside a document, of its text: however it is packed, it is the same."""
    return hashlib.sha256(document.encode()).hexdigest()


def _kept(row: Row[*tuple[Any, ...]]) -> Kept:
    return Kept(**row._asdict())


class _Written(NamedTuple):
    """A plan as it is to be stored, made before anybody has to wait for it."""

    plan: Plan
    digest: str
    document: bytes


def _written(plan: Plan) -> _Written:
    document = plan.model_dump_json(by_alias=True)
    return _Written(plan, digest(document), pack(document, KEPT))


def _holds(connection: Connection, key: str, written: _Written) -> bool:
    table = tables.revision
    number = written.plan.revision
    stored = connection.scalar(select(table.c.digest).where(table.c.plan == key, table.c.number == number))
    return stored == written.digest


def _insert_revision(
    connection: Connection, key: str, written: _Written, why: str, now: datetime, *, on: date | None = None
) -> None:
    plan, stored, document = written
    connection.execute(
        insert(tables.revision).values(
            plan=key,
            number=plan.revision,
            made_on=on or plan.made_on,
            why=why,
            saved_at=now,
            digest=stored,
            document=document,
        )
    )


def _refuse_unknown(connection: Connection, key: str) -> NoReturn:
    near = nearest(key, connection.scalars(select(tables.plan.c.key).limit(1000)))
    raise Unknown("store-plan-unknown", plan=key, near=near, close=len(near))
