"""A server's cost is all that it cost; answers that are not right are noticed; what is absent is told."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread
from time import thread_time

import pytest

from tests.benchmarks import feeds, million, worker
from tests.benchmarks.results import Missing, Wrong
from tests.benchmarks.servers import Absent, core_seconds, database, kept_to, radicale, serving_core

EVENT = b"BEGIN:VEVENT\r\nUID:%b\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T000000Z\r\nEND:VEVENT\r\n"


def work() -> None:
    while thread_time() < 0.2:
        pass


def test_threads_that_have_ended_are_counted() -> None:
    before = core_seconds(os.getpid())
    busy = Thread(target=work)
    busy.start()
    busy.join()
    assert core_seconds(os.getpid()) - before >= 0.2


def calendar(*uids: bytes) -> bytes:
    events = b"".join(EVENT % uid for uid in uids)
    return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + events + b"END:VCALENDAR\r\n"


def test_the_order_of_events_is_nothing_and_a_missing_one_is_noticed() -> None:
    feeds._expect_same_events(calendar(b"a", b"b"), calendar(b"b", b"a"))
    with pytest.raises(Wrong, match="another calendar"):
        feeds._expect_same_events(calendar(b"a", b"b"), calendar(b"a"))


@pytest.mark.parametrize(("kept", "made", "right"), [("yes", 0, True), ("yes", 90, False), ("look", 100, True)])
def test_look_ups_are_as_many_as_were_said(tmp_path: Path, kept: str, made: int, right: bool) -> None:
    place = feeds.Place(0, 0, "/", tmp_path / "count", kept)
    if right:
        feeds._expect_look_ups(place, 100, made)
    else:
        with pytest.raises(Wrong, match="took 90 look-ups"):
            feeds._expect_look_ups(place, 100, made)
    if kept == "look":
        with pytest.raises(Wrong, match="a look-up in the store for each request, took 99"):
            feeds._expect_look_ups(place, 100, made - 1)


def test_feeds_that_come_without_a_look_up_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = tmp_path / "count"
    worker.command("address", 0, "yes", count)

    async def at_once(*_: object) -> list[float]:
        return [0.1, 0.2]

    monkeypatch.setattr(million, "paced", at_once)
    with pytest.raises(Wrong, match="2 feeds that were never asked for took 0 look-ups"):
        million._looked_up(0, ["a", "b"], count)


def test_a_child_is_kept_to_a_core_and_we_are_not() -> None:
    before = os.sched_getaffinity(0)
    with kept_to(serving_core()):
        assert os.sched_getaffinity(0) == {serving_core()}
    assert os.sched_getaffinity(0) == before


def test_a_database_that_does_not_start_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "postgres.sh"
    script.write_text(f"#!/bin/sh\necho initdb: cannot write {tmp_path}/cluster >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setattr("tests.benchmarks.servers.POSTGRES", script)
    with pytest.raises(Absent, match=r"^PostgreSQL: initdb: cannot write …/cluster$"), database(tmp_path, "PostgreSQL"):
        pass


def test_radicale_is_looked_for_among_the_other_calendar_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 3.9.9\n")
    python.chmod(0o755)
    monkeypatch.setenv("PLANNER_INTEROP", str(tmp_path))
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    command, version = radicale(tmp_path, 1)
    assert (command[0], version) == (str(python), "3.9.9")
    monkeypatch.setenv("PLANNER_INTEROP", "/nowhere")
    with pytest.raises(Absent, match="pip install radicale"):
        radicale(tmp_path, 1)


def test_without_wrk_the_rest_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(feeds.speed(tmp_path, 1)) == [Missing("feeds a second", "wrk")]


class Said:
    """An answer as http.client reads it."""

    status, reason = 200, "OK"

    def getheaders(self) -> list[tuple[str, str]]:
        return [("Content-Length", "100")]


@pytest.mark.parametrize(("came", "right"), [(1000 * 140, True), (1000 * 40, False), (1000 * 240, False)])
def test_answers_of_another_length_are_noticed(came: int, right: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "asked", lambda *_: (Said(), b"x" * 100))
    place = feeds.Place(0, 0, "/f/x.ics")
    if right:
        feeds._expect_bytes(place, {}, 1000, came)
    else:
        with pytest.raises(Wrong, match=f"1000 answers of 140 bytes came to {came:,}"):
            feeds._expect_bytes(place, {}, 1000, came)
