"""Reading every template there is, so that a wrong one is told before a runner meets it.

Whoever uses a template reads it only when it is needed; here all are read, with what holds between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner import catalogue, entries, templates
from planner.errors import TemplateError
from planner.model import Shape


def read_everything() -> None:
    """Read every template; TemplateError says which one is wrong, where, and what would be right."""
    from planner.exports.fit.movements import movements
    from planner.exports.fit.writing import numbers
    from planner.exports.html.rendering import compiled
    from planner.runs.rules import rules

    library = catalogue.load()
    leave_no_day(library.shapes)
    entries.race_files()
    rules()
    for movement in movements():
        numbers(movement)
    for path in templates.files("pages", "html"):
        compiled(path.name)


def leave_no_day(shapes: Sequence[Shape]) -> None:
    """Refuse shapes that leave a number of days to the race without one."""
    spans = sorted((shape.from_days, shape.to_days, shape.id) for shape in shapes if shape.from_days is not None)
    covered = 0
    for first, last, name in spans:
        if first > covered:
            raise TemplateError("shapes-gap", file=f"shapes/{name}.toml", first=covered, last=first - 1)
        if last is None:
            return
        covered = max(covered, last + 1)
    raise TemplateError("shapes-end", file=f"shapes/{spans[-1][2] if spans else '*'}.toml", last=covered)
