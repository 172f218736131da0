"""From a plan and what was logged to a proposal: the next revision and every change in it, with its reason.

Proposes and never rewrites by itself. The whole log is read each time and only the future is written,
so proposing again after applying finds nothing. The taper is never made harder, a missed session is never
stacked onto another day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from planner.engine import constraints as rules
from planner.engine import pains
from planner.engine.conflict import told
from planner.engine.evidence import number
from planner.engine.noting import CODES
from planner.engine.nouns import Bar, Season, Slot, Step, minute, work_of
from planner.engine.pains import Logged, first_day
from planner.engine.planning import Library, Wish, is_over, make_plan, same_plan
from planner.engine.season import make_season
from planner.model import Blocked, Busy, Change, ChangeKind, Log, Note, Plan, Reason, Run, Session

GO_ON = int(number("misses", "go-on"))
REPEAT_FROM = int(number("misses", "repeat"))
STEP_BACK_FROM = int(number("misses", "step-back"))
REBUILD_LOAD = number("misses", "rebuild-load") / 100
RPE_OFF = number("effort.off-plan", "rpe")
TWICE = int(number("effort.off-plan", "times"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the next revision would be; ``plan`` is the plan as it was where nothing changes."""

    plan: Plan
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Corrections:
    steps: tuple[Step, ...]
    rests: tuple[Blocked, ...]
    notes: tuple[Note, ...]

    @property
    def asks(self) -> tuple[object, ...]:
        """What may change the plan: one missed session alone does not."""
        return (*(step for step in self.steps if len(step.missed) != GO_ON), *self.rests)


def wish_from(plan: Plan, today: date, runs: Sequence[Run] | None = None, busy: Sequence[Busy] | None = None) -> Wish:
    """Return the wish a plan was made from, as of ``today``; ``runs`` and ``busy`` replace what it knew."""
    return Wish(
        races=plan.races,
        athlete=plan.athlete,
        today=today,
        runs=tuple(plan.runs if runs is None else runs),
        busy=tuple(plan.busy if busy is None else busy),
        start=plan.starts_on,
        shape=plan.shape,
        priorities={race.id: race.priority for race in plan.races},
        notes=tuple(note for note in plan.notes if note.code not in CODES),
    )


def propose(plan: Plan, logs: Sequence[Log], wish: Wish, library: Library) -> Proposal:
    """Return the revision that the log, and whatever changed in the wish, ask for.

    ``wish`` is ``wish_from(plan, today)``, with new runs, blocked days or registration where there are any. Raises
    NoPlan where nothing is possible any more.
    """
    corrections = corrections_of(plan, logs)
    wish = wish._replace(done=settled(plan, logs, wish.today))
    blocked = tuple(dict.fromkeys((*wish.athlete.blocked, *_ahead(corrections.rests, plan, wish)), None))
    wish = wish._replace(athlete=wish.athlete.model_copy(update={"blocked": blocked}))
    revised = make_plan(wish, library, plan, corrections.steps)
    if same_plan(_bare(plan), _bare(revised)):
        return Proposal(plan, (), corrections.notes)
    return Proposal(revised, tuple(changes(plan, revised, wish.today)), corrections.notes)


def settled(plan: Plan, logs: Sequence[Log], today: date) -> frozenset[str]:
    """Return the sessions of which a log leaves nothing to plan: today's, and those that were done before their day.

    A session that is to come and called missed may still be moved. What was said of an earlier session of the same
    name is not meant.
    """
    days = {session.id: session.day for session in plan.sessions}
    said = [log for log in logs if log.session in days]
    last = {log.session: today if log.outcome == "missed" else max(today, log.on) for log in said}
    return frozenset(name for name, day in last.items() if days[name] <= day)


def _bare(plan: Plan) -> Plan:
    """Return a plan without its reasons: where nothing but these would be others, nothing changes."""
    sessions = tuple(map(_content, plan.sessions))
    weeks = tuple(week.model_copy(update={"reasons": ()}) for week in plan.weeks)
    return plan.model_copy(update={"sessions": sessions, "weeks": weeks})


