"""What every page shares: its language, its frame, the door for what goes wrong, the stamp on its forms.

A page answers in the language of its address, else of the reader's last choice, else of the plan, else of
the browser. A form behind a token carries a stamp that only who knows the token can make; a post without it changes
nothing. What is refused becomes a page with one sentence.
"""

from __future__ import annotations

import gzip
import hmac
import logging
import re
from collections.abc import Callable, Coroutine, Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from planner import templates
from planner.errors import PlannerError, StoreError, Unknown, UsageError
from planner.exports.html.rendering import NAMES, render, version
from planner.exports.html.views import Sheet
from planner.model import Language
from planner.web.desk import Desk, Gone, Opened
from planner.words import Speaker, error_text, speaker
from planner.zones import VIETNAM

COOKIE = "lang"
_YEAR_S = 365 * 24 * 3600
_FORM = {"max_files": 0, "max_fields": 200, "max_part_size": 16_384}
_SMALL = 1000
"""Octets below which compressing gains nothing."""


_WEIGHT = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)

_log = logging.getLogger("planner.web")


Fields = Sequence[tuple[str, str]]
"""Names and values of a form."""


class Refused(UsageError):
    """A post that does not come from a form of ours."""


def desk_of(request: Request) -> Desk:
    """Return the desk of the worker that answers."""
    house = request.app.state.house
    return Desk(house.following, house.base_url)


def today_of(request: Request) -> date:
    """Return which day it is where the races of the catalogue are run."""
    now: datetime = request.app.state.house.clock()
    return now.astimezone(ZoneInfo(VIETNAM)).date()


async def posted(request: Request) -> FormData:
    """Read a form."""
    return await request.form(**_FORM)


async def stamped(request: Request) -> FormData:
    """Read a form; refuse one without the stamp of the token in its address."""
    form = await posted(request)
    wanted = stamp_of(str(request.path_params["token"]))
    if not hmac.compare_digest(wanted.encode(), str(form.get("stamp", "")).encode()):
        raise Refused("page-stamp")
    return form


def stamp_of(token: str) -> str:
    """Return what only who knows a token can put into a form."""
    return hmac.new(token.encode(), b"planner form", sha256).hexdigest()[:32]


def language_of(request: Request, of_plan: Language | None = None) -> Language:
    """Choose the language of an answer."""
    spoken = templates.languages()
    for wanted in (request.query_params.get("lang"), request.cookies.get(COOKIE), of_plan):
        if wanted in spoken:
            return str(wanted)
    return next((code for code in _accepted(request) if code in spoken), "en")


def _accepted(request: Request) -> list[str]:
    """Return the languages that a browser takes, the most wanted first (RFC 9110 §12.5.4)."""
    found: list[tuple[float, str]] = []
    for part in request.headers.get("accept-language", "").split(",")[:10]:
        code, _, weight = part.partition(";")
        wanted = _WEIGHT.fullmatch(weight.replace(" ", "")) if weight.strip() else None
        share = float(wanted[1]) if wanted else float(not weight.strip())
        if share:
            found.append((-share, code.strip().partition("-")[0].lower()))
    return [code for _, code in sorted(found, key=lambda pair: pair[0])]


def answer(
    request: Request, name: str, *, speaks: Speaker, status: int = 200, token: str = "", **values: Any
) -> Response:
    """Render a page into an answer."""
    chosen = request.query_params.get("lang", "")
    kept, here = values.pop("kept", None), values.pop("here", "")
    page = render(
        name,
        speaks,
        others=[(code, NAMES.get(code, code)) for code in templates.languages() if code != speaks.language],
        here_in=lambda code: here + _here_in(request, code, kept),
        spoken=f"?{urlencode({'lang': chosen})}" if chosen == speaks.language else "",
        stamp=lambda: Markup('<input type="hidden" name="stamp" value="{}">').format(stamp_of(token)),
        asset=lambda name: f"/own/{version(name)}/{name}",
        to=lambda page: f"/{page}",
        scripts=True,
        base=values.pop("base", ""),
        home=values.pop("home", "/"),
        **values,
    )
    response = _compressed(request, page.encode())
    response.status_code = status
    response.headers["Content-Language"] = speaks.language
    response.headers["Vary"] = "Accept-Encoding, Accept-Language, Cookie"
    if chosen == speaks.language:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, chosen, max_age=_YEAR_S, httponly=True, samesite="lax", secure=secure)
    return response


def shown(request: Request, opened: Opened) -> tuple[Speaker, Sheet]:
    """Return an opened plan as templates see it, and the voice that speaks of it."""
    speaks = speaker(language_of(request, opened.plan.athlete.language))
    return speaks, Sheet(opened.plan, speaks, opened.logs, opened.today)


