"""Feeds a second beside nginx and Radicale, and a crowd that reads and logs; ``million`` looks up among very many.

One worker, wrk, and nginx serving the same file as a static one (gzip_static), all on one core: each server takes its
turn in every round, and what counts is answers for each second that it works, which holds on a busy machine too.
Everything listens on the loopback only. ``python -m tests.benchmarks.feeds load`` lets the crowd alone loose.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks import worker
from tests.benchmarks.million import BACKENDS, million, undisturbed
from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_least, lacking
from tests.benchmarks.rounds import over
from tests.benchmarks.servers import (
    FEEDS,
    ROOT,
    Absent,
    a_store,
    ask,
    core_seconds,
    kept_to,
    megabytes,
    nginx,
    nginx_version,
    put,
    radicale,
    running,
    serving_core,
)
from tests.ports import free_port

TITLE = "Feeds over HTTP"
CROWD = ROOT / "tests" / "web" / "load.py"
PACE = 500
FORMS = {"304": {"If-None-Match": ""}, "200 gzip": {"Accept-Encoding": "gzip"}, "200": {}}
AIMS = {"yes": at_least(0.4), "look": at_least(0.25), "no": None}
"""What is hoped for beside nginx, by what a worker keeps in memory."""
CONNECTIONS = 32
ALONE = f"For each second of one core, over {CONNECTIONS} connections that are kept, one calendar for all."


class Place(NamedTuple):
    """Where something serves the calendar."""

    process: int
    port: int
    path: str
    counted: Path | None = None
    """Where a worker of ours counts its look-ups."""
    kept: str = ""
    """What that worker keeps in memory."""


def measure(quick: bool) -> Iterator[Result]:
    """Yield every figure of feeds."""
    rounds = 1 if quick else 5
    with _directory() as directory:
        yield from speed(directory, rounds, list(FORMS)[:1] if quick else list(FORMS))
    for backend in BACKENDS:
        with _directory() as directory:
            yield from million(directory, backend, *((20_000, 1) if quick else (FEEDS, 5)))
    with _directory() as directory:
        yield from load(directory, 1 if quick else 15)


@contextmanager
def _directory() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="planner-feeds-"))
    directory.chmod(0o755)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def speed(directory: Path, rounds: int, forms: Sequence[str] = tuple(FORMS)) -> Iterator[Result]:
    """Yield answers a second, alone and beside nginx and Radicale; each as far as there is what it needs."""
    if needs := lacking("wrk"):
        yield Missing("feeds a second", needs)
        return
    address, path, body = a_store(directory)
    with ExitStack() as running_on:
        places = {}
        for kept in worker.MEMORY:
            port, count = free_port(), directory / f"look-ups-{kept}"
            command = worker.command(address, port, kept, count)
            process = running_on.enter_context(running(command, port, path, on=serving_core()))
            places[kept] = Place(process, port, path, count, kept)
        needs = lacking("nginx")
        if not needs:
            port = free_port()
            command = nginx(directory, body, port)
            process = running_on.enter_context(running(command, port, "/feed.ics", on=serving_core()))
            places["nginx"] = Place(process, port, "/feed.ics")
        for place in places.values():
            checked(place, body)
        found = {form: _taken(places, form, rounds) for form in forms}
        yield from [Missing("feeds a second beside nginx", needs)] if needs else _beside_nginx(found)
        yield from _alone(found)
        yield Figure("memory of a worker", (megabytes(places["yes"].process),), unit="MB", key="feeds.worker-mb")
        yield from _beside_radicale(directory, body, places["yes"], rounds)


def _beside_nginx(found: Mapping[str, Mapping[str, tuple[float, ...]]]) -> Iterator[Result]:
    beside = f"nginx {nginx_version()}, static"
    for kept, how in worker.MEMORY.items():
        for form, by_name in found.items():
            yield Figure(f"{form}, {how}", over(by_name[kept], by_name["nginx"]), beside, aim=AIMS[kept])


def _alone(found: Mapping[str, Mapping[str, tuple[float, ...]]]) -> Iterator[Result]:
    keys = {"feeds.304": ("304", "yes"), "feeds.200": ("200", "yes"), "feeds.200-gzip": ("200 gzip", "yes")}
    for key, (form, kept) in (keys | {"feeds.uncached": ("200 gzip", "no")}).items():
        if form in found:
            yield Figure(f"{form}, {worker.MEMORY[kept]}", found[form][kept], unit="/s", note=ALONE, key=key)


def _beside_radicale(directory: Path, body: bytes, mine: Place, rounds: int) -> Iterator[Result]:
    port = free_port()
    try:
        command, version = radicale(directory, port)
    except Absent as absent:
        yield Missing("feeds a second beside Radicale", str(absent))
        return
    with running(command, port, "/", on=serving_core()) as process:
        put(port, body)
        other = Place(process, port, "/runner/hips/")
        _expect_same_events(body, asked(other, {})[1])
        taken = _taken({"ours": mine, "theirs": other}, "200", rounds, seconds=2)
    note = f"{ALONE} Radicale puts the collection together anew for each who asks, its cache warm."
    ratios = over(taken["ours"], taken["theirs"])
    yield Figure("200, from memory", ratios, f"Radicale {version}", aim=at_least(100), note=note, key="feeds.radicale")


def _expect_same_events(ours: bytes, theirs: bytes) -> None:
    """Refuse a calendar that has not every event of ours, with every property as it was."""
    if _events(ours) != _events(theirs):
        raise Wrong("Radicale answers with another calendar than it was given")


def _events(calendar: bytes) -> list[list[tuple[str, str]]]:
    from icalendar import Calendar

    events = Calendar.from_ical(calendar).walk("VEVENT")
    return sorted(sorted((name, str(value)) for name, value in event.property_items()) for event in events)


def checked(place: Place, body: bytes) -> None:
    """Refuse a server that does not answer with the calendar, compressed and not, and with 304 to who holds it."""
    for form, headers in FORMS.items():
        answer, content = asked(place, _told(place, headers))
        zipped = answer.getheader("Content-Encoding") == "gzip"
        right = answer.status == 304 and not content if form == "304" else answer.status == 200
        if not right or zipped != (form == "200 gzip"):
            raise Wrong(f"{place.path}: {form} was answered with {answer.status}")
        if form != "304" and (gzip.decompress(content) if zipped else content) != body:
            raise Wrong(f"{place.path}: {form} brought other bytes")


def asked(place: Place, headers: dict[str, str]) -> tuple[HTTPResponse, bytes]:
    """Return a server's answer and what it brought."""
    found = ask(place.port, place.path, headers)
    if found is None:
        raise Wrong(f"{place.path}: no answer")
    return found


