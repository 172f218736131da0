"""The races that somebody asks for: a name, an id, a date, ``NAME@DATE``, a file, a table of a file.

It cuts what was typed into parts and finds the race that is meant: one of the catalogue (settled by
``settling``) or the runner's own. A name one slip away from a known one is refused with that name,
never corrected in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from planner import catalogue, dates, documents, settling
from planner.documents import Table
from planner.errors import InputError, Unknown, UsageError
from planner.model import Language, Note, Priority, Race, Window
from planner.racebook import RaceFile, of_form, of_race, of_races
from planner.routine import ends_the_day, read_time
from planner.settling import Enquiry, Entry, Ground, Settled
from planner.spelling import folded, key, nearest, one_slip, shown
from planner.zones import VIETNAM, read_zone

LONGEST = 200
SHORTEST_TO_DOUBT = 4
"""Shorter names have too many neighbours: a race called ``Hub`` is no slip for ``Hue``."""
MOST_KM = 1000
_NAME_AND_YEAR = r"(?P<name>.*?[^\W\d])[ _-]*(?P<year>20[0-9]{2})"
TABLE_FIELDS = (
    *("name", "date", "time", "window", "distance", "priority"),
    *("registered", "registration_closes", "place", "zone"),
)
_DISTANCES = {
    "marathon": 42.0,
    "full": 42.0,
    "full marathon": 42.0,
    "fm": 42.0,
    "half": 21.0,
    "half marathon": 21.0,
    "hm": 21.0,
    "ban marathon": 21.0,
    "ban": 21.0,
}


@cache
def race_files(folder: Path | None = None) -> tuple[RaceFile, ...]:
    """Read the races of the catalogue, by id; those of our own templates where no folder is named."""
    return catalogue.read_toml_folder("races", RaceFile, folder, build=of_form, keeps=of_race, among=of_races)


def resolve(
    text: str,
    *,
    today: date,
    zone: str = VIETNAM,
    language: Language = "en",
    distance_km: float | None = None,
    registered: bool = False,
    priority: Priority = "A",
    races: tuple[RaceFile, ...] | None = None,
) -> Entry:
    """Make the race that RACE on the command line means; a file's own words win over the options."""
    ground = Ground(today, read_zone(zone), language, race_files() if races is None else races)
    if distance_km is not None and not 0 < distance_km <= MOST_KM:
        raise UsageError("distance-impossible", text=f"{distance_km:g}", most=MOST_KM)
    if documents.is_document(text):
        table = documents.read(Path(text.strip()))
        return of_table(table, ground, Enquiry("", distance_km=distance_km, registered=registered, priority=priority))
    wish = _cut(text, ground)._replace(distance_km=distance_km, registered=registered, priority=priority)
    return _entry(wish, ground)


def of_table(table: Table, ground: Ground, otherwise: Enquiry | None = None) -> Entry:
    """Make the race that a race file or a ``[[races]]`` table tells."""
    table.refuse_unknown(TABLE_FIELDS)
    wish = _of_values(table, otherwise or Enquiry(""), ground.today)
    if zone := _text(table, "zone"):
        try:
            ground = ground._replace(zone=read_zone(zone))
        except UsageError as cause:
            raise documents.reworded(table, "zone", cause, VIETNAM) from cause
    if not (wish.name or wish.when or wish.window):
        raise table.fault("field-missing", "date", name="date")
    try:
        entry = _entry(wish, ground, doubts=False)
    except Unknown as cause:
        if not (cause.near or wish.when or wish.window):
            raise table.fault("field-missing", "date", name="date") from cause
        raise _in_table(table, cause) from cause
    except UsageError as cause:
        raise _in_table(table, cause) from cause
    if wish.registration_closes and wish.registration_closes > entry.race.day:
        raise table.wrong("registration_closes", right=f"{entry.race.day:%d/%m/%Y}")
    return entry


def file_of(race: Race) -> RaceFile | None:
    """Return the race of the catalogue that a race is an edition of."""
    found = [file for file in race_files() if race.id.startswith(f"{file.id}-")]
    return max(found, key=lambda file: len(file.id), default=None)


def over(race: Race, distance_km: float | None, language: Language) -> Entry:
    """Make a race that is settled already over the distance that is asked for, where one is."""
    if distance_km in (None, race.distance_km):
        return Entry(race=race)
    assert distance_km is not None
    file = file_of(race)
    if file is None:
        return Entry(race=race.model_copy(update={"distance_km": distance_km}))
    return settling.over(race, distance_km, file, language)


