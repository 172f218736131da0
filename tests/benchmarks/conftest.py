"""Replays need wrk; without it these tests are deselected and the report says so."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if shutil.which("wrk") or os.environ.get("PLANNER_CI"):
        return
    ours = [item for item in items if HERE in item.path.parents and item.get_closest_marker("outside")]
    if ours:
        items[:] = [item for item in items if item not in ours]
        config.hook.pytest_deselected(items=ours)
        print(f"\n{len(ours)} tests deselected: no wrk")
