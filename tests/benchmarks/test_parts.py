"""A part that is stopped, late or without a program ends with what it had, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.benchmarks import parts
from tests.benchmarks.parts import Stopped, measured
from tests.benchmarks.results import Missing

PART = """
import json, pathlib, shutil, subprocess, sys, time, signal
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
folder = pathlib.Path({folder!r})
folder.mkdir()
server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
(folder / "pid").write_text(str(server.pid))
try:
    print(json.dumps({{"title": "Servers"}}))
    print(json.dumps({{"missing": {{"name": "one", "needs": "two"}}}}), flush=True)
    time.sleep(60)
finally:
    server.terminate()
    server.wait()
    shutil.move(folder / "pid", {ended!r})
    folder.rmdir()
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the part be one that starts a server in a session of its own, says one thing, and waits."""
    script = tmp_path / "part.py"
    script.write_text(PART.format(folder=str(tmp_path / "servers"), ended=str(tmp_path / "ended")))
    started = subprocess.Popen
    monkeypatch.setattr(
        parts.subprocess, "Popen", lambda _, **options: started([sys.executable, str(script)], **options)
    )
    return tmp_path


def nothing_is_left(folder: Path) -> bool:
    server = int((folder / "ended").read_text())
    return not (folder / "servers").exists() and not Path(f"/proc/{server}").exists()


def test_a_part_that_is_stopped_takes_its_servers_and_folders_with_it_and_tells_what_was_there(folder: Path) -> None:
    def stop(*_: object) -> None:
        raise Stopped(signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, stop)
    try:
        tell = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1))
        with pytest.raises(Stopped) as stopped:
            measured("feeds", quick=True, told=lambda _: tell.start())
    finally:
        signal.signal(signal.SIGUSR1, before)
    part = stopped.value.part
    assert part is not None
    assert (part.title, part.results) == ("Servers", (Missing("one", "two"),))
    assert nothing_is_left(folder)


def test_a_part_that_takes_too_long_is_ended_and_the_limit_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LONGEST_S", 2)
    began = time.monotonic()
    part = measured("feeds", quick=True)
    assert part.wrong == "it was ended, not being done within 2 s"
    assert part.results == (Missing("one", "two"),)
    assert time.monotonic() - began < 2 + parts.GRACE_S
    assert nothing_is_left(folder)


def part_that(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def measure(quick: bool) -> object:
        raise fault

    stand_in = type("Stand", (), {"TITLE": "A part", "measure": staticmethod(measure)})
    monkeypatch.setattr(parts.importlib, "import_module", lambda _: stand_in)
    monkeypatch.setattr(parts.signal, "signal", lambda *_: None)


def test_a_program_that_is_not_there_is_missing_and_no_answer_was_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    part_that(FileNotFoundError(2, "No such file or directory", "taskset"), monkeypatch)
    assert parts.main("feeds") == 0
    assert '"needs": "taskset"' in capsys.readouterr().out


def test_a_file_that_is_not_there_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    part_that(FileNotFoundError(2, "No such file or directory", str(tmp_path / "events.json")), monkeypatch)
    with pytest.raises(FileNotFoundError):
        parts.main("feeds")
    assert '"wrong": "FileNotFoundError' in capsys.readouterr().out
