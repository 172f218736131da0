"""The form of a race file in ``templates/races``: editions that were seen, and the one to expect.

It knows what such a file may say and answers small questions about it, such as the gun of one
distance. It opens no file, reads nothing that a runner typed, and never makes up a date.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field

from planner.errors import Unknown, Value
from planner.laws import Breach, Place, missing_languages
from planner.model import Language, Name, Noun, Slug
from planner.spelling import key
from planner.zones import VIETNAM, read_zone

COMMON_YEAR = 2023
"""A year without 29 February: what is expected has to come every year."""
Kilometres = Annotated[float, Field(gt=0, le=1000)]


def in_language(texts: dict[Language, str], language: Language) -> str:
    """Give the text in a language, or the English one, or the first."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


class At(Noun):
    """An hour that holds for one distance."""

    km: Kilometres
    """The distance."""
    at: time
    """Local time of day."""


class Edition(Noun):
    """One edition of a race, as it was announced."""

    id: Slug | None = None
    """What follows the year in its id, where a year had several editions."""
    day: date
    """Local day of the guns; for a virtual race, the last day of its window."""
    starts: time | None = None
    """First gun of the event, where the guns of the distances are not known."""
    guns: tuple[At, ...] = ()
    """Gun of each distance, where known."""
    road_closes: tuple[At, ...] = ()
    """When the road closes for each distance, where known."""
    opens: datetime | None = None
    """Opening of a virtual race's window, local."""
    closes: datetime | None = None
    """Closing of a virtual race's window, local."""
    distances_km: tuple[Kilometres, ...] = ()
    """Distances, where they differ from the race's."""
    registration_closes: date | None = None
    """Last day to register, where known."""
    place: Name = ""
    """Where it started, where known."""
    source: dict[Language, Name]
    """Where this was seen, in each language; never an address that nobody opened."""

    def gun(self, distance_km: float) -> time | None:
        """Give the gun of a distance, where this edition tells it."""
        return next((gun.at for gun in self.guns if gun.km == distance_km), None)

    def road_closing(self, distance_km: float) -> time | None:
        """Tell when the road closes for a distance, where this edition tells it."""
        return next((closing.at for closing in self.road_closes if closing.km == distance_km), None)


class Expected(Noun):
    """When the next edition is expected, until it is announced."""

    month: Annotated[int, Field(ge=1, le=12)]
    """Month of the day people name."""
    day: Annotated[int, Field(ge=1, le=31)]
    """Day of the month people name: of a night race, the evening's."""
    guns_of: date | None = None
    """Day of the edition whose guns are carried over; None: no gun is known."""
    source: dict[Language, Name]
    """Where the expectation comes from, in each language."""


class RaceFile(Noun):
    """A race with the editions that are known."""

    id: Slug
    """Stable name; an edition's id is this and the year of its gun."""
    names: dict[Language, Name]
    """What people call it, in each language."""
    aliases: tuple[Name, ...] = ()
    """Other names that mean it."""
    zone: Name
    """IANA zone of its hours."""
    place: Name = ""
    """City, where every edition had the same."""
    night: bool = False
    """Whether people name the evening and the gun falls after midnight, on the next day."""
    virtual: bool = False
    """Whether it is run anywhere, within a window."""
    distances_km: tuple[Kilometres, ...] = ()
    """Distances, longest first; empty: not known."""
    editions: tuple[Edition, ...] = ()
    """Oldest first."""
    expected: Expected | None = None
    """The edition to expect when none is announced; None: no date can be told."""

    def called(self, language: Language) -> str:
        """Give its name in a language."""
        return in_language(self.names, language) or self.id

    def next_edition(self, today: date) -> Edition | None:
        """Give the first announced edition on or after ``today``."""
        return next((edition for edition in self.editions if edition.day >= today), None)

    def edition_on(self, day: date) -> Edition | None:
        """Give the announced edition whose guns, or whose window, fall on ``day``."""
        for edition in self.editions:
            first = edition.opens.date() if edition.opens else edition.day
            if first <= day <= edition.day:
                return edition
        return None

    def carried_gun(self, distance_km: float) -> tuple[time, date] | None:
        """Give the gun to expect for a distance, and the day of the edition it is carried over from."""
        if self.expected is None or self.expected.guns_of is None:
            return None
        for edition in self.editions:
            if edition.day == self.expected.guns_of and (gun := edition.gun(distance_km)) is not None:
                return gun, edition.day
        return None

    def gun_day(self, named: date) -> date:
        """Turn the day that people name into the local day of the gun."""
        return named + timedelta(days=1) if self.night else named


