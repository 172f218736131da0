"""What changes between two plans, told on a page and as notes of the machine form: which session, from when, why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner.exports.layout import Page, Span
from planner.model import Change, Note, Session, Value
from planner.words import Speaker

SHOWN = 12
"""Changes told on a page, unless everything is asked for."""


def show(changes: Sequence[Change], speaks: Speaker, sheet: Page, *, full: bool) -> None:
    """Lay out changes, those of the same reasons together."""
    told = changes if full else changes[:SHOWN]
    for reasons, group in groupby(told, key=lambda change: change.reasons):
        sheet.blank()
        for change in group:
            what = Span(f"{change.session} {speaks.named('change', change.kind)}", "bold")
            sheet.say([what, Span(f"  {_when(change, speaks)}")])
        for said in dict.fromkeys(map(speaks.reason, reasons)):
            sheet.say(said, first="  · ")
    if len(changes) > len(told):
        sheet.blank()
        sheet.say(speaks.say("ui-more-changes", count=len(changes) - len(told)))


def notes(changes: Sequence[Change], speaks: Speaker) -> tuple[Note, ...]:
    """Return a note for each change, with its sentence and its reasons."""
    return tuple(_note(change, speaks) for change in changes)


def _note(change: Change, speaks: Speaker) -> Note:
    values: dict[str, Value] = {"session": change.session, "kind": change.kind}
    if change.before is not None:
        values |= {"day": change.before.day.isoformat(), "from": change.before.start.isoformat()}
    if change.after is not None:
        values |= {"day": change.after.day.isoformat(), "to": change.after.start.isoformat()}
    values["reason"] = ", ".join(dict.fromkeys(reason.rule for reason in change.reasons))
    head = f"{change.session} {speaks.named('change', change.kind)}: {_when(change, speaks)}."
    because = dict.fromkeys(map(speaks.reason, change.reasons))
    return Note(code="changed", values=values, text=" ".join((head, *because)))


def _when(change: Change, speaks: Speaker) -> str:
    was, now = change.before, change.after
    if was is not None and now is not None and was.start != now.start:
        return f"{_moment(was, speaks)} → {_moment(now, speaks)}"
    session = now or was
    return "" if session is None else _moment(session, speaks)


def _moment(session: Session, speaks: Speaker) -> str:
    return f"{speaks.day(session.day, 'short')} {speaks.clock(session.start)}"
