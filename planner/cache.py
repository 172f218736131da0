"""Keeps what was read and checked, so that it need not be read again: one small file a kind.

What is kept answers only to the digest of everything it was made from. A cache that is missing,
damaged, of other content or not writable is as good as none: nothing here ever raises but ``put``, and
deleting the folder is always safe.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Any

DIGEST_LETTERS = 32
"""Hexadecimal digits of a digest: 128 bits."""
FOR_ALL = 0o666
"""Mode of a file that holds nothing of anybody; the umask takes from it."""


def folder() -> Path:
    """Answer where the cache lies: ``PLANNER_CACHE``, or the user's cache folder."""
    asked = os.environ.get("PLANNER_CACHE")
    if asked:
        return Path(asked)
    from platformdirs import user_cache_path

    return user_cache_path("hip-planner", appauthor=False)


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """Digest names and contents, each with its length, in the order given."""
    whole = sha256()
    for name, content in parts:
        whole.update(f"{len(name)} {len(content)} {name}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:DIGEST_LETTERS]


def recall(kind: str, key: str) -> Any:
    """Give back the JSON value that was kept of this kind under this key, or None."""
    try:
        body = _kept(f"{kind}.json", key)
        return None if body is None else json.loads(body)
    except ValueError:
        return None


def keep(kind: str, key: str, value: Any) -> None:
    """Keep a JSON value, replacing whole what was kept of this kind."""
    _keep(f"{kind}.json", key, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def recall_lines(kind: str, key: str) -> list[str] | None:
    """Give back the lines that were kept of this kind under this key: read in a tenth of the time of JSON."""
    try:
        body = _kept(f"{kind}.txt", key)
        return None if body is None else body.decode().split("\n")
    except ValueError:
        return None


def keep_lines(kind: str, key: str, lines: Sequence[str]) -> None:
    """Keep lines, which hold no line end and are at least one, replacing whole what was kept of this kind."""
    _keep(f"{kind}.txt", key, "\n".join(lines))


def put(path: Path, data: bytes, mode: int = FOR_ALL) -> None:
    """Write a file beside its place and put it there whole; OSError where that cannot be done."""
    fresh = path.with_name(f".{path.stem}-{os.getpid()}-{get_ident()}.new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _kept(name: str, key: str) -> bytes | None:
    """Return what a file of the cache holds beneath its seal, if that is whole and of this key."""
    with suppress(OSError, RuntimeError, ValueError):
        head, _, body = (folder() / name).read_bytes().partition(b"\n")
        if head == _seal(key, body):
            return body
    return None


def _keep(name: str, key: str, text: str) -> None:
    with suppress(OSError, RuntimeError, ValueError):
        body = text.encode()
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        put(place / name, _seal(key, body) + b"\n" + body)


def _seal(key: str, body: bytes) -> bytes:
    return f"{key} {digest([(key, body)])}".encode()
