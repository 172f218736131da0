"""How much load each week and session is aimed at: growth, easier weeks, taper, return.

Session-RPE times minutes, in AU, aimed at in whole minutes so that what is aimed at can be hit. The cap
is kept against what the last loading week really holds. Nothing here chooses exercises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, exp, floor
from operator import attrgetter

from planner.engine.evidence import RULES, number
from planner.model import Athlete, Phase, Rir, Session, SessionKind

CAP = 1 + number("overload.weekly-cap", "most") / 100
GROWTH = 1 + number("overload.planned-growth", "most") / 100
DELOAD_LEAST = 1 - number("deload.reduce", "most") / 100
DELOAD_AIM = 1 - number("deload.reduce", "aim") / 100
DELOAD_MOST = 1 - number("deload.reduce", "least") / 100
TAPER_DAYS = int(number("taper.length", "days"))
TAU_DAYS = number("taper.volume", "tau-days")
TAPER_MEAN = TAU_DAYS / TAPER_DAYS * (1 - exp(-TAPER_DAYS / TAU_DAYS))
TAPER_MOST = number("taper.session", "most") / 100
TAPER_CUT = number("taper.session", "cut") / 100
MINI = 1 - number("taper.mini", "cut") / 100
SHORTEST_MIN = 5
SHORTEST_LOADING_MIN = 10
RETURN_AFTER_RACE = number("load.return", "after-race") / 100
RETURN_AFTER_BREAK = number("misses", "rebuild-load") / 100
REENTRY_MINUTES = number("load.return", "reentry-minutes") / 100
BLOCK_RESTART = number("load.return", "block-restart") / 100
TRANSITION = number("load.return", "transition") / 100
LIGHTEST_RPE = 3.0
_RPE = {name: float(value) for name, value in RULES["effort.rpe"].values.items()}
FULL_RPE = number("effort.rpe", "specific")


def rpe_of(phase: Phase | SessionKind) -> float:
    """Return the session-RPE aimed at in a phase, or in a kind of session that has its own."""
    return _RPE.get(phase, _RPE["build"])


@dataclass(slots=True, eq=False, repr=False)
class Chain:
    """The load of the past as far as the future needs it."""

    athlete: Athlete
    last_week: float = 0.0
    """Load of the last loading week; 0 before there was one."""
    a_session: float = 0.0
    """Load of a regular session of it."""
    sessions: int = 0
    """How many it held."""
    rpe: float = 0.0
    """At which session-RPE."""
    rir: Rir = "4+"
    """With which repetitions in reserve."""
    block: int = -1
    """Its block."""

    @property
    def full(self) -> float:
        """Return the load of the longest session at the hardest planned effort."""
        return self.athlete.minutes * FULL_RPE

    @property
    def first(self) -> float:
        """Return the load of the very first regular session."""
        share = number("overload.start", self.athlete.level) / 100
        return max(self.full * share, SHORTEST_LOADING_MIN * rpe_of("adaptation"))

    @property
    def easier_rpe(self) -> float:
        """Return the session-RPE of an easier week: one below, as fewer repetitions leave more in reserve."""
        return max(LIGHTEST_RPE, self.rpe - 1)

    def regular(self, block: int, peak: float, weeks_left: int) -> float:
        """Return the load of a regular session of a loading week, before the cap.

        ``weeks_left`` counts the block's loading weeks from this one on; growth is spread evenly over
        them up to ``peak`` times the full session.
        """
        if not self.last_week:
            return self.first
        if block != self.block:
            return self.a_session * BLOCK_RESTART
        goal = peak * self.full
        growth = (goal / self.a_session) ** (1 / max(1, weeks_left)) if self.a_session < goal else 1.0
        return self.a_session * min(growth, GROWTH)

    def record(self, sessions: Sequence[Session], block: int) -> None:
        """Remember a loading week as it came to be: its sessions, without activations."""
        self.last_week = round(sum([session.load_au for session in sessions]), 1)
        self.a_session = self.last_week / len(sessions)
        self.sessions = len(sessions)
        hardest = max(sessions, key=attrgetter("rpe"))
        self.rpe, self.rir = hardest.rpe, hardest.rir
        self.block = block


def whole_minutes(load: float, rpe: float, sessions: int, most: int, ceiling: float | None = None) -> list[int]:
    """Divide a load among sessions in whole minutes, the longer ones first, never above ``ceiling``."""
    if not sessions:
        return []
    total = round(load / rpe)
    if ceiling is not None:
        total = min(total, floor(ceiling / rpe + 1e-9))
    total = max(SHORTEST_MIN * sessions, min(total, most * sessions))
    return [total // sessions + (i < total % sessions) for i in range(sessions)]


def easier_minutes(chain: Chain, sessions: int, others: float = 0) -> list[int]:
    """Return the minutes of an easier week: 40 to 50 % below the last loading week, or what fewer sessions hold.

    ``others`` is what sessions of another kind add to that week.
    """
    whole = chain.last_week / chain.easier_rpe
    if sessions < chain.sessions:
        total = floor(min(DELOAD_AIM, sessions / chain.sessions) * whole)
    else:
        total = max(floor(DELOAD_AIM * whole), ceil(DELOAD_LEAST * whole))
    most = floor((DELOAD_MOST * chain.last_week - others) / chain.easier_rpe + 1e-9)
    total = max(sessions * SHORTEST_MIN, min(total, most))
    return [total // sessions + (i < total % sessions) for i in range(sessions)]


def taper_loads(chain: Chain, days_to_race: Sequence[int], activations: float) -> list[float]:
    """Return the load of each taper session: exponential in days, the whole taper cut by no more than the method knows.

    ``activations`` is what the taper's activations take of the whole.
    """
    weights = [exp(-(TAPER_DAYS - days) / TAU_DAYS) for days in days_to_race]
    if not chain.last_week:
        return [chain.first * weight for weight in weights]
    whole = chain.last_week * TAPER_DAYS / 7
    left = max(chain.a_session * sum(weights), (1 - TAPER_CUT) * whole - activations)
    left = min(left, TAPER_MEAN * whole - activations)
    most = TAPER_MOST * chain.a_session
    loads: list[float] = []
    for i, weight in enumerate(weights):
        most = min(most, left * weight / sum(weights[i:]))
        loads.append(most)
        left -= most
    return loads
