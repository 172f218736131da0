"""How hard a session is: the session-RPE and the repetitions in reserve that its phase and its kind ask for.

A taper and a bridge keep the effort of the loading before them, an easier week asks one point less of it; where
nothing was loaded before, or the plan before asked less of a taper, less is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.engine.audit.breach import Breach, breach
from planner.engine.audit.load import after_misses, is_loading, of_week
from planner.engine.evidence import RULES
from planner.model import Plan, Rir, Session

FAR = ("deload", "reentry")
EARLY = ("adaptation", "introduction", "transition")
NO_HARDER = "change.no-harder"
BANDS: tuple[Rir, ...] = ("4+", "2-3", "0-1")
"""From the least effort to the most."""


def planned(plan: Plan) -> Iterator[Breach]:
    """A loading session asks for the effort of its phase."""
    right = {name: float(value) for name, value in RULES["effort.rpe"].values.items()}
    for session in plan.sessions:
        asked = right.get(session.phase if session.kind == "loading" else session.kind)
        if session.kind in ("loading", "reentry", "activation") and asked is not None and session.rpe != asked:
            lower = session.rpe < asked and _no_harder(session)
            if not lower:
                yield breach("effort.rpe", session.id, session.day, rpe=session.rpe, right=asked)


def intensity(plan: Plan) -> Iterator[Breach]:
    """A taper session is as hard as the loading before it, what was missed aside: only its volume is cut."""
    last = 0.0
    for week in plan.weeks:
        sessions = of_week(plan, week)
        for session in sessions:
            if after_misses(session):
                last = 0.0
            if session.kind == "taper" and session.rpe < last and not _no_harder(session):
                yield breach("taper.effort", session.id, session.day, rpe=session.rpe, before=last)
        if is_loading(plan, week):
            last = max(session.rpe for session in sessions)


def reserve(plan: Plan) -> Iterator[Breach]:
    """Repetitions in reserve: far from failure while adapting and in easy sessions, near it only just before a race."""
    hardest: Rir = "4+"
    for session in plan.sessions:
        if session.kind == "activation":
            continue
        if (session.kind in FAR and session.phase != "bridge") or session.phase in EARLY:
            most: Rir = "4+"
        elif session.kind == "loading":
            near = session.phase == "specific" and plan.athlete.level == "advanced"
            most = "0-1" if near else "2-3"
            hardest = max(hardest, session.rir, key=BANDS.index)
        else:
            most = max(hardest, "2-3", key=BANDS.index)
        if BANDS.index(session.rir) > BANDS.index(most):
            yield breach("effort.rir", session.id, session.day, rir=session.rir, right=most)


def _no_harder(session: Session) -> bool:
    return any(reason.rule == NO_HARDER for reason in session.reasons)


CHECKS = (planned, intensity, reserve)
