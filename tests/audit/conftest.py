from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.model import (
    Athlete,
    Exercise,
    ExerciseText,
    Ladder,
    Plan,
    Prescribed,
    Race,
    Run,
    Rung,
    Session,
    Week,
)
from tests.audit.pike import PIKE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 11, 2)
LAST_TIER = 4

WEEKS = (
    # phase, deload, session-RPE, minutes a session, rung and repetitions of the squat, kind
    ("adaptation", False, 5, 20, (1, 8), "loading"),
    ("adaptation", False, 5, 21, (1, 10), "loading"),
    ("build", False, 6, 19, (2, 8), "loading"),
    ("build", True, 6, 10, (2, 8), "deload"),
    ("build", False, 6, 20, (2, 10), "loading"),
    ("build", False, 6, 21, (3, 8), "loading"),
    ("taper", False, 6.5, 14, (3, 8), "taper"),
    ("race", False, 3, 10, (3, 8), "activation"),
)


def _squat(rung: int, reps: int, kind: str) -> Prescribed:
    sets = {"loading": 3, "taper": 2}.get(kind, 1)
    return Prescribed(
        id="single-leg-squat",
        rung=f"box-{60 - 10 * rung}",
        rung_index=rung,
        sets=sets,
        reps_low=8,
        reps_high=10,
        reps=reps,
        per_side=True,
        tempo="3-0-1",
        height_cm=60 - 10 * rung,
        rest_s=60,
    )


def _bridge(kind: str) -> Prescribed:
    sets, reps = {"loading": (3, 12), "taper": (2, 12)}.get(kind, (1, 8))
    return Prescribed(
        id="elevated-glute-bridge",
        rung="two-legs",
        rung_index=1,
        sets=sets,
        reps_low=10,
        reps_high=15,
        reps=reps,
        per_side=False,
        tempo="2-0-1",
        rest_s=45,
        hold_s=1,
    )


def _sessions() -> list[Session]:
    made = []
    for place, (phase, _, rpe, minutes, squat, kind) in enumerate(WEEKS):
        for ordinal, weekday in enumerate((1,) if kind == "activation" else (1, 3), start=1):
            day = MONDAY + timedelta(weeks=place, days=weekday)
            made.append(
                Session(
                    id=f"w{len(WEEKS) - 1 - place:02}-{ordinal}",
                    week=place + 1,
                    day=day,
                    start=datetime.combine(day, time(18), ZONE),
                    minutes=minutes,
                    phase=phase,
                    kind=kind,
                    rpe=rpe,
                    rir="2-3" if kind in ("loading", "taper") and phase != "adaptation" else "4+",
                    load_au=rpe * minutes,
                    warmup_min=2,
                    exercises=(_squat(*squat, kind), _bridge(kind)),
                    policy="hard-day",
                )
            )
    return made


def _runs() -> list[Run]:
    weekly = ((1, "quality", time(5, 30), 60), (4, "easy", time(6), 40), (6, "long", time(5), 120))
    return [
        Run(day=day, start=datetime.combine(day, start, ZONE), minutes=minutes, kind=kind)
        for place in range(len(WEEKS))
        for weekday, kind, start, minutes in weekly
        if (day := MONDAY + timedelta(weeks=place, days=weekday)) != date(2026, 12, 27)
    ]


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Eight weeks to Huế, made by hand: 2 adaptation, 4 build with a deload, 2 taper."""
    sessions = _sessions()
    weeks = [
        Week(
            index=place,
            starts=MONDAY + timedelta(weeks=place - 1),
            phase=phase,
            deload=deload,
            load_au=(load := sum(session.load_au for session in sessions if session.week == place)),
            target_load_au=load,
        )
        for place, (phase, deload, *_) in enumerate(WEEKS, start=1)
    ]
    hue = Race(
        id="hue-2026",
        name="Huế",
        gun=datetime(2026, 12, 27, 3, tzinfo=ZONE),
        day=date(2026, 12, 27),
        distance_km=42.195,
    )
    return Plan(
        id="plan-by-hand",
        made_on=MONDAY,
        starts_on=MONDAY,
        timezone=ZONE.key,
        athlete=Athlete(name="Lan"),
        races=(hue,),
        weeks=tuple(weeks),
        sessions=tuple(sessions),
        runs=tuple(_runs()),
    )


def _exercise(name: str, prescribed: list[Prescribed], muscles: tuple[str, ...], tier: int = 1) -> Exercise:
    rungs = tuple(
        Rung(
            id=done.rung,
            gear=("box",) if name != "pike" else (),
            tempo=done.tempo,
            reps_low=done.reps_low,
            reps_high=done.reps_high,
            per_side=done.per_side,
            rest_s=done.rest_s,
            hold_s=done.hold_s,
            text={"en": done.rung, "vi": done.rung},
        )
        for done in prescribed
    )
    text = ExerciseText(how=("Stand.",), cues=("Slow.",), mistakes=("Fast.",), figure_alt="A box.")
    return Exercise(
        id=name,
        names={"en": name, "vi": name},
        tier=tier,
        introduced="last" if tier == LAST_TIER else "adaptation",
        muscles=muscles,
        single_leg=True,
        ladders=(Ladder(id="main", names={"en": name, "vi": name}, rungs=rungs),),
        texts={"en": text, "vi": text},
    )


@pytest.fixture(scope="session")
def exercises() -> tuple[Exercise, ...]:
    """The two exercises of the plan made by hand, and one that is introduced last."""
    squats = [_squat(rung, 8, "loading") for rung in (1, 2, 3)]
    return (
        _exercise("single-leg-squat", squats, ("glute-med", "glute-max", "quadriceps")),
        _exercise("elevated-glute-bridge", [_bridge("loading")], ("glute-max", "hamstrings"), tier=2),
        _exercise("pike", [PIKE], ("trunk",), tier=LAST_TIER),
    )
