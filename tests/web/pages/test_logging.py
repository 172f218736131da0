"""A log that is refused: the page says so at its top, nothing that was typed is lost, and it can be sent again."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from planner.errors import StoreError
from planner.web.desk import Desk

TYPED = {"rpe": "7", "pain": "2", "worse": "yes", "minutes": "21", "note": "knee <stiff> & cold"}


def posted(plan: Any, session: str, **fields: str) -> Any:
    return plan.site.post(f"{plan.path}{session}", data={"stamp": plan.stamp(f"{plan.path}calendar"), **fields})


def holds_what_was_typed(page: str, exercise: str) -> None:
    assert re.search(r'name="rpe" value="7" checked', page)
    assert re.search(r'name="pain" value="2" checked', page)
    assert re.search(r'name="worse" value="yes" checked', page)
    assert re.search(rf'<option value="{exercise}" selected', page)
    assert re.search(r'name="minutes"[^>]* value="21"', page)
    assert ">knee &lt;stiff&gt; &amp; cold</textarea>" in page
    assert re.search(r"<details open><summary>Say more", page), "what was typed is to be seen"


def exercise_of(plan: Any, session: str) -> str:
    return re.findall(r'<option value="([\w-]+)"', plan.page(session).partition('name="exercise"')[2])[-1]


def says_so_at_the_top(page: str) -> None:
    assert page.count('role="alert"') == 1
    assert page.index('role="alert"') < page.index("<h1>")
    assert 'href="#log"' in page[page.index('role="alert"') : page.index("<h1>")]


def test_a_session_to_come_keeps_what_was_typed(make: Any) -> None:
    plan = make()
    session = plan.sessions()[-1]
    exercise = exercise_of(plan, session)
    answer = posted(plan, session, outcome="done", exercise=exercise, **TYPED)
    assert answer.status_code == 422
    says_so_at_the_top(answer.text)
    holds_what_was_typed(answer.text, exercise)


@pytest.mark.parametrize("code", ["store-busy", "store-readonly", "store-full"])
def test_a_store_that_takes_nothing_loses_nothing(make: Any, clock: Any, monkeypatch: Any, code: str) -> None:
    plan = make()
    clock.forward(days=4)
    session = plan.sessions()[0]
    exercise = exercise_of(plan, session)

    def refuse(*_: object) -> None:
        raise StoreError(code, place="store", seconds=5)

    with monkeypatch.context() as broken:
        broken.setattr(Desk, "log", refuse)
        answer = posted(plan, session, outcome="done", exercise=exercise, **TYPED)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    says_so_at_the_top(answer.text)
    holds_what_was_typed(answer.text, exercise)


def test_a_wrong_number_on_a_session_that_was_logged_drops_no_other_answer(make: Any, clock: Any) -> None:
    plan = make()
    clock.forward(days=4)
    session = plan.sessions()[0]
    exercise = exercise_of(plan, session)
    assert plan.post(session, outcome="done", rpe="4", note="before") == 303
    answer = posted(plan, session, outcome="part", exercise=exercise, **TYPED | {"minutes": "2100"})
    assert answer.status_code == 422
    says_so_at_the_top(answer.text)
    holds_what_was_typed(answer.text.replace('value="2100"', 'value="21"'), exercise)
    assert "You said: done" in answer.text, "what is kept still stands beside it"
    assert ">before</textarea>" in plan.page(session)


def test_what_cannot_be_opened_can_be_sent_again(make: Any, clock: Any, monkeypatch: Any) -> None:
    plan = make()
    clock.forward(days=4)
    session = plan.sessions()[0]

    def away(*_: object) -> None:
        raise StoreError("store-unreachable", place="db")

    fields = {"stamp": plan.stamp(f"{plan.path}calendar"), "outcome": "part", **TYPED}
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "open", away)
        answer = plan.site.post(f"{plan.path}{session}", data=fields)
    assert answer.status_code == 503
    form = answer.text[answer.text.index("<form") : answer.text.index("</form>")]
    again = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert again == fields | {"note": "knee &lt;stiff&gt; &amp; cold"}
    assert plan.site.post(f"{plan.path}{session}", data=fields).status_code == 303


def test_a_refusal_that_stays_one_is_not_to_be_sent_again(make: Any) -> None:
    plan = make()
    answer = plan.site.post(f"{plan.path}w18-1", data={"outcome": "missed", "stamp": "0" * 32})
    assert answer.status_code == 403
    assert "<form" not in answer.text


def test_taking_back_says_so(make: Any, clock: Any) -> None:
    plan = make()
    clock.forward(days=4)
    session = plan.sessions()[0]
    assert plan.post(session, outcome="done") == 303
    answer = plan.site.post(f"{plan.path}{session}/undo", data={"stamp": plan.stamp(f"{plan.path}calendar")})
    assert answer.headers["location"].endswith(f"{session}?now=undone#log")
    assert "Taken back" in plan.page(f"{session}?now=undone")


def test_the_next_session_of_this_week_can_be_done_before_its_day(make: Any, clock: Any) -> None:
    """On Monday Wednesday's is done; Friday's is not the next one, and next week's is none of this week."""
    plan = make()
    clock.forward(days=1)
    wednesday, friday, later = plan.sessions()[:3]
    not_next = posted(plan, friday, outcome="done")
    assert not_next.status_code == 422
    assert "the one on Wednesday 25 November 2026 comes before it" in not_next.text
    answer = posted(plan, wednesday, outcome="done", rpe="6")
    assert answer.status_code == 303
    page = plan.site.get(f"{plan.path}{wednesday}?now=logged").text
    assert "Done before its day" in page
    assert plan.site.get(f"/api/v1/plans/{plan.token}/proposal").json()["changes"] == []
    own = f"/api/v1/plans/{plan.token}/log"
    assert plan.site.put(f"{own}/{friday}", json={"outcome": "part"}).status_code == 200
    refused = plan.site.put(f"{own}/{later}", json={"outcome": "done"}).json()
    assert (refused["code"], refused["values"]["first_day"]) == ("log-future", "2026-11-30")
    assert "planner" not in refused["text"]