def together(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Put the entries of one season in the order of their guns; one race is entered once, one day has one."""
    ordered = sorted(entries, key=lambda entry: (entry.race.gun, entry.race.id))
    for number, entry in enumerate(ordered):
        for other in ordered[:number]:
            day = entry.race.day.isoformat()
            if entry.race.day == other.race.day:
                raise UsageError("races-same-day", name=other.race.name, other_name=entry.race.name, day=day)
            if entry.race.id == other.race.id:
                first = other.race.day.isoformat()
                raise UsageError("race-twice", name=entry.race.name, first_day=first, last_day=day)
    return tuple(ordered)


def read_distance(text: str) -> float:
    """Read a distance in kilometres: ``21``, ``21.1 km``, ``10k``, ``half``, ``bán marathon``."""
    plain = folded(text[:LONGEST])
    if plain in _DISTANCES:
        return _DISTANCES[plain]
    number = plain.removesuffix("km").removesuffix("k").strip().replace(",", ".")
    try:
        km = float(number) if number.replace(".", "", 1).isdecimal() and number.isascii() else 0.0
    except ValueError:
        km = 0.0
    if not 0 < km <= MOST_KM:
        raise UsageError("distance-impossible", text=shown(text), most=MOST_KM)
    return km


def _cut(text: str, ground: Ground) -> Enquiry:
    """Cut ``NAME@DATE``, ``NAME@FROM..TO`` and ``NAME@FROM..TO@DATE`` into their parts."""
    parts = [part.strip() for part in text.split("@")]
    if not any(parts) or len(text) > LONGEST:
        raise UsageError("race-unreadable", text=shown(text))
    name, *rest = parts
    if not rest and _find(name, ground) is None and (name[0].isdecimal() or _is_date(name)):
        name, rest = "", [name]
    if len(rest) > 2 or not all(rest):
        raise UsageError("race-unreadable", text=shown(text))
    if rest and dates.is_span(rest[0]):
        return Enquiry(text, name=name, window=rest[0], when=rest[1] if len(rest) == 2 else "")
    if len(rest) == 2:
        raise UsageError("race-unreadable", text=shown(text))
    return Enquiry(text, name=name, when=rest[0] if rest else "")


def _is_date(text: str) -> bool:
    return dates.looks_like_a_date(dates.before_hour(text))


def _entry(wish: Enquiry, ground: Ground, *, doubts: bool = True) -> Entry:
    found, year = _find(wish.name, ground), None
    if found is None and (named := re.fullmatch(_NAME_AND_YEAR, wish.name)):
        found, year = _find(named["name"], ground), int(named["year"])
    if found is not None:
        return settling.settle(found, wish._replace(year=year), ground)
    dated = bool(wish.when or wish.window)
    if wish.name and (not dated or (doubts and _slips(wish.name, ground))):
        raise _unknown(wish, ground)
    return _own(wish, ground)


def _own(wish: Enquiry, ground: Ground) -> Entry:
    """Make a race that only the runner knows; its id is its day, so that it may be renamed."""
    window: Window | None = None
    told: tuple[Note, ...] = ()
    if wish.window:
        window, span = settling.read_window(wish, ground.today, ground.zone)
        settled, told = settling.own_day(wish, window, ground), span.notes()
        gun = settling.virtual_gun(settled, ground.zone)
    else:
        written, hour = dates.read_moment(wish.when, today=ground.today)
        settled = Settled(written.day, hour=hour or wish.hour, notes=written.notes())
        gun = settling.instant(settled.day, settled.hour or settling.ASSUMED_GUN, ground.zone)
    name = " ".join(wish.name.split()) or f"{settled.day:%d/%m/%Y}"
    settling.refuse_past(settled.day, wish.name, _same_day_to_come(settled.day, ground.today), ground)
    km = wish.distance_km or settling.ASSUMED_KM
    race = Race.model_construct(
        id=f"race-{settled.day.isoformat()}",
        name=name,
        gun=gun,
        day=settled.day,
        distance_km=km,
        priority=wish.priority,
        standing="registered" if wish.registered else "considering",
        registration_closes=wish.registration_closes,
        window=window,
        place=wish.place,
    )
    notes = (*told, *settled.notes, *_of_their_own(race, wish, ground), *_assumed(settled, wish, km))
    return Entry.model_construct(race=race, notes=notes)


def _of_their_own(race: Race, wish: Enquiry, ground: Ground) -> tuple[Note, ...]:
    """Say that a named race is none of ours, or which of ours is on the day of a nameless one."""
    if wish.name:
        return (Note(code="own-race", values={"name": race.name, "day": race.day.isoformat()}),)
    return tuple(
        Note(code="race-that-day", values={"name": file.called(ground.language), "race_id": file.id})
        for file in ground.races
        if settling.is_known_day(file, race.day)
    )


def _assumed(settled: Settled, wish: Enquiry, km: float) -> tuple[Note, ...]:
    """Say what was assumed of a race that only the runner knows."""
    notes: tuple[Note, ...] = ()
    if settled.hour is None and settled.window is None:
        gun = f"{settling.ASSUMED_GUN:%H:%M}"
        notes = (Note(code="gun-assumed", values={"gun": gun, "distance_km": km}),)
    return notes if wish.distance_km else (*notes, settling.assumed_distance(km))


def _same_day_to_come(day: date, today: date) -> str:
    return f"{dates.next_day(day.day, day.month, today):%d/%m/%Y}"


def _names(file: RaceFile) -> tuple[str, ...]:
    return (file.id, *file.names.values(), *file.aliases)


def _find(name: str, ground: Ground) -> RaceFile | None:
    wanted = key(name)
    return next((file for file in ground.races if wanted and wanted in map(key, _names(file))), None)


def _slips(name: str, ground: Ground) -> list[RaceFile]:
    """Find the races whose name is one slip away, the first letter apart."""
    wanted = key(name)
    if len(wanted) < SHORTEST_TO_DOUBT:
        return []
    return [
        file
        for file in ground.races
        if any(known[0] == wanted[0] and one_slip(wanted, known) for known in map(key, _names(file)))
    ]


def _with_date(name: str) -> str | None:
    """Write ``hue 27/12`` as ``hue@27/12``; None where nothing that looks like a date ends the name."""
    for cut in re.finditer(r"(?<=[^\W\d])[ ,]*(?=\d)", name):
        if _is_date(name[cut.end() :]):
            return f"{name[: cut.start()]}@{name[cut.end() :]}"
    return None


def _unknown(wish: Enquiry, ground: Ground) -> Unknown:
    called: Mapping[str, str] = {known: file.called(ground.language) for file in ground.races for known in _names(file)}
    slips = [file.called(ground.language) for file in _slips(wish.name, ground)]
    close = [called[known] for known in nearest(wish.name, called, most=6)]
    dated = _with_date(wish.name)
    near = [shown(dated)] if dated else list(dict.fromkeys([*slips, *close]))[:3]
    known = ", ".join(file.id for file in ground.races)
    return Unknown("race-unknown", near=near, close=len(near), text=shown(wish.name), known=known)


def _of_values(table: Table, otherwise: Enquiry, today: date) -> Enquiry:
    """Read the keys of a race's table; what it does not say is as the options say."""
    values = table.values
    priority = values.get("priority", otherwise.priority)
    if priority not in get_args(Priority):
        raise table.wrong("priority", right="A, B, C")
    registered = values.get("registered", otherwise.registered)
    if not isinstance(registered, bool):
        raise table.wrong("registered", right="true, false")
    distance = values.get("distance", otherwise.distance_km)
    hour, when = values.get("time"), _when(table)
    if isinstance(hour, str) and ends_the_day(hour) and when and dates.before_hour(when) == when:
        hour, when = None, f"{when} {hour}"
    try:
        return Enquiry(
            _text(table, "name") or "",
            name=_text(table, "name") or "",
            when=when,
            window=_text(table, "window") or "",
            hour=hour if isinstance(hour, time) or hour is None else read_time(str(hour)),
            distance_km=None if distance is None else read_distance(str(distance)),
            priority=priority,
            registered=registered,
            registration_closes=_closes(table, today),
            place=_text(table, "place") or "",
        )
    except UsageError as cause:
        raise _in_table(table, cause) from cause


def _closes(table: Table, today: date) -> date | None:
    """Read the last day to register; its year may be left out."""
    closes = table.values.get("registration_closes")
    if closes is None or (isinstance(closes, date) and not isinstance(closes, datetime)):
        return closes
    if not isinstance(closes, str):
        raise table.wrong("registration_closes", right="30/11/2026")
    try:
        return dates.read_day(_text(table, "registration_closes") or "", today=today).day
    except UsageError as cause:
        raise documents.reworded(table, "registration_closes", cause, "30/11/2026") from cause


def _when(table: Table) -> str:
    """Write a table's date as people type it; an instant with an offset is moved to the table's zone."""
    when = table.values.get("date", "")
    if isinstance(when, datetime):
        if when.tzinfo is not None:
            when = when.astimezone(ZoneInfo(read_zone(_text(table, "zone") or VIETNAM)))
        return f"{when:%Y-%m-%dT%H:%M}"
    if isinstance(when, date):
        return when.isoformat()
    return _text(table, "date") or ""


def _text(table: Table, field: str) -> str | None:
    text = table.values.get(field)
    if text is not None and (not isinstance(text, str) or len(text) > LONGEST):
        examples = {"date": "28/11/2026", "window": "01/12/2026..21/12/2026", "zone": VIETNAM}
        raise table.wrong(field, right=examples.get(field, "Hanoi Midnight"))
    return text


_FIELD_OF = (
    ("date", "date", "28/11/2026"),
    ("span", "window", "01/12/2026..21/12/2026"),
    ("time", "time", "05:00"),
    ("distance-impossible", "distance", "21"),
    ("race-unknown", "name", "Hanoi Midnight"),
    ("zone", "zone", VIETNAM),
)


def _in_table(table: Table, cause: UsageError) -> InputError:
    """Say in which field of the table the trouble lies; what is no field's stays as it was said."""
    for start, field, right in _FIELD_OF:
        if cause.code.startswith(start):
            return documents.reworded(table, field, cause, right)
    return InputError(cause.code, **cause.values)
