"""What subscribers have seen of a calendar, and what they are to see next.

An edition keeps, for each UID, the event as it was last handed out, its SEQUENCE, when it last changed and whether
it was withdrawn. The next edition leaves unchanged events as they are, byte by byte; whatever differs rises by
one with a stamp later than any before; what has passed stays as it was. It knows no clock, no file and no format of
an event: ``now`` is a parameter, and an event's content is bytes.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from planner.model import Noun

State = Literal["shown", "cancelled", "withdrawn"]
Cancel = Callable[[bytes], bytes]
"""Makes of an event's content that of the same event, called off."""

SECOND = timedelta(seconds=1)


class Content(NamedTuple):
    """An event to be handed out, before anybody knows whether it is new."""

    uid: str
    """Never used for anything else."""
    starts: datetime
    """First instant, UTC."""
    ends: datetime
    """Last instant, UTC."""
    zone: str
    """IANA zone of its local hours; empty for whole days."""
    body: bytes
    """Everything a subscriber sees, without SEQUENCE and stamps."""


class Entry(Noun):
    """An event as it was last handed out."""

    uid: str
    """Whose."""
    starts: datetime
    """First instant, UTC; of a withdrawn event, when it was withdrawn."""
    ends: datetime
    """Last instant, UTC; of a withdrawn event, when it was withdrawn."""
    zone: str = ""
    """IANA zone of its local hours; empty for whole days."""
    state: State = "shown"
    """Shown, shown as called off, or no longer there."""
    sequence: int = 0
    """SEQUENCE: how often it changed."""
    stamp: datetime
    """DTSTAMP and LAST-MODIFIED: when it last changed, UTC."""
    body: bytes = b""
    """Its content, kept whole because the past is written again as it was; empty once withdrawn."""


class Face(Noun):
    """What a calendar says of itself; the same in every edition of a feed."""

    plan: str
    """The plan's id."""
    starts_on: date
    """First day of the plan when it was first handed out: making it again goes on from here."""
    made: datetime
    """When the plan was first made, UTC: the stamp of a first edition."""
    variant: str
    """What is shown: other variants show other things of the past."""
    zone: str
    """IANA zone of the calendar."""
    title: str
    """Name of the calendar."""
    about: str
    """What it is, in a sentence."""
    url: str = ""
    """Page of the plan, where it has one."""


class Edition(Noun):
    """Everything subscribers have seen; as JSON it goes into a store and comes back equal."""

    face: Face
    """What the calendar says of itself."""
    entries: tuple[Entry, ...]
    """By start, then UID."""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The events that are in the calendar."""
        return tuple(entry for entry in self.entries if entry.state != "withdrawn")

    @property
    def withdrawn(self) -> tuple[Entry, ...]:
        """The events that were in it once."""
        return tuple(entry for entry in self.entries if entry.state == "withdrawn")

    @property
    def modified(self) -> datetime:
        """When anything last changed, a withdrawal too; never goes back."""
        return max((entry.stamp for entry in self.entries), default=self.face.made)


class Difference(NamedTuple):
    """How many events of a calendar became what between two editions."""

    unchanged: int
    changed: int
    """Other words at the same time."""
    moved: int
    new: int
    withdrawn: int
    """No longer there, or called off."""


def difference(before: Edition, after: Edition) -> Difference:
    """Count what subscribers will see change."""
    old = {entry.uid: entry for entry in before.entries if entry.state == "shown"}
    new = {entry.uid: entry for entry in after.entries if entry.state == "shown"}
    both = [(old[uid], new[uid]) for uid in old.keys() & new.keys()]
    moved = sum((was.starts, was.ends) != (now.starts, now.ends) for was, now in both)
    unchanged = sum(was == now for was, now in both)
    return Difference(
        unchanged, len(both) - moved - unchanged, moved, len(new.keys() - old.keys()), len(old.keys() - new.keys())
    )


def next_edition(
    previous: Edition | None,
    face: Face,
    contents: Iterable[Content],
    *,
    now: datetime,
    cancel: Cancel | None = None,
) -> Edition:
    """Return the edition after the previous one, or the first.

    With ``cancel`` an event that is dropped stays, called off; without it, it leaves. A previous edition
    of another variant keeps its numbers but not its past: what it showed may be what this one must not show.
    """
    wanted = {content.uid: content for content in contents}
    if previous is None:
        fresh = (_entry(content, 0, face.made) for content in wanted.values())
        return Edition.model_construct(face=face, entries=in_order(fresh))
    now = now.astimezone(UTC).replace(microsecond=0)
    now, stamp = max(now, previous.modified), max(now, previous.modified + SECOND)
    same = previous.face.variant == face.variant
    known = {entry.uid for entry in previous.entries}
    entries = [
        entry
        if same and entry.state != "withdrawn" and entry.ends <= now
        else _next(entry, wanted.get(entry.uid), stamp, cancel if same else None)
        for entry in previous.entries
    ]
    entries += [_entry(content, 0, stamp) for content in wanted.values() if content.uid not in known]
    return Edition.model_construct(face=_next_face(previous.face, face), entries=in_order(entries))


def withdrawn(uid: str, sequence: int, stamp: datetime) -> Entry:
    """Return what is remembered of an event that left, so that it can come back without starting over."""
    return Entry(uid=uid, starts=stamp, ends=stamp, state="withdrawn", sequence=sequence, stamp=stamp)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries as an edition holds them."""
    return tuple(sorted(entries, key=lambda entry: (entry.starts, entry.uid)))


def _next(entry: Entry, content: Content | None, stamp: datetime, cancel: Cancel | None) -> Entry:
    """Return an event's next state, given what the plan says of it now."""
    if content is not None:
        same = entry.state == "shown" and entry.body == content.body
        return entry if same else _entry(content, entry.sequence + 1, stamp)
    if entry.state == "withdrawn" or (entry.state == "cancelled" and cancel is not None):
        return entry
    if cancel is not None:
        called_off = {"state": "cancelled", "sequence": entry.sequence + 1, "stamp": stamp}
        return entry.model_copy(update=called_off | {"body": cancel(entry.body)})
    return withdrawn(entry.uid, entry.sequence, stamp)


def _next_face(previous: Face, face: Face) -> Face:
    """Return the calendar's own words: those that subscribers know, unless they asked for another variant."""
    kept: dict[str, object] = {"starts_on": previous.starts_on, "made": previous.made}
    if previous.variant == face.variant:
        kept |= {"title": previous.title, "about": previous.about}
    return face.model_copy(update=kept)


def _entry(content: Content, sequence: int, stamp: datetime) -> Entry:
    return Entry.model_construct(**content._asdict(), state="shown", sequence=sequence, stamp=stamp)
