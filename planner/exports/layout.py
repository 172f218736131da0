"""Text laid out for a terminal: paragraphs that hang, tables that keep their columns, colour or none.

Rich draws all of this and more; importing it and drawing one plan cost 60 ms of the 200 that a whole
command may take, and this room costs 2. It knows words and columns, and nothing of what they say.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """Text in one style: names such as ``bold``, ``dim``, ``red``, several separated by blanks."""

    text: str
    style: str = ""


Cell = str | Span | Sequence[Span]
"""What stands in a place of a table; several spans stand beside each other."""

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}
_GAP = "  "
_NARROWEST = 16
"""Columns that a paragraph keeps on however narrow a screen, and below which a table's last one moves."""
_BELOW = "    "
_MEASURED = 2048
"""Texts whose width is remembered; a table asks three times."""


class Page:
    """Lines being laid out on a width, in so many columns; with ``colour``, styles are shown."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self.width = width
        self.colour = colour
        self.lines: list[str] = []

    def text(self) -> str:
        """Return the page."""
        return "".join(f"{line}\n" for line in self.lines)

    def blank(self) -> None:
        """Leave a line free, but never two, and none at the top."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def say(self, cell: Cell, *, first: str = "", hang: str | None = None) -> None:
        """Lay out a paragraph behind ``first``, its other lines behind ``hang``."""
        behind = " " * cells(first) if hang is None else hang
        folded = fold(cell, max(self.width - cells(first), _NARROWEST))
        for place, line in enumerate(folded):
            self._put((behind if place else first), line)

    def raw(self, text: str) -> None:
        """Put a line that is to be copied, whole, however long."""
        self.lines.append(text)

    def listed(self, title: str, items: Iterable[Cell], *, numbered: bool = False) -> None:
        """Lay out a heading and its items; nothing where there is none."""
        found = list(items)
        if not found:
            return
        self.blank()
        self.say(Span(title, "bold"))
        for place, item in enumerate(found, 1):
            self.say(item, first=f"{place:>{len(str(len(found)))}}. " if numbered else "· ")

    def table(
        self, rows: Sequence[Sequence[Cell]], *, head: Sequence[str] = (), right: Iterable[int] = (), indent: str = ""
    ) -> None:
        """Lay out rows; every column is as wide as it needs, and the last one folds, below the others if it must."""
        titles = [[Span(title, "bold") for title in head]] if head else []
        whole: list[Sequence[Cell]] = [*titles, *rows]
        if not whole:
            return
        widths = [max(cells(plain(row[place])) for row in whole) for place in range(len(whole[0]) - 1)]
        used = cells(indent) + sum(widths) + len(_GAP) * len(widths)
        below = self.width - used < _NARROWEST
        behind = " " * (cells(indent) + len(_BELOW) if below else used)
        to_the_right = frozenset(right)
        for row in whole:
            before = indent + "".join(
                self._padded(cell, width, place in to_the_right) + _GAP
                for place, (cell, width) in enumerate(zip(row, widths, strict=False))
            )
            folded = fold(row[-1], max(self.width - cells(behind), _NARROWEST))
            if below or not folded:
                self._put(before, [])
            for place, line in enumerate(folded):
                self._put(behind if place or below else before, line)

    def _padded(self, cell: Cell, width: int, to_the_right: bool) -> str:
        text = "".join(self._styled(span) for span in spans(cell))
        blanks = " " * (width - cells(plain(cell)))
        return blanks + text if to_the_right else text + blanks

    def _put(self, before: str, line: Sequence[Span]) -> None:
        self.lines.append((before + "".join(self._styled(span) for span in line)).rstrip(" "))

    def _styled(self, span: Span) -> str:
        if not (self.colour and span.style and span.text.strip()):
            return span.text
        codes = ";".join(_CODES[name] for name in span.style.split())
        return f"\x1b[{codes}m{span.text}\x1b[0m"


def spans(cell: Cell) -> list[Span]:
    """Return a cell's spans."""
    if isinstance(cell, str):
        return [Span(cell)]
    return [cell] if isinstance(cell, Span) else list(cell)


def plain(cell: Cell) -> str:
    """Return a cell's text without its styles."""
    return "".join(span.text for span in spans(cell))


@lru_cache(maxsize=_MEASURED)
def cells(text: str) -> int:
    """Count the columns that text takes on a terminal."""
    if text.isascii():
        return len(text)
    foreign = [letter for letter in text if letter > "\x7f"]
    wide = sum([unicodedata.east_asian_width(letter) in "WF" for letter in foreign])
    return len(text) + wide - sum([unicodedata.combining(letter) != 0 for letter in foreign])


def fold(cell: Cell, width: int) -> list[list[Span]]:
    """Break a cell at its blanks into lines of a width; a word that is longer keeps a line of its own."""
    whole = spans(cell)
    if whole and cells("".join(span.text for span in whole)) <= width:
        return [_merged(whole)]
    lines: list[list[Span]] = []
    room = 0
    for span in whole:
        for place, word in enumerate(span.text.split(" ")):
            piece = f" {word}" if place else word
            wide = cells(piece)
            if lines and wide <= room:
                _add(lines[-1], piece, span.style)
                room -= wide
            elif word or not lines:
                lines.append([Span(word, span.style)])
                room = width - cells(word)
    return lines


def _merged(line: Sequence[Span]) -> list[Span]:
    """Join neighbours of one style, so that a style is switched on once."""
    merged: list[Span] = []
    for text, style in line:
        _add(merged, text, style)
    return merged


def _add(line: list[Span], text: str, style: str) -> None:
    """Lengthen a line, and its last span where that has the same style."""
    if line and line[-1].style == style:
        line[-1] = Span(line[-1].text + text, style)
    else:
        line.append(Span(text, style))
