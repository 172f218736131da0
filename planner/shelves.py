"""Places to put files: a folder, or whatever fsspec reaches, behind one small face.

A file is there whole or not at all. Names are ours, never a person's; a link in a folder's place is refused.
What a remote place or its driver says is told by the kind of its error only, for it may quote a secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from planner.errors import InputError, PlannerError, StoreError, UsageError
from planner.exports import files

DRIVERS = {"s3": "s3", "s3a": "s3"}
"""Schemes whose driver an extra of ours brings."""
KINDS = {
    ".ics": "text/calendar; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".gz": "application/gzip",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}

FAULTS = {
    "FileNotFoundError": "publish-missing",
    "PermissionError": "publish-forbidden",
    "NoCredentialsError": "publish-credentials",
    "PartialCredentialsError": "publish-credentials",
    "CredentialRetrievalError": "publish-credentials",
    "ProfileNotFound": "publish-credentials",
    "ConnectionError": "publish-unreachable",
    "HTTPClientError": "publish-unreachable",
    "TimeoutError": "publish-unreachable",
    "gaierror": "publish-unreachable",
}
"""What a kind of a driver's error means, by the name of the kind: no driver is imported for it."""


class Shelf(Protocol):
    """A place to put files."""

    shown: str
    """What it is called: never with a secret."""
    near: bool
    """Whether reading a file costs next to nothing."""

    def names(self) -> frozenset[str]:
        """Return the files that are there, and in its folder ``f``."""

    def read(self, name: str) -> bytes | None:
        """Return a file's content; None where there is none."""

    def put(self, content: Mapping[str, bytes]) -> None:
        """Write files."""

    def remove(self, names: Sequence[str]) -> None:
        """Take files away."""


def shelf_at(target: str) -> Shelf:
    """Return the place that a folder's name or an address means."""
    scheme, mark, rest = target.partition("://")
    if not mark:
        return Folder(Path(target))
    if scheme == "file":
        return Folder(Path(rest))
    return Remote(target)


class Folder:
    """A folder on this machine."""

    near = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self.shown = str(path)

    def names(self) -> frozenset[str]:
        """Return the files that are there, and in its folder ``f``."""
        found = (path for pattern in ("*", "f/*") for path in self._path.glob(pattern) if path.is_file())
        return frozenset(path.relative_to(self._path).as_posix() for path in found)

    def read(self, name: str) -> bytes | None:
        """Return a file's content; None where there is none."""
        return files.content(self._path / name)

    def put(self, content: Mapping[str, bytes]) -> None:
        """Write files, all of them or none."""
        staged = [(self._path / name, data) for name, data in content.items()]
        for folder in sorted({path.parent for path, _ in staged}):
            if folder != self._path and folder.is_symlink():
                raise InputError("export.link", path=str(folder))
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError("export.unwritable", path=str(folder)) from error
        files.replace_all(staged)

    def remove(self, names: Sequence[str]) -> None:
        """Take files away."""
        for name in names:
            try:
                (self._path / name).unlink(missing_ok=True)
            except OSError as error:
                raise StoreError("export.unwritable", path=str(self._path / name)) from error


class Remote:
    """Whatever fsspec reaches; one object is written whole or not at all."""

    near = False

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.shown = f"{parts.scheme}://{parts.hostname or ''}{parts.path}".rstrip("/")
        self._fs, self._root = _connect(target, self.shown)
        self._s3 = parts.scheme in DRIVERS

    def names(self) -> frozenset[str]:
        """Return the files that are there, and in its folder ``f``."""
        return frozenset(
            f"{start}{path.rpartition('/')[2]}" for start in ("", "f/") for path in self._listed(start.rstrip("/"))
        )

    def read(self, name: str) -> bytes | None:
        """Return a file's content; None where there is none."""
        with self._door():
            try:
                return bytes(self._fs.cat_file(f"{self._root}/{name}"))
            except FileNotFoundError:
                return None

    def put(self, content: Mapping[str, bytes]) -> None:
        """Write files, one after the other."""
        with self._door():
            for name, data in content.items():
                self._fs.pipe_file(f"{self._root}/{name}", data, **self._told(name))

    def remove(self, names: Sequence[str]) -> None:
        """Take files away."""
        with self._door():
            for name in names:
                self._fs.rm_file(f"{self._root}/{name}")

    def _listed(self, folder: str) -> list[str]:
        with self._door():
            self._fs.invalidate_cache()
            try:
                entries = self._fs.ls(f"{self._root}/{folder}".rstrip("/"), detail=True)
            except FileNotFoundError:
                return []
        return [entry["name"] for entry in entries if entry["type"] == "file"]

    def _told(self, name: str) -> dict[str, str]:
        """Return what an S3 server is told of a file, to tell it to those who ask."""
        if not self._s3:
            return {}
        kind = KINDS.get(Path(name).suffix, "text/plain; charset=utf-8")
        return {"ContentType": kind, "CacheControl": "private, no-cache"}

    @contextmanager
    def _door(self) -> Iterator[None]:
        try:
            yield
        except PlannerError:
            raise
        except Exception as error:
            kinds = [kind.__name__ for kind in type(error).__mro__]
            code = next((FAULTS[kind] for kind in kinds if kind in FAULTS), "publish-failed")
            raise StoreError(code, place=self.shown, detail=kinds[0]) from None


def _connect(target: str, shown: str) -> tuple[Any, str]:
    try:
        import fsspec  # type: ignore[import-untyped]  # it has no types
    except ImportError:
        raise _driver_missing(target, shown) from None
    try:
        fs, root = fsspec.core.url_to_fs(target)
    except ImportError:
        raise _driver_missing(target, shown) from None
    except ValueError:
        raise UsageError("publish-target", place=shown) from None
    return fs, str(root).rstrip("/")


def _driver_missing(target: str, shown: str) -> StoreError:
    extra = DRIVERS.get(target.partition("://")[0])
    command = f'pip install "hip-planner[{extra}]"' if extra else "pip install fsspec"
    return StoreError("publish-driver", place=shown, command=command)
