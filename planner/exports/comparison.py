"""Candidate races side by side, for a terminal and as JSON: what each would ask, and a verdict in one line.

It says what ``planner.comparing`` found and adds nothing; more candidates than the width holds are told in
several tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.comparing import EVIDENCE, FULL_WEEKS, Comparison, Outlook
from planner.errors import NoPlan
from planner.exports.layout import Cell, Page, Span, cells
from planner.exports.table import COLOURS
from planner.model import Note, Phase, Plan

if TYPE_CHECKING:
    from planner.words import Speaker

NARROWEST = 17
"""Columns that a candidate needs."""
WIDEST = 24
CROWDED = ("compare.crowded", "compare.given-up")
"""A verdict, and the clash that it has told."""
ASSUMED = {
    "distance-assumed": "distance",
    "runs.assumed": "week",
    "runs.assumed-beyond": "week",
    "assumed-level": "level",
    "assumed-gear": "gear",
    "assumed-sessions": "sessions",
    "assumed-hours": "hours",
}
"""What nobody said, by the codes of the notes that tell it at length, each with what it is called in short."""
_EIGHTHS = "▁▂▃▄▅▆▇█"
_EVIDENCE_COLOURS = {"below": "yellow", "inside": "green", "above": "cyan"}


def as_json(comparison: Comparison, speaks: Speaker) -> dict[str, Any]:
    """Return a comparison as plain values, with the sentence of every verdict and clash; plans by their ids."""
    return {
        "schema": "planner.comparison/1",
        "today": comparison.today.isoformat(),
        "evidence_weeks": list(EVIDENCE),
        "full_weeks": FULL_WEEKS,
        "assumed": [{**note.model_dump(mode="json"), "text": speaks.note(note)} for note in _assumed(comparison)],
        "candidates": [_told(one, speaks) for one in comparison.candidates],
        "season": None if comparison.season is None else _told(comparison.season, speaks),
        "between": [one.model_dump(mode="json") for one in comparison.between],
    }


def show(comparison: Comparison, speaks: Speaker, page: Page) -> None:
    """Lay out a comparison."""
    say = speaks.say
    page.say(Span(say("ui-compare-title"), "bold"))
    page.blank()
    found = list(enumerate(comparison.candidates, 1))
    labels = [say("ui-compare-weekly"), *(label for label, _ in figures(comparison.candidates, speaks))]
    label = max(map(cells, labels))
    many = max(1, (page.width - label) // (NARROWEST + 2))
    for first in range(0, len(found), many):
        shown = found[first : first + many]
        width = min(WIDEST, (page.width - label) // len(shown) - 2)
        page.table(_rows(shown, speaks, max(width, NARROWEST)))
        page.blank()
    page.say(Span(say("ui-compare-legend", weeks=FULL_WEEKS), "dim"))
    verdicts = [[Span(f"{_name(one)}: ", "bold"), Span(verdict(one, speaks))] for _, one in found]
    page.listed(say("ui-compare-verdicts"), verdicts, numbered=True)
    page.listed(say("ui-compare-clashes"), dict.fromkeys(_clashes(comparison.candidates, speaks)))
    if (season := season_of(comparison, speaks)) is not None:
        _season(season, page)
    if told := assumed(comparison, speaks):
        page.blank()
        page.say(Span(told, "dim"))


def assumed(comparison: Comparison, speaks: Speaker, message: str = "ui-compare-assumed") -> str:
    """Say in one line, as a message, what nobody told and all of it rests on; empty where all was told."""
    short = (speaks.say(f"ui-compare-assumed-{ASSUMED[note.code]}", **note.values) for note in _assumed(comparison))
    what = ", ".join(dict.fromkeys(short))
    return speaks.say(message, what=what) if what else ""


def _assumed(comparison: Comparison) -> Iterator[Note]:
    """Go through the assumptions about any candidate, each once."""
    plans = [one.plan for one in comparison.candidates if one.plan is not None]
    notes = [note for plan in plans for note in plan.notes if note.code in ASSUMED]
    yield from (note for place, note in enumerate(notes) if note not in notes[:place])


def figures(found: Sequence[Outlook], speaks: Speaker) -> list[tuple[str, list[Cell]]]:
    """Lay the candidates' figures side by side, each row under its label."""
    say = speaks.say
    least, most = EVIDENCE
    rows: list[tuple[str, list[Cell]]] = [
        (say("ui-compare-day"), [_day(one.races[-1].day, speaks) for one in found]),
        (say("ui-compare-distance"), [f"{speaks.number(one.races[-1].distance_km)} km" for one in found]),
        (say("ui-compare-register"), [_register(one, speaks) for one in found]),
        (say("ui-compare-time"), [_left(one, speaks) for one in found]),
        (say("ui-compare-evidence", least=least, most=most), [_evidence(one, speaks) for one in found]),
    ]
    rows += [(_phase(phase, speaks), [_weeks(one, phase, speaks) for one in found]) for phase in _phases(found)]
    return [
        *rows,
        (say("ui-compare-sessions"), [_sessions(one, speaks) for one in found]),
        (say("ui-compare-hours"), [_hours(one, speaks) for one in found]),
        (say("ui-compare-peak"), [_load(one, one.peak_load_au, speaks) for one in found]),
        (say("ui-compare-race-week"), [_load(one, sum(one.race_loads_au), speaks) for one in found]),
    ]


