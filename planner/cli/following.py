"""``planner follow``, ``plans``, ``export`` and ``forget``: a plan comes into the store, is handed out, and goes."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from planner.asked import Asked
from planner.cli.opened import MOST_TOLD, Opened, Which, chosen, opened
from planner.cli.talk import Talk, page, put, put_json
from planner.errors import Unknown, UsageError
from planner.exports.layout import Span
from planner.model import Plan
from planner.spelling import folded, nearest, shown
from planner.spelling import key as letters
from planner.store import Store, open_store, person_of
from planner.words import speaker

WORKOUTS = ("fit", "zip")
"""Kinds of files that watches read."""


def follow(talk: Talk, asked: Asked, store_address: str, *, as_json: bool) -> int:
    """Keep the plan that is asked for, or go on with it."""
    from planner import keeping
    from planner.following import Following

    with open_store(store_address or None) as store:
        kept = keeping.follow(Following(store, lambda: talk.now), asked, talk.language)
        place, several = store.place, len(store.plans()) > 1
    plan = kept.plan
    if as_json:
        put_json({"plan": kept.key, "revision": plan.revision, "new": kept.before is None})
        return 0
    from planner.exports import table

    speaks = speaker(plan.athlete.language)
    sheet = page()
    table.show(plan, speaks, sheet, today=plan.made_on)
    sheet.blank()
    if kept.before is None:
        sheet.say(speaks.say("ui-follow-new", plan=kept.key, store=place))
    else:
        message = "ui-follow-same" if plan is kept.before else "ui-follow-on"
        sheet.say(speaks.say(message, plan=kept.key, revision=plan.revision))
        if kept.before.athlete.name != plan.athlete.name:
            told = {"name": plan.athlete.name, "revision": kept.before.revision, "plan": kept.key}
            sheet.say(speaks.say("ui-follow-named", **told))
    sheet.say(speaks.say("ui-next-follow"))
    sheet.raw(f"  {Which(kept.key if several else '', store_address, asked.today).command('today')}")
    put(sheet.text())
    return 0


def plans(talk: Talk, store_address: str, *, as_json: bool) -> int:
    """List every plan in the store."""
    with open_store(store_address or None) as store:
        found = [(kept, store.plan(kept.key)) for kept in store.plans()]
    if as_json:
        put_json(
            [
                {
                    "plan": kept.key,
                    "person": kept.person,
                    "revision": kept.revision,
                    "races": [{"id": race.id, "name": race.name, "day": race.day.isoformat()} for race in plan.races],
                    "changed_at": kept.changed_at.isoformat(),
                }
                for kept, plan in found
            ]
        )
        return 0
    speaks = talk.speaker
    if not found:
        put(speaks.say("ui-plans-none"))
        return 0
    head = [speaks.say(f"ui-column-{name}") for name in ("plan", "person", "revision", "races")]
    sheet = page()
    rows = [
        (
            Span(kept.key, "bold"),
            plan.athlete.name or kept.person,
            str(kept.revision),
            ", ".join(f"{race.name} {speaks.day(race.day, 'short')}" for race in plan.races),
        )
        for kept, plan in found
    ]
    sheet.table(rows, head=head, right=(2,))
    put(sheet.text())
    return 0


def export(talk: Talk, which: Which, kind: str, output: str, *, coming: bool, force: bool) -> int:
    """Hand a kept plan out as a file, or on standard output; workouts of several sessions are zipped."""
    kind = kind.strip().casefold()
    if coming and kind == "json":
        raise UsageError("export-next-json")
    with opened(talk, which) as one:
        plan = _still_to_do(one) if coming else one.plan
        if kind in WORKOUTS and not plan.sessions:
            raise UsageError("export-none-left" if one.plan.sessions else "fit-none", day=one.today.isoformat())
        if not output and kind in WORKOUTS and sys.stdout.isatty():
            raise UsageError("export-terminal", kind="zip" if len(plan.sessions) > 1 else kind)
        if output:
            _hand_out(one, plan, _target(kind, output), force=force)
            put(one.speaks.say("ui-written", path=output))
        else:
            from planner import exports

            several = kind == "fit" and len(plan.sessions) > 1
            data = exports.export(plan, "zip" if several else kind, one.speaks.language)
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
    return 0


def _still_to_do(one: Opened) -> Plan:
    """Return the plan with the sessions from today on of which nothing has been said."""
    said = {log.session for log in one.logs}
    ahead = tuple(session for session in one.plan.sessions if session.day >= one.today and session.id not in said)
    return one.plan.model_copy(update={"sessions": ahead})


def _target(kind: str, output: str) -> Path:
    """Return the file that is to be written; workouts are one or several, as its ending says."""
    from planner import exports

    path = Path(output)
    ending = exports.kind_of(path)
    if ending != kind and not (kind in WORKOUTS and ending in WORKOUTS):
        raise UsageError("export-ending", kind=kind, path=str(path))
    return path


def _hand_out(one: Opened, plan: Plan, path: Path, *, force: bool) -> None:
    """Write the file, and keep the whole plan behind it in the language that was written."""
    from planner import keepsakes
    from planner.exports import writing
    from planner.exports.ics import Options

    language = one.speaks.language
    (written,) = writing.write(plan, [path], now=one.midnight, options=Options(language=language), force=force)
    whole = one.plan.model_copy(update={"athlete": one.plan.athlete.model_copy(update={"language": language})})
    keepsakes.keep([written.data] if path.suffix.casefold() in writing.GO_ON else [], whole, None)


def forget(talk: Talk, which: Which, person: str, *, yes: bool, as_json: bool) -> int:
    """Remove a plan, or a person with all their plans, with every mark, calendar and feed."""
    from planner import keeping

    with open_store(which.store or None) as store:
        keys = _of_person(store, person) if person else (chosen(store, which.plan).key,)
        if not yes:
            feeds = sum(len(store.feeds(key)) for key in keys)
            raise UsageError("forget-confirm", plans=", ".join(keys), count=len(keys), feeds=feeds)
        gone = [keeping.forget(store, key) for key in keys]
    counted = {"plans": sum(one.plans for one in gone), "feeds": sum(one.feeds for one in gone)}
    if as_json:
        put_json(counted)
    else:
        put(talk.speaker.say("ui-forgotten", **counted))
    return 0


def _of_person(store: Store, person: str) -> tuple[str, ...]:
    """Return the plans of a person, by name or as the store knows them; one kept before the name came is among them.

    A name that nobody has to the letter is known in any case, and with its marks left out, where one person has it.
    """
    person = person.strip()
    if not person:
        return _by_letters(store, person)
    plans = store.plans()
    own = [kept.key for kept in plans if kept.person in (person, person_of(person))]
    unnamed = [kept.key for kept in plans if kept.person == person_of("") and kept.key not in own]
    named = [key for key in unnamed if person_of(store.plan(key).athlete.name) == person_of(person)]
    return (*own, *named) or _by_letters(store, person)


def _by_letters(store: Store, person: str) -> tuple[str, ...]:
    """Return the plans of the one person whose name has the same letters, or refuse with the names that are kept."""
    named = [(kept, store.plan(kept.key).athlete.name) for kept in store.plans()]
    found = [(kept, name) for kept, name in named if _same_name(person, name)]
    if not found:
        near = nearest(person, filter(None, (name for _, name in named)))
        raise Unknown("store-person-unknown", near=near, person=shown(person))
    people = {person_of(name) if kept.person == person_of("") else kept.person for kept, name in found}
    if len(people) > 1:
        known = sorted(f"{name} ({kept.key})" for kept, name in found)
        raise UsageError("forget-several", person=shown(person), known=", ".join(known[:MOST_TOLD]))
    return tuple(kept.key for kept, _ in found)


def _same_name(typed: str, name: str) -> bool:
    """Tell whether this name is meant: marks may be left out, but Ân is not An where nothing can be taken back."""
    cased = [" ".join(unicodedata.normalize("NFC", each).casefold().split()) for each in (typed, name)]
    if folded(typed) != cased[0]:
        return cased[0] == cased[1]
    return letters(typed) == letters(name) != ""
