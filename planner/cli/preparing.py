"""The commands around a plan: the first talk, many runners at once, and what is wrong with an installation.

As in ``app``, which takes them over, each does its work in a room of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from planner.asked import Asked
from planner.cli.helping import SpokenCommand
from planner.cli.options import AsJson, Races, StoreAt

Command = TypeVar("Command", bound=Callable[..., int])

commands = typer.Typer(add_completion=False)


def _command(name: str) -> Callable[[Command], Command]:
    return commands.command(name, cls=SpokenCommand, help=f"ui-help-{name}")


def _text(name: str, metavar: str) -> Any:
    return typer.Option(name, metavar=metavar, help=f"ui-option-{name.lstrip('-')}", show_default=False)


@_command("init")
def init(
    ctx: typer.Context,
    races: Races = None,
    *,
    name: Annotated[str, _text("--name", "NAME")] = "",
    runs: Annotated[list[str] | None, _text("--runs", "FILE|URL|WEEK")] = None,
    distance: Annotated[list[str] | None, _text("--distance", "KM")] = None,
    registered: Annotated[
        bool, typer.Option("--registered", help="ui-option-init-registered", show_default=False)
    ] = False,
    level: Annotated[str, _text("--level", "LEVEL")] = "",
    sessions: Annotated[str, _text("--sessions", "N")] = "",
    minutes: Annotated[str, _text("--minutes", "MIN")] = "",
    days: Annotated[str, _text("--days", "DAYS")] = "",
    hours: Annotated[str, _text("--hours", "HOURS")] = "",
    gear: Annotated[str, _text("--gear", "GEAR")] = "",
    policy: Annotated[str, _text("--policy", "POLICY")] = "",
    block: Annotated[list[str] | None, _text("--block", "FROM..TO")] = None,
    tz: Annotated[str, _text("--tz", "ZONE")] = "",
    today: Annotated[str, _text("--today", "DATE")] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="ui-option-init-output", show_default=False)
    ] = "athlete.toml",
    force: Annotated[bool, typer.Option("--force", help="ui-option-init-force", show_default=False)] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="ui-option-init-yes", show_default=False)] = False,
) -> int:
    """Ask a few questions and write the athlete's file."""
    from planner.cli.init import Target, run
    from planner.interview import Answers

    asked = Asked(
        races=tuple(races or ()),
        runs=tuple(runs or ()),
        distance=tuple(distance or ()),
        block=tuple(block or ()),
        registered=registered,
        level=level,
        sessions=sessions,
        minutes=minutes,
        days=days,
        hours=hours,
        gear=gear,
        policy=policy,
        zone=tz,
        today=today,
    )
    return run(ctx.obj, Answers(asked, name), Target(output, force), ask=not yes)


@_command("batch")
def batch(
    ctx: typer.Context,
    table: Annotated[str, typer.Argument(metavar="TABLE.csv", help="ui-argument-registrants", show_default=False)],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="ui-option-batch-output", show_default=False)
    ] = "",
    into: Annotated[str, _text("--into", "STORE")] = "",
    links: Annotated[
        str, typer.Option("--links", metavar="FILE.csv", help="ui-option-batch-links", show_default=False)
    ] = "",
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="ui-option-batch-base-url", show_default=False)
    ] = "",
    key: Annotated[str, typer.Option("--key", metavar="FILE", help="ui-option-batch-key", show_default=False)] = "",
    workers: Annotated[
        str, typer.Option("--workers", metavar="N", help="ui-option-batch-workers", show_default=False)
    ] = "",
    prune: Annotated[bool, typer.Option("--prune", help="ui-option-batch-prune", show_default=False)] = False,
    today: Annotated[str, _text("--today", "DATE")] = "",
    as_json: AsJson = False,
) -> int:
    """Make a plan for everybody in a table."""
    from planner import making
    from planner.cli.batch import Wanted, run

    day = making.ground_of(Asked(today=today), now=ctx.obj.now).today
    return run(ctx.obj, table, day, Wanted(output, into, key, links, base_url, workers, prune, as_json))


@_command("doctor")
def doctor(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="[URL|FILE.ics]", help="ui-argument-doctor", show_default=False)] = "",
    local: Annotated[bool, typer.Option("--local", help="ui-option-local", show_default=False)] = False,
    store: StoreAt = "",
    as_json: AsJson = False,
) -> int:
    """Look whether everything is in order."""
    from planner.cli.doctor import run

    return run(ctx.obj, what, store=store, local=local, as_json=as_json)


@_command("completion")
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="ui-argument-shell", show_default=False)],
) -> int:
    """Print what makes a shell complete races and sessions."""
    from planner.cli.completing import run

    return run(shell)
