"""The way in: choose a race, see what the plan would be, hold races side by side, make the plan.

Nothing is kept before the post that makes a plan; what is shown before that is made anew for each request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from planner import catalogue, entries
from planner.comparing import Outlook
from planner.errors import PlannerError
from planner.exports.comparison import verdict
from planner.exports.html.movements import movement
from planner.exports.html.views import Sheet, weekdays
from planner.model import Language
from planner.racebook import RaceFile
from planner.web import forms
from planner.web.forms import Filled
from planner.web.pages_frame import PageRoute, Posted, answer, desk_of, language_of, said, sent_on, status_of, today_of
from planner.words import Speaker, speaker

router = APIRouter(route_class=PageRoute, include_in_schema=False)

WEEKS_TO_TRAIN = timedelta(weeks=4)
Known = tuple[str, str, str]
"""A race on the list: id, name, and its next day where one is known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the races that are compared, as the page shows it."""

    name: str
    sheet: Sheet | None
    verdict: str
    fault: str
    href: str


@router.get("/")
def start(request: Request) -> Response:
    """Show the form, with the plan that it asks for."""
    speaks = speaker(language_of(request))
    form = forms.filled(request.query_params)
    if not form.is_asked:
        form = replace(form, race=_suggested(request))
    return _start(request, speaks, form)


@router.get("/preview")
def preview(request: Request) -> Response:
    """Show only the plan that the form asks for, to be put into the page."""
    speaks = speaker(language_of(request))
    return answer(
        request, "preview.html", speaks=speaks, **_previewed(request, speaks, forms.filled(request.query_params))
    )


@router.post("/plans")
def make(request: Request, fields: Posted) -> Response:
    """Keep the plan that the form asks for, and lead to its calendar links."""
    speaks = speaker(language_of(request))
    form = forms.filled(fields)
    try:
        created = desk_of(request).create(forms.asked(form, speaks.language), speaks.language)
    except PlannerError as error:
        return _start(request, speaks, form, status=status_of(error), error=error)
    return sent_on(f"/p/{created.manage.token}/calendar/{created.feed.token}")


@router.get("/compare")
def compare(request: Request) -> Response:
    """Hold the chosen race beside others."""
    speaks = speaker(language_of(request))
    form = forms.filled(request.query_params)
    known = _known(request, speaks)
    if not form.is_asked:
        form = replace(form, race=_suggested(request))
    others = [text for text in dict.fromkeys(request.query_params.getlist("with")) if text and text != form.race]
    asked = forms.asked(form, speaks.language)
    candidates: list[Candidate] = []
    rows: list[tuple[str, list[str]]] = []
    if others:
        races = [asked.races[0], *others]
        forms.guarded(asked._replace(races=tuple(races)))
        outlooks = desk_of(request).compare(asked, races, speaks.language).candidates
        hrefs = [_href(form), *(_href(_instead(form, other)) for other in others)]
        candidates = list(_candidates(request, speaks, outlooks, hrefs))
        rows = _rows(outlooks, speaks)
    return answer(
        request,
        "compare.html",
        speaks=speaks,
        form=form,
        known=known,
        chosen=others,
        own_date=next((text for text in others if text[:1].isdigit()), ""),
        candidates=candidates,
        rows=rows,
    )


def _start(
    request: Request, speaks: Speaker, form: Filled, *, status: int = 200, error: PlannerError | None = None
) -> Response:
    shown = {"sheet": None, "fault": ""} if error else _previewed(request, speaks, form)
    return answer(
        request,
        "start.html",
        speaks=speaks,
        status=status,
        form=form,
        known=_known(request, speaks),
        distances=forms.DISTANCES,
        drawing=_drawing(speaks),
        refused=said(error, speaks) if error else "",
        weekdays=weekdays(speaks),
        **shown,
    )


def _previewed(request: Request, speaks: Speaker, form: Filled) -> Mapping[str, Any]:
    if not form.is_asked:
        return {"sheet": None, "fault": ""}
    try:
        made = desk_of(request).make(forms.asked(form, speaks.language), speaks.language)
    except PlannerError as error:
        return {"sheet": None, "fault": said(error, speaks)}
    return {"sheet": Sheet(made.plan, speaks, today=made.wish.today), "fault": ""}


def _drawing(speaks: Speaker) -> str:
    """Say what the drawing beside the title shows."""
    return movement(catalogue.load().exercise("single-leg-squat"), speaks).alt


def _dated(request: Request, language: Language) -> list[tuple[date, RaceFile]]:
    """Return the races of the catalogue by the day they come next; last those without one."""
    today = today_of(request)
    found: list[tuple[date, RaceFile]] = []
    for file in entries.race_files():
        try:
            found.append((entries.resolve(file.id, today=today, language=language).race.day, file))
        except PlannerError:
            found.append((date.max, file))
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def _known(request: Request, speaks: Speaker) -> list[Known]:
    """List the races to choose from."""
    return [
        (file.id, file.called(speaks.language), "" if day == date.max else speaks.day(day, "short"))
        for day, file in _dated(request, speaks.language)
    ]


def _suggested(request: Request) -> str:
    """Choose a race to begin with: the first that leaves some weeks to train."""
    races = _dated(request, "en")
    soon = today_of(request) + WEEKS_TO_TRAIN
    return next((file.id for day, file in races if day >= soon), races[0][1].id)


def _href(form: Filled) -> str:
    return f"/?{urlencode(form.fields())}#preview"


def _instead(form: Filled, other: str) -> Filled:
    """Return the form with another race, or a bare date, in the race's place."""
    if other[:1].isdigit():
        return replace(form, race=forms.OWN, name="", date=other, gun="", also="")
    return replace(form, race=other, name="", date="", gun="", also="")


def _candidates(
    request: Request, speaks: Speaker, outlooks: Sequence[Outlook], hrefs: Sequence[str]
) -> Iterator[Candidate]:
    """Show the races that are compared, their charts to one scale."""
    most = max(one.peak_load_au for one in outlooks)
    for one, href in zip(outlooks, hrefs, strict=True):
        name, told = one.races[-1].name, verdict(one, speaks)
        if one.plan is None:
            yield Candidate(name, None, "", told, href)
        else:
            yield Candidate(name, Sheet(one.plan, speaks, today=today_of(request), beside_au=most), told, "", href)


def _rows(outlooks: tuple[Outlook, ...], speaks: Speaker) -> list[tuple[str, list[str]]]:
    """Lay the candidates' figures side by side."""
    say = speaks.say
    return [
        (say("page-race-date"), [speaks.day(one.races[-1].day) for one in outlooks]),
        (say("page-time-left"), [say("ui-days-to-go", days=one.days) for one in outlooks]),
        (say("page-phases"), [_phases(one, speaks) for one in outlooks]),
        (say("ui-column-sessions"), [speaks.number(one.sessions) for one in outlooks]),
        (say("page-total-hours"), [speaks.number(one.minutes / 60, 1) for one in outlooks]),
        (say("page-peak"), [say("page-load", load=one.peak_load_au) for one in outlooks]),
        (say("page-clashes"), [" ".join(map(speaks.note, one.clashes)) or "–" for one in outlooks]),
    ]


def _phases(outlook: Outlook, speaks: Speaker) -> str:
    """Name the phases as they are lived, with their weeks."""
    lived = Sheet(outlook.plan, speaks).phases if outlook.plan else ()
    return ", ".join(f"{one.name} {one.weeks}" for one in lived) or "–"
