"""Events as written → the occurrences that lie in a window, each an event of its own.

Follows RRULE, RDATE, EXDATE and RECURRENCE-ID (RFC 5545 §3.8.4–5). Harmless rules are followed here;
any other goes to a worker process that may use so much time and memory and no more. A rule that is
refused or given up leaves its first occurrence and a fault that says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path

from planner.runs.events import Calendar, Event, Fault, Moment, Repeats
from planner.runs.screening import parts_of, weigh
from planner.runs.unrolling import unroll

MOST_OCCURRENCES = 20_000
"""Occurrences of one calendar within a window; the rest is left out and told."""

MOST_HEAVY_RULES = 50
WORKER_SECONDS = 1.5

_WORKER = Path(__file__).with_name("unrolling.py")
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Window:
    """Local days, both included, in the runner's zone."""

    first: date
    last: date
    home: tzinfo

    def holds(self, event: Event) -> bool:
        return self._first_day(event.start) <= self.last and self._last_day(event) >= self.first

    def _first_day(self, moment: Moment) -> date:
        return moment.astimezone(self.home).date() if isinstance(moment, datetime) else moment

    def _last_day(self, event: Event) -> date:
        if isinstance(event.end, datetime):
            return self._first_day(event.end)
        return event.end - timedelta(days=1)


def occurrences(calendar: Calendar, first: date, last: date, home: tzinfo) -> Calendar:
    """Give the calendar with only what happens between two local days, repeating events expanded."""
    window = _Window(first, last, home)
    faults: list[Fault] = []
    kept: list[Event] = []
    for event in _expanded(list(_latest(calendar.events)), window, faults):
        if len(kept) == MOST_OCCURRENCES:
            faults.append(Fault("capped", event.line, event.summary, str(MOST_OCCURRENCES)))
            break
        if window.holds(event):
            kept.append(event)
    return replace(calendar, events=tuple(kept), faults=calendar.faults + tuple(faults))


def _latest(events: Sequence[Event]) -> Iterator[Event]:
    """Leave out an event that a later revision in the same file replaces."""
    newest: dict[tuple[str, Moment | None], Event] = {}
    for event in events:
        known = newest.get((event.uid, event.recurrence))
        if known is None or _revision(event) > _revision(known):
            newest[event.uid, event.recurrence] = event
    for event in events:
        best = newest[event.uid, event.recurrence]
        replaced = event.start == best.start or event.sequence != best.sequence
        if event is best or not event.uid or not replaced:
            yield event


def _revision(event: Event) -> tuple[int, float]:
    stamp = event.modified or event.stamp
    return event.sequence or 0, stamp.timestamp() if stamp else 0.0


def _expanded(events: Sequence[Event], window: _Window, faults: list[Fault]) -> Iterator[Event]:
    """Expand the repeating events; one that stands for an occurrence takes its place."""
    repeating = [event for event in events if event.repeats and event.recurrence is None]
    starts = _followed(repeating, window, faults)
    standing: dict[str, list[Event]] = {}
    for event in events:
        if event.recurrence is not None and event.uid:
            standing.setdefault(event.uid, []).append(event)
    for event in events:
        if event.recurrence is not None or event.repeats is None:
            yield replace(event, repeats=None) if event.repeats else event
        else:
            yield from _of_series(event, starts[id(event)], standing.get(event.uid, ()))


def _of_series(event: Event, starts: Iterable[Moment], standing: Sequence[Event]) -> Iterator[Event]:
    assert event.repeats is not None
    gone: set[Moment] = {*event.repeats.left_out, *(other.recurrence for other in standing if other.recurrence)}
    onwards = sorted((other for other in standing if other.onwards), key=lambda other: _order(other.recurrence))
    orders = [_order(other.recurrence) for other in onwards]
    for start in starts:
        if gone and (start in gone or (isinstance(start, datetime) and start.date() in gone)):
            continue
        changed = bisect_left(orders, _order(start)) if onwards else 0
        yield _at(onwards[changed - 1] if changed else event, start)


def _at(model: Event, start: Moment) -> Event:
    """Place an occurrence as its event is, or as a change that holds onwards made it."""
    shift = timedelta()
    same_kind = isinstance(model.start, datetime) == isinstance(model.recurrence, datetime)
    if model.recurrence is not None and same_kind:
        shift = model.start - model.recurrence  # type: ignore[operator]  # of one kind
    begins = start + shift
    same_kind = isinstance(begins, datetime) == isinstance(model.start, datetime)
    length = model.end - model.start if same_kind else timedelta(days=1)  # type: ignore[operator]  # of one kind
    return replace(model, start=begins, end=begins + length, recurrence=start, onwards=False, repeats=None)


def _order(moment: Moment | None) -> str:
    """Put days and instants into one order."""
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}"
    return f"{moment:%Y%m%d}" if moment else ""


