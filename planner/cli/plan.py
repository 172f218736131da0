"""``planner plan``: make a plan, write its files, show it, and name the next step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from planner import earlier as earlier_plans
from planner import making
from planner.asked import Asked
from planner.cli.talk import Talk, console, now, put, whole_numbers
from planner.earlier import Earlier
from planner.errors import InputError
from planner.exports import files, writing
from planner.making import Made
from planner.model import Plan
from planner.words import Speaker, speaker

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
    made = making.make(asked, now=now(), language=talk.language, earlier=before)
    plan = made.plan
    speaks = speaker(plan.athlete.language)
    _write(made, targets, alarms, wanted.force)
    if wanted.as_json:
        from planner.exports import json

        put(json.export(plan).decode())
        return 0
    from planner.exports import table

    screen = console()
    table.show(plan, speaks, screen, today=made.wish.today, full=wanted.full)
    for line in _closing(talk, made, targets, before, speaks):
        screen.print(line, soft_wrap=True)
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


def _closing(talk: Talk, made: Made, targets: Sequence[Path], before: Earlier | None, speaks: Speaker) -> Iterator[str]:
    """Say what was written, what it goes on from, and what to type next."""
    say = speaks.say
    if made.earlier is not None and before is not None:
        same = made.plan is made.earlier
        message = "ui-unchanged" if same else "ui-continued"
        yield say(message, path=before.path, day=before.starts_on, revision=made.plan.revision)
    for path in targets:
        yield say("ui-written", path=str(path))
    yield from _next(talk, made.plan, targets, speaks)


def _next(talk: Talk, plan: Plan, targets: Sequence[Path], speaks: Speaker) -> Iterator[str]:
    calendar = next((path for path in targets if path.suffix.casefold() == ".ics"), None)
    if calendar is None:
        yield speaks.say("ui-next-calendar")
        yield f"  {talk.called_with('-o', f'{_slug(plan)}.ics')}"
    elif any(race.standing == "considering" for race in plan.races):
        yield speaks.say("ui-next-registered")
        yield f"  {talk.called_with('--registered')}"
    else:
        yield speaks.say("ui-next-import", path=str(calendar))


def _slug(plan: Plan) -> str:
    """Name a file after the season's race."""
    if len(plan.races) > 1:
        return "season"
    race = plan.races[0]
    return race.id.removesuffix(f"-{race.gun.year}")
