"""What the log asks for and the plan has not heard yet: told wherever a runner looks at the plan.

Reckons nothing while sessions went as planned, for ``planner today`` has to be there at once; else it asks for
the very proposal that ``planner adapt`` would make, short of reading calendars again. Changes nothing.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from planner.cli.opened import Seen
from planner.errors import PlannerError
from planner.exports.layout import Page
from planner.model import Log, Note, Plan, Session


class Heard(NamedTuple):
    """What a log says of the plan."""

    notes: tuple[Note, ...] = ()
    """What the runner should know."""
    asks: bool = False
    """Whether adapting would change something."""


def heard(one: Seen, plan: Plan | None = None) -> Heard:
    """Return what the log says of the plan that is kept, or of another that has just taken its place."""
    plan = plan or one.plan
    planned = {session.id: session for session in plan.sessions}
    odd = [log for log in one.logs if log.session in planned and not _is_as_planned(log, planned[log.session])]
    if not any(log.on >= plan.made_on or log.pain or log.worse_next_morning for log in odd):
        return Heard()
    from planner.engine.adaptation import corrections_of

    found = corrections_of(plan, [log for log in one.logs if log.session in planned])
    fresh = any(log.on >= plan.made_on for log in odd)
    return Heard(found.notes, bool(found.asks and fresh and _would_change(one)))


def tell(one: Seen, what: Heard, sheet: Page) -> None:
    """Lay out what there is to know, and how to see the changes."""
    if what.notes or what.asks:
        sheet.blank()
    for note in what.notes:
        sheet.say(one.speaks.note(note), first="! ")
    if what.asks:
        sheet.say(one.speaks.say("ui-log-asks"))
        sheet.raw(f"  {one.which.command('adapt')}")


def as_data(one: Seen, what: Heard) -> dict[str, Any]:
    """Return the same as data."""
    notes = [{"code": note.code, "values": note.values, "text": one.speaks.note(note)} for note in what.notes]
    return {"notes": notes, "log_asks": what.asks}


def _is_as_planned(log: Log, session: Session) -> bool:
    effort = log.rpe in (None, session.rpe) and log.rir in (None, session.rir)
    return effort and log.outcome != "missed" and not log.pain and not log.worse_next_morning


def _would_change(one: Seen) -> bool:
    """Say whether adapting would change something; where that cannot be known, a look at the plan does not fail."""
    from planner import keeping
    from planner.store import open_store

    again = keeping.Again(reading=False)
    try:
        with open_store(one.which.store or None) as store:
            return bool(keeping.proposed(store, one.key, one.today, again).proposal.changes)
    except PlannerError:
        return False
