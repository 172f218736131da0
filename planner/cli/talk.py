"""What every command knows of the conversation: its language, and how it was called."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

from planner.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from planner.words import Speaker


@dataclass(frozen=True, slots=True)
class Talk:
    """One call of the program."""

    language: str
    """Language of the answer; the athlete's file may name another where nobody asked for one."""
    asked: str
    """The language that was asked for with --lang; empty: none."""
    argv: tuple[str, ...]
    """As it was called."""

    @property
    def speaker(self) -> Speaker:
        """The speaker of the answer's language."""
        from planner.words import speaker

        return speaker(self.language)

    def called_with(self, *more: str) -> str:
        """Write the command that was called, with more behind it, to be typed again."""
        return shlex.join(["planner", *self.argv, *more])


def now() -> datetime:
    """Tell the clock; the only room that does."""
    return datetime.now(UTC)


def console() -> Console:
    """Give the screen, as wide as it is, without colour where nobody would see it."""
    from rich.console import Console

    file = None if sys.stdout.isatty() else Trimmed(sys.stdout)
    return Console(file=file, highlight=False, markup=False, emoji=False)  # type: ignore[arg-type]  # it only writes


class Trimmed:
    """Standard output without the blanks that fill up a table's lines."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self.encoding = out.encoding

    def write(self, text: str) -> int:
        """Write text, its lines trimmed."""
        return self._out.write(re.sub(" +$", "", text, flags=re.MULTILINE))

    def flush(self) -> None:
        """Hand on what was written."""
        self._out.flush()


def put(text: str) -> None:
    """Print text as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def put_json(value: object) -> None:
    """Print a value as JSON: the machine form, and nothing else."""
    import json

    put(json.dumps(value, ensure_ascii=False, indent=2))


def whole_numbers(option: str, text: str, most: int) -> tuple[int, ...]:
    """Read whole numbers separated by commas."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return tuple(_whole(option, part, most) for part in parts)


def _whole(option: str, text: str, most: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1
    if not 0 <= number <= most:
        raise UsageError("option-whole", option=option, text=text[:40], least=0, most=most)
    return number


def joined(parts: Iterable[str]) -> str:
    """Join the parts that say something."""
    return " · ".join(part for part in parts if part)
