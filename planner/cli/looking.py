"""``planner today``, ``week`` and ``status``: what to do now, and how the plan was kept so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from planner.cli import heeding
from planner.cli.opened import Seen, Which, seen
from planner.cli.talk import Talk, page, put, put_json
from planner.exports.layout import Page, Span
from planner.model import Run, Session

LATELY = timedelta(days=14)


def today(talk: Talk, which: Which, *, as_json: bool) -> int:
    """Show what today holds, and what comes next."""
    one = seen(talk, which)
    return _days(one, (one.today, one.today), as_json=as_json)


def week(talk: Talk, which: Which, *, as_json: bool) -> int:
    """Show the calendar week that today lies in."""
    one = seen(talk, which)
    monday = one.today - timedelta(days=one.today.weekday())
    return _days(one, (monday, monday + timedelta(days=6)), as_json=as_json)


def status(talk: Talk, which: Which, *, as_json: bool) -> int:
    """Show how the plan was kept: planned against done, week by week."""
    from planner.cli.charting import as_data, show

    one = seen(talk, which)
    heard = heeding.heard(one)
    if as_json:
        put_json({**as_data(one), **heeding.as_data(one, heard)})
        return 0
    sheet = page()
    _races(one, sheet)
    show(one, sheet)
    heeding.tell(one, heard, sheet)
    _next(one, _lately(one, one.today), _following(one, one.today), sheet)
    put(sheet.text())
    return 0


def _days(one: Seen, span: tuple[date, date], *, as_json: bool) -> int:
    first, last = span
    sessions = [session for session in one.plan.sessions if first <= session.day <= last]
    runs = [run for run in one.plan.runs if first <= run.day <= last]
    following = _following(one, last)
    heard = heeding.heard(one)
    if as_json:
        put_json({**_as_data(one, sessions, runs, following), **heeding.as_data(one, heard)})
        return 0
    sheet = page()
    _races(one, sheet)
    sheet.blank()
    if first == last:
        sheet.say(Span(one.speaks.day(first), "bold"))
    for run in runs:
        sheet.say(Span(_run(one, run), "dim"), first="· ")
    if not sessions:
        sheet.say(one.speaks.say("ui-day-free" if first == last else "ui-week-free"))
    _sessions(one, sessions, sheet)
    heeding.tell(one, heard, sheet)
    _next(one, [*_lately(one, first), *sessions], following, sheet)
    put(sheet.text())
    return 0


def _following(one: Seen, day: date) -> Session | None:
    """Return the next session after a day that nothing was said of."""
    told = {log.session for log in one.logs}
    return next((session for session in one.plan.sessions if session.day > day and session.id not in told), None)


def _lately(one: Seen, day: date) -> list[Session]:
    """Return the sessions of the last two weeks before a day: what is longer ago nobody remembers."""
    return [session for session in one.plan.sessions if day - LATELY <= session.day < day]


def _races(one: Seen, sheet: Page) -> None:
    for race in one.plan.races:
        days = (race.day - one.today).days
        if days >= 0:
            left = one.speaks.say("ui-days-to-go", days=days)
            sheet.say([Span("★ ", "red"), Span(race.name, "bold"), Span(f" · {one.speaks.day(race.day)} · {left}")])


def _run(one: Seen, run: Run) -> str:
    day = one.speaks.day(run.day, "short")
    minutes = one.speaks.say("ui-run-minutes", minutes=run.minutes)
    return f"{day} {one.speaks.clock(run.start)} {one.speaks.named('kind', run.kind)} · {minutes}"


def _sessions(one: Seen, sessions: Sequence[Session], sheet: Page) -> None:
    from planner.exports.table import show_session
    from planner.exports.wording import Wording, warm_up

    wording = Wording(one.speaks)
    if how := warm_up(sessions, one.speaks):
        sheet.blank()
        sheet.say(Span(how, "dim"))
    marks = {log.session: log for log in one.logs}
    for session in sessions:
        sheet.blank()
        show_session(session, one.speaks, sheet, wording)
        if session.id in marks:
            sheet.say(Span(one.speaks.say("ui-logged", outcome=marks[session.id].outcome), "green"))


def _next(one: Seen, sessions: Sequence[Session], following: Session | None, sheet: Page) -> None:
    """Name the next step: log what is due, the next session, or the next race."""
    told = {log.session for log in one.logs}
    due = [session for session in sessions if session.day <= one.today and session.id not in told]
    late = [session for session in due if session.day < one.today]
    sheet.blank()
    if late:
        names = ", ".join(f"{session.id} ({one.speaks.day(session.day, 'short')})" for session in late)
        sheet.say(one.speaks.say("ui-not-told", sessions=names))
        sheet.raw(f"  {one.which.command('log', late[0].id, 'done', '--rpe', f'{late[0].rpe:g}')}")
    if due[len(late) :]:
        sheet.say(one.speaks.say("ui-next-log"))
        sheet.raw(f"  {one.which.command('log', 'today', 'done', '--rpe', f'{due[-1].rpe:g}')}")
    elif one.plan.races[-1].day < one.today:
        last = one.plan.races[-1]
        sheet.say(one.speaks.say("ui-races-over", race=last.name, day=last.day.isoformat()))
        sheet.raw("  planner races")
    elif following is not None:
        day = following.day.isoformat()
        sheet.say(one.speaks.say("ui-next-session", day=day, clock=one.speaks.clock(following.start)))


def _as_data(one: Seen, sessions: Sequence[Session], runs: Sequence[Run], following: Session | None) -> dict[str, Any]:
    marks = {log.session: log for log in one.logs}
    return {
        "plan": one.key,
        "today": one.today.isoformat(),
        "races": [
            {"id": race.id, "name": race.name, "day": race.day.isoformat(), "days": (race.day - one.today).days}
            for race in one.plan.races
        ],
        "sessions": [
            {
                **session.model_dump(mode="json"),
                "log": marks[session.id].model_dump(mode="json") if session.id in marks else None,
            }
            for session in sessions
        ],
        "runs": [run.model_dump(mode="json") for run in runs],
        "next": following.model_dump(mode="json") if following else None,
    }
