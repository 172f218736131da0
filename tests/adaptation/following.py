"""One revision of a plan that is followed, held to every law there is."""

from collections.abc import Sequence

from laws import broken, sessions_of
from revisions import changes_tell_everything, tapers_grow_no_harder, the_past_stays
from wishes import library

from planner.engine.adaptation import propose, settled, wish_from
from planner.engine.audit import audit
from planner.engine.planning import Wish, is_over
from planner.model import Log, Plan

LADDER_LAWS = ("rungs_never_fall", "pike_comes_last")
"""Laws of a first plan; a log may ask for a rung back, or for an exercise to wait."""

RUN_LAWS = ("fresh_for_hard_runs", "after_the_run_of_the_day")
"""Laws between a session and a run, which may move after the session is done."""


def lawful(before: Plan, wish: Wish, logs: Sequence[Log] = (), early: str = "") -> Plan:
    """Return the next revision; it breaks no law, tells its changes, and adapting again finds nothing.

    ``early`` names a session that was done before its day, of which the auditor cannot know. Raises NoPlan where
    nothing is possible any more.
    """
    proposal = propose(before, logs, wish, library())
    after, today = proposal.plan, wish.today
    assert list(the_past_stays(before, after, today)) == []
    assert list(changes_tell_everything(proposal, before, today)) == []
    assert list(tapers_grow_no_harder(before, after, today)) == []
    assert [breach for breach in audit(after, library().exercises) if not early or breach.where != early] == []
    wish = wish._replace(done=settled(after, logs, today))
    done = {session.id for session in after.sessions if is_over(session, wish)}
    assert [breach for breach in broken(after) if not _is_excused(breach, after, done)] == []
    again = propose(after, logs, wish_from(after, today), library())
    assert again.plan is after
    assert again.changes == ()
    return after


def _is_excused(breach: str, plan: Plan, done: set[str]) -> bool:
    """Tell whether a law is one of first plans only, or broken by what was done already, which nobody can help.

    A run came too near a session, a week lost the sessions that it still had, or weeks after an easier one did.
    """
    law, what = breach.split(": ", 1)
    if law.startswith(LADDER_LAWS):
        return True
    if law == "easier_weeks_are_easier":
        index = int(what.split(":")[0].split()[1])
        return _is_done(plan, index, done) and _has_lost(plan, index)
    if law == "easier_weeks_stay_rare":
        first = int(what.split()[1])
        over = [_is_done(plan, index, done) for index in range(first, first + 3)]
        return any(over) and all(_has_lost(plan, first + place) for place in range(3) if not over[place])
    near_run = law in RUN_LAWS or "near other strength work" in what
    return near_run and what.split()[0] in done


def _is_done(plan: Plan, index: int, done: set[str]) -> bool:
    return {session.id for session in sessions_of(plan, plan.weeks[index - 1])} <= done


def _has_lost(plan: Plan, index: int) -> bool:
    return any(lost.week == index for lost in plan.given_up)
