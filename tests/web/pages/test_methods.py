"""Whatever is asked of an address in a way that it does not take, the answer names every way that it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from planner.web import api, server

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ROUTE = re.compile(r'^@router\.([a-z]+)\(\s*"([^"]*)"', re.MULTILINE)
FILLED = {"{kind}": "json"}


def _registered() -> dict[str, set[str]]:
    """Return what each path is written to take, read from the rooms themselves rather than from a list of rooms."""
    found: dict[str, set[str]] = {}
    for room in sorted(Path(server.__file__).parent.glob("*.py")):
        prefix = api.router.prefix if room.stem == "api" else ""
        for method, path in ROUTE.findall(room.read_text(encoding="utf-8")):
            held = {"GET", "HEAD"} if method == "get" and not prefix else {method.upper()}
            found.setdefault(prefix + path, set()).update(held)
    return found


REGISTERED = _registered()


def test_the_law_is_asked_of_every_room() -> None:
    rooms = [path.read_text(encoding="utf-8") for path in Path(server.__file__).parent.glob("*.py")]
    assert sum(len(ROUTE.findall(room)) for room in rooms) == sum(room.count("@router.") for room in rooms) > 50


@pytest.mark.parametrize("path", sorted(REGISTERED))
def test_every_address_answers_its_allow_right(site: TestClient, path: str) -> None:
    """What is allowed is taken, what is refused is not allowed; where nothing is to be read the page says so."""
    here = re.sub(r"\{[^}]*\}", lambda part: FILLED.get(part[0], "a" * 32), path)
    answers = {method: site.request(method, here) for method in METHODS}
    refused = {method for method, answer in answers.items() if answer.status_code == 405}
    said = {answers[method].headers["allow"] for method in refused}
    assert len(said) == 1
    allowed = set(said.pop().split(", "))
    assert allowed >= REGISTERED[path]
    assert not allowed & refused
    for method in set(METHODS) - refused - allowed:
        assert (method in ("GET", "HEAD"), answers[method].status_code) == (True, 404)
