"""A plan that is followed from the command line: kept, looked at, logged, adapted, gone back to, forgotten."""

import json
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
RUNS = "tue=quality,thu=quality,sun=long"
FOLLOW = ("follow", "hue@27/12", "--runs", RUNS, "--today", "2026-10-05")
SECRET = 7.5


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept" / "store.sqlite"
    monkeypatch.setenv("PLANNER_STORE", str(path))
    return path


@pytest.fixture
def followed(planner: Call, store: Path) -> dict[str, Any]:
    """Follow one plan and return it as JSON."""
    assert store
    assert planner(*FOLLOW).code == 0
    return plan_of(planner)


def plan_of(planner: Call, *which: str) -> dict[str, Any]:
    return json.loads(planner("show", "--json", *which).out)


def answer_of(planner: Call, *arguments: str) -> Any:
    answer = planner(*arguments, "--json")
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


def test_a_followed_plan_is_the_plan_that_plan_makes(planner: Call, followed: dict[str, Any]) -> None:
    made = json.loads(planner("plan", "hue@27/12", "--runs", RUNS, "--today", "2026-10-05", "--json").out)
    assert followed == made


def test_following_again_changes_nothing(planner: Call, followed: dict[str, Any]) -> None:
    again = planner(*FOLLOW)
    assert "Nothing has changed in plan" in again.out
    assert plan_of(planner) == followed


def test_a_confirmed_race_keeps_every_session_and_says_so(planner: Call, followed: dict[str, Any]) -> None:
    answer = answer_of(planner, "follow", "hue@27/12", "--registered", "--today", "2026-10-06")
    assert answer == {"plan": followed["id"], "revision": 2, "new": False}
    now = plan_of(planner)
    assert now["races"][0]["standing"] == "registered"
    assert [(s["id"], s["start"]) for s in now["sessions"]] == [(s["id"], s["start"]) for s in followed["sessions"]]
    assert now["runs"] == followed["runs"]
    assert answer_of(planner, "revisions")[-1]["why"] == "registered"


def test_today_and_week_show_what_is_due_and_the_next_step(planner: Call, followed: dict[str, Any]) -> None:
    first = followed["sessions"][0]
    quiet = planner("today", "--today", "2026-10-06").out
    assert "No session today." in quiet
    assert "Next: " in quiet
    due = planner("today", "--today", first["day"]).out
    assert first["id"] in due
    assert f"planner log today done --rpe {first['rpe']:g}" in due
    week = answer_of(planner, "week", "--today", first["day"])
    assert [s["id"] for s in week["sessions"]] == [s["id"] for s in followed["sessions"] if s["week"] == 1]


def test_status_lays_done_over_planned_in_the_same_unit(planner: Call, followed: dict[str, Any]) -> None:
    first, second = followed["sessions"][:2]
    planner("log", first["id"], "done", "--rpe", "8", "--minutes", "20", "--today", first["day"])
    planner("log", second["id"], "part", "--today", second["day"])
    told = answer_of(planner, "status", "--today", second["day"])
    assert told["adherence"] == {"due": 2, "done": 1, "part": 1, "missed": 0, "open": 0, "percent": 75}
    week = told["weeks"][0]
    assert week["planned_au"] == followed["weeks"][0]["load_au"]
    assert week["done_au"] == 8 * 20 + second["load_au"] / 2
    assert week["strain"] == round(week["done_au"] * week["monotony"], 1)
    shown = planner("status", "--today", second["day"]).out
    assert "75% kept: of 2 sessions due 1 done, 1 in part" in " ".join(shown.split())
    assert "█" in shown
    assert "population" in shown


def test_a_log_said_twice_is_one_and_undo_takes_it_back(planner: Call, followed: dict[str, Any]) -> None:
    first = followed["sessions"][0]
    said = ("log", "today", "done", "--rpe", "6", "--today", first["day"])
    assert planner(*said).out.startswith(f"Noted: {first['id']}")
    assert planner(*said).out.startswith("That was noted already")
    assert answer_of(planner, "undo") == {"plan": followed["id"], "session": first["id"]}
    assert answer_of(planner, "undo") == {"plan": followed["id"], "session": None}
    assert answer_of(planner, "today", "--today", first["day"])["sessions"][0]["log"] is None


