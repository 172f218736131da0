from __future__ import annotations

import random
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from planner.errors import StoreError
from planner.model import Log, Plan
from planner.store import Store, open_store
from planner.store.checking import has_wal_reset_race
from planner.store.migrations import STEPS
from planner.store.packing import pack
from planner.store.records import Editions, Fetched, Rendered
from planner.store.tables import edition, mark, revision, to_instant, to_number

Maker = Callable[..., Plan]
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def fill(store: Store, make_plan: Maker, make_log: Callable[..., Log]) -> None:
    for name in ("Lan", "Đỗ Minh", ""):
        key = store.add_plan(make_plan(name)).key
        store.save_revision(make_plan(name, sessions=1), 1)
        store.mark(key, make_log(note=f"{name} \U0001f9b5 \x00"))
        link = store.feed_new(key, "read", {"lang": "vi"})
        rendered = Rendered(bytes(range(256)), b"\x1f\x8b", '"e"', '"g"', NOON, 2, 3)
        store.feed_put_bytes(link.feed.token_hash, rendered, Editions('{"ấ": 1}'))
        store.revoke(store.feed_new(key, "manage").feed.token_hash)
        store.keep_calendar(key, Fetched("https://example.org/x", b"\x00\r\n", NOON))
        store.keep_sources(key, '{"runs":[]}')
        store.keep_sources(key, '{"runs":["chạy.ics"]}')
    store.forget("plan-nobody")


@pytest.fixture
def full(store: Store, make_plan: Maker, make_log: Callable[..., Log]) -> Store:
    fill(store, make_plan, make_log)
    return store


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, new_address: Callable[[str], str]) -> Iterator[Store]:
    with open_store(new_address(request.param)) as opened:
        yield opened


def test_a_copy_holds_everything_whichever_way_it_goes(full: Store, target: Store) -> None:
    copied = full.copy(target)
    assert copied.rows == {name: n for name, n in full.check().counts.items() if name != "meta"}
    assert all(copied.rows.values())
    assert target.check().counts == full.check().counts
    assert target.plans() == full.plans()
    for kept in full.plans():
        assert target.plan(kept.key, 1) == full.plan(kept.key, 1)
        assert target.marks(kept.key) == full.marks(kept.key)
        assert target.feeds(kept.key) == full.feeds(kept.key)
        assert target.calendars(kept.key) == full.calendars(kept.key)
        assert target.sources(kept.key) == full.sources(kept.key) == '{"runs":["chạy.ics"]}'
        assert target.undo(kept.key) == full.undo(kept.key)


def test_copies_on_sqlite_and_postgresql_have_the_same_digests(full: Store, new_address: Callable[[str], str]) -> None:
    digests = []
    for backend in ("sqlite", "postgresql"):
        with open_store(new_address(backend)) as to:
            digests.append(full.copy(to).digests)
    assert digests[0] == digests[1]


def test_a_copy_into_a_store_that_holds_something_is_refused(full: Store, target: Store, make_plan: Maker) -> None:
    target.add_plan(make_plan("Somebody else"))
    with pytest.raises(StoreError, match="store-not-empty"):
        full.copy(target)
    assert len(target.plans()) == 1


