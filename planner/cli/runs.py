"""``planner runs``: what each entry of a runner's calendar was taken for, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner import cache, making
from planner import runs as running
from planner.asked import Asked
from planner.cli.talk import Talk, page, put, put_json
from planner.words import Speaker, speaker

SHOWN = timedelta(weeks=4)
"""How far ahead runs are shown."""


def run(talk: Talk, asked: Asked, *, as_json: bool) -> int:
    """Read calendars and weeks of running, and show them day by day for the next four weeks."""
    ground = making.ground_of(asked, now=talk.now, language=talk.language)
    gathered = running.gather(
        making.split_sources(asked.runs),
        first=ground.today,
        last=ground.today + SHOWN,
        athlete=ground.athlete,
        today=ground.today,
        overrides=ground.profile.titles if ground.profile else (),
        cache_dir=cache.folder() / "calendars",
    )
    speaks = speaker(ground.athlete.language)
    if as_json:
        put_json(_as_json(gathered, speaks))
        return 0
    sheet = page()
    head = [speaks.say(f"ui-column-{column}") for column in ("day", "kind", "minutes", "title", "why")]
    sheet.table(_rows(gathered, speaks), head=head, right=(2,))
    sheet.blank()
    for note in gathered.notes:
        sheet.say(speaks.note(note), first="· ")
    put(sheet.text())
    return 0


def _rows(gathered: running.Gathered, speaks: Speaker) -> list[tuple[str, str, str, str, str]]:
    """Give a row for each entry that was understood, and for each run that a week of running gives."""
    rows = []
    for one in gathered.understood:
        hour = speaks.clock(one.start) if one.start else ""
        kind = speaks.say(f"ui-{one.what}") if one.what in ("busy", "alone") else speaks.named("kind", one.what)
        why = speaks.reason(one.reason)
        rows.append((one.day, f"{speaks.day(one.day, 'short')} {hour}", kind, one.minutes, one.title, why))
    for run in gathered.runs:
        if run.source in ("pattern", "assumed", "continued"):
            when = f"{speaks.day(run.day, 'short')} {speaks.clock(run.start)}"
            rows.append((run.day, when, speaks.named("kind", run.kind), run.minutes, run.title, ""))
    ordered = sorted(rows, key=lambda row: (row[0], row[1]))
    return [(when, kind, str(minutes or ""), title, why) for _, when, kind, minutes, title, why in ordered]


def _as_json(gathered: running.Gathered, speaks: Speaker) -> dict[str, Any]:
    return {
        "runs": [one.model_dump(mode="json") for one in gathered.runs],
        "busy": [one.model_dump(mode="json") for one in gathered.busy],
        "entries": [
            {
                "title": one.title,
                "day": one.day.isoformat(),
                "what": one.what,
                "minutes": one.minutes,
                "why": speaks.reason(one.reason),
            }
            for one in gathered.understood
        ],
        "notes": [{"code": n.code, "values": n.values, "text": speaks.note(n)} for n in gathered.notes],
    }
