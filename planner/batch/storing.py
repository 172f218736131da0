"""Where a batch leaves its work when that is a store: everybody's plan, each its own person's, and their links.

Plans are made and calendars drawn in parallel; only one process of a batch writes. A row that is kept already goes on
from its plan, and the links to it show that at once; where its runner changed or logged something meanwhile, the row
is done again from what they left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime

from planner.batch.checking import checked
from planner.batch.keeping import Run, Tally
from planner.batch.linking import Links
from planner.batch.lists import LINKS, REJECTED, List
from planner.batch.planning import Terms
from planner.batch.registrants import Row, Table
from planner.batch.running import Drawn, Outcome, Task, done, through
from planner.errors import StoreError
from planner.exports.json import load
from planner.following import Following
from planner.rendering import Asking
from planner.store import Store, hash_token
from planner.store.feeds import new_token
from planner.store.records import Feed, Kept

ATTEMPTS = 5
"""How often a row is done where each time its runner changes or logs something meanwhile."""


@dataclass(frozen=True, slots=True)
class _Keeping:
    """A store on its way through a table."""

    following: Following
    links: Links | None
    before: dict[int, tuple[Kept, ...]] = field(default_factory=dict)
    """What the store knew of the rows that are on their way, by their lines."""

    def tasks(self, rows: Iterable[Row]) -> Iterator[Task]:
        """Give every row its plan as it is, where there is one."""
        for row in rows:
            yield Task(row) if row.faults else self.task(row)

    def task(self, row: Row) -> Task:
        """Give a row its plan as it is, where there is one."""
        store = self.following.store
        kept = self.before[row.line] = store.plans(row.id)
        if not kept:
            return Task(row, base_url=self.links.base_url if self.links else "")
        before = store.plan(kept[0].key).model_copy(update={"id": _unscoped(kept[0])})
        return Task(row, before=before.model_dump_json(by_alias=True).encode())

    def settled(self, row: Row, outcome: Outcome, terms: Terms) -> tuple[Outcome, Kept | None]:
        """Keep what was made of a row; do it again as often as its runner was quicker, and give what came of it."""
        attempts = 1
        while outcome.state != "rejected":
            try:
                return outcome, self.keep(row, outcome)
            except StoreError as error:
                if error.code != "store-conflict" or attempts == ATTEMPTS:
                    raise
            attempts += 1
            outcome = done(self.task(row), terms)
        self.before.pop(row.line, None)
        return outcome, None

    def keep(self, row: Row, outcome: Outcome) -> Kept:
        """Keep a row's plan, or its next revision."""
        store, plan = self.following.store, load(outcome.plan, row.id)
        kept = next((one for one in self.before.pop(row.line) if _unscoped(one) == plan.id), None)
        if kept is None:
            return store.add_plan(plan, person=row.id)
        known = store.plan(kept.key)
        plan = plan.model_copy(update={"id": known.id})
        if known != plan:
            self.following.revise(kept.key, plan, kept.revision, changes=kept.changes)
        return kept

    def linked(self, kept: Kept, drawn: Drawn | None) -> tuple[str, str]:
        """Return the state and the token of a plan's link, made where there is none."""
        assert self.links is not None
        known = self.links.known.get(kept.key)
        feed = self.following.store.feed_by_hash(hash_token(known)) if known else None
        token = known or (drawn.token if drawn else new_token())
        if known is None:
            self.links.remember(kept.key, token)
        if feed is None:
            feed = self._made(kept, token, drawn if drawn and drawn.token == token else None)
        elif feed.state == "active" and feed.changes is None:
            self._rendered(kept)
        return feed.state, token

    def _made(self, kept: Kept, token: str, drawn: Drawn | None) -> Feed:
        """Make a link work, with the calendar that was drawn for it where there is one."""
        assert self.links is not None
        asking = Asking(base_url=self.links.base_url)
        variant = drawn.variant if drawn else asking.stored(line=hash_token(token)[:8])
        feed = self.following.store.feed_new(kept.key, "read", variant, token, logs=asking.logs).feed
        if drawn is not None and kept.changes == drawn.rendered.changes:
            self.following.store.feed_put_bytes(feed.token_hash, drawn.rendered, drawn.editions)
        else:
            self._rendered(kept)
        return feed

    def _rendered(self, kept: Kept) -> None:
        if self.following.refresh(kept.key):
            raise StoreError("feed-unsound", plan=kept.key)


def _unscoped(kept: Kept) -> str:
    """Return the id that a plan has where it is made, before the store gave it one among everybody's."""
    return kept.key.partition(".")[0]


def into_store(table: Table, store: Store, now: datetime, run: Run, links: Links | None = None) -> Tally:
    """Keep a plan for every row in a store, and list a link to each where that is wanted."""
    keeping, tally = _Keeping(Following(store, lambda: now), links), Tally()
    with ExitStack() as lists:
        rejected = lists.enter_context(List(run.rejected, REJECTED))
        listed = lists.enter_context(List(links.path, LINKS)) if links else None
        for row, first in through(keeping.tasks(checked(table, run.terms)), run.terms, run.workers):
            outcome, kept = keeping.settled(row, first, run.terms)
            tally.count(outcome)
            if kept is None:
                rejected.tell_each(row.line, outcome.faults)
            elif links is not None and listed is not None:
                state, token = keeping.linked(kept, outcome.drawn)
                who = (row.values.get("name", ""), row.values.get("email", ""))
                listed.tell(row.line, row.id, *who, kept.key, state, *links.cells(token))
                links.rows.pop(kept.key, None)
            run.tick()
        if links is not None and listed is not None:
            tally.others = len(links.rows)
            for cells in links.rows.values():
                listed.tell(*cells)
    if links is not None:
        links.forget_journal()
    return tally
