from datetime import UTC, datetime

import pytest

from planner import making
from planner.asked import Asked
from planner.model import Plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Give a season of two races, with something given up, gear substituted and text to escape."""
    asked = Asked(
        races=("hanoi-midnight@28/11", "A|B *c* <i>@27/12"),
        today="2026-09-07",
        gear="band",
        sessions="3",
        runs=("mon=quality,wed=quality,fri=long,sun=long",),
        language="vi",
    )
    return making.make(asked, now=datetime(2026, 9, 7, tzinfo=UTC)).plan
