"""What somebody new is asked before the first plan, with the answers that suit most people already filled in.

Questions are codes and options by name; answers are text as people type it, read by the same readers as every
option. It decides nothing that ``making`` would decide otherwise, prints nothing and reads no keyboard.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from planner import athlete_file, cache, documents, entries, making, routine, runs, settling
from planner.asked import Asked
from planner.athlete_file import RaceTable
from planner.errors import PlannerError, UsageError
from planner.model import Athlete, Language, Note, Race
from planner.runs import assumed_week
from planner.spelling import folded

ENOUGH = timedelta(weeks=6)
"""A race is proposed when there is time to get stronger for it."""
SHOWN = timedelta(weeks=4)
"""How far ahead a calendar is read, to say what was found in it."""
NONE = frozenset(("-", "none", "khong", "no"))
"""Answers that mean nothing of the kind."""


class Question(NamedTuple):
    """One question, and the answer that is filled in."""

    field: str
    """What it settles: a field of ``Asked``, or ``name``."""
    preset: str
    """The answer that is taken where none is given; empty: nothing."""


class Answers(NamedTuple):
    """What somebody said of themselves; empty: not said."""

    asked: Asked
    """As options are typed."""
    name: str = ""
    """How they are addressed."""

    def said(self, field: str) -> bool:
        """Tell whether this was answered, as an option or to a question."""
        return bool(self.name if field == "name" else getattr(self.asked, field))

    def answered(self, field: str, text: str) -> Answers:
        """Return these answers with one more."""
        if field == "name":
            return self._replace(name=" ".join(text.split())[:200])
        answer: Any = text.strip()
        if field in ("races", "runs", "distance"):
            answer = () if folded(answer) in NONE or not answer else (answer,)
        return self._replace(asked=self.asked._replace(**{field: answer}))


class Settled(NamedTuple):
    """All answers, read."""

    athlete: Athlete
    races: tuple[Race, ...]
    calendars: tuple[str, ...]
    """Files and addresses, as they go into a file of the folder it is written to."""
    notes: tuple[Note, ...]
    """What was assumed of the races."""
    tables: tuple[RaceTable, ...]
    """The races as the file holds them."""

    def text(self, language: Language) -> str:
        """Write the athlete's file."""
        from planner.words import speaker

        return athlete_file.written(self.athlete, speaker(language), runs=self.calendars, races=self.tables)


def questions(answers: Answers, today: date, language: Language) -> tuple[Question, ...]:
    """Give the questions that no option has answered, in the order of a talk."""
    usual = Athlete()
    presets = {
        "name": "",
        "races": _race_to_come(today, language),
        "distance": "21",
        "runs": _in_words(athlete_file.week_text(assumed_week(usual)), language),
        "days": _in_words(",".join(usual.days), language),
        "hours": ",".join(f"{span.start:%H:%M}-{span.end:%H:%M}" for span in usual.hours),
        "gear": _in_words(",".join(usual.gear), language),
        "level": _in_words(usual.level, language),
        "sessions": str(usual.sessions),
        "minutes": str(usual.minutes),
    }
    return tuple(Question(field, preset) for field, preset in presets.items() if not answers.said(field))


def distance_of(answers: Answers, now: datetime) -> str:
    """Return the distance that is taken of the race that was named, as somebody would type it."""
    asked = answers.asked
    alone = Asked(today=asked.today, zone=asked.zone, races=asked.races)
    settled = making.entries_of(making.ground_of(alone, now=now))[0]
    return f"{settled[-1].race.distance_km:g}"


def check(answers: Answers, field: str, now: datetime, language: Language) -> None:
    """Refuse an answer that cannot stand, by itself, before the next question is asked."""
    asked = answers.asked
    alone = Asked(today=asked.today, zone=asked.zone)
    if field == "distance":
        alone = alone._replace(races=asked.races, distance=asked.distance)
    elif field != "name":
        alone = alone._replace(**{field: getattr(asked, field)})
    if field in ("hours", "minutes"):
        alone = alone._replace(hours=asked.hours, minutes=asked.minutes)
    ground = making.ground_of(alone, now=now, language=language)
    if alone.races:
        making.entries_of(ground)
    if field == "runs":
        found(answers, ground.athlete, ground.today)


def found(answers: Answers, athlete: Athlete, today: date) -> runs.Gathered:
    """Read the runs that were named, for the weeks to come."""
    return runs.gather(
        making.split_sources(answers.asked.runs),
        first=today,
        last=today + SHOWN,
        athlete=athlete,
        today=today,
        cache_dir=cache.folder() / "calendars",
    )


