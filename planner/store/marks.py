"""Marks: what a runner says of each session, one a session, and the way back.

Saying the same again changes nothing, so a mark whose answer was lost may simply be sent again.
Every change is remembered in order, and ``undo`` takes back the last one that still stands.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from planner.errors import StoreError, Unknown
from planner.model import Log
from planner.store import tables
from planner.store.plans import Room, bump, known, locked
from planner.store.records import Kept, Undone


class Marks(Room):
    """Keeping marks."""

    def mark(self, plan: str, log: Log, seen: int | None = None) -> bool:
        """Keep what the runner says of a session; return whether that changed anything.

        ``seen`` is the revision that the session was read from. Where another is current by now and has no such
        session, raise ``session-unknown``.
        """
        return self._change(plan, log.session, log.model_dump_json(), seen)

    def unmark(self, plan: str, session: str) -> bool:
        """Take a session's mark away; return whether there was one."""
        return self._change(plan, session, None)

    def _change(self, plan: str, session: str, after: str | None, seen: int | None = None) -> bool:
        now = self._now()

        def work(connection: Connection) -> bool:
            kept = locked(connection, plan)
            before = _document(connection, plan, session)
            if before == after:
                return False
            if seen not in (None, kept.revision):
                self._insist_on(connection, kept, session)
            _remember(connection, plan, session, (before, after), now)
            _put(connection, kept, session, after, now)
            return True

        return self._database.write(work)

    def _insist_on(self, connection: Connection, kept: Kept, session: str) -> None:
        """Refuse a session that the plan has no longer."""
        if session not in {each.id for each in self._current(connection, kept).sessions}:
            raise Unknown("session-unknown", name=session)

    def undo(self, plan: str) -> Undone | None:
        """Take back the last change of a mark; None where there is nothing left to take back."""
        history = tables.mark_history
        now = self._now()

        def work(connection: Connection) -> tuple[str, str | None, str | None] | None:
            kept = locked(connection, plan)
            query = select(history).where(history.c.plan == plan).order_by(history.c.number.desc()).limit(1)
            last = connection.execute(query).one_or_none()
            if last is None:
                return None
            connection.execute(delete(history).where(history.c.plan == plan, history.c.number == last.number))
            _put(connection, kept, last.session, last.before, now)
            return last.session, last.before, last.after

        taken = self._database.write(work)
        if taken is None:
            return None
        session, before, after = taken
        return Undone(session, self._log(before), self._log(after))

    def marks(self, plan: str) -> tuple[Log, ...]:
        """Return every mark that stands, by session."""
        table = tables.mark
        with self._database.read() as connection:
            known(connection, plan)
            documents = connection.scalars(
                select(table.c.document).where(table.c.plan == plan).order_by(table.c.session)
            ).all()
        return tuple(log for document in documents if (log := self._log(document)) is not None)

    def _log(self, document: str | None) -> Log | None:
        return None if document is None else load_log(document, self._database.location.shown)


def load_log(document: str, place: str) -> Log:
    """Read a stored mark; what is wrong with a damaged one is not told, for it is private."""
    try:
        return Log.model_validate_json(document)
    except ValidationError:
        raise StoreError("store-damaged", place=place) from None


_OF_SESSION = (tables.mark.c.plan == bindparam("of_plan"), tables.mark.c.session == bindparam("of_session"))
_DOCUMENT = select(tables.mark.c.document).where(*_OF_SESSION)
_DELETE = delete(tables.mark).where(*_OF_SESSION)
_UPDATE = update(tables.mark).where(*_OF_SESSION).values(document=bindparam("said"), marked_at=bindparam("now"))
_LAST = select(func.max(tables.mark_history.c.number)).where(tables.mark_history.c.plan == bindparam("of_plan"))


def _document(connection: Connection, plan: str, session: str) -> str | None:
    document: str | None = connection.scalar(_DOCUMENT, {"of_plan": plan, "of_session": session})
    return document


def _remember(
    connection: Connection, plan: str, session: str, change: tuple[str | None, str | None], now: datetime
) -> None:
    last = connection.scalar(_LAST, {"of_plan": plan}) or 0
    before, after = change
    row = {"plan": plan, "number": last + 1, "session": session, "changed_at": now, "before": before, "after": after}
    connection.execute(insert(tables.mark_history), row)


def _put(connection: Connection, kept: Kept, session: str, document: str | None, now: datetime) -> None:
    this = {"of_plan": kept.key, "of_session": session}
    if document is None:
        connection.execute(_DELETE, this)
    elif connection.execute(_UPDATE, {**this, "said": document, "now": now}).rowcount == 0:
        row = {"plan": kept.key, "session": session, "document": document, "marked_at": now}
        connection.execute(insert(tables.mark), row)
    bump(connection, kept, now)
