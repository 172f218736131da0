"""What each placed session of a week is for, how hard and how long.

Kinds follow from the day a session really has; minutes follow from the load chain, the taper's curve and
what the known exercises can fill. Nothing here chooses exercises.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from planner.engine import loads, shaping
from planner.engine.dosing import fullest, light_minutes, light_most, one_set_each
from planner.engine.loads import rpe_of, whole_minutes
from planner.engine.nouns import Place, Stance, WeekPlan, made, plain
from planner.engine.periodisation import LOADING, STRETCH, too_late
from planner.engine.runner import Runner
from planner.model import Phase, Reason, SessionKind

ByWeek = Mapping[int, list[Place]]
Kinds = tuple[tuple[Place, SessionKind], ...]
SHORT_WEEKS = 2
TAPERS: frozenset[Stance] = frozenset(("taper", "mini"))


class Draft(NamedTuple):
    """A session with its kind and minutes, before it has content."""

    place: Place
    kind: SessionKind
    phase: Phase
    rpe: float
    minutes: int
    reasons: tuple[Reason, ...]


class Budget(NamedTuple):
    """One week whose minutes are being shared out."""

    runner: Runner
    plan: WeekPlan
    by_week: ByWeek
    kinds: Kinds
    own: Mapping[SessionKind, Sequence[Place]]
    """The week's places by kind."""
    most: int
    """Minutes of the longest session that can be filled."""

    def of(self, kind: SessionKind) -> Sequence[Place]:
        """Return the week's places of one kind."""
        return self.own.get(kind, ())


def drafts(runner: Runner, plan: WeekPlan, by_week: ByWeek, easier: bool) -> list[Draft]:
    """Return the week's sessions with kind, effort and minutes; uses up the runner's re-entries."""
    places = by_week.get(plan.index, [])
    kinds = _affordable(runner, plan, tuple([(place, _kind(runner, plan, place, easier)) for place in places]))
    own: dict[SessionKind, list[Place]] = {}
    for place, kind in kinds:
        own.setdefault(kind, []).append(place)
    known = runner.known(plan, new_allowed=own.keys() <= {"loading"})
    most = min(runner.season.athlete.minutes, fullest(known, runner.level))
    budget = Budget(runner, plan, by_week, kinds, own, most)
    phases = {kind: _phase_of(plan, kind) for kind in own}
    aims = {kind: _rpe(runner, phases[kind], kind) for kind in own}
    efforts = {place.slot.id: aims[kind] for place, kind in kinds}
    minutes = _no_harder(budget, _minutes(budget), efforts)
    load_au = sum([efforts[name] * minutes[name] for name in efforts])
    rules = {kind: _rules(budget, kind, load_au) for kind in phases}
    found = []
    for place, kind in kinds:
        name, why = place.slot.id, rules[kind] or _before_race(runner, place, kind)
        if (place.ordinal in runner.hard_days) == runner.on_hard_days:
            why = (*why, runner.follows_policy)
        found.append(Draft(place, kind, phases[kind], efforts[name], minutes[name], why))
    return found


def easier_weeks(
    weeks: Sequence[WeekPlan], by_week: ByWeek, begun: Mapping[int, bool | None] = MappingProxyType({})
) -> frozenset[int]:
    """Return the easier weeks by index: those that lost sessions their neighbours have, and those of the rhythm.

    The rhythm starts anew after every week that is easier by itself. ``begun`` tells of weeks with sessions that
    are over whether they are easier; None: only where they lost sessions.
    """
    short = _short_weeks(weeks, {week.index: _work(by_week.get(week.index, ())) for week in weeks})
    short -= {index for index, easier in begun.items() if easier is False}
    fixed = {index: index in short if easier is None else easier for index, easier in begun.items()}
    planned: set[int] = set()
    first = 0
    while first < len(weeks):
        end = first
        while end < len(weeks) and weeks[end].phase in STRETCH and end not in short:
            end += 1
        rhythm = weeks[first].rhythm
        if rhythm is not None and end > first:
            planned.update(_of_rhythm(range(first, end), rhythm, fixed))
        first = max(end, first + 1)
    return frozenset(short | planned)


def _of_rhythm(stretch: range, rhythm: tuple[int, int], fixed: Mapping[int, bool]) -> set[int]:
    """Return a stretch's easier weeks; where weeks that have begun are others, the rhythm goes on from these."""
    every, least = rhythm
    planned = {stretch.start + easier for easier in shaping.easier_weeks(len(stretch), every, least)}
    begun = [index for index in stretch if index in fixed]
    if all((index in planned) == fixed[index] for index in begun):
        return planned
    eased = {index for index in begun if fixed[index]}
    following = max(eased, default=begun[-1] + 1)
    if not eased and (following >= stretch.stop or len(stretch) <= every):
        return set()
    return {*eased, following, *_of_rhythm(range(following + 1, stretch.stop), (every, every + 1), fixed)}


