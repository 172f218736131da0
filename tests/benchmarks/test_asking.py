"""What is asked of a server over HTTP is looked at before its price is believed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks.asking import Runner
from tests.benchmarks.results import Wrong


class Asked(Runner):
    """A runner whose server is played here: it keeps what it is told, but for what a test has it forget."""

    def __init__(self) -> None:
        self.logs: dict[str, int] = {}
        self.shown = 1
        self.step = 1
        super().__init__(port=0)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        if path.endswith("/plans"):
            return {"token": "t", "plan": {"revision": 1, "sessions": [{"id": "w01-1"}, {"id": "w01-2"}]}}
        if path.endswith("/race"):
            self.shown = body["revision"] + self.step
            return {"revision": self.shown}
        if method == "PUT":
            self.logs[path.rsplit("/", 1)[-1]] = body["minutes"]
            return {}
        if path.endswith("/log"):
            return [{"session": name, "minutes": minutes} for name, minutes in self.logs.items()]
        return {"revision": self.shown}


def test_a_server_that_keeps_all_passes() -> None:
    runner = Asked()
    for _ in range(3):
        runner.change()
        runner.mark()
    runner.look()
    assert runner.revision == 4


def test_a_lost_mark_is_wrong() -> None:
    runner = Asked()
    runner.mark()
    runner.mark()
    del runner.logs["w01-1"]
    with pytest.raises(Wrong, match="2 sessions were logged, and 1 are"):
        runner.look()


def test_an_older_mark_is_wrong() -> None:
    runner = Asked()
    runner.mark()
    runner.logs["w01-1"] += 1
    with pytest.raises(Wrong):
        runner.look()


def test_a_change_that_is_not_made_is_wrong() -> None:
    runner = Asked()
    runner.step = 0
    with pytest.raises(Wrong, match="revision 2 was asked for, and 1 came"):
        runner.change()


def test_another_revision_shown_is_wrong() -> None:
    runner = Asked()
    runner.change()
    runner.shown = 1
    with pytest.raises(Wrong, match="another revision than it made"):
        runner.look()
