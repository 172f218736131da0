"""Every number the engine leans on: id, values with units, source and grade.

Grades: A trial or meta-analysis on the point, B evidence nearby, C published practice or consensus,
D our own choice. The room refuses numbers without a grade; sentences about the rules are in the
phrases, never here. Sources were read mostly as abstracts.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Grade = Literal["A", "B", "C", "D"]
Number = int | float


class Rule(NamedTuple):
    """One rule of the method: its numbers, where they come from and how far to trust them."""

    id: str
    values: Mapping[str, Number]
    unit: str
    grade: Grade
    source: str


OURS = "our choice"
BLAGROVE_2018 = "Blagrove 2018, 10.1007/s40279-017-0835-7"
BOSQUET_2007 = "Bosquet 2007, 10.1249/mss.0b013e31806010e0"
DOMA_2013 = "Doma & Deakin 2013; Robineau 2016, 10.1519/JSC.0000000000000798"
MAKER = "maker's force table; Uchida 2016, 10.1589/jpts.28.1266; Lewis 2018, 10.4085/1062-6050-46-16"


def _rule(id: str, unit: str, grade: Grade, source: str, **values: Number) -> Rule:
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return Rule(id, MappingProxyType(named), unit, grade, source)


_ALL = (
    # how often
    _rule("frequency.build", "sessions/week", "A", BLAGROVE_2018, usual=2, least=2, most=3),
    _rule(
        "frequency.specific",
        "sessions/week",
        "A",
        "Beattie 2017, 10.1519/JSC.0000000000001464",
        least=1,
        most=2,
    ),
    _rule(
        "frequency.maintain",
        "sessions/week",
        "A",
        "Spiering 2021, 10.1519/JSC.0000000000003964",
        sessions=1,
        sets=1,
        weeks=32,
    ),
    _rule(
        "volume.minimum",
        "sets/week per muscle group",
        "A",
        "Iversen 2021, 10.1007/s40279-021-01490-1",
        sets=4,
    ),
    _rule("frequency.least", "days", "D", OURS, days=5),
    _rule("exercise.weekly", "sessions/week", "D", OURS, least=1),
    _rule("horizon.evidence", "weeks", "A", BLAGROVE_2018, least=6, most=20),
    # overload
    _rule("overload.reps-first", "", "A", "Plotkin 2022, 10.7717/peerj.14142"),
    _rule("overload.reps-step", "repetitions; loading weeks", "D", OURS, step=2, weeks=3),
    _rule("overload.step", "% of load", "B", "ACSM 2009", least=2, most=10, reps_over=2),
    _rule("overload.weekly-cap", "% of the last loading week", "D", OURS, most=10),
    _rule("overload.planned-growth", "% a loading week", "D", OURS, most=8),
    _rule("overload.start", "% of the full session load", "D", OURS, new=55, regular=65, advanced=75),
    _rule("overload.band-order", "% force a colour", "B", MAKER, to_black_least=23, to_black_most=26, above=40),
    _rule("effort.rir", "repetitions in reserve", "A", "Hackett 2017, 10.1519/JSC.0000000000001683", bands=3),
    _rule(
        "effort.rpe",
        "session-RPE 0–10",
        "D",
        OURS,
        introduction=4,
        reentry=4,
        activation=3,
        maintenance=6,
        bridge=6,
        adaptation=5,
        build=6,
        rebuild=6,
        specific=7,
    ),
    _rule("load.session-rpe", "AU", "C", "Foster 2001", scale=10),
    # easier weeks
    _rule(
        "deload.every",
        "loading weeks",
        "C",
        "Rogerson 2024, 10.1186/s40798-024-00691-y",
        weeks=3,
        beginners=2,
    ),
    _rule("deload.reduce", "% of volume", "B", "Coleman 2024, 10.7717/peerj.16777", least=40, most=50, aim=41),
    # the taper
    _rule("taper.length", "days", "A", BOSQUET_2007, days=14),
    _rule("taper.volume", "% of volume", "A", BOSQUET_2007, least=41, most=60, tau_days=8),
    _rule("taper.session", "% of a session; % of the taper", "D", OURS, most=92, cut=57),
    _rule("taper.effort", "% of the loading effort", "A", BOSQUET_2007, least=100),
    _rule("taper.mini", "days", "D", OURS, first=5, last=4, cut=45),
    _rule(
        "last.loading",
        "days before the race",
        "B",
        "Pritchard 2015, 10.1519/SSC.0000000000000125; D for the day",
        aim=10,
        least=7,
        most=14,
    ),
    _rule(
        "last.activation",
        "days before the race",
        "D",
        OURS,
        least=4,
        hours=72,
        first=6,
        reps_low=6,
        reps_high=8,
        exercises=3,
    ),
    _rule("rest.race", "days before the race", "D", OURS, days=3),
    # around the runs
    _rule("gap.sessions", "hours", "C", "ACSM convention", hours=48),
    _rule("gap.before-hard", "hours", "C", BLAGROVE_2018, hours=24),
    _rule("gap.same-day", "hours", "A", DOMA_2013, hours=3, better=6),
    _rule("policy.hard-day", "runs a week", "D", "coaches disagree; no trial", runs=5),
    _rule("policy.easy-day", "runs a week", "D", "coaches disagree; no trial", runs=4),
    # what the body says
    _rule(
        "soreness.peak",
        "hours",
        "B",
        "Vickers 2001; Cleary 2002",
        first=36,
        last=48,
        protected_weeks_least=6,
        protected_weeks_most=9,
    ),
    _rule(
        "recovery.after-race",
        "days",
        "D",
        OURS,
        marathon=10,
        marathon_most=14,
        half=5,
        half_most=7,
        ten=3,
        ten_most=4,
        five=2,
        five_most=2,
        reentry_least=1,
        reentry_most=2,
    ),
    _rule("season.priorities", "weeks between A races", "C", "published practice", close=8, far=12),
    _rule(
        "pain.stop",
        "pain 0–10; days",
        "C",
        "adapted from Silbernagel 2007; days are our choice",
        step_back=3,
        skip=5,
        skip_days=14,
        rest_days=7,
    ),
    _rule(
        "misses",
        "sessions in a row; % of load",
        "D",
        OURS,
        go_on=1,
        repeat=2,
        step_back=5,
        repeat_weeks=2,
        rebuild_load=70,
    ),
    _rule("effort.off-plan", "session-RPE; times in a row", "D", OURS, rpe=2, times=2),
    # the horizons
    _rule("horizon.late", "days", "D", OURS, most=6),
    _rule("horizon.maintain", "days", "D", OURS, most=20),
    _rule("horizon.rhythm", "weeks", "D", OURS, least=12, build=5),
    _rule("horizon.long", "weeks", "D", OURS, least=25, block_least=12, block_most=16, bridge=2),
    _rule(
        "load.return",
        "% of the old load",
        "D",
        OURS,
        after_race=75,
        reentry_minutes=70,
        block_restart=80,
        transition=60,
        earlier_peak=90,
    ),
    _rule("ladder.step", "rung", "D", OURS, most=1),
    _rule("ladder.first", "rung", "D", OURS, new=1, regular=2, advanced=4),
    # how a session is built
    _rule("session.order", "tier", "B", "Distefano 2009; Boren 2011; for order only", first=1, last=4),
    _rule("session.rest", "seconds added to a rest", "D", OURS, most=15),
    _rule("session.warm-up", "minutes", "D", OURS, short=2, usual=3, long_from=20),
    _rule("session.sets", "sets an exercise", "D", OURS, least=1, new=3, most=4),
    _rule("session.moving", "seconds between exercises", "D", OURS, seconds=30),
    # a runner's day
    _rule("day.hours", "hour of the day; minutes a km", "D", OURS, first=5, last=22, race_min_a_km=8),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})


def number(rule: str, name: str) -> Number:
    """Return one number of one rule; KeyError where either is unknown."""
    return RULES[rule].values[name]
