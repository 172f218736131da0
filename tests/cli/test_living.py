"""A plan lived with from the command line: names that come later, days away, misses told short, races that are over."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
FOLLOW = ("follow", "hue@27/12", "--today", "2026-10-05")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "kept" / "store.sqlite"))
    (tmp_path / "an.toml").write_text('name = "An"\n')
    (tmp_path / "lan.toml").write_text('name = "Lan"\n')


def told(planner: Call, *arguments: str) -> str:
    answer = planner(*arguments)
    assert (answer.code, answer.err) == (0, ""), answer.err
    return " ".join(answer.out.split())


def data(planner: Call, *arguments: str) -> Any:
    return json.loads(planner(*arguments, "--json").out)


def test_a_name_that_comes_later_keeps_the_plan(planner: Call) -> None:
    told(planner, *FOLLOW)
    named = told(planner, *FOLLOW, "--athlete", "an.toml")
    assert "goes on as revision 2" in named
    assert "It was kept without a name, and is An’s now." in named
    assert "Nothing has changed" in told(planner, *FOLLOW, "--athlete", "an.toml")
    assert len(data(planner, "plans")) == 1
    told(planner, *FOLLOW, "--athlete", "lan.toml")
    assert len(data(planner, "plans")) == 2
    assert data(planner, "today", "--plan", "an")["plan"] != data(planner, "today", "--plan", "lan")["plan"]
    assert "2 plans" not in told(planner, "forget", "--person", "An", "--yes")
    assert len(data(planner, "plans")) == 1
    assert "Nobody called An has a plan here" in planner("forget", "--person", "An", "--yes").err


def test_another_race_joins_the_season_and_naming_one_keeps_both(planner: Call) -> None:
    told(planner, *FOLLOW)
    told(planner, "follow", "hanoi-midnight@28/11", "hue@27/12", "--today", "2026-10-05")
    told(planner, *FOLLOW, "--registered")
    (plan,) = data(planner, "plans")
    assert [race["id"] for race in plan["races"]] == ["hanoi-midnight-2026", "hue-2026"]
    standing = {race["id"]: race["standing"] for race in data(planner, "show")["races"]}
    assert standing == {"hanoi-midnight-2026": "considering", "hue-2026": "registered"}


def test_a_race_of_ones_own_put_off_changes_the_plan_and_makes_no_second(planner: Call) -> None:
    told(planner, "follow", "Làng@20/12/2026", "Làng@19/12/2027", "--today", "2026-09-07")
    (before,) = data(planner, "plans")
    told(planner, "follow", "Làng@27/12/2026", "--today", "2026-10-05")
    (after,) = data(planner, "plans")
    assert after["plan"] == before["plan"]
    assert [race["id"] for race in after["races"]] == ["race-2026-12-20", "race-2027-12-19"]
    assert [race["day"] for race in data(planner, "show")["races"]] == ["2026-12-27", "2027-12-19"]


def test_several_plans_are_told_with_runner_and_race(planner: Call) -> None:
    told(planner, *FOLLOW, "--athlete", "an.toml")
    assert "planner today --plan p" in told(planner, *FOLLOW, "--athlete", "lan.toml")
    assert "(An, Huế Marathon)" in planner("today").err


AWAY = {
    "20/10..22/10=illness": "to Thu 22 Oct: illness.",
    "20/10..22/10=ốm": "to Thu 22 Oct: illness.",
    "20/10..22/10=travel": "to Thu 22 Oct: travel.",
    "20/10..22/10": "to Thu 22 Oct.",
}


@pytest.mark.parametrize("text", AWAY)
def test_days_away_say_why_where_the_runner_did(planner: Call, text: str) -> None:
    told(planner, *FOLLOW)
    assert AWAY[text] in told(planner, "adapt", "--block", text, "--today", "2026-10-06")
    assert "is not a reason" in planner("adapt", "--block", "20/10=beach", "--today", "2026-10-06").err


def test_days_away_can_be_freed_again_wholly_or_in_part(planner: Call) -> None:
    told(planner, *FOLLOW)
    before = data(planner, "show")["sessions"]
    told(planner, "adapt", "--block", "12/10..25/10=illness", "--apply", "--today", "2026-10-09")
    freed = told(planner, "adapt", "--unblock", "20/10..25/10", "--apply", "--today", "2026-10-09")
    assert "added Tue 20 Oct" in freed
    assert "What kept it out of the plan is gone." in freed
    (left,) = data(planner, "show")["athlete"]["blocked"]
    assert left == {"first": "2026-10-12", "last": "2026-10-19", "why": "illness"}
    told(planner, "adapt", "--unblock", "1/10..30/10", "--apply", "--today", "2026-10-09")
    after = data(planner, "show")["sessions"]
    tapering = [one["id"] for one in before if one["phase"] == "taper"]
    assert [one for one in after if one["id"] not in tapering] == [one for one in before if one["id"] not in tapering]
    load = {one["id"]: one["load_au"] for one in before}
    assert all(one["load_au"] <= load[one["id"]] for one in after), "the taper stays as easy as it was made"
    assert "is blocked and still to come" in planner("adapt", "--unblock", "12/10", "--today", "2026-10-09").err


def test_a_race_among_days_away_is_said(planner: Call) -> None:
    told(planner, *FOLLOW)
    answer = told(planner, "adapt", "--block", "26/12..28/12", "--today", "2026-10-09")
    assert "Huế Marathon falls into the days you keep free" in answer
    assert "No session changes; what you said is remembered" in answer


def test_what_follows_is_counted_and_told_in_full_when_asked(planner: Call) -> None:
    told(planner, *FOLLOW)
    for name, day in (("w10-1", "2026-10-13"), ("w10-2", "2026-10-15")):
        told(planner, "log", name, "missed", "--today", day)
    short = told(planner, "adapt", "--today", "2026-10-15")
    assert short.count("You missed two sessions in a row") == 1
    assert "more sessions follow from this (Tue 27 Oct to" in short
    assert "all of them with --full" in short
    assert short.count("w0") <= 3
    full = told(planner, "adapt", "--today", "2026-10-15", "--full")
    assert full.count("w0") > 12
    assert "This follows from the change to session w09-1." in full
    vietnamese = told(planner, "adapt", "--today", "2026-10-15", "--lang", "vi")
    assert "buổi nữa đổi theo" in vietnamese


def test_one_missed_session_asks_for_nothing(planner: Call) -> None:
    told(planner, *FOLLOW)
    assert "planner adapt" not in told(planner, "log", "w11-1", "missed", "--today", "2026-10-06")
    assert "planner adapt" in told(planner, "log", "w11-2", "missed", "--today", "2026-10-08")


def test_exercises_with_the_same_reason_share_a_sentence(planner: Call) -> None:
    told(planner, *FOLLOW)
    for name, day in (("w11-1", "2026-10-06"), ("w11-2", "2026-10-08")):
        told(planner, "log", name, "done", "--rpe", "8", "--today", day)
    answer = told(planner, "adapt", "--today", "2026-10-08")
    assert "Harder than planned 2 times in a row, so these go one rung back: Elevated glute bridge, " in answer
    assert "rung 2 → 1" in answer


def test_what_is_not_told_yet_is_asked_for(planner: Call) -> None:
    told(planner, *FOLLOW)
    for command in ("today", "week", "status"):
        answer = told(planner, command, "--today", "2026-10-12")
        assert "Not told yet: w11-1 (Tue 6 Oct), w11-2 (Thu 8 Oct)" in answer
        assert "planner log w11-1 done --rpe 5 --today 2026-10-12" in answer


def test_a_day_without_a_session_names_the_nearest(planner: Call) -> None:
    told(planner, *FOLLOW)
    assert "The first one is w11-1 on Tue 6 Oct" in planner("log", "today", "done", "--today", "2026-10-05").err
    assert "The last one before it is w11-2" in planner("log", "today", "done", "--today", "2026-10-09").err


def test_after_the_race_the_next_one_is_named(planner: Call) -> None:
    told(planner, *FOLLOW)
    for command in ("today", "week", "status"):
        assert "The race of this plan is over: Huế Marathon" in told(planner, command, "--today", "2027-01-05")
    assert "Nothing to change" in told(planner, "adapt", "--today", "2027-01-05")
