"""Bytes of a calendar → lines of text, whatever encoding and line ends they were written with.

Lines are unfolded before they are decoded, because folds split letters (RFC 5545 §3.1). Nothing is
refused here: bytes in no known encoding become the text that is least wrong, in NFC.
"""

from __future__ import annotations

import codecs
import quopri
import re
import unicodedata

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BLANK_LINES = re.compile(rb"\n[\n\x00]+")
_QUOTED = re.compile(rb"^[^:\n]*QUOTED-PRINTABLE[^\n]*(?:=\n[^\n]*)+", re.IGNORECASE | re.MULTILINE)
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
"""The five tone marks that cp1258 keeps as bytes of their own."""
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


def lines_of(data: bytes) -> list[str]:
    """Unfold and decode a calendar."""
    data = _in_ascii_superset(data).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\n\n" in data or b"\x00" in data:
        data = _BLANK_LINES.sub(b"\n", data)
    data = data.replace(b"\n ", b"").replace(b"\n\t", b"")
    if b"=\n" in data:
        data = _QUOTED.sub(lambda found: found[0].replace(b"=\n", b""), data)
    return _decoded(data).split("\n")


def quoted_printable(value: str, charset: str) -> str:
    """Decode the value of a vCalendar 1.0 property."""
    raw = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
    try:
        return unicodedata.normalize("NFC", raw.decode(charset or "utf-8"))
    except (UnicodeDecodeError, LookupError):
        return _decoded(raw)


def _in_ascii_superset(data: bytes) -> bytes:
    """Strip a byte-order mark, and turn UTF-16 into UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return body if encoding == "utf-8" else _from_utf16(body, encoding)
    if data[1:2] == b"\x00":
        return _from_utf16(data, "utf-16-le")
    return _from_utf16(data, "utf-16-be") if data[:1] == b"\x00" else data


def _from_utf16(data: bytes, encoding: str) -> bytes:
    return data.decode(encoding, "replace").removeprefix("\ufeff").encode("utf-8", "replace")


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _line_by_line(data)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _line_by_line(data: bytes) -> str:
    """Decode each line that is UTF-8 as such, and the others in the one old encoding that fits them."""
    lines: list[str | bytes] = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line)
    old = b"\n".join(line for line in lines if isinstance(line, bytes))
    encoding = "cp1258" if _is_vietnamese(old) else "cp1252"
    return "\n".join(line if isinstance(line, str) else _in_old(line, encoding) for line in lines)


def _in_old(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _is_vietnamese(data: bytes) -> bool:
    """Tell whether bytes read as cp1258 have tone marks, and each of them on a vowel that takes one."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return False
    marked = [text[place - 1 : place] for place, letter in enumerate(text) if letter in _MARKS]
    return bool(marked) and _VOWELS.issuperset(marked)
