"""Links to a feed: each client's own kind, short enough, and readable back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UsageError
from planner.store.feeds import TOKEN_BYTES
from planner.web import links

TOKEN = st.from_regex(links.TOKEN, fullmatch=True)
KINDS = ("https", "webcal", "google", "outlook", "office")
LONGEST = "https://" + "a" * (links.LONGEST - len("https:///f/.ics") - 32)


@given(TOKEN, st.sampled_from(["https://run.example", "http://127.0.0.1:8000", "https://run.example/hips", LONGEST]))
def test_every_link_gives_its_token_back(token: str, base: str) -> None:
    made = links.links_to(links.read_base_url(base), token, "Hips & Huế")
    for kind in KINDS:
        assert links.read_token(getattr(made, kind)) == token
        assert links.read_token(f"  {getattr(made, kind)}\n") == token
    assert links.read_token(token) == token
    assert len(made.https) <= 256
    assert token not in repr(made)


@given(TOKEN, st.sampled_from(["", "weeks", "w05-1", f"calendar/{'b' * 32}"]))
def test_a_plans_page_gives_its_token_back(token: str, under: str) -> None:
    page = links.page_link("https://run.example/hips", token)
    assert links.read_token(page + under) == token
    assert links.read_token(page.removesuffix("/")) == token


def test_each_client_gets_the_form_it_understands() -> None:
    token = "Ab-_" * 8
    made = links.links_to("https://run.example", token, "Hông khỏe")
    assert made.https == f"https://run.example/f/{token}.ics"
    assert made.webcal == f"webcal://run.example/f/{token}.ics"
    google, outlook, office = map(urlsplit, (made.google, made.outlook, made.office))
    assert (google.netloc, google.path) == ("calendar.google.com", "/calendar/r")
    assert parse_qs(google.query) == {"cid": [made.webcal]}
    assert {outlook.netloc, office.netloc} == {"outlook.live.com", "outlook.office.com"}
    for link in (outlook, office):
        assert link.path == "/calendar/0/addfromweb"
        assert parse_qs(link.query) == {"url": [made.https], "name": ["Hông khỏe"]}
        assert "+" not in link.query


def test_a_token_of_the_store_holds_more_than_128_bits() -> None:
    assert TOKEN_BYTES * 8 >= 128
    assert re.fullmatch(links.TOKEN, "x" * (TOKEN_BYTES * 4 // 3))


@pytest.mark.parametrize(
    "text",
    [
        *("", "hue", "https://run.example", "https://run.example/f/short.ics", "webcal://[bad", "/f/.ics"),
        *(f"https://run.example/f/{'a' * 33}.ics", f"https://run.example/f/{'a' * 32}.html", "a" * 31, "ă" * 32),
        *("https://a.example/?url=https://[bad", "https://a.example/?cid=hue"),
        *(f"https://run.example/p/{'a' * 33}/", "https://run.example/p/", f"https://run.example/l/{'a' * 64}/w05-1"),
    ],
)
def test_what_holds_no_token_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        links.read_token(text)
    assert (refused.value.code, refused.value.values) == ("feed-link", {})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("run.example", "base-url"),
        ("ftp://run.example", "base-url"),
        ("https://", "base-url"),
        ("https://run.example:0", "base-url"),
        ("https://run.example:99999", "base-url"),
        ("https://me:secret@run.example", "base-url"),
        ("https://run.example?x=1", "base-url"),
        ("https://run.example/#a", "base-url"),
        ("https://run.example/{session}", "base-url"),
        ("https://run.example\r\nX: y", "base-url"),
        ("https://[::1", "base-url"),
        (LONGEST + "a", "base-url-long"),
    ],
)
def test_an_address_that_could_not_stand_before_a_link_is_refused(text: str, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        links.read_base_url(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "base"),
    [
        (" https://run.example/ ", "https://run.example"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://run.example/hips//", "https://run.example/hips"),
    ],
)
def test_an_address_is_kept_without_its_last_slash(text: str, base: str) -> None:
    assert links.read_base_url(text) == base


@pytest.mark.parametrize("text", ["https://run.example/hips", "https://run.example/hips/", "https://run.example//hips"])
def test_a_server_lies_at_the_root_of_its_host(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        links.read_server_url(text)
    assert (refused.value.code, refused.value.values["root"]) == ("base-url-path", "https://run.example")
    assert links.read_server_url("http://[::1]:8000/") == "http://[::1]:8000"


def test_a_qr_code_is_black_on_white_and_needs_nothing_else() -> None:
    svg = links.qr_svg("https://run.example/f/x.ics")
    root = ElementTree.fromstring(svg)
    assert root.tag == "svg"
    assert "#000" in svg
    assert "#fff" in svg
    assert "href" not in svg
    assert len(links.qr_text("webcal://run.example").splitlines()) > 10
