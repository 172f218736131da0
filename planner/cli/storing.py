"""``planner store``: whether it is whole, a copy in another store, and a backup while others go on writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.cli.talk import Talk, page, put, put_json
from planner.errors import Unknown, UsageError
from planner.exports.layout import Span
from planner.spelling import nearest, shown
from planner.store import open_store

FOUND = 1
"""Exit code where something is broken."""


def run(talk: Talk, verb: str, places: tuple[str, ...], address: str, *, as_json: bool) -> int:
    """Do one of the verbs."""
    if verb not in VERBS:
        raise Unknown("store-verb", near=nearest(verb, VERBS), text=shown(verb), known=", ".join(VERBS))
    return VERBS[verb](talk, places, address, as_json)


def _check(talk: Talk, places: tuple[str, ...], address: str, as_json: bool) -> int:
    """Read everything and say what is broken."""
    _insist(places, 0, "check")
    with open_store(address or None, must_exist=True) as store:
        health = store.check()
    speaks = talk.speaker
    if as_json:
        put_json(
            {
                "store": health.shown,
                "database": health.database,
                "schema": health.schema,
                "rows": dict(health.counts),
                "faults": [{"code": note.code, "text": speaks.note(note)} for note in health.faults],
                "warnings": [{"code": note.code, "text": speaks.note(note)} for note in health.warnings],
            }
        )
        return FOUND if health.faults else 0
    sheet = page()
    sheet.say(Span(f"{health.shown} · {health.database}", "bold"))
    for note in (*health.faults, *health.warnings):
        sheet.say(speaks.note(note), first="! " if note in health.faults else "· ")
    counts = {name: health.counts[name] for name in ("plan", "revision", "mark", "feed")}
    sheet.say(speaks.say("ui-store-whole" if not health.faults else "ui-store-broken", **counts))
    put(sheet.text())
    return FOUND if health.faults else 0


def _copy(talk: Talk, places: tuple[str, ...], address: str, as_json: bool) -> int:
    """Carry everything into an empty store, count and compare it."""
    first, second = _two(places, address)
    with open_store(first or None, must_exist=True) as source, open_store(second) as target:
        copied = source.copy(target)
        shown_as = target.place
    if as_json:
        put_json({"to": shown_as, "rows": dict(copied.rows)})
    else:
        put(talk.speaker.say("ui-store-copied", place=shown_as, rows=sum(copied.rows.values())))
    return 0


def _backup(talk: Talk, places: tuple[str, ...], address: str, as_json: bool) -> int:
    """Write a whole copy into a new file."""
    _insist(places, 1, "backup")
    with open_store(address or None, must_exist=True) as store:
        store.backup(Path(places[0]))
    if as_json:
        put_json({"to": places[0]})
    else:
        put(talk.speaker.say("ui-store-saved", path=places[0]))
    return 0


VERBS: dict[str, Callable[[Talk, tuple[str, ...], str, bool], int]] = {
    "check": _check,
    "copy": _copy,
    "backup": _backup,
}


def _two(places: tuple[str, ...], address: str) -> tuple[str, str]:
    """Return from where to where; one place alone is where to."""
    if len(places) == 1:
        return address, places[0]
    _insist(places, 2, "copy")
    if address:
        raise UsageError("store-places", verb="copy")
    return places[0], places[1]


def _insist(places: tuple[str, ...], count: int, verb: str) -> None:
    if len(places) != count:
        raise UsageError("store-places", verb=verb)
