"""The plan made by hand keeps every rule; each mutation breaks exactly the law that is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.engine import audit as auditor
from planner.engine.audit import Breach, audit
from planner.engine.audit.content import rungs_fall
from planner.model import Blocked, Busy, Exercise, GivenUp, Hours, Note, Plan, Race, Reason, Run, Session
from planner.words import speaker
from tests.audit.pike import PIKE

Mutation = Callable[[Plan], Plan]


def settled(plan: Plan) -> Plan:
    """Bring the loads and targets of the weeks in line with their sessions."""
    weeks = []
    for week in plan.weeks:
        load = sum(session.load_au for session in plan.sessions if session.week == week.index)
        weeks.append(week.model_copy(update={"load_au": load, "target_load_au": load}))
    return plan.model_copy(update={"weeks": tuple(weeks)})


def put(name: str, **update: Any) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        sessions = tuple(s.model_copy(update=update) if s.id == name else s for s in plan.sessions)
        return plan.model_copy(update={"sessions": sessions})

    return mutate


def moved(name: str, days: int = 0, at: time | None = None) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        session = named(plan, name)
        start = session.start + timedelta(days=days)
        start = start if at is None else datetime.combine(start.date(), at, start.tzinfo)
        return put(name, day=start.date(), start=start)(plan)

    return mutate


def trained(name: str, minutes: int) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        session = named(plan, name)
        return settled(put(name, minutes=minutes, load_au=session.rpe * minutes)(plan))

    return mutate


def without(*names: str) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        kept = tuple(session for session in plan.sessions if session.id not in names)
        return settled(plan.model_copy(update={"sessions": kept}))

    return mutate


def done(name: str, place: int = 0, **update: Any) -> Mutation:
    """Change one exercise of a session."""

    def mutate(plan: Plan) -> Plan:
        exercises = list(named(plan, name).exercises)
        exercises[place] = exercises[place].model_copy(update=update)
        return put(name, exercises=tuple(exercises))(plan)

    return mutate


def week(number: int, **update: Any) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        weeks = tuple(w.model_copy(update=update) if w.index == number else w for w in plan.weeks)
        return plan.model_copy(update={"weeks": weeks})

    return mutate


def athlete(**update: Any) -> Mutation:
    return lambda plan: plan.model_copy(update={"athlete": plan.athlete.model_copy(update=update)})


def whole(**update: Any) -> Mutation:
    return lambda plan: plan.model_copy(update=update)


def race(**update: Any) -> Mutation:
    return lambda plan: plan.model_copy(update={"races": (plan.races[0].model_copy(update=update),)})


def with_race(day: date, priority: str, distance_km: float = 5, hour: int = 5) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        gun = datetime.combine(day, time(hour), plan.races[0].gun.tzinfo)
        other = Race(id="other", name="Other", gun=gun, day=day, distance_km=distance_km, priority=priority)
        return plan.model_copy(update={"races": tuple(sorted((*plan.races, other), key=lambda r: r.gun))})

    return mutate


def with_run(day: date, at: time, kind: str, minutes: int = 60) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        start = datetime.combine(day, at, plan.races[0].gun.tzinfo)
        run = Run(day=day, start=start, minutes=minutes, kind=kind)
        return plan.model_copy(update={"runs": tuple(sorted((*plan.runs, run), key=lambda r: r.start))})

    return mutate


def again(name: str, new: str, days: int, **update: Any) -> Mutation:
    """Add a copy of a session on another day."""

    def mutate(plan: Plan) -> Plan:
        session = named(plan, name)
        start = session.start + timedelta(days=days)
        copy = session.model_copy(update={"id": new, "day": start.date(), "start": start, **update})
        sessions = tuple(sorted((*plan.sessions, copy), key=lambda s: s.start))
        return settled(plan.model_copy(update={"sessions": sessions}))

    return mutate


def both(*mutations: Mutation) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        for mutation in mutations:
            plan = mutation(plan)
        return plan

    return mutate


def named(plan: Plan, name: str) -> Session:
    return next(session for session in plan.sessions if session.id == name)


def lost(name: str, week: int) -> GivenUp:
    return GivenUp(id=name, week=week, reasons=(Reason(rule="days"),))


def taken(day: date, first: int, last: int) -> Mutation:
    def mutate(plan: Plan) -> Plan:
        zone = plan.races[0].gun.tzinfo
        start, end = (datetime.combine(day, time(hour), zone) for hour in (first, last))
        return plan.model_copy(update={"busy": (Busy(start=start, end=end, title="Meeting"),)})

    return mutate


def starting(day: date) -> Mutation:
    """Keep what lies on or after a day, as a plan that starts then."""

    def mutate(plan: Plan) -> Plan:
        weeks = [w for w in plan.weeks if (day - w.starts).days < 7]
        shift = len(plan.weeks) - len(weeks)
        return plan.model_copy(
            update={
                "starts_on": day,
                "weeks": tuple(w.model_copy(update={"index": w.index - shift}) for w in weeks),
                "sessions": tuple(s.model_copy(update={"week": s.week - shift}) for s in plan.sessions if s.day >= day),
            }
        )

    return mutate


def swap_first(plan: Plan) -> Plan:
    first, second, *others = plan.sessions
    return plan.model_copy(update={"sessions": (second, first, *others)})


def sundays(plan: Plan) -> Plan:
    weeks = (w.model_copy(update={"starts": w.starts - timedelta(days=1)}) for w in plan.weeks)
    return plan.model_copy(update={"weeks": tuple(weeks)})


def first_run(**update: Any) -> Mutation:
    return lambda plan: plan.model_copy(update={"runs": (plan.runs[0].model_copy(update=update), *plan.runs[1:])})


def few_squats(plan: Plan) -> Plan:
    """Leave the third week one set of squats in each session."""
    return both(done("w05-1", sets=1), done("w05-2", sets=1))(plan)


def only(*names: str, places: tuple[int, ...] = (0,)) -> Mutation:
    """Leave sessions only some of their exercises, in this order."""

    def mutate(plan: Plan) -> Plan:
        held = {name: named(plan, name).exercises for name in names}
        return both(*[put(name, exercises=tuple(held[name][place] for place in places)) for name in names])(plan)

    return mutate


def with_pike(first: int) -> Mutation:
    """Put a set of pikes at the end of every session from one on."""

    def mutate(plan: Plan) -> Plan:
        piked = [s.model_copy(update={"exercises": (*s.exercises, PIKE)}) for s in plan.sessions[first:]]
        return plan.model_copy(update={"sessions": (*plan.sessions[:first], *piked)})

    return mutate


def b_race(day: date) -> Mutation:
    """Add a B race over 5 km, with an easy session after it."""
    return both(
        with_race(day, "B"), put("w06-1", kind="reentry", rpe=4.0, rir="4+"), trained("w06-1", 25), trained("w06-2", 22)
    )


MINI = both(
    whole(starts_on=date(2026, 10, 5)), b_race(date(2026, 11, 7)), without("w07-2"), week(1, phase="introduction")
)
RETURNED = both(put("w07-1", kind="reentry", rpe=4.0, rir="4+"), trained("w07-1", 25))
NO_FIRST_WEEK = both(without("w07-1", "w07-2"), week(1, starts=date(2026, 10, 26)))
NO_DELOAD = both(put("w04-1", kind="loading"), done("w04-1", 1, reps=10))
LIGHT_DELOAD = both(put("w04-1", rpe=4, load_au=40), put("w04-2", rpe=4, load_au=40), settled)


def full_again(name: str) -> Mutation:
    """Make a session of the easier week a full one."""
    return both(trained(name, 19), put(name, kind="loading"), done(name, 1, reps=10))


def eased(name: str) -> Mutation:
    """Make a full session one of an easier week."""
    return both(trained(name, 10), put(name, kind="deload", rir="4+"), done(name, 0, sets=1), done(name, 1, sets=1))


def no_third_rung(plan: Plan) -> Plan:
    """Leave the squats on the second rung to the end."""
    lower = [done(name, rung_index=2) for name in ("w02-1", "w02-2", "w01-1", "w01-2", "w00-1")]
    return both(*lower)(plan)


NO_DELOADS = both(full_again("w04-1"), full_again("w04-2"), week(4, deload=False), week(2, phase="build"))
TWO_DELOADS = both(eased("w03-1"), eased("w03-2"), week(5, deload=True), trained("w02-1", 20), no_third_rung)

TWO_RUNGS = both(*[done(f"w0{left}-{i}", rung_index=3, rung="box-30") for left in (5, 4, 3) for i in (1, 2)])
TABLE: list[tuple[str, str, Mutation]] = [
    # where the runner can have it
    ("day.blocked", "travel", athlete(blocked=(Blocked(first=date(2026, 11, 5), last=date(2026, 11, 5)),))),
    ("day.weekday", "no Thursdays", athlete(days=("mon", "tue", "wed", "fri", "sat", "sun"))),
    ("day.hours", "too early", athlete(hours=(Hours(start=time(18, 5), end=time(22)),))),
    ("day.hours", "too late", athlete(hours=(Hours(start=time(5), end=time(18, 10)),))),
    ("day.midnight", "across midnight", moved("w05-2", at=time(23, 50))),
    ("day.busy", "a meeting", taken(date(2026, 11, 5), 17, 19)),
    ("day.before-start", "too early", whole(starts_on=date(2026, 11, 4))),
    # around races
    ("rest.race", "two days before", moved("w00-1", days=3)),
    ("rest.race", "a B race", both(b_race(date(2026, 11, 7)), put("w07-1", kind="taper"))),
    ("last.loading", "kind swapped", both(put("w00-1", kind="taper", rpe=6.0), trained("w00-1", 10))),
    ("taper.mini", "full work on D-4", MINI),
    ("last.activation-once", "two", again("w00-1", "w01-3", -2, week=7)),
    ("last.activation-light", "two sets", done("w00-1", sets=2)),
    ("last.activation-light", "near failure", put("w00-1", rir="0-1")),
    ("recovery.after-race", "the day after", both(with_race(date(2026, 11, 2), "B"), RETURNED)),
    ("recovery.reentry", "straight on", with_race(date(2026, 10, 31), "B")),
    ("horizon.late", "a beginner", both(starting(date(2026, 12, 21)), athlete(level="new"))),
    ("horizon.maintain", "more repetitions", both(starting(date(2026, 12, 7)), done("w02-2", reps=10))),
    # between sessions and runs
    ("gap.sessions", "the day after", moved("w05-2", days=-1)),
    ("gap.sessions", "an hour short", moved("w05-2", at=time(17))),
    ("gap.sessions", "the gym", with_run(date(2026, 11, 6), time(19), "strength")),
    ("gap.before-hard", "eve of the long run", moved("w05-2", days=2)),
    ("gap.before-hard", "eve of a C race", with_race(date(2026, 11, 6), "C")),
    ("gap.same-day", "before the run", with_run(date(2026, 11, 19), time(20), "easy")),
    ("gap.same-day", "two hours after", with_run(date(2026, 11, 19), time(15), "easy")),
    ("gap.same-day", "two hours after a C race's gun", with_race(date(2026, 11, 19), "C", hour=16)),
    # loads
    ("load.session-rpe", "load raised alone", both(put("w05-1", load_au=116.0), settled)),
    ("load.week", "sum raised", week(3, load_au=229.0, target_load_au=229.0)),
    ("load.target", "target lowered", week(3, target_load_au=200.0)),
    ("overload.weekly-cap", "load raised", trained("w05-1", 22)),
    ("deload.reduce", "too little", trained("w04-1", 14)),
    ("deload.reduce", "too much", LIGHT_DELOAD),
    ("deload.frequency", "one session", both(without("w04-2"), trained("w04-1", 20))),
    ("deload.frequency", "a week off", without("w04-1", "w04-2")),
    ("deload.kind", "loading in an easier week", NO_DELOAD),
    ("deload.kind", "an easier session while loading", put("w05-1", kind="deload", rir="4+")),
    ("deload.every", "five in a row", NO_DELOADS),
    ("deload.twice", "two in a row", TWO_DELOADS),
    # how often, how hard
    ("frequency.least", "a taper session gone", both(without("w01-2"), trained("w01-1", 25), trained("w00-1", 12))),
    ("frequency.least", "two weeks emptied", without("w07-1", "w07-2", "w06-1", "w06-2")),
    ("frequency.maintain", "two sessions", week(1, phase="maintenance")),
    ("horizon.long", "a bridge after three weeks", both(without("w04-2"), week(4, phase="bridge"))),
    ("given-up.reasons", "no word", whole(given_up=(GivenUp(id="w04-3", week=4, reasons=()),))),
    ("effort.rpe", "harder than its phase", both(put("w06-1", rpe=6.0), trained("w06-1", 18))),
    ("effort.rir", "nearer failure than adapting allows", put("w07-1", rir="2-3")),
    ("effort.rir", "to failure in the build", put("w02-1", rir="0-1")),
    ("taper.effort", "easier than before", both(put("w01-1", rpe=5.0), trained("w01-1", 18))),
    # how it is climbed
    ("overload.reps-first", "too early", both(done("w06-1", reps=8), done("w06-2", reps=8))),
    ("overload.reps-step", "all at once", both(done("w07-2", 1, reps=10), done("w06-1", 1, reps=14))),
    ("overload.band-order", "not low on a new rung", done("w05-1", reps=9)),
    # the taper
    ("taper.volume", "dropped", both(trained("w01-1", 19), trained("w01-2", 19), trained("w00-1", 22))),
    ("taper.volume", "too deep", both(trained("w01-1", 10), trained("w01-2", 10))),
    ("taper.growth", "more than the last week", both(trained("w01-1", 20), trained("w01-2", 20))),
    ("taper.kind", "kind swapped", put("w01-1", kind="loading")),
    ("taper.new", "a new exercise", done("w01-1", 1, id="pike")),
    ("taper.rung", "a rung higher", done("w01-1", rung_index=4)),
    # what a session holds
    ("rung.fall", "a rung lower", done("w02-2", rung_index=2)),
    ("rung.reps", "over the range", done("w07-1", reps=11)),
    ("rung.reps", "under the range", done("w05-1", reps=7)),
    ("session.empty", "nothing", put("w05-1", exercises=())),
    ("session.twice", "the same again", done("w05-1", 1, id="single-leg-squat", rung_index=2, reps=10)),
    ("session.minutes", "too short", both(trained("w00-1", 4), put("w00-1", warmup_min=0))),
    ("session.minutes", "longer than wanted", athlete(minutes=20)),
    ("session.fits", "ten sets", done("w05-1", sets=10)),
    ("session.tempo", "no tempo", done("w05-1", tempo="slow")),
    ("frequency.week", "one wanted", athlete(sessions=1)),
    # what the plan says it is
    ("identity.unique", "twice", put("w05-2", id="w05-1")),
    ("identity.unique", "given up and placed", whole(given_up=(lost("w05-1", 3),))),
    ("identity.form", "a date", put("w05-2", id="2026-11-19")),
    ("identity.week-index", "a number left out", both(week(8, index=9), put("w00-1", week=9))),
    ("identity.monday", "Sundays", sundays),
    ("identity.week-gap", "a week left out", NO_FIRST_WEEK),
    ("identity.session-day", "another day", put("w05-2", day=date(2026, 11, 18))),
    ("identity.session-week", "another week", put("w05-1", week=2)),
    ("identity.session-week", "no such week", put("w05-1", week=20)),
    ("identity.race-day", "the day before", race(day=date(2026, 12, 26))),
    ("identity.run-day", "the day before", first_run(day=date(2026, 11, 2))),
    ("identity.order", "sessions swapped", swap_first),
    ("identity.zone", "unknown", whole(timezone="Mars/Base")),
    ("identity.instant", "no offset", put("w05-1", start=datetime.fromisoformat("2026-11-17T18:00:00"))),
    ("identity.instant", "beyond calendars", race(day=date(9999, 12, 31))),
    ("identity.figure", "not a number", week(1, load_au=float("nan"))),
]

CATALOGUE_TABLE: list[tuple[str, str, Mutation]] = [
    ("volume.minimum", "nothing for a muscle", few_squats),
    ("exercise.weekly", "a week without bridges", only("w05-1", "w05-2")),
    ("ladder.step", "two rungs at once", TWO_RUNGS),
    ("session.order", "bridges first", only("w05-1", places=(1, 0))),
    ("soreness.peak", "pikes from the first day", with_pike(0)),
    ("soreness.peak", "bridges after the pike", both(only("w07-1", "w07-2", "w06-1", "w06-2"), with_pike(2))),
    ("rung.gear", "no box", athlete(gear=("band",))),
    ("rung.unknown", "renamed", done("w07-1", rung="box-10")),
    ("rung.unknown", "another range", done("w07-1", reps_high=20)),
]


def names(table: list[tuple[str, str, Mutation]]) -> list[str]:
    return [f"{rule}: {how}" for rule, how, _ in table]


def test_the_plan_by_hand_keeps_every_rule(plan: Plan, exercises: tuple[Exercise, ...]) -> None:
    assert audit(plan, exercises) == ()


@pytest.mark.parametrize(("rule", "how", "mutation"), TABLE, ids=names(TABLE))
def test_a_mutation_is_caught_and_named(plan: Plan, rule: str, how: str, mutation: Mutation) -> None:
    breaches = audit(mutation(plan))
    assert {breach.rule for breach in breaches} == {rule}, (how, breaches)
    assert list(breaches) == sorted(breaches, key=lambda breach: (breach.day or date.min, breach.rule))


@pytest.mark.parametrize(("rule", "how", "mutation"), CATALOGUE_TABLE, ids=names(CATALOGUE_TABLE))
def test_the_catalogue_catches_more(
    plan: Plan, exercises: tuple[Exercise, ...], rule: str, how: str, mutation: Mutation
) -> None:
    assert {breach.rule for breach in audit(mutation(plan), exercises)} == {rule}, how


def test_every_rule_of_a_plan_is_in_the_table() -> None:
    named = {rule for rule, _, _ in TABLE + CATALOGUE_TABLE} | {"last.activation"}
    assert named == {rule for rule in rules_named() if not rule.startswith("calendar.")} - ONLY_CALENDARS


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_rule_has_its_sentence(language: str) -> None:
    assert [rule for rule in rules_named() if message(rule) not in speaker(language)] == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_sentence_uses_only_what_the_breach_tells(plan: Plan, exercises: tuple[Exercise, ...], language: str) -> None:
    says = speaker(language)
    for _, _, mutation in TABLE + CATALOGUE_TABLE:
        for found in audit(mutation(plan), exercises):
            day = found.day.isoformat() if found.day else ""
            assert says.say(message(found.rule), where=found.where, day=day, **found.values)


def message(rule: str) -> str:
    return f"breach-{rule.replace('.', '-')}"


ONLY_CALENDARS = {"frequency.build", "taper.calendar"}


def rules_named() -> set[str]:
    """Read the rules that the auditor can name from its own text."""
    text = "".join(file.read_text(encoding="utf-8") for file in Path(auditor.__file__).parent.glob("*.py"))
    return set(re.findall(r'breach\(\s*"([a-z.-]+)"', text))


def test_a_breach_says_what_is_there_and_what_would_be_right(plan: Plan) -> None:
    values = {"kind": "long", "other_day": "2026-11-22", "hours": 10.6, "least": 24}
    assert audit(moved("w05-2", days=2)(plan)) == (Breach("gap.before-hard", "w05-2", date(2026, 11, 21), values),)


FORGIVEN: list[tuple[str, Mutation]] = [
    (
        "an easier week that lost a session",
        both(without("w04-2"), whole(given_up=(lost("w04-2", 4),))),
    ),
    ("a taper that lost a session", both(without("w01-2"), whole(given_up=(lost("w01-2", 7),)))),
    (
        "a week below its target that lost a session",
        both(without("w04-2"), week(4, target_load_au=120.0), whole(given_up=(lost("w04-2", 4),))),
    ),
    ("a C race two days after a session", with_race(date(2026, 11, 7), "C")),
    ("a busy time that ends when the session starts", taken(date(2026, 11, 5), 16, 18)),
]


@pytest.mark.parametrize(("how", "mutation"), FORGIVEN, ids=[how for how, _ in FORGIVEN])
def test_what_the_rules_allow_is_not_reported(plan: Plan, how: str, mutation: Mutation) -> None:
    assert audit(mutation(plan)) == (), how


def test_volume_is_not_asked_of_a_week_that_says_what_it_left_out(plan: Plan, exercises: tuple[Exercise, ...]) -> None:
    left_out = both(few_squats, put("w05-1", left_out=("single-leg-squat",)))
    assert audit(left_out(plan), exercises) == ()


@pytest.mark.parametrize(("weeks", "found"), [(1, 0), (0, 1)])
def test_volume_is_not_asked_of_weeks_that_a_note_tells_of(
    plan: Plan, exercises: tuple[Exercise, ...], weeks: int, found: int
) -> None:
    note = Note(code="volume.minimum", values={"muscle": "glute-med", "weeks": weeks, "sets": 4})
    told = both(few_squats, whole(notes=(note,)))
    assert len(audit(told(plan), exercises)) == found


def test_a_rung_may_fall_after_a_race_but_not_after_an_easier_week(plan: Plan) -> None:
    fallen = done("w02-1", rung_index=1)(plan)
    assert [breach.rule for breach in rungs_fall(fallen)] == ["rung.fall"]
    assert list(rungs_fall(with_race(date(2026, 12, 4), "B")(fallen))) == []
    assert [breach.rule for breach in rungs_fall(with_race(date(2026, 12, 4), "C")(fallen))] == ["rung.fall"]
