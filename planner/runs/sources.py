"""What a runner names as their runs → files, addresses and weeks, told apart; and a file's bytes.

Only regular files are read, and never more of one than a calendar may have. Addresses are fetched in
``fetching``.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from planner.errors import InputError
from planner.routine import looks_like_a_week
from planner.runs.screening import MEGABYTES

SCHEMES = ("http://", "https://", "webcal://")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that tells runs."""

    kind: Literal["file", "address", "week"]
    """What it is."""
    text: str
    """As it was named."""


def sorted_out(text: str) -> Source:
    """Tell what a source is; InputError for an address that is none of ours to fetch."""
    written = text.strip()
    if written.casefold().startswith(SCHEMES):
        return Source("address", written)
    if "://" in written[:20]:
        raise InputError("runs.scheme", scheme=written.partition("://")[0][:20])
    if looks_like_a_week(written) and not Path(written).exists():
        return Source("week", written)
    return Source("file", written)


def read_file(path: str) -> bytes:
    """Read a calendar from disk."""
    limit = MEGABYTES * 1_000_000
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError("runs.no-regular-file", path=path)
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("runs.no-file", path=path) from None
    except IsADirectoryError:
        raise InputError("runs.no-regular-file", path=path) from None
    except (OSError, ValueError):
        raise InputError("runs.unreadable-file", path=path) from None
    if len(data) > limit:
        raise InputError("runs.too-big", source=Path(path).name, limit=MEGABYTES)
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe, too, without waiting for somebody to write into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
