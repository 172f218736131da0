"""The load chart: what is drawn is what is planned and done, and it is sound SVG whatever the words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import charts, making
from planner.asked import Asked
from planner.model import Log, Plan

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
WORDS = charts.Captions("Load", "By week", "350 AU", {month: str(month) for month in range(1, 13)})


@pytest.fixture(scope="module")
def plan() -> Plan:
    return making.make(Asked(races=("My race@2027-04-04",)), now=NOW).plan


def bars(svg: str, kind: str) -> list[ET.Element]:
    return [one for one in ET.fromstring(svg).iter("rect") if one.get("class", "").startswith(f"{kind} ")]


def heights(svg: str, kind: str) -> list[float]:
    return [float(one.get("height", "0")) for one in bars(svg, kind)]


def test_bars_are_as_high_as_the_weeks_are_heavy(plan: Plan) -> None:
    drawn = heights(charts.load_chart(plan, WORDS), "plan")
    loads = [week.load_au for week in plan.weeks if week.load_au]
    for height, load in zip(drawn, loads, strict=True):
        assert height / max(drawn) == pytest.approx(load / max(loads), abs=0.01)


def test_a_plan_done_as_planned_fills_its_bars(plan: Plan) -> None:
    logs = [Log(session=session.id, outcome="done", on=session.day) for session in plan.sessions]
    drawn = charts.load_chart(plan, WORDS, logs)
    assert heights(drawn, "did") == heights(drawn, "plan")


def test_everything_lies_within_the_drawing(plan: Plan) -> None:
    logs = [Log(session=session.id, outcome="done", on=session.day, rpe=10) for session in plan.sessions]
    for bar in [one for kind in ("plan", "did") for one in bars(charts.load_chart(plan, WORDS, logs), kind)]:
        left, top, wide, high = (float(bar.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert 0 <= left <= left + wide <= charts.WIDTH
        assert 0 <= top <= top + high <= charts.HEIGHT


@given(st.text(max_size=30).filter(lambda text: text.isprintable()))
def test_no_word_breaks_the_drawing(plan: Plan, word: str) -> None:
    captions = charts.Captions(word, word, word, WORDS.months)
    root = ET.fromstring(charts.load_chart(plan, captions))
    assert root.findtext("title") == f"{word}. {word}"


def test_today_is_marked_only_within_the_plan(plan: Plan) -> None:
    inside, outside = plan.starts_on + timedelta(days=20), plan.races[-1].day + timedelta(days=60)
    assert 'class="today"' in charts.load_chart(plan, WORDS, today=inside)
    assert 'class="today"' not in charts.load_chart(plan, WORDS, today=outside)
    assert charts.load_chart(plan, WORDS).count('class="flag"') == len(plan.races)


def test_a_season_of_a_year_stays_small() -> None:
    year = making.make(Asked(races=("My race@2027-11-14",)), now=NOW).plan
    assert len(charts.load_chart(year, WORDS, today=date(2027, 1, 1)).encode()) < 8_000
