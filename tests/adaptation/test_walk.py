"""A runner who lives with the README's plan, by plain chance: most sessions told, days away, adapted each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from revisions import changes_tell_everything, tapers_grow_no_harder, the_past_stays
from wishes import library, race, usual_wish

from planner.engine.adaptation import Proposal, propose, wish_from
from planner.engine.audit import audit
from planner.engine.planning import Wish, make_plan
from planner.model import Blocked, Log, Plan, Session

START = date(2026, 9, 7)
RACE = date(2026, 12, 27)
WALKS = (*range(60), 135)
STYLES = {"mixed": (-2, -1, 0, 0, 1, 2), "missing": (0,), "hard": (2, 3, 0), "easy": (-3, -2, 0), "pain": (0,)}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(usual_wish(START, [race(RACE)]), library())


class Walk:
    """One season, lived by chance."""

    def __init__(self, plan: Plan, seed: int):
        self.chance = Random(seed)
        self.style = self.chance.choice(sorted(STYLES))
        self.plan, self.today = plan, START
        self.logs: dict[str, Log] = {}

    def steps(self) -> Iterator[tuple[Plan, Proposal]]:
        """Live a few days, tell most of them, adapt; yield each plan with what was proposed."""
        while (day := self.today + timedelta(days=self.chance.randint(1, 9))) < RACE:
            self.today = day
            self.tell()
            before, proposal = self.plan, propose(self.plan, tuple(self.logs.values()), self.wish(), library())
            yield before, proposal
            self.plan = proposal.plan

    def tell(self) -> None:
        """Say how most of the sessions since the last time went; now and then take one back."""
        for session in self.plan.sessions:
            if session.day <= self.today and session.id not in self.logs and self.chance.random() < 0.9:
                self.logs[session.id] = Log(session=session.id, on=self.today, **self.said(session))
        if self.logs and self.chance.random() < 0.05:
            del self.logs[self.chance.choice(sorted(self.logs))]

    def said(self, session: Session) -> dict[str, Any]:
        if self.style in ("mixed", "missing") and self.chance.random() < 0.4:
            return {"outcome": "missed"}
        told: dict[str, Any] = {"outcome": "done"}
        if self.chance.random() < 0.5:
            told["rpe"] = max(0, min(10, session.rpe + self.chance.choice(STYLES[self.style])))
        if self.style in ("mixed", "pain") and self.chance.random() < 0.3:
            told["pain"] = self.chance.choice((2, 4, 6, 8))
            told["exercise"] = self.chance.choice([*(each.id for each in session.exercises), None])
        return told

    def wish(self) -> Wish:
        """Return the plan's own wish, now and then with days away from tomorrow on."""
        wish = wish_from(self.plan, self.today)
        if self.chance.random() >= 0.1:
            return wish
        first = self.today + timedelta(days=self.chance.randint(1, 10))
        away = Blocked(first=first, last=first + timedelta(days=self.chance.randint(0, 9)), why="travel")
        return wish._replace(athlete=wish.athlete.model_copy(update={"blocked": (*wish.athlete.blocked, away)}))


@pytest.mark.slow
@pytest.mark.parametrize("seed", WALKS)
def test_a_season_lived_by_chance_keeps_every_law(plan: Plan, seed: int) -> None:
    walk = Walk(plan, seed)
    for before, proposal in walk.steps():
        after, today = proposal.plan, walk.today
        assert audit(after, library().exercises) == ()
        assert list(the_past_stays(before, after, today)) == []
        assert list(changes_tell_everything(proposal, before, today)) == []
        assert list(tapers_grow_no_harder(before, after, today)) == []
        own = [
            (change.session, reason.values.get("session")) for change in proposal.changes for reason in change.reasons
        ]
        assert [name for name, cause in own if name == cause] == []
        again = propose(after, tuple(walk.logs.values()), wish_from(after, today), library())
        assert again.plan is after
