"""What pages answer beside the trip: in which language, with which status, and that what was done is said."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from planner.errors import StoreError
from planner.web import pages_frame
from planner.web.desk import Desk

CALENDAR = "https://calendar.example.org/private.ics"


def unreachable(*_: object, **__: object) -> None:
    raise StoreError("runs.unreachable", host="calendar.example.org")


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ("en;q=0.5,vi;q=0.9", "vi"),
        ("vi;q=0.5,en;q=0.9", "en"),
        ("fr,vi;q=0.3,en;q=0.2", "vi"),
        ("en-GB, vi", "en"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("vi;q=0,en;q=0.1", "en"),
        ("vi;q=0", "en"),
        ("EN;q=0.1, VI;Q=0.2", "vi"),
        ("vi;q=nonsense,en;q=0.1", "en"),
        ("*", "en"),
        ("", "en"),
    ],
)
def test_the_most_wanted_language_is_spoken(site: TestClient, wishes: str, language: str) -> None:
    assert site.get("/rules", headers={"accept-language": wishes}).headers["content-language"] == language


def test_another_server_that_fails_is_no_fault_of_ours(site: TestClient, form: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(Desk, "make", unreachable)
    answer = site.post("/plans", data={**form, "calendar": CALENDAR})
    assert answer.status_code == 422
    assert "retry-after" not in answer.headers
    for path in ("plans", "preview"):
        answer = site.post(f"/api/v1/{path}", json={"races": ["hue"], "runs": [CALENDAR]})
        assert answer.status_code == 422
        assert "retry-after" not in answer.headers
        assert answer.json()["code"] == "runs.unreachable"


@pytest.mark.parametrize("code", ["runs.unreachable", "runs.too-slow", "runs.redirects", "runs.refused-by-server"])
def test_every_fault_of_a_calendar_is_told_alike(code: str) -> None:
    assert pages_frame.status_of(StoreError(code)) == 422
    assert pages_frame.status_of(StoreError("store-busy")) == 503


def test_the_other_language_of_a_form_that_was_refused_is_the_form(
    site: TestClient, form: Any, monkeypatch: Any
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "make", unreachable)
        page = site.post("/plans", data={**form, "calendar": CALENDAR}).text
    link = re.search(r'class="lang" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert link.startswith("/?")
    assert "calendar.example.org" not in link
    answer = site.get(link)
    assert answer.status_code == 200
    assert '<html lang="vi">' in answer.text
    assert 'value="Đà Lạt Trail"' in answer.text


@pytest.mark.parametrize("path", ["renew", "forget", "registered", "calendar", "calendar/rotate", "w18-1", "race"])
def test_the_other_language_of_a_refused_post_leads_somewhere(make: Any, path: str) -> None:
    plan = make()
    page = plan.site.post(f"{plan.path}{path}", data={"stamp": "0" * 32}).text
    link = re.search(r'class="lang" href="([^"]+)"', page)[1]
    base = plan.site.base_url.join(f"{plan.path}{path}")
    assert plan.site.get(base.join(link)).status_code == 200


def test_a_deleted_plan_and_a_closed_link_are_said_to_be(make: Any) -> None:
    plan = make()
    stamp = plan.stamp(f"{plan.path}calendar")
    feed = re.search(r'name="feed" value="(\w{64})"', plan.page("calendar"))[1]
    closed = plan.site.post(f"{plan.path}calendar/revoke", data={"stamp": stamp, "feed": feed})
    page = plan.site.get(closed.headers["location"]).text
    assert "The link is closed" in page[page.index('role="status"') :]
    deleted = plan.site.post(f"{plan.path}forget", data={"stamp": stamp, "sure": "yes"})
    page = plan.site.get(deleted.headers["location"]).text
    assert "Everything is deleted" in page[page.index('role="status"') :]
    assert 'role="status"' not in plan.site.get("/").text


def test_a_second_race_without_an_announced_day_is_given_one(site: TestClient, form: Any) -> None:
    page = site.get("/").text
    listed = page[page.index('name="also"') :].partition("</select>")[0]
    assert re.search(r'value="hai-phong" class="undated">[^<]+ · no day announced', listed)
    fields = {**form, "race": "hue", "date": "", "also": "hai-phong"}
    refused = site.post("/plans", data=fields)
    assert refused.status_code == 422
    assert "Race day, second race" in refused.text
    made = site.post("/plans", data={**fields, "also_date": "2027-05-09"})
    assert made.status_code == 303
    plan = site.get(made.headers["location"].partition("calendar")[0] + "weeks").text
    assert "Hai Phong" in plan


def test_the_day_of_a_second_race_that_has_one_is_not_asked_for(site: TestClient, form: Any) -> None:
    fields = {**form, "race": "own", "also": "hue", "also_date": "2031-01-01"}
    assert site.post("/plans", data=fields).status_code == 303


@pytest.mark.parametrize(("language", "word"), [("en", "Try again"), ("vi", "Thử lại")])
def test_a_page_that_cannot_be_read_for_now_is_asked_for_again(
    make: Any, monkeypatch: Any, language: str, word: str
) -> None:
    plan = make()

    def busy(*_: object) -> None:
        raise StoreError("store-busy", place="store", seconds=5)

    monkeypatch.setattr(Desk, "open", busy)
    answer = plan.site.get(f"{plan.path}weeks", headers={"accept-language": language})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert f'<a class="button" href="">{word}</a>' in answer.text
    posted = plan.site.post(f"{plan.path}renew", data={"stamp": pages_frame.stamp_of(plan.token)})
    assert posted.status_code == 503
    assert 'href=""' not in posted.text
