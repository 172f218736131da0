"""Laws of the seven exercises: languages, ladders, gear, doses, drawings."""

from __future__ import annotations

import re
from itertools import chain, combinations, pairwise
from xml.etree import ElementTree

import pytest

from planner import catalogue, laws
from planner.model import Exercise, Ladder, Rung
from planner.templates import files

EXERCISES = catalogue.load().exercises
GEAR = ("band", "loop", "box", "ball")
SUBSETS = [set(owned) for owned in chain.from_iterable(combinations(GEAR, size) for size in range(5))]
DOSES = {
    "leg-cycle": 20,
    "reverse-leg-cycle": 20,
    "single-leg-squat": 12,
    "single-leg-deadlift": 12,
    "elevated-glute-bridge": 12,
    "monster-walk": 12,
    "pike": 12,
}
NAMES = {
    "leg-cycle": "Tập chân với dây kháng lực",
    "reverse-leg-cycle": "Tập chân ngược với dây kháng lực",
    "single-leg-squat": "Squat một chân",
    "single-leg-deadlift": "Deadlift một chân",
    "elevated-glute-bridge": "Cầu mông nâng cao",
    "monster-walk": "Đi bộ zíc-zắc với dây kháng lực",
    "pike": "Pike với bóng",
}
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
every_ladder = pytest.mark.parametrize(
    "ladder",
    [pytest.param(ladder, id=f"{exercise.id}/{ladder.id}") for exercise in EXERCISES for ladder in exercise.ladders],
)
LADDERS = [(exercise, ladder) for exercise in EXERCISES for ladder in exercise.ladders]


def drawn(exercise: Exercise, ladder: Ladder) -> str:
    return exercise.id if ladder.id == "main" else f"{exercise.id}.{ladder.id}"


every_stand_in = pytest.mark.parametrize(
    ("exercise", "ladder"), [pair for pair in LADDERS if pair[1].id != "main"], ids=lambda one: one.id
)
every_drawing = pytest.mark.parametrize("name", [drawn(*pair) for pair in LADDERS])


def usable(ladder: Ladder, owned: set[str]) -> list[Rung]:
    return [rung for rung in ladder.rungs if set(rung.gear) <= owned]


def test_the_seven_exercises_have_their_names() -> None:
    assert {exercise.id: exercise.names["vi"] for exercise in EXERCISES} == NAMES


def test_exercises_come_by_tier_and_the_pike_last() -> None:
    keys = [(exercise.tier, exercise.id) for exercise in EXERCISES]
    assert keys == sorted(keys)
    assert [exercise.id for exercise in EXERCISES if exercise.introduced == "last"] == ["pike"]


@every_exercise
def test_every_text_stands_in_every_language(exercise: Exercise) -> None:
    languages = set(catalogue.languages())
    said = [exercise.names, exercise.texts, *(ladder.names for ladder in exercise.ladders)]
    said += [rung.text for ladder in exercise.ladders for rung in ladder.rungs]
    assert all(set(texts) == languages for texts in said)
    assert all(line.strip() for texts in said for line in texts.values() if isinstance(line, str))


@every_exercise
def test_both_languages_have_as_many_steps_cues_and_mistakes(exercise: Exercise) -> None:
    lengths = {(len(text.how), len(text.cues), len(text.mistakes)) for text in exercise.texts.values()}
    assert len(lengths) == 1
    assert min(lengths.pop()) >= 3


@every_exercise
def test_the_main_ladder_is_long_enough_to_grow_on(exercise: Exercise) -> None:
    assert exercise.ladders[0].id == "main"
    assert len(exercise.ladders[0].rungs) >= 8


@every_exercise
@pytest.mark.parametrize("owned", SUBSETS, ids=lambda owned: "+".join(sorted(owned)) or "nothing")
def test_whatever_the_gear_the_first_ladder_it_allows_goes_on_for_months(exercise: Exercise, owned: set[str]) -> None:
    rungs = next(found for ladder in exercise.ladders if (found := usable(ladder, owned)))
    assert len(rungs) >= laws.LEAST_RUNGS


