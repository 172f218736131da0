"""The command in each folder of ``examples/`` gives exactly the files that lie there.

``pytest tests/golden --regenerate`` writes them anew; what changed is then for a person to read, and for the changelog.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("examples/*/command.txt"))
GIVEN = ("command.txt", "athlete.toml")
"""What a person wrote; everything else is made."""


def test_there_are_examples() -> None:
    assert {folder.name for folder in FOLDERS} >= {"hue", "hanoi-midnight-vi", "season", "late-entry"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_command_gives_the_files(
    folder: Path, typed: Callable[[str], str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for name in GIVEN:
        if (folder / name).exists():
            (tmp_path / name).write_bytes((folder / name).read_bytes())
    out = typed((folder / "command.txt").read_text(encoding="utf-8"))
    (tmp_path / "stdout.txt").write_bytes(out.encode())
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    if request.config.getoption("--regenerate"):
        for path in folder.iterdir():
            path.unlink()
        for name, data in made.items():
            (folder / name).write_bytes(data)
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(made) == sorted(there)
    assert [name for name in made if made[name] != there[name]] == []
