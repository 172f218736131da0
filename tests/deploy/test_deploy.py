"""What README says of serving others is run: nginx before a live server and before published files, and systemd."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from planner.cli import main
from tests.ports import free_port

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


Ask = Callable[..., Answer]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Follow a race in a store of our own."""
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "planner.sqlite"))
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(["follow", "hue@27/12/2099", "--today", "2099-09-07"]) == 0
    return tmp_path


@contextmanager
def nginx(config: str, place: Path, backend: int) -> Iterator[Ask]:
    """Run nginx with one of our files, its paths and ports put where a test may have them."""
    port = free_port()
    key, certificate = place / "key.pem", place / "certificate.pem"
    elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]
    told = ["-subj", "/CN=runner.example.org", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", "-x509", *elliptic, *told], check=True, capture_output=True)
    ours = (DEPLOY / config).read_text(encoding="utf-8")
    for said, meant in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/letsencrypt/live/runner.example.org/fullchain.pem": str(certificate),
        "/etc/letsencrypt/live/runner.example.org/privkey.pem": str(key),
        "/var/cache/nginx/planner": str(place / "nginx"),
        "/srv/planner": str(place / "public"),
        "127.0.0.1:8000": f"127.0.0.1:{backend}",
    }.items():
        ours = ours.replace(said, meant)
    whole = place / "whole.conf"
    kept = "".join(f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole.write_text(
        f"pid {place}/nginx.pid; error_log {place}/error.log; daemon off; worker_processes 1; user root;\n"
        f"events {{}}\nhttp {{ {kept}\n{ours}\n}}\n"
    )
    subprocess.run(["nginx", "-t", "-q", "-c", str(whole)], check=True)
    running = subprocess.Popen(["nginx", "-c", str(whole)])
    trusted = ssl.create_default_context(cafile=str(certificate))

    def ask(path: str, **headers: str) -> Answer:
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPSConnection("127.0.0.1", port, timeout=10)) as line:
            plain = socket.create_connection(("127.0.0.1", port), 10)
            line.sock = trusted.wrap_socket(plain, server_hostname="runner.example.org")
            line.request("GET", path, headers={"Host": "runner.example.org", **told})
            with line.getresponse() as answer:
                return Answer(answer.status, answer.headers, answer.read())

    try:
        until(lambda: is_open(port))
        yield ask
    finally:
        running.terminate()
        running.wait(10)


def is_open(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def until(happened: Callable[[], bool]) -> None:
    """Wait for what is to come to pass, longer than any machine may take."""
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def serving() -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Serve as the unit says, on a port of our own."""
    port = free_port()
    said = re.search(r"^ExecStart=\S+/planner (.+)$", (DEPLOY / "planner.service").read_text(), re.M)
    assert said
    running = subprocess.Popen([sys.executable, "-m", "planner", *said[1].split(), "--port", str(port)])
    try:
        until(lambda: is_open(port))
        yield port, running
    finally:
        running.terminate()
        running.wait(10)


def token(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["feed", "new", "--base-url", "https://runner.example.org"]) == 0
    found = re.search(r"https://runner\.example\.org/f/([\w-]{32})\.ics", capsys.readouterr().out)
    assert found
    return found[1]


@pytest.mark.outside
def test_nginx_before_the_server(
    place: Path, serving: tuple[int, subprocess.Popen[bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages and feeds pass, the scheme and the client are told, a closed link is gone, a restart is not noticed."""
    port, running = serving
    feed = f"/f/{token(capsys)}.ics"
    with nginx("nginx.conf", place, port) as ask:
        page = ask("/")
        assert page.status == 200
        assert "max-age" in page.headers["strict-transport-security"], "the base URL is https"
        first = ask(feed)
        data = first.body
        assert (first.status, first.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
        assert data.startswith(b"BEGIN:VCALENDAR")
        assert ask(feed, If_None_Match=first.headers["etag"]).status == 304
        zipped = ask(feed, Accept_Encoding="gzip")
        assert (zipped.headers["content-encoding"], zipped.headers["vary"]) == ("gzip", "Accept-Encoding")
        assert ask("/f/none.ics").status == 404
        other = f"/f/{token(capsys)}.ics"
        assert ask(other).status == 200
        assert main(["feed", "revoke", other.removeprefix("/f/").removesuffix(".ics")]) == 0
        until(lambda: ask(other).status == 410)
        running.terminate()
        running.wait(10)
        again = ask(feed)
        assert (again.status, again.body) == (200, data), "the last good bytes while the server is restarted"
        assert ask("/").status == 502
    assert not (place / "error.log").read_text().count(feed), "no link in the log"


@pytest.mark.outside
def test_nginx_before_published_files(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(place / "public"), "--base-url", "https://runner.example.org"]) == 0
    found = re.search(r"(/f/[\w-]{32}\.ics)", capsys.readouterr().out)
    assert found
    with nginx("nginx-static.conf", place, 1) as ask:
        plain = ask(found[1])
        assert (plain.status, plain.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
        assert plain.headers["cache-control"] == "private, no-cache"
        assert ask(found[1], If_None_Match=plain.headers["etag"]).status == 304
        zipped = ask(found[1], Accept_Encoding="gzip")
        assert zipped.headers["content-encoding"] == "gzip"
        assert zipped.body == (place / "public" / f"{found[1]}.gz".lstrip("/")).read_bytes()
        assert ask(found[1].replace(".ics", ".html")).headers["content-type"] == "text/html; charset=utf-8"
        for path in ("/", "/f/"):
            shown = ask(path)
            assert shown.status == 200
            assert found[1].removeprefix("/f/").encode() not in shown.body
        lost = ask(f"/f/{'x' * 32}.ics")
        assert (lost.status, b"planner" in lost.body) == (404, True)


@pytest.mark.outside
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "planner.service"
    text = (DEPLOY / "planner.service").read_text().replace("/opt/planner/.venv/bin/planner", sys.executable)
    unit.write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, "planner.service" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize("name", ["planner.service", "nginx.conf", "Containerfile"])
@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_readme_shows_the_file_as_it_is(readme: str, name: str) -> None:
    blocks = re.findall(r"```\w+\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.S)
    assert (DEPLOY / name).read_text(encoding="utf-8") in blocks
