"""A second opinion on placement: every start of the half-hour grid, every rule written out again.

``best_of_all`` tries everything there is and can only be asked about tiny seasons; ``best`` walks over all starts
of all days without leaving one out. Where runs, appointments, hours and sessions keep to whole half hours, so
does some best placement: pushing every session to as early as it can lie at the same cost ends on a half hour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.engine.nouns import Season, Slot

STEP_MIN = 30
TWO_DAYS_MIN = 48 * 60
CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIERS = ("given-up", "taper", "policy", "days", "hours", "same-day", "last-loading", "spacing", "moved")
Values = tuple[int, ...]
NOTHING: Values = (0,) * len(TIERS)


class Start(NamedTuple):
    """A start that no rule forbids, in minutes since the epoch, with its day and what it costs by itself."""

    minute: int
    ordinal: int
    policy: int
    days: int
    hours: int
    same_day: int


class Question(NamedTuple):
    """What shall be placed: sessions in order, each with its starts."""

    season: Season
    slots: tuple[Slot, ...]
    starts: tuple[tuple[Start, ...], ...]
    previous: Mapping[str, int]
    aims: Mapping[str, int]
    """By slot, the race day that its session is the last loading one before."""
    tapers: Mapping[str, int]
    """By slot, the first day of the taper that its session is due in."""


def ask(season: Season, slots: Sequence[Slot], previous: Mapping[str, int] | None = None) -> Question:
    """Write down all starts of all slots."""
    runs = [(_minute(run.start), run) for run in season.runs]
    days = {}
    for slot in slots:
        for day in season.days[7 * slot.week : 7 * slot.week + 7]:
            if (day.ordinal, slot.work) not in days:
                free = [day.midnight + m for m in range(0, day.minutes, STEP_MIN)]
                allowed = [at for at in free if _allowed(season, day, slot, at, runs)]
                days[day.ordinal, slot.work] = [_start(season, day, at, runs) for at in allowed]
    starts = tuple(
        tuple(start for day in season.days[7 * slot.week : 7 * slot.week + 7] for start in days[day.ordinal, slot.work])
        for slot in slots
    )
    return Question(season, tuple(slots), starts, previous or {}, _aims(season, slots), _tapers(season, slots))


def _minute(instant: datetime) -> int:
    return int(instant.timestamp()) // 60


def _local(season: Season, minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo(season.athlete.zone))


def _allowed(season: Season, day, slot: Slot, at: int, runs) -> bool:
    athlete = season.athlete
    begin, over = _local(season, at), _local(season, at + athlete.minutes)
    stance = {"load": "work", "taper": "work", "mini": "work", "activation": "activation"}.get(day.stance)
    if stance != slot.work or day.ordinal < season.open_from or CODES[begin.weekday()] not in athlete.days:
        return False
    if begin.date() != over.date() or not any(h.start <= begin.time() and over.time() <= h.end for h in athlete.hours):
        return False
    if any(period.first <= begin.date() <= period.last for period in athlete.blocked):
        return False
    if any(_minute(busy.start) < at + athlete.minutes and at < _minute(busy.end) for busy in season.busy):
        return False
    hard = [start for start, run in runs if run.kind in ("quality", "long", "race")]
    hard += [_minute(race.gun) for race in season.races]
    if any(at < start < at + athlete.minutes + 24 * 60 for start in hard):
        return False
    for start, run in runs:
        if run.kind == "strength" and abs(at - start) < TWO_DAYS_MIN:
            return False
        if run.kind != "strength" and run.day == begin.date() and at < start + run.minutes + 180:
            return False
    raced = [_minute(race.gun) + round(8 * race.distance_km) for race in season.races if race.day == begin.date()]
    return all(at >= finish + 180 for finish in raced)


def _start(season: Season, day, at: int, runs) -> Start:
    athlete = season.athlete
    begin = _local(season, at)
    here = [
        (start + run.minutes, run.kind) for start, run in runs if run.day == begin.date() and run.kind != "strength"
    ]
    raced = [race for race in season.races if race.day == begin.date()]
    here += [(_minute(race.gun) + round(8 * race.distance_km), "race") for race in raced]
    kinds = {kind for _, kind in here}
    if season.policy == "easy-day":
        policy = int(bool(kinds & {"quality", "long", "race"}))
    else:
        policy = 0 if "quality" in kinds else 1 if kinds & {"long", "race"} else 2
    liked = athlete.preferred_days, athlete.preferred_hours
    return Start(
        at,
        day.ordinal,
        policy,
        int(bool(liked[0]) and CODES[begin.weekday()] not in liked[0]),
        int(bool(liked[1]) and not any(h.start <= begin.time() <= h.end for h in liked[1])),
        int(any(at - over < 360 for over, _ in here)),
    )


def _aims(season: Season, slots: Sequence[Slot]) -> dict[str, int]:
    found = {}
    for race in season.races:
        last = (race.day - timedelta(days=7)).toordinal()
        before = [s for s in slots if s.work == "work" and season.days[7 * s.week].ordinal <= last]
        if race.priority == "A" and before:
            found[before[-1].id] = race.day.toordinal()
    return found


def _tapers(season: Season, slots: Sequence[Slot]) -> dict[str, int]:
    """Where four to six days of a week are among an A race's last 14, their share of its sessions is due there."""
    found = {}
    for race in season.races:
        first = race.day.toordinal() - 14
        monday = first - (first - 1) % 7
        days = {day.ordinal: day.stance for day in season.days}
        inside = [at for at in range(first, monday + 7) if days.get(at) == "taper"]
        loading = [at for at in range(monday, first) if days.get(at) == "load"]
        asked = [s for s in slots if s.work == "work" and season.days[7 * s.week].ordinal == monday]
        if race.priority == "A" and len(inside) >= 4 and loading and asked:
            due = int(asked[0].frequency * len(inside) / 7 + 0.5)
            found |= {slot.id: inside[0] for slot in asked[-due:]}
    return found


