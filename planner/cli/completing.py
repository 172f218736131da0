"""``planner completion``: the script that makes a shell complete commands, options, races and sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.cli.talk import put
from planner.errors import Unknown
from planner.spelling import nearest, shown

SHELLS = ("bash", "zsh", "fish")


LANGUAGE = "--lang"
"""The option that may stand anywhere, and that no command knows of."""


def prepare(environment: Mapping[str, str]) -> str:
    """Make typer ready to answer a shell, and return the command whose arguments it completes; empty: none yet."""
    from typer._click.shell_completion import add_completion_class
    from typer._completion_classes import BashComplete, FishComplete, ZshComplete

    for shell in (BashComplete, ZshComplete, FishComplete):
        add_completion_class(type(shell.__name__, (_Anywhere, shell), {}), shell.name)
    typed = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS") or ""
    words = _without_language(typed.replace("\n", " ").split(" ")[1:])  # bash has a line for each
    return words[0] if len(words) > 1 else ""


class _Anywhere:
    """A shell's completion to which ``--lang LANG`` is known wherever it stands."""

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """Offer languages behind the option, and the option beside those of a command."""
        from typer._click.shell_completion import CompletionItem

        if args[-1:] == [LANGUAGE] or args[-2:] == [LANGUAGE, "="]:  # bash takes the sign for a word
            return [CompletionItem(code) for code in _spoken(incomplete.removeprefix("="))]
        if incomplete.startswith(f"{LANGUAGE}="):
            return [CompletionItem(f"{LANGUAGE}={code}") for code in _spoken(incomplete.partition("=")[2])]
        ask: Any = super()
        found: list[Any] = ask.get_completions(_without_language(args), incomplete)
        wanted = incomplete.startswith("-") and LANGUAGE.startswith(incomplete) and "--" not in args
        return [*found, CompletionItem(LANGUAGE)] if wanted else found


def _spoken(begun: str) -> list[str]:
    from planner import templates

    return [code for code in templates.languages() if code.startswith(begun)]


def _without_language(words: Sequence[str]) -> list[str]:
    """Take the option with its value out of a line that is still being typed."""
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            return [*rest, word, *waiting]
        if word == LANGUAGE:
            if next(waiting, "") == "=":
                next(waiting, "")
        elif not word.startswith(f"{LANGUAGE}="):
            rest.append(word)
    return rest


def run(shell: str) -> int:
    """Print the script of a shell, as typer writes it."""
    wanted = shell.strip().casefold()
    if wanted not in SHELLS:
        near = nearest(wanted, SHELLS, most=1)
        raise Unknown("shell-unknown", near=near, close=len(near), text=shown(shell), known=", ".join(SHELLS))
    from typer._completion_shared import get_completion_script

    put(get_completion_script(prog_name="planner", complete_var="_PLANNER_COMPLETE", shell=wanted))
    return 0
