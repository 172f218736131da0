"""The JSON API under ``/api/v1``: the same things as the pages, for programs.

No account: a plan's token in the path is the key. What is refused answers with a code, its values and one sentence;
every answer that an operation may give stands in the description at ``/api/v1/openapi.json``.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.responses import Response

from planner import catalogue, entries
from planner.behind import rule_behind
from planner.engine.evidence import RULES
from planner.engine.explaining import explain
from planner.errors import PlannerError, UsageError
from planner.exports import comparison
from planner.exports.ics.text import clean
from planner.model import Exercise, Language, Log, Plan, Reason
from planner.racebook import Edition, RaceFile, in_language
from planner.store.records import Link
from planner.web import forms
from planner.web.api_forms import (
    CreatedPlan,
    DayVerdict,
    Explained,
    Fault,
    FeedLink,
    FeedState,
    KnownEdition,
    KnownRace,
    Marked,
    PlanKey,
    Proposed,
    RaceDay,
    RaceMoved,
    RaceProposed,
    RuleForm,
    Seen,
    Shown,
    Wanted,
    Why,
)
from planner.web.links import links_to, page_link
from planner.web.pages_frame import desk_of, is_of_the_house, language_of, status_of, today_of
from planner.web.programs import said_to_programs, to_programs
from planner.words import Speaker, speaker, with_texts

Token = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{32}$")]
SessionId = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,64}$")]
FeedId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


class ApiRoute(APIRoute):
    """A route whose refusals are JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler in the door."""
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await inner(request)
            except RequestValidationError as error:
                return refused(request, _misread(error))
            except PlannerError as error:
                return refused(request, error)

        return handler


def refused(request: Request, error: PlannerError) -> Response:
    """Say in JSON what is wrong."""
    values = {} if is_of_the_house(error) else dict(error.values)
    fault = Fault(code=error.code, values=values, text=said_to_programs(error, language_of(request)))
    status = status_of(error)
    headers = {"Retry-After": "10"} if status == 503 else None
    return JSONResponse(fault.model_dump(), status_code=status, headers=headers)


def _misread(error: RequestValidationError) -> UsageError:
    first = error.errors()[0]
    return UsageError("api-request", where=".".join(map(str, first["loc"]))[:120], what=str(first["msg"])[:200])


def _faults(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Fault} for status in statuses}


router = APIRouter(prefix="/api/v1", route_class=ApiRoute, responses=_faults(403, 408, 413, 422, 429, 503))
behind_token: dict[int | str, dict[str, Any]] = _faults(404, 410)
with_body: dict[int | str, dict[str, Any]] = _faults(400)
"""A body that can't be read at all: not UTF-8, or cut short."""


@router.get("/races")
def races(request: Request) -> list[KnownRace]:
    """List the races that are known, with their editions and the day to expect next."""
    language = language_of(request)
    return [_race(file, today_of(request), language) for file in entries.race_files()]


@router.get("/exercises")
def exercises() -> tuple[Exercise, ...]:
    """List the exercises with their ladders."""
    return catalogue.load().exercises


@router.get("/exercises/{name}", responses=_faults(404))
def exercise(name: Annotated[str, Path(pattern=r"^[a-z0-9-]{1,64}$")]) -> Exercise:
    """Return one exercise."""
    return catalogue.load().exercise(name)


@router.get("/rules")
def rules(request: Request) -> list[RuleForm]:
    """List the rules of the method, each with its source and grade."""
    speaks = speaker(language_of(request))
    return [
        RuleForm(
            id=rule.id,
            text=speaks.rule(rule.id),
            values=dict(rule.values),
            unit=rule.unit,
            grade=rule.grade,
            source=speaks.source(rule.id),
        )
        for rule in RULES.values()
    ]


@router.post("/preview", responses=with_body)
def preview(request: Request, wanted: Wanted) -> Plan:
    """Make a plan and keep nothing."""
    language = _language(request, wanted)
    made = desk_of(request).make(forms.guarded(wanted.asked()), language)
    return _worded(made.plan)


@router.post("/compare", responses=with_body)
def compare(request: Request, wanted: Wanted) -> dict[str, Any]:
    """Hold races side by side, each planned by itself; ``planner.comparison/1``."""
    language = _language(request, wanted)
    asked = forms.guarded(wanted.asked())
    found = desk_of(request).compare(asked, asked.races, language)
    return comparison.as_json(found, to_programs(language))


