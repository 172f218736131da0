"""The programs that real people read calendars with; ``install.sh`` fetches them, ``PLANNER_INTEROP`` says where.

Without that variable these tests are deselected, for they need packages from Debian, npm and PyPI. Where it is
set, or in CI, a program that is missing is a failure.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "ics"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("PLANNER_INTEROP") or os.environ.get("PLANNER_CI"):
        return
    here = Path(__file__).parent
    outside = [item for item in items if item.path.is_relative_to(here) and item.get_closest_marker("outside")]
    if outside:
        config.hook.pytest_deselected(items=outside)
        items[:] = [item for item in items if item not in outside]


@pytest.fixture(scope="session")
def interop() -> Path:
    """Where ``install.sh`` put its programs."""
    folder = os.environ.get("PLANNER_INTEROP")
    if not folder or not (Path(folder) / "node" / "node_modules").is_dir():
        pytest.fail("run tests/interop/install.sh DIR and set PLANNER_INTEROP=DIR")
    return Path(folder)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Find a program that Debian installs."""

    def find(name: str) -> str:
        found = shutil.which(name, path=f"/usr/bin:/bin:{os.environ.get('PATH', '')}")
        if found is None:
            pytest.fail(f"{name} is missing: run tests/interop/install.sh")
        return found

    return find


class Feed:
    """A feed on loopback that says whatever ``data`` holds, as our server would."""

    def __init__(self) -> None:
        self.data = b""
        self.modified = 1_790_000_000
        self.asked = 0
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                feed.asked += 1
                etag = f'"{sha256(feed.data).hexdigest()[:32]}"'
                same = self.headers.get("If-None-Match") == etag
                self.send_response(304 if same else 200)
                self.send_header("ETag", etag)
                self.send_header("Last-Modified", formatdate(feed.modified, usegmt=True))
                self.send_header("Cache-Control", "private, no-cache")
                if not same:
                    self.send_header("Content-Type", "text/calendar; charset=utf-8")
                    self.send_header("Content-Length", str(len(feed.data)))
                self.end_headers()
                if not same and self.command == "GET":
                    self.wfile.write(feed.data)

            do_HEAD = do_GET

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hips.ics"

    def say(self, data: bytes) -> None:
        """Serve another edition from now on."""
        self.data = data
        self.modified += 60


@pytest.fixture
def feed() -> Iterator[Feed]:
    made = Feed()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()
