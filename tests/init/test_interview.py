"""What is asked, and which answers are filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import entries, templates
from planner.asked import Asked
from planner.interview import ENOUGH, Answers, check, distance_of, questions, settle
from planner.model import Language
from planner.words import speaker

NOW = datetime(2026, 9, 7, 5, tzinfo=UTC)
FIELDS = tuple(question.field for question in questions(Answers(Asked()), NOW.date(), "en"))


def test_the_talk_is_short() -> None:
    assert len(FIELDS) <= 10


@given(answered=st.sets(st.sampled_from(FIELDS)))
@settings(deadline=None, max_examples=30)
def test_what_an_option_answers_is_not_asked(answered: set[str]) -> None:
    answers = Answers(Asked())
    for field in answered:
        answers = answers.answered(field, "x")
    assert {question.field for question in questions(answers, NOW.date(), "en")} == set(FIELDS) - answered


@pytest.mark.parametrize("language", templates.languages())
@pytest.mark.parametrize("field", FIELDS)
def test_every_answer_that_is_filled_in_can_stand(field: str, language: Language) -> None:
    answers = Answers(Asked(races=("hue",), today="2026-09-07"))
    preset = next(one.preset for one in questions(Answers(Asked()), NOW.date(), language) if one.field == field)
    check(answers.answered(field, preset), field, NOW, language)


def test_what_is_filled_in_means_the_same_in_every_language() -> None:
    read = []
    for language in templates.languages():
        answers = Answers(Asked(today="2026-09-07", language="en"))
        for question in questions(answers, NOW.date(), language):
            if question.field != "distance":
                answers = answers.answered(question.field, question.preset)
        read.append(settle(answers, now=NOW, language="en", folder=Path()).athlete)
    assert read[0] == read[1]
    vietnamese = {one.field: one.preset for one in questions(Answers(Asked()), NOW.date(), "vi")}
    assert vietnamese["days"] == "t2,t3,t4,t5,t6,t7,cn"
    assert vietnamese["level"] == "thường xuyên"
    assert "biến tốc" in vietnamese["runs"]


@pytest.mark.parametrize(("race", "distance"), [("hue", "21"), ("hue=10.toml", "10"), ("27/12", "21")])
def test_the_distance_that_is_filled_in_is_the_races_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, race: str, distance: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hue=10.toml").write_text('name = "Hub Run"\ndate = 2027-01-10\ndistance = 10\n')
    assert distance_of(Answers(Asked(races=(race,), today="2026-09-07")), NOW) == distance


@pytest.mark.parametrize("language", templates.languages())
@pytest.mark.parametrize("field", FIELDS)
def test_every_question_is_put_into_words(field: str, language: str) -> None:
    speaks = speaker(language)
    assert speaks.say(f"init-ask-{field}").endswith("?")
    assert speaks.say(f"init-hint-{field}")


@given(ahead=st.integers(0, 1500))
@settings(deadline=None, max_examples=40)
def test_the_race_that_is_proposed_leaves_time_where_any_does(ahead: int) -> None:
    today = date(2026, 1, 1) + timedelta(days=ahead)
    preset = next(one.preset for one in questions(Answers(Asked()), today, "en") if one.field == "races")
    race = entries.resolve(preset, today=today).race
    assert race.day >= today
    others = [entries.resolve(name, today=today).race.day for name in ("hue", "hanoi-midnight")]
    assert race.day - today >= ENOUGH or all(day - today < ENOUGH for day in others)
