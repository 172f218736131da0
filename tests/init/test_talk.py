"""The talk at a terminal, a real one as far as the program can tell."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pexpect
import pytest

from planner.athletes import read_athlete

QUESTIONS = (
    "What is your name",
    "Which race",
    "How many kilometres",
    "When do you run",
    "On which days",
    "Between which hours",
    "What do you have",
    "How used are you",
    "How many sessions",
    "How many minutes",
)
Terminal = pexpect.spawn


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in an empty folder with ``planner init`` running in it, in English."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "80"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "planner", "init", "--today", "2026-09-07"],
        cwd=str(tmp_path),
        env=environment,
        encoding="utf-8",
        timeout=20,
        dimensions=(40, 100),
    )
    yield child
    child.close(force=True)


def answer(terminal: Terminal, question: str, text: str) -> None:
    terminal.expect_exact(question)
    terminal.expect_exact("›")
    terminal.sendline(text)


def test_enter_takes_the_usual_answers(terminal: Terminal, tmp_path: Path) -> None:
    for question in ("English or Vietnamese", *QUESTIONS):
        answer(terminal, question, "")
    terminal.expect_exact("Written: athlete.toml")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    profile = read_athlete(tmp_path / "athlete.toml", today=date(2026, 9, 7))
    assert [run.kind for run in profile.athlete.week] == ["quality", "easy", "quality", "easy", "long"]
    assert len(profile.races) == 1


def test_a_wrong_answer_is_told_and_asked_again_in_the_language_chosen(terminal: Terminal, tmp_path: Path) -> None:
    answer(terminal, "English or Vietnamese", "klingon")
    terminal.expect_exact("planner does not speak “klingon”")
    answer(terminal, "English or Vietnamese", "tiếng việt")
    answer(terminal, "Bạn tên là gì?", "Nguyễn Thị Ánh")
    answer(terminal, "Bạn nhắm giải nào?", "hanoi-midnigt")
    terminal.expect_exact("Có phải ý bạn là Hà Nội Midnight?")
    answer(terminal, "Bạn nhắm giải nào?", "-")
    answer(terminal, "Bạn chạy vào khi nào?", "t3=biến tốc,cn=dài")
    answer(terminal, "những ngày nào?", "t2,t4")
    answer(terminal, "khoảng giờ nào?", "18:00-21:00")
    answer(terminal, "dụng cụ gì?", "none")
    answer(terminal, "quen tập sức mạnh", "mới tập")
    answer(terminal, "mấy buổi?", "9")
    terminal.expect_exact("--sessions")
    answer(terminal, "mấy buổi?", "1")
    answer(terminal, "bao nhiêu phút?", "15")
    terminal.expect_exact("Đã ghi: athlete.toml")
    athlete = read_athlete(tmp_path / "athlete.toml", today=date(2026, 9, 7)).athlete
    assert (athlete.name, athlete.language, athlete.level) == ("Nguyễn Thị Ánh", "vi", "new")
    assert (athlete.gear, athlete.sessions, athlete.minutes) == ((), 1, 15)
    assert athlete.days == ("mon", "wed")


@pytest.mark.parametrize("leaves", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_leaving_in_the_middle_leaves_nothing(terminal: Terminal, tmp_path: Path, leaves: str) -> None:
    for question in ("English or Vietnamese", *QUESTIONS[:5]):
        answer(terminal, question, "")
    terminal.expect_exact(QUESTIONS[5])
    terminal.expect_exact("›")
    terminal.send(leaves)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 130
    assert list(tmp_path.iterdir()) == []
