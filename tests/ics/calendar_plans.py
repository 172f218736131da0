"""Plans made by hand, that the tests of calendars share."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.model import Athlete, Plan, Prescribed, Race, Run, Session, Week

MONDAY = date(2026, 10, 5)
"""First day of the plans made here; the race is on the Sunday of their last week."""
PHASES = ("adaptation", "build", "build", "specific", "taper", "race")

SQUAT = Prescribed(
    id="single-leg-squat", rung="box-45", rung_index=2, sets=3, reps_low=8, reps_high=12, reps=10,
    per_side=True, tempo="3-1-1", height_cm=45, rest_s=60,
)  # fmt: skip
WALK = Prescribed(
    id="monster-walk", rung="ankle-red", rung_index=3, sets=3, reps_low=10, reps_high=20, reps=16,
    per_side=False, tempo="1-0-1", band="ankle red", rest_s=45, hold_s=1,
)  # fmt: skip


def session(number: int, zone: str, **changes: object) -> Session:
    """Return the number-th session of a plan: two a week, on Tuesdays and Fridays."""
    week, ordinal = divmod(number, 2)
    day = MONDAY + timedelta(weeks=week, days=1 if ordinal == 0 else 4)
    values: dict[str, object] = {
        "id": f"w{len(PHASES) - 1 - week:02d}-{ordinal + 1}",
        "week": week + 1,
        "day": day,
        "start": datetime.combine(day, time(18, 30), ZoneInfo(zone)),
        "minutes": 25,
        "phase": PHASES[week],
        "kind": "activation" if PHASES[week] == "race" else "loading",
        "rpe": 6.5,
        "rir": "2-3",
        "load_au": 162.5,
        "warmup_min": 4,
        "exercises": (SQUAT, WALK),
        "policy": "easy-day",
    }
    return Session.model_validate(values | changes)


def race(zone: str, **changes: object) -> Race:
    """Return a half marathon on the Sunday of the last week, at four in the morning."""
    day = MONDAY + timedelta(weeks=len(PHASES), days=-1)
    values: dict[str, object] = {
        "id": "hue-2026",
        "name": "VnExpress Marathon Huế 2026",
        "gun": datetime.combine(day, time(4), ZoneInfo(zone)),
        "day": day,
        "distance_km": 21.1,
        "registration_closes": day - timedelta(days=20),
        "place": "Phu Văn Lâu, Huế",
        "source": "the organiser's page",
    }
    return Race.model_validate(values | changes)


def make_plan(zone: str = "Asia/Ho_Chi_Minh", **changes: object) -> Plan:
    """Return a whole plan of six weeks; any field may be another."""
    sessions = tuple(session(number, zone) for number in range(2 * len(PHASES) - 1))
    weeks = tuple(
        Week(index=place + 1, starts=MONDAY + timedelta(weeks=place), phase=phase, target_load_au=325, load_au=325)
        for place, phase in enumerate(PHASES)
    )  # fmt: skip
    run_day = MONDAY + timedelta(days=5)
    values: dict[str, object] = {
        "id": "lan-hue-1a2b3c",
        "made_on": MONDAY - timedelta(days=2),
        "starts_on": MONDAY,
        "timezone": zone,
        "athlete": Athlete(name="Lan", zone=zone),
        "races": (race(zone),),
        "weeks": weeks,
        "sessions": sessions,
        "runs": (
            Run(day=run_day, start=datetime.combine(run_day, time(5, 30), ZoneInfo(zone)), minutes=90, kind="long"),
        ),
    }  # fmt: skip
    return Plan.model_validate(values | changes)


def with_session(plan: Plan, place: int, **changes: object) -> Plan:
    """Return the plan with one session otherwise."""
    sessions = list(plan.sessions)
    sessions[place] = sessions[place].model_copy(update=changes)
    return plan.model_copy(update={"sessions": tuple(sessions)})


def with_race(plan: Plan, **changes: object) -> Plan:
    """Return the plan with its race otherwise."""
    races = (plan.races[0].model_copy(update=changes), *plan.races[1:])
    return plan.model_copy(update={"races": races})
