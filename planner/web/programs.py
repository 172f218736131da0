"""Sentences for programs: what the command line says of its options, and a page of its form, is said of fields here.

A message whose id begins with ``api-`` is told instead of the command line's own; where there is none, that one
fits everybody. It answers nothing itself.
"""

from __future__ import annotations

from planner.errors import PlannerError
from planner.model import Language
from planner.web.pages_frame import is_of_the_house, said
from planner.words import Speaker, addressed, speaker


def to_programs(language: Language) -> Speaker:
    """Return the speaker who names fields and no options."""
    return addressed(language, "api-")


def said_to_programs(error: PlannerError, language: Language) -> str:
    """Return an error as the API says it; of what the house itself failed at, no more than a page says."""
    if is_of_the_house(error):
        return said(error, speaker(language))
    values = dict(error.values)
    if isinstance(option := values.get("option"), str):
        values["option"] = option.removeprefix("--")
    return to_programs(language).error(PlannerError(error.code, **values))
