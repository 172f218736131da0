"""Time look-ups and writes of a store: `python tests/store/benchmark.py ADDRESS [FEEDS]` on an empty store.

Prints the median and the 99th percentile of one call, and calls a second, of each kind.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from planner.model import Log
from planner.store import hash_token, open_store
from planner.store.records import Rendered
from planner.store.tables import feed

_spec = importlib.util.spec_from_file_location("store_conftest", Path(__file__).parent / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_conftest = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_conftest)

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
BODY, GZIP = b"b" * 43_000, b"g" * 4_000


def clock(name: str, calls: int, work: Callable[[int], object]) -> None:
    times = []
    for number in range(calls):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1e6)
    times.sort()
    rate = 1e6 * calls / sum(times)
    print(
        f"{name:32} median {statistics.median(times):8.1f} us   p99 {times[int(calls * 0.99)]:8.1f} us   {rate:9.0f}/s"
    )


def main(address: str, feeds: int) -> None:
    with open_store(address) as store:
        key = store.add_plan(_conftest.a_plan()).key
        row = {"plan": key, "purpose": "read", "state": "active", "variant": "{}", "modified": NOON, "etag": '"e"'}
        chance = random.Random(1)
        for first in range(0, feeds, 10_000):
            rows = [{**row, "token_hash": hash_token(str(n)), "body": b"x" * 64} for n in range(first, first + 10_000)]
            store._database.write(lambda connection, rows=rows: connection.execute(insert(feed), rows))  # type: ignore[misc]
        real = [store.feed_new(key).feed.token_hash for _ in range(300)]
        for token_hash in real:
            store.feed_put_bytes(token_hash, Rendered(BODY, GZIP, '"e"', '"g"', NOON, 1, 1))

        reader = store.feed_reader(cache_bytes=0)
        clock("look-up, 43 kB, no cache", 3000, lambda _: reader.feed(chance.choice(real)))
        if feeds:
            clock(f"look-up among {feeds}", 20_000, lambda _: reader.feed(hash_token(str(chance.randrange(feeds)))))
        clock("look-up, unknown token", 5000, lambda n: reader.feed(hash_token(f"unknown {n}")))
        reader.close()

        cached = store.feed_reader()
        for token_hash in real:
            cached.feed(token_hash)
        clock("cached, nothing new", 50_000, lambda _: cached.feed(chance.choice(real)))

        def after_a_write(number: int) -> None:
            store.feed_put_bytes(real[0], Rendered(BODY, GZIP, f'"{number}"', '"g"', NOON, 1, 1))

        clock("put bytes (commit)", 300, after_a_write)
        clock("mark (commit)", 500, lambda n: store.mark(key, Log(session=f"s-{n}", outcome="done", on=NOON.date())))
        clock("read a plan", 300, lambda _: store.plan(key))
        cached.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
