"""What a calendar says, before anybody asks what it means: events, their rules, and what was wrong.

The nouns of this package's inner rooms. They hold what was read and judge nothing; instants are
aware, days are dates, and an end is always exclusive and never before its start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Moment = date | datetime
"""A day for an all-day event, an aware instant for any other."""

FaultKind = Literal[
    "no-start",
    "no-uid",
    "end-before-start",
    "two-ends",
    "mixed-ends",
    "cut-off",
    "zone-unknown",
    "rule-refused",
    "rule-given-up",
    "date-unreadable",
    "capped",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a calendar that could not be taken as written."""

    kind: FaultKind
    """What kind of thing."""
    line: int
    """Line of the unfolded text where its event begins, from 1."""
    title: str = ""
    """Title of the event, where known."""
    what: str = ""
    """The words that could not be taken."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """How an event comes back (RFC 5545 §3.8.5)."""

    rule: str = ""
    """RRULE as written; empty: only the days added."""
    added: tuple[Moment, ...] = ()
    """RDATE."""
    left_out: tuple[Moment, ...] = ()
    """EXDATE."""


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT, or one occurrence of it."""

    uid: str
    """As written; empty where there is none."""
    start: Moment
    """First day or instant."""
    end: Moment
    """Exclusive; equal to an instant ``start`` where no length is told."""
    summary: str = ""
    """Title, unescaped and in NFC."""
    description: str = ""
    """The first thousands of letters of it."""
    location: str = ""
    """Place."""
    categories: tuple[str, ...] = ()
    """As written."""
    status: str = ""
    """Upper case: ``CONFIRMED``, ``TENTATIVE``, ``CANCELLED``."""
    free: bool = False
    """Whether it leaves the time free (TRANSP, X-MICROSOFT-CDO-BUSYSTATUS)."""
    sequence: int | None = None
    """Revision, where written."""
    stamp: datetime | None = None
    """DTSTAMP."""
    modified: datetime | None = None
    """LAST-MODIFIED."""
    recurrence: Moment | None = None
    """RECURRENCE-ID: which occurrence this stands for."""
    onwards: bool = False
    """Whether it stands for all later occurrences too (RANGE=THISANDFUTURE)."""
    repeats: Repeats | None = None
    """How it comes back; None for a single event and for an occurrence."""
    told_minutes: int | None = None
    """Length told by X-WORKOUT-ESTIMATED-DURATION."""
    line: int = 0
    """Line of the unfolded text where it begins, from 1."""

    @property
    def all_day(self) -> bool:
        """Whether it has a day and no hour."""
        return not isinstance(self.start, datetime)


@dataclass(frozen=True, slots=True)
class Written:
    """One VEVENT as its file tells it, mistakes included; None where a property is missing or unreadable."""

    title: str
    """SUMMARY."""
    uid: str | None
    """UID."""
    start: Moment | None
    """DTSTART."""
    end: Moment | None
    """DTEND, or DTSTART and DURATION added up; it may lie before the start."""
    stamp: datetime | None
    """DTSTAMP."""
    created: datetime | None
    """CREATED."""
    modified: datetime | None
    """LAST-MODIFIED."""
    sequence: int | None
    """SEQUENCE, negative ones too."""
    recurrence_id: str | None
    """RECURRENCE-ID as it is written."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """One file or feed as read."""

    source: str
    """How people call it: its own name, or the file's, or the host's."""
    product: str
    """PRODID of its first calendar."""
    events: tuple[Event, ...]
    """In the order of the file; repeating ones not yet expanded."""
    faults: tuple[Fault, ...] = ()
    """What could not be taken as written."""
