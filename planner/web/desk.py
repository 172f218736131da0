"""What pages and API ask of the house: preview, keep, open, log, propose, apply, link.

Everything that a request may do to a store stands here once, so that a form and a JSON call mean the same.
A token opens exactly one plan; one that is unknown and one that is malformed are refused alike. The room
meets no HTML and no HTTP.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from planner import catalogue, keeping, making, moving
from planner.asked import Asked
from planner.comparing import Comparison, compare
from planner.engine.adaptation import Proposal
from planner.errors import StoreError, Unknown, UsageError
from planner.following import Following
from planner.keeping import Again, Current, Proposed
from planner.making import Made
from planner.model import Language, Log, Plan, Race, Session
from planner.moving import Moved
from planner.rendering import Asking
from planner.sooner import insist_on_the_next
from planner.store import hash_token, new_person
from planner.store.records import Feed, Kept, Link, Opening
from planner.web.links import LOG_KEY, TOKEN


class Gone(Unknown):
    """A link that worked once and was rotated, revoked or forgotten."""


MOST_CANDIDATES = 6
"""Races compared at once."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that a token opened."""

    token: str = field(repr=False)
    kept: Kept
    plan: Plan
    logs: tuple[Log, ...] = field(repr=False)
    today: date

    @property
    def key(self) -> str:
        """The plan's name in the store."""
        return self.kept.key

    @property
    def coming(self) -> tuple[Race, ...]:
        """The races that are to come; where all are over, the last one."""
        return tuple(race for race in self.plan.races if race.day >= self.today) or self.plan.races[-1:]

    def session(self, session_id: str) -> Session:
        """Return one of its sessions; Unknown where it has no such session."""
        for session in self.plan.sessions:
            if session.id == session_id:
                return session
        raise Unknown("session-unknown", name=session_id[:40])

    def log(self, session_id: str) -> Log | None:
        """Return what was said of a session."""
        return next((log for log in self.logs if log.session == session_id), None)