def _short_weeks(weeks: Sequence[WeekPlan], counts: Mapping[int, int]) -> set[int]:
    """Return the weeks, one or two in a row, that hold fewer sessions than they asked for and than the weeks beside.

    Where fewer sessions are the rule for longer they are what the runner has: such weeks load as others do, but
    for those with fewer sessions than both their neighbours.
    """
    loading = [week for week in weeks if week.phase in LOADING]
    if not any(_lacks(week, counts) for week in loading):
        return set()
    short = {week.index for week in loading if not counts[week.index] and _wanted(week)}
    held = [week for week in loading if counts[week.index]]
    rows = [list(row) for _, row in groupby(held, key=lambda week: (counts[week.index], _lacks(week, counts)))]
    for run in _easy_rows(rows, counts):
        many = sum(len(rows[i]) for i in run) > SHORT_WEEKS
        for i in run:
            if not many or all(counts[row[0].index] > counts[rows[i][0].index] for row in _beside(rows, i)):
                short.update(week.index for week in rows[i])
    return short


_Rows = Sequence[Sequence[WeekPlan]]


def _easy_rows(rows: _Rows, counts: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the rows of weeks that could be easier ones, by place; those that follow each other together."""
    run: list[int] = []
    for i, row in enumerate(rows):
        if run and row[0].index != rows[run[-1]][-1].index + 1:
            yield run
            run = []
        more = any(counts[other[0].index] > counts[row[0].index] for other in _beside(rows, i))
        if len(row) <= SHORT_WEEKS and _lacks(row[0], counts) and more:
            run.append(i)
    yield run


def _beside(rows: _Rows, i: int) -> _Rows:
    return [*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2]]


def _lacks(week: WeekPlan, counts: Mapping[int, int]) -> bool:
    return counts[week.index] < _wanted(week)


def _wanted(week: WeekPlan) -> int:
    return len([None for slot in week.slots if slot.work == "work"])


def _work(places: Sequence[Place]) -> int:
    return len([None for place in places if place.slot.work == "work"])


def _kind(runner: Runner, plan: WeekPlan, place: Place, easier: bool) -> SessionKind:
    if place.slot.work == "activation":
        return "activation"
    if plan.phase == "introduction" or ((easier or plan.phase == "bridge") and not runner.chain.last_week):
        return "reentry"
    if runner.reentries:
        runner.reentries -= 1
        return "reentry"
    season = runner.season
    if plan.phase == "bridge" or (easier and season.day(place.ordinal).stance != "taper"):
        return "deload"
    near = season.day(place.ordinal).stance in TAPERS or plan.phase == "taper"
    if near and not too_late(season, season.races[_race_of(runner, place)]):
        return "taper"
    return "loading"


def _affordable(runner: Runner, plan: WeekPlan, kinds: Kinds) -> Kinds:
    """Leave out the last sessions of a week that has begun, where what is over leaves no load for them."""
    if not runner.past:
        return kinds
    held = {kind for _, kind in kinds}
    over = [runner.past[place.slot.id] for place, _ in kinds if place.slot.id in runner.past]
    short = all(session.minutes <= loads.SHORTEST_MIN for session in over)
    if short or plan.phase not in LOADING or "loading" not in held or not held.isdisjoint(("deload", "taper")):
        return kinds
    left = loads.CAP * runner.chain.last_week - sum(session.load_au for session in over)
    while len(kinds) > len(over) and left < _least(runner, plan, kinds[len(over) :]) and runner.chain.last_week:
        runner.too_much.add(kinds[-1][0].slot.id)
        runner.reentries += kinds[-1][1] == "reentry"
        kinds = kinds[:-1]
    return kinds


def _least(runner: Runner, plan: WeekPlan, kinds: Kinds) -> float:
    """Return the load of the shortest sessions of these kinds."""
    return loads.SHORTEST_MIN * sum(_rpe(runner, _phase_of(plan, kind), kind) for _, kind in kinds)


def _race_of(runner: Runner, place: Place) -> int:
    """Return the index of the race whose taper a place belongs to: the day's own, or the next that counts."""
    day = runner.season.day(place.ordinal)
    if day.race >= 0:
        return day.race
    races = enumerate(runner.season.races)
    return next(
        (index for index, race in races if race.priority != "C" and race.day.toordinal() >= place.ordinal),
        len(runner.season.races) - 1,
    )


def _phase_of(plan: WeekPlan, kind: SessionKind) -> Phase:
    if kind in ("taper", "activation"):
        return "taper"
    if plan.phase == "taper" and kind == "loading":
        return "maintenance"
    return "reentry" if kind == "reentry" and plan.phase != "introduction" else plan.phase


def _rpe(runner: Runner, phase: Phase, kind: SessionKind) -> float:
    """Return the effort aimed at: kept where only volume falls."""
    if kind in ("activation", "reentry"):
        return rpe_of(kind)
    if kind == "deload" and phase != "bridge" and runner.chain.rpe:
        return runner.chain.easier_rpe
    return runner.chain.rpe or rpe_of(phase) if kind in ("deload", "taper") else rpe_of(phase)


def _minutes(budget: Budget) -> dict[str, int]:
    own = budget.own
    reentry: list[int] = []
    taper: list[int] = []
    others = 0.0
    if "reentry" in own:
        reentry = [_reentry_minutes(budget)] * len(own["reentry"])
        others = sum(reentry) * rpe_of("reentry")
    if "taper" in own:
        taper = _taper_minutes(budget)
        others += sum(taper) * _rpe(budget.runner, "taper", "taper")
    found: dict[str, int] = {}
    for kind, places in own.items():
        if kind == "loading":
            shared = _loading_minutes(budget, others)
        elif kind == "deload":
            shared = _deload_minutes(budget, others)
        elif kind == "activation":
            shared = [_light(budget)] * len(places)
        else:
            shared = taper if kind == "taper" else reentry
        found.update(zip([place.slot.id for place in places], shared, strict=True))
    return found


def _light(budget: Budget) -> int:
    """Return the minutes of an activation with what is known by now."""
    runner = budget.runner
    return light_minutes(runner.known(budget.plan, new_allowed=False), light_most(runner.season.athlete.minutes))


def _reentry_minutes(budget: Budget) -> int:
    chain, count = budget.runner.chain, len(budget.of("reentry"))
    usual = chain.a_session / chain.rpe if chain.last_week else chain.first / rpe_of("adaptation")
    minutes = round(loads.REENTRY_MINUTES * usual)
    if chain.last_week and count:
        easier = budget.plan.index in budget.runner.easier
        most = (loads.DELOAD_MOST if easier else loads.CAP) * chain.last_week
        others = tuple(own for own in budget.kinds if own[1] in ("loading", "deload"))
        left = min(most / len(budget.kinds), (most - _least(budget.runner, budget.plan, others)) / count)
        minutes = min(minutes, int(left / rpe_of("reentry")))
    return max(loads.SHORTEST_MIN, minutes)


def _deload_minutes(budget: Budget, others: float) -> list[int]:
    """Return the minutes of an easier week's sessions; a bridge keeps the whole session, once a week.

    ``others`` is the load of the week's other sessions.
    """
    count, chain = len(budget.of("deload")), budget.runner.chain
    if count and budget.plan.phase == "bridge":
        return whole_minutes(chain.a_session * count, chain.rpe, count, budget.most)
    return loads.easier_minutes(chain, count, others) if count else []


def _loading_minutes(budget: Budget, others: float) -> list[int]:
    """Return the minutes of the loading sessions; ``others`` is the load of the week's other sessions."""
    runner, plan, most = budget.runner, budget.plan, budget.most
    chain, rpe, count = runner.chain, rpe_of(plan.phase), len(budget.of("loading"))
    if not count:
        return []
    if plan.phase in ("maintenance", "taper"):
        each_min = one_set_each(runner.known(plan, new_allowed=True), most)
        left = (chain.last_week - others) / count if chain.last_week else each_min * rpe
        return [max(loads.SHORTEST_MIN, min(each_min, int(left / rpe)))] * count
    if plan.phase not in LOADING and chain.last_week:
        return whole_minutes(chain.a_session * loads.TRANSITION * count, rpe, count, most)
    each = chain.regular(plan.block, plan.peak, runner.weeks_left[plan.index])
    if runner.returned and chain.last_week:
        each = min(each, runner.returned * chain.a_session)
        runner.came_back = plan.index
    runner.returned = 0.0
    if not chain.last_week:
        return whole_minutes(each * count, rpe, count, most)
    ceiling = loads.CAP * chain.last_week - others
    return _beside_the_past(budget, whole_minutes(each * count, rpe, count, most, ceiling), rpe, ceiling)


def _beside_the_past(budget: Budget, minutes: list[int], rpe: float, ceiling: float) -> list[int]:
    """Shorten the loading sessions to come where those of the week that are over left them less."""
    if not budget.runner.past:
        return minutes
    names = [place.slot.id for place in budget.of("loading")]
    over = [budget.runner.past[name].load_au for name in names if name in budget.runner.past]
    ahead, left = minutes[len(over) :], ceiling - sum(over)
    if not over or sum(ahead) * rpe <= left:
        return minutes
    return [*minutes[: len(over)], *whole_minutes(left, rpe, len(ahead), budget.most, left)]


def _taper_minutes(budget: Budget) -> list[int]:
    """Return the minutes of this week's taper sessions, reckoned over the whole taper they belong to."""
    own = budget.of("taper")
    if not own:
        return []
    season, chain = budget.runner.season, budget.runner.chain
    rpe = _rpe(budget.runner, "taper", "taper")
    index = _race_of(budget.runner, own[0])
    race = season.races[index]
    if race.priority != "A":
        each = loads.MINI * (chain.a_session or chain.first)
        return _shared(budget, own, whole_minutes(each * len(own), rpe, len(own), budget.most), rpe)
    gun = race.day.toordinal()
    days = {
        place.slot.id: gun - place.ordinal
        for places in budget.by_week.values()
        for place in places
        if gun - loads.TAPER_DAYS <= place.ordinal < gun and _race_of(budget.runner, place) == index
    }
    lights = {place.slot.id for places in budget.by_week.values() for place in places if place.slot.work != "work"}
    inside = [name for name in days if name not in lights]
    light = _light(budget) * rpe_of("activation") * (len(days) - len(inside))
    aims = dict(zip(inside, loads.taper_loads(chain, [days[name] for name in inside], light), strict=True))
    before = loads.TAPER_MOST * (chain.a_session or chain.first)
    asked = [max(loads.SHORTEST_MIN, int(aims.get(place.slot.id, before) / rpe)) for place in own]
    return _shared(budget, own, asked, rpe)


def _shared(budget: Budget, own: Sequence[Place], asked: list[int], rpe: float) -> list[int]:
    """Return a taper week's minutes: no growth from week to week, and no session longer than in the plan before."""
    runner = budget.runner
    most = list(asked)
    for i, place in enumerate(own):
        before = runner.ceiling(place.slot.id, "taper")
        most[i] = min(most[i], before.minutes) if before else most[i]
    free, least = _no_growth(budget, asked, rpe), _no_growth(budget, most, rpe)
    for place, longer, minutes in zip(own, free, least, strict=True):
        if minutes < min(longer, budget.most):
            runner.eased.add(place.slot.id)
    return least


def _no_harder(budget: Budget, minutes: Mapping[str, int], efforts: dict[str, float]) -> dict[str, int]:
    """Return the minutes that can be filled; of a taper session no more, and no more effort, than the plan before."""
    runner, most = budget.runner, budget.most
    found = {name: min(most, each) for name, each in minutes.items()}
    for place, kind in budget.kinds if runner.tapers else ():
        name = place.slot.id
        before = runner.ceiling(name, kind)
        if before is not None and (before.minutes < found[name] or before.rpe < efforts[name]):
            found[name], efforts[name] = min(before.minutes, found[name]), min(before.rpe, efforts[name])
            runner.eased.add(name)
    return found


def _no_growth(budget: Budget, minutes: list[int], rpe: float) -> list[int]:
    """Shorten a taper week's sessions until it asks no more than the week that it goes on from.

    That is the taper week before it, else the last loading week; at the shortest session it ends.
    """
    index, most = budget.runner.taper_week or (-1, 0.0)
    if index != budget.plan.index - 1:
        most = budget.runner.chain.last_week
    light = sum(_light(budget) for _ in budget.of("activation")) * rpe_of("activation")
    while most and sum(minutes) * rpe + light > most and max(minutes) > loads.SHORTEST_MIN:
        longest = len(minutes) - 1 - minutes[::-1].index(max(minutes))
        minutes[longest] -= 1
    return minutes


def _rules(budget: Budget, kind: SessionKind, load_au: float) -> tuple[Reason, ...]:
    """Return why a week's sessions of that kind are as they are; nothing where it is each one's race that says so."""
    if kind in ("taper", "activation"):
        return ()
    if budget.plan.phase == "bridge":
        return (plain("frequency.maintain"),)
    before_au = budget.runner.chain.last_week
    if kind == "loading" and before_au:
        return (made(Reason, rule="overload.weekly-cap", values={"load_au": load_au, "before_au": before_au}),)
    return (plain({"deload": "deload.reduce", "reentry": "session.reentry", "loading": "overload.start"}[kind]),)


def _before_race(runner: Runner, place: Place, kind: SessionKind) -> tuple[Reason, ...]:
    race = runner.season.races[_race_of(runner, place)]
    rule = "last.activation" if kind == "activation" else f"taper.{'volume' if race.priority == 'A' else 'mini'}"
    days = race.day.toordinal() - place.ordinal
    return (made(Reason, rule=rule, values={"race": race.name, "days": days}),)