def _content(session: Session | None) -> Session | None:
    return session and session.model_copy(update={"reasons": ()})


def _ahead(rests: Sequence[Blocked], plan: Plan, wish: Wish) -> Iterator[Blocked]:
    """Let a rest begin after the sessions that lay in it and are over."""
    over = [session.day for session in plan.sessions if is_over(session, wish)]
    for rest in rests:
        within = [day for day in over if rest.first <= day <= rest.last]
        first = within[-1] + timedelta(days=1) if within else rest.first
        if first <= rest.last:
            yield rest.model_copy(update={"first": first})


def corrections_of(plan: Plan, logs: Sequence[Log]) -> _Corrections:
    """Read the whole log in the order of its sessions; what was said of one that the plan lost asks for nothing."""
    sessions = {session.id: session for session in plan.sessions}
    ordered = [(sessions[log.session], log) for log in logs if log.session in sessions]
    ordered.sort(key=lambda pair: (pair[0].start, pair[0].id))
    steps = [*_misses(ordered), *_efforts(ordered), *pains.steps(plan, ordered)]
    return _Corrections(tuple(steps), tuple(pains.rests(plan, ordered)), tuple(pains.notes(ordered)))


def _misses(ordered: Logged) -> Iterator[Step]:
    """One missed: go on. Two to four in a row: the week again. Five and more: a rung back, and rebuild."""
    for missed, row in groupby(ordered, key=lambda pair: pair[1].outcome == "missed"):
        if not missed:
            continue
        sessions, logs = zip(*row, strict=True)
        count = len(sessions)
        reason = Reason(rule="misses", values={"missed": count})
        ids = frozenset(session.id for session in sessions)
        if count >= STEP_BACK_FROM:
            yield Step(max(map(first_day, logs)), reason, rungs=-1, load=REBUILD_LOAD, missed=ids)
        else:
            yield Step(max(map(first_day, logs)), reason, missed=ids)
    yield from _missed_again(ordered)


def _missed_again(ordered: Logged) -> Iterator[Step]:
    """Say which exercise is missed each time it is to be loaded, though other sessions between are done."""
    missed: Counter[str] = Counter()
    lone = 0
    for session, log in ordered:
        lone = lone + 1 if log.outcome == "missed" else 0
        for each in session.exercises if session.kind == "loading" else ():
            missed[each.id] = missed[each.id] + 1 if lone else 0
            if missed[each.id] >= REPEAT_FROM and lone < REPEAT_FROM:
                reason = Reason(rule="misses", values={"exercise": each.id})
                yield Step(first_day(log), reason, each.id)


def _efforts(ordered: Logged) -> Iterator[Step]:
    """Too hard: hold, and the second time in a row that an exercise is, a rung back. Too easy twice: a rung up.

    In a row are the sessions that hold the exercise, whatever others hold between them.
    """
    hard, easy = Counter[str](), Counter[str]()
    for session, log in ordered:
        if log.outcome == "missed" or session.kind not in ("loading", "taper"):
            continue
        for name in (each.id for each in session.exercises):
            hard[name] = hard[name] + 1 if _too_hard(session, log) else 0
            easy[name] = easy[name] + 1 if _too_easy(session, log) else 0
            if times := hard[name]:
                reason = Reason(rule="effort.too-hard", values={"exercise": name, "times": times})
                yield Step(first_day(log), reason, name, rungs=-int(times >= TWICE), hold=times < TWICE)
            elif easy[name] >= TWICE:
                reason = Reason(rule="effort.too-easy", values={"exercise": name, "times": easy[name]})
                yield Step(first_day(log), reason, name, rungs=1)
            hard[name] %= TWICE
            easy[name] %= TWICE


def _too_hard(session: Session, log: Log) -> bool:
    harder = log.rpe is not None and log.rpe >= session.rpe + RPE_OFF
    return harder or (log.rir == "0-1" and session.rir != "0-1")


def _too_easy(session: Session, log: Log) -> bool:
    easier = log.rpe is not None and log.rpe <= session.rpe - RPE_OFF
    return easier or (log.rir == "4+" and session.rir in ("2-3", "0-1"))


