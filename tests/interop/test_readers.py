"""Every reader sees the same events: what they say, when they are, and what became of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from calendar_plans import make_plan

HERE = Path(__file__).parent
READERS = ("ical.js", "node-ical", "ts-ics", "ical", "vobject", "libical")
CASES = (
    "vietnamese with alarms",
    "moved, dropped and remembered",
    "clock changes in London",
    "clock changes in New York",
    "no zone but UTC",
    "called off",
    "hard text",
    "busy",
)

pytestmark = pytest.mark.outside


def as_node_ical_reads(events: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return events with node-ical's own mistake: a backslash before an n is read as one and a newline."""
    return [
        {name: re.sub(r"\\[nN]", "\\\\\n", value) if isinstance(value, str) else value for name, value in event.items()}
        for event in events
    ]


@pytest.fixture(scope="module")
def cases() -> dict[str, bytes]:
    sys.path.insert(0, str(HERE))
    from seen import CASES as made

    return made


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_sees_the_same(
    reader: str, case: str, cases: dict[str, bytes], interop: Path, program: Callable[[str], str], tmp_path: Path
) -> None:
    from seen import expected

    file = tmp_path / "hips.ics"
    file.write_bytes(cases[case])
    if reader in ("ical.js", "node-ical", "ts-ics"):
        command = [program("node"), str(HERE / "read.mjs")]
    elif reader == "libical":
        command = ["/usr/bin/python3", str(HERE / "read_python.py")]
    else:
        command = [str(interop / "python" / "bin" / "python"), str(HERE / "read_python.py")]
    done = subprocess.run(
        [*command, reader, str(file)],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PLANNER_INTEROP": str(interop), "TZ": "America/Lima"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = sorted(json.loads(done.stdout), key=lambda event: event["uid"])
    for event in seen:
        event["alarms"] = sorted(int(minutes) for minutes in event["alarms"])
    wanted = expected(cases[case])
    assert seen == (as_node_ical_reads(wanted) if reader == "node-ical" else wanted)
    assert len(seen) >= len(make_plan().sessions) - 1
