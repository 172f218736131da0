"""A cache of its own for every test, and a copy of the templates that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.catalogue import TEMPLATES, load
from planner.entries import race_files
from planner.errors import TemplateError
from planner.words import speaker

Spoil = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Copy the templates."""
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def read_all(folder: Path) -> None:
    """Read everything in a folder of templates that has a form."""
    load(folder)
    race_files(folder)


@pytest.fixture
def refusal(templates: Path) -> Callable[..., TemplateError]:
    """Change a file of the copy, load it, and give the error."""

    def refused(*changes: tuple[str, str], file: str = "exercises/monster-walk.toml") -> TemplateError:
        path = templates / file
        text = path.read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text, f"{file} holds no {before!r}"
            text = text.replace(before, after, 1)
        path.write_text(text, encoding="utf-8")
        with pytest.raises(TemplateError) as caught:
            read_all(templates)
        return caught.value

    return refused


@pytest.fixture
def says(refusal: Callable[..., TemplateError]) -> Callable[..., str]:
    """Change a file of the copy, load it, and give the sentence of the error."""

    def said(*changes: tuple[str, str], file: str = "exercises/monster-walk.toml", language: str = "en") -> str:
        return speaker(language).error(refusal(*changes, file=file))

    return said
