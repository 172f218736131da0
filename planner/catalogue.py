"""The room that reads what has a form in ``templates/``: exercises, plan shapes, races.

It reads their TOML into the nouns of ``model``, hands on the plain texts of ``templates``, and refuses
a file that breaks their form or the ``laws`` of their kind with every fault at once. What was checked is
kept by content (see ``cache``), so a second start parses nothing.
"""

import functools
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from planner import cache, laws
from planner.errors import TemplateError
from planner.laws import Breach
from planner.model import Exercise, ExerciseText, Ladder, PhaseSpan, Rung, Shape, filled
from planner.templates import TEMPLATES, figure, files, languages, page, phrases, unknown

__all__ = [
    "TEMPLATES",
    "Catalogue",
    "checked",
    "documents",
    "figure",
    "languages",
    "load",
    "page",
    "phrases",
    "read_toml_folder",
]

ROOMS = ("planner.catalogue", "planner.laws", "planner.model.terms")
"""Whose text, with that of the model's own room, decides what a checked file looks like: a change makes the cache
of no use."""

Model = TypeVar("Model", bound=BaseModel)
Build = Callable[[dict[str, Any]], Model]
Laws = Callable[[Model, Collection[str]], Iterable[Breach]]
Among = Callable[[Sequence[Model]], Iterable[tuple[int, Breach]]]


class Catalogue(NamedTuple):
    """What the program knows how to prescribe and to lay out."""

    exercises: tuple[Exercise, ...]
    """By tier, then by id."""
    shapes: tuple[Shape, ...]
    """By id."""

    def exercise(self, name: str) -> Exercise:
        """Give the exercise of this id, or refuse with the nearest ids."""
        return _named("exercise.unknown", name, {exercise.id: exercise for exercise in self.exercises})

    def shape(self, name: str) -> Shape:
        """Give the plan shape of this id, or refuse with the nearest ids."""
        return _named("shape.unknown", name, {shape.id: shape for shape in self.shapes})


def load(folder: Path | None = None) -> Catalogue:
    """Read the exercises and the plan shapes; our own once a process."""
    return _ours() if folder is None else _read(folder)


@functools.cache
def _ours() -> Catalogue:
    return _read(TEMPLATES)


def _read(folder: Path) -> Catalogue:
    exercises = read_toml_folder("exercises", Exercise, folder, build=_exercise, keeps=laws.of_exercise)
    shapes = read_toml_folder("shapes", Shape, folder, build=_shape, keeps=laws.of_shape)
    return Catalogue(
        exercises=tuple(sorted(exercises, key=lambda exercise: (exercise.tier, exercise.id))),
        shapes=tuple(shapes),
    )


def read_toml_folder(
    kind: str,
    model: type[Model],
    folder: Path | None = None,
    *,
    build: Build[Model] | None = None,
    keeps: Laws[Model] | None = None,
    among: Among[Model] | None = None,
) -> tuple[Model, ...]:
    """Read every ``<kind>/*.toml`` into a model, by file name; from the cache where the content is known.

    ``build`` makes the model of its own JSON form, which is known to be right; without it the form is
    validated again. ``keeps`` finds what a file has wrong beyond its form, given the languages spoken;
    ``among`` what several files have wrong together, with the place of the file that is to be mended.
    """
    root = folder or TEMPLATES
    contents = [(path.name, path.read_bytes()) for path in files(kind, "toml", root)]
    spoken = languages(root)
    rooms = [(name, _source(name)) for name in dict.fromkeys((*ROOMS, model.__module__))]
    about = f"{model.__module__}.{model.__qualname__} {','.join(spoken)}".encode()
    key = cache.digest([("about", about), *rooms, *contents])
    kept = cache.recall(kind, key)
    if kept is None:
        read = [
            (path, checked(path, document, model, keeps=keeps, spoken=spoken))
            for path, document in documents(kind, root)
        ]
        if among is not None:
            _refuse_any(read, among)
        kept = [made.model_dump(mode="json") for _, made in read]
        cache.keep(kind, key, kept)
    make = build or model.model_validate
    return tuple(make(form) for form in kept)


