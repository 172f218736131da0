"""What anybody may read: the rules with their sources, the exercises, when to stop; and the pages' own files."""

from __future__ import annotations

import gzip
from functools import lru_cache

from fastapi import APIRouter, Request
from starlette.responses import Response

from planner import catalogue, templates
from planner.engine.evidence import RULES
from planner.errors import Unknown
from planner.exports.html.rendering import version
from planner.exports.html.site import shown, told
from planner.web.pages_frame import PageRoute, answer, language_of
from planner.words import speaker

router = APIRouter(route_class=PageRoute, include_in_schema=False)

OWN = {
    "style.css": "text/css; charset=utf-8",
    "planner.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@router.get("/rules")
def rules(request: Request) -> Response:
    """Show every rule of the method with its source and grade."""
    return answer(request, "rules.html", speaks=speaker(language_of(request)), rules=list(RULES.values()))


@router.get("/exercises")
def exercises(request: Request) -> Response:
    """Show the exercises with their drawings."""
    speaks = speaker(language_of(request))
    return answer(request, "exercises.html", speaks=speaks, exercises=shown(speaks))


@router.get("/exercises/{name}")
def exercise(request: Request, name: str) -> Response:
    """Show one exercise: how it is done, what goes wrong, its rungs."""
    speaks = speaker(language_of(request))
    one = catalogue.load().exercise(name[:64])
    return answer(request, "exercise.html", speaks=speaks, **told(one, speaks))


@router.get("/safety")
def safety(request: Request) -> Response:
    """Say when to stop and whom to ask."""
    return answer(request, "safety.html", speaks=speaker(language_of(request)))


@router.get("/own/{mark}/{name}")
def own(request: Request, mark: str, name: str) -> Response:
    """Hand out a file of the pages, for good: another content has another address."""
    if name not in OWN or mark != version(name):
        raise Unknown("page-link-unknown")
    kept = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(templates.page(name), media_type=OWN[name], headers=kept)
    return Response(_gzipped(name), media_type=OWN[name], headers={**kept, "Content-Encoding": "gzip"})


@lru_cache(maxsize=len(OWN))
def _gzipped(name: str) -> bytes:
    return gzip.compress(templates.page(name).encode(), 9, mtime=0)
