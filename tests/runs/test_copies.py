"""Last copies: how often a server is asked, and what stands in when it fails."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from calendars_written import MONDAY, NEW_YEAR, written

from planner.errors import InputError, PlannerError, StoreError
from planner.model import Athlete
from planner.runs import gather
from planner.runs.copies import REFRESH_SECONDS, latest
from planner.runs.fetching import Answer

CALENDAR = written("UID:a\nDTSTART:20261201T053000\nDTEND:20261201T063000\nSUMMARY:Tempo")


class Fetched:
    """A fetch whose answers are laid out beforehand."""

    def __init__(self, *answers: Answer | PlannerError) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, str]] = []

    def __call__(self, _: str, **told: str) -> Answer:
        self.asked.append(told)
        answer = self.answers.pop(0)
        if isinstance(answer, PlannerError):
            raise answer
        return answer


URL = "https://runs.example/secret.ics"
take = partial(latest, URL, check=bool)


def test_a_copy_is_asked_about_at_most_once_an_hour(tmp_path: Path) -> None:
    fetched = Fetched(Answer(True, b"one", '"1"', ""), Answer(False), Answer(True, b"two", '"2"', ""))
    bodies = [
        take(tmp_path, fetch=fetched, clock=lambda now=now: now).body
        for now in (0.0, REFRESH_SECONDS - 1.0, REFRESH_SECONDS + 1.0, 2.0 * REFRESH_SECONDS, 3.0 * REFRESH_SECONDS)
    ]
    assert bodies == [b"one", b"one", b"one", b"one", b"two"]
    assert fetched.asked == [
        {"etag": "", "modified": ""},
        {"etag": '"1"', "modified": ""},
        {"etag": '"1"', "modified": ""},
    ]


def test_a_young_copy_is_asked_after_only_on_demand(tmp_path: Path) -> None:
    fetched = Fetched(Answer(True, b"one"), Answer(True, b"two"))
    take(tmp_path, fetch=fetched, clock=lambda: 0.0)
    young = take(tmp_path, fetch=fetched, clock=lambda: 60.0)
    assert (young.body, young.recent) == (b"one", True)
    assert take(tmp_path, fetch=fetched, clock=lambda: 60.0, anew=True).body == b"two"


def test_a_server_that_sends_a_page_is_told_by_its_own_cause(tmp_path: Path) -> None:
    fetched = Fetched(Answer(True, CALENDAR), Answer(True, b"<!doctype html><p>Sign in</p>"))
    asked = partial(gather, [URL], first=MONDAY, last=NEW_YEAR, athlete=Athlete(), today=MONDAY, cache_dir=tmp_path)
    asked(fetch=fetched)
    assert [note.code for note in asked(fetch=fetched).recent] == ["runs.recent-copy"]
    assert asked(fetch=fetched, fresh=True).notes[0].code == "runs.stale-copy-no-calendar"


@pytest.mark.parametrize(
    "error", [StoreError("runs.unreachable", host="x"), InputError("runs.too-big", source="x", limit=1)]
)
def test_the_last_copy_stands_in_when_the_server_fails(tmp_path: Path, error: PlannerError) -> None:
    fetched = Fetched(Answer(True, b"one"), error)
    take(tmp_path, fetch=fetched, clock=lambda: 0.0)
    copy = take(tmp_path, fetch=fetched, clock=lambda: 90_000.0)
    assert (copy.body, copy.since, copy.stale) == (b"one", 0.0, error.code)


def test_what_is_no_calendar_never_replaces_a_copy(tmp_path: Path) -> None:
    def refuse(body: bytes) -> None:
        if body != b"good":
            raise InputError("runs.not-a-calendar", source="x")

    fetched = Fetched(Answer(True, b"good"), Answer(True, b"<html>"), Answer(True, b"good"))
    for now in (0.0, 9_000.0):
        assert latest(URL, tmp_path, check=refuse, fetch=fetched, clock=lambda now=now: now).body == b"good"


def test_an_address_that_may_not_be_asked_has_no_copy_to_stand_in(tmp_path: Path) -> None:
    fetched = Fetched(Answer(True, b"one"), InputError("runs.private-address", host="x"))
    take(tmp_path, fetch=fetched, clock=lambda: 0.0)
    with pytest.raises(InputError):
        take(tmp_path, fetch=fetched, clock=lambda: 9_000.0)


def test_nothing_on_disk_tells_the_address(tmp_path: Path) -> None:
    take(tmp_path / "new", fetch=Fetched(Answer(True, b"one")), clock=lambda: 0.0)
    (file,) = (tmp_path / "new").iterdir()
    assert "secret" not in file.name
    assert b"secret" not in file.read_bytes()
    assert (file.stat().st_mode & 0o077, (tmp_path / "new").stat().st_mode & 0o077) == (0, 0)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda _: b"",
        lambda data: b"{}\n" + data,
        lambda _: json.dumps([]).encode(),
    ],
    ids=["short", "empty", "another form", "no object"],
)
def test_a_damaged_copy_counts_as_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    take(tmp_path, fetch=Fetched(Answer(True, b"one")), clock=lambda: 0.0)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert take(tmp_path, fetch=Fetched(Answer(True, b"two")), clock=lambda: 1.0).body == b"two"


def test_a_folder_that_cannot_be_written_costs_only_the_copy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert take(tmp_path / "file", fetch=Fetched(Answer(True, b"one")), clock=lambda: 0.0).body == b"one"


def test_a_fetched_calendar_becomes_runs_and_an_old_copy_is_told(tmp_path: Path) -> None:
    fetched = Fetched(Answer(True, CALENDAR), StoreError("runs.unreachable", host="runs.example"))

    def gathered() -> tuple[list[date], list[str]]:
        found = gather(
            [URL], first=MONDAY, last=NEW_YEAR, athlete=Athlete(), today=MONDAY, cache_dir=tmp_path, fetch=fetched
        )
        return [run.day for run in found.runs if run.title == "Tempo"], [note.code for note in found.notes]

    assert gathered() == ([date(2026, 12, 1)], ["runs.seen-once", "runs.assumed"])
    (file,) = tmp_path.iterdir()
    head, _, body = file.read_bytes().partition(b"\n")
    file.write_bytes(json.dumps({**json.loads(head), "since": 1_700_000_000}).encode() + b"\n" + body)
    days, notes = gathered()
    assert (days, notes) == ([date(2026, 12, 1)], ["runs.stale-copy", "runs.seen-once", "runs.assumed"])
