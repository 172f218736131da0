"""A worker answers in order, never waits for its parent to read, and neither outlives the other unnoticed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planner.batch import workers
from planner.batch.workers import Work, WorkerLost, at_work

sys.path.insert(0, str(Path(__file__).parent))

from worked import DEADLY, WRONG, doubled, echoed, nothing, written

WAYS = ("fork", "spawn") if sys.platform == "linux" else ("spawn",)
ORPHANS = """
import signal, sys
from planner.batch import workers
from worked import doubled, nothing
if __name__ == "__main__":
    workers._way = lambda: sys.argv[1]
    with workers.at_work(workers.Work(doubled, nothing), 3) as staff:
        for one in staff:
            one.send([1])
            one.receive()
        print("all there", flush=True)
        signal.pause()
"""


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers in either way."""
    monkeypatch.setattr(workers, "_way", lambda: request.param)


@pytest.mark.usefixtures("way")
def test_answers_come_in_the_order_of_what_was_sent() -> None:
    with at_work(Work(doubled, nothing), 2) as staff:
        for one in staff:
            one.send([1, 2])
            one.send([3])
        answers = [[one.receive(), one.receive()] for one in staff]
    assert [[[twice for twice, _ in part] for part in own] for own in answers] == [[[2, 4], [6]]] * 2
    assert len({who for own in answers for part in own for _, who in part} - {os.getpid()}) == 2


@pytest.mark.usefixtures("way")
def test_much_may_be_under_way_in_both_directions() -> None:
    sent = [[bytes([number]) * 1_000_000 for number in range(4)] for _ in range(8)]
    with at_work(Work(echoed, nothing), 1) as [one]:
        for tasks in sent:
            one.send(tasks)
        assert [one.receive() for _ in sent] == sent


@pytest.mark.usefixtures("way")
def test_what_goes_wrong_is_told_with_where_and_the_worker_goes_on() -> None:
    with at_work(Work(doubled, nothing), 1) as [one]:
        one.send([WRONG])
        one.send([4])
        with pytest.raises(ValueError, match="a task that cannot be done") as told:
            one.receive()
        assert "in doubled" in told.value.__notes__[0]
        assert one.receive()[0][0] == 8


@pytest.mark.usefixtures("way")
def test_a_worker_that_dies_is_missed() -> None:
    with at_work(Work(doubled, nothing), 2) as [one, other]:
        one.send([DEADLY])
        with pytest.raises(WorkerLost):
            one.receive()
        with pytest.raises(WorkerLost):
            one.send([1])
        other.send([1])
        assert other.receive()[0][0] == 2


@pytest.mark.usefixtures("way")
def test_what_is_begun_in_the_end_is_done_and_what_waits_is_not(tmp_path: Path) -> None:
    with at_work(Work(written, nothing), 1) as [one]:
        one.send([str(tmp_path / "first")])
        one.receive()
        for names in (("a", "b"), ("c", "d"), ("e",)):
            one.send([str(tmp_path / name) for name in names])
    made = {path.name for path in tmp_path.iterdir()}
    assert made in ({"first"}, {"first", "a", "b"})


@pytest.mark.parametrize("way", WAYS)
def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path, way: str) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(workers.__file__).parents[2])])
    with subprocess.Popen(
        [sys.executable, str(script), way], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths}
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"all there\n"
        parent.send_signal(signal.SIGKILL)
        parent.communicate(timeout=30)  # not before the last of them has let go of it


def test_nothing_is_forked_beside_a_thread() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert workers._way() == "spawn"
    finally:
        done.set()
        thread.join()
    assert workers._way() == WAYS[0]
