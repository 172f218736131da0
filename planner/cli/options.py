"""The options that commands share: what a season is made from, as ``Asked``.

An option's help is the id of its sentence; ``helping`` says it in the runner's language. Values are
read where they are used, so that a wrong one gets the same sentence from every command and every file.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from planner.asked import Asked
from planner.completing import races
from planner.errors import UsageError


def _option(name: str, metavar: str, *more: str) -> Any:
    return typer.Option(name, *more, metavar=metavar, help=f"ui-option-{name.lstrip('-')}", show_default=False)


Races = Annotated[
    list[str] | None,
    typer.Argument(metavar="RACE", help="ui-argument-race", show_default=False, autocompletion=races),
]
AsJson = Annotated[bool, typer.Option("--json", help="ui-option-json", show_default=False)]
Outputs = Annotated[list[str] | None, _option("--output", "FILE", "-o")]
Force = Annotated[bool, typer.Option("--force", help="ui-option-force", show_default=False)]
Full = Annotated[bool, typer.Option("--full", help="ui-option-full", show_default=False)]
Alarms = Annotated[str, _option("--alarms", "MIN,...")]
PlanFile = Annotated[str, _option("--plan", "PLAN.json")]
Previous = Annotated[str, _option("--previous", "PLAN.json")]
Choose = Annotated[str, _option("--choose", "N|RACE")]
Season = Annotated[bool, typer.Option("--season", help="ui-option-season", show_default=False)]
StoreAt = Annotated[str, _option("--store", "STORE")]
BaseUrl = Annotated[str, _option("--base-url", "URL")]
NoAlarms = Annotated[bool, typer.Option("--no-alarms", help="ui-option-no-alarms", show_default=False)]
Busy = Annotated[bool, typer.Option("--busy", help="ui-option-busy", show_default=False)]

BusyOrNot = Annotated[bool | None, typer.Option("--busy/--no-busy", help="ui-option-busy", show_default=False)]
WithRuns = Annotated[bool | None, typer.Option("--with-runs/--no-runs", help="ui-option-with-runs", show_default=False)]
Cancelled = Annotated[
    bool | None, typer.Option("--cancelled/--no-cancelled", help="ui-option-cancelled", show_default=False)
]
"""Said, denied, or left as a file has it."""

_TEXT: tuple[tuple[str, str, str], ...] = (
    ("today", "--today", "DATE"),
    ("athlete", "--athlete", "FILE"),
    ("start", "--start", "DATE"),
    ("date", "--date", "DATE"),
    ("level", "--level", "LEVEL"),
    ("sessions", "--sessions", "N"),
    ("minutes", "--minutes", "MIN"),
    ("days", "--days", "DAYS"),
    ("hours", "--hours", "HOURS"),
    ("gear", "--gear", "GEAR"),
    ("policy", "--policy", "POLICY"),
    ("zone", "--tz", "ZONE"),
    ("shape", "--shape", "SHAPE"),
)
_LISTS: tuple[tuple[str, str, str], ...] = (
    ("runs", "--runs", "FILE|URL|WEEK"),
    ("distance", "--distance", "KM"),
    ("priority", "--priority", "RACE=A"),
    ("block", "--block", "FROM..TO"),
)


def _parameters() -> list[inspect.Parameter]:
    """Give the shared options as parameters of a function."""
    kind = inspect.Parameter.KEYWORD_ONLY
    texts = [
        inspect.Parameter(name, kind, default="", annotation=Annotated[str, _option(option, metavar)])
        for name, option, metavar in _TEXT
    ]
    lists = [
        inspect.Parameter(name, kind, default=None, annotation=Annotated[list[str] | None, _option(option, metavar)])
        for name, option, metavar in _LISTS
    ]
    flag = typer.Option("--registered/--considering", help="ui-option-registered", show_default=False)
    registered = inspect.Parameter("registered", kind, default=None, annotation=Annotated[bool | None, flag])
    return [*texts[:2], *lists[:1], *texts[2:4], *lists[1:], registered, *texts[4:]]


def asking(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of a season, which reach it as ``asked``, and its RACE arguments."""
    return _Asking(command)


class _Asking:
    """A command that asks for a season; which options that takes is told when typer wants to know, of one command."""

    def __init__(self, command: Callable[..., int]) -> None:
        self.command = command
        self.__name__, self.__doc__ = command.__name__, command.__doc__
        self.__annotations__: dict[str, Any] = {}

    def __call__(self, ctx: typer.Context, races: list[str] | None, **given: Any) -> int:
        """Read the options of the season and run the command."""
        names = {name for name, _, _ in (*_TEXT, *_LISTS)}
        told: dict[str, Any] = {
            name: tuple(given[name] or ()) if name in _LIST_NAMES else given[name] for name in names
        }
        for option, given_to_it in ((name, told[name]) for name in _LIST_NAMES):
            if not all(text.strip() for text in given_to_it):
                raise UsageError("option-value-missing", option=f"--{option}")
        registered = given["registered"]
        told |= {"registered": bool(registered), "considering": registered is False}
        asked = Asked(races=tuple(races or ()), language=ctx.obj.asked, folder=Path(), **told)
        rest = {name: value for name, value in given.items() if name not in told}
        return self.command(ctx.obj, asked, **rest)

    @functools.cached_property
    def __signature__(self) -> inspect.Signature:
        """The command's own parameters among those of the season."""
        own = inspect.signature(self.command, eval_str=True)
        kept = [one for one in own.parameters.values() if one.name not in ("talk", "asked")]
        context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        positional = inspect.Parameter("races", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=Races)
        before = [one for one in kept if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
        after = [one for one in kept if one.kind is inspect.Parameter.KEYWORD_ONLY]
        return own.replace(parameters=[context, *before, positional, *after, *_parameters()])


_LIST_NAMES = frozenset(name for name, _, _ in _LISTS)
