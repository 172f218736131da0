"""``planner adapt``, ``revisions``, ``show`` and ``return``: what would change and why, and every revision there was.

Proposing changes nothing; only ``--apply`` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.cli import changing, heeding
from planner.cli.opened import Opened, Which, opened
from planner.cli.talk import Talk, page, put, put_json
from planner.engine.evidence import RULES
from planner.errors import UsageError
from planner.exports.layout import Page
from planner.model import Blocked, Note, Plan


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be otherwise, as it was typed."""

    block: tuple[str, ...] = ()
    unblock: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    apply: bool = False
    full: bool = False
    as_json: bool = False


def adapt(talk: Talk, which: Which, wanted: Wanted) -> int:
    """Propose what the log and the calendar ask for; make it the next revision where that is wanted."""
    from planner import keeping

    with opened(talk, which) as one:
        blocked, taken = _blocked(wanted.block, one.today)
        freed, taken_too = _blocked(wanted.unblock, one.today)
        again = keeping.Again(blocked=blocked, freed=freed, runs=_named(wanted.runs))
        what = keeping.proposed(one.store, one.key, one.today, again)
        plan = keeping.apply(one.following, one.key, what) if wanted.apply else what.before
        notes = (*taken, *taken_too, *what.proposal.notes, *_on_races(what.proposal.plan, blocked))
        if wanted.as_json:
            put_json(_as_data(one, what, plan.revision, notes))
            return 0
        sheet = page()
        for note in notes:
            sheet.say(one.speaks.note(note), first="! ")
        if not what.proposal.changes:
            sheet.say(one.speaks.say("ui-adapt-quiet" if what.changed else "ui-adapt-none"))
        changing.show(what.proposal.changes, one.speaks, sheet, full=wanted.full)
        _close(talk, one, what, sheet, applied=plan.revision if wanted.apply else 0)
        put(sheet.text())
    return 0


def revisions(talk: Talk, which: Which, *, as_json: bool) -> int:
    """List every revision of a plan."""
    with opened(talk, which) as one:
        found = one.store.revisions(one.key)
        if as_json:
            put_json(
                [
                    {
                        "revision": each.number,
                        "made_on": each.made_on.isoformat(),
                        "why": each.why,
                        "saved_at": each.saved_at.isoformat(),
                    }
                    for each in found
                ]
            )
            return 0
        say = one.speaks.say
        head = [say(f"ui-column-{name}") for name in ("revision", "day", "why")]
        sheet = page()
        sheet.table(
            [(str(each.number), one.speaks.day(each.made_on), say(f"ui-revision-{each.why}")) for each in found],
            head=head,
            right=(0,),
        )
        put(sheet.text())
    return 0


def show(talk: Talk, which: Which, revision: str, *, full: bool, as_json: bool) -> int:
    """Show a plan as it is, or as it was in a revision."""
    with opened(talk, which) as one:
        plan = one.store.plan(one.key, _revision(revision)) if revision else one.plan
        if as_json:
            from planner.exports import json

            put(json.export(plan, one.speaks.language).decode())
            return 0
        from planner.exports import table

        sheet = page()
        table.show(plan, one.speaks, sheet, today=one.today, full=full)
        put(sheet.text())
    return 0


def go_back(talk: Talk, which: Which, revision: str, *, as_json: bool) -> int:
    """Make an old revision the newest one."""
    from planner import keeping

    with opened(talk, which) as one:
        number = _revision(revision)
        plan = keeping.go_back(one.following, one.key, number, one.today)
        what = heeding.heard(one, plan)
        if as_json:
            put_json({"plan": one.key, "returned": number, "revision": plan.revision, **heeding.as_data(one, what)})
            return 0
        sheet = page()
        sheet.say(one.speaks.say("ui-returned", old=number, revision=plan.revision))
        heeding.tell(one, what, sheet)
        put(sheet.text())
    return 0


def _revision(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 10**6):
        raise UsageError("revision-unreadable", text=text[:40])
    return int(text)


def _blocked(texts: tuple[str, ...], today: date) -> tuple[tuple[Blocked, ...], tuple[Note, ...]]:
    """Read days away, and which years were taken for them."""
    from planner.choices import read_blocked

    read = [read_blocked(text, today=today) for text in texts]
    return tuple(span for span, _ in read), tuple(note for _, notes in read for note in notes)


def _on_races(plan: Plan, blocked: tuple[Blocked, ...]) -> tuple[Note, ...]:
    """Say which races fall into the days that are to be free."""
    found = [(race, span) for race in plan.races for span in blocked if span.first <= race.day <= span.last]
    return tuple(
        Note(
            code="race-blocked",
            values={
                "race": race.name,
                "first_day": span.first.isoformat(),
                "last_day": span.last.isoformat(),
                "why": span.why,
            },
        )
        for race, span in found
    )


def _named(texts: tuple[str, ...]) -> tuple[str, ...]:
    from pathlib import Path

    from planner.making import split_sources

    return tuple(str(Path(text).absolute()) if Path(text).is_file() else text for text in split_sources(texts))


def _close(talk: Talk, one: Opened, what: Any, sheet: Page, *, applied: int) -> None:
    """Name the next step."""
    if not what.changed:
        return
    sheet.blank()
    if applied:
        sheet.say(one.speaks.say("ui-applied", revision=applied))
        sheet.raw(f"  {one.which.command('return', str(what.before.revision))}")
    else:
        sheet.say(one.speaks.say("ui-next-apply"))
        sheet.raw(f"  {talk.called_with('--apply')}")


def _as_data(one: Opened, what: Any, revision: int, notes: tuple[Note, ...]) -> dict[str, Any]:
    return {
        "plan": one.key,
        "revision": revision,
        "applied": what.changed and revision != what.before.revision,
        "changes": [
            {
                **change.model_dump(mode="json"),
                "reasons": [
                    {
                        "rule": reason.rule,
                        "values": reason.values,
                        "text": one.speaks.reason(reason),
                        **({"grade": RULES[reason.rule].grade} if reason.rule in RULES else {}),
                    }
                    for reason in change.reasons
                ],
            }
            for change in what.proposal.changes
        ],
        "notes": [{"code": note.code, "values": note.values, "text": one.speaks.note(note)} for note in notes],
    }
