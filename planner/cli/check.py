"""``planner check``: every breach of a rule in a file, and exit code 1 where there is one."""

from __future__ import annotations

from pathlib import Path

from planner import checking
from planner.cli.talk import Talk, page, put, put_json
from planner.engine.audit import Breach
from planner.exports.layout import Span
from planner.words import Speaker
from planner.zones import VIETNAM, read_zone

FOUND = 1
"""Exit code where a rule is broken."""


def run(talk: Talk, file: str, *, zone: str, as_json: bool) -> int:
    """Check a file and say what was found."""
    breaches = checking.check(Path(file), zone_name=read_zone(zone) if zone else VIETNAM)
    speaks = talk.speaker
    if as_json:
        put_json(
            [
                {
                    "rule": one.rule,
                    "where": one.where,
                    "day": one.day.isoformat() if one.day else None,
                    "values": dict(one.values),
                    "text": sentence(one, speaks),
                }
                for one in breaches
            ]
        )
        return FOUND if breaches else 0
    sheet = page()
    for one in breaches:
        sheet.say([Span(sentence(one, speaks)), Span(f"  {one.rule}", "dim")], first="· ")
    sheet.say(Span(speaks.say("ui-check", path=file, breaches=len(breaches)), "bold"))
    put(sheet.text())
    return FOUND if breaches else 0


def sentence(breach: Breach, speaks: Speaker) -> str:
    """Say what is broken, where, and what would be right."""
    code = breach.rule.replace(".", "-")
    day = {"day": breach.day.isoformat()} if breach.day else {}
    return speaks.say(f"breach-{code}", **{"where": breach.where, **day, **breach.values})
