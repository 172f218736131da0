"""The whole trip in Chromium: choose, preview, compare, subscribe, look, log, change; every page sound on the way."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.publish import publish
from planner.shelves import shelf_at
from planner.store import open_store

pytestmark = [pytest.mark.outside, pytest.mark.slow]

START = datetime(2026, 11, 22, 3, tzinfo=UTC)
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
WORDS = {
    "en": {"make": "Make this plan", "preview": "Show it first", "done": "Done", "apply": "Make these changes"},
    "vi": {"make": "Lập giáo án này", "preview": "Xem thử trước", "done": "Đã tập", "apply": "Đồng ý thay đổi"},
}


def sound(seen: Any, *, scripts: bool) -> None:
    """Hold a page to what all pages are held to; without scripts nothing can be asked of the page itself."""
    if scripts:
        seen.check()
        assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert seen.faults() == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with-js", "without-js"])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", SIZES)
def test_the_whole_trip(visit: Any, server: Any, size: str, language: str, scripts: bool) -> None:
    seen = visit(SIZES[size], language, java_script_enabled=scripts)
    page, words = seen.page, WORDS[language]

    seen.go("/")
    assert page.locator("html").get_attribute("lang") == language
    page.select_option("#race", "own")
    page.fill("input[name=name]", "Đà Lạt Trail")
    page.fill("input[name=date]", "2027-04-04")
    if not scripts:
        page.get_by_role("button", name=words["preview"]).click()
    page.wait_for_selector("#preview h2:has-text('Đà Lạt Trail')")
    sound(seen, scripts=scripts)

    page.get_by_role("button", name=words["make"]).click()
    page.wait_for_url(re.compile(r"/calendar/"))
    assert page.get_attribute("a[href^='webcal:']", "href").endswith(".ics")
    assert page.locator("svg.qr").count() == 1
    sound(seen, scripts=scripts)

    page.locator("nav.tabs a").first.click()
    page.wait_for_selector("table.cal")
    assert page.locator(".moves .figure").count() >= 3
    sound(seen, scripts=scripts)

    links = [page.locator("a.s").nth(place).get_attribute("href") for place in range(3)]
    plan = page.url
    server.now[0] += timedelta(days=16)
    for session in links:
        page.goto(plan + session)
        page.locator("label", has=page.locator("input[name=rpe][value='9']")).click()
        page.locator("button[name=outcome][value=missed]").click()
        page.wait_for_selector("[role=status]")
    sound(seen, scripts=scripts)

    page.goto(f"{plan}changes")
    sound(seen, scripts=scripts)
    page.get_by_role("button", name=words["apply"]).click()
    page.wait_for_selector("[role=status]")
    sound(seen, scripts=scripts)
    page.goto(f"{plan}weeks")
    assert page.locator("a.s.missed").count() == 3
    sound(seen, scripts=scripts)


def test_a_session_is_logged_in_two_taps(visit: Any, server: Any) -> None:
    seen = visit()
    make(seen)
    page, plan = seen.page, seen.page.url.partition("/calendar")[0]
    server.now[0] += timedelta(days=3)
    page.goto(f"{plan}/")
    page.goto(f"{plan}/{page.locator('a.s').first.get_attribute('href')}#log")
    page.locator("label", has=page.locator("input[name=rpe][value='6']")).click()
    page.get_by_role("button", name="Done", exact=True).click()
    page.wait_for_selector("[role=status]")
    assert "RPE 6" in page.inner_text("#log")
    seen.check()


def make(seen: Any, name: str = "My race") -> None:
    seen.go("/")
    seen.page.select_option("#race", "own")
    seen.page.fill("input[name=name]", name)
    seen.page.fill("input[name=date]", "2027-04-04")
    seen.page.get_by_role("button", name="Make this plan").click()
    seen.page.wait_for_url(re.compile(r"/calendar/"))


@pytest.mark.parametrize("size", SIZES)
def test_a_race_with_a_long_name_makes_no_page_scroll_sideways(visit: Any, size: str) -> None:
    seen = visit(SIZES[size])
    make(seen, "W" * 90)
    page, plan = seen.page, seen.page.url.partition("/calendar")[0]
    session = page.goto(f"{plan}/") and page.locator("a.s").first.get_attribute("href")
    for path in ("", "weeks", "calendar", "changes", session):
        page.goto(f"{plan}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    name = "race=own&date=2027-04-04&days=mon&days=thu&name=" + "W" * 90
    for path in (f"/?{name}", f"/compare?{name}&with=hue&with=hanoi-midnight"):
        seen.go(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_a_race_stays_within_its_day(visit: Any, width: int) -> None:
    seen = visit((width, 844))
    make(seen)
    seen.page.goto(seen.page.url.partition("/calendar")[0] + "/weeks")
    wide = seen.page.evaluate(
        "[...document.querySelectorAll('.cal .r')].map(one => { const text = document.createRange();"
        " one.querySelector('.v').remove(); text.selectNodeContents(one);"
        " return Math.max(...[...text.getClientRects()].map(box => box.right))"
        " - one.closest('td').getBoundingClientRect().right; })"
    )
    assert len(wide) == 1
    assert max(wide) <= 0.5


def test_the_day_is_asked_for_where_none_is_announced(visit: Any) -> None:
    seen = visit()
    seen.go("/")
    seen.page.select_option("#race", "hue")
    day = seen.page.locator("form input[name=date]")
    assert not day.is_visible()
    seen.page.select_option("#race", "hai-phong")
    assert day.is_visible()
    assert not seen.page.locator("input[name=name]").is_visible()
    day.fill("2027-05-09")
    seen.page.wait_for_selector("#preview h2:has-text('Hai Phong')")
    seen.page.get_by_role("button", name="Compare with others").click()
    seen.page.wait_for_url(re.compile("/compare$"))
    other = seen.page.locator("input[name='day_da-nang-midnight']")
    assert not other.is_visible()
    seen.page.locator("label", has=seen.page.locator("input[value='da-nang-midnight']")).click()
    assert other.is_visible()
    other.fill("2027-07-11")
    assert other.evaluate("one => getComputedStyle(one).opacity") == "1"
    seen.page.get_by_role("button", name="Compare", exact=True).click()
    seen.page.wait_for_selector(".grid.many .chart >> nth=1")
    seen.check()


def test_the_day_of_a_second_race_is_asked_for_where_none_is_announced(visit: Any) -> None:
    seen = visit()
    seen.go("/")
    seen.page.locator("details:has(#also) > summary").click()
    day = seen.page.locator("input[name=also_date]")
    seen.page.select_option("#also", "hanoi-midnight")
    assert not day.is_visible()
    seen.page.select_option("#also", "hai-phong")
    assert day.is_visible()
    assert not seen.page.locator("form input[name=date]").is_visible(), "the first race has its day"
    day.fill("2027-05-09")
    seen.page.wait_for_selector("#preview h2:has-text('Hai Phong')")
    sound(seen, scripts=True)


def test_a_secret_calendar_stands_in_no_address_that_is_asked_for(visit: Any) -> None:
    seen = visit()
    seen.go("/")
    seen.page.locator("details:has(input[name=calendar]) > summary").click()
    with seen.page.expect_response(re.compile("/preview")):
        seen.page.fill("input[name=calendar]", "https://127.0.0.1/private-0123456789.ics")
    seen.page.get_by_role("button", name="Compare with others").click()
    seen.page.wait_for_url(re.compile("/compare$"))
    assert seen.page.locator("input[name=calendar]").input_value().endswith("private-0123456789.ics")
    assert not any("private" in address for address in seen.asked)
    seen.check()


def test_the_eye_for_faults_sees_one(visit: Any) -> None:
    seen = visit()
    seen.go("/safety")
    seen.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(fault.startswith("image-alt") for fault in seen.faults())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/rules",
        "/exercises",
        "/exercises/leg-cycle",
        "/safety",
        "/p/none/",
        "/compare?race=hue&days=mon&days=thu&with=hanoi-midnight",
    ],
)
def test_an_open_page_has_no_serious_fault(visit: Any, path: str, scheme: str) -> None:
    seen = visit(language="vi", color_scheme=scheme)
    seen.go(path)
    assert seen.faults() == []


@pytest.mark.parametrize("path", ["", "weeks", "calendar", "changes", "race?day=2027-05-02", "w18-1"])
def test_a_page_of_a_plan_has_no_serious_fault_in_the_dark(visit: Any, path: str) -> None:
    seen = visit(color_scheme="dark")
    make(seen)
    seen.page.goto(seen.page.url.partition("/calendar")[0] + "/" + path)
    assert seen.faults() == []
    seen.check()


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (1280, 800)], ids=["phone", "small", "desk"])
def test_a_published_place_is_sound(visit: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    """Index, rules, exercises and a plan's page, as a plain web server hands them out; a page that is lost, too."""
    with open_store(str(tmp_path / "store.sqlite"), clock=lambda: START) as store:
        following = Following(store, lambda: START)
        following.follow(making.make(Asked(races=("Giải của tôi@2027-04-04",), language="vi"), now=START).plan)
        (link,) = publish(following, shelf_at(str(tmp_path / "public")), address="https://runner.example.org").links
    serves = partial(Quiet, directory=str(tmp_path / "public"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serves) as place:
        threading.Thread(target=place.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{place.server_port}"
        pages = ["", "index.vi.html", "rules.html", "exercises.vi.html", "exercises-pike.html", "safety.vi.html"]
        for page in (*pages, "404.html", f"f/{link.token}.html"):
            seen = visit(size, color_scheme="dark" if page.endswith(".vi.html") else "light")
            seen.page.goto(f"{here}/{page}")
            assert seen.faults() == [], page
            assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page
            assert [url for url in seen.asked if not url.startswith(here)] == [], page
        assert seen.page.locator("a[href^='webcal:']").count() == 1
        place.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that tells nothing on the screen."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.mark.parametrize("paper", ["A4", "A6"])
def test_a_plan_is_printed_whole_on_large_and_small_paper(visit: Any, paper: str) -> None:
    """Nothing is wider than the paper, links and forms stay on the screen, and every day has its room."""
    seen = visit()
    make(seen)
    plan = seen.page.url.partition("/calendar")[0]
    wide = {"A4": 697, "A6": 299}[paper]
    for path in ("/", "/weeks"):
        seen.page.goto(plan + path)
        seen.page.set_viewport_size({"width": wide, "height": 1000})
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert seen.page.locator("form:visible, nav:visible, .button:visible").count() == 0
        assert seen.page.locator("table.cal:visible").count() == 1
        narrow = seen.page.evaluate(
            "[...document.querySelectorAll('.cal td')].filter(day => day.scrollWidth > day.clientWidth + 6).length"
        )
        assert narrow == 0, path
        assert seen.page.pdf(format=paper, print_background=False).startswith(b"%PDF")


def test_the_preview_follows_the_form(visit: Any) -> None:
    seen = visit(SIZES["desk"])
    seen.go("/")
    before = seen.page.inner_text("#preview dl")
    with seen.page.expect_response(re.compile("/preview")):
        seen.page.select_option("select[name=sessions]", "1")
    seen.page.wait_for_function("text => document.querySelector('#preview dl').innerText !== text", arg=before)
    seen.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_preview_that_failed_says_so_and_comes_by_itself(visit: Any, language: str, scheme: str) -> None:
    seen = visit(language=language, color_scheme=scheme)
    seen.go("/")
    brief = seen.page.inner_text("[data-brief-of]")
    words = {"en": "could not be brought up to date", "vi": "Chưa cập nhật được"}[language]
    answers = [{"status": 429, "headers": {"Retry-After": "3"}}, {"status": 503}, None]

    def fail(route: Any) -> None:
        answer = answers.pop(0)
        if answer is None:
            route.abort()
        else:
            route.fulfill(body="no plan", **answer)

    seen.page.route("**/preview*", fail, times=len(answers))
    for sessions in ("1", "3", "1"):
        seen.page.select_option("select[name=sessions]", sessions)
        seen.page.wait_for_selector("#preview.stale [role=alert]")
        seen.page.wait_for_timeout(700)
        assert words in seen.page.inner_text("#preview [role=alert]")
        assert seen.page.locator("#preview [role=alert]").count() == 1
        assert seen.page.inner_text("[data-brief-of]") not in ("", brief)
    assert seen.faults() == []
    seen.page.wait_for_selector("#preview:not(.stale) dl", timeout=12_000)
    assert seen.page.locator("#preview [role=alert]").count() == 0
    assert words not in seen.page.inner_text("[data-brief-of]")


def test_a_server_that_says_when_is_not_asked_before(visit: Any) -> None:
    seen = visit(SIZES["desk"])
    seen.go("/")
    asked = []
    seen.page.route(
        "**/preview*",
        lambda route: asked.append(1) or route.fulfill(status=429, headers={"Retry-After": "60"}, body=""),
    )
    seen.page.select_option("select[name=sessions]", "1")
    seen.page.wait_for_timeout(7500)
    assert len(asked) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with-js", "without-js"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_refused_log_is_seen_at_once_and_keeps_what_was_typed(visit: Any, language: str, scripts: bool) -> None:
    seen = visit(language=language, java_script_enabled=scripts)
    page = seen.page
    seen.go("/?race=own&name=X&date=2027-04-04&days=tue&days=thu")
    page.locator("button[formaction='/plans']").click()
    page.wait_for_url(re.compile("/calendar/"))
    plan = page.url.partition("/calendar")[0]
    page.goto(f"{plan}/weeks")
    page.goto(f"{plan}/{page.locator('a.s').nth(5).get_attribute('href')}#log")
    page.locator("label", has=page.locator("input[name=rpe][value='7']")).click()
    page.locator("#log details > summary").click()
    page.fill("textarea[name=note]", "a stiff knee")
    page.get_by_role("button", name=WORDS[language]["done"], exact=True).click()
    alert = page.locator("[role=alert]")
    alert.wait_for()
    box = alert.bounding_box()
    assert 0 <= box["y"] < box["y"] + box["height"] < SIZES["phone"][1]
    alert.locator("a").click()
    assert page.locator("#log input[name=rpe][value='7']").is_checked()
    assert page.locator("textarea[name=note]").input_value() == "a stiff knee"
    assert page.locator("textarea[name=note]").is_visible()
    page.locator("header button.lang").click()
    page.wait_for_selector(f"html[lang={'en' if language == 'vi' else 'vi'}]")
    assert page.locator("textarea[name=note]").input_value() == "a stiff knee"
    assert "stiff" not in page.url
    page.locator("[role=alert]").wait_for()
    if scripts:
        assert seen.faults() == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with-js", "without-js"])
@pytest.mark.parametrize("size", SIZES)
def test_a_race_put_off_is_looked_at_and_then_told(visit: Any, size: str, scripts: bool) -> None:
    seen = visit(SIZES[size], java_script_enabled=scripts)
    make(seen)
    page, plan = seen.page, seen.page.url.partition("/calendar")[0]
    page.goto(f"{plan}/")
    page.locator("details:has(form[action=race]) > summary").click()
    page.fill("form[action=race] input[name=day]", "2027-04-11")
    page.locator("form[action=race] button").click()
    page.wait_for_selector("strong:has-text('Sunday 11 April 2027')")
    sound(seen, scripts=scripts)
    page.get_by_role("button", name=WORDS["en"]["apply"]).click()
    page.wait_for_selector("[role=status]")
    assert "Sunday 11 April 2027" in page.inner_text(".hero")
    sound(seen, scripts=scripts)


def test_paper_holds_no_question_that_only_a_screen_answers(visit: Any) -> None:
    seen = visit()
    make(seen)
    page, plan = seen.page, seen.page.url.partition("/calendar")[0]
    page.goto(f"{plan}/")
    session = page.locator("a.s").first.get_attribute("href")
    page.emulate_media(media="print")
    for path in ("", session):
        page.goto(f"{plan}/{path}")
        assert page.locator("details:visible:not(.says), summary:visible, form:visible").count() == 0
        titles = page.locator("h2:visible").all_inner_texts()
        assert {"How did it go?", "This plan"} & set(titles) == set()
        assert len(titles) >= 3


def test_the_rest_timer_counts_down(visit: Any) -> None:
    seen = visit()
    make(seen)
    seen.page.goto(seen.page.url.partition("/calendar")[0] + "/")
    timer = seen.page.locator("button.timer").first
    label = timer.inner_text()
    timer.click()
    seen.page.wait_for_timeout(1500)
    assert re.fullmatch(r"\d+ s", timer.inner_text())
    timer.click()
    assert timer.inner_text() == label


def test_the_form_can_be_filled_in_by_keyboard(visit: Any) -> None:
    seen = visit(SIZES["desk"])
    seen.go("/")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        reached.add(seen.page.evaluate("document.activeElement.name || document.activeElement.innerText"))
    assert {"race", "distance", "level", "days", "first_hour", "sessions", "minutes", "Make this plan"} <= reached
