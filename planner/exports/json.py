"""A plan as JSON: the machine form that ``planner schema`` describes, and the way back.

The form is the nouns' own, with the sentence of each note filled in. Reading refuses a file that is
no plan with the first field that is wrong; sentences are left out again, for they belong to the reader.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import InputError
from planner.model import SCHEMA, Language, Note, Noun, Plan

if TYPE_CHECKING:
    from pydantic import ValidationError

Timed = TypeVar("Timed", bound=Noun)


def export(plan: Plan, language: Language | None = None, more: Sequence[Note] = ()) -> bytes:
    """Return the plan as one JSON object; ``more`` are notes of the moment, with their sentences."""
    from planner.words import speaker, with_texts

    told = with_texts(plan, speaker(language or plan.athlete.language))
    return as_told(told.model_copy(update={"notes": (*told.notes, *more)}))


def as_told(plan: Plan) -> bytes:
    """Return the plan as one JSON object, each note with the sentence that it has."""
    return plan.model_dump_json(indent=2, by_alias=True).encode() + b"\n"


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    try:
        found = json.loads(data)
        return str(found["id"]) if found["schema"] == SCHEMA else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def load(data: bytes, name: str) -> Plan:
    """Read a plan back; ``name`` is what the refusal calls the file."""
    from pydantic import ValidationError

    try:
        plan = Plan.model_validate_json(data)
        zone = ZoneInfo(plan.timezone)
    except ValidationError as error:
        raise _refused(error, name) from None
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise InputError("plan-field", path=name, field="timezone", got=str(error)[:60]) from None
    notes = tuple(note.model_copy(update={"text": ""}) for note in plan.notes)
    return _localised(plan.model_copy(update={"notes": notes}), zone, name)


def _refused(error: ValidationError, name: str) -> InputError:
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid" or not first["loc"]:
        return InputError("plan-not-json", path=name)
    if first["loc"] == ("schema",):
        return InputError("plan-schema", path=name, schema=SCHEMA)
    field = ".".join(map(str, first["loc"]))
    if first["type"] == "missing":
        return InputError("plan-field-missing", path=name, field=field)
    return InputError("plan-field", path=name, field=field, got=str(first["input"])[:60])


def _localised(plan: Plan, zone: ZoneInfo, name: str) -> Plan:
    """Put the instants of sessions, runs and taken time back into the plan's zone."""
    lists = {"sessions": ("start",), "runs": ("start",), "busy": ("start", "end")}
    return plan.model_copy(
        update={
            several: tuple(
                _moved(noun, zone, f"{several}.{i}", fields, name) for i, noun in enumerate(getattr(plan, several))
            )
            for several, fields in lists.items()
        }
    )


def _moved(noun: Timed, zone: ZoneInfo, where: str, fields: Sequence[str], name: str) -> Timed:
    instants: dict[str, datetime] = {}
    for field in fields:
        instant: datetime = getattr(noun, field)
        try:
            instants[field] = instant.astimezone(zone)
        except OverflowError:
            raise InputError("plan-field", path=name, field=f"{where}.{field}", got=instant.isoformat()) from None
    return noun.model_copy(update=instants)
