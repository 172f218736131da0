"""From what somebody asked for to a plan: options, the athlete's file, races and runs in one place.

The command line, the web and a batch all come through here, so that the same words mean the same plan.
Everything asked for is text as people type it. The room prints nothing, and meets no clock but the
instant it is handed; what contradicts itself is refused, what was assumed is said in a note.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from planner import (
    athletes,
    by_race,
    cache,
    catalogue,
    choices,
    continuing,
    dates,
    documents,
    entries,
    routine,
    runs,
    settling,
)
from planner.asked import Asked
from planner.athletes import Profile
from planner.earlier import Earlier
from planner.engine.planning import Wish, make_plan
from planner.engine.season import with_priorities
from planner.errors import PlannerError, UsageError
from planner.model import Athlete, Language, Note, Plan, Priority
from planner.settling import Entry
from planner.spelling import shown
from planner.zones import VIETNAM, read_zone

ATHLETE_FILE = "athlete.toml"


Found: TypeAlias = tuple[tuple[Entry, ...], dict[str, Priority], tuple[Note, ...]]
"""Races that were settled, the priorities that were said of them by id, and what there is to know."""


Named: TypeAlias = tuple[list[tuple[str, Entry]], dict[str, Priority], tuple[Note, ...]]
"""The same with each race under what was typed, before they are put in order."""


class Ground(NamedTuple):
    """What holds for every race that is asked for."""

    asked: Asked
    athlete: Athlete
    profile: Profile | None
    today: date
    notes: tuple[Note, ...] = ()
    """Years taken in blocked spans, and what was assumed of the runner."""


class Made(NamedTuple):
    """A plan, and how it came about."""

    plan: Plan
    wish: Wish
    """What it was made from."""
    earlier: Plan | None
    """The plan it goes on from; itself where nothing changed."""
    kept: tuple[Note, ...] = ()
    """What it took over from there though nobody said so, and what could not be."""


def ground_of(asked: Asked, *, now: datetime, language: Language = "en", base: Athlete | None = None) -> Ground:
    """Read the athlete's file, lay the options over it and settle which day it is for the runner."""
    zone = read_zone(asked.zone) if asked.zone else None
    file = _athlete_file(asked)
    today = _today(asked, now, zone or VIETNAM)
    profile = athletes.read_athlete(file, today=today) if file else None
    if profile and zone is None and _today(asked, now, profile.athlete.zone) != today:
        today = _today(asked, now, profile.athlete.zone)
        profile = athletes.read_athlete(file, today=today) if file else None
    athlete = profile.athlete if profile else base or Athlete.model_construct()
    told = set(athlete.model_fields_set) if profile else set(type(athlete).model_fields) if base else set()
    changes, notes = _changes(asked, athlete, today)
    if not asked.language and "language" not in told:
        changes["language"] = language
    athlete = athlete.model_copy(update=changes)
    athletes.agree(athlete)
    return Ground(asked, athlete, profile, today, (*notes, *_assumed(athlete, told | set(changes))))


def make(asked: Asked, *, now: datetime, language: Language = "en", earlier: Earlier | None = None) -> Made:
    """Make the plan that is asked for, or the next revision of an earlier one of the same season."""
    base = earlier.plan.athlete if earlier and earlier.plan and earlier.binding else None
    known = (earlier and earlier.language) or language
    ground = ground_of(asked, now=now, language=known, base=base)
    if earlier is None:
        return _first(ground, entries_of(ground))
    made = _again(ground, earlier)
    told = asked.language or (ground.profile and "language" in ground.profile.athlete.model_fields_set)
    if told or made.earlier is None or known == language:
        return made
    return made._replace(kept=(*made.kept, Note(code="kept-language")))


def wish_of(asked: Asked, *, now: datetime, language: Language = "en") -> Wish:
    """Gather what a first plan would be made from, without making it."""
    ground = ground_of(asked, now=now, language=language)
    return _first_wish(ground, entries_of(ground))


class Candidate(NamedTuple):
    """A race that is asked for by itself."""

    asked: Asked
    names: tuple[str, ...]
    """What it may be called: as it was typed, its name, its ids."""


