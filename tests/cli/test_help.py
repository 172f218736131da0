"""Every command has help with examples, in every language, and it is there at once."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from typer.main import get_command

from planner import templates
from planner.cli.app import app
from planner.cli.app import command as program
from planner.cli.helping import EXAMPLES
from planner.exports import KINDS
from planner.words import speaker

Call = Callable[..., Any]
COMMANDS = tuple(get_command(app).commands)  # the program is a group
LANGUAGES = templates.languages()


def test_every_command_has_examples() -> None:
    assert tuple(sorted(EXAMPLES)) == tuple(sorted(COMMANDS))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_purpose_options_and_examples(planner: Call, command: str, language: str) -> None:
    answer = planner(command, "--help", "--lang", language)
    say = speaker(language).say
    assert (answer.code, answer.err) == (0, "")
    unfolded = " ".join(answer.out.split())
    assert say(f"ui-help-{command}") in unfolded.replace("- ", "-")
    assert say("ui-option-lang") in unfolded
    assert all(example in answer.out for example in EXAMPLES[command])
    assert "ui-" not in answer.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_lists_its_commands(planner: Call, language: str) -> None:
    for asked in ((), ("--help",), ("-h",)):
        answer = planner("--lang", language, *asked)
        assert answer.code == 0
        assert all(f"  {command}" in answer.out for command in COMMANDS)
        assert speaker(language).say("ui-help-planner")[:40] in answer.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_and_refusal_tell_every_kind_of_file(planner: Call, language: str) -> None:
    helped = planner("plan", "--help", "--lang", language).out
    refused = planner("plan", "hue", "-o", "x.pdf", "--lang", language).err
    assert all(f".{kind}" in helped and kind in refused for kind in KINDS)


def test_the_list_of_commands_is_that_of_the_commands_themselves() -> None:
    listed, whole = (program("en", first).commands for first in ("--help", "nothing of that name"))
    assert [(name, one.help) for name, one in listed.items()] == [(name, one.help) for name, one in whole.items()]


def test_the_locale_chooses_the_language(planner: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert planner("plan", "--help").out.startswith("Cách dùng")


def test_the_version_is_the_installed_one(planner: Call) -> None:
    from importlib.metadata import version

    assert planner("--version").out == f"planner {version('hip-planner')}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_options_of_the_examples_are_known(command: str) -> None:
    known = {option for one in get_command(app).commands[command].params for option in one.opts} | {"--lang"}
    for example in EXAMPLES[command]:
        assert {word for word in shlex.split(example) if word.startswith("-")} <= known


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_neither_pydantic_nor_rich(arguments: list[str]) -> None:
    code = (
        "import sys; from planner.cli import main; main(sys.argv[1:]); "
        "sys.exit(' '.join({'pydantic', 'rich', 'planner.model'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, planner; sys.exit(' '.join(name for name in sys.modules if name.startswith('planner.')) or 0)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_the_face_hands_on_every_name_it_promises() -> None:
    import planner

    assert [name for name in planner.__all__ if getattr(planner, name, None) is None] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = planner.nothing
