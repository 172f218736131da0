"""``planner init`` away from a terminal: options, usual answers, and nothing asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.athletes import races_of, read_athlete

TODAY = ("--today", "2026-09-07")
DAY = date(2026, 9, 7)


def test_usual_answers_are_taken_and_said(planner: Callable[..., Any]) -> None:
    answer = planner("init", "hue", *TODAY)
    assert answer.code == 0
    assert answer.out.startswith("Written: athlete.toml\n")
    assert "Nobody was asked, so this was taken\n" in answer.out
    assert "· How used are you to strength training? regular\n" in answer.out
    assert answer.out.endswith("planner plan -o plan.ics\n")


def test_every_answer_can_be_an_option(planner: Callable[..., Any], tmp_path: Path) -> None:
    answer = planner(
        *("init", "hanoi-midnight@28/11", "--name", "Nguyễn An", "--runs", "t3=biến tốc,cn=dài", "--level", "new"),
        *("--sessions", "3", "--minutes", "20", "--days", "mon-fri", "--hours", "17:00-21:00", "--gear", "band,box"),
        *("--policy", "easy-day", "--block", "10/10..12/10", "--tz", "Asia/Tokyo", "--distance", "42"),
        *("--registered", "--lang", "vi", *TODAY),
    )
    assert answer.code == 0
    assert "Không hỏi ai được" not in answer.out
    profile = read_athlete(tmp_path / "athlete.toml", today=DAY)
    athlete = profile.athlete
    assert (athlete.name, athlete.level, athlete.sessions, athlete.minutes) == ("Nguyễn An", "new", 3, 20)
    assert (athlete.gear, athlete.policy, athlete.zone) == (("band", "box"), "easy-day", "Asia/Tokyo")
    assert (athlete.language, athlete.days) == ("vi", ("mon", "tue", "wed", "thu", "fri"))
    assert [(run.weekday, run.kind) for run in athlete.week] == [("tue", "quality"), ("sun", "long")]
    assert athlete.blocked[0].first == date(2026, 10, 10)
    (race,) = (entry.race for entry in races_of(profile, today=DAY)[0])
    assert (race.id, race.distance_km, race.standing) == ("hanoi-midnight-2026", 42, "registered")


@pytest.mark.parametrize(
    "race",
    [
        "hue",
        "hue@27/12",
        "hanoi-midnight@28/11",
        "hanoi-midnight@29/11",
        "hanoi-midnight@10/10",
        "hanoi-midnight@10/10 23:30",
        "27/12",
        "27/12 06:30",
        "Đà Lạt Trail@1/3/2027",
        "v-race@01/12..21/12",
        "v-race@01/12..21/12@10/12",
        "Giải ảo@01/12..21/12",
    ],
)
def test_the_plan_of_the_file_is_the_plan_of_the_race_that_was_typed(planner: Callable[..., Any], race: str) -> None:
    typed = json.loads(planner("plan", race, "--json", *TODAY).out)
    assert planner("init", race, *TODAY).code == 0
    written = json.loads(planner("plan", "--json", *TODAY).out)
    (first,), (second,) = typed["races"], written["races"]
    assert {name: first[name] for name in ("id", "gun", "day", "distance_km", "window")} == {
        name: second[name] for name in ("id", "gun", "day", "distance_km", "window")
    }


FILES = {
    "own": """name = "Own Run"
date = 2027-01-15
distance = 10
priority = "B"
registration_closes = 2027-01-05
place = "Đà Lạt"
zone = "Asia/Tokyo"
""",
    "virtual": """name = "Run of One's Own"
window = "2027-01-10..2027-01-20"
date = 2027-01-15
time = "05:30"
distance = 10
registered = true
zone = "Europe/Paris"
""",
    "known": """name = "hue"
distance = 42
priority = "C"
""",
}


@pytest.mark.parametrize("race", FILES)
def test_nothing_of_a_races_file_is_lost(planner: Callable[..., Any], tmp_path: Path, race: str) -> None:
    (tmp_path / "race.toml").write_text(FILES[race], encoding="utf-8")
    typed = json.loads(planner("plan", "race.toml", "--json", *TODAY).out)
    answer = planner("init", "race.toml", *TODAY)
    assert answer.code == 0
    assert "21" not in answer.out, "no distance is told but the race's own"
    written = json.loads(planner("plan", "--json", *TODAY).out)
    assert written["races"] == typed["races"]


def test_what_nobody_asked_and_the_race_settled_is_not_told_as_taken(planner: Callable[..., Any]) -> None:
    answer = planner("init", "hue", "--distance", "42", *TODAY)
    assert "How many kilometres" not in answer.out


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no/athlete.toml cannot be written. Check that the folder exists"),
        ("vi", "Không ghi được no/athlete.toml. Hãy kiểm tra thư mục có tồn tại"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_any_question(
    planner: Callable[..., Any], language: str, said: str
) -> None:
    """The race is not even looked at."""
    answer = planner("init", "no such race", "-o", "no/athlete.toml", "--lang", language)
    assert (answer.code, answer.out) == (5, "")
    assert said in answer.err


def test_a_calendar_is_named_as_seen_from_the_file(planner: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "me").mkdir()
    source = Path(__file__).parent.parent / "runs" / "samples" / "in-the-manner-of-garmin.ics"
    (tmp_path / "runs.ics").write_bytes(source.read_bytes())
    assert planner("init", "hue", "--runs", "runs.ics", "-o", "me/athlete.toml", *TODAY).code == 0
    profile = read_athlete(tmp_path / "me" / "athlete.toml", today=DAY)
    assert Path(profile.runs[0]).resolve() == (tmp_path / "runs.ics").resolve()


def test_a_file_that_is_there_is_left_alone(planner: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "athlete.toml").write_text("# mine\n")
    answer = planner("init", "hue")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "athlete.toml exists already and was left alone. Write another file with -o, or replace it with --force.\n"
    )
    assert (tmp_path / "athlete.toml").read_text() == "# mine\n"
    assert planner("init", "hue", "--force").code == 0
    assert (tmp_path / "athlete.toml").read_text() != "# mine\n"


@pytest.mark.parametrize(
    "wrong", [("--level", "elite"), ("--gear", "barbell"), ("--runs", "no.ics"), ("--hours", "9-8")]
)
def test_a_wrong_option_writes_nothing(planner: Callable[..., Any], tmp_path: Path, wrong: tuple[str, str]) -> None:
    answer = planner("init", "hue", *wrong)
    assert answer.code in (2, 3)
    assert list(tmp_path.iterdir()) == []


def test_without_a_race_the_next_step_names_one(planner: Callable[..., Any], tmp_path: Path) -> None:
    answer = planner("init", "--lang", "vi")
    assert answer.out.endswith("Tiếp theo, ghi một giải và lập giáo án:\n  planner plan hue -o plan.ics\n")
    assert read_athlete(tmp_path / "athlete.toml", today=DAY).races == ()