def alone(asked: Asked, *, now: datetime, language: Language = "en") -> tuple[Candidate, ...]:
    """Ask for each race by itself, where every one is the race that counts: those typed, else those of the file."""
    asked = asked._replace(races=_dated(asked), date="", priority=())
    ground = ground_of(asked, now=now, language=language)
    named = _named(ground)[0]
    by_race.refuse_strangers(asked.distance, named)
    found = []
    for text, entry in named:
        names = by_race.names_of(text, entry)
        own = tuple(each for each in asked.distance if "=" not in each or by_race.is_of(each, names))
        which = {"races": (text,)} if asked.races else {"only": entry.race.id}
        found.append(Candidate(asked._replace(distance=own, **which), names))
    return tuple(found)


def entries_of(ground: Ground) -> Found:
    """Settle the races: those asked for, else those of the athlete's file; with the priorities that were said."""
    named, said, notes = _named(ground)
    if not named:
        raise UsageError("race-missing")
    by_race.refuse_strangers(ground.asked.distance, named)
    settled = entries.together(entry for _, entry in named)
    said |= dict(by_race.priorities(ground.asked.priority, named))
    return settled, said, notes


def _named(ground: Ground) -> Named:
    """Settle each race by itself, with what was typed of it, and the priorities that its own file says."""
    typed = _dated(ground.asked)
    if not typed:
        return _of_the_file(ground)
    named = [(text, _resolved(text, ground)) for text in typed]
    told = [(text, entry) for text, entry in named if documents.is_document(text)]
    said = {
        entry.race.id: entry.race.priority
        for text, entry in told
        if "priority" in documents.read(Path(text.strip())).values
    }
    return named, said, ()


def _first(ground: Ground, found: Found) -> Made:
    wish = _first_wish(ground, found)
    return Made(make_plan(wish, catalogue.load()), wish, None)


def _first_wish(ground: Ground, found: Found) -> Wish:
    start, notes = _start(ground)
    return _wish(ground, found, start or ground.today, notes)._replace(start=start)


def _again(ground: Ground, earlier: Earlier) -> Made:
    """Go on from an earlier plan: the past stays as it was, and what was typed means what it meant then."""
    if earlier.plan and earlier.binding and not (ground.asked.races or ground.asked.date or _tables(ground)):
        found = _of_the_plan(ground, earlier.plan)
    else:
        try:
            found = entries_of(ground._replace(today=min(earlier.starts_on, ground.today)))
        except PlannerError:
            found = entries_of(ground)
    races = [entry.race for entry in found[0]]
    known = continuing.known_again(races, earlier, ground.today)
    others = continuing.told_apart(races, known, earlier)
    found = _renamed(found, known | others)
    if not continuing.goes_on(ground.athlete, [entry.race for entry in found[0]], earlier):
        continuing.refuse_moved(ground.athlete, races, earlier, ground.today)
        return _first(ground, _renamed(entries_of(ground), others))
    settled, kept = continuing.standing(found[0], ground.asked, earlier)
    found = (settled, *found[1:])
    if ground.today < earlier.made_on:
        raise UsageError("previous-later", day=earlier.made_on.isoformat(), today=ground.today.isoformat())
    start, _ = _start(ground._replace(today=min(earlier.starts_on, ground.today)))
    if start not in (None, earlier.starts_on):
        raise UsageError("previous-start", day=earlier.starts_on.isoformat(), path=earlier.path)
    wish = _wish(ground, found, earlier.starts_on, (), earlier.plan)
    library = catalogue.load()
    before, lost = continuing.before(earlier, wish, library)
    return Made(make_plan(wish, library, before), wish, before, (*lost, *kept))


def _renamed(found: Found, ids: Mapping[str, str]) -> Found:
    """Give races other ids, in what was said of them too."""
    said = {ids.get(race, race): priority for race, priority in found[1].items()}
    return continuing.renamed(found[0], ids), said, found[2]


def _wish(
    ground: Ground,
    found: Found,
    start: date,
    notes: tuple[Note, ...],
    earlier: Plan | None = None,
) -> Wish:
    """Gather the runs around the season, and put everything together."""
    settled, said, told = found
    races = tuple(entry.race for entry in settled)
    settling.refuse_far(races[-1].day, max(start, ground.today))
    gathered = _runs(ground, start - runs.AROUND, races[-1].day, earlier)
    assumed = tuple(note for entry in settled for note in entry.notes)
    doubled = routine.doubled(split_sources(ground.asked.runs))
    own_runs, doubts = runs.without_races(gathered.runs, races, ground.today)
    own_runs = runs.without_recovery(own_runs, with_priorities(races, said), ground.athlete.level)
    return Wish(
        races=races,
        athlete=ground.athlete,
        today=ground.today,
        runs=own_runs,
        busy=gathered.busy,
        shape=catalogue.load().shape(ground.asked.shape).id if ground.asked.shape else None,
        priorities=said,
        notes=(*told, *assumed, *notes, *gathered.notes, *doubled, *doubts, *ground.notes),
    )