@dataclass(frozen=True, slots=True)
class Created:
    """A plan just kept, with its two links."""

    plan: Plan
    manage: Link
    feed: Link


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything requests may do, over one store whose feeds follow its plans."""

    following: Following
    base_url: str
    """Address under which people reach this server, without a slash at its end."""

    def make(self, asked: Asked, language: Language) -> Made:
        """Make a plan and keep nothing."""
        return making.make(asked, now=self.following.clock(), language=language)

    def compare(self, asked: Asked, races: Sequence[str], language: Language) -> Comparison:
        """Hold several races side by side, each planned by itself for the same runner; two as one season too."""
        if len(races) > MOST_CANDIDATES:
            raise UsageError("page-too-many-races", most=MOST_CANDIDATES)
        now = self.following.clock()
        wishes = [making.wish_of(asked._replace(races=(race,)), now=now, language=language) for race in races]
        pair = len(wishes) == 2 == len({wish.races[-1].day for wish in wishes})
        together = asked._replace(races=tuple(races))
        whole = making.wish_of(together, now=now, language=language) if pair else None
        return compare(wishes, catalogue.load(), whole)

    def create(self, asked: Asked, language: Language, asking: Asking | None = None) -> Created:
        """Make a plan, keep it, and hand out a link to manage it and one to read it."""
        store = self.following.store
        kept = self.following.follow(self.make(asked, language).plan, person=new_person())
        manage = store.feed_new(kept.key, "manage", {"base_url": self.base_url})
        return Created(store.plan(kept.key), manage, self._subscribe(kept.key, asking or Asking()))

    def open(self, token: str) -> Opened:
        """Return the plan that a manage token opens."""
        found = self.following.store.opening(hash_token(token)) if TOKEN.fullmatch(token) else None
        return self._opened(token, found if found and found.feed.purpose == "manage" else None)

    def open_log(self, key: str) -> Opened:
        """Return the plan whose log the links in a calendar open."""
        found = self.following.store.opening_of_log(hash_token(key)) if LOG_KEY.fullmatch(key) else None
        return self._opened(key, found)

    def log(self, opened: Opened, log: Log) -> bool:
        """Keep what the runner says of a session; of those to come one is done at most, any may be missed."""
        self.check(opened, log)
        return self.following.mark(opened.key, log, opened.plan.revision)

    def check(self, opened: Opened, log: Log) -> None:
        """Refuse what cannot be said of a session."""
        session = opened.session(log.session)
        if log.outcome != "missed":
            insist_on_the_next(session, opened.plan, opened.logs, opened.today)
        if log.exercise and log.exercise not in {done.id for done in session.exercises}:
            known = ", ".join(done.id for done in session.exercises)
            raise Unknown("exercise.unknown", name=log.exercise, known=known)

    def unlog(self, opened: Opened, session_id: str) -> bool:
        """Take back what was said of a session."""
        return self.following.unmark(opened.key, opened.session(session_id).id)

    def proposal(self, opened: Opened) -> Proposal:
        """Return what the log asks to change."""
        return self._proposed(opened).proposal

    def apply(self, opened: Opened, revision: int) -> Plan:
        """Keep what is proposed as the next revision; refuse where the plan is no longer the one that was seen."""
        _insist_on(revision, opened.plan)
        return keeping.apply(self.following, opened.key, self._proposed(opened))

    def move(self, opened: Opened, wanted: Moved) -> Proposal:
        """Return what another day of a race would change."""
        return self._moved(opened, wanted).proposal

    def apply_move(self, opened: Opened, wanted: Moved, revision: int) -> Plan:
        """Keep the plan with its race on another day; refuse where the plan is no longer the one that was seen."""
        _insist_on(revision, opened.plan)
        return keeping.apply(self.following, opened.key, self._moved(opened, wanted), "moved")

    def register(self, opened: Opened) -> Plan:
        """Say that the runner has registered for every race; the sessions keep their names."""
        return keeping.apply(self.following, opened.key, self._proposed(opened, registered=True), "registered")

    def subscribe(self, opened: Opened, asking: Asking) -> Link:
        """Make another link that reads the plan's calendar."""
        return self._subscribe(opened.key, asking)

    def feeds(self, opened: Opened) -> Sequence[Feed]:
        """Return the plan's calendar links that work."""
        feeds = self.following.store.feeds(opened.key)
        return [feed for feed in feeds if feed.purpose == "read" and feed.state == "active"]

    def rotate(self, opened: Opened, token_hash: str) -> Link:
        """Close a calendar link and open another like it."""
        return self.following.rotate(self._own(opened, token_hash).token_hash)

    def revoke(self, opened: Opened, token_hash: str) -> None:
        """Close a calendar link for good."""
        self.following.store.revoke(self._own(opened, token_hash).token_hash)

    def renew_manage(self, opened: Opened) -> Link:
        """Close the link that opened the plan, and make the one by which it opens from now on."""
        return self.following.rotate(hash_token(opened.token))

    def forget(self, opened: Opened) -> None:
        """Remove the plan, its log and its links for good."""
        keeping.forget(self.following.store, opened.key)

    def reads(self, opened: Opened, token: str) -> bool:
        """Say whether a token reads this very plan's calendar."""
        return any(feed.token_hash == hash_token(token) for feed in self.feeds(opened))

    def _subscribe(self, key: str, asking: Asking) -> Link:
        return self.following.subscribe(key, replace(asking, base_url=self.base_url))

    def _opened(self, token: str, found: Opening | None) -> Opened:
        if found is None:
            raise Unknown("page-link-unknown")
        if found.feed.state != "active" or found.kept is None or found.plan is None:
            raise Gone("page-link-gone")
        today = self.following.clock().astimezone(ZoneInfo(found.plan.timezone)).date()
        return Opened(token, found.kept, found.plan, found.logs, today)

    def _own(self, opened: Opened, token_hash: str) -> Feed:
        for feed in self.feeds(opened):
            if feed.token_hash == token_hash:
                return feed
        raise Unknown("page-link-unknown")

    def _moved(self, opened: Opened, wanted: Moved) -> Proposed:
        sources = keeping.sources_of(self.following.store, opened.plan, opened.key)
        return moving.moved(Current(opened.plan, opened.logs, sources, opened.kept.changes), wanted, opened.today)

    def _proposed(self, opened: Opened, *, registered: bool = False) -> Proposed:
        sources = keeping.sources_of(self.following.store, opened.plan, opened.key)
        again = Again(registered=registered, reading=False)
        current = Current(opened.plan, opened.logs, sources, opened.kept.changes)
        return keeping.proposed_for(current, opened.today, again)


def _insist_on(revision: int, plan: Plan) -> None:
    """Refuse to change a plan that is no longer the one that was seen."""
    if revision != plan.revision:
        raise StoreError("store-conflict", plan=plan.id, expected=revision, current=plan.revision)
