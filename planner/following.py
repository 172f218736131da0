"""Plans that somebody follows: every change goes through here, so that the feeds show it at once.

Ties the store to the calendars: what is kept is durable first, then the plan's feeds are rendered and swapped.
Marks change no calendar. A feed that cannot be rendered
keeps its last good bytes, is told in the log by its plan and a code, and is tried again. No screen, no HTTP.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from planner.errors import PlannerError, StoreError
from planner.model import Log, Plan
from planner.rendering import Asking, render
from planner.store import Store
from planner.store.records import Feed, Kept, Link, Rendered, Undone

Outcome = TypeVar("Outcome")

_ATTEMPTS = 5
_log = logging.getLogger("planner.following")


@dataclass(frozen=True, slots=True)
class Following:
    """A store whose feeds follow its plans."""

    store: Store
    clock: Callable[[], datetime]
    kept: Callable[[str, Rendered], object] = lambda *_: None
    """Handed each feed's new bytes once they are stored, by the hash of its token."""

    def follow(self, plan: Plan, *, person: str | None = None, sources: str | None = None) -> Kept:
        """Keep a new plan, with what it is read from; following the very same plan again changes nothing."""
        return self._changed(self.store.add_plan(plan, person=person, sources=sources))

    def revise(
        self,
        key: str,
        plan: Plan,
        expected_revision: int,
        *,
        why: str = "adapted",
        sources: str | None = None,
        changes: int | None = None,
    ) -> Plan:
        """Keep ``plan`` as the next revision, with what it is read from; refuse where somebody else's came first.

        With ``changes`` refuse, too, where something was logged since.
        """
        saved = self.store.save_revision(plan, expected_revision, why=why, key=key, sources=sources, changes=changes)
        return self._shown(key, saved)

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
        """Make an old revision's content the newest revision, of the day ``on``."""
        saved = self.store.return_to(key, revision, expected_revision, sources=sources, on=on, changes=changes)
        return self._shown(key, saved)

    def mark(self, key: str, log: Log, seen: int | None = None) -> bool:
        """Keep what the runner says of a session of the revision ``seen``; return whether that changed anything."""
        return self.store.mark(key, log, seen)

    def unmark(self, key: str, session: str) -> bool:
        """Take a session's mark away; return whether there was one."""
        return self.store.unmark(key, session)

    def undo(self, key: str) -> Undone | None:
        """Take back the last change of a mark."""
        return self.store.undo(key)

    def subscribe(self, key: str, asking: Asking = Asking()) -> Link:  # noqa: B008 - a frozen value
        """Make a feed of a plan, rendered before its token leaves the house."""
        asked = asking.stored(line=secrets.token_hex(4))
        return self._rendered(self.store.feed_new(key, "read", asked, logs=asking.logs))

    def rotate(self, token_hash: str) -> Link:
        """Close a feed's link and make another one like it; a ``manage`` link, too."""
        link = self.store.rotate(token_hash)
        return self._rendered(link) if link.feed.purpose == "read" else link

    def refresh(self, key: str | None = None, *, since: datetime | None = None) -> int:
        """Render the feeds that are behind their plan, of one plan or of all; return how many could not be.

        With ``since`` only plans changed from then on are looked at.
        """
        try:
            return sum(not self._tried(feed) for feed in self.store.feeds_behind(key, since=since))
        except PlannerError as error:
            _log.warning("feeds are not up to date: %s", error.code)
            return 1

    def _changed(self, kept: Kept) -> Kept:
        return self._shown(kept.key, kept)

    def _shown(self, key: str, outcome: Outcome) -> Outcome:
        self.refresh(key)
        return outcome

    def _rendered(self, link: Link) -> Link:
        """Render a link's bytes, or close it: nobody is handed a feed that shows nothing."""
        try:
            self._render(link.feed)
        except BaseException:
            self.store.revoke(link.feed.token_hash)
            raise
        return link

    def _tried(self, feed: Feed) -> bool:
        """Render a feed that was behind, unless another worker has done so; say whether all is well."""
        try:
            if feed.token_hash in {behind.token_hash for behind in self.store.feeds_behind(feed.plan)}:
                self._render(feed)
        except Exception as error:
            code = error.code if isinstance(error, PlannerError) else type(error).__name__
            _log.warning("feed of plan %s keeps its last good bytes: %s", feed.plan, code)
            return False
        return True

    def _render(self, feed: Feed) -> None:
        """Render and swap, from the start again where somebody else was quicker."""
        for attempt in range(_ATTEMPTS):
            current = self.store.feed_by_hash(feed.token_hash)
            if current is None or current.plan is None or current.state != "active":
                return
            kept = self.store.kept(current.plan)
            plan = self.store.plan(kept.key)
            editions = self.store.editions(kept.key, current.variant)
            rendered, following = render(plan, kept, current, editions, self.clock())
            try:
                if self.store.feed_put_bytes(current.token_hash, rendered, following):
                    self.kept(current.token_hash, rendered)
                return
            except StoreError as error:
                if error.code != "store-conflict" or attempt == _ATTEMPTS - 1:
                    raise
