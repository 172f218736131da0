"""What is to change in a plan, looked at first and done when its runner says so: after the log, or a race put off.

A GET never writes. What was looked at is sent along as a revision: where the plan is another one by then, nothing
is changed, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response

from planner.engine.adaptation import Proposal
from planner.errors import PlannerError
from planner.exports.html.views import Sheet
from planner.model import Race
from planner.moving import Moved
from planner.web import forms
from planner.web.desk import Opened
from planner.web.pages_frame import PageRoute, Stamped, answer, desk_of, said, sent_on, shown, status_of
from planner.words import Speaker

router = APIRouter(route_class=PageRoute, include_in_schema=False)

SHOWN = 20
"""Sessions that another race day changes, told one by one; of further ones only how many they are."""


@router.get("/p/{token}/changes")
def changes(request: Request, token: str) -> Response:
    """Show what the log asks to change."""
    return _changes(request, desk_of(request).open(token))


@router.post("/p/{token}/changes")
def apply(request: Request, token: str, fields: Stamped) -> Response:
    """Make the proposed changes, if the plan is still the one that was looked at."""
    desk = desk_of(request)
    opened = desk.open(token)
    try:
        desk.apply(opened, _revision(fields))
    except PlannerError as error:
        return _changes(request, opened, error)
    return sent_on(f"/p/{token}/?now=applied")


@router.get("/p/{token}/race")
def move(request: Request, token: str) -> Response:
    """Show what another race day changes, or ask for one."""
    return _move(request, desk_of(request).open(token), forms.moved_of(request.query_params))


@router.post("/p/{token}/race")
def apply_move(request: Request, token: str, fields: Stamped) -> Response:
    """Put a race on another day, if the plan is still the one that was looked at."""
    desk = desk_of(request)
    opened = desk.open(token)
    wanted = forms.moved_of(fields)
    try:
        desk.apply_move(opened, wanted, _revision(fields))
    except PlannerError as error:
        return _move(request, opened, wanted, error)
    return sent_on(f"/p/{token}/?now=moved")


def _revision(fields: Stamped) -> int:
    """Read which revision was looked at; 0, which none is, where it cannot be read."""
    seen = str(fields.get("revision", ""))
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 9 else 0


def _changes(request: Request, opened: Opened, error: PlannerError | None = None) -> Response:
    speaks, sheet = shown(request, opened)
    proposal = desk_of(request).proposal(opened)
    return answer(
        request,
        "changes.html",
        speaks=speaks,
        token=opened.token,
        status=status_of(error) if error else 200,
        fault=said(error, speaks) if error else "",
        home="./",
        tab="changes",
        sheet=sheet,
        changes=sheet.telling(proposal.changes),
        notes=[sheet.note(note) for note in proposal.notes],
    )


def _move(request: Request, opened: Opened, wanted: Moved, error: PlannerError | None = None) -> Response:
    speaks, sheet = shown(request, opened)
    found: Proposal | None = None
    try:
        found = desk_of(request).move(opened, wanted) if wanted.day else None
    except PlannerError as refusal:
        error = error or refusal
    told = sheet.telling(found.changes) if found else []
    return answer(
        request,
        "race.html",
        speaks=speaks,
        token=opened.token,
        status=status_of(error) if error else 200,
        fault=said(error, speaks) if error else "",
        kept=[(field, text) for field, text in wanted._asdict().items() if text],
        home="./",
        tab="race",
        sheet=sheet,
        wanted=wanted,
        coming=opened.coming,
        moves=list(_moves(opened.plan.races, Sheet(found.plan, speaks), speaks)) if found else [],
        changes=told[:SHOWN],
        count=len(told),
        notes=[sheet.note(note) for note in found.plan.notes if note not in opened.plan.notes] if found else [],
        asked=found is not None,
    )


def _moves(before: Iterable[Race], after: Sheet, speaks: Speaker) -> Iterator[str]:
    """Say which races have another day or another hour."""
    now = {race.id: race for race in after.plan.races}
    for race in before:
        moved = now[race.id]
        if (race.day, race.gun) != (moved.day, moved.gun):
            told = {"race": moved.name, "before_day": race.day.isoformat(), "day": moved.day.isoformat()}
            starts = after.starts(moved)
            yield speaks.say("page-move-from" if starts else "page-move-from-open", **told, clock=starts)
