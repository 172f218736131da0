"""Whether a file of phrases is whole: Fluent from end to end, with every message of English and no other.

What was found whole is kept by its content (see ``cache``), so that a start parses nothing. A file that is
not is refused with every fault at once: the line, what is wrong there, and what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from planner import cache
from planner.errors import TemplateError

_ROOM = Path(__file__)
_NAME = re.compile(r"^(?:(?P<entry>-?[A-Za-z][\w-]*) *=| +\.(?P<form>[A-Za-z][\w-]*) *=)", re.MULTILINE)
_LEADS = "en"


def check(language: str, text: str, english: str) -> None:
    """Refuse a file of phrases that is not whole, the first time that its content is seen."""
    contents = [("own", text.encode()), ("english", english.encode()), ("room", _ROOM.read_bytes())]
    key = cache.digest(contents)
    if cache.recall(f"phrases-{language}", key) is not None:
        return
    file = f"phrases/{language}.ftl"
    found = [*_of_syntax(file, text), *(() if language == _LEADS else _of_names(file, text, english))]
    if found:
        from planner.faults import refused

        raise refused(file, found)
    cache.keep(f"phrases-{language}", key, "whole")


def _of_syntax(file: str, text: str) -> Iterator[TemplateError]:
    from fluent.syntax import ast
    from fluent.syntax.parser import FluentParser

    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Junk):
            (fault, *_) = entry.annotations
            content = entry.content or ""
            start = (entry.span.start if entry.span else 0) + len(content) - len(content.lstrip())
            name = (content.split("=")[0].split() or [""])[0]
            where, line = f"{file}:{_line(text, start)}", _line(text, fault.span.start if fault.span else start)
            yield TemplateError(
                "template.phrase-syntax", file=file, where=where, id=name, line=line, what=str(fault.message)
            )


def _of_names(file: str, text: str, english: str) -> Iterator[TemplateError]:
    from difflib import get_close_matches

    own, wanted = _names(text), _names(english)
    missing = [name for name in wanted if name not in own]
    for name in missing:
        line = f"en.ftl:{_line(english, wanted[name])}"
        yield TemplateError("template.phrase-missing", file=file, where=file, id=name, example=line)
    for name, start in own.items():
        if name not in wanted:
            where, near = f"{file}:{_line(text, start)}", "".join(get_close_matches(name, missing, n=1))
            yield TemplateError("template.phrase-extra", file=file, where=where, id=name, near=near)


def _names(text: str) -> dict[str, int]:
    """Find the messages and their forms (``id.form``), with where each begins."""
    found: dict[str, int] = {}
    entry = ""
    for each in _NAME.finditer(text):
        entry = each["entry"] or entry
        found[f"{entry}.{each['form']}" if each["form"] else entry] = each.start()
    return found


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