@every_exercise
def test_the_dose_lies_about_the_middle_of_the_main_ladder(exercise: Exercise) -> None:
    rungs = usable(exercise.ladders[0], set(GEAR))
    middle = rungs[len(rungs) // 3 : len(rungs) - len(rungs) // 3]
    assert any(rung.reps_low <= DOSES[exercise.id] <= rung.reps_high for rung in middle)


@every_ladder
def test_a_step_makes_something_harder(ladder: Ladder) -> None:
    def measured(rung: Rung) -> tuple[object, ...]:
        colour = laws.COLOURS.index(rung.band_colour) if rung.band_colour else -1
        return colour, rung.band_place, rung.band_stretch, rung.height_cm, rung.weight_kg, rung.text["en"]

    for below, above in pairwise(ladder.rungs):
        slower = seconds(above) > seconds(below)
        assert slower or measured(below) != measured(above)


@every_ladder
def test_tempo_quickens_only_where_the_work_itself_changes(ladder: Ladder) -> None:
    work = ("band_colour", "height_cm", "weight_kg", "per_side", "gear")
    for below, above in pairwise(ladder.rungs):
        same_work = all(getattr(below, field) == getattr(above, field) for field in work)
        if same_work and seconds(above) < seconds(below):
            assert above.reps_low <= below.reps_low, above.id


def seconds(rung: Rung) -> int:
    return sum(map(int, rung.tempo.split("-"))) + rung.hold_s


@every_ladder
def test_double_progression_has_room_and_ends_within_weeks(ladder: Ladder) -> None:
    assert all(4 <= rung.reps_high - rung.reps_low <= 10 for rung in ladder.rungs)


@every_ladder
def test_a_set_is_over_within_four_minutes(ladder: Ladder) -> None:
    for rung in ladder.rungs:
        assert rung.reps_high * seconds(rung) * (2 if rung.per_side else 1) <= 240, rung.id


@every_stand_in
def test_a_movement_that_stands_in_has_words_of_its_own_in_every_language(exercise: Exercise, ladder: Ladder) -> None:
    assert set(ladder.texts) == set(catalogue.languages())
    lengths = {(len(text.how), len(text.cues), len(text.mistakes)) for text in ladder.texts.values()}
    assert len(lengths) == 1
    assert min(lengths.pop()) >= 3
    for language, text in ladder.texts.items():
        assert text.figure_alt != exercise.texts[language].figure_alt
        assert text.how != exercise.texts[language].how


@every_stand_in
def test_words_of_a_movement_without_gear_name_none(exercise: Exercise, ladder: Ladder) -> None:
    named = {"band": ("band", "dây"), "loop": ("loop", "dây"), "box": ("box", "hộp"), "ball": ("ball", "bóng")}
    owned = {need for rung in ladder.rungs for need in rung.gear}
    said = " ".join(
        line for text in ladder.texts.values() for line in (*text.how, *text.cues, *text.mistakes, text.figure_alt)
    ).lower()
    for gear in {"box", "ball"} - owned | (set() if owned else {"band", "loop"}):
        assert not any(re.search(rf"\b{word}\b", said) for word in named[gear]), (exercise.id, ladder.id, gear)


@every_drawing
def test_the_drawing_can_be_read_aloud_and_takes_the_page_s_colour(name: str) -> None:
    svg = catalogue.figure(name)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.get("viewBox")
    assert (root.findtext(f"{space}title") or "").strip()
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', svg)) <= {"currentColor", "none"}
    assert {element.tag for element in root.iter()} <= {
        space + tag for tag in ("svg", "title", "g", "path", "circle", "rect", "ellipse")
    }
    assert len(svg) < 4000


@pytest.mark.parametrize(("exercise", "ladder"), LADDERS, ids=lambda one: one.id)
def test_a_band_is_drawn_dashed_where_there_is_one(exercise: Exercise, ladder: Ladder) -> None:
    banded = bool({"band", "loop"} & set(ladder.rungs[0].gear))
    assert ("stroke-dasharray" in catalogue.figure(drawn(exercise, ladder))) == banded


def test_no_two_movements_share_a_drawing_and_none_is_left_over() -> None:
    names = [drawn(exercise, ladder) for exercise, ladder in LADDERS]
    assert sorted(names) == sorted(path.stem for path in files("figures", "svg"))
    shapes = [re.sub(r"<title>.*?</title>", "", catalogue.figure(name), flags=re.S) for name in names]
    assert len(set(shapes)) == len(shapes)
