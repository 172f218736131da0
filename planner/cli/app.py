"""The commands and their options. Each does its work in a room of its own, loaded when it is called."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from typer.models import CommandInfo

from planner.asked import Asked
from planner.cli.helping import SpokenCommand, SpokenGroup
from planner.cli.kept import COMMANDS
from planner.cli.options import (
    Alarms,
    AsJson,
    BaseUrl,
    Busy,
    BusyOrNot,
    Cancelled,
    Choose,
    Force,
    Full,
    NoAlarms,
    Outputs,
    PlanFile,
    Previous,
    Season,
    StoreAt,
    WithRuns,
    asking,
)
from planner.cli.preparing import commands as preparing
from planner.cli.talk import Talk
from planner.completing import sessions
from planner.words import speaker

Command = TypeVar("Command", bound=Callable[..., int])
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="ui-option-today", show_default=False)]
AthleteFile = Annotated[str, typer.Option("--athlete", metavar="FILE", help="ui-option-athlete", show_default=False)]
Zone = Annotated[str, typer.Option("--tz", metavar="ZONE", help="ui-option-tz", show_default=False)]

LISTING = ("", "-h", "--help", "--version")
"""First words that ask for the list of commands, or for nothing of them."""

app = typer.Typer(
    cls=SpokenGroup,
    help="ui-help-planner",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.registered_commands += preparing.registered_commands


def _command(name: str) -> Callable[[Command], Command]:
    return app.command(name, cls=SpokenCommand, help=f"ui-help-{name}")


def command(language: str, wanted: str = "") -> Any:
    """Return the program, speaking a language; with only the command that is wanted, where there is one of that name.

    Building the others would cost each command 15 ms. Where nothing but their names and purposes is asked for, they
    come without options.
    """
    if "_PLANNER_COMPLETE" in os.environ:
        from planner.cli.completing import prepare

        wanted = prepare(os.environ)
    program: Any = typer.main.get_command(_only(wanted))
    if wanted in LISTING:
        program.commands = {one.name: one for one in map(_named, app.registered_commands)}
    speaks = speaker(language)
    for one in (program, *program.commands.values()):
        one.speaks = speaks
    return program


def _named(one: CommandInfo) -> SpokenCommand:
    """Return a command as a list of commands shows it."""
    return SpokenCommand(name=one.name, help=one.help)


def _only(wanted: str) -> typer.Typer:
    """Return the program with the one command of this name, with all, or with none where they are only listed."""
    chosen = [one for one in app.registered_commands if one.name == wanted]
    if not chosen and wanted not in LISTING:
        return app
    alone = typer.Typer(cls=SpokenGroup, add_completion=False, rich_markup_mode=None)
    alone.info, alone.registered_callback, alone.registered_commands = app.info, app.registered_callback, chosen
    return alone


@app.callback(invoke_without_command=True)
def planner(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="ui-option-version", show_default=False)] = False,
) -> int:
    """Answer what is asked of the program itself."""
    if version:
        from importlib.metadata import version as installed

        print(f"planner {installed('hip-planner')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
    return 0


@_command("plan")
@asking
def plan(
    talk: Talk,
    asked: Asked,
    *,
    output: Outputs = None,
    as_json: AsJson = False,
    full: Full = False,
    force: Force = False,
    alarms: Alarms = "",
    no_alarms: NoAlarms = False,
    busy: BusyOrNot = None,
    with_runs: WithRuns = None,
    cancelled: Cancelled = None,
    previous: Previous = "",
) -> int:
    """Make a plan, show it, write it."""
    from planner.cli.plan import Calendar, Wanted, run

    calendar = Calendar(alarms, no_alarms, busy, with_runs, cancelled)
    return run(talk, asked, Wanted(tuple(output or ()), previous, calendar, as_json, full, force))


@_command("compare")
@asking
def compare(
    talk: Talk,
    asked: Asked,
    *,
    choose: Choose = "",
    season: Season = False,
    output: Outputs = None,
    as_json: AsJson = False,
    full: Full = False,
    force: Force = False,
) -> int:
    """Put candidate races side by side."""
    from planner.cli.comparing import run
    from planner.cli.plan import Wanted

    wanted = Wanted(tuple(output or ()), as_json=as_json, full=full, force=force)
    return run(talk, asked, wanted, choose=choose, season=season)


@_command("why")
@asking
def why(
    talk: Talk,
    asked: Asked,
    what: Annotated[
        str,
        typer.Argument(
            metavar="DATE|WEEK|SESSION", help="ui-argument-what", show_default=False, autocompletion=sessions
        ),
    ],
    *,
    plan_file: PlanFile = "",
    as_json: AsJson = False,
) -> int:
    """Tell the reasons of a day, a week or a session."""
    from planner.cli.why import run

    return run(talk, asked, what, plan_file, as_json=as_json)


@_command("check")
def check(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|URL", help="ui-argument-check", show_default=False)],
    *,
    runs: Annotated[
        list[str] | None,
        typer.Option("--runs", metavar="FILE|URL|WEEK", help="ui-option-check-runs", show_default=False),
    ] = None,
    athlete: AthleteFile = "",
    today: Today = "",
    tz: Zone = "",
    as_json: AsJson = False,
) -> int:
    """Audit a plan or a calendar."""
    from planner.cli.check import run

    asked = Asked(runs=tuple(runs or ()), today=today, athlete=athlete, zone=tz, language=ctx.obj.asked)
    return run(ctx.obj, file, asked, as_json=as_json)


@_command("runs")
def runs(
    ctx: typer.Context,
    source: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE|URL|WEEK]", help="ui-argument-runs", show_default=False)
    ] = None,
    *,
    weeks: Annotated[str, typer.Option("--weeks", metavar="N", help="ui-option-weeks", show_default=False)] = "",
    fresh: Annotated[bool, typer.Option("--fresh", help="ui-option-fresh", show_default=False)] = False,
    athlete: AthleteFile = "",
    today: Today = "",
    tz: Zone = "",
    as_json: AsJson = False,
) -> int:
    """Show what each entry of a calendar was taken for."""
    from pathlib import Path

    from planner.cli.runs import run

    asked = Asked(
        runs=tuple(source or ()), today=today, athlete=athlete, zone=tz, language=ctx.obj.asked, folder=Path()
    )
    return run(ctx.obj, asked, weeks=weeks, fresh=fresh, as_json=as_json)


@_command("rules")
def rules(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="[RULE]", help="ui-argument-rule", show_default=False)] = "",
    as_json: AsJson = False,
) -> int:
    """Print the table of evidence."""
    from planner.cli.knowledge import rules as run

    return run(ctx.obj, rule, as_json=as_json)


@_command("races")
def races(
    ctx: typer.Context,
    today: Annotated[str, typer.Option("--today", metavar="DATE", help="ui-option-today", show_default=False)] = "",
    as_json: AsJson = False,
) -> int:
    """List the races and their editions."""
    from planner.cli.knowledge import races as run

    return run(ctx.obj, today, as_json=as_json)


@_command("exercises")
def exercises(
    ctx: typer.Context,
    exercise: Annotated[str, typer.Argument(metavar="[ID]", help="ui-argument-exercise", show_default=False)] = "",
    as_json: AsJson = False,
) -> int:
    """List the exercises, or tell one in detail."""
    from planner.cli.knowledge import exercises as run

    return run(ctx.obj, exercise, as_json=as_json)


@_command("schema")
def schema() -> int:
    """Print the JSON schema of a plan."""
    from planner.cli.schema import run

    return run()


@_command("feed")
def feed(
    ctx: typer.Context,
    verb: Annotated[str, typer.Argument(metavar="VERB", help="ui-argument-feed", show_default=False)],
    what: Annotated[str, typer.Argument(metavar="[PLAN|LINK]", help="ui-argument-feed-what", show_default=False)] = "",
    *,
    busy: Busy = False,
    with_runs: Annotated[bool, typer.Option("--with-runs", help="ui-option-with-runs", show_default=False)] = False,
    cancelled: Annotated[bool, typer.Option("--cancelled", help="ui-option-cancelled", show_default=False)] = False,
    alarms: Alarms = "",
    manage: Annotated[bool, typer.Option("--manage", help="ui-option-manage", show_default=False)] = False,
    base_url: BaseUrl = "",
    store: StoreAt = "",
    as_json: AsJson = False,
) -> int:
    """Make, list, replace and close links to calendars, and to a plan's pages."""
    from planner.cli.feeding import Wanted, run

    return run(ctx.obj, verb, what, Wanted(store, base_url, busy, with_runs, cancelled, alarms, manage, as_json))


