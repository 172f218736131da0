"""What a command loads while it starts, and what of the standard library it puts off."""

from __future__ import annotations

import gc
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

START = "import sys, planner.__main__ as main; main.put_off_metadata(); "


def said(code: str) -> str:
    """Return what fresh Python prints."""
    return subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, check=True).stdout


def test_a_noun_is_validated_without_loading_the_metadata_of_packages() -> None:
    code = "from planner.model import Note; Note.model_validate({'code': 'x'}); print('email' in sys.modules)"
    assert said(f"import os; os.environ['PYDANTIC_DISABLE_PLUGINS'] = '__all__'; {code}") == "False\n"


def test_metadata_that_was_put_off_answers_like_itself() -> None:
    uses = (
        "import importlib.metadata; print(importlib.metadata.version('typer'))",
        "from importlib import metadata; print(metadata.version('typer'))",
        "from importlib.metadata import PackageNotFoundError, version; print(version('typer'))",
        "import importlib.metadata._text; from importlib.metadata import version; print(version('typer'))",
        "from importlib.metadata import entry_points; entry_points(group='x'); import importlib.metadata as it; "
        "print(it.version('typer'))",
    )
    assert len({said(use) for use in uses}) == 1
    assert said("from importlib.metadata import entry_points; print(len(entry_points(group='console_scripts')) > 0)")


@pytest.fixture
def nothing_collected() -> Iterator[None]:
    """Collect no garbage, as a command does."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("nothing_collected")
def test_a_server_collects_its_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    from uvicorn import Server

    from planner.cli import serving

    seen: list[bool] = []
    monkeypatch.setattr(Server, "run", lambda *_, **__: seen.append(gc.isenabled()))
    with socket.socket() as listener:
        serving._run(listener, 1, "")
    assert seen == [True]
