"""Step 3 of the walk's work, done last: what every placed session holds.

Weeks are taken in order with what came before them in mind: load in a chain that the cap holds, rungs on
ladders that only climb while loading. Sessions of the past are handed in and stay as they were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.engine import loads
from planner.engine.dosing import Ask, Dose, activation, fill, one_set_each
from planner.engine.evidence import number
from planner.engine.ladders import Standing, standings
from planner.engine.loads import Chain, rpe_of, whole_minutes
from planner.engine.nouns import EPOCH, Place, Season, Step, WeekPlan
from planner.engine.periodisation import LOADING, too_late
from planner.engine.season import distance_class
from planner.model import Exercise, Phase, Prescribed, Reason, Rir, Session, SessionKind, Week

LONG_BREAK_DAYS = 7 * int(number("misses", "repeat-weeks"))
SHORT_BREAK_DAYS = 9
STEP_BACK_BREAK = -1
EASY: frozenset[SessionKind] = frozenset(("deload", "reentry", "activation"))


@dataclass(slots=True)
class Runner:
    """The runner while the season is being written: load behind them, rungs under them."""

    season: Season
    weeks: Sequence[WeekPlan]
    chain: Chain
    standings: list[Standing]
    past: Mapping[str, Session]
    steps: list[Step]
    zone: ZoneInfo
    last_day: int = 0
    """Ordinal of the last session's day; 0 before the first."""
    reentries: int = 0
    """Re-entry sessions still to be done."""
    returned: float = 0.0
    """Share of the old session load to come back to; 0 where there was no break."""
    introduced: set[str] = field(default_factory=set)
    climbed: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Draft:
    """A session with its kind and minutes, before it has content."""

    place: Place
    kind: SessionKind
    phase: Phase
    rpe: float
    minutes: int
    reasons: tuple[Reason, ...]


def prescribe(
    season: Season,
    weeks: Sequence[WeekPlan],
    places: Sequence[Place],
    exercises: Sequence[Exercise],
    past: Mapping[str, Session] | None = None,
    steps: Sequence[Step] = (),
) -> tuple[tuple[Week, ...], tuple[Session, ...]]:
    """Return the weeks with their loads and the sessions with their content.

    ``past`` holds, by id, sessions that stay exactly as they are; ``steps`` are what a log asks for.
    """
    runner = Runner(
        season=season,
        weeks=weeks,
        chain=Chain(season.athlete),
        standings=standings(exercises, season.athlete.gear, season.athlete.level),
        past=past or {},
        steps=sorted(steps, key=lambda step: (step.ordinal, step.exercise or "", step.rungs)),
        zone=ZoneInfo(season.athlete.zone),
    )
    by_week: dict[int, list[Place]] = {}
    for place in places:
        by_week.setdefault(place.slot.week, []).append(place)
    written: list[Week] = []
    sessions: list[Session] = []
    for plan in weeks:
        week, own = _week(runner, plan, by_week)
        written.append(week)
        sessions.extend(own)
    return tuple(written), tuple(sessions)


def _week(runner: Runner, plan: WeekPlan, by_week: Mapping[int, list[Place]]) -> tuple[Week, list[Session]]:
    places = by_week.get(plan.index, [])
    _take_steps(runner, plan)
    _notice_break(runner, plan, places)
    easier = plan.phase in LOADING and (plan.deload or _is_short(runner, plan, by_week))
    if plan.phase in LOADING and not easier and not runner.reentries:
        _climb(runner, plan)
    drafts = _drafts(runner, plan, places, easier, by_week)
    target = sum(draft.rpe * draft.minutes for draft in drafts)
    sessions = _contents(runner, plan, drafts)
    load = round(sum(session.load_au for session in sessions), 1)
    kept = [session for session in sessions if session.id in runner.past]
    if kept:
        target = load
    _remember(runner, plan, sessions, easier)
    week = Week(
        index=plan.index + 1,
        starts=plan.starts,
        phase=plan.phase,
        deload=easier,
        target_load_au=round(target, 1),
        load_au=load,
        reasons=(*plan.reasons, *_easier_reason(plan, easier)),
    )
    return week, sessions


def _easier_reason(plan: WeekPlan, easier: bool) -> tuple[Reason, ...]:
    return (Reason(rule="deload.by-itself"),) if easier and not plan.deload else ()


def _take_steps(runner: Runner, plan: WeekPlan) -> None:
    """Apply what the log asks for from this week on."""
    ends = plan.starts.toordinal() + 6
    while runner.steps and runner.steps[0].ordinal <= ends:
        step = runner.steps.pop(0)
        for each in runner.standings:
            if step.exercise in (None, each.exercise.id):
                each.held = each.held or step.hold
                each.move(step.rungs)
        if step.skip and step.exercise:
            runner.standings = [each for each in runner.standings if each.exercise.id != step.exercise]
        if step.load < 1:
            runner.returned = step.load


