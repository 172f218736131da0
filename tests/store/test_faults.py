"""What happens to a store when something happens to its processes, its disk or its database."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planner.errors import StoreError
from planner.model import Log, Plan
from planner.store import FeedReader, Store, open_store

HERE = Path(__file__).parent
Child = Callable[..., "subprocess.CompletedProcess[str]"]
Maker = Callable[..., Plan]


@pytest.fixture
def nursery() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(HERE / "child.py"), "nursery"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.close()


def killed(nursery: subprocess.Popen[str], address: str, patience: int, delay: float) -> list[str]:
    """Let a writer keep ``patience`` promises, kill it ``delay`` seconds later, and return its promises."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(address + "\n")
    nursery.stdin.flush()
    promises: list[str] = []
    pid = int(nursery.stdout.readline().split()[1])
    for line in nursery.stdout:
        if line.startswith("ack"):
            promises.append(line.strip())
        if line == "begun\n" or line.startswith("ack"):
            patience -= 1
            if patience == -1:
                time.sleep(delay)
                os.kill(pid, signal.SIGKILL)
        if line == "end\n":
            return promises
    raise AssertionError("the nursery died")


def kill_often(nursery: subprocess.Popen[str], new_address: Callable[[], str], times: int) -> int:
    """Kill writers, a third of them while they open or make the store; return the promises kept."""
    chance = random.Random(7)
    address = ""
    promised: set[str] = set()
    total = 0
    for number in range(times):
        if number % 10 == 0:
            address, promised = new_address(), set()
        patience = chance.choice((0, 0, 0, 1, 2, 3, 5, 8, 13))
        made = killed(nursery, address, patience, chance.uniform(0, 0.02 if patience == 0 else 0.004))
        promised.update(made)
        total += len(made)
        with open_store(address) as store:
            assert store.check().faults == ()
            for kept in store.plans():
                there = {f"ack mark {log.session}" for log in store.marks(kept.key)}
                there |= {f"ack revision {r.number}" for r in store.revisions(kept.key)}
                assert promised <= there, f"lost after kill {number}: {promised - there}"
            assert store.plans() or not promised
    return total


def test_thirty_kills_lose_nothing_that_was_promised(
    nursery: subprocess.Popen[str], backend: str, new_address: Callable[[str], str]
) -> None:
    assert kill_often(nursery, lambda: new_address(backend), 30) >= 60


@pytest.mark.slow
def test_five_hundred_kills_lose_nothing_that_was_promised(
    nursery: subprocess.Popen[str], backend: str, new_address: Callable[[str], str]
) -> None:
    assert kill_often(nursery, lambda: new_address(backend), 500) >= 1000


