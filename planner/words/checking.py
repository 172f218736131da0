"""Whether a file of phrases is whole: Fluent from end to end, with every message of English and no other.

What was found whole is kept parsed, by its content (see ``cache``), so that a start parses nothing. A file that is
not is refused with every fault at once: the line, what is wrong there, and what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from planner import cache
from planner.errors import TemplateError
from planner.words import messages
from planner.words.messages import Messages

_ROOMS = [Path(__file__).with_name(f"{name}.py") for name in ("checking", "messages", "parts", "syntax")]
"""What a kept reading depends on beside the phrases."""
_NAME = r"(?m)^(?:(?P<entry>-?[A-Za-z][\w-]*) *=| +\.(?P<form>[A-Za-z][\w-]*) *=)"
_LEADS = "en"


def checked(language: str, own: bytes, english: bytes) -> Messages:
    """Return the messages of a file; refuse one that is not whole, the first time that its content is seen."""
    contents = [("own", own)] if own == english else [("own", own), ("english", english)]
    key = cache.digest([*contents, *((at.name, at.read_bytes()) for at in _ROOMS)])
    kept = cache.recall_lines(f"phrases-{language}", key)
    if kept is not None:
        return Messages(dict(zip(kept[::2], kept[1::2], strict=True)))
    file = f"phrases/{language}.ftl"
    text = _text(own)
    found = [*_of_syntax(file, text), *(() if language == _LEADS else _of_names(file, text, _text(english)))]
    if found:
        from planner.faults import refused

        raise refused(file, found)
    whole = messages.read(text)
    cache.keep_lines(f"phrases-{language}", key, [part for pair in whole.short.items() for part in pair])
    return whole


def _text(content: bytes) -> str:
    return content.decode().replace("\r\n", "\n").replace("\r", "\n")


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
    for each in re.finditer(_NAME, text):
        entry = each["entry"] or entry
        found[f"{entry}.{each['form']}" if each["form"] else entry] = each.start()
    return found


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