def test_logging_as_planned_proposes_nothing(planner: Call, followed: dict[str, Any]) -> None:
    for session in followed["sessions"][:6]:
        told = ("--rpe", f"{session['rpe']:g}", "--rir", session["rir"], "--today", session["day"])
        assert planner("log", session["id"], "done", *told).code == 0
    answer = answer_of(planner, "adapt", "--apply", "--today", followed["sessions"][5]["day"])
    assert (answer["changes"], answer["applied"], answer["revision"]) == ([], False, 1)


def test_adapt_proposes_applies_once_and_can_be_gone_back_from(planner: Call, followed: dict[str, Any]) -> None:
    for session in followed["sessions"][:2]:
        planner("log", session["id"], "missed", "--today", session["day"])
    day = followed["sessions"][1]["day"]
    proposed = answer_of(planner, "adapt", "--today", day)
    assert proposed["changes"]
    assert all(change["reasons"] for change in proposed["changes"])
    assert plan_of(planner) == followed
    applied = answer_of(planner, "adapt", "--apply", "--today", day)
    assert applied["changes"] == proposed["changes"]
    assert applied["revision"] == 2
    assert answer_of(planner, "adapt", "--today", day)["changes"] == []
    assert planner("show", "1", "--json").out == json.dumps(followed, ensure_ascii=False, indent=2) + "\n"
    assert answer_of(planner, "return", "1", "--today", day)["revision"] == 3
    assert plan_of(planner)["sessions"] == followed["sessions"]


def test_the_past_is_not_gone_back_to(planner: Call, followed: dict[str, Any]) -> None:
    day = followed["sessions"][2]["day"]
    planner("adapt", "--block", f"{day}..{day}", "--today", "2026-10-06", "--apply")
    refused = planner("return", "1", "--today", "2026-11-30")
    assert refused.code == 2
    assert "the past stays as it is" in refused.err


def test_days_away_move_what_lies_on_them_and_pain_taken_back_gives_its_rest_back(
    planner: Call, followed: dict[str, Any]
) -> None:
    first, second, third = followed["sessions"][:3]
    planner("log", first["id"], "done", "--pain", "7", "--today", first["day"])
    rest = answer_of(planner, "adapt", "--apply", "--today", first["day"])
    assert [note["code"] for note in rest["notes"]] == ["see-professional"]
    assert second["id"] in {change["session"] for change in rest["changes"] if change["kind"] in ("dropped", "moved")}
    planner("undo")
    answer_of(planner, "adapt", "--apply", "--today", first["day"])
    assert plan_of(planner)["athlete"]["blocked"] == []
    assert second["id"] in {session["id"] for session in plan_of(planner)["sessions"]}
    third = next(session for session in plan_of(planner)["sessions"] if session["id"] == third["id"])
    away = ("adapt", "--apply", "--today", first["day"], "--block", f"{third['day']}..{third['day']}")
    assert answer_of(planner, *away)["applied"]
    assert third["start"] not in {session["start"] for session in plan_of(planner)["sessions"]}
    assert answer_of(planner, "adapt", "--today", first["day"])["changes"] == []


