"""The commands about plans that somebody follows, and their options; what they do lies in rooms of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from planner.asked import Asked
from planner.cli.options import AsJson, Force, Full, StoreAt, asking
from planner.cli.talk import Talk
from planner.completing import sessions


def _option(name: str, metavar: str, help_id: str = "") -> Any:
    return typer.Option(name, metavar=metavar, help=help_id or f"ui-option-{name.lstrip('-')}", show_default=False)


def _argument(metavar: str, help_id: str) -> Any:
    return typer.Argument(metavar=metavar, help=help_id, show_default=False)


Plan = Annotated[str, _option("--plan", "PLAN", "ui-option-kept")]
Today = Annotated[str, _option("--today", "DATE", "ui-option-clock")]
Text = Annotated[
    str,
    typer.Argument(metavar="SESSION|today", help="ui-argument-session", show_default=False, autocompletion=sessions),
]
Revision = Annotated[str, _argument("[REVISION]", "ui-argument-revision")]


@asking
def follow(talk: Talk, asked: Asked, *, store: StoreAt = "", as_json: AsJson = False) -> int:
    """Keep a plan."""
    from planner.cli.following import follow as run

    return run(talk, asked, store, as_json=as_json)


def today(ctx: typer.Context, plan: Plan = "", store: StoreAt = "", today: Today = "", as_json: AsJson = False) -> int:
    """Show what today holds."""
    from planner.cli import looking
    from planner.cli.opened import Which

    return looking.today(ctx.obj, Which(plan, store, today), as_json=as_json)


def week(ctx: typer.Context, plan: Plan = "", store: StoreAt = "", today: Today = "", as_json: AsJson = False) -> int:
    """Show what this week holds."""
    from planner.cli import looking
    from planner.cli.opened import Which

    return looking.week(ctx.obj, Which(plan, store, today), as_json=as_json)


def status(ctx: typer.Context, plan: Plan = "", store: StoreAt = "", today: Today = "", as_json: AsJson = False) -> int:
    """Show planned against done."""
    from planner.cli import looking
    from planner.cli.opened import Which

    return looking.status(ctx.obj, Which(plan, store, today), as_json=as_json)


def log(
    ctx: typer.Context,
    session: Text,
    outcome: Annotated[str, _argument("done|part|missed", "ui-argument-outcome")],
    rpe: Annotated[str, _option("--rpe", "0-10")] = "",
    rir: Annotated[str, _option("--rir", "0-1|2-3|4+")] = "",
    pain: Annotated[str, _option("--pain", "0-10")] = "",
    exercise: Annotated[str, _option("--exercise", "ID")] = "",
    worse_next_morning: Annotated[
        bool, typer.Option("--worse-next-morning", help="ui-option-worse-next-morning", show_default=False)
    ] = False,
    minutes: Annotated[str, _option("--minutes", "MIN", "ui-option-minutes-done")] = "",
    note: Annotated[str, _option("--note", "TEXT")] = "",
    anew: Annotated[bool, typer.Option("--anew", help="ui-option-anew", show_default=False)] = False,
    plan: Plan = "",
    store: StoreAt = "",
    today: Today = "",
    as_json: AsJson = False,
) -> int:
    """Keep what is said of a session."""
    from planner.cli import marking
    from planner.cli.opened import Which

    said = marking.Said(session, outcome, rpe, rir, pain, exercise, minutes, note, worse_next_morning, anew)
    return marking.log(ctx.obj, Which(plan, store, today), said, as_json=as_json)


def undo(ctx: typer.Context, plan: Plan = "", store: StoreAt = "", as_json: AsJson = False) -> int:
    """Take back what was logged last."""
    from planner.cli import marking
    from planner.cli.opened import Which

    return marking.undo(ctx.obj, Which(plan, store), as_json=as_json)


def adapt(
    ctx: typer.Context,
    apply: Annotated[bool, typer.Option("--apply", help="ui-option-apply", show_default=False)] = False,
    block: Annotated[list[str] | None, _option("--block", "FROM..TO[=WHY]")] = None,
    unblock: Annotated[list[str] | None, _option("--unblock", "FROM..TO")] = None,
    runs: Annotated[list[str] | None, _option("--runs", "FILE|URL|WEEK", "ui-option-runs-anew")] = None,
    full: Annotated[bool, typer.Option("--full", help="ui-option-full-changes", show_default=False)] = False,
    plan: Plan = "",
    store: StoreAt = "",
    today: Today = "",
    as_json: AsJson = False,
) -> int:
    """Propose changes, or apply them."""
    from planner.cli import adapting
    from planner.cli.opened import Which

    wanted = adapting.Wanted(tuple(block or ()), tuple(unblock or ()), tuple(runs or ()), apply, full, as_json)
    return adapting.adapt(ctx.obj, Which(plan, store, today), wanted)


def revisions(ctx: typer.Context, plan: Plan = "", store: StoreAt = "", as_json: AsJson = False) -> int:
    """List the revisions."""
    from planner.cli import adapting
    from planner.cli.opened import Which

    return adapting.revisions(ctx.obj, Which(plan, store), as_json=as_json)


def show(
    ctx: typer.Context,
    revision: Revision = "",
    full: Full = False,
    plan: Plan = "",
    store: StoreAt = "",
    today: Today = "",
    as_json: AsJson = False,
) -> int:
    """Show a plan or one of its revisions."""
    from planner.cli import adapting
    from planner.cli.opened import Which

    return adapting.show(ctx.obj, Which(plan, store, today), revision, full=full, as_json=as_json)


def go_back(
    ctx: typer.Context,
    revision: Annotated[str, _argument("REVISION", "ui-argument-revision")],
    plan: Plan = "",
    store: StoreAt = "",
    today: Today = "",
    as_json: AsJson = False,
) -> int:
    """Go back to a revision."""
    from planner.cli import adapting
    from planner.cli.opened import Which

    return adapting.go_back(ctx.obj, Which(plan, store, today), revision, as_json=as_json)


def plans(ctx: typer.Context, store: StoreAt = "", as_json: AsJson = False) -> int:
    """List the plans."""
    from planner.cli.following import plans as run

    return run(ctx.obj, store, as_json=as_json)


def export(
    ctx: typer.Context,
    kind: Annotated[str, _argument("KIND", "ui-argument-kind")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="ui-option-output-one", show_default=False)
    ] = "",
    coming: Annotated[bool, typer.Option("--next", help="ui-option-next", show_default=False)] = False,
    force: Force = False,
    plan: Plan = "",
    store: StoreAt = "",
    today: Today = "",
) -> int:
    """Hand out a plan."""
    from planner.cli.following import export as run
    from planner.cli.opened import Which

    return run(ctx.obj, Which(plan, store, today), kind, output, coming=coming, force=force)


def forget(
    ctx: typer.Context,
    plan: Plan = "",
    person: Annotated[str, _option("--person", "NAME")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="ui-option-yes", show_default=False)] = False,
    store: StoreAt = "",
    as_json: AsJson = False,
) -> int:
    """Remove a plan for good."""
    from planner.cli.following import forget as run
    from planner.cli.opened import Which

    return run(ctx.obj, Which(plan, store), person, yes=yes, as_json=as_json)


def store(
    ctx: typer.Context,
    verb: Annotated[str, _argument("check|copy|backup", "ui-argument-store-verb")],
    places: Annotated[list[str] | None, _argument("PLACE", "ui-argument-store-place")] = None,
    store: StoreAt = "",
    as_json: AsJson = False,
) -> int:
    """Look after the store."""
    from planner.cli.storing import run

    return run(ctx.obj, verb, tuple(places or ()), store, as_json=as_json)


COMMANDS: dict[str, Callable[..., int]] = {
    "follow": follow,
    "today": today,
    "week": week,
    "status": status,
    "log": log,
    "undo": undo,
    "adapt": adapt,
    "show": show,
    "revisions": revisions,
    "return": go_back,
    "plans": plans,
    "export": export,
    "forget": forget,
    "store": store,
}
"""By name, in the order of the help."""
