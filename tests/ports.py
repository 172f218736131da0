"""A place to listen for the servers that tests and benchmarks start."""

from __future__ import annotations

import socket


def free_port() -> int:
    """Return a port of the loopback on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
