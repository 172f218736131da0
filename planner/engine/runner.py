"""The runner while a season is being written: load behind them, rungs under them, what they know.

Moves on week by week: corrections that a log asked for, and steps up the ladders. It decides when something
changes, never how long a session is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner.engine.constraints import HARD
from planner.engine.evidence import number
from planner.engine.ladders import Standing
from planner.engine.loads import Chain
from planner.engine.nouns import Place, Season, Step, WeekPlan, plain
from planner.engine.periodisation import LOADING
from planner.model import Level, Reason, Session, SessionKind

LEAST_ADAPTING = 2
FORGIVEN = int(number("misses", "go-on"))


@dataclass(slots=True, eq=False, repr=False)
class Runner:
    """Where the runner stands at the beginning of a week."""

    season: Season
    weeks: Sequence[WeekPlan]
    chain: Chain
    standings: list[Standing]
    past: Mapping[str, Session]
    steps: list[Step]
    zone: ZoneInfo
    tapers: Mapping[str, Session]
    """By id, the taper sessions of the plan before."""
    easier: frozenset[int] = frozenset()
    """Indexes of the easier weeks."""
    weeks_left: dict[int, int] = field(default_factory=dict)
    """By index, how many loading weeks a week's block has from there on."""
    last_day: int = 0
    """Ordinal of the last session's day; 0 before the first."""
    reentries: int = 0
    """Re-entry sessions still to be done."""
    returned: float = 0.0
    """Share of the old session load to come back to; 0 where there was no break."""
    stepped: set[str] = field(default_factory=set)
    """Exercises that stepped away this week from where a session of it that is over stands."""
    backed: dict[str, Step] = field(default_factory=dict)
    """Exercises that went back this week, each with what asked for it."""
    raised: list[tuple[Step, Standing, Standing]] = field(default_factory=list)
    """This week's steps up, with the exercise's standing as it is and as it was before."""
    too_much: set[str] = field(default_factory=set)
    """Sessions for which those of their week that are over leave no load."""
    all_new: set[str] = field(default_factory=set)
    """Taper sessions for which other gear leaves nothing that the runner has done before."""
    eased: set[str] = field(default_factory=set)
    """Taper sessions that would be harder than in the plan before, and are not."""
    came_back: int = -1
    """Index of the week that came back to that share."""
    introduced: set[str] = field(default_factory=set)
    """Exercises that a session has held."""
    trained: set[str] = field(default_factory=set)
    """Those of them that it held on the ladder of today's gear: other gear brings other movements."""
    met: set[str] = field(default_factory=set)
    """Those too that only sessions in a row that were not done have held."""
    loaded: int = 0
    """Loading weeks behind the runner."""
    taper_week: tuple[int, float] | None = None
    """Index and load of the last taper week."""
    owed: set[str] = field(default_factory=set)
    """Exercises that the last loading week left out: they come first in the next."""
    climbed: dict[str, Reason] = field(default_factory=dict)
    """By exercise, the steps up taken this week."""
    corrected: list[Reason] = field(default_factory=list)
    """What the log asked of this week; of an exercise, until a week holds it again."""
    skipped: dict[str, int] = field(default_factory=dict)
    """Exercises left out, with the day from which they may come back."""
    coming: float = 0.0
    """Share of the old session load that this week is to come back to."""
    held: dict[str, list[str]] = field(default_factory=dict)
    """By session, the exercises that it holds."""
    ladders: dict[str, str] = field(default_factory=dict)
    """By exercise, the ladder that the runner's gear allows."""
    hips: dict[str, frozenset[str]] = field(default_factory=dict)
    """By exercise, the muscles of the hip that it works."""
    shared_out: dict[tuple[int, bool], list[Standing]] = field(default_factory=dict)
    """What weeks dealt with already shared out, with new exercises and without."""
    level: Level = field(init=False)
    hard_days: frozenset[int] = frozenset()
    """Ordinals of the days with a hard run or a race."""
    on_hard_days: bool = False
    """Whether the school of placing is that of the hard days."""
    follows_policy: Reason = field(init=False)
    """What a session says that lies as that school asks."""
    adapting: int = 0
    """Weeks of adapting in the first block."""
    missed: frozenset[str] = frozenset()
    """Sessions that were not done."""
    undone: frozenset[str] = frozenset()
    """Those of them that are several in a row: the runner goes on from before them."""

    def __post_init__(self) -> None:
        self.held = {name: [each.id for each in session.exercises] for name, session in self.past.items()}
        self.ladders = {each.id: each.ladder for each in self.standings}
        self.hips = {each.id: each.hips for each in self.standings}
        first = self.weeks[0].block
        self.level = self.season.athlete.level
        self.weeks_left = dict(self._weeks_left())
        self.adapting = sum(1 for week in self.weeks if week.phase == "adaptation" and week.block == first)
        hard = {run.day for run in self.season.runs if run.kind in HARD} | {race.day for race in self.season.races}
        self.hard_days = frozenset(day.toordinal() for day in hard)
        self.on_hard_days = self.season.policy == "hard-day"
        self.follows_policy = plain(f"policy.{self.season.policy}")
        rows = [step.missed for step in self.steps]
        self.missed = frozenset[str]().union(*rows)
        self.undone = frozenset[str]().union(*(row for row in rows if len(row) > FORGIVEN))
        self.steps = [step for step in self.steps if len(step.missed) != FORGIVEN]

    def _weeks_left(self) -> Iterator[tuple[int, int]]:
        left: dict[int, int] = {}
        for week in reversed(self.weeks):
            loads_here = week.phase in LOADING and week.index not in self.easier
            left[week.block] = left.get(week.block, 0) + loads_here
            yield week.index, left[week.block]

    def ceiling(self, name: str, kind: SessionKind) -> Session | None:
        """Return the session of the plan before that a taper session may not be harder than, where there is one."""
        before = self.tapers.get(name)
        same = before is not None and (kind in (before.kind, "reentry") or (before.kind, kind) == ("reentry", "taper"))
        return before if same else None

    def known(self, plan: WeekPlan, new_allowed: bool) -> list[Standing]:
        """Return the exercises a session of this week may use."""
        dealt = self.dealt(plan, new_allowed)
        return [each for each in dealt if each.id not in self.skipped] if self.skipped else dealt

    def familiar(self, known: Sequence[Standing]) -> list[Standing]:
        """Return those that the runner has done in that very way; all of them where nothing was done yet."""
        return [each for each in known if each.id in self.trained] if self.introduced else list(known)

    def dealt(self, plan: WeekPlan, new_allowed: bool) -> list[Standing]:
        """Return the exercises that a week shares out, those left out too, so that none changes its session.

        A new one enters only in the first loading weeks. The first week of adapting brings the easy movements, the
        next those that wait; the last one waits for all.
        """
        found = self.shared_out.get((plan.index, new_allowed))
        if found is None:
            found = self.shared_out[plan.index, new_allowed] = self._dealt(plan, new_allowed)
        return found

    def _dealt(self, plan: WeekPlan, new_allowed: bool) -> list[Standing]:
        allowed: set[str] = set() if self.introduced else {"adaptation"}
        if new_allowed and plan.phase in LOADING:
            allowed = {"adaptation"}
            if self.loaded or self.adapting == 1:
                allowed.add("build")
            if self.loaded >= max(self.adapting, LEAST_ADAPTING) - 1 and self._met_all("build"):
                allowed.add("last")
        introduced = self.introduced
        return [each for each in self.standings if each.id in introduced or each.introduced in allowed]

    def _met_all(self, introduced: str) -> bool:
        """Whether every exercise that comes in at that time has been done, or is left out by now."""
        found = [each.id for each in self.standings if each.introduced == introduced]
        return all(name in self.introduced or name in self.skipped for name in found)

    def take_steps(self, plan: WeekPlan, places: Sequence[Place], climbing: bool) -> None:
        """Apply what the log asks for from the first session after it on; a step up waits for a week that climbs."""
        self.stepped, self.backed = set(), {}
        if self.steps:
            last = places[-1].ordinal if places else 0
            begun = self._begun(places)
            waiting = []
            for step in self.steps:
                if step.ordinal > last or (step.rungs > 0 and not climbing) or self._came_late(step, places):
                    waiting.append(step)
                else:
                    self._take(step, [session for session in begun if self._came_before(step, session)])
            self.steps = waiting
        if self.skipped:
            begins = plan.starts.toordinal()
            self.skipped = {name: until for name, until in self.skipped.items() if until > begins}

    def _came_late(self, step: Step, places: Sequence[Place]) -> bool:
        """Whether all that a week held after a log is over and knows nothing of it: the plan was adapted after that."""
        after = [self.past.get(place.slot.id) for place in places if place.ordinal >= step.ordinal]
        return all(session is not None and self._knows_nothing_of(step, session) for session in after)

    def _came_before(self, step: Step, session: Session) -> bool:
        """Whether a session lies before a log, or was planned before it was heard."""
        return session.day.toordinal() < step.ordinal or self._knows_nothing_of(step, session)

    def _knows_nothing_of(self, step: Step, session: Session) -> bool:
        """Whether a session is over that was planned before a log of effort or pain was heard."""
        heard = step.missed or step.load is not None or step.reason in session.reasons
        return session.id in self.past and not heard

    def _take(self, step: Step, begun: Sequence[Session]) -> None:
        """Step from where the week's sessions before it stand: those have taken the week's climb already."""
        self.corrected.append(step.reason)
        held = {done.id: done for session in begun if session.kind == "loading" for done in session.exercises}
        told = {done.id for session in begun if step.reason in session.reasons for done in session.exercises}
        for each in self.standings:
            if step.exercise in (None, each.id):
                done = held.get(each.id)
                if done and done.ladder == each.ladder and each.id not in self.stepped:
                    each.set(done.rung_index, done.reps)
                    each.due = False
                    self.stepped.add(each.id)
                if step.rungs < 0:
                    self.backed[each.id] = step
                if step.rungs > 0:
                    self.raised.append((step, each, replace(each)))
                each.held = each.held or step.hold
                if each.id not in told:
                    each.move(step.rungs)
                each.due = each.due and step.rungs >= 0
                each.last = (each.at, each.reps) if step.rungs else each.last
        if step.skip_days and step.exercise:
            self.skipped[step.exercise] = step.ordinal + step.skip_days
        if step.load is not None:
            self.returned = step.load if not self.returned else min(step.load, self.returned)

    def climb(self, plan: WeekPlan) -> None:
        """Take the steps that are due; only a loading week climbs, so nothing new meets an easier week or a taper."""
        self.climbed = {}
        new_rungs = plan.phase != "adaptation"
        for each in self.standings:
            if each.due:
                at, reps = each.at, each.reps
                each.climb(new_rungs)
                if each.at != at:
                    self.climbed[each.id] = _stepped("overload.band-order", each.id, "rung", each.index)
                elif each.reps != reps:
                    self.climbed[each.id] = _stepped("overload.reps-first", each.id, "reps", each.reps)

    def stand_as_begun(self, places: Sequence[Place]) -> None:
        """Go on within a week from where its loading sessions that are over stand."""
        for session in self._begun(places):
            if session.kind == "loading":
                self._stand_where(session)

    def _begun(self, places: Sequence[Place]) -> list[Session]:
        """Return the sessions of a week that are over, without those in a row that were not done."""
        if not self.past:
            return []
        held = (place.slot.id for place in places)
        return [self.past[name] for name in held if name in self.past and name not in self.undone]

    def remember(self, plan: WeekPlan, sessions: Sequence[Session], easier: bool) -> None:
        """Carry a week's load and rungs on to the next."""
        self._take_back(sessions)
        for session in sessions:
            names, done = self.held[session.id], session.id not in self.undone
            if not self.trained.issuperset(names):
                self._meet(session, done or not self.chain.last_week)
            if done and session.id in self.past and session.kind == "loading":
                self._stand_where(session)
        if self.corrected:
            waiting = [reason for reason in self.corrected if not _is_shown(reason, sessions)]
            self.corrected = list(self._still_to_tell(waiting, sessions))
        if plan.phase == "taper":
            self.taper_week = plan.index, sum([session.load_au for session in sessions])
        kinds = [session.kind for session in sessions]
        if plan.phase not in LOADING or "loading" not in kinds or "taper" in kinds:
            return
        loading = [session for session in sessions if session.kind == "loading"]
        self._stand_on(loading)
        if easier:
            return
        if any(session.id not in self.undone for session in loading):
            self._record(plan, sessions, loading)
        elif not self.chain.last_week:
            self._record(plan, sessions, loading)
            self.returned = 1.0
        else:
            self._leave_out(plan, sessions)

    def _meet(self, session: Session, trains: bool) -> None:
        """Note what a session holds; a past one may have held it on the ladder of other gear."""
        names = self.held[session.id]
        self.met.update(names)
        if trains:
            self.introduced.update(names)
            on_ladders = [each.id for each in session.exercises if self.ladders.get(each.id) == each.ladder]
            self.trained.update(on_ladders)

    def _take_back(self, sessions: Sequence[Session]) -> None:
        """Let a step up wait where no loading session after it holds its exercise: nobody would have trained there."""
        for step, each, before in self.raised:
            after = (one for one in sessions if one.kind == "loading" and one.day.toordinal() >= step.ordinal)
            if not any(each.id == held.id for one in after for held in one.exercises):
                each.stand(before.at, before.reps)
                each.last, each.due, each.kept, each.earned = before.last, before.due, before.kept, before.earned
                self.stepped.discard(each.id)
                self.corrected = [reason for reason in self.corrected if reason is not step.reason]
                self.steps.append(step)
        self.raised = []

    def _still_to_tell(self, waiting: Sequence[Reason], sessions: Sequence[Session]) -> Iterator[Reason]:
        """Drop what misses asked for once the runner has trained again; keep it for exercises not done since."""
        if not waiting:
            return
        over = [one for one in sessions if one.kind == "loading" and one.id in self.past and one.id not in self.missed]
        done = {each.id for session in over for each in session.exercises} - self.stepped
        for reason in waiting:
            if reason.rule != "misses" or not done:
                yield reason
            elif "exercise" in reason.values:
                yield from () if reason.values["exercise"] in done else (reason,)
            else:
                for name in sorted(self.met - done):
                    yield Reason(rule="misses", values={**reason.values, "exercise": name})

    def _record(self, plan: WeekPlan, sessions: Sequence[Session], loading: Sequence[Session]) -> None:
        """Carry the week's load on; where sessions were missed, a regular one is no more than those that were not."""
        self.chain.record([session for session in sessions if session.kind != "activation"], plan.block)
        done = [session for session in loading if session.id not in self.undone] if self.undone else loading
        if self.came_back == plan.index:
            self._hold_to([session for session in loading if session.id not in self.past])
        if len(done) < len(loading):
            self._hold_to(done)
        self.loaded += bool(done)
        self.owed = {name for session in loading for name in session.left_out}

    def _hold_to(self, sessions: Sequence[Session]) -> None:
        """Let a regular session be no more than these are on average."""
        if sessions:
            mean = sum([session.load_au for session in sessions]) / len(sessions)
            self.chain.a_session = min(self.chain.a_session, mean)

    def _leave_out(self, plan: WeekPlan, sessions: Sequence[Session]) -> None:
        """Go on from the week before one that was not done, and from no more than that week was to hold."""
        planned = [session.load_au for session in sessions if session.kind != "activation"]
        self.chain.last_week = min(self.chain.last_week, round(sum(planned), 1))
        self.chain.a_session = min(self.chain.a_session, sum(planned) / len(planned))
        if self.came_back == plan.index:
            self.returned = self.coming

    def _stand_on(self, loading: Sequence[Session]) -> None:
        """Note on every ladder whether the week's loading sessions did it, missed it, or left it out."""
        done: set[str] = set()
        missed: set[str] = set()
        undone: set[str] = set()
        for session in loading:
            held = undone if session.id in self.undone else missed if session.id in self.missed else done
            held.update(self.held[session.id])
        for each in self.standings:
            if each.id in done:
                if each.id not in self.backed or not self._done_only_before_going_back(each.id, loading):
                    each.done()
            elif each.id in missed:
                each.miss(FORGIVEN)
            elif each.id in undone:
                each.back()
            else:
                each.undo()

    def _done_only_before_going_back(self, name: str, loading: Sequence[Session]) -> bool:
        """Whether what went back this week was done at its old rung only: nothing is earned on the new one."""
        step = self.backed[name]
        if step.missed:
            return False
        after = (one for one in loading if not self._came_before(step, one))
        return not any(name == held.id for one in after for held in one.exercises)

    def _stand_where(self, session: Session) -> None:
        """Stand where a session that is over stands, but for what stepped away from there."""
        for each in self.standings:
            for done in session.exercises:
                if done.id == each.id and done.ladder == each.ladder and each.id not in self.stepped:
                    each.set(done.rung_index, done.reps)


@lru_cache(4096)
def _stepped(rule: str, exercise: str, what: str, now: int) -> Reason:
    """Return the reason of a step up: one for all sessions that tell it."""
    return Reason(rule=rule, values={"exercise": exercise, what: now})


def _is_shown(reason: Reason, sessions: Sequence[Session]) -> bool:
    """Whether a session tells what the log asked for, and holds the exercise that it is about."""
    exercise = reason.values.get("exercise")
    return any(
        reason in session.reasons and exercise in (None, *(each.id for each in session.exercises))
        for session in sessions
    )
