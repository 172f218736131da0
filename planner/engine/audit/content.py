"""What is in a session: rungs, repetitions, minutes, and the sets that a week gives each muscle group.

With the exercises of the catalogue it also knows ladders, gear and muscles; without them it checks what
the plan alone can tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.load import SHORTEST, is_loading, of_week
from planner.engine.evidence import number
from planner.model import Exercise, Plan, Prescribed, Rung, Session, Week

LONGEST = 60
BREAK_DAYS = 14
STEPS_BACK = ("pain.stop", "misses", "effort.too-hard")
TEMPO = re.compile(r"([0-9])-([0-9])-([0-9])")
HIPS = ("glute-med", "glute-max", "hip-flexors")


def rungs_fall(plan: Plan) -> Iterator[Breach]:
    """No rung falls from one loading session to the next, unless a break, a race, pain or misses ask for it."""
    standing: dict[tuple[str, str], tuple[int, str]] = {}
    last: Session | None = None
    for session in plan.sessions:
        if last is not None and _interrupted(plan, last, session):
            standing.clear()
        last = session
        for name in _stepped_back(session):
            standing = {key: value for key, value in standing.items() if name not in (None, key[0])}
        if session.kind != "loading":
            continue
        for exercise in session.exercises:
            key = exercise.id, exercise.ladder
            rung, other = standing.get(key, (0, ""))
            if exercise.rung_index < rung:
                yield breach(
                    "rung.fall",
                    session.id,
                    session.day,
                    exercise=exercise.id,
                    rung=exercise.rung_index,
                    before=rung,
                    other=other,
                )
            standing[key] = max(rung, exercise.rung_index), session.id


def _stepped_back(session: Session) -> list[object]:
    """Return the exercises that the log steps back from this session on; None for all of them."""
    return [reason.values.get("exercise") for reason in session.reasons if reason.rule in STEPS_BACK]


def _interrupted(plan: Plan, before: Session, after: Session) -> bool:
    raced = any(before.day <= race.day < after.day for race in plan.races if race.priority != "C")
    return raced or (after.day - before.day).days > BREAK_DAYS


def repetitions(plan: Plan) -> Iterator[Breach]:
    """Repetitions stay within the rung's range; easier sessions may go below it, none above."""
    for session in plan.sessions:
        for exercise in session.exercises:
            floor = exercise.reps_low if session.kind == "loading" else 1
            if not floor <= exercise.reps <= exercise.reps_high:
                yield breach(
                    "rung.reps",
                    session.id,
                    session.day,
                    exercise=exercise.id,
                    reps=exercise.reps,
                    low=exercise.reps_low,
                    high=exercise.reps_high,
                )


def twice(plan: Plan) -> Iterator[Breach]:
    """No session holds an exercise twice, and none is empty."""
    for session in plan.sessions:
        if not session.exercises:
            yield breach("session.empty", session.id, session.day)
        for exercise, times in Counter(exercise.id for exercise in session.exercises).items():
            if times > 1:
                yield breach("session.twice", session.id, session.day, exercise=exercise, times=times)


def length(plan: Plan) -> Iterator[Breach]:
    """A session takes 5 to 60 minutes, and no more than the runner gives."""
    most = min(plan.athlete.minutes, LONGEST)
    for session in plan.sessions:
        if not SHORTEST <= session.minutes <= most:
            yield breach("session.minutes", session.id, session.day, minutes=session.minutes, least=SHORTEST, most=most)


