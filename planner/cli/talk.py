"""What every command knows of the conversation: its language, and how it was called."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.exports.layout import Page
    from planner.words import Speaker


class Talk(NamedTuple):
    """One call of the program."""

    language: str
    """Language of the answer; the athlete's file may name another where nobody asked for one."""
    asked: str
    """The language that was asked for with --lang; empty: none."""
    argv: tuple[str, ...]
    """As it was called."""
    now: datetime
    """The instant of the call: no other room looks at a clock."""

    @property
    def speaker(self) -> "Speaker":
        """The speaker of the answer's language."""
        from planner.words import speaker

        return speaker(self.language)

    def called_with(self, *more: str) -> str:
        """Write the command that was called, with more behind it, to be typed again."""
        return shlex.join(["planner", *self.argv, *more])


def page() -> "Page":
    """Give an empty page as wide as the screen, with colour only where somebody sees it."""
    from planner.exports.layout import Page

    seen = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Page(shutil.get_terminal_size().columns, colour=seen)


def put(text: str) -> None:
    """Print text as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def put_json(value: object) -> None:
    """Print a value as JSON: the machine form, and nothing else."""
    import json

    put(json.dumps(value, ensure_ascii=False, indent=2))


def minutes_before(text: str) -> tuple[int, ...]:
    """Read the alarms: minutes before the start, separated by commas."""
    from planner.exports import alarms

    parts = [part.strip() for part in text.split(",") if part.strip()]
    minutes = [int(part) if part.isascii() and part.isdecimal() and len(part) < 9 else -1 for part in parts]
    if len(minutes) > alarms.MOST or not all(0 <= each <= alarms.EARLIEST_MIN for each in minutes):
        raise UsageError("export.alarms", text=text[:40], most=alarms.MOST, earliest=alarms.EARLIEST_MIN)
    return tuple(minutes)


def joined(parts: Iterable[str]) -> str:
    """Join the parts that say something."""
    return " · ".join(part for part in parts if part)