def test_the_calendar_a_plan_was_made_from_is_read_again(planner: Call, store: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "training.ics"
    calendar.write_text(ics("20261006T053000", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261227T000000Z"))
    planner("follow", "hue@27/12", "--runs", "training.ics", "--today", "2026-10-05")
    before = plan_of(planner)
    assert answer_of(planner, "adapt", "--today", "2026-10-06")["changes"] == []
    clash = before["sessions"][3]
    hour = clash["start"][:19].replace("-", "").replace(":", "")
    calendar.write_text(calendar.read_text().replace("END:VCALENDAR", f"{event(hour)}END:VCALENDAR"))
    changed = answer_of(planner, "adapt", "--today", "2026-10-06")["changes"]
    assert clash["id"] in {change["session"] for change in changed if change["kind"] == "moved"}
    assert store.exists()


def event(start: str, rule: str = "") -> str:
    lines = ["BEGIN:VEVENT", f"UID:{start}@club", "SUMMARY:Tempo run", f"DTSTART;TZID=Asia/Ho_Chi_Minh:{start}"]
    return "\r\n".join([*lines, "DURATION:PT1H", *([f"RRULE:{rule}"] if rule else []), "END:VEVENT", ""])


def ics(start: str, rule: str) -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//club//EN\r\n{event(start, rule)}END:VCALENDAR\r\n"


def test_several_people_share_a_store_and_plan_picks(planner: Call, followed: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "an.toml").write_text('name = "An"\n')
    planner("follow", "hanoi-midnight@28/11", "--athlete", "an.toml", "--today", "2026-10-05")
    listed = answer_of(planner, "plans")
    assert {entry["person"].split("-")[0] for entry in listed} == {"an", "runner"}
    several = planner("today")
    assert several.code == 2
    assert followed["id"] in several.err
    assert answer_of(planner, "today", "--plan", "hue")["plan"] == followed["id"]
    assert answer_of(planner, "today", "--plan", followed["id"][:5])["plan"] == followed["id"]
    assert planner("forget", "--person", "An", "--yes").out.startswith("One plan is gone for good")
    assert [entry["plan"] for entry in answer_of(planner, "plans")] == [followed["id"]]


def test_export_is_a_file_that_goes_on(planner: Call, followed: dict[str, Any], tmp_path: Path) -> None:
    assert planner("export", "ics", "-o", "hue.ics", "--today", "2026-10-05").code == 0
    first = (tmp_path / "hue.ics").read_bytes()
    assert planner("export", "ics", "-o", "hue.ics", "--today", "2026-10-05").code == 0
    assert (tmp_path / "hue.ics").read_bytes() == first
    assert planner("export", "json", "-o", "hue.ics").err.startswith("hue.ics does not end like")
    assert planner("export", "json", "-o", "hue.json").code == 0
    assert json.loads((tmp_path / "hue.json").read_text())["id"] == followed["id"]


def test_forget_leaves_nothing_and_asks_first(planner: Call, followed: dict[str, Any], store: Path) -> None:
    token = answer_of(planner, "feed", "new")["token"]
    first = followed["sessions"][0]
    planner("log", first["id"], "done", "--note", "kín đáo", "--pain", "6", "--today", first["day"])
    asked = planner("forget")
    assert asked.code == 2
    assert "one link for good. Nothing was removed" in asked.err
    assert plan_of(planner)["id"] == followed["id"]
    assert answer_of(planner, "forget", "--yes") == {"plans": 1, "feeds": 1}
    left = store.read_bytes()
    for word in ("kín đáo", RUNS, followed["id"], token):
        assert word.encode() not in left
    with sqlite3.connect(store) as connection:
        states = connection.execute("SELECT state, body FROM feed").fetchall()
    connection.close()
    assert states == [("forgotten", None)]
    assert planner("today").err.startswith("No plan is kept here yet")


WRONG = {
    "rpe": (("done", "--rpe", "77.5"), "--rpe takes a number from 0 to 10."),
    "pain": (("done", "--pain", "7.75"), "--pain takes a number from 0 to 10."),
    "rir": (("done", "--rir", "775"), "--rir takes one of 0-1, 2-3, 4+."),
    "minutes": (("done", "--minutes", "77500"), "--minutes takes a number from 1 to 1,440."),
    "exercise": (("done", "--exercise", "pke775"), "That exercise is not in session"),
    "note": (("done", "--note", "775" * 1000), "A note has at most 2,000 characters."),
    "outcome": (
        ("dne775",),
        "What stands behind the session does not say how it went. Say done, part or missed; anything else goes into",
    ),
    "a note without quotation marks": (
        ("done", "--note", "my", "knee", "775"),
        "There is too much here: “planner log”",
    ),
    "a note quoted with its option": (("done", "--note my knee 775"), "There is too much here: “planner log”"),
    "a note that is no text": (
        ("done", "--note", "đau háng 775 caf\udce9"),
        "Word 5 behind “planner” is not UTF-8 text.",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_stand_is_refused_without_repeating_it(
    planner: Call, followed: dict[str, Any], wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    arguments, sentence = WRONG[wrong]
    first = followed["sessions"][0]
    refused = planner("log", first["id"], *arguments, "--today", first["day"])
    assert refused.code == 2
    assert refused.err.startswith(sentence)
    assert "775" not in refused.err + refused.out + caplog.text
    assert answer_of(planner, "undo")["session"] is None


def test_a_slip_of_an_outcome_is_told_with_what_was_meant(planner: Call, followed: dict[str, Any]) -> None:
    first = followed["sessions"][0]
    assert planner("log", first["id"], "dne", "--today", first["day"]).err.endswith("Did you mean done?\n")


def test_a_session_to_come_is_not_logged(planner: Call, followed: dict[str, Any]) -> None:
    second = followed["sessions"][1]
    assert "still to come" in planner("log", second["id"], "missed", "--today", "2026-10-06").err
    assert "There is no session on" in planner("log", "today", "done", "--today", "2026-10-06").err
    assert "Did you mean w11-1" in planner("log", "w1-1", "done", "--today", "2026-10-06").err


def test_nothing_is_asked_of_a_store_without_plans(planner: Call, store: Path) -> None:
    for command in (("today",), ("status",), ("adapt",), ("undo",), ("revisions",), ("export", "ics")):
        refused = planner(*command)
        assert refused.code == 2
        assert refused.err.startswith("No plan is kept here yet")
    assert planner("plans").out.startswith("No plan is kept here yet")
    assert store.exists()


def test_the_store_is_checked_copied_and_saved(planner: Call, followed: dict[str, Any], tmp_path: Path) -> None:
    checked = answer_of(planner, "store", "check")
    assert (checked["rows"]["plan"], checked["faults"]) == (1, [])
    assert planner("store", "copy", "copy.sqlite").code == 0
    assert answer_of(planner, "plans", "--store", "copy.sqlite") == answer_of(planner, "plans")
    assert planner("store", "backup", "saved.sqlite").out == "Saved: saved.sqlite\n"
    assert plan_of(planner, "--store", "saved.sqlite") == followed
    assert planner("store", "copy", "copy.sqlite").code == 5
    assert planner("store", "chek").err.endswith("Did you mean check?\n")
    assert planner("store", "backup").code == 2
    assert (tmp_path / "copy.sqlite").exists()


@pytest.mark.parametrize(
    "words", [("check", "--store", "mistyped"), ("copy", "mistyped", "to"), ("backup", "to", "--store", "mistyped")]
)
@pytest.mark.parametrize(("language", "sentence"), [("en", "There is no store at"), ("vi", "Không có kho nào ở")])
def test_a_store_that_is_mistyped_is_neither_made_nor_copied(
    planner: Call, tmp_path: Path, words: tuple[str, ...], language: str, sentence: str
) -> None:
    answer = planner("store", *words, "--lang", language)
    assert answer.code == 5
    assert answer.err.startswith(f"{sentence} mistyped")
    assert list(tmp_path.iterdir()) == []


def test_the_answers_are_in_the_runner_s_language(planner: Call, followed: dict[str, Any]) -> None:
    first = followed["sessions"][0]
    said = planner(
        "log", first["id"], "xong", "--pain", "7", "--exercise", "leg-cycle", "--lang", "vi", "--today", first["day"]
    )
    assert said.out.startswith(f"Đã ghi: {first['id']}")
    assert "bác sĩ" in " ".join(said.out.split())
    assert (
        "Những bài không động đến chỗ đau"
        in planner(
            "log",
            first["id"],
            "done",
            "--pain",
            "8",
            "--exercise",
            "leg-cycle",
            "--lang",
            "vi",
            "--today",
            first["day"],
        ).out
    )


def test_the_coming_workouts_are_zipped_and_the_last_one_is_a_file(planner: Call, followed: dict[str, Any]) -> None:
    assert planner("export", "fit", "--next", "--today", "2026-12-10", "-o", "next.zip").code == 0
    names = zipfile.ZipFile("next.zip").namelist()
    assert names == sorted(names)
    assert names[0] >= "2026-12-10"
    last = followed["sessions"][-1]
    assert planner("export", "fit", "--next", "--today", last["day"], "-o", "one.fit").code == 0
    assert Path("one.fit").read_bytes()[8:12] == b".FIT"
    assert planner("export", "fit", "--next", "--today", last["day"], "-o", "one.zip").code == 0
    assert len(zipfile.ZipFile("one.zip").namelist()) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "A .fit file holds one workout, and the plan has {count} sessions. Write a .zip, which holds a workout"),
        ("vi", "Tệp .fit chỉ chứa một buổi tập, còn giáo án có {count} buổi. Hãy ghi tệp .zip"),
    ],
)
def test_the_ending_decides_between_one_workout_and_several(
    planner: Call, followed: dict[str, Any], language: str, said: str
) -> None:
    answer = planner("export", "fit", "-o", "h.fit", "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert said.format(count=len(followed["sessions"])) in answer.err.replace("\n", " ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Every session is logged or lies before Sunday 27 December 2026: no workout is left."),
        ("vi", "Các buổi tập đều đã ghi nhật ký hoặc trước Chủ nhật 27/12/2026: không còn bài tập nào để xuất."),
    ],
)
@pytest.mark.parametrize("output", [("-o", "coming.zip"), ("-o", "coming.fit"), ()], ids=["zip", "fit", "stdout"])
@pytest.mark.usefixtures("followed")
def test_no_workout_left_is_told_as_that(planner: Call, output: tuple[str, ...], language: str, said: str) -> None:
    answer = planner("export", "fit", "--next", *output, "--today", "2026-12-27", "--lang", language)
    assert (answer.code, answer.out, answer.err.strip()) == (2, "", said)


def test_what_is_logged_is_no_longer_to_come(planner: Call, followed: dict[str, Any]) -> None:
    first, second = followed["sessions"][:2]
    assert planner("log", first["id"], "done", "--today", first["day"]).code == 0
    assert planner("export", "zip", "--next", "--today", first["day"], "-o", "next.zip").code == 0
    assert zipfile.ZipFile("next.zip").namelist()[0] == f"{second['day']}-{second['id']}.fit"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "A .json file holds the whole plan, from which planner goes on: leave out --next, or take csv for the "
            "sessions to come.",
        ),
        (
            "vi",
            "Tệp .json giữ cả giáo án để planner dựa vào đó mà làm tiếp: hãy bỏ --next, hoặc chọn csv để lấy những "
            "buổi sắp tới.",
        ),
    ],
)
@pytest.mark.usefixtures("followed")
def test_half_a_plan_is_no_plan(planner: Call, language: str, said: str) -> None:
    answer = planner("export", "json", "--next", "--lang", language)
    assert (answer.code, answer.out, answer.err.strip()) == (2, "", said)


