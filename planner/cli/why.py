"""``planner why``: the reasons of a day, a week or a session, each with its rule, source and grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner import dates, earlier, keepsakes, making
from planner.asked import Asked
from planner.behind import EmptyDay, empty_day, other_days, rule_behind, why_not_there
from planner.cli import changing
from planner.cli.talk import Talk, page, put, put_json
from planner.engine.adaptation import changes
from planner.engine.explaining import Verdict, explain
from planner.errors import InputError, Unknown, UsageError
from planner.exports import files
from planner.exports.layout import Page, Span
from planner.model import Change, GivenUp, Plan, Reason, Session, Week
from planner.spelling import nearest, shown
from planner.words import Speaker, speaker


def run(talk: Talk, asked: Asked, what: str, plan_file: str, *, as_json: bool) -> int:
    """Tell why something is as it is, in a plan's file or in the plan that is asked for."""
    asked_of = _asked_of(talk, asked, plan_file)
    plan = asked_of.plan
    speaks = speaker(talk.asked or plan.athlete.language)
    found = _found(asked_of, what)
    if as_json:
        put_json([_as_json(one, asked_of, speaks) for one in found])
        return 0
    sheet = page()
    for one in found:
        _show(one, speaks, sheet)
        if not isinstance(one, Week | EmptyDay) and one.id in asked_of.changes:
            changing.show([asked_of.changes[one.id]], speaks, sheet, full=True)
        if isinstance(one, Session) and one in plan.sessions and len(found) <= 2:
            told = other_days(plan, one, speaks)
            sheet.listed(speaks.say("ui-other-days"), [f"{day}: {text}" for day, text in told])
    put(sheet.text())
    return 0


@dataclass(frozen=True, slots=True)
class AskedOf:
    """The plan that is asked about, and what became of its sessions where the plan before it is known."""

    plan: Plan
    today: date
    changes: Mapping[str, Change]


def _asked_of(talk: Talk, asked: Asked, plan_file: str) -> AskedOf:
    if not plan_file:
        made = making.make(asked, now=talk.now, language=talk.language)
        return AskedOf(made.plan, made.wish.today, {})
    if asked.races:
        raise UsageError("plan-and-races", path=plan_file, text=", ".join(map(shown, asked.races)))
    found = earlier.read(Path(plan_file), binding=True)
    if found is None:
        raise InputError("previous-none", path=plan_file)
    if found.plan is None:
        raise InputError("why-calendar", path=plan_file)
    before = keepsakes.before(files.content(Path(plan_file)) or b"")
    became = changes(before, found.plan, found.plan.made_on) if before is not None else ()
    return AskedOf(found.plan, found.plan.starts_on, {change.session: change for change in became})


Found = Week | Session | GivenUp | EmptyDay


def _found(asked_of: AskedOf, what: str) -> Sequence[Found]:
    """Find what is meant: a session's id, a week's number, or a day with its week."""
    text = what.strip().casefold()
    plan = asked_of.plan
    dropped = tuple(each.before for each in asked_of.changes.values() if each.after is None and each.before)
    named: tuple[Session | GivenUp, ...] = (*plan.sessions, *plan.given_up, *dropped)
    for one in named:
        if one.id == text:
            return [one]
    number = text.removeprefix("w")
    if number.isascii() and number.isdecimal() and len(number) < 4:
        return _week(plan, int(number))
    if not dates.looks_like_a_date(what):
        names = [one.id for one in named]
        near = nearest(text, names)
        known = f"{names[0]} … {names[-1]}" if names else ""
        raise Unknown("why-unknown", near=near, close=len(near), text=shown(what), known=known)
    day = dates.read_day(what, today=asked_of.today).day
    week = next((week for week in plan.weeks if 0 <= (day - week.starts).days < 7), None)
    if week is None:
        first, last = plan.weeks[0].starts.isoformat(), plan.races[-1].day.isoformat()
        raise UsageError("why-outside", day=day.isoformat(), first_day=first, last_day=last)
    own = [session for session in plan.sessions if session.day == day]
    return [week, *own] if own else [week, empty_day(plan, week, day)]


