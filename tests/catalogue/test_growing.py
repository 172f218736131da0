"""An exercise, a race, a shape and a language are added with a file and no Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner import catalogue, templates
from planner.errors import InputError
from planner.racebook import RaceFile, of_race
from planner.words import speaker

README = catalogue.TEMPLATES / "README.md"
EXAMPLES = dict(
    re.findall(r"^```(?:toml|ftl)\n# (\S+)\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
)


def add(templates: Path, name: str) -> None:
    (templates / name).write_text(f"# {name}\n{EXAMPLES[name]}", encoding="utf-8")


def test_the_readme_has_an_example_of_each() -> None:
    kinds = sorted(name.split("/")[0] for name in EXAMPLES)
    assert kinds == ["exercises", "phrases", "races", "shapes"]


def test_the_exercise_of_the_readme_is_read(templates: Path) -> None:
    before = catalogue.load(templates).exercises
    add(templates, "exercises/bird-dog.toml")
    after = catalogue.load(templates)
    assert [e.id for e in after.exercises if e not in before] == ["bird-dog"]
    assert len(after.exercise("bird-dog").ladders[0].rungs) == 6


def test_the_race_of_the_readme_is_read(templates: Path) -> None:
    add(templates, "races/lakeside.toml")
    races = {race.id: race for race in catalogue.read_toml_folder("races", RaceFile, templates, keeps=of_race)}
    assert races["lakeside"].editions[0].gun(21) is not None


def races() -> tuple[RaceFile, ...]:
    return catalogue.read_toml_folder("races", RaceFile)


def test_a_folder_of_ones_own_joins_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "races").mkdir()
    add(tmp_path, "races/lakeside.toml")
    hue = (catalogue.TEMPLATES / "races" / "hue.toml").read_text(encoding="utf-8")
    (tmp_path / "races" / "hue.toml").write_text(hue.replace('en = "Huế Marathon"', 'en = "Run Huế"'), encoding="utf-8")
    ours = {race.id for race in races()}
    monkeypatch.setattr(templates, "OWN", str(tmp_path))
    known = {race.id: race for race in races()}
    assert known.keys() == ours | {"lakeside"}
    assert known["hue"].names["en"] == "Run Huế"
    assert catalogue.load(catalogue.TEMPLATES).exercises


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "names the folder /nowhere, and there is none."), ("vi", "thư mục /nowhere, nhưng không có thư mục đó.")],
)
def test_a_folder_of_ones_own_that_is_none_is_refused(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "OWN", "/nowhere")
    with pytest.raises(InputError) as refused:
        races()
    assert said in speaker(language).error(refused.value)


def test_the_shape_of_the_readme_is_read(templates: Path) -> None:
    add(templates, "shapes/gentle.toml")
    assert [span.id for span in catalogue.load(templates).shape("gentle").phases] == ["adaptation", "build", "taper"]


def test_a_language_is_added_by_texts_and_a_file_of_phrases(templates: Path) -> None:
    for kind in ("exercises", "shapes", "races"):
        for path in (templates / kind).glob("*.toml"):
            path.write_text(_with_esperanto(path.read_text(encoding="utf-8")), encoding="utf-8")
    catalogue.load(templates)
    assert catalogue.languages(templates) == ("en", "vi")
    add(templates, "phrases/eo.ftl")
    assert catalogue.languages(templates) == ("en", "eo", "vi")
    assert "Aldonu" in catalogue.phrases("eo", templates)
    for exercise in catalogue.load(templates).exercises:
        assert exercise.names["eo"] == exercise.names["en"]
    assert all("eo" in race.names for race in catalogue.read_toml_folder("races", RaceFile, templates, keeps=of_race))


def _with_esperanto(text: str) -> str:
    """Say beside each English text the same for another language."""
    text = re.sub(r'^((?:names\.|text\.)?)en = ("[^"]*")$', r"\g<0>\n\1eo = \2", text, flags=re.MULTILINE)
    text = re.sub(r'\{ en = ("[^"]*")', r"{ eo = \1, en = \1", text)
    whole = re.DOTALL | re.MULTILINE
    return re.sub(r"^\[((?:ladders\.)?texts)\.en\]\n(.*?)(?=^\[)", r"\g<0>[\1.eo]\n\2", text, flags=whole)


@pytest.mark.parametrize("kind", ["exercises", "races", "shapes"])
def test_the_readme_tells_every_field_of_what_came_with_the_project(kind: str) -> None:
    readme = README.read_text(encoding="utf-8")
    told = {"id", "names", "texts", "ladders", "rungs", "text", "how", "cues", "mistakes", "figure_alt"}
    fields = {
        "exercises": catalogue.Exercise.model_fields.keys() | catalogue.Rung.model_fields.keys(),
        "shapes": {"from_days", "to_days", "phases", "least", "most", "share", "deload_from_weeks"},
        "races": {"editions", "expected", "day", "night", "source", "guns", "aliases", "distances_km"},
    }[kind]
    assert {field for field in fields if field not in readme} <= told
