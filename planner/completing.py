"""What may stand in an argument that a shell is about to complete: names of races, ids of sessions.

Only what begins as typed is offered. It asks the catalogue and the store of this machine and makes nothing up; a
fault there costs the offer, never the shell.
"""

from __future__ import annotations

import unicodedata

from planner.errors import PlannerError
from planner.spelling import folded

Offer = list[tuple[str, str]]
"""Words with what each is, for shells that show that."""


def races(incomplete: str) -> Offer:
    """Offer the ids of races, with their names; a date behind ``@`` is the runner's own.

    What was typed stays as it was, capitals and marks too: shells drop what does not begin so.
    """
    from planner import entries

    try:
        known = entries.race_files()
    except PlannerError:
        return []
    typed = unicodedata.normalize("NFC", incomplete)
    wanted = folded(typed)
    kept = typed if len(typed) == len(wanted) else wanted
    return [(kept + file.id[len(wanted) :], file.called("en")) for file in known if file.id.startswith(wanted)]


def sessions(incomplete: str) -> Offer:
    """Offer the sessions of the plans that are kept on this machine, by day."""
    from planner.store.glancing import session_days

    found = sorted(session_days().items(), key=lambda one: (one[1], one[0]))
    return [(name, day) for name, day in found if name.startswith(incomplete.strip().casefold())]
