"""The auditor: checks any plan, or anybody's training calendar, against the rules of the method.

It shares no code with the steps that make plans, only the nouns and the numbers, so that it can catch
them. It finds and names breaches; it repairs nothing and says nothing in any language.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.engine.audit import content, days, gaps, identity, load, races, taper
from planner.engine.audit.breach import Breach, in_order
from planner.engine.audit.calendars import Entry, audit_calendar
from planner.model import Exercise, Plan

__all__ = ["CHECKS", "Breach", "Entry", "audit", "audit_calendar"]

CHECKS = (
    *identity.CHECKS,
    *days.CHECKS,
    *races.CHECKS,
    *gaps.CHECKS,
    *load.CHECKS,
    *taper.CHECKS,
    *content.CHECKS,
)


def audit(plan: Plan, exercises: Sequence[Exercise] = ()) -> tuple[Breach, ...]:
    """Return every breach of a rule in a plan, by day; with the exercises, ladders and muscles count too.

    Where an instant has no offset or the zone is unknown, only that is said: nothing else can be measured.
    """
    if groundless := in_order(identity.ground(plan)):
        return groundless
    found = [breach for check in CHECKS for breach in check(plan)]
    if exercises:
        found += [breach for check in content.CATALOGUE_CHECKS for breach in check(plan, exercises)]
    return in_order(found)
