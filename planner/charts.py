"""The load chart as an SVG of our own: planned and done load, week by week, in one unit.

It draws and decides nothing, and knows no language: the words are handed in. Colour comes from classes
that the style sheet fills, so that the same drawing serves light, dark and print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from planner.adherence import tallies
from planner.model import Log, Plan

WIDTH, HEIGHT = 360, 132
_TOP, _FLOOR = 16, 112
_WIDEST = 44.0
"""Width of a bar, at most: a plan of two weeks is no wall."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Captions:
    """The words of a chart."""

    title: str
    """What it is."""
    about: str
    """What it shows, in a sentence."""
    most: str
    """The highest load, with its unit."""
    months: Mapping[int, str]
    """Short names of the months."""


def load_chart(
    plan: Plan, captions: Captions, logs: Sequence[Log] = (), today: date | None = None, *, beside_au: float = 0
) -> str:
    """Draw the planned load of each week as a bar and the load done as a bar within it.

    ``beside_au`` is the heaviest week of charts that stand beside this one: all are drawn to one scale.
    """
    weeks = tallies(plan, logs, today or plan.made_on)
    most = max(1.0, beside_au, *(max(week.planned_au, week.done_au) for week in weeks))
    scale = (_FLOOR - _TOP) / most
    slot = WIDTH / len(plan.weeks)
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(captions.title)}. {escape(captions.about)}</title>",
        f'<path class="axis" d="M0 {_TOP}H{WIDTH}M0 {_FLOOR}.5H{WIDTH}"/>',
        f'<text x="0" y="{_TOP - 5}">{escape(captions.most)}</text>',
    ]
    for place, week in enumerate(weeks):
        wide = min(_WIDEST, slot * 0.84)
        left = place * slot + (slot - wide) / 2
        parts += _bar("plan", week.week.phase, (left, wide), week.planned_au * scale)
        parts += _bar("did", week.week.phase, (left + wide * 0.22, wide * 0.56), week.done_au * scale)
    parts += _months(plan, captions.months, slot)
    parts += _marks(plan, slot, today)
    return "".join((*parts, "</svg>"))


def _bar(kind: str, phase: str, across: tuple[float, float], high: float) -> list[str]:
    if high <= 0:
        return []
    left, wide = across
    return [
        f'<rect class="{kind} p-{phase}" x="{left:.4g}" y="{_FLOOR - high:.4g}" '
        f'width="{wide:.4g}" height="{high:.4g}" rx="1"/>'
    ]


def _months(plan: Plan, names: Mapping[int, str], slot: float) -> list[str]:
    """Name each month under the first of its weeks; a name that has no room is left out."""
    found: list[str] = []
    month, free_from = 0, 0.0
    for place, week in enumerate(plan.weeks):
        if week.starts.month != month and place * slot >= free_from:
            month, free_from = week.starts.month, place * slot + 32
            if place * slot + 28 <= WIDTH:
                found.append(f'<text x="{place * slot:.4g}" y="{HEIGHT - 7}">{escape(names[month])}</text>')
    return found


def _marks(plan: Plan, slot: float, today: date | None) -> list[str]:
    """Mark the races, and today where it lies within the plan."""
    found = [f'<path class="flag" d="M{_across(plan, race.day, slot):.4g} {_FLOOR}V5l9 4-9 4"/>' for race in plan.races]
    if today is not None and plan.weeks[0].starts <= today < plan.weeks[-1].starts + _WEEK:
        found.append(f'<path class="today" d="M{_across(plan, today, slot):.4g} {_TOP}V{_FLOOR + 4}"/>')
    return found


def _across(plan: Plan, day: date, slot: float) -> float:
    return min(WIDTH - 10.0, ((day - plan.weeks[0].starts).days + 0.5) / 7 * slot)
