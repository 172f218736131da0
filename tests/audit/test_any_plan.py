"""The auditor answers for any plan that the nouns allow, however senseless, and always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.engine.audit import audit
from planner.model import (
    Athlete,
    Blocked,
    Busy,
    Exercise,
    GivenUp,
    Level,
    Noun,
    Phase,
    Plan,
    Prescribed,
    Priority,
    Race,
    Rir,
    Run,
    RunKind,
    Session,
    SessionKind,
    Week,
    Weekday,
)

SLUGS = st.sampled_from(("w01-1", "w01-2", "w00-1", "pike", "hue-2026"))
ZONES = st.sampled_from(("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/Chicago")) | st.text()
NEAR = st.dates(date(2026, 9, 1), date(2027, 1, 31))
NEAR_INSTANTS = st.datetimes(
    datetime.fromisoformat("2026-09-01"), datetime.fromisoformat("2027-01-31"), timezones=st.just(UTC)
)
ANY_INSTANTS = st.datetimes(timezones=st.timezones()) | st.datetimes()


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


@st.composite
def prescribed(draw: st.DrawFn) -> Prescribed:
    return Prescribed(
        id=draw(SLUGS),
        rung="rung",
        rung_index=draw(st.integers(1, 10)),
        sets=draw(st.integers(1, 10)),
        reps_low=draw(st.integers()),
        reps_high=draw(st.integers()),
        reps=draw(st.integers(1, 10**400)),
        per_side=draw(st.booleans()),
        tempo=draw(st.sampled_from(("3-1-1", "3-1", "²-1-1", "")) | st.text()),
        rest_s=draw(st.integers()),
        hold_s=draw(st.integers()),
    )


@st.composite
def plans(
    draw: st.DrawFn,
    days: st.SearchStrategy[date],
    instants: st.SearchStrategy[datetime],
    loads: st.SearchStrategy[float],
) -> Plan:
    def some(noun: type[Noun], **fields: st.SearchStrategy[object]) -> tuple[Noun, ...]:
        return tuple(draw(st.lists(st.builds(noun, **fields), max_size=4)))

    return Plan(
        id="plan",
        made_on=draw(days),
        starts_on=draw(days),
        timezone=draw(ZONES),
        athlete=Athlete(
            level=draw(one_of(Level)),
            days=tuple(draw(st.lists(one_of(Weekday), max_size=3))),
            sessions=draw(st.integers(1, 3)),
            blocked=some(Blocked, first=days, last=days),
        ),
        races=some(
            Race,
            id=SLUGS,
            name=st.just("Race"),
            gun=instants,
            day=days,
            distance_km=st.floats(1, 200),
            priority=one_of(Priority),
        ),
        weeks=some(
            Week,
            index=st.integers(1, 5),
            starts=days,
            phase=one_of(Phase),
            deload=st.booleans(),
            target_load_au=loads,
            load_au=loads,
        ),
        sessions=some(
            Session,
            id=SLUGS,
            week=st.integers(1, 5),
            day=days,
            start=instants,
            minutes=st.integers(1, 1440),
            phase=one_of(Phase),
            kind=one_of(SessionKind),
            rpe=st.floats(0, 10),
            rir=one_of(Rir),
            load_au=loads,
            warmup_min=st.integers(),
            exercises=st.lists(prescribed(), max_size=2).map(tuple),
            policy=st.just("easy-day"),
        ),
        runs=some(Run, day=days, start=instants, minutes=st.integers(1, 1440), kind=one_of(RunKind)),
        busy=some(Busy, start=instants, end=instants),
        given_up=some(GivenUp, id=SLUGS, week=st.integers(1, 5), reasons=st.just(())),
    )


MEASURABLE = plans(NEAR, NEAR_INSTANTS, st.floats(0, 500))
SENSELESS = plans(NEAR | st.dates(), NEAR_INSTANTS | ANY_INSTANTS, st.floats(0, 500) | st.floats())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=MEASURABLE | SENSELESS)
def test_it_never_raises_and_says_the_same_again(plan: Plan) -> None:
    assert repr(audit(plan)) == repr(audit(plan))


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "day": NEAR,
        "start": NEAR_INSTANTS,
        "week": st.integers(1, 12),
        "minutes": st.integers(1, 1440),
        "kind": st.sampled_from(("loading", "deload", "taper", "activation", "reentry")),
        "load_au": st.floats(0, 1000),
        "exercises": st.lists(prescribed(), max_size=2).map(tuple),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 14), CHANGES), min_size=1, max_size=6), data=st.data())
def test_a_bent_plan_is_measured_to_the_end(
    plan: Plan,
    exercises: tuple[Exercise, ...],
    changes: list[tuple[int, dict[str, object]]],
    data: st.DataObject,
) -> None:
    sessions = list(plan.sessions)
    for place, update in changes:
        sessions[place] = sessions[place].model_copy(update=update)
    bent = plan.model_copy(update={"sessions": tuple(data.draw(st.permutations(sessions)))})
    breaches = audit(bent, exercises)
    assert all(
        breach.rule and isinstance(value, str | int | float) for breach in breaches for value in breach.values.values()
    )
    assert "identity.instant" not in {breach.rule for breach in breaches}
