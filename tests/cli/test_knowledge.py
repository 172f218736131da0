"""``why``, ``check``, ``runs``, ``rules``, ``races``, ``exercises`` and ``schema``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import catalogue, entries, model, templates
from planner.engine.evidence import RULES
from planner.words import speaker

Call = Callable[..., Any]
TODAY = ("--today", "2026-09-07")
LANGUAGES = templates.languages()


def asked(answer: Any, code: int = 0) -> Any:
    assert answer.code == code, answer.err
    assert answer.err == ""
    return json.loads(answer.out)


def test_why_tells_a_session_a_week_and_a_day(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.json")
    session = json.loads(Path("hue.json").read_text())["sessions"][-3]
    by_id = asked(planner("why", session["id"], "--plan", "hue.json", "--json"))
    by_week = asked(planner("why", str(session["week"]), "--plan", "hue.json", "--json"))
    by_day = asked(planner("why", session["day"], "hue", *TODAY, "--json"))
    assert [one["session"] for one in by_id] == [session["id"]]
    assert by_week[0]["week"] == session["week"]
    assert session["id"] in [one.get("session") for one in by_week]
    assert [one.get("session", one["week"]) for one in by_day] == [session["week"], session["id"]]
    assert by_day[1] == by_id[0] == next(one for one in by_week if one.get("session") == session["id"])
    assert [day["chosen"] for day in by_id[0]["days"]].count(True) == 1
    assert all(reason["text"] for reason in by_id[0]["reasons"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_quotes_rule_grade_and_source(planner: Call, language: str) -> None:
    answer = planner("why", "w02-1", "hue", *TODAY, "--lang", language)
    reasons = asked(planner("why", "w02-1", "hue", *TODAY, "--json"))[0]["reasons"]
    speaks = speaker(language)
    text = " ".join(answer.out.split())
    for reason in reasons:
        if reason["rule"] in RULES:
            assert f"{reason['rule']} · {reason['grade']}, {speaks.named('grade', reason['grade'])}" in text
            assert speaks.source(reason["rule"]) in text


@pytest.mark.parametrize(
    ("day", "rules"),
    [("2026-12-27", ["race.day"]), ("2026-12-25", ["rest.race"]), ("2026-10-12", ["blocked"])],
)
def test_why_tells_what_keeps_a_whole_day_free(planner: Call, day: str, rules: list[str]) -> None:
    options = ("hue", *TODAY, "--block", "10/10..18/10")
    _, empty = asked(planner("why", day, *options, "--json"))
    assert empty["day"] == day
    assert [reason["rule"] for reason in empty["reasons"]] == rules
    text = planner("why", day, *options).out
    assert "no session" in text
    assert ("rest.race · D" in text) is (rules != ["blocked"])


def test_why_tells_of_an_empty_day_where_the_sessions_of_its_week_are(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.json")
    sessions = json.loads(Path("hue.json").read_text())["sessions"]
    _, empty = asked(planner("why", "2026-09-16", "--plan", "hue.json", "--json"))
    assert [one["session"] for one in empty["elsewhere"]] == [one["id"] for one in sessions if one["week"] == 2]
    assert all(one["excluded"] or one["worse"] for one in empty["elsewhere"])


@pytest.mark.parametrize("week", [3, 13, 16])
def test_why_names_the_rule_behind_a_phase(planner: Call, week: int) -> None:
    told = asked(planner("why", str(week), "hue", *TODAY, "--json"))[0]
    assert all(reason["behind"] in RULES for reason in told["reasons"])


def test_why_refuses_two_plans_at_once(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.json")
    answer = planner("why", "w02-1", "hue", "--plan", "hue.json")
    assert (answer.code, answer.out) == (2, "")


def test_check_passes_what_plan_makes(planner: Call) -> None:
    planner("plan", "hanoi-midnight@28/11", "hue@27/12", *TODAY, "-o", "s.json", "-o", "s.ics")
    for name in ("s.json", "s.ics"):
        answer = planner("check", name)
        assert (answer.code, answer.err) == (0, ""), answer.out
        assert "no rule is broken" in answer.out


def test_check_names_what_is_broken(planner: Call) -> None:
    planner("plan", "hue", *TODAY, "-o", "hue.json")
    plan = json.loads(Path("hue.json").read_text())
    plan["sessions"][5]["load_au"] += 100
    Path("hue.json").write_text(json.dumps(plan))
    answer = planner("check", "hue.json")
    assert answer.code == 1
    assert plan["sessions"][5]["id"] in answer.out
    found = planner("check", "hue.json", "--json")
    assert found.code == 1
    assert {"rule", "where", "day", "values", "text"} == set(json.loads(found.out)["breaches"][0])


def test_check_reads_anybodys_calendar(planner: Call) -> None:
    event = (
        "BEGIN:VEVENT\r\nUID:{0}\r\nDTSTAMP:20260901T000000Z\r\nDTSTART:202609{0}T100000Z\r\nDTEND:202609{0}T110000Z\r\n"
        "SUMMARY:Gym\r\nEND:VEVENT\r\n"
    )
    Path("gym.ics").write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event.format("08") + event.format("09") + "END:VCALENDAR\r\n", newline=""
    )
    answer = planner("check", "gym.ics")
    assert answer.code == 1
    assert "gap.sessions" in answer.out
    assert "Understood: strength sessions: 2" in answer.out


CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n"


def event(uid: str, day: str, title: str, more: str = "") -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260901T000000Z\r\nDTSTART:{day}\r\nSUMMARY:{title}\r\n{more}"
        "END:VEVENT\r\n"
    )


def calendar(name: str, *events: str) -> None:
    Path(name).write_text(CALENDAR.format("".join(events)), newline="")


def test_check_judges_days_without_hours_by_days(planner: Call) -> None:
    calendar(
        "days.ics", event("a", "20260908", "Gym"), event("b", "20260909", "Long run"), event("c", "20260915", "Gym")
    )
    answer = planner("check", "days.ics")
    assert answer.code == 1
    assert "on the day before the long run" in " ".join(answer.out.split())
    assert "3 entries have no hour and are judged by days" in " ".join(answer.out.split())
    assert [one["rule"] for one in asked(planner("check", "days.ics", "--json"), 1)["breaches"]] == ["gap.before-hard"]


def test_check_takes_runs_from_elsewhere_and_the_runners_own_titles(planner: Call) -> None:
    calendar("gym.ics", event("a", "20260908T180000", "Hip hour", "DURATION:PT45M\r\n"))
    calendar("runs.ics", event("b", "20260909T053000", "Long run", "DURATION:PT2H\r\n"))
    Path("me.toml").write_text('[[titles]]\npattern = "hip hour"\nkind = "strength"\n')
    assert "nothing to check" in planner("check", "gym.ics").out
    alone = planner("check", "gym.ics", "--athlete", "me.toml")
    assert (alone.code, "no rule is broken" in alone.out) == (0, True)
    both = planner("check", "gym.ics", "--athlete", "me.toml", "--runs", "runs.ics", "--json")
    assert [one["rule"] for one in asked(both, 1)["breaches"]] == ["gap.before-hard"]
    week = planner("check", "gym.ics", "--athlete", "me.toml", "--runs", "wed=quality", "--json")
    assert [one["rule"] for one in asked(week, 1)["breaches"]] == ["gap.before-hard"]


def test_check_tells_a_pair_once_and_says_before_in_words(planner: Call) -> None:
    lasting = "DURATION:PT1H\r\n"
    calendar("x.ics", event("a", "20260908T150000", "Gym", lasting), event("b", "20260908T163000", "Tempo", lasting))
    answer = planner("check", "x.ics")
    assert "2.5 hours before the end of the quality run" in " ".join(answer.out.split())
    assert answer.out.count("Gym,") == 1


def test_check_passes_on_what_could_not_be_read(planner: Call) -> None:
    calendar("x.ics", event("a", "20260908T150000", "Gym", "DURATION:PT1H\r\nRRULE:FREQ=NEVER\r\n"))
    answer = planner("check", "x.ics")
    assert (answer.code, "not followed" in answer.out) == (0, True)


def test_check_asks_no_private_address(planner: Call) -> None:
    answer = planner("check", "http://127.0.0.1/x.ics")
    assert answer.code == 3
    assert "127.0.0.1 lies in a private" in answer.err


def test_runs_without_a_source_reads_those_of_the_athletes_file(planner: Call) -> None:
    Path("athlete.toml").write_text('runs = ["tue=quality,sun=long"]\n')
    told = asked(planner("runs", *TODAY, "--json"))
    assert {run["kind"] for run in told["runs"]} == {"quality", "long"}
    assert len(asked(planner("runs", *TODAY, "--weeks", "10", "--json"))["runs"]) == 20
    assert planner("runs", *TODAY, "--weeks", "none").code == 2
    assert "From the week you gave." in planner("runs", *TODAY).out


def test_runs_tells_a_machine_when_and_why(planner: Call) -> None:
    calendar("runs.ics", event("b", "20260909", "Tempo\u202e\x1b[31m evil"))
    (one,) = asked(planner("runs", "runs.ics", *TODAY, "--json"))["entries"]
    assert (one["hour_assumed"], one["reason"], one["source"]) == (True, "runs.title", "runs.ics")
    assert one["start"].startswith("2026-09-09T05:30")
    assert one["values"]["phrase"] == "tempo"
    shown = planner("runs", "runs.ics", *TODAY).out
    assert not {"\u202e", "\x1b"} & set(shown)


def test_runs_says_what_each_entry_is_taken_for(planner: Call) -> None:
    Path("runs.ics").write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260909T053000\r\nDTEND:20260909T063000\r\n"
        b"SUMMARY:Interval 6x800\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    answer = planner("runs", "runs.ics", *TODAY)
    assert answer.code == 0
    assert "Interval 6x800" in answer.out
    assert "quality run" in answer.out
    told = asked(planner("runs", "tue=quality,sun=long", *TODAY, "--json"))
    assert {run["kind"] for run in told["runs"]} == {"quality", "long"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_prints_the_whole_table(planner: Call, language: str) -> None:
    answer = planner("rules", "--lang", language)
    text = " ".join(answer.out.split())
    assert [rule for rule in RULES if f" {rule} " not in text] == []
    assert [rule for rule in RULES if " ".join(speaker(language).rule(rule).split()) not in text] == []
    told = asked(planner("rules", "--json", "--lang", language))
    assert [(rule["id"], rule["grade"]) for rule in told] == [(rule.id, rule.grade) for rule in RULES.values()]
    assert [rule["id"] for rule in asked(planner("rules", "taper.volume", "--json"))] == ["taper.volume"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_races_lists_every_race_and_says_what_is_only_expected(planner: Call, language: str) -> None:
    answer = planner("races", *TODAY, "--lang", language)
    assert all(file.called(language) in answer.out for file in entries.race_files())
    assert answer.out.count(speaker(language).say("ui-expected", day="2026-12-27", source="x").split(":")[0]) == 2
    assert [race["id"] for race in asked(planner("races", *TODAY, "--json"))] == [
        file.id for file in entries.race_files()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_exercises_tells_each_in_full(planner: Call, language: str) -> None:
    known = catalogue.load().exercises
    brief = planner("exercises", "--lang", language).out
    for exercise in known:
        assert exercise.names[language] in brief
        for name in (exercise.id, exercise.names[language]):
            text = " ".join(planner("exercises", name, "--lang", language).out.split())
            told = [exercise.texts, *(ladder.texts for ladder in exercise.ladders if ladder.texts)]
            lines = (
                *(line for texts in told for line in (*texts[language].how, *texts[language].cues)),
                *(line for texts in told for line in texts[language].mistakes),
                *(r.text[language] for la in exercise.ladders for r in la.rungs),
            )
            assert [line for line in lines if " ".join(line.split()) not in text] == []
            assert speaker(language).say("stop-heading") in text


def test_the_schema_describes_every_field_and_fits_a_plan(planner: Call) -> None:
    schema = asked(planner("schema"))
    forms = {"Plan": schema, **schema["$defs"]}
    assert set(schema["properties"]) >= {"schema", "id", "weeks", "sessions", "given_up", "notes"}
    for name, form in forms.items():
        assert [field for field, about in form["properties"].items() if not about["description"]] == []
        fields = {info.alias or field for field, info in getattr(model, name).model_fields.items()}
        assert set(form["properties"]) == fields
    plan = asked(planner("plan", "hue", *TODAY, "--json"))
    assert set(plan) == set(schema["properties"])
