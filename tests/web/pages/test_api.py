"""The JSON API does what its description says: by schemathesis over all of it, and by one trip through it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from planner.web.server import Application, Settings

API = "/api/v1"
PLAN: dict[str, Any] = {"races": ["My race@2027-04-04"], "runs": ["tue=quality,sun=long"]}
KEPT = (
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)


def operations() -> list[Any]:
    description = Application(Settings("http://testserver"))._framework.openapi()
    found = schemathesis.openapi.from_dict(description).get_all_operations()
    return [one.ok() for one in found]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisDeprecationWarning")  # schemathesis's own
@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.label)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_no_answer_breaks_the_description(operation: Any, site: TestClient, data: st.DataObject) -> None:
    known = data.draw(st.booleans())
    case = data.draw(operation.as_strategy())
    if known and "token" in case.path_parameters:
        made = created(site)
        case.path_parameters["token"] = made["token"]
        if "session" in case.path_parameters:
            case.path_parameters["session"] = made["plan"]["sessions"][0]["id"]
    sent = {name: value for name, value in case.as_transport_kwargs().items() if value and name != "cookies"}
    answer = schemathesis.Response.from_httpx(site.request(**sent), verify=True)
    case.validate_response(answer, checks=KEPT)


def created(site: TestClient, **more: Any) -> dict[str, Any]:
    answer = site.post(f"{API}/plans", json=PLAN | more)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_the_trip_from_a_plan_to_its_next_revision(site: TestClient, clock: Any) -> None:
    made = created(site)
    own = f"{API}/plans/{made['token']}"
    assert site.get(own).json() == made["plan"]
    assert site.get(made["calendar"]["https"]).text.startswith("BEGIN:VCALENDAR")
    clock.forward(days=16)
    for session in made["plan"]["sessions"][:3]:
        assert site.put(f"{own}/log/{session['id']}", json={"outcome": "missed"}).status_code == 200
    assert len(site.get(f"{own}/log").json()) == 3
    proposed = site.get(f"{own}/proposal").json()
    assert proposed["changes"]
    after = site.post(f"{own}/proposal", json={"revision": proposed["revision"]}).json()
    assert after["revision"] == 2
    assert site.get(f"{own}/proposal").json()["changes"] == []
    assert site.post(f"{own}/proposal", json={"revision": 1}).status_code == 409


def test_a_race_that_is_put_off_keeps_the_plan_its_log_and_its_sessions(site: TestClient, clock: Any) -> None:
    made = created(site)
    own = f"{API}/plans/{made['token']}"
    before = site.get(made["calendar"]["https"])
    clock.forward(days=3)
    logged = made["plan"]["sessions"][0]["id"]
    assert site.put(f"{own}/log/{logged}", json={"outcome": "missed"}).status_code == 200
    later = {"day": "2027-05-02", "gun": "05:30"}
    shown = site.get(f"{own}/race", params=later).json()
    assert shown["changes"]
    assert [race["day"] for race in shown["races"]] == ["2027-05-02"]
    assert [text for text in shown["notes"] if "May 2027" in text], "what is assumed of the new day is told"
    assert site.get(own).json() == made["plan"], "looking changes nothing"
    after = site.post(f"{own}/race", json=later | {"revision": shown["revision"]}).json()
    assert (after["id"], after["revision"]) == (made["plan"]["id"], 2)
    (race,) = after["races"]
    assert (race["id"], race["day"]) == (made["plan"]["races"][0]["id"], "2027-05-02")
    assert race["gun"].startswith("2027-05-02T05:30")
    assert all(note["text"] for note in after["notes"])
    assert [log["session"] for log in site.get(f"{own}/log").json()] == [logged]
    kept = {session["id"] for session in made["plan"]["sessions"]} & {session["id"] for session in after["sessions"]}
    assert logged in kept
    calendar = site.get(made["calendar"]["https"], headers={"If-None-Match": before.headers["etag"]})
    assert (calendar.status_code, b"20270502" in calendar.content) == (200, True)
    assert site.post(f"{own}/race", json=later | {"revision": 1}).status_code == 409


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"day": "2026-11-01"}, "race-past"),
        ({"day": "2031-05-02"}, "race-far"),
        ({"day": "2027-05-02", "race": "hue-2026"}, "race-not-of-plan"),
        ({"day": "soon"}, "api-request"),
        ({"day": "2027-05-02", "gun": "25:00"}, "api-request"),
        ({"day": "2027-05-02", "hour": "05:00"}, "api-request"),
        ({}, "api-request"),
    ],
)
def test_a_day_that_no_race_can_have_is_refused_when_it_is_looked_at_and_when_it_is_said(
    site: TestClient, wanted: dict[str, str], code: str
) -> None:
    own = f"{API}/plans/{created(site)['token']}"
    for answer in (
        site.get(f"{own}/race", params=wanted),
        site.post(f"{own}/race", json=wanted | {"revision": 1}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert site.get(own).json()["revision"] == 1


def test_saying_it_twice_changes_nothing_and_it_can_be_taken_back(site: TestClient, clock: Any) -> None:
    made = created(site)
    own = f"{API}/plans/{made['token']}/log"
    clock.forward(days=5)
    said = {"outcome": "done", "rpe": 6.5, "pain": 2, "note": "fine"}
    session = made["plan"]["sessions"][0]["id"]
    first, second = (site.put(f"{own}/{session}", json=said).json() for _ in range(2))
    assert first == second
    assert site.get(own).json() == [first]
    assert site.delete(f"{own}/{session}").status_code == 204
    assert site.get(own).json() == []


def test_why_tells_rules_with_their_sources(site: TestClient) -> None:
    made = created(site)
    told = site.get(f"{API}/plans/{made['token']}/why/{made['plan']['sessions'][0]['id']}").json()
    assert all(reason["text"] for reason in told["reasons"] + told["week"])
    assert any(reason["source"] for reason in told["reasons"])
    assert sum(day["chosen"] for day in told["days"]) == 1
    assert len(told["days"]) == 7


def test_links_are_made_renewed_and_closed(site: TestClient) -> None:
    made = created(site)
    own = f"{API}/plans/{made['token']}/feeds"
    busy = site.post(own, json={"busy": True}).json()
    assert "/l/" not in site.get(busy["https"]).text
    renewed = site.post(f"{own}/{busy['feed']}/rotate").json()
    assert [site.get(one["https"]).status_code for one in (busy, renewed)] == [410, 200]
    assert site.delete(f"{own}/{renewed['feed']}").status_code == 204
    assert [one["feed"] for one in site.get(own).json()] == [made["calendar"]["feed"]]


def test_a_key_is_renewed_and_the_calendars_stay(site: TestClient) -> None:
    made = created(site)
    fresh = site.post(f"{API}/plans/{made['token']}/renew").json()
    assert fresh["page"] == f"http://testserver/p/{fresh['token']}/"
    assert [site.get(f"{API}/plans/{one}").status_code for one in (made["token"], fresh["token"])] == [410, 200]
    assert site.post(f"{API}/plans/{made['token']}/renew").status_code == 410
    assert site.post(f"{API}/plans/{made['calendar']['https'][-36:-4]}/renew").status_code == 404
    assert site.get(made["calendar"]["https"]).status_code == 200
    assert site.get(fresh["page"]).status_code == 200


WITH_BODY = [one for one in operations() if one.body]
UNREADABLE = (b"\xff\xfe", b'\xff{"races":["hue"]}', b"{", b"", b"[" * 100_000, b"NaN", "é".encode("utf-16"))


@pytest.mark.parametrize("operation", WITH_BODY, ids=lambda one: one.label)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_bodies_that_cannot_be_read_are_refused_as_the_description_says(
    site: TestClient, operation: Any, kind: str
) -> None:
    made = created(site)
    path = operation.path.format(token=made["token"], session=made["plan"]["sessions"][0]["id"])
    described = set(operation.definition.raw["responses"])
    seen = set()
    for body in UNREADABLE:
        answer = site.request(operation.method, path, content=body, headers={"content-type": kind} if kind else {})
        assert str(answer.status_code) in described, body
        assert set(answer.json()) == {"code", "values", "text"}
        seen.add(answer.status_code)
    assert seen == ({400, 422} if kind == "application/json" else {422})


def test_another_method_is_told_all_that_the_path_takes(site: TestClient) -> None:
    own = f"{API}/plans/{'a' * 32}"
    for path, allowed in {
        own: "DELETE, GET",
        f"{own}/log/w05-1": "DELETE, PUT",
        f"{own}/feeds": "GET, POST",
        f"{API}/preview": "POST",
        f"/p/{'a' * 32}/changes": "GET, HEAD, POST",
    }.items():
        answer = site.request("PATCH", path)
        assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_one_plans_key_does_not_reach_another_plans_links(site: TestClient) -> None:
    mine, other = created(site), created(site)
    answer = site.delete(f"{API}/plans/{mine['token']}/feeds/{other['calendar']['feed']}")
    assert answer.status_code == 404
    assert site.get(other["calendar"]["https"]).status_code == 200


def test_a_plan_that_is_forgotten_is_gone(site: TestClient) -> None:
    made = created(site)
    assert site.delete(f"{API}/plans/{made['token']}").status_code == 204
    assert site.get(f"{API}/plans/{made['token']}").status_code == 410
    assert site.get(made["calendar"]["https"]).status_code == 410


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_refusal_has_a_code_and_a_sentence_in_the_language_asked_for(site: TestClient, language: str) -> None:
    answer = site.post(f"{API}/preview", json={"races": ["Hu"]}, headers={"accept-language": language})
    assert answer.status_code == 422
    told = answer.json()
    assert told["code"] == "race-unknown"
    assert told["text"].startswith("There is no race" if language == "en" else "Không có giải")


@pytest.mark.parametrize(
    "wanted",
    [
        {"races": ["secret.toml"]},
        {"races": ["hue"], "runs": ["/etc/passwd"]},
        {"races": ["hue"], "runs": ["x=1"]},
        {"races": ["hue"], "runs": ["webcal://10.0.0.1/a.ics"]},
        {"races": ["hue"], "zone": "../../etc/passwd"},
        {"races": []},
        {"races": ["hue"], "athlete": "athlete.toml"},
    ],
    ids=lambda wanted: next(reversed(wanted.values()), "") or "no race",
)
def test_a_file_of_the_server_is_never_read(site: TestClient, wanted: dict[str, Any]) -> None:
    answer = site.post(f"{API}/preview", json=wanted)
    assert answer.status_code == 422
    assert set(answer.json()) == {"code", "values", "text"}


def test_a_pair_is_a_season_too_and_three_or_one_day_are_none(site: TestClient) -> None:
    pair = site.post(f"{API}/compare", json={"races": ["2027-05-02", "hue"]}).json()
    assert [race["id"] for race in pair["season"]["races"]] == ["hue-2026", "race-2027-05-02"]
    assert pair["season"]["verdict"]["text"]
    assert len(pair["between"]) == 1
    for races in (["2027-05-02", "hue", "hanoi-midnight"], ["hue", "Own@27/12/2026"]):
        assert site.post(f"{API}/compare", json={"races": races}).json()["season"] is None


def test_compared_races_come_in_the_order_they_were_named(site: TestClient) -> None:
    told = site.post(f"{API}/compare", json={"races": ["2027-05-02", "hue"]}).json()
    assert [one["races"][0]["day"] for one in told["candidates"]] == ["2027-05-02", "2026-12-27"]
    assert all(one["verdict"]["text"] for one in told["candidates"])
