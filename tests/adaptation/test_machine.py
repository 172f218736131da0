"""Whatever a runner logs, blocks, takes back and plans anew, in whatever order: the laws hold at every revision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from following import lawful
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from laws import broken
from wishes import plan_or_assume, wishes

from planner.engine.adaptation import wish_from
from planner.engine.planning import Wish
from planner.errors import NoPlan
from planner.model import Blocked, Log, Plan, Run

LOGS = {
    "outcome": st.sampled_from(("done", "done", "done", "part", "missed", "missed")),
    "rpe": st.none() | st.integers(0, 20).map(lambda half: half / 2),
    "rir": st.sampled_from((None, None, "0-1", "2-3", "4+")),
    "pain": st.none() | st.integers(0, 10),
    "worse_next_morning": st.booleans(),
}


class Following(RuleBasedStateMachine):
    """A runner who follows a plan."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: Plan
        self.today: date
        self.marks: dict[str, Log] = {}
        self.past_marks: list[dict[str, Log]] = []

    @initialize(wish=wishes(longest=150))
    def follow(self, wish: Wish) -> None:
        self.plan = plan_or_assume(wish)
        assume(not broken(self.plan))
        self.today = wish.today

    @rule(days=st.integers(1, 10))
    def advance(self, days: int) -> None:
        assume(self.today + timedelta(days=days) <= self.plan.races[-1].day)
        self.today += timedelta(days=days)

    @rule(data=st.data())
    def log(self, data: st.DataObject) -> None:
        lately = [s for s in self.plan.sessions if self.today - timedelta(days=14) <= s.day <= self.today]
        assume(lately)
        session = data.draw(st.sampled_from(lately[::-1]))
        exercise = data.draw(st.sampled_from((None, *(each.id for each in session.exercises))))
        told = {name: data.draw(values) for name, values in LOGS.items()}
        self.past_marks.append(dict(self.marks))
        self.marks[session.id] = Log(session=session.id, on=self.today, exercise=exercise, **told)

    @rule(count=st.integers(2, 6))
    def miss_several(self, count: int) -> None:
        gone = [s for s in self.plan.sessions if s.day <= self.today][-count:]
        assume(gone)
        self.past_marks.append(dict(self.marks))
        self.marks |= {s.id: Log(session=s.id, on=self.today, outcome="missed") for s in gone}

    @precondition(lambda self: self.past_marks)
    @rule()
    def undo(self) -> None:
        self.marks = self.past_marks.pop()

    @rule()
    def adapt(self) -> None:
        self.revise(wish_from(self.plan, self.today))

    @rule(ahead=st.integers(1, 30), days=st.sampled_from((0, 2, 6, 13)))
    def block(self, ahead: int, days: int) -> None:
        first = self.today + timedelta(days=ahead)
        away = Blocked(first=first, last=first + timedelta(days=days), why="travel")
        wish = wish_from(self.plan, self.today)
        blocked = (*wish.athlete.blocked, away)
        self.revise(wish._replace(athlete=wish.athlete.model_copy(update={"blocked": blocked})))

    @rule(shift=st.integers(-3, 3), chosen=st.sets(st.integers(0, 40), min_size=1, max_size=6))
    def run_otherwise(self, shift: int, chosen: set[int]) -> None:
        """Some runs move by days, and some are cancelled."""
        runs = list(self.plan.runs)
        assume(runs)
        ahead = [i for i, run in enumerate(runs) if run.day >= self.today]
        assume(ahead)
        others = {ahead[place % len(ahead)] for place in chosen}
        kept = [run for i, run in enumerate(runs) if i not in others]
        kept += [_shifted(runs[i], shift) for i in others if shift]
        self.revise(wish_from(self.plan, self.today, tuple(kept)))

    def revise(self, wish: Wish) -> None:
        try:
            self.plan = lawful(self.plan, wish, tuple(self.marks.values()))
        except NoPlan:
            return


def _shifted(run: Run, days: int) -> Run:
    away = timedelta(days=days)
    return run.model_copy(update={"day": run.day + away, "start": run.start + away})


MODERATE = settings(
    max_examples=20,
    stateful_step_count=12,
    phases=(Phase.explicit, Phase.generate),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
"""Shows a breach as it was found, at once; the long search takes its time to make it small."""


def test_a_followed_plan_keeps_every_law() -> None:
    run_state_machine_as_test(Following, settings=MODERATE)


@pytest.mark.slow
def test_many_followed_plans_keep_every_law() -> None:
    run_state_machine_as_test(
        Following, settings=settings(MODERATE, max_examples=400, stateful_step_count=25, phases=tuple(Phase))
    )
