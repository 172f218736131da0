"""Sessions as workouts for Garmin and Coros watches: one structured strength workout a session, zipped when several.

A ``.fit`` file holds one workout, so a plan with more sessions is refused there and told to be a ``.zip``. Watches
take both over USB; Garmin's own upload takes no workouts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from planner.errors import UsageError
from planner.exports.fit.steps import steps_of
from planner.exports.fit.writing import workout
from planner.model import Language, Plan, Session

__all__ = ["export", "owner", "packed", "session_file", "session_name"]

_MARK = re.compile(rb"planner (p[0-9a-f]{12})")


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return the workout of a plan with a single session."""
    if not plan.sessions:
        raise UsageError("fit-none")
    if len(plan.sessions) != 1:
        raise UsageError("fit-several", sessions=len(plan.sessions))
    return session_file(plan, plan.sessions[0], language)


def session_file(plan: Plan, session: Session, language: Language | None = None) -> bytes:
    """Return one session as a FIT workout."""
    from planner.words import speaker

    speaks = speaker(language or plan.athlete.language)
    name = speaks.say("fit-name", day=speaks.day(session.day, "short"), id=session.id)
    return workout(steps_of(session, speaks), name=name, starts=session.start, key=f"{plan.id} {session.id}")


def session_name(session: Session) -> str:
    """Name the file of a session, so that files sort by day."""
    return f"{session.day.isoformat()}-{session.id}.fit"


def packed(plan: Plan, sessions: Sequence[Session], language: Language | None = None) -> bytes:
    """Return sessions as a ZIP file of workouts; the same sessions give the same bytes.

    They are stored, not squeezed: a compressor's output differs from version to version.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = f"planner {plan.id}".encode()
        for session in sessions:
            day = session.day
            about = zipfile.ZipInfo(session_name(session), (day.year, day.month, day.day, 0, 0, 0))
            about.create_system, about.external_attr = 3, 0o100644 << 16
            archive.writestr(about, session_file(plan, session, language))
    return whole.getvalue()


def owner(data: bytes) -> str | None:
    """Return the id of the plan that a file of this kind holds; None where it is none of ours."""
    if data[8:12] != b".FIT" and data[:2] != b"PK":
        return None
    found = _MARK.search(data)
    return found[1].decode() if found else None