@pytest.mark.parametrize("kind", ["ics", "json", "html", "md", "csv", "txt", "zip"])
@pytest.mark.usefixtures("followed")
def test_a_file_is_in_the_language_that_was_asked_for(planner: Call, kind: str) -> None:
    """What goes to a file is what goes to standard output."""
    for language in ("en", "vi"):
        assert planner("export", kind, "--lang", language, "-o", f"{language}.{kind}").code == 0
    assert Path(f"en.{kind}").read_bytes() != Path(f"vi.{kind}").read_bytes()
    if kind not in ("ics", "zip"):
        assert planner("export", kind, "--lang", "vi").out == Path(f"vi.{kind}").read_bytes().decode()


@pytest.mark.usefixtures("followed")
def test_a_calendar_goes_on_in_the_language_it_was_handed_out_in(planner: Call) -> None:
    planner("export", "ics", "--lang", "vi", "-o", "h.ics", "--today", "2026-10-05")
    before = Path("h.ics").read_text(encoding="utf-8").splitlines()
    assert planner("plan", "hue@27/12", "--runs", RUNS, "-o", "h.ics", "--today", "2026-10-06").code == 0
    changed = set(before) - set(Path("h.ics").read_text(encoding="utf-8").splitlines())
    assert [line for line in changed if line.startswith("SUMMARY:")] == ["SUMMARY:Huế Marathon · 21 km"]


