"""The auditor: checks any plan, or anybody's training calendar, against the rules of the method.

It shares no code with the steps that make plans, only the nouns and the numbers, so that it can catch
them. It finds and names breaches; it repairs nothing and says nothing in any language.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from planner.engine.audit import climbing, content, days, effort, frequency, gaps, identity, load, races, taper
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
    *frequency.CHECKS,
    *effort.CHECKS,
    *taper.CHECKS,
    *content.CHECKS,
    *climbing.CHECKS,
)
CATALOGUE_CHECKS = (*content.CATALOGUE_CHECKS, *climbing.CATALOGUE_CHECKS)


def audit(plan: Plan, exercises: Sequence[Exercise] = ()) -> tuple[Breach, ...]:
    """Return every breach of a rule in a plan, by day; with the exercises, ladders and muscles count too.

    What a revision found done is not held against it: those days kept other wishes.
    Where an instant has no offset or the zone is unknown, only that is said: nothing else can be measured.
    """
    if groundless := in_order(identity.ground(plan)):
        return groundless
    found = [breach for check in CHECKS for breach in check(plan)]
    if exercises:
        found += [breach for check in CATALOGUE_CHECKS for breach in check(plan, exercises)]
    return in_order(breach for breach in found if not _is_past(plan, breach))


def _is_past(plan: Plan, breach: Breach) -> bool:
    """Whether a breach lies in weeks that a later revision found done, under other wishes, gear and runs."""
    if plan.revision == 1 or breach.day is None or breach.rule.startswith("identity."):
        return False
    open_week = plan.made_on - timedelta(days=plan.made_on.weekday())
    return breach.day <= plan.made_on or breach.day == open_week
