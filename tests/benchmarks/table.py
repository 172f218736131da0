"""Figures as tables: on the screen and in Markdown, the same cells.

A median stands with the quartiles between which the middle half of the rounds lies. A missed aim, a wrong answer and
what could not be measured are said where the figure would stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from tests.benchmarks.parts import Part
from tests.benchmarks.results import Figure, Missing, Result

HEADS = ("what", "beside", "median", "quartiles", "aim")
Cells = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command: when, on what kind of machine, and what each part found."""

    day: date
    machine: str
    busy: float
    quick: bool
    minutes: float
    parts: tuple[Part, ...]
    stopped: int = 0
    """The signal that ended it before its end; 0 for none."""

    @property
    def well(self) -> bool:
        """Say whether every part found right answers."""
        return not any(part.wrong for part in self.parts)

    def figures(self) -> dict[str, Figure]:
        """Return the figures that have a key."""
        found = (one for part in self.parts for one in part.results if isinstance(one, Figure))
        return {one.key: one for one in found if one.key}


def number(value: float) -> str:
    """Write a number with three digits that count, thousands parted."""
    digits = 2 - floor(log10(abs(value))) if value else 0
    return f"{value:,.{min(max(digits, 0), 9)}f}"


def amount(value: float, unit: str) -> str:
    """Write a number with its unit."""
    return f"{number(value)} {unit}".rstrip()


def cells(result: Result) -> Cells:
    """Return a line of the table."""
    if isinstance(result, Missing):
        return result.name, "", "not measured", f"needs {result.needs}", ""
    low, high = result.spread
    several = len(result.values) > 1
    spread = f"{number(low)}–{number(high)}, {len(result.values)} rounds" if several else "1 round"
    return result.name, result.beside, amount(result.middle, result.unit), spread, _aim(result)


def _aim(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    sign = "≤" if figure.aim.way == "at most" else "≥"
    return f"{sign} {figure.aim.value:g}" + ("" if figure.met else ", missed")


def plain(results: Iterable[Result]) -> str:
    """Return lines for the screen, in columns."""
    rows = [HEADS, *map(cells, results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def rows(lines: Sequence[Sequence[str]], *, numbers: frozenset[int] = frozenset()) -> str:
    """Return a Markdown table of which the first line is the head; columns of numbers stand to the right."""
    head, *rest = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    rule = ["--:" if at in numbers else "---" for at in range(len(head))]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *rest))


def markdown(run: Run) -> str:
    """Return a run as a page."""
    lines = ["# Benchmarks", "", _about(run)]
    for part in run.parts:
        lines += ["", f"## {part.title}", ""]
        if part.wrong:
            lines += [f"**Wrong: {part.wrong}**", ""]
        if part.results:
            lines.append(rows([HEADS, *map(cells, part.results)], numbers=frozenset({2})))
        lines += _notes(part.results)
    return "\n".join(lines) + "\n"


def _about(run: Run) -> str:
    stopped = " It was stopped before its end: this is what was there." if run.stopped else ""
    small = " A quick run with small numbers: it shows that everything works, not how fast." if run.quick else ""
    return (
        f"Measured on {run.day:%d/%m/%Y} in {run.minutes:.0f} minutes, on {run.machine}; "
        f"{run.busy:.1f} processes waited for a core when it began.{small}{stopped}\n\n"
        "`python -m tests.benchmarks --docs` repeats it. Answers are checked before anything is timed, and so are "
        "those of the timed rounds: the same plan, the same bytes, the same optimum, and of what a load generator "
        "gets beside nginx its status and length; a wrong one ends its part. "
        "Both sides of a ratio take turns within one round; the median of the rounds stands with the quartiles "
        "between which their middle half lies. A ratio tells how much longer the one under *what* takes than the "
        "one it is beside, or, where the words say so, how many times faster it is."
    )


def _notes(results: Iterable[Result]) -> list[str]:
    notes: dict[str, list[str]] = {}
    for one in results:
        if isinstance(one, Figure) and one.note:
            notes.setdefault(one.note, []).append(one.name)
    return ["", *(f"- {_these(names)}: {note}" for note, names in notes.items())] if notes else []


def _these(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))
