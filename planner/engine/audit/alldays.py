"""Entries that have a day and no hour: judged by days, never by hours that somebody would have to invent.

Two on one day may lie in any order, so that nothing is said of them; strength work on the day before is
the day before, whatever the hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.gaps import HARD
from planner.model import Run


def by_days(runs: Sequence[Run], all_day: Sequence[Run]) -> Iterator[Breach]:
    """Find strength work on the day before other strength work or a hard run, where one of the two has no hour."""
    line = [(run, True) for run in all_day] + [(run, False) for run in runs]
    line.sort(key=lambda one: (one[0].day, one[0].title))
    lifting = [one for one in line if one[0].kind == "strength"]
    hard = [one for one in line if one[0].kind in HARD]
    for (before, without), (after, without_too) in pairwise(lifting):
        days = (after.day - before.day).days
        if days <= 1 and (without or without_too):
            other, other_day = _where(before), before.day.isoformat()
            yield breach("gap.sessions", _where(after), after.day, other=other, other_day=other_day, days_apart=days)
    for strength, without in lifting:
        for run, without_too in hard:
            if (run.day - strength.day).days == 1 and (without or without_too):
                other_day = run.day.isoformat()
                where = _where(strength)
                yield breach("gap.before-hard", where, strength.day, kind=run.kind, other_day=other_day, days_apart=1)
                break


def _where(run: Run) -> str:
    return run.title or run.kind
