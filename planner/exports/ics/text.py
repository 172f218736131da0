"""Text as RFC 5545 wants it: cleaned, escaped, folded.

Every word in a calendar passes ``clean`` and then ``escape``, so that no name or note can end its line and
start another. Nothing is refused: what is no text is left out, what ends a line becomes a newline.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FOLD = 74
"""Octets of a line's own text before a fold; the blank that opens the next line is the 75th (RFC 5545 §3.1)."""

_LINE_CACHE = 1024
"""Text lines kept; a rich description and its line are some 4 kB, so 4 MB at most."""

_ENDS_LINE = "\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_NOT_TEXT = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]"
"""Patterns that are compiled for the first text that could hold such a character: few calendars have one."""


def clean(text: str) -> str:
    """Return text in NFC with newlines as its only line ends and without control characters."""
    if text.isascii() and text.isprintable():
        return text.rstrip()
    if not text.replace("\n", "").isprintable():
        text = re.sub(_NOT_TEXT, "", re.sub(_ENDS_LINE, "\n", text))
    text = unicodedata.normalize("NFC", text)
    return "\n".join([line.rstrip() for line in text.split("\n")]).rstrip()


def escape(text: str) -> str:
    """Return cleaned text as a TEXT value (RFC 5545 §3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: bytes) -> bytes:
    """Return a content line with its line end, folded between characters.

    A backslash or a caret stays with what follows it, as some readers want.
    """
    if len(line) <= _FOLD:
        return line + b"\r\n"
    parts = []
    start, length = 0, len(line)
    while length - start > _FOLD:
        end = start + _FOLD
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if line[end - 1] in b"\\^":
            end -= 1
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return b"\r\n ".join(parts) + b"\r\n"


def unfold(lines: bytes) -> bytes:
    """Return content lines without their folds."""
    return lines.replace(b"\r\n ", b"")


def unescape(value: str) -> str:
    """Return the text of a TEXT value that ``escape`` made."""
    return re.sub(r"\\(.)", lambda pair: "\n" if pair[1] in "nN" else pair[1], value)


@lru_cache(maxsize=_LINE_CACHE)
def text_line(name: str, text: str) -> bytes:
    """Return the folded line of a text property."""
    return fold(f"{name}:{escape(clean(text))}".encode())


def plain_line(name: str, value: str) -> bytes:
    """Return the folded line of a property whose value is no text: an address, a number, a code."""
    return fold(f"{name}:{''.join(clean(value).split())}".encode())
