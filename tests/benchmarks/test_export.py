"""The writer keeps the speed for which it stands where a library could."""

from __future__ import annotations

import pytest

from tests.benchmarks.export import measure
from tests.benchmarks.results import Figure

KEYS = {"export.new", "export.changed", "export.club"}


@pytest.mark.slow
def test_our_writer_outruns_icalendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANNER_INTEROP", raising=False)
    found = {one.key: one for one in measure(quick=False) if isinstance(one, Figure) and one.key in KEYS}
    assert set(found) == KEYS
    missed = [name for name, one in found.items() if one.aim and not one.aim.met(max(one.values))]
    assert missed == []
