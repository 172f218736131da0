"""Plans with all their revisions, marks, feeds and fetched calendars, kept for good.

The face of the room. SQLAlchemy is imported when a store is first asked for and not before, and by no
other room. What a runner logs is kept here, sent nowhere, and shown in no ``repr`` and no error.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.store.feeds import hash_token
    from planner.store.plans import new_person, person_of
    from planner.store.reader import FeedReader
    from planner.store.store import Store, open_store

__all__ = ["FeedReader", "Store", "hash_token", "new_person", "open_store", "person_of"]

_HOMES = {
    "FeedReader": "reader",
    "Store": "store",
    "hash_token": "feeds",
    "new_person": "plans",
    "open_store": "store",
    "person_of": "plans",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
