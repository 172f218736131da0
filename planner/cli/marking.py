"""``planner log`` and ``undo``: what the runner says of a session, kept at once, and the way back.

Saying more of a session adds to what was said of it, unless it is said anew. What is logged stays in the store.
No error repeats it: a value that cannot stand is refused by the name of its option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar, get_args

from planner import dates
from planner.cli.opened import Opened, Which, opened
from planner.cli.talk import Talk, page, put, put_json
from planner.errors import Unknown, UsageError
from planner.exports.layout import Page
from planner.model import Log, Outcome, Plan, Rir, Session
from planner.sooner import insist_on_the_next, next_of_week
from planner.spelling import folded, nearest, shown

OUTCOMES: Mapping[str, Outcome] = {
    **dict.fromkeys(("done", "xong", "da tap", "du"), "done"),
    **dict.fromkeys(("part", "partly", "mot phan", "do"), "part"),
    **dict.fromkeys(("missed", "skipped", "bo", "nghi"), "missed"),
}
LONGEST_NOTE = 2000
SAID_OF_A_SESSION = {
    name: f"--{name.replace('_', '-')}" for name in ("rpe", "rir", "pain", "exercise", "minutes", "note")
}
SAID_OF_A_SESSION |= {"worse_next_morning": "--worse-next-morning"}
"""What may be said beside the outcome, with its option."""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed of a session; empty: not said."""

    session: str
    outcome: str
    rpe: str = ""
    rir: str = ""
    pain: str = ""
    exercise: str = ""
    minutes: str = ""
    note: str = ""
    worse_next_morning: bool = False
    anew: bool = False
    """Whether what was said before is to be forgotten."""


def log(talk: Talk, which: Which, said: Said, *, as_json: bool) -> int:
    """Keep what was said of a session."""
    with opened(talk, which) as one:
        session = meant(one, said.session)
        before = None if said.anew else next((log for log in one.logs if log.session == session.id), None)
        entry, kept = _added(before, _read(one, session, said))
        if session.day > one.today:
            _insist_on_early(one, session, entry)
        changed = one.following.mark(one.key, entry, one.plan.revision)
        if as_json:
            put_json({"plan": one.key, "changed": changed, "kept": kept, "log": entry.model_dump(mode="json")})
            return 0
        sheet = page()
        day = session.day.isoformat()
        message = "ui-log-kept" if changed else "ui-log-known"
        sheet.say(one.speaks.say(message, session=session.id, day=day, outcome=entry.outcome))
        if session.day > one.today:
            sheet.say(one.speaks.say("ui-log-early"), first="· ")
        if changed and kept:
            options = ", ".join(SAID_OF_A_SESSION[name] for name in kept)
            sheet.say(one.speaks.say("ui-log-added", options=options), first="· ")
        _follows(one, entry, sheet)
        put(sheet.text())
    return 0


def undo(talk: Talk, which: Which, *, as_json: bool) -> int:
    """Take back the last thing that was logged."""
    with opened(talk, which) as one:
        undone = one.following.undo(one.key)
        if as_json:
            put_json({"plan": one.key, "session": undone.session if undone else None})
        elif undone is None:
            put(one.speaks.say("ui-undo-none"))
        else:
            put(one.speaks.say("ui-undone" if undone.before is None else "ui-undone-before", session=undone.session))
    return 0


def meant(one: Opened, text: str) -> Session:
    """Return the session that is meant: its id, ``today``, ``yesterday`` or its day."""
    word = folded(text[:60])
    for session in one.plan.sessions:
        if session.id == word:
            return session
    days = {"today": one.today, "hom nay": one.today, "yesterday": one.today - timedelta(days=1)}
    days["hom qua"] = days["yesterday"]
    if word not in days and not dates.looks_like_a_date(text):
        names = [session.id for session in one.plan.sessions]
        near = nearest(word, names)
        raise Unknown("session-unknown", name=shown(text), near=near)
    day = days[word] if word in days else dates.read_day(text, today=one.today - timedelta(days=180)).day
    for session in one.plan.sessions:
        if session.day == day:
            return session
    raise _no_session(one, day)


def _insist_on_early(one: Opened, session: Session, entry: Log) -> None:
    """Refuse what cannot be said of a session that is still to come."""
    if entry.outcome == "missed":
        day = session.day.isoformat()
        raise UsageError("log-not-missed", session=session.id, day=day, span=day)
    insist_on_the_next(session, one.plan, one.logs, one.today)


