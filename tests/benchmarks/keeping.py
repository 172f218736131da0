"""What a plan takes in a store over its whole life, what its changes and marks cost there, and what publishing it does.

A life is ``WEEKS`` of the changes and marks that ``hour`` assumes, each kept as the server keeps it. Nothing prunes
revisions, so what lies in the store at its end is what counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import NamedTuple

from planner.following import Following
from planner.model import Log
from planner.publish import publish
from planner.shelves import Folder
from planner.store import Store, hash_token, open_store
from tests.benchmarks.changing import WEEKS, mark_of, plan_of
from tests.benchmarks.hour import CHANGES_A_WEEK, MARKS_A_WEEK
from tests.benchmarks.results import Figure, Missing, Result, Wrong
from tests.benchmarks.servers import Absent, Base, database

KEYS = {"SQLite": "sqlite", "PostgreSQL": "postgres"}
_HERE = "Processor time."


class Spent(NamedTuple):
    """What many of one kind of work came to, in milliseconds each: ours, and the database's beside it."""

    ours: float
    database: float


class Many(NamedTuple):
    """How many plans are new, how many of them live on, and for how long."""

    new: int = 40
    living: int = 8
    weeks: int = WEEKS


def lives(scratch: Path, backend: str, many: Many) -> Iterator[Result]:
    """Let plans live in a store, and yield what they take and what their changes cost."""
    try:
        with database(scratch, backend) as base:
            yield from _lived(base, backend, many)
    except Absent as absent:
        yield Missing(f"what plans take and cost in {backend}", str(absent))


def _lived(base: Base, backend: str, many: Many) -> Iterator[Result]:
    weeks = many.weeks
    keys = _followed(base, 1)  # without it the pages that any store has would be the plans'
    sizes = [_size(base)]
    keys += _followed(base, many.new, first=1)
    sizes.append(_size(base))
    with open_store(base.address) as store:
        following = Following(store, _clock(datetime.now(UTC) + timedelta(seconds=10**6)))
        told: dict[str, dict[str, Log]] = {key: {} for key in keys[: many.living]}
        spent = [_week(following, base, told, week) for week in range(weeks)]
        _expect(store, told, weeks)
    sizes.append(_size(base))
    made, grown = ((after - before) / 1000 for before, after in pairwise(sizes))
    made, grown = made / many.new, grown / many.living
    key = f"keeping.{KEYS[backend]}"
    yield Figure(f"a new plan and its feed, {backend}", (made,), unit="kB", key=f"{key}.plan-kb")
    each = f"{CHANGES_A_WEEK} changes and {MARKS_A_WEEK} marks"
    note = f"Over {weeks} weeks; no revision is ever taken away." + (
        " Sizes after VACUUM FULL." if base.process else ""
    )
    yield Figure(f"each week more, {each}, {backend}", (grown / weeks,), unit="kB", key=f"{key}.week-kb", note=note)
    names = ("a changed plan kept, its feed written anew", "what a runner logged, kept")
    for name, of, costs in zip(names, ("change", "mark"), zip(*spent, strict=True), strict=True):
        ours = tuple(one.ours for one in costs)
        yield Figure(f"{name}, {backend}", ours, unit="ms", note=_HERE, key=f"{key}.{of}-ms")
        if base.process:
            beside = tuple(one.database for one in costs)
            name = f"{name}, {backend}: the database's share"
            yield Figure(name, beside, unit="ms", note=f"{_HERE} It comes on top.", key=f"{key}.{of}-database-ms")


def _followed(base: Base, plans: int, first: int = 0) -> list[str]:
    now = datetime.now(UTC)
    with open_store(base.address) as store:
        following = Following(store, _clock(now))
        keys = [following.follow(plan_of(now, number)).key for number in range(first, first + plans)]
        for key in keys:
            following.subscribe(key)
    return keys


