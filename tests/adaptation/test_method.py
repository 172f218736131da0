"""METHOD's answers to misses, effort and pain, each with the sentence that the runner reads in both languages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from revisions import fewest_moves, moved
from wishes import library, race, usual_wish

from planner.engine.adaptation import Proposal, propose, wish_from
from planner.engine.audit import audit
from planner.engine.planning import make_plan
from planner.model import Athlete, Blocked, Log, Plan, Session
from planner.words import speaker

TODAY = date(2026, 10, 5)
BUILD = 6
"""Index of the first session of the third week: every exercise is known by then, and the load builds."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(usual_wish(TODAY, [race(date(2026, 12, 27))], Athlete(minutes=40)), library())


def logged(session: Session, **said: Any) -> Log:
    return Log(session=session.id, on=session.day, **({"outcome": "done"} | said))


def as_planned(plan: Plan, count: int) -> list[Log]:
    return [logged(session, rpe=session.rpe, rir=session.rir) for session in plan.sessions[:count]]


def adapted(plan: Plan, logs: list[Log]) -> Proposal:
    today = max(log.on for log in logs)
    proposal = propose(plan, logs, wish_from(plan, today), library())
    assert audit(proposal.plan, library().exercises) == ()
    return proposal


def said(proposal: Proposal, language: str = "en") -> set[str]:
    speaks = speaker(language)
    return {speaks.reason(reason) for change in proposal.changes for reason in change.reasons}


def rungs(plan: Plan, number: int) -> dict[str, tuple[int, int]]:
    """Return rung and repetitions of each exercise in the week of the session with that number."""
    week = plan.sessions[number].week
    weeks = [session for session in plan.sessions if session.week == week]
    return {each.id: (each.rung_index, each.reps) for session in weeks for each in session.exercises}


def rest(plan: Plan, number: int) -> tuple[Session, ...]:
    return plan.sessions[number:]


@pytest.mark.parametrize("count", [0, 1, 5, 12])
def test_a_complete_log_as_planned_proposes_nothing(plan: Plan, count: int) -> None:
    logs = as_planned(plan, count) or [logged(plan.sessions[0], outcome="done")]
    assert adapted(plan, logs) == Proposal(plan, (), ())


def test_one_missed_session_changes_nothing(plan: Plan) -> None:
    logs = [*as_planned(plan, BUILD), logged(plan.sessions[BUILD], outcome="missed")]
    assert adapted(plan, logs).changes == ()


MISSES = {
    2: ("You missed two sessions in a row: this week is repeated, and nothing is made up for.", "tập lại"),
    3: ("You missed three sessions in a row: this week is repeated, and nothing is made up for.", "tập lại"),
    4: ("You missed four sessions in a row: this week is repeated, and nothing is made up for.", "tập lại"),
    5: ("You missed 5 sessions in a row: one rung back, and the load builds again from 70%.", "lùi một bậc"),
}


@pytest.mark.parametrize("missed", MISSES)
def test_several_missed_sessions_are_never_made_up_for(plan: Plan, missed: int) -> None:
    gone = plan.sessions[BUILD : BUILD + missed]
    proposal = adapted(plan, [*as_planned(plan, BUILD), *(logged(session, outcome="missed") for session in gone)])
    english, vietnamese = MISSES[missed]
    assert english in said(proposal)
    assert any(vietnamese in sentence for sentence in said(proposal, "vi"))
    after = proposal.plan
    assert [session.start for session in after.sessions] == [session.start for session in plan.sessions]
    begins = BUILD + missed
    for was, now in zip(rest(plan, begins), rest(after, begins), strict=True):
        assert now.minutes <= was.minutes
    if missed < 5:
        known, asked = rungs(plan, BUILD), rungs(after, begins)
        assert all(asked[name] <= known[name] for name in asked.keys() & known.keys())
    else:
        assert any(rungs(after, begins)[name][0] < rung for name, (rung, _) in rungs(plan, begins - 1).items())
        built = plan.sessions[begins - 1].load_au
        assert rest(after, begins)[0].load_au <= 0.7 * built + 6
        assert all(now.load_au <= 0.85 * built for now in rest(after, begins)[:3])


HARD: dict[str, dict[str, Any]] = {"rpe": {"rpe": 8.0}, "rir": {"rir": "0-1"}}


@pytest.mark.parametrize("felt", HARD)
def test_too_hard_once_holds_and_twice_goes_a_rung_back(plan: Plan, felt: str) -> None:
    first, second = plan.sessions[BUILD : BUILD + 2]
    once = adapted(plan, [*as_planned(plan, BUILD), logged(first, **HARD[felt])])
    assert all("harder" not in change.kind for change in once.changes)
    assert any("it stays as it is for now" in sentence for sentence in said(once))
    assert any("tạm giữ nguyên" in sentence for sentence in said(once, "vi"))
    twice = adapted(plan, [*as_planned(plan, BUILD), logged(first, **HARD[felt]), logged(second, **HARD[felt])])
    assert any("2 times in a row: one rung back" in sentence for sentence in said(twice))
    assert any("lùi một bậc" in sentence for sentence in said(twice, "vi"))
    before, after = rungs(plan, BUILD + 2), rungs(twice.plan, BUILD + 2)
    assert any(after[each.id][0] < before[each.id][0] for each in second.exercises if each.id in after)


