"""A plan as Markdown: to read, to print, to send to a coach.

Races, weeks, every session with its exercises, what was given up and why, what to know, when to stop.
Text that people typed is escaped; the last line names the plan, so that the file is known again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.exports.wording import Wording, effort, safety, shared, starts, warm_up
from planner.model import Language, Plan, Race, Session, Week

if TYPE_CHECKING:
    from planner.words import Speaker

_MARK = re.compile(rb"<!-- planner ([a-z0-9-]+) -->\s*\Z")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return the whole plan as Markdown."""
    from planner.words import speaker

    speaks = speaker(language or plan.athlete.language)
    return ("\n".join(_lines(shared(plan), speaks)) + "\n").encode()


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    found = _MARK.search(data)
    return found[1].decode() if found else None


def _lines(plan: Plan, speaks: Speaker) -> Iterator[str]:
    say = speaks.say
    yield f"# {say('ui-plan-title')}"
    yield ""
    for race in plan.races:
        yield f"- {_race(race, speaks)}"
    yield from ("", f"## {say('ui-weeks')}", "")
    yield from _table(plan, speaks)
    yield from ("", f"## {say('ui-sessions')}")
    if how := warm_up(plan.sessions, speaks):
        yield from ("", how)
    wording = Wording(speaks)
    for week in plan.weeks:
        own = [session for session in plan.sessions if session.week == week.index]
        if own:
            yield from ("", f"### {say('ui-week', number=week.index)}: {_phase(week, speaks)}")
        for session in own:
            yield from _session(session, speaks, wording)
    yield from _section(say("ui-given-up"), [_given_up(plan, place, speaks) for place in range(len(plan.given_up))])
    yield from _section(say("ui-to-know"), [escaped(speaks.note(note)) for note in plan.notes])
    yield from _section(say("ui-safety"), [escaped(line) for line in safety(speaks)])
    yield from ("", f"<!-- planner {plan.id} -->")


def _race(race: Race, speaks: Speaker) -> str:
    about = speaks.say("ui-race-line", race=race.name, distance_km=race.distance_km, day=race.day)
    standing = speaks.named("standing", race.standing)
    return f"**{escaped(about)}**, {starts(race, speaks)} · {speaks.named('priority', race.priority)} · {standing}"


def _phase(week: Week, speaks: Speaker) -> str:
    phase = speaks.label("phase", week.phase)
    return f"{phase}, {speaks.say('ui-easier-week')}" if week.deload else phase


def _table(plan: Plan, speaks: Speaker) -> Iterator[str]:
    head = [speaks.say(f"ui-column-{name}") for name in ("week", "starts", "phase", "load", "sessions")]
    yield f"| {' | '.join(head)} |"
    yield "|---:|---|---|---:|---:|"
    for week in plan.weeks:
        count = sum(1 for session in plan.sessions if session.week == week.index)
        cells = (
            week.index,
            speaks.day(week.starts, "short"),
            _phase(week, speaks),
            speaks.number(week.load_au, 0),
            count,
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _session(session: Session, speaks: Speaker, wording: Wording) -> Iterator[str]:
    kind = speaks.named("kind", session.kind)
    yield from ("", f"**{speaks.day(session.day)}, {speaks.clock(session.start)}** · {kind} · `{session.id}`", "")
    yield effort(session, speaks)
    yield ""
    for place, done in enumerate(session.exercises, 1):
        rest = " · ".join(filter(None, (escaped(wording.rung(done)), wording.gear(done), wording.pace(done))))
        yield f"{place}. **{escaped(wording.name(done))}**: {wording.dose(done)} · {rest}"


def _given_up(plan: Plan, place: int, speaks: Speaker) -> str:
    lost = plan.given_up[place]
    why = " ".join(speaks.reason(reason) for reason in lost.reasons)
    return f"`{lost.id}` ({speaks.say('ui-week', number=lost.week)}): {escaped(why)}"


def _section(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {title}", "", *(f"- {item}" for item in items))
