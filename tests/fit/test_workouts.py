"""Workouts for watches, read back by two readers that share nothing with the writer."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import fitdecode
import pytest
from garmin_fit_sdk import Decoder, Profile, Stream
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import catalogue
from planner.errors import TemplateError, UsageError
from planner.exports import fit
from planner.exports import zip as zipped
from planner.exports.fit.movements import Movement, movement_of, movements
from planner.exports.fit.steps import Step, steps_of
from planner.exports.fit.writing import LONGEST_NAME, LONGEST_NOTES, clipped, numbers
from planner.model import Athlete, Exercise, Ladder, Plan, Prescribed, Race, Rung, Session
from planner.words import speaker

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 10)
RUNGS = [
    (exercise, ladder, rung)
    for exercise in catalogue.load().exercises
    for ladder in exercise.ladders
    for rung in ladder.rungs
]


def prescribed(exercise: Exercise, ladder: Ladder, rung: Rung, *, sets: int = 2) -> Prescribed:
    return Prescribed(
        id=exercise.id,
        ladder=ladder.id,
        rung=rung.id,
        rung_index=1 + ladder.rungs.index(rung),
        sets=sets,
        reps_low=rung.reps_low,
        reps_high=rung.reps_high,
        reps=rung.reps_low,
        per_side=rung.per_side,
        tempo=rung.tempo,
        weight_kg=rung.weight_kg,
        rest_s=rung.rest_s,
        hold_s=rung.hold_s,
    )


def session(*exercises: Prescribed, warmup_min: int = 3, number: int = 0) -> Session:
    day = DAY + timedelta(days=number)
    return Session(
        id=f"w05-{number + 1}",
        week=1,
        day=day,
        start=datetime(day.year, day.month, day.day, 18, 0, tzinfo=HANOI),
        minutes=25,
        phase="build",
        kind="loading",
        rpe=6,
        rir="2-3",
        load_au=150,
        warmup_min=warmup_min,
        exercises=exercises,
        policy="easy-day",
    )


def plan(*sessions: Session) -> Plan:
    gun = datetime(2026, 12, 27, 4, 0, tzinfo=HANOI)
    return Plan(
        id="p0123456789ab",
        made_on=DAY,
        starts_on=DAY,
        timezone="Asia/Ho_Chi_Minh",
        athlete=Athlete(),
        races=(Race(id="hue-2026", name="Huế", gun=gun, day=gun.date(), distance_km=21),),
        weeks=(),
        sessions=sessions,
        runs=(),
    )


def by_garmin(data: bytes) -> dict[str, list[dict[Any, Any]]]:
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read(convert_datetimes_to_dates=True)
    assert errors == []
    return messages


def by_fitdecode(data: bytes) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    with fitdecode.FitReader(io.BytesIO(data), error_handling=fitdecode.ErrorHandling.RAISE) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                values = {field.name: field.value for field in frame.fields if field.value is not None}
                found.setdefault(frame.name, []).append(values)
    return found


exercises = st.lists(st.sampled_from(RUNGS), min_size=1, max_size=6)


@given(chosen=exercises, sets=st.integers(1, 4), warmup=st.sampled_from((0, 3, 5)))
@settings(max_examples=40, deadline=None)
def test_both_readers_read_the_steps_that_were_written(chosen: list[Any], sets: int, warmup: int) -> None:
    one = session(*(prescribed(*each, sets=sets) for each in chosen), warmup_min=warmup)
    data = fit.session_file(plan(one), one, "vi")
    wanted = steps_of(one, speaker("vi"))
    garmin, other = by_garmin(data), by_fitdecode(data)
    assert garmin["workout_mesgs"][0]["num_valid_steps"] == len(wanted)
    assert garmin["workout_mesgs"][0]["sub_sport"] == "strength_training"
    for step, read, again in zip(wanted, garmin["workout_step_mesgs"], other["workout_step"], strict=True):
        assert read["duration_type"] == again["duration_type"]
        assert {name: value for name, value in again.items() if name in read} == {
            name: value for name, value in read.items() if name in again
        }
        assert_same(step, read)


def assert_same(step: Step, read: dict[Any, Any]) -> None:
    if step.kind == "repeat":
        assert (read["duration_step"], read["repeat_steps"]) == (step.first, step.times)
        return
    assert read["intensity"] == step.kind
    assert read["wkt_step_name"] == clipped(step.name, LONGEST_NAME)
    if step.kind == "active":
        assert read["duration_reps"] == step.reps
        assert step.movement is not None
        assert (category_of(read["exercise_category"]), read["exercise_name"]) == numbers(step.movement)
    else:
        assert read["duration_time"] == step.seconds
    assert read.get("exercise_weight") == step.weight_kg


def category_of(name: str) -> int:
    known = Profile["types"]["exercise_category"]
    return next(number for number, called in known.items() if called == name)


def done(steps: tuple[Step, ...]) -> list[Step]:
    """Live through a workout, repeats and all."""
    lived: list[Step] = []
    for step in steps:
        if step.kind == "repeat":
            lived += list(steps[step.first : steps.index(step)]) * (step.times - 1)
        else:
            lived.append(step)
    return lived


@given(chosen=exercises, sets=st.lists(st.integers(1, 5), min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_whoever_follows_the_watch_does_what_is_prescribed(chosen: list[Any], sets: list[int]) -> None:
    asked = [prescribed(*each, sets=count) for each, count in zip(chosen, sets, strict=False)]
    lived = done(steps_of(session(*asked), speaker("en")))
    reps = sum(step.reps for step in lived)
    assert reps == sum(each.sets * each.reps * (2 if each.per_side else 1) for each in asked)
    rests = sum(step.seconds for step in lived if step.kind == "rest")
    assert rests == sum(each.sets * each.rest_s for each in asked) - asked[-1].rest_s
    assert lived[-1].kind == "active"
    assert [step.kind for step in lived].count("warmup") == 1


def test_each_side_is_a_step_of_its_own() -> None:
    squat = next(each for each in RUNGS if each[0].id == "single-leg-squat")
    steps = steps_of(session(prescribed(*squat, sets=1), warmup_min=0), speaker("en"))
    assert [step.name for step in steps] == ["Left · Single-leg squat to a box", "Right · Single-leg squat to a box"]


@pytest.mark.parametrize(("exercise", "ladder", "rung"), RUNGS, ids=lambda each: each.id)
def test_every_rung_has_a_name_on_the_watch(exercise: Exercise, ladder: Ladder, rung: Rung) -> None:
    found = movement_of(prescribed(exercise, ladder, rung))
    assert found is not None
    assert found.exercise == exercise.id


@pytest.mark.parametrize("row", movements(), ids=lambda row: f"{row.exercise}-{row.ladder}-{row.name}")
def test_every_row_is_in_garmins_own_profile_and_of_our_catalogue(row: Movement) -> None:
    category, name = numbers(row)
    types = Profile["types"]
    assert types["exercise_category"][category] == row.category
    assert types[f"{row.category}_exercise_name"][name] == row.name
    rungs = {
        rung.id for exercise, ladder, rung in RUNGS if row.exercise == exercise.id and row.ladder in (None, ladder.id)
    }
    assert rungs
    assert set(row.rungs) <= rungs


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The watch has no “Banded monster walk”: its nearest exercise stands here."),
        ("vi", "Đồng hồ không có bài “Đi bộ zíc-zắc với dây kháng lực”: đây là bài gần nhất."),
    ],
)
def test_a_step_says_where_the_watch_has_only_the_nearest_exercise(language: str, said: str) -> None:
    walk = next(each for each in RUNGS if each[0].id == "monster-walk")
    step = steps_of(session(prescribed(*walk)), speaker(language))[1]
    assert step.notes.endswith(said)


def test_no_two_exercises_share_a_name_on_the_watch() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for row in movements():
        owners.setdefault((row.category, row.name), set()).add(row.exercise)
    assert [pair for pair, exercises in owners.items() if len(exercises) > 1] == []


def test_the_watch_is_told_what_we_call_each_exercise() -> None:
    pike = next(each for each in RUNGS if each[0].id == "pike")
    one = session(prescribed(*pike))
    titles = by_garmin(fit.session_file(plan(one), one, "vi"))["exercise_title_mesgs"]
    assert [title["wkt_step_name"] for title in titles] == ["Pike với bóng"]


def test_an_exercise_without_a_row_goes_by_its_own_name() -> None:
    stranger = prescribed(*RUNGS[0]).model_copy(update={"id": "bird-dog", "ladder": "main"})
    one = session(stranger)
    messages = by_garmin(fit.session_file(plan(one), one))
    active = [step for step in messages["workout_step_mesgs"] if step.get("intensity") == "active"]
    assert active[0]["wkt_step_name"].endswith("bird-dog")
    assert active[0]["exercise_category"] == "unknown"


def test_a_row_that_the_profile_does_not_have_is_refused() -> None:
    row = Movement(exercise="pike", category="core", name="hip_hop", exact=True)
    with pytest.raises(TemplateError) as refused:
        numbers(row)
    assert speaker("en").error(refused.value) == (
        "watches/fit.toml: the FIT profile has no exercise “hip_hop” in the category “core”. Write one that it has."
    )


def test_instants_come_from_the_session_and_not_from_the_clock() -> None:
    one = session(prescribed(*RUNGS[0]))
    head = by_garmin(fit.session_file(plan(one), one))["file_id_mesgs"][0]
    assert head["time_created"] == one.start
    assert head["type"] == "workout"


def test_the_same_plan_gives_the_same_bytes() -> None:
    whole = plan(session(prescribed(*RUNGS[0])), session(prescribed(*RUNGS[5]), number=3))
    assert zipped.export(whole) == zipped.export(whole)


def test_a_watch_can_tell_two_sessions_apart() -> None:
    both = [session(prescribed(*RUNGS[0]), number=number) for number in (0, 2)]
    heads = [by_garmin(fit.session_file(plan(*both), one))["file_id_mesgs"][0] for one in both]
    assert heads[0]["serial_number"] != heads[1]["serial_number"]
    assert heads[0]["time_created"] != heads[1]["time_created"]


def test_a_zip_holds_a_workout_a_session_named_by_day() -> None:
    whole = plan(session(prescribed(*RUNGS[0])), session(prescribed(*RUNGS[0]), number=2))
    with zipfile.ZipFile(io.BytesIO(zipped.export(whole))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["2026-11-10-w05-1.fit", "2026-11-12-w05-3.fit"]
        assert archive.read("2026-11-10-w05-1.fit") == fit.session_file(whole, whole.sessions[0])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The plan has no session, and so no workout for a watch."),
        ("vi", "Giáo án không có buổi tập nào nên cũng không có bài tập nào cho đồng hồ."),
    ],
)
def test_a_plan_without_a_session_gives_no_workout(language: str, said: str) -> None:
    for export in (fit.export, zipped.export):
        with pytest.raises(UsageError) as refused:
            export(plan())
        assert speaker(language).error(refused.value) == said


def test_a_file_is_known_again_as_its_plans() -> None:
    whole = plan(session(prescribed(*RUNGS[0])))
    assert fit.owner(fit.export(whole)) == whole.id
    assert zipped.owner(zipped.export(whole)) == whole.id
    assert fit.owner(b"somebody's notes on planner p0123456789ab") is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "A .fit file holds one workout, and the plan has 2 sessions. Write a .zip, which holds a workout for each.",
        ),
        (
            "vi",
            "Tệp .fit chỉ chứa một buổi tập, còn giáo án có 2 buổi. Hãy ghi tệp .zip, trong đó mỗi buổi là một tệp.",
        ),
    ],
)
def test_several_sessions_do_not_go_into_one_fit_file(language: str, said: str) -> None:
    whole = plan(session(prescribed(*RUNGS[0])), session(prescribed(*RUNGS[0]), number=2))
    with pytest.raises(UsageError) as refused:
        fit.export(whole)
    assert speaker(language).error(refused.value) == said


@given(text=st.text(max_size=200), octets=st.integers(3, 80))
def test_text_is_clipped_between_letters(text: str, octets: int) -> None:
    short = clipped(text, octets)
    assert len(short.encode()) <= octets
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_what_is_said_fits_the_watch() -> None:
    for exercise, ladder, rung in RUNGS:
        for step in steps_of(session(prescribed(exercise, ladder, rung)), speaker("vi")):
            assert len(step.title.encode()) <= LONGEST_NAME
            kept = clipped(step.notes, LONGEST_NOTES)
            assert rung.text["vi"] in kept or step.kind != "active"