BEYOND = {
    "en": "is after the last race of this plan, Huế Marathon on Sunday 27 December 2026",
    "vi": "nằm sau giải cuối của giáo án này, Huế Marathon ngày Chủ nhật 27/12/2026",
}
PAST = {"en": "2026 is past: only days from", "vi": "2026 đã qua: chỉ chặn được từ"}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("span", "sentences"), [("1/9..3/9", BEYOND), ("1/9/2026..3/9/2026", PAST)])
def test_days_away_that_hold_no_session_are_refused_and_nothing_is_kept(
    planner: Call, followed: dict[str, Any], span: str, sentences: dict[str, str], language: str
) -> None:
    answer = planner("adapt", "--block", span, "--apply", "--today", "2026-10-09", "--lang", language)
    assert answer.code == 2
    assert sentences[language] in answer.err.replace("\n", " ")
    assert plan_of(planner) == followed


def test_the_year_that_was_taken_for_days_away_is_said(planner: Call, followed: dict[str, Any]) -> None:
    assert followed["revision"] == 1
    said = "! No year was written: Sunday 1 November 2026 to Tuesday 3 November 2026 was\n  taken."
    asked = ("adapt", "--block", "1/11..3/11", "--apply", "--today", "2026-10-09")
    assert planner(*asked).out.startswith(said)
    freed = answer_of(planner, "adapt", "--unblock", "2/11", "--today", "2026-10-10")
    assert [note["code"] for note in freed["notes"]] == ["years-taken"]
    whole = answer_of(planner, "adapt", "--block", "1/11/2026..3/11/2026", "--today", "2026-10-10")
    assert whole["notes"] == []


