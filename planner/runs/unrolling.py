"""A rule of repetition → its starts within a window, in the local time it was written in.

It knows nothing of calendars and imports nothing of this program, so that it can also run as a
program of its own, with limits on time and memory: one JSON object a line in, one list a line out.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta

MOST = 3_000
"""Occurrences of one rule within a window; an event a day over eight years."""

CPU_SECONDS = 1
MEMORY_BYTES = 256 * 1024 * 1024


def unroll(rule: str, start: datetime, first: datetime, last: datetime) -> list[datetime]:
    """List the starts of a rule between two instants, all of them naive; ValueError for no rule.

    The UNTIL of the rule must be naive too. No more than ``MOST`` are listed.
    """
    from dateutil.rrule import rrulestr

    found: list[datetime] = []
    for moment in rrulestr(rule, dtstart=_leapt(rule, start, first)):
        if moment > last or len(found) == MOST:
            break
        if moment >= first:
            found.append(moment)
    return found


def _leapt(rule: str, start: datetime, first: datetime) -> datetime:
    """Move the start of an old daily or weekly rule nearer to the window, by whole periods."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"])
    if days is None or "COUNT" in parts or any(name.startswith("BY") and name != "BYDAY" for name in parts):
        return start
    period = days * int(parts.get("INTERVAL", "1"))
    if days == 1 and "BYDAY" in parts:
        period *= 7
    return start + timedelta(days=max((first - start).days // period - 1, 0) * period)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main() -> None:
    """Answer each line of standard input, in order, and let go of a line that cannot be answered."""
    if sys.platform != "win32":
        _limit()
    for line in sys.stdin:
        asked = json.loads(line)
        moments = (datetime.fromisoformat(asked[name]) for name in ("start", "first", "last"))
        try:
            starts = [moment.isoformat() for moment in unroll(asked["rule"], *moments)]
        except (ValueError, OverflowError, ArithmeticError, LookupError, TypeError, AttributeError):
            starts = None
        print(json.dumps(starts), flush=True)


if __name__ == "__main__":
    main()
