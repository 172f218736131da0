"""What was logged stays in the store: calendars, pages and files say that a log changed a session, not what it held."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import exports
from planner.exports.wording import LOGGED, outside, shared
from planner.model import Plan, Reason
from planner.words import speaker

Call = Callable[..., Any]
HURTS = re.compile(r"of 10\)|\(\d+/10\)|illness|ốm|bệnh", re.IGNORECASE)
SAID = {"en": "Eased after your log.", "vi": "Giảm nhẹ theo những gì bạn đã ghi."}


@pytest.fixture
def painful(planner: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Follow a plan, log a pain of six, adapt, and return what the plan became."""
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "kept" / "store.sqlite"))
    assert planner("follow", "hue@27/12/2026", "--today", "2026-09-07").code == 0
    plan = json.loads(planner("show", "--json").out)
    first = plan["sessions"][0]
    on = ("--today", first["day"])
    hurt = first["exercises"][0]["id"]
    assert planner("log", first["id"], "done", "--pain", "6", "--exercise", hurt, *on).code == 0
    assert planner("adapt", "--apply", *on).code == 0
    return Plan.model_validate_json(planner("show", "--json").out)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("kind", ["ics", "html", "md", "txt", "csv"])
def test_no_file_that_goes_out_tells_of_pain(painful: Plan, kind: str, language: str) -> None:
    data = exports.export(painful, kind, language)
    told = data.decode().replace("\r\n ", "")
    assert not HURTS.search(told)
    assert (SAID[language] in told) == (kind in ("ics", "html"))


def test_the_runner_s_own_json_and_screen_tell_all(planner: Call, painful: Plan) -> None:
    assert '"pain":6' in exports.export(painful, "json").decode().replace(" ", "")
    assert planner("return", "1", "--today", "2026-09-08").code == 0
    assert "6 of 10" in planner("adapt", "--today", "2026-09-08").out


def test_neither_a_feed_nor_a_published_place_tells_of_pain(planner: Call, painful: Plan, tmp_path: Path) -> None:
    assert planner("publish", str(tmp_path / "out")).code == 0
    assert painful.revision == 2
    files = list((tmp_path / "out").rglob("f/*.ics")) + list((tmp_path / "out").rglob("f/*.html"))
    assert len(files) > 1
    told = {path.suffix: path.read_text(encoding="utf-8").replace("\n ", "") for path in files}
    assert not any(map(HURTS.search, told.values()))
    assert SAID["en"] in told[".ics"]


@pytest.mark.parametrize("rule", LOGGED)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_of_a_log_stands_in_what_others_are_told(rule: str, language: str) -> None:
    reason = Reason(rule=rule, values={"exercise": "pike", "pain": 8, "missed": 3, "times": 2})
    told = outside(reason)
    assert told.values == {}
    assert speaker(language).reason(told) not in ("", speaker(language).reason(reason))


@pytest.mark.parametrize(("why", "told"), [("illness", "other"), ("travel", "travel")])
def test_an_illness_is_days_without_sessions(why: str, told: str) -> None:
    values = {"first_day": "2026-10-01", "last_day": "2026-10-03", "why": why}
    assert outside(Reason(rule="blocked", values=values)).values["why"] == told


def test_reasons_that_read_the_same_are_told_once(painful: Plan) -> None:
    for one in shared(painful).sessions:
        assert sum(reason.rule == "log.eased" for reason in one.reasons) <= 1
