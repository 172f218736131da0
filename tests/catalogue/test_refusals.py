"""A template that is wrong is refused with its file, its line, what is wrong and what would be right."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import catalogue, faults
from planner.errors import TemplateError, Unknown
from planner.model import Shape
from planner.words import speaker

Says = Callable[..., str]
Refusal = Callable[..., TemplateError]
WALK = "exercises/monster-walk.toml"
SQUAT = "exercises/single-leg-squat.toml"
HUE = "races/hue.toml"
VIRTUAL = "races/v-race.toml"
BAND = 'gear = ["loop"]\nband_place = "knee"\nband_colour = "yellow"\n'
SECOND = 'id = "yellow-knee-slow"\n' + BAND

REFUSALS = {
    "unknown-key": (
        [('tempo = "2-0-1"', 'tenpo = "2-0-1"')],
        WALK,
        ["there is no field “tenpo” here", "tempo", "the field “tempo” is missing"],
    ),
    "not-a-level": ([("tier = 2", "tier = 7")], WALK, [f"{WALK}:4", "tier cannot be “7”", "4 or less"]),
    "not-a-choice": (
        [('introduced = "adaptation"', 'introduced = "soon"')],
        WALK,
        ["introduced cannot be “soon”", "adaptation, build, last"],
    ),
    "not-a-number": (
        [("reps_low = 10", 'reps_low = "ten"')],
        WALK,
        ["ladders[0].rungs[0].reps_low cannot be “ten”", "a whole number"],
    ),
    "not-a-tempo": (
        [('tempo = "2-0-1"', 'tempo = "slow"')],
        WALK,
        ["tempo cannot be “slow”. Write seconds down, held and up, for example 3-1-1."],
    ),
    "not-an-id": ([('id = "tied-band"', 'id = "Tied band"')], WALK, ["“Tied band”", "small letters", "red-ankle"]),
    "not-gear": ([('gear = ["loop"]', 'gear = ["rope"]')], WALK, ["gear[0] cannot be “rope”", "band, loop"]),
    "no-language": (
        [('vi = "Đi bộ zíc-zắc với dây kháng lực"\n', "")],
        WALK,
        ["names has no text in the language “vi”"],
    ),
    "a-stand-in-in-one-language": (
        [("[ladders.texts.en]", "[ladders.texts.de]")],
        WALK,
        ["ladders[1].texts has no text in the language “en”"],
    ),
    "id-not-file": ([('id = "monster-walk"', 'id = "walk"')], WALK, ["the id is “walk”", "“monster-walk”"]),
    "counts-nothing": (
        [('counts = "steps-and-back"', 'counts = "steps"')],
        WALK,
        ["ladders[0].counts cannot be “steps”", "reps, steps-and-back"],
    ),
    "counts-a-side": (
        [("per_side = false", "per_side = true")],
        WALK,
        ["steps forward and back (steps-and-back) are of both legs"],
    ),
    "rung-twice": (
        [('id = "yellow-knee-slow"', 'id = "yellow-knee"')],
        WALK,
        ["the id “yellow-knee” is used twice"],
    ),
    "main-first": ([('id = "main"', 'id = "loop"')], WALK, ["Its id must be “main”"]),
    "reps-crossed": ([("reps_low = 10", "reps_low = 18")], WALK, ["reps_low (18) is more than reps_high (16)"]),
    "reps-not-reset": (
        [
            (
                'band_colour = "yellow"\ntempo = "2-0-1"\nreps_low = 10',
                'band_colour = "tan"\ntempo = "2-0-1"\nreps_low = 8',
            )
        ],
        WALK,
        ["band_colour steps up here", "at 8 or fewer, not 10"],
    ),
    "colour-falls": (
        [('band_colour = "yellow"', 'band_colour = "blue"')],
        WALK,
        ["from blue to yellow", "yellow, red, green, blue"],
    ),
    "place-falls": (
        [('band_place = "knee"', 'band_place = "foot"')],
        WALK,
        ["easier than", "nothing else gets harder"],
    ),
    "colour-unknown": (
        [('band_colour = "yellow"', 'band_colour = "pink"')],
        WALK,
        ["band_colour cannot be “pink”", "yellow"],
    ),
    "gear-without-field": (
        [(BAND, 'gear = ["loop"]\nband_place = "knee"\n')],
        WALK,
        ["needs the field “band_colour”"],
    ),
    "field-without-gear": ([(BAND, BAND.split("\n", 1)[1])], WALK, ["“band_place” only makes sense with"]),
    "height-turns": ([("height_cm = 45", "height_cm = 60")], SQUAT, ["from 60 cm to 45 cm"]),
    "weight-falls": (
        [("weight_kg = 4", "weight_kg = 9")],
        "exercises/single-leg-deadlift.toml",
        ["from 9 kg to 4 kg"],
    ),
    "weeks-crossed": (
        [("least = 2\nmost = 9", "least = 12\nmost = 9")],
        "shapes/medium.toml",
        ["the fewest weeks (12) are more than the most (9)"],
    ),
    "shape-key": ([("from_days", "form_days")], "shapes/medium.toml", ["no field “form_days”", "from_days"]),
    "race-zone": (
        [('zone = "Asia/Ho_Chi_Minh"', 'zone = "Asia/Hue"')],
        HUE,
        [f"{HUE}:5: zone cannot be “Asia/Hue”: that is no time zone. Did you mean Asia/Ho_Chi_Minh?"],
    ),
    "race-zone-case": ([("Asia/Ho_Chi_Minh", "asia/ho_chi_minh")], HUE, ["Did you mean Asia/Ho_Chi_Minh?"]),
    "race-zone-strange": ([("Asia/Ho_Chi_Minh", "????????????????")], HUE, ["Did you mean Asia/Ho_Chi_Minh?"]),
    "gun-km": (
        [("{ km = 42, at = 03", "{ km = 43, at = 03")],
        HUE,
        [f"{HUE}:20", "editions[1].guns[0].km is 43 km", "one of 42, 21, 10, 5"],
    ),
    "gun-twice": ([("{ km = 21, at = 04", "{ km = 42, at = 04")], HUE, ["guns[1].km is 42 km", "told here already"]),
    "closing-km": (
        [("{ km = 21, at = 08", "{ km = 20, at = 08")],
        "races/all-star.toml",
        ["editions[0].road_closes[1].km is 20 km", "one of 42, 21,"],
    ),
    "editions-order": (
        [("day = 2020-12-27", "day = 2025-12-27")],
        HUE,
        [f"{HUE}:19", "the edition of 2024-04-21 stands behind that of 2025-12-27"],
    ),
    "guns-of": ([("guns_of = 2024", "guns_of = 2023")], HUE, ["2023-04-21", "one of 2020-12-27, 2024-04-21"]),
    "29-february": (
        [("month = 12\nday = 27", "month = 2\nday = 29")],
        HUE,
        [f"{HUE}:30", "not every year has a day 29 in month 2. Write 28 or less"],
    ),
    "no-window": (
        [("opens = 2020-03-31T12:00:00\ncloses = 2020-04-21T12:00:00\n", "")],
        VIRTUAL,
        ["needs the field “opens”", "needs the field “closes”"],
    ),
    "half-a-window": ([("opens = 2020-03-31T12:00:00\n", "")], VIRTUAL, ["needs the field “opens”"]),
    "window-backwards": (
        [("opens = 2020-03-31", "opens = 2020-05-31")],
        VIRTUAL,
        [f"{VIRTUAL}:15", "closes (2020-04-21 12:00) before it opens (2020-05-31 12:00)"],
    ),
    "window-day": (
        [("day = 2020-04-21", "day = 2020-04-22")],
        VIRTUAL,
        ["editions[0].day cannot be 2020-04-22", "closes, 2020-04-21"],
    ),
    "window-offset": (
        [("opens = 2020-03-31T12:00:00", "opens = 2020-03-31T12:00:00+07:00")],
        VIRTUAL,
        ["editions[0].opens", "Asia/Ho_Chi_Minh", "without an offset"],
    ),
    "window-not-virtual": ([("virtual = true\n", "")], VIRTUAL, ["only a virtual race has the field “opens”"]),
    "alias-taken": (
        [('"Virtual Race"', '"marathon huế"')],
        VIRTUAL,
        [f"{VIRTUAL}:2: “marathon huế” is a name of hue already", "leave it out of one of them"],
    ),
    "name-taken": ([('vi = "V-Race"', 'vi = "Hà Nội"')], VIRTUAL, ["“Hà Nội” is a name of hanoi-midnight already"]),
    "left open": ([("muscles = [", "muscles = [[[[")], WALK, ["is not TOML"]),
    "syntax": ([("tier = 2", "tier 2")], WALK, [f"{WALK}:4:6 is not TOML"]),
}


@pytest.mark.parametrize(("changes", "file", "words"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_says_where_what_and_what_instead(
    says: Says, changes: list[tuple[str, str]], file: str, words: list[str]
) -> None:
    sentence = says(*changes, file=file)
    assert sentence.startswith(file)
    assert all(word in sentence for word in words), sentence


@pytest.mark.parametrize(("changes", "file"), [case[:2] for case in REFUSALS.values()], ids=REFUSALS.keys())
def test_a_refusal_is_said_in_vietnamese_too(refusal: Refusal, changes: list[tuple[str, str]], file: str) -> None:
    error = refusal(*changes, file=file)
    assert speaker("vi").error(error) != speaker("en").error(error)


def test_the_line_is_that_of_the_field(refusal: Refusal, templates: Path) -> None:
    error = refusal((SECOND, SECOND.replace("yellow", "pink", 2).replace("pink-knee", "yellow-knee")))
    line = int(str(error.values["where"]).rpartition(":")[2])
    assert (templates / WALK).read_text(encoding="utf-8").splitlines()[line - 1] == 'band_colour = "pink"'


def test_all_faults_of_a_file_are_told_at_once(refusal: Refusal) -> None:
    error = refusal(
        ("reps_low = 10", "reps_low = 18"), ('id = "monster-walk"', 'id = "walk"'), ('vi = "Đi bộ', 'fr = "Đi bộ')
    )
    assert {fault.code for fault in error.faults} == {
        "template.id-not-file",
        "template.language-missing",
        "template.reps-crossed",
    }
    sentence = speaker("en").error(error)
    assert all(str(fault.values["where"]) in sentence for fault in error.faults)


def test_a_short_ladder_is_refused(refusal: Refusal, templates: Path) -> None:
    text = (templates / SQUAT).read_text(encoding="utf-8")
    start = text.index('[[ladders.rungs]]\nid = "lunge-back"\n')
    error = refusal((text[start:], ""), file=SQUAT)
    codes = {fault.code for fault in error.faults}
    assert codes == {"template.ladder-short", "template.last-without-gear"}
    assert "has 3 rungs" in speaker("en").error(error)
    assert "6 of its rungs or more must need none; 3 do" in speaker("en").error(error)


def test_a_file_that_is_not_text_is_refused(templates: Path) -> None:
    (templates / WALK).write_bytes(b'id = "\xff"')
    with pytest.raises(TemplateError) as caught:
        catalogue.load(templates)
    assert "is not UTF-8 text from byte 6 on" in speaker("en").error(caught.value)


def test_an_empty_file_misses_everything(templates: Path) -> None:
    (templates / "shapes" / "medium.toml").write_text("", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        catalogue.load(templates)
    assert {fault.values["field"] for fault in caught.value.faults} == {"id", "names", "phases"}


@pytest.mark.parametrize(
    ("ask", "nearest"),
    [
        pytest.param(lambda: catalogue.load().exercise("monster-wlak"), "monster-walk", id="exercise"),
        pytest.param(lambda: catalogue.load().shape("mediun"), "medium", id="shape"),
        pytest.param(lambda: catalogue.figure("pik"), "pike", id="figure"),
        pytest.param(lambda: catalogue.phrases("eni"), "en", id="phrases"),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest(ask: Callable[[], object], nearest: str) -> None:
    with pytest.raises(Unknown) as caught:
        ask()
    assert nearest in caught.value.near


@pytest.mark.parametrize("name", ["../figures/pike", "/etc/passwd", "*", "", "pike.svg"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(Unknown):
        catalogue.figure(name)
    with pytest.raises(Unknown):
        catalogue.page(name)


@given(st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=8), max_size=4))
def test_no_document_gets_past_with_anything_but_an_answer(document: dict[str, object]) -> None:
    """Whatever a document holds, it is a shape or it is refused with a place."""
    path = catalogue.TEMPLATES / "shapes" / "medium.toml"
    with pytest.raises(TemplateError) as caught:
        catalogue.checked(path, document, Shape)
    each = caught.value.faults or (caught.value,)
    assert all(str(fault.values["where"]).startswith("shapes/medium.toml") for fault in each)


@given(st.text(max_size=200))
def test_lines_of_any_text_are_found_or_not_but_never_fail(text: str) -> None:
    line = faults.line_of(text, ("ladders", 0, "rungs", 1, "tempo"))
    assert line is None or 1 <= line <= len(text.splitlines())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x=[", "end"),
        ("x = 1\nx = 2", "twice"),
        ("x = soon", "value"),
        ("x 1", "equals"),
        ("x = 1 y = 2", "rest"),
        ("[x\ny = 1", "bracket"),
        ("= 1", "key"),
        ('x = "\\q"', "escape"),
        ("x = 2026-02-30", "date"),
        ('x = "a\n"', "character"),
        ("x = [1 2]", "array"),
        ("x = {a = 1 b = 2}", "table"),
    ],
)
def test_what_the_toml_reader_says_is_said_in_every_language(text: str, kind: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    error = faults.of_syntax("a.toml", str(caught.value))
    assert error.values["fault"] == kind
    assert str(error.values["what"]) not in speaker("vi").error(error)


def test_a_file_full_of_faults_is_told_in_a_few_lines() -> None:
    many = [TemplateError("template.missing", file="a.toml", where=f"a.toml:{line}", field="id") for line in range(30)]
    lines = speaker("en").error(faults.refused("a.toml", many)).splitlines()
    assert lines[0] == "a.toml has 30 faults, of which the first 8 are:"
    assert len(lines) == 1 + faults.MOST_TOLD


@pytest.mark.parametrize("language", catalogue.languages())
def test_the_help_names_every_shape(language: str) -> None:
    said = speaker(language).say("ui-option-shape")
    assert all(shape.id in said for shape in catalogue.load().shapes)
