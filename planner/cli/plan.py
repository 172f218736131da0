"""``planner plan``: make a plan, write its files, show it, and name the next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from planner import earlier as earlier_plans
from planner import making
from planner.asked import Asked
from planner.cli.talk import Talk, page, put, whole_numbers
from planner.earlier import Earlier
from planner.errors import InputError
from planner.exports import files, writing
from planner.exports.layout import Page
from planner.making import Made
from planner.model import Plan
from planner.words import speaker

MOST_ALARM_MIN = 7 * 24 * 60
"""A reminder earlier than a week before is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to become of the plan."""

    outputs: tuple[str, ...] = ()
    previous: str = ""
    alarms: str = ""
    as_json: bool = False
    full: bool = False
    force: bool = False


def run(talk: Talk, asked: Asked, wanted: Wanted) -> int:
    """Make a plan and hand it out."""
    targets = writing.targets(wanted.outputs)
    alarms = whole_numbers("--alarms", wanted.alarms, MOST_ALARM_MIN)
    before = _named(wanted.previous) if wanted.previous else _found(targets, wanted.force)
    made = making.make(asked, now=talk.now, language=talk.language, earlier=before)
    plan = made.plan
    speaks = speaker(plan.athlete.language)
    _write(made, targets, alarms, wanted.force)
    if wanted.as_json:
        from planner.exports import json

        put(json.export(plan).decode())
        return 0
    from planner.exports import table

    sheet = page()
    table.show(plan, speaks, sheet, today=made.wish.today, full=wanted.full)
    sheet.blank()
    _close(talk, made, targets, before, sheet)
    put(sheet.text())
    return 0


def _named(path: str) -> Earlier:
    """Read the earlier plan that was named."""
    found = earlier_plans.read(Path(path), binding=True)
    if found is None:
        raise InputError("previous-none", path=path)
    return found


def _found(targets: Sequence[Path], force: bool) -> Earlier | None:
    """Find the plan in the files that are to be written: the whole one before the one that a calendar remembers."""
    for path in sorted(targets, key=lambda path: path.suffix.casefold() != ".json"):
        try:
            if files.content(path) and (before := earlier_plans.read(path)) is not None:
                return before
        except InputError as error:
            if not force and error.code.startswith("export."):
                raise
            if not force:
                raise InputError("export.foreign", path=str(path)) from error
    return None


def _write(made: Made, targets: Sequence[Path], alarms: tuple[int, ...], force: bool) -> None:
    if not targets:
        return
    variant = None
    if alarms:
        from planner.exports.ics import Variant

        variant = Variant(alarms=alarms)
    midnight = datetime.combine(made.wish.today, time(), ZoneInfo(made.plan.timezone))
    writing.write(made.plan, targets, now=midnight, variant=variant, force=force)


def _close(talk: Talk, made: Made, targets: Sequence[Path], before: Earlier | None, sheet: Page) -> None:
    """Say what was written, what it goes on from, and what to type next."""
    plan = made.plan
    say = speaker(plan.athlete.language).say
    if made.earlier is not None and before is not None:
        message = "ui-unchanged" if plan is made.earlier else "ui-continued"
        sheet.say(say(message, path=before.path, day=before.starts_on, revision=plan.revision))
    for path in targets:
        sheet.say(say("ui-written", path=str(path)))
    calendar = next((path for path in targets if path.suffix.casefold() == ".ics"), None)
    if calendar is None:
        sheet.say(say("ui-next-calendar"))
        sheet.raw(f"  {talk.called_with('-o', f'{_slug(plan)}.ics')}")
    elif any(race.standing == "considering" for race in plan.races):
        sheet.say(say("ui-next-registered"))
        sheet.raw(f"  {talk.called_with('--registered')}")
    else:
        sheet.say(say("ui-next-import", path=str(calendar)))


def _slug(plan: Plan) -> str:
    """Name a file after the season's race."""
    if len(plan.races) > 1:
        return "season"
    race = plan.races[0]
    return race.id.removesuffix(f"-{race.gun.year}")
