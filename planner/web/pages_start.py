"""The way in: choose a race, see what the plan would be, hold races side by side, make the plan.

Nothing is kept before the post that makes a plan; what is shown before that is made anew for each request. A form
holds a runner's own calendar address, so that it is posted; an address is read for everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from planner import catalogue, entries
from planner.asked import Asked
from planner.comparing import Comparison, Outlook
from planner.errors import PlannerError
from planner.exports.comparison import assumed, clashes, figures, plain, season_of, verdict
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
    form: Filled
    """The form with this race in it."""


@dataclass(frozen=True, slots=True)
class Held:
    """The races that are held side by side."""

    outlooks: Sequence[Outlook | PlannerError] = ()
    """What each would ask, or why nothing can be said of it."""
    forms: Sequence[Filled] = ()
    """The form with each of them in it."""
    together: Comparison | None = None
    """All of them, where nothing is wrong with any."""


@router.get("/")
def start(request: Request) -> Response:
    """Show the form, with the plan that it asks for."""
    return _start(request, _of_address(request))


@router.post("/")
def start_posted(request: Request, fields: Posted) -> Response:
    """Show the form as it was filled in: what is secret in it stands in no address."""
    return _start(request, forms.filled(fields))


@router.get("/preview")
def preview(request: Request) -> Response:
    """Show only the plan that the form asks for, to be put into the page."""
    return _preview(request, _of_address(request))


@router.post("/preview")
def preview_posted(request: Request, fields: Posted) -> Response:
    """Show only the plan that the form asks for, whatever is secret in it."""
    return _preview(request, forms.filled(fields))


@router.post("/plans")
def make(request: Request, fields: Posted) -> Response:
    """Keep the plan that the form asks for, and lead to its calendar links."""
    speaks = speaker(language_of(request))
    form = _settled(forms.filled(fields), _known(request, speaks))
    try:
        created = desk_of(request).create(forms.asked(form, speaks.language), speaks.language)
    except PlannerError as error:
        return _start(request, form, error)
    return sent_on(f"/p/{created.manage.token}/calendar/{created.feed.token}")


@router.get("/compare")
def compare(request: Request) -> Response:
    """Hold the chosen race beside others."""
    return _compare(request, _of_address(request), request.query_params)


@router.post("/compare")
def compare_posted(request: Request, fields: Posted) -> Response:
    """Hold the chosen race beside others, for a form that stands in no address."""
    return _compare(request, forms.filled(fields), fields)


def _of_address(request: Request) -> Filled:
    """Read a form from an address, but for what is secret: whoever wrote it there is not helped to spread it."""
    return replace(forms.filled(request.query_params), calendar="")


def _settled(form: Filled, known: Sequence[Known]) -> Filled:
    """Forget the day where a race has one of its own: its field is not to be seen then."""
    dated = {name for name, _, when in known if when}
    form = replace(form, also_date="") if form.also in dated or not form.also else form
    return replace(form, date="", gun="", name="") if form.race in dated else form


def _compare(request: Request, form: Filled, fields: forms.Fields) -> Response:
    speaks = speaker(language_of(request))
    known = _known(request, speaks)
    form = _settled(form if form.is_asked else replace(form, race=_suggested(request)), known)
    wanted = forms.beside(fields, form)
    held, fault, status = Held(), "", 200
    try:
        held = _held(request, form, wanted, speaks) if wanted else held
    except PlannerError as error:
        fault, status = said(error, speaks), status_of(error)
    outlooks = [one for one in held.outlooks if isinstance(one, Outlook)]
    return answer(
        request,
        "compare.html",
        speaks=speaks,
        status=status,
        kept=form.open_fields(),
        form=form,
        known=known,
        chosen=forms.days_beside(wanted),
        own_date=next((text for text in wanted if text[:1].isdigit()), ""),
        fault=fault,
        candidates=list(_candidates(request, speaks, held, {race: name for race, name, _ in known})),
        columns=[one.races[-1].name for one in outlooks],
        rows=_rows(outlooks, speaks) if outlooks else [],
        season=season_of(held.together, speaks) if held.together else None,
        assumed=assumed(held.together, speaks, "page-compare-assumed") if held.together else "",
    )


def _held(request: Request, form: Filled, wanted: Sequence[str], speaks: Speaker) -> Held:
    """Hold the form's race beside others; one that cannot be planned for has its fault in its place.

    What is wrong with every one of them is wrong with the form.
    """
    asked = forms.asked(form, speaks.language)
    races = (asked.races[0], *wanted)
    forms.guarded(asked._replace(races=races))
    filled = [form, *(forms.instead(form, other) for other in wanted)]
    held = _outlooks(request, asked, races, speaks.language)
    faults = [one for one in held.outlooks if isinstance(one, PlannerError)]
    if len(faults) == len(held.outlooks) and len({said(fault, speaks) for fault in faults}) == 1:
        raise faults[0]
    return replace(held, forms=filled)


def _outlooks(request: Request, asked: Asked, races: tuple[str, ...], language: Language) -> Held:
    """Return what each race would ask, or why nothing can be said of it."""
    try:
        found = desk_of(request).compare(asked, races, language)
        return Held(found.candidates, together=found)
    except PlannerError as error:
        if error.code == "page-too-many-races":
            raise
        if len(races) == 1:
            return Held([error])
    return Held([one for race in races for one in _outlooks(request, asked, (race,), language).outlooks])


def _start(request: Request, form: Filled, error: PlannerError | None = None) -> Response:
    """Show the form; whatever was posted to where is told in another language at the start."""
    speaks = speaker(language_of(request))
    known = _known(request, speaks)
    form = _settled(form if form.is_asked else replace(form, race=_suggested(request)), known)
    shown = {"sheet": None, "fault": ""} if error else _previewed(request, speaks, form)
    return answer(
        request,
        "start.html",
        speaks=speaks,
        status=status_of(error) if error else 200,
        here="/",
        kept=form.open_fields(),
        form=form,
        known=known,
        saved=speaks.say("page-deleted") if request.query_params.get("now") == "deleted" else "",
        distances=forms.DISTANCES,
        drawing=_drawing(speaks),
        refused=said(error, speaks) if error else "",
        weekdays=weekdays(speaks),
        **shown,
    )


def _preview(request: Request, form: Filled) -> Response:
    speaks = speaker(language_of(request))
    settled = _settled(form, _known(request, speaks))
    return answer(request, "preview.html", speaks=speaks, **_previewed(request, speaks, settled))


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


def _candidates(
    request: Request,
    speaks: Speaker,
    held: Held,
    names: Mapping[str, str],
) -> Iterator[Candidate]:
    """Show the races that are compared, their charts to one scale."""
    most = max((one.peak_load_au for one in held.outlooks if isinstance(one, Outlook)), default=0)
    for one, form in zip(held.outlooks, held.forms, strict=True):
        if isinstance(one, PlannerError):
            name = names.get(form.race) or form.name or form.date or form.race
            yield Candidate(name, None, "", said(one, speaks), form)
            continue
        name, told = one.races[-1].name, verdict(one, speaks)
        if one.plan is None:
            yield Candidate(name, None, "", told, form)
        else:
            yield Candidate(name, Sheet(one.plan, speaks, today=today_of(request), beside_au=most), told, "", form)


def _rows(outlooks: Sequence[Outlook], speaks: Speaker) -> list[tuple[str, list[str]]]:
    """Lay the candidates' figures side by side, and what is in the way of each."""
    rows = [(label, [plain(cell) or "–" for cell in told]) for label, told in figures(outlooks, speaks)]
    return [*rows, (speaks.say("page-clashes"), [" ".join(clashes(one, speaks)) or "–" for one in outlooks])]
