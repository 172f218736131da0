"""``planner compare``: candidate races side by side, and the plan of the one that is chosen."""

from __future__ import annotations

from planner import catalogue, comparing, making
from planner.asked import Asked
from planner.cli.plan import Wanted
from planner.cli.plan import run as make_the_plan
from planner.cli.talk import Talk, page, put, put_json
from planner.comparing import Comparison
from planner.engine.planning import Wish
from planner.errors import NoPlan, Unknown, UsageError
from planner.exports import comparison
from planner.spelling import key, nearest, shown
from planner.words import speaker

SEASON = "season"
"""What is chosen for all of the races together."""
MOST = 12
"""Candidates that somebody can still look at side by side."""


def run(talk: Talk, asked: Asked, wanted: Wanted, *, choose: str, season: bool) -> int:
    """Compare races, or make the plan of the chosen one."""
    alone = making.alone(asked, now=talk.now, language=talk.language)
    if not alone:
        raise UsageError("compare-none")
    if len(alone) > MOST:
        raise UsageError("compare-many", count=len(alone), most=MOST)
    if wanted.outputs and not choose:
        raise UsageError("compare-output")
    if len(alone) < 2 and asked.races:
        raise UsageError("compare-one", text=shown(asked.races[0]))
    wishes = [making.wish_of(one, now=talk.now, language=talk.language) for one in alone]
    if len(alone) < 2:
        raise UsageError("compare-one", text=wishes[0].races[0].name)
    _refuse_twins(wishes)
    if key(choose) == SEASON:
        return make_the_plan(talk, asked, wanted)
    if choose:
        return make_the_plan(talk, alone[_chosen(choose, asked, wishes)], wanted)
    days = {race.day for wish in wishes for race in wish.races}
    together = season or (len(wishes) == 2 == len(days))
    whole = making.wish_of(asked, now=talk.now, language=talk.language) if together else None
    found = comparing.compare(wishes, catalogue.load(), whole)
    return _told(talk, found, wishes[0].athlete.language, as_json=wanted.as_json)


def _told(talk: Talk, found: Comparison, language: str, *, as_json: bool) -> int:
    speaks = speaker(language)
    possible = any(one.plan is not None for one in found.candidates)
    if as_json:
        put_json(comparison.as_json(found, speaks))
        return 0 if possible else NoPlan.exit_code
    sheet = page()
    comparison.show(found, speaks, sheet)
    if possible:
        sheet.blank()
        sheet.say(speaks.say("ui-compare-next"))
        ranks = [(one.plan is not None, one.open, one.sessions) for one in found.candidates]
        best = ranks.index(max(ranks))
        sheet.raw(f"  {talk.called_with('--choose', str(best + 1), '-o', 'plan.ics')}")
    if found.season is not None and found.season.open:
        sheet.say(speaks.say("ui-compare-next-season"))
        sheet.raw(f"  {talk.called_with('--choose', SEASON, '-o', 'season.ics')}")
    put(sheet.text())
    return 0 if possible else NoPlan.exit_code


def _refuse_twins(wishes: list[Wish]) -> None:
    seen: set[str] = set()
    for wish in wishes:
        race = wish.races[0]
        if race.id in seen:
            raise UsageError("compare-twice", name=race.name, day=race.day.isoformat())
        seen.add(race.id)


def _chosen(choose: str, asked: Asked, wishes: list[Wish]) -> int:
    """Find the candidate that a number, what was typed, a name or an id means."""
    wanted = choose.strip()
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(wishes):
        return int(wanted) - 1
    names: dict[str, int] = {}
    for place, wish in enumerate(wishes):
        race = wish.races[0]
        typed = asked.races[place] if asked.races else race.name
        for name in (typed, typed.partition("@")[0], race.name, race.id):
            names.setdefault(key(name), place)
    if key(wanted) in names:
        return names[key(wanted)]
    near = nearest(wanted, [*(wish.races[0].name for wish in wishes), *asked.races, *names], most=1)
    known = ", ".join(asked.races or [wish.races[0].name for wish in wishes])
    raise Unknown("compare-choice", near=near, close=len(near), text=shown(choose), count=len(wishes), known=known)
