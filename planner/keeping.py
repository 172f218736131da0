"""A plan that its runner lives with: followed from what was asked, adapted to what happened, gone back to.

Ties what people type to the engine and to ``following``. The sources of a plan's runs, the runner's own
words on titles and the days they are away are kept beside the plan, so that a calendar can be read again and
a rest that pain asked for ends when the pain is taken back. It refuses to go back to a revision in which
days that are past, or sessions that are logged, were others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from planner import athletes, cache, catalogue, keepsakes, making, runs
from planner.asked import Asked
from planner.continuing import family
from planner.earlier import Earlier
from planner.engine.adaptation import Proposal, propose, settled, wish_from
from planner.engine.planning import Wish, plan_id
from planner.engine.season import with_priorities
from planner.errors import StoreError, UsageError
from planner.following import Following
from planner.making import Ground
from planner.model import Blocked, Exercise, Language, Log, Note, Noun, Plan
from planner.store import Store, person_of
from planner.store.records import Forgotten

RUNS = ("runs.", "race-other-day", "race-beside")
"""How the codes of notes begin that tell of runs."""
ASSUMED = {
    "assumed-level": ("level",),
    "assumed-gear": ("gear",),
    "assumed-sessions": ("sessions", "minutes"),
    "assumed-hours": ("days", "hours"),
}
"""Notes of what was assumed of the runner, with the options that say it."""


class Sources(Noun):
    """What a plan is read from again."""

    runs: tuple[str, ...] = ()
    """Files by their whole path, addresses, weeks of running; none: the runs in the plan stay as they are."""
    titles: tuple[athletes.TitleRule, ...] = ()
    """How titles in those calendars are meant."""
    blocked: tuple[Blocked, ...] = ()
    """Days away in the runner's own words, without the rests that a log asks for."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan that is kept."""

    key: str
    plan: Plan
    before: Plan | None
    """The revision before; None for a plan that is new, the plan itself where nothing changed."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What adapting would make of a plan."""

    before: Plan
    proposal: Proposal
    sources: Sources
    known: Sources
    """What the plan was read from until now."""
    changes: int | None = None
    """``Kept.changes`` as it was before all this was read; None: it was not looked at."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to apply."""
        return self.proposal.plan is not self.before


@dataclass(frozen=True, slots=True)
class Again:
    """What is to be otherwise from now on."""

    blocked: tuple[Blocked, ...] = ()
    freed: tuple[Blocked, ...] = ()
    """Days that are not blocked after all."""
    runs: tuple[str, ...] = ()
    registered: bool = False
    """Whether every race is settled now."""
    reading: bool = True
    """Whether calendars are read again; a page that has to be there at once leaves the runs as they are."""


class Current(NamedTuple):
    """A plan as it stands: its newest revision, what was logged, and what it is read from."""

    plan: Plan
    logs: tuple[Log, ...]
    sources: Sources
    changes: int | None = None
    """``Kept.changes`` as it was before these were read."""


def follow(following: Following, asked: Asked, language: Language) -> Followed:
    """Keep the plan that is asked for; where it is kept already, go on from it with what is said anew."""
    made = making.make(asked, now=following.clock(), language=language)
    store = following.store
    before = _kept_before(store, made.plan)
    if before is not None:
        return _go_on(following, asked, language, before)
    ground = making.ground_of(asked, now=following.clock(), language=language)
    own = Sources(runs=_named_runs(ground), titles=_titles(ground), blocked=made.plan.athlete.blocked)
    try:
        kept = following.follow(made.plan, sources=own.model_dump_json())
    except StoreError as error:
        if error.code != "store-plan-exists":
            raise
        return _go_on(following, asked, language, store.plan(made.plan.id))
    return Followed(kept.key, made.plan, None)


def _kept_before(store: Store, plan: Plan) -> Plan | None:
    """Return the plan that this person follows already: of these races, though a name came later, or with one of them.

    A race put off, and another race in the same season, change the plan and make no second one.
    """
    nameless = plan_id(plan.athlete.model_copy(update={"name": ""}), plan.races)
    keys = {kept.key for kept in store.plans()}
    for key in dict.fromkeys((plan.id, nameless)):
        if key in keys:
            found = store.plan(key)
            if key == plan.id or found.athlete.name in ("", plan.athlete.name):
                return found
    people = dict.fromkeys((person_of(plan.athlete.name), person_of("")))
    kept = [store.plan(one.key) for person in people for one in store.plans(person) if "." not in one.key]
    own = [one for one in kept if one.athlete.name == plan.athlete.name and one.races[-1].day >= plan.made_on]
    wanted = set(map(family, plan.races))
    sharing = [one for one in own if wanted & set(map(family, one.races))]
    return sharing[0] if len(sharing) == 1 else None


def _season(wish: Wish, before: Plan) -> Wish:
    """Keep the races of the season that were not named this time."""
    named = {race.id for race in wish.races}
    others = [race for race in before.races if race.id not in named]
    races = tuple(sorted((*wish.races, *others), key=lambda race: (race.gun, race.id)))
    return wish._replace(races=races, priorities={race.id: race.priority for race in others} | dict(wish.priorities))


