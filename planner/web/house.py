"""What every page and every call of the API stands on. A request finds it at ``request.app.state.house``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from planner.following import Following
from planner.store import Store


@dataclass(frozen=True, slots=True)
class House:
    """One worker's open store, and what it was told of the world outside."""

    store: Store
    """For reading; changes go through ``following``."""
    following: Following
    """For every change that a feed may show."""
    clock: Callable[[], datetime]
    """This instant, aware."""
    base_url: str
    """Where others reach the server, without a slash at its end; links are built from it, never from a request."""