def _followed(events: Sequence[Event], window: _Window, faults: list[Fault]) -> dict[int, list[Moment]]:
    """Find the starts of each repeating event, by its identity here."""
    found: dict[int, list[Moment]] = {}
    heavy: list[tuple[Event, str]] = []
    budget = MOST_OCCURRENCES
    for event in events:
        assert event.repeats is not None
        found[id(event)] = [event.start]
        if not event.repeats.rule:
            continue
        weight = weigh(event.repeats.rule, _naive(event.start).date(), window.last)
        rule = _local(event) if weight != "refused" else None
        if rule is None:
            faults.append(Fault("rule-refused", event.line, event.summary, event.repeats.rule[:80]))
        elif (ends := _until(rule)) is not None and ends < _naive(event.start):
            found[id(event)] = []
        elif _is_outside(event, ends, window):
            continue
        elif weight == "heavy":
            heavy.append((event, rule))
        elif budget > 0:
            listed = _try(rule, event, window)
            budget -= len(listed or ())
            _take(event, listed, found, faults)
        else:
            faults.append(Fault("rule-given-up", event.line, event.summary, event.repeats.rule[:80]))
    for (event, _), starts in zip(heavy, _by_worker(heavy, window), strict=True):
        _take(event, starts, found, faults)
    for event in events:
        assert event.repeats is not None
        found[id(event)] = _merged(found[id(event)], event.repeats)
    return found


def _merged(starts: list[Moment], repeats: Repeats) -> list[Moment]:
    """Put the days added and those of the rule together; the event's own start is always one of them."""
    return list(dict.fromkeys((*starts, *repeats.added)))


def _take(event: Event, starts: list[datetime] | None, found: dict[int, list[Moment]], faults: list[Fault]) -> None:
    if starts is None:
        rule = event.repeats.rule if event.repeats else ""
        faults.append(Fault("rule-given-up", event.line, event.summary, rule[:80]))
    elif isinstance(event.start, datetime):
        found[id(event)] += [start.replace(tzinfo=event.start.tzinfo) for start in starts]
    else:
        found[id(event)] += [start.date() for start in starts]


def _try(rule: str, event: Event, window: _Window) -> list[datetime] | None:
    try:
        return unroll(rule, _naive(event.start), *_bounds(event, window))
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError):
        return None


def _until(rule: str) -> datetime | None:
    _, told, until = rule.partition("UNTIL=")
    return datetime.strptime(until.partition(";")[0], "%Y%m%dT%H%M%S") if told else None  # noqa: DTZ007 - local time


def _is_outside(event: Event, ends: datetime | None, window: _Window) -> bool:
    """Tell whether a rule begins after the window or ends before it, so that it need not be followed."""
    first, last = _bounds(event, window)
    return _naive(event.start) > last or (ends is not None and ends < first)


def _bounds(event: Event, window: _Window) -> tuple[datetime, datetime]:
    """Widen the window by the event's length and by a day for the zones between, in naive local time."""
    length = min(event.end - event.start, timedelta(days=400))  # type: ignore[operator]  # an event has ends of one kind
    first = datetime.combine(window.first, time()) - length - _SLACK
    return first, datetime.combine(window.last, time.max) + _SLACK


def _naive(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def _local(event: Event) -> str | None:
    """Write the rule with its UNTIL in the event's own local time, or None where it cannot be read."""
    assert event.repeats is not None
    parts = parts_of(event.repeats.rule) or {}
    if until := parts.get("UNTIL"):
        try:
            form = "%Y%m%dT%H%M%S" if "T" in until else "%Y%m%d"
            ends = datetime.strptime(until.rstrip("Z")[:15], form)  # noqa: DTZ007 - its zone, if it has one, comes below
            if "T" not in until:
                ends = datetime.combine(ends, time.max)
            elif until.endswith("Z") and isinstance(event.start, datetime):
                ends = ends.replace(tzinfo=UTC).astimezone(event.start.tzinfo).replace(tzinfo=None)
        except (ValueError, OverflowError):
            return None
        parts["UNTIL"] = f"{ends.year:04d}{ends:%m%dT%H%M%S}"
        parts.pop("COUNT", None)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _by_worker(heavy: Sequence[tuple[Event, str]], window: _Window) -> list[list[datetime] | None]:
    """Have rules followed by a process with limits; None for each that it did not answer in time."""
    if not heavy:
        return []
    lines = []
    for event, rule in heavy[:MOST_HEAVY_RULES]:
        first, last = _bounds(event, window)
        asked = {"rule": rule, "start": _naive(event.start), "first": first, "last": last}
        lines.append(json.dumps(asked, default=datetime.isoformat))
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_WORKER)],
            input="\n".join(lines).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WORKER_SECONDS,
            check=False,
        )
        answered = done.stdout
    except subprocess.TimeoutExpired as late:
        answered = late.stdout or b""
    except OSError:
        answered = b""
    found: list[list[datetime] | None] = []
    for line in answered.decode("ascii", "replace").split("\n")[: len(lines)]:
        with_answer = line.startswith("[") and line.endswith("]")
        found.append([datetime.fromisoformat(start) for start in json.loads(line)] if with_answer else None)
    return found + [None] * (len(heavy) - len(found))