def manage_address(request: Request, token: str) -> str:
    """Return the whole address under which a plan is opened, to be kept."""
    return f"{desk_of(request).base_url}/p/{token}/"


def sent_on(path: str) -> Response:
    """Answer a post by sending the reader on to a page."""
    return RedirectResponse(path, status_code=303)


class PageRoute(APIRoute):
    """A route whose refusals become pages; what can be read can be asked after with HEAD."""

    def __init__(self, path: str, endpoint: Callable[..., Any], *, methods: Iterable[str] | None = None, **more: Any):
        asked = set(methods or {"GET"})
        super().__init__(path, endpoint, methods=asked | ({"HEAD"} if "GET" in asked else set()), **more)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler in the door."""
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await inner(request)
            except PlannerError as error:
                return refused(request, error, await _typed(request))

        return handler


def refused(request: Request, error: PlannerError, typed: Fields = ()) -> Response:
    """Say on a page what is wrong; what was typed can be sent again where that may help."""
    speaks = speaker(language_of(request))
    status, reads = status_of(error), request.method in ("GET", "HEAD")
    response = answer(
        request,
        "fault.html",
        speaks=speaks,
        status=status,
        fault=said(error, speaks),
        again=typed if status == 503 else (),
        anew=status == 503 and reads,
        here="" if reads else _page_before(request.url.path),
    )
    if status == 503:
        response.headers["Retry-After"] = "10"
    return response


async def _typed(request: Request) -> Fields:
    """Return what was posted, where it came from a page of ours and could be read."""
    if request.method != "POST":
        return ()
    try:
        form = await posted(request)
    except HTTPException:
        return ()
    return tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))


def _page_before(path: str) -> str:
    """Return the page that holds the form which was posted, as seen from where it was posted to."""
    first, *rest = path.strip("/").split("/")
    if first == "p" and len(rest) > 1:
        return "../" * (len(rest) - 2) or "./"
    if first == "l" and len(rest) == 3:
        return f"../{quote(rest[1])}"
    return "" if first == "l" else "/"


def said(error: PlannerError, speaks: Speaker) -> str:
    """Return an error as a page says it; what names the command line has words of its own.

    Where the house's own store or disk failed, no page says where: the server's log names a file, never an address.
    """
    values = dict(error.values)
    if isinstance(option := values.get("option"), str):
        values["option"] = option.removeprefix("--")
    if is_of_the_house(error):
        place = str(values.get("place") or values.get("path") or "")
        _log.error("%s: %s", error.code, "-" if "://" in place else place)
    own = f"page-error-{error.code.replace('.', '-')}"
    if own in speaks:
        return speaks.say(own, **values)
    if is_of_the_house(error):
        return speaks.say("page-error-store")
    return error_text(error, speaks.language)


def is_of_the_house(error: PlannerError) -> bool:
    """Say whether it is the server's own store or disk that failed: its place is nobody's business but its keeper's."""
    return isinstance(error, StoreError) and not error.code.startswith(RUNS) and error.code != "store-conflict"


def status_of(error: PlannerError) -> int:
    """Return the status that tells a client what kind of refusal it is."""
    match error:
        case Refused():
            return 403
        case Gone():
            return 410
        case StoreError() if error.code.startswith(RUNS):
            return 422
        case StoreError():
            return 409 if error.code == "store-conflict" else 503
        case Unknown() if error.code in NOT_FOUND:
            return 404
    return 422


RUNS = "runs."
"""How the codes begin of what is wrong with the runner's own calendar: another's server may fail, ours did not."""
NOT_FOUND = frozenset(
    {"page-link-unknown", "session-unknown", "exercise.unknown", "store-plan-unknown", "store-feed-unknown"}
)

Posted = Annotated[FormData, Depends(posted)]
"""A form that was posted."""
Stamped = Annotated[FormData, Depends(stamped)]
"""A form that was posted from a page behind the same token."""


def _here_in(request: Request, code: str, kept: Iterable[tuple[str, str]] | None) -> str:
    """Return the address of the same page in another language; ``kept`` is what it is to ask for."""
    asked = request.query_params.multi_items() if kept is None else kept
    return f"?{urlencode([*((name, value) for name, value in asked if name != 'lang'), ('lang', code)])}"


def _compressed(request: Request, page: bytes) -> Response:
    if len(page) < _SMALL or "gzip" not in request.headers.get("accept-encoding", ""):
        return HTMLResponse(page)
    return HTMLResponse(gzip.compress(page, 6, mtime=0), headers={"Content-Encoding": "gzip"})
