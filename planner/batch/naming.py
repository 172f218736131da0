"""What calendars are called in a folder that anybody may read: by a secret, so that nobody can guess a name.

A row's own id follows from an address and a race, and whoever knows these could find the calendar. Its file is
named by that id under a key that stays with the club; the same key gives the same names for ever. The folder holds
a fingerprint of its key, and another key is refused there: every subscriber would lose their calendar.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from planner.batch.lists import private
from planner.errors import InputError, StoreError
from planner.exports import files

KEY = "batch.key"
STAMP = ".batch"
SHORTEST = 16
NAME_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Key:
    """The secret that calendars are named by."""

    path: Path
    """Where it is kept."""
    secret: bytes = field(repr=False)
    fresh: bool = False
    """Whether it was made just now."""

    def file(self, row_id: str) -> str:
        """Return the name of a row's calendar."""
        return f"{hmac.digest(self.secret, row_id.encode(), sha256).hex()[:NAME_LETTERS]}.ics"

    @property
    def fingerprint(self) -> str:
        """What tells keys apart and nothing about them."""
        return hmac.digest(self.secret, b"fingerprint", sha256).hex()[:16]


def is_name(name: str) -> bool:
    """Tell whether a file is called as calendars are here."""
    return re.fullmatch(rf"[0-9a-f]{{{NAME_LETTERS}}}\.ics", name) is not None


def key_at(path: Path, folder: Path) -> Key:
    """Read the key of a folder, or make one where there is neither a key nor a calendar yet."""
    stamp = files.content(folder / STAMP)
    held = files.content(path)
    if held is None:
        if stamp is not None:
            raise InputError("batch-key-gone", path=str(path), folder=str(folder))
        return Key(path, _made(path), fresh=True)
    secret = held.strip()
    if len(secret) < SHORTEST:
        raise InputError("batch-key-short", path=str(path), least=SHORTEST)
    key = Key(path, secret)
    if stamp is not None and stamp.decode("ascii", "replace").strip() != key.fingerprint:
        raise InputError("batch-key-other", path=str(path), folder=str(folder))
    return key


def stamp(folder: Path, key: Key) -> None:
    """Say in the folder which key its calendars are named by."""
    files.replace(folder / STAMP, f"{key.fingerprint}\n".encode())


def _made(path: Path) -> bytes:
    secret = secrets.token_hex(32).encode()
    try:
        with open(private(path, os.O_EXCL), "wb") as file:
            file.write(secret + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        raise StoreError("export.unwritable", path=str(path)) from None
    return secret
