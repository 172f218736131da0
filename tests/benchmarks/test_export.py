"""The writer is faster than a library by a kind, on a busy machine too; how much faster the benchmark tells."""

from __future__ import annotations

import pytest

from tests.benchmarks.export import measure
from tests.benchmarks.results import Figure

KEYS = {"export.new", "export.changed", "export.club"}
KIND = 3
"""Missing an aim so many times over is no noise: without editions, or without what texts have in common, it is so."""


@pytest.mark.slow
def test_our_writer_outruns_icalendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANNER_INTEROP", raising=False)
    found = {one.key: one for one in measure(quick=False) if isinstance(one, Figure) and one.key in KEYS}
    assert set(found) == KEYS
    best = {key: max(one.values) for key, one in found.items()}
    least = {key: max(1.0, one.aim.value / KIND) for key, one in found.items() if one.aim}
    assert {key: best[key] for key in KEYS if best[key] < least[key]} == {}