@_command("serve")
def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="ui-option-host", show_default=False)] = "",
    port: Annotated[str, typer.Option("--port", metavar="PORT", help="ui-option-port", show_default=False)] = "",
    store: StoreAt = "",
    base_url: BaseUrl = "",
    workers: Annotated[str, typer.Option("--workers", metavar="N", help="ui-option-workers", show_default=False)] = "",
    proxy: Annotated[str, typer.Option("--proxy", metavar="IP", help="ui-option-proxy", show_default=False)] = "",
) -> int:
    """Serve feeds, pages and the API."""
    from planner.cli.serving import Serving
    from planner.cli.serving import serve as run

    return run(ctx.obj, Serving(host, port, store, base_url, workers, proxy))


@_command("publish")
def publish(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(metavar="DIR", help="ui-argument-target", show_default=False)],
    plans: Annotated[
        list[str] | None, typer.Argument(metavar="[PLAN]", help="ui-argument-plan-keys", show_default=False)
    ] = None,
    *,
    busy: Busy = False,
    alarms: Alarms = "",
    base_url: BaseUrl = "",
    store: StoreAt = "",
    as_json: AsJson = False,
) -> int:
    """Write the feeds as files."""
    from planner.cli.serving import Publishing
    from planner.cli.serving import publish as run

    return run(ctx.obj, target, tuple(plans or ()), Publishing(store, base_url, busy, alarms, as_json))


for _name, _run in COMMANDS.items():
    _command(_name)(_run)
