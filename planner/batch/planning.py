"""A registrant's row → their plan and its calendar.

What rows have in common is made once: runners who ask for the same, whatever they are called, share a plan that
differs in its id and in their name. The bytes are those of ``planner plan`` all the same; a test says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from planner import catalogue, continuing, documents, making, routine
from planner import earlier as earlier_plans
from planner.asked import Asked
from planner.earlier import Earlier
from planner.engine.planning import Wish, make_plan, plan_id
from planner.errors import UsageError
from planner.exports import ics
from planner.exports.editions import Face
from planner.model import Athlete, Language, Plan
from planner.spelling import folded, shown

SHARED = 128
"""Plans, or calendars, that are kept for the rows to come: a plan is some 200 kB, a calendar 50 kB."""
_YES = frozenset(("yes", "y", "true", "1", "x", "co", "roi", "da dang ky", "registered"))
_NO = frozenset(("no", "n", "false", "0", "", "khong", "chua"))


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every row of a run."""

    today: date
    """The day to plan from."""
    language: Language = "en"
    """Language of a row that names none."""


@dataclass(frozen=True, slots=True)
class Registrant:
    """What a row asks for."""

    asked: Asked
    name: str


def registrant(values: Mapping[str, str], terms: Terms) -> Registrant:
    """Read a row's columns as the options they stand for; neither a file nor an address is taken from a stranger."""
    if "race" not in values:
        raise UsageError("batch-race-missing")
    return Registrant(asked_of(values, terms), values.get("name", "")[:200])


def asked_of(values: Mapping[str, str], terms: Terms) -> Asked:
    """Read columns, all of them or some, as the options they stand for."""
    race, runs = values.get("race", ""), values.get("runs", "")
    if documents.is_document(race):
        raise UsageError("batch-race-file", text=shown(race))
    if runs and not routine.looks_like_a_week(runs):
        raise UsageError("batch-runs", text=shown(runs))
    return Asked(
        races=(race,) if race else (),
        today=terms.today.isoformat(),
        runs=(runs,) if runs else (),
        distance=(values["distance_km"],) if "distance_km" in values else (),
        registered=_is_yes(values.get("registered", "")),
        language=values.get("language", terms.language),
        zone=values.get("zone", ""),
        level=values.get("level", ""),
        sessions=values.get("sessions", ""),
        minutes=values.get("minutes", ""),
        days=values.get("days", ""),
        hours=values.get("hours", ""),
        gear=values.get("gear", ""),
        policy=values.get("policy", ""),
    )


def calendar(who: Registrant, path: Path | None, terms: Terms) -> bytes:
    """Return a registrant's calendar: the first one, or the next edition of the one that lies at the path."""
    before = None if path is None else earlier_plans.read(path)
    if before is None:
        shared = _drawn(who.asked, terms)
        return ics.renamed(shared.data, shared.face, _named(shared.outline, who.name))
    plan = plan_of(who, before, terms)
    midnight = datetime.combine(terms.today, time(), ZoneInfo(plan.timezone))
    assert path is not None
    return ics.following(path, plan, now=midnight).data


def plan_of(who: Registrant, before: Earlier | None, terms: Terms) -> Plan:
    """Return a registrant's plan, or the next revision of the one before."""
    if before is None:
        return _named(_shared(who.asked, terms), who.name)
    wish = making.wish_of(who.asked._replace(today=before.starts_on.isoformat()), now=instant(terms))
    wish = wish._replace(athlete=_called(wish.athlete, who.name))
    library = catalogue.load()
    first, _ = continuing.before(before, wish, library)
    if plan_id(wish.athlete, wish.races) != before.plan_id:
        return _named(_shared(who.asked, terms), who.name)
    if terms.today <= first.made_on:
        return first
    return make_plan(wish._replace(today=terms.today, start=before.starts_on), library, first)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A calendar to be renamed."""

    outline: Plan
    """Its plan without what does not change with the name."""
    face: Face
    data: bytes


@lru_cache(maxsize=SHARED)
def _drawn(asked: Asked, terms: Terms) -> _Drawn:
    plan = _made(asked, terms)
    data, edition, *_ = ics.render(plan)
    rest = dict.fromkeys(("weeks", "sessions", "runs", "busy", "given_up", "notes"), ())
    return _Drawn(plan.model_copy(update=rest), edition.face, data)


@lru_cache(maxsize=SHARED)
def _shared(asked: Asked, terms: Terms) -> Plan:
    return _made(asked, terms)


def _made(asked: Asked, terms: Terms) -> Plan:
    wish: Wish = making.wish_of(asked, now=instant(terms), language=terms.language)
    return make_plan(wish, catalogue.load())


def instant(terms: Terms) -> datetime:
    """Return the moment that rows are read at: the middle of the day, wherever they live."""
    return datetime.combine(terms.today, time(12), UTC)


def _called(athlete: Athlete, name: str) -> Athlete:
    return athlete.model_copy(update={"name": name})


def _named(plan: Plan, name: str) -> Plan:
    athlete = _called(plan.athlete, name)
    return plan.model_copy(update={"id": plan_id(athlete, plan.races), "athlete": athlete})


def _is_yes(text: str) -> bool:
    plain = folded(text)
    if plain not in _YES | _NO:
        raise UsageError("batch-yes-no", text=shown(text))
    return plain in _YES