def plain(cell: Cell) -> str:
    """Return what a cell says, without its colours."""
    parts = [cell] if isinstance(cell, (str, Span)) else cell
    return "".join(part.text if isinstance(part, Span) else part for part in parts)


class Season(NamedTuple):
    """The races as one season, in words."""

    title: str
    races: list[str]
    """Each with its day and its priority; none where no plan is possible."""
    facts: list[str]
    """What lies between them, and what all of it asks."""
    verdict: str
    plan: Plan | None


def season_of(comparison: Comparison, speaks: Speaker) -> Season | None:
    """Tell the races as one season: which is the main one, what lies between, what it comes to."""
    season, say = comparison.season, speaks.say
    if season is None:
        return None
    races = season.plan.races if season.plan is not None else ()
    names = {race.id: race.name for race in races}
    facts = [
        say(
            "ui-compare-between",
            race=names[gap.first],
            other=names[gap.second],
            days=gap.days,
            recovery=gap.recovery_days,
            loading=gap.loading_weeks,
        )
        for gap in comparison.between
    ]
    if season.plan is not None:
        time, load = _duration(season, speaks), round(season.peak_load_au)
        facts.append(say("ui-compare-total", sessions=season.sessions, time=time, load=load))
    told = [f"{_day(race.day, speaks)} · {race.name} · {speaks.named('priority', race.priority)}" for race in races]
    return Season(say("ui-compare-season"), told, facts, verdict(season, speaks), season.plan)


def clashes(one: Outlook, speaks: Speaker) -> Iterator[str]:
    """Tell what is in a candidate's way, but for what its verdict says."""
    for note in one.clashes:
        if note not in (one.verdict, one.lost) and (one.verdict.code, note.code) != CROWDED:
            yield speaks.note(note)


def verdict(one: Outlook, speaks: Speaker) -> str:
    """Say what a candidate comes to, and how many of its sessions find no place."""
    if one.lost is not None:
        return f"{speaks.note(one.verdict)} {speaks.say('ui-compare-but-lost', **one.lost.values)}"
    if one.verdict.code != "compare.impossible":
        return speaks.note(one.verdict)
    values = dict(one.verdict.values)
    cause = speaks.error(NoPlan(str(values.pop("refused")), **values))
    return speaks.note(Note(code=one.verdict.code, values={"cause": cause}))


def _told(one: Outlook, speaks: Speaker) -> dict[str, Any]:
    told = one.model_dump(mode="json", exclude={"plan", "verdict", "clashes"})
    told["verdict"] = {**one.verdict.model_dump(mode="json"), "text": verdict(one, speaks)}
    told["clashes"] = [{**note.model_dump(mode="json"), "text": speaks.note(note)} for note in one.clashes]
    told["plan"] = None if one.plan is None else one.plan.id
    return told


def _clashes(found: Sequence[Outlook], speaks: Speaker) -> Iterator[str]:
    for one in found:
        for told in clashes(one, speaks):
            yield f"{_name(one)}: {told}"


def _rows(shown: Sequence[tuple[int, Outlook]], speaks: Speaker, width: int) -> list[list[Cell]]:
    """Return the rows of a table, every cell of a candidate's column within its width."""
    found = [one for _, one in shown]
    rows: list[list[Cell]] = [
        ["", *(Span(_cut(f"{place} {_name(one)}", width), "bold") for place, one in shown)],
        *([label, *told] for label, told in figures(found, speaks)),
        [speaks.say("ui-compare-weekly"), *(_line(one.plan, width) for one in found)],
    ]
    return [[row[0], *(_padded(cell, width) for cell in row[1:])] for row in rows]


