"""What was checked is kept by content; whatever happens to the cache, the answer is the same."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import cache, catalogue
from planner.racebook import RaceFile, of_race


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every text that the TOML reader is given."""
    seen: list[str] = []
    read = tomllib.loads

    def noted(text: str) -> dict[str, object]:
        seen.append(text)
        return read(text)

    monkeypatch.setattr(tomllib, "loads", noted)
    return seen


def test_a_second_load_parses_nothing_and_gives_the_same(parses: list[str]) -> None:
    first = catalogue.load(catalogue.TEMPLATES)
    read = len(parses)
    assert read > 0
    assert catalogue.load(catalogue.TEMPLATES) == first
    assert len(parses) == read


def test_what_is_built_from_the_cache_is_what_was_checked() -> None:
    catalogue.load(catalogue.TEMPLATES)
    for exercise in catalogue.load(catalogue.TEMPLATES).exercises:
        assert type(exercise).model_validate(exercise.model_dump()) == exercise
        assert type(exercise).model_validate_json(exercise.model_dump_json()) == exercise
    for shape in catalogue.load(catalogue.TEMPLATES).shapes:
        assert type(shape).model_validate(shape.model_dump()) == shape


def test_races_come_back_with_their_days_and_hours(parses: list[str]) -> None:
    first = catalogue.read_toml_folder("races", RaceFile, keeps=of_race)
    read = len(parses)
    assert catalogue.read_toml_folder("races", RaceFile, keeps=of_race) == first
    assert len(parses) == read


def test_a_change_of_content_is_seen_even_where_size_and_time_are_the_same(templates: Path) -> None:
    path = templates / "exercises" / "pike.toml"
    before = path.stat()
    catalogue.load(templates)
    path.write_text(path.read_text(encoding="utf-8").replace("rest_s = 60", "rest_s = 90"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    rungs = catalogue.load(templates).exercise("pike").ladders[0].rungs
    assert {rung.rest_s for rung in rungs} == {90}


def test_a_new_language_asks_for_everything_again(templates: Path) -> None:
    catalogue.load(templates)
    (templates / "phrases" / "eo.ftl").write_text("x = y\n", encoding="utf-8")
    with pytest.raises(catalogue.TemplateError):
        catalogue.load(templates)


def _emptied(kept: Path) -> None:
    kept.write_bytes(b"")


def _cut(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-100])


def _altered(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b'"rest_s":60', b'"rest_s":61'))


def _foreign(kept: Path) -> None:
    kept.write_bytes(b"\x80\x04N.\n[]")


def _a_folder(kept: Path) -> None:
    kept.unlink()
    kept.mkdir()


def _gone(kept: Path) -> None:
    kept.unlink()


@pytest.mark.parametrize("damage", [_emptied, _cut, _altered, _foreign, _a_folder, _gone])
def test_a_damaged_cache_is_read_past(own_cache: Path, damage: Callable[[Path], None]) -> None:
    first = catalogue.load(catalogue.TEMPLATES)
    damage(own_cache / "exercises.json")
    assert catalogue.load(catalogue.TEMPLATES) == first
    assert catalogue.load(catalogue.TEMPLATES) == first


def test_a_damaged_cache_is_mended(own_cache: Path, parses: list[str]) -> None:
    catalogue.load(catalogue.TEMPLATES)
    _cut(own_cache / "exercises.json")
    catalogue.load(catalogue.TEMPLATES)
    read = len(parses)
    catalogue.load(catalogue.TEMPLATES)
    assert len(parses) == read


@pytest.mark.parametrize("place", ["/dev/null/cache", "/proc/cache", "\0"], ids=["file", "proc", "nul"])
def test_a_cache_that_cannot_be_written_is_done_without(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(cache, "folder", lambda: Path(place))
    first = catalogue.load(catalogue.TEMPLATES)
    assert catalogue.load(catalogue.TEMPLATES) == first


def test_nothing_is_left_beside_the_kept_files(own_cache: Path) -> None:
    catalogue.load(catalogue.TEMPLATES)
    assert sorted(path.name for path in own_cache.iterdir()) == ["exercises.json", "shapes.json"]


def test_without_a_wish_the_cache_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PLANNER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder().name == "hip-planner"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=50)
@given(value=JSON, key=st.text("0123456789abcdef", min_size=1), other=st.text("0123456789abcdef", min_size=1))
def test_what_is_kept_is_recalled_under_its_key_alone(value: object, key: str, other: str) -> None:
    cache.keep("law", key, value)
    assert cache.recall("law", key) == value
    if other != key:
        assert cache.recall("law", other) is None


PARTS = st.lists(st.tuples(st.text(max_size=4), st.binary(max_size=4)), max_size=4)


@given(PARTS, PARTS)
def test_the_digest_tells_every_two_contents_apart(one: list[tuple[str, bytes]], two: list[tuple[str, bytes]]) -> None:
    assert (cache.digest(one) == cache.digest(two)) == (one == two)


LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=6), min_size=1, max_size=5)


@settings(max_examples=50)
@given(lines=LINES, key=st.text("0123456789abcdef", min_size=1))
def test_lines_come_back_as_they_were_kept(lines: list[str], key: str) -> None:
    cache.keep_lines("law", key, lines)
    assert cache.recall_lines("law", key) == lines
    assert cache.recall_lines("law", f"{key}0") is None


@pytest.mark.parametrize(("mode", "left"), [(0o600, 0o600), (cache.FOR_ALL, 0o640)], ids=["own", "for all"])
def test_a_file_that_is_put_has_its_mode_and_leaves_nothing_beside_it(tmp_path: Path, mode: int, left: int) -> None:
    before = os.umask(0o027)
    try:
        cache.put(tmp_path / "kept.json", b"1", mode)
        cache.put(tmp_path / "kept.json", b"2", mode)
    finally:
        os.umask(before)
    (file,) = tmp_path.iterdir()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"2", left)


def test_what_was_damaged_since_is_not_recalled(own_cache: Path) -> None:
    cache.keep_lines("law", "1", ["one", "two"])
    path = own_cache / "law.txt"
    path.write_bytes(path.read_bytes().replace(b"two", b"six"))
    assert cache.recall_lines("law", "1") is None
