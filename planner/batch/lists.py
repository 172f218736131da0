"""The lists that a batch leaves behind: whose calendar or link is which, and which rows were left out.

They name people, so only their owner may read them. A list takes its place when all rows are told and not before,
and two runs of one table do not meet; what planner did not write is never replaced.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from planner.errors import InputError, StoreError
from planner.exports import files

REJECTED = ("line", "code", "reason")
FEEDS = ("line", "id", "file", "link", "name", "email")
LINKS = ("line", "id", "name", "email", "plan", "state", "feed", "webcal", "google", "outlook", "office")
ENCODING = "utf-8-sig"
"""With a mark at the beginning, by which spreadsheets know it."""


class List:
    """A list while it is being written, in a file without a name: whatever ends the run leaves nothing of it behind."""

    def __init__(self, path: Path, head: tuple[str, ...]) -> None:
        refuse_foreign(path, head)
        self.path, self._head = path, head

    def __enter__(self) -> List:
        try:
            self._file = TemporaryFile("w+", newline="", encoding=ENCODING, dir=self.path.parent)
        except OSError:
            raise StoreError("export.unwritable", path=str(self.path)) from None
        self._table: Any = csv.writer(self._file)
        self._table.writerow(self._head)
        return self

    def tell(self, *cells: object) -> None:
        """Put a row into the list."""
        self._table.writerow([plain(str(cell)) for cell in cells])

    def tell_each(self, line: int, faults: Iterable[tuple[str, str]]) -> None:
        """Put all that is wrong with a line into the list, each with a row of its own."""
        for code, reason in faults:
            self.tell(line, code, reason)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        with self._file:
            if kind is None:
                self._file.seek(0)
                self._place()

    def _place(self) -> None:
        """Copy the list beside its place and put it there."""
        fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        try:
            fresh.unlink(missing_ok=True)
            with open(private(fresh, os.O_EXCL), "w", newline="", encoding=ENCODING) as file:
                shutil.copyfileobj(self._file, file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, self.path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise StoreError("export.unwritable", path=str(self.path)) from None


def private(path: Path, how: int = 0) -> int:
    """Open a file for writing that only its owner may read, and never through a symbolic link."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | how, 0o600)


def refuse_foreign(path: Path, head: tuple[str, ...]) -> None:
    """Refuse a place where something else lies."""
    begins = ",".join(head).encode(ENCODING)
    held = files.content(path)
    if held is not None and held[: len(begins)] != begins:
        raise InputError("batch-foreign-rejected" if head == REJECTED else "batch-foreign", path=str(path))


def plain(text: str) -> str:
    """Make text harmless to a spreadsheet, which takes some first letters for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
