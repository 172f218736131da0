"""What a server has cost is all that it cost, whoever of it still lives."""

from __future__ import annotations

import os
from threading import Thread
from time import thread_time

from tests.benchmarks.servers import core_seconds


def work() -> None:
    while thread_time() < 0.2:
        pass


def test_threads_that_have_ended_are_counted() -> None:
    before = core_seconds(os.getpid())
    busy = Thread(target=work)
    busy.start()
    busy.join()
    assert core_seconds(os.getpid()) - before >= 0.2
