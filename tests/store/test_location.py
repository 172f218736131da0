from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.errors import StoreError, UsageError
from planner.store import open_store
from planner.store.location import locate


def test_the_option_wins_over_the_environment_and_the_environment_over_the_default(tmp_path: Path) -> None:
    environment = {"PLANNER_STORE": f"sqlite:///{tmp_path}/environment"}
    assert locate(f"sqlite:///{tmp_path}/option", environment).path == tmp_path / "option"
    assert locate(None, environment).path == tmp_path / "environment"
    default = locate(None, {}).path
    assert default is not None
    assert default.is_absolute()
    assert default.name == "planner.sqlite"


def test_a_plain_path_is_a_file(tmp_path: Path) -> None:
    assert locate(str(tmp_path / "my store.db")).path == tmp_path / "my store.db"
    assert locate("sqlite:///here.db").path == Path("here.db")


@pytest.mark.parametrize(
    "address", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "https://x", "postgresql://h:x/"]
)
def test_other_addresses_are_refused_without_repeating_them(address: str) -> None:
    with pytest.raises(UsageError, match="store-address") as refused:
        locate(address)
    assert str(refused.value.values["address"]).endswith("://…")


def test_a_password_is_never_shown() -> None:
    place = locate("postgresql://lan:geheim@db.example:5433/plans?sslpassword=geheim")
    assert place.shown == "postgresql://db.example:5433/plans"
    assert "geheim" not in repr(place)


def test_a_new_store_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "store.sqlite"
    with open_store(str(path)) as store:
        store.people()
        modes = {p.name: p.stat().st_mode & 0o777 for p in (path.parent.parent, path.parent, *path.parent.iterdir())}
    assert modes == {
        "a": 0o700,
        "b": 0o700,
        "store.sqlite": 0o600,
        "store.sqlite-wal": 0o600,
        "store.sqlite-shm": 0o600,
    }


def test_without_the_driver_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError) as refused:
        open_store("postgresql://localhost/planner")
    assert refused.value.code == "store-driver"
    assert refused.value.values == {"command": 'pip install "hip-planner[postgres]"'}


def test_importing_the_room_imports_no_sqlalchemy() -> None:
    code = "import sys, planner.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
