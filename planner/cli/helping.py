"""Help in the runner's language: usage, what a command is for, its options, and examples to type.

Plain text, laid out by typer's own formatter, without rich: help has to be there at once. A help text
in the commands' source is the id of its sentence.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from planner.errors import Unknown, UsageError

if TYPE_CHECKING:
    from planner.words import Speaker

EXAMPLES: dict[str, tuple[str, ...]] = {
    "plan": (
        "planner plan hue -o hue.ics",
        'planner plan "Hanoi Midnight@28/11" --distance 21 --lang vi',
        "planner plan hanoi-midnight@28/11 hue@27/12 --runs tue=quality,thu=quality,sun=long -o season.ics",
        "planner plan 27/12 --days mon,wed,fri --gear band,box --json",
    ),
    "compare": (
        "planner compare hanoi-midnight@28/11 hue@27/12 2027-01-17",
        "planner compare hue@27/12 all-star@07/02/2027 --distance 42 --season",
        "planner compare hanoi-midnight hue --choose 2 -o hue.ics",
    ),
    "init": (
        "planner init",
        "planner init hue --level new --gear band,box --runs tue=quality,sun=long --yes",
        "planner init hanoi-midnight@28/11 --distance 21 --name An --lang vi -o an.toml",
    ),
    "batch": (
        "planner batch registrants.csv -o feeds/",
        "planner batch registrants.csv -o feeds/ --base-url https://club.example/feeds --workers 4",
        "planner batch registrants.csv --into club.sqlite --links links.csv --base-url https://runner.example.org",
    ),
    "doctor": (
        "planner doctor",
        "planner doctor https://example.org/f/SECRET.ics",
        "planner doctor hue.ics",
        "planner doctor --local http://127.0.0.1:8000/f/SECRET.ics",
    ),
    "completion": (
        'eval "$(planner completion bash)"',
        'planner completion zsh > "${fpath[1]}/_planner"',
        "planner completion fish > ~/.config/fish/completions/planner.fish",
    ),
    "why": ("planner why 2026-12-08 hue", "planner why 5 hue", "planner why w05-1 --plan hue.json"),
    "check": ("planner check hue.json", "planner check training.ics --lang vi"),
    "runs": ("planner runs training.ics", "planner runs tue=quality,sun=long"),
    "rules": ("planner rules", "planner rules taper.volume --lang vi"),
    "races": ("planner races", "planner races --lang vi"),
    "exercises": ("planner exercises", "planner exercises pike"),
    "schema": ("planner schema > plan.schema.json",),
    "follow": (
        "planner follow hue --runs tue=quality,sun=long",
        "planner follow hanoi-midnight@28/11 hue@27/12 --runs training.ics",
        "planner follow hue --registered",
    ),
    "today": ("planner today", "planner today --plan hue --lang vi"),
    "week": ("planner week", "planner week --today 2026-12-01 --json"),
    "status": ("planner status", "planner status --json"),
    "log": (
        "planner log today done --rpe 6 --rir 2-3",
        "planner log w05-1 missed",
        "planner log today part --minutes 12 --pain 4 --exercise pike",
        "planner log yesterday done --worse-next-morning",
    ),
    "undo": ("planner undo",),
    "adapt": ("planner adapt", "planner adapt --apply", "planner adapt --block 10/12..14/12"),
    "show": ("planner show --full", "planner show 1"),
    "revisions": ("planner revisions",),
    "return": ("planner return 1",),
    "plans": ("planner plans", "planner plans --store postgresql://an@localhost/planner"),
    "export": (
        "planner export ics -o hue.ics",
        "planner export json > hue.json",
        "planner export fit --next -o coming.zip",
    ),
    "forget": ("planner forget --plan hue --yes", 'planner forget --person "An" --yes'),
    "store": (
        "planner store check",
        "planner store copy planner.sqlite postgresql://an@localhost/planner",
        "planner store backup planner-2026.sqlite",
    ),
    "feed": (
        "planner feed new --base-url https://runner.example.org",
        "planner feed new --busy --alarms 60",
        "planner feed new --manage --base-url https://runner.example.org",
        "planner feed list",
        "planner feed revoke https://runner.example.org/f/TOKEN.ics",
    ),
    "serve": ("planner serve", "planner serve --port 8080 --base-url https://runner.example.org --proxy 127.0.0.1"),
    "publish": (
        "planner publish public",
        "planner publish s3://bucket/calendars --base-url https://runner.example.org",
    ),
}


class AsTyped:
    """Takes a value as it was typed: every option of ours is text, a list of texts, or a flag.

    Typer would build a pydantic adapter for each of them, 70 ms before the first line of help.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - typer's own signature
        """Return the value, an empty tuple for a list that was not given."""
        many = param.multiple or param.nargs == -1
        return () if value is None and many else value


