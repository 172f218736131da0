"""Whole calendars that a person can open; ``python tests/ics/test_golden.py`` writes them again."""

from __future__ import annotations

from pathlib import Path

import pytest
from calendar_plans import make_plan, with_race

from planner.exports.ics import Variant, render

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "busy-in-london": (make_plan("Europe/London"), Variant(busy=True, alarms=(30, 600))),
    "considering-hue": (make_plan(sessions=(), weeks=()), Variant(language="vi")),
    "registered-and-read-runs": (
        with_race(make_plan(sessions=(), weeks=()), standing="registered"),
        Variant(runs=True, url="https://example.org/plans/lan"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_calendar_is_the_one_lying_there(name: str) -> None:
    assert render(*CASES[name]).data == (GOLDEN / f"{name}.ics").read_bytes()


if __name__ == "__main__":
    for name, case in CASES.items():
        (GOLDEN / f"{name}.ics").write_bytes(render(*case).data)
