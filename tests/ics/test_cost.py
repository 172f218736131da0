"""What writing a calendar costs a command that is started for it."""

from __future__ import annotations

import subprocess
import sys


def test_a_calendar_is_written_without_importing_icalendar() -> None:
    code = (
        "import sys, planner.exports.ics as ics\n"
        "from planner.words import speaker\n"
        "speaker('vi')\n"
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('icalendar', 'dateutil', 'babel', 'sqlalchemy', 'rich', 'typer')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
