"""Step 2: from the season's days and a plan shape to weeks: phase, rhythm, and sessions asked for.

Phases are laid backwards from each A race; races on the way carve out their own reduced and recovery
weeks. Nothing here has a day or a dose yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from math import floor

from planner.engine.evidence import number
from planner.engine.nouns import Day, Season, Slot, Stance, WeekPlan, made
from planner.engine.shaping import allocate, blocks, chosen
from planner.model import Phase, PhaseSpan, Race, Reason, Shape

LOADING: frozenset[Phase] = frozenset(("adaptation", "build", "specific", "rebuild"))
STRETCH: frozenset[Phase] = frozenset(("build", "specific", "rebuild"))
ONCE_A_WEEK: frozenset[Phase] = frozenset(("maintenance", "bridge", "transition", "recovery"))
MOST_SPECIFIC = int(number("frequency.specific", "most"))
TOO_LATE_DAYS = int(number("horizon.maintain", "most"))
RHYTHM_DAYS = 7 * int(number("horizon.rhythm", "least"))
LONG_BUILD = int(number("horizon.rhythm", "build"))
REBUILD_WEEKS = 6
ADAPT_WEEKS = 2
TRANSITION_FROM_WEEKS = 12
EARLIER_PEAK = number("load.return", "earlier-peak") / 100
ROUND_UP_FROM = 0.25
NEARLY_A_WEEK = 5
REDUCED_DAYS = 3
CARRYING: frozenset[Stance] = frozenset(("load", "taper", "mini"))


class Draft:
    """The labels of the weeks while phases are being laid."""

    def __init__(self, season: Season):
        self.phases: list[Phase | None] = [None] * season.weeks
        self.most: list[int | None] = [None] * season.weeks
        self.block = [0] * season.weeks
        self.peak = [1.0] * season.weeks
        self.rhythm: list[tuple[int, int] | None] = [None] * season.weeks

    def lay(self, first: int, weeks: int, span: PhaseSpan) -> None:
        """Give ``weeks`` weeks from ``first`` a phase."""
        for week in range(first, first + weeks):
            self.phases[week] = span.phase
            self.most[week] = span.sessions


def periodise(season: Season, shapes: Sequence[Shape], asked: str | None = None) -> tuple[WeekPlan, ...]:
    """Return every week of the season with its phase and the sessions it asks for."""
    draft = Draft(season)
    first = int(season.start > season.days[0].ordinal and not _is_late(season, season.start))
    for index in _targets(season):
        end = _taper_week(season, index)
        if end > first:
            shape = chosen(shapes, _horizon(season, index), asked)
            draft.rhythm[first:end] = [_rhythm(season, index, shape)] * (end - first)
            _lay_segment(season, draft, (first, end), shape)
        first = _week(season, season.races[index].day.toordinal()) + 1
    _override(season, draft)
    weeks: list[WeekPlan] = []
    usual = season.athlete.sessions
    for week in range(season.weeks):
        phase = draft.phases[week] or ("transition" if week else "maintenance")
        usual = _frequency(season, phase, draft.most[week]) if phase in LOADING else usual
        starts = date.fromordinal(season.days[week * 7].ordinal)
        slots, reasons = _slots(season, week, phase, usual), _reasons(season, week, phase)
        rhythm, peak, block = draft.rhythm[week], draft.peak[week], draft.block[week]
        weeks.append(WeekPlan(week, starts, phase, rhythm, slots, peak, block, reasons))
    return tuple(weeks)


def _targets(season: Season) -> list[int]:
    targets = [index for index, race in enumerate(season.races) if race.priority == "A"]
    last = len(season.races) - 1
    return targets if last in targets else [*targets, last]


def _horizon(season: Season, index: int) -> int:
    """Days from where the build towards a race may begin: the start, or the A race before it."""
    before = [race for race in season.races[:index] if race.priority == "A"]
    begin = before[-1].day.toordinal() if before else season.start
    return season.races[index].day.toordinal() - begin


def _rhythm(season: Season, index: int, shape: Shape) -> tuple[int, int] | None:
    """Return the rhythm of easier weeks before a race; with little time to it only a long build has one."""
    least = shape.deload_from_weeks
    if least is None:
        return None
    if _horizon(season, index) < RHYTHM_DAYS:
        return LONG_BUILD - 1, least
    careful = season.athlete.level == "new" or season.athlete.masters
    return int(number("deload.every", "beginners" if careful else "weeks")), least


def _week(season: Season, ordinal: int) -> int:
    return (ordinal - season.days[0].ordinal) // 7


def _taper_week(season: Season, index: int) -> int:
    """Return the first week that belongs to the taper of a race, or its own week where it has none."""
    own = _week(season, season.races[index].day.toordinal())
    week = own
    while week > 0 and _share(season, week - 1, index) >= 4:
        week -= 1
    return week if season.races[index].priority != "C" else own + 1


def _share(season: Season, week: int, index: int) -> int:
    return sum(1 for day in season.week(week) if day.race == index and day.stance in ("taper", "activation", "rest"))


def _lay_segment(season: Season, draft: Draft, weeks: tuple[int, int], shape: Shape) -> None:
    """Lay the phases of the weeks from the first up to, not with, the first taper week."""
    first, end = weeks
    while first < end and _stances(season.week(first)).count("recovery") >= 4:
        draft.phases[first] = "recovery"
        first += 1
    if first >= end:
        return
    follows_race = any(race.day.toordinal() < season.days[first * 7].ordinal for race in season.races)
    own = [span for span in shape.phases if span.phase != "taper"]
    if follows_race and end - first < TRANSITION_FROM_WEEKS and shape.progression:
        own = [_span("rebuild")]
    elif follows_race:
        draft.phases[first] = "transition"
        first += 1
    tapers = len(own) < len(shape.phases)
    lengths = blocks(shape, end - first + 2 * tapers)
    for number_, (length, bridge) in enumerate(lengths):
        final = number_ == len(lengths) - 1
        weeks_here = length - 2 * tapers * final
        phases = own if final else [span for span in own if span.phase != "specific"]
        at = first
        for span, count in allocate(phases, min(weeks_here, end - first)):
            draft.lay(at, count, span)
            at += count
        draft.lay(at, bridge, _span("bridge", 1))
        for week in range(first, at + bridge):
            draft.block[week] = (draft.block[first - 1] + 1) if first else number_
            draft.peak[week] = 1.0 if final else EARLIER_PEAK
        first = at + bridge


@cache
def _span(phase: Phase, sessions: int | None = None) -> PhaseSpan:
    """Return the span of a phase that no shape has."""
    return made(PhaseSpan, id=phase, phase=phase, least=0, most=60, share=1, sessions=sessions)


def _override(season: Season, draft: Draft) -> None:
    """Let the days speak where a week is mostly something else: taper, recovery, introduction, a break."""
    for week in range(season.weeks):
        own = _own(season, week)
        stances = _stances(own)
        raced = stances.count("activation") + stances.count("rest")
        reduced = raced + stances.count("mini")
        near = reduced + stances.count("taper")
        late = _is_late(season, own[0].ordinal)
        if season.athlete.blocked and all(_is_blocked(season, day) for day in own):
            draft.phases[week] = "break"
        elif stances.count("recovery") * 2 > len(own):
            draft.phases[week] = "recovery"
        elif reduced >= REDUCED_DAYS or (near * 2 > len(own) and (raced or not late)):
            draft.phases[week] = "taper"
        elif late:
            draft.phases[week] = "maintenance"
        elif week == 0 and len(own) < 7 and draft.phases[0] is None:
            draft.phases[0] = "introduction"
    _name_rebuilds(season, draft)
    _adapt_first(draft)


def _adapt_first(draft: Draft) -> None:
    """Whoever has not loaded yet adapts first, also where blocked days or a late start took the weeks meant for it."""
    loading = [week for week, phase in enumerate(draft.phases) if phase in LOADING]
    if loading and draft.phases[loading[0]] != "adaptation":
        for week in loading[:ADAPT_WEEKS]:
            draft.phases[week] = "adaptation"


def too_late(season: Season, race: Race) -> bool:
    """Whether the plan begins so near a race that nothing may rise before it."""
    return race.day.toordinal() - season.start <= TOO_LATE_DAYS


def _is_late(season: Season, ordinal: int) -> bool:
    """Whether the next A or B race after a day came too soon after the start."""
    if ordinal - season.start > TOO_LATE_DAYS:
        return False
    for race in season.races:
        if race.priority != "C" and race.day.toordinal() >= ordinal:
            return too_late(season, race)
    return False


def _name_rebuilds(season: Season, draft: Draft) -> None:
    """A short stretch between a race's recovery and the next taper is a rebuild, where there was something before."""
    week = 0
    while week < season.weeks:
        if draft.phases[week] in LOADING:
            end = week
            while end < season.weeks and draft.phases[end] in LOADING:
                end += 1
            begins = season.days[week * 7].ordinal
            raced = any(
                race.priority != "C" and 0 <= begins - race.day.toordinal() < 7 * REBUILD_WEEKS for race in season.races
            )
            loaded = any(phase in LOADING for phase in draft.phases[:week])
            if raced and end - week < REBUILD_WEEKS:
                for inside in range(week, end):
                    draft.phases[inside] = "rebuild" if loaded else "adaptation"
            week = end
        week += 1


