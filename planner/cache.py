"""Keeps what was read and checked, so that it need not be read again: one small JSON file a kind.

What is kept answers only to the digest of everything it was made from. A cache that is missing,
damaged, of other content or not writable is as good as none: nothing here ever raises, and
deleting the folder is always safe.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from threading import get_ident
from typing import Any

DIGEST_BYTES = 16


def folder() -> Path:
    """Answer where the cache lies: ``PLANNER_CACHE``, or the user's cache folder."""
    asked = os.environ.get("PLANNER_CACHE")
    if asked:
        return Path(asked)
    from platformdirs import user_cache_path

    return user_cache_path("hip-planner", appauthor=False)


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """Digest names and contents, each with its length, in the order given."""
    whole = blake2b(digest_size=DIGEST_BYTES)
    for name, content in parts:
        whole.update(f"{len(name)} {len(content)} {name}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def recall(kind: str, key: str) -> Any:
    """Give back what was kept of this kind under this key, or None."""
    try:
        head, _, body = (folder() / f"{kind}.json").read_bytes().partition(b"\n")
        if head.decode("ascii") != _seal(key, body):
            return None
        return json.loads(body)
    except (OSError, RuntimeError, ValueError):
        return None


def keep(kind: str, key: str, value: Any) -> None:
    """Keep a JSON value, replacing whole what was kept of this kind."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        fresh = place / f".{kind}-{os.getpid()}-{get_ident()}.new"
    except (OSError, RuntimeError, ValueError):
        return
    try:
        fresh.write_bytes(_seal(key, body).encode() + b"\n" + body)
        fresh.replace(place / f"{kind}.json")
    except OSError:
        with suppress(OSError):
            fresh.unlink()


def _seal(key: str, body: bytes) -> str:
    return f"{key} {digest([(key, body)])}"
