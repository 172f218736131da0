"""The feeds as files that any web server or Pages host can serve, written where a folder or fsspec reaches.

The place itself remembers the links: a file's name is its token, whose hash the store knows. Only what changed is
written, each file whole or not at all, and the files of closed links go. Pages that anybody may read stand beside
them and name no link. What planner did not put there stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from planner import templates
from planner.cache import digest
from planner.errors import InputError, UsageError
from planner.following import Following
from planner.rendering import Asking, asking_of
from planner.shelves import Shelf
from planner.store import FeedReader, hash_token
from planner.store.records import Feed
from planner.web.links import TOKEN, links_to, qr_svg, read_base_url

SCHEMA = "planner.publish/1"
MANIFEST = "manifest.json"
FOLDER = "f"
POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""A page holds no script and asks for nothing from elsewhere; a plan carries its own style, to be kept."""
HEADERS = f"""/f/*.ics
  Content-Type: text/calendar; charset=utf-8
  Cache-Control: private, no-cache
/f/*.html
  Cache-Control: private, no-cache
/*
  X-Content-Type-Options: nosniff
  X-Robots-Tag: noindex
  Referrer-Policy: no-referrer
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
""".encode()
"""Read by hosts that take headers from a file of this name. No header stands in two rules that match one file."""
BLANK = b"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex"><title>planner</title>
"""
"""Stands where a server might list the folder, and every secret in it."""
UNTOUCHED = ".nojekyll"
"""Tells GitHub's pages to hand out every file: a token may begin with an underscore."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link made for a plan that had none there."""

    plan: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Published:
    """What was done."""

    written: int
    """Files that changed."""
    removed: int
    """Files of links that were closed."""
    links: tuple[NewLink, ...]
    """Links that are new, and shown this once."""
    address: str = ""
    """Where the place is reached, as it was told now or before; empty: it never was."""
    left: tuple[str, ...] = ()
    """Files in whose place others stand that planner did not write, and did not touch."""


@dataclass(slots=True)
class _Work:
    following: Following
    shelf: Shelf
    address: str
    """Where the place is reached; empty: not known."""
    known: Mapping[str, str]
    """Digest of each file's name → digest of its content: what the last publishing left."""
    pages: Mapping[str, str]
    """Digest of each page's name → digest of what it was made from."""
    listed: frozenset[str]
    kept: dict[str, str] = field(default_factory=dict)
    made_from: dict[str, str] = field(default_factory=dict)
    written: int = 0
    removed: int = 0


def publish(
    following: Following, shelf: Shelf, plans: Sequence[str] = (), asking: Asking | None = None, *, address: str = ""
) -> Published:
    """Bring a place up to date with the store: these plans, or all, and every link that is there already.

    With ``address``, where the place is reached, the pages of the plans tell how to subscribe; the place remembers it.
    """
    asking = asking or Asking()
    manifest = shelf.read(MANIFEST)
    last = _last(manifest, shelf)
    work = _Work(following, shelf, address or last.address, last.files, last.pages, shelf.names())
    store = following.store
    following.refresh()
    lying = dict(_lying(following, work.listed))
    covered = {(feed.plan, asking_of(feed.variant)) for feed in lying.values() if feed.state == "active"}
    wanted = [store.kept(key).key for key in plans] or [kept.key for kept in store.plans()]
    links: list[NewLink] = []
    reader = store.feed_reader(0)
    try:
        for key in sorted(wanted):
            if (key, asking) not in covered:
                links.append(_publish_new(work, reader, key, asking))
        for token, feed in sorted(lying.items()):
            if feed.state == "active":
                _put(work, _files(work, reader, token, feed))
            else:
                _remove(work, token)
    finally:
        reader.close()
    left = _put_common(work)
    _put_manifest(work, manifest)
    return Published(work.written, work.removed, tuple(links), work.address, left)


def _lying(following: Following, names: frozenset[str]) -> Iterator[tuple[str, Feed]]:
    """Yield the tokens that name files there and that the store knows, with their feeds."""
    for name in names:
        token = name.removeprefix(f"{FOLDER}/").removesuffix(".ics")
        if name == f"{FOLDER}/{token}.ics" and TOKEN.fullmatch(token):
            feed = following.store.feed_by_hash(hash_token(token))
            if feed is not None and feed.purpose == "read":
                yield token, feed


def _publish_new(work: _Work, reader: FeedReader, key: str, asking: Asking) -> NewLink:
    """Make a link and write its files; a link whose files could not be written is closed."""
    link = work.following.subscribe(key, asking)
    try:
        _put(work, _files(work, reader, link.token, link.feed))
    except BaseException:
        work.following.store.revoke(link.feed.token_hash)
        raise
    return NewLink(key, link.token)


def _files(work: _Work, reader: FeedReader, token: str, feed: Feed) -> Files:
    """Return what one link shows: the calendar, compressed too, and for its own runner the plan to read."""
    served = reader.feed(feed.token_hash)
    if served is None or served.body is None or served.gzip is None or feed.plan is None:
        return {}
    start = f"{FOLDER}/{token}"
    files = {f"{start}.ics": served.body, f"{start}.ics.gz": served.gzip}
    asking = asking_of(feed.variant)
    if not asking.busy and not _is_as_it_was(work, token, feed.plan, asking.language):
        files[f"{start}.html"] = _page(work, token, feed.plan, asking.language)
    return files


