"""Where the templates lie, and those of them that are plain text: phrases, drawings, pages.

It knows no noun and checks nothing, so that a command's help costs no more than its sentences; what
has a form is read by ``catalogue``. A name that no file has is refused with the nearest ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from planner.errors import InputError, Unknown

_WHEEL = Path(__file__).parent / "_templates"
TEMPLATES = _WHEEL if _WHEEL.is_dir() else Path(__file__).parent.parent / "templates"
OWN = os.environ.get("PLANNER_TEMPLATES", "")
"""A folder of the user's own, with any of the same folders in it: its files join ours, or take their place by name."""


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """Name the languages that the program speaks: those of ``phrases/*.ftl``."""
    return tuple(path.stem for path in files("phrases", "ftl", folder))


def phrases(language: str, folder: Path | None = None) -> str:
    """Give every sentence of one language, as Fluent text."""
    return _text("phrases", language, "ftl", folder)


def phrases_as_written(language: str, folder: Path | None = None) -> bytes:
    """Give every sentence of one language, as the file has it."""
    return _path("phrases", language, "ftl", folder).read_bytes()


def figure(name: str, folder: Path | None = None) -> str:
    """Give a drawing, as SVG: an exercise's by its id, a stand-in's by ``<exercise>.<ladder>``."""
    return _text("figures", name, "svg", folder)


def has_figure(name: str, folder: Path | None = None) -> bool:
    """Answer whether there is a drawing of this name."""
    return name in {path.stem for path in files("figures", "svg", folder)}


def page(name: str, folder: Path | None = None) -> str:
    """Give a page's template or a style sheet by its file name, such as ``plan.html``."""
    stem, _, suffix = name.rpartition(".")
    return _text("pages", stem, suffix, folder)


def files(kind: str, suffix: str, folder: Path | None = None) -> list[Path]:
    """List a kind's files by name: a folder's, or ours with the user's own; InputError where that is no folder."""
    root = folder or TEMPLATES
    own = [Path(OWN)] if OWN and root == TEMPLATES else []
    if own and suffix == "toml" and not own[0].is_dir():
        raise InputError("templates-no-folder", path=OWN)
    places = [place for place in (root / kind, *(mine / kind for mine in own)) if place.is_dir()]
    found = {name: place / name for place in places for name in os.listdir(place) if name.endswith(f".{suffix}")}
    return [found[name] for name in sorted(found)]


def everything() -> Iterator[Path]:
    """Yield all that lies in the folders that are read."""
    for folder in (TEMPLATES, *([Path(OWN)] if OWN else [])):
        yield from folder.rglob("*")


def unknown(code: str, name: str, known: dict[str, object]) -> Unknown:
    """Make the error of a name that nothing answers to."""
    from difflib import get_close_matches

    return Unknown(code, near=get_close_matches(name, known, n=3), name=name, known=", ".join(sorted(known)))


def _text(kind: str, stem: str, suffix: str, folder: Path | None) -> str:
    return _path(kind, stem, suffix, folder).read_text(encoding="utf-8")


def _path(kind: str, stem: str, suffix: str, folder: Path | None) -> Path:
    found = {path.stem: path for path in files(kind, suffix, folder)}
    if stem not in found:
        raise unknown(f"{kind}.unknown", stem, dict(found))
    return found[stem]