def _notice_break(runner: Runner, plan: WeekPlan, places: Sequence[Place]) -> None:
    """After a race or a gap, say how to come back."""
    if not places or not runner.last_day:
        return
    first = places[0].ordinal
    raced = [
        race for race in runner.season.races if race.priority != "C" and runner.last_day < race.day.toordinal() < first
    ]
    if raced:
        marathon = distance_class(raced[-1].distance_km) == "marathon"
        runner.reentries = int(number("recovery.after-race", "reentry-most" if marathon else "reentry-least"))
        runner.returned = loads.RETURN_AFTER_RACE
    elif first - runner.last_day > LONG_BREAK_DAYS:
        runner.reentries = 1
        runner.returned = loads.RETURN_AFTER_BREAK
        for each in runner.standings:
            each.move(STEP_BACK_BREAK)
    elif first - runner.last_day > SHORT_BREAK_DAYS and plan.phase in LOADING:
        runner.returned = 1.0
    for each in runner.standings:
        if runner.returned:
            each.reps = each.rung.reps_low if runner.returned < 1 else each.reps


def _is_short(runner: Runner, plan: WeekPlan, by_week: Mapping[int, list[Place]]) -> bool:
    """Whether a loading week holds fewer sessions than the one before and the one after: an easier week by itself."""
    count = _work(by_week.get(plan.index, []))
    if not runner.chain.last_week or count >= runner.chain.sessions:
        return not count
    for later in runner.weeks[plan.index + 1 :]:
        if later.phase in LOADING and not later.deload:
            return _work(by_week.get(later.index, [])) > count
    return False


def _work(places: Sequence[Place]) -> int:
    return sum(1 for place in places if place.slot.work == "work")


def _drafts(
    runner: Runner, plan: WeekPlan, places: Sequence[Place], easier: bool, by_week: Mapping[int, list[Place]]
) -> list[Draft]:
    kinds = [(place, _kind(runner, plan, place, easier)) for place in places]
    minutes = _minutes(runner, plan, kinds, by_week)
    drafts = []
    for place, kind in kinds:
        phase = _phase_of(plan, kind)
        drafts.append(
            Draft(place, kind, phase, _rpe(runner, phase, kind), minutes[place.slot.id], _why(runner, place, kind))
        )
    return drafts


def _kind(runner: Runner, plan: WeekPlan, place: Place, easier: bool) -> SessionKind:
    stance = runner.season.day(place.ordinal).stance
    if place.slot.work == "activation":
        return "activation"
    if plan.phase == "introduction":
        return "reentry"
    if runner.reentries:
        runner.reentries -= 1
        return "reentry"
    if stance in ("taper", "mini") and runner.chain.last_week and not too_late(runner.season, place.ordinal):
        return "taper"
    return "deload" if easier else "loading"


def _phase_of(plan: WeekPlan, kind: SessionKind) -> Phase:
    if kind in ("taper", "activation"):
        return "taper"
    return "reentry" if kind == "reentry" and plan.phase != "introduction" else plan.phase


def _rpe(runner: Runner, phase: Phase, kind: SessionKind) -> float:
    """Return the effort aimed at: kept where only volume falls."""
    if kind in ("activation", "reentry"):
        return rpe_of(kind)
    if kind in ("deload", "taper") or (phase == "bridge" and runner.chain.rpe):
        return runner.chain.rpe or rpe_of(phase)
    return rpe_of(phase)


def _minutes(
    runner: Runner, plan: WeekPlan, kinds: Sequence[tuple[Place, SessionKind]], by_week: Mapping[int, list[Place]]
) -> dict[str, int]:
    chain, most = runner.chain, runner.season.athlete.minutes
    found: dict[str, int] = {}

    def give(kind: SessionKind, minutes: Sequence[int]) -> None:
        chosen = [place.slot.id for place, own in kinds if own == kind]
        found.update(zip(chosen, minutes, strict=True))

    count = {kind: sum(1 for _, own in kinds if own == kind) for kind in ("loading", "deload", "reentry", "taper")}
    easy = _reentry_minutes(runner)
    give("reentry", [easy] * count["reentry"])
    if count["deload"]:
        give("deload", loads.easier_minutes(chain, count["deload"]))
    if count["taper"]:
        give("taper", _taper_minutes(runner, [place for place, own in kinds if own == "taper"], by_week))
    if count["loading"]:
        others = easy * rpe_of("reentry") * count["reentry"]
        give("loading", _loading_minutes(runner, plan, (count["loading"], count["reentry"]), others))
    for place, kind in kinds:
        if kind == "activation":
            found[place.slot.id] = activation(_known(runner, "taper", plan)).minutes
    return {name: min(most, value) for name, value in found.items()}


