"""What a session holds: filled of what a rung prescribes, and nothing of it shared between sessions."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from wishes import library

from planner.engine.dosing import Ask, activation, fill, light_minutes, nothing_done
from planner.engine.ladders import standings
from planner.model import Gear, Level, Prescribed

LEVELS = st.sampled_from(get_args(Level))
GEAR = get_args(Gear)


@given(level=LEVELS, gear=st.sets(st.sampled_from(GEAR)), most=st.integers(6, 30))
def test_a_light_session_lasts_what_is_reckoned_without_filling_one(level: Level, gear: set[str], most: int) -> None:
    known = standings(library().exercises, gear, level)
    assert light_minutes(known, most) == activation(known, most).minutes


@given(level=LEVELS, minutes=st.lists(st.integers(10, 60), min_size=2, max_size=2))
def test_what_a_session_prescribes_stays_when_the_next_is_filled(level: Level, minutes: list[int]) -> None:
    known = standings(library().exercises, GEAR, level)
    first = fill(known, (), Ask("loading", minutes[0], level, nothing_done(), 1.0)).exercises
    said = [each.model_dump_json() for each in first]
    for each in known:
        each.reps = each.demand.reps_high
    fill(known, (), Ask("deload", minutes[1], level, nothing_done(), 1.0))
    assert [each.model_dump_json() for each in first] == said
    assert [Prescribed.model_validate_json(text) for text in said] == list(first)
