"""The calendar links of one plan, behind its manage token: make one, tell them apart, renew one, close one.

A link is shown whole once, where it was made. Afterwards it is told by the id that the command line's list shows,
the hour it was made and what it shows; the id opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from planner.errors import Unknown
from planner.exports.html.rendering import NAMES
from planner.rendering import asking_of
from planner.store import hash_token
from planner.store.records import Feed, Link
from planner.web import forms
from planner.web.desk import Opened
from planner.web.links import links_to, qr_svg
from planner.web.pages_frame import (
    PageRoute,
    Stamped,
    answer,
    desk_of,
    language_of,
    manage_address,
    sent_on,
)
from planner.words import Speaker, speaker

router = APIRouter(route_class=PageRoute, include_in_schema=False)

SHORT_ID = 8
"""Characters of a link's id that are shown, as the command line's list shows them."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A calendar link, as the page tells it from others."""

    name: str
    """What a form calls it by."""
    id: str
    made: str
    shows: tuple[str, ...]
    is_here: bool
    """Whether it is the one that the page shows whole."""


@router.get("/p/{token}/calendar")
def calendar(request: Request, token: str) -> Response:
    """Show which calendar links there are, and a way to make another."""
    return _calendar(request, desk_of(request).open(token))


@router.get("/p/{token}/calendar/{feed}")
def subscribe(request: Request, token: str, feed: str) -> Response:
    """Show every way to subscribe to one calendar."""
    desk = desk_of(request)
    opened = desk.open(token)
    if not desk.reads(opened, feed):
        raise Unknown("page-link-unknown")
    return _calendar(request, opened, feed)


@router.post("/p/{token}/calendar")
def new_link(request: Request, token: str, fields: Stamped) -> Response:
    """Make another calendar link."""
    desk = desk_of(request)
    return _to_link(token, desk.subscribe(desk.open(token), forms.asking_of(fields)))


@router.post("/p/{token}/calendar/rotate")
def rotate(request: Request, token: str, fields: Stamped) -> Response:
    """Close a calendar link and open another like it."""
    desk = desk_of(request)
    return _to_link(token, desk.rotate(desk.open(token), str(fields.get("feed", ""))))


@router.post("/p/{token}/calendar/revoke")
def revoke(request: Request, token: str, fields: Stamped) -> Response:
    """Close a calendar link for good."""
    desk = desk_of(request)
    desk.revoke(desk.open(token), str(fields.get("feed", "")))
    return sent_on(f"/p/{token}/calendar?now=closed")


def _to_link(token: str, link: Link) -> Response:
    return sent_on(f"/p/{token}/calendar/{link.token}")


def _calendar(request: Request, opened: Opened, feed: str = "") -> Response:
    desk = desk_of(request)
    speaks = speaker(language_of(request, opened.plan.athlete.language))
    links = links_to(desk.base_url, feed, speaks.say("ics-calendar")) if feed else None
    here = hash_token(feed) if feed else ""
    return answer(
        request,
        "subscribe.html",
        speaks=speaks,
        token=opened.token,
        home="../" if feed else "./",
        base="../" if feed else "",
        tab="calendar",
        links=links,
        saved=speaks.say("page-closed") if request.query_params.get("now") == "closed" else "",
        qr=Markup(qr_svg(links.webcal, scale=5)) if links else "",
        manage=manage_address(request, opened.token),
        feeds=[_view(one, opened, speaks, here) for one in desk.feeds(opened)],
    )


def _view(feed: Feed, opened: Opened, speaks: Speaker, here: str) -> LinkView:
    made = feed.since.astimezone(ZoneInfo(opened.plan.timezone)) if feed.since else None
    return LinkView(
        name=feed.token_hash,
        id=feed.token_hash[:SHORT_ID],
        made=speaks.say("page-feed-since", day=made.date(), clock=speaks.clock(made)) if made else "",
        shows=tuple(_shows(feed, opened, speaks)),
        is_here=feed.token_hash == here,
    )


def _shows(feed: Feed, opened: Opened, speaks: Speaker) -> Iterator[str]:
    """Say what a link shows of the plan."""
    asking = asking_of(feed.variant)
    yield speaks.say("page-feed-shows-busy" if asking.busy else "page-feed-shows-detail")
    if asking.runs:
        yield speaks.say("page-feed-runs")
    if asking.alarms:
        told = ", ".join(speaks.say("page-before", minutes=minutes) for minutes in asking.alarms)
        yield speaks.say("page-feed-reminds", when=told)
    language = asking.language or opened.plan.athlete.language
    yield NAMES.get(language, language)
