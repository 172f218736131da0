"""Polls are replayed when they are due, each once, and an answer that is not the right one is noticed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.changing import Stretch, Work, beside
from tests.benchmarks.hour import Poll
from tests.benchmarks.replaying import How, Server, check, command, replayed, written
from tests.benchmarks.results import Wrong
from tests.benchmarks.servers import SHORT, Base, fill, running
from tests.ports import free_port

pytestmark = [pytest.mark.outside, pytest.mark.slow]  # with wrk
FEEDS = 200
POLLS = [Poll(number / 100, number, number % 5 == 0) for number in range(FEEDS)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    address, port = str(tmp_path_factory.mktemp("served") / "store.sqlite"), free_port()
    fill(address, FEEDS)
    with running(command(address, port), port, "/f/x.ics") as process:
        yield Server(port, process, Base(address))


def test_each_poll_is_answered_once_and_not_before_it_is_due(server: Server, tmp_path: Path) -> None:
    folder = written(tmp_path / "polls", POLLS, check(server.port, SHORT))
    moments = []
    found = replayed(folder, server, How(pace=4), moments.append)
    assert found is not None
    assert (found.answers, found.unchanged, len(found.waits)) == (FEEDS, FEEDS * 4 // 5, FEEDS)
    assert 2 / 4 - 0.05 < found.seconds < time.monotonic() - moments[0]
    assert 0 < found.waits[0] <= found.slowest(0.5) <= found.slowest(0.01)
    assert found.core_s > 0 == found.database_s
    flat_out = replayed(folder, server, How(connection="close"))
    assert flat_out is not None
    assert flat_out.answers == FEEDS


def test_other_bytes_and_another_status_are_noticed(server: Server, tmp_path: Path) -> None:
    whole = check(server.port, SHORT)
    with pytest.raises(Wrong, match=f"{FEEDS} of {FEEDS} polls were answered, {FEEDS // 5} of them wrongly"):
        replayed(written(tmp_path / "bytes", POLLS, whole[:-1]), server, How())
    unknown = [*POLLS, Poll(0, FEEDS + 1, stale=False)]
    with pytest.raises(Wrong, match=f"{FEEDS + 1} of {FEEDS + 1} polls were answered, 1 of them wrongly"):
        replayed(written(tmp_path / "status", unknown, whole), server, How())


def test_what_cannot_be_held_ends_early(server: Server, tmp_path: Path) -> None:
    slow = [Poll(0, number, stale=False) for number in range(FEEDS)] + [Poll(60, 1, stale=False)] * 32
    folder = written(tmp_path / "polls", slow, check(server.port, SHORT))
    began = time.monotonic()
    assert replayed(folder, server, How(pace=1, late_ms=0)) is None
    assert time.monotonic() - began < 30


def test_changes_beside_a_server_are_made_when_they_are_due_and_shown_by_it(server: Server) -> None:
    with beside(server.base.address, Work([Stretch(1, 4, 3)], 1), plans=2) as changes:
        changes.begin(time.monotonic())
        done = changes.done(server.port)
    assert (done.changes, done.marks, len(done.shown)) == (4, 3, 2)
    with beside(server.base.address, Work([Stretch(1, 4, 3)], 1), plans=2) as changes:
        changes.begin(time.monotonic() - 30)
        late = changes.done(server.port)
    assert late.changes + late.marks == 1
    assert late.late_s > 29
