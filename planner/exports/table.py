"""A plan as a page of a terminal: what is coming, week by week, and the next sessions in full.

It draws on any width, with or without colour. Everything it says is in the plan; it adds no advice of
its own beyond the lines on safety, which go with every plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.exports.layout import Page, Span
from planner.exports.wording import Wording, effort, safety, shared, starts, warm_up
from planner.model import WEEKDAYS, Language, Note, Phase, Plan, Race, Session, Week

if TYPE_CHECKING:
    from planner.words import Speaker

PAGE_WIDTH = 100
"""Columns of the page as a file."""

BAR_WIDTH, WIDE_BAR_WIDTH = 12, 20
WIDE = 100
"""Columns from which on bars are wide."""

_EIGHTHS = " ▏▎▍▌▋▊▉"
COLOURS: dict[Phase, str] = {
    "introduction": "cyan",
    "adaptation": "cyan",
    "build": "green",
    "rebuild": "green",
    "specific": "yellow",
    "taper": "magenta",
    "race": "red",
}
"""Colour of each phase; blue for any other."""
_AHEAD = timedelta(days=6)

KNOWING = (
    "horizon.",
    "introduction",
    "season.",
    "race.",
    "race-beside",
    "given-up",
    "gear.",
    "volume.",
    "left-out",
)
"""How the codes of notes begin that tell of the plan itself; the others are assumptions made before it."""


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return the plan's page as plain text, with every session in full."""
    from planner.words import speaker

    page = Page(PAGE_WIDTH)
    show(shared(plan), speaker(language or plan.athlete.language), page, today=plan.made_on, full=True)
    page.blank()
    page.raw(f"planner {plan.id}")
    return page.text().encode()


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    name, _, plan_id = data.rstrip(b"\n").rpartition(b"\n")[2].decode(errors="replace").partition(" ")
    return plan_id if name == "planner" and plan_id else None


def show(plan: Plan, speaks: Speaker, page: Page, *, today: date, full: bool = False) -> None:
    """Lay out a plan; without ``full`` only the sessions of the next seven days that hold any are told in full."""
    page.say(Span(speaks.say("ui-plan-title"), "bold"))
    for race in plan.races:
        _race(race, speaks, page, today)
    counts = speaks.say("ui-counts", weeks=len(plan.weeks), sessions=len(plan.sessions), revision=plan.revision)
    page.say(Span(counts, "dim"))
    page.blank()
    _weeks(plan, speaks, page)
    _sessions(plan, speaks, page, today, full=full)
    page.listed(speaks.say("ui-given-up"), given_up(plan, speaks))
    page.listed(speaks.say("ui-assumed"), _notes([note for note in plan.notes if not _is_known(note)], speaks))
    page.listed(speaks.say("ui-to-know"), _notes([note for note in plan.notes if _is_known(note)], speaks))
    page.listed(speaks.say("ui-safety"), [Span(line, "dim") for line in safety(speaks)])


def bar(value: float, most: float, width: int = BAR_WIDTH) -> str:
    """Draw a value as a bar, in eighths of a character; anything above nothing shows."""
    eighths = max(1, round(8 * width * value / most)) if value > 0 and most > 0 else 0
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


def given_up(plan: Plan, speaks: Speaker) -> list[str]:
    """Say which sessions found no place, and what together excludes each."""
    return [
        f"{speaks.say('ui-week', number=lost.week)} ({lost.id}): {' '.join(map(speaks.reason, lost.reasons))}"
        for lost in plan.given_up
    ]


def _is_known(note: Note) -> bool:
    return note.code.startswith(KNOWING)


def _notes(notes: Sequence[Note], speaks: Speaker) -> list[str]:
    return list(dict.fromkeys(map(speaks.note, notes)))


def _race(race: Race, speaks: Speaker, page: Page, today: date) -> None:
    about = speaks.say("ui-race-line", race=race.name, distance_km=race.distance_km, day=race.day)
    days = (race.day - today).days
    left = speaks.say("ui-days-to-go", days=days) if days >= 0 else speaks.say("ui-over")
    star = Span("★ ", "bold red" if race.priority == "A" else "red")
    page.say([star, Span(f"{about}, {starts(race, speaks)}", "bold"), Span(f" · {left}")], hang="  ")