def _runs(ground: Ground, first: date, last: date, earlier: Plan | None) -> runs.Gathered:
    sources = split_sources(ground.asked.runs) or (ground.profile.runs if ground.profile else ())
    known = sources or ground.athlete.week
    if earlier is not None and not known and earlier.runs and not any(r.source == "assumed" for r in earlier.runs):
        notes = tuple(note for note in earlier.notes if note.code.startswith("runs."))
        longer = last > earlier.races[-1].day
        own, told = runs.further(earlier, ground.athlete, last, ground.today) if longer else (earlier.runs, ())
        return runs.Gathered(own, earlier.busy, (*notes, *told))
    return runs.gather(
        sources,
        first=first - timedelta(days=first.weekday()),
        last=last + runs.AROUND,
        needed=last,
        athlete=ground.athlete,
        today=ground.today,
        overrides=ground.profile.titles if ground.profile else (),
        cache_dir=cache.folder() / "calendars",
    )


def split_sources(texts: Sequence[str]) -> tuple[str, ...]:
    """Split what was named as runs at its commas; a week, an address and a file's own name stay whole."""
    found: list[str] = []
    for text in texts:
        if not text.strip():
            continue
        if routine.looks_like_a_week(text) or "://" in text or Path(text).exists():
            found.append(text)
            continue
        week = [part for part in text.split(",") if "=" in part]
        found += [part.strip() for part in text.split(",") if part.strip() and "=" not in part]
        found += [",".join(week)] if week else []
    return tuple(found)


def _athlete_file(asked: Asked) -> Path | None:
    if asked.athlete:
        return Path(asked.athlete)
    if asked.folder is not None and (asked.folder / ATHLETE_FILE).exists():
        return Path(ATHLETE_FILE) if asked.folder == Path() else asked.folder / ATHLETE_FILE
    return None


def _today(asked: Asked, now: datetime, zone: str) -> date:
    here = now.astimezone(ZoneInfo(zone)).date()
    return dates.read_day(asked.today, today=here).day if asked.today else here


def _changes(asked: Asked, athlete: Athlete, today: date) -> tuple[dict[str, object], tuple[Note, ...]]:
    """Read the options that change the athlete."""
    readers: tuple[tuple[str, str, Callable[[str], object]], ...] = (
        ("level", asked.level, choices.read_level),
        ("gear", asked.gear, choices.read_gear),
        ("policy", asked.policy, choices.read_policy),
        ("days", asked.days, routine.read_weekdays),
        ("hours", asked.hours, routine.read_hours),
        ("language", asked.language, choices.read_language),
        ("zone", asked.zone, read_zone),
        ("sessions", asked.sessions, lambda text: _whole("--sessions", text, 1, 3)),
        ("minutes", asked.minutes, lambda text: _whole("--minutes", text, 10, 60)),
    )
    changes = {name: read(text) for name, text, read in readers if text}
    if days := changes.get("days"):
        assert isinstance(days, tuple)
        changes["preferred_days"] = tuple(day for day in athlete.preferred_days if day in days)
    if hours := changes.get("hours"):
        assert isinstance(hours, tuple)
        changes["preferred_hours"] = tuple(
            liked
            for liked in athlete.preferred_hours
            if any(liked.start < span.end and span.start < liked.end for span in hours)
        )
    away = [choices.read_blocked(text, today=today) for text in asked.block]
    if away:
        changes["blocked"] = (*athlete.blocked, *(span for span, _ in away))
    told = choices.policy_read(asked.policy) if asked.policy else ()
    return changes, (*(note for _, notes in away for note in notes), *told)


def _whole(option: str, text: str, least: int, most: int) -> int:
    number = int(text) if text.strip().isascii() and text.strip().isdecimal() and len(text) < 6 else -1
    if not least <= number <= most:
        raise UsageError("option-whole", option=option, text=shown(text), least=least, most=most)
    return number


