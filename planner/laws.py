"""The laws that a template keeps beyond the form of its fields.

A ladder keeps ``overload.band-order``: repetitions rise first, then tempo, then the band's place or
stretch, then its colour (or the box, or the weight), and they begin anew when that last one steps.
A template that breaks a law is answered with every breach and its place; nothing is put right in silence.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from planner.errors import Value
from planner.model import Exercise, Ladder, Rung, Shape

COLOURS = ("tan", "yellow", "red", "green", "blue", "black", "silver", "gold")
PLACES = ("thigh", "knee", "ankle", "foot")
STRETCHES = ("short", "long")
LEAST_RUNGS = 6
_ORDERS = {"band_colour": COLOURS, "band_place": PLACES, "band_stretch": STRETCHES}

Place = tuple[str | int, ...]


class Breach(NamedTuple):
    """A law broken: the place in the file, the code of its sentence, and the sentence's values."""

    path: Place
    code: str
    values: dict[str, Value]


def of_exercise(exercise: Exercise, languages: Collection[str]) -> Iterator[Breach]:
    """Find everything that an exercise's languages and ladders have wrong, in file order."""
    yield from missing_languages(("names",), exercise.names, languages)
    yield from missing_languages(("texts",), exercise.texts, languages)
    if not exercise.ladders or exercise.ladders[0].id != "main":
        yield Breach(("ladders", 0, "id"), "main-first", {})
    elif (free := sum(not rung.gear for rung in exercise.ladders[-1].rungs)) < LEAST_RUNGS:
        values: dict[str, Value] = {"count": free, "least": LEAST_RUNGS}
        yield Breach(("ladders", len(exercise.ladders) - 1), "last-without-gear", values)
    yield from _repeated(("ladders",), [ladder.id for ladder in exercise.ladders])
    for place, ladder in enumerate(exercise.ladders):
        yield from _ladder(("ladders", place), ladder, languages)


def of_shape(shape: Shape, languages: Collection[str]) -> Iterator[Breach]:
    """Find everything that a plan shape's languages and weeks have wrong, in file order."""
    yield from missing_languages(("names",), shape.names, languages)
    yield from _repeated(("phases",), [span.id for span in shape.phases])
    for place, span in enumerate(shape.phases):
        if span.least > span.most:
            crossed: dict[str, Value] = {"least": span.least, "most": span.most}
            yield Breach(("phases", place, "least"), "weeks-crossed", crossed)


def missing_languages(path: Place, said: Collection[str], languages: Collection[str]) -> Iterator[Breach]:
    """Name each language that the program speaks and these texts lack."""
    for language in sorted(set(languages) - set(said)):
        yield Breach(path, "language-missing", {"language": language})


def _ladder(path: Place, ladder: Ladder, languages: Collection[str]) -> Iterator[Breach]:
    yield from missing_languages((*path, "names"), ladder.names, languages)
    if ladder.texts:
        yield from missing_languages((*path, "texts"), ladder.texts, languages)
    if len(ladder.rungs) < LEAST_RUNGS:
        values: dict[str, Value] = {"ladder": ladder.id, "count": len(ladder.rungs), "least": LEAST_RUNGS}
        yield Breach((*path, "rungs"), "ladder-short", values)
    yield from _repeated((*path, "rungs"), [rung.id for rung in ladder.rungs])
    for place, rung in enumerate(ladder.rungs):
        here = (*path, "rungs", place)
        yield from missing_languages((*here, "text"), rung.text, languages)
        yield from _rung(here, rung)
        if rung.per_side and ladder.counts != "reps":
            yield Breach((*here, "per_side"), "counts-a-side", {"counts": ladder.counts})
    for place, (below, above) in enumerate(pairwise(ladder.rungs), start=1):
        yield from _step((*path, "rungs", place), below, above)
    yield from _heights(path, ladder)


def _repeated(path: Place, ids: list[str]) -> Iterator[Breach]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield Breach((*path, place, "id"), "id-twice", {"id": name})


def _rung(path: Place, rung: Rung) -> Iterator[Breach]:
    if rung.reps_low > rung.reps_high:
        yield Breach((*path, "reps_low"), "reps-crossed", {"low": rung.reps_low, "high": rung.reps_high})
    for field, order in _ORDERS.items():
        value = getattr(rung, field)
        if value is not None and value not in order:
            yield Breach((*path, field), "not-allowed", {"got": value, "allowed": ", ".join(order)})
    banded = "band" in rung.gear or "loop" in rung.gear
    for field, needs, wanted in (
        ("band_place", "band, loop", banded),
        ("band_colour", "band, loop", banded),
        ("height_cm", "box", "box" in rung.gear),
        ("weight_kg", "weight", "weight" in rung.gear),
    ):
        given = getattr(rung, field) is not None
        if wanted and not given:
            yield Breach((*path, field), "gear-without-field", {"field": field, "gear": ", ".join(rung.gear)})
        if given and not wanted:
            yield Breach((*path, "gear"), "field-without-gear", {"field": field, "gear": needs})
    if rung.band_stretch is not None and "band" not in rung.gear:
        yield Breach((*path, "gear"), "field-without-gear", {"field": "band_stretch", "gear": "band"})


def _step(path: Place, below: Rung, above: Rung) -> Iterator[Breach]:
    if _falls("band_colour", below, above):
        values: dict[str, Value] = {"before": below.band_colour or "", "got": above.band_colour or ""}
        yield Breach((*path, "band_colour"), "colour-falls", {**values, "order": ", ".join(COLOURS)})
    if below.weight_kg is not None and (above.weight_kg or 0) < below.weight_kg:
        lighter: dict[str, Value] = {"before": below.weight_kg, "got": above.weight_kg or 0}
        yield Breach((*path, "weight_kg"), "weight-falls", lighter)
    stepped = [
        field
        for field in ("band_colour", "height_cm", "weight_kg")
        if getattr(above, field) is not None and getattr(above, field) != getattr(below, field)
    ]
    if stepped and above.reps_low > below.reps_low:
        again: dict[str, Value] = {"field": stepped[0], "got": above.reps_low, "reset": below.reps_low}
        yield Breach((*path, "reps_low"), "reps-not-reset", again)
    for field in ("band_place", "band_stretch"):
        if not stepped and _falls(field, below, above):
            easier: dict[str, Value] = {"before": getattr(below, field), "got": getattr(above, field)}
            yield Breach((*path, field), "place-falls", easier)


def _falls(field: str, below: Rung, above: Rung) -> bool:
    order = _ORDERS[field]
    before, after = getattr(below, field), getattr(above, field)
    return before in order and after in order and order.index(after) < order.index(before)


def _heights(path: Place, ladder: Ladder) -> Iterator[Breach]:
    """A box is lowered or raised along a ladder, as the movement asks, but never both."""
    way = 0
    known = [(place, rung.height_cm) for place, rung in enumerate(ladder.rungs) if rung.height_cm is not None]
    for (_, before), (place, height) in pairwise(known):
        turn = (height > before) - (height < before)
        if way and turn == -way:
            values: dict[str, Value] = {"before": before, "got": height}
            yield Breach((*path, "rungs", place, "height_cm"), "height-turns", values)
        way = way or turn
