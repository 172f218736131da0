"""``planner feed``: make, list, replace and close the links to a kept plan: of calendars, and of its pages.

A link is printed once, when it is made. Afterwards it is known by the beginning of its hash.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from planner.cli.talk import Talk, minutes_before, page, put, put_json
from planner.errors import Unknown, UsageError
from planner.following import Following
from planner.rendering import Asking, asking_of
from planner.spelling import nearest, shown
from planner.store import Store, hash_token, open_store
from planner.web.links import TOKEN, links_to, page_link, qr_text, read_server_url, read_token

if TYPE_CHECKING:
    from planner.store.records import Feed, Link
    from planner.words import Speaker

BASE_URL = "PLANNER_BASE_URL"
LOCAL = "http://127.0.0.1:8000"
"""Where ``planner serve`` is reached when nobody says otherwise."""
_ID = re.compile(r"[0-9a-f]{6,64}")
_SHOWN_ID = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked of ``planner feed``, as it was typed."""

    store: str = ""
    base_url: str = ""
    busy: bool = False
    with_runs: bool = False
    cancelled: bool = False
    alarms: str = ""
    manage: bool = False
    as_json: bool = False

    @property
    def shown(self) -> dict[str, bool]:
        """Say which of the options were given that a calendar alone takes."""
        return {
            "--busy": self.busy,
            "--with-runs": self.with_runs,
            "--cancelled": self.cancelled,
            "--alarms": bool(self.alarms),
        }


def run(talk: Talk, verb: str, what: str, wanted: Wanted) -> int:
    """Do one of the verbs."""
    if verb not in VERBS:
        near = nearest(verb, VERBS)
        raise Unknown("feed-verb", near=near, text=shown(verb), known=", ".join(VERBS))
    if verb != "new":
        _refuse({**wanted.shown, "--manage": wanted.manage}, "feed-option")
    with open_store(wanted.store or None) as store:
        return VERBS[verb](talk, store, what, wanted)


def base_url(text: str) -> str:
    """Return the address under which the server is reached: as typed, as the environment says, or this machine's."""
    return read_server_url(text or os.environ.get(BASE_URL, "") or LOCAL)


def chosen(store: Store, key: str) -> str:
    """Return the plan that is meant: the one named, or the only one there is."""
    if key:
        return store.kept(key).key
    keys = [kept.key for kept in store.plans()]
    if not keys:
        raise UsageError("plan-none")
    if len(keys) > 1:
        raise UsageError("plan-several", known=", ".join(keys[:10]))
    return keys[0]


def _new(talk: Talk, store: Store, what: str, wanted: Wanted) -> int:
    """Make a link and print it."""
    if wanted.manage:
        _refuse(wanted.shown, "feed-manage-option")
        address = base_url(wanted.base_url)
        shown = Asking(base_url=address).stored(line="")
        link = store.feed_new(chosen(store, what), "manage", shown)
        return _show_link(talk, link, address, as_json=wanted.as_json)
    asking = Asking(
        busy=wanted.busy,
        runs=wanted.with_runs,
        alarms=minutes_before(wanted.alarms),
        language=talk.language if talk.asked else None,
        cancelled=wanted.cancelled,
        base_url=base_url(wanted.base_url),
    )
    link = _following(talk, store).subscribe(chosen(store, what), asking)
    return _show_link(talk, link, asking.base_url, as_json=wanted.as_json)


def _list(talk: Talk, store: Store, what: str, wanted: Wanted) -> int:
    """Print the links, without a word from which one could be told."""
    plan = store.kept(what).key if what else None
    feeds = store.feeds(plan)
    if wanted.as_json:
        put_json([_as_json(feed) for feed in feeds])
    elif not feeds:
        put(talk.speaker.say("ui-feed-none"))
    else:
        _show_table(feeds, talk.speaker)
    return 0


def _rotate(talk: Talk, store: Store, what: str, wanted: Wanted) -> int:
    """Close a link and print the one in its place."""
    old = _found(store, what)
    address = _address(wanted, asking_of(old.variant))
    return _show_link(talk, _following(talk, store).rotate(old.token_hash), address, as_json=wanted.as_json)


def _revoke(talk: Talk, store: Store, what: str, wanted: Wanted) -> int:
    """Close a link."""
    feed = _found(store, what)
    closed = store.revoke(feed.token_hash)
    if wanted.as_json:
        put_json({"feed": feed.token_hash, "closed": closed})
    else:
        put(talk.speaker.say("ui-feed-revoked" if closed else "ui-feed-closed-already", feed=_short(feed)))
    return 0


