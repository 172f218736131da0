"""An athlete's file, written so that a person can go on editing it: every key under a comment on what it may hold.

``athletes`` reads it back to the same athlete. It opens no file, asks nobody, and leaves nothing out: a key that
holds the usual value is written all the same, for whoever wants to change it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from planner import routine
from planner.errors import PlannerError
from planner.model import Athlete, Blocked, Hours, WeeklyRun

if TYPE_CHECKING:
    from planner.words import Speaker

RaceTable = Mapping[str, str | float | bool | date]
"""A ``[[races]]`` table: its keys and values."""


def written(athlete: Athlete, speaks: Speaker, *, runs: Sequence[str] = (), races: Sequence[RaceTable] = ()) -> str:
    """Return the file's text; ``runs`` are calendars, ``races`` tables as ``athletes`` reads them."""
    return "\n".join((*_keys(athlete, speaks, runs), *_tables(athlete, speaks, races))) + "\n"


def week_text(week: Sequence[WeeklyRun]) -> str:
    """Write a week of running as people type it: ``tue@05:30=quality/60,sun=long``."""
    return ",".join(
        run.weekday
        + (f"@{run.start:%H:%M}" if run.start is not None else "")
        + f"={run.kind}"
        + (f"/{run.minutes}" if run.minutes is not None else "")
        for run in week
    )


def _keys(athlete: Athlete, speaks: Speaker, runs: Sequence[str]) -> Iterator[str]:
    say = speaks.say
    yield f"# {say('init-file-head')}"
    values: tuple[tuple[str, str], ...] = (
        ("name", text(athlete.name)),
        ("language", text(athlete.language)),
        ("zone", text(athlete.zone)),
        ("level", text(athlete.level)),
        ("masters", _flag(athlete.masters)),
        ("gear", _list(athlete.gear)),
        ("days", _list(athlete.days)),
        ("hours", _list(map(_span, athlete.hours))),
        ("preferred-days", _list(athlete.preferred_days)),
        ("preferred-hours", _list(map(_span, athlete.preferred_hours))),
        ("sessions", str(athlete.sessions)),
        ("minutes", str(athlete.minutes)),
    )
    for name, value in values:
        yield from ("", f"# {say(f'init-file-{name}')}", f"{name.replace('-', '_')} = {value}")
    yield from ("", f"# {say('init-file-policy')}")
    yield f"policy = {text(athlete.policy)}" if athlete.policy else '# policy = "hard-day"'
    yield from ("", f"# {say('init-file-runs')}")
    yield f"runs = {_list(runs)}" if runs else '# runs = ["training.ics"]'
    if athlete.week and _fits_a_line(athlete.week):
        yield from ("", f"# {say('init-file-week')}", f"week = {text(week_text(athlete.week))}")
    elif not athlete.week:
        yield from ("", f"# {say('init-file-week')}", '# week = "tue=quality,sun=long"')


def _tables(athlete: Athlete, speaks: Speaker, races: Sequence[RaceTable]) -> Iterator[str]:
    say = speaks.say
    if athlete.week and not _fits_a_line(athlete.week):
        yield from ("", f"# {say('init-file-week')}")
        for run in athlete.week:
            yield from _table("week", _of_run(run))
    yield from ("", f"# {say('init-file-races')}")
    for race in races:
        yield from _table("races", race)
    if not races:
        yield from ("# [[races]]", '# name = "hue"', "# date = 2026-12-27", "# distance = 21")
    yield from ("", f"# {say('init-file-blocked')}")
    for span in athlete.blocked:
        yield from _table("blocked", _of_span(span))
    if not athlete.blocked:
        yield from ("# [[blocked]]", "# from = 2026-10-10", "# to = 2026-10-18", '# why = "travel"')


def text(value: str) -> str:
    """Write text as TOML does: a basic string, in which JSON's escapes are TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _list(values: Iterator[str] | Sequence[str] | map[str]) -> str:
    return f"[{', '.join(map(text, values))}]"


def _span(hours: Hours) -> str:
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def _fits_a_line(week: Sequence[WeeklyRun]) -> bool:
    """Tell whether the short form reads back to the very same week."""
    try:
        return routine.read_week(week_text(week)) == tuple(week)
    except PlannerError:
        return False


def _of_run(run: WeeklyRun) -> dict[str, str | float]:
    told: dict[str, str | float] = {"day": run.weekday, "kind": run.kind}
    if run.start is not None:
        told["start"] = f"{run.start:%H:%M}"
    if run.minutes is not None:
        told["minutes"] = run.minutes
    return told


def _of_span(span: Blocked) -> dict[str, str | date]:
    return {"from": span.first, "to": span.last, "why": span.why}


def _table(name: str, values: Mapping[str, str | float | bool | date | time]) -> Iterator[str]:
    yield f"[[{name}]]"
    for key, value in values.items():
        yield f"{key} = {_value(value)}"


def _value(value: str | float | bool | date | time) -> str:
    match value:
        case bool():
            return _flag(value)
        case str():
            return text(value)
        case int() | float():
            return f"{value:g}"
        case _:
            return value.isoformat()
