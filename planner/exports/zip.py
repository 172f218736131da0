"""A plan's sessions as a ZIP file of workouts for watches; see ``planner.exports.fit``."""

from __future__ import annotations

from planner.errors import UsageError
from planner.exports.fit import owner, packed
from planner.model import Language, Plan

__all__ = ["export", "owner"]


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return every session of the plan as a workout, zipped."""
    if not plan.sessions:
        raise UsageError("fit-none")
    return packed(plan, plan.sessions, language)