def _week(plan: Plan, index: int) -> Sequence[Found]:
    week = next((week for week in plan.weeks if week.index == index), None)
    if week is None:
        raise UsageError("why-no-week", week=index, weeks=len(plan.weeks))
    sessions = (session for session in plan.sessions if session.week == index)
    return [week, *sessions, *(lost for lost in plan.given_up if lost.week == index)]


def _title(one: Found, speaks: Speaker) -> str:
    match one:
        case Week():
            phase = speaks.label("phase", one.phase)
            return f"{speaks.say('ui-week', number=one.index)} · {speaks.day(one.starts, 'short')} · {phase}"
        case Session():
            kind = speaks.named("kind", one.kind)
            return f"{speaks.day(one.day)} {speaks.clock(one.start)} · {kind} · {one.id}"
        case GivenUp():
            return f"{one.id} · {speaks.say('ui-given-up')}"
        case EmptyDay():
            return f"{speaks.day(one.day)} · {speaks.say('ui-day-empty')}"


def _show(one: Found, speaks: Speaker, sheet: Page) -> None:
    sheet.blank()
    sheet.say(Span(_title(one, speaks), "bold"))
    for reason in dict.fromkeys((speaks.reason(reason), _behind(reason, speaks)) for reason in one.reasons):
        said, behind = reason
        sheet.say(said, first="· ")
        if behind:
            sheet.say(Span(behind, "dim"), first="  ")
    for session, verdict in one.elsewhere if isinstance(one, EmptyDay) else ():
        title = f"{session.id}, {speaks.day(session.day, 'short')}"
        sheet.say(f"{title}: {why_not_there(verdict, speaks)}", first="· ")


def _behind(reason: Reason, speaks: Speaker) -> str:
    """Name the rule behind a reason, how sure it is and where it comes from; nothing behind a plain fact."""
    rule = rule_behind(reason)
    if rule is None:
        return ""
    return speaks.say("ui-behind", rule=rule.id, letter=rule.grade, grade=rule.grade, source=speaks.source(rule.id))


def _as_json(one: Found, asked_of: AskedOf, speaks: Speaker) -> dict[str, Any]:
    if isinstance(one, EmptyDay):
        return _empty_as_json(one, speaks)
    name = {"week": one.index} if isinstance(one, Week) else {"session": one.id, "week": one.week}
    told = {
        **name,
        "given_up": isinstance(one, GivenUp),
        "reasons": [_reason_as_json(reason, speaks) for reason in one.reasons],
    }
    change = None if isinstance(one, Week) else asked_of.changes.get(one.id)
    if change is not None:
        reasons = [_reason_as_json(reason, speaks) for reason in change.reasons]
        moment = {"from": _start(change.before), "to": _start(change.after)}
        told["change"] = {"kind": change.kind, **moment, "reasons": reasons}
    if isinstance(one, Session) and one in asked_of.plan.sessions:
        told["days"] = [
            {
                "day": verdict.day.isoformat(),
                "chosen": verdict.chosen,
                **_verdict_as_json(verdict, speaks),
            }
            for verdict in explain(asked_of.plan, one.id).verdicts
        ]
    return told


def _start(session: Session | None) -> str | None:
    return None if session is None else session.start.isoformat()


def _empty_as_json(one: EmptyDay, speaks: Speaker) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "reasons": [_reason_as_json(reason, speaks) for reason in one.reasons],
        "elsewhere": [
            {"session": session.id, **_verdict_as_json(verdict, speaks)} for session, verdict in one.elsewhere
        ],
    }


def _verdict_as_json(verdict: Verdict, speaks: Speaker) -> dict[str, Any]:
    return {"excluded": [_reason_as_json(reason, speaks) for reason in verdict.excluded], "worse": verdict.worse}


def _reason_as_json(reason: Reason, speaks: Speaker) -> dict[str, Any]:
    rule = rule_behind(reason)
    told: dict[str, Any] = {"rule": reason.rule, "values": reason.values, "text": speaks.reason(reason)}
    return told | ({"behind": rule.id, "grade": rule.grade, "source": rule.source} if rule else {})