def _is_as_it_was(work: _Work, token: str, plan: str, language: str | None) -> bool:
    """Say whether a plan's page stands there, made from the same: to make it takes longer than all else."""
    page = f"{FOLDER}/{token}.html"
    name = _digest(page.encode())
    last = work.following.store.revisions(plan)[-1]
    parts = (token, plan, f"{last.number} {last.saved_at.isoformat()}", language or "", work.address, _house())
    work.made_from[name] = _digest("\n".join(parts).encode())
    content = work.known.get(name)
    if content is None or page not in work.listed or work.pages.get(name) != work.made_from[name]:
        return False
    if work.shelf.near and _digest(work.shelf.read(page) or b"") != content:
        return False
    work.kept[name] = content
    return True


@cache
def _house() -> str:
    """Return a digest of all that writes a page: the program and its templates."""
    rooms = [*Path(__file__).parent.rglob("*.py"), *(path for path in templates.everything() if path.is_file())]
    return digest((room.name, room.read_bytes()) for room in sorted(rooms))


def _page(work: _Work, token: str, plan: str, language: str | None) -> bytes:
    """Return a plan's page, with its links where the place's address is known."""
    from planner.exports.html import site
    from planner.words import speaker

    kept = work.following.store.plan(plan)
    if not work.address:
        return site.plan_page(kept, language, f"{token}.ics", None, "")
    name = speaker(language or kept.athlete.language).say("ics-calendar")
    links = links_to(work.address, token, name)
    return site.plan_page(kept, language, f"{token}.ics", links, qr_svg(links.webcal, scale=5))


def _put(work: _Work, files: Files) -> None:
    """Write those of the files that are not there as they should be."""
    changed = {}
    for name, data in files.items():
        work.kept[_digest(name.encode())] = _digest(data)
        if not _stands(work, name, data):
            changed[name] = data
    work.shelf.put(changed)
    work.written += len(changed)


def _stands(work: _Work, name: str, data: bytes) -> bool:
    """Say whether a file is there with this content: by looking where that is cheap, else by the manifest."""
    if name not in work.listed:
        return False
    if work.shelf.near:
        return work.shelf.read(name) == data
    return work.known.get(_digest(name.encode())) == _digest(data)


def _remove(work: _Work, token: str) -> None:
    names = {f"{FOLDER}/{token}{end}" for end in (".ics", ".ics.gz", ".html")} & work.listed
    work.shelf.remove(sorted(names))
    work.removed += len(names)


def _put_common(work: _Work) -> tuple[str, ...]:
    """Write what belongs to no link, and take away what did; return what was left alone, for somebody else wrote it."""
    from planner.exports.html.site import open_pages

    common = {**open_pages(), "_headers": HEADERS, UNTOUCHED: b"", f"{FOLDER}/index.html": BLANK}
    ours = {name for name in work.listed if _digest(name.encode()) in work.known}
    others = sorted((work.listed & common.keys()) - ours)
    left = tuple(name for name in others if work.shelf.read(name) != common[name])
    _put(work, {name: data for name, data in common.items() if name not in left})
    stale = {name for name in ours if not name.startswith(f"{FOLDER}/")} - common.keys() - {MANIFEST}
    work.shelf.remove(sorted(stale))
    work.removed += len(stale)
    return left


def _put_manifest(work: _Work, before: bytes | None) -> None:
    """Write last what was written, without a word from which a link could be told."""
    told = {"schema": SCHEMA, "address": work.address, "files": work.kept, "pages": work.made_from}
    data = (json.dumps(told, indent=1, sort_keys=True) + "\n").encode()
    if data != before:
        work.shelf.put({MANIFEST: data})


class _Last(NamedTuple):
    """What the last publishing left."""

    files: Mapping[str, str]
    """Digest of each file's name → digest of its content."""
    pages: Mapping[str, str] = MappingProxyType({})
    """Digest of each page's name → digest of what it was made from."""
    address: str = ""
    """Where the place is reached; empty: not told yet."""


def _last(manifest: bytes | None, shelf: Shelf) -> _Last:
    """Return what the last publishing left; refuse a manifest that is somebody else's."""
    if manifest is None:
        return _Last({})
    try:
        told: Any = json.loads(manifest)
        if told["schema"] == SCHEMA:
            files, pages = (
                {str(name): str(content) for name, content in part.items()}
                for part in (told["files"], told.get("pages", {}))
            )
            address = told.get("address", "")
            return _Last(files, pages, read_base_url(address) if address else "")
    except (ValueError, KeyError, TypeError, AttributeError, UsageError):
        pass
    raise InputError("publish-foreign", path=f"{shelf.shown}/{MANIFEST}")


def _digest(data: bytes) -> str:
    """Return a digest that the store keeps nowhere: the manifest is public, a token's hash is not."""
    return sha256(b"planner.publish\n" + data).hexdigest()