def _reentry_minutes(runner: Runner) -> int:
    chain = runner.chain
    usual = chain.a_session / chain.rpe if chain.last_week else chain.regular(0, 1, 1, 1) / rpe_of("adaptation")
    return max(loads.SHORTEST_MIN, round(loads.REENTRY_MINUTES * usual))


def _loading_minutes(runner: Runner, plan: WeekPlan, counts: tuple[int, int], others: float) -> list[int]:
    chain, most, rpe = runner.chain, runner.season.athlete.minutes, rpe_of(plan.phase)
    count, reentries = counts
    if plan.phase == "maintenance":
        return [one_set_each(_known(runner, plan.phase, plan), most)] * count
    if plan.phase in ("bridge", "transition") and chain.last_week:
        rpe = chain.rpe if plan.phase == "bridge" else rpe
        share = 1.0 if plan.phase == "bridge" else loads.TRANSITION
        return whole_minutes(chain.a_session * share * count, rpe, count, most)
    weeks_left = sum(
        1
        for week in runner.weeks[plan.index :]
        if week.block == plan.block and week.phase in LOADING and not week.deload
    )
    each = chain.regular(plan.block, plan.peak, weeks_left, count + reentries)
    if runner.returned and chain.last_week:
        each = min(each, runner.returned * chain.a_session)
    runner.returned = 0.0
    ceiling = loads.CAP * chain.last_week - others if chain.last_week and plan.phase in LOADING else None
    return whole_minutes(each * count, rpe, count, most, ceiling)


def _taper_minutes(runner: Runner, own: Sequence[Place], by_week: Mapping[int, list[Place]]) -> list[int]:
    """Return the minutes of this week's taper sessions, reckoned over the whole taper they belong to."""
    season, chain = runner.season, runner.chain
    first = season.day(own[0].ordinal)
    if first.stance == "mini":
        return whole_minutes(loads.MINI * chain.a_session * len(own), chain.rpe, len(own), season.athlete.minutes)
    gun = season.races[first.race].day.toordinal()
    window = [
        place
        for places in by_week.values()
        for place in places
        if 0 < gun - place.ordinal <= loads.TAPER_DAYS and season.day(place.ordinal).race == first.race
    ]
    work = [place for place in window if place.slot.work == "work"]
    light = activation(_known(runner, "taper", runner.weeks[own[0].slot.week])).minutes * rpe_of("activation")
    aims = loads.taper_loads(chain, [gun - place.ordinal for place in work], light * (len(window) - len(work)))
    by_id = {place.slot.id: aim for place, aim in zip(work, aims, strict=True)}
    return [max(loads.SHORTEST_MIN, int(by_id[place.slot.id] / chain.rpe)) for place in own]


def _known(runner: Runner, phase: Phase, plan: WeekPlan) -> list[Standing]:
    """Return the exercises that this phase may use; a new one enters only while adapting."""
    if phase in ("adaptation", "introduction", "maintenance") or not runner.introduced:
        adapting = [week.index for week in runner.weeks if week.phase == "adaptation"]
        allowed = {"adaptation"}
        if phase == "adaptation" and adapting:
            last = max(index for index in adapting if runner.weeks[index].block == plan.block)
            if plan.index == last:
                allowed |= {"build", "last"}
            elif plan.index > adapting[0]:
                allowed |= {"build"}
        fresh = [each for each in runner.standings if each.exercise.introduced in allowed]
        return [each for each in runner.standings if each in fresh or each.exercise.id in runner.introduced]
    return [each for each in runner.standings if each.exercise.id in runner.introduced]


def _contents(runner: Runner, plan: WeekPlan, drafts: Sequence[Draft]) -> list[Session]:
    """Share the week's exercises among its sessions so that they complement each other."""
    known = _known(runner, plan.phase, plan)
    count = max(1, sum(1 for draft in drafts if draft.kind != "activation"))
    muscles = {each.exercise.id: each.exercise.muscles for each in runner.standings}
    done: Counter[str] = Counter()
    waiting: list[Standing] = []
    sessions = []
    turn = 0
    for draft in drafts:
        if draft.place.slot.id in runner.past:
            session = runner.past[draft.place.slot.id]
        elif draft.kind == "activation":
            session = _session(runner, draft, activation(_known(runner, "taper", plan)))
        else:
            own = [*waiting, *(each for i, each in enumerate(known) if i % count == turn % count)]
            others = [each for each in known if each not in own]
            ask = Ask(draft.kind, draft.minutes, runner.season.athlete.level, done, (turn + 1) / count)
            dose = fill(own, others, ask)
            waiting = [each for each in own if each.exercise.id in dose.left_out]
            if turn < count - 1:
                dose = dose._replace(left_out=())
            session = _session(runner, draft, dose)
        turn += draft.kind != "activation"
        for each in session.exercises:
            for muscle in muscles.get(each.id, ()):
                done[muscle] += each.sets
        sessions.append(session)
        runner.last_day = session.day.toordinal()
    return sessions