def _own(season: Season, week: int) -> tuple[Day, ...]:
    """Return the days of a week that are the plan's; it begins in the first one."""
    days = season.week(week)
    return days if week else tuple([day for day in days if day.ordinal >= season.start])


def _stances(days: Iterable[Day]) -> list[Stance]:
    return [stance for _, _, _, stance, _ in days]


def _is_blocked(season: Season, day: Day) -> bool:
    away = season.athlete.blocked
    return bool(away) and any(period.first.toordinal() <= day.ordinal <= period.last.toordinal() for period in away)


def _frequency(season: Season, phase: Phase, most: int | None) -> int:
    return min(season.athlete.sessions, MOST_SPECIFIC if phase in ("specific", "rebuild") else 3, most or 3)


def _slots(season: Season, week: int, phase: Phase, usual: int) -> tuple[Slot, ...]:
    """Return the sessions a week asks for: as many as its share of days that can carry work.

    ``usual`` is how many the last loading week asked for; a taper keeps it.
    """
    own = _own(season, week)
    carrying = [day for day in own if day.stance in CARRYING]
    frequency = 1 if phase in ONCE_A_WEEK or _is_late(season, own[0].ordinal) else usual
    wanted = frequency if len(carrying) >= NEARLY_A_WEEK else floor(frequency * len(carrying) / 7 + 0.5)
    if phase in ("maintenance", "taper") and len(carrying) > 1:
        wanted = max(1, wanted)
    free = [day for day in carrying if not _is_blocked(season, day)] if season.athlete.blocked else carrying
    held = wanted if len(free) == len(carrying) else _held(frequency, len(free), wanted)
    name = _name(season, week)
    work = [
        Slot(f"{name}-{ordinal}", week, "work", frequency, None if ordinal <= held else _away(season, week))
        for ordinal in range(1, wanted + 1)
    ]
    if wanted < season.athlete.sessions and _may_activate(season, own):
        work.append(Slot(f"{name}-{wanted + 1}", week, "activation", frequency))
    return tuple(work)


