"""What can go wrong, drawn as a tree; each leaf knows its exit code.

    PlannerError
    ├── UsageError        2  what was asked contradicts itself or names nothing
    │   └── Unknown       2  a name that nothing answers to, with the nearest ones
    ├── InputError        3  a file or a calendar is wrong
    │   └── TemplateError 3  one of our own templates is wrong
    ├── NoPlan            4  no plan is possible
    └── StoreError        5  storage or network

An error carries a code and values, never a sentence: ``words`` makes the sentence, in the runner's
language, under the message id ``error-<code with dots as dashes>``. One door (``cli``, ``web``)
turns errors into output; no other room prints one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

Value = str | int | float | bool


class PlannerError(Exception):
    """Anything the house refuses, as a code with the values its sentence needs."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({shown})" if shown else self.code


class UsageError(PlannerError):
    """What was asked contradicts itself, or cannot be read."""

    exit_code = 2


class Unknown(UsageError):
    """A name that nothing answers to; ``near`` holds the names that come closest."""

    def __init__(self, code: str, *, near: Sequence[str] = (), **values: Value) -> None:
        super().__init__(code, **values, near=", ".join(near))
        self.near = tuple(near)


class InputError(PlannerError):
    """A file or a calendar is wrong; values say which, where and what would be right."""

    exit_code = 3


class TemplateError(InputError):
    """A file under ``templates/`` is wrong; ``faults`` holds each fault where there are several."""

    def __init__(self, code: str, *, faults: Sequence[PlannerError] = (), **values: Value) -> None:
        super().__init__(code, **values)
        self.faults = tuple(faults)


class NoPlan(PlannerError):
    """No plan is possible; values say what excludes it."""

    exit_code = 4


class StoreError(PlannerError):
    """Storage or network failed."""

    exit_code = 5
