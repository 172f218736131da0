"""The laws of a plan, written out once more: no number and no line is shared with the engine or its auditor.

Each law yields a sentence for every breach. What a law lets pass, and why, stands in its docstring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.model import Plan, Race, Session, Week

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LOADING_PHASES = ("adaptation", "build", "specific", "rebuild")
SHORTEST_MIN = 5
WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Law = Callable[[Plan], Iterator[str]]


def end(session: Session) -> datetime:
    """Return when a session is over, reckoned in elapsed time."""
    return session.start.astimezone(UTC) + timedelta(minutes=session.minutes)


def sessions_of(plan: Plan, week: Week) -> list[Session]:
    """Return the sessions of a calendar week."""
    return [session for session in plan.sessions if week.starts <= session.day < week.starts + 7 * DAY]


def is_loading(plan: Plan, week: Week) -> bool:
    """Tell whether a week builds: a loading phase, no deload, and at least one loading session, none of a taper."""
    kinds = {session.kind for session in sessions_of(plan, week)}
    return week.phase in LOADING_PHASES and not week.deload and "loading" in kinds and "taper" not in kinds


def at_floor(sessions: list[Session]) -> bool:
    """Tell whether no session could be shorter: five minutes is the least worth going to."""
    return all(session.minutes <= SHORTEST_MIN for session in sessions if session.kind != "activation")


def grain(sessions: list[Session]) -> float:
    """Return the load that rounding to whole minutes can move: half a minute a session."""
    return sum(session.rpe / 2 for session in sessions) + 0.1


def away_from_blocked_days(plan: Plan) -> Iterator[str]:
    for session in plan.sessions:
        for period in plan.athlete.blocked:
            if period.first <= session.day <= period.last:
                yield f"{session.id} on blocked {session.day}"


def on_days_and_hours_that_suit(plan: Plan) -> Iterator[str]:
    zone = ZoneInfo(plan.timezone)
    for session in plan.sessions:
        if WEEKDAY_CODES[session.day.weekday()] not in plan.athlete.days:
            yield f"{session.id} on a {session.day:%A}"
        local, over = session.start.astimezone(zone), end(session).astimezone(zone)
        if (local.date(), over.date()) != (session.day, session.day):
            yield f"{session.id} leaves its day: {local}–{over}"
        elif not any(span.start <= local.time() and over.time() <= span.end for span in plan.athlete.hours):
            yield f"{session.id} at {local:%H:%M}–{over:%H:%M} outside the hours"


def quiet_before_races(plan: Plan) -> Iterator[str]:
    """D-3 to D-0 before A and B hold nothing; D-6 to D-4 before A nothing but an activation."""
    for race in plan.races:
        for session in plan.sessions:
            ahead = (race.day - session.day).days
            if race.priority != "C" and 0 <= ahead <= 3:
                yield f"{session.id} {ahead} d before {race.id}"
            if race.priority == "A" and 4 <= ahead <= 6 and session.kind != "activation":
                yield f"{session.id} ({session.kind}) {ahead} d before {race.id}"


def quiet_after_races(plan: Plan) -> Iterator[str]:
    """At least the short end of METHOD.md's range after an A or B race; re-entry is the first work afterwards."""
    for race in plan.races:
        if race.priority == "C":
            continue
        least = 10 if race.distance_km >= 30 else 5 if race.distance_km >= 15 else 3 if race.distance_km >= 7.5 else 2
        after = [session for session in plan.sessions if session.day > race.day]
        for session in after:
            if (session.day - race.day).days <= least:
                yield f"{session.id} {(session.day - race.day).days} d after {race.id}"
        if after and after[0].kind not in ("reentry", "activation"):
            yield f"{after[0].id} after {race.id} is {after[0].kind}"


def two_days_between_sessions(plan: Plan) -> Iterator[str]:
    """48 h from start to start, in elapsed hours, other strength work included."""
    for one, two in pairwise(plan.sessions):
        if two.start.astimezone(UTC) - one.start.astimezone(UTC) < 48 * HOUR:
            yield f"{one.id} and {two.id}: {one.start} and {two.start}"
    for run in plan.runs:
        for session in plan.sessions:
            if run.kind == "strength" and abs(session.start.astimezone(UTC) - run.start.astimezone(UTC)) < 48 * HOUR:
                yield f"{session.id} near other strength work at {run.start}"


