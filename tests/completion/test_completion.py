"""What a shell is offered, asked as shells ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import completing, entries, templates
from planner.cli.app import app
from planner.cli.helping import EXAMPLES
from planner.store import open_store
from planner.store.glancing import session_days

Shell = Callable[..., list[str]]


@pytest.fixture
def offered(tmp_path: Path) -> Shell:
    """Ask for what may stand at the end of a line, as bash does, in a home of its own."""

    def ask(*words: str, **environment: str) -> list[str]:
        asked = {
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
            "_PLANNER_COMPLETE": "complete_bash",
            "PLANNER_STORE": str(tmp_path / "planner.sqlite"),
            "LC_ALL": "C.UTF-8",
        }
        command = [sys.executable, "-m", "planner"]
        done = subprocess.run(
            command,
            env={**os.environ, **asked, **environment},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        return done.stdout.split()

    return ask


def test_races_are_offered_by_their_ids(offered: Shell) -> None:
    assert offered("planner", "plan", "h") == sorted(
        file.id for file in entries.race_files() if file.id.startswith("h")
    )
    assert offered("planner", "compare", "hue", "hai") == ["hai-phong"]
    assert offered("planner", "plan", "Hu") == ["Hue"]
    assert offered("planner", "plan", "Huế") == ["Huế"]


def test_commands_and_options_are_offered(offered: Shell) -> None:
    assert sorted(offered("planner", "comp")) == ["compare", "completion"]
    assert offered("planner", "compare", "--seas") == ["--season"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("planner", "plan", "--lang", ""), ["en", "vi"]),
        (("planner", "plan", "hue", "--lang", "v"), ["vi"]),
        (("planner", "plan", "--lang", "=", "v"), ["vi"]),
        (("planner", "--lang", ""), ["en", "vi"]),
        (("planner", "--lang", "vi", "plan", "hai"), ["hai-phong"]),
        (("planner", "--lang", "=", "vi", "plan", "hai"), ["hai-phong"]),
        (("planner", "plan", "--lang", "vi", "hai"), ["hai-phong"]),
        (("planner", "--lang", "vi", "comp"), ["compare", "completion"]),
        (("planner", "plan", "--la"), ["--lang"]),
        (("planner", "races", "--lang"), ["--lang"]),
        (("planner", "plan", "--lang=v"), ["--lang=vi"]),
    ],
)
def test_the_language_is_completed_wherever_it_stands(offered: Shell, words: tuple[str, ...], said: list[str]) -> None:
    assert sorted(offered(*words)) == said


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_offered_languages_too(tmp_path: Path, shell: str) -> None:
    asked = {
        "_TYPER_COMPLETE_ARGS": "planner plan --lang ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_PLANNER_COMPLETE": f"complete_{shell}",
    }
    command = [sys.executable, "-m", "planner"]
    done = subprocess.run(
        command, env={**os.environ, **asked}, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert {"en", "vi"} <= set(done.stdout.replace('"', " ").split())


@pytest.mark.parametrize("words", [("planner", "done", "w0"), ("planner", "plan", "--nothing", "h"), ("planner", "")])
def test_a_line_that_is_wrong_is_not_written_over(offered: Shell, words: tuple[str, ...]) -> None:
    """The fixture holds that nothing is said on standard error: that would stand in the line."""
    assert "done" not in offered(*words)


def test_sessions_of_kept_plans_are_offered(offered: Shell, planner: Callable[..., Any], tmp_path: Path) -> None:
    assert offered("planner", "log", "w0") == []
    assert not (tmp_path / "planner.sqlite").exists()
    planner("follow", "hue@27/12/2026", "--today", "2026-11-01", "--store", str(tmp_path / "planner.sqlite"))
    with open_store(str(tmp_path / "planner.sqlite")) as store:
        (kept,) = store.plans()
        ids = [session.id for session in store.plan(kept.key).sessions]
    assert offered("planner", "log", "w") == ids
    assert offered("planner", "log", ids[0]) == [ids[0]]


@pytest.mark.parametrize("content", [b"", b"no store", b"SQLite format 3\0"], ids=["empty", "text", "cut off"])
def test_a_store_that_is_none_costs_the_shell_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s").write_bytes(content)
    assert session_days(str(tmp_path / "s")) == {}
    assert session_days("nonsense://") == {}


@pytest.mark.parametrize("typed", ["$(reboot)", "'", '"', "`", "hue@", "ế", "\\"])
def test_whatever_is_typed_ends_in_an_offer(typed: str) -> None:
    assert all(name.startswith(typed) for name, _ in completing.races(typed))
    assert completing.sessions(typed) == []


@pytest.mark.parametrize(
    ("language", "said"), [("C.UTF-8", "Put candidate races side by side"), ("vi_VN.UTF-8", "Đặt các giải")]
)
def test_shells_that_show_it_are_told_what_a_word_is(tmp_path: Path, language: str, said: str) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "planner compa", "_PLANNER_COMPLETE": "complete_zsh", "LC_ALL": language}
    command = [sys.executable, "-m", "planner"]
    done = subprocess.run(
        command, env={**os.environ, **asked}, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert said in done.stdout


@pytest.mark.parametrize(
    ("words", "at", "said"),
    [("plan hai", 2, "hai-phong"), ("plan --lang ''", 3, "en vi"), ("--lang vi plan hai", 4, "hai-phong")],
)
def test_bash_completes_with_the_script(
    planner: Callable[..., Any], tmp_path: Path, words: str, at: int, said: str
) -> None:
    (tmp_path / "planner").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planner "$@"\n')
    (tmp_path / "planner").chmod(0o755)
    script = planner("completion", "bash").out
    typed = f"COMP_WORDS=(planner {words}); COMP_CWORD={at}"
    line = f'{typed}; _planner_completion planner; echo "${{COMPREPLY[@]}}"'
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{line}"], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{said}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(planner: Callable[..., Any], shell: str) -> None:
    answer = planner("completion", shell)
    assert (answer.code, answer.err) == (0, "")
    assert "_PLANNER_COMPLETE" in answer.out


def test_another_shell_is_refused(planner: Callable[..., Any]) -> None:
    answer = planner("completion", "fsh")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "“fsh” is no shell that planner knows. Did you mean fish?\n"


@pytest.mark.parametrize("language", templates.languages())
@pytest.mark.parametrize("command", [str(one.name) for one in app.registered_commands])
def test_every_command_has_help_with_an_example(planner: Callable[..., Any], command: str, language: str) -> None:
    answer = planner(command, "--help", "--lang", language)
    assert answer.code == 0
    assert EXAMPLES[command][0] in answer.out
