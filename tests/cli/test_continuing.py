"""A plan that is made again over its calendar goes on from what subscribers have, and says what changes."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import cache, keepsakes
from planner.exports import json as plan_json
from planner.exports.ics import previous
from planner.exports.ics.events import RACE

Call = Callable[..., Any]
TODAY = ("--today", "2026-09-07")
OCTOBER = ("--today", "2026-10-21")
FIRST = ("--runs", "tue=quality,thu=easy,sun=long")
SECOND = ("--runs", "wed=quality,fri=easy,sun=long")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))


def starts(name: str) -> dict[str, str]:
    edition = previous(Path(name))
    assert edition is not None
    return {entry.uid: entry.starts.isoformat() for entry in edition.shown}


def moved(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {uid for uid in before.keys() | after.keys() if before.get(uid) != after.get(uid)}


def notes(answer: Any) -> list[dict[str, Any]]:
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["notes"]


def codes(answer: Any) -> set[str]:
    return {note["code"] for note in notes(answer)}


def forget_plans() -> None:
    shutil.rmtree(cache.folder() / "plans")


@pytest.mark.parametrize("found", [True, False], ids=["the plan is kept", "only the calendar is left"])
def test_runs_that_move_move_as_little_over_a_calendar_as_over_its_plan(planner: Call, found: bool) -> None:
    for name in ("alone.ics", "both.ics"):
        also = ("-o", "both.json") if name == "both.ics" else ()
        planner("plan", "hue", *TODAY, *FIRST, "-o", name, *also)
    before = starts("alone.ics")
    if not found:
        forget_plans()
    planner("plan", "hue", *OCTOBER, *SECOND, "-o", "both.ics", "-o", "both.json")
    planner("plan", "hue", *OCTOBER, *SECOND, "-o", "alone.ics")
    assert moved(before, starts("alone.ics")) == moved(before, starts("both.ics"))
    if found:
        assert Path("alone.ics").read_bytes() == Path("both.ics").read_bytes()


@pytest.mark.parametrize("found", [True, False], ids=["the plan is kept", "only the calendar is left"])
def test_one_session_a_week_from_october_leaves_the_past_as_it_was(planner: Call, found: bool) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.ics")
    first = json.loads(planner("plan", "hue", *TODAY, "--json").out)
    before = starts("hue.ics")
    if not found:
        forget_plans()
    answer = planner("plan", "hue", *OCTOBER, "--sessions", "1", "-o", "hue.ics", "--json")
    plan = json.loads(answer.out)
    past = [(one["id"], one["start"]) for one in first["sessions"] if one["day"] < "2026-10-21"]
    assert [(one["id"], one["start"]) for one in plan["sessions"] if one["day"] < "2026-10-21"] == past
    assert len([one for one in plan["sessions"] if one["day"] >= "2026-10-21"]) < 12
    gone = {uid: day for uid, day in before.items() if uid not in starts("hue.ics")}
    assert gone
    assert min(gone.values()) >= "2026-10-20T17"
    assert plan["revision"] == 2
    assert ("previous-rebuilt" in codes(answer)) is not found


def test_other_answers_over_a_calendar_alone_know_every_session_that_it_has(planner: Call) -> None:
    asked = ("plan", "2027-02-24", "--distance", "42")
    planner(*asked, *TODAY, "--sessions", "3", "-o", "p.ics")
    before = starts("p.ics")
    forget_plans()
    other = ("--days", "sat,tue", "--hours", "05:00-07:00", "--policy", "easy-day", "--runs", "tue=quality,sun=long")
    said = planner(*asked, "--today", "2026-09-18", *other, "-o", "p.ics", "--json")
    plan = json.loads(said.out)
    after = starts("p.ics")
    assert {uid: at for uid, at in before.items() if at < "2026-09-18"}.items() <= after.items()
    assert len(plan["sessions"]) == sum(1 for uid in after if RACE not in uid)
    assert all(
        week["load_au"]
        == pytest.approx(sum(one["load_au"] for one in plan["sessions"] if one["week"] == week["index"]))
        for week in plan["weeks"]
    )
    assert planner("check", "p.ics").code == 0


def test_days_in_the_calendar_are_kept_when_its_plan_is_gone(planner: Call) -> None:
    """Sessions of a first plan with other days stay where subscribers have them, those of the past too."""
    for name in ("hue.ics", "known.ics"):
        planner("plan", "hue", *TODAY, "--days", "wed,sat", "-o", name, "-o", "hue.json", "--force")
    before = starts("hue.ics")
    planner("plan", "hue", *OCTOBER, "-o", "known.ics", "-o", "hue.json")
    forget_plans()
    answer = planner("plan", "hue", *OCTOBER, "-o", "hue.ics")
    after = starts("hue.ics")
    assert len(moved(before, after)) <= len(moved(before, starts("known.ics")))
    assert not {uid for uid in moved(before, after) if before[uid] < "2026-10-20T17"}
    assert "was not found on this machine" in answer.out


def test_what_is_kept_is_private_bounded_and_harmless_when_broken(
    planner: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keepsakes, "MOST", 3)
    for place in range(5):
        planner("plan", "hue", *TODAY, "--minutes", str(20 + place), "-o", f"{place}.ics")
    kept = list((cache.folder() / "plans").iterdir())
    assert len(kept) == 3
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    for path in kept:
        path.write_text("{")
    answer = planner("plan", "hue", *OCTOBER, "--minutes", "24", "-o", "4.ics")
    assert answer.code == 0, answer.err
    assert "was not found on this machine" in answer.out


def test_what_is_kept_is_the_very_plan(planner: Call) -> None:
    planner("plan", "hanoi-midnight", "hue", *TODAY, *FIRST, "--hours", "17:30-21:00", "-o", "s.ics", "-o", "s.json")
    for name in ("s.ics", "s.json"):
        plan = keepsakes.plan_of(Path(name).read_bytes())
        assert plan is not None
        assert plan_json.export(plan) == Path("s.json").read_bytes()
        assert keepsakes.before(Path(name).read_bytes()) is None


def test_nothing_has_changed_is_said_only_of_the_same_bytes(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.ics")
    events = len(starts("hue.ics"))
    same = planner("plan", "hue", *TODAY, "-o", "hue.ics")
    assert "Nothing has changed since hue.ics (revision 1)" in same.out
    alarms = planner("plan", "hue", *TODAY, "--alarms", "60", "-o", "hue.ics").out
    assert "Nothing has changed" not in alarms
    assert f"In hue.ics: 0 events unchanged, {events} changed, 0 moved, 0 new, 0 withdrawn." in " ".join(alarms.split())
    fewer = planner("plan", "hue", *OCTOBER, "--sessions", "1", "-o", "hue.ics", "--json")
    told = next(note for note in notes(fewer) if note["code"] == "calendar-changes")
    assert json.loads(fewer.out)["revision"] == 2
    assert told["values"]["withdrawn"] > 0
    assert sum(told["values"][name] for name in ("unchanged", "changed", "moved", "withdrawn")) == events


def test_what_changes_is_told_with_its_reason(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.ics", "-o", "hue.json")
    before = json.loads(Path("hue.json").read_text())
    again = ("plan", "hue", *OCTOBER, "--block", "26/10..1/11", "-o", "hue.ics", "-o", "hue.json")
    answer = planner(*again, "--json")
    changed = {note["values"]["session"]: note for note in notes(answer) if note["code"] == "changed"}
    away = [one["id"] for one in before["sessions"] if "2026-10-26" <= one["day"] <= "2026-11-01"]
    assert set(away) <= set(changed)
    for name in away:
        assert changed[name]["values"]["kind"] in ("dropped", "moved")
        assert changed[name]["values"]["reason"]
        assert changed[name]["text"].startswith(name)
    assert "changed" not in {note["code"] for note in json.loads(Path("hue.json").read_text())["notes"]}
    shutil.copy("hue.ics", "copy.ics")
    said = " ".join(planner("plan", "hue", *OCTOBER, "-o", "copy.ics", "--full").out.split())
    assert any(f"{name} added" in said or f"{name} moved" in said for name in away)


def test_why_tells_what_moved_a_session(planner: Call) -> None:
    planner("plan", "hue", *TODAY, *FIRST, "-o", "hue.json", "-o", "hue.ics")
    moving = planner("plan", "hue", *OCTOBER, "--days", "wed,sat", *FIRST, "-o", "hue.json", "-o", "hue.ics", "--json")
    one = next(note for note in notes(moving) if note["code"] == "changed" and note["values"]["kind"] == "moved")
    name, text = one["values"]["session"], one["text"].partition(": ")[2].partition(". ")[2]
    for file in ("hue.json", "hue.ics"):
        out = " ".join(planner("why", name, "--plan", file).out.split())
        assert f"{name} moved" in out
        assert text in out
    told = json.loads(planner("why", name, "--plan", "hue.json", "--json").out)
    assert told[0]["change"]["kind"] == "moved"
    assert told[0]["change"]["reasons"]


def test_a_plain_call_keeps_registration_alarms_language_and_variant(planner: Call) -> None:
    first = ("--registered", "--alarms", "60,15", "--lang", "vi", "--with-runs")
    planner("plan", "hue", *TODAY, *FIRST, *first, "-o", "h.ics")
    for kept in (True, False):
        if not kept:
            forget_plans()
        plain = planner("plan", "hue", *OCTOBER, *FIRST, "-o", "h.ics", "--json")
        assert {"kept-registered", "kept-alarms", "kept-language", "kept-variant"} <= codes(plain)
        data = Path("h.ics").read_bytes()
        assert data.count(b"TRIGGER:-PT1H\r\n") == data.count(b"TRIGGER:-PT15M\r\n") > 20
        assert b"STATUS:TENTATIVE" not in data
        assert "Sức mạnh hông".encode() in data
        assert b"X-PLANNER-VARIANT:detail+runs" in data


def test_there_is_a_way_back(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "--registered", "--alarms", "60", "--lang", "vi", "--busy", "-o", "h.ics")
    back = ("--considering", "--no-alarms", "--lang", "en", "--no-busy")
    answer = planner("plan", "hue", *TODAY, *back, "-o", "h.ics", "--json")
    assert not {code for code in codes(answer) if code.startswith("kept-")}
    data = Path("h.ics").read_bytes()
    assert b"TRIGGER" not in data
    assert b"SUMMARY:Hip strength" in data
    race = next(part for part in data.split(b"BEGIN:VEVENT") if f"-{RACE}".encode() in part)
    assert b"STATUS:TENTATIVE" in race
    wrong = planner("plan", "hue", *TODAY, "--alarms", "5", "--no-alarms", "-o", "h.ics")
    assert (wrong.code, "contradict" in wrong.err) == (2, True)


def test_dropped_sessions_stay_called_off_from_then_on(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "h.ics")
    planner("plan", "hue", *OCTOBER, "--block", "26/10..1/11", "--cancelled", "-o", "h.ics")
    called_off = Path("h.ics").read_bytes().count(b"STATUS:CANCELLED")
    assert called_off
    planner("plan", "hue", *OCTOBER, "--block", "26/10..8/11", "-o", "h.ics")
    assert Path("h.ics").read_bytes().count(b"STATUS:CANCELLED") > called_off


def test_a_name_that_comes_later_keeps_every_event(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "h.ics", "-o", "h.json")
    before = starts("h.ics")
    Path("athlete.toml").write_text('name = "An"\n')
    for _ in range(2):
        answer = planner("plan", "hue", *OCTOBER, "-o", "h.ics", "-o", "h.json")
        assert answer.code == 0, answer.err
        assert starts("h.ics") == before
    assert json.loads(Path("h.json").read_text())["athlete"]["name"] == "An"


@pytest.mark.parametrize("name", ["h.ics", "h.json"])
def test_another_name_is_refused_with_its_reason(planner: Call, name: str) -> None:
    Path("athlete.toml").write_text('name = "An"\n')
    planner("plan", "hue", *TODAY, "-o", name)
    before = Path(name).read_bytes()
    for other, said in (('name = "Bình"\n', "not for “Bình”"), ("", "a runner without a name")):
        Path("athlete.toml").write_text(other)
        refused = planner("plan", "hue", *OCTOBER, "-o", name)
        assert refused.code == 2
        assert said in refused.err
        assert "a second time" in refused.err
        assert Path(name).read_bytes() == before
    forget_plans()
    assert planner("plan", "hue", *OCTOBER, "-o", name).code == 2
    assert planner("plan", "hue", *OCTOBER, "-o", name, "--force").code == 0


def test_the_last_day_to_register_is_told_until_it_is_done(planner: Call) -> None:
    Path("mine.toml").write_text(
        'name = "Làng tôi"\ndate = "27/12/2026"\ndistance = 10\nregistration_closes = "30/11/2026"\n'
    )
    Path("athlete.toml").write_text('[[races]]\nname = "hue"\nregistration_closes = 2026-12-01\n')
    for race, day in ((("mine.toml",), b"20261130"), ((), b"20261201")):
        planner("plan", *race, *TODAY, "-o", "h.ics", "--force")
        data = Path("h.ics").read_bytes()
        assert b"-registration-" in data
        assert b"DTSTART;VALUE=DATE:" + day in data
        planner("plan", *race, *TODAY, "--registered", "-o", "h.ics")
        assert b"SUMMARY:Registration" not in Path("h.ics").read_bytes()
    Path("mine.toml").write_text('name = "Làng tôi"\ndate = "27/12/2026"\nregistration_closes = "28/12/2026"\n')
    late = planner("plan", "mine.toml", *TODAY)
    assert (late.code, "registration_closes" in late.err) == (3, True)


@pytest.mark.parametrize("wrong", ["40321", "1,2,3,4,5,6", "x", "-5"])
def test_one_limit_holds_for_alarms(planner: Call, wrong: str) -> None:
    assert planner("plan", "hue", *TODAY, "--alarms", "40320", "-o", "h.ics").code == 0
    refused = planner("plan", "hue", *TODAY, "--alarms", wrong, "-o", "h.ics")
    assert refused.code == 2
    assert "from 0 to 40,320" in refused.err
    assert "at most 5" in refused.err


@pytest.mark.parametrize(
    "races",
    [("hue@3/1/2027",), ("hue@20/12",), ("hanoi-midnight@28/11", "hue")],
    ids=["put off", "earlier", "one more"],
)
def test_a_race_put_off_or_one_more_goes_on_from_the_plan_named(planner: Call, races: tuple[str, ...]) -> None:
    """What is past stays as it was, the ids count on, and the new revision passes the audit."""
    planner("plan", "hue@27/12", *TODAY, "-o", "base.json")
    answer = planner("plan", *races, *OCTOBER, "--previous", "base.json", "-o", "next.json")
    assert answer.code == 0, answer.err
    first, second = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("base.json", "next.json"))
    assert second["id"] == first["id"]
    over = [session for session in first["sessions"] if session["day"] < "2026-10-21"]
    assert second["sessions"][: len(over)] == over
    assert len({session["id"] for session in second["sessions"]}) == len(second["sessions"])
    assert planner("check", "next.json").code == 0


@pytest.mark.parametrize("name", ["m.ics", "m.json"])
@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Làng@20/12", "lang@27/12"),
        ("Làng@20/12", "Làng@3/1/2027"),
        ("Làng@20/12", "Hội làng@20/12"),
        ("hue", "hue@3/1/2027"),
        ("hue", "hue@20/12"),
    ],
)
def test_a_race_put_off_or_renamed_is_the_same_race(planner: Call, name: str, first: str, then: str) -> None:
    """Everything keeps its id: the plan, the sessions, the race in the calendar."""
    assert planner("plan", first, *TODAY, "--registered", "-o", name, "-o", "race.ics").code == 0
    before = re.findall(r"UID:.*-race-.*", Path("race.ics").read_text())
    for _ in range(2):
        answer = planner("plan", then, *OCTOBER, "-o", name, "-o", "race.ics")
        assert answer.code == 0, answer.err
        assert re.findall(r"UID:.*-race-.*", Path("race.ics").read_text()) == before
        assert b"STATUS:CONFIRMED" in Path("race.ics").read_bytes()
    assert "revision 2" in answer.out
    assert planner("check", name).code == 0


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Làng@20/12", "lang@27/12"),
        ("Làng@20/12", "Làng@3/1/2027"),
        ("Làng@20/12", "Hội làng@20/12"),
        ("hue", "hue@3/1/2027"),
        ("hue", "hue@20/12"),
    ],
)
def test_a_race_put_off_is_known_again_by_its_calendar_alone(planner: Call, first: str, then: str) -> None:
    """Twice, for what the calendar shows is not the race's first day any more."""
    assert planner("plan", first, *TODAY, "--registered", "-o", "race.ics").code == 0
    before = names("race.ics")
    for _ in range(2):
        shutil.rmtree(cache.folder() / "plans")
        answer = planner("plan", then, *OCTOBER, "-o", "race.ics", "-o", "race.json")
        assert answer.code == 0, answer.err
        assert [name for name in names("race.ics") if "-race-" in name] == [name for name in before if "-race-" in name]
        assert {name.partition("-")[0] for name in names("race.ics")} == {name.partition("-")[0] for name in before}
        assert b"STATUS:CONFIRMED" in Path("race.ics").read_bytes()
        assert planner("check", "race.json").code == 0
        Path("race.json").unlink()