def fresh_for_hard_runs(plan: Plan) -> Iterator[str]:
    """Nothing ends within 24 h before a quality run, a long run or a race."""
    hard = [run.start for run in plan.runs if run.kind in ("quality", "long", "race")]
    for start in (*hard, *(race.gun for race in plan.races)):
        for session in plan.sessions:
            if session.start < start and start.astimezone(UTC) - end(session) < 24 * HOUR:
                yield f"{session.id} ends {end(session)}, hard run at {start}"


def after_the_run_of_the_day(plan: Plan) -> Iterator[str]:
    for run in plan.runs:
        for session in plan.sessions:
            over = run.start.astimezone(UTC) + timedelta(minutes=run.minutes)
            same_day = run.kind != "strength" and run.day == session.day
            if same_day and session.start.astimezone(UTC) - over < 3 * HOUR:
                yield f"{session.id} at {session.start}, run until {over}"


def never_across_busy_times(plan: Plan) -> Iterator[str]:
    for busy in plan.busy:
        for session in plan.sessions:
            if session.start < busy.end and busy.start < end(session):
                yield f"{session.id} across {busy.start}–{busy.end}"


def load_rises_slowly(plan: Plan) -> Iterator[str]:
    """At most 10 % over the loading week before.

    Sessions of five minutes cannot be made shorter: a week that holds nothing longer is let pass.
    """
    loading = [week for week in plan.weeks if is_loading(plan, week)]
    for one, two in pairwise(loading):
        if two.load_au > 1.1 * one.load_au + 0.1 and not at_floor(sessions_of(plan, two)):
            yield f"week {two.index}: {two.load_au} after {one.load_au}"


def touched(plan: Plan, week: Week) -> bool:
    """Tell whether something other than the rhythm took sessions or days of a week."""
    over = week.starts + 6 * DAY
    return (
        any(lost.week == week.index for lost in plan.given_up)
        or any(period.first <= over and week.starts <= period.last for period in plan.athlete.blocked)
        or any(race.day - 14 * DAY <= over and week.starts <= race.day + 14 * DAY for race in plan.races)
        or any(session.kind == "reentry" for session in sessions_of(plan, week))
        or any(reason.rule == "misses" for session in sessions_of(plan, week) for reason in session.reasons)
        or week.starts < plan.starts_on
    )


def easier_weeks_are_easier(plan: Plan) -> Iterator[str]:
    """40 to 50 % below the last loading week, its exercises and its frequency kept.

    Whole minutes can miss by half a minute a session; sessions of five minutes cannot be cut; a week that
    lost sessions to a race, a block or a refusal is easier than that by itself; a bridge keeps one whole session.
    """
    last: Week | None = None
    for week in plan.weeks:
        sessions = sessions_of(plan, week)
        if is_loading(plan, week):
            last = week
        elif week.deload and week.phase != "bridge" and last is not None and sessions:
            slack = grain(sessions)
            if week.load_au > 0.6 * last.load_au + slack and not at_floor(sessions):
                yield f"week {week.index}: {week.load_au} is not 40 % below {last.load_au}"
            if week.load_au < 0.5 * last.load_au - slack and not touched(plan, week):
                yield f"week {week.index}: {week.load_au} is more than 50 % below {last.load_au}"
            fewer = len(sessions) < min(len(sessions_of(plan, last)), 2 if week.phase in ("specific", "rebuild") else 3)
            if fewer and not touched(plan, week):
                yield f"week {week.index}: {len(sessions)} sessions"


def easier_weeks_stay_rare(plan: Plan) -> Iterator[str]:
    """Never three easier weeks with sessions in a row: a runner whose weeks are small trains in small weeks."""
    for weeks in zip(plan.weeks, plan.weeks[1:], plan.weeks[2:], strict=False):
        if all(week.deload and week.phase != "bridge" and week.load_au > 0 for week in weeks):
            yield f"weeks {weeks[0].index} to {weeks[2].index}"


