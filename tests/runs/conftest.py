"""Verbs for tests of reading other people's calendars; nothing here touches a network."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.model import Athlete
from planner.runs import Gathered, gather

sys.path.insert(0, str(Path(__file__).parent))

from calendars_written import MONDAY, NEW_YEAR, SAMPLES


@pytest.fixture
def sample() -> Callable[[str], bytes]:
    """Give the bytes of a sample."""
    return lambda name: (SAMPLES / name).read_bytes()


Gather = Callable[..., Gathered]


@pytest.fixture
def gathered(tmp_path: Path) -> Gather:
    """Gather runs from samples, bytes and weeks, for the six weeks from Monday 23 November 2026."""

    def call(*sources: str | bytes, athlete: Athlete | None = None, **asked: object) -> Gathered:
        named = []
        for place, source in enumerate(sources):
            if isinstance(source, bytes):
                file = tmp_path / f"runs-{place}.ics"
                file.write_bytes(source)
                named.append(str(file))
            else:
                named.append(str(SAMPLES / source) if source.endswith(".ics") else source)
        wanted: dict[str, object] = {"first": MONDAY, "last": NEW_YEAR, "today": MONDAY, **asked}
        return gather(named, athlete=athlete or Athlete(), **wanted)

    return call
