"""``planner doctor``: what is installed, where things lie, and whether a feed is healthy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner import doctor
from planner.cli.talk import Talk, page, put, put_json
from planner.doctor import Finding, Level
from planner.exports.layout import Span
from planner.model import Note
from planner.runs.fetching import fetch
from planner.runs.sources import read_file
from planner.words import Speaker

FOUND = 1
"""Exit code where something is broken."""
_SIGNS: dict[Level, Span] = {"well": Span("✓", "green"), "note": Span("!", "yellow"), "bad": Span("✗", "red")}


def run(talk: Talk, what: str, *, store: str, local: bool, as_json: bool) -> int:
    """Look at a feed, a calendar's file, or the installation."""
    if not what:
        found = list(doctor.installation(store or None))
    elif "://" in what:
        asked = doctor.this_machine if local else fetch
        found = list(doctor.feed(what, talk.now, fetch=asked))
    else:
        found = list(doctor.calendar(read_file(str(Path(what))), talk.now, what))
    if as_json:
        put_json([_as_json(one, talk.speaker) for one in found])
    else:
        put(_told(found, talk.speaker))
    return FOUND if any(one.level == "bad" for one in found) else 0


def sentence(one: Finding, speaks: Speaker) -> str:
    """Say what was found."""
    cause = {} if one.cause is None else {"cause": speaks.error(one.cause)}
    return speaks.note(Note(code=one.code, values={**one.values, **cause}))


def _told(found: Iterable[Finding], speaks: Speaker) -> str:
    sheet = page()
    for one in found:
        sheet.say([_SIGNS[one.level], Span(f" {sentence(one, speaks)}")], hang="  ")
    return sheet.text()


def _as_json(one: Finding, speaks: Speaker) -> dict[str, object]:
    return {"code": one.code, "level": one.level, "values": dict(one.values), "text": sentence(one, speaks)}
