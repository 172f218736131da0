"""Subscribe, move one session, drop one, sync again: the moved one moved, nothing doubled, the dropped one left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from tests.ports import free_port

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

pytestmark = pytest.mark.outside

VDIRSYNCER = """
[general]
status_path = "{folder}/status/"
[pair hips]
a = "feed"
b = "phone"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}"
[storage phone]
type = "filesystem"
path = "{folder}/phone/"
fileext = ".ics"
"""
KHAL = """
[calendars]
[[hips]]
path = {folder}/phone/
readonly = True
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Asia/Ho_Chi_Minh
default_timezone = Asia/Ho_Chi_Minh
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
highlight_event_days = False
"""


def run(command: list[str], folder: Path) -> str:
    """Run a client with a home of its own and return what it prints."""
    home = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, **home, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def told(*calendars: bytes) -> list[dict[str, object]]:
    """Return the events of calendars without their UIDs, for vdirsyncer puts digests in their place."""
    from seen import expected

    events = [event for data in calendars for event in expected(data)]
    without = [{name: value for name, value in event.items() if name != "uid"} for event in events]
    return sorted(without, key=lambda event: str(event["start"]))


def kept(folder: Path) -> list[dict[str, object]]:
    """Return the events that vdirsyncer keeps on the phone, one file each."""
    return told(*(file.read_bytes() for file in (folder / "phone").glob("*.ics")))


@pytest.mark.parametrize("memory", [False, True], ids=["a feed", "a file"])
def test_vdirsyncer_and_khal(feed, program: Callable[[str], str], tmp_path: Path, memory: bool) -> None:
    from seen import DROPPED, first, make_plan, second

    for name, text in (("vdirsyncer", VDIRSYNCER), ("khal", KHAL)):
        (tmp_path / name).write_text(text.format(folder=tmp_path, url=feed.url))
    (tmp_path / "phone").mkdir()
    (tmp_path / "home").mkdir()
    vdirsyncer = [program("vdirsyncer"), "-c", str(tmp_path / "vdirsyncer")]
    khal = [program("khal"), "-c", str(tmp_path / "khal")]
    listing = [
        *khal, "list", "--day-format", "", "--format", "{start-date} {start-time} {title}", "2026-10-01", "2026-12-31",
    ]  # fmt: skip

    before = first()
    feed.say(before.data)
    run([*vdirsyncer, "discover"], tmp_path)
    run([*vdirsyncer, "sync"], tmp_path)
    assert kept(tmp_path) == told(before.data)
    files = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "phone").iterdir()}
    run([*vdirsyncer, "sync"], tmp_path)
    assert {file.name: file.stat().st_mtime_ns for file in (tmp_path / "phone").iterdir()} == files

    after = second(before, memory=memory)
    feed.say(after.data)
    run([*vdirsyncer, "sync"], tmp_path)
    assert kept(tmp_path) == told(after.data)
    untouched = sum(file.stat().st_mtime_ns == files.get(file.name) for file in (tmp_path / "phone").iterdir())
    assert untouched == len(before.edition.shown) - 2

    seen = run(listing, tmp_path).splitlines()
    assert len(seen) == len(after.edition.shown)
    assert [line for line in seen if line.startswith("2026-10-21 17:30 Sức mạnh hông")]
    assert not [line for line in seen if line.startswith(str(make_plan().sessions[DROPPED].day))]


def test_evolution(feed, program: Callable[[str], str], tmp_path: Path) -> None:
    from seen import expected, first, second

    (tmp_path / "run").mkdir(mode=0o700)
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    environment = {
        **os.environ, **{name: str(tmp_path / "home") for name in homes},
        "XDG_RUNTIME_DIR": str(tmp_path / "run"), "GSETTINGS_BACKEND": "memory", "PATH": "/usr/bin:/bin",
    }  # fmt: skip
    before = first()
    after = second(before)
    feed.say(before.data)
    with subprocess.Popen(
        [program("dbus-run-session"), "--", "/usr/bin/python3", str(HERE / "evolution.py"), feed.url],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as evolution:  # fmt: skip
        assert evolution.stdin is not None
        assert evolution.stdout is not None
        assert evolution.stderr is not None
        for rendered in (before, after):
            feed.say(rendered.data)
            evolution.stdin.write("\n")
            evolution.stdin.flush()
            answer = evolution.stdout.readline()
            assert answer, evolution.stderr.read()
            assert json.loads(answer) == expected(rendered.data)
        evolution.stdin.close()


def test_radicale_takes_the_whole_file(interop: Path, tmp_path: Path) -> None:
    from seen import CASES, expected

    port = free_port()
    command = [
        str(interop / "python" / "bin" / "python"), "-m", "radicale", "--config", "",
        "--server-hosts", f"127.0.0.1:{port}",
        "--storage-filesystem-folder", str(tmp_path), "--auth-type", "none",
    ]  # fmt: skip
    url = f"http://127.0.0.1:{port}/lan/hips/"
    (tmp_path / "collection-root" / "lan").mkdir(parents=True)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for case in ("moved, dropped and remembered", "called off", "hard text"):
                assert put(url, CASES[case]) == 201
                with urllib.request.urlopen(url, timeout=10) as reply:
                    back = reply.read()
                assert len(icalendar.Calendar.from_ical(back).events) == len(expected(CASES[case]))
                assert expected(back) == expected(CASES[case])
        finally:
            server.terminate()


def put(url: str, data: bytes) -> int:
    """Put a calendar, waiting for the server to be there."""
    request = urllib.request.Request(url, data, {"Content-Type": "text/calendar; charset=utf-8"}, method="PUT")
    for _ in range(100):
        try:
            with urllib.request.urlopen(request, timeout=10) as reply:
                return int(reply.status)
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail("radicale did not start")