def changes(before: Plan, after: Plan, today: date) -> Iterator[Change]:
    """Yield what becomes of each session from today on, by day, with the reasons.

    One without a reason of its own follows from the first that changes, or from the first that has one; where
    none has, nothing but the log can be another.
    """
    found = list(_differences(before, after, today))
    cause, first = "", next((name for name, _, _, reasons in found if reasons), "")
    for name, was, now, reasons in found:
        if not reasons:
            follows = Reason(rule="change.follows", values={"session": cause or first})
            reasons = (follows if cause or first else Reason(rule="change.taken-back"),)
        kind: ChangeKind = "dropped" if now is None else "added" if was is None else _kind(was, now)
        yield Change(kind=kind, session=name, before=was, after=now, reasons=reasons)
        cause = cause or name


_Difference = tuple[str, Session | None, Session | None, tuple[Reason, ...]]


def _differences(before: Plan, after: Plan, today: date) -> Iterator[_Difference]:
    """Yield each session that becomes another, as it was and as it will be, with the reasons of its own.

    What the log asks of a session that stays as it is, such as to hold a rung, is the reason of the next that changes.
    """
    old = {session.id: session for session in before.sessions if session.day >= today}
    new = {session.id: session for session in after.sessions if session.day >= today}
    season = make_season(after.races, after.athlete, (after.runs, after.busy), after.starts_on, today)
    bars = rules.bars_by_day(season)
    weeks = {week.index: week for week in after.weeks}
    given_up = {lost.id: lost.reasons for lost in after.given_up}
    asked: tuple[Reason, ...] = ()
    for name in sorted({*old, *new}, key=lambda name: ((new.get(name) or old[name]).start, name)):
        was, now = old.get(name), new.get(name)
        if _content(was) == _content(now):
            asked = (*asked, *(_asked(now) if now and was != now else ()))
        elif now is None and was is not None:
            yield name, was, now, given_up.get(name, weeks[was.week].reasons if was.week in weeks else ())
        elif now is not None:
            moved = _why_moved(season, bars, was) if was is not None and was.start != now.start else ()
            found = (*moved, *asked, *_asked(now))
            reasons = tuple(reason for i, reason in enumerate(found) if reason not in found[:i])
            asked = ()
            yield name, was, now, reasons if reasons or was is not None else (Reason(rule="change.again"),)


def _kind(was: Session, now: Session) -> ChangeKind:
    if was.start != now.start:
        return "moved"
    rungs = [
        (each.rung_index - other.rung_index, each.reps - other.reps)
        for each in now.exercises
        for other in was.exercises
        if each.id == other.id and each.ladder == other.ladder
    ]
    if now.load_au != was.load_au:
        return "eased" if now.load_au < was.load_au else "harder"
    if {each.id for each in was.exercises} != {each.id for each in now.exercises}:
        return "swapped"
    if any(rung for rung, _ in rungs):
        return "eased" if any(rung < 0 for rung, _ in rungs) else "harder"
    return "repeated" if any(reps < 0 for _, reps in rungs) else "swapped"


def _asked(session: Session) -> tuple[Reason, ...]:
    """Return the reasons of a session that come from the log."""
    return tuple(
        reason
        for reason in session.reasons
        if reason.rule in ("misses", "pain.stop", "effort.too-hard", "effort.too-easy")
    )


def _why_moved(season: Season, bars: Mapping[int, Sequence[Bar]], was: Session) -> tuple[Reason, ...]:
    """Return what now forbids the old place; where nothing does, another session's move pushed it."""
    start, day = minute(was.start), season.day(was.day.toordinal())
    slot = Slot(was.id, 0, work_of(was), 1)
    forbidden = rules.race_forbids(season, day, slot)
    standing = [bar for bar in bars[day.ordinal] if bar.low < start < bar.high]
    found = [told(bar) for bar in ([forbidden] if forbidden else standing)]
    return tuple(found) or (Reason(rule="moved.others"),)
