"""What a page shows of a plan: its weeks as a calendar, a session in full, its reasons with their sources.

It turns a plan, its log and a day into plain values for templates. It writes no HTML but by asking
the chart for its drawing, and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from planner import charts
from planner.adherence import adherence
from planner.engine.evidence import RULES
from planner.exports.html.movements import MAIN, MovementView, movement_of, movements_of
from planner.exports.wording import Wording, safety, warm_up
from planner.model import WEEKDAYS, Change, Log, Note, Plan, Prescribed, Race, Reason, Session, Week

if TYPE_CHECKING:
    from planner.words import Speaker

DAY = timedelta(days=1)
WEEKS_AHEAD = 8
"""Weeks shown at once on a phone; a page of its own shows all."""
_STEP = 5
"""Percent by which the bars of the weeks differ: the style sheet knows these widths and no others."""
_HYPHEN = "\u2011"
"""One at which no line breaks, for a tempo such as 3-1-1."""
ON_THE_FORM = frozenset(("assumed-level", "assumed-gear", "assumed-sessions", "assumed-hours"))
"""Assumptions that a form shows by itself."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the calendar."""

    day: date
    runs: tuple[str, ...]
    """Kinds of the runs on it, each once."""
    sessions: tuple[tuple[Session, str], ...]
    """Sessions on it, each with its outcome; empty: not logged."""
    races: tuple[Race, ...]
    is_today: bool


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week of the calendar."""

    week: Week
    span: str
    phase: str
    share: int
    """Load in percent of the heaviest week, in steps of five."""
    days: tuple[DayView, ...]
    is_over: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise as it is to be done."""

    id: str
    name: str
    dose: str
    rung: str
    about: str
    """Gear, tempo, hold."""
    rest_s: int
    drawing: str
    """The name of its drawing; empty: there is none."""
    alt: str
    """What its drawing shows."""
    part: str
    """Where on the exercise's page it is told; empty: at its head."""
    stands_for: str
    """The exercise that it is done in place of."""
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason, and the rule behind it."""

    text: str
    behind: str
    """Grade and source of the rule; empty for a plain fact."""


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A stretch of weeks in one phase."""

    phase: str
    name: str
    weeks: int


