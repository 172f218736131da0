"""Every check can fail: who times less than the whole answer is told so, and gets no figure."""

from __future__ import annotations

import pytest

from tests.benchmarks import planning, reading
from tests.benchmarks.checking import Call, checked, same
from tests.benchmarks.results import Wrong


def test_an_answer_that_goes_wrong_in_a_later_round_is_found() -> None:
    answers = iter((1, 1, 1, 2))
    with pytest.raises(Wrong, match="another answer"):
        checked({"a": Call(lambda: next(answers), same(1, "another answer"))}, 3)
    assert len(checked({"a": Call(lambda: 1, same(1, ""))}, 3)["a"]) == 3


def test_nothing_is_timed_before_the_first_answers_are_right() -> None:
    ticks = iter(range(2))  # the round that warms up, and no more
    with pytest.raises(Wrong):
        checked({"a": Call(lambda: 1, same(2, ""))}, 3, clock=lambda: float(next(ticks)))


def test_a_long_season_that_is_not_planned_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (planning.wish(planning.race("hue", weeks, 21.1)) for weeks in (5, 10))
    real, asked_for = planning.make_plan, []

    def none_when_timed(asked, library):
        asked_for.append(asked)
        return None if asked is many and asked_for.count(many) > 2 else real(asked, library)

    assert len(planning.growth(few, many, 2, rounds=1)) == 1
    monkeypatch.setattr(planning, "make_plan", none_when_timed)
    with pytest.raises(Wrong, match="what was timed made another plan"):
        planning.growth(few, many, 2, rounds=1)


def test_a_plan_around_fewer_runs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = planning.wish(planning.race("hue", 5, 21.1))
    real = planning.make_plan
    monkeypatch.setattr(planning, "make_plan", lambda one, library: real(one._replace(runs=one.runs[:-1]), library))
    with pytest.raises(Wrong, match="around 24 runs of 25"):
        planning.made(asked)


@pytest.mark.parametrize(
    ("name", "instead", "told"),
    [
        ("understand", lambda *_: ((), ()), "10 events became 0 runs"),
        ("dated", lambda *_, **__: (), "of 300 runs of a pattern 0 were dated"),
        (
            "occurrences",
            lambda calendar, *_: calendar.__class__("", "", calendar.events[:5]),
            "10 events became 4 runs",
        ),
    ],
)
def test_a_calendar_of_which_less_is_read_is_found(
    name: str, instead: object, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COUNTS", (10, 10, 10))
    monkeypatch.setattr(reading, name, instead)
    with pytest.raises(Wrong, match=told):
        list(reading.measure(quick=True))


def test_events_that_are_dropped_while_they_are_timed_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real, turns = reading.read, []

    def fewer(data: bytes, **more: object):
        turns.append(data)
        return real(data.replace(b"UID:7@", b"UID:8@") if len(turns) > 3 else data, **more)

    monkeypatch.setattr(reading, "COUNTS", (10, 10, 10))
    monkeypatch.setattr(reading, "read", fewer)
    with pytest.raises(Wrong, match="of 10 events 10 were read, or otherwise"):
        list(reading.measure(quick=True))
