"""A movement as a page shows it: the exercise itself, or what stands in for it, with its own drawing and words.

A stand-in has its own texts or none: the words and the drawing of the exercise that it stands in for are never
lent to it. A movement without a drawing has an empty one, and a page then draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planner import catalogue, templates

if TYPE_CHECKING:
    from planner.model import Exercise, ExerciseText, Ladder, Prescribed
    from planner.words import Speaker

MAIN = "main"


@dataclass(frozen=True, slots=True)
class MovementView:
    """A movement, with its drawing."""

    id: str
    """Its name among those of its exercise, for an anchor."""
    name: str
    drawing: str = ""
    """The name of its drawing; empty: there is none."""
    alt: str = ""
    how: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether there is more to say of it than its name."""
        return bool(self.how or self.drawing)


def movement(exercise: Exercise, speaks: Speaker, ladder: Ladder | None = None) -> MovementView:
    """Return an exercise in the reader's language, or what stands in for it on one of its other ladders."""
    stands_in = ladder is not None and ladder.id != MAIN
    names, texts = (ladder.names, ladder.texts) if ladder and stands_in else (exercise.names, exercise.texts)
    name = names.get(speaks.language) or names["en"]
    text = _text(texts, speaks)
    ident = ladder.id if ladder else MAIN
    if text is None:
        return MovementView(ident, name)
    drawing = f"{exercise.id}.{ident}" if stands_in else exercise.id
    return MovementView(
        id=ident,
        name=name,
        drawing=drawing if _is_drawn(drawing) else "",
        alt=text.figure_alt,
        how=text.how,
        cues=text.cues,
        mistakes=text.mistakes,
    )


def movement_of(done: Prescribed, speaks: Speaker) -> MovementView | None:
    """Return what is done on the ladder that was prescribed; None for an exercise that nobody knows."""
    exercise = next((one for one in catalogue.load().exercises if one.id == done.id), None)
    if exercise is None:
        return None
    ladder = next((one for one in exercise.ladders if one.id == done.ladder), None)
    if ladder is None and done.ladder != MAIN:
        return None
    return movement(exercise, speaks, ladder)


def movements_of(work: Sequence[Prescribed], speaks: Speaker) -> Iterator[MovementView]:
    """Yield every movement that is done, each once, in the catalogue's order; none that only its rungs tell."""
    done = {(one.id, one.ladder) for one in work}
    for exercise in catalogue.load().exercises:
        for ladder in exercise.ladders:
            if (exercise.id, ladder.id) in done and (view := movement(exercise, speaks, ladder)).is_told:
                yield view


def stand_ins(exercise: Exercise, speaks: Speaker) -> list[tuple[Ladder, MovementView]]:
    """Return the ladders that stand in for an exercise, each with its movement."""
    return [(ladder, movement(exercise, speaks, ladder)) for ladder in exercise.ladders[1:]]


def _text(texts: dict[str, ExerciseText], speaks: Speaker) -> ExerciseText | None:
    return texts.get(speaks.language) or texts.get("en")


@lru_cache(maxsize=64)
def _is_drawn(name: str) -> bool:
    return templates.has_figure(name)
