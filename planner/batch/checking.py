"""What is wrong with a row before anything is made of it, and what a good row is called.

Every column is read by itself, so that all faults of a row are told at once, in the words of a table. Only a row that
can be read keeps others from meaning the same runner and race; what a day decides, such as a race that is over, is
left to the making of the plan, which may go on from an earlier one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from zlib import crc32

from planner import documents, entries, making, routine, settling
from planner.asked import Asked
from planner.batch.planning import Terms, asked_of, instant, registrant
from planner.batch.registrants import ID_BYTES, Fault, Row, Table
from planner.batch.seen import Seen, mark_of
from planner.errors import NoPlan, PlannerError, UsageError
from planner.spelling import folded, key
from planner.words import Speaker

LATER = ("race-date-needed", "race-window-needed")
"""What is wrong only as long as no earlier plan knows the day."""
MEASURED_BY = {"distance_km": "race", "hours": "minutes"}
PERSONAL = frozenset(("id", "name", "email"))
"""Columns that may hold anything."""
YEAR = timedelta(days=365)


def checked(table: Table, terms: Terms) -> Iterator[Row]:
    """Read the rows of a table, each with its id and all that is wrong with it."""
    with Seen() as seen:
        for row in table.rows():
            if row.faults:
                yield row
                continue
            named = row._replace(id=_row_id(row.values, terms.today), faults=faults(row.values, terms))
            if not named.faults and (line := seen.add(mark_of(named.id), row.line)) != row.line:
                named = named._replace(faults=(Fault("batch-twin", (("line", line),)),))
            yield named


def likeness(row: Row) -> int:
    """Return a number that rows share that ask for the same."""
    told = [f"{name}\t{value}" for name, value in row.values.items() if name not in PERSONAL]
    return crc32("\n".join(told).encode())


def faults(values: Mapping[str, str], terms: Terms) -> tuple[Fault, ...]:
    """Return what is wrong with a row, column by column; a fault of several columns only where each is right."""
    return _faults(tuple((name, value) for name, value in values.items() if name not in PERSONAL), terms)


@lru_cache(maxsize=1024)
def _faults(told: tuple[tuple[str, str], ...], terms: Terms) -> tuple[Fault, ...]:
    """Look for faults once for all rows that ask for the same."""
    values = dict(told)
    whole = _told(lambda: _read(registrant(values, terms).asked, terms))
    if whole is None:
        return ()
    found = [] if "race" in values else [whole]
    for column in values:
        fault = _of_column(values, column, terms)
        found += [] if fault is None else [fault]
    return tuple(dict.fromkeys(found)) or (whole,)


def reason(error: PlannerError, speaks: Speaker) -> str:
    """Say what is wrong with a row; what names an option has words of its own, with the column's name."""
    own = f"batch-error-{error.code.replace('.', '-')}"
    if own not in speaks:
        return speaks.error(error)
    return speaks.say(own, **{**error.values, "column": str(error.values.get("option", "")).lstrip("-")})


def _told(read: Callable[[], object]) -> Fault | None:
    """Return the fault that reading comes upon; what only a day decides is none."""
    try:
        read()
    except NoPlan:
        return None
    except UsageError as error:
        return None if error.code in LATER else Fault(error.code, tuple(error.values.items()))
    return None


def _of_column(values: Mapping[str, str], column: str, terms: Terms) -> Fault | None:
    """Read a column by itself, or beside the one that it is measured by, where that one is right."""
    if column == "distance_km" and (fault := _told(lambda: entries.read_distance(values[column]))):
        return fault
    beside = MEASURED_BY.get(column, "")
    told = {name: values[name] for name in (column, beside) if name in values}
    if beside in told and _of_column(values, beside, terms) is not None:
        del told[beside]
    return _told(lambda: _read(asked_of(told, terms), terms))


def _read(asked: Asked, terms: Terms) -> None:
    """Read what a row asks for, as making its plan does first."""
    ground = making.ground_of(asked, now=instant(terms), language=terms.language)
    for week in asked.runs:
        routine.read_week(week)
    if asked.races:
        settled = making.entries_of(ground)[0]
        settling.refuse_far(settled[-1].race.day, ground.today)


def _row_id(told: Mapping[str, str], today: date) -> str:
    """Name a row after who it is and which race it is for: other columns may change, and rows may move."""
    who = next((f"{name} {folded(told[name])}" for name in ("id", "email", "name") if name in told), "")
    what = _race(told.get("race", ""), today) if who else "\n".join(f"{name} {told[name]}" for name in sorted(told))
    return hashlib.blake2b(f"{who}\n{what}".encode(), digest_size=ID_BYTES).hexdigest()


@lru_cache(maxsize=1024)
def _race(text: str, today: date) -> str:
    """Return the id of the race that is meant, however it is spelled and though it be over; else the text."""
    if not documents.is_document(text):
        for day in (today, today - YEAR):
            try:
                return entries.resolve(text, today=day).race.id
            except NoPlan:
                continue
            except PlannerError:
                break
    return key(text)