def _taper(plan: Plan, race: Race) -> tuple[Week, list[Session]] | None:
    """Return the last full loading week before a taper that had three of them, and the taper's sessions."""
    opens = race.day - 14 * DAY
    since = max((other.day for other in plan.races if other.day < race.day), default=plan.starts_on - DAY)
    full = [
        week
        for week in plan.weeks
        if is_loading(plan, week)
        and since < week.starts
        and all(session.day < opens for session in sessions_of(plan, week))
        and not _short(plan, week)
    ]
    if len(full) < 3 or (opens - full[-1].starts).days > 20 or race.priority != "A":
        return None
    return full[-1], [session for session in plan.sessions if opens <= session.day < race.day]


def _short(plan: Plan, week: Week) -> bool:
    lost = any(lost.week == week.index for lost in plan.given_up)
    return lost or any(session.kind != "loading" for session in sessions_of(plan, week))


def the_taper_cuts_by_half(plan: Plan) -> Iterator[str]:
    """The mean of D-14 to D-1 lies 41 to 60 % below the last full loading week, where three came before.

    Whole minutes and five-minute sessions as for easier weeks; what a block, another race or a refusal
    takes away on top is let pass, and so is a revision's taper that says it stays as easy as it was, or comes
    after misses.
    """
    for race in plan.races:
        found = _taper(plan, race)
        if found is None:
            continue
        last, sessions = found
        mean = sum(session.load_au for session in sessions) / 2
        slack = grain(sessions) / 2
        weeks = [week for week in plan.weeks if race.day - 20 * DAY <= week.starts <= race.day]
        hurt = any(lost.week == week.index for lost in plan.given_up for week in weeks)
        hurt = hurt or any(
            period.first < race.day and race.day - 14 * DAY <= period.last for period in plan.athlete.blocked
        )
        hurt = hurt or any(other is not race and abs(other.day - race.day) <= 30 * DAY for other in plan.races)
        told = {reason.rule for session in sessions for reason in session.reasons}
        hurt = hurt or (plan.revision > 1 and not told.isdisjoint(("change.no-harder", "misses")))
        if mean > 0.59 * last.load_au + slack and not at_floor(sessions):
            yield f"{race.id}: taper mean {mean} against {last.load_au}"
        if mean < 0.4 * last.load_au - slack and not hurt:
            yield f"{race.id}: taper mean only {mean} against {last.load_au}"


def tapers_never_grow(plan: Plan) -> Iterator[str]:
    """No week of a taper holds more than the week of the same taper before it, unless that one lost a session."""
    lost = {each.week for each in plan.given_up}
    tapers = [week for week in plan.weeks if week.phase == "taper" and _only_tapers(plan, week)]
    for one, two in pairwise(tapers):
        raced = any(one.starts <= race.day < two.starts for race in plan.races)
        same = two.starts - one.starts == 7 * DAY and not raced and one.index not in lost
        if same and two.load_au > one.load_au + 0.1:
            yield f"week {two.index}: {two.load_au} after {one.load_au}"


def _only_tapers(plan: Plan, week: Week) -> bool:
    kinds = {session.kind for session in sessions_of(plan, week)}
    return "taper" in kinds and kinds <= {"taper", "activation"}


def rungs_never_fall_while_loading(plan: Plan) -> Iterator[str]:
    """Only a break of more than two weeks takes a rung away."""
    highest: dict[tuple[str, str], int] = {}
    last: Session | None = None
    for session in plan.sessions:
        if last is not None and (session.day - last.day).days > 14:
            highest.clear()
        for each in session.exercises:
            key = each.id, each.ladder
            if session.kind == "loading" and each.rung_index < highest.get(key, 0):
                yield f"{session.id}: {each.id} on rung {each.rung_index} after {highest[key]}"
            if session.kind == "loading":
                highest[key] = max(highest.get(key, 0), each.rung_index)
        last = session


def nothing_new_in_a_taper(plan: Plan) -> Iterator[str]:
    """A taper holds only what was there before it; a plan that has not loaded has nothing to taper from."""
    known: dict[str, int] = {}
    loaded = False
    for session in plan.sessions:
        loaded = loaded or session.kind == "loading"
        for each in session.exercises:
            if loaded and session.kind == "taper" and each.rung_index > known.get(each.id, 0):
                yield f"{session.id}: {each.id} rung {each.rung_index}"
            known[each.id] = max(known.get(each.id, 0), each.rung_index)


