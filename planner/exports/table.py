"""A plan as a page of a terminal: what is coming, week by week, and the next sessions in full.

It draws with rich on any width, with or without colour. Everything it says is in the plan; it adds no
advice of its own beyond the lines on safety, which go with every plan.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from planner.exports.wording import Wording, safety
from planner.model import Language, Note, Phase, Plan, Race, Session, Week

if TYPE_CHECKING:
    from planner.words import Speaker

PAGE_WIDTH = 100
"""Columns of the page as a file."""

BAR_WIDTH = 12
_EIGHTHS = " ▏▎▍▌▋▊▉"
_COLOURS: dict[Phase, str] = {
    "introduction": "cyan",
    "adaptation": "cyan",
    "build": "green",
    "rebuild": "green",
    "specific": "yellow",
    "taper": "magenta",
    "race": "bold red",
}
_HEADING = "bold"
_QUIET = "dim"

KNOWING = (
    "horizon.",
    "introduction",
    "season.",
    "race.",
    "given-up",
    "gear.",
    "volume.",
    "left-out",
)
"""How the codes of notes begin that the engine says of a plan; the others are assumptions made before it."""


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return the plan's page as plain text, with every session in full."""
    from planner.words import speaker

    page = io.StringIO()
    console = Console(file=page, width=PAGE_WIDTH, color_system=None, highlight=False)
    show(plan, speaker(language or plan.athlete.language), console, today=plan.made_on, full=True)
    lines = (line.rstrip() for line in page.getvalue().splitlines())
    return "\n".join([*lines, f"planner {plan.id}", ""]).encode()


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    name, _, plan_id = data.rstrip(b"\n").rpartition(b"\n")[2].decode(errors="replace").partition(" ")
    return plan_id if name == "planner" and plan_id else None


def show(plan: Plan, speaks: Speaker, console: Console, *, today: date, full: bool = False) -> None:
    """Print a plan; without ``full`` only the sessions of the next seven days that hold any are told in full."""
    parts: list[RenderableType] = [
        _header(plan, speaks, today),
        _weeks(plan, speaks, wide=console.width >= 100),
        *_sessions(plan, speaks, today, full=full),
        *_given_up(plan, speaks),
        *_notes(speaks.say("ui-assumed"), [note for note in plan.notes if not _is_known(note)], speaks),
        *_notes(speaks.say("ui-to-know"), [note for note in plan.notes if _is_known(note)], speaks),
        *_listed(speaks.say("ui-safety"), list(safety(speaks)), style=_QUIET),
    ]
    for part in parts:
        console.print(part)
        console.print()


def bar(value: float, most: float, width: int = BAR_WIDTH) -> str:
    """Draw a value as a bar, in eighths of a character; anything above nothing shows."""
    eighths = max(1, round(8 * width * value / most)) if value > 0 and most > 0 else 0
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


def _is_known(note: Note) -> bool:
    return note.code.startswith(KNOWING)


def _header(plan: Plan, speaks: Speaker, today: date) -> RenderableType:
    lines = [_race(race, speaks, today) for race in plan.races]
    counts = speaks.say("ui-counts", weeks=len(plan.weeks), sessions=len(plan.sessions), revision=plan.revision)
    return Group(Text(speaks.say("ui-plan-title"), style=_HEADING), *lines, Text(counts, style=_QUIET))


def _race(race: Race, speaks: Speaker, today: date) -> Text:
    line = Text("★ ", style="bold red" if race.priority == "A" else "red")
    about = speaks.say("ui-race-line", race=race.name, distance_km=race.distance_km, day=race.day)
    line.append(f"{about}, {speaks.clock(race.gun)}", style="bold")
    days = (race.day - today).days
    line.append(f" · {speaks.say('ui-days-to-go', days=days) if days >= 0 else speaks.say('ui-over')}", style="default")
    return line


