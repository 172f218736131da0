"""The links that a club hands out, and how they outlive a run that is broken off.

A store knows a link by its hash alone, so the list of links is the only place that holds them. A link is written
down before the store learns of it: however a run ends, the next one finds it there and makes the same one work.
A link that was replaced or closed since stays in the list as what it is; none is made in its place.
"""

from __future__ import annotations

import csv
import os
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from planner.batch.lists import ENCODING, LINKS, private, refuse_foreign
from planner.errors import InputError, PlannerError, StoreError
from planner.web.links import links_to, read_token

PLAN, FEED = LINKS.index("plan"), LINKS.index("feed")


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a store's plans, as the list at a path and the journal beside it tell them."""

    path: Path
    base_url: str
    """The address under which the store is served."""
    known: dict[str, str]
    """The token of each plan that has one."""
    rows: dict[str, tuple[str, ...]]
    """The rows of the list as it lies there, by plan: those of people who left the table stay in it."""

    def remember(self, plan: str, token: str) -> None:
        """Write a link down for good, before anything else is done with it."""
        self.known[plan] = token
        try:
            with open(private(_journal(self.path), os.O_APPEND), "a", encoding="utf-8") as file:
                file.write(f"{plan} {token}\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            raise StoreError("export.unwritable", path=str(self.path)) from None

    def cells(self, token: str) -> tuple[str, ...]:
        """Return every way to subscribe by a link, as the list tells them."""
        return astuple(links_to(self.base_url, token))

    def forget_journal(self) -> None:
        """Throw the journal away: the list holds all of it."""
        _journal(self.path).unlink(missing_ok=True)


def links_at(path: Path, base_url: str) -> Links:
    """Read the links that were handed out; refuse a list in which one cannot be read."""
    refuse_foreign(path, LINKS)
    known, rows = _listed(path)
    return Links(path, base_url, {**known, **_journalled(_journal(path))}, rows)


def _listed(path: Path) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    known: dict[str, str] = {}
    rows: dict[str, tuple[str, ...]] = {}
    with suppress(FileNotFoundError), path.open(encoding=ENCODING, newline="") as file:
        table = csv.reader(file)
        next(table)
        for row in table:
            try:
                known[row[PLAN]] = read_token(row[FEED])
            except (PlannerError, IndexError):
                raise InputError("batch-link-unreadable", path=str(path), line=table.line_num) from None
            rows[row[PLAN]] = ("", *row[1:])
    return known, rows


def _journalled(path: Path) -> dict[str, str]:
    """Read the journal; a last line that was cut off was never used."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split() for line in lines if line.endswith("\n") and len(line.split()) == 2)


def _journal(path: Path) -> Path:
    return path.with_name(f".{path.name}.journal")
