"""Files that exports read and replace, whole or not at all.

A file is written beside its target and then takes its place, so that whoever reads it never sees half of one.
Symbolic links, folders and devices are refused: what is replaced must be what was named.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from planner.errors import InputError, StoreError

_LARGEST = 16_000_000
"""Octets read of a file that is to be replaced."""


def content(path: Path) -> bytes | None:
    """Return what a file holds, or None where there is none."""
    if not _is_file(path):
        return None
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as exc:
        raise StoreError("export.unreadable", path=str(path)) from exc


def replace(path: Path, data: bytes) -> None:
    """Put the data in the file's place; leave it alone where it holds the same already."""
    replace_all([(path, data)])


def replace_all(staged: Sequence[tuple[Path, bytes]]) -> None:
    """Put the data of several files in their places: all of them, or none.

    Every file is written beside its target before the first one takes its place; should a later one
    fail even so, those before it get back what they held.
    """
    with ExitStack() as undo:
        ready = [(path, _beside(path, data, undo)) for path, data in staged if content(path) != data]
        done: list[tuple[Path, bytes | None]] = []
        for path, fresh in ready:
            before = content(path)
            try:
                fresh.replace(path)
            except OSError as exc:
                _put_back(done)
                raise StoreError("export.unwritable", path=str(path)) from exc
            done.append((path, before))


def _beside(path: Path, data: bytes, undo: ExitStack) -> Path:
    """Write the data beside its target, with the target's mode; the file is gone when all is over."""
    fresh = path.with_name(f".{path.name[:100]}.{os.getpid()}.new")
    undo.callback(fresh.unlink, missing_ok=True)
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            fresh.chmod(mode)
    except OSError as exc:
        raise StoreError("export.unwritable", path=str(path)) from exc
    return fresh


def _put_back(done: Sequence[tuple[Path, bytes | None]]) -> None:
    for path, before in done:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            replace(path, before)


def _is_file(path: Path) -> bool:
    """Answer whether there is a file; refuse what is there and is none."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as exc:
        raise StoreError("export.unreadable", path=str(path)) from exc
    if stat.S_ISLNK(mode):
        raise InputError("export.link", path=str(path))
    if not stat.S_ISREG(mode):
        raise InputError("export.no-file", path=str(path))
    return True
