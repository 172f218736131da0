"""Says what is wrong in a TOML file, where, and what would be right: every fault of a file at once.

It turns the complaints of the TOML reader, of pydantic and of our own laws into ``TemplateError``s
with a file, a line where it can be known, a path such as ``ladders[0].rungs[3].reps_high``, and
values for the sentence. It is only reached when something is wrong, so it may take its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.errors import TemplateError, Value

Place = Sequence[str | int]

MOST_TOLD = 8
"""Faults of one file that are told; of more, how many there are."""
_TOML = (
    ("equals", r"Expected '=' after a key"),
    ("array", r"Unclosed array"),
    ("table", r"Unclosed inline table"),
    ("string", r"Unterminated string|Expected \"'\"|Expected '\"'"),
    ("bracket", r"Expected '\]"),
    ("rest", r"Expected newline or end of document"),
    ("twice", r"Cannot (?:overwrite|declare|mutate)|Duplicate"),
    ("value", r"Invalid value"),
    ("key", r"Invalid (?:initial character for a key|statement)"),
    ("character", r"Illegal character|Found invalid character"),
    ("escape", r"Unescaped|Escaped"),
    ("date", r"Invalid date"),
)
"""What the TOML reader says, by the beginning of its sentence."""
_OPEN = ("array", "table", "string", "value")

_EXPECTED = {
    "int": "whole",
    "float": "number",
    "string": "text",
    "tuple": "list",
    "list": "list",
    "dict": "table",
    "model": "table",
    "bool": "bool",
    "date": "day",
    "datetime": "instant",
    "time": "time",
    "timezone": "instant",
}
_FORMS = {
    r"^\d-\d-\d$": "tempo",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "name",
    r"^[a-z]{2,3}$": "language",
}
"""Forms of text that the sentence tells by an example."""
_BOUNDS = {
    "greater_than": ("above", "gt"),
    "greater_than_equal": ("least", "ge"),
    "less_than": ("below", "lt"),
    "less_than_equal": ("most", "le"),
    "string_too_long": ("longest", "max_length"),
    "string_too_short": ("shortest", "min_length"),
}


def refused(file: str, faults: Sequence[TemplateError]) -> TemplateError:
    """Make one error of a file's faults: the fault itself, or all of them behind one sentence."""
    if len(faults) == 1:
        return faults[0]
    told = faults[:MOST_TOLD]
    return TemplateError("template.faults", faults=told, file=file, count=len(faults), told=len(told))


def of_syntax(file: str, message: str) -> TemplateError:
    """Make an error of what the TOML reader says, such as ``Expected '=' (at line 3, column 7)``."""
    found = re.fullmatch(r"(?s)(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    if found is None:
        return TemplateError("template.syntax", file=file, where=file, what=message, fault=kind_of_toml(message))
    what, line, column = found.groups()
    kind = kind_of_toml(message)
    where = f"{file}:{line}:{column}" if line else file
    return TemplateError("template.syntax", file=file, where=where, what=what, fault=kind)


def kind_of_toml(message: str) -> str:
    """Name the kind of fault that the TOML reader tells of; ``other`` for one that it seldom does."""
    kind = next((kind for kind, begins in _TOML if re.match(begins, message)), "other")
    return "end" if kind in _OPEN and message.endswith("(at end of document)") else kind


def of_fields(file: str, text: str, model: type[BaseModel], error: ValidationError) -> list[TemplateError]:
    """Make an error of each field that pydantic refuses."""
    return [_of_field(file, text, model, detail) for detail in error.errors(include_url=False)]


def fault(file: str, text: str, path: Place, code: str, **values: Value) -> TemplateError:
    """Make an error of one fault at a path."""
    line = line_of(text, path)
    where = f"{file}:{line}" if line else file
    error = TemplateError(f"template.{code}", file=file, where=where, path=dotted(path))
    error.values.update(values)
    return error


def dotted(path: Place) -> str:
    """Write a path as people do: ``ladders[0].rungs[3].reps_high``."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return written.removeprefix(".")


def line_of(text: str, path: Place) -> int | None:
    """Find the line of a path, or of the nearest thing around it that has a line, or None."""
    lines = dict(_lines(text))
    for length in range(len(path), 0, -1):
        line = lines.get(tuple(path[:length]))
        if line is not None:
            return line
    return None


def _lines(text: str) -> Iterable[tuple[tuple[str | int, ...], int]]:
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\[\s*([\w.\-]+)\s*\]\]", line):
            *outer, last = header[1].split(".")
            base = (*_resolved(outer, counts), last)
            counts[base] = counts.get(base, -1) + 1
            table = (*base, counts[base])
            yield table, number
        elif header := re.match(r"\s*\[\s*([\w.\-]+)\s*\]", line):
            table = _resolved(header[1].split("."), counts)
            yield table, number
        elif key := re.match(r"\s*([\w.\-]+)\s*=", line):
            names = key[1].split(".")
            for length in range(1, len(names) + 1):
                yield (*table, *names[:length]), number


def _resolved(names: Sequence[str], counts: dict[tuple[str | int, ...], int]) -> tuple[str | int, ...]:
    """Put the index of the table last opened behind each name that is an array of tables."""
    path: tuple[str | int, ...] = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return path


def _of_field(file: str, text: str, model: type[BaseModel], detail: ErrorDetails) -> TemplateError:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind, context, got = detail["type"], detail.get("ctx", {}), _shown(detail["input"])
    if kind == "missing":
        return fault(file, text, path[:-1], "missing", field=str(path[-1]))
    if kind == "extra_forbidden":
        key, known = str(path[-1]), sorted(_at(model, path[:-1]))
        near = "".join(get_close_matches(key, known, n=1))
        return fault(file, text, path, "unknown-key", key=key, near=near, known=", ".join(known))
    if kind == "literal_error":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return fault(file, text, path, "not-allowed", got=got, allowed=allowed)
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return fault(file, text, path, "pattern", got=got, form=_FORMS.get(pattern, "other"), pattern=pattern)
    if kind in _BOUNDS:
        bound, name = _BOUNDS[kind]
        return fault(file, text, path, "out-of-bounds", got=got, bound=bound, limit=context[name])
    if kind.startswith("template."):
        return fault(file, text, path, kind.removeprefix("template."), **context)
    expected = _EXPECTED.get(kind.split("_")[0])
    if expected is not None:
        return fault(file, text, path, "wrong-type", got=got, expected=expected)
    return fault(file, text, path, "refused", got=got, what=detail["msg"].removeprefix("Value error, "))


def _shown(value: object) -> str:
    written = str(value)
    return written if len(written) <= 60 else written[:59] + "…"


def _at(model: Any, path: Place) -> Iterable[str]:
    """Walk from a model along a path to the fields of the model that lies there."""
    for step in path:
        if isinstance(step, str) and step in getattr(model, "model_fields", {}):
            model = model.model_fields[step].annotation
        model = _inner(model)
    return getattr(model, "model_fields", {})


def _inner(annotation: Any) -> Any:
    """Find the model within a tuple, a dict or an optional."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _inner(argument)
        if found is not None:
            return found
    return None
