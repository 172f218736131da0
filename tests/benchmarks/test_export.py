"""The writer keeps the speed for which it stands where a library could."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

WANTED = {"icalendar, cold": 2, "icalendar, 1 % changed": 50, "icalendar, batch": 8}


@pytest.mark.slow
def test_our_writer_outruns_icalendar() -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    from export import ratios

    best = dict.fromkeys(WANTED, 0.0)
    for _ in range(3):
        measured = ratios()
        best = {name: max(best[name], measured[name]) for name in WANTED}
        if all(best[name] >= least for name, least in WANTED.items()):
            return
    pytest.fail(f"{best} against {WANTED}")