def test_too_easy_twice_goes_a_rung_up_within_the_cap(plan: Plan) -> None:
    first, second = plan.sessions[BUILD : BUILD + 2]
    easy = {"rpe": first.rpe - 2.5}
    assert adapted(plan, [*as_planned(plan, BUILD), logged(first, **easy)]).changes == ()
    twice = adapted(plan, [*as_planned(plan, BUILD), logged(first, **easy), logged(second, **easy)])
    assert any("easier than planned 2 times in a row: one rung up" in sentence for sentence in said(twice))
    assert any("lên một bậc" in sentence for sentence in said(twice, "vi"))
    loads = [(was.load_au, now.load_au) for was, now in zip(plan.weeks, twice.plan.weeks, strict=True)]
    assert all(now <= was * 1.1 for was, now in loads)


def test_pain_above_3_takes_that_exercise_a_rung_back(plan: Plan) -> None:
    session = plan.sessions[BUILD]
    name = "single-leg-squat"
    proposal = adapted(plan, [*as_planned(plan, BUILD), logged(session, pain=4, exercise=name)])
    assert proposal.notes == ()
    assert any("hurt (4 of 10)" in sentence for sentence in said(proposal))
    later = [rungs(one, BUILD + 2) for one in (plan, proposal.plan)]
    assert later[1][name][0] < later[0][name][0]
    assert adapted(plan, [*as_planned(plan, BUILD), logged(session, pain=3, exercise=name)]).changes == ()


SEVERE: dict[str, dict[str, Any]] = {"pain of 6": {"pain": 6}, "worse next morning": {"worse_next_morning": True}}


@pytest.mark.parametrize("pain", SEVERE)
def test_more_pain_leaves_the_exercise_out_and_says_to_see_a_professional(plan: Plan, pain: str) -> None:
    session = plan.sessions[BUILD]
    name = session.exercises[0].id
    proposal = adapted(plan, [*as_planned(plan, BUILD), logged(session, exercise=name, **SEVERE[pain])])
    assert [note.code for note in proposal.notes] == ["see-professional"]
    assert "see a doctor or a physiotherapist" in speaker("en").note(proposal.notes[0]).lower()
    assert "bác sĩ" in speaker("vi").note(proposal.notes[0])
    after = session.day + timedelta(days=14)
    soon = [one for one in proposal.plan.sessions if session.day < one.day <= after]
    assert soon
    assert all(name not in {each.id for each in one.exercises} for one in soon)
    assert any(name in {each.id for each in one.exercises} for one in proposal.plan.sessions if one.day > after)


def test_where_all_of_it_hurts_there_is_rest(plan: Plan) -> None:
    first = plan.sessions[0]
    proposal = adapted(plan, [logged(first, pain=8)])
    resting = proposal.plan.athlete.blocked[-1]
    assert (resting.first, resting.last) == (first.day + timedelta(days=1), first.day + timedelta(days=7))
    assert not any(resting.first <= session.day <= resting.last for session in proposal.plan.sessions)


def test_days_away_move_no_more_than_what_lies_on_them(plan: Plan) -> None:
    away = plan.sessions[BUILD].day
    wish = wish_from(plan, TODAY)
    blocked = (Blocked(first=away, last=away, why="illness"),)
    wish = wish._replace(athlete=wish.athlete.model_copy(update={"blocked": blocked}))
    proposal = propose(plan, (), wish, library())
    assert audit(proposal.plan, library().exercises) == ()
    shifted = moved(plan, proposal.plan, TODAY)
    assert plan.sessions[BUILD].id in shifted
    assert len(shifted) == fewest_moves(plan, proposal.plan, TODAY) <= 2
    assert any("illness" in sentence for sentence in said(proposal))
    assert any("ốm" in sentence for sentence in said(proposal, "vi"))


def marks(plan: Plan, until: date, **felt: Any) -> list[Log]:
    """Return a log of all sessions up to a day: the fourth one as it is told, the others as planned."""
    due = [session for session in plan.sessions if session.day <= until]
    return [*as_planned(plan, 3), logged(due[3], **felt), *(logged(session, rpe=session.rpe) for session in due[4:])]


@pytest.mark.parametrize("late", range(0, 22, 3))
@pytest.mark.parametrize("felt", [{"pain": 4}, {"pain": 6}], ids=["back", "left out"])
def test_pain_told_late_takes_no_higher_rung_than_told_at_once(plan: Plan, late: int, felt: dict[str, int]) -> None:
    hurt = plan.sessions[3]
    name = hurt.exercises[0].id
    today = hurt.day + timedelta(days=late)
    logs = marks(plan, today, exercise=name, **felt)
    later = propose(plan, logs, wish_from(plan, today), library())
    assert audit(later.plan, library().exercises) == ()
    assert propose(later.plan, logs, wish_from(later.plan, today), library()).plan is later.plan
    ahead = [done for each in later.plan.sessions if each.day > today for done in each.exercises if done.id == name]
    hurt_at = next(done.rung_index for done in reversed(held(plan, today, name)))
    assert ahead[0].rung_index < max(2, hurt_at)


def held(plan: Plan, until: date, name: str) -> list[Any]:
    return [done for each in plan.sessions if each.day <= until for done in each.exercises if done.id == name]


def test_too_easy_told_late_still_steps_up(plan: Plan) -> None:
    easy = [logged(session, rpe=session.rpe - 3, rir="4+") for session in plan.sessions[:6]]
    today = plan.sessions[6].day - timedelta(days=1)
    later = propose(plan, easy, wish_from(plan, today), library())
    assert any(reason.rule == "effort.too-easy" for change in later.changes for reason in change.reasons)
