"""Tables of a club, and whether a batch did all that its table asks for.

Each line has to have got a whole calendar, or a reason why nobody could plan for it that holds; those of a short
table and some of a long one are made again here and have to be the same bytes, and two batches of one table have to
write the same, whoever shared the work.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path

from planner.errors import PlannerError
from tests.benchmarks.results import Wrong

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RACES = ("hue@27/12/2026", "hanoi-midnight@28/11/2026")
HEAD = ("name", "email", "race", "distance_km", "days", "level", "language", "gear", "minutes")
TODAY = "2026-09-07"
SAMPLE = 20
"""Lines of a long table of which the calendar is made again; of a table of up to ``SHORT`` lines all of them are."""
SHORT = 1_000
WHOLE = 20_000
"""Lines up to which every byte is compared with what another batch of the table wrote."""


def rows(count: int, *, alike: float) -> Iterator[tuple[object, ...]]:
    """Draw registrants; ``alike`` is the share of them who leave the optional columns empty."""
    draw = random.Random(count)
    for number in range(count):
        same = draw.random() < alike
        days = "" if same else ",".join(draw.sample(DAYS, draw.randint(2, 7)))
        level = draw.choice(("new", "regular", "advanced", ""))
        gear = "" if same else draw.choice(("band,loop", "none", "", "box", "band", "loop,ball"))
        minutes = "" if same else draw.randint(15, 60)
        about = (
            draw.choice(RACES),
            draw.choice((5, 10, 21, 42)),
            days,
            level,
            draw.choice(("en", "vi")),
            gear,
            minutes,
        )
        yield (f"Nguyễn Văn {number}", f"r{number}@example.com", *about)


class Club:
    """A table in a folder of its own."""

    def __init__(self, folder: Path, count: int, *, alike: float) -> None:
        folder.mkdir()
        self.path, self.count = folder / "table.csv", count
        self._written = ""
        with self.path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(HEAD)
            writer.writerows(rows(count, alike=alike))

    def look(self, folder: Path, code: int) -> None:
        """See that a batch that ended with a code was a whole one, and wrote what others of this table did."""
        asked = dict(enumerate(_read(self.path), 2))
        given = {int(row["line"]): folder / row["file"] for row in _read(folder.with_suffix(".csv"))}
        rejected = {int(row["line"]): row["code"] for row in _read(self.path.with_name("rejected.csv"))}
        if sorted([*given, *rejected]) != list(asked) or {*folder.glob("*.ics")} != {*given.values()}:
            raise Wrong(f"{len(asked)} rows became {len(given)} calendars, and {len(rejected)} were rejected")
        if code != bool(rejected):
            raise Wrong(f"the batch ended with {code}, and {len(rejected)} rows were rejected")
        for line, row in asked.items():
            if line in rejected and (rejected[line] != "no-free-day" or not row["days"]):
                raise Wrong(f"line {line} was rejected, who asks for nothing that cannot be: {rejected[line]}")
        for line, file in given.items():
            if not _is_whole(file):
                raise Wrong(f"line {line} got no whole calendar")
        step = 1 if len(asked) <= SHORT else len(asked) // SAMPLE
        some = {*list(asked)[::step], *list(rejected)[:SAMPLE]}
        for line in sorted(some):
            if _calendar(asked[line]) != (given[line].read_bytes() if line in given else None):
                raise Wrong(f"line {line} did not get the calendar of its plan")
        if self.count <= WHOLE:
            self._expect_the_same(given)

    def _expect_the_same(self, given: dict[int, Path]) -> None:
        digest = blake2b()
        for _, file in sorted(given.items()):
            digest.update(file.read_bytes())
        written, self._written = self._written or digest.hexdigest(), digest.hexdigest()
        if written != self._written:
            raise Wrong("two batches of the same table do not write the same")


def _is_whole(file: Path) -> bool:
    """Whether a file holds a calendar with events from its first line to its last."""
    data = file.read_bytes()
    return (
        data.startswith(b"BEGIN:VCALENDAR\r\n")
        and b"\r\nBEGIN:VEVENT\r\n" in data
        and data.endswith(b"END:VCALENDAR\r\n")
    )


def _read(table: Path) -> list[dict[str, str]]:
    if not table.exists():
        return []
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _calendar(row: dict[str, str]) -> bytes | None:
    """Return the calendar of a row's plan; None where nobody can plan for it."""
    from planner.batch.planning import Terms, plan_of, registrant
    from planner.exports import ics

    terms = Terms(today=date.fromisoformat(TODAY))
    try:
        return ics.render(plan_of(registrant(row, terms), None, terms)).data
    except PlannerError:
        return None
