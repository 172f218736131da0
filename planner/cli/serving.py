"""``planner serve`` and ``planner publish``: the feeds for others to reach, live or as files."""

from __future__ import annotations

import gc
import os
import socket
import sqlite3
import sys
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

from planner.cli.feeding import BASE_URL, base_url
from planner.cli.talk import Talk, minutes_before, put, put_json
from planner.errors import StoreError, UsageError
from planner.following import Following
from planner.model import Note
from planner.rendering import Asking
from planner.spelling import shown
from planner.store import open_store
from planner.store.checking import has_wal_reset_race
from planner.web.links import links_to, read_base_url

if TYPE_CHECKING:
    from planner.publish import Published

HOST = "127.0.0.1"
PORT = "8000"
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Hosts that mean every address of the machine, and are none to write into a link; each with one that is."""
MOST_WORKERS = 64
MOST_FILES = 65_536
_APPLICATION = "planner.web.server:application"


@dataclass(frozen=True, slots=True)
class Serving:
    """What was asked of ``planner serve``, as it was typed."""

    host: str = ""
    port: str = ""
    store: str = ""
    base_url: str = ""
    workers: str = ""
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Publishing:
    """What was asked of ``planner publish``, as it was typed."""

    store: str = ""
    base_url: str = ""
    busy: bool = False
    alarms: str = ""
    as_json: bool = False


def serve(talk: Talk, wanted: Serving) -> int:
    """Serve until somebody says stop."""
    host = wanted.host or HOST
    port = _number("--port", wanted.port or PORT, 1, 65535)
    workers = _number("--workers", wanted.workers or "1", 1, MOST_WORKERS)
    proxies = _proxies(wanted.proxy)
    told = _base_is_told(wanted)
    outside = base_url(wanted.base_url) if told else _here(host, port)
    if not told and host in EVERYWHERE:
        print(talk.speaker.say("ui-feed-local", address=outside), file=sys.stderr)
    _try_store(talk, wanted.store, workers)
    with _listening(host, port) as listener:
        put(talk.speaker.say("ui-serving", address=outside))
        sys.stdout.flush()
        _tell_workers(wanted.store, outside)
        _allow_connections()
        _run(listener, workers, proxies)
    return 0


def publish(talk: Talk, target: str, plans: tuple[str, ...], wanted: Publishing) -> int:
    """Write the feeds as files, and say what was done."""
    from planner.publish import publish as bring_up
    from planner.shelves import shelf_at

    asking = Asking(
        busy=wanted.busy,
        alarms=minutes_before(wanted.alarms),
        language=talk.language if talk.asked else None,
    )
    told = read_base_url(wanted.base_url) if wanted.base_url else ""
    shelf = shelf_at(target)
    with open_store(wanted.store or None) as store:
        done = bring_up(Following(store, lambda: talk.now), shelf, plans, asking, address=told)
    if wanted.as_json:
        put_json(_as_json(done))
        return 0
    say = talk.speaker.say
    put(say("ui-published", place=shelf.shown, written=done.written, removed=done.removed))
    if done.left:
        put(say("ui-published-left", files=", ".join(done.left)))
    for link in done.links:
        put(f"{link.plan}  {links_to(done.address, link.token).https}")
    if not done.address:
        put(say("ui-publish-next", place=target))
    return 0


def _here(host: str, port: int) -> str:
    """Return where the server is reached when nobody says where others reach it; ``0.0.0.0`` is nowhere."""
    host = EVERYWHERE.get(host, host)
    return read_base_url(f"http://{f'[{host}]' if ':' in host else host}:{port}")


def _as_json(done: Published) -> dict[str, Any]:
    links = [{"plan": link.plan, "link": links_to(done.address, link.token).https} for link in done.links]
    return {"written": done.written, "removed": done.removed, "left": list(done.left), "links": links}


def _number(option: str, text: str, least: int, most: int) -> int:
    text = text.strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1
    if not least <= number <= most:
        raise UsageError("option-whole", option=option, text=text[:40], least=least, most=most)
    return number


def _proxies(text: str) -> str:
    """Read whose word on the client's address counts: addresses and networks, as they are compared."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    try:
        networks = [ip_network(part, strict=False) for part in parts]
    except ValueError:
        raise UsageError("serve-proxy", text=shown(text)) from None
    return ",".join(str(one[0] if one.num_addresses == 1 else one) for one in networks)


def _base_is_told(wanted: Serving) -> bool:
    return bool(wanted.base_url or os.environ.get(BASE_URL))


def _try_store(talk: Talk, address: str, workers: int) -> None:
    """Open the store once, so that what is wrong with it is said here and not by every worker; tell what is risky."""
    with open_store(address or None) as store:
        shared = workers > 1 and not store.place.startswith("postgresql:")
    if shared and has_wal_reset_race(sqlite3.sqlite_version_info):
        note = Note(code="store-wal-reset", values={"version": sqlite3.sqlite_version})
        print(talk.speaker.note(note), file=sys.stderr)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048, reuse_port=False)
    except (OSError, OverflowError):
        raise StoreError("serve-address", host=host[:80], port=str(port)) from None


def _tell_workers(store: str, outside: str) -> None:
    """Put the settings where a worker, which is a process of its own, finds them."""
    from planner.web import server

    os.environ[server.BASE_URL] = outside
    if store:
        os.environ[server.STORE] = store


def _allow_connections() -> None:
    """Raise the limit of open files as far as it goes without asking: each connection is one."""
    try:
        import resource
    except ImportError:
        return
    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(least, min(most, MOST_FILES)), most))


def _run(listener: socket.socket, workers: int, proxies: str) -> None:
    from uvicorn import Config, Server
    from uvicorn.supervisors import Multiprocess

    from planner.web.connections import BoundedProtocol

    config = Config(
        _APPLICATION,
        factory=True,
        workers=workers,
        http=BoundedProtocol,
        ws="none",
        lifespan="on",
        log_level="error",  # what strangers send wrong is no news
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
        timeout_graceful_shutdown=10,
    )
    gc.freeze()
    gc.enable()  # a command that is soon over collects nothing, see __main__; a server lives
    if workers == 1:
        Server(config).run(sockets=[listener])
    else:
        Multiprocess(config, sockets=[listener]).run()
