"""A table of registrants, row by row: what spreadsheets write, and what strangers type into a form.

Any of their encodings and separators is read, in bounded memory. A row that is no row is handed on as what is
wrong with it; a table without a column of races is refused. Names in it never become names of files.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from planner.errors import InputError, Value
from planner.spelling import key

LONGEST_FIELD = 2_000
LONGEST_LINE = 20_000
MOST_COLUMNS = 200
ID_BYTES = 10
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("bib", "ma", "so bib", "ma van dong vien"),
    "name": ("full name", "ho ten", "ho va ten", "ten"),
    "email": ("e-mail", "mail", "thu dien tu"),
    "race": ("giai", "giai chay", "su kien"),
    "distance_km": ("distance", "km", "cu ly"),
    "registered": ("da dang ky",),
    "days": ("ngay tap",),
    "hours": ("gio tap",),
    "level": ("trinh do",),
    "gear": ("dung cu",),
    "sessions": ("so buoi",),
    "minutes": ("so phut",),
    "policy": (),
    "runs": ("tuan chay",),
    "language": ("lang", "ngon ngu"),
    "zone": ("tz", "mui gio"),
}
"""The columns that are read, each with other names for it; all but ``race`` may be missing."""
_NAMES = {key(name): column for column, others in COLUMNS.items() for name in (column, *others)}


class Fault(NamedTuple):
    """What is wrong with a row, as it may travel to another process."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def error(self) -> InputError:
        """The error it is."""
        return InputError(self.code, **dict(self.values))


class Row(NamedTuple):
    """One registrant, as it may travel to another process."""

    line: int
    """The line of the file that the row begins on; the head is line 1."""
    values: Mapping[str, str]
    """What the row says, by column; nothing is empty."""
    id: str = ""
    """Stable name of the row: from its id, else its address, else its name, with its race; empty: not yet named."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with it."""

    @property
    def digest(self) -> str:
        """Digest of all that the row says."""
        told = "\n".join(f"{name}\t{value}" for name, value in sorted(self.values.items()))
        return hashlib.blake2b(told.encode(), digest_size=ID_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has been opened."""

    path: Path
    encoding: str
    separator: str
    columns: tuple[str, ...]
    """What each column is; empty for one that is not read."""
    left_out: tuple[str, ...]
    """Heads of the columns that are not read."""

    def rows(self) -> Iterator[Row]:
        """Read the rows in order, as they stand there."""
        with self.path.open("rb") as file:
            records = iter(_Records(_lines(file, self.encoding), self.separator))
            next(records)
            for line, cells in records:
                row = self._row(line, cells)
                if row.values or row.faults:
                    yield row

    def _row(self, line: int, cells: Sequence[str] | None) -> Row:
        if cells is None:
            return Row(line, {}, faults=(Fault("batch-unreadable", (("most", LONGEST_FIELD),)),))
        if len(cells) > len(self.columns) and any(cell.strip() for cell in cells[len(self.columns) :]):
            parted = "separator", _SEPARATORS[self.separator]
            count = (("count", len(cells)), ("columns", len(self.columns)), parted)
            return Row(line, {}, faults=(Fault("batch-too-wide", count),))
        told = {
            name: " ".join(unicodedata.normalize("NFC", cell).split())
            for name, cell in zip(self.columns, cells, strict=False)
            if name and cell.strip()
        }
        return Row(line, told)


class _Records:
    """The records of a table with the line that each begins on; None for one that cannot be read.

    A quotation mark that is not closed takes nothing with it but its own line: reading goes on with the next.
    """

    def __init__(self, lines: Iterator[str], separator: str):
        self._lines = lines
        self._separator = separator
        self._again: list[str] = []
        """Lines to be read once more, the next one last."""

    def __iter__(self) -> Iterator[tuple[int, Sequence[str] | None]]:
        line = 1
        while (taken := self._record()) is not None:
            cells, lines = taken
            yield line, cells
            line += lines

    def _record(self) -> tuple[Sequence[str] | None, int] | None:
        """Return the next record, and over how many lines it goes; None at the end."""
        taken: list[str] = []
        try:
            return next(csv.reader(self._feed(taken), delimiter=self._separator, strict=True)), len(taken)
        except StopIteration:
            return None
        except csv.Error:
            first, *rest = taken
            self._again += reversed(rest)
            return self._alone(first), 1

    def _feed(self, taken: list[str]) -> Iterator[str]:
        while (line := self._again.pop() if self._again else next(self._lines, None)) is not None:
            taken.append(line)
            yield line

    def _alone(self, line: str) -> Sequence[str] | None:
        """Read a line by itself, be its quotation marks where they like, as long as none is left open."""
        if line.count('"') % 2:
            return None
        try:
            return next(csv.reader([line], delimiter=self._separator))
        except csv.Error:
            return None


def open_table(path: Path) -> Table:
    """Find out how a table is written, and which of its columns are known."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        with path.open("rb") as file:
            encoding = _encoding(file)
            file.seek(0)
            head = next(_lines(file, encoding), "")
    except (OSError, ValueError):
        raise InputError("batch-no-file", path=str(path)) from None
    separator = max(_SEPARATORS, key=head.count)
    try:
        heads = next(csv.reader([head], delimiter=separator), [])
    except csv.Error:
        heads = []
    columns = tuple(_NAMES.get(key(cell), "") for cell in heads)
    named = [column for column in columns if column]
    if "race" not in named or len(columns) > MOST_COLUMNS:
        raise InputError("batch-no-race", path=str(path), known=", ".join(COLUMNS))
    for column in named:
        if named.count(column) > 1:
            raise InputError("batch-column-twice", path=str(path), column=column)
    left_out = tuple(cell.strip() for cell, column in zip(heads, columns, strict=True) if not column and cell.strip())
    return Table(path, encoding, separator, columns, left_out)


def _encoding(file: BinaryIO) -> str:
    """Tell the encoding by its mark, else UTF-8 where all of it is, else what Vietnamese Windows writes."""
    begins = file.read(4)
    if begins.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(1 << 16):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8-sig"


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Read line by line, never more of one than any row may have: the rest of a longer one is left out."""
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(LONGEST_LINE):
            rest = line
            while rest and not rest.endswith(("\n", "\r")):
                rest = text.readline(LONGEST_LINE)
            yield f"{line.rstrip()}\n".replace("\0", "\ufffd")
    finally:
        if not file.closed:
            text.detach()