def _told(place: Place, headers: dict[str, str]) -> dict[str, str]:
    """Put the validator that the server gives into a request that has none yet."""
    if "If-None-Match" not in headers:
        return headers
    return {"If-None-Match": str(asked(place, {})[0].getheader("ETag"))}


def _taken(places: dict[str, Place], form: str, rounds: int, seconds: int = 1) -> dict[str, tuple[float, ...]]:
    """Return answers for each second of a core, by place and round, everybody in turn; ``seconds`` is a round's."""
    told = {name: _told(place, FORMS[form]) for name, place in places.items()}
    taken: dict[str, list[float]] = {name: [] for name in places}
    for turn in range(rounds):
        names = list(places)[turn % len(places) :] + list(places)[: turn % len(places)]
        for name in names:
            place = places[name]
            before, looked = core_seconds(place.process), _looked(place)
            answers = wrk(place, told[name], seconds)
            taken[name].append(answers / max(core_seconds(place.process) - before, 0.01))
            _expect_look_ups(place, answers, _looked(place) - looked)
    return {name: tuple(values) for name, values in taken.items()}


def _looked(place: Place) -> int:
    return worker.look_ups(place.counted) if place.counted else 0


def _expect_look_ups(place: Place, answers: int, made: int) -> None:
    """Refuse answers for which nothing was looked up, where something was to be, and the other way round."""
    if place.counted and (made > CONNECTIONS if place.kept == "yes" else made < answers):
        raise Wrong(f"{answers} answers, {worker.MEMORY[place.kept]}, took {made} look-ups")


def wrk(place: Place, headers: dict[str, str], seconds: int = 1) -> int:
    """Return how many answers came in so many seconds; refuse a run without any, or one that brought anything else.

    It asks from the core on which the server answers: so they take turns, and no server pays for waking another core.
    Every answer is to be 2xx or 304, and all together as long as so many times the one that is right.
    """
    options = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *options]
    with kept_to(serving_core()):
        command.append(f"http://127.0.0.1:{place.port}{place.path}")
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise Wrong(f"{place.path}: not every answer was a good one")
    answers, amount, unit = re.search(r"(\d+) requests in [^,]+, ([\d.]+)([KMGT]?B) read", said).groups()
    if not int(answers):
        raise Wrong(f"{place.path}: no answer came in {seconds} s")
    _expect_bytes(place, headers, int(answers), float(amount) * 1024 ** " KMGT".index(unit[:-1] or " "))
    return int(answers)