def _week(following: Following, base: Base, told: dict[str, dict[str, Log]], week: int) -> tuple[Spent, Spent]:
    """Change and mark every plan as often as in a week; ``told`` takes in what is said, by plan and session."""
    now, keys = datetime.now(UTC), list(told)
    turns = range(week * CHANGES_A_WEEK, (week + 1) * CHANGES_A_WEEK)
    plans = [(key, turn + 1, plan_of(now, number, turn + 1)) for turn in turns for number, key in enumerate(keys)]
    changes = [partial(following.revise, key, plan, revision) for key, revision, plan in plans]
    latest = {key: plan for key, _, plan in plans}
    numbers = range(week * MARKS_A_WEEK, (week + 1) * MARKS_A_WEEK)
    logs = [(key, mark_of(latest[key], number)) for number in numbers for key in keys]
    for of, log in logs:
        told[of][log.session] = log
    marks = [partial(following.mark, key, log) for key, log in logs]
    return _spent(base, changes), _spent(base, marks)


def _spent(base: Base, works: Sequence[Callable[[], object]]) -> Spent:
    beside, began = base.spent, process_time()
    for work in works:
        work()
    ours = process_time() - began
    if base.process:
        time.sleep(0.1)  # what it writes behind us
    return Spent(1000 * ours / len(works), 1000 * (base.spent - beside) / len(works))


def _expect(store: Store, told: Mapping[str, Mapping[str, Log]], weeks: int) -> None:
    """Refuse a store that has not kept every change and the last mark of every session, or shows an older plan."""
    for key, logs in told.items():
        revisions, marks = len(store.revisions(key)), {log.session: log for log in store.marks(key)}
        if revisions != 1 + weeks * CHANGES_A_WEEK or marks != logs or store.feeds_behind(key):
            raise Wrong(f"of a plan's life {revisions} revisions and {len(marks)} marks were kept")


def _size(base: Base) -> int:
    """Return the bytes that a store takes, nobody having it open."""
    if not base.process:
        return Path(base.address).stat().st_size
    import psycopg

    with psycopg.connect(base.address, autocommit=True) as server:
        server.execute("VACUUM FULL")
        row = server.execute(
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
            "'public'::regnamespace"
        ).fetchone()
    return int(row[0])


def published(scratch: Path, plans: int, rounds: int) -> Iterator[Result]:
    """Yield what publishing plans costs: for the first time, unchanged, and each changed since."""
    now = datetime.now(UTC)
    spent: dict[str, list[float]] = {"first": [], "again": [], "changed": []}
    shelf = Folder(scratch / "published")
    with open_store(str(scratch / "published.sqlite")) as store:
        following = Following(store, _clock(now))
        keys = [following.follow(plan_of(now, number)).key for number in range(plans)]
        spent["first"].append(_published(following, shelf, 3 * plans))
        for turn in range(1, rounds + 1):
            spent["again"].append(_published(following, shelf, 0))
            for number, key in enumerate(keys):
                following.revise(key, plan_of(now, number, turn), turn)
            spent["changed"].append(_published(following, shelf, 3 * plans))
        _expect_files(store, scratch / "published", plans)
    names = {
        "first": "publishing a plan as files for the first time",
        "again": "publishing it again, unchanged",
        "changed": "publishing it again, changed",
    }
    for work, name in names.items():
        taken = tuple(1000 * one / plans for one in spent[work])
        note = f"{_HERE} {plans} plans at once; their change itself is not in it."
        yield Figure(name, taken, unit="ms", note=note, key=f"publish.{work}-ms")


def _published(following: Following, shelf: Folder, least: int) -> float:
    """Publish all, and return the seconds; refuse where fewer files were written, or any though nothing changed."""
    began = process_time()
    done = publish(following, shelf)
    seconds = process_time() - began
    if done.written < least or (done.written and not least):
        raise Wrong(f"publishing wrote {done.written} files, and not {least}")
    return seconds


def _expect_files(store: Store, place: Path, plans: int) -> None:
    """Refuse a place whose calendars are not the very bytes that the server would send."""
    reader = store.feed_reader()
    files = list(place.glob("f/*.ics"))
    served = {file: reader.feed(hash_token(file.stem)) for file in files}
    reader.close()
    if len(files) != plans or any(one is None or one.body != file.read_bytes() for file, one in served.items()):
        raise Wrong("what was published is not what is served")


def _clock(now: datetime) -> Callable[[], datetime]:
    seconds = iter(range(10**9))
    return lambda: now + timedelta(seconds=next(seconds))
