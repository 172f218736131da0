"""A race put off, told on the plan's page: looked at first, then done; session names, calendar and log stay."""

from __future__ import annotations

import re
from typing import Any

import pytest

LANGUAGES = ("en", "vi")


def uids(plan: Any) -> set[str]:
    calendar = re.sub(r"\r\n ", "", plan.site.get(f"/f/{plan.feed}.ics").text)
    return set(re.findall(r"UID:(\S+)", calendar))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_another_day_changes_is_shown_first(make: Any, language: str) -> None:
    plan = make(race="hue", date="")
    before = plan.page()
    assert 'action="race"' in before
    shown = plan.page(f"race?day=2027-01-17&lang={language}")
    assert {"en": "Sunday 17 January 2027", "vi": "Chủ nhật 17/1/2027"}[language] in shown
    assert "<details open><summary>" in shown
    assert len(shown.encode()) < 30_000
    assert plan.page("?lang=en") == before, "nothing is changed by looking"


def test_a_race_is_put_off_and_everything_else_stays(make: Any, clock: Any) -> None:
    plan = make(race="hue", date="")
    clock.forward(days=4)
    first = plan.sessions()[0]
    assert plan.post(first, outcome="done", rpe="6") == 303
    before = uids(plan)
    assert plan.post("race", revision="1", day="2027-01-17", gun="05:30", race="hue-2026") == 303
    page = plan.page("?now=moved")
    assert 'role="status"' in page
    assert "Sunday 17 January 2027, 05:30" in page
    assert "RPE 6" in plan.page(first)
    assert {uid for uid in before if "hue-2026" in uid} <= uids(plan)
    assert len(before & uids(plan)) >= 4
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20270117T053000" in plan.site.get(f"/f/{plan.feed}.ics").text


def test_a_plan_that_somebody_changed_meanwhile_is_looked_at_again(make: Any) -> None:
    plan = make(race="hue", date="")
    assert plan.post("race", revision="7", day="2027-01-17") == 409
    assert plan.post("race", revision="x", day="2027-01-17") == 409
    assert "27 Dec" in plan.page()


@pytest.mark.parametrize("day", ["2026-11-01", "2035-01-01", "soon", "secret.toml"])
def test_a_day_that_cannot_be_is_refused_and_stays_in_the_form(make: Any, day: str) -> None:
    plan = make()
    page = plan.page(f"race?day={day}", 422)
    assert page.count('role="alert"') == 1
    assert f'name="day" required value="{day}"' in page
    assert 'name="revision"' not in page


def test_one_of_two_races_is_chosen(make: Any) -> None:
    plan = make(race="hue", date="", also="hanoi-midnight")
    page = plan.page()
    assert re.findall(r'<option value="(hue-\d+|hanoi-midnight-\d+)"', page) == ["hanoi-midnight-2026", "hue-2026"]
    shown = plan.page("race?race=hanoi-midnight-2026&day=2026-12-12")
    assert [told.partition(":")[0] for told in re.findall("<strong>([^<]+→[^<]+)</strong>", shown)] == [
        "Hanoi Midnight"
    ]
    assert plan.page("race?race=hue-2027&day=2026-12-12", 422)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_that_moves_is_still_a_small_page(make: Any, language: str) -> None:
    plan = make(date="2027-11-14", sessions="3", minutes="40")
    page = plan.page(f"race?day=2027-09-05&lang={language}")
    assert len(page.encode()) < 30_000
    assert page.count("<details") == 20
    assert {"en": "more sessions change", "vi": "buổi nữa thay đổi"}[language] in page


def test_the_same_day_changes_nothing_and_the_page_says_so(make: Any) -> None:
    plan = make(race="hue", date="")
    assert "changes nothing" in plan.page("race?day=2026-12-27&gun=04:00")


def test_a_race_day_alone_is_asked_for(make: Any) -> None:
    assert 'role="alert"' not in make().page("race")


def test_a_post_without_the_stamp_moves_no_race(make: Any) -> None:
    plan = make()
    fields = {"revision": "1", "day": "2027-05-01", "stamp": "0" * 32}
    assert plan.site.post(f"{plan.path}race", data=fields).status_code == 403


def test_the_other_language_of_a_day_that_was_refused_is_that_day(make: Any) -> None:
    plan = make(race="hue", date="")
    stamp = plan.stamp(f"{plan.path}calendar")
    fields = {"stamp": stamp, "revision": "7", "race": "hue-2026", "day": "2027-01-17", "gun": "05:30"}
    refused = plan.site.post(f"{plan.path}race", data=fields)
    assert refused.status_code == 409
    link = re.search(r'class="lang" href="([^"]+)"', refused.text)[1].replace("&amp;", "&")
    other = plan.page(f"race{link}")
    assert "Chủ nhật 17/1/2027, 05:30" in other
    assert 'value="2027-01-17"' in other
