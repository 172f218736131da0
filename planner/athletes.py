"""The runner's own file, ``athlete.toml``: who they are, when they can train, what they run.

Every key that is not known, every value that cannot stand and every two that contradict each other
are refused with the file, the line, the field and what would be right. Nothing is guessed: a key that
is left out takes the default of ``Athlete``.
"""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any, Literal, NamedTuple

from planner import choices, dates, documents, entries, routine
from planner.documents import Table
from planner.errors import NoPlan, UsageError
from planner.model import Athlete, Blocked, Hours, Note, Noun, RunKind, WeeklyRun
from planner.settling import Enquiry, Entry, Ground
from planner.spelling import folded
from planner.zones import read_zone

MOST_TABLES = 200
WEEK_FIELDS = ("day", "kind", "start", "minutes")
BLOCKED_FIELDS = ("from", "to", "why")
TITLE_FIELDS = ("pattern", "kind")
APART: dict[str, Literal["busy", "alone"]] = {
    "busy": "busy",
    "ban": "busy",
    "alone": "alone",
    "ignore": "alone",
    "bo qua": "alone",
}
"""What an event may be besides a run, in both languages."""
IN_A_FILE = {
    "days-none": "field-days-none",
    "hours-none": "field-hours-none",
    "days-outside": "field-days-outside",
    "hours-outside": "field-hours-outside",
    "hours-too-short": "field-hours-too-short",
}
"""Contradictions that ``agree`` finds, as they are told where a file holds them."""
WHY = ("travel", "illness", "holiday", "other")


class TitleRule(Noun):
    """What an event whose title holds a pattern is, in the runner's own words."""

    pattern: str
    """Words of the title, or a pattern with ``*`` and ``?``."""
    kind: RunKind | Literal["busy", "alone"]
    """What such an event asks of the legs; ``busy``: only time that is taken; ``alone``: nothing."""


class Profile(NamedTuple):
    """All that an athlete's file says."""

    athlete: Athlete
    """The runner."""
    runs: tuple[str, ...] = ()
    """Sources of runs: addresses, files, weekly patterns. Files are seen from the athlete's file."""
    titles: tuple[TitleRule, ...] = ()
    """How titles in those calendars are to be understood."""
    races: tuple[Table, ...] = ()
    """Races, not yet settled: see ``races_of``."""


def read_athlete(path: Path, *, today: date) -> Profile:
    """Read an athlete's file; days without a year are those to come from ``today``."""
    table = documents.read(path)
    table.refuse_unknown((*_FIELDS, *_ARRAYS))
    told = {field: read(table, field) for field, read in _FIELDS.items() if field in table.values}
    if "week" in table.values:
        told["week"] = _week(table)
    told["blocked"] = tuple(_blocked(each, today) for each in _tables(table, "blocked"))
    athlete = Athlete.model_validate(told)
    if "hours" in told and "preferred_hours" not in told and not _overlap(athlete):
        athlete = athlete.model_copy(update={"preferred_hours": ()})
    try:
        agree(athlete)
    except UsageError as cause:
        raise table.fault(IN_A_FILE[cause.code], str(cause.values["field"]), **_without_field(cause)) from cause
    return Profile(
        athlete=athlete,
        runs=_runs(table, path.parent),
        titles=tuple(map(_title, _tables(table, "titles"))),
        races=_tables(table, "races"),
    )


def races_of(
    profile: Profile, *, today: date, registered: bool = False, distance_km: float | None = None
) -> tuple[tuple[Entry, ...], tuple[Note, ...]]:
    """Settle the races of a file, ``registered`` and so long where they don't say; one that is over is only noted."""
    athlete = profile.athlete
    ground = Ground(today, athlete.zone, athlete.language, entries.race_files())
    otherwise = Enquiry("", registered=registered, distance_km=distance_km)
    settled, over = [], []
    for table in profile.races:
        try:
            settled.append(entries.of_table(table, ground, otherwise))
        except NoPlan as cause:
            over.append(Note(code=cause.code, values=dict(cause.values)))
    return tuple(settled), tuple(over)