class Sheet:
    """A plan as templates see it."""

    def __init__(
        self,
        plan: Plan,
        speaks: Speaker,
        logs: Sequence[Log] = (),
        today: date | None = None,
        *,
        beside_au: float = 0,
    ) -> None:
        """Look at a plan; ``beside_au`` is the heaviest week of plans whose charts stand beside its own."""
        self.plan = plan
        self._beside_au = beside_au
        self.today = today or plan.made_on
        self.logs = {log.session: log for log in logs}
        self._speaks = speaks
        self._wording = Wording(speaks)
        self._zone = ZoneInfo(plan.timezone)

    @cached_property
    def chart(self) -> Markup:
        """The load chart."""
        say = self._speaks.say
        captions = charts.Captions(
            title=say("page-chart"),
            about=say("page-chart-about", weeks=len(self.plan.weeks), load=self.peak_au),
            most=say("page-load", load=max(self.peak_au, self._beside_au)),
            months={month: self._speaks.named("month-short", str(month)) for month in range(1, 13)},
        )
        logs = tuple(self.logs.values())
        return Markup(charts.load_chart(self.plan, captions, logs, self.today, beside_au=self._beside_au))

    @property
    def peak_au(self) -> float:
        """The load of the heaviest week."""
        return max((week.load_au for week in self.plan.weeks), default=0)

    @property
    def weeks(self) -> Iterator[WeekView]:
        """The weeks, in order."""
        most = self.peak_au or 1
        for week in self.plan.weeks:
            end = week.starts + 6 * DAY
            yield WeekView(
                week=week,
                span=self._speaks.span(week.starts, end),
                phase=self.phase_name(week.phase),
                share=_STEP * round(100 / _STEP * week.load_au / most),
                days=tuple(self._day(week.starts + place * DAY) for place in range(7)),
                is_over=end < self.today,
                is_now=week.starts <= self.today <= end,
            )

    @property
    def near_weeks(self) -> list[WeekView]:
        """The week before this one and those that come next; all where there are few."""
        weeks = list(self.weeks)
        now = next((place for place, view in enumerate(weeks) if not view.is_over), len(weeks) - 1)
        first = max(0, min(now - 1, len(weeks) - WEEKS_AHEAD))
        return weeks[first : first + WEEKS_AHEAD]

    @cached_property
    def phases(self) -> tuple[PhaseView, ...]:
        """The phases in the order they are lived, each with its number of weeks."""
        found: list[PhaseView] = []
        for week in self.plan.weeks:
            if found and found[-1].phase == week.phase:
                found[-1] = PhaseView(week.phase, found[-1].name, found[-1].weeks + 1)
            else:
                found.append(PhaseView(week.phase, self.phase_name(week.phase), 1))
        return tuple(found)

    @property
    def kept(self) -> str:
        """How the plan was kept so far; empty before the first session that was due."""
        found = adherence(self.plan, tuple(self.logs.values()), self.today)
        if found.percent is None:
            return ""
        counts = {name: getattr(found, name) for name in ("due", "done", "part", "missed", "open")}
        return self._speaks.say("ui-adherence", percent=found.percent, **counts)

    @property
    def next_session(self) -> Session | None:
        """The session of today, or the next one that nothing was said of."""
        return next((one for one in self.plan.sessions if one.day >= self.today and one.id not in self.logs), None)

    @property
    def unsaid(self) -> tuple[Session, ...]:
        """The sessions of the last two weeks that nothing was said of."""
        since = self.today - 14 * DAY
        return tuple(one for one in self.plan.sessions if since <= one.day < self.today and one.id not in self.logs)

    @property
    def to_know(self) -> list[str]:
        """What to know of the plan, each once."""
        notes = (note for note in self.plan.notes if note.code not in ON_THE_FORM)
        return list(dict.fromkeys(map(self.note, notes)))

    @property
    def warm_up(self) -> str:
        """How to warm up; empty where no session has a warm-up."""
        return warm_up(self.plan.sessions, self._speaks)

    @property
    def safety(self) -> list[str]:
        """What is said with every plan."""
        return list(safety(self._speaks))

    @property
    def given_up(self) -> list[tuple[str, str]]:
        """The sessions without a place: the week's name, and why."""
        say = self._speaks.say
        return [
            (say("ui-week", number=lost.week), " ".join(map(self._speaks.reason, lost.reasons)))
            for lost in self.plan.given_up
        ]

    @property
    def movements(self) -> list[MovementView]:
        """Every movement of the plan, those that stand in for others too, in the catalogue's order."""
        work = [each for session in self.plan.sessions for each in session.exercises]
        return list(movements_of(work, self._speaks))

    @property
    def hours(self) -> str:
        """The hours of all sessions together."""
        return self._speaks.number(sum(session.minutes for session in self.plan.sessions) / 60, 1)

    def note(self, note: Note) -> str:
        """Return a note as a page says it; what names the command line has words of its own."""
        own = f"page-note-{note.code.replace('.', '-')}"
        return self._speaks.say(own, **note.values) if own in self._speaks else self._speaks.note(note)

    def phase_name(self, phase: str) -> str:
        """Return a phase's short name."""
        short = f"ui-phase-{phase}"
        return self._speaks.label("ui-phase" if short in self._speaks else "phase", phase)

    def clock(self, moment: datetime) -> str:
        """Return an hour where the runner lives."""
        return self._speaks.clock(moment.astimezone(self._zone))

    def starts(self, race: Race) -> str:
        """Return the hour of a race's gun where the runner lives; none where the hour is the runner's own."""
        return "" if race.window else self.clock(race.gun)

    def days_to(self, race: Race) -> int:
        """Return the days from today to a race."""
        return (race.day - self.today).days

    def exercises(self, session: Session) -> list[ExerciseView]:
        """Return a session's exercises in order."""
        return [self._exercise(done) for done in session.exercises]

    def reasons(self, reasons: Sequence[Reason]) -> list[ReasonView]:
        """Return reasons with the rules behind them, each once."""
        return list(dict.fromkeys(map(self._reason, reasons)))

    @cached_property
    def sources(self) -> list[str]:
        """What stands behind the reasons of all sessions, each once."""
        told = (one.behind for session in self.plan.sessions for one in self.reasons(session.reasons))
        return list(dict.fromkeys(filter(None, told)))

    def telling(self, changes: Sequence[Change]) -> list[Change]:
        """Return the changes of which there is something to tell: a plan may differ in what no page shows."""
        return [one for one in changes if not (one.before and one.after) or self._tells(one.before, one.after)]

    def differences(self, before: Session, after: Session) -> list[str]:
        """Say what else is done than before: the session's kind and effort, and each exercise in what differs of it."""
        named = [
            (self._speaks.label("kind", before.kind), self._speaks.label("kind", after.kind)),
            (self._speaks.named("rir", before.rir), self._speaks.named("rir", after.rir)),
        ]
        told = [f"{old} → {new}" for old, new in named if old != new]
        was, now = ({one.id: one for one in session.exercises} for session in (before, after))
        for name in dict.fromkeys((*was, *now)):
            old, new = was.get(name), now.get(name)
            if differs := self._differs(old, new):
                called = dict.fromkeys(self._wording.name(one) for one in (old, new) if one)
                told.append(f"{' → '.join(called)}: {differs}")
        return told

    def _tells(self, before: Session, after: Session) -> bool:
        framed = [(one.start, one.minutes, one.rpe) for one in (before, after)]
        return framed[0] != framed[1] or bool(self.differences(before, after))

    def _differs(self, old: Prescribed | None, new: Prescribed | None) -> str:
        """Say what differs between two ways of doing an exercise, of what is told of it; empty: nothing."""
        if old is None or new is None:
            doses = " → ".join("–" if one is None else self._wording.dose(one) for one in (old, new))
            return f"{doses} ({self._wording.rung(new)})" if new else doses
        was, now = self._told_of(old), self._told_of(new)
        told = ", ".join(f"{one or '–'} → {other or '–'}" for one, other in zip(was, now, strict=True) if one != other)
        rung = self._wording.rung(new)
        if rung in ("", self._wording.rung(old)):
            return told
        return f"{told or self._wording.dose(new)} ({rung})"

    def _told_of(self, done: Prescribed) -> tuple[str, ...]:
        """Return what is told of an exercise, part by part."""
        say = self._speaks.say
        return (
            self._wording.dose(done),
            self._wording.gear(done),
            say("ui-tempo", tempo=done.tempo.replace("-", _HYPHEN)),
            say("ui-hold", seconds=done.hold_s) if done.hold_s else "",
            say("ui-rest", seconds=done.rest_s),
        )

    def week_of(self, session: Session) -> Week:
        """Return the week that a session lies in."""
        return self.plan.weeks[session.week - 1]

    def whys(self, session: Session) -> tuple[Reason, ...]:
        """Return the reasons of a session and of its week."""
        return (*session.reasons, *self.week_of(session).reasons)

    def _reason(self, reason: Reason) -> ReasonView:
        rule = RULES.get(reason.rule)
        text = self._told(reason)
        if rule is None:
            return ReasonView(text, "")
        said = self._speaks.say("page-behind", letter=rule.grade, grade=rule.grade, source=self._speaks.source(rule.id))
        return ReasonView(text, said)

    def _told(self, reason: Reason) -> str:
        """Tell a reason; a page names a session by its day, where it has words for that."""
        own = f"page-reason-{reason.rule.replace('.', '-')}"
        day = next((one.day for one in self.plan.sessions if one.id == reason.values.get("session")), None)
        if day is None or own not in self._speaks:
            return self._speaks.reason(reason)
        return self._speaks.say(own, **{"session-day": day})

    def _day(self, day: date) -> DayView:
        return DayView(
            day=day,
            runs=tuple(dict.fromkeys(run.kind for run in self.plan.runs if run.day == day and run.kind != "race")),
            sessions=tuple((one, self._outcome(one)) for one in self.plan.sessions if one.day == day),
            races=tuple(race for race in self.plan.races if race.day == day),
            is_today=day == self.today,
        )

    def _outcome(self, session: Session) -> str:
        log = self.logs.get(session.id)
        return log.outcome if log else ""

    def _exercise(self, done: Prescribed) -> ExerciseView:
        known = movement_of(done, self._speaks)
        stands_in = known is not None and done.ladder != MAIN
        pace = self._wording.pace(done.model_copy(update={"rest_s": 0})).replace("-", _HYPHEN)
        return ExerciseView(
            id=done.id,
            name=self._wording.name(done),
            dose=self._wording.dose(done),
            rung=self._wording.rung(done),
            about=" · ".join(filter(None, (self._wording.gear(done), pace))),
            rest_s=done.rest_s,
            drawing=known.drawing if known else "",
            alt=known.alt if known else "",
            part=done.ladder if stands_in else "",
            stands_for=self._speaks.label("exercise", done.id) if stands_in else "",
            cues=known.cues if known else (),
        )


def weekdays(speaks: Speaker) -> list[tuple[str, str, str]]:
    """Return the weekdays: code, short name, whole name."""
    return [(code, speaks.label("weekday-short", code), speaks.weekday(code)) for code in WEEKDAYS]
