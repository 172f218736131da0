"""planner makes a runner's hips ready for a race. This is its face: the functions and the nouns.

It hands names on and nothing else; each is loaded when it is first asked for, so that importing
``planner`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.engine.planning import Wish, make_plan
    from planner.errors import PlannerError
    from planner.exports import export
    from planner.model import (
        Athlete,
        Blocked,
        Busy,
        Change,
        Exercise,
        GivenUp,
        Hours,
        Log,
        Note,
        Plan,
        Prescribed,
        Race,
        Reason,
        Run,
        Session,
        Shape,
        Week,
        WeeklyRun,
    )

__all__ = [
    "Athlete",
    "Blocked",
    "Busy",
    "Change",
    "Exercise",
    "GivenUp",
    "Hours",
    "Log",
    "Note",
    "Plan",
    "PlannerError",
    "Prescribed",
    "Race",
    "Reason",
    "Run",
    "Session",
    "Shape",
    "Week",
    "WeeklyRun",
    "Wish",
    "export",
    "make_plan",
]

_ROOMS = {
    "Wish": "planner.engine.planning",
    "make_plan": "planner.engine.planning",
    "PlannerError": "planner.errors",
    "export": "planner.exports",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS.get(name, "planner.model")), name)
