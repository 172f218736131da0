"""What a calendar says of a session or a race: enough to train by, on a phone, without another page.

Plain text only, for clients show HTML raw. Sessions do not name the race, so that a race that is renamed leaves
them as subscribers know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner import catalogue
from planner.exports.wording import dose, outside
from planner.model import Exercise, Ladder, Language, Plan, Prescribed, Race, Reason, Rung, Session
from planner.words import Said

if TYPE_CHECKING:
    from planner.words import Speaker

_REASONS = 3
"""Reasons told of a session; ``planner why`` tells all."""
_NIGHT_ENDS = 4
"""Hour before which a gun belongs to the night of the day before, as people call it."""


class Sessions:
    """Describes the sessions of one plan."""

    def __init__(self, plan: Plan, speaks: Speaker, log_link: str = "") -> None:
        self.category = speaks.say("ics-category")
        self._speaks = speaks
        self._log_link = log_link
        self._language: Language = "vi" if speaks.language == "vi" else "en"
        self._exercises = _exercises()
        self._race_days = sorted(race.day for race in plan.races)
        self._pain = speaks.say("ics-pain", rule=Said(speaks.rule("pain.stop")))

    def summary(self, session: Session) -> str:
        """Return the title of a session."""
        return self._speaks.say(f"ics-summary-{session.kind}", phase=session.phase)

    def description(self, session: Session) -> str:
        """Return what to do in a session, from the warm-up to the log."""
        numbered = [
            self._speaks.say("ics-exercise", number=place, what=Said(self._exercise(one)))
            for place, one in enumerate(session.exercises, 1)
        ]
        parts = [self._opening(session), *numbered, self._pain]
        if session.warmup_min:
            parts.insert(1, self._speaks.say("warm-up", minutes=session.warmup_min))
        if self._log_link:
            link = Said(self._log_link.replace("{session}", session.id))
            parts.append(self._speaks.say("ics-log", link=link))
        return "\n\n".join(parts)

    def _opening(self, session: Session) -> str:
        say = self._speaks.say
        lines = [
            say("ics-opening", phase=session.phase, weeks=self._weeks_left(session.day)),
            say("ics-effort", rpe=session.rpe, rir=session.rir),
        ]
        reasons = " ".join(dict.fromkeys(map(self._reason, session.reasons[:_REASONS])))
        if reasons:
            lines.append(say("ics-why", reasons=Said(reasons)))
        return "\n".join(lines)

    def _reason(self, reason: Reason) -> str:
        """Return why, as others may know it, with the race as "the race"."""
        reason = outside(reason)
        if "race" in reason.values:
            values = reason.values | {"race": self._speaks.say("ics-the-race")}
            reason = Reason(rule=reason.rule, values=values)
        return self._speaks.reason(reason)

    def _weeks_left(self, day: date) -> int:
        """Return the weeks from this one to that of the next race."""
        race = next((race for race in self._race_days if race >= day), day)
        return (_monday(race) - _monday(day)).days // 7

    def _exercise(self, done: Prescribed) -> str:
        say = self._speaks.say
        name, ladder, rung = self._called(done)
        down, held, up = (int(seconds) for seconds in done.tempo.split("-"))
        pace = [say("ics-tempo", tempo=Said(done.tempo), down=down, held=held, up=up)]
        if done.hold_s:
            pace.append(say("ics-hold", seconds=done.hold_s))
        if done.rest_s:
            pace.append(say("ics-rest", seconds=done.rest_s))
        lines = [f"{name}: {dose(done, ladder, self._speaks)}"]
        if rung is not None:
            lines.append(rung.text.get(self._language) or rung.text["en"])
        lines.append(" · ".join((*self._gear(done, rung), *pace)))
        return "\n   ".join(lines)

    def _called(self, done: Prescribed) -> tuple[str, Ladder | None, Rung | None]:
        """Return the movement's name on the ladder it is done on, that ladder and its rung; its id where unknown."""
        exercise = self._exercises.get(done.id)
        if exercise is None:
            return done.id, None, None
        ladder = next((one for one in exercise.ladders if one.id == done.ladder), None)
        names = exercise.names if ladder is None or ladder.id == "main" else ladder.names
        rung = next((one for one in ladder.rungs if one.id == done.rung), None) if ladder else None
        return names.get(self._language) or names["en"], ladder, rung

    def _gear(self, done: Prescribed, rung: Rung | None) -> list[str]:
        """Return what is put on or stood on, with its size."""
        say = self._speaks.say
        found = []
        if rung is not None and rung.band_place:
            place, colour = rung.band_place, rung.band_colour or ""
            found.append(say("ics-band-colour" if colour else "ics-band", place=place, colour=colour))
        elif done.band:
            found.append(say("ics-band-plain", band=done.band))
        if done.height_cm is not None:
            found.append(say("ics-height", height=done.height_cm))
        if done.weight_kg is not None:
            found.append(say("ics-weight", weight=done.weight_kg))
        return found


def race_summary(race: Race, speaks: Speaker) -> str:
    """Return the title of a race."""
    return speaks.say("ics-race", race=race.name, distance=race.distance_km)


def race_description(race: Race, speaks: Speaker, timezone: str) -> str:
    """Return what to know on race day."""
    zone = ZoneInfo(timezone)
    gun = race.gun.astimezone(zone)
    hour = {"clock": Said(speaks.clock(gun)), "day": gun.date(), "zone": Said(timezone)}
    lines = [speaks.say("ics-race-own-day" if race.window else "ics-race-gun", **hour)]
    if gun.hour < _NIGHT_ENDS and race.window is None:
        eve = gun.date() - timedelta(days=1)
        lines.append(speaks.say("ics-race-night", eve_day=eve, day=gun.date()))
    if race.window is not None:
        opens, closes = race.window.opens.astimezone(zone), race.window.closes.astimezone(zone)
        lines.append(speaks.say("ics-race-window", opens=opens, closes=closes))
    if not race.announced:
        lines.append(speaks.say("ics-race-expected"))
    elif race.standing == "considering":
        lines.append(speaks.say("ics-race-considering"))
        if race.registration_closes is not None:
            lines.append(speaks.say("ics-race-closes", day=race.registration_closes))
    else:
        lines.append(speaks.say("ics-race-registered"))
    lines.append(speaks.say(f"ics-race-priority-{race.priority.lower()}"))
    if race.source:
        lines.append(speaks.say("ics-race-source-window" if race.window else "ics-race-source", source=race.source))
    return "\n".join(lines)


def registration(race: Race, speaks: Speaker) -> str:
    """Return what there is to do on the last day to register."""
    return speaks.say("ics-registration-text", race=race.name, distance=race.distance_km, day=race.day)


@lru_cache(maxsize=1)
def _exercises() -> Mapping[str, Exercise]:
    return {exercise.id: exercise for exercise in catalogue.load().exercises}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
