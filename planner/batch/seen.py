"""Which rows and calendars came by already, told among millions without filling memory.

Marks are numbers of sixty bits and lie in a file without a name, which goes with the process. Two things have the
same mark by chance less often than a disk errs; what a mark stands for is kept nowhere.
"""

from __future__ import annotations

import sqlite3
from typing import Self

DIGITS = 15
"""Hexadecimal digits of a digest that make a mark."""


def mark_of(digest: str) -> int:
    """Return the mark of what has this digest, in hexadecimal."""
    return int(digest[:DIGITS], 16)


class Seen:
    """Marks, each with a number."""

    def __enter__(self) -> Self:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode=OFF")
        self._file.execute("CREATE TABLE seen (mark INTEGER PRIMARY KEY, number INTEGER NOT NULL)")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, mark: int, number: int = 0) -> int:
        """Keep a number with a mark that is new; return the number that is kept with it."""
        told = self._file.execute("INSERT INTO seen VALUES (?, ?) ON CONFLICT DO NOTHING", (mark, number))
        return number if told.rowcount else self._number(mark)

    def __contains__(self, mark: int) -> bool:
        return self._file.execute("SELECT 1 FROM seen WHERE mark = ?", (mark,)).fetchone() is not None

    def _number(self, mark: int) -> int:
        return int(self._file.execute("SELECT number FROM seen WHERE mark = ?", (mark,)).fetchone()[0])
