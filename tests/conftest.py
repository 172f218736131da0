"""What all tests share: a call of the program, an option that writes goldens anew, and a cache of their own."""

import importlib
import os
import pkgutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import planner as planner_rooms

# How long an example takes is the machine's affair: laws hold on slow ones too.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# What a shell starts in its background ignores Ctrl-C, and so do its children: here it means what it means.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write examples/ and the outputs in the READMEs anew")


def pytest_collection_finish() -> None:
    """Load all of the program: Hypothesis draws constants of what is loaded, and a search is to say the same again."""
    for room in pkgutil.walk_packages(planner_rooms.__path__, "planner."):
        if not room.name.endswith("__main__"):
            importlib.import_module(room.name)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests to CI, and to whoever asks for them with ``-m``."""
    if config.option.markexpr or config.option.keyword:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow and len(slow) < len(items):
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is read from templates away from the user's own cache."""
    before = os.environ.get("PLANNER_CACHE")
    os.environ["PLANNER_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["PLANNER_CACHE"]
    else:
        os.environ["PLANNER_CACHE"] = before


@dataclass(frozen=True)
class Answer:
    """What a call of the program left behind."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def planner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the program in an empty folder, in English unless asked otherwise."""
    from planner.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> Answer:
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call
