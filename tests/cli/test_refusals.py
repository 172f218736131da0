"""What is wrong gets one sentence on standard error, the exit code of the design, and leaves nothing behind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import templates
from planner.cli import door
from planner.errors import UsageError
from planner.model import Log
from planner.words import speaker

Call = Callable[..., Any]
TODAY = ("--today", "2026-09-07")
FILES = {
    "athlete.txt": "",
    "bad.toml": "[athlete\nname = 'An'\n",
    "zone.toml": 'zone = "Asia/Hanoy"\n',
    "days.toml": 'days = ["mon"]\npreferred_days = ["tue"]\n',
    "typo.toml": "sesions = 2\n",
    "twins.toml": '[[races]]\nname = "hue"\n[[races]]\nname = "hue"\ndate = "28/12"\n',
    "list.json": "[1, 2]",
    "other.json": '{"schema": "else/1"}',
    "broken.json": "{",
    "foreign.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "foreign.md": "# mine\n",
}
REFUSED = {
    "a race in the past": (("plan", "hue@27/12/2025"), 4, ("is over", "hue")),
    "no free day": (("plan", "hue", "--hours", "5:00-5:30", "--runs", "mon-sun=long/240"), 4, ("None of the",)),
    "an unknown zone": (("plan", "hue", "--tz", "Asia/Ho_Chi_Min"), 2, ("time zone", "Asia/Ho_Chi_Minh")),
    "an unknown zone in a file": (("plan", "hue", "--athlete", "zone.toml"), 3, ("zone.toml:1", "zone")),
    "a file that is not TOML": (("plan", "hue", "--athlete", "bad.toml"), 3, ("bad.toml:1", "TOML")),
    "an unknown field": (("plan", "hue", "--athlete", "typo.toml"), 3, ("typo.toml:1", "Did you mean sessions")),
    "days that contradict": (("plan", "hue", "--athlete", "days.toml"), 3, ("days.toml", "preferred")),
    "a file that is missing": (("plan", "hue", "--athlete", "none.toml"), 3, ("none.toml",)),
    "an unknown race": (("plan", "hoe"), 2, ("hoe",)),
    "no race at all": (("plan",), 2, ("No race is named",)),
    "a date twice": (("plan", "hue@27/12", "--date", "28/12"), 2, ("contradicts", "28/12")),
    "a date for a date": (("plan", "27/12", "--date", "28/12"), 2, ("contradicts",)),
    "a date for several": (("plan", "hue", "hai-phong", "--date", "28/12"), 2, ("several",)),
    "two distances": (("plan", "hue", "--distance", "21", "--distance", "42"), 2, ("21, 42",)),
    "a distance it has not": (("plan", "hue", "--distance", "15"), 2, ("42, 21, 10, 5",)),
    "no priority": (("plan", "hue", "--priority", "hue=D"), 2, ("RACE=A",)),
    "a priority of no race": (("plan", "hue", "--priority", "hanoi=A"), 2, ("none of the races",)),
    "a distance of no race": (("plan", "hue", "--distance", "hcmc=10"), 2, ("none of the races", "Huế Marathon")),
    "a start in the past": (("plan", "hue", "--start", "2026-09-01"), 2, ("1 September 2026",)),
    "a start behind the race": (("plan", "hue", "--start", "2027-01-01"), 4, ("before the plan begins",)),
    "two races on a day": (("plan", "hue@27/12", "27/12"), 2, ("27 December 2026",)),
    "a race twice": (
        ("plan", "hue@27/12", "hue@28/12", "-o", "two.ics"),
        2,
        ("named twice, on Sun 27 Dec and Mon 28",),
    ),
    "a race twice in a file": (("plan", "--athlete", "twins.toml"), 2, ("Huế Marathon is named twice",)),
    "a race in ten years": (("plan", "2036-12-20", "-o", "far.ics"), 2, ("156 weeks at most", "--start 24/12/2033")),
    "figures that run together": (("plan", "28112026"), 2, ("Did you mean 28/11/2026?",)),
    "said and denied": (("plan", "hue", "--registered", "--considering"), 2, ("--registered and --considering",)),
    "denied and said": (("plan", "hue", "--no-busy", "--busy"), 2, ("--busy and --no-busy contradict",)),
    "runs in and out": (("plan", "hue", "--with-runs", "--no-runs"), 2, ("--with-runs and --no-runs",)),
    "called off or gone": (("plan", "hue", "--cancelled", "--no-cancelled"), 2, ("--cancelled and --no-cancelled",)),
    "too many sessions": (("plan", "hue", "--sessions", "9"), 2, ("--sessions", "1 to 3")),
    "a month of thirteen": (("plan", "hue@27/13"), 2, ("no month 13",)),
    "an unknown day": (("plan", "hue", "--today", "2026-02-30"), 2, ("28/2/2026",)),
    "a block that is none": (("plan", "hue", "--block", "20/12/2026..10/12/2026"), 2, ("10/12/2026..20/12/2026",)),
    "an unknown shape": (("plan", "hue", "--shape", "longest"), 2, ("plan shape",)),
    "an unknown language": (("plan", "hue", "--lang", "fr"), 2, ("fr", "en, vi")),
    "alarms that are none": (("plan", "hue", "--alarms", "soon"), 2, ("--alarms", "soon")),
    "an unknown ending": (("plan", "hue", "-o", "hue.icz"), 2, ("Did you mean ics",)),
    "an ending like no other": (("plan", "hue", "-o", "x.pdf"), 2, ("ics, json, html, md, csv, txt, fit, zip",)),
    "a file named twice": (("plan", "hue", "-o", "a.ics", "-o", "./a.ics"), 2, ("twice",)),
    "a foreign calendar": (("plan", "hue", "-o", "foreign.ics"), 3, ("foreign.ics", "--force")),
    "a foreign page": (("plan", "hue", "-o", "foreign.md"), 3, ("foreign.md", "--force")),
    "a folder that is missing": (("plan", "hue", "-o", "no/hue.ics"), 5, ("no/hue.ics",)),
    "an earlier plan that is missing": (("plan", "hue", "--previous", "none.json"), 3, ("none.json",)),
    "an earlier plan that is none": (("plan", "hue", "--previous", "other.json"), 3, ("planner.plan/1",)),
    "runs that are missing": (("plan", "hue", "--runs", "none.ics"), 3, ("none.ics",)),
    "runs of no week": (("plan", "hue", "--runs", "tue=hopping"), 2, ("hopping", "easy")),
    "no such command": (("pln", "hue"), 2, ("Did you mean plan",)),
    "no such option": (("plan", "hue", "--sesions", "2"), 2, ("--sesions", "--sessions")),
    "an option without its value": (("plan", "hue", "--sessions"), 2, ("--sessions", "value")),
    "a flag with a value": (("plan", "hue", "--json=yes"), 2, ("--json", "no value")),
    "a missing argument": (("check",), 2, ("FILE",)),
    "too many arguments": (("check", "list.json", "other.json"), 2, ("other.json",)),
    "--lang without its value": (("plan", "hue", "--lang"), 2, ("--lang",)),
    "a plan that is no object": (("check", "list.json"), 3, ("list.json",)),
    "a plan that is broken": (("check", "broken.json"), 3, ("broken.json", "JSON")),
    "a check of something else": (("check", "athlete.txt"), 2, (".json", ".ics")),
    "why of nothing": (("why", "someday", "hue"), 2, ("someday", "w15-1")),
    "why outside the plan": (("why", "2027-05-01", "hue"), 2, ("1 May 2027",)),
    "why of no week": (("why", "40", "hue"), 2, ("40", "16")),
    "an unknown rule": (("rules", "tapper"), 2, ("taper.",)),
    "an unknown exercise": (("exercises", "pik"), 2, ("Did you mean pike",)),
}
CASES = pytest.mark.parametrize(("arguments", "code", "told"), REFUSED.values(), ids=REFUSED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def on_the_day(arguments: tuple[str, ...]) -> tuple[str, ...]:
    dated = (
        arguments[0] in ("plan", "why") and "--today" not in arguments and arguments[-1] not in ("--sessions", "--lang")
    )
    return (*arguments, *TODAY) if dated else arguments


@CASES
def test_it_is_one_sentence_on_standard_error(
    planner: Call, folder: Path, arguments: tuple[str, ...], code: int, told: tuple[str, ...]
) -> None:
    answer = planner(*on_the_day(arguments))
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.count("\n") == 1
    assert all(part in answer.err for part in told), answer.err
    assert {path.name: path.read_bytes().decode() for path in folder.iterdir()} == FILES


@CASES
def test_every_language_has_a_sentence_of_its_own(
    planner: Call, folder: Path, arguments: tuple[str, ...], code: int, told: tuple[str, ...]
) -> None:
    del folder, told
    if "--lang" in arguments:
        return
    said = {language: planner(*on_the_day(arguments), "--lang", language) for language in templates.languages()}
    assert {answer.code for answer in said.values()} == {code}
    assert len({answer.err for answer in said.values()}) == len(said)


def test_nothing_is_written_when_one_of_several_files_cannot_be(planner: Call, folder: Path) -> None:
    answer = planner("plan", "hue", *TODAY, "-o", "hue.ics", "-o", "hue.json", "-o", "foreign.md")
    assert answer.code == 3
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_force_replaces_what_is_not_ours(planner: Call, folder: Path) -> None:
    assert planner("plan", "hue", *TODAY, "-o", "foreign.ics", "-o", "foreign.md", "--force").code == 0
    assert b"X-PLANNER-PLAN" in (folder / "foreign.ics").read_bytes()


def test_a_link_is_never_written_through(planner: Call, folder: Path) -> None:
    (folder / "target").write_text("mine")
    (folder / "link.ics").symlink_to(folder / "target")
    assert planner("plan", "hue", *TODAY, "-o", "link.ics", "--force").code == 3
    assert (folder / "target").read_text() == "mine"


def test_a_fault_of_our_own_is_a_sentence(planner: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(door, "_invoke", broken)
    answer = planner("plan", "hue")
    assert (answer.code, answer.out) == (door.OUR_FAULT, "")
    assert "went wrong (ZeroDivisionError)." in answer.err
    assert "by zero" not in answer.err
    assert "Traceback" not in answer.err
    monkeypatch.setenv("PLANNER_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        planner("plan", "hue")


@pytest.mark.parametrize("language", templates.languages())
def test_a_noun_that_cannot_be_made_quotes_nothing(
    planner: Call, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    def broken(*_: object) -> int:
        Log.model_validate({"note": "đau háng", "groin pain": 7})
        return 0

    monkeypatch.setattr(door, "_invoke", broken)
    answer = planner("log", "--lang", language)
    sentence = speaker(language).say("error-our-fault", what="ValidationError")
    assert (answer.code, answer.out, answer.err) == (door.OUR_FAULT, "", sentence + "\n")
    assert caplog.text == ""


BROKEN = {
    "a plan": ("status", "--plan", "\udcff"),
    "a person": ("forget", "--person", "\udcff", "--yes"),
    "a race": ("follow", "N\udcffX@2026-12-20"),
    "a command": ("\udcff",),
    "an option": ("plan", "--\udcff", "hue"),
    "a file": ("plan", "hue", "-o", "caf\udce9.ics"),
    "behind --": ("plan", "--", "\udcff"),
}


@pytest.mark.parametrize("arguments", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("language", templates.languages())
def test_octets_that_are_no_text_are_refused_at_the_door(
    planner: Call, tmp_path: Path, arguments: tuple[str, ...], language: str
) -> None:
    answer = planner("--lang", language, *arguments)
    place = 3 + next(at for at, word in enumerate(arguments) if not word.isprintable())
    sentence = speaker(language).say("error-argument-not-utf8", place=place)
    assert (answer.code, answer.out, answer.err) == (2, "", sentence + "\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hands arguments over as text")
def test_a_shell_that_is_not_utf8_is_told_so(tmp_path: Path) -> None:
    note = os.fsdecode(b"groin pain at night, caf\xe9")
    command = [sys.executable, "-m", "planner", "log", "today", "done", "--note", note]
    environment = os.environ | {"LC_ALL": "C.UTF-8", "PLANNER_STORE": str(tmp_path / "store.sqlite")}
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == speaker("en").say("error-argument-not-utf8", place=5) + "\n"
    assert list(tmp_path.iterdir()) == []


@given(
    st.lists(st.text(max_size=6), max_size=4),
    st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
    st.text(max_size=6),
)
def test_only_what_is_no_text_is_refused(words: list[str], broken: str, rest: str) -> None:
    door._refuse_broken_text(words)
    with pytest.raises(UsageError) as refused:
        door._refuse_broken_text([*words, rest + broken, rest])
    assert refused.value.values == {"place": len(words) + 1}
    assert refused.value.__cause__ is None


def test_an_interruption_says_nothing(planner: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "_invoke", interrupted)
    answer = planner("plan", "hue")
    assert (answer.code, answer.out, answer.err) == (door.INTERRUPTED, "", "")


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "planner", "plan", "hue", *TODAY, "--full"]
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "arguments", [("plan", "hue", *TODAY, "-o", "hue.ics"), ("races",), ("plan", "--help"), ("schema",)], ids=" ".join
)
@pytest.mark.parametrize("language", templates.languages())
def test_an_answer_that_nobody_takes_is_told_and_files_are_there(
    tmp_path: Path, arguments: tuple[str, ...], language: str
) -> None:
    command = [sys.executable, "-m", "planner", *arguments, "--lang", language]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr.decode()) == (5, speaker(language).say("error-output-full") + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["hue.ics"] * ("-o" in arguments)


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "utf-8"])
def test_any_terminal_can_show_it(tmp_path: Path, encoding: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "planner", "plan", "hue", *TODAY, "--lang", "vi"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
