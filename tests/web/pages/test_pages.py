"""The whole trip through the pages, without a browser, and the laws that every page keeps."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from planner import templates
from planner.errors import StoreError
from planner.store import hash_token
from planner.web.desk import Desk

LANGUAGES = ("en", "vi")
OPEN = ("/", "/?race=hue&days=mon&days=thu&gear=box", "/preview?race=hue&days=mon&days=thu", "/rules", "/exercises")
MORE = ("/exercises/pike", "/safety", "/compare", "/compare?race=hue&days=mon&days=thu&with=hanoi-midnight")
LARGEST = 30_000
"""Octets of a page before compression: a cheap phone shows it at once."""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    connection.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", OPEN + MORE)
def test_an_open_page_is_whole_small_and_keeps_the_policy(site: TestClient, path: str, language: str) -> None:
    answer = site.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.headers["content-language"] == language
    keeps_the_policy(answer.text)
    assert path.startswith("/preview") or f'<html lang="{language}">' in answer.text


def keeps_the_policy(page: str) -> None:
    """No script or style in the page itself, nothing fetched from elsewhere, and not too long."""
    assert len(page.encode()) < LARGEST
    assert not re.search(r"<style|<script(?![^>]* src=\"/own/)|\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r"(?:src|action|formaction)=\"?(?:https?:)?//", page)
    assert not re.search(r"<(?:iframe|object|embed|img|base|meta http-equiv)", page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "weeks", "calendar", "changes", "race?day=2027-05-02", "w18-1"])
def test_a_page_of_a_plan_is_whole_small_and_keeps_the_policy(make, path: str, language: str) -> None:
    plan = make()
    answer = plan.site.get(f"{plan.path}{path}", headers={"cookie": f"lang={language}"})
    assert answer.status_code == 200
    keeps_the_policy(answer.text)
    assert plan.token not in answer.text.replace(f"http://testserver{plan.path}", "")


def test_the_trip_from_a_race_to_the_next_revision(make, clock) -> None:
    plan = make()
    links = plan.page(f"calendar/{plan.feed}")
    for link in ("webcal://testserver/f/", "calendar.google.com", "outlook.live.com", "outlook.office.com"):
        assert link in links
    assert plan.site.get(f"/f/{plan.feed}.ics").content.startswith(b"BEGIN:VCALENDAR")
    sessions = plan.sessions()
    clock.forward(days=16)
    for session in sessions[:3]:
        assert plan.post(session, outcome="missed") == 303
    shown = plan.page("changes")
    assert 'name="revision" value="1"' in shown
    assert plan.post("changes", revision="1") == 303
    assert 'name="revision"' not in plan.page("changes")
    assert plan.post("changes", revision="1") == 409, "that revision is over"


def test_a_log_stands_on_the_page_and_can_be_taken_back(make, clock) -> None:
    plan = make()
    clock.forward(days=4)
    session = plan.sessions()[0]
    assert plan.post(session, outcome="done", rpe="7", pain="6", note="knee <b>") == 303
    page = plan.page(session)
    assert "RPE 7" in page
    assert "knee &lt;b&gt;" in page
    assert page.index("groin") < page.index('class="moves"'), "with pain above 5 it is said at the top when to stop"
    assert plan.post(f"{session}/undo") == 303
    assert "RPE 7" not in plan.page(session)


def test_the_link_in_a_calendar_opens_the_log_and_nothing_else(make, clock) -> None:
    plan = make()
    clock.forward(days=4)
    calendar = re.sub(rb"\r\n ", b"", plan.site.get(f"/f/{plan.feed}.ics").content).decode()
    path = re.search(r"http://testserver(/l/\w{64}/[\w-]+)", calendar)[1]
    stamp = plan.stamp(path)
    assert plan.token not in plan.site.get(path).text
    assert plan.site.post(path, data={"outcome": "done", "rpe": "5", "stamp": stamp}).status_code == 303
    assert "✓" in plan.page()
    hashed = path.split("/")[2]
    assert plan.site.get(f"/p/{hashed}/").status_code == 404


def test_a_session_to_come_cannot_be_done_yet(make) -> None:
    plan = make()
    last = plan.sessions()[-1]
    stamp = plan.stamp(f"{plan.path}calendar")
    answer = plan.site.post(f"{plan.path}{last}", data={"outcome": "done", "stamp": stamp})
    assert answer.status_code == 422
    assert "still to come" in answer.text


@pytest.mark.parametrize("path", ["w18-1", "w18-1/undo", "changes", "registered", "forget", "calendar"])
@pytest.mark.parametrize("stamp", ["", "0" * 32])
def test_a_post_without_the_stamp_changes_nothing(make, store_file: Path, path: str, stamp: str) -> None:
    plan = make()
    before = rows(store_file)
    fields = {"outcome": "missed", "revision": "1", "sure": "yes", "stamp": stamp}
    assert plan.site.post(f"{plan.path}{path}", data=fields).status_code == 403
    assert rows(store_file) == before


def test_a_post_from_another_site_changes_nothing(make, store_file: Path) -> None:
    plan = make()
    stamp = plan.stamp(f"{plan.path}calendar")
    before = rows(store_file)
    for told in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}):
        answer = plan.site.post(f"{plan.path}forget", data={"sure": "yes", "stamp": stamp}, headers=told)
        assert answer.status_code == 403
    assert rows(store_file) == before


def test_get_never_writes(make, store_file: Path) -> None:
    plan = make()
    before = rows(store_file)
    own = ["", "calendar", f"calendar/{plan.feed}", "changes", "w18-1", "plan.json", "plan.html", "plan.csv"]
    asked = [*(f"{plan.path}{path}" for path in own), *OPEN, *MORE]
    asked += [f"{plan.path}{path}" for path in ("forget", "registered", "calendar/revoke", "w18-1/undo")]
    for path in asked:
        plan.site.get(f"{path}?outcome=done&sure=yes&revision=1")
        plan.site.get(path)
    assert rows(store_file) == before


@pytest.mark.parametrize("path", ["", "calendar", "changes", "w18-1", "plan.json"])
def test_unknown_and_malformed_links_look_alike(site: TestClient, path: str) -> None:
    answers = [site.get(f"/p/{token}/{path}") for token in ("A" * 32, "short", "!" * 32, "a" * 200)]
    assert {(one.status_code, one.content) for one in answers} == {(404, answers[0].content)}


def test_everything_is_forgotten(make, store_file: Path) -> None:
    plan = make()
    assert plan.post("forget") == 303
    assert plan.page()
    assert plan.post("forget", sure="yes") == 303
    assert plan.site.get(plan.path).status_code == 410
    assert plan.site.get(f"/f/{plan.feed}.ics").status_code == 410
    assert b"Lat Trail" not in store_file.read_bytes()


def test_a_renewed_link_works_and_the_old_one_is_gone(make) -> None:
    plan = make()
    feed = re.search(r'name="feed" value="(\w{64})"', plan.page("calendar"))[1]
    assert plan.post("calendar/rotate", feed=feed) == 303
    assert plan.site.get(f"/f/{plan.feed}.ics").status_code == 410
    renewed = re.search(r'name="feed" value="(\w{64})"', plan.page("calendar"))[1]
    assert plan.post("calendar/revoke", feed=renewed) == 303
    assert 'name="feed"' not in plan.page("calendar")


def test_registering_keeps_every_session(make) -> None:
    plan = make()
    before = plan.sessions()
    assert plan.post("registered") == 303
    assert plan.sessions() == before
    assert "registered" in plan.page()


@pytest.mark.parametrize(
    "fields",
    [
        {"race": "secret.toml"},
        {"race": "own", "name": "/etc/secret.toml"},
        {"race": "own", "name": "x", "date": "secret.json"},
        {"race": "hue", "calendar": "/etc/passwd"},
        {"race": "hue", "calendar": "file:///etc/passwd"},
        {"race": "hue", "calendar": "http://127.0.0.1/runs.ics"},
        {"race": "hue", "calendar": "http://[::1]/runs.ics"},
        {"race": "hue", "calendar": "tue=quality/../../etc/passwd"},
        {"race": "hue", "date": "", "days": []},
        {"race": "hue", "date": "", "gear": ["box"], "zone": "../../etc/passwd"},
        {"race": "own", "date": ""},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_the_form_stays(
    site: TestClient, form: dict[str, str | list[str]], fields: dict[str, str | list[str]]
) -> None:
    answer = site.post("/plans", data={**form, **fields})
    assert answer.status_code == 422
    assert answer.text.count('role="alert"') == 1
    assert answer.text.index('role="alert"') < answer.text.index("<form"), "seen at once, also on a phone"
    assert "passwd:" not in answer.text
    keeps_the_policy(answer.text)


def test_the_page_speaks_the_language_that_was_chosen_last(site: TestClient) -> None:
    chosen = site.get("/rules?lang=vi")
    assert "lang=vi" in chosen.headers["set-cookie"]
    assert 'lang="vi"' in site.get("/rules", headers={"accept-language": "en"}).text


@pytest.mark.parametrize("name", ["style.css", "planner.js", "icon.svg"])
def test_a_pages_own_file_is_kept_for_good_under_an_address_of_its_content(site: TestClient, name: str) -> None:
    path = re.search(rf'"(/own/\w+/{re.escape(name)})"', site.get("/").text)[1]
    answer = site.get(path)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    plain = site.get(path, headers={"accept-encoding": "identity"})
    assert (answer.headers["content-encoding"], plain.headers.get("content-encoding")) == ("gzip", None)
    assert plain.content == answer.content
    assert site.get(f"/own/0000000000/{name}").status_code == 404


def test_a_page_names_the_days_of_the_plan_in_order(make) -> None:
    page = make().page()
    weeks = re.findall(r"<b>Week (\d+)</b>", page)
    assert weeks == [str(number) for number in range(1, len(weeks) + 1)]
    assert page.count('aria-current="date"') == 1
    assert f"<b>{date(2026, 11, 22).day}</b>" in page


def test_a_long_plan_shows_the_weeks_around_now_and_links_to_all(make, clock) -> None:
    plan = make(date="2027-11-14")
    every = re.findall(r"<b>Week (\d+)</b>", plan.page("weeks"))
    shown = {}
    for days in (0, 120, 400):
        clock.forward(days=days)
        page = plan.page()
        assert len(page.encode()) < LARGEST
        shown[days] = re.findall(r"<b>Week (\d+)</b>", page)
        assert 'href="weeks"' in page
    assert len(every) > len(shown[0]) == len(shown[120]) == len(shown[400])
    assert shown[0] == every[: len(shown[0])]
    assert shown[400] == every[-len(shown[400]) :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_of_weeks_is_still_a_small_page(make, language: str) -> None:
    plan = make(date="2027-11-14", run_mon="easy", run_wed="easy", run_thu="quality", run_fri="easy")
    answer = plan.site.get(f"{plan.path}weeks", headers={"cookie": f"lang={language}"})
    assert answer.text.count('<th scope="row">') == 52
    keeps_the_policy(answer.text)


def test_an_address_of_nothing_answers_with_a_page_and_the_api_with_json(site: TestClient) -> None:
    for path in ("/nowhere", "/deep/er/nowhere", "/favicon.ico"):
        answer = site.get(path)
        assert answer.status_code == 404
        assert "<h1>" in answer.text
    answer = site.get("/api/v1/nowhere")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")
    assert site.post("/nowhere").status_code == 405


@pytest.mark.parametrize("path", ["/", "/rules", "/nowhere"])
def test_what_can_be_read_can_be_asked_after(site: TestClient, path: str) -> None:
    assert site.head(path).status_code == site.get(path).status_code


def test_races_side_by_side_are_drawn_to_one_scale(site: TestClient) -> None:
    page = site.get("/compare?race=hue&days=mon&days=thu&with=hanoi-midnight").text
    scales = re.findall(r'<text x="0" y="11">([^<]+)</text>', page)
    assert len(scales) == 2
    assert len(set(scales)) == 1


@pytest.mark.parametrize(
    ("language", "labels", "season"),
    [
        (
            "en",
            ("Register by", "Shown: 6–20 wk", "Build", "Race-specific", "Race week", "Hardest week"),
            ("As one season", "full taper", "of which", "in all; hardest week"),
        ),
        (
            "vi",
            ("Hạn đăng ký", "Hiệu quả: 6–20 tuần", "Chuyên biệt", "Tuần đua", "Tuần nặng nhất"),
            ("Gộp thành một mùa", "ngày hồi phục", "tuần nặng nhất"),
        ),
    ],
)
def test_the_page_tells_of_a_pair_what_the_terminal_tells(
    site: TestClient, language: str, labels: tuple[str, ...], season: tuple[str, ...]
) -> None:
    page = site.get(f"/compare?race=hue&days=mon&days=thu&with=hanoi-midnight&lang={language}").text
    for label in labels:
        assert f'<th scope="row">{label}' in page
    for told in season:
        assert told in page
    three = site.get(f"/compare?race=hue&days=mon&days=thu&with=hanoi-midnight&with=2027-05-02&lang={language}").text
    assert season[0] not in three


def test_a_proposed_change_names_days_and_not_the_names_of_sessions(make, clock) -> None:
    plan = make()
    sessions = plan.sessions()
    clock.forward(days=16)
    for session in sessions[:3]:
        plan.post(session, outcome="missed")
    page = re.sub(r"(?s)<head>.*?</head>", "", plan.page("changes"))
    assert "follows from the change" in page
    assert not re.search(r">[^<]*\bw\d\d-\d", page)


def test_what_was_kept_is_counted(make, clock) -> None:
    plan = make()
    assert "%" not in re.sub(r"(?s)<head>.*?</head>", "", plan.page()).partition('id="next"')[0]
    clock.forward(days=8)
    assert plan.post(plan.sessions()[0], outcome="done") == 303
    assert re.search(r"\d+%", plan.page())


@pytest.mark.parametrize(
    ("language", "raise_", "band"), [("en", "Heel leads", "against the loop"), ("vi", "Gót đi trước", "chống lại dây")]
)
def test_without_gear_a_session_shows_what_is_done_and_not_what_it_stands_for(
    make, site: TestClient, language: str, raise_: str, band: str
) -> None:
    plan = make(gear=[])
    pages = "".join(plan.page(f"{session}?lang={language}") for session in plan.sessions()[:4])
    assert 'href="/exercises/monster-walk#side-lying"' in pages
    assert raise_ in pages
    assert band not in pages
    told = site.get(f"/exercises/monster-walk?lang={language}").text
    assert 'id="side-lying"' in told
    assert raise_ in told
    assert band in told


def test_headings_skip_no_level(make) -> None:
    plan = make(gear=[])
    for page in ("", "weeks", "calendar", "changes", plan.sessions()[0]):
        levels = [1, *map(int, re.findall(r"<h([1-6])[ >]", plan.page(page)))]
        assert all(after - before <= 1 for before, after in pairwise(levels)), page


SECRET = "https://127.0.0.1/private-0123456789/basic.ics"
PREVIEWED = ("/", "/preview", "/compare")


@pytest.mark.parametrize("path", PREVIEWED)
def test_the_address_of_a_calendar_stands_in_no_address(site: TestClient, form, path: str) -> None:
    page = site.post(path, data={**form, "race": "hue", "calendar": SECRET, "with": "hanoi-midnight"}).text
    links = re.findall(r'(?:href|action|formaction|data-live)="([^"]*)"', page)
    assert not any("private-0123456789" in unquote(link) for link in links)
    if path != "/preview":
        assert f'value="{SECRET}"' in page
        assert not re.findall(r'<form(?![^>]* method="post")[^>]*>', page)


@pytest.mark.parametrize("path", PREVIEWED)
def test_an_address_with_somebodys_calendar_in_it_is_not_followed_nor_repeated(site: TestClient, path: str) -> None:
    page = site.get(f"{path}?race=hue&days=mon&days=thu&with=hanoi-midnight&calendar={quote(SECRET)}")
    assert page.status_code == 200
    assert "private-0123456789" not in unquote(page.text)


@pytest.mark.parametrize("path", PREVIEWED)
def test_what_is_shown_by_a_post_comes_from_our_own_pages(site: TestClient, form, path: str) -> None:
    assert site.post(path, data=form, headers={"origin": "https://elsewhere.example"}).status_code == 403


@pytest.mark.parametrize(("language", "said"), [("en", "no day announced"), ("vi", "chưa công bố ngày")])
def test_a_race_without_a_day_is_marked_and_its_field_is_open(site: TestClient, language: str, said: str) -> None:
    page = site.get(f"/?race=hai-phong&days=mon&lang={language}").text
    option = re.search(r'<option value="hai-phong"([^>]*)>([^<]*)</option>', page)
    assert option
    assert option[1] == ' class="undated" selected'
    assert option[2].endswith(said)
    assert re.search(r'<option value="hue">[^<]*\d', page)
    compared = site.get(f"/compare?race=hue&days=mon&lang={language}").text
    assert compared.count(said) == 5
    assert 'name="day_hai-phong"' in compared
    assert 'name="day_hanoi-midnight"' not in compared


@pytest.mark.parametrize(("language", "said"), [("en", "no announced day after"), ("vi", "chưa công bố ngày nào sau")])
def test_a_race_without_a_day_has_its_fault_beside_the_others_and_the_form_stays(
    site: TestClient, form, language: str, said: str
) -> None:
    asked = {**form, "race": "hue", "with": ["hai-phong", "hanoi-midnight"], "minutes": "40"}
    answer = site.post(f"/compare?lang={language}", data=asked)
    assert answer.status_code == 200
    hue, hai_phong, hanoi = re.findall(r'<section class="card">(.*?)</section>', answer.text, flags=re.S)
    assert said in hai_phong
    assert 'class="chart"' in hue
    assert 'class="chart"' in hanoi
    assert '<input type="hidden" name="minutes" value="40">' in answer.text
    assert re.search(r'value="hai-phong" checked', answer.text)
    dated = site.post("/compare", data={**asked, "day_hai-phong": "2027-05-09"}).text
    assert dated.count('class="chart"') == 3
    assert re.search(r'<input type="date" name="day_hai-phong"[^>]* value="2027-05-09">', dated)


@pytest.mark.parametrize(("lang", "said"), [("en", "Assumed: "), ("vi", "Tạm tính với: ")])
def test_what_a_comparison_rests_on_is_said(site: TestClient, form, lang: str, said: str) -> None:
    idle = {name: value for name, value in form.items() if not name.startswith("run_")}
    page = site.post(f"/compare?lang={lang}", data={**idle, "race": "hue", "with": "hanoi-midnight"}).text
    assert f"<small>{said}" in page
    assert "planner plan" not in page


def test_what_cannot_be_compared_is_said_above_the_form(site: TestClient, form) -> None:
    answer = site.post("/compare", data={**form, "race": "hue", "with": "hanoi-midnight", "days": []})
    assert answer.status_code == 422
    assert "No day is left for a session" in answer.text
    assert re.search(r'value="hanoi-midnight" checked', answer.text)
    many = site.post("/compare", data={**form, "race": "hue", "with": [f"2027-0{month}-01" for month in range(2, 9)]})
    assert many.status_code == 422
    assert 'name="first_hour" value="05:00"' in many.text


def test_a_day_that_was_typed_for_another_race_is_not_the_day_of_one_that_has_its_own(site: TestClient, form) -> None:
    page = site.post("/", data={**form, "race": "hue", "date": "2027-04-04"}).text
    assert "27 December 2026" in page
    assert "2027" not in re.search(r'id="preview".*?</section>', page, flags=re.S)[0].split("<dl")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("store-damaged", "place"),
        ("store-unopenable", "place"),
        ("store-not-a-store", "place"),
        ("store-refused", "place"),
        ("store-login", "place"),
        ("export.unwritable", "path"),
    ],
)
def test_a_store_that_fails_is_told_without_its_place_and_the_log_tells_it(
    make, monkeypatch, caplog, code: str, value: str, language: str
) -> None:
    plan = make()

    def fails(*_: object) -> None:
        raise StoreError(code, **{value: "/srv/plans/store.sqlite", "detail": "line 3"})

    monkeypatch.setattr(Desk, "open", fails)
    spoken = {"accept-language": language}
    page = plan.site.get(plan.path, headers=spoken)
    told = plan.site.get(f"/api/v1/plans/{plan.token}", headers=spoken)
    said = {"en": "cannot be read or written at the moment", "vi": "chưa đọc hoặc ghi được các giáo án"}[language]
    assert page.status_code == 503
    assert said in page.text
    for secret in ("/srv", "sqlite", "line 3", "planner store", "--store"):
        assert secret not in page.text
        assert secret not in told.text
    assert f"{code}: /srv/plans/store.sqlite" in caplog.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "wrong",
    [
        {"sessions": "9"},
        {"minutes": "7"},
        {"date": "2031-01-01"},
        {"other_km": "0"},
        {"calendar": "https://127.0.0.1/x.ics"},
        {"calendar": "file:///etc/passwd"},
        {"race": "hue@1/1/2020"},
        {"name": "x.toml"},
        {"zone": "Mars/X"},
        {"level": "pro"},
        {"first_hour": "22:00", "last_hour": "05:00"},
        {"race": "v-race"},
        {"days": []},
    ],
    ids=str,
)
def test_a_page_speaks_of_its_form_and_not_of_the_command_line(
    site: TestClient, form, wrong: dict[str, str], language: str
) -> None:
    answer = site.post(f"/plans?lang={language}", data={**form, **wrong})
    assert answer.status_code == 422
    told = re.search(r'role="alert">(.*?)</div>', answer.text, flags=re.S)
    assert told
    assert not re.search(r"--[a-z]|planner [a-z]|NAME@DATE|TÊN@NGÀY|athlete\.toml|name the file|chỉ ra tệp", told[1])


def test_every_note_that_names_the_command_line_has_words_for_a_page() -> None:
    """What reading a calendar can note is noted on pages, too."""
    for language in LANGUAGES:
        phrases = dict(
            re.findall(r"^((?:page-)?note-[\w-]+) =((?:.*\n)(?:[ \t]+.*\n)*)", templates.phrases(language), re.M)
        )
        spoken = {name: text for name, text in phrases.items() if re.search(r"--[a-z]|“planner |@NGÀY|@DATE", text)}
        assert not [name for name in spoken if name.startswith("page-")]
        on_pages = {name for name in spoken if name.startswith(("note-runs", "note-race"))}
        assert on_pages
        assert {f"page-{name}" for name in on_pages} <= set(phrases)


def test_calendar_links_are_told_apart(make, clock) -> None:
    plan = make()
    clock.forward(hours=2, minutes=7)
    plan.post("calendar", busy="yes", alarms="60")
    clock.forward(minutes=30)
    shown = plan.site.get(f"{plan.path}calendar/{plan.feed}?lang=en").text
    links = re.findall(r"<li( class=\"here\"[^>]*)?><p><code>([0-9a-f]{8})</code>(.*?)</p>", shown, flags=re.S)
    assert len({name for _, name, _ in links}) == 2
    (here,) = [link for link in links if link[0]]
    (busy,) = [link for link in links if not link[0]]
    assert here[1] == hash_token(plan.feed)[:8]
    assert "shown above" in here[2]
    assert "10:00" in here[2]
    assert "Every session in full" in here[2]
    assert "shown above" not in busy[2]
    assert "12:07" in busy[2]
    assert "Only that you are busy" in busy[2]
    assert "reminder an hour before" in busy[2]
    assert "English" in busy[2]
    assert "đang xem ở trên" in plan.page(f"calendar/{plan.feed}?lang=vi")
    assert "shown above" not in plan.page("calendar?lang=en")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "the new link of the plan"), ("vi", "đường dẫn mới của giáo án")]
)
def test_the_link_of_a_plan_is_renewed(make, language: str, said: str) -> None:
    plan = make()
    feed = plan.site.get(f"/f/{plan.feed}.ics").content
    answer = plan.site.post(f"{plan.path}renew", data={"stamp": plan.stamp(f"{plan.path}calendar")})
    assert answer.status_code == 303
    there = answer.headers["location"]
    assert plan.site.get(plan.path).status_code == 410
    page = plan.site.get(f"{there}&lang={language}").text
    assert said in page
    assert f'value="http://testserver{there.partition("?")[0]}"' in page
    assert plan.site.get(f"/f/{plan.feed}.ics").content == feed


def test_a_plan_is_renewed_by_its_own_form_only(make) -> None:
    plan = make()
    assert plan.site.post(f"{plan.path}renew", data={"stamp": "0" * 32}).status_code == 403
    assert plan.site.get(plan.path).status_code == 200