def names(calendar: str) -> list[str]:
    """Return the names of a calendar's events."""
    return sorted(re.findall(r"UID:(.*)@", Path(calendar).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("first", "then", "today"),
    [
        ("Làng@20/12/2026", "Làng@19/12/2027", OCTOBER),
        ("hue", "hue-2027", OCTOBER),
        ("Làng@20/12/2026", "Làng@27/12/2026", ("--today", "2026-12-22")),
        ("Làng@20/12/2026", "Đình@27/12/2026", OCTOBER),
        ("20/12/2026", "27/12/2026", ("--today", "2026-12-22")),
        ("20/12/2026", "Làng@27/12/2026", OCTOBER),
    ],
    ids=["next year", "next edition", "over", "another", "nameless and over", "named since"],
)
def test_another_race_is_another_plan(planner: Call, first: str, then: str, today: tuple[str, ...]) -> None:
    planner("plan", first, *TODAY, "-o", "m.ics")
    before = Path("m.ics").read_bytes()
    answer = planner("plan", then, *today, "-o", "m.ics")
    assert (answer.code, "holds another plan" in answer.err) == (3, True)
    assert Path("m.ics").read_bytes() == before


@pytest.mark.parametrize("found", [True, False], ids=["the plan is kept", "only the calendar is left"])
@pytest.mark.parametrize(("language", "said"), [("en", "add --previous m.ics:"), ("vi", "hãy thêm --previous m.ics:")])
def test_a_race_without_a_name_on_another_day_is_the_same_one_where_that_is_said(
    planner: Call, found: bool, language: str, said: str
) -> None:
    """Nobody can know whether it is that race: it is refused, and told how to say so; then everything keeps its id."""
    planner("plan", "20/12/2026", *TODAY, "-o", "m.ics")
    before, bytes_before = names("m.ics"), Path("m.ics").read_bytes()
    if not found:
        forget_plans()
    refused = planner("plan", "27/12/2026", *OCTOBER, "-o", "m.ics", "--lang", language)
    assert (refused.code, said in " ".join(refused.err.split())) == (2, True)
    assert Path("m.ics").read_bytes() == bytes_before
    assert planner("plan", "27/12/2026", *OCTOBER, "--previous", "m.ics", "-o", "m.ics").code == 0
    for _ in range(2):
        assert [name for name in names("m.ics") if "-race-" in name] == [name for name in before if "-race-" in name]
        assert {name.partition("-")[0] for name in names("m.ics")} == {name.partition("-")[0] for name in before}
        assert planner("plan", "27/12/2026", *OCTOBER, "-o", "m.ics", "-o", "m.json").code == 0
    (race,) = json.loads(Path("m.json").read_text(encoding="utf-8"))["races"]
    assert (race["id"], race["day"], race["name"]) == ("race-2026-12-20", "2026-12-27", "27/12/2026")
    assert planner("check", "m.json").code == 0


@pytest.mark.parametrize("races", [("27/12/2026", "31/1/2027"), ("Làng@27/12/2026",)])
def test_only_one_race_without_a_name_can_be_one_on_another_day(planner: Call, races: tuple[str, ...]) -> None:
    planner("plan", "20/12/2026", *TODAY, "-o", "m.json")
    answer = planner("plan", *races, *OCTOBER, "--previous", "m.json")
    assert (answer.code, "is the plan of another season" in answer.err) == (2, True)


def test_the_day_that_a_race_had_may_be_another_ones(planner: Call) -> None:
    planner("plan", "Làng@20/12", *TODAY, "-o", "m.json")
    planner("plan", "Làng@27/12", *OCTOBER, "-o", "m.json")
    assert "holds another plan" in planner("plan", "Đình@20/12", *OCTOBER, "-o", "m.json").err
    both = planner("plan", "Đình@20/12", "Làng@27/12", *OCTOBER, "--previous", "m.json", "-o", "m.json")
    assert both.code == 0, both.err
    races = {race["name"]: race["id"] for race in json.loads(Path("m.json").read_text(encoding="utf-8"))["races"]}
    assert races == {"Đình": "race-2026-12-20-other", "Làng": "race-2026-12-20"}
    assert planner("check", "m.json").code == 0


@pytest.mark.parametrize("swapped", [False, True])
def test_two_editions_in_one_season_stay_two(planner: Call, *, swapped: bool) -> None:
    planner("plan", "Làng@20/12/2026", "Làng@19/12/2027", *TODAY, "-o", "m.json")
    races = ("Làng@27/12/2026", "Làng@26/12/2027")
    answer = planner("plan", *(reversed(races) if swapped else races), *OCTOBER, "-o", "m.json")
    assert answer.code == 0, answer.err
    found = json.loads(Path("m.json").read_text(encoding="utf-8"))["races"]
    assert [(race["id"], race["day"]) for race in found] == [
        ("race-2026-12-20", "2026-12-27"),
        ("race-2027-12-19", "2027-12-26"),
    ]


@pytest.mark.parametrize(
    ("said", "km", "gun"),
    [("hue=10", 10, "04:45"), ("10", 10, "04:45"), ("Huế Marathon=42.195", 42, "03:00"), ("hue-2026=21", 21, "04:00")],
)
def test_a_distance_holds_for_the_race_of_the_plan_that_is_gone_on_with(
    planner: Call, said: str, km: float, gun: str
) -> None:
    """Nothing names the race but the plan; its gun is that of the distance, and what it is called stays."""
    planner("plan", "hue", *TODAY, *FIRST, "-o", "first.json")
    before = plan_json.load(Path("first.json").read_bytes(), "first.json")
    answer = planner("plan", "--previous", "first.json", *OCTOBER, "--distance", said, "-o", "next.json", "--json")
    after = plan_json.load(Path("next.json").read_bytes(), "next.json")
    assert answer.code == 0
    (race,) = after.races
    assert (race.distance_km, f"{race.gun:%H:%M}", race.day) == (km, gun, before.races[0].day)
    assert (after.id, race.id) == (before.id, before.races[0].id)
    assert ("gun-carried" in codes(answer)) is (km != 21)


def test_an_hour_of_ones_own_stays_with_another_distance_and_an_own_race_takes_any(planner: Call) -> None:
    planner("plan", "hue@27/12 05:30", "Làng@13/12", *TODAY, "-o", "first.json")
    said = ("--distance", "hue=10", "--distance", "Làng=7.5", "--priority", "Làng=C")
    planner("plan", "--previous", "first.json", *OCTOBER, *said, "-o", "next.json")
    own, hue = plan_json.load(Path("next.json").read_bytes(), "next.json").races
    assert (own.distance_km, own.priority) == (7.5, "C")
    assert (hue.distance_km, f"{hue.gun:%H:%M}") == (10, "05:30")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--distance", "hanoi=10"), "“hanoi” in --distance is none of the races. They are Huế Marathon."),
        (("--distance", "hue=11"), "Huế Marathon has no 11 km."),
        (("--priority", "hanoi=C"), "“hanoi” is none of the races of this plan."),
    ],
)
def test_what_is_said_of_no_race_of_the_plan_is_refused(planner: Call, options: tuple[str, ...], said: str) -> None:
    planner("plan", "hue", *TODAY, "-o", "first.json")
    answer = planner("plan", "--previous", "first.json", *OCTOBER, *options)
    assert (answer.code, answer.out) == (2, "")
    assert said in " ".join(answer.err.split())
