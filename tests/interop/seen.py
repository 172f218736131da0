"""Editions that the tests hand to real clients, and what every one of them must see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import icalendar
from calendar_plans import make_plan, with_race, with_session

from planner.exports.ics import Rendered, Variant, render

NOW = datetime(2026, 10, 4, 2, tzinfo=UTC)
HARD = "Huế; D:\\Nguyễn, \\new 🏃🏽‍♀️\r\nATTENDEE:mailto:x@example.org \x00\x85" + " dài" * 30
MOVED, DROPPED = 4, 7


def first(zone: str = "Asia/Ho_Chi_Minh") -> Rendered:
    """Return a Vietnamese feed with alarms."""
    return render(make_plan(zone), Variant(language="vi", alarms=(30, 600)))


def second(before: Rendered, zone: str = "Asia/Ho_Chi_Minh", *, memory: bool = False) -> Rendered:
    """Return the edition in which one session moved and one was dropped."""
    plan = make_plan(zone)
    start = plan.sessions[MOVED].start + timedelta(days=1, hours=-1)
    plan = with_session(plan, MOVED, start=start, day=start.date())
    plan = plan.model_copy(update={"sessions": plan.sessions[:DROPPED] + plan.sessions[DROPPED + 1 :]})
    variant = Variant(language="vi", alarms=(30, 600))
    return render(plan, variant, edition=before.edition, now=NOW, memory=memory)


def called_off() -> Rendered:
    """Return an edition in which a dropped session stays, cancelled."""
    plan, variant = make_plan(), Variant(cancelled=True, runs=True)
    less = plan.model_copy(update={"sessions": plan.sessions[:-1]})
    return render(less, variant, edition=render(plan, variant).edition, now=NOW)


CASES = {
    "vietnamese with alarms": first().data,
    "moved, dropped and remembered": second(first(), memory=True).data,
    "clock changes in London": first("Europe/London").data,
    "clock changes in New York": first("America/New_York").data,
    "no zone but UTC": first("UTC").data,
    "called off": called_off().data,
    "hard text": render(with_race(make_plan(), name=HARD[:200], place=HARD[:200])).data,
    "busy": render(make_plan(), Variant(busy=True, alarms=(5,))).data,
}


def expected(data: bytes) -> list[dict[str, object]]:
    """Return what icalendar, which ``tests/ics`` holds against the plan itself, reads in a calendar."""

    def told(moment: object) -> str:
        if isinstance(moment, datetime):
            return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return str(moment)

    return sorted(
        (
            {
                "uid": str(event["UID"]),
                "summary": str(event["SUMMARY"]),
                "description": str(event.get("DESCRIPTION", "")),
                "start": told(event.start),
                "end": told(event.end),
                "allDay": not isinstance(event.start, datetime),
                "status": str(event["STATUS"]),
                "sequence": int(event["SEQUENCE"]),
                "alarms": sorted(-int(alarm["TRIGGER"].dt.total_seconds()) // 60 for alarm in event.walk("VALARM")),
            }
            for event in icalendar.Calendar.from_ical(data).events
        ),
        key=lambda event: str(event["uid"]),
    )
