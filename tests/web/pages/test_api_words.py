"""The API's sentences are for a program: they name its fields, no option of the command line and nothing on a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import planner
from planner.web.programs import to_programs

API = "/api/v1"
ROOT = Path(planner.__file__).parent
ELSEWHERE = re.compile(
    r"--[a-z]|athlete\.toml|PLANNER_"
    r"|planner (adapt|batch|check|compare|exercises|export|feed|follow|forget|init|log|plans?|publish|races|return)\b"
    r"|planner (revisions|rules|runs|schema|serve|status|store|today|undo|week|why|[A-Z]+)\b"
    r"|“(Another race|Race day|Giải khác|Ngày thi)”|one by one|as a file|thành tệp"
)
"""What only somebody before a terminal, or before a page, can do."""
BEHIND = ("*.py", "engine/**/*.py", "runs/*.py", "web/desk.py", "web/forms.py", "web/api.py", "exports/ics/*.py")
"""Rooms that work for the API."""
NEVER = frozenset(
    {
        # said of a file, a folder or a terminal, or of what the server's keeper has set
        "error-templates-no-folder",
        *("error-export-foreign", "error-export-other-plan"),
        *("error-previous-name", "error-previous-moved", "error-previous-start"),
        *("note-kept-alarms", "note-kept-language"),
        *("note-kept-registered", "note-kept-variant", "note-doctor-say-local", "error-doctor-not-local"),
        *("note-doctor-cache-readonly", "note-doctor-no-store"),
        # never said to anybody who follows: they go on from the plan that is kept
        "error-store-plan-exists",
        # said of what the API can't be asked for: no race at all, --date, days away of a kept plan, revisions,
        # distances by race
        "error-race-missing",
        "error-distance-race",
        *("error-date-of-several", "error-date-twice", "error-block-beyond", "error-block-past", "error-return-past"),
    }
)


def codes() -> Iterator[str]:
    """Give every text in those rooms that may be a code, as ids of messages write it."""
    for pattern in BEHIND:
        for path in ROOT.glob(pattern):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield re.sub(r"[._]", "-", node.value)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_sentence_that_the_api_may_say_sends_its_reader_to_a_terminal_or_a_page(language: str) -> None:
    speaks = to_programs(language)
    wrong = []
    for message in sorted({f"{kind}-{code}" for code in codes() for kind in ("note", "error")} - NEVER):
        told = f"api-{message}" if f"api-{message}" in speaks else message
        if told in speaks and (found := ELSEWHERE.search(written(language, told))):
            wrong.append(f"{told}: {found[0]}")
    assert not wrong, "\n".join(wrong)


def written(language: str, message: str) -> str:
    """Return a message as it stands in its file, all forms of it."""
    text = (ROOT.parent / "templates" / "phrases" / f"{language}.ftl").read_text(encoding="utf-8")
    found = re.search(rf"^{message} =(.*(?:\n[ }}].*)*)", text, re.MULTILINE)
    assert found is not None, message
    return found[1]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_notes_name_fields(site: TestClient, language: str) -> None:
    wanted = {"races": ["My race@2027-04-04"], "language": language}
    seen = [site.post(f"{API}/preview", json=wanted).json()]
    made = site.post(f"{API}/plans", json=wanted).json()
    own = f"{API}/plans/{made['token']}"
    seen += [made["plan"], site.get(own).json(), site.post(f"{own}/registered").json()]
    seen.append(site.get(f"/p/{made['token']}/plan.json").json())
    for plan in seen:
        texts = {note["code"]: note["text"] for note in plan["notes"]}
        assert "“level”" in texts["assumed-level"]
        assert "“distance_km”" in texts["distance-assumed"]
        assert "“runs”" in texts["runs.assumed"]
        assert all(texts.values())
        assert not [text for text in texts.values() if ELSEWHERE.search(text)]


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"races": ["heu"]}, "race-unknown", "Did you mean Huế Marathon?"),
    ({"races": ["My race@2027-04-04"], "zone": "Asia/Ho_Chi_Min"}, "zone-unknown", "Did you mean Asia/Ho_Chi_Minh"),
    ({"races": ["My race@2031-04-04"]}, "race-far", "Begin later (“start”: "),
    ({"races": ["hue@2027-04-04", "My race@2027-04-04"]}, "races-same-day", "/api/v1/compare"),
    ({"races": ["My race@2027-04-04"], "priority": ["high"]}, "priority-unreadable", "for example hue=A."),
    ({"races": ["My race@2027-04-04"], "runs": ["https://10.0.0.1/a.ics"]}, "runs.private-address", "tue=quality"),
    ({"races": ["My race@2027-04-04"], "hours": "late"}, "hours-unreadable", "Write for example 18:00-21:00."),
]


@pytest.mark.parametrize(("wanted", "code", "said"), REFUSED, ids=[code for _, code, _ in REFUSED])
def test_refusals_name_fields_and_what_comes_close(
    site: TestClient, wanted: dict[str, Any], code: str, said: str
) -> None:
    answer = site.post(f"{API}/preview", json=wanted)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert said in answer.json()["text"]
    told = site.post(f"{API}/preview", json=wanted, headers={"accept-language": "vi"}).json()["text"]
    assert not [text for text in (told, answer.json()["text"]) if ELSEWHERE.search(text)]


def test_a_comparison_names_fields_too(site: TestClient) -> None:
    told = site.post(f"{API}/compare", json={"races": ["My race@2026-11-24", "My race@2027-04-04"]}).json()
    texts = [note["text"] for one in told["candidates"] for note in (one["verdict"], *one["clashes"])]
    assert texts
    assert not [text for text in texts if ELSEWHERE.search(text)]
