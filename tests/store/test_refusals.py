from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import pytest

from planner.errors import StoreError
from planner.store import open_store
from planner.store.location import locate
from planner.store.refusals import _POSTGRESQL, _SQLITE, is_passing, refusal
from planner.words import error_text

HERE = locate("/somewhere/store")
THERE = locate("postgresql://planner:geheim@db.example/plans")


class Failure(Exception):
    """A driver's error, as far as the door looks at it."""

    def __init__(self, sqlite_errorname: str | None = None, sqlstate: str | None = None) -> None:
        super().__init__("Failing row contains (secret)")
        self.sqlite_errorname = sqlite_errorname
        self.sqlstate = sqlstate


class OperationalError(Failure):
    """What drivers raise where no server said anything."""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "store-full"),
        ("SQLITE_IOERR_WRITE", "store-disk"),
        ("SQLITE_READONLY_DIRECTORY", "store-readonly"),
        ("SQLITE_CANTOPEN", "store-unopenable"),
        ("SQLITE_BUSY_SNAPSHOT", "store-busy"),
        ("SQLITE_CORRUPT", "store-damaged"),
        ("SQLITE_NOTADB", "store-not-a-store"),
        ("SQLITE_MISUSE", "store-refused"),
    ],
)
def test_what_sqlite_says_has_our_code(name: str, code: str) -> None:
    assert refusal(Failure(sqlite_errorname=name), HERE).code == code


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("25006", "store-readonly"),
        ("53100", "store-full"),
        ("40001", "store-busy"),
        ("58030", "store-disk"),
        ("XX001", "store-damaged"),
        ("28P01", "store-login"),
        ("3D000", "store-login"),
        ("57P01", "store-unreachable"),
        ("53300", "store-unreachable"),
        ("23502", "store-refused"),
    ],
)
def test_what_postgresql_says_has_our_code(state: str, code: str) -> None:
    assert refusal(Failure(sqlstate=state), THERE).code == code


def test_silence_of_a_server_is_its_absence() -> None:
    assert refusal(OperationalError(), THERE).code == "store-unreachable"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"path": "/nowhere"}, "store-database"),
        ({"netloc": "nobody@{host}"}, "store-login"),
        ({"netloc": "planner@127.0.0.1:1"}, "store-unreachable"),
    ],
)
@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_server_that_turns_one_away_is_told_from_one_that_is_not_there(
    cluster: str, backend: str, wrong: dict[str, str], code: str
) -> None:
    server = urlsplit(cluster)
    assert server.scheme == backend
    host = server.netloc.partition("@")[2]
    address = server._replace(**{name: value.format(host=host) for name, value in wrong.items()})
    with pytest.raises(StoreError, match=code) as refused:
        open_store(urlunsplit(address))
    for language in ("en", "vi"):
        sentence = error_text(refused.value, language)
        assert str(refused.value.values["place"]) in sentence
        assert ("createdb nowhere" in sentence) == (code == "store-database")


@pytest.mark.parametrize(("name", "passing"), [("40P01", True), ("23505", True), ("23502", False), ("53100", False)])
def test_only_passing_faults_are_tried_again(name: str, passing: bool) -> None:
    assert is_passing(Failure(sqlstate=name)) is passing


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("start", "place"), [(s, HERE) for s, _ in _SQLITE] + [(s, THERE) for s, _ in _POSTGRESQL])
def test_every_refusal_is_a_sentence_that_names_the_place_and_no_secret(
    start: str, place: object, language: str
) -> None:
    error = refusal(Failure(sqlite_errorname=start, sqlstate=start), place)
    sentence = error_text(error, language)
    assert error.code not in sentence
    assert place.shown in sentence
    assert "secret" not in sentence
    assert "geheim" not in sentence
