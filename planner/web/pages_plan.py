"""The pages of one plan, behind its manage token: the plan, its sessions and log.

A GET never writes. Every address is relative to ``/p/<token>/``, so that a token stands in no page more often
than it must.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from planner import exports
from planner.behind import other_days
from planner.engine.evidence import number
from planner.errors import PlannerError, Unknown
from planner.exports.html.views import WEEKS_AHEAD, Sheet, weekdays
from planner.exports.json import as_told
from planner.model import Language, Log, Plan
from planner.web import forms
from planner.web.desk import Opened
from planner.web.forms import Said
from planner.web.pages_frame import (
    PageRoute,
    Stamped,
    answer,
    desk_of,
    language_of,
    manage_address,
    said,
    sent_on,
    shown,
    status_of,
)
from planner.web.programs import to_programs
from planner.words import with_texts

router = APIRouter(route_class=PageRoute, include_in_schema=False)

PAIN_SKIP = number("pain.stop", "skip")
TYPES = {"html": "text/html; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8"}
SAYINGS = {
    "registered": "page-registered-now",
    "applied": "page-applied",
    "moved": "page-moved",
    "renewed": "page-renewed",
}
"""What a plan's page says after something was done, by the word in its address."""


@dataclass(frozen=True, slots=True)
class Unkept:
    """A log that was not kept: what was typed, and why."""

    typed: Said
    error: PlannerError | None = None
    """None: nothing is wrong with it, it was only to be shown in another language."""


@router.get("/p/{token}")
def slashed(token: str) -> Response:
    """Lead to the plan, under which everything else lies."""
    return RedirectResponse(f"/p/{token}/", status_code=308)


@router.get("/p/{token}/")
def plan(request: Request, token: str) -> Response:
    """Show the plan: what is next, the weeks, what to know."""
    opened = desk_of(request).open(token)
    speaks, sheet = shown(request, opened)
    now = request.query_params.get("now", "")
    saying = SAYINGS.get(now)
    return answer(
        request,
        "plan.html",
        speaks=speaks,
        token=token,
        home="./",
        tab="",
        sheet=sheet,
        race=opened.coming[0],
        coming=opened.coming,
        weekdays=weekdays(speaks),
        changes=_waiting(request, opened, sheet),
        saved=speaks.say(saying) if saying else "",
        key=manage_address(request, token) if now == "renewed" else "",
    )


@router.get("/p/{token}/weeks")
def weeks(request: Request, token: str) -> Response:
    """Show every week of the plan."""
    opened = desk_of(request).open(token)
    speaks, sheet = shown(request, opened)
    return answer(
        request,
        "weeks.html",
        speaks=speaks,
        token=token,
        home="./",
        tab="weeks",
        sheet=sheet,
        is_long=len(opened.plan.weeks) > WEEKS_AHEAD,
        weekdays=weekdays(speaks),
    )


@router.get("/p/{token}/plan.{kind}")
def download(request: Request, token: str, kind: str) -> Response:
    """Hand out the plan as a file."""
    if kind not in TYPES:
        raise Unknown("page-link-unknown")
    opened = desk_of(request).open(token)
    data = _file(opened.plan, kind, language_of(request, opened.plan.athlete.language))
    named = {"Content-Disposition": f'attachment; filename="planner-{opened.plan.id}.{kind}"'}
    return Response(data, media_type=TYPES[kind], headers=named)


@router.post("/p/{token}/registered")
def register(request: Request, token: str, fields: Stamped) -> Response:  # noqa: ARG001 - its stamp is what counts
    """Say that the runner has registered."""
    desk = desk_of(request)
    desk.register(desk.open(token))
    return sent_on(f"/p/{token}/?now=registered")


@router.post("/p/{token}/renew")
def renew(request: Request, token: str, fields: Stamped) -> Response:  # noqa: ARG001 - as above
    """Close the link that leads here, and lead to the one that does from now on."""
    desk = desk_of(request)
    link = desk.renew_manage(desk.open(token))
    return sent_on(f"/p/{link.token}/?now=renewed")


@router.post("/p/{token}/forget")
def forget(request: Request, token: str, fields: Stamped) -> Response:
    """Remove the plan for good."""
    desk = desk_of(request)
    opened = desk.open(token)
    if fields.get("sure") != "yes":
        return sent_on(f"/p/{token}/")
    desk.forget(opened)
    return sent_on("/?now=deleted")


