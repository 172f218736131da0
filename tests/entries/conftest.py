"""A cache of its own, and files of a runner as verbs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner import entries


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_CACHE", str(tmp_path_factory.mktemp("cache")))
        entries.race_files.cache_clear()
        yield


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of the runner's and give its path."""

    def written(content: str | bytes, name: str = "athlete.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return written