def _weeks(plan: Plan, speaks: Speaker, page: Page) -> None:
    most = max((week.load_au for week in plan.weeks), default=0)
    width = WIDE_BAR_WIDTH if page.width >= WIDE else BAR_WIDTH
    names = ("week-short", "days", "phase", "load", "au", "sessions")
    rows = [
        (
            str(week.index),
            speaks.span(week.starts, week.starts + timedelta(days=6), years=False),
            _phase(week, speaks),
            Span(bar(week.load_au, most, width), _colour(week)),
            speaks.number(week.load_au, 0) if week.load_au else "",
            _days(plan, week, speaks),
        )
        for week in plan.weeks
    ]
    page.table(rows, head=[speaks.say(f"ui-column-{name}") for name in names], right=(0, 4))
    if any(week.deload for week in plan.weeks):
        page.say(Span(f"↓ {speaks.say('ui-easier-week')}", "dim"))


def _colour(week: Week) -> str:
    colour = COLOURS.get(week.phase, "blue")
    return f"dim {colour}" if week.deload else colour


def _phase(week: Week, speaks: Speaker) -> Span:
    short = f"ui-phase-{week.phase}"
    name = speaks.label("ui-phase", week.phase) if short in speaks else speaks.label("phase", week.phase)
    return Span(f"{name} ↓" if week.deload else name, _colour(week))


def _days(plan: Plan, week: Week, speaks: Speaker) -> list[Span]:
    """Name the days and hours of a week's sessions, and its race."""
    parts = [
        (session.start, f"{_weekday(session.day, speaks)}\u00a0{speaks.clock(session.start)}", "")
        for session in plan.sessions
        if session.week == week.index
    ]
    for race in plan.races:
        if week.starts <= race.day < week.starts + timedelta(days=7):
            when = (_weekday(race.day, speaks), *(() if race.window else (speaks.clock(race.gun),)))
            parts.append((race.gun, "\u00a0".join(("★", *when)), "bold red"))
    return [Span(f" {text} " if place else f"{text} ", style) for place, (_, text, style) in enumerate(sorted(parts))]


def _weekday(day: date, speaks: Speaker) -> str:
    return speaks.label("weekday-short", WEEKDAYS[day.weekday()])


def _sessions(plan: Plan, speaks: Speaker, page: Page, today: date, *, full: bool) -> None:
    """Lay out the sessions that are told in full, and say how many are not."""
    coming = [session for session in plan.sessions if full or session.day >= today]
    if not coming:
        return
    chosen = [session for session in coming if full or session.day <= coming[0].day + _AHEAD]
    page.blank()
    page.say(Span(speaks.say("ui-sessions" if full else "ui-next-sessions"), "bold"))
    if how := warm_up(chosen, speaks):
        page.say(Span(how, "dim"))
    wording = Wording(speaks)
    for session in chosen:
        page.blank()
        show_session(session, speaks, page, wording)
    if len(chosen) < len(coming):
        page.blank()
        page.say(Span(speaks.say("ui-more-sessions", sessions=len(coming) - len(chosen)), "dim"))


def show_session(session: Session, speaks: Speaker, page: Page, wording: Wording) -> None:
    """Lay out one session in full."""
    when = f"{speaks.day(session.day, 'short')} {speaks.clock(session.start)}"
    page.say([Span(when, "bold"), Span(f"  {speaks.named('kind', session.kind)} · {session.id}")])
    page.say(Span(effort(session, speaks), "dim"))
    rows = [
        (
            wording.name(done),
            wording.dose(done, short=True),
            Span(" · ".join(filter(None, (wording.mark(done), wording.gear(done), wording.pace(done)))), "dim"),
        )
        for done in session.exercises
    ]
    page.table(rows, indent="  ")
