"""Step 4: what every placed session holds.

Weeks are taken in order with what came before them in mind: load in a chain that the cap holds, rungs on
ladders that only climb while loading. Sessions of the past are handed in and stay as they were.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.engine.budgeting import TAPERS, Draft, drafts, easier_weeks
from planner.engine.dosing import Ask, Dose, activation, fill, light_most, nothing_done
from planner.engine.ladders import Standing, standings
from planner.engine.loads import Chain
from planner.engine.nouns import Place, Season, Step, WeekPlan, made, plain
from planner.engine.periodisation import LOADING, STRETCH
from planner.engine.returning import notice_break
from planner.engine.runner import Runner
from planner.engine.tapering import as_before, capped, clipped, is_within
from planner.model import Exercise, GivenUp, Reason, Rir, Session, SessionKind, Week

EASY: frozenset[SessionKind] = frozenset(("deload", "reentry", "activation"))


class Known(NamedTuple):
    """What is known of the runner before a season is written."""

    past: Mapping[str, Session]
    """By id, sessions that stay exactly as they are."""
    easier: Mapping[int, bool]
    """By index, whether a week that is over was an easier one."""
    steps: Sequence[Step]
    """What a log asks for."""
    tapers: Mapping[str, Session]
    """By id, the taper sessions of the plan before: a revision asks no more of them."""


class Asked(NamedTuple):
    """What a session would hold by now."""

    known: Sequence[Standing]
    """The exercises that it may choose from."""
    dose: Dose
    again: Callable[[Sequence[Standing]], Dose]
    """The same with other standings."""


def prescribe(
    season: Season,
    weeks: Sequence[WeekPlan],
    places: Sequence[Place],
    exercises: Sequence[Exercise],
    known: Known,
) -> tuple[tuple[Week, ...], tuple[Session, ...], tuple[GivenUp, ...]]:
    """Return the weeks with their loads, the sessions with their content, and those that nothing is left for."""
    by_week: dict[int, list[Place]] = {}
    for place in places:
        by_week.setdefault(place.slot.week, []).append(place)
    runner = Runner(
        season=season,
        weeks=weeks,
        chain=Chain(season.athlete),
        standings=standings(exercises, season.athlete.gear, season.athlete.level),
        past=known.past,
        tapers=known.tapers,
        steps=sorted(known.steps, key=lambda step: (step.ordinal, step.exercise or "", step.rungs, step.reason.rule)),
        zone=ZoneInfo(season.athlete.zone),
        easier=easier_weeks(weeks, by_week, _begun(known, weeks, by_week)),
    )
    written: list[Week] = []
    sessions: list[Session] = []
    for plan in weeks:
        week, own = _week(runner, plan, by_week)
        written.append(week)
        sessions.extend(own)
    return tuple(written), tuple(sessions), tuple(_empty(runner, places, sessions))


def _empty(runner: Runner, places: Sequence[Place], sessions: Sequence[Session]) -> Iterator[GivenUp]:
    """Yield the placed sessions that nothing is left for: no load in their week, all of it new or out for pain."""
    held = {session.id for session in sessions}
    for place in places:
        if place.slot.id not in held:
            name = place.slot.id
            new = "soreness.peak" if name in runner.all_new else "pain.stop"
            rule = "overload.weekly-cap" if name in runner.too_much else new
            yield made(GivenUp, id=place.slot.id, week=place.slot.week + 1, reasons=(Reason(rule=rule),))


def _begun(known: Known, weeks: Sequence[WeekPlan], by_week: Mapping[int, Sequence[Place]]) -> dict[int, bool | None]:
    """Return of each week with work that is over whether it is an easier one; None: if it lost the rest of its work.

    The first loading week is none: there is nothing before it to be easier than.
    """
    begun: dict[int, bool | None] = {}
    trained = False
    for index, places in by_week.items():
        kinds = {known.past[place.slot.id].kind for place in places if place.slot.id in known.past}
        if "loading" in kinds:
            over = all(place.slot.id in known.past for place in places if place.slot.work == "work")
            begun[index] = known.easier.get(index, None if over and trained else False)
            trained = trained or weeks[index].phase in LOADING
        elif "deload" in kinds:
            begun[index] = True
    return begun


def _week(runner: Runner, plan: WeekPlan, by_week: Mapping[int, list[Place]]) -> tuple[Week, list[Session]]:
    easier = plan.index in runner.easier
    places = by_week.get(plan.index, [])
    climbing = bool(places) and plan.phase in LOADING and not easier and not _tapers(runner, places)
    runner.take_steps(plan, places, climbing)
    notice_break(runner, places)
    if climbing and not runner.reentries:
        runner.climb(plan)
    runner.stand_as_begun(places)
    own = drafts(runner, plan, by_week, easier)
    sessions = _contents(runner, plan, own)
    load = round(sum([session.load_au for session in sessions]), 1)
    kept = not runner.past.keys().isdisjoint([session.id for session in sessions])
    target = load if kept else round(sum([draft.rpe * draft.minutes for draft in own]), 1)
    runner.remember(plan, sessions, easier)
    week = made(
        Week,
        index=plan.index + 1,
        starts=plan.starts,
        phase=plan.phase,
        deload=(easier or plan.phase == "bridge") and bool(runner.chain.last_week),
        target_load_au=target,
        load_au=load,
        reasons=(*plan.reasons, *_why_easier(runner, plan, sessions)),
    )
    return week, sessions


def _tapers(runner: Runner, places: Sequence[Place]) -> bool:
    """Whether any of these places lies in the taper of a race."""
    return not TAPERS.isdisjoint([runner.season.day(place.ordinal).stance for place in places])


def _why_easier(runner: Runner, plan: WeekPlan, sessions: Sequence[Session]) -> tuple[Reason, ...]:
    if plan.index not in runner.easier:
        return ()
    wanted = len([None for slot in plan.slots if slot.work == "work"])
    before = runner.weeks[: plan.index][::-1]
    loading = takewhile(lambda week: week.phase in STRETCH and week.index not in runner.easier, before)
    weeks = sum(1 for _ in loading)
    if len(sessions) < wanted or plan.rhythm is None or not weeks:
        return (plain("deload.by-itself"),)
    return (Reason(rule="deload.every", values={"weeks": weeks}),)


@dataclass(slots=True, eq=False, repr=False)
class Sharing:
    """A week's exercises while they are shared out among its sessions."""

    known: Sequence[Standing]
    turns: dict[str, int]
    """By exercise, which of the week's sessions it falls to."""
    among: int
    """How many sessions share them."""
    done: dict[str, int]
    """Sets held by now, by muscle of the hip."""
    waiting: list[Standing] = field(default_factory=list)
    """What the sessions before had no room for."""
    turn: int = 0
    """Which session is filled next."""

    def count(self, runner: Runner, session: Session) -> None:
        """Count the sets of a session."""
        for name, each in zip(runner.held[session.id], session.exercises, strict=True):
            for muscle in runner.hips.get(name, ()):
                self.done[muscle] += each.sets