def _expect_bytes(place: Place, headers: dict[str, str], answers: int, came: float) -> None:
    """Refuse so many answers where they do not have the length of right ones; some may have been under way."""
    answer, content = asked(place, headers)
    head = sum(len(f"{name}: {value}\r\n") for name, value in answer.getheaders())
    one = len(f"HTTP/1.1 {answer.status} {answer.reason}\r\n\r\n") + head + len(content)
    if not 0.98 * answers * one <= came <= 1.02 * (answers + CONNECTIONS) * one:
        raise Wrong(f"{place.path}: {answers} answers of {one} bytes came to {came:,.0f}")


def load(directory: Path, seconds: float) -> Iterator[Result]:
    """Yield what two hundred clients see who read and log at once, at a pace and then as fast as they can."""
    address, port = str(directory / "load"), free_port()
    command = [sys.executable, "-m", "planner", "serve", "--workers", "2", "--proxy", "127.0.0.1"]
    with running([*command, "--port", str(port), "--store", address], port, "/f/x.ics"):
        told = directory / "load.json"
        told.write_text(json.dumps({"port": port} | _plans(port)))
        flat_out = _crowd(told, seconds, 0)
    with undisturbed(), running([*command, "--port", str(port), "--store", address], port, "/f/x.ics"):
        paced = _crowd(told, seconds, PACE)
    crowd = "200 clients, 2 workers, 3 % of requests log a session"
    for name, kind, part in (("calendars", "feeds", "p99"), ("logs", "log", "p50"), ("logs", "log", "p99")):
        which = "median" if part == "p50" else "slowest 1 %"
        figure = f"{crowd}, {PACE} a second in all: {which} of the {name}"
        note = "the client shares the cores; at real-time priority where that is allowed"
        yield Figure(figure, (paced["ms"][kind][part],), unit="ms", note=note)
    yield Figure(f"{crowd}, as fast as they can", (flat_out["per_second"],), unit="/s", note="no error")
    slow = flat_out["ms"]["feeds"]["p99"]
    yield Figure(f"{crowd}, as fast as they can: slowest 1 % of the calendars", (slow,), unit="ms")


def _plans(port: int) -> dict[str, list[str]]:
    """Make five plans; return the paths of their calendars and of some sessions' logs."""
    race = f"Lakeside@{date.today() + timedelta(days=70)}"  # noqa: DTZ011 - the server's clock is the real one
    feeds, logs = [], []
    for _ in range(5):
        with closing(HTTPConnection("127.0.0.1", port)) as connection:
            headers = {"Content-Type": "application/json"}
            connection.request("POST", "/api/v1/plans", json.dumps({"races": [race]}), headers)
            made = json.loads(connection.getresponse().read())
        feeds.append("/f/" + made["calendar"]["https"].partition("/f/")[2])
        logs += [f"/api/v1/plans/{made['token']}/log/{one['id']}" for one in made["plan"]["sessions"][:5]]
    return {"feeds": feeds, "logs": logs}


def _crowd(told: Path, seconds: float, per_second: int) -> dict[str, Any]:
    """Let the crowd loose, and refuse what it saw where anything of that was wrong."""
    command = [sys.executable, str(CROWD), str(told), "--seconds", str(seconds), "--pace", str(per_second)]
    seen: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if seen["wrong"]:
        raise Wrong(f"of the crowd's answers: {seen['wrong']}")
    return seen


def main(*parts: str) -> None:
    """Print the figures of some parts alone."""
    known: dict[str, Callable[[Path], Iterator[Result]]] = {
        "speed": lambda directory: speed(directory, 5),
        "sqlite": lambda directory: million(directory, "SQLite", FEEDS, 5),
        "postgresql": lambda directory: million(directory, "PostgreSQL", FEEDS, 5),
        "load": lambda directory: load(directory, 30),
    }
    for part in parts or known:
        with _directory() as directory:
            for found in known[part](directory):
                values = f"{found.middle:,.2f} {found.unit}" if isinstance(found, Figure) else f"needs {found.needs}"
                print(f"{found.name}: {values}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