def _weeks(plan: Plan, speaks: Speaker, *, wide: bool) -> RenderableType:
    most = max((week.load_au for week in plan.weeks), default=0)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_HEADING)
    say = speaks.say
    table.add_column(say("ui-column-week-short"), justify="right", no_wrap=True)
    table.add_column(say("ui-column-days"), no_wrap=True)
    table.add_column(say("ui-column-phase"), no_wrap=True)
    table.add_column(say("ui-column-load"), no_wrap=True, width=BAR_WIDTH + (8 if wide else 0))
    table.add_column("AU", justify="right", no_wrap=True)
    table.add_column(say("ui-column-sessions"))
    for week in plan.weeks:
        table.add_row(
            str(week.index),
            speaks.span(week.starts, week.starts + timedelta(days=6)),
            _phase(week, speaks),
            Text(bar(week.load_au, most, BAR_WIDTH + (8 if wide else 0)), style=_colour(week)),
            speaks.number(week.load_au, 0) if week.load_au else "",
            _days(plan, week, speaks),
        )
    legend = Text(f"↓ {speaks.say('ui-easier-week')}", style=_QUIET)
    return Group(table, legend) if any(week.deload for week in plan.weeks) else table


def _colour(week: Week) -> str:
    colour = _COLOURS.get(week.phase, "blue")
    return f"dim {colour}" if week.deload else colour


def _phase(week: Week, speaks: Speaker) -> Text:
    short = f"ui-phase-{week.phase}"
    name = speaks.label("ui-phase", week.phase) if short in speaks else speaks.label("phase", week.phase)
    return Text(f"{name} ↓" if week.deload else name, style=_colour(week))


def _days(plan: Plan, week: Week, speaks: Speaker) -> Text:
    """Name the days and hours of a week's sessions, and its race."""
    parts = [
        (session.start, f"{_short_weekday(session.day, speaks)} {speaks.clock(session.start)}", "default")
        for session in plan.sessions
        if session.week == week.index
    ]
    for race in plan.races:
        if week.starts <= race.day < week.starts + timedelta(days=7):
            parts.append((race.gun, f"★ {_short_weekday(race.day, speaks)} {speaks.clock(race.gun)}", "bold red"))
    line = Text(style="default")
    for place, (_, text, style) in enumerate(sorted(parts)):
        line.append("  " if place else "")
        line.append(text.replace(" ", "\u00a0"), style=style)
    return line


def _short_weekday(day: date, speaks: Speaker) -> str:
    from planner.model import WEEKDAYS

    return speaks.label("weekday-short", WEEKDAYS[day.weekday()])


def _sessions(plan: Plan, speaks: Speaker, today: date, *, full: bool) -> Iterator[RenderableType]:
    """Give the sessions that are told in full, and how many are not."""
    coming = [session for session in plan.sessions if full or session.day >= today]
    if not coming:
        return
    last = coming[0].day + timedelta(days=6)
    chosen = [session for session in coming if full or session.day <= last]
    yield Text(speaks.say("ui-sessions" if full else "ui-next-sessions"), style=_HEADING)
    wording = Wording(speaks)
    for session in chosen:
        yield _session(session, speaks, wording)
    if len(chosen) < len(coming):
        yield Text(speaks.say("ui-more-sessions", sessions=len(coming) - len(chosen)), style=_QUIET)


def _session(session: Session, speaks: Speaker, wording: Wording) -> RenderableType:
    title = Text(f"{speaks.day(session.day, 'short')} {speaks.clock(session.start)}", style="bold")
    title.append(f"  {speaks.named('kind', session.kind)} · {session.id}", style="default")
    effort = speaks.say("ui-session-effort", minutes=session.minutes, rpe=session.rpe, rir=session.rir)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(max_width=34)
    table.add_column(no_wrap=True)
    table.add_column(style=_QUIET)
    for done in session.exercises:
        how = " · ".join(filter(None, (wording.gear(done), wording.pace(done))))
        table.add_row(wording.name(done), wording.dose(done), how)
    return Group(title, Text(effort, style=_QUIET), Padding(table, (0, 0, 0, 2)))


def _given_up(plan: Plan, speaks: Speaker) -> list[RenderableType]:
    lines = []
    for lost in plan.given_up:
        why = " ".join(speaks.reason(reason) for reason in lost.reasons)
        lines.append(f"{speaks.say('ui-week', number=lost.week)} ({lost.id}): {why}")
    return _listed(speaks.say("ui-given-up"), lines)


def _notes(title: str, notes: Sequence[Note], speaks: Speaker) -> list[RenderableType]:
    return _listed(title, list(dict.fromkeys(speaks.note(note) for note in notes)))


def _listed(title: str, lines: Sequence[str], style: str = "default") -> list[RenderableType]:
    """Draw a heading and its lines, each with a dot and hanging; nothing where there is no line."""
    if not lines:
        return []
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(style=style)
    for line in lines:
        table.add_row("·", Text(line))
    return [Group(Text(title, style=_HEADING), table)]
