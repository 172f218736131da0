"""``planner compare`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CANDIDATES = ("hanoi-midnight@28/11", "hue@27/12", "2027-01-17")
TODAY = ("--today", "2026-09-07")


def test_candidates_stand_side_by_side_within_80_columns(planner: Callable[..., Any]) -> None:
    answer = planner("compare", *CANDIDATES, *TODAY)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert max(map(len, lines[:-1])) <= 80
    assert "Time left       11 weeks 6 d          15 weeks 6 d          18 weeks 6 d" in answer.out
    assert lines[2].split() == ["1", "Hanoi", "Midnight", "2", "Huế", "Marathon", "3", "17/01/2027"]
    assert "Shown: 6–20 wk  inside                inside                inside" in answer.out


@pytest.mark.parametrize("columns", ["40", "60", "80", "200"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_columns_stay_within_any_screen(
    planner: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, columns: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    answer = planner("compare", *CANDIDATES, "2027-02-07", "2027-03-14", *TODAY, "--lang", language, "--season")
    told = [line for line in answer.out.splitlines() if not line.startswith("  planner compare ")]
    assert max(map(len, told)) <= int(columns)


def test_two_races_are_a_season_by_themselves(planner: Callable[..., Any]) -> None:
    assert "As one season" in planner("compare", *CANDIDATES[:2], *TODAY).out
    assert "As one season" not in planner("compare", *CANDIDATES, *TODAY).out
    assert "As one season" in planner("compare", *CANDIDATES, *TODAY, "--season").out


def test_two_races_on_one_day_can_be_compared_but_are_no_season(planner: Callable[..., Any]) -> None:
    answer = planner("compare", "Đà Lạt@27/12", "hue@27/12", *TODAY)
    assert answer.code == 0
    assert "As one season" not in answer.out
    refused = planner("compare", "Đà Lạt@27/12", "hue@27/12", *TODAY, "--season")
    assert (refused.code, refused.out) == (2, "")


def test_json_is_all_there_is_on_stdout(planner: Callable[..., Any]) -> None:
    told = json.loads(planner("compare", *CANDIDATES, *TODAY, "--json").out)
    assert told["schema"] == "planner.comparison/1"
    assert [one["races"][0]["id"] for one in told["candidates"]] == [
        "hanoi-midnight-2026",
        "hue-2026",
        "race-2027-01-17",
    ]
    assert all(one["verdict"]["text"] for one in told["candidates"])
    assert told["season"] is None


@pytest.mark.parametrize("choice", ["2", "hue", "Huế Marathon", "hue@27/12", "hue-2026"])
def test_the_chosen_one_becomes_the_plan(planner: Callable[..., Any], tmp_path: Path, choice: str) -> None:
    chosen = planner("compare", *CANDIDATES, *TODAY, "--choose", choice, "-o", "hue.json")
    assert chosen.code == 0
    assert "★ Huế Marathon" in chosen.out
    alone = planner("plan", "hue@27/12", *TODAY, "--json")
    assert (tmp_path / "hue.json").read_text(encoding="utf-8") == alone.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hue",), "There is only one race to compare: hue. Name two or more, or plan it with planner plan."),
        (
            ("hue", "hue@27/12"),
            "Huế Marathon on Sunday 27 December 2026 is named twice. Name each race once.",
        ),
        (
            ("hue", "2027-01-17", "--distance", "hcmc=10"),
            "“hcmc” in --distance is none of the races. They are Huế Marathon, 17/01/2027.",
        ),
        (
            ("hue", "2027-01-17", "-o", "x.ics"),
            "-o writes a plan, and none is chosen yet. Add --choose with the number of the race.",
        ),
        (
            ("hue", "2027-01-17", "--choose", "3"),
            "“3” is none of the races compared. Write a number from 1 to 2, or one of hue, 2027-01-17.",
        ),
        (("hue", "2027-01-17", "--choose", "hua"), "“hua” is none of the races compared. Did you mean hue?"),
        (tuple(f"race {n}@{n}/10" for n in range(1, 14)), "13 races are too many to compare; planner takes up to 12."),
    ],
)
def test_refusals_say_what_would_be_right(planner: Callable[..., Any], arguments: tuple[str, ...], said: str) -> None:
    answer = planner("compare", *arguments, *TODAY)
    assert (answer.code, answer.out, answer.err.strip()) == (2, "", said)


def test_two_days_of_one_race_are_two_candidates(planner: Callable[..., Any], tmp_path: Path) -> None:
    days = ("hue@11/4/2027", "hue@26/12/2027", "--today", "2026-12-28")
    told = json.loads(planner("compare", *days, "--json").out)
    assert [one["races"][0]["day"] for one in told["candidates"]] == ["2027-04-11", "2027-12-26"]
    assert told["season"] is None
    assert planner("compare", *days, "--choose", "hue@26/12/2027", "-o", "late.json").code == 0
    assert json.loads((tmp_path / "late.json").read_text(encoding="utf-8"))["races"][0]["day"] == "2027-12-26"
    assert planner("compare", *days, "--choose", "hue").err.strip() == (
        "“hue” is none of the races compared. Write a number from 1 to 2, or one of hue@11/4/2027, hue@26/12/2027."
    )


@pytest.mark.parametrize("name", ["hue", "Huế Marathon", "hue-2026"])
def test_each_candidate_has_its_own_distance(planner: Callable[..., Any], name: str) -> None:
    told = json.loads(planner("compare", "hue", "2027-01-17", *TODAY, "--distance", f"{name}=5", "--json").out)
    assert [one["races"][0]["distance_km"] for one in told["candidates"]] == [5, 21]


def test_priorities_hold_for_the_season(planner: Callable[..., Any]) -> None:
    answer = planner("compare", *CANDIDATES[:2], *TODAY, "--priority", "hanoi-midnight=C")
    assert "Hanoi Midnight · C race: only the day before it is kept free" in answer.out


def test_the_next_command_chooses_a_race_that_one_can_still_enter(planner: Callable[..., Any], tmp_path: Path) -> None:
    """The later race has more sessions, and its registration is over."""
    (tmp_path / "own.toml").write_text('name = "Own Run"\ndate = "17/01/2027"\nregistration_closes = "30/11/2026"\n')
    answer = planner("compare", "own.toml", "hue@27/12", "--today", "2026-12-01")
    assert answer.out.splitlines()[-1] == (
        "  planner compare own.toml hue@27/12 --today 2026-12-01 --choose 2 -o plan.ics"
    )
    assert "1. Own Run: Registration closed on Monday 30 November 2026." in answer.out
    assert "Register by     Mon 30 Nov 2026" in answer.out


OWN = """
[[races]]
name = "hue"
date = 2026-12-27
[[races]]
name = "Own Run"
date = 2027-01-31
distance = 10
priority = "C"
[[races]]
name = "Gone"
date = 2026-01-31
"""


def test_races_of_the_athletes_file_are_compared(planner: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "athlete.toml").write_text(OWN, encoding="utf-8")
    told = json.loads(planner("compare", *TODAY, "--json").out)
    assert [one["races"][0]["name"] for one in told["candidates"]] == ["Huế Marathon", "Own Run"]
    assert [race["priority"] for race in told["season"]["races"]]
    assert planner("compare", *TODAY, "--choose", "Own Run", "-o", "own.json").code == 0
    (race,) = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))["races"]
    assert (race["name"], race["priority"], race["distance_km"]) == ("Own Run", "A", 10)
    assert planner("compare", *TODAY, "--choose", "hue").out.splitlines()[1].startswith("★ Huế Marathon · 21 km")
    shorter = planner("compare", *TODAY, "--choose", "hue", "--distance", "hue-2026=5", "--distance", "own run=5").out
    assert shorter.splitlines()[1].startswith("★ Huế Marathon · 5 km")


@pytest.mark.parametrize(
    ("races", "language", "said"),
    [
        (
            "",
            "en",
            "No race is named, and there is none in athlete.toml. Write for example planner compare hue "
            "hanoi-midnight.",
        ),
        (
            "",
            "vi",
            "Chưa ghi giải nào, và trong athlete.toml cũng không có. Hãy ghi chẳng hạn planner compare hue "
            "hanoi-midnight.",
        ),
        (
            '[[races]]\nname = "Own Run"\ndate = 2027-01-31\n',
            "en",
            "There is only one race to compare: Own Run. Name two or more, or plan it with planner plan.",
        ),
    ],
)
def test_too_few_races_in_the_file(
    planner: Callable[..., Any], tmp_path: Path, races: str, language: str, said: str
) -> None:
    (tmp_path / "athlete.toml").write_text(races, encoding="utf-8")
    answer = planner("compare", *TODAY, "--lang", language)
    assert (answer.code, answer.out, answer.err.strip()) == (2, "", said)


def test_all_of_them_may_be_chosen_as_a_season(planner: Callable[..., Any], tmp_path: Path) -> None:
    shown = planner("compare", *CANDIDATES[:2], *TODAY).out.splitlines()
    assert shown[-2:] == [
        "Or all of them, as one season:",
        f"  planner compare {' '.join(CANDIDATES[:2])} --today 2026-09-07 --choose season -o season.ics",
    ]
    assert planner("compare", *CANDIDATES[:2], *TODAY, "--choose", "season", "-o", "season.json").code == 0
    together = planner("plan", *CANDIDATES[:2], *TODAY, "--json")
    assert (tmp_path / "season.json").read_text(encoding="utf-8") == together.out


def test_where_no_race_has_a_plan_none_is_offered(planner: Callable[..., Any]) -> None:
    never = ("hue", "hanoi-midnight", "--start", "2027-01-20", *TODAY)
    answer = planner("compare", *never)
    assert answer.code == 4
    assert "--choose" not in answer.out
    assert answer.out.count("No plan is possible. ") == 3
    told = planner("compare", *never, "--json")
    assert (told.code, [one["plan"] for one in json.loads(told.out)["candidates"]]) == (4, [None, None])


def test_a_race_before_the_start_has_no_plan_and_the_other_is_offered(planner: Callable[..., Any]) -> None:
    answer = planner("compare", "hanoi-midnight", "hue", "--start", "2026-12-20", *TODAY)
    assert answer.code == 0
    assert answer.out.splitlines()[-1].endswith("--choose 2 -o plan.ics")
    assert "Hanoi Midnight was on Sunday 29 November" in answer.out


def test_less_than_an_hour_is_told_in_minutes(planner: Callable[..., Any]) -> None:
    answer = planner("compare", "hanoi-midnight@28/11", "hue@27/12", "--today", "2026-11-22")
    assert "Hours in all    9 min " in answer.out


def test_what_was_assumed_is_told_in_a_line(planner: Callable[..., Any]) -> None:
    races = ("hue@27/12", "2027-01-17")
    assert (
        "Assumed: 21 km, a usual week of running, used to strength training, all of the gear, 2 sessions of 25 minutes "
        "a week, any day from 05:00 to 22:00. planner plan tells each of these, and how to change it."
    ) in " ".join(planner("compare", *races, *TODAY).out.split())
    said = ("--distance", "21", "--level", "new", "--gear", "band", "--sessions", "2", "--days", "tue,thu,sat")
    told = planner("compare", *races, *TODAY, *said, "--runs", "tue=quality,sun=long")
    assert "Assumed" not in told.out
    told = json.loads(planner("compare", *races, *TODAY, *said, "--json").out)
    assert [note["code"] for note in told["assumed"]] == ["runs.assumed"]


def test_a_single_day_between_two_races_is_one_day(planner: Callable[..., Any]) -> None:
    told = planner("compare", "hue@26/12", "2026-12-27", *TODAY).out
    assert "Huế Marathon → 27/12/2026: one day, of which 6 to recover" in told
    assert "One day from Huế Marathon to 27/12/2026 is too few for the 6" in told
    assert "1 days" not in told


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:race
DTSTAMP:20260901T000000Z
DTSTART:20261226T220000Z
DTEND:20261227T010000Z
SUMMARY:Race: Da Nang half marathon
END:VEVENT
BEGIN:VEVENT
UID:long
DTSTAMP:20260901T000000Z
DTSTART:20261128T180000Z
DTEND:20261128T200000Z
SUMMARY:Long run 20k
END:VEVENT
END:VCALENDAR
"""


def test_what_was_taken_for_the_race_itself_is_told(planner: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "runs.ics").write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8", newline="")
    told = json.loads(planner("compare", "hue", "hanoi-midnight", "--runs", "runs.ics", *TODAY, "--json").out)
    found = [[(one["code"], one["values"]["title"]) for one in each["clashes"]] for each in told["candidates"]]
    assert found == [
        [("compare.other-race", "Race: Da Nang half marathon")],
        [("compare.busy-race", "Long run 20k")],
    ]
