"""All pages as one router, to be mounted after the feeds. It finds its house at ``request.app.state.house``."""

from __future__ import annotations

from fastapi import APIRouter

from planner.web import pages_know, pages_plan, pages_start

router = APIRouter(include_in_schema=False)
for room in (pages_start, pages_know, pages_plan):
    router.include_router(room.router)
