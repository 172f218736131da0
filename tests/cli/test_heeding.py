"""What a log asks for is told wherever the plan is looked at, until the plan has heard it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
FIRST, NEXT = ("--today", "2026-09-08"), ("--today", "2026-09-09")
VIEWS = ("today", "week", "status")
ASKS = {
    "en": "Your log asks for changes that the plan does not have yet. To see them:\n  planner adapt --today 2026-09-09",
    "vi": "Những gì bạn đã ghi đòi hỏi điều chỉnh giáo án, mà giáo án thì chưa đổi. Để xem:\n",
}
SEE = {"en": "! The pain on Tuesday 8 September 2026 (8 out of 10", "vi": "! Cơn đau"}


@pytest.fixture(autouse=True)
def followed(planner: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "kept" / "store.sqlite"))
    assert planner("follow", "hue@27/12/2026", "--today", "2026-09-07").code == 0


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_view_tells_of_the_pain_and_of_what_it_asks(planner: Call, view: str, language: str) -> None:
    planner("log", "today", "done", "--pain", "8", *FIRST)
    told = planner(view, "--lang", language, *NEXT).out
    assert SEE[language] in told
    assert ASKS[language] in told.replace("\n  để", " để")


@pytest.mark.parametrize("view", VIEWS)
def test_data_tells_it_too_and_what_is_applied_is_asked_no_more(planner: Call, view: str) -> None:
    quiet = json.loads(planner(view, "--json", *FIRST).out)
    assert (quiet["notes"], quiet["log_asks"]) == ([], False)
    planner("log", "today", "done", "--worse-next-morning", *FIRST)
    loud = json.loads(planner(view, "--json", *NEXT).out)
    assert ([note["code"] for note in loud["notes"]], loud["log_asks"]) == (["see-professional"], True)
    planner("adapt", "--apply", *NEXT)
    heard = json.loads(planner(view, "--json", *NEXT).out)
    assert ([note["code"] for note in heard["notes"]], heard["log_asks"]) == (["see-professional"], False)


def test_what_went_as_planned_asks_nothing_and_loads_no_engine(planner: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    rpe = json.loads(planner("today", "--json", *FIRST).out)["sessions"][0]["rpe"]
    planner("log", "today", "done", "--rpe", f"{rpe:g}", "--note", "fine", *FIRST)
    monkeypatch.setattr("planner.engine.adaptation.corrections_of", None)
    assert planner("today", *NEXT).code == 0


def test_going_back_says_that_the_log_asks_again_and_is_of_the_day_it_was_done(planner: Call) -> None:
    planner("log", "today", "done", "--pain", "8", *FIRST)
    planner("adapt", "--apply", *NEXT)
    told = planner("return", "1", *NEXT).out
    assert SEE["en"] in told
    assert ASKS["en"] in told
    days = [(one["why"], one["made_on"]) for one in json.loads(planner("revisions", "--json").out)]
    assert days == [("followed", "2026-09-07"), ("adapted", "2026-09-09"), ("returned", "2026-09-09")]


def test_minutes_are_told_in_the_language_that_was_asked(planner: Call) -> None:
    assert "60 phút" in planner("week", "--lang", "vi", *FIRST).out
    assert "60 min" in planner("week", *FIRST).out
