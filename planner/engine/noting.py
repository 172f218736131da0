"""What the runner should know of a plan that is possible all the same.

Reads a finished plan and says codes with values; changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from planner.engine.evidence import number
from planner.engine.ladders import HIP_MUSCLES
from planner.engine.nouns import WeekPlan
from planner.engine.periodisation import LOADING
from planner.model import Exercise, Note, Plan, Value

CODES = frozenset(
    (
        "horizon.rest",
        "horizon.late",
        "horizon.late-new",
        "horizon.maintain",
        "introduction",
        "horizon.evidence",
        "season.priorities",
        "race.priority",
        "given-up",
        "gear.substituted",
        "volume.minimum",
        "left-out",
        "exercise-absent",
    )
)


def notes_on(plan: Plan, exercises: Sequence[Exercise], weeks: Sequence[WeekPlan]) -> tuple[Note, ...]:
    """Return every note a plan deserves, in the order a runner would want them."""
    held = {(each.id, each.ladder) for session in plan.sessions for each in session.exercises}
    ordered = sorted(exercises, key=lambda exercise: (exercise.tier, exercise.id))
    return (
        *_on_horizon(plan, weeks),
        *_on_races(plan),
        *_on_given_up(plan),
        *_on_gear(plan, ordered, held),
        *_on_volume(plan, exercises),
        *_on_left_out(plan),
        *_on_absent(plan, ordered, {name for name, _ in held}),
    )


def _on_horizon(plan: Plan, weeks: Sequence[WeekPlan]) -> Iterator[Note]:
    first = next((race for race in plan.races if race.priority != "C"), plan.races[0])
    days = (first.day - plan.starts_on).days
    if days <= number("rest.race", "days"):
        yield Note(code="horizon.rest", values={"days": days, "race": first.name})
    elif days <= number("horizon.late", "most"):
        code = "horizon.late-new" if plan.athlete.level == "new" else "horizon.late"
        yield Note(code=code, values={"days": days, "race": first.name})
    elif days <= number("horizon.maintain", "most"):
        yield Note(code="horizon.maintain", values={"days": days, "race": first.name})
    if any(session.phase == "introduction" for session in plan.sessions):
        yield Note(code="introduction", values={"day": plan.starts_on.isoformat()})
    loading = sum(1 for week in weeks if week.phase in LOADING)
    whole = (plan.races[-1].day - plan.starts_on).days // 7
    if whole < number("horizon.evidence", "least"):
        yield Note(
            code="horizon.evidence",
            values={"weeks": whole, "loading": loading, "least": number("horizon.evidence", "least")},
        )


def _on_races(plan: Plan) -> Iterator[Note]:
    close, far = number("season.priorities", "close"), number("season.priorities", "far")
    for first, second in pairwise(race for race in plan.races if race.priority == "A"):
        days = (second.day - first.day).days
        if close * 7 < days < far * 7:
            apart: dict[str, Value] = {"days": days, "close": close, "far": far}
            yield Note(code="season.priorities", values={"race": first.name, "other": second.name, **apart})
    if len(plan.races) > 1:
        for race in plan.races:
            yield Note(code="race.priority", values={"race": race.name, "priority": race.priority})


def _on_given_up(plan: Plan) -> Iterator[Note]:
    if plan.given_up:
        yield Note(code="given-up", values={"sessions": len(plan.given_up)})


def _on_gear(plan: Plan, exercises: Sequence[Exercise], held: Set[tuple[str, str]]) -> Iterator[Note]:
    """Name the substitutes among the exercises held, each with its ladder."""
    for exercise in exercises:
        main = exercise.ladders[0]
        for ladder in exercise.ladders[1:]:
            if (exercise.id, ladder.id) in held:
                missing = sorted({gear for rung in main.rungs for gear in rung.gear} - set(plan.athlete.gear))
                yield Note(
                    code="gear.substituted",
                    values={"exercise": exercise.id, "ladder": ladder.id, "gear": ", ".join(missing)},
                )


def _on_volume(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Note]:
    """Say which muscle groups get fewer weekly sets while building than still build."""
    muscles = {each.id: [name for name in HIP_MUSCLES if name in each.muscles] for each in exercises}
    building = [week.index for week in plan.weeks if week.phase in ("build", "specific") and not week.deload]
    sets: dict[int, dict[str, int]] = {index: defaultdict(int) for index in building}
    for session in plan.sessions:
        if session.week in sets:
            held = sets[session.week]
            for each in session.exercises:
                for muscle in muscles.get(each.id, ()):
                    held[muscle] += each.sets
    least = int(number("volume.minimum", "sets"))
    for target in HIP_MUSCLES:
        below = len([index for index in building if sets[index][target] < least])
        if below:
            yield Note(code="volume.minimum", values={"muscle": target, "weeks": below, "sets": least})


def _on_left_out(plan: Plan) -> Iterator[Note]:
    loading = [session for session in plan.sessions if session.kind == "loading"]
    left = Counter(name for session in loading for name in session.left_out)
    for exercise, sessions in sorted(left.items()):
        yield Note(
            code="left-out", values={"exercise": exercise, "sessions": sessions, "minutes": plan.athlete.minutes}
        )


def _on_absent(plan: Plan, exercises: Sequence[Exercise], held: Set[str]) -> Iterator[Note]:
    """Name the exercises that a plan with building weeks never holds: too few loading weeks to bring them in."""
    if not any(week.phase in LOADING for week in plan.weeks):
        return
    left = {name for session in plan.sessions for name in session.left_out}
    for exercise in exercises:
        if exercise.id not in held and exercise.id not in left:
            yield Note(code="exercise-absent", values={"exercise": exercise.id})
