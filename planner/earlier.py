"""Plans that were made before: in a file of ours, JSON or a calendar, so that a plan is gone on with.

It reads only what planner wrote itself. A JSON file gives the whole plan; so does a calendar whose plan is kept in
the cache. Any other calendar gives the plan's id, its first day and what its events tell, from which the plan is
made again. It decides nothing about either.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from planner.model import Language, Plan, Race, Session, Week

if TYPE_CHECKING:
    from planner.exports.ics.options import Recalled, SeenRace


class Earlier(NamedTuple):
    """A plan that was made before, as far as its file tells it."""

    path: str
    """Name of the file."""
    plan_id: str
    """Whose plan of which season it is."""
    starts_on: date
    """The first day it may use."""
    made_on: date
    """The day it was made on."""
    plan: Plan | None = None
    """The plan itself, where the file holds it."""
    binding: bool = False
    """Whether somebody named it as the plan to go on from; else another season simply begins anew."""
    replaceable: bool = False
    """Whether the plan of anybody else may take its file's place."""
    recalled: "Recalled | None" = None
    """What a calendar's events tell, where the plan itself is not at hand."""

    @property
    def language(self) -> Language | None:
        """The language it was handed out in."""
        return self.plan.athlete.language if self.plan else self.recalled.language if self.recalled else None

    def is_of(self, races: Iterable[Race]) -> bool:
        """Whether these are its races."""
        wanted = {race.id for race in races}
        if self.plan is not None:
            return wanted == {race.id for race in self.plan.races}
        return self.recalled is not None and {_called(race) for race in wanted} == self.recalled.races.keys()

    def seen(self, race_id: str) -> "SeenRace | None":
        """Return the race of this id as its calendar shows it, where the plan itself is not at hand."""
        return self.recalled.races.get(_called(race_id)) if self.recalled else None

    def race_week(self, zone: str) -> date | None:
        """Return the Monday of the week that a calendar's sessions count back from, whatever became of the race since.

        None where the plan itself is at hand, or there is no session.
        """
        if self.recalled is None or not self.recalled.starts:
            return None
        name, start = min(self.recalled.starts.items(), key=lambda pair: pair[1])
        day = start.astimezone(ZoneInfo(zone)).date()
        weeks = int(name[1:].partition("-")[0])
        return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks if name.startswith("w") else -weeks)

    def settled(self, race: Race) -> bool:
        """Whether the runner had registered for a race."""
        if self.plan is not None:
            return any(known.id == race.id and known.standing == "registered" for known in self.plan.races)
        return self.recalled is not None and _called(race.id) in self.recalled.registered

    def like_the_calendar(self, plan: Plan) -> Plan:
        """Return a plan that was made again as its calendar has it: those sessions, where they lie.

        What a session held of which the plan made again knows nothing is told by no calendar: it is taken to be as
        the one nearest to it.
        """
        if self.recalled is None or not plan.sessions:
            return plan
        zone, known = ZoneInfo(plan.timezone), {session.id: session for session in plan.sessions}
        laid = []
        for name, instant in self.recalled.starts.items():
            start = instant.astimezone(zone)
            like = known.get(name) or min(plan.sessions, key=lambda other: abs(other.start - start))
            week = (start.date() - plan.weeks[0].starts).days // 7 + 1
            if 1 <= week <= len(plan.weeks):
                laid.append(like.model_copy(update={"id": name, "start": start, "day": start.date(), "week": week}))
        sessions = tuple(sorted(laid, key=lambda session: (session.start, session.id)))
        weeks = tuple(_with_the_load_of(week, sessions) for week in plan.weeks)
        said = {"id": self.plan_id, "sessions": sessions, "weeks": weeks, "revision": self.recalled.revision}
        return plan.model_copy(update=said)


def read(path: Path, *, binding: bool = False) -> Earlier | None:
    """Read the plan in a file by its ending; None where there is no file, or none that can tell."""
    if path.suffix.casefold() == ".json":
        return of_plan_file(path, binding=binding)
    if path.suffix.casefold() == ".ics":
        return _of_calendar(path, binding=binding)
    return None


def of_plan_file(path: Path, *, binding: bool = False) -> Earlier | None:
    """Read a plan's JSON file; None where there is none."""
    from planner.exports import files, json

    data = files.content(path)
    if data is None:
        return None
    plan = json.load(data, str(path))
    return Earlier(str(path), plan.id, plan.starts_on, plan.made_on, plan, binding)


def _of_calendar(path: Path, *, binding: bool) -> Earlier | None:
    from planner import keepsakes
    from planner.exports import files, ics

    edition = ics.previous(path)
    if edition is None:
        return None
    face = edition.face
    plan = keepsakes.plan_of(files.content(path) or b"")
    if plan is not None and (plan.id, plan.starts_on) == (face.plan, face.starts_on):
        return Earlier(str(path), plan.id, plan.starts_on, plan.made_on, plan, binding)
    made_on = face.made.astimezone(ZoneInfo(face.zone)).date()
    return Earlier(str(path), face.plan, face.starts_on, made_on, None, binding, recalled=ics.recall(edition))


def _with_the_load_of(week: Week, sessions: Iterable[Session]) -> Week:
    """Return a week with the load of the sessions that lie in it."""
    load = round(sum(session.load_au for session in sessions if session.week == week.index), 1)
    return week if load == week.load_au else week.model_copy(update={"load_au": load, "target_load_au": load})


def _called(race_id: str) -> str:
    from planner.exports.ics import events

    return events.race_name(race_id)
