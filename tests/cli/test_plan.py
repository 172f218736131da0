"""What ``planner plan`` shows and writes, and how a plan is gone on with."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner import templates
from planner.exports import json as plan_json
from planner.exports.layout import cells

Call = Callable[..., Any]
TODAY = ("--today", "2026-09-07")
ASKED = {
    "a name": (("hue",), ["hue-2026"]),
    "a name with marks": (("Huế",), ["hue-2026"]),
    "a name and a night": (("Hanoi Midnight@28/11",), ["hanoi-midnight-2026"]),
    "a name without marks": (("ha noi midnight",), ["hanoi-midnight-2026"]),
    "a date": (("27/12",), ["race-2026-12-27"]),
    "a date in words": (("28 tháng 11",), ["race-2026-11-28"]),
    "a date of another year": (("2027-03-14", "--distance", "21"), ["race-2027-03-14"]),
    "a date by option": (("hue", "--date", "27/12"), ["hue-2026"]),
    "only a date by option": (("--date", "27/12"), ["race-2026-12-27"]),
    "a season": (("hue@27/12", "hanoi-midnight@28/11"), ["hanoi-midnight-2026", "hue-2026"]),
}


def made(answer: Any) -> dict[str, Any]:
    assert answer.code == 0, answer.err
    plan = json.loads(answer.out)
    assert isinstance(plan, dict)
    return plan


@pytest.mark.parametrize(("races", "ids"), ASKED.values(), ids=ASKED)
def test_races_are_understood_as_people_write_them(planner: Call, races: tuple[str, ...], ids: list[str]) -> None:
    plan = made(planner("plan", *races, *TODAY, "--json"))
    assert [race["id"] for race in plan["races"]] == ids


def test_json_is_all_that_is_on_standard_output(planner: Call) -> None:
    answer = planner("plan", "hue", *TODAY, "--json", "-o", "hue.json")
    assert answer.err == ""
    assert answer.out == Path("hue.json").read_text()
    assert list(made(answer))[:4] == ["schema", "id", "revision", "made_on"]
    assert all(note["text"] for note in made(answer)["notes"])


@pytest.mark.parametrize("language", templates.languages())
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_page_fits_its_width(planner: Call, monkeypatch: pytest.MonkeyPatch, width: int, language: str) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = planner("plan", "hanoi-midnight@28/11", "hue@27/12", *TODAY, "--lang", language, "--full")
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\x1b" not in answer.out
    wide = [line for line in lines if cells(line) > max(width, 70) and not line.startswith("  planner ")]
    assert wide == []


def test_the_page_says_what_matters(planner: Call) -> None:
    out = planner("plan", "hue", *TODAY).out
    plan = made(planner("plan", "hue", *TODAY, "--json"))
    assert "Huế Marathon · 21 km · Sunday 27 December 2026, 04:00 · 111 days to go" in out
    assert sum(bool(re.match(r" ?\d+  \d", line)) for line in out.splitlines()) == len(plan["weeks"])
    assert "What was assumed" in out
    assert "21 km was assumed" in out
    assert "When to stop" in out
    assert "planner plan hue --today 2026-09-07 -o hue.ics" in out.splitlines()[-1]
    first = plan["sessions"][0]
    assert first["id"] in out
    assert f"{first['exercises'][0]['sets']} × {first['exercises'][0]['reps']}" in out


def test_full_tells_every_session(planner: Call) -> None:
    plan = made(planner("plan", "hue", *TODAY, "--json"))
    assert all(session["id"] in planner("plan", "hue", *TODAY, "--full").out for session in plan["sessions"][:3])
    brief, full = planner("plan", "hue", *TODAY).out, planner("plan", "hue", *TODAY, "--full").out
    assert [s["id"] for s in plan["sessions"] if s["id"] not in full] == []
    assert plan["sessions"][-1]["id"] not in brief


def test_every_kind_of_file_is_written_and_the_same_again(planner: Call) -> None:
    names = [f"hue.{kind}" for kind in ("ics", "json", "md", "csv", "txt")]
    outputs = [argument for name in names for argument in ("-o", name)]
    answer = planner("plan", "hue", *TODAY, *outputs)
    assert answer.code == 0
    assert all(f"Written: {name}" in answer.out for name in names)
    before = {name: Path(name).read_bytes() for name in names}
    again = planner("plan", "hue", *TODAY, *outputs)
    assert again.code == 0, again.err
    assert {name: Path(name).read_bytes() for name in names} == before
    assert "--registered" in answer.out.splitlines()[-1]
    rows = list(csv.DictReader(io.StringIO(before["hue.csv"].decode("utf-8-sig"))))
    assert {row["session"] for row in rows} == {session["id"] for session in json.loads(before["hue.json"])["sessions"]}


def test_a_plan_goes_on_from_its_own_file(planner: Call) -> None:
    """In week 7 the first six weeks are as they were, whatever changes afterwards."""
    first = made(planner("plan", "hue", *TODAY, "-o", "hue.json", "--json"))
    planner("plan", "hue", "--today", "2026-10-21", "--runs", "mon=quality,wed=quality,sat=long", "-o", "hue.json")
    second = json.loads(Path("hue.json").read_text())
    assert second["revision"] == 2
    assert (second["id"], second["starts_on"]) == (first["id"], first["starts_on"])
    assert [s for s in second["sessions"] if s["day"] < "2026-10-21"] == [
        s for s in first["sessions"] if s["day"] < "2026-10-21"
    ]
    assert [s for s in second["sessions"] if s["day"] >= "2026-10-21"] != [
        s for s in first["sessions"] if s["day"] >= "2026-10-21"
    ]


@pytest.mark.parametrize("name", ["hue.json", "hue.ics"])
def test_what_changes_nothing_is_the_same_plan(planner: Call, name: str) -> None:
    planner("plan", "hue", *TODAY, "-o", name)
    before = Path(name).read_bytes()
    answer = planner("plan", "hue", "--today", "2026-10-21", "-o", name)
    assert f"Nothing has changed since {name}" in answer.out
    assert Path(name).read_bytes() == before


def test_the_earlier_plan_may_be_named(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "old.json")
    plan = made(planner("plan", "--previous", "old.json", "--today", "2026-10-21", "--level", "advanced", "--json"))
    assert (plan["revision"], plan["starts_on"]) == (2, "2026-09-07")
    other = planner("plan", "hai-phong@20/12", "--previous", "old.json", "--today", "2026-10-21")
    assert other.code == 2
    assert "another season" in other.err
    early = planner("plan", "hue", "--previous", "old.json", "--today", "2026-09-01")
    assert early.code == 2
    assert "is before it" in early.err


def test_a_season_goes_on_behind_its_first_race(planner: Call) -> None:
    """A race that is over by then still belongs to the plan that it was made for."""
    races = ("hanoi-midnight", "hue")
    planner("plan", *races, *TODAY, "-o", "season.json")
    answer = planner("plan", *races, "--today", "2026-12-07", "-o", "season.json")
    assert answer.code == 0, answer.err
    assert [race["day"] for race in json.loads(Path("season.json").read_text())["races"]] == [
        "2026-11-29",
        "2026-12-27",
    ]


def test_another_season_is_not_written_over_this_one(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "plan.json", "-o", "plan.ics")
    before = Path("plan.json").read_bytes(), Path("plan.ics").read_bytes()
    answer = planner("plan", "hai-phong@20/12", *TODAY, "-o", "plan.json", "-o", "plan.ics")
    assert answer.code == 3
    assert "--force" in answer.err
    assert (Path("plan.json").read_bytes(), Path("plan.ics").read_bytes()) == before
    assert planner("plan", "hai-phong@20/12", *TODAY, "-o", "plan.json", "-o", "plan.ics", "--force").code == 0


def test_the_athletes_file_is_read_and_options_win(planner: Call) -> None:
    Path("athlete.toml").write_text(
        'name = "An"\nlevel = "new"\nminutes = 30\nlanguage = "vi"\n[[races]]\nname = "hue"\ndistance = 42\n'
        '[[races]]\nname = "hanoi-midnight"\npriority = "C"\n'
    )
    plan = made(planner("plan", *TODAY, "--minutes", "40", "--json"))
    athlete = plan["athlete"]
    assert (athlete["name"], athlete["level"], athlete["minutes"], athlete["language"]) == ("An", "new", 40, "vi")
    assert [(race["id"], race["distance_km"], race["priority"]) for race in plan["races"]] == [
        ("hanoi-midnight-2026", 21, "C"),
        ("hue-2026", 42, "A"),
    ]
    assert planner("plan", *TODAY).out.startswith("Sức mạnh hông")
    assert planner("plan", *TODAY, "--lang", "en").out.startswith("Hip strength")


def test_a_race_file_is_a_race(planner: Call) -> None:
    Path("mine.toml").write_text('name = "Làng tôi"\ndate = "27/12"\ntime = "06:00"\ndistance = 10\n')
    plan = made(planner("plan", "mine.toml", *TODAY, "--json"))
    assert [(race["name"], race["gun"]) for race in plan["races"]] == [("Làng tôi", "2026-12-27T06:00:00+07:00")]


def test_options_reach_the_plan(planner: Call) -> None:
    options = ("--days", "mon,wed,fri", "--gear", "band,box", "--level", "advanced", "--sessions", "1")
    blocks = ("--block", "5/10..11/10", "--block", "2/11")
    plan = made(planner("plan", "hue", *TODAY, *options, *blocks, "--registered", "--tz", "Asia/Tokyo", "--json"))
    assert plan["athlete"]["gear"] == ["band", "box"]
    assert plan["timezone"] == "Asia/Tokyo"
    assert plan["races"][0]["standing"] == "registered"
    days = [date.fromisoformat(session["day"]) for session in plan["sessions"]]
    assert {day.weekday() for day in days} <= {0, 2, 4}
    assert not [day for day in days if date(2026, 10, 5) <= day <= date(2026, 10, 11) or day == date(2026, 11, 2)]
    assert not [note for note in plan["notes"] if note["code"] in ("assumed-gear", "assumed-level", "assumed-sessions")]


def test_priorities_are_asked_for_by_any_name(planner: Call) -> None:
    races = ("hanoi-midnight@28/11", "hue@27/12")
    for name in ("hue", "hue@27/12", "hue-2026", "Huế Marathon"):
        plan = made(
            planner("plan", *races, *TODAY, "--priority", f"{name}=C", "--priority", "hanoi-midnight=A", "--json")
        )
        assert [race["priority"] for race in plan["races"]] == ["A", "C"]
    assert made(planner("plan", "hue", *TODAY, "--priority", "b", "--json"))["races"][0]["priority"] == "B"


def test_distances_are_for_all_or_for_one(planner: Call) -> None:
    races = ("hanoi-midnight@28/11", "hue@27/12")
    plan = made(planner("plan", *races, *TODAY, "--distance", "10", "--distance", "hue=42", "--json"))
    assert [race["distance_km"] for race in plan["races"]] == [10, 42]


def test_runs_may_be_files_weeks_and_lists(planner: Call) -> None:
    Path("runs.ics").write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260909T053000\r\nDTEND:20260909T063000\r\n"
        b"SUMMARY:Interval 6x800\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    plan = made(planner("plan", "hue", *TODAY, "--runs", "runs.ics,tue=easy,sun=long", "--json"))
    kinds = {(run["day"], run["kind"]) for run in plan["runs"]}
    assert ("2026-09-09", "quality") in kinds
    assert ("2026-09-13", "long") in kinds


def test_reminders_go_into_the_calendar(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.ics", "--alarms", "60,15")
    assert b"TRIGGER:-PT" in Path("hue.ics").read_bytes()


def test_the_file_holds_the_plan(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.json")
    data = Path("hue.json").read_bytes()
    assert plan_json.export(plan_json.load(data, "hue.json")) == data


@pytest.mark.parametrize(
    ("language", "walk", "told", "short", "watch"),
    [
        ("en", "Banded monster walk", "steps forward, then back", "steps", "10 steps forward, then 10 back"),
        ("vi", "Đi bộ zíc-zắc với dây kháng lực", "bước tiến, rồi lùi về", "bước", "10 bước tiến, rồi 10 bước lùi"),
    ],
)
def test_a_walk_is_counted_in_steps_there_and_back(
    planner: Call, tmp_path: Path, language: str, walk: str, told: str, short: str, watch: str
) -> None:
    """Ten of nothing is no dose: METHOD asks for steps forward and as many back."""
    files = [f"-ow.{kind}" for kind in ("ics", "md", "txt", "html", "zip")]
    assert planner("plan", "hue", *TODAY, "--lang", language, *files).code == 0
    said = dict.fromkeys(("ics", "md", "html"), rf"[0-9]+ {told}") | {"txt": rf"([0-9]+)\+\1 {short}"}
    for kind, dose in said.items():
        text = (tmp_path / f"w.{kind}").read_bytes().decode().replace("\r\n ", "").replace("\\,", ",")
        walks = [found.end() for found in re.finditer(rf"{walk}(?:</b>|[*]+)?:? +(?:<b>)?[0-9] × ", text)]
        assert walks, kind
        assert all(re.compile(dose).match(text, place) for place in walks), kind
    assert told in " ".join(planner("exercises", "monster-walk", "--lang", language).out.split())
    with zipfile.ZipFile(tmp_path / "w.zip") as workouts:
        assert any(watch.encode() in workouts.read(name) for name in workouts.namelist())


@pytest.mark.parametrize(
    ("language", "told", "long", "gun"),
    [
        ("en", "your own day", "Your own day: Sunday 20 December 2026", "Gun at"),
        ("vi", "ngày tự chọn", "Ngày bạn tự chọn: Chủ nhật 20/12/2026", "Xuất phát lúc"),
    ],
)
def test_a_virtual_race_has_a_day_of_the_runners_own_and_no_gun(
    planner: Call, tmp_path: Path, language: str, told: str, long: str, gun: str
) -> None:
    files = [f"-ov.{kind}" for kind in ("ics", "md", "txt", "html")]
    answer = planner("plan", "v-race@1/12..20/12", "--today", "2026-11-22", "--lang", language, *files)
    assert answer.code == 0
    first, *_ = (line for line in answer.out.splitlines() if "★" in line)
    assert told in first
    assert not any("05:00" in line for line in answer.out.splitlines() if "★" in line)
    written = {path.suffix: path.read_text(encoding="utf-8") for path in tmp_path.glob("v.*")}
    assert long in written.pop(".ics").replace("\n ", "")
    about = [line for text in written.values() for line in text.splitlines() if "V-Race" in line]
    assert all(told in text for text in written.values())
    assert not any("05:00" in line for line in about)
    assert gun not in "".join(written.values())


def test_the_clock_is_the_runners(planner: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """At six in the evening in London it is already tomorrow in Huế."""
    from datetime import UTC, datetime

    from planner.cli import door

    monkeypatch.setattr(door, "clock", lambda: datetime(2026, 9, 6, 18, tzinfo=UTC))
    assert made(planner("plan", "hue", "--json"))["made_on"] == "2026-09-07"
    assert made(planner("plan", "hue", "--tz", "Europe/London", "--json"))["made_on"] == "2026-09-06"
    Path("athlete.toml").write_text('zone = "Europe/London"\n')
    assert made(planner("plan", "hue", "--json"))["made_on"] == "2026-09-06"


def test_a_week_keeps_one_line_over_new_year(planner: Call) -> None:
    out = planner("plan", "hue", "hcmc-midnight@13/3/2027", "--today", "2026-12-01").out
    weeks = out[out.index("#  ") :].split("\n\n")[0].splitlines()[1:]
    assert len([line for line in weeks if line[:2].strip().isdecimal()]) == 15
    assert not [line for line in weeks if line.startswith("   ")]


def test_a_table_says_how_far_up_its_ladder_an_exercise_is(planner: Call) -> None:
    assert "rung 2/10" in planner("plan", "hue", *TODAY).out


def test_what_was_understood_another_way_is_told(planner: Call) -> None:
    out = " ".join(planner("plan", "hue", *TODAY, "--runs", "tue=quality,tue=easy", "--policy", "hard").out.split())
    assert "More than one run on Tuesday" in out
    assert "“hard” is taken as hard-day" in out


@pytest.mark.parametrize("arguments", [("plan", "hue", "--runs", ""), ("schema", "foo", "--lang", "vi")])
def test_what_is_empty_or_too_much_is_refused(planner: Call, arguments: tuple[str, ...]) -> None:
    answer = planner(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "--runs" in answer.err or "Thừa “foo”" in answer.err


@pytest.mark.parametrize(("runs", "rests"), [((), True), (("--runs", "tue=quality,thu=easy,sun=long"), False)])
def test_nothing_is_assumed_of_the_days_of_recovery_between_two_races(
    planner: Call, runs: tuple[str, ...], rests: bool
) -> None:
    """Six days after a half marathon, and none after a race of priority C; what the runner named is what they run."""
    races = ("Làng@8/11/2026", "hue@27/12/2026", "--distance", "21")
    days = {f"2026-11-{day:02}" for day in range(9, 15)}
    for priority, kept in (("B", not rests), ("C", True)):
        plan = made(planner("plan", *races, *runs, *TODAY, "--priority", f"Làng={priority}", "--json"))
        assert bool(days & {run["day"] for run in plan["runs"]}) is kept
        assert "2026-11-15" in {run["day"] for run in plan["runs"]}