def test_a_backup_is_a_whole_store_in_one_private_file(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    full.backup(path)
    assert [p.name for p in tmp_path.iterdir() if "backup" in p.name] == ["backup"]
    assert path.stat().st_mode & 0o777 == 0o600
    with open_store(str(path)) as restored:
        assert restored.check().counts == full.check().counts
        assert restored.check().faults == ()
        assert restored.plans() == full.plans()


def test_a_backup_replaces_nothing_and_leaves_nothing_half_written(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    path.write_text("mine")
    with pytest.raises(StoreError, match="store-backup-exists"):
        full.backup(path)
    assert path.read_text() == "mine"
    before = set(tmp_path.rglob("*"))
    with pytest.raises(StoreError, match="store-unopenable"):
        full.backup(path / "under a file")
    assert set(tmp_path.rglob("*")) == before


def test_a_whole_store_has_no_faults(full: Store, backend: str) -> None:
    health = full.check()
    assert health.faults == ()
    assert (health.counts["plan"], health.counts["revision"], health.counts["feed"]) == (2, 4, 6)
    assert health.schema == max(STEPS)
    assert health.database.lower().startswith(backend)
    racing = has_wal_reset_race(tuple(map(int, sqlite3.sqlite_version.split("."))))
    expected = ["store-wal-reset"] if backend == "sqlite" and racing else []
    assert [note.code for note in health.warnings] == expected


def test_what_is_broken_is_named_by_its_place_and_not_by_its_content(full: Store) -> None:
    def damage(connection: object) -> None:
        run = connection.execute
        of_lan = update(revision).where(revision.c.plan == "plan-lan")
        run(of_lan.where(revision.c.number == 1).values(document=pack("{}", 6)))
        run(of_lan.where(revision.c.number == 2).values(document=b"no longer packed"))
        run(update(mark).where(mark.c.plan == "plan-lan").values(document='{"pain": "secret"}'))
        run(update(edition).where(edition.c.plan == "plan-lan").values(document=pack("secret", 6)[:-1]))
        run(delete(revision).where(revision.c.plan != "plan-lan", revision.c.number == 2))

    full._database.write(damage)
    faults = full.check().faults
    codes = [*["store-document"] * 2, "store-mark", "store-edition", "store-revision-lost"]
    assert [fault.code for fault in faults] == codes
    assert [fault.values for fault in faults[:2]] == [{"plan": "plan-lan", "revision": n} for n in (1, 2)]
    assert faults[2].values == {"plan": "plan-lan", "session": "w08-0"}
    assert faults[3].values == {"plan": "plan-lan"}
    for ask in (full.plan, full.marks, lambda key: full.editions(key, {"lang": "vi"})):
        with pytest.raises(StoreError, match="store-damaged") as refused:
            ask("plan-lan")
        assert "secret" not in repr(refused.value)
        assert refused.value.__cause__ is None
        assert refused.value.__suppress_context__


def test_checking_holds_a_few_documents_in_memory_however_many_there_are(
    address: str, make_plan: Maker, child: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    document, count = pack(random.Random(3).randbytes(30_000).hex(), 6), 1_000
    with open_store(address) as store:
        key = store.add_plan(make_plan()).key
        row = {"plan": key, "made_on": NOON.date(), "why": "", "saved_at": NOON, "digest": "", "document": document}
        rows = [row | {"number": number} for number in range(2, count + 2)]
        store._database.write(lambda connection: connection.execute(insert(revision), rows))
    _, grown, _, faults = child("check", address).stdout.split()
    assert int(faults) == count + 1
    assert int(grown) * 1024 < count * len(document) / 2


def test_pages_torn_in_the_file_are_found(tmp_path: Path, make_plan: Maker) -> None:
    path = tmp_path / "store"
    with open_store(str(path)) as store:
        for number in range(40):
            store.add_plan(make_plan(f"Runner {number}"))
    data = bytearray(path.read_bytes())
    data[8192:12288] = b"\xaa" * 4096
    path.write_bytes(data)
    try:
        with open_store(str(path)) as store:
            found = store.check().faults != ()
    except StoreError as error:
        found = error.code == "store-damaged"
    assert found


def test_rows_without_their_plan_are_found(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with open_store(str(path)) as store:
        with sqlite3.connect(path) as other:
            other.execute("INSERT INTO mark VALUES ('ghost', 'w1-1', 0, '{}')")
        other.close()
        codes = [fault.code for fault in store.check().faults]
    assert codes == ["store-dangling", "store-mark"]


def test_a_file_that_others_can_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with open_store(str(path)) as store:
        path.chmod(0o644)
        assert "store-exposed" in [note.code for note in store.check().warnings]


@pytest.mark.parametrize(
    ("version", "racing"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_the_versions_with_the_race_on_the_log_are_known(version: tuple[int, ...], racing: bool) -> None:
    assert has_wal_reset_race(version) is racing


def test_instants_keep_their_microsecond_and_their_zone() -> None:
    instant = datetime(2026, 11, 2, 12, 0, 0, 999_999, tzinfo=UTC)
    assert to_instant(to_number(instant)) == instant
    assert to_instant(to_number(instant)).tzinfo is UTC
    before = datetime(1969, 12, 31, 23, 59, 59, 1, tzinfo=UTC)
    assert to_instant(to_number(before)) == before
    with pytest.raises(TypeError):
        to_number(instant.replace(tzinfo=None))


def test_an_error_of_the_database_never_quotes_the_row(full: Store) -> None:
    values = {"plan": "plan-lan", "session": "w08-0", "marked_at": NOON, "document": "secret"}
    with pytest.raises(StoreError) as refused:
        full._database.write(lambda connection: connection.execute(insert(mark).values(**values)))
    assert refused.value.code == "store-refused"
    assert "secret" not in repr(refused.value)
    assert refused.value.__suppress_context__


def test_a_store_that_must_exist_is_opened_and_none_is_made(address: str, make_plan: Maker) -> None:
    with pytest.raises(StoreError, match="store-none"):
        open_store(address, must_exist=True)
    with pytest.raises(StoreError, match="store-none"):
        open_store(address, must_exist=True)
    with open_store(address) as store:
        store.add_plan(make_plan())
    with open_store(address, must_exist=True) as store:
        assert len(store.plans()) == 1


def test_a_file_that_does_not_exist_or_is_empty_is_no_store_and_stays_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    for path in (tmp_path / "away" / "store", empty):
        with pytest.raises(StoreError, match="store-none"):
            open_store(str(path), must_exist=True)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]
    assert empty.read_bytes() == b""
