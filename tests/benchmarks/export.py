"""How fast a calendar is written, beside the libraries that write calendars.

The same events go through each. Beside icalendar the bytes are the same, in every round; beside ``ics`` and ``ical``
(PyPI) and ``ical-generator`` (npm), which are measured where ``PLANNER_INTEROP`` names the folder that
``tests/interop/install.sh`` filled, what the events say is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib.metadata import version
from time import process_time

from planner.exports.editions import Content, Edition, Face, next_edition
from planner.exports.ics import writer
from planner.exports.ics.text import text_line
from planner.exports.ics.writer import Event
from tests.benchmarks.calendars import Elsewhere, elsewhere, theirs
from tests.benchmarks.checking import Call, checked, same
from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_least
from tests.benchmarks.rounds import over

TITLE = "Writing a calendar"
ZONE = "Asia/Ho_Chi_Minh"
MADE = datetime(2026, 10, 1, tzinfo=UTC)
CHANGED = MADE + timedelta(days=1)
FACE = Face(
    plan="bench", starts_on=date(2026, 10, 1), made=MADE, variant="detail", zone=ZONE, title="Hips", about="Hips."
)
PARTS = (
    "Phase: build. 4 weeks to the race.\nEffort: RPE 6.5 of 10; 2–3 reps in reserve.",
    "Khởi động 4 phút: giậm chân tại chỗ, vung nhẹ mỗi chân ra trước và sang bên mười lần.",
    "1. Squat một chân: 3 × 10 mỗi bên\n   hộp 45 cm · nhịp 3-1-1: xuống 3 giây, giữ 1 giây, lên 1 giây",
    "2. Banded monster walk: 3 × 16\n   red band round the ankles · rest 45 s between sets",
    "3. Elevated glute bridge: 3 × 12\n   box 30 cm · tempo 3-1-1: 3 s down, 1 s still, 1 s up",
    "If it hurts: above 3 of 10 one rung back; above 5, or worse next morning, stop and see a professional.",
)

OTHER_BYTES = "we and icalendar do not write the same bytes"
SAME_BYTES = "Beside icalendar the same bytes, in every round."
SAME_EVENTS = (
    "Beside ics, ical and ical-generator the same uids, instants, summaries and descriptions, in every round; each "
    "writes in a process of its own, in turn with us, and tells its processor time."
)
EDITION = "The calendar before is at hand as an edition; a library writes all of it again."


def events(count: int, plan: str = "bench", shift: int = 0, *, distinct: bool = True) -> list[Event]:
    """Return rich sessions in the order of a calendar; with ``distinct`` no two descriptions are alike."""
    made = []
    for number in range(count):
        start = datetime(2026, 10, 5, 18, 30) + timedelta(days=number % 360 + shift, minutes=number // 360)  # noqa: DTZ001 - wall time
        told = number if distinct else number % 40
        made.append(
            Event(
                f"{plan}-w{number:04d}@hip-planner",
                f"Hip strength · build {told}",
                start,
                start + timedelta(minutes=25),
                ZONE,
                description="\n\n".join((f"Session {told}.", *PARTS)),
                categories=("Hip strength",),
            )
        )
    return sorted(made, key=lambda event: (event.starts, event.uid))


def ours(sessions: Sequence[Event], previous: Edition | None = None) -> tuple[bytes, Edition]:
    """Write a calendar with our writer, editions included."""
    contents = [_content(event) for event in sessions]
    edition = next_edition(previous, FACE, contents, now=CHANGED)
    return writer.calendar(edition), edition


def _content(event: Event) -> Content:
    """Return the event with its instants, which nothing here depends on."""
    return writer.content(event, event.starts.replace(tzinfo=UTC), event.ends.replace(tzinfo=UTC))


def forget() -> None:
    """Empty the caches, as in a process that has just started."""
    writer.forget()
    text_line.cache_clear()


class Changing:
    """A hundredth of the events changed, another one each time; the calendar before is at hand as an edition."""

    def __init__(self, sessions: Sequence[Event], previous: Edition) -> None:
        self._before, self._edition, self._turn = sessions, previous, 0
        self._sessions: list[Event] = []

    def prepare(self) -> None:
        """Change the next hundredth; every text is a new object, and what is kept is of the calendar before."""
        self._turn += 1
        self._sessions = [
            event._replace(summary=f"{event.summary} {self._turn}")
            if place % 100 == self._turn % 100
            else event._replace(description="".join(list(event.description)))
            for place, event in enumerate(self._before)
        ]
        forget()
        ours(self._before)

    def write(self) -> tuple[Sequence[Event], bytes]:
        """Write the next edition, and say of which events."""
        return self._sessions, ours(self._sessions, self._edition)[0]

    def look(self, answer: tuple[Sequence[Event], bytes]) -> None:
        """See that it is what icalendar writes, the changed events at their next SEQUENCE."""
        sessions, written = answer
        changed = {now.uid for now, was in zip(sessions, self._before, strict=True) if now.summary != was.summary}
        if not changed or written != theirs(sessions, FACE, changed, CHANGED):
            raise Wrong(OTHER_BYTES)


def measure(quick: bool) -> Iterator[Result]:
    """Write a thousand events anew, with a hundredth changed, and a club's calendars."""
    rounds, count, runners = (2, 200, 16) if quick else (9, 1000, 120)
    sessions = events(count)
    with elsewhere(sessions) as others:
        yield from _a_calendar(sessions, rounds, others)
    yield from _club(rounds, runners)


