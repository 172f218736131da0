"""What changes between two plans, told on a page and as notes of the machine form: which session, from when, why.

A change that only follows from another is counted with its like; each is told where everything is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from planner.exports.layout import Page, Span
from planner.model import Change, Note, Prescribed, Reason, Session, Value
from planner.words import Speaker

SHOWN = 12
"""Changes told on a page, unless everything is asked for."""
FOLLOWS = "change.follows"


def show(changes: Sequence[Change], speaks: Speaker, sheet: Page, *, full: bool) -> None:
    """Lay out changes, those of the same reasons together; short, those that follow from others are only counted."""
    following = () if full else tuple(change for change in changes if _follows(change))
    causes = [change for change in changes if change not in following] if following else changes
    told = causes if full else causes[:SHOWN]
    for reasons, group in groupby(told, key=lambda change: change.reasons):
        sheet.blank()
        for change in group:
            what = Span(f"{change.session} {speaks.named('change', change.kind)}", "bold")
            sheet.say([what, Span(f"  {_when(change, speaks)}")])
            if work := "; ".join(_work(change, speaks)):
                sheet.say(Span(work, "dim"), first="    ")
        for said in dict.fromkeys(map(speaks.reason, together(reasons))):
            sheet.say(said, first="  · ")
    if len(causes) > len(told):
        sheet.blank()
        sheet.say(speaks.say("ui-more-changes", count=len(causes) - len(told)))
    if following:
        sheet.blank()
        sheet.say(_following(following, speaks))


def notes(changes: Sequence[Change], speaks: Speaker) -> tuple[Note, ...]:
    """Return a note for each change, with its sentence and its reasons."""
    return tuple(_note(change, speaks) for change in changes)


def together(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return reasons with those that differ in their exercise alone made one."""
    found: dict[str, tuple[Reason, list[str]]] = {}
    for reason in reasons:
        others = {name: value for name, value in reason.values.items() if name != "exercise"}
        _, exercises = found.setdefault(f"{reason.rule} {others}", (reason, []))
        exercises.append(str(reason.values.get("exercise", "")))
    return tuple(_of_all(reason, exercises) if len(exercises) > 1 else reason for reason, exercises in found.values())


def _of_all(reason: Reason, exercises: Sequence[str]) -> Reason:
    if "exercise" not in reason.values:
        return reason
    values = {name: value for name, value in reason.values.items() if name != "exercise"}
    return Reason(rule=reason.rule, values={**values, "exercises": ", ".join(dict.fromkeys(exercises))})


def _follows(change: Change) -> bool:
    return all(reason.rule == FOLLOWS for reason in change.reasons)


def _following(changes: Sequence[Change], speaks: Speaker) -> str:
    """Say in one sentence how many sessions follow, from when to when, and what becomes of them."""
    sessions = [change.after or change.before for change in changes]
    days = [session.day for session in sessions if session is not None]
    kinds = Counter(change.kind for change in changes)
    counted = ", ".join(f"{speaks.named('change', kind)} {count}" for kind, count in kinds.most_common())
    first, last = (speaks.day(day, "short") for day in (min(days), max(days)))
    return speaks.say("ui-changes-follow", count=len(changes), first=first, last=last, kinds=counted)


def _note(change: Change, speaks: Speaker) -> Note:
    values: dict[str, Value] = {"session": change.session, "kind": change.kind}
    if change.before is not None:
        values |= {"day": change.before.day.isoformat(), "from": change.before.start.isoformat()}
    if change.after is not None:
        values |= {"day": change.after.day.isoformat(), "to": change.after.start.isoformat()}
    values["reason"] = ", ".join(dict.fromkeys(reason.rule for reason in change.reasons))
    head = f"{change.session} {speaks.named('change', change.kind)}: {_when(change, speaks)}."
    because = dict.fromkeys(map(speaks.reason, together(change.reasons)))
    return Note(code="changed", values=values, text=" ".join((head, *because)))


def _when(change: Change, speaks: Speaker) -> str:
    was, now = change.before, change.after
    session = now or was
    if session is None:
        return ""
    moved = was is not None and now is not None and was.start != now.start
    when = f"{_moment(was, speaks)} → {_moment(session, speaks)}" if was and moved else _moment(session, speaks)
    if was is not None and now is not None and was.minutes != now.minutes:
        when = f"{when}  {speaks.say('ui-change-minutes', before=was.minutes, after=now.minutes)}"
    return when


def _moment(session: Session, speaks: Speaker) -> str:
    return f"{speaks.day(session.day, 'short')} {speaks.clock(session.start)}"


def _work(change: Change, speaks: Speaker) -> Iterator[str]:
    """Say which exercises come, go, and stand on another rung or at other repetitions."""
    if change.before is None or change.after is None:
        return
    was = {each.id: each for each in change.before.exercises}
    now = {each.id: each for each in change.after.exercises}
    for name in dict.fromkeys((*was, *now)):
        told = speaks.label("exercise", name)
        if name not in now:
            yield speaks.say("ui-change-without", exercise=told)
        elif name not in was:
            yield speaks.say("ui-change-with", exercise=told)
        elif (what := _differs(was[name], now[name])) is not None:
            message, before, after = what
            yield speaks.say(message, exercise=told, before=before, after=after)


def _differs(was: Prescribed, now: Prescribed) -> tuple[str, int, int] | None:
    if (was.ladder, was.rung_index) != (now.ladder, now.rung_index):
        return "ui-change-rung", was.rung_index, now.rung_index
    if was.reps != now.reps:
        return "ui-change-reps", was.reps, now.reps
    return ("ui-change-sets", was.sets, now.sets) if was.sets != now.sets else None
