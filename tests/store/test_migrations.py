"""Older stores walk forward, newer ones are refused, and a step that fails changes nothing."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text

from planner.errors import StoreError
from planner.model import Plan
from planner.store import open_store
from planner.store.database import Database
from planner.store.location import locate
from planner.store.migrations import STEPS, Step, bring_up, version_of
from planner.store.tables import metadata

FIXTURES = Path(__file__).parent / "fixtures"
CHILD = Path(__file__).parent / "child.py"
NEWEST = max(STEPS, default=1)
VERSIONS = sorted({int(re.sub(r"\D", "", path.name.split(".")[0])) for path in FIXTURES.glob("*.sql")})


@pytest.fixture
def old(address: str, backend: str) -> Callable[[int], str]:
    """Give the address of a store as an older version left it."""

    def load(version: int) -> str:
        script = (FIXTURES / f"version-{version}.{backend}.sql").read_text(encoding="utf-8")
        if backend == "sqlite":
            path = locate(address).path
            assert path is not None
            path.parent.mkdir()
            with sqlite3.connect(path) as connection:
                connection.executescript(script)
            connection.close()
        else:
            import psycopg

            with psycopg.connect(address) as connection:
                connection.execute(script)
        return address

    return load


@pytest.fixture
def database(old: Callable[[int], str]) -> Iterator[Database]:
    opened = Database(locate(old(1)))
    yield opened
    opened.close()


def shape(database: Database) -> dict[str, Any]:
    """Describe the tables as the database knows them."""
    with database.read() as connection:
        seen = inspect(connection)
        return {
            name: (
                [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
                list(seen.get_pk_constraint(name).items()),
                sorted(
                    (f["constrained_columns"], f["referred_table"], str(f["options"]))
                    for f in seen.get_foreign_keys(name)
                ),
                sorted(str(index["column_names"]) for index in seen.get_indexes(name)),
                sorted(str(check["name"]) for check in seen.get_check_constraints(name)),
            )
            for name in sorted(seen.get_table_names())
        }


def test_there_is_a_fixture_of_every_version() -> None:
    assert list(range(1, max(STEPS, default=1) + 1)) == VERSIONS
    assert len(list(FIXTURES.glob("*.sql"))) == 2 * len(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_store_opens_with_everything_in_it(old: Callable[[int], str], version: int) -> None:
    with open_store(old(version)) as store:
        health = store.check()
        assert health.faults == ()
        assert health.schema == max(STEPS, default=1)
        assert {"plan": 2, "revision": 4, "mark": 2, "feed": 6}.items() <= health.counts.items()
        assert store.plan("plan-lan").athlete.name == "Lan"
        assert store.marks("plan-minh")[0].note.startswith("Đỗ Minh")
        assert (store.sources("plan-lan") is None) == (version == 1)
        assert [feed.state for feed in store.feeds("plan-lan")] == ["active", "revoked"]
        undone = store.undo("plan-lan")
        assert undone is not None
        assert store.marks("plan-lan") == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_store_ends_in_the_shape_of_a_new_one(
    old: Callable[[int], str], new_address: Callable[[str], str], backend: str, version: int
) -> None:
    shapes = []
    for address in (old(version), new_address(backend)):
        with open_store(address) as store:
            shapes.append(shape(store._database))
    assert shapes[0] == shapes[1]
    assert set(shapes[0]) == set(metadata.tables)


def many_revisions(address: str, copies: int, document: str | None = None) -> None:
    """Give the plans of an older store so many more pairs of revisions, of another document where one is given."""
    names = "plan, number + :more, made_on, why, saved_at, digest"
    copied = text(f"INSERT INTO revision SELECT {names}, coalesce(:document, document) FROM revision WHERE number < 3")
    rows = [{"more": 2 * copy, "document": document} for copy in range(1, copies + 1)]
    database = Database(locate(address))
    database.write(lambda connection: connection.execute(copied, rows))
    database.write(lambda connection: connection.execute(text(f"UPDATE plan SET revision = {2 + 2 * copies}")))
    database.close()


def test_a_store_whose_migration_is_killed_halfway_is_as_it_was_and_walks_again(old: Callable[[int], str]) -> None:
    address = old(3)
    many_revisions(address, 60)
    database = Database(locate(address))
    before = shape(database)
    command = [sys.executable, str(CHILD), "bring-up", address, "120"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "packed 120\n"
        process.kill()
    assert shape(database) == before
    with database.read() as connection:
        assert version_of(connection) == 3
        documents = connection.scalars(text("SELECT document FROM revision")).all()
    database.close()
    assert len(documents) == 244
    assert all(document.startswith('{"schema"') for document in documents)
    with open_store(address) as store:
        health = store.check()
        assert (health.faults, health.schema, health.counts["revision"]) == ((), NEWEST, 244)
        assert store.plan("plan-lan").athlete.name == "Lan"


def test_a_migration_holds_a_few_documents_in_memory_however_many_there_are(
    old: Callable[[int], str], child: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    address, length, copies = old(3), 60_000, 300
    many_revisions(address, copies, "x" * length)
    grown = int(child("bring-up", address, "0").stdout.split()[1]) * 1024
    assert grown < 4 * copies * length / 3
    with open_store(address) as store:
        assert store.check().counts["revision"] == 4 * copies + 4


def test_many_that_open_an_older_store_at_once_bring_it_up_once(old: Callable[[int], str]) -> None:
    address = old(3)
    many_revisions(address, 30)
    command = [sys.executable, str(CHILD), "bring-up", address, "0"]
    crowd = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    outputs = [process.communicate(timeout=60) for process in crowd]
    assert [process.returncode for process in crowd] == [0] * 4, outputs
    with open_store(address) as store:
        health = store.check()
        assert (health.faults, health.schema, health.counts["revision"]) == ((), NEWEST, 124)


@pytest.mark.parametrize("backend", ["postgresql"])
def test_whoever_was_let_at_a_table_is_let_at_the_new_one(backend: str, old: Callable[[int], str]) -> None:
    import psycopg
    from psycopg import sql

    address = old(3)
    role = f'{address.rpartition("%3D")[2]} 100 % "it\'s" a:backup'
    database = Database(locate(address))
    with psycopg.connect(address) as server:
        name = sql.Identifier(role)
        server.execute(sql.SQL("CREATE ROLE {}").format(name))
        server.execute(sql.SQL("GRANT SELECT ON plan, revision TO {}").format(name))
    bring_up(database)
    database.close()
    with psycopg.connect(address) as server:
        for table, right, expected in (
            ("plan", "SELECT", True),
            ("revision", "SELECT", True),
            ("revision", "DELETE", False),
            ("edition", "SELECT", False),
        ):
            may = server.execute("SELECT has_table_privilege(%s, %s, %s)", (role, table, right)).fetchone()
            assert may == (expected,), (table, right)


def test_a_migration_leaves_nothing_behind_that_could_not_be_forgotten(old: Callable[[int], str]) -> None:
    address = old(3)
    with open_store(address) as store:
        assert store.check().faults == ()
    path = locate(address).path
    assert path is None or (b"planner.plan/1" not in path.read_bytes() and list(path.parent.iterdir()) == [path])


def _add(column: str) -> Step:
    def step(connection: Connection) -> None:
        connection.execute(text(f"ALTER TABLE plan ADD COLUMN {column} TEXT DEFAULT 'new'"))

    return step


def test_steps_are_walked_in_order_and_once(database: Database) -> None:
    walked: list[int] = []

    def noting(number: int) -> Step:
        return lambda connection: (walked.append(number), _add(f"c{number}")(connection))[1]

    steps = {3: noting(3), 2: noting(2)}
    assert bring_up(database, {2: steps[2]}) == 2
    assert bring_up(database, steps) == 3
    assert bring_up(database, steps) == 3
    assert walked == [2, 3]
    with database.read() as connection:
        assert connection.execute(text("SELECT c2, c3 FROM plan")).all() == [("new", "new")] * 2


def test_a_step_that_fails_leaves_the_store_as_it_was(database: Database) -> None:
    before = shape(database)

    def failing(connection: Connection) -> None:
        connection.execute(text("DELETE FROM mark"))
        connection.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(StoreError, match="store-refused"):
        bring_up(database, {2: _add("c2"), 3: failing})
    assert shape(database) == before
    with database.read() as connection:
        assert version_of(connection) == 1
        assert connection.scalar(text("SELECT count(*) FROM mark")) == 2


def test_a_newer_store_is_refused_and_left_alone(address: str, make_plan: Callable[..., Plan]) -> None:
    with open_store(address) as store:
        store.add_plan(make_plan())
        bring_up(store._database, {**STEPS, NEWEST + 1: _add("later")})
    with pytest.raises(StoreError) as refused:
        open_store(address)
    assert refused.value.code == "store-newer"
    assert refused.value.values == {"place": locate(address).shown, "found": NEWEST + 1, "known": NEWEST}
    newer = Database(locate(address))
    with newer.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM plan")) == 1
    newer.close()
