"""Everybody's plan is the one that ``planner plan`` would make, however many work on it."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.batch import running
from planner.batch.lists import plain
from planner.batch.naming import STAMP
from planner.batch.planning import Terms, calendar, plan_of, registrant
from planner.batch.workers import Worker, WorkerLost
from planner.errors import PlannerError
from planner.exports import ics
from planner.model import Athlete
from planner.store import open_store
from planner.words import speaker

TODAY = ("--today", "2026-09-07")
LIST, REJECTED, JOURNAL = "feeds.csv", "rejected.csv", ".{}.csv.journal"
PEOPLE = """name,email,race,distance_km,days,level,language,gear,phone
Nguyễn Thị Ánh,anh@example.com,hue@27/12/2026,21,,,vi,,090
Trần Bình,binh@example.com,hue@27/12/2026,21,,,vi,,091
=cmd|' /C calc'!A0,eve@example.com,hanoi-midnight@28/11/2026,42,"mon,wed",new,en,"band,box",
../../etc/passwd,path@example.com,hue,10,,advanced,,none,
"""
BAD = """An,a@example.com,huế marathn,21,,,,,
Bo,b@example.com,hue,99,,,,,
Chi,c@example.com,,21,,,,,
Du,d@example.com,own.toml,21,,,,,
Em,e@example.com,hue,21,,elite,,,
Giang,anh@example.com,hue@27/12/2026,21,,,,,
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def told(folder: Path) -> dict[str, bytes]:
    """Return the calendars of a folder and the list of who has them."""
    return {**content(folder), "list": folder.with_name(f"{folder.name}.csv").read_bytes()}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "registrants.csv"
    path.write_text(PEOPLE + BAD, encoding="utf-8")
    return path


