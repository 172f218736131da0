"""A store with a followed plan, and places to publish to: a folder, a memory, and an S3 server of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.model import Plan
from planner.store import open_store

NOW = datetime(2026, 11, 1, 6, tzinfo=UTC)


@pytest.fixture(scope="session")
def hue() -> Plan:
    return making.make(Asked(races=("hue@27/12/2026",)), now=NOW).plan


@pytest.fixture
def following(tmp_path: Path, hue: Plan) -> Iterator[Following]:
    with open_store(str(tmp_path / "store.sqlite"), clock=lambda: NOW) as store:
        following = Following(store, lambda: NOW)
        following.follow(hue)
        yield following


@pytest.fixture
def moved() -> Callable[[Plan], Plan]:
    """Move the first session of a plan by half an hour."""

    def move(plan: Plan) -> Plan:
        first = plan.sessions[0]
        later = first.model_copy(update={"start": first.start + timedelta(minutes=30)})
        return plan.model_copy(update={"sessions": (later, *plan.sessions[1:])})

    return move


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give a client of an S3 server of our own, to which s3fs goes, too."""
    import boto3

    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": s3_server,
    }.items():
        monkeypatch.setenv(name, value)
    return boto3.client("s3", endpoint_url=s3_server, region_name="us-east-1")
