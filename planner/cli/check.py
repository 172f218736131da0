"""``planner check``: what a file was understood as, every broken rule in it, and exit code 1 where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner import checking, making
from planner.asked import Asked
from planner.checking import Checked
from planner.cli.talk import Talk, joined, page, put, put_json
from planner.engine.audit import Breach
from planner.exports.layout import Page, Span
from planner.words import Speaker

FOUND = 1
"""Exit code where a rule is broken."""

ORDER = ("strength", "easy", "quality", "long", "race", "busy", "alone")


def run(talk: Talk, file: str, asked: Asked, *, as_json: bool) -> int:
    """Check a file and say what was found."""
    ground = making.ground_of(asked, now=talk.now, language=talk.language)
    around = checking.Around(
        ground.athlete,
        ground.today,
        making.split_sources(asked.runs),
        ground.profile.titles if ground.profile else (),
    )
    found = checking.check(file, around)
    speaks = talk.speaker
    if as_json:
        put_json(_as_json(found, speaks))
    else:
        sheet = page()
        _show(found, file, speaks, sheet)
        put(sheet.text())
    return FOUND if found.breaches else 0


def _show(found: Checked, file: str, speaks: Speaker, sheet: Page) -> None:
    if found.counted:
        sheet.say(speaks.say("ui-check-understood", what=joined_counts(found.counted, speaks)))
    for note in found.notes:
        sheet.say(speaks.note(note), first="· ")
    sheet.blank()
    for one in found.breaches:
        sheet.say([Span(sentence(one, speaks)), Span(f"  {one.rule}", "dim")], first="· ")
    message = "ui-check" if found.breaches or found.sessions else "ui-check-nothing"
    sheet.say(Span(speaks.say(message, path=file, breaches=len(found.breaches)), "bold"))


def joined_counts(counted: Mapping[str, int], speaks: Speaker) -> str:
    """Say how many entries are what: ``strength sessions: 2 · long run: 1``."""
    names = {what: speaks.say("ui-strength") if what == "strength" else called(what, speaks) for what in ORDER}
    return joined(f"{name}: {counted[what]}" for what, name in names.items() if counted.get(what))


def called(what: str, speaks: Speaker) -> str:
    """Return what an entry was taken for."""
    return speaks.say(f"ui-{what}") if what in ("busy", "alone") else speaks.named("kind", what)


def _as_json(found: Checked, speaks: Speaker) -> dict[str, Any]:
    return {
        "breaches": [
            {
                "rule": one.rule,
                "where": one.where,
                "day": one.day.isoformat() if one.day else None,
                "values": dict(one.values),
                "text": sentence(one, speaks),
            }
            for one in found.breaches
        ],
        "sessions": found.sessions,
        "understood": dict(found.counted),
        "notes": [{"code": n.code, "values": n.values, "text": speaks.note(n)} for n in found.notes],
    }


def sentence(breach: Breach, speaks: Speaker) -> str:
    """Say what is broken, where, and what would be right."""
    code = breach.rule.replace(".", "-")
    day = {"day": breach.day.isoformat()} if breach.day else {}
    return speaks.say(f"breach-{code}", **{"where": breach.where, **day, **breach.values})