def _no_session(one: Opened, day: date) -> UsageError:
    """Name the session before a day without one, that is what was meant most often, and the one that may be early.

    At the very start name the first.
    """
    before = [session for session in one.plan.sessions if session.day < day]
    near = before[-1] if before else next(iter(one.plan.sessions), None)
    values = {"session": near.id, "near_day": near.day.isoformat()} if near else {}
    if before and day == one.today and (early := next_of_week(one.plan, one.logs, one.today)):
        values |= {"next": early.id, "next_day": early.day.isoformat()}
    return UsageError("log-no-session" if before else "log-no-session-yet", day=day.isoformat(), **values)


def _read(one: Opened, session: Session, said: Said) -> Log:
    outcome = OUTCOMES.get(folded(said.outcome[:60]))
    if outcome is None:
        near = nearest(said.outcome, OUTCOMES, most=1)
        raise Unknown("log-outcome", near=tuple(OUTCOMES[word] for word in near))
    return Log(
        session=session.id,
        outcome=outcome,
        on=max(one.today, session.day),
        rpe=_given(said.rpe, lambda text: _number("--rpe", text)),
        rir=_given(said.rir, _rir),
        pain=_given(said.pain, lambda text: _whole("--pain", text, 0, 10)),
        exercise=_given(said.exercise, lambda text: _exercise(session, text)),
        worse_next_morning=said.worse_next_morning,
        minutes=_given(said.minutes, lambda text: _whole("--minutes", text, 1, 1440)),
        note=_note(said.note),
    )


def _added(before: Log | None, entry: Log) -> tuple[Log, list[str]]:
    """Add what was said before and is not said now; of a session that was or is missed, only its note holds.

    Minutes hold for the same outcome, the exercise that hurt while anything hurts. The same said again is of the day
    it was first said.
    """
    if before is None:
        return entry, []
    lasting = dict.fromkeys(SAID_OF_A_SESSION)
    if "missed" in (before.outcome, entry.outcome):
        lasting = dict.fromkeys(("note",))
    if before.outcome != entry.outcome:
        lasting.pop("minutes", None)
    if entry.pain == 0:
        lasting.pop("exercise", None)
    unsaid = Log(session=entry.session, outcome=entry.outcome, on=entry.on)
    kept = {
        name: getattr(before, name)
        for name in lasting
        if getattr(entry, name) == getattr(unsaid, name) != getattr(before, name)
    }
    added = entry.model_copy(update=kept)
    same = added.model_copy(update={"on": before.on}) == before
    return (before if same else added), list(kept)


def _given(text: str, read: Callable[[str], Value]) -> Value | None:
    return read(text.strip()) if text.strip() else None


def _number(option: str, text: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 10:
        raise UsageError("log-number", option=option, least=0, most=10)
    return number


def _whole(option: str, text: str, least: int, most: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
    if not least <= number <= most:
        raise UsageError("log-number", option=option, least=least, most=most)
    return number


def _rir(text: str) -> Rir:
    plain = text.replace("–", "-").replace(" ", "")
    for code in get_args(Rir):
        if plain == code or plain in code.replace("+", "").split("-"):
            return code  # type: ignore[no-any-return]  # one of the literals
    raise UsageError("log-rir", known=", ".join(get_args(Rir)))


def _exercise(session: Session, text: str) -> str:
    names = [each.id for each in session.exercises]
    if text not in names:
        near = nearest(text, names, most=1)
        raise Unknown("log-exercise", near=near, session=session.id, known=", ".join(names))
    return text


def _note(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise UsageError("log-note", most=LONGEST_NOTE)
    return text


def _follows(one: Opened, entry: Log, sheet: Page) -> None:
    """Say what the log asks for, what can be done instead, and how to see the change."""
    from planner.engine.adaptation import corrections_of

    before = corrections_of(one.plan, [log for log in one.logs if log.session != entry.session])
    after = corrections_of(one.plan, [*(log for log in one.logs if log.session != entry.session), entry])
    for note in after.notes:
        if note not in before.notes:
            sheet.say(one.speaks.note(note), first="! ")
            _instead(one, one.plan, entry, sheet)
    if after.asks != before.asks:
        sheet.blank()
        sheet.say(one.speaks.say("ui-next-adapt"))
        sheet.raw(f"  {one.which.command('adapt')}")


def _instead(one: Opened, plan: Plan, entry: Log, sheet: Page) -> None:
    from planner import catalogue
    from planner.keeping import instead

    names = instead(plan, entry, catalogue.load().exercises)
    if names:
        said = one.speaks.say("ui-instead", exercise=str(entry.exercise), exercises=", ".join(names))
        sheet.say(said, first="· ")