def fits(plan: Plan) -> Iterator[Breach]:
    """Warm-up, sets and rests fit the session's minutes; the rest after the last set is not counted."""
    for session in plan.sessions:
        tempos = [TEMPO.fullmatch(exercise.tempo) for exercise in session.exercises]
        for exercise, tempo in zip(session.exercises, tempos, strict=True):
            if tempo is None:
                yield breach("session.tempo", session.id, session.day, exercise=exercise.id, tempo=exercise.tempo)
        last_rest = session.exercises[-1].rest_s if session.exercises else 0
        seconds = 60 * session.warmup_min - last_rest + sum(map(seconds_of, session.exercises))
        if seconds > 60 * session.minutes:
            yield breach("session.fits", session.id, session.day, needs=-(-seconds // 60), minutes=session.minutes)


def seconds_of(exercise: Prescribed) -> int:
    """Return what an exercise takes: sets of repetitions at its tempo, both sides, a rest after each set."""
    tempo = TEMPO.fullmatch(exercise.tempo)
    repetition = exercise.hold_s + (sum(map(int, tempo.groups())) if tempo else 0)
    sides = 2 if exercise.per_side else 1
    return exercise.sets * (exercise.reps * sides * repetition + exercise.rest_s)


def frequency(plan: Plan) -> Iterator[Breach]:
    """A week holds at most the sessions that the runner wants; an activation is not counted."""
    for week in plan.weeks:
        count = sum(session.kind != "activation" for session in of_week(plan, week))
        if count > plan.athlete.sessions:
            yield breach("frequency.week", str(week.index), week.starts, sessions=count, most=plan.athlete.sessions)


def catalogued(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Breach]:
    """What is prescribed stands in the catalogue as it is told, and the runner has the gear."""
    rungs = {
        (exercise.id, ladder.id, place): rung
        for exercise in exercises
        for ladder in exercise.ladders
        for place, rung in enumerate(ladder.rungs, start=1)
    }
    for session in plan.sessions:
        for done in session.exercises:
            rung = rungs.get((done.id, done.ladder, done.rung_index))
            if rung is None or not _as_told(done, rung):
                yield breach(
                    "rung.unknown",
                    session.id,
                    session.day,
                    exercise=done.id,
                    ladder=done.ladder,
                    rung=done.rung,
                    rung_index=done.rung_index,
                )
            elif missing := set(rung.gear) - set(plan.athlete.gear):
                yield breach(
                    "rung.gear",
                    session.id,
                    session.day,
                    exercise=done.id,
                    ladder=done.ladder,
                    rung=done.rung,
                    gear=", ".join(sorted(missing)),
                )


def _as_told(done: Prescribed, rung: Rung) -> bool:
    return (done.rung, done.per_side, done.tempo, done.hold_s) == (
        rung.id,
        rung.per_side,
        rung.tempo,
        rung.hold_s,
    ) and done.reps_high <= rung.reps_high


def sets_a_muscle(plan: Plan, exercises: Sequence[Exercise]) -> Iterator[Breach]:
    """A building week gives each muscle group of the hips four sets, unless the plan says that it does not."""
    least = int(number("volume.minimum", "sets"))
    muscles = {exercise.id: exercise.muscles for exercise in exercises}
    for muscle in HIPS:
        if not any(muscle in trained for trained in muscles.values()):
            continue
        short = [(week, sets) for week in _building(plan) if (sets := _sets(plan, week, muscle, muscles)) < least]
        if len(short) <= _told(plan, muscle):
            continue
        for week, sets in short:
            yield breach("volume.minimum", str(week.index), week.starts, muscle=muscle, sets=sets, least=least)


def _building(plan: Plan) -> list[Week]:
    """Return the building weeks that hold all they should."""
    lost = {gone.week for gone in plan.given_up}
    return [
        week
        for week in plan.weeks
        if week.phase == "build"
        and is_loading(plan, week)
        and week.index not in lost
        and not any(session.left_out for session in of_week(plan, week))
    ]


def _sets(plan: Plan, week: Week, muscle: str, muscles: Mapping[str, Sequence[str]]) -> int:
    done = (exercise for session in of_week(plan, week) for exercise in session.exercises)
    return sum(exercise.sets for exercise in done if muscle in muscles.get(exercise.id, ()))


def _told(plan: Plan, muscle: str) -> int:
    """Return in how many weeks the plan itself says that a muscle group gets too little."""
    notes = (note.values for note in plan.notes if note.code == "volume.minimum")
    weeks = (values.get("weeks") for values in notes if values.get("muscle") == muscle)
    return max((told for told in weeks if isinstance(told, int)), default=0)


CHECKS = (rungs_fall, repetitions, twice, length, fits, frequency)
CATALOGUE_CHECKS = (catalogued, sets_a_muscle)