def _assumed(athlete: Athlete, told: set[str]) -> Iterator[Note]:
    """Say what nobody told of the runner."""
    if "level" not in told:
        yield Note(code="assumed-level", values={"level": athlete.level})
    if "gear" not in told:
        yield Note(code="assumed-gear", values={"gear": ", ".join(athlete.gear)})
    if not {"sessions", "minutes"} & told:
        yield Note(code="assumed-sessions", values={"sessions": athlete.sessions, "minutes": athlete.minutes})
    if not {"days", "hours"} & told:
        span = athlete.hours[0]
        yield Note(
            code="assumed-hours",
            values={"first": f"{span.start:%H:%M}", "last": f"{span.end:%H:%M}", "zone": athlete.zone},
        )


def _dated(asked: Asked) -> tuple[str, ...]:
    """Put --date behind the one race that it can mean."""
    if not asked.date:
        return asked.races
    if not asked.races:
        return (asked.date,)
    (race, *others) = asked.races
    if others:
        raise UsageError("date-of-several", date=shown(asked.date))
    if "@" in race or documents.is_document(race) or dates.looks_like_a_date(race):
        raise UsageError("date-twice", text=shown(race), date=shown(asked.date))
    return (f"{race}@{asked.date}",)


def _resolved(text: str, ground: Ground) -> Entry:
    distances = ground.asked.distance
    km = by_race.distance_of((text, text.partition("@")[0]), distances)
    entry = _entry(text, ground, km)
    own = by_race.distance_of(by_race.names_of(text, entry), distances)
    return entry if own == km else _entry(text, ground, own)


def _entry(text: str, ground: Ground, distance_km: float | None) -> Entry:
    return entries.resolve(
        text,
        today=ground.today,
        zone=ground.athlete.zone,
        language=ground.athlete.language,
        distance_km=distance_km,
        registered=ground.asked.registered,
    )


def _tables(ground: Ground) -> tuple[documents.Table, ...]:
    return ground.profile.races if ground.profile else ()


def _of_the_file(ground: Ground) -> Named:
    """Settle the races of the athlete's file, each by itself, so that a priority that was said is known."""
    named: list[tuple[str, Entry]] = []
    said: dict[str, Priority] = {}
    notes: list[Note] = []
    for table in _tables(ground):
        assert ground.profile is not None
        alone = ground.profile._replace(races=(table,), athlete=ground.athlete)
        name = str(table.values.get("name", ""))
        settled, over = _settled(alone, ground, (name,))
        if settled and any("=" in each for each in ground.asked.distance):
            settled, over = _settled(alone, ground, by_race.names_of(name, settled[0]))
        notes += over
        for entry in (one for one in settled if ground.asked.only in ("", one.race.id)):
            named.append((name, entry))
            if "priority" in table.values and not ground.asked.only:
                said[entry.race.id] = entry.race.priority
    return named, said, tuple(notes)


def _settled(profile: Profile, ground: Ground, names: tuple[str, ...]) -> tuple[tuple[Entry, ...], tuple[Note, ...]]:
    """Settle a file's race, with the distance that was said of these names where the file says none."""
    km = by_race.distance_of(names, ground.asked.distance)
    return athletes.races_of(profile, today=ground.today, registered=ground.asked.registered, distance_km=km)


def _of_the_plan(ground: Ground, plan: Plan) -> Found:
    """Take the races as an earlier plan holds them, but for the distances and priorities that are said now."""
    held = [(race.name, Entry(race=race)) for race in plan.races]
    by_race.refuse_strangers(ground.asked.distance, held)
    said = {race.id: race.priority for race in plan.races} | dict(by_race.priorities(ground.asked.priority, held))
    wanted = [by_race.distance_of(by_race.names_of(name, entry), ground.asked.distance) for name, entry in held]
    settled = [entries.over(race, km, plan.athlete.language) for race, km in zip(plan.races, wanted, strict=True)]
    return entries.together(settled), said, ()


def _start(ground: Ground) -> tuple[date | None, tuple[Note, ...]]:
    """Read the first day that may carry a session; it can't lie before today."""
    if not ground.asked.start:
        return None, ()
    start = dates.read_day(ground.asked.start, today=ground.today)
    if start.day < ground.today:
        raise UsageError("start-past", day=start.day.isoformat(), today=ground.today.isoformat())
    return start.day, start.notes()