def test_two_processes_writing_at_once_lose_nothing(address: str) -> None:
    command = [sys.executable, str(HERE / "child.py"), "write", address]
    pair = [
        subprocess.Popen([*command, name, "60"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for name in ("a", "b")
    ]
    outputs = [process.communicate(timeout=60) for process in pair]
    assert [process.returncode for process in pair] == [0, 0], outputs
    with open_store(address) as store:
        (kept,) = store.plans()
        marks = {log.session for log in store.marks(kept.key)}
        assert marks == {f"{name}-{number}" for name in "ab" for number in range(60)}
        numbers = [revision.number for revision in store.revisions(kept.key)]
        assert numbers == list(range(1, 26))
        assert sorted(revision.why for revision in store.revisions(kept.key)) == [
            *["a"] * 12,
            *["b"] * 12,
            "followed",
        ]
        assert store.check().faults == ()


def test_a_store_opened_by_many_at_once_for_the_first_time_is_made_once(address: str) -> None:
    command = [sys.executable, str(HERE / "child.py"), "write", address]
    crowd = [
        subprocess.Popen([*command, name, "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for name in "abcd"
    ]
    outputs = [process.communicate(timeout=60) for process in crowd]
    assert [process.returncode for process in crowd] == [0] * 4, outputs


def test_where_a_file_may_not_grow_the_refusal_is_clear_and_nothing_half_written(tmp_path: Path, child: Child) -> None:
    address = str(tmp_path / "store")
    printed = child("starve", address, "400000").stdout.splitlines()
    promised = [line.split()[2] for line in printed if line.startswith("ack")]
    assert promised
    assert printed[-2] == "refused 5 store-disk"
    assert printed[-1] == f"marks {len(promised)}"
    with open_store(address) as store:
        assert {log.session for log in store.marks("plan-lan")} == set(promised)
        assert store.check().faults == ()


def test_a_full_database_is_refused_clearly_and_takes_nothing_half(tmp_path: Path, make_plan: Maker) -> None:
    with open_store(str(tmp_path / "store")) as store:
        store.add_plan(make_plan())
        from sqlalchemy import event

        @event.listens_for(store._database.engine, "begin")
        def limit(connection: object) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")

        with pytest.raises(StoreError) as refused:
            all(store.save_revision(make_plan(sessions=50), number) for number in range(1, 1000))
        assert refused.value.code == "store-full"
        assert refused.value.exit_code == 5
        assert store.kept("plan-lan").revision == len(store.revisions("plan-lan"))
        assert store.check().faults == ()


@pytest.mark.outside
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_full_disk_is_refused_clearly_and_loses_nothing(tmp_path: Path, child: Child) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)], check=True)
    try:
        printed = child("starve", str(disk / "store"), "0").stdout.splitlines()
        promised = [line.split()[2] for line in printed if line.startswith("ack")]
        assert promised
        assert printed[-2] == "refused 5 store-full"
        with open_store(str(disk / "store")) as store:
            assert {log.session for log in store.marks("plan-lan")} == set(promised)
            assert store.check().faults == ()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def reachable(tmp_path: Path) -> Path:
    """Give a directory that somebody without root's rights can reach."""
    for directory in (tmp_path, *tmp_path.parents[:2]):
        directory.chmod(0o755)
    return tmp_path


def test_a_directory_that_cannot_be_written_is_one_sentence(reachable: Path, child: Child) -> None:
    closed = reachable / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    for place in (closed / "store", closed / "below" / "store"):
        assert child("nobody", str(place)).stdout == "refused 5 store-unopenable\n"
    assert list(closed.iterdir()) == []


def test_a_store_that_cannot_be_written_is_one_sentence(reachable: Path, child: Child, make_plan: Maker) -> None:
    closed = reachable / "closed"
    with open_store(str(closed / "store")) as store:
        store.add_plan(make_plan("Minh"))
    before = (closed / "store").read_bytes()
    (closed / "store").chmod(0o444)
    closed.chmod(0o555)
    assert child("nobody", str(closed / "store")).stdout in (
        "refused 5 store-readonly\n",
        "refused 5 store-unopenable\n",
    )
    assert (closed / "store").read_bytes() == before


def test_a_postgresql_that_lets_us_read_only_is_one_code(new_address: Callable[[str], str], make_plan: Maker) -> None:
    address = new_address("postgresql")
    schema = address.rpartition("%3D")[2]
    with open_store(address) as store:
        store.add_plan(make_plan())
        grants = (
            f"CREATE ROLE {schema} LOGIN",
            f"GRANT USAGE ON SCHEMA {schema} TO {schema}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {schema}",
        )
        store._database.write(lambda connection: [connection.exec_driver_sql(grant) for grant in grants])
    with open_store(address.replace("//planner@", f"//{schema}@")) as store:
        assert store.plan("plan-lan") == make_plan()
        with pytest.raises(StoreError) as refused:
            store.save_revision(make_plan(sessions=1), 1)
    assert refused.value.code == "store-readonly"


def test_no_server_is_one_code() -> None:
    with pytest.raises(StoreError) as refused:
        open_store("postgresql://planner:geheim@127.0.0.1:1/planner")
    assert refused.value.code == "store-unreachable"
    assert refused.value.values == {"place": "postgresql://127.0.0.1:1/planner"}
    assert refused.value.__suppress_context__


def test_a_writer_that_holds_on_too_long_is_told_of(
    tmp_path: Path, make_plan: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.database.BUSY_MS", 50)
    path = tmp_path / "store"
    with open_store(str(path)) as store:
        store.add_plan(make_plan())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as refused:
            store.save_revision(make_plan(sessions=1), 1)
        assert refused.value.code == "store-busy"
        assert store.plan("plan-lan") == make_plan()
        other.close()
        assert store.save_revision(make_plan(sessions=1), 1).revision == 2


@pytest.mark.parametrize("content", [b"not a database, but long enough to look at" * 20, None])
def test_somebody_else_s_file_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "theirs"
    if content is None:
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE theirs (x)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="store-not-a-store"):
        open_store(str(path))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["theirs"]


def test_a_directory_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="store-unopenable"):
        open_store(str(tmp_path))


