"""What is told of a proposed change: what differs, and nothing that does not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import making
from planner.asked import Asked
from planner.exports.html.views import Sheet
from planner.model import Change, Prescribed, Session
from planner.words import speaker

PLAN = making.make(Asked(races=("My race@2027-02-28",)), now=datetime(2026, 11, 22, 3, tzinfo=UTC)).plan
SESSION = PLAN.sessions[0]
FIRST = SESSION.exercises[0]


def other(**values: Any) -> Session:
    """Return the first session with its first exercise done in another way."""
    return SESSION.model_copy(update={"exercises": (FIRST.model_copy(update=values), *SESSION.exercises[1:])})


def change(after: Session) -> Change:
    return Change(kind="eased", session=SESSION.id, before=SESSION, after=after)


@pytest.mark.parametrize(
    ("language", "values", "told"),
    [
        ("en", {"rest_s": FIRST.rest_s + 15}, f"rest {FIRST.rest_s} s → rest {FIRST.rest_s + 15} s"),
        ("vi", {"rest_s": FIRST.rest_s + 15}, f"nghỉ {FIRST.rest_s} giây → nghỉ {FIRST.rest_s + 15} giây"),
        ("en", {"tempo": "4-0-4"}, "→ tempo 4‑0‑4"),
        ("vi", {"tempo": "4-0-4"}, "→ nhịp 4‑0‑4"),
        ("en", {"hold_s": FIRST.hold_s + 2}, "hold 2 s"),
        ("en", {"sets": FIRST.sets + 1}, f"→ {FIRST.sets + 1} × "),
    ],
)
def test_what_differs_is_told(language: str, values: dict[str, Any], told: str) -> None:
    sheet = Sheet(PLAN, speaker(language))
    (line,) = sheet.differences(SESSION, other(**values))
    assert told in line
    assert sheet.telling([change(other(**values))])


def test_what_nobody_would_see_is_no_change() -> None:
    sheet = Sheet(PLAN, speaker("en"))
    same = other(reps_low=FIRST.reps_low - 1)
    assert sheet.differences(SESSION, same) == []
    assert sheet.telling([change(same)]) == []
    dropped = Change(kind="dropped", session=SESSION.id, before=SESSION)
    assert sheet.telling([dropped]) == [dropped]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([one for session in PLAN.sessions for one in session.exercises]),
    st.sampled_from([one for session in PLAN.sessions for one in session.exercises]),
    st.sampled_from(["en", "vi"]),
)
def test_nothing_is_told_to_become_itself(old: Prescribed, new: Prescribed, language: str) -> None:
    sheet = Sheet(PLAN, speaker(language))
    before, after = (SESSION.model_copy(update={"exercises": (one,)}) for one in (old, new))
    for line in sheet.differences(before, after):
        _, _, told = line.rpartition(": ")
        for part in told.partition(" (")[0].split(", "):
            was, arrow, now = part.partition(" → ")
            assert not arrow or was != now
    assert sheet.differences(before, before) == []