def _held(frequency: int, free: int, wanted: int) -> int:
    """Return how many sessions a week with blocked days keeps, so that none is stacked around them."""
    return min(wanted, floor(frequency * free / 7 + 1 - ROUND_UP_FROM)) if free else 0


def _may_activate(season: Season, own: Sequence[Day]) -> bool:
    """One activation a race, in the week with most of its days; none for somebody who never trained: they get sore."""
    here = [day.race for day in own if day.stance == "activation"]
    if not here:
        return False
    everywhere = [day for day in season.days if day.ordinal >= season.start and day.stance == "activation"]
    if 2 * len(here) <= sum(1 for day in everywhere if day.race == here[0]):
        return False
    days = season.races[here[0]].day.toordinal() - season.start
    return season.athlete.level != "new" or days > number("horizon.late", "most")


def _name(season: Season, week: int) -> str:
    back = season.anchor - week
    return f"w{back:02d}" if back >= 0 else f"x{-back:02d}"


def _away(season: Season, week: int) -> Reason:
    first, last = season.days[week * 7].ordinal, season.days[week * 7 + 6].ordinal
    period = next(
        period
        for period in sorted(season.athlete.blocked, key=lambda period: (period.first, period.last))
        if period.last.toordinal() >= first and period.first.toordinal() <= last
    )
    return Reason(
        rule="blocked",
        values={"first_day": period.first.isoformat(), "last_day": period.last.isoformat(), "why": period.why},
    )


def _reasons(season: Season, week: int, phase: Phase) -> tuple[Reason, ...]:
    begins = season.days[week * 7].ordinal
    ahead = _next_race(season, begins)
    weeks_left = _week(season, ahead.day.toordinal()) - week
    reasons = [made(Reason, rule=f"phase.{phase}", values={"race": ahead.name, "weeks": weeks_left})]
    if phase == "taper":
        rule = {"A": "taper.length", "B": "taper.mini", "C": "season.priorities"}[ahead.priority]
        reasons.append(Reason(rule=rule, values={"race": ahead.name, "race_day": ahead.day.isoformat()}))
    if phase == "recovery":
        before = [race for race in season.races if race.day.toordinal() < begins + 7]
        reasons.append(
            Reason(rule="recovery.after-race", values={"race": before[-1].name, "distance_km": before[-1].distance_km})
        )
    return tuple(reasons)


def _next_race(season: Season, ordinal: int) -> Race:
    return next(race for race in season.races if race.day.toordinal() >= ordinal)