def listed(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_good_rows_are_made_and_bad_ones_listed(planner: Callable[..., Any], table: Path) -> None:
    answer = planner("batch", table.name, "-o", "feeds", "--workers", "1", *TODAY)
    assert answer.code == 1
    assert answer.out == (
        "4 runners have a plan in feeds.\nfeeds.csv tells whose calendar is which. Keep it to yourself.\n"
        "The calendars are named by the key in batch.key: keep it, for with another one\n"
        "every calendar gets another name.\n"
        "6 rows were left out; rejected.csv tells why.\nColumns that are not read: phone.\n"
    )
    found = listed(table.with_name(LIST))
    assert [(row["line"], row["name"]) for row in found] == [
        ("2", "Nguyễn Thị Ánh"),
        ("3", "Trần Bình"),
        ("4", "'=cmd|' /C calc'!A0"),
        ("5", "../../etc/passwd"),
    ]
    assert names(table.parent / "feeds") == sorted([STAMP, *(row["file"] for row in found)])
    assert [(row["line"], row["code"]) for row in listed(table.with_name(REJECTED))] == [
        ("6", "race-unknown"),
        ("7", "distance-not-offered"),
        ("8", "batch-race-missing"),
        ("9", "batch-race-file"),
        ("10", "level-unknown"),
        ("11", "batch-twin"),
    ]


def test_reasons_are_said_in_the_language_that_was_asked_for(planner: Callable[..., Any], table: Path) -> None:
    planner("batch", str(table), "-o", "feeds", "--workers", "1", "--lang", "vi", *TODAY)
    reasons = [row["reason"] for row in listed(table.with_name(REJECTED))]
    assert reasons[2] == "Dòng này chưa ghi giải. Hãy ghi vào cột của nó, chẳng hạn hue hoặc hue@27/12/2026."


def test_a_runners_calendar_is_that_of_planner_plan(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", str(table), "-o", "feeds", "--workers", "1", *TODAY)
    (tmp_path / "an.toml").write_text('name = "Trần Bình"\nlanguage = "vi"\n', encoding="utf-8")
    planner("plan", "hue@27/12/2026", "--distance", "21", "--athlete", "an.toml", "-o", "one.ics", *TODAY)
    file = listed(tmp_path / LIST)[1]["file"]
    assert (tmp_path / "feeds" / file).read_bytes() == (tmp_path / "one.ics").read_bytes()


def test_shared_bytes_are_those_of_a_plan_of_ones_own() -> None:
    terms = Terms(today=date(2026, 9, 7))
    who = registrant({"race": "hue@27/12/2026", "name": "Trần Bình", "language": "vi"}, terms)

    plan = plan_of(who, None, terms)
    assert plan.athlete == Athlete(name="Trần Bình", language="vi")
    assert calendar(who, None, terms) == ics.render(plan).data


def test_the_number_of_workers_changes_no_byte(planner: Callable[..., Any], table: Path) -> None:
    for workers in ("1", "2", "3"):
        assert planner("batch", str(table), "-o", f"feeds{workers}", "--workers", workers, *TODAY).code == 1
        assert len(listed(table.with_name(REJECTED))) == 6
    one, two, three = (told(table.parent / f"feeds{workers}") for workers in "123")
    assert one == two == three


def test_another_run_changes_nothing(planner: Callable[..., Any], table: Path) -> None:
    planner("batch", str(table), "-o", "feeds", "--workers", "1", *TODAY)
    before = content(table.parent) | content(table.parent / "feeds")
    planner("batch", str(table), "-o", "feeds", "--workers", "1", *TODAY)
    assert content(table.parent) | content(table.parent / "feeds") == before


def test_a_later_run_goes_on_from_what_subscribers_have(planner: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("email,race,days\na@x.vn,hue@27/12/2026,\n")
    planner("batch", "r.csv", "-o", "feeds", "--workers", "1", *TODAY)
    path.write_text('email,race,days\na@x.vn,hue@27/12/2026,"mon,fri"\n')
    planner("batch", "r.csv", "-o", "feeds", "--workers", "1", "--today", "2026-10-05")
    planner("plan", "hue@27/12/2026", "-o", "one.ics", *TODAY)
    planner("plan", "hue@27/12/2026", "--days", "mon,fri", "-o", "one.ics", "--today", "2026-10-05")
    (file,) = (row["file"] for row in listed(tmp_path / LIST))
    text = (tmp_path / "feeds" / file).read_text(encoding="utf-8")
    uids = {line for line in text.splitlines() if line.startswith("UID:")}
    alone = (tmp_path / "one.ics").read_text(encoding="utf-8")
    assert uids == {line for line in alone.splitlines() if line.startswith("UID:")}
    assert "SEQUENCE:1" in text


def test_other_answers_in_a_row_keep_to_the_rules_beside_what_is_past(
    planner: Callable[..., Any], tmp_path: Path
) -> None:
    rows = tmp_path / "t.csv"
    for days, today in (("tue,thu", "2026-09-07"), ("mon,wed", "2026-10-21")):
        rows.write_text(f'name,race,days\nAn,hue,"{days}"\n')
        assert planner("batch", "t.csv", "-o", "f", "--today", today).code == 0
    [made] = (tmp_path / "f").glob("*.ics")
    assert planner("check", str(made)).code == 0


@pytest.mark.parametrize(
    ("language", "still", "removed", "none"),
    [
        (
            "en",
            "One calendar of an earlier row still lies there, and is still read by whoever subscribed to it. --prune "
            "removes what the table no longer has.",
            "One calendar of an earlier row was removed.",
            "None was removed, for rows were left out",
        ),
        (
            "vi",
            "Vẫn còn 1 lịch của những dòng trước đây, và ai đã đăng ký theo dõi thì vẫn đọc được. --prune sẽ xoá những "
            "gì không còn trong bảng.",
            "Đã xoá 1 lịch của những dòng trước đây.",
            "Chưa xoá lịch nào, vì có dòng bị bỏ qua",
        ),
    ],
)
def test_who_left_the_table_is_told_and_removed_when_asked(
    planner: Callable[..., Any], tmp_path: Path, language: str, still: str, removed: str, none: str
) -> None:
    def batch(rows: str, *more: str) -> str:
        (tmp_path / "r.csv").write_text(f"email,race,level\n{rows}")
        answer = planner("batch", "r.csv", "-o", "feeds", "--workers", "1", "--lang", language, *TODAY, *more)
        return " ".join(answer.out.split())

    assert "--prune" not in batch("a@x.vn,hue,\nb@x.vn,hue,\n")
    (tmp_path / "feeds" / "own.ics").write_text("somebody's own")
    before = names(tmp_path / "feeds")
    assert still in batch("a@x.vn,hue,\n")
    refused = batch("a@x.vn,hue,elite\n", "--prune")
    assert none in refused
    assert names(tmp_path / "feeds") == before
    assert removed in batch("a@x.vn,hue,\n", "--prune")
    assert len(names(tmp_path / "feeds")) == len(before) - 1
    assert (tmp_path / "feeds" / "own.ics").exists()
    assert "--prune" not in batch("a@x.vn,hue,\n")


def test_a_run_that_was_broken_off_goes_on(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", str(table), "-o", "whole", "--workers", "1", *TODAY)
    rows = "".join(f"Runner {number},r{number}@example.com,hue@27/12/2026,21,,,,,\n" for number in range(40))
    table.write_text(PEOPLE + rows + BAD, encoding="utf-8")
    planner("batch", str(table), "-o", "whole", "--workers", "1", *TODAY)
    command = [sys.executable, "-m", "planner", "batch", str(table), "-o", "half", "--workers", "1", *TODAY]
    child = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "LC_ALL": "C"})
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(tmp_path.glob("half/*.ics"))) < 3:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert (tmp_path / JOURNAL.format("half")).exists()
    answer = json.loads(planner("batch", str(table), "-o", "half", "--workers", "1", "--json", *TODAY).out)
    assert answer["made"] == 44
    assert answer["skipped"] >= 2
    assert told(tmp_path / "half") == told(tmp_path / "whole")
    assert not (tmp_path / JOURNAL.format("half")).exists()


def test_ctrl_c_ends_the_run_and_leaves_the_journal(table: Path, tmp_path: Path) -> None:
    rows = "".join(f"R{number},r{number}@x.vn,hue@27/12/2026,21,,,,,\n" for number in range(2000))
    table.write_text(PEOPLE + rows, encoding="utf-8")
    command = [sys.executable, "-m", "planner", "batch", str(table), "-o", "half", "--workers", "2", *TODAY]
    child = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(tmp_path.glob("half/*.ics"))) < 3:
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in said
    assert (tmp_path / JOURNAL.format("half")).exists()
    assert not (tmp_path / "half.csv").exists()