def _go_on(following: Following, asked: Asked, language: Language, before: Plan) -> Followed:
    store, now = following.store, following.clock()
    kept = store.kept(before.id)
    before = store.plan(before.id, kept.revision)
    earlier = Earlier(before.id, before.id, before.starts_on, before.made_on, before, binding=True)
    wish = making.make(asked, now=now, language=language, earlier=earlier).wish
    ground = making.ground_of(asked, now=now, language=language, base=before.athlete)
    wish = _season(wish, before)
    old = sources_of(store, before)
    said = [span for span in ground.athlete.blocked if span not in before.athlete.blocked]
    own = Sources(
        runs=_named_runs(ground) or old.runs,
        titles=_titles(ground) or old.titles,
        blocked=tuple(dict.fromkeys((*old.blocked, *said))),
    )
    wish = wish._replace(athlete=wish.athlete.model_copy(update={"blocked": own.blocked}))
    if not asked.shape:
        wish = wish._replace(shape=before.shape)
    if not _named_runs(ground):
        wish = _with_runs(wish, own, before)
    if ground.profile is None:
        wish = wish._replace(notes=(*wish.notes, *_still_assumed(before, asked)))
    proposal = propose(before, store.marks(before.id), wish, catalogue.load())
    confirmed = [race.standing for race in before.races] != [race.standing for race in proposal.plan.races]
    what = Proposed(before, proposal, own, old, kept.changes)
    plan = apply(following, before.id, what, "registered" if confirmed else "adapted")
    return Followed(before.id, plan, before)


def _still_assumed(before: Plan, asked: Asked) -> Iterator[Note]:
    for note in before.notes:
        if note.code in ASSUMED and not any(getattr(asked, option) for option in ASSUMED[note.code]):
            yield note


def sources_of(store: Store, plan: Plan, key: str = "") -> Sources:
    """Return what a plan is read from again; where nothing was kept, what the plan itself tells."""
    document = store.sources(key or plan.id)
    if document is None:
        return Sources(blocked=plan.athlete.blocked)
    return Sources.model_validate_json(document)


def proposed(store: Store, key: str, today: date, again: Again = Again()) -> Proposed:
    """Return what the log, the runner's calendar as it is now, and ``again`` ask to change."""
    kept = store.kept(key)
    plan = store.plan(key, kept.revision)
    if today < plan.made_on:
        raise UsageError("previous-later", day=plan.made_on.isoformat(), today=today.isoformat())
    current = Current(plan, store.marks(key), sources_of(store, plan, key), kept.changes)
    return proposed_for(current, today, again)


def proposed_for(current: Current, today: date, again: Again = Again()) -> Proposed:
    """Return the same of a plan that is at hand already."""
    plan, logs, old, _ = current
    for span in again.blocked:
        _insist_on_the_season(span, plan, today)
    kept = tuple(_freed(old.blocked, again.freed, today))
    blocked = tuple(dict.fromkeys((*kept, *_ahead(again.blocked, plan, logs, today))))
    own = old.model_copy(update={"runs": again.runs or old.runs, "blocked": blocked})
    wish = wish_from(plan, today)
    wish = wish._replace(athlete=wish.athlete.model_copy(update={"blocked": own.blocked}))
    if again.registered:
        settled = {"standing": "registered", "announced": True}
        wish = wish._replace(races=tuple(race.model_copy(update=settled) for race in wish.races))
    if again.reading:
        wish = _with_runs(wish, own, plan)
    return Proposed(plan, propose(plan, logs, wish, catalogue.load()), own, old, current.changes)


def apply(following: Following, key: str, what: Proposed, why: str = "adapted") -> Plan:
    """Keep what is proposed as the next revision; refuse where somebody else's, or something logged, came first."""
    sources = what.sources.model_dump_json()
    if what.changed:
        return following.revise(
            key, what.proposal.plan, what.before.revision, why=why, sources=sources, changes=what.changes
        )
    if what.sources != what.known:
        following.store.keep_sources(key, sources, what.changes)
    return what.before


def go_back(following: Following, key: str, revision: int, today: date) -> Plan:
    """Make an old revision the newest one; refuse where past days or logged sessions were others in it."""
    store = following.store
    kept = store.kept(key)
    now, old = store.plan(key, kept.revision), store.plan(key, revision)
    logged = {log.session for log in store.marks(key)} & {session.id for session in now.sessions}
    if _settled(now, today, logged) != _settled(old, today, logged):
        raise UsageError("return-past", revision=revision)
    if now == old.model_copy(update={"revision": now.revision}):
        return now
    own = sources_of(store, now, key)
    blocked = tuple(span for span in own.blocked if span in old.athlete.blocked)
    sources = own.model_copy(update={"blocked": blocked}).model_dump_json()
    return following.return_to(key, revision, kept.revision, sources=sources, on=today, changes=kept.changes)


