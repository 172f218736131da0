"""``planner completion``: the script that makes a shell complete commands, options, races and sessions."""

from __future__ import annotations

from collections.abc import Mapping

from planner.cli.talk import put
from planner.errors import Unknown
from planner.spelling import nearest, shown

SHELLS = ("bash", "zsh", "fish")


def prepare(environment: Mapping[str, str]) -> str:
    """Make typer ready to answer a shell, and return the command whose arguments it completes; empty: none yet."""
    from typer._completion_classes import completion_init

    completion_init()
    typed = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS") or ""
    words = typed.replace("\n", " ").split(" ")  # bash has a line for each
    return words[1] if len(words) > 2 else ""


def run(shell: str) -> int:
    """Print the script of a shell, as typer writes it."""
    wanted = shell.strip().casefold()
    if wanted not in SHELLS:
        near = nearest(wanted, SHELLS, most=1)
        raise Unknown("shell-unknown", near=near, close=len(near), text=shown(shell), known=", ".join(SHELLS))
    from typer._completion_shared import get_completion_script

    put(get_completion_script(prog_name="planner", complete_var="_PLANNER_COMPLETE", shell=wanted))
    return 0