def settle(answers: Answers, *, now: datetime, language: Language, folder: Path) -> Settled:
    """Read all answers together; ``folder`` is where the file will lie, for the names of calendars."""
    asked = answers.asked
    ground = making.ground_of(asked, now=now, language=language)
    weeks: list[str] = []
    calendars: list[str] = []
    for source in making.split_sources(asked.runs):
        (weeks if routine.looks_like_a_week(source) else calendars).append(source)
    week = tuple(run for source in weeks for run in routine.read_week(source)) or ground.athlete.week
    if calendars:
        found(answers, ground.athlete, ground.today)
    athlete = ground.athlete.model_copy(update={"name": answers.name, "week": week})
    named = making.entries_of(ground) if asked.races else ((), {}, ())
    races = tuple(entry.race for entry in named[0])
    return Settled(
        athlete=athlete,
        races=races,
        calendars=tuple(_seen_from(folder, source) for source in calendars),
        notes=tuple(note for entry in named[0] for note in entry.notes),
        tables=_tables(asked.races, races, ground),
    )


def _tables(typed: Sequence[str], races: Sequence[Race], ground: making.Ground) -> tuple[RaceTable, ...]:
    by_id = {race.id: race for race in races}
    tables = []
    for text in typed:
        asked = ground.asked._replace(races=(text,), distance=(), priority=())
        alone = making.entries_of(ground._replace(asked=asked))[0][0].race
        tables.append(_table(text, by_id[alone.id], ground))
    return tuple(tables)


def _table(text: str, race: Race, ground: making.Ground) -> RaceTable:
    """Write a race so that reading it gives it again: with the day that people name, which may be the evening's."""
    window = ""
    if race.window is not None:
        window = f"{race.window.opens.date().isoformat()}..{race.window.closes.date().isoformat()}"
    for day, hour in product((race.day, race.day - timedelta(days=1)), ("", f"{race.gun:%H:%M}")):
        told: dict[str, str | float | bool | date] = {
            "name": _typed_name(text, race),
            "window": window,
            "date": day,
            "time": hour,
            "distance": race.distance_km,
            **_of_its_file(text, race),
            "registered": race.standing == "registered",
        }
        table = {key: value for key, value in told.items() if value != ""}
        if _reads_as(table, race, ground):
            return table
    raise UsageError("race-unreadable", text=text)


def _of_its_file(text: str, race: Race) -> dict[str, str | float | bool | date]:
    """Return what a race's own file says beyond the race's name, day and distance."""
    if not documents.is_document(text):
        return {}
    said = documents.read(Path(text.strip())).values
    told = {"priority": race.priority, "registration_closes": race.registration_closes, "place": race.place}
    told["zone"] = str(said.get("zone", ""))
    return {key: value for key, value in told.items() if key in said and value is not None}


def _reads_as(table: RaceTable, race: Race, ground: making.Ground) -> bool:
    """Tell whether a table is read as this very race."""
    files = settling.Ground(ground.today, ground.athlete.zone, ground.athlete.language, entries.race_files())
    try:
        again = entries.of_table(documents.Table("", "", table), files).race
    except PlannerError:
        return False
    return (again.id, again.gun) == (race.id, race.gun)


def _typed_name(text: str, race: Race) -> str:
    """Return the name that was typed for a race; empty where only its day was."""
    if documents.is_document(text):
        return race.name
    if "@" in text:
        return text.partition("@")[0].strip()
    return "" if race.id.startswith("race-") else text.strip()


def _seen_from(folder: Path, source: str) -> str:
    if "://" in source:
        return source
    return os.path.relpath(Path(source).absolute(), folder.absolute())


def _in_words(codes: str, language: Language) -> str:
    """Write codes in the words that a reader of this language would type."""
    from planner.words import speaker

    say = speaker(language).say
    return re.sub(r"[a-z]+", lambda found: say("init-word", code=found[0]), codes)


def _race_to_come(today: date, language: Language) -> str:
    """Propose the next race that leaves time to get stronger, else the last one that does not; empty for none."""
    coming = []
    for file in entries.race_files():
        try:
            race = entries.resolve(file.id, today=today, language=language).race
        except PlannerError:
            continue
        coming.append((race.day, file.id))
    in_time = [one for one in coming if one[0] - today >= ENOUGH]
    return (min(in_time) if in_time else max(coming, default=(today, "")))[1]
