import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.cli import door, main


@pytest.fixture
def typed(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[[str], str]:
    """Type a line on 7 September 2026, 80 columns wide, with no files and an empty store; give what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path_factory.mktemp("store") / "planner.sqlite"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(door, "clock", lambda: datetime(2026, 9, 7, 5, tzinfo=UTC))

    def call(line: str) -> str:
        name, *arguments = shlex.split(line)
        assert name == "planner"
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, ""), line
        return captured.out

    return call
