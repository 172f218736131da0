"""However a plan is made again, subscribers see what changed and nothing else."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from calendar_plans import make_plan, with_race
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from planner.exports.editions import Edition, Entry
from planner.exports.ics import Variant, following, previous, render
from planner.exports.ics.writer import stamped
from planner.model import Language, Plan, Session

PLACES = st.integers(0, len(make_plan().sessions) - 1)


class Subscription(RuleBasedStateMachine):
    """One plan, kept both in a store and in a file, made again in every way."""

    @initialize()
    def make(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "hue.ics"
        self.whole = make_plan()
        self.sessions: dict[str, Session] = {one.id: one for one in self.whole.sessions}
        self.plan: Plan = self.whole
        self.now = datetime(2026, 10, 4, 2, tzinfo=UTC)
        self.language: Language = "en"
        self.cancelled = False
        self.edition: Edition | None = None
        self.highest: dict[str, tuple[int, datetime]] = {}
        self.owners: dict[str, str] = {}
        self.hand_out()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(place=PLACES, days=st.integers(-2, 2))
    def move(self, place: int, days: int) -> None:
        session = self.whole.sessions[place]
        start = session.start + timedelta(days=days)
        self.sessions[session.id] = session.model_copy(update={"start": start, "day": start.date()})
        self.hand_out()

    @rule(place=PLACES)
    def drop(self, place: int) -> None:
        self.sessions.pop(self.whole.sessions[place].id, None)
        self.hand_out()

    @rule(place=PLACES, minutes=st.integers(10, 30))
    def bring_back(self, place: int, minutes: int) -> None:
        session = self.whole.sessions[place]
        self.sessions[session.id] = session.model_copy(update={"minutes": minutes})
        self.hand_out()

    @rule(name=st.sampled_from(("Huế", "Huế 2026\r\nATTENDEE:x", "🏃 VnExpress")))
    def rename_race(self, name: str) -> None:
        self.plan = with_race(self.plan, name=name)
        self.hand_out()

    @rule(standing=st.sampled_from(("considering", "registered")))
    def confirm(self, standing: str) -> None:
        self.plan = with_race(self.plan, standing=standing)
        self.hand_out()

    @rule(language=st.sampled_from(("en", "vi")))
    def change_language(self, language: Language) -> None:
        self.language = language
        self.hand_out()

    @rule(cancelled=st.booleans())
    def show_cancelled(self, cancelled: bool) -> None:
        self.cancelled = cancelled
        self.hand_out()

    @rule()
    def go_back(self) -> None:
        self.plan = self.whole
        self.sessions = {one.id: one for one in self.whole.sessions}
        self.hand_out()

    @rule()
    def make_again(self) -> None:
        before = self.path.read_bytes()
        self.hand_out()
        assert self.path.read_bytes() == before

    @rule(hours=st.integers(-30, 200))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def file_and_store_tell_the_same(self) -> None:
        assert previous(self.path) == self.edition

    def hand_out(self) -> None:
        """Render the plan as it is, and hold what subscribers saw before against it."""
        sessions = tuple(sorted(self.sessions.values(), key=lambda one: one.start))
        plan = self.plan.model_copy(update={"sessions": sessions})
        variant = Variant(language=self.language, cancelled=self.cancelled)
        upcoming = render(plan, variant, edition=self.edition, now=self.now).edition
        written = following(self.path, plan, variant, now=self.now)
        self.path.write_bytes(written.data)
        assert written.edition == upcoming
        if self.edition is not None:
            self.compare(self.edition, upcoming)
        for entry in upcoming.entries:
            self.highest[entry.uid] = (entry.sequence, entry.stamp)
        self.edition = upcoming

    def compare(self, before: Edition, after: Edition) -> None:
        seen = {entry.uid: entry for entry in before.shown}
        shown = {entry.uid: entry for entry in after.shown}
        assert after.face == before.face
        assert after.modified >= before.modified
        assert (after.modified > before.modified) == (after.entries != before.entries)
        for uid, entry in shown.items():
            self.compare_event(seen.get(uid), entry)
        for uid in seen.keys() - shown.keys():
            assert seen[uid].ends > self.now, "the past stays"
        if not self.cancelled:
            live = {f"{self.plan.id}-{name}@hip-planner" for name in self.sessions}
            future = {uid for uid, one in shown.items() if one.ends > self.now and "-w" in uid}
            assert future <= live

    def compare_event(self, before: Entry | None, after: Entry) -> None:
        if before is None:
            if after.uid in self.highest:
                sequence, stamp = self.highest[after.uid]
                assert after.sequence > sequence
                assert after.stamp > stamp
            else:
                assert after.sequence == 0
        elif before.body == after.body:
            assert stamped(before) == stamped(after)
        else:
            assert before.ends > self.now, "the past stays as it was"
            assert after.sequence == before.sequence + 1
            assert after.stamp > before.stamp


TestSubscription = Subscription.TestCase
TestSubscription.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_a_first_edition_is_stamped_with_the_day_the_plan_was_made() -> None:
    edition = render(make_plan()).edition
    assert {(entry.sequence, entry.stamp) for entry in edition.entries} == {(0, datetime(2026, 10, 2, 17, tzinfo=UTC))}


def test_stamps_grow_even_when_the_clock_stands_still_or_goes_back() -> None:
    edition = render(make_plan()).edition
    for language in ("vi", "en", "vi"):
        after = render(make_plan(), Variant(language=language), edition=edition, now=edition.face.made).edition
        assert after.modified == edition.modified + timedelta(seconds=1)
        edition = after
