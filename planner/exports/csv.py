"""A plan as a table for a spreadsheet: a row for each exercise of each session.

The head is in codes, the same in every language, with units in its names; only ``name`` is in the
runner's. UTF-8 with a byte order mark, without which spreadsheets break Vietnamese; lines end as RFC 4180 §2 asks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from planner.exports.wording import Wording
from planner.model import Language, Plan, Prescribed, Session

_SESSION = ("week", "day", "start", "minutes", "warmup_min", "phase", "kind", "rpe", "rir", "load_au")
_EXERCISE = (
    *("ladder", "rung", "sets", "reps", "per_side", "tempo", "band"),
    *("height_cm", "weight_kg", "rest_s", "hold_s"),
)
HEAD = ("plan", "session", *_SESSION, "exercise", "name", *_EXERCISE)
_BEGINS = "plan,session,week,".encode("utf-8-sig")
"""How the head of a file of ours begins, whichever columns its time knew."""


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return the plan's sessions as CSV."""
    from planner.words import speaker

    wording = Wording(speaker(language or plan.athlete.language))
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(HEAD)
    for session in plan.sessions:
        table.writerows(_rows(plan, session, wording))
    return text.getvalue().encode("utf-8-sig")


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    head, _, rest = data.partition(b"\r\n")
    return rest.partition(b",")[0].decode(errors="replace") if head.startswith(_BEGINS) else None


def _rows(plan: Plan, session: Session, wording: Wording) -> Iterator[list[object]]:
    shared = [plan.id, session.id, *(_cell(session, field) for field in _SESSION)]
    for done in session.exercises:
        yield [*shared, done.id, wording.name(done), *(_cell(done, field) for field in _EXERCISE)]
    if not session.exercises:
        yield [*shared, *("" for _ in range(len(HEAD) - len(shared)))]


def _cell(noun: Session | Prescribed, field: str) -> object:
    value = getattr(noun, field)
    if field == "start":
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
