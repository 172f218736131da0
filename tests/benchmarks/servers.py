"""Servers for as long as a measurement takes, and what they cost their cores and the memory."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple


class Reply(NamedTuple):
    """A whole answer over HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def ask(port: int, path: str, **headers: str) -> Reply | None:
    """Ask once; None where nobody answers. Underscores in the names of headers stand for dashes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Reply(answer.status, dict(answer.headers.items()), answer.read())
    except OSError:
        return None
    finally:
        connection.close()


def on_core(core: int, command: Sequence[str]) -> list[str]:
    """Return the command kept to one core, where this machine can do that and has it."""
    if shutil.which("taskset") is None or core not in os.sched_getaffinity(0):
        return list(command)
    return ["taskset", "-c", str(core), *command]


@contextmanager
def running(command: Sequence[str], port: int, path: str, **environment: str) -> Iterator[int]:
    """Run a server until the block ends, and give its process id; wait until it answers."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 30
        while ask(port, path) is None:
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(f"{' '.join(command[:5])} did not come up")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def core_seconds(process: int) -> float:
    """Return the time that a process and its children have spent on a core."""
    tasks = list(Path(f"/proc/{process}/task").iterdir())
    spent = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)
    return spent / 1e9 + sum(map(core_seconds, _children(tasks)))


def megabytes(process: int) -> float:
    """Return the memory of a process and its children; what several share counts in parts."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text()
    own = int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) / 1024  # type: ignore[index]
    return own + sum(map(megabytes, _children(list(Path(f"/proc/{process}/task").iterdir()))))


def _children(tasks: Sequence[Path]) -> list[int]:
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]
