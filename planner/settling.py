"""Settling which edition of a known race is meant, and when its gun goes: announced, carried over or assumed.

It settles a wish for a race of the catalogue. What is not announced is marked as expected and told in
a note; where not even an expectation is known it refuses and asks for a date. It never makes one up.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner import dates
from planner.errors import NoPlan, UsageError, Value
from planner.model import Language, Note, Noun, Priority, Race, Window
from planner.racebook import Edition, RaceFile, in_language
from planner.spelling import shown
from planner.zones import VIETNAM

ASSUMED_GUN = time(5)
ASSUMED_NIGHT_GUN = time(0)
ASSUMED_KM = 21.0
NOON = time(12)
FARTHEST = timedelta(weeks=156)
"""Longest time to a season's last race: with three sessions a week in the wordiest language, a calendar of it stays
below what calendar programs take."""
DISTANCE_TOLERANCE = 0.02
"""42.195 is the race's 42, and 21.1 its 21."""


class Entry(Noun):
    """A race as it goes into a plan, with what was assumed of it."""

    race: Race
    """The race."""
    notes: tuple[Note, ...] = ()
    """What the runner should know: a year taken, a gun assumed, an edition expected."""


class Ground(NamedTuple):
    """What every wish is settled upon."""

    today: date
    zone: str = VIETNAM
    language: Language = "en"
    races: tuple[RaceFile, ...] = ()


class Enquiry(NamedTuple):
    """What somebody asked for, cut into its parts and not yet understood."""

    text: str
    name: str = ""
    when: str = ""
    year: int | None = None
    """The year of the edition, where it stands behind the name: ``hue-2026``."""
    window: str = ""
    hour: time | None = None
    distance_km: float | None = None
    priority: Priority = "A"
    registered: bool = False
    registration_closes: date | None = None
    place: str = ""


class Settled(NamedTuple):
    """The day of a race, and how far it is known."""

    day: date
    edition: Edition | None = None
    window: Window | None = None
    hour: time | None = None
    notes: tuple[Note, ...] = ()


def settle(file: RaceFile, wish: Enquiry, ground: Ground) -> Entry:
    """Make the race that a wish for a race of the catalogue means."""
    settled = _virtual(file, wish, ground) if file.virtual else _dated(file, wish, ground)
    if wish.year is not None and settled.day.year != wish.year:
        name, day = file.called(ground.language), settled.day.isoformat()
        raise UsageError("race-year", name=name, edition_year=wish.year, day=day, race_id=file.id)
    refuse_past(settled.day, file.called(ground.language), _right(file, ground), ground)
    edition = settled.edition
    distance_km, told = _distance(file, edition, wish, ground)
    gun, known = _gun(file, settled, distance_km)
    notes = (*settled.notes, *known, *_road_closes(edition, distance_km), *told)
    race = Race.model_construct(
        id="-".join(filter(None, (file.id, str(gun.year), edition.id if edition else None))),
        name=file.called(ground.language),
        gun=gun,
        day=settled.day,
        distance_km=distance_km,
        priority=wish.priority,
        standing="registered" if wish.registered else "considering",
        announced=edition is not None or wish.registered,
        registration_closes=wish.registration_closes or (edition.registration_closes if edition else None),
        window=settled.window,
        place=wish.place or (edition.place if edition else "") or file.place,
        source=in_language(edition.source, ground.language) if edition else _source(file, settled.day, ground),
    )
    return Entry.model_construct(race=race, notes=notes)


def over(race: Race, distance_km: float, file: RaceFile, language: Language) -> Entry:
    """Make a race of the catalogue over another distance; its gun follows, unless somebody wrote an hour of its own."""
    edition = file.edition_on(race.day)
    wish = Enquiry(race.name, distance_km=distance_km)
    km, told = _distance(file, edition, wish, Ground(race.day, language=language))
    gun, known = race.gun, tuple[Note, ...]()
    if not file.virtual and gun == instant(race.day, _hour(file, edition, race.distance_km)[0], file.zone):
        hour, known = _hour(file, edition, km)
        gun = instant(race.day, hour, file.zone)
    notes = (*known, *_road_closes(edition, km), *told)
    return Entry.model_construct(race=race.model_copy(update={"distance_km": km, "gun": gun}), notes=notes)


def read_window(wish: Enquiry, today: date, zone: str) -> tuple[Window, dates.Span]:
    """Read the window of a virtual race, from its first day's midnight to its last day's last minute."""
    span = dates.read_span(wish.window, today=today)
    return _days(span.first, span.last, zone), span


def _days(first: date, last: date, zone: str) -> Window:
    return Window(opens=instant(first, time(0), zone), closes=instant(last, time(23, 59), zone))


