"""What ``planner forget`` leaves on this machine outside the store: nothing of that plan, all of another's."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import cache, keepsakes
from planner.runs import fetching
from planner.runs.fetching import Answer

Call = Callable[..., Any]
MINE = "https://calendar.example.org/mine.ics"
OURS = "https://calendar.example.org/club.ics"
TODAY = ("--today", "2026-09-07")
RUN = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20260901T000000Z\r
DTSTART:20260908T220000Z\r\nDTEND:20260908T230000Z\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Intervals 6 x 800\r
END:VEVENT\r\nEND:VCALENDAR\r\n"""


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "kept" / "store.sqlite"))
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(fetching, "fetch", lambda *_, **__: Answer(True, RUN.encode()))


def kept() -> list[Path]:
    return sorted(path for name in ("plans", "calendars") for path in (cache.folder() / name).iterdir())


def follow(planner: Call, race: str, name: str, *runs: str) -> str:
    said = [word for each in runs for word in ("--runs", each)]
    Path(f"{name}.toml").write_text(f'name = "{name}"\n', encoding="utf-8")
    answer = planner("follow", race, "--athlete", f"{name}.toml", *said, *TODAY, "--json")
    assert answer.code == 0, answer.err
    return str(json.loads(answer.out)["plan"])


def test_the_cache_forgets_the_plan_and_the_calendars_that_only_it_read(planner: Call) -> None:
    other = follow(planner, "hue@27/12/2026", "Bình", OURS)
    planner("export", "ics", "-o", "b.ics", "--plan", other)
    before = kept()
    own = follow(planner, "hue@27/12/2026", "An", MINE, OURS)
    first = json.loads(planner("show", "--json", "--plan", own).out)["sessions"][0]
    planner("log", first["id"], "done", "--pain", "6", "--plan", own, "--today", first["day"])
    planner("adapt", "--apply", "--plan", own, "--today", first["day"])
    for name in ("a.ics", "a.json"):
        assert planner("export", name[2:], "-o", name, "--plan", own).code == 0
    assert len(kept()) > len(before)
    assert keepsakes.plan_of(Path("a.ics").read_bytes()) is not None
    assert planner("forget", "--person", "An", "--yes").code == 0
    assert kept() == before
    assert keepsakes.plan_of(Path("b.ics").read_bytes()) is not None


def test_what_nobody_can_read_goes_as_well_and_no_cache_is_no_fault(planner: Call) -> None:
    follow(planner, "hue@27/12/2026", "An", MINE)
    planner("export", "ics", "-o", "a.ics")
    for path in kept():
        path.write_text("{")
    assert planner("forget", "--yes").code == 0
    assert kept() == []
    follow(planner, "hue@27/12/2026", "An")
    assert planner("forget", "--yes").code == 0


@pytest.mark.parametrize("typed", ["an", "AN", " An ", "a-n"])
def test_a_person_is_found_by_the_letters_of_the_name(planner: Call, typed: str) -> None:
    other = follow(planner, "hue@27/12/2026", "Bình")
    own = follow(planner, "hue@27/12/2026", "An")
    asked = planner("forget", "--person", typed)
    assert (asked.code, own in asked.err, other in asked.err) == (2, True, False)
    assert planner("forget", "--person", typed, "--yes").code == 0
    assert [each["plan"] for each in json.loads(planner("plans", "--json").out)] == [other]


@pytest.mark.parametrize("typed", ["Bình", "bình", "binh", "Bi\u0300nh"])
def test_all_plans_of_a_person_go_and_a_name_that_came_later_is_the_same_person(planner: Call, typed: str) -> None:
    planner("follow", "hue@27/12/2026", *TODAY)
    follow(planner, "hue@27/12/2026", "Bình")
    follow(planner, "hanoi-midnight@28/11/2026", "Bình")
    assert "2 plans" in planner("forget", "--person", typed).err
    assert planner("forget", "--person", typed, "--yes").code == 0
    assert json.loads(planner("plans", "--json").out) == []


@pytest.mark.parametrize("typed", ["Ân", "Ấn", "A\u0302n"])
def test_a_mark_that_is_typed_has_to_be_there(planner: Call, typed: str) -> None:
    own = follow(planner, "hue@27/12/2026", "An")
    refused = planner("forget", "--person", typed, "--yes")
    assert (refused.code, refused.err.endswith("Did you mean An?\n")) == (2, True)
    assert [each["plan"] for each in json.loads(planner("plans", "--json").out)] == [own]


def test_of_two_with_the_same_letters_the_one_that_is_written_is_meant(planner: Call) -> None:
    an, other = follow(planner, "hue@27/12/2026", "An"), follow(planner, "hue@27/12/2026", "Ân")
    known = f"An ({an}), Ân ({other})"
    for language, words in (("en", f"“an” may be any of {known}."), ("vi", f"“an” có thể là {known}.")):
        asked = planner("forget", "--person", "an", "--yes", "--lang", language)
        assert (asked.code, asked.out) == (2, "")
        assert asked.err.startswith(words)
    assert planner("forget", "--person", "Ân", "--yes").code == 0
    assert [each["plan"] for each in json.loads(planner("plans", "--json").out)] == [an]


def test_who_is_not_known_is_told_names_and_nothing_inner(planner: Call) -> None:
    key = follow(planner, "hue@27/12/2026", "Bình")
    said = {
        language: planner("forget", "--person", "Bính Lê", "--yes", "--lang", language).err for language in ("en", "vi")
    }
    assert said["en"].startswith("Nobody called Bính Lê has a plan here.")
    assert said["en"].endswith("Did you mean Bình?\n")
    assert said["vi"].startswith("Ở đây không ai tên Bính Lê có giáo án.")
    assert all(key not in each and "binh-" not in each for each in said.values())


@pytest.mark.parametrize("typed", [" ", "-", "…"])
def test_a_name_without_letters_is_nobody_not_even_who_has_none(planner: Call, typed: str) -> None:
    planner("follow", "hue@27/12/2026", *TODAY)
    assert planner("forget", "--person", typed, "--yes").code == 2
    assert len(json.loads(planner("plans", "--json").out)) == 1