def agree(athlete: Athlete) -> None:
    """Refuse an athlete whose wishes contradict each other; options and files end up here alike."""
    if not athlete.days:
        raise UsageError("days-none", field="days")
    if not athlete.hours:
        raise UsageError("hours-none", field="hours")
    if athlete.preferred_days and not set(athlete.preferred_days) & set(athlete.days):
        told = {"preferred_weekdays": ", ".join(athlete.preferred_days), "weekdays": ", ".join(athlete.days)}
        raise UsageError("days-outside", field="preferred_days", **told)
    if athlete.preferred_hours and not _overlap(athlete):
        hours = ", ".join(map(_written, athlete.hours))
        preferred = ", ".join(map(_written, athlete.preferred_hours))
        raise UsageError("hours-outside", field="preferred_hours", preferred=preferred, hours=hours)
    longest = max(_length_min(span) for span in athlete.hours)
    if longest < athlete.minutes:
        raise UsageError("hours-too-short", field="hours", longest=longest, minutes=athlete.minutes)


def _overlap(athlete: Athlete) -> bool:
    return any(
        liked.start < within.end and within.start < liked.end
        for liked in athlete.preferred_hours
        for within in athlete.hours
    )


def _written(span: Hours) -> str:
    return f"{span.start:%H:%M}-{span.end:%H:%M}"


def _length_min(span: Hours) -> int:
    return (span.end.hour - span.start.hour) * 60 + span.end.minute - span.start.minute


def _without_field(cause: UsageError) -> dict[str, Any]:
    return {name: value for name, value in cause.values.items() if name != "field"}


def _tables(table: Table, name: str) -> tuple[Table, ...]:
    found = table.tables(name)
    if len(found) > MOST_TABLES:
        raise table.fault("field-too-many", name, count=len(found), most=MOST_TABLES)
    return found


def _typed(read: Callable[[str], Any], right: str) -> Callable[[Table, str], Any]:
    """Read a field that holds text, or a list of texts, as people type it."""

    def field(table: Table, name: str) -> Any:
        value = table.values[name]
        parts = value if isinstance(value, list) else [value]
        if not all(isinstance(part, str) for part in parts):
            raise table.wrong(name, right=right)
        try:
            return read(",".join(parts))
        except UsageError as cause:
            raise documents.reworded(table, name, cause, right) from cause

    return field


def _listed(read: Callable[[str], Any], right: str) -> Callable[[Table, str], Any]:
    """Read a list that may be empty."""
    typed = _typed(read, right)
    return lambda table, name: () if table.values[name] in ([], "") else typed(table, name)


def _whole(least: int, most: int) -> Callable[[Table, str], int]:
    def field(table: Table, name: str) -> int:
        value = table.values[name]
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise table.wrong(name, right=f"{least}–{most}")
        return value

    return field


def _yes_or_no(table: Table, name: str) -> bool:
    value = table.values[name]
    if not isinstance(value, bool):
        raise table.wrong(name, right="true, false")
    return value


def _name(table: Table, name: str) -> str:
    value = table.values[name]
    if not isinstance(value, str) or len(value) > 200:
        raise table.wrong(name, right='"Nguyễn An"')
    return " ".join(value.split())


_DAYS, _HOURS = "mon, wed, sat", "18:00-21:00"
_FIELDS: dict[str, Callable[[Table, str], Any]] = {
    "name": _name,
    "level": _typed(choices.read_level, "new, regular, advanced"),
    "masters": _yes_or_no,
    "gear": _listed(choices.read_gear, "band, loop, box, ball, weight"),
    "days": _listed(routine.read_weekdays, _DAYS),
    "hours": _listed(routine.read_hours, _HOURS),
    "preferred_days": _listed(routine.read_weekdays, _DAYS),
    "preferred_hours": _listed(routine.read_hours, _HOURS),
    "sessions": _whole(1, 3),
    "minutes": _whole(10, 60),
    "policy": _typed(choices.read_policy, "hard-day, easy-day"),
    "language": _typed(choices.read_language, "en, vi"),
    "zone": _typed(read_zone, "Asia/Ho_Chi_Minh"),
}
_ARRAYS = ("week", "runs", "blocked", "races", "titles")