def logged(planner: Call, *words: str) -> tuple[dict[str, Any], list[str]]:
    answer = answer_of(planner, "log", *words)
    return answer["log"], answer["kept"]


def test_saying_more_of_a_session_adds_to_what_was_said(planner: Call, followed: dict[str, Any]) -> None:
    first = followed["sessions"][0]
    hurt = first["exercises"][0]["id"]
    on, after = ("--today", first["day"]), ("--today", "2026-10-10")
    told = (first["id"], "done", "--rpe", "7", "--pain", "4", "--exercise", hurt, "--minutes", "20", "--note", "góc")
    before, kept = logged(planner, *told, *on)
    assert kept == []
    more, kept = logged(planner, first["id"], "done", "--worse-next-morning", *after)
    assert more == before | {"worse_next_morning": True, "on": "2026-10-10"}
    assert kept == ["rpe", "pain", "exercise", "minutes", "note"]
    assert answer_of(planner, "log", first["id"], "done", "--today", "2026-10-11")["changed"] is False
    other, _ = logged(planner, first["id"], "done", "--rpe", "5", *after)
    assert other == more | {"rpe": 5.0}


def test_what_is_kept_of_a_mark_is_said_and_anew_drops_it(planner: Call, followed: dict[str, Any]) -> None:
    first = followed["sessions"][0]
    on = ("--today", first["day"])
    planner("log", first["id"], "done", "--rpe", "7", "--note", "góc", *on)
    said = planner("log", first["id"], "done", "--rir", "2-3", *on).out
    assert "· As you said before: --rpe, --note. To say it all anew: --anew." in said
    assert (
        "· Giữ như đã ghi trước: --rir, --note."
        in planner("log", first["id"], "done", "--rpe", "6", "--lang", "vi", *on).out
    )
    anew, kept = logged(planner, first["id"], "done", "--anew", *on)
    assert (anew["rpe"], anew["rir"], anew["note"], kept) == (None, None, "", [])


