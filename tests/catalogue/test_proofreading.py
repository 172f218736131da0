"""``planner exercises`` reads every template, and says which one is wrong, where, and what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner import catalogue, proofreading, templates
from planner.errors import PlannerError, TemplateError
from planner.exports.fit.movements import movements
from planner.exports.html.rendering import environment
from planner.runs.rules import rules
from planner.words import speaker

KEPT = (catalogue._ours, movements, rules, environment)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A folder of one's own that joins ours; what is kept of the templates for the process is forgotten."""
    for kind in ("pages", "runs", "shapes", "watches"):
        (tmp_path / kind).mkdir()
    monkeypatch.setattr(templates, "OWN", str(tmp_path))
    for kept in KEPT:
        kept.cache_clear()
    yield tmp_path
    for kept in KEPT:
        kept.cache_clear()


def changed(own: Path, name: str, old: str, new: str) -> str:
    text = (templates.TEMPLATES / name).read_text(encoding="utf-8")
    assert old in text
    (own / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlannerError) as refused:
        proofreading.read_everything()
    assert refused.value.exit_code == 3
    return speaker("en").error(refused.value)


def test_ours_are_well(own: Path) -> None:
    proofreading.read_everything()


def test_a_name_that_no_watch_knows(own: Path) -> None:
    name = movements()[0].name
    movements.cache_clear()
    said = changed(own, "watches/fit.toml", f'name = "{name}"', 'name = "clamz"')
    assert said.startswith("watches/fit.toml: the FIT profile has no exercise “clamz” in the category")


def test_a_file_of_titles_that_is_no_toml(own: Path) -> None:
    assert changed(own, "runs/titles.toml", "id = ", "id = = ").startswith("runs/titles.toml:")


def test_days_that_no_shape_is_made_for(own: Path) -> None:
    said = changed(own, "shapes/long.toml", "from_days = 84", "from_days = 90")
    assert said.startswith("shapes/long.toml: no plan shape is made for 84 to 89 days to the race.")


def test_days_without_end(own: Path) -> None:
    said = changed(own, "shapes/year.toml", "from_days = 175", "from_days = 175\nto_days = 400")
    assert said.startswith("shapes/year.toml: no plan shape is made for 401 days to the race and more.")


@pytest.mark.parametrize("tag", ["{% endfro %}", "{{ "])
def test_a_tag_that_is_wrong(own: Path, tag: str) -> None:
    said = changed(own, "pages/export.html", "<!doctype html>", f"<!doctype html>\n{tag}")
    assert said.startswith("pages/export.html:")
    assert isinstance(TemplateError("page-template"), PlannerError)
