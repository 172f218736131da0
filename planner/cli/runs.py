"""``planner runs``: what each entry of a runner's calendar was taken for, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner import cache, making
from planner import runs as running
from planner.asked import Asked
from planner.cli.check import called
from planner.cli.talk import Talk, page, put, put_json
from planner.errors import UsageError
from planner.model import Reason, Run
from planner.runs.understanding import Understood
from planner.spelling import shown
from planner.words import Speaker, speaker
from planner.words.figures import plain

SHOWN_WEEKS = 4
MOST_WEEKS = 104
FILLED = frozenset(("pattern", "assumed", "continued"))
"""Sources of runs that no calendar holds."""

Row = tuple[date, str, str, str, str, str]


def run(talk: Talk, asked: Asked, *, weeks: str = "", fresh: bool = False, as_json: bool) -> int:
    """Read calendars and weeks of running, and show them day by day for the next weeks."""
    ground = making.ground_of(asked, now=talk.now, language=talk.language)
    gathered = running.gather(
        making.split_sources(asked.runs) or (ground.profile.runs if ground.profile else ()),
        first=ground.today,
        last=ground.today + timedelta(weeks=_weeks(weeks)),
        athlete=ground.athlete,
        today=ground.today,
        overrides=ground.profile.titles if ground.profile else (),
        cache_dir=cache.folder() / "calendars",
        fresh=fresh,
    )
    speaks = speaker(ground.athlete.language)
    if as_json:
        put_json(_as_json(gathered, speaks))
        return 0
    sheet = page()
    head = [speaks.say(f"ui-column-{column}") for column in ("day", "kind", "minutes", "title", "why")]
    sheet.table([row[1:] for row in _rows(gathered, speaks)], head=head, right=(2,))
    sheet.blank()
    for note in (*gathered.notes, *gathered.recent):
        sheet.say(speaks.note(note), first="· ")
    put(sheet.text())
    return 0


def _weeks(text: str) -> int:
    if not text:
        return SHOWN_WEEKS
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not 1 <= number <= MOST_WEEKS:
        raise UsageError("option-whole", option="--weeks", text=shown(text), least=1, most=MOST_WEEKS)
    return number


def _rows(gathered: running.Gathered, speaks: Speaker) -> list[Row]:
    """Give a row for each entry that was understood, and for each run that a week of running gives."""
    rows: list[Row] = []
    for one in gathered.understood:
        hour = speaks.clock(one.start) if one.start and not one.hour_assumed else ""
        hour = f"~{speaks.clock(one.start)}" if one.start and one.hour_assumed else hour
        when = f"{speaks.day(one.day, 'short')} {hour}"
        why = speaks.reason(one.reason)
        rows.append((one.day, when, called(one.what, speaks), str(one.minutes or ""), plain(one.title), why))
    for run in gathered.runs:
        if run.source in FILLED:
            when = f"{speaks.day(run.day, 'short')} {speaks.clock(run.start)}"
            why = speaks.reason(_filled(run))
            rows.append((run.day, when, speaks.named("kind", run.kind), str(run.minutes), plain(run.title), why))
    return sorted(rows, key=lambda row: (row[0], row[1]))


def _filled(run: Run) -> Reason:
    return Reason(rule=f"runs.by-{run.source}")


def _as_json(gathered: running.Gathered, speaks: Speaker) -> dict[str, Any]:
    return {
        "runs": [one.model_dump(mode="json") for one in gathered.runs],
        "busy": [one.model_dump(mode="json") for one in gathered.busy],
        "entries": [_entry(one, speaks) for one in gathered.understood],
        "notes": [
            {"code": n.code, "values": n.values, "text": speaks.note(n)} for n in (*gathered.notes, *gathered.recent)
        ],
    }


def _entry(one: Understood, speaks: Speaker) -> dict[str, Any]:
    return {
        "title": one.title,
        "source": one.source,
        "day": one.day.isoformat(),
        "start": one.start.isoformat() if one.start else None,
        "hour_assumed": one.hour_assumed,
        "what": one.what,
        "minutes": one.minutes,
        "reason": one.reason.rule,
        "values": dict(one.reason.values),
        "why": speaks.reason(one.reason),
    }