def own_day(wish: Enquiry, window: Window, ground: Ground) -> Settled:
    """Choose the runner's own day in a window: the one that is written, or the last."""
    first, last = window.opens.date(), window.closes.date()
    days: dict[str, Value] = {"first_day": first.isoformat(), "last_day": last.isoformat()}
    if not wish.when:
        told = Note(code="virtual-day", values={"day": last.isoformat(), **days})
        return Settled(last, window=window, hour=wish.hour, notes=(told,))
    written, hour = dates.read_moment(wish.when, today=max(first, ground.today))
    if not first <= written.day <= last:
        raise UsageError("race-outside-window", text=shown(wish.text), day=written.day.isoformat(), **days)
    return Settled(written.day, window=window, hour=hour or wish.hour, notes=written.midnight())


def virtual_gun(settled: Settled, zone: str) -> datetime:
    """Give the start of the runner's own effort, kept within the window."""
    gun = instant(settled.day, settled.hour or ASSUMED_GUN, zone)
    return min(max(gun, settled.window.opens), settled.window.closes) if settled.window else gun


def instant(day: date, hour: time, zone: str) -> datetime:
    """Make an aware instant of a local day and hour; an hour that a clock change skips moves past it."""
    place = ZoneInfo(zone)
    return datetime.combine(day, hour, tzinfo=place).astimezone(UTC).astimezone(place)


def refuse_past(day: date, name: str, right: str, ground: Ground) -> None:
    """Refuse a race whose day is over; a race without a name is called by its day."""
    if day >= ground.today:
        return
    today = ground.today.isoformat()
    if name:
        raise NoPlan("race-past", name=shown(name), day=day.isoformat(), today=today, right=right)
    raise NoPlan("day-past", day=day.isoformat(), today=today, right=right)