VERBS: dict[str, Callable[[Talk, Store, str, Wanted], int]] = {
    "new": _new,
    "list": _list,
    "rotate": _rotate,
    "revoke": _revoke,
}


def _following(talk: Talk, store: Store) -> Following:
    return Following(store, lambda: talk.now)


def _refuse(options: Mapping[str, bool], code: str) -> None:
    """Refuse options that a link cannot be told."""
    for option, said in options.items():
        if said:
            raise UsageError(code, option=option)


def _found(store: Store, what: str) -> Feed:
    """Return the feed that a link, a token or the beginning of a hash means."""
    text = what.strip()
    if _ID.fullmatch(text) and not TOKEN.fullmatch(text):
        found = [feed for feed in store.feeds() if feed.token_hash.startswith(text)]
        if len(found) > 1:
            raise UsageError("feed-several", text=text)
    else:
        known = store.feed_by_hash(hash_token(read_token(text)))
        found = [known] if known else []
    if not found:
        raise Unknown("store-feed-unknown")
    return found[0]


def _address(wanted: Wanted, asking: Asking) -> str:
    """Return the address that a link is shown under: as typed now, or as it was when the link was made."""
    return asking.base_url if asking.base_url and not wanted.base_url else base_url(wanted.base_url)


def _show_link(talk: Talk, link: Link, address: str, *, as_json: bool) -> int:
    """Print a link in every form, this once."""
    asking = asking_of(link.feed.variant)
    if link.feed.purpose == "manage":
        return _show_page(talk, link, address, as_json=as_json)
    links = links_to(address, link.token)
    if as_json:
        put_json({"plan": link.feed.plan, "feed": link.feed.token_hash, "token": link.token, **asdict(links)})
        return 0
    say = talk.speaker.say
    sheet = page()
    sheet.say(say("ui-feed-made", plan=str(link.feed.plan)))
    for kind, text in {"copy": links.https, **asdict(links)}.items():
        if kind != "https":
            sheet.blank()
            sheet.say(say(f"ui-feed-{kind}"))
            sheet.raw(f"  {text}")
    sheet.blank()
    if sys.stdout.isatty():
        sheet.raw(qr_text(links.https))
    for line in _advice(say, address, asking):
        sheet.say(line)
    put(sheet.text())
    return 0


def _show_page(talk: Talk, link: Link, address: str, *, as_json: bool) -> int:
    """Print the link by which a plan is opened on its pages, this once."""
    shown = page_link(address, link.token)
    if as_json:
        put_json({"plan": link.feed.plan, "feed": link.feed.token_hash, "token": link.token, "page": shown})
        return 0
    say = talk.speaker.say
    sheet = page()
    sheet.say(say("ui-feed-manage-made", plan=str(link.feed.plan)))
    sheet.raw(f"  {shown}")
    if _is_local(address):
        sheet.blank()
        sheet.say(say("ui-feed-local", address=address))
    put(sheet.text())
    return 0


def _is_local(address: str) -> bool:
    return urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1")


def _advice(say: Callable[..., str], address: str, asking: Asking) -> Iterator[str]:
    yield say("ui-feed-refresh")
    if asking.alarms:
        yield say("ui-feed-alarms")
    if _is_local(address):
        yield say("ui-feed-local", address=address)


def _show_table(feeds: Sequence[Feed], speaks: Speaker) -> None:
    head = [speaks.say(f"ui-column-{column}") for column in ("feed", "plan", "shows", "state", "since")]
    rows = [
        (
            _short(feed),
            str(feed.plan),
            speaks.say(f"ui-feed-{_shows(feed)}"),
            speaks.say(f"state-{feed.state}"),
            speaks.day(feed.since.date(), "short") if feed.since else "",
        )
        for feed in feeds
    ]
    sheet = page()
    sheet.table(rows, head=head)
    put(sheet.text())


def _shows(feed: Feed) -> str:
    if feed.purpose == "manage":
        return "manage"
    return "busy" if asking_of(feed.variant).busy else "detail"


def _short(feed: Feed) -> str:
    return feed.token_hash[:_SHOWN_ID]


def _as_json(feed: Feed) -> dict[str, Any]:
    return {
        "feed": feed.token_hash,
        "plan": feed.plan,
        "purpose": feed.purpose,
        "state": feed.state,
        "shows": asdict(asking_of(feed.variant)),
        "since": _instant(feed.since),
        "closed_at": _instant(feed.closed_at),
        "modified": _instant(feed.modified),
    }


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
