"""The command itself: it ends well with a table, says what it cannot measure, and refuses what it does not know."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks import docs
from tests.benchmarks.__main__ import _documented, arguments
from tests.benchmarks.parts import NAMES, ROOT, Part
from tests.benchmarks.table import Run


def measured(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.benchmarks", *options]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_quick_run_of_each_part_ends_well_with_a_table(name: str, tmp_path: Path) -> None:
    file = tmp_path / "table.md"
    done = measured("--quick", "--only", name, "--on", "2026-11-22", "-o", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    page = file.read_text(encoding="utf-8")
    assert "Measured on 22/11/2026" in page
    assert "| what | beside | median | quartiles | aim |" in page
    assert "×" in done.stdout or "/s" in done.stdout
    assert str(tmp_path.parent) not in page
    assert str(ROOT) not in page


@pytest.mark.slow
def test_what_is_not_installed_is_said(tmp_path: Path) -> None:
    (tmp_path / "sh").symlink_to(shutil.which("sh") or "/bin/sh")
    done = measured("--quick", "--only", "polling", PATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "not measured" in done.stdout
    assert "needs wrk" in done.stdout


def test_docs_are_not_begun_without_what_they_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit):
        arguments(["--docs"])
    assert "--docs needs wrk:" in capsys.readouterr().err


def test_pages_lose_no_line_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written: list[Run] = []
    run = Run(date(2026, 11, 22), "2 cores", 0.5, False, 12.5, (Part("feeds", "Feeds", ()),))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(docs, "lost", lambda *_: ["served, beside nginx 1.22.1"])
    monkeypatch.setattr(docs, "keep", lambda run, _: written.append(run))
    assert not _documented(run, lose=False)
    told = capsys.readouterr().err
    assert "docs/ and the READMEs are left as they were." in told
    assert told.endswith("\n  served, beside nginx 1.22.1\n")
    [aside] = tmp_path.iterdir()
    assert f"python -m tests.benchmarks.docs {aside}" in told
    assert _documented(run, lose=True)
    assert not _documented(replace(run, parts=(replace(run.parts[0], wrong="other bytes"),)), lose=True)
    assert written == [run]


@pytest.mark.parametrize("signalled", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_a_run_that_is_stopped_prints_and_writes_what_was_there(signalled: signal.Signals, tmp_path: Path) -> None:
    file = tmp_path / "table.md"
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--only", "planning", "placement", "-o", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        while "16 weeks" not in (line := run.stderr.readline()) and line:
            pass
        run.send_signal(signalled)
        printed, told = run.communicate(timeout=60)
    assert run.returncode == 128 + signalled
    assert told.splitlines()[-1] == f"Stopped by {signalled.name}: this is what was there."
    assert "Traceback" not in told
    assert "16 weeks" in printed
    assert "It was stopped before its end" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--docs", "--quick"], "--docs wants everything measured"),
        (["--docs", "--only", "polling"], "--docs wants everything measured"),
        (["--only", "nothing"], "invalid choice: 'nothing'"),
        (["--on", "22/11/2026"], "invalid fromisoformat value"),
        (["-o", "nowhere/table.md"], "-o nowhere/table.md: there is no folder nowhere"),
        (["-o", "."], "-o .: is a folder"),
    ],
    ids=["docs-quick", "docs-some", "unknown", "day", "no-folder", "folder"],
)
def test_what_is_asked_for_wrongly_is_refused(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        arguments(options)
    assert refused.value.code == 2
    assert told in capsys.readouterr().err