def _contents(runner: Runner, plan: WeekPlan, own: Sequence[Draft]) -> list[Session]:
    """Share the week's exercises among its sessions so that they complement each other.

    What one session could not hold waits for the next; only the last one says what the week left out.
    """
    kinds = [draft.kind for draft in own]
    new_allowed = kinds.count("loading") == len(kinds)
    count = len(kinds) - kinds.count("activation")
    turns = {each.id: turn % (count or 1) for turn, each in enumerate(runner.dealt(plan, new_allowed))}
    sharing = Sharing(runner.known(plan, new_allowed), turns, count, nothing_done())
    sessions: list[Session] = []
    for draft in own:
        session = _lightly(runner, plan, draft) if draft.kind == "activation" else _shared(runner, plan, draft, sharing)
        if session is not None:
            if len(sessions) + 1 < len(own):
                sharing.count(runner, session)
            sessions.append(session)
            runner.last_day = session.day.toordinal()
    return sessions


def _shared(runner: Runner, plan: WeekPlan, draft: Draft, sharing: Sharing) -> Session | None:
    """Return a session with its share of the week's exercises; None where all of them are new in a taper."""
    name, known, turn = draft.place.slot.id, sharing.known, sharing.turn
    last = turn == sharing.among - 1
    tapering = draft.kind == "taper" or runner.season.day(draft.place.ordinal).stance == "taper"
    mine = runner.familiar(known) if tapering else known
    first = sharing.waiting + [each for each in mine if sharing.turns[each.id] == turn]
    session = runner.past.get(name)
    if session is None:
        if not mine:
            runner.all_new.update([name] if known else ())
            return None
        others = [each for each in mine if each not in first]
        if runner.owed:
            first.sort(key=lambda each: each.id not in runner.owed)
        kind: SessionKind = "loading" if plan.phase == "bridge" else draft.kind
        once = draft.phase == "maintenance" and kind == "loading"
        share = (turn + 1) / sharing.among
        ask = Ask(kind, draft.minutes, runner.level, sharing.done, share, once)
        dose = fill(first, others, ask)
        before = runner.ceiling(name, draft.kind)
        if before is not None:
            dose = _no_harder(runner, draft, before, Asked((*first, *others), dose, partial(_filled, ask)))
        new = [each.id for each in known if each not in mine and each.id not in dose.left_out] if last else ()
        session = _session(runner, draft, dose, (*dose.left_out, *new) if last else ())
    held = runner.held[name]
    sharing.waiting = [each for each in first if each.id not in held]
    sharing.turn += 1
    return session


