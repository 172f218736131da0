"""Files that exports read and replace, whole or not at all.

A file is written beside its target and then takes its place, so that whoever reads it never sees half of one.
Symbolic links, folders and devices are refused: what is replaced must be what was named.
"""

from __future__ import annotations

import os
import stat
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
    if content(path) == data:
        return
    fresh = path.with_name(f".{path.name[:100]}.{os.getpid()}.new")
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            fresh.chmod(mode)
        fresh.replace(path)
    except OSError as exc:
        raise StoreError("export.unwritable", path=str(path)) from exc
    finally:
        fresh.unlink(missing_ok=True)


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
