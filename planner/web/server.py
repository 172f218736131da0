"""One worker put together: feeds first, then the walls, then the framework with pages and API.

``application`` is what uvicorn calls in every worker. It takes its settings from the environment, for a
worker is a process of its own, and opens the store when the server starts. Pages and API find what they stand
on at ``request.app.state.house``.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from planner.following import Following
from planner.store import open_store
from planner.store.reserve import Reserve
from planner.web.connections import FEEDS
from planner.web.feeds import PREFIX, Feeds, Sentences
from planner.web.health import PATH as HEALTH
from planner.web.health import health
from planner.web.house import House
from planner.web.refusals import refusal
from planner.web.security import Guard

BASE_URL = "PLANNER_BASE_URL"
STORE = "PLANNER_STORE"
OPENAPI = "/api/v1/openapi.json"
CACHE_BYTES = 96 * 2**20
"""Feeds kept in memory by each worker: about 1,800, or all that are read in these hours."""
RESERVE_BYTES = 32 * 2**20
"""Feeds that nobody asked the worker for yet, compressed, for the hours when the database is away: about 6,000."""
DEAF_S = 0.001
"""How long what a worker has heard of changes holds: requests that come together share it."""
LATELY = timedelta(hours=1)
"""Much more than the clocks of several hosts are apart, or a change takes."""
LOOK_AGAIN_S = 60.0
"""How often a worker looks for feeds that are behind: after a crash, or where a change was not rendered."""
STARTING_S = 5
"""When to come again to a worker that is starting, or ending."""
THREADS = 6
"""Pages worked on at once; more would keep the event loop, and the feeds with it, from its turn."""
SWITCH_S = 0.001
"""How soon a thread that works on a page lets the feeds have their turn."""

_log = logging.getLogger("planner.web")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker is told."""

    base_url: str
    """Where others reach the server, without a slash at its end."""
    store: str | None = None
    """Address of the store; None: its own default."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


def application() -> Application:
    """Make the worker's application from the environment."""
    return Application(Settings(os.environ.get(BASE_URL, ""), os.environ.get(STORE)))


class Application:
    """Feeds before everything else; the framework is there for the rest."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._feeds: Feeds | None = None
        self._framework = _framework(self._living)
        self._guarded = Guard(self._framework, settings.base_url)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].startswith((PREFIX, HEALTH)):
            await self._unguarded(scope)(scope, receive, send)
        else:
            await self._guarded(scope, receive, send)

    def _unguarded(self, scope: Any) -> Any:
        """Return what answers a request that passes before the walls."""
        if self._feeds is None:
            return refusal(scope, 503, seconds=STARTING_S)
        if scope["path"].startswith(PREFIX):
            return self._feeds
        return health(self._feeds.reachable()) if scope["path"] == HEALTH else self._guarded

    @asynccontextmanager
    async def _living(self, framework: Any) -> AsyncIterator[dict[str, Feeds]]:
        """Open the store for as long as the server runs."""
        settings = self._settings
        sys.setswitchinterval(SWITCH_S)
        current_default_thread_limiter().total_tokens = THREADS
        with open_store(settings.store, clock=settings.clock) as store:
            reader = store.feed_reader(CACHE_BYTES, DEAF_S, reserve_bytes=RESERVE_BYTES)
            following = Following(store, settings.clock, reader.reserve.keep)
            framework.state.house = House(store, following, settings.clock, settings.base_url)
            said = (_in_every_language(f"ui-feed-{which}") for which in Sentences._fields)
            self._feeds = Feeds(reader, Sentences(*said))
            looking = asyncio.create_task(_look_again(following, reader.reserve))
            try:
                yield {FEEDS: self._feeds}
            finally:
                self._feeds = None
                looking.cancel()
                with suppress(asyncio.CancelledError):
                    await looking
                reader.close()


async def _look_again(following: Following, reserve: Reserve) -> None:
    """Render what is behind, at once and then from time to time; workers keep out of each other's step.

    The first time everything is looked through, then what was changed of late. What others rendered goes into the
    reserve, too.
    """
    since: datetime | None = None
    while True:
        try:
            begun = following.clock()
            if not await asyncio.to_thread(following.refresh, since=since):
                since = begun - LATELY
            await asyncio.to_thread(reserve.fill)
        except Exception as error:
            _log.warning("feeds could not be looked through: %s", type(error).__name__)
        await asyncio.sleep(LOOK_AGAIN_S * random.uniform(0.5, 1.5))


def _in_every_language(message: str) -> str:
    """Say a sentence in every language: an answer to a dead link depends on nothing that the client tells."""
    from planner import templates
    from planner.words import speaker

    return "".join(f"{speaker(language).say(message)}\n" for language in templates.languages())


def _framework(living: Any) -> Any:
    from fastapi import FastAPI

    from planner.web import api, pages

    framework = FastAPI(title="planner", lifespan=living, docs_url=None, redoc_url=None, openapi_url=OPENAPI)
    framework.include_router(api.router)
    framework.include_router(pages.router)
    framework.add_exception_handler(HTTPException, _turned_away)
    return framework


def _turned_away(request: Request, error: Exception) -> Response:
    """Say what the framework itself refuses: another method, a body that is too large, comes too late or is none."""
    known = error if isinstance(error, HTTPException) else HTTPException(500)
    answer = refusal(request.scope, known.status_code)
    answer.headers.update(known.headers or {})
    if known.status_code == 405 and (methods := _methods(request)):
        answer.headers["Allow"] = ", ".join(methods)
    return answer


def _methods(request: Request) -> list[str]:
    """Return what may be asked of a path, by every route that leads there."""
    from planner.web import api, pages

    routes = [route for room in (api, *pages.ROOMS) for route in room.router.routes]
    leading = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    return sorted({method for route in leading for method in getattr(route, "methods", None) or ()})