def _lightly(runner: Runner, plan: WeekPlan, draft: Draft) -> Session | None:
    """Return an activation, which lasts what it is drafted with; None where nothing is known for one."""
    if draft.place.slot.id in runner.past:
        return runner.past[draft.place.slot.id]
    most = min(draft.minutes, light_most(runner.season.athlete.minutes))
    known = runner.familiar(runner.known(plan, new_allowed=False))
    light = activation(known, most)
    before = runner.ceiling(draft.place.slot.id, draft.kind)
    if before is not None:
        light = _no_harder(runner, draft, before, Asked(known, light, partial(_lightened, most)))
    if not light.exercises:
        return None
    longer = max(0, draft.minutes - light.minutes)
    light = light._replace(minutes=light.minutes + longer, warmup_min=light.warmup_min + longer)
    return _session(runner, draft, light, light.left_out)


def _lightened(most: int, known: Sequence[Standing]) -> Dose:
    return activation(known, most)


def _filled(ask: Ask, known: Sequence[Standing]) -> Dose:
    return fill(known, (), ask)


def _no_harder(runner: Runner, draft: Draft, before: Session, asked: Asked) -> Dose:
    """Return what the plan before asked for in a session of a taper, or as much less as is asked by now."""
    within = is_within(asked.dose, before)
    if not within:
        runner.eased.add(before.id)
    stays = as_before(asked.known, before, draft.kind, draft.minutes)
    if stays or within:
        return stays or asked.dose
    own = capped(asked.known, before)
    again = asked.again(own) if own else asked.dose
    lower = clipped(again if again.exercises else asked.dose, before)
    held = {each.id for each in lower.exercises}
    return lower._replace(left_out=tuple(name for name in asked.dose.left_out if name not in held))


def _session(runner: Runner, draft: Draft, dose: Dose, left_out: tuple[str, ...]) -> Session:
    slot, start, ordinal = draft.place
    runner.held[slot.id] = names = [each.id for each in dose.exercises]
    return made(
        Session,
        id=slot.id,
        week=slot.week + 1,
        day=date.fromordinal(ordinal),
        start=datetime.fromtimestamp(60 * start, runner.zone),
        minutes=dose.minutes,
        phase=draft.phase,
        kind=draft.kind,
        rpe=draft.rpe,
        rir=_rir(runner, draft),
        load_au=round(draft.rpe * dose.minutes, 1),
        warmup_min=dose.warmup_min,
        exercises=dose.exercises,
        left_out=left_out,
        reasons=(*draft.reasons, *_of_these(runner, draft, names), *_why_no_harder(runner, draft)),
        policy=runner.season.policy,
    )


def _of_these(runner: Runner, draft: Draft, held: Sequence[str]) -> tuple[Reason, ...]:
    """Return what changed for these exercises: steps up the ladders, and what the log asked for."""
    climbed = runner.climbed if draft.kind == "loading" else {}
    if not climbed and not runner.corrected:
        return ()
    stepped = tuple([reason for name, reason in climbed.items() if name in held])
    if not runner.corrected:
        return stepped
    told = {None, *held, *runner.skipped}
    return (*[reason for reason in runner.corrected if reason.values.get("exercise") in told], *stepped)


def _why_no_harder(runner: Runner, draft: Draft) -> tuple[Reason, ...]:
    return (plain("change.no-harder"),) if draft.place.slot.id in runner.eased else ()


def _rir(runner: Runner, draft: Draft) -> Rir:
    if (draft.kind == "taper" or draft.phase == "bridge") and runner.chain.last_week:
        return runner.chain.rir
    if draft.kind in EASY or draft.phase in ("adaptation", "introduction", "transition"):
        return "4+"
    return "0-1" if draft.phase == "specific" and runner.level == "advanced" else "2-3"
