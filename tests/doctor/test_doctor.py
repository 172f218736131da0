"""What the doctor finds: in an installation, in a calendar, and behind an address. Only loopback is ever asked."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from planner import doctor, templates
from planner.cli.doctor import sentence
from planner.doctor import Finding
from planner.errors import InputError, StoreError
from planner.runs.fetching import Answer
from planner.words import speaker

NOW = datetime(2026, 9, 8, 3, tzinfo=UTC)
SAMPLES = Path(__file__).parent.parent / "runs" / "samples"
CALENDAR = (SAMPLES / "in-the-manner-of-garmin.ics").read_bytes()
GOOD = {"content-type": "text/calendar; charset=utf-8", "cache-control": "private, no-cache"}


def codes(found: Iterator[Finding]) -> dict[str, str]:
    return {one.code: one.level for one in found}


def server(headers: dict[str, str], body: bytes = CALENDAR, *, answers_304: bool = True, packs: bool = True) -> Any:
    """A fetch that answers as a server with these habits does."""

    def fetch(_: str, *, etag: str = "", modified: str = "", packing: str = "") -> Answer:
        if answers_304 and (etag or modified):
            return Answer(False)
        said = dict(headers)
        if packing and packs:
            said |= {"content-encoding": "gzip", "content-length": str(len(gzip.compress(body)))}
        return Answer(True, body, headers.get("etag", ""), headers.get("last-modified", ""), said)

    return fetch


HEALTHY = GOOD | {"etag": '"a"', "last-modified": "Mon, 07 Sep 2026 10:00:00 GMT"}


def test_a_healthy_feed_gives_no_cause_for_worry() -> None:
    found = codes(doctor.feed("https://x.vn/a.ics", NOW, fetch=server(HEALTHY)))
    assert found | {"doctor-foreign": "well", "doctor-over": "well"} == dict.fromkeys(
        (*found, "doctor-foreign", "doctor-over"), "well"
    )
    assert {"doctor-unchanged", "doctor-packed", "doctor-type", "doctor-revalidated", "doctor-age"} <= set(found)


@pytest.mark.parametrize(
    ("changed", "code", "level"),
    [
        ({"content-type": "text/html"}, "doctor-wrong-type", "bad"),
        ({"etag": 'W/"a"'}, "doctor-no-etag", "note"),
        ({"last-modified": ""}, "doctor-no-modified", "note"),
        ({"cache-control": "max-age=86400"}, "doctor-cached", "note"),
        ({"cache-control": ""}, "doctor-cached", "note"),
        ({"age": "86400"}, "doctor-kept", "note"),
    ],
)
def test_each_header_has_its_finding(changed: dict[str, str], code: str, level: str) -> None:
    assert codes(doctor.feed("https://x.vn/a.ics", NOW, fetch=server(HEALTHY | changed)))[code] == level


def test_habits_that_cost_subscribers_are_told() -> None:
    found = codes(doctor.feed("http://x.vn/a.ics", NOW, fetch=server(HEALTHY, answers_304=False, packs=False)))
    assert found["doctor-always-new"] == found["doctor-not-packed"] == found["doctor-feed-plain"] == "note"


@pytest.mark.parametrize("body", [b"<html>login</html>", b"", b"BEGIN:VCALENDAR"], ids=["html", "empty", "cut off"])
def test_a_body_that_is_no_calendar_is_broken(body: bytes) -> None:
    found = codes(doctor.feed("https://x.vn/a.ics", NOW, fetch=server(HEALTHY, body)))
    assert "bad" in found.values()


def test_a_server_that_refuses_is_told_in_words() -> None:
    def fetch(*_: str, **__: str) -> Answer:
        raise StoreError("runs.refused-by-server", host="x.vn", status=410)

    (one,) = doctor.feed("https://x.vn/a.ics", NOW, fetch=fetch)
    assert one.level == "bad"
    assert sentence(one, speaker("en")).startswith("Not in order: x.vn answers 410 instead of a calendar.")


def test_our_own_calendar_is_known(planner: Callable[..., Any], tmp_path: Path) -> None:
    planner("plan", "hue@27/12/2026", "-o", "hue.ics", "--today", "2026-09-07")
    found = list(doctor.calendar((tmp_path / "hue.ics").read_bytes(), NOW, "hue.ics"))
    assert [one.level for one in found] == ["well"] * 4
    said = [sentence(one, speaker("en")) for one in found]
    assert said[1] == "Written by planner, every byte as it should be"
    assert said[3] == "Last changed yesterday, on Monday 7 September 2026"


def test_a_calendar_of_the_past_is_over() -> None:
    assert codes(doctor.calendar(CALENDAR, datetime(2099, 1, 1, tzinfo=UTC), "old.ics"))["doctor-over"] == "note"


@contextmanager
def listening(handle: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            handle(self)

        def log_message(self, *_: Any) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def feeding(request: BaseHTTPRequestHandler) -> None:
    if request.headers.get("If-None-Match") == '"a"':
        request.send_response(304)
        request.end_headers()
        return
    request.send_response(200)
    for name, value in HEALTHY.items():
        request.send_header(name, value)
    request.send_header("Content-Length", str(len(CALENDAR)))
    request.end_headers()
    request.wfile.write(CALENDAR)


def test_this_machine_is_asked_only_when_told_so(planner: Callable[..., Any]) -> None:
    with listening(feeding) as address:
        refused = planner("doctor", f"{address}/f.ics")
        assert (refused.code, refused.err) == (1, "")
        assert "ports 80 and 443 only" in refused.out
        assert refused.out.endswith("! For a server on this very machine, add --local.\n")
        asked = planner("doctor", f"{address}/f.ics", "--local")
    assert asked.code == 0
    assert "✓ Asked again, it answers 304: nothing is sent twice." in asked.out


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/a.ics",
        "https://127.0.0.1/a.ics",
        "http://127.0.0.1.example.com/a.ics",
        "http://localhost@10.0.0.1/a.ics",
        "file:///etc/passwd",
        "ftp://localhost/a",
    ],
)
def test_local_means_this_machine_and_nothing_else(url: str) -> None:
    with pytest.raises(InputError, match="doctor-not-local"):
        doctor.this_machine(url)


def test_a_redirect_of_this_machine_leads_nowhere() -> None:
    def away(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "http://10.0.0.1/")
        request.end_headers()

    with listening(away) as address, pytest.raises(StoreError, match=r"runs\.sent-on .*302"):
        doctor.this_machine(f"{address}/f.ics")


def test_a_server_in_trouble_is_no_withdrawn_link(planner: Callable[..., Any]) -> None:
    with listening(lambda request: request.send_error(500)) as address:
        told = planner("doctor", f"{address}/f.ics", "--local").out
    assert "127.0.0.1 answers 500: the server itself is in trouble" in told


def test_an_answer_that_trickles_is_waited_for_no_longer_than_one_that_stays_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doctor, "LOCAL_SECONDS", 0.5)

    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(CALENDAR)))
        request.end_headers()
        with suppress(OSError):
            for place in range(100):
                request.wfile.write(CALENDAR[place : place + 1])
                time.sleep(0.05)

    begun = time.monotonic()
    with listening(trickle) as address:
        with pytest.raises(StoreError, match=r"runs\.too-slow"):
            doctor.this_machine(f"{address}/f.ics")
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\xef\xbb\xbf" + CALENDAR, "doctor-mark"),
        (CALENDAR.replace(b"\r\n", b"\n"), "doctor-line-ends"),
    ],
)
def test_bytes_that_calendar_programs_stumble_over_are_told(body: bytes, code: str) -> None:
    found = codes(doctor.calendar(body, NOW, "runs.ics"))
    assert found.pop(code) == "note"
    assert not {"doctor-mark", "doctor-line-ends"} & set(found)


@pytest.mark.parametrize(("validator", "said"), [("etag", "ETag"), ("last-modified", "Last-Modified")])
def test_what_it_was_asked_again_with_is_named(validator: str, said: str) -> None:
    headers = GOOD | {validator: HEALTHY[validator]}
    found = doctor.feed("https://x.vn/a.ics", NOW, fetch=server(headers, answers_304=False))
    told = [sentence(one, speaker("en")) for one in found if one.code == "doctor-always-new"]
    assert told == [f"Asked again with its own {said}, it sends everything once more. 304 would be right."]


def test_days_are_those_of_the_plans_zone(planner: Callable[..., Any], tmp_path: Path) -> None:
    """Made at 01:00 in Hanoi, which is the day before in UTC."""
    planner("plan", "hue@27/12/2026", "-o", "hue.ics", "--today", "2026-09-07")
    now = datetime(2026, 11, 22, 1, tzinfo=UTC)
    found = {one.code: one for one in doctor.calendar((tmp_path / "hue.ics").read_bytes(), now, "hue.ics")}
    assert dict(found["doctor-age"].values) == {"days": 76, "changed_day": "2026-09-07"}


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(CALENDAR) + 1))
        request.end_headers()
        request.wfile.write(CALENDAR)

    with listening(cut) as address, pytest.raises(StoreError, match=r"runs\.unreachable"):
        doctor.this_machine(f"{address}/f.ics")


def test_what_is_no_calendar_is_told_by_its_name() -> None:
    found = list(doctor.feed("https://x.vn/a.ics", NOW, fetch=server(HEALTHY, b"<html>login</html>")))
    assert sentence(found[-1], speaker("en")).startswith("Not in order: x.vn holds no calendar.")


def test_a_last_modified_before_the_last_change_is_told(planner: Callable[..., Any], tmp_path: Path) -> None:
    planner("plan", "hue@27/12/2026", "-o", "hue.ics", "--today", "2026-09-07")
    body = (tmp_path / "hue.ics").read_bytes()
    early = HEALTHY | {"last-modified": "Mon, 01 Jun 2026 00:00:00 GMT"}
    found = codes(doctor.feed("https://x.vn/a.ics", NOW, fetch=server(early, body)))
    assert found["doctor-modified-early"] == "note"
    late = HEALTHY | {"last-modified": "Mon, 07 Sep 2026 00:00:00 GMT"}
    assert "doctor-modified-early" not in codes(doctor.feed("https://x.vn/a.ics", NOW, fetch=server(late, body)))


def test_an_installation_is_told_and_no_store_is_made(
    planner: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "none" / "planner.sqlite"))
    told = json.loads(planner("doctor", "--json").out)
    found = {one["code"]: one for one in told}
    assert {"doctor-python", "doctor-packages", "doctor-templates", "doctor-cache", "doctor-no-store"} <= set(found)
    assert found["doctor-templates"]["values"]["exercises"] == 7
    assert "doctor-missing" not in found
    assert not (tmp_path / "none").exists()


def test_a_store_that_is_none_is_broken(planner: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_bytes(b"something else entirely" * 100)
    answer = planner("doctor", "--store", "s.sqlite")
    assert answer.code == 1
    assert "✗ " in answer.out


def test_a_cache_that_cannot_be_written_is_told(planner: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.doctor.os.access", lambda *_: False)
    assert "! The cache in " in planner("doctor").out


@pytest.mark.parametrize("language", templates.languages())
def test_every_finding_is_put_into_words(language: str) -> None:
    speaks = speaker(language)
    for fetch in (server(HEALTHY), server({}, b"", answers_304=False, packs=False)):
        for one in doctor.feed("http://x.vn/a.ics", NOW, fetch=fetch):
            assert sentence(one, speaks)
            assert "{" not in sentence(one, speaks)