def forget(store: Store, key: str) -> Forgotten:
    """Remove a plan for good, with what the cache holds of it: the plans behind its files, its runner's calendars."""
    from planner.runs import copies

    plan = store.plan(key)
    named = _addresses(store, key)
    gone = store.forget(key)
    keepsakes.forget(plan.id)
    left = {url for kept in store.plans() for url in _addresses(store, kept.key)}
    for url in named - left:
        copies.forget(url, cache.folder() / "calendars")
    return gone


def _addresses(store: Store, key: str) -> set[str]:
    """Return the calendars on the web that a plan is read from."""
    document = store.sources(key)
    named = Sources.model_validate_json(document).runs if document else ()
    return {text.strip() for text in named if "://" in text}


def instead(plan: Plan, log: Log, exercises: Sequence[Exercise]) -> tuple[str, ...]:
    """Name the plan's exercises that load none of the muscles of the one that hurt; none where it was not told."""
    muscles = {each.id: set(each.muscles) for each in exercises}
    hurt = muscles.get(log.exercise or "")
    if hurt is None:
        return ()
    known = dict.fromkeys(each.id for session in plan.sessions for each in session.exercises)
    return tuple(name for name in known if not muscles.get(name, hurt) & hurt)


def _insist_on_the_season(span: Blocked, plan: Plan, today: date) -> None:
    """Refuse days away in which no session can lie: those that are past, and those after the last race."""
    last = plan.races[-1].day
    days = {"first_day": span.first.isoformat(), "last_day": span.last.isoformat()}
    if span.last < today:
        raise UsageError("block-past", today=today.isoformat(), **days)
    if span.first > last:
        raise UsageError("block-beyond", race=plan.races[-1].name, day=last.isoformat(), **days)


def _ahead(spans: Sequence[Blocked], plan: Plan, logs: Sequence[Log], today: date) -> Iterator[Blocked]:
    """Let days away begin where nothing has been done yet: a session that was done cannot be blocked."""
    done = settled(plan, logs, today)
    last = max((session.day for session in plan.sessions if session.id in done), default=today - timedelta(days=1))
    first = max(today, last + timedelta(days=1))
    for span in spans:
        if span.last >= first:
            yield span.model_copy(update={"first": max(span.first, first)})


def _freed(spans: Sequence[Blocked], freed: Sequence[Blocked], today: date) -> Iterator[Blocked]:
    """Cut days that are free again out of the days away; refuse where none of them was blocked, or all are over."""
    free: set[date] = set()
    for span in freed:
        days = {max(span.first, today) + timedelta(days=n) for n in range((span.last - today).days + 1)}
        days = {day for day in days if day <= span.last}
        if not any(one.first <= day <= one.last for one in spans for day in days):
            raise UsageError("unblock-none", first_day=span.first.isoformat(), last_day=span.last.isoformat())
        free |= days
    for span in spans:
        row: list[date] = []
        for n in range((span.last - span.first).days + 2):
            day = span.first + timedelta(days=n)
            if day <= span.last and day not in free:
                row.append(day)
            elif row:
                yield span.model_copy(update={"first": row[0], "last": row[-1]})
                row = []


def _with_runs(wish: Wish, own: Sources, plan: Plan) -> Wish:
    """Read the runs again where they came from somewhere; their notes take the place of the old ones."""
    if not own.runs:
        return wish
    first = plan.starts_on - runs.AROUND
    gathered = runs.gather(
        own.runs,
        first=first - timedelta(days=first.weekday()),
        last=wish.races[-1].day + runs.AROUND,
        needed=wish.races[-1].day,
        athlete=wish.athlete,
        today=wish.today,
        overrides=own.titles,
        cache_dir=cache.folder() / "calendars",
    )
    own_runs, doubts = runs.without_races(gathered.runs, wish.races, wish.today)
    own_runs = runs.without_recovery(own_runs, with_priorities(wish.races, wish.priorities), wish.athlete.level)
    notes = _renewed(wish.notes, (*gathered.notes, *doubts))
    return wish._replace(runs=own_runs, busy=gathered.busy, notes=notes)


def _renewed(notes: Sequence[Note], fresh: Sequence[Note]) -> tuple[Note, ...]:
    place = next((i for i, note in enumerate(notes) if note.code.startswith(RUNS)), len(notes))
    old = [note for note in notes if not note.code.startswith(RUNS)]
    return (*old[:place], *fresh, *old[place:])


def _named_runs(ground: Ground) -> tuple[str, ...]:
    """Return where the runs come from, files by their whole path."""
    named = making.split_sources(ground.asked.runs) or (ground.profile.runs if ground.profile else ())
    return tuple(str(Path(text).absolute()) if Path(text).is_file() else text for text in named)


def _titles(ground: Ground) -> tuple[athletes.TitleRule, ...]:
    return ground.profile.titles if ground.profile else ()


def _settled(plan: Plan, today: date, logged: Set[str]) -> list[str]:
    """Return what nobody may change any more: sessions of days that are past, and those that are logged."""
    return [each.model_dump_json() for each in plan.sessions if each.day < today or each.id in logged]
