"""``planner compare``: candidate races side by side, and the plan of the one that is chosen."""

from __future__ import annotations

from datetime import date

from planner import catalogue, comparing, making
from planner.asked import Asked
from planner.cli.plan import Wanted
from planner.cli.plan import run as make_the_plan
from planner.cli.talk import Talk, page, put, put_json
from planner.comparing import Comparison
from planner.engine.planning import Wish
from planner.errors import NoPlan, Unknown, UsageError
from planner.exports import comparison
from planner.making import Candidate
from planner.spelling import key, nearest, shown
from planner.words import speaker

SEASON = "season"
"""What is chosen for all of the races together."""
MOST = 12
"""Candidates that somebody can still look at side by side."""


def run(talk: Talk, asked: Asked, wanted: Wanted, *, choose: str, season: bool) -> int:
    """Compare races, or make the plan of the chosen one."""
    if len(asked.races) > MOST:
        raise UsageError("compare-many", count=len(asked.races), most=MOST)
    alone = making.alone(asked, now=talk.now, language=talk.language)
    if not alone:
        raise UsageError("compare-none")
    if len(alone) > MOST:
        raise UsageError("compare-many", count=len(alone), most=MOST)
    if wanted.outputs and not choose:
        raise UsageError("compare-output")
    if len(alone) < 2 and asked.races:
        raise UsageError("compare-one", text=shown(asked.races[0]))
    wishes = [making.wish_of(one.asked, now=talk.now, language=talk.language) for one in alone]
    if len(alone) < 2:
        raise UsageError("compare-one", text=wishes[0].races[0].name)
    _refuse_twins(wishes)
    if key(choose) == SEASON:
        return make_the_plan(talk, asked, wanted)
    if choose:
        return make_the_plan(talk, alone[_chosen(choose, alone, wishes)].asked, wanted)
    races = [race for wish in wishes for race in wish.races]
    apart = len({race.day for race in races}) == len({race.id for race in races}) == 2
    together = season or (len(wishes) == 2 and apart)
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
    """Refuse a race that is named twice on one day; two days of one race are two candidates."""
    seen: set[tuple[str, date]] = set()
    for wish in wishes:
        race = wish.races[0]
        if (race.id, race.day) in seen:
            raise UsageError("compare-twice", name=race.name, day=race.day.isoformat())
        seen.add((race.id, race.day))


def _chosen(choose: str, alone: tuple[Candidate, ...], wishes: list[Wish]) -> int:
    """Find the candidate that a number, what was typed, a name or an id means, where only one is called so."""
    wanted = choose.strip()
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(wishes):
        return int(wanted) - 1
    called: dict[str, set[int]] = {}
    for place, one in enumerate(alone):
        for name in one.names:
            called.setdefault(key(name), set()).add(place)
    meant = called.get(key(wanted), set())
    if len(meant) == 1:
        return meant.pop()
    names = [one.names[0] for one in alone]
    near = () if meant else nearest(wanted, [*(wish.races[0].name for wish in wishes), *names, *called], most=1)
    known = ", ".join(names)
    raise Unknown("compare-choice", near=near, close=len(near), text=shown(choose), count=len(wishes), known=known)