def refuse_far(day: date, first: date) -> None:
    """Refuse a race that is too far from the first day of its plan, before anything is read or made."""
    if day - first > FARTHEST:
        weeks, right = (day - first).days // 7, f"{day - FARTHEST:%d/%m/%Y}"
        raise UsageError("race-far", day=day.isoformat(), weeks=weeks, most=FARTHEST.days // 7, right=right)


def offered(distances_km: tuple[float, ...]) -> str:
    """Write distances as a list."""
    return ", ".join(f"{km:g}" for km in distances_km)


def _dated(file: RaceFile, wish: Enquiry, ground: Ground) -> Settled:
    if wish.window:
        raise UsageError("race-not-virtual", name=file.called(ground.language), text=shown(wish.text), race_id=file.id)
    if not wish.when:
        return _next(file, _in_year(ground, wish.year))
    settled = _on(file, wish, ground, ground.today)
    if file.night:
        earlier = _on(file, wish, ground, ground.today - timedelta(days=1))
        settled = earlier if earlier.day >= ground.today else settled
    return settled


def _in_year(ground: Ground, year: int | None) -> Ground:
    """Look from the first day of a year; what is found there may be over, and is then refused as that."""
    return ground if year is None else ground._replace(today=date(year, 1, 1))


def _next(file: RaceFile, ground: Ground) -> Settled:
    """Take the next announced edition, else the expected one, else ask for a date."""
    if edition := file.next_edition(ground.today):
        return Settled(edition.day, edition, notes=_night_of(file, edition.day))
    if file.expected is None:
        raise _date_needed("race-date-needed", file, ground)
    earliest = ground.today - timedelta(days=1) if file.night else ground.today
    day = file.gun_day(dates.next_day(file.expected.day, file.expected.month, earliest))
    values: dict[str, Value] = {"name": file.called(ground.language), "day": day.isoformat(), "race_id": file.id}
    return Settled(day, notes=(Note(code="expected-edition", values=values), *_night_of(file, day)))


def _on(file: RaceFile, wish: Enquiry, ground: Ground, today: date) -> Settled:
    """Settle on the day that was written; of a night race it may be the evening's or the gun's."""
    written, hour = dates.read_moment(wish.when, today=today)
    hour = hour or wish.hour
    day, told = written.day, written.notes()
    following = day + timedelta(days=1)
    if file.night and _is_gun_day(file, day) and not _is_gun_day(file, following):
        told += (Note(code="same-night", values=_night(day)),)
    elif file.night and (hour is None or (hour < NOON and _is_gun_day(file, following))):
        day = following
        told += _night_of(file, day)
    edition = file.edition_on(day)
    if edition is None and not wish.registered:
        values: dict[str, Value] = {"name": file.called(ground.language), "day": day.isoformat()}
        told += (Note(code="edition-not-announced", values=values),)
    return Settled(day, edition, hour=hour, notes=told)


def _is_gun_day(file: RaceFile, day: date) -> bool:
    """Tell whether a night race is known or expected to have its gun on this day."""
    return is_known_day(file, day - timedelta(days=1))


def _night_of(file: RaceFile, gun_day: date) -> tuple[Note, ...]:
    return (Note(code="night-of", values=_night(gun_day)),) if file.night else ()


def _night(gun_day: date) -> dict[str, Value]:
    return {"evening_day": (gun_day - timedelta(days=1)).isoformat(), "gun_day": gun_day.isoformat()}


def _virtual(file: RaceFile, wish: Enquiry, ground: Ground) -> Settled:
    if wish.window:
        window, span = read_window(wish, ground.today, file.zone)
        edition = file.edition_on(span.last)
        if edition and edition.opens and (edition.opens.date(), edition.day) == (span.first, span.last):
            window = _window(file, edition)
        else:
            edition = None
        settled = own_day(wish, window, ground)
        return settled._replace(edition=edition, notes=(*span.notes(), *settled.notes))
    if wish.when:
        written, hour = dates.read_moment(wish.when, today=ground.today)
        edition = file.edition_on(written.day)
        around = _window(file, edition) if edition else _days(written.day, written.day, file.zone)
        return Settled(written.day, edition, around, hour or wish.hour, written.notes())
    edition = file.next_edition(_in_year(ground, wish.year).today)
    if edition is None:
        raise _date_needed("race-window-needed", file, ground)
    return own_day(wish, _window(file, edition), ground)._replace(edition=edition)


def _date_needed(code: str, file: RaceFile, ground: Ground) -> UsageError:
    """Ask for the date of a race of which only past editions are known."""
    last = file.editions[-1].day.isoformat() if file.editions else "none"
    return UsageError(code, name=file.called(ground.language), race_id=file.id, day=last)


def _window(file: RaceFile, edition: Edition) -> Window:
    place = ZoneInfo(file.zone)
    if edition.opens is None or edition.closes is None:
        raise ValueError(f"{file.id} {edition.day} has no window")
    return Window(opens=edition.opens.replace(tzinfo=place), closes=edition.closes.replace(tzinfo=place))


def _distance(file: RaceFile, edition: Edition | None, wish: Enquiry, ground: Ground) -> tuple[float, tuple[Note, ...]]:
    """Match the distance to those of the race, or take the half marathon and say so."""
    known = edition.distances_km if edition and edition.distances_km else file.distances_km
    if wish.distance_km is None:
        km = min(known, key=lambda each: (abs(each - ASSUMED_KM), each), default=ASSUMED_KM)
        return km, (assumed_distance(km, known),)
    if not known:
        return wish.distance_km, ()
    for km in known:
        if abs(km - wish.distance_km) <= km * DISTANCE_TOLERANCE:
            return km, ()
    name = file.called(ground.language)
    raise UsageError("distance-not-offered", name=name, distance_km=wish.distance_km, offered=offered(known))


def assumed_distance(km: float, known: tuple[float, ...] = ()) -> Note:
    """Say which distance was taken, and which there are."""
    values: dict[str, Value] = {"distance_km": km, "offered": offered(known) or "none"}
    return Note(code="distance-assumed", values=values)


def _gun(file: RaceFile, settled: Settled, km: float) -> tuple[datetime, tuple[Note, ...]]:
    """Give the gun that is written, announced, carried over or assumed, in this order."""
    if file.virtual:
        return virtual_gun(settled, file.zone), ()
    if settled.hour is not None:
        return instant(settled.day, settled.hour, file.zone), ()
    hour, notes = _hour(file, settled.edition, km)
    return instant(settled.day, hour, file.zone), notes


def _hour(file: RaceFile, edition: Edition | None, km: float) -> tuple[time, tuple[Note, ...]]:
    if edition and (known := edition.gun(km)) is not None:
        return known, ()
    if edition and edition.starts is not None:
        return edition.starts, (_told("gun-first", edition.starts, km),)
    if carried := file.carried_gun(km):
        hour, of = carried
        return hour, (_told("gun-carried", hour, km, edition_year=of.year),)
    hour = ASSUMED_NIGHT_GUN if file.night else ASSUMED_GUN
    return hour, (_told("gun-assumed", hour, km),)


def _told(code: str, hour: time, km: float, **values: Value) -> Note:
    return Note(code=code, values={"gun": f"{hour:%H:%M}", "distance_km": km, **values})


def _road_closes(edition: Edition | None, km: float) -> tuple[Note, ...]:
    closing = edition.road_closing(km) if edition else None
    return (_told("road-closes", closing, km),) if closing else ()


def is_known_day(file: RaceFile, named: date) -> bool:
    """Tell whether a race is announced or expected on the day that people name."""
    return file.edition_on(file.gun_day(named)) is not None or _is_expected(file, named)


def _is_expected(file: RaceFile, named: date) -> bool:
    return file.expected is not None and (named.month, named.day) == (file.expected.month, file.expected.day)


def _source(file: RaceFile, gun_day: date, ground: Ground) -> str:
    """Quote the expectation's source for the day that is expected."""
    named = gun_day - timedelta(days=1) if file.night else gun_day
    if file.expected is None or not _is_expected(file, named):
        return ""
    return in_language(file.expected.source, ground.language)


def _right(file: RaceFile, ground: Ground) -> str:
    """Write what would be right in place of a race that is over."""
    if file.expected or file.next_edition(ground.today):
        return file.id
    return f"{file.id}@DD/MM..DD/MM" if file.virtual else f"{file.id}@DD/MM/YYYY"
