"""An athlete's file that planner wrote is the athlete again when it is read."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import athlete_file, templates
from planner.athletes import agree, read_athlete
from planner.errors import UsageError
from planner.model import WEEKDAYS, Athlete, Blocked, Gear, Hours, Level, Policy, RunKind, WeeklyRun
from planner.words import speaker

TODAY = date(2026, 9, 7)
GEAR = get_args(Gear)


@st.composite
def spans(draw: st.DrawFn) -> Hours:
    start = draw(st.integers(0, 1379))
    end = draw(st.integers(start + 60, 1439))
    return Hours(start=time(*divmod(start, 60)), end=time(*divmod(end, 60)))


@st.composite
def blocked(draw: st.DrawFn) -> Blocked:
    first = draw(st.dates(date(2026, 1, 1), date(2028, 1, 1)))
    last = draw(st.dates(first, date(2028, 6, 1)))
    return Blocked(first=first, last=last, why=draw(st.sampled_from(("travel", "illness", "holiday", "other"))))


weekly = st.builds(
    WeeklyRun,
    weekday=st.sampled_from(WEEKDAYS),
    kind=st.sampled_from(get_args(RunKind)),
    start=st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    minutes=st.none() | st.integers(1, 1440),
)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(lambda text: " ".join(text.split()))


@st.composite
def athletes(draw: st.DrawFn) -> Athlete:
    return Athlete(
        name=draw(names),
        level=draw(st.sampled_from(get_args(Level))),
        masters=draw(st.booleans()),
        gear=tuple(gear for gear in GEAR if draw(st.booleans())),
        days=tuple(day for day in WEEKDAYS if draw(st.booleans())),
        hours=tuple(draw(st.lists(spans(), max_size=3))),
        preferred_days=tuple(day for day in WEEKDAYS if draw(st.booleans())),
        preferred_hours=tuple(draw(st.lists(spans(), max_size=3))),
        sessions=draw(st.integers(1, 3)),
        minutes=draw(st.integers(10, 60)),
        week=tuple(draw(st.lists(weekly, max_size=6))),
        policy=draw(st.none() | st.sampled_from(get_args(Policy))),
        blocked=tuple(draw(st.lists(blocked(), max_size=3))),
        language=draw(st.sampled_from(templates.languages())),
        zone=draw(st.sampled_from(("Asia/Ho_Chi_Minh", "Europe/London", "America/Argentina/Buenos_Aires"))),
    )


@given(athlete=athletes(), language=st.sampled_from(templates.languages()))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_athlete_reads_back(athlete: Athlete, language: str, tmp_path: Path) -> None:
    try:
        agree(athlete)
    except UsageError:
        return
    path = tmp_path / "athlete.toml"
    path.write_text(athlete_file.written(athlete, speaker(language)), encoding="utf-8")
    assert read_athlete(path, today=TODAY).athlete == athlete


@given(runs=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30), max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_calendars_read_back_seen_from_the_file(runs: list[str], tmp_path: Path) -> None:
    named = [f"https://example.com/{place}?{text}" for place, text in enumerate(runs)]
    path = tmp_path / "athlete.toml"
    path.write_text(athlete_file.written(Athlete(), speaker("en"), runs=named), encoding="utf-8")
    assert list(read_athlete(path, today=TODAY).runs) == named


@pytest.mark.parametrize("language", templates.languages())
def test_every_key_stands_under_a_comment(language: str) -> None:
    lines = athlete_file.written(Athlete(), speaker(language)).splitlines()
    keys = [place for place, line in enumerate(lines) if line and not line.startswith("#")]
    assert {line.partition(" ")[0] for line in lines if line and not line.startswith("#")} == {
        *("name", "language", "zone", "level", "masters", "gear", "days", "hours", "preferred_days"),
        *("preferred_hours", "sessions", "minutes"),
    }
    assert all(lines[place - 1].startswith("# ") for place in keys)


def test_what_is_commented_out_may_be_uncommented(tmp_path: Path) -> None:
    text = athlete_file.written(Athlete(), speaker("en"))
    examples = ("# policy", "# week", "# [[", "# name =", "# date", "# distance", "# from", "# to", "# why")
    shown = [line.removeprefix("# ") if line.startswith(examples) else line for line in text.splitlines()]
    path = tmp_path / "athlete.toml"
    path.write_text("\n".join(shown), encoding="utf-8")
    profile = read_athlete(path, today=TODAY)
    assert profile.athlete.policy == "hard-day"
    assert [run.weekday for run in profile.athlete.week] == ["tue", "sun"]
    assert profile.athlete.blocked[0].why == "travel"
    assert profile.races[0].values["name"] == "hue"