def races_on_their_days(plan: Plan) -> Iterator[str]:
    zone = ZoneInfo(plan.timezone)
    for race in plan.races:
        if race.gun.astimezone(zone).date() != race.day:
            yield f"{race.id}: gun {race.gun}, day {race.day}"
        if not any(week.starts <= race.day < week.starts + 7 * DAY for week in plan.weeks):
            yield f"{race.id}: no week holds {race.day}"


def sessions_fit_their_minutes(plan: Plan) -> Iterator[str]:
    """No session is longer than the runner's minutes, and what it holds can be done in them.

    Sets at their tempo, both sides, rests, half a minute to move between exercises, and the warm-up. A session
    of one set of one exercise may need a minute more than the five that were aimed at, never more than asked.
    """
    for session in plan.sessions:
        if session.minutes > plan.athlete.minutes:
            yield f"{session.id}: {session.minutes} min"
        if not session.exercises:
            yield f"{session.id} is empty"
        seconds = 60 * session.warmup_min + 30 * (len(session.exercises) - 1)
        for each in session.exercises:
            a_rep = sum(map(int, each.tempo.split("-"))) + each.hold_s
            seconds += each.sets * (each.reps * a_rep * (2 if each.per_side else 1) + each.rest_s)
        if seconds > 60 * session.minutes:
            yield f"{session.id}: {seconds} s in {session.minutes} min"


def loads_add_up(plan: Plan) -> Iterator[str]:
    """Session-RPE times minutes; weeks are sums; a week hits its target within 5 %."""
    for session in plan.sessions:
        if abs(session.load_au - session.rpe * session.minutes) > 0.06:
            yield f"{session.id}: {session.load_au}"
    for week in plan.weeks:
        total = sum(session.load_au for session in sessions_of(plan, week))
        if abs(week.load_au - total) > 0.3:
            yield f"week {week.index}: {week.load_au} is not {total}"
        if abs(week.load_au - week.target_load_au) > 0.05 * week.target_load_au + 0.1:
            yield f"week {week.index}: {week.load_au} against {week.target_load_au}"


def everything_has_its_place(plan: Plan) -> Iterator[str]:
    """Ids once each, sessions in order and in the week they name, weeks without a gap, none before the start."""
    ids = Counter([session.id for session in plan.sessions] + [lost.id for lost in plan.given_up])
    yield from (f"{name} twice" for name, count in ids.items() if count > 1)
    if [session.start for session in plan.sessions] != sorted(session.start for session in plan.sessions):
        yield "sessions out of order"
    for session in plan.sessions:
        week = plan.weeks[session.week - 1]
        if not week.starts <= session.day < week.starts + 7 * DAY:
            yield f"{session.id} on {session.day} in the week of {week.starts}"
        if session.day < plan.starts_on:
            yield f"{session.id} before the start"
    for place, week in enumerate(plan.weeks):
        if week.index != place + 1 or week.starts != plan.weeks[0].starts + 7 * place * DAY or week.starts.weekday():
            yield f"week {week.index} at {week.starts}"


def pike_comes_last(plan: Plan) -> Iterator[str]:
    """No exercise enters in a later week than the pike; a short adaptation brings what is left in one week."""
    entered: dict[str, int] = {}
    for session in plan.sessions:
        for each in session.exercises:
            entered.setdefault(each.id, session.week)
    for name, week in entered.items():
        if week > entered.get("pike", week):
            yield f"{name} in week {week}, after the pike"


LAWS: tuple[Law, ...] = (
    away_from_blocked_days,
    on_days_and_hours_that_suit,
    quiet_before_races,
    quiet_after_races,
    two_days_between_sessions,
    fresh_for_hard_runs,
    after_the_run_of_the_day,
    never_across_busy_times,
    load_rises_slowly,
    easier_weeks_are_easier,
    easier_weeks_stay_rare,
    the_taper_cuts_by_half,
    tapers_never_grow,
    rungs_never_fall_while_loading,
    nothing_new_in_a_taper,
    races_on_their_days,
    sessions_fit_their_minutes,
    loads_add_up,
    everything_has_its_place,
    pike_comes_last,
)


def broken(plan: Plan) -> list[str]:
    """Return every breach of every law, each with the law's name."""
    return [f"{law.__name__}: {what}" for law in LAWS for what in law(plan)]
