"""How a session's work is put into a few words, for tables, Markdown and lists alike.

It asks the catalogue what a movement is called and the speaker how a number reads; it lays out nothing. It knows
what leaves the house: of a log, calendars and files tell that it changed a session and never what was in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from planner import catalogue
from planner.model import Exercise, GivenUp, Ladder, Plan, Prescribed, Race, Reason, Rung, Session, Week

if TYPE_CHECKING:
    from planner.words import Speaker

_Reasoned = TypeVar("_Reasoned", Session, Week, GivenUp)


class Wording:
    """Words of one language for what is prescribed."""

    def __init__(self, speaks: Speaker) -> None:
        self._speaks = speaks

    @cached_property
    def _known(self) -> dict[str, Exercise]:
        return {exercise.id: exercise for exercise in catalogue.load().exercises}

    def name(self, done: Prescribed) -> str:
        """Return what the movement is called on the ladder it is done on."""
        exercise, ladder = self._found(done)
        if exercise is None:
            return done.id
        names = exercise.names if ladder is None or ladder.id == "main" else ladder.names
        return names.get(self._speaks.language) or names["en"]

    def dose(self, done: Prescribed, *, short: bool = False) -> str:
        """Return sets and repetitions: ``3 × 8 a side``; ``short`` is for narrow columns."""
        _, ladder = self._found(done)
        if short and counts_steps(ladder):
            return self._speaks.say("ui-dose-steps-and-back", sets=done.sets, reps=done.reps)
        return dose(done, ladder, self._speaks)

    def counting(self, done: Prescribed) -> str:
        """Return what a number alone does not say of a set; empty where it counts repetitions."""
        _, ladder = self._found(done)
        return self._speaks.say("fit-steps-and-back", reps=done.reps) if counts_steps(ladder) else ""

    def rung(self, done: Prescribed) -> str:
        """Return what the rung is, in the catalogue's words; empty for one it does not know."""
        rung = self._rung(done)
        return "" if rung is None else rung.text.get(self._speaks.language) or rung.text["en"]

    def mark(self, done: Prescribed) -> str:
        """Return how far up its ladder the rung stands: ``rung 4/9``; empty for one it does not know."""
        _, ladder = self._found(done)
        if ladder is None:
            return ""
        return self._speaks.say("ui-rung", rung=done.rung_index, rungs=len(ladder.rungs))

    def gear(self, done: Prescribed) -> str:
        """Return what is put on or stood on, with its size."""
        say = self._speaks.say
        rung = self._rung(done)
        found: list[str] = []
        if rung is not None and rung.band_place:
            colour = rung.band_colour or ""
            found.append(say("ics-band-colour" if colour else "ics-band", place=rung.band_place, colour=colour))
        elif done.band:
            found.append(say("ics-band-plain", band=done.band))
        if done.height_cm is not None:
            found.append(say("ics-height", height=done.height_cm))
        if done.weight_kg is not None:
            found.append(say("ics-weight", weight=done.weight_kg))
        return " · ".join(found)

    def pace(self, done: Prescribed) -> str:
        """Return tempo, hold and rest, in short."""
        say = self._speaks.say
        return " · ".join(
            (
                say("ui-tempo", tempo=done.tempo),
                *((say("ui-hold", seconds=done.hold_s),) if done.hold_s else ()),
                *((say("ui-rest", seconds=done.rest_s),) if done.rest_s else ()),
            )
        )

    def _found(self, done: Prescribed) -> tuple[Exercise | None, Ladder | None]:
        exercise = self._known.get(done.id)
        ladders = exercise.ladders if exercise else ()
        return exercise, next((ladder for ladder in ladders if ladder.id == done.ladder), None)

    def _rung(self, done: Prescribed) -> Rung | None:
        _, ladder = self._found(done)
        return next((rung for rung in ladder.rungs if rung.id == done.rung), None) if ladder else None


def dose(done: Prescribed, ladder: Ladder | None, speaks: Speaker) -> str:
    """Return sets and what each of them counts on its ladder."""
    if counts_steps(ladder):
        return speaks.say("ics-dose-steps-and-back", sets=done.sets, reps=done.reps)
    return speaks.say("ics-dose-side" if done.per_side else "ics-dose", sets=done.sets, reps=done.reps)


def range_of(rung: Rung, ladder: Ladder, speaks: Speaker) -> str:
    """Return the repetitions of a rung, from the first to those that earn the next one."""
    message = "ui-reps-side" if rung.per_side else "ui-reps"
    return speaks.say(
        "ui-reps-steps-and-back" if counts_steps(ladder) else message, low=rung.reps_low, high=rung.reps_high
    )


def counts_steps(ladder: Ladder | None) -> bool:
    """Tell whether a set is walked: steps forward, and as many back."""
    return ladder is not None and ladder.counts == "steps-and-back"


def starts(race: Race, speaks: Speaker) -> str:
    """Return when a race starts, in short: its gun, or that the day in its window is the runner's own."""
    return speaks.say("ui-own-day") if race.window else speaks.clock(race.gun)


LOGGED = {"pain.stop": "log.eased", **dict.fromkeys(("misses", "effort.too-hard", "effort.too-easy"), "log.changed")}
"""Reasons that say what was logged, each with the one that is told to others."""


def outside(reason: Reason) -> Reason:
    """Return a reason as whoever holds a link or a file may read it: without pain, illness or a log's content."""
    if reason.rule in LOGGED:
        return Reason(rule=LOGGED[reason.rule])
    if reason.values.get("why") in ("illness", "pain"):
        return Reason(rule=reason.rule, values=reason.values | {"why": "other"})
    return reason


def shared(plan: Plan) -> Plan:
    """Return a plan whose reasons are all told as to others."""
    told = {name: tuple(map(_shared, getattr(plan, name))) for name in ("sessions", "weeks", "given_up")}
    return plan.model_copy(update=told)


def _shared(one: _Reasoned) -> _Reasoned:
    told = [outside(reason) for reason in one.reasons]
    reasons = tuple(reason for place, reason in enumerate(told) if reason not in told[:place])
    return one if reasons == one.reasons else one.model_copy(update={"reasons": reasons})


def effort(session: Session, speaks: Speaker) -> str:
    """Return how long a session is, what of it warms up, and how hard it is."""
    of_it = {"minutes": session.minutes, "warm_up": session.warmup_min}
    return speaks.say("ui-session-effort", **of_it, rpe=session.rpe, rir=session.rir)


def warm_up(sessions: Iterable[Session], speaks: Speaker) -> str:
    """Return how to warm up, once for all sessions; empty where none has a warm-up."""
    return speaks.say("ui-warm-up") if any(session.warmup_min for session in sessions) else ""


STOPS = ("stop-groin", "stop-bone", "stop-joint", "stop-numbness", "stop-chest")
CLINICIAN = ("clinician-pregnancy", "clinician-young", "clinician-surgery", "clinician-osteoporosis")


def safety(speaks: Speaker) -> Iterator[str]:
    """Give what is said with every plan: what it promises, when to stop, whom to ask first."""
    stops = "; ".join(speaks.say(stop).rstrip(".") for stop in STOPS)
    asks = ", ".join(speaks.say(each) for each in CLINICIAN)
    yield f"{speaks.say('stop-heading')}: {stops}."
    yield f"{speaks.say('clinician-heading')}: {asks}."
    yield speaks.rule("pain.stop")
    yield speaks.say("band-check")
    yield speaks.say("promise-not-injury")
