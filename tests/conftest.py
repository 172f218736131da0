"""What all tests share: an option that writes the golden files anew, and a cache of templates of their own."""

import os
from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write examples/ and the outputs in the READMEs anew")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests to CI, and to whoever asks for them with ``-m``."""
    if os.environ.get("PLANNER_CI") or config.option.markexpr or config.option.keyword:
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
