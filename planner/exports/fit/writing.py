"""Steps → the bytes of a FIT workout, as ``fit-tool`` writes them.

The only room that knows the FIT profile. Its instants come from the session, its serial number from plan and
session: a watch tells two workouts apart by these, and the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Any

from planner.errors import TemplateError
from planner.exports.fit.movements import Movement
from planner.exports.fit.steps import Step

DEVELOPMENT = 255
"""Manufacturer of files that no maker's programme wrote."""
UNKNOWN = 0xFFFE
"""Exercise category of a movement that the profile does not have."""
LONGEST_NAME, LONGEST_NOTES = 80, 240
"""Octets that watches show of a step's name and of its notes."""


def workout(steps: Sequence[Step], *, name: str, starts: datetime, key: str) -> bytes:
    """Return a workout; ``key`` names it among all others: plan and session."""
    from fit_tool.fit_file_builder import FitFileBuilder
    from fit_tool.profile.messages.workout_message import WorkoutMessage
    from fit_tool.profile.profile_type import Sport, SubSport

    head = WorkoutMessage(local_id=1)
    head.workout_name = clipped(name, LONGEST_NAME)
    head.sport = Sport.TRAINING
    head.sub_sport = SubSport.STRENGTH_TRAINING
    head.num_valid_steps = len(steps)
    builder = FitFileBuilder(auto_define=True)
    builder.add(_file(starts, key))
    builder.add(head)
    builder.add_all([_step(place, step) for place, step in enumerate(steps)])
    builder.add_all(_titles(steps))
    return bytes(builder.build_bytes())


def numbers(movement: Movement) -> tuple[int, int]:
    """Return a movement's category and name as the profile numbers them; TemplateError where it has none."""
    known = _known()
    if (movement.category, movement.name) not in known:
        raise TemplateError("fit-movement", file="watches/fit.toml", category=movement.category, name=movement.name)
    return known[movement.category, movement.name]


def clipped(text: str, octets: int) -> str:
    """Shorten text to so many octets of UTF-8, never within a letter."""
    data = text.encode()
    return text if len(data) <= octets else data[: octets - 3].decode(errors="ignore").rstrip() + "…"


@cache
def _known() -> dict[tuple[str, str], tuple[int, int]]:
    from fit_tool.profile import profile_type

    found = {}
    for category in profile_type.ExerciseCategory:
        stem = "".join(part.capitalize() for part in category.name.split("_"))
        for name in getattr(profile_type, f"{stem}ExerciseName", ()):
            found[category.name.lower(), name.name.lower()] = (category.value, name.value)
    return found


def _file(starts: datetime, key: str) -> Any:
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.profile_type import FileType

    message = FileIdMessage(local_id=0)
    message.type = FileType.WORKOUT
    message.manufacturer = DEVELOPMENT
    message.product = 0
    message.serial_number = 1 + int.from_bytes(blake2b(key.encode(), digest_size=4).digest()) % 0xFFFF_FFFE
    message.time_created = int(starts.timestamp()) * 1000
    message.product_name = f"planner {key}"
    return message


def _step(place: int, step: Step) -> Any:
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import FitBaseUnit, Intensity, WorkoutStepDuration, WorkoutStepTarget

    message = WorkoutStepMessage(local_id=2)
    message.message_index = place
    if step.kind == "repeat":
        message.duration_type = WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT
        message.duration_step = step.first
        message.target_repeat_steps = step.times
        return message
    message.workout_step_name = clipped(step.name, LONGEST_NAME)
    message.intensity = Intensity[step.kind.upper()]
    message.target_type = WorkoutStepTarget.OPEN
    message.target_value = 0
    if step.notes:
        message.notes = clipped(step.notes, LONGEST_NOTES)
    if step.kind == "active":
        message.duration_type = WorkoutStepDuration.REPS
        message.duration_reps = step.reps
        message.exercise_category, message.exercise_name = _numbers(step)
    else:
        message.duration_type = WorkoutStepDuration.TIME
        message.duration_time = float(step.seconds)
    if step.weight_kg is not None:
        message.exercise_weight = step.weight_kg
        message.weight_display_unit = FitBaseUnit.KILOGRAM.value
    return message


def _numbers(step: Step) -> tuple[int, int]:
    return (UNKNOWN, 0) if step.movement is None else numbers(step.movement)


def _titles(steps: Sequence[Step]) -> list[Any]:
    """Say once for each exercise what we call it: a watch shows that instead of its own name."""
    from fit_tool.profile.messages.exercise_title_message import ExerciseTitleMessage

    titles: dict[tuple[int, int], str] = {}
    for step in steps:
        if step.kind == "active":
            titles.setdefault(_numbers(step), step.title)
    messages = []
    for place, ((category, name), title) in enumerate(titles.items()):
        message = ExerciseTitleMessage(local_id=3)
        message.message_index = place
        message.exercise_category, message.exercise_name = category, name
        message.workout_step_name = clipped(title, LONGEST_NAME)
        messages.append(message)
    return messages
