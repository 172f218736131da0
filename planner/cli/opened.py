"""The plan that a command is about: found in the store by what was typed, with its marks and its day.

Loads nothing beyond the store and the nouns, for ``planner today`` has to be there at once.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar
from zoneinfo import ZoneInfo

from planner import dates
from planner.cli.talk import Talk
from planner.errors import UsageError
from planner.model import Log, Plan
from planner.store import glancing
from planner.words import speaker

if TYPE_CHECKING:
    from planner.following import Following
    from planner.store import Store
    from planner.store.records import Kept

MOST_TOLD = 10
"""Plans named where several could be meant."""


class Which(NamedTuple):
    """Which plan of which store, on which day, as it was typed; empty: not said."""

    plan: str = ""
    store: str = ""
    today: str = ""

    def command(self, *words: str) -> str:
        """Write the command that comes next, about the same plan."""
        said = (("--plan", self.plan), ("--store", self.store), ("--today", self.today))
        return shlex.join(["planner", *words, *(part for pair in said if pair[1] for part in pair)])


class Seen:
    """A kept plan, to be looked at, with its marks, the day that the command is about, and who answers."""

    def __init__(self, talk: Talk, which: Which, key: str, plan: Plan, logs: tuple[Log, ...]) -> None:
        here = talk.now.astimezone(ZoneInfo(plan.timezone)).date()
        self.key = key
        self.plan = plan
        self.logs = logs
        self.which = which
        self.today = dates.read_day(which.today, today=here).day if which.today else here
        self.speaks = speaker(talk.asked or plan.athlete.language)


class Opened(Seen):
    """A kept plan, open."""

    def __init__(self, talk: Talk, which: Which, store: Store) -> None:
        kept = chosen(store, which.plan)
        super().__init__(talk, which, kept.key, store.plan(kept.key), store.marks(kept.key))
        self.store = store
        self.now = talk.now

    @property
    def following(self) -> Following:
        """Return the room through which every change goes."""
        from planner.following import Following

        return Following(self.store, lambda: self.now)

    @property
    def midnight(self) -> datetime:
        """Return the beginning of the day that the command is about."""
        return datetime.combine(self.today, time(), ZoneInfo(self.plan.timezone))


@contextmanager
def opened(talk: Talk, which: Which) -> Iterator[Opened]:
    """Open the plan that is meant."""
    from planner.store import open_store

    with open_store(which.store or None) as store:
        yield Opened(talk, which, store)


def seen(talk: Talk, which: Which) -> Seen:
    """Look at the plan that is meant; its store is opened only where a glance does not do."""
    with glancing.glance(which.store or None) as glance:
        if glance is not None:
            try:
                found = _meant(glance, which.plan)
                key = found[0].key if len(found) == 1 else ""
                plan, logs = glance.plan(key), glance.marks(key)
            except glancing.FAULTS:
                pass
            else:
                return Seen(talk, which, key, plan, logs)
    with opened(talk, which) as one:
        return Seen(talk, which, one.key, one.plan, one.logs)


class Keyed(Protocol):
    """A plan as a store lists it."""

    @property
    def key(self) -> str:
        """Its name in the store."""


Listed = TypeVar("Listed", bound=Keyed, covariant=True)


class Listing(Protocol[Listed]):
    """Whatever lists plans: a store, or a glance into one."""

    def plans(self) -> Sequence[Listed]:
        """Return every plan."""

    def plan(self, key: str, /) -> Plan:
        """Return one of them as it is."""


def _meant(listing: Listing[Listed], text: str) -> Sequence[Listed]:
    """Return the plans that could be meant: by key, how that begins, a race or a runner; all where nothing is said."""
    plans = listing.plans()
    if not text:
        return plans
    found = [kept for kept in plans if kept.key == text] or [kept for kept in plans if kept.key.startswith(text)]
    return found or [kept for kept in plans if _answers_to(listing.plan(kept.key), text)]


def chosen(store: Store, text: str = "") -> Kept:
    """Return the plan that is meant: by its key, how that begins, a race or a runner; without a word the only one."""
    found = _meant(store, text)
    if len(found) > 1:
        raise _several(store, found)
    if not found and not text:
        raise UsageError("plan-none")
    return found[0] if found else store.kept(text)


def _several(store: Store, found: Sequence[Kept]) -> UsageError:
    plans = [(kept.key, store.plan(kept.key)) for kept in found[:MOST_TOLD]]
    told = [f"{key} ({', '.join(filter(None, (plan.athlete.name, plan.races[-1].name)))})" for key, plan in plans]
    return UsageError("plan-several", known=", ".join(told))


def _answers_to(plan: Plan, text: str) -> bool:
    from planner.spelling import key

    names = [name for race in plan.races for name in (race.id, race.name, race.id.removesuffix(f"-{race.gun.year}"))]
    return key(text) in map(key, filter(None, (*names, plan.athlete.name)))
