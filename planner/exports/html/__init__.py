"""A plan as one HTML file that needs nothing else: to print, to send to a coach, to keep on a phone.

Weeks, chart, every session with its drawings, the reasons with their sources, when to stop. It links to
nothing outside, holds no script, and names its plan in its head so that it is known again.
"""

from __future__ import annotations

import re

from planner.model import Language, Plan

_MARK = re.compile(rb'<meta name="planner-plan" content="([a-z0-9-]{1,80})">')
_HEAD = 2000
"""Octets within which the plan is named."""


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return the whole plan as one page."""
    from planner.exports.html.rendering import render
    from planner.exports.html.views import Sheet, weekdays
    from planner.exports.wording import shared
    from planner.words import speaker

    speaks = speaker(language or plan.athlete.language)
    sheet = Sheet(shared(plan), speaks)
    return render("export.html", speaks, sheet=sheet, weekdays=weekdays(speaks)).encode()


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    found = _MARK.search(data[:_HEAD])
    return found[1].decode() if found else None