def of_race(file: RaceFile, languages: Collection[str]) -> Iterator[Breach]:
    """Find everything that a race's languages, zone, editions and hours have wrong."""
    yield from missing_languages(("names",), file.names, languages)
    yield from _zone(file.zone)
    for place, edition in enumerate(file.editions):
        yield from missing_languages(("editions", place, "source"), edition.source, languages)
        yield from _edition_of(file, ("editions", place), edition)
    for place, (before, after) in enumerate(pairwise(file.editions), start=1):
        if after.day <= before.day:
            days: dict[str, Value] = {"got": after.day.isoformat(), "before": before.day.isoformat()}
            yield Breach(("editions", place, "day"), "editions-order", days)
    if file.expected:
        yield from missing_languages(("expected", "source"), file.expected.source, languages)
        yield from _expectation(file, file.expected)


def of_races(files: Sequence[RaceFile]) -> Iterator[tuple[int, Breach]]:
    """Find the names that mean two races, each at the later of them: its place among the files, and the breach."""
    taken: dict[str, RaceFile] = {}
    for place, file in enumerate(files):
        own: dict[str, tuple[Place, str]] = {}
        own |= {key(alias): (("aliases",), alias) for alias in reversed(file.aliases)}
        own |= {key(name): (("names", language), name) for language, name in file.names.items()}
        own[key(file.id)] = ("id",), file.id
        for folded, (path, name) in own.items():
            if (other := taken.get(folded)) is not None:
                yield place, Breach(path, "race-name-taken", {"got": name, "other": other.id})
        taken |= dict.fromkeys(own, file)


def _zone(name: str) -> Iterator[Breach]:
    try:
        known = read_zone(name)
        near: tuple[str, ...] = () if known == name else (known,)
    except Unknown as cause:
        near = cause.near or (VIETNAM,)
    if near:
        yield Breach(("zone",), "zone-unknown", {"got": name, "near": ", ".join(near)})


def _edition_of(file: RaceFile, path: Place, edition: Edition) -> Iterator[Breach]:
    known = edition.distances_km or file.distances_km
    for field, hours in (("guns", edition.guns), ("road_closes", edition.road_closes)):
        for place, hour in enumerate(hours):
            here = (*path, field, place, "km")
            if known and hour.km not in known:
                yield Breach(here, "km-unknown", {"km": hour.km, "known": ", ".join(f"{km:g}" for km in known)})
            if hour.km in [other.km for other in hours[:place]]:
                yield Breach(here, "km-twice", {"km": hour.km})
    for field, instant in (("opens", edition.opens), ("closes", edition.closes)):
        if file.virtual and instant is None:
            yield Breach((*path, field), "window-missing", {"field": field})
        elif instant is not None and not file.virtual:
            yield Breach((*path, field), "window-not-virtual", {"field": field})
        elif instant is not None and instant.tzinfo is not None:
            yield Breach((*path, field), "window-offset", {"field": field, "zone": file.zone})
    yield from _window(path, edition)


def _window(path: Place, edition: Edition) -> Iterator[Breach]:
    opens, closes = edition.opens, edition.closes
    if closes is not None and closes.date() != edition.day:
        days: dict[str, Value] = {"got": edition.day.isoformat(), "right": closes.date().isoformat()}
        yield Breach((*path, "day"), "window-day", days)
    if opens is not None and closes is not None and closes.replace(tzinfo=None) <= opens.replace(tzinfo=None):
        hours: dict[str, Value] = {"got": closes.isoformat(" ", "minutes"), "opens": opens.isoformat(" ", "minutes")}
        yield Breach((*path, "closes"), "window-backwards", hours)


def _expectation(file: RaceFile, expected: Expected) -> Iterator[Breach]:
    days = monthrange(COMMON_YEAR, expected.month)[1]
    if expected.day > days:
        longest: dict[str, Value] = {"got": expected.day, "days": days, "month": expected.month}
        yield Breach(("expected", "day"), "expected-day", longest)
    known, carried = [edition.day.isoformat() for edition in file.editions], expected.guns_of
    if carried and carried.isoformat() not in known:
        told: dict[str, Value] = {"got": carried.isoformat(), "editions": len(known), "known": ", ".join(known)}
        yield Breach(("expected", "guns_of"), "guns-of", told)


def of_form(form: dict[str, Any]) -> RaceFile:
    """Make a race file of its own JSON form without asking again whether it is right."""
    expected = form["expected"]
    if expected is not None:
        form["expected"] = Expected.model_construct(**expected | {"guns_of": _day(expected["guns_of"])})
    form["aliases"] = tuple(form["aliases"])
    form["distances_km"] = tuple(form["distances_km"])
    form["editions"] = tuple(map(_edition, form["editions"]))
    return RaceFile.model_construct(**form)


def _edition(form: dict[str, Any]) -> Edition:
    for field in ("day", "registration_closes"):
        form[field] = _day(form[field])
    for field in ("opens", "closes"):
        form[field] = form[field] and datetime.fromisoformat(form[field])
    for field in ("guns", "road_closes"):
        form[field] = tuple(At.model_construct(km=at["km"], at=time.fromisoformat(at["at"])) for at in form[field])
    form["starts"] = form["starts"] and time.fromisoformat(form["starts"])
    form["distances_km"] = tuple(form["distances_km"])
    return Edition.model_construct(**form)


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