def _a_calendar(sessions: Sequence[Event], rounds: int, others: Sequence[Elsewhere | Missing]) -> Iterator[Result]:
    """Write one calendar with everything that writes calendars, in turn."""
    right = same(theirs(sessions, FACE), OTHER_BYTES)
    changing = Changing(sessions, ours(sessions)[1])
    libraries = [one for one in others if isinstance(one, Elsewhere)]
    calls = {
        "ours": Call(lambda: _anew(sessions), right),
        "changed": Call(changing.write, changing.look),
        f"icalendar {version('icalendar')}": Call(lambda: theirs(sessions, FACE), right),
    }
    calls |= {one.name: Call(one.write, partial(_look, sessions, one)) for one in libraries}
    seconds = checked(
        calls, rounds, clock=lambda: process_time() + sum(one.spent for one in libraries), before=changing.prepare
    )
    new, changed = seconds.pop("ours"), seconds.pop("changed")
    count = f"{len(sessions):,} events"
    yield Figure(count, tuple(1000 * one for one in new), unit="ms", key="export.ms")
    for name, took in seconds.items():
        own = name.startswith("icalendar ")
        aims = (at_least(2), at_least(50)) if own else (None, None)
        keys = ("export.new", "export.changed") if own else ("", "")
        among = len(sessions) if own else 0
        note = SAME_BYTES if own else SAME_EVENTS
        faster = f"{count}, times faster", f"{count} of which 1 % changed, times faster"
        yield Figure(faster[0], over(took, new), name, aim=aims[0], key=keys[0], note=note, among=among)
        note = f"{note} {EDITION}"
        yield Figure(faster[1], over(took, changed), name, aim=aims[1], key=keys[1], note=note, among=among)
    yield from (one for one in others if isinstance(one, Missing))


def _anew(sessions: Sequence[Event]) -> bytes:
    """Write a calendar as a process does that has just started."""
    forget()
    return ours(sessions)[0]


def _club(rounds: int, runners: int) -> Iterator[Result]:
    """Write forty events for each of a club's runners, most of whose texts repeat."""
    club = [events(40, f"runner-{number}", number % 7, distinct=False) for number in range(runners)]
    some = club[: runners // 8]
    written = [theirs(one, FACE) for one in club]
    seconds = checked(
        {
            "ours": Call(lambda: (forget(), [ours(one)[0] for one in club])[1], same(written, OTHER_BYTES)),
            "theirs": Call(lambda: [theirs(one, FACE) for one in some], same(written[: len(some)], OTHER_BYTES)),
        },
        rounds,
    )
    all_theirs = tuple(one * len(club) / len(some) for one in seconds["theirs"])
    yield Figure(
        f"{runners} runners' calendars of 40 events, times faster",
        over(all_theirs, seconds["ours"]),
        f"icalendar {version('icalendar')}",
        aim=at_least(8),
        key="export.club",
        among=runners,
        note=f"{SAME_BYTES} icalendar writes {len(some)} of them there, and its time is multiplied.",
    )


def _look(sessions: Sequence[Event], library: Elsewhere, _: object) -> None:
    """Refuse a calendar of another library that does not say the same as ours."""
    if _said(library.written()) != _said(ours(sessions)[0]):
        raise Wrong(f"{library.name} and we do not write the same events")


def _said(written: bytes) -> set[tuple[str, datetime, datetime, str, str]]:
    from icalendar import Calendar

    return {
        (
            str(event["UID"]),
            event.start.astimezone(UTC),
            event.end.astimezone(UTC),
            str(event["SUMMARY"]),
            str(event["DESCRIPTION"]),
        )
        for event in Calendar.from_ical(written).events
    }
