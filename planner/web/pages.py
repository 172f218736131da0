"""All pages as one router, to be mounted after feeds and API. It finds its house at ``request.app.state.house``.

What lies under no address of ours is a page, too: it says so, and leads back.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.routing import Match

from planner.errors import Unknown
from planner.web import pages_changes, pages_know, pages_links, pages_plan, pages_start
from planner.web.pages_frame import PageRoute

ROOMS = (pages_start, pages_know, pages_links, pages_changes, pages_plan)
"""In the order in which an address is looked for: what any word may follow comes last."""

router = APIRouter(include_in_schema=False)
for room in ROOMS:
    router.include_router(room.router)


class _Elsewhere(PageRoute):
    """A route for whatever no other one takes, but for the API, which answers programs."""

    def matches(self, scope: Any) -> tuple[Match, Any]:
        """Match a request."""
        return (Match.NONE, {}) if scope["path"].startswith("/api/") else super().matches(scope)


def _nowhere() -> None:
    """Say that there is nothing."""
    raise Unknown("page-link-unknown")


router.add_api_route(
    "/{rest:path}", _nowhere, methods=["GET"], include_in_schema=False, route_class_override=_Elsewhere
)
