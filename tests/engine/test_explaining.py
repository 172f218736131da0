"""Why a session lies where it lies: one verdict a day, and what is said of a day is so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from wishes import library, plan_or_assume, race, usual_wish, wishes

from planner.engine.evidence import RULES
from planner.engine.explaining import explain
from planner.engine.planning import Wish, make_plan
from planner.errors import NoPlan, Unknown
from planner.model import Athlete, Blocked

START = date(2026, 9, 7)
PLAN = make_plan(usual_wish(START, [race(date(2026, 12, 27))]), library())
moderate = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@moderate
@given(wish=wishes(longest=90), data=st.data())
def test_every_day_of_the_week_gets_one_verdict(wish: Wish, data: st.DataObject) -> None:
    plan = plan_or_assume(wish)
    assume(plan.sessions)
    session = data.draw(st.sampled_from(plan.sessions))
    told = explain(plan, session.id)
    assert told.session == session
    assert told.week == plan.weeks[session.week - 1]
    assert [verdict.day for verdict in told.verdicts] == [told.week.starts + timedelta(days=n) for n in range(7)]
    assert [verdict.day for verdict in told.verdicts if verdict.chosen] == [session.day]
    for verdict in told.verdicts:
        assert verdict.chosen + bool(verdict.excluded) + (verdict.worse is not None) == 1


@pytest.mark.parametrize("session", PLAN.sessions[:8], ids=lambda session: session.id)
def test_a_day_said_to_be_excluded_cannot_carry_the_session(session) -> None:
    """Leave only that day to the runner in that week: the session is given up or another one moves."""
    for verdict in explain(PLAN, session.id).verdicts:
        alone = tuple(reason for reason in verdict.excluded if "session" not in reason.values)
        if not alone:
            continue
        others = [START + timedelta(weeks=session.week - 1, days=n) for n in range(7)]
        blocked = tuple(Blocked(first=day, last=day) for day in others if day != verdict.day)
        wish = usual_wish(START, [race(date(2026, 12, 27))])._replace(athlete=Athlete(blocked=blocked))
        try:
            there = {each.day for each in make_plan(wish, library()).sessions}
        except NoPlan:
            there = set()
        assert verdict.day not in there, (session.id, verdict)


def test_rules_that_are_said_are_in_the_evidence_room_or_facts() -> None:
    facts = {"days", "hours", "busy", "start", "blocked", "gap.sessions"}
    for session in PLAN.sessions:
        for verdict in explain(PLAN, session.id).verdicts:
            assert {reason.rule for reason in verdict.excluded} <= facts | set(RULES)


def test_an_unknown_session_names_some_that_are_known() -> None:
    with pytest.raises(Unknown, match="session-unknown") as caught:
        explain(PLAN, "w99-1")
    assert caught.value.near == tuple(session.id for session in PLAN.sessions[:5])


def test_notes_follow_from_the_plan() -> None:
    """No note without its cause, and the cause never without the note."""
    codes = {note.code for note in PLAN.notes}
    assert not codes & {"given-up", "gear.substituted", "left-out", "volume.minimum", "horizon.late", "introduction"}
    midweek = make_plan(usual_wish(START + timedelta(days=2), [race(date(2026, 12, 27))]), library())
    assert "introduction" in {note.code for note in midweek.notes}
    bare = make_plan(usual_wish(START, [race(date(2026, 12, 27))], Athlete(gear=())), library())
    assert "gear.substituted" in {note.code for note in bare.notes}
    few = make_plan(usual_wish(START, [race(date(2026, 12, 27))], Athlete(minutes=10)), library())
    assert {"left-out", "volume.minimum"} <= {note.code for note in few.notes}
    away = Athlete(blocked=(Blocked(first=START + timedelta(weeks=5), last=START + timedelta(weeks=6)),))
    lost = make_plan(usual_wish(START, [race(date(2026, 12, 27))], away), library())
    (note,) = [note for note in lost.notes if note.code == "given-up"]
    assert note.values["sessions"] == len(lost.given_up) > 0