@router.post("/plans", status_code=201, responses=with_body)
def create(request: Request, wanted: Wanted) -> CreatedPlan:
    """Make a plan, keep it, and return its key and a calendar link."""
    desk = desk_of(request)
    language = _language(request, wanted)
    created = desk.create(forms.guarded(wanted.asked()), language)
    return CreatedPlan(
        token=created.manage.token,
        page=page_link(desk.base_url, created.manage.token),
        calendar=_link(desk.base_url, created.feed),
        plan=_worded(created.plan),
    )


@router.get("/plans/{token}", responses=behind_token)
def plan(request: Request, token: Token) -> Plan:
    """Return the plan as it is."""
    opened = desk_of(request).open(token)
    return _worded(opened.plan, request)


@router.delete("/plans/{token}", status_code=204, responses=behind_token)
def forget(request: Request, token: Token) -> None:
    """Remove the plan, its log and its links for good."""
    desk = desk_of(request)
    desk.forget(desk.open(token))


@router.post("/plans/{token}/renew", responses=behind_token)
def renew(request: Request, token: Token) -> PlanKey:
    """Close the key that opened the plan, and return the one that opens it from now on; its calendar links stay."""
    desk = desk_of(request)
    fresh = desk.renew_manage(desk.open(token)).token
    return PlanKey(token=fresh, page=page_link(desk.base_url, fresh))


@router.post("/plans/{token}/registered", responses=behind_token | _faults(409))
def register(request: Request, token: Token) -> Plan:
    """Say that the runner has registered; the sessions keep their ids."""
    desk = desk_of(request)
    return _worded(desk.register(desk.open(token)), request)


@router.get("/plans/{token}/why/{session}", responses=behind_token)
def why(request: Request, token: Token, session: SessionId) -> Explained:
    """Return why a session is as it is, and what keeps it from the other days of its week."""
    opened = desk_of(request).open(token)
    speaks = speaker(language_of(request, opened.plan.athlete.language))
    told = explain(opened.plan, opened.session(session).id)
    return Explained(
        session=session,
        reasons=_whys(told.session.reasons, speaks),
        week=_whys(told.week.reasons, speaks),
        days=tuple(
            DayVerdict(day=one.day, chosen=one.chosen, excluded=_whys(one.excluded, speaks), worse=one.worse)
            for one in told.verdicts
        ),
    )


@router.get("/plans/{token}/log", responses=behind_token)
def logs(request: Request, token: Token) -> tuple[Log, ...]:
    """Return what was said of the sessions."""
    return desk_of(request).open(token).logs


@router.put("/plans/{token}/log/{session}", responses=behind_token | with_body)
def log(request: Request, token: Token, session: SessionId, marked: Marked) -> Log:
    """Say how a session went; saying it again changes nothing."""
    desk = desk_of(request)
    opened = desk.open(token)
    kept = Log(
        session=session, on=opened.session(session).day, **marked.model_dump() | {"note": clean(marked.note).strip()}
    )
    desk.log(opened, kept)
    return kept


@router.delete("/plans/{token}/log/{session}", status_code=204, responses=behind_token)
def unlog(request: Request, token: Token, session: SessionId) -> None:
    """Take back what was said of a session."""
    desk = desk_of(request)
    desk.unlog(desk.open(token), session)


@router.get("/plans/{token}/proposal", responses=behind_token)
def proposal(request: Request, token: Token) -> Proposed:
    """Return what the log asks to change; nothing is changed."""
    desk = desk_of(request)
    opened = desk.open(token)
    speaks = to_programs(language_of(request, opened.plan.athlete.language))
    found = desk.proposal(opened)
    return Proposed(
        revision=opened.plan.revision,
        changes=found.changes,
        notes=tuple(map(speaks.note, found.notes)),
    )


@router.post("/plans/{token}/proposal", responses=behind_token | with_body | _faults(409))
def apply(request: Request, token: Token, seen: Seen) -> Plan:
    """Make the proposed changes, if the plan is still the one that was looked at."""
    desk = desk_of(request)
    return _worded(desk.apply(desk.open(token), seen.revision), request)


