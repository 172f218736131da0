"""Everybody's link works, stays the same however a run ends, and is nowhere but in the list."""

from __future__ import annotations

import csv
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.batch import storing
from planner.errors import StoreError
from planner.following import Following
from planner.model import Log, Plan
from planner.rendering import render
from planner.store import Store, hash_token, open_store
from planner.web.links import read_token

WHERE = ("--into", "club.sqlite", "--links", "links.csv", "--base-url", "https://club.example")
TODAY = ("--workers", "1", "--today", "2026-09-07")
HEAD = "name,email,race,days\n"
AN, BO = "An,a@x.vn,hue@27/12/2026,\n", "Bo,b@x.vn,hue@27/12/2026,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "r.csv"
    path.write_text(HEAD + AN + BO, encoding="utf-8")
    return path


def listed(folder: Path) -> list[dict[str, str]]:
    with (folder / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def served(folder: Path, link: str) -> bytes | None:
    """Return what a subscriber of a link gets."""
    with open_store(str(folder / "club.sqlite")) as store:
        reader = store.feed_reader()
        found = reader.feed(hash_token(read_token(link)))
        reader.close()
    return found.body if found else None


def links(folder: Path) -> list[str]:
    return [row["feed"] for row in listed(folder)]


def test_every_link_shows_its_own_plan(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    answer = planner("batch", table.name, *WHERE, *TODAY)
    assert answer.out == (
        "2 runners have a plan in club.sqlite.\n"
        "links.csv holds everybody's link; a link is nowhere else. Keep it, and keep it\nto yourself.\n"
    )
    rows = listed(tmp_path)
    assert [(row["name"], row["email"], row["state"]) for row in rows] == [
        ("An", "a@x.vn", "active"),
        ("Bo", "b@x.vn", "active"),
    ]
    for row in rows:
        body = served(tmp_path, row["feed"])
        assert body is not None
        assert body.endswith(b"END:VCALENDAR\r\n")
        assert read_token(row["google"]) == read_token(row["webcal"]) == read_token(row["feed"])
        with open_store(str(tmp_path / "club.sqlite")) as store:
            assert store.plan(row["plan"]).athlete.name == row["name"]
    assert len(set(links(tmp_path))) == 2
    assert stat.S_IMODE((tmp_path / "links.csv").stat().st_mode) == 0o600


def test_the_bytes_are_those_that_the_store_would_render(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    """A calendar is drawn by a worker before its plan is kept: it must be the one the server would draw."""
    planner("batch", table.name, *WHERE, *TODAY)
    drawn = served(tmp_path, links(tmp_path)[0])
    with open_store(str(tmp_path / "club.sqlite")) as store:
        plan = listed(tmp_path)[0]["plan"]
        assert store.feeds_behind() == ()
        (feed,) = store.feeds(plan)
        rendered, _ = render(store.plan(plan), store.kept(plan), feed, None, feed.modified)
    assert rendered.body == drawn


def test_another_run_keeps_the_links_and_gives_newcomers_theirs(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    table.write_text(HEAD + AN)
    planner("batch", table.name, *WHERE, *TODAY)
    (first,) = links(tmp_path)
    table.write_text(HEAD + BO + AN)
    planner("batch", table.name, *WHERE, *TODAY)
    assert [row["name"] for row in listed(tmp_path)] == ["Bo", "An"]
    assert links(tmp_path)[1] == first
    assert links(tmp_path)[0] != first


def test_who_left_the_table_keeps_plan_and_link(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", table.name, *WHERE, *TODAY)
    before = links(tmp_path)
    table.write_text(HEAD + BO)
    said = " ".join(planner("batch", table.name, *WHERE, *TODAY).out.split())
    assert "One link of an earlier row still works; it stands in the list without a line." in said
    assert [(row["line"], row["name"]) for row in listed(tmp_path)] == [("2", "Bo"), ("", "An")]
    assert sorted(links(tmp_path)) == sorted(before)


def test_a_changed_row_changes_what_subscribers_see(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", table.name, *WHERE, *TODAY)
    (link, *_), before = links(tmp_path), served(tmp_path, links(tmp_path)[0])
    table.write_text(HEAD + AN.replace("2026,", '2026,"mon,fri"') + BO)
    planner("batch", table.name, *WHERE, "--workers", "1", "--today", "2026-10-05")
    assert links(tmp_path)[0] == link
    after = served(tmp_path, link)
    assert after is not None
    assert after != before


@pytest.mark.parametrize("times", [1, storing.ATTEMPTS])
def test_a_row_is_done_again_where_its_runner_logged_something_meanwhile(
    planner: Callable[..., Any], table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Two write: what one read must still stand when it writes; a runner who always comes first ends the run."""
    planner("batch", table.name, *WHERE, *TODAY)
    table.write_text(HEAD + AN.replace("2026,", '2026,"mon,fri"') + BO)
    plan, true, asked = listed(tmp_path)[0]["plan"], Following.revise, []

    def overtaken(self: Following, key: str, *told: Any, **more: Any) -> Plan:
        asked.append(key)
        if len(asked) <= times:
            session = self.store.plan(key).sessions[len(asked) - 1].id
            self.store.mark(key, Log(session=session, outcome="done", on=date(2026, 10, 4)))
        return true(self, key, *told, **more)

    monkeypatch.setattr(Following, "revise", overtaken)
    answer = planner("batch", table.name, *WHERE, "--workers", "1", "--today", "2026-10-05")
    with open_store(str(tmp_path / "club.sqlite")) as store:
        assert len(store.marks(plan)) == times
        assert store.kept(plan).revision == (2 if times == 1 else 1)
    assert (answer.code, asked) == ((0, [plan] * 2) if times == 1 else (5, [plan] * storing.ATTEMPTS))


def test_a_link_that_was_closed_is_told_and_not_made_anew(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    planner("batch", table.name, *WHERE, *TODAY)
    before = links(tmp_path)
    with open_store(str(tmp_path / "club.sqlite")) as store:
        store.revoke(hash_token(read_token(before[0])))
    planner("batch", table.name, *WHERE, *TODAY)
    assert links(tmp_path) == before
    assert [row["state"] for row in listed(tmp_path)] == ["revoked", "active"]


@pytest.mark.parametrize("step", ["feed_new", "feed_put_bytes", "add_plan"])
def test_a_run_that_ends_between_any_two_steps_loses_no_link_and_makes_none_twice(
    planner: Callable[..., Any], table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    true, calls = getattr(Store, step), []

    def failing(*arguments: Any, **options: Any) -> Any:
        calls.append(step)
        if len(calls) == 2:
            raise StoreError("store-disk", place="club.sqlite")
        return true(*arguments, **options)

    monkeypatch.setattr(Store, step, failing)
    assert planner("batch", table.name, *WHERE, *TODAY).code == 5
    assert not (tmp_path / "links.csv").exists()
    journal = (tmp_path / ".links.csv.journal").read_text().split()
    assert stat.S_IMODE((tmp_path / ".links.csv.journal").stat().st_mode) == 0o600
    monkeypatch.setattr(Store, step, true)
    assert planner("batch", table.name, *WHERE, *TODAY).code == 0
    assert not (tmp_path / ".links.csv.journal").exists()
    tokens = [read_token(link) for link in links(tmp_path)]
    assert set(journal[1::2]) <= set(tokens)
    assert all(served(tmp_path, token) for token in tokens)
    with open_store(str(tmp_path / "club.sqlite")) as store:
        assert {feed.token_hash for feed in store.feeds()} == set(map(hash_token, tokens))


def test_a_killed_run_goes_on_with_the_links_it_had_made(
    planner: Callable[..., Any], table: Path, tmp_path: Path
) -> None:
    table.write_text(HEAD + "".join(f"R{n},r{n}@x.vn,hue@27/12/2026,\n" for n in range(40)))
    command = [sys.executable, "-m", "planner", "batch", "r.csv", *WHERE, *TODAY]
    child = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "LC_ALL": "C"})
    journal = tmp_path / ".links.csv.journal"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (journal.exists() and journal.read_text().count("\n") > 3):
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    made = journal.read_text().split()[1::2]
    planner("batch", table.name, *WHERE, *TODAY)
    tokens = [read_token(link) for link in links(tmp_path)]
    assert set(made[:-1]) <= set(tokens)
    assert len(set(tokens)) == 40
    with open_store(str(tmp_path / "club.sqlite")) as store:
        assert {feed.token_hash for feed in store.feeds()} == set(map(hash_token, tokens))
        assert store.feeds_behind() == ()


def test_a_list_that_tells_no_link_is_refused(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", table.name, *WHERE, *TODAY)
    text = (tmp_path / "links.csv").read_bytes()
    (tmp_path / "links.csv").write_bytes(text.replace(b"https://club.example/f/", b"x", 1))
    answer = planner("batch", table.name, *WHERE, *TODAY)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "Line 2 of links.csv tells no plan with its link, and a link is nowhere else. Put back what was there, or take "
        "the line out and get a new link.\n"
    )


def test_many_workers_make_as_many_links(planner: Callable[..., Any], table: Path, tmp_path: Path) -> None:
    planner("batch", table.name, *WHERE, "--workers", "2", "--today", "2026-09-07")
    assert all(served(tmp_path, link) for link in links(tmp_path))
    assert tuple(listed(tmp_path)[0]) == storing.LINKS