def test_into_a_store(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    for _ in range(2):
        answer = planner("batch", str(table), "--into", "club.sqlite", "--workers", "1", *TODAY)
        assert answer.out.startswith("4 runners have a plan in club.sqlite.\n6 rows were left out;")
    with open_store(str(tmp_path / "club.sqlite")) as store:
        kept = store.plans()
        assert len(kept) == 4
        assert {one.revision for one in kept} == {1}
        assert {store.plan(one.key).athlete.name for one in kept} >= {"Nguyễn Thị Ánh", "Trần Bình"}
        assert store.feeds() == ()
    assert len(listed(tmp_path / REJECTED)) == 6


def test_the_number_of_workers_changes_no_plan_that_is_kept(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    kept = []
    for workers in ("1", "2"):
        for _ in range(2):
            planner("batch", str(table), "--into", f"{workers}.sqlite", "--workers", workers, *TODAY)
        with open_store(str(tmp_path / f"{workers}.sqlite")) as store:
            kept.append({one.key: (one.revision, store.plan(one.key)) for one in store.plans()})
    assert len(kept[0]) == 4
    assert kept[0] == kept[1]


@pytest.mark.parametrize("place", [LIST, REJECTED])
def test_nothing_that_is_not_ours_is_replaced(
    planner: Callable[..., Any], table: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / place).write_text("my own list\n")
    answer = planner("batch", table.name, "-o", "feeds", *TODAY)
    assert (answer.code, answer.out) == (3, "")
    elsewhere = "" if place == REJECTED else ", or name another list with --links"
    assert answer.err == f"{place} holds something that planner batch did not write. Move it away{elsewhere}.\n"
    assert (tmp_path / place).read_text() == "my own list\n"
    assert not list(tmp_path.glob("feeds/*.ics"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Say where the plans go: -o FOLDER for calendars, or --into STORE."),
        (("-o", "x", "--into", "y"), 2, "Say where the plans go: -o FOLDER for calendars, or --into STORE."),
        (("--into", "y", "--key", "k"), 2, "--key names files. A store makes links of its own: --links FILE.csv."),
        (
            ("--into", "y", "--prune"),
            2,
            "--prune removes calendars from a folder. A store keeps plans: planner forget --plan PLAN removes one with "
            "its links.",
        ),
        (
            ("--into", "y", "--links", "l.csv"),
            2,
            "Links need the address under which the store is served: --base-url https://runner.example.org.",
        ),
        (("-o", "x", "--workers", "0"), 2, "--workers cannot be “0”. Write a whole number from 1 to 256."),
        (
            ("-o", "."),
            2,
            "batch.key tells whose calendar is which and must not lie in ., which may be published. Give the calendars "
            "a folder of their own, for example -o feeds.",
        ),
        (
            ("-o", "registrants.csv"),
            5,
            "The folder registrants.csv cannot be made. Check that nothing else has its name and that you may write "
            "there.",
        ),
    ],
)
def test_refusals(planner: Callable[..., Any], table: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    answer = planner("batch", table.name, *arguments, *TODAY)
    assert (answer.code, answer.out, answer.err.strip()) == (code, "", said)


@pytest.mark.parametrize(
    "values", [{"race": "hue", "runs": "https://example.com/a.ics"}, {"race": "hue", "runs": "a.ics"}]
)
def test_a_stranger_names_neither_files_nor_addresses(values: dict[str, str]) -> None:
    with pytest.raises(PlannerError, match="batch-runs"):
        registrant(values, Terms(today=date(2026, 9, 7)))


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@x", "\tx"])
def test_spreadsheets_take_nothing_for_a_formula(text: str) -> None:
    assert plain(text) == f"'{text}"
    assert plain("An") == "An"


@pytest.mark.slow
def test_ten_thousand_rows(planner: Callable[..., Any], tmp_path: Path) -> None:
    races, levels = ("hue@27/12/2026", "hanoi-midnight@28/11/2026"), ("new", "regular", "advanced", "")
    path = tmp_path / "r.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("name,email,race,distance_km,level,language\n")
        for number in range(10_000):
            race, level = races[number % 2], levels[number % 4] if number % 100 else "elite"
            file.write(f"Runner {number},r{number}@x.vn,{race},{(10, 21, 42)[number % 3]},{level},en\n")
    answer = planner("batch", "r.csv", "-o", "feeds", *TODAY)
    assert answer.code == 1
    assert len(list((tmp_path / "feeds").glob("*.ics"))) == 9_900
    assert len(listed(tmp_path / REJECTED)) == 100


def test_a_fault_of_our_own_tells_its_class_and_nothing_of_the_row(
    planner: Callable[..., Any], table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of rejected rows is passed on: what a library says of a value would pass the value on, too."""

    def failing(*_: object) -> None:
        raise RuntimeError("could not make sense of Nguyễn Thị Ánh's knee")

    monkeypatch.setattr(running, "registrant", failing)
    planner("batch", table.name, "-o", "feeds", "--workers", "1", *TODAY)
    said = [row["reason"] for row in listed(tmp_path / REJECTED) if row["code"] == "our-fault"]
    assert said == [speaker("en").say("error-our-fault", what="RuntimeError")] * 4


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_worker_that_is_lost_is_told_with_what_to_do(
    planner: Callable[..., Any], table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    asked = ("batch", table.name, "-o", "feeds", "--workers", "2", "--lang", language, *TODAY)
    with monkeypatch.context() as worse:
        worse.setattr(Worker, "receive", lost)
        answer = planner(*asked)
    sentence = speaker(language).say("error-batch-worker-lost")
    assert (answer.code, answer.err.splitlines()[-1]) == (70, sentence)
    assert planner(*asked).code == 1
    assert len(list((tmp_path / "feeds").glob("*.ics"))) == 4


def lost(_: object) -> None:
    raise WorkerLost