def as_typed(params: list[Any]) -> list[Any]:
    """Let parameters take their values as typed; on a typer that has no such place nothing changes."""
    for one in params:
        if hasattr(one, "_runtime_param"):
            one._runtime_param = AsTyped()
    return params


def in_words(items: list[Any], speaks: Speaker) -> list[Any]:
    """Say what each word is that a shell is offered, where it stands for a sentence of ours."""
    for item in items:
        if item.help in speaks:
            item.help = speaks.say(item.help)
    return items


class SpokenCommand(TyperCommand):
    """A command that tells its help in words of ours."""

    speaks: Speaker

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Offer what may stand next, in words."""
        return in_words(super().shell_complete(ctx, incomplete), self.speaks)

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, each taking what was typed."""
        return as_typed(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; refuse an option that is both said and denied."""
        options = args[: args.index("--")] if "--" in args else args
        for one in self.get_params(ctx):
            said, denied = (next((name for name in names if name in options), "") for names in _both(one))
            if said and denied:
                raise UsageError("options-contradict", option=said, other=denied)
        return list(super().parse_args(ctx, args))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, purpose, arguments, options and examples."""
        say = self.speaks.say
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{say('ui-usage')}: ")
        formatter.write_paragraph()
        formatter.write_text(say(self.help or ""))
        arguments, options = _records(self, ctx, say)
        for title, rows in ((say("ui-arguments"), arguments), (say("ui-options"), options)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_max=26)
        with formatter.section(say("ui-examples")):
            for example in EXAMPLES[str(self.name)]:
                formatter.write(f"  {example}\n")


class SpokenGroup(TyperGroup):
    """The program itself: its commands, each with its purpose."""

    speaks: Speaker

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Offer the commands, in words."""
        return in_words(super().shell_complete(ctx, incomplete), self.speaks)

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, each taking what was typed."""
        return as_typed(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, purpose, commands and options."""
        say = self.speaks.say
        formatter.write_usage(ctx.command_path, say("ui-usage-group"), prefix=f"{say('ui-usage')}: ")
        formatter.write_paragraph()
        formatter.write_text(say(self.help or ""))
        commands = [(name, say(one.help or "")) for name, one in self.commands.items()]
        _, options = _records(self, ctx, say)
        for title, rows in ((say("ui-commands"), commands), (say("ui-options"), options)):
            with formatter.section(title):
                formatter.write_dl(rows, col_max=26)
        formatter.write_paragraph()
        formatter.write_text(say("ui-help-first"))
        formatter.write(f"  {EXAMPLES['plan'][0]}\n")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or refuse with the nearest ones."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            near = get_close_matches(name, self.commands, n=2)
            known = ", ".join(self.commands)
            raise Unknown("command-unknown", near=near, close=len(near), text=name[:60], known=known)
        return super().resolve_command(ctx, args)


def _both(parameter: Any) -> tuple[list[str], list[str]]:
    """Give the names that say an option and those that deny it."""
    return parameter.opts, parameter.secondary_opts


def _records(command: Any, ctx: Any, say: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Give name and sentence of each argument and option."""
    arguments, options = [], []
    for one in command.get_params(ctx):
        if getattr(one, "hidden", False):
            continue
        if one.param_type_name == "argument":
            arguments.append((str(one.metavar or one.name).strip("[]"), say(one.help)))
            continue
        names = ", ".join(sorted((*one.opts, *one.secondary_opts), key=len))
        shown = names if one.is_flag or not one.metavar else f"{names} {one.metavar}"
        options.append((shown, say("ui-option-help" if one.name == "help" else one.help)))
    options.insert(-1, ("--lang LANG", say("ui-option-lang")))
    return arguments, options
