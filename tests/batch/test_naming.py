"""Nobody can guess the name of a calendar, and the same key names it the same for ever."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from planner.batch.lists import REJECTED, List

TODAY = ("--workers", "1", "--today", "2026-09-07")
ROWS = "email,race\na@x.vn,hue@27/12/2026\nb@x.vn,hue@27/12/2026\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "r.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def calendars(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.ics"))


def test_names_stay_with_the_key_and_leave_with_it(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", table.name, "-o", "feeds", *TODAY)
    planner("batch", table.name, "-o", "again", *TODAY)
    assert calendars(tmp_path / "feeds") == calendars(tmp_path / "again")
    (tmp_path / "batch.key").unlink()
    planner("batch", table.name, "-o", "others", *TODAY)
    assert not set(calendars(tmp_path / "feeds")) & set(calendars(tmp_path / "others"))


def test_rows_that_move_and_another_table_keep_their_names(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    planner("batch", table.name, "-o", "feeds", *TODAY)
    before = calendars(tmp_path / "feeds")
    (tmp_path / "november.csv").write_text("email,days,race\nb@x.vn,,hue@27/12/2026\na@x.vn,mon,hue@27/12/2026\n")
    planner("batch", "november.csv", "-o", "feeds", *TODAY)
    assert calendars(tmp_path / "feeds") == before


def test_what_names_people_or_secrets_is_beside_the_folder_and_private(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    planner("batch", table.name, "-o", "public/feeds", *TODAY)
    for name in ("batch.key", "feeds.csv", "rejected.csv"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    told = b"".join(path.read_bytes() for path in (tmp_path / "public/feeds").iterdir())
    secret = (tmp_path / "batch.key").read_bytes().strip()
    assert secret not in told
    assert b"x.vn" not in told


def test_the_list_tells_the_links_of_a_published_folder(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    address = ("--base-url", "https://club.example/feeds/", "--links", "whose.csv")
    planner("batch", table.name, "-o", "feeds", *address, *TODAY)
    with (tmp_path / "whose.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["link"] for row in rows] == [f"https://club.example/feeds/{row['file']}" for row in rows]
    assert sorted(row["file"] for row in rows) == calendars(tmp_path / "feeds")


def test_a_key_of_ones_own(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    (tmp_path / "club.key").write_text("correct horse battery staple\n")
    planner("batch", table.name, "-o", "one", "--key", "club.key", *TODAY)
    planner("batch", table.name, "-o", "two", "--key", "club.key", *TODAY)
    assert calendars(tmp_path / "one") == calendars(tmp_path / "two")
    assert not (tmp_path / "batch.key").exists()


def test_another_key_is_refused_where_calendars_have_names(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    planner("batch", table.name, "-o", "feeds", *TODAY)
    (tmp_path / "batch.key").rename(tmp_path / "gone.key")
    answer = planner("batch", table.name, "-o", "feeds", *TODAY)
    assert (answer.code, answer.err) == (
        3,
        "The calendars in feeds are named by a key, and batch.key is not there. Say where it is with --key, or take "
        "another folder.\n",
    )
    (tmp_path / "batch.key").write_text("another key of enough letters")
    answer = planner("batch", table.name, "-o", "feeds", *TODAY)
    assert (answer.code, answer.err.split(":")[0]) == (
        3,
        "The calendars in feeds are named by another key than batch.key. Name the right one with --key, or take "
        "another folder",
    )
    (tmp_path / "batch.key").write_text("short")
    answer = planner("batch", table.name, "-o", "feeds", *TODAY)
    assert (answer.code, answer.err) == (
        3,
        "batch.key is no key: it holds fewer than 16 characters. Leave it out, and one is made.\n",
    )
    assert planner("batch", table.name, "-o", "feeds", "--key", "gone.key", *TODAY).code == 0


def test_two_lists_of_one_name_do_not_meet_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "rejected.csv"
    with List(path, REJECTED) as first, List(path, REJECTED) as second:
        first.tell(2, "a", "first")
        second.tell(3, "b", "=second")
        assert not list(tmp_path.iterdir())
    assert path.read_bytes() == "\ufeffline,code,reason\r\n2,a,first\r\n".encode()
    with suppress(KeyboardInterrupt), List(path, REJECTED) as third:
        third.tell(4, "c", "third")
        raise KeyboardInterrupt
    assert [one.name for one in tmp_path.iterdir()] == ["rejected.csv"]
    assert b"first" in path.read_bytes()
