"""Debian's Chromium, a server of our own on loopback with a clock that stands, and an eye on what a page asks for.

Needs what ``install.sh DIR`` puts there; ``PLANNER_BROWSER=DIR`` names it. Without it these tests are deselected and
the report says so; with ``PLANNER_CI=1`` that is a failure.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.ports import free_port

HERE = Path(__file__).parent
AXE = Path(os.environ.get("PLANNER_BROWSER", "/nowhere")) / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
START = datetime(2026, 11, 22, 3, tzinfo=UTC)
REPORT = """
window.reported = [];
document.addEventListener("securitypolicyviolation", event => window.reported.push(event.violatedDirective));
"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if (AXE.exists() and Path(CHROMIUM).exists()) or os.environ.get("PLANNER_CI"):
        return
    ours = [item for item in items if HERE in item.path.parents]
    if ours:
        items[:] = [item for item in items if item not in ours]
        config.hook.pytest_deselected(items=ours)
        print(f"\n{len(ours)} tests deselected: no browser (tests/browser/install.sh DIR, PLANNER_BROWSER=DIR)")


@dataclass
class Server:
    """A running server, and its clock."""

    base: str
    now: list[datetime] = field(default_factory=lambda: [START])


def _served(path: Path) -> Iterator[Server]:
    import uvicorn

    from planner.web.security import Rates
    from planner.web.server import Application, Settings

    port = free_port()
    unhurried = pytest.MonkeyPatch()
    unhurried.setattr(Rates, "wait", lambda *_: 0.0)
    server = Server(f"http://127.0.0.1:{port}")
    app = Application(Settings(server.base, str(path / "store.sqlite"), lambda: server.now[0]))
    running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    try:
        yield server
    finally:
        running.should_exit = True
        thread.join(10)
        unhurried.undo()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from _served(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page in Chromium, with everything it asked for and complained of."""

    page: Any
    server: Server
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.server.base}{path}")

    def check(self) -> None:
        """Fail where the page asked for anything foreign, broke the policy, or logged an error."""
        foreign = [url for url in self.asked if not url.startswith(self.server.base)]
        assert foreign == []
        assert self.complaints == []
        assert self.page.evaluate("window.reported || []") == []

    def faults(self) -> list[str]:
        """Return what axe-core finds that is serious or worse."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{fault['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"][:3]
        ]


Visitor = Callable[..., Visit]


@pytest.fixture
def visit(chromium: Any, server: Server) -> Iterator[Visitor]:
    """Open a browser as somebody would: a size, a language, a colour scheme, with or without JavaScript."""
    opened = []

    def visited(size: tuple[int, int] = (390, 844), language: str = "en", **more: Any) -> Visit:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, reduced_motion="reduce", **more
        )
        opened.append(context)
        page = context.new_page()
        seen = Visit(page, server)
        if more.get("java_script_enabled", True):
            page.add_init_script(REPORT)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("console", lambda said: seen.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        return seen

    server.now[0] = START
    yield visited
    for context in opened:
        context.close()
