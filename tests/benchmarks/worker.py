"""One worker, as ``planner serve`` starts it, that keeps as much in memory as is wanted and counts its look-ups.

What it has looked up stands in a file of eight bytes, which whoever measures reads: a figure about look-ups is worth
nothing where none were made. ``python -m tests.benchmarks.worker ADDRESS PORT KEPT COUNT`` is the worker.
"""

from __future__ import annotations

import mmap
import socket
import sys
from pathlib import Path
from typing import Any

MEMORY = {
    "yes": "from memory",
    "look": "a look-up in the store for each request",
    "no": "nothing in memory, the whole calendar read from the store for each request",
}
"""What a worker may keep, and how that is said."""


def command(address: str, port: int, kept: str, count: Path) -> list[str]:
    """Return the command that serves a store; ``kept`` is a key of ``MEMORY``, ``count`` a file to be made."""
    count.write_bytes(bytes(8))
    return [sys.executable, "-m", "tests.benchmarks.worker", address, str(port), kept, str(count)]


def look_ups(count: Path) -> int:
    """Return how often the worker has looked something up so far."""
    return int.from_bytes(count.read_bytes(), sys.byteorder)


def _count_in(count: str) -> None:
    """Have each look-up counted in a file."""
    from planner.store import wires

    with Path(count).open("r+b") as file:
        made = memoryview(mmap.mmap(file.fileno(), 8)).cast("Q")
    for wire in (wires._SqliteWire, wires._PostgresqlWire):
        wire.look_up = _counted(wire.look_up, made)


def _counted(look_up: Any, made: memoryview) -> Any:
    def counted(wire: Any, names: tuple[str, ...], token_hash: str) -> Any:
        made[0] += 1
        return look_up(wire, names, token_hash)

    return counted


def _keep(kept: str) -> None:
    """Have a reader remember nothing, or believe nothing that it remembers."""
    from planner.store import FeedReader

    if kept == "no":
        FeedReader._remember = lambda *_: None
    if kept == "look":
        current = FeedReader._current

        def asked(reader: FeedReader, *more: Any) -> Any:
            reader._generation += 1
            return current(reader, *more)

        FeedReader._current = asked


def main(address: str, port: str, kept: str, count: str) -> None:
    """Serve until somebody says stop."""
    from planner.cli import serving

    _count_in(count)
    _keep(kept)
    serving._tell_workers(address, f"http://127.0.0.1:{port}")
    with socket.create_server(("127.0.0.1", int(port)), backlog=2048) as listener:
        serving._run(listener, 1, "")


if __name__ == "__main__":
    main(*sys.argv[1:])