@router.get("/plans/{token}/race", responses=behind_token)
def race_day(request: Request, token: Token, wanted: Annotated[RaceDay, Query()]) -> RaceProposed:
    """Return what another day of a race would change, with what was logged so far; nothing is changed."""
    desk = desk_of(request)
    opened = desk.open(token)
    speaks = to_programs(language_of(request, opened.plan.athlete.language))
    found = desk.move(opened, wanted.moved())
    new = (note for note in found.plan.notes if note not in (*opened.plan.notes, *found.notes))
    return RaceProposed(
        revision=opened.plan.revision,
        races=found.plan.races,
        changes=found.changes,
        notes=tuple(map(speaks.note, (*found.notes, *new))),
    )


@router.post("/plans/{token}/race", responses=behind_token | with_body | _faults(409))
def move_race(request: Request, token: Token, wanted: RaceMoved) -> Plan:
    """Put a race on another day, if the plan is still the one that was looked at; race and sessions keep their ids."""
    desk = desk_of(request)
    return _worded(desk.apply_move(desk.open(token), wanted.moved(), wanted.revision), request)


@router.get("/plans/{token}/feeds", responses=behind_token)
def feeds(request: Request, token: Token) -> list[FeedState]:
    """List the calendar links that work."""
    desk = desk_of(request)
    return [
        FeedState(feed=feed.token_hash, since=feed.since.date() if feed.since else None, shows=dict(feed.variant))
        for feed in desk.feeds(desk.open(token))
    ]


@router.post("/plans/{token}/feeds", status_code=201, responses=behind_token | with_body)
def new_feed(request: Request, token: Token, shown: Shown) -> FeedLink:
    """Make another calendar link."""
    desk = desk_of(request)
    return _link(desk.base_url, desk.subscribe(desk.open(token), shown.asking()))


@router.post("/plans/{token}/feeds/{feed}/rotate", responses=behind_token)
def rotate(request: Request, token: Token, feed: FeedId) -> FeedLink:
    """Close a calendar link and open another like it."""
    desk = desk_of(request)
    return _link(desk.base_url, desk.rotate(desk.open(token), feed))


@router.delete("/plans/{token}/feeds/{feed}", status_code=204, responses=behind_token)
def revoke(request: Request, token: Token, feed: FeedId) -> None:
    """Close a calendar link for good."""
    desk = desk_of(request)
    desk.revoke(desk.open(token), feed)


def _worded(plan: Plan, request: Request | None = None) -> Plan:
    """Return a plan with the sentences of its notes, in its runner's language where nobody asks for another."""
    own = plan.athlete.language
    return with_texts(plan, to_programs(language_of(request, own) if request else own))


def _language(request: Request, wanted: Wanted) -> Language:
    return wanted.language or language_of(request)


def _race(file: RaceFile, today: date, language: Language) -> KnownRace:
    try:
        following = entries.resolve(file.id, today=today, language=language).race
    except PlannerError:
        following = None
    return KnownRace(
        id=file.id,
        name=file.called(language),
        aliases=file.aliases,
        zone=file.zone,
        place=file.place,
        virtual=file.virtual,
        distances_km=file.distances_km,
        editions=tuple(_edition(edition, language) for edition in file.editions),
        next_day=following.day if following else None,
        next_announced=following.announced if following else False,
    )


def _edition(edition: Edition, language: Language) -> KnownEdition:
    return KnownEdition(
        day=edition.day,
        guns={f"{gun.km:g}": f"{gun.at:%H:%M}" for gun in edition.guns},
        opens=edition.opens.isoformat(timespec="minutes") if edition.opens else None,
        closes=edition.closes.isoformat(timespec="minutes") if edition.closes else None,
        source=in_language(edition.source, language),
    )


def _link(base_url: str, link: Link) -> FeedLink:
    links = links_to(base_url, link.token)
    return FeedLink(
        feed=link.feed.token_hash,
        https=links.https,
        webcal=links.webcal,
        google=links.google,
        outlook=links.outlook,
        office=links.office,
    )


def _whys(reasons: Sequence[Reason], speaks: Speaker) -> tuple[Why, ...]:
    found = []
    for reason in reasons:
        rule = rule_behind(reason)
        grade, source = (rule.grade, speaks.source(rule.id)) if rule else ("", "")
        found.append(Why(rule=reason.rule, text=speaks.reason(reason), grade=grade, source=source))
    return tuple(found)