def _padded(cell: Cell, width: int) -> Cell:
    """Fill a cell up to its column's width, so that all columns are equally wide."""
    parts = [cell] if isinstance(cell, (str, Span)) else list(cell)
    told = [part if isinstance(part, Span) else Span(part) for part in parts]
    return [*told, Span(" " * (width - sum(cells(part.text) for part in told)))]


def _name(one: Outlook) -> str:
    return " + ".join(race.name for race in one.races)


def _cut(text: str, width: int) -> str:
    return text if cells(text) <= width else text[: width - 1].rstrip() + "…"


def _day(day: date, speaks: Speaker) -> str:
    return speaks.say("ui-compare-date", day=speaks.day(day, "short"), year=day.year)


def _register(one: Outlook, speaks: Speaker) -> Cell:
    closes = one.races[-1].registration_closes
    if closes is None:
        return Span(speaks.say("ui-compare-register-unknown"), "dim")
    return Span(_day(closes, speaks), "red" if one.verdict.code == "compare.closed" else "")


def _left(one: Outlook, speaks: Speaker) -> str:
    if one.days < 0:
        return ""
    if one.weeks < 3:
        return speaks.say("ui-compare-days", days=one.days)
    return speaks.say("ui-compare-weeks", weeks=one.weeks, days=one.days % 7)


def _evidence(one: Outlook, speaks: Speaker) -> Span:
    return Span(speaks.say(f"ui-compare-evidence-{one.evidence}"), _EVIDENCE_COLOURS[one.evidence])


def _phases(found: Sequence[Outlook]) -> list[Phase]:
    """List the phases that a full build has, then those that only some candidate has."""
    rows = dict.fromkeys((row.full > 0, row.phase) for one in found for row in one.phases)
    return [phase for _, phase in sorted(rows, key=lambda row: not row[0])]


def _phase(phase: Phase, speaks: Speaker) -> str:
    short = f"ui-phase-{phase}"
    return speaks.label("ui-phase", phase) if short in speaks else speaks.label("phase", phase)


def _weeks(one: Outlook, phase: Phase, speaks: Speaker) -> Cell:
    row = next((row for row in one.phases if row.phase == phase), None)
    if row is None:
        return ""
    if row.weeks > row.full:
        return speaks.say("ui-compare-extra", weeks=row.weeks)
    return Span(speaks.say("ui-compare-of", weeks=row.weeks, full=row.full), "yellow" if row.short else "")


def _sessions(one: Outlook, speaks: Speaker) -> Cell:
    if one.plan is None:
        return Span(speaks.say("ui-compare-none"), "red")
    if not one.given_up:
        return speaks.number(one.sessions)
    return Span(speaks.say("ui-compare-sessions-lost", sessions=one.sessions, lost=one.given_up), "yellow")


def _hours(one: Outlook, speaks: Speaker) -> str:
    if one.plan is None:
        return ""
    return _duration(one, speaks)


def _duration(one: Outlook, speaks: Speaker) -> str:
    if one.minutes < 60:
        return speaks.say("ui-compare-minutes", minutes=one.minutes)
    return speaks.say("ui-compare-hours-minutes", hours=one.minutes // 60, minutes=f"{one.minutes % 60:02d}")


def _load(one: Outlook, load: float, speaks: Speaker) -> str:
    return "" if one.plan is None else speaks.say("ui-compare-load", load=round(load))


def _line(plan: Plan | None, width: int) -> list[Span]:
    """Draw a week as one character, as high as its load, in the colour of its phase; the race's own is a star."""
    if plan is None:
        return []
    most = max((week.load_au for week in plan.weeks), default=0) or 1
    drawn = []
    for week in plan.weeks:
        raced = any(0 <= (race.day - week.starts).days < 7 for race in plan.races)
        height = _EIGHTHS[min(7, int(8 * week.load_au / most))] if week.load_au else "·"
        drawn.append(Span("★", "red") if raced else Span(height, COLOURS.get(week.phase, "blue")))
    return drawn if len(drawn) <= width else [Span("…", "dim"), *drawn[1 - width :]]


def _season(season: Season, page: Page) -> None:
    """Lay out the races as one season."""
    page.blank()
    page.say(Span(season.title, "bold"))
    for race in season.races:
        page.say([Span("★ ", "red"), Span(race)])
    for fact in season.facts:
        page.say(fact, first="· ")
    if season.plan is not None:
        page.say(_line(season.plan, page.width - 2), first="  ")
    page.say(Span(season.verdict), first="→ ")