@router.get("/p/{token}/{session_id}")
def session(request: Request, token: str, session_id: str) -> Response:
    """Show a session: what to do, how it went, why it is as it is."""
    return _session(request, desk_of(request).open(token), session_id)


@router.post("/p/{token}/{session_id}")
def log(request: Request, token: str, session_id: str, fields: Stamped) -> Response:
    """Keep how a session went."""
    return _log(request, desk_of(request).open(token), session_id, fields, f"/p/{token}")


@router.post("/p/{token}/{session_id}/undo")
def undo(request: Request, token: str, session_id: str, fields: Stamped) -> Response:  # noqa: ARG001 - as above
    """Take back what was said of a session."""
    desk = desk_of(request)
    desk.unlog(desk.open(token), session_id)
    return sent_on(f"/p/{token}/{session_id}?now=undone#log")


@router.get("/l/{token}/{session_id}")
def session_of_feed(request: Request, token: str, session_id: str) -> Response:
    """Show a session to who comes from a calendar; the link opens its log and nothing else."""
    return _session(request, desk_of(request).open_log(token), session_id, manages=False)


@router.post("/l/{token}/{session_id}")
def log_of_feed(request: Request, token: str, session_id: str, fields: Stamped) -> Response:
    """Keep how a session went, for who comes from a calendar."""
    return _log(request, desk_of(request).open_log(token), session_id, fields, f"/l/{token}", manages=False)


@router.post("/l/{token}/{session_id}/undo")
def undo_of_feed(request: Request, token: str, session_id: str, fields: Stamped) -> Response:  # noqa: ARG001 - as above
    """Take back what was said of a session, for who comes from a calendar."""
    desk = desk_of(request)
    desk.unlog(desk.open_log(token), session_id)
    return sent_on(f"/l/{token}/{session_id}?now=undone#log")


def _file(plan: Plan, kind: str, language: Language) -> bytes:
    """Return a plan as a file for somebody who has pages, and no command line."""
    if kind == "json":
        return as_told(with_texts(plan, to_programs(language)))
    return exports.export(plan, kind, language)


def _waiting(request: Request, opened: Opened, sheet: Sheet) -> int:
    """Count the changes that the log asks for; the plan is shown even where none can be worked out."""
    try:
        return len(sheet.telling(desk_of(request).proposal(opened).changes)) if opened.logs else 0
    except PlannerError:
        return 0


def _log(
    request: Request, opened: Opened, session_id: str, fields: Stamped, path: str, *, manages: bool = True
) -> Response:
    """Keep a log, or show the form again as it was typed, with what is wrong in it."""
    desk, typed = desk_of(request), forms.said_in(fields)
    try:
        log = forms.log_of(fields, session_id, opened.session(session_id).day)
        if forms.SHOWN_AGAIN in fields:
            desk.check(opened, log)
            return _session(request, opened, session_id, manages=manages, unkept=Unkept(typed))
        desk.log(opened, log)
    except PlannerError as error:
        if error.code == "session-unknown":
            raise
        return _session(request, opened, session_id, manages=manages, unkept=Unkept(typed, error))
    return sent_on(f"{path}/{session_id}?now=logged")


def _session(
    request: Request, opened: Opened, session_id: str, *, manages: bool = True, unkept: Unkept | None = None
) -> Response:
    speaks, sheet = shown(request, opened)
    session = opened.session(session_id)
    log = opened.log(session_id)
    error = unkept.error if unkept else None
    return answer(
        request,
        "session.html",
        speaks=speaks,
        token=opened.token,
        status=status_of(error) if error else 200,
        fault=said(error, speaks) if error else "",
        carried=unkept.typed.carried() if unkept else (),
        unkept=unkept is not None,
        home="./" if manages else "/",
        tab="session",
        manages=manages,
        sheet=sheet,
        session=session,
        log=log,
        typed=unkept.typed if unkept else forms.said_of(log),
        saved=request.query_params.get("now", ""),
        painful=_is_painful(log),
        verdicts=other_days(opened.plan, session, speaks),
    )


def _is_painful(log: Log | None) -> bool:
    return log is not None and (log.worse_next_morning or (log.pain or 0) > PAIN_SKIP)