def test_of_a_missed_session_only_the_note_stays_and_no_pain_has_no_place(
    planner: Call, followed: dict[str, Any]
) -> None:
    first, second = followed["sessions"][:2]
    hurt = first["exercises"][0]["id"]
    on = ("--today", second["day"])
    logged(planner, first["id"], "part", "--minutes", "9", "--pain", "4", "--exercise", hurt, "--note", "góc", *on)
    done, kept = logged(planner, first["id"], "done", "--pain", "0", *on)
    assert (done["minutes"], done["pain"], done["exercise"], kept) == (None, 0, None, ["note"])
    missed, kept = logged(planner, first["id"], "missed", *on)
    assert (missed["pain"], missed["note"], kept) == (None, "góc", ["note"])


@pytest.mark.parametrize(
    ("which", "language", "sentence"),
    [
        (2, "en", "If you did it early, log it on that day"),
        (2, "vi", "Nếu bạn đã tập sớm, đến ngày đó hãy ghi"),
        (3, "en", "If you did it early, log it from Monday 12 October"),
        (3, "vi", "Nếu bạn đã tập sớm, hãy ghi từ thứ Hai 12/10"),
    ],
)
def test_a_session_of_a_week_to_come_that_was_done_early_is_told_what_to_do(
    planner: Call, followed: dict[str, Any], which: int, language: str, sentence: str
) -> None:
    """Monday's own session has no day before it in its week."""
    later, today = followed["sessions"][which], followed["sessions"][1]["day"]
    assert (today, later["day"] == "2026-10-12") == ("2026-10-09", which == 2)
    early = planner("log", later["id"], "done", "--today", today, "--lang", language)
    assert early.code == 2
    assert sentence in " ".join(early.err.split())
    assert f"planner adapt --block {later['day']}" in early.err
    moved = answer_of(planner, "adapt", "--block", later["day"], "--today", today)
    assert later["id"] in [change["session"] for change in moved["changes"]]


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "and w11-1 on Monday 5 October"), ("vi", "còn w11-1 vào thứ Hai 5/10")]
)
def test_a_session_before_which_another_is_to_come_is_not_the_one_that_was_done_early(
    planner: Call, followed: dict[str, Any], language: str, sentence: str
) -> None:
    first, second = followed["sessions"][:2]
    early = planner("log", second["id"], "done", "--today", first["day"], "--lang", language)
    assert early.code == 2
    assert sentence in " ".join(early.err.split())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Done before its day: the plan keeps that day for it"), ("vi", "Tập xong trước ngày")],
)
def test_a_session_that_was_done_early_is_logged_at_once_and_asked_for_no_more(
    planner: Call, followed: dict[str, Any], language: str, sentence: str
) -> None:
    """Friday's session on Wednesday: it stays where it is, whatever becomes of Friday, and is never missed."""
    first, second, third = followed["sessions"][:3]
    wednesday = ("--today", "2026-10-07")
    assert f"if that is the one that you did early, log {second['id']}" in " ".join(
        planner("log", "today", "done", *wednesday).err.split()
    )
    assert planner("log", first["id"], "done", *wednesday).code == 0
    done = planner("log", second["id"], "done", "--rpe", "6", *wednesday, "--lang", language)
    assert (done.code, sentence in done.out) == (0, True)
    assert answer_of(planner, "today", *wednesday)["next"]["id"] == third["id"]
    assert answer_of(planner, "adapt", *wednesday)["changes"] == []
    away = answer_of(planner, "adapt", "--block", "9/10", "--apply", *wednesday)
    assert second["id"] not in [change["session"] for change in away["changes"]]
    assert second in plan_of(planner)["sessions"]
    assert "1 missed" not in planner("status", "--today", "2026-10-10").out
    assert answer_of(planner, "adapt", "--today", "2026-10-10")["changes"] == []


@pytest.mark.parametrize("kind", ["zip", "fit"])
@pytest.mark.usefixtures("followed")
def test_workouts_are_not_written_onto_a_terminal(planner: Call, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    refused = planner("export", kind)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("A zip file is no text that a terminal could show. Name a file with -o, for example")
    assert planner("export", "md").code == 0


def test_init_tells_only_the_option_that_it_has(planner: Call) -> None:
    assert "--registered          You have registered: the race is settled.\n" in planner("init", "--help").out
