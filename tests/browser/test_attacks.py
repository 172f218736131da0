"""What people type stays text, and what another site sends changes nothing: seen in Chromium."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

pytestmark = [pytest.mark.outside, pytest.mark.slow]

PAYLOADS = [
    "<script>window.struck=1</script>",
    '"><img src=x onerror=window.struck=1>',
    "'><svg/onload=window.struck=1>",
    "</title><script>window.struck=1</script>",
    "</textarea><script>window.struck=1</script>",
    "javascript:window.struck=1",
    "{{7*7}}{% raw %}${7*7}",
    "<style>*{display:none}</style>",
    "<base href=https://elsewhere.example/>",
    "<a href=javascript:window.struck=1>x</a>",
    "&lt;script&gt;window.struck=1&lt;/script&gt;",
    "\u202eevil\u202c\u0000\u001b[31m",
]


def inert(seen: Any) -> None:
    assert seen.page.evaluate("window.struck") is None
    assert seen.page.locator("main script, main base, main style, main img, main a[href^='javascript']").count() == 0
    seen.check()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_typed_is_only_text(visit: Any, server: Any, payload: str) -> None:
    seen = visit()
    page = seen.page
    seen.go("/")
    page.select_option("#race", "own")
    page.fill("input[name=name]", payload)
    page.fill("input[name=date]", "2027-04-04")
    page.wait_for_selector("#preview .chart[role=img]")
    with page.expect_response(re.compile("/preview")):
        page.select_option("select[name=minutes]", "30")
    page.wait_for_timeout(200)
    inert(seen)
    page.get_by_role("button", name="Make this plan").click()
    page.wait_for_url(re.compile("/calendar/"))
    inert(seen)
    plan = page.url.partition("/calendar")[0]
    server.now[0] += timedelta(days=3)
    page.goto(f"{plan}/")
    inert(seen)
    session = page.locator("a.s").first.get_attribute("href")
    page.goto(f"{plan}/{session}#log")
    page.locator("#log summary").click()
    page.fill("textarea[name=note]", payload)
    page.locator("button[name=outcome][value=part]").click()
    page.wait_for_selector("[role=status]")
    inert(seen)
    for path in ("changes", f"{session}?now={payload}", f"?lang={payload}"):
        page.goto(f"{plan}/{path}")
        inert(seen)


@pytest.mark.parametrize(
    "field", ["race", "name", "date", "calendar", "zone", "other_km", "level", "days", "lang", "with"]
)
@pytest.mark.parametrize("path", ["/", "/compare", "/preview"])
def test_no_field_of_an_address_reaches_the_page_as_more_than_text(visit: Any, path: str, field: str) -> None:
    from urllib.parse import urlencode

    seen = visit()
    for payload in PAYLOADS[:5]:
        query = urlencode({"race": "own", "name": "x", "date": "2027-04-04", "days": "mon", field: payload})
        seen.page.goto(f"{seen.server.base}{path}?{query}")
        assert seen.page.evaluate("window.struck") is None
        assert seen.page.locator("main script, main img, body > script").count() == 0
    assert [said for said in seen.complaints if not said.startswith("Failed to load resource")] == []


@pytest.fixture
def elsewhere() -> Any:
    """Serve a foreign page whose form sends itself to our server."""
    form: dict[str, str] = {}

    class Foreign(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fields = "".join(f'<input name="{name}" value="{value}">' for name, value in form.items() if name != "to")
            page = f'<form method="post" action="{form["to"]}">{fields}<button>send</button></form>'
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    site = HTTPServer(("127.0.0.1", 0), Foreign)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield form, f"http://localhost:{site.server_port}/"
    site.shutdown()
    site.server_close()


def test_a_post_from_another_site_changes_nothing(visit: Any, elsewhere: Any) -> None:
    seen = visit()
    seen.go("/")
    seen.page.get_by_role("button", name="Make this plan").click()
    seen.page.wait_for_url(re.compile("/calendar/"))
    plan = seen.page.url.partition("/calendar")[0]
    stamp = seen.page.locator("input[name=stamp]").first.get_attribute("value")
    form, address = elsewhere
    form |= {"to": f"{plan}/forget", "sure": "yes", "stamp": stamp}
    seen.page.goto(address)
    with seen.page.expect_response(re.compile("/forget")) as told:
        seen.page.click("button")
    assert told.value.status == 403
    assert seen.page.request.get(f"{plan}/").status == 200


def test_a_link_tells_nobody_where_it_was_followed_from(visit: Any) -> None:
    seen = visit()
    answer = seen.page.goto(f"{seen.server.base}/")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
