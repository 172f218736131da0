"""A runner's own file, TOML or JSON: opened with a size limit, and read into a table with its place.

A file that is missing, too large, not text or not in its form is refused with the file, the line and
the column. What the keys mean is the business of the rooms that ask; templates are ``catalogue``'s.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.errors import InputError, UsageError, Value
from planner.spelling import nearest, shown

LARGEST_BYTES = 1_000_000
LONGEST_LINE = 10_000
"""A line of a file that a person writes; the TOML reader takes quadratic time on endless dotted keys."""


class Table(NamedTuple):
    """A table of a file, with what is needed to say where in the file something is wrong."""

    file: str
    """Name of the file, as it was given."""
    text: str
    """Its text."""
    values: Mapping[str, Any]
    """The keys of this table."""
    within: str = ""
    """Path of this table: ``races[2]``; empty for the file itself."""

    def tables(self, name: str) -> tuple["Table", ...]:
        """Give the tables of an array such as ``[[races]]``."""
        found = self.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.wrong(name, right=f"[[{name}]]")
        path = self.path(name)
        return tuple(Table(self.file, self.text, each, f"{path}[{place}]") for place, each in enumerate(found, start=1))

    def path(self, field: str) -> str:
        """Write the path of a field of this table."""
        return f"{self.within}.{field}" if self.within else field

    def wrong(self, field: str, *, right: str, near: Iterable[str] = (), got: object = None) -> InputError:
        """Make the error of a value that cannot stand, with an example of one that can."""
        value = shown(str(self.values.get(field, "") if got is None else got))
        close = tuple(near)
        return self.fault("field-value", field, got=value, right=right, near=", ".join(close), close=len(close))

    def fault(self, code: str, field: str, **values: Value) -> InputError:
        """Make an error that names the file, the line and the field."""
        line = self.line(field)
        where = f"{self.file}:{line}" if line else self.file
        error = InputError(code, file=self.file, where=where, field=self.path(field))
        error.values.update(values)
        return error

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Refuse the first key that is none of the known ones, with the nearest of them."""
        known = tuple(known)
        for name in self.values:
            if name not in known:
                near = nearest(name, known, most=1)
                told: dict[str, Value] = {"near": ", ".join(near), "close": len(near), "known": ", ".join(known)}
                raise self.fault("field-unknown", shown(name), **told)

    def line(self, field: str) -> int:
        """Find the line of a field of this table; 0 where it cannot be told."""
        array, _, place = self.within.partition("[")
        wanted, reached = int(place.rstrip("]") or 0), 0
        inside = not array
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := re.match(r"\s*\[\[?\s*([\w-]+)\s*\]\]?", line):
                reached += header[1] == array
                inside = header[1] == array and reached == wanted
                if not array and header[1] == field:
                    return number
            elif inside and re.match(rf"""\s*["']?{re.escape(field)}["']?\s*[=:]""", line):
                return number
        return 0


def read(path: Path) -> Table:
    """Read a TOML or JSON file, by its ending, into a table."""
    text = _text(path)
    values = _json(path, text) if path.suffix.lower() == ".json" else _toml(path, text)
    return Table(str(path), text, values)


def is_document(text: str) -> bool:
    """Tell whether typed text names a file of the kinds that are read here."""
    return text.strip().lower().endswith((".toml", ".json"))


def reworded(table: Table, field: str, cause: UsageError, right: str) -> InputError:
    """Turn what is wrong with typed text into the error of the field that holds it."""
    near = getattr(cause, "near", ())
    got, better = cause.values.get("text"), str(cause.values.get("right", "none"))
    if cause.code.endswith("-backwards"):
        return table.fault("field-backwards", field, got=str(got), right=better)
    return table.wrong(field, right=right if better == "none" else better, near=near, got=got)


def _text(path: Path) -> str:
    file = str(path)
    try:
        if path.exists() and not path.is_file():
            raise InputError("file-not-a-file", file=file)
        with path.open("rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        near = nearest(path.name, _neighbours(path))
        raise InputError("file-missing", file=file, near=", ".join(near), close=len(near)) from None
    except (OSError, ValueError):
        raise InputError("file-unreadable", file=shown(file)) from None
    if len(content) > LARGEST_BYTES:
        raise InputError("file-too-large", file=file, most_kb=LARGEST_BYTES // 1000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError("file-not-utf8", file=file, where=f"{file}:{line}") from None
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > LONGEST_LINE:
            raise InputError("file-line-too-long", file=file, where=f"{file}:{number}", most=LONGEST_LINE)
    return text


def _neighbours(path: Path) -> list[str]:
    try:
        return sorted(near.name for near in path.parent.iterdir() if is_document(near.name))
    except OSError:
        return []


def _toml(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError("file-too-deep", file=str(path)) from None
    except ValueError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
        from planner.faults import kind_of_toml

        fault = kind_of_toml(str(error))
        raise _syntax(path, "TOML", line, column, fault=fault, what=str(error).partition(" (at")[0]) from None


def _json(path: Path, text: str) -> dict[str, Any]:
    import json

    try:
        values = json.loads(text)
    except RecursionError:
        raise InputError("file-too-deep", file=str(path)) from None
    except json.JSONDecodeError as error:
        raise _syntax(path, "JSON", error.lineno, error.colno, what=error.msg) from None
    except ValueError:
        raise _syntax(path, "JSON", 1, 1) from None
    if not isinstance(values, dict):
        raise _syntax(path, "JSON", 1, 1)
    return values


def _syntax(
    path: Path, form: str, line: int, column: int, *, fault: str = "other", what: str = "not an object"
) -> InputError:
    where = f"{path}:{line}:{column}"
    return InputError("file-syntax", file=str(path), where=where, form=form, fault=fault, what=what)
