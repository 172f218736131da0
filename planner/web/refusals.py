"""What is said to who is turned away before anybody worked on the request: one sentence, and when to come again.

A browser gets a page, the API's clients its JSON, everybody else plain text, each in the reader's language. Nothing
of a request is repeated, and every answer is made once and kept, so that a flood of refusals costs little: the link
that asks for a page again names none, and a browser takes it for the page that it is on.
"""

from __future__ import annotations

import json
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from planner.model import Language
from planner.web.pages_frame import answer, language_of
from planner.words import speaker

MOST_BODY = 256 * 1024
"""Octets of a request's body; a form has a few thousand."""
API = "/api/"
PASSING = (429, 503)
"""Refusals after which the same may be asked again."""
READING = ("GET", "HEAD")

_CODES = MappingProxyType(
    {
        400: "request-unreadable",
        403: "request-elsewhere",
        404: "page-link-unknown",
        405: "request-method",
        408: "request-slow",
        413: "request-large",
        429: "request-rate",
        500: "server-fault",
        503: "server-busy",
    }
)


class _Manner(NamedTuple):
    """How an answer is given."""

    language: Language
    form: str
    anew: bool
    """Whether a page offers to ask for it again."""


def refusal(scope: Any, status: int, *, code: str = "", seconds: int = 0, close: bool = False) -> Response:
    """Return the whole answer to a request that is refused; ``seconds`` is when to come again.

    ``code`` says what is the matter where the status alone does not.
    """
    request = Request(scope)
    language = language_of(request)
    told = code or _CODES.get(status, "server-fault" if status >= 500 else "request-unreadable")
    manner = _Manner(language, _form(request), status in PASSING and request.method in READING)
    kind, body = _told(told, status, seconds, manner)
    headers = {"Content-Language": language, "Vary": "Accept, Accept-Language, Cookie"}
    if seconds:
        headers["Retry-After"] = str(seconds)
    if close:
        headers["Connection"] = "close"
    return Response(body, status, headers, kind)


def _form(request: Request) -> str:
    """Say in what form who asks takes an answer."""
    if request.url.path.startswith(API):
        return "json"
    return "html" if "text/html" in request.headers.get("accept", "").lower() else "text"


@lru_cache(maxsize=512)
def _told(code: str, status: int, seconds: int, manner: _Manner) -> tuple[str, bytes]:
    """Return the media type and the body of an answer."""
    values = {"request-rate": {"seconds": seconds}, "request-large": {"most": MOST_BODY // 1024}}.get(code, {})
    text = speaker(manner.language).say(f"error-{code}", **values)
    match manner.form:
        case "json":
            return "application/json", json.dumps({"code": code, "values": values, "text": text}).encode()
        case "html":
            return "text/html; charset=utf-8", _page(text, status, manner)
    return "text/plain; charset=utf-8", f"{text}\n".encode()


def _page(text: str, status: int, manner: _Manner) -> bytes:
    """Return the page of a fault, made for no request in particular."""
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "server": ("", 80)}
    speaks = speaker(manner.language)
    page = answer(Request(scope), "fault.html", speaks=speaks, status=status, fault=text, anew=manner.anew)
    return bytes(page.body)
