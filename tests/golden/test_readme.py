"""Every command in the READMEs runs, and what is shown below it is what it prints.

A block ``console`` holds commands behind ``$``; the lines below one are the start of its output, up to ``…``.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("README.md", "README.vi.md", "templates/README.md")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Give the commands of a block, each with the output shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def shown(output: str, before: list[str]) -> list[str]:
    """Give as much of an output as was shown before."""
    lines = output.splitlines()
    if before and before[-1] == "…":
        return [*lines[: len(before) - 1], "…"]
    return lines if before else []


@pytest.mark.parametrize("name", FILES)
def test_what_is_shown_is_what_happens(name: str, typed: Callable[[str], str], request: pytest.FixtureRequest) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")

    def played(block: re.Match[str]) -> str:
        lines = []
        for command, before in commands(block[1]):
            output = typed(command) if command.startswith("planner ") else ""
            lines += [f"$ {command}", *shown(output, before)]
        return "```console\n" + "\n".join(lines) + "\n```"

    again = BLOCK.sub(played, text)
    if request.config.getoption("--regenerate"):
        path.write_text(again, encoding="utf-8")
    assert again == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_readme_holds_the_commands_that_others_rely_on(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/planner plan hue -o hue.ics" in text
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest" in text
