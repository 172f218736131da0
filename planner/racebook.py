"""The form of a race file in ``templates/races``: editions that were seen, and the one to expect.

It knows what such a file may say and answers small questions about it, such as the gun of one
distance. It opens no file, reads nothing that a runner typed, and never makes up a date.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from planner.laws import Breach, missing_languages
from planner.model import Language, Name, Noun, Slug

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

    @model_validator(mode="after")
    def _window_is_whole(self) -> Self:
        if (self.opens is None) != (self.closes is None):
            raise ValueError("opens and closes belong together")
        if self.opens is not None and self.closes is not None:
            if self.closes <= self.opens:
                raise ValueError("closes must be later than opens")
            if self.closes.date() != self.day:
                raise ValueError("day must be the day on which the window closes")
        return self

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

    @model_validator(mode="after")
    def _every_year_has_it(self) -> Self:
        date(2023, self.month, self.day)
        return self


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

    @model_validator(mode="after")
    def _tells_one_story(self) -> Self:
        days = [edition.day for edition in self.editions]
        if days != sorted(set(days)):
            raise ValueError("editions must be in order, one a day")
        if self.expected and self.expected.guns_of and self.expected.guns_of not in days:
            raise ValueError("guns_of must be the day of an edition")
        if any((edition.opens is not None) != self.virtual for edition in self.editions):
            raise ValueError("a virtual race has windows and no other race has")
        return self

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
    """Find the languages that a race's names and sources lack, in file order."""
    yield from missing_languages(("names",), file.names, languages)
    for place, edition in enumerate(file.editions):
        yield from missing_languages(("editions", place, "source"), edition.source, languages)
    if file.expected:
        yield from missing_languages(("expected", "source"), file.expected.source, languages)


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