def switched(plan: Any, page: str, path: str) -> Any:
    """Press the button for the other language, as a browser without JavaScript does."""
    form = re.search(r'<header.*?<form method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    assert form
    told = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[2])
    assert form[1] == "?lang=vi"
    return plan.site.post(f"{path}{form[1]}", data={name: unescape(value) for name, value in told})


@pytest.mark.parametrize("of_feed", [False, True])
def test_the_other_language_of_a_refused_log_keeps_what_was_typed_and_out_of_the_address(
    make: Any, clock: Any, of_feed: bool
) -> None:
    plan = make()
    session = plan.sessions()[-1]
    exercise = exercise_of(plan, session)
    path = f"{plan.path}{session}"
    if of_feed:
        calendar = re.sub(rb"\r\n ", b"", plan.site.get(f"/f/{plan.feed}.ics").content).decode()
        path = re.search(r"http://testserver(/l/\w{64}/)", calendar)[1] + session
    fields = {"stamp": plan.stamp(path), "outcome": "part", "exercise": exercise, **TYPED}
    answer = switched(plan, plan.site.post(path, data=fields).text, path)
    assert (answer.status_code, answer.headers["content-language"]) == (422, "vi")
    says_so_at_the_top(answer.text)
    holds_what_was_typed(answer.text.replace("Ghi thêm", "Say more"), exercise)
    assert "knee" not in str(answer.url)
    clock.forward(weeks=52)
    shown = plan.site.post(path, data={**fields, "again": "yes"})
    assert shown.status_code == 200
    assert 'role="alert"' not in shown.text
    assert plan.site.get(f"/api/v1/plans/{plan.token}/log").json() == [], "to look at a form keeps nothing"
    assert plan.site.post(path, data=fields).status_code == 303


def test_the_language_of_a_log_that_is_not_refused_stands_in_the_address(make: Any) -> None:
    plan = make()
    assert re.search(r'<a class="lang" href="\?lang=vi"', plan.page(plan.sessions()[0]))
