"""Plans as files: one room a kind, all with the same signature, each read only when it is asked for.

A room offers ``export(plan, language) -> bytes`` and knows nothing of the others. A kind is told by its name or
by a file's ending; another is refused with the nearest ones. A calendar that goes on from an earlier one is
``planner.exports.ics``'s own affair.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from planner.errors import Unknown
from planner.model import Language, Plan

KINDS = {
    "ics": "planner.exports.ics",
    "json": "planner.exports.json",
    "html": "planner.exports.html",
    "md": "planner.exports.markdown",
    "csv": "planner.exports.csv",
    "txt": "planner.exports.table",
    "fit": "planner.exports.fit",
    "zip": "planner.exports.zip",
}
"""Where each kind is made; a kind is also the ending of its files."""


class Export(Protocol):
    """Makes a file's bytes of a plan."""

    def __call__(self, plan: Plan, language: Language | None = None, /) -> bytes:
        """Return the whole file, in a language or in the runner's."""


def kind_of(path: PurePath) -> str:
    """Return the kind that a file's ending names."""
    return _known(path.suffix.removeprefix("."), str(path))


def export(plan: Plan, kind: str, language: Language | None = None) -> bytes:
    """Return the plan as a file of this kind, in a language or in the runner's."""
    room = import_module(KINDS[_known(kind, kind)])
    return cast(Export, room.export)(plan, language)


def _known(kind: str, text: str) -> str:
    wanted = kind.casefold()
    if wanted in KINDS:
        return wanted
    from planner.spelling import one_slip

    near = tuple(known for known in KINDS if one_slip(wanted, known))
    raise Unknown("export.kind", near=near, close=len(near), text=text, known=", ".join(KINDS))