def own_cost(question: Question, index: int, start: Start) -> Values:
    """Return what a session costs at a start, but for its distance to the one before."""
    slot = question.slots[index]
    aim = question.aims.get(slot.id)
    off = abs(aim - start.ordinal - 10) if aim is not None else 0
    moved = int(question.previous.get(slot.id, start.minute) != start.minute)
    early = int(start.ordinal < question.tapers.get(slot.id, 0))
    return (0, early, start.policy, start.days, start.hours, start.same_day, off, 0, moved)


def lost_cost(question: Question, index: int) -> Values:
    """Return what giving a session up costs."""
    return (1, 0, 0, 0, 0, 0, 0, 0, int(question.slots[index].id in question.previous))


def spacing(question: Question, index: int, before: Start | None, start: Start) -> Values:
    """Return what the days between two sessions cost."""
    if before is None:
        return NOTHING
    days = min(start.ordinal - before.ordinal, 14)
    return (0,) * 7 + ((question.slots[index].frequency * days - 7) ** 2, 0)


def _sum(*costs: Values) -> Values:
    return tuple(map(sum, zip(*costs, strict=True)))


def best_of_all(question: Question, order: Sequence[int] = range(len(TIERS))) -> Values:
    """Return the smallest values in the order of the tiers, having tried every placement there is."""

    @cache
    def rest(index: int, before: Start | None) -> Values:
        if index == len(question.slots):
            return NOTHING
        options = [_sum(lost_cost(question, index), rest(index + 1, before))]
        for start in question.starts[index]:
            if before is None or start.minute - before.minute >= TWO_DAYS_MIN:
                price = _sum(own_cost(question, index, start), spacing(question, index, before, start))
                options.append(_sum(price, rest(index + 1, start)))
        return min(options, key=lambda values: tuple(values[i] for i in order))

    return rest(0, None)


def everything(question: Question) -> list[Values]:
    """Return the values of each and every placement; for the tiniest of seasons."""
    found: list[Values] = []

    def go(index: int, before: Start | None, so_far: Values) -> None:
        if index == len(question.slots):
            found.append(so_far)
            return
        go(index + 1, before, _sum(so_far, lost_cost(question, index)))
        for start in question.starts[index]:
            if before is None or start.minute - before.minute >= TWO_DAYS_MIN:
                price = _sum(own_cost(question, index, start), spacing(question, index, before, start))
                go(index + 1, start, _sum(so_far, price))

    go(0, None, NOTHING)
    return found
