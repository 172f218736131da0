"""What a calendar shows of a plan."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from calendar_plans import MONDAY, make_plan, with_race, with_session

from planner.errors import InputError, Unknown, UsageError
from planner.exports import export, kind_of
from planner.exports.ics import Variant, render
from planner.model import Plan, Run, Window
from planner.words import speaker

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def read(plan: Plan, variant: Variant = Variant()) -> dict[str, icalendar.Event]:  # noqa: B008 - a frozen value
    """Return the events that a client sees, by what their UID says after the plan."""
    events = icalendar.Calendar.from_ical(render(plan, variant).data).events
    return {str(event["UID"]).removeprefix(f"{plan.id}-").split("@")[0]: event for event in events}


def the_race(plan: Plan, variant: Variant = Variant()) -> icalendar.Event:  # noqa: B008 - a frozen value
    return next(event for name, event in read(plan, variant).items() if name.startswith("race-"))


def reminder(plan: Plan) -> icalendar.Event | None:
    return next((event for name, event in read(plan).items() if name.startswith("registration-")), None)


def test_every_session_is_an_event_at_its_hour() -> None:
    plan = make_plan()
    events = read(plan)
    for session in plan.sessions:
        assert events[session.id].start == session.start
        assert events[session.id].end == session.start + timedelta(minutes=session.minutes)


def test_a_description_can_be_trained_by_on_a_phone() -> None:
    text = str(read(make_plan(), Variant(log_link="https://example.org/l/{session}"))["w04-1"]["DESCRIPTION"])
    for part in (
        "Phase: build. 4 weeks to the race.", "RPE 6.5 of 10; 2–3 reps in reserve", "Warm-up, 4 minutes",
        "1. Single-leg squat to a box: 3 × 10 a side", "box 45 cm", "tempo 3-1-1: 3 s down, 1 s still, 1 s up",
        "rest 60 s", "2. Banded monster walk: 3 × 16", "hold 1 s at the top", "If it hurts.",
        "https://example.org/l/w04-1",
    ):  # fmt: skip
        assert part in text


def test_a_description_speaks_the_feeds_language() -> None:
    text = str(read(make_plan(), Variant(language="vi"))["w04-1"]["DESCRIPTION"])
    assert "1. Squat một chân: 3 × 10 mỗi bên" in text
    assert "Còn 4 tuần đến giải." in text


def test_a_race_that_starts_after_midnight_lies_on_the_day_of_its_gun() -> None:
    gun = datetime(2026, 11, 29, 0, 30, tzinfo=HANOI)
    event = the_race(with_race(make_plan(), gun=gun, day=gun.date()))
    assert event.start == gun
    assert "in the night from Saturday 28 November" in str(event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("standing", "announced", "status", "shown_as"),
    [
        ("considering", True, "TENTATIVE", "TENTATIVE"),
        ("considering", False, "TENTATIVE", "TENTATIVE"),
        ("registered", True, "CONFIRMED", "BUSY"),
        ("registered", False, "TENTATIVE", "TENTATIVE"),
    ],
)
def test_a_race_is_confirmed_once_registered_and_announced(
    standing: str, announced: bool, status: str, shown_as: str
) -> None:
    event = the_race(with_race(make_plan(), standing=standing, announced=announced))
    assert (str(event["STATUS"]), str(event["TRANSP"])) == (status, "OPAQUE")
    assert str(event["X-MICROSOFT-CDO-BUSYSTATUS"]) == shown_as


def test_registering_keeps_every_uid_but_the_reminders() -> None:
    considering, registered = make_plan(), with_race(make_plan(), standing="registered")
    assert {name for name in read(considering) if not name.startswith("registration-")} == set(read(registered))


def test_the_last_day_to_register_is_a_whole_day_that_takes_no_time() -> None:
    event = reminder(make_plan())
    assert event is not None
    closes = make_plan().races[0].registration_closes
    assert closes is not None
    assert (event.start, event.end) == (closes, closes + timedelta(days=1))
    assert (str(event["TRANSP"]), str(event["X-MICROSOFT-CDO-BUSYSTATUS"])) == ("TRANSPARENT", "FREE")
    assert "Huế 2026" in str(event["SUMMARY"])


def test_no_reminder_where_nothing_is_known() -> None:
    assert reminder(with_race(make_plan(), registration_closes=None)) is None


def test_a_virtual_race_tells_its_window() -> None:
    window = Window(opens=datetime(2026, 11, 1, 12, tzinfo=HANOI), closes=datetime(2026, 11, 20, 12, tzinfo=HANOI))
    text = str(the_race(with_race(make_plan(), window=window, distance_km=150))["DESCRIPTION"])
    assert "between Sunday 1 November 2026 12:00 and Friday 20 November 2026 12:00" in text
    assert text.startswith("Your own day: ")
    assert "Gun" not in text
    assert "gun" not in text


def test_a_busy_calendar_tells_nothing_but_time() -> None:
    plan = make_plan(runs=(Run(day=MONDAY, start=datetime(2026, 10, 5, 5, tzinfo=HANOI), minutes=60, kind="long"),))
    data = render(plan, Variant(busy=True, runs=True, alarms=(30,))).data.decode()
    for word in ("Huế", "hue-2026", "Hip", "strength", "Lan ", "Single-leg", "DESCRIPTION:Phase", "CATEGORIES"):
        assert word not in data
    detailed = set(read(plan, Variant(runs=True)))
    assert set(read(plan, Variant(busy=True, runs=True))) == {
        name for name in detailed if not name.startswith("registration-")
    }
    assert {str(event["SUMMARY"]) for event in read(plan, Variant(busy=True)).values()} == {"Busy"}


def test_runs_are_shown_only_when_asked_for_and_take_no_time() -> None:
    assert not [name for name in read(make_plan()) if name.startswith("run-")]
    (run,) = [event for name, event in read(make_plan(), Variant(runs=True)).items() if name.startswith("run-")]
    assert (str(run["SUMMARY"]), str(run["TRANSP"])) == ("Run: long run", "TRANSPARENT")


def test_order_of_what_comes_in_changes_nothing() -> None:
    plan = make_plan()
    turned = plan.model_copy(update={"sessions": plan.sessions[::-1], "races": plan.races[::-1]})
    assert render(turned).data == render(plan).data


def test_an_hour_that_the_clock_shows_twice_is_written_in_utc() -> None:
    london = ZoneInfo("Europe/London")
    second = datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=1)
    plan = with_session(make_plan("Europe/London"), 0, start=second, day=date(2026, 10, 25))
    assert read(plan)["w05-1"].start == second.astimezone(UTC)


def test_a_calendar_that_google_would_not_take_is_refused() -> None:
    runs = tuple(
        Run(day=MONDAY, start=datetime(2026, 10, 5, 5, tzinfo=HANOI), minutes=60, kind="long", title="x" * 250)
        for _ in range(2000)
    )
    with pytest.raises(InputError) as caught:
        render(make_plan(runs=runs), Variant(runs=True))
    assert caught.value.code == "export.too-large"


def test_a_kind_is_told_by_its_ending_or_name() -> None:
    assert kind_of(Path("plans/hue.ICS")) == "ics"
    assert export(make_plan(), "ics", "vi") == render(make_plan(), Variant(language="vi")).data
    with pytest.raises(Unknown) as caught:
        kind_of(Path("hue.isc"))
    assert caught.value.near == ("ics",)


@pytest.mark.parametrize("alarms", [(-5,), (40_321,), (1, 2, 3, 4, 5, 6)], ids=["after", "a month before", "six"])
def test_alarms_that_nobody_wants_are_refused(alarms: tuple[int, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        render(make_plan(), Variant(alarms=alarms))
    assert speaker("en").error(caught.value) == (
        f"Alarms (--alarms) cannot be “{', '.join(map(str, alarms))}”. "
        "An alarm is a number of minutes before the start, from 0 to 40,320, and there are at most 5."
    )


def test_alarms_ring_before_sessions_races_and_the_day_before_registration_closes() -> None:
    events = read(make_plan(), Variant(alarms=(30, 600), runs=True))
    rings = {
        name.split("-")[0]: [-alarm["TRIGGER"].dt // timedelta(minutes=1) for alarm in event.walk("VALARM")]
        for name, event in events.items()
    }
    assert (rings["w05"], rings["race"], rings["registration"], rings["run"]) == ([30, 600], [30, 600], [900], [])
