import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.cli import main


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Type a line into an empty folder of a terminal with 80 columns; give what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

    def call(line: str) -> str:
        name, *arguments = shlex.split(line)
        assert name == "planner"
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, ""), line
        return captured.out

    return call
