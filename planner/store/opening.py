"""What a link opens: the plan, what was logged, and the link itself, all of one moment and in one transaction.

A page or a call of the API asks for nothing else before it does its work, so this is kept short: two statements,
written once. Refuses nothing; whether a link may open what it leads to is for the asker to say.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from planner.errors import StoreError
from planner.store import tables
from planner.store.feeds import LISTED, feed_of
from planner.store.marks import load_log
from planner.store.plans import Room, load_plan
from planner.store.records import Kept, Opening

_PLAN = tuple(tables.plan.c[name].label(f"plan_{name}") for name in Kept.__slots__)
_LINK = (
    select(*LISTED, *_PLAN, tables.revision.c.document)
    .outerjoin(tables.plan, tables.plan.c.key == tables.feed.c.plan)
    .outerjoin(
        tables.revision,
        (tables.revision.c.plan == tables.plan.c.key) & (tables.revision.c.number == tables.plan.c.revision),
    )
)
_BY_TOKEN = _LINK.where(tables.feed.c.token_hash == bindparam("hash"))
_BY_LOG_KEY = _LINK.where(tables.feed.c.log_hash == bindparam("hash"))
_MARKS = select(tables.mark.c.document).where(tables.mark.c.plan == bindparam("plan")).order_by(tables.mark.c.session)


class Openings(Room):
    """Opening what links lead to."""

    def opening(self, token_hash: str) -> Opening | None:
        """Return what a link leads to; None for one that never was."""
        return self._found(_BY_TOKEN, token_hash)

    def opening_of_log(self, key_hash: str) -> Opening | None:
        """Return what the links in a calendar lead to, by the hash of its log key; None for one that never was."""
        return self._found(_BY_LOG_KEY, key_hash)

    def _found(self, link: Select[Any], hashed: str) -> Opening | None:
        documents: list[str] = []
        with self._database.read() as connection:
            row = connection.execute(link, {"hash": hashed}).one_or_none()
            if row is not None and row.plan is not None:
                documents = list(connection.scalars(_MARKS, {"plan": row.plan}))
        return None if row is None else self._opening(row, documents)

    def _opening(self, row: Row[*tuple[Any, ...]], documents: list[str]) -> Opening:
        feed = feed_of(row)
        if feed.plan is None:
            return Opening(feed)
        place = self._database.location.shown
        if row.document is None:
            raise StoreError("store-damaged", place=place)
        kept = Kept(**{name: getattr(row, f"plan_{name}") for name in Kept.__slots__})
        return Opening(feed, kept, load_plan(row.document, place), tuple(load_log(one, place) for one in documents))