def _session(runner: Runner, draft: Draft, dose: Dose) -> Session:
    start = (EPOCH + timedelta(minutes=draft.place.start)).astimezone(runner.zone)
    return Session.model_construct(
        id=draft.place.slot.id,
        week=draft.place.slot.week + 1,
        day=date.fromordinal(draft.place.ordinal),
        start=start,
        minutes=dose.minutes,
        phase=draft.phase,
        kind=draft.kind,
        rpe=draft.rpe,
        rir=_rir(runner, draft),
        load_au=round(draft.rpe * dose.minutes, 1),
        warmup_min=dose.warmup_min,
        exercises=dose.exercises,
        left_out=dose.left_out,
        reasons=(*draft.reasons, *(_of_these(runner.climbed, dose.exercises) if draft.kind == "loading" else ())),
        policy=runner.season.policy,
    )


def _of_these(climbed: Sequence[Reason], exercises: Sequence[Prescribed]) -> tuple[Reason, ...]:
    names = {each.id for each in exercises}
    return tuple(reason for reason in climbed if reason.values.get("exercise") in names)


def _rir(runner: Runner, draft: Draft) -> Rir:
    if draft.kind in EASY or draft.phase in ("adaptation", "introduction", "transition"):
        return "4+"
    return "0-1" if draft.phase == "specific" and runner.season.athlete.level == "advanced" else "2-3"


def _why(runner: Runner, place: Place, kind: SessionKind) -> tuple[Reason, ...]:
    season = runner.season
    policy = Reason(rule=f"policy.{season.policy}")
    day = season.day(place.ordinal)
    race = season.races[day.race] if day.race >= 0 else None
    if kind == "taper" and race is not None:
        rule = "taper.volume" if day.stance == "taper" else "taper.mini"
        days = race.day.toordinal() - place.ordinal
        return (Reason(rule=rule, values={"race": race.name, "days": days}), policy)
    if kind == "activation" and race is not None:
        days = race.day.toordinal() - place.ordinal
        return (Reason(rule="last.activation", values={"race": race.name, "days": days}), policy)
    rule = {"deload": "deload.reduce", "reentry": "session.reentry", "loading": "overload.weekly-cap"}[kind]
    return (Reason(rule=rule), policy)


def _remember(runner: Runner, plan: WeekPlan, sessions: Sequence[Session], easier: bool) -> None:
    """Carry the week's load and rungs on to the next."""
    for session in sessions:
        runner.introduced.update(each.id for each in session.exercises)
        if session.id in runner.past and session.kind == "loading":
            _stand_where(runner.standings, session.exercises)
    loading = [session for session in sessions if session.kind == "loading"]
    if plan.phase not in LOADING or easier or not loading:
        return
    load = round(sum(session.load_au for session in sessions), 1)
    runner.chain.record(
        load, len([each for each in sessions if each.kind != "activation"]), loading[-1].rpe, plan.block
    )
    done = {each.id for session in sessions for each in session.exercises}
    for each in runner.standings:
        each.due = each.due or each.exercise.id in done


def _climb(runner: Runner, plan: WeekPlan) -> None:
    """Take the steps that are due; only a loading week climbs, so nothing new meets an easier week or the taper."""
    runner.climbed = []
    for each in runner.standings:
        before = each.at, each.reps
        each.climb(new_rungs=plan.phase != "adaptation")
        runner.climbed += _climb_reason(each, before)


def _climb_reason(now: Standing, before: tuple[int, int]) -> list[Reason]:
    exercise = now.exercise.id
    if now.at != before[0]:
        return [Reason(rule="overload.band-order", values={"exercise": exercise, "rung": now.index})]
    if now.reps != before[1]:
        return [Reason(rule="overload.reps-first", values={"exercise": exercise, "reps": now.reps})]
    return []


def _stand_where(known: Sequence[Standing], exercises: Sequence[Prescribed]) -> None:
    for each in known:
        for done in exercises:
            if done.id == each.exercise.id and done.ladder == each.ladder.id:
                each.set(done.rung_index, done.reps)
