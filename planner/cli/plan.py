"""``planner plan``: make a plan, write its files, show it, and name the next step."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner import earlier as earlier_plans
from planner import keepsakes, making
from planner.asked import Asked
from planner.cli.talk import Talk, minutes_before, page, put
from planner.earlier import Earlier
from planner.errors import InputError, UsageError
from planner.exports import files, writing
from planner.exports.layout import Page
from planner.exports.writing import Written
from planner.making import Made
from planner.model import Change, Note, Plan
from planner.words import Speaker, speaker


class Calendar(NamedTuple):
    """How a calendar is to show the plan, as it was typed; None or empty: as the file has it."""

    alarms: str = ""
    no_alarms: bool = False
    busy: bool | None = None
    runs: bool | None = None
    cancelled: bool | None = None


class Wanted(NamedTuple):
    """What is to become of the plan."""

    outputs: tuple[str, ...] = ()
    previous: str = ""
    calendar: Calendar = Calendar()
    as_json: bool = False
    full: bool = False
    force: bool = False


class Told(NamedTuple):
    """What there is to say of one call: how the plan came about, and what was written."""

    made: Made
    before: Earlier | None
    changes: tuple[Change, ...]
    written: tuple[Written, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What stays as it was though nobody said so, and what was not found."""
        found = (*self.made.kept, *(note for one in self.written for note in one.notes))
        return tuple(note for place, note in enumerate(found) if note not in found[:place])


def run(talk: Talk, asked: Asked, wanted: Wanted) -> int:
    """Make a plan and hand it out."""
    targets = writing.targets(wanted.outputs)
    alarms = _alarms(wanted.calendar)
    before = _named(wanted.previous) if wanted.previous else _found(targets, wanted.force)
    made = making.make(asked, now=talk.now, language=talk.language, earlier=before)
    plan = made.plan
    speaks = speaker(plan.athlete.language)
    told = Told(made, before, _changes(made), _write(made, targets, wanted, alarms))
    if wanted.as_json:
        from planner.exports import json

        put(json.export(plan, more=_spoken(told, speaks)).decode())
        return 0
    from planner.exports import table

    sheet = page()
    table.show(plan, speaks, sheet, today=made.wish.today, full=wanted.full)
    sheet.blank()
    _close(talk, told, speaks, sheet, full=wanted.full)
    put(sheet.text())
    return 0


def _alarms(calendar: Calendar) -> tuple[int, ...] | None:
    if calendar.alarms and calendar.no_alarms:
        raise UsageError("alarms-and-none")
    if calendar.no_alarms:
        return ()
    return minutes_before(calendar.alarms) if calendar.alarms.strip() else None


def _changes(made: Made) -> tuple[Change, ...]:
    """Return what became of the sessions of the plan that it goes on from."""
    if made.earlier is None or made.plan is made.earlier:
        return ()
    from planner.engine.adaptation import changes

    return tuple(changes(made.earlier, made.plan, made.wish.today))


def _spoken(told: Told, speaks: Speaker) -> tuple[Note, ...]:
    """Return the notes of the moment, each with its sentence."""
    notes = [note.model_copy(update={"text": speaks.note(note)}) for note in (*told.notes, *_subscribers(told))]
    if not told.changes:
        return tuple(notes)
    from planner.cli import changing

    return (*notes, *changing.notes(told.changes, speaks))


def _subscribers(told: Told) -> tuple[Note, ...]:
    """Say what subscribers of the calendars will see change."""
    return tuple(
        Note(code="calendar-changes", values={"path": str(one.path), **one.changes._asdict()})
        for one in told.written
        if one.changes is not None and any(one.changes[1:])
    )


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
                return before._replace(replaceable=force)
        except InputError as error:
            if not force and error.code.startswith("export."):
                raise
            if not force:
                raise InputError("export.foreign", path=str(path)) from error
    return None


def _write(made: Made, targets: Sequence[Path], wanted: Wanted, alarms: tuple[int, ...] | None) -> tuple[Written, ...]:
    """Write the files, and keep what they were made from."""
    if not targets:
        return ()
    from planner.exports.ics import Options

    calendar = wanted.calendar
    options = Options(busy=calendar.busy, runs=calendar.runs, cancelled=calendar.cancelled, alarms=alarms)
    midnight = datetime.combine(made.wish.today, time(), ZoneInfo(made.plan.timezone))
    written = writing.write(made.plan, targets, now=midnight, options=options, force=wanted.force)
    before = None if made.earlier is made.plan else made.earlier
    keepsakes.keep([one.data for one in written if one.path.suffix.casefold() in writing.GO_ON], made.plan, before)
    return written


def _close(talk: Talk, told: Told, speaks: Speaker, sheet: Page, *, full: bool) -> None:
    """Say what it goes on from, what changes, what was written, and what to type next."""
    made, before = told.made, told.before
    plan, say = made.plan, speaks.say
    if made.earlier is not None and before is not None:
        message = "ui-continued"
        if plan is made.earlier:
            message = "ui-plan-unchanged" if _subscribers(told) else "ui-unchanged"
        sheet.say(say(message, path=before.path, day=before.starts_on, revision=plan.revision))
    for note in told.notes:
        sheet.say(speaks.note(note))
    if told.changes:
        from planner.cli import changing

        changing.show(told.changes, speaks, sheet, full=full)
        sheet.blank()
    for note in _subscribers(told):
        sheet.say(speaks.note(note))
    for one in told.written:
        sheet.say(say("ui-written", path=str(one.path)))
    calendar = next((one.path for one in told.written if one.path.suffix.casefold() == ".ics"), None)
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