def _week(table: Table) -> tuple[WeeklyRun, ...]:
    """Read the week of running: a line of text, or a ``[[week]]`` table a run."""
    right = "tue=quality,sun=long"
    value = table.values["week"]
    if isinstance(value, str) or (value and isinstance(value, list) and isinstance(value[0], str)):
        return tuple(_typed(routine.read_week, right)(table, "week"))
    return tuple(run for each in _tables(table, "week") for run in _weekly_run(each))


def _weekly_run(table: Table) -> tuple[WeeklyRun, ...]:
    table.refuse_unknown(WEEK_FIELDS)
    for field in ("day", "kind"):
        if field not in table.values:
            raise table.fault("field-missing", field, name=field)
    days = _typed(routine.read_weekdays, _DAYS)(table, "day")
    kind = _typed(routine.read_kind, ", ".join(routine.KINDS))(table, "kind")
    start = table.values.get("start")
    if start is not None and not isinstance(start, time):
        start = _typed(routine.read_time, "05:30")(table, "start")
    minutes = _whole(1, 1440)(table, "minutes") if "minutes" in table.values else None
    return tuple(WeeklyRun(weekday=day, kind=kind, start=start, minutes=minutes) for day in days)


def _blocked(table: Table, today: date) -> Blocked:
    table.refuse_unknown(BLOCKED_FIELDS)
    if "from" not in table.values:
        raise table.fault("field-missing", "from", name="from")
    why = table.values.get("why", "other")
    if why not in WHY:
        raise table.wrong("why", right=", ".join(WHY))
    first, last = _day_text(table, "from"), _day_text(table, "to")
    try:
        span = dates.read_span(f"{first}..{last}" if last else first, today=today)
    except UsageError as cause:
        bad_end = last and cause.values.get("text") == last
        field = "to" if bad_end or cause.code == "span-backwards" else "from"
        raise documents.reworded(table, field, cause, "20/12/2026") from cause
    return Blocked(first=span.first, last=span.last, why=why)


def _day_text(table: Table, field: str) -> str:
    value = table.values.get(field, "")
    if isinstance(value, date):
        return value.isoformat()[:10]
    if not isinstance(value, str) or len(value) > dates.LONGEST:
        raise table.wrong(field, right="20/12/2026")
    return value.strip()


def _title(table: Table) -> TitleRule:
    table.refuse_unknown(TITLE_FIELDS)
    pattern = table.values.get("pattern")
    if not isinstance(pattern, str) or not 1 <= len(pattern.strip()) <= 200:
        raise table.wrong("pattern", right='"Yasso 800"')
    if "kind" not in table.values:
        raise table.fault("field-missing", "kind", name="kind")
    apart = APART.get(folded(str(table.values["kind"])[:20]))
    kind = apart or _typed(routine.read_kind, ", ".join((*routine.KINDS, "busy", "alone")))(table, "kind")
    return TitleRule(pattern=pattern.strip(), kind=kind)


def _runs(table: Table, folder: Path) -> tuple[str, ...]:
    """List the sources of runs; a file's name is seen from the folder of the athlete's file."""
    value = table.values.get("runs", [])
    listed = value if isinstance(value, list) else [value]
    if len(listed) > MOST_TABLES or not all(isinstance(each, str) and 0 < len(each) <= 2000 for each in listed):
        raise table.wrong("runs", right='["runs.ics", "https://…", "tue=quality,sun=long"]')
    return tuple(each if "://" in each or routine.looks_like_a_week(each) else str(folder / each) for each in listed)
