"""Several files are written together: all of them, or none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.errors import InputError, StoreError, UsageError
from planner.exports import files, writing
from planner.model import Plan

NOW = datetime(2026, 9, 7, tzinfo=UTC)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_are_written(plan: Plan, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.ics", "a.json", "a.md")]
    writing.write(plan, paths, now=NOW)
    assert names(tmp_path) == ["a.ics", "a.json", "a.md"]


def test_a_later_fault_leaves_the_earlier_files_alone(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("")
    with pytest.raises(StoreError, match="unwritable"):
        writing.write(plan, [tmp_path / "a.json", tmp_path / "b.ics", tmp_path / "no" / "c.md"], now=NOW)
    assert names(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json").read_text() == ""


def test_a_file_that_takes_no_place_gives_back_the_others(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when a rename fails half-way, what was there before is there again."""
    (tmp_path / "a.md").write_text("")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "c.csv":
            raise OSError("no")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(StoreError, match="unwritable"):
        writing.write(plan, [tmp_path / "a.md", tmp_path / "b.json", tmp_path / "c.csv"], now=NOW)
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_text() == ""


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    files.replace_all([(path, b"new")])
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


@pytest.mark.parametrize("kind", ["json", "md", "csv", "txt", "ics"])
def test_what_is_not_ours_stays(kind: str, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_text("mine\n")
    with pytest.raises(InputError, match=r"export\.foreign"):
        writing.write(plan, [path], now=NOW)
    assert path.read_text() == "mine\n"
    writing.write(plan, [path], now=NOW, force=True)
    other = plan.model_copy(update={"id": "pother"})
    with pytest.raises(InputError, match=r"export\.other-plan"):
        writing.write(other, [path], now=NOW)


def test_one_file_is_named_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="output-twice"):
        writing.targets([str(tmp_path / "a.ics"), str(tmp_path / "b.ics"), str(tmp_path / "a.ics")])
