"""A whole server in this process, and a plan that was made on it as a person would: by its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from planner.web.security import Rates
from planner.web.server import Application, Settings

BASE = "http://testserver"
FORM: dict[str, str | list[str]] = {
    "race": "own",
    "name": "Đà Lạt Trail",
    "date": "2027-04-04",
    "distance": "21",
    "level": "regular",
    "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    "first_hour": "05:00",
    "last_hour": "22:00",
    "sessions": "2",
    "minutes": "25",
    "gear": ["band", "loop", "box", "ball", "weight"],
    "run_tue": "quality",
    "run_sun": "long",
}


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 22, 3, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def site(store_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(Rates, "wait", lambda *_: 0.0)
    app = Application(Settings(BASE, str(store_file), clock))
    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        yield client


@dataclass
class Plan:
    """A plan on the server, with its two tokens."""

    site: TestClient
    token: str
    feed: str

    @property
    def path(self) -> str:
        return f"/p/{self.token}/"

    def page(self, path: str = "", status: int = 200) -> str:
        answer = self.site.get(f"{self.path}{path}")
        assert answer.status_code == status, answer.text
        return answer.text

    def stamp(self, path: str) -> str:
        found = re.search(r'name="stamp" value="(\w+)"', self.site.get(path).text)
        assert found
        return found[1]

    def post(self, path: str, **fields: str) -> int:
        """Send the form of a page as a browser would, with its stamp."""
        stamp = self.stamp(f"{self.path}calendar")
        return self.site.post(f"{self.path}{path}", data={"stamp": stamp, **fields}).status_code

    def sessions(self) -> list[str]:
        return list(dict.fromkeys(re.findall(r'<a href="(w\d+-\d+)" class="s ', self.page())))


Make = Callable[..., Plan]


@pytest.fixture
def form() -> dict[str, str | list[str]]:
    """Give the form as it is filled in for a race of one's own."""
    return dict(FORM)


@pytest.fixture
def make(site: TestClient) -> Make:
    """Fill in the form and send it."""

    def made(**fields: str | list[str]) -> Plan:
        answer = site.post("/plans", data={**FORM, **fields})
        assert answer.status_code == 303, answer.text
        found = re.fullmatch(r"/p/([\w-]{32})/calendar/([\w-]{32})", answer.headers["location"])
        assert found
        return Plan(site, found[1], found[2])

    return made