def test_readers_serve_the_last_good_bytes_while_the_file_is_gone(tmp_path: Path, make_plan: Maker) -> None:
    path = tmp_path / "home" / "store"
    with open_store(str(path)) as store:
        known, unknown = (store.feed_new(store.add_plan(make_plan()).key).feed.token_hash for _ in range(2))
        reader = store.feed_reader()
        first = reader.feed(known)
        reader._wire.close()
        path.parent.rename(tmp_path / "away")
        assert reader.feed(known) == first
        assert reader.cut_off
        with pytest.raises(StoreError) as refused:
            reader.feed(unknown)
        assert refused.value.code == "store-unopenable"
        (tmp_path / "away").rename(path.parent)
        assert reader.feed(unknown) == first
        assert not reader.cut_off
        reader.close()


@pytest.fixture
def postgresql_reader(
    new_address: Callable[[str], str], make_plan: Maker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Store, FeedReader, str]]:
    monkeypatch.setattr("planner.store.reader.RETRY_S", 0.0)
    with open_store(new_address("postgresql")) as store:
        known = store.feed_new(store.add_plan(make_plan()).key).feed.token_hash
        reader = store.feed_reader()
        reader.feed(known)
        yield store, reader, known
        reader.close()


def _reader_pid(reader: FeedReader) -> int:
    return int(reader._wire._line.backend_pid)


def _until(check: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not check():
        assert time.monotonic() < end, "it did not come back"
        time.sleep(0.01)


def test_readers_outlive_a_postgresql_that_hangs_up(
    postgresql_reader: tuple[Store, FeedReader, str],
) -> None:
    store, reader, known = postgresql_reader
    before = reader.feed(known)
    statement = f"SELECT pg_terminate_backend({_reader_pid(reader)}, 5000)"
    store._database.write(lambda connection: connection.exec_driver_sql(statement))
    _until(lambda: reader.feed(known) == before and reader.cut_off)
    store.revoke(known)
    _until(lambda: reader.feed(known).state == "revoked")
    assert not reader.cut_off


def test_a_store_outlives_a_postgresql_that_hangs_up(new_address: Callable[[str], str], make_plan: Maker) -> None:
    address = new_address("postgresql")
    with open_store(address) as store, open_store(address) as other:
        store.add_plan(make_plan())
        for use in (store.plans, lambda: store.save_revision(make_plan(sessions=1), 1)):
            pid = store._database.write(
                lambda connection: connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            )
            statement = f"SELECT pg_terminate_backend({pid}, 5000)"
            other._database.write(lambda connection, ask=statement: connection.exec_driver_sql(ask))
            assert use()


def test_threads_share_a_store_and_lose_nothing(address: str, make_plan: Maker, make_log: Callable[..., Log]) -> None:
    with open_store(address) as store, ThreadPoolExecutor(8) as threads:
        key = store.add_plan(make_plan()).key
        assert all(threads.map(lambda number: store.mark(key, make_log(f"s-{number}")), range(64)))
        assert len(store.marks(key)) == 64
        assert store.kept(key).changes == 65


def test_readers_wait_for_a_postgresql_that_hangs_only_so_long(
    postgresql_reader: tuple[Store, FeedReader, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.wires.PATIENCE_S", 1.5)
    store, reader, known = postgresql_reader
    before = reader.feed(known)
    other = store.feed_new("plan-lan").feed.token_hash
    pid = _reader_pid(reader)
    os.kill(pid, signal.SIGSTOP)
    try:
        start = time.monotonic()
        assert reader.feed(known) == before
        assert time.monotonic() - start < 1
        with pytest.raises(StoreError, match="store-unreachable"):
            reader.feed(other)
        assert time.monotonic() - start < 15
        assert reader.feed(known) == before
        _until(lambda: reader.feed(known) == before and not reader.cut_off)
        assert reader.feed(other) == before
    finally:
        os.kill(pid, signal.SIGCONT)