def documents(kind: str, folder: Path | None = None) -> list[tuple[Path, dict[str, Any]]]:
    """Parse every ``<kind>/*.toml``, by file name."""
    import tomllib

    read = []
    for path in files(kind, "toml", folder):
        try:
            read.append((path, tomllib.loads(path.read_text(encoding="utf-8"))))
        except tomllib.TOMLDecodeError as error:
            from planner.faults import of_syntax

            raise of_syntax(_shown(path), str(error)) from None
        except UnicodeDecodeError as error:
            file = _shown(path)
            raise TemplateError("template.encoding", file=file, where=file, byte=error.start) from None
    return read


def checked(
    path: Path,
    document: dict[str, Any],
    model: type[Model],
    *,
    keeps: Laws[Model] | None = None,
    spoken: Collection[str] = (),
) -> Model:
    """Make a model of one document, or refuse the file with all that is wrong in it."""
    from planner import faults

    file, text = _shown(path), path.read_text(encoding="utf-8")
    found: list[TemplateError] = []
    named = document.get("id", path.stem)
    if "id" in model.model_fields and named != path.stem:
        found.append(faults.fault(file, text, ["id"], "id-not-file", id=str(named), name=path.stem))
    try:
        made = model.model_validate(document)
    except ValidationError as error:
        raise faults.refused(file, found + faults.of_fields(file, text, model, error)) from None
    breaches = keeps(made, spoken) if keeps is not None else ()
    found += [faults.fault(file, text, where, code, **values) for where, code, values in breaches]
    if found:
        raise faults.refused(file, found)
    return made


def _refuse_any(read: Sequence[tuple[Path, Model]], among: Among[Model]) -> None:
    """Refuse the first file that does not go with the others, with all that is wrong between them."""
    from planner import faults

    found: dict[int, list[Breach]] = {}
    for place, breach in among([made for _, made in read]):
        found.setdefault(place, []).append(breach)
    for place, breaches in found.items():
        path = read[place][0]
        file, text = _shown(path), path.read_text(encoding="utf-8")
        told = [faults.fault(file, text, where, code, **values) for where, code, values in breaches]
        raise faults.refused(file, told)


@functools.cache
def _source(room: str) -> bytes:
    return Path(sys.modules[room].__file__ or "").read_bytes()


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


Found = TypeVar("Found")


def _named(code: str, name: str, found: dict[str, Found]) -> Found:
    if name not in found:
        raise unknown(code, name, dict(found))
    return found[name]


def _exercise(form: dict[str, Any]) -> Exercise:
    """Make an exercise of its own JSON form without asking again whether it is right."""
    form["muscles"] = tuple(form["muscles"])
    form["ladders"] = tuple(map(_ladder, form["ladders"]))
    form["texts"] = {language: _exercise_text(text) for language, text in form["texts"].items()}
    return filled(Exercise, form)


def _ladder(form: dict[str, Any]) -> Ladder:
    form["rungs"] = tuple(map(_rung, form["rungs"]))
    form["texts"] = {language: _exercise_text(text) for language, text in form["texts"].items()}
    return filled(Ladder, form)


def _rung(form: dict[str, Any]) -> Rung:
    form["gear"] = tuple(form["gear"])
    return filled(Rung, form)


def _exercise_text(form: dict[str, Any]) -> ExerciseText:
    form |= {name: tuple(form[name]) for name in ("how", "cues", "mistakes")}
    return filled(ExerciseText, form)


def _shape(form: dict[str, Any]) -> Shape:
    block = form["block_weeks"]
    form["block_weeks"] = None if block is None else tuple(block)
    form["phases"] = tuple(filled(PhaseSpan, span) for span in form["phases"])
    return filled(Shape, form)
