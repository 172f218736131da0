"""What a calendar file tells of how it was made, and what of that stays when it is written again.

A file keeps what it shows, its alarms and its language until somebody says otherwise. It reads an edition of ours
and nothing else: no plan, no option as it was typed.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from planner.exports.editions import Edition, Entry
from planner.exports.ics.events import RACE, REGISTRATION, RUN, Variant
from planner.exports.ics.text import unescape, unfold
from planner.exports.ics.writer import DOMAIN
from planner.model import Language, Note, Value

_TRIGGER = rb"\r\nTRIGGER:-?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?\r\n"
_SESSION = r"[a-z]\d+-(\d+)"


class Options(NamedTuple):
    """What is asked of a calendar file; None: as the file has it."""

    busy: bool | None = None
    runs: bool | None = None
    cancelled: bool | None = None
    alarms: tuple[int, ...] | None = None
    language: Language | None = None
    """None: the runner's; other kinds of files are written in it too."""

    def over(self, edition: Edition | None) -> tuple[Variant, tuple[Note, ...]]:
        """Lay the options over what a file has; say what stays that nobody named."""
        had = Variant() if edition is None else variant_of(edition)
        variant = Variant(
            busy=had.busy if self.busy is None else self.busy,
            runs=had.runs if self.runs is None else self.runs,
            cancelled=had.cancelled if self.cancelled is None else self.cancelled,
            alarms=had.alarms if self.alarms is None else self.alarms,
            language=self.language,
        )
        notes = []
        if self.alarms is None and had.alarms:
            minutes: dict[str, Value] = {"minutes": ", ".join(map(str, had.alarms))}
            notes.append(Note(code="kept-alarms", values=minutes))
        for name in ("busy", "runs", "cancelled"):
            if getattr(self, name) is None and getattr(had, name):
                notes.append(Note(code="kept-variant", values={"variant": name}))
        return variant, tuple(notes)


class SeenRace(NamedTuple):
    """A race as a calendar shows it."""

    gun: datetime
    """UTC."""
    title: str
    """Without the race's name where only that the time is taken is shown."""


class Recalled(NamedTuple):
    """What a calendar tells of the plan that it was made from."""

    starts: Mapping[str, datetime]
    """Of each session that is shown, by its id."""
    sessions: int
    """Sessions a week, at most."""
    races: Mapping[str, SeenRace]
    """The races, by what their UIDs call them."""
    registered: frozenset[str]
    """Those of them that are settled."""
    language: Language | None
    """None: in words that are no longer ours."""
    revision: int
    """The plan had come so far at least: an event rises by one with an edition at most."""


def variant_of(edition: Edition) -> Variant:
    """Return how a calendar shows its plan, as far as its events tell."""
    sessions = [entry for name, entry in _named(edition) if re.fullmatch(_SESSION, name)]
    newest = max(sessions, key=lambda entry: (entry.stamp, entry.starts), default=None)
    return Variant(
        busy=edition.face.variant.startswith("busy"),
        runs=edition.face.variant.endswith("+runs"),
        cancelled=any(entry.state == "cancelled" for entry in edition.entries),
        alarms=() if newest is None else tuple(map(_minutes, re.findall(_TRIGGER, newest.body))),
    )


def recall(edition: Edition) -> Recalled:
    """Return what a calendar tells of its plan."""
    named = dict(_named(edition))
    sessions = {name: found for name in named if (found := re.fullmatch(_SESSION, name))}
    races = {name: entry for name, entry in named.items() if name.startswith(RACE)}
    return Recalled(
        starts={name: named[name].starts for name in sessions},
        sessions=max((int(found[1]) for found in sessions.values()), default=0),
        races={name: SeenRace(entry.starts, _line(entry, "SUMMARY:")) for name, entry in races.items()},
        registered=frozenset(name for name, entry in races.items() if b"\r\nSTATUS:CONFIRMED\r\n" in entry.body),
        language=_language(edition),
        revision=1 + max((entry.sequence for entry in edition.entries), default=0),
    )


def _named(edition: Edition) -> list[tuple[str, Entry]]:
    """Return what is shown and not called off, each with what the plan calls it."""
    prefix, suffix = f"{edition.face.plan}-", f"@{DOMAIN}"
    return [
        (entry.uid.removeprefix(prefix).removesuffix(suffix), entry)
        for entry in edition.entries
        if entry.state == "shown"
    ]


def _language(edition: Edition) -> Language | None:
    """Tell the language of the newest words of ours."""
    from planner import templates
    from planner.words import speaker

    busy = edition.face.variant.startswith("busy")
    ours = [entry for name, entry in _named(edition) if not name.startswith((RACE, RUN, REGISTRATION))]
    if not ours:
        return None
    name, message = ("SUMMARY:", "ics-busy") if busy else ("CATEGORIES:", "ics-category")
    said = _line(max(ours, key=lambda entry: (entry.stamp, entry.starts)), name)
    return next((known for known in templates.languages() if speaker(known).say(message) == said), None)


def _line(entry: Entry, name: str) -> str:
    """Return the text of the first line of that name; empty where there is none."""
    lines = unfold(entry.body).decode().split("\r\n")
    return next((unescape(line.removeprefix(name)) for line in lines if line.startswith(name)), "")


def _minutes(found: tuple[bytes, bytes, bytes]) -> int:
    days, hours, minutes = (int(each or 0) for each in found)
    return (days * 24 + hours) * 60 + minutes
