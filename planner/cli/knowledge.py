"""``planner rules``, ``races`` and ``exercises``: what planner knows, and where it has it from."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from planner import catalogue, dates, entries, proofreading
from planner.cli.talk import Talk, joined, page, put, put_json
from planner.engine.evidence import RULES, Rule
from planner.errors import Unknown
from planner.exports.layout import Page, Span
from planner.exports.wording import CLINICIAN, STOPS, range_of
from planner.model import Exercise, ExerciseText, Ladder, Language, Rung
from planner.racebook import Edition, RaceFile
from planner.spelling import nearest, shown
from planner.words import Speaker
from planner.zones import zone


def rules(talk: Talk, wanted: str, *, as_json: bool) -> int:
    """Print every rule of the method, or those whose id begins as wanted."""
    chosen = [rule for rule in RULES.values() if rule.id.startswith(wanted.strip())]
    if not chosen:
        near = nearest(wanted, RULES)
        raise Unknown("rule-unknown", near=near, close=len(near), text=shown(wanted))
    speaks = talk.speaker
    if as_json:
        put_json([_rule_as_json(rule, speaks) for rule in chosen])
        return 0
    sheet = page()
    for rule in chosen:
        sheet.say(Span(f"{rule.grade}  {rule.id}", "bold"))
        sheet.say(speaks.rule(rule.id), first="   ")
        figures = ", ".join(f"{speaks.named('value', name)} {speaks.number(n)}" for name, n in rule.values.items())
        unit = speaks.named("unit", unit_code(rule.unit)) if rule.unit else ""
        sheet.say(Span(joined((figures, unit, speaks.source(rule.id))), "dim"), first="   ")
    sheet.blank()
    for grade in "ABCD":
        sheet.say(Span(f"{grade}  {speaks.named('grade', grade)}", "dim"), hang="   ")
    put(sheet.text())
    return 0


def unit_code(unit: str) -> str:
    """Write a unit as the id of its message: ``% of load`` is ``percent-of-load``."""
    return re.sub(r"[^a-z0-9]+", "-", unit.lower().replace("%", "percent ")).strip("-")


def races(talk: Talk, today: str, *, as_json: bool) -> int:
    """List the races, their editions and the one to expect."""
    here = talk.now.astimezone(zone("Asia/Ho_Chi_Minh")).date()
    day = dates.read_day(today, today=here).day if today else here
    known = entries.race_files()
    if as_json:
        put_json([file.model_dump(mode="json") for file in known])
        return 0
    sheet, speaks = page(), talk.speaker
    for file in known:
        about = joined((file.id, file.place, _distances(file, speaks)))
        sheet.say([Span(file.called(speaks.language), "bold"), Span(f"  {about}", "dim")])
        for edition in file.editions:
            style = "" if edition.day >= day else "dim"
            sheet.say(Span(_edition(edition, file, speaks), style), first="  ")
        if (expected := _expected(file, day, talk)) is not None:
            sheet.say(Span(expected, "bold"), first="  ")
    sheet.blank()
    sheet.say(Span(speaks.say("ui-races-own"), "dim"))
    put(sheet.text())
    return 0


def exercises(talk: Talk, wanted: str, *, as_json: bool) -> int:
    """List the exercises, and tell any template that is wrong; or tell one with its ladders, cues and mistakes."""
    library, speaks = catalogue.load(), talk.speaker
    if wanted:
        entries.race_files()
    else:
        proofreading.read_everything()
    chosen = (_exercise(wanted, library.exercises),) if wanted else library.exercises
    if as_json:
        put_json([exercise.model_dump(mode="json") for exercise in chosen])
        return 0
    sheet = page()
    if wanted:
        _detail(chosen[0], speaks, sheet)
    for exercise in () if wanted else chosen:
        sheet.say([Span(_name(exercise.names, speaks), "bold"), Span(f"  {exercise.id}", "dim")])
        sheet.say(_about(exercise, speaks), first="  ")
    if not wanted:
        sheet.blank()
        sheet.say(Span(speaks.say("ui-exercise-next", exercise_id=chosen[0].id), "dim"))
    put(sheet.text())
    return 0


def _detail(exercise: Exercise, speaks: Speaker, sheet: Page) -> None:
    say = speaks.say
    sheet.say(Span(_name(exercise.names, speaks), "bold"))
    sheet.say(Span(_about(exercise, speaks), "dim"))
    _taught(exercise.texts, speaks, sheet)
    for place, ladder in enumerate(exercise.ladders):
        title = say("ui-ladder") if place == 0 else say("ui-substitute", name=_name(ladder.names, speaks))
        sheet.listed(title, _ladder(ladder, speaks), numbered=True)
        _taught(ladder.texts, speaks, sheet)
    sheet.listed(say("stop-heading"), [say(stop) for stop in STOPS])
    sheet.listed(say("clinician-heading"), [say(each) for each in CLINICIAN])


def _taught(texts: dict[Language, ExerciseText], speaks: Speaker, sheet: Page) -> None:
    """Tell how a movement is done; a ladder without texts of its own has nothing to add."""
    if (text := texts.get(speaks.language) or texts.get("en")) is None:
        return
    sheet.listed(speaks.say("ui-how"), text.how, numbered=True)
    sheet.listed(speaks.say("ui-cues"), text.cues)
    sheet.listed(speaks.say("ui-mistakes"), text.mistakes)


def _ladder(ladder: Ladder, speaks: Speaker) -> list[str]:
    return [_rung(rung, ladder, speaks) for rung in ladder.rungs]


def _rung(rung: Rung, ladder: Ladder, speaks: Speaker) -> str:
    say = speaks.say
    reps = range_of(rung, ladder, speaks)
    text = rung.text.get(speaks.language) or rung.text["en"]
    hold = say("ui-hold", seconds=rung.hold_s) if rung.hold_s else ""
    return joined((text, reps, say("ui-tempo", tempo=rung.tempo), hold, say("ui-rest", seconds=rung.rest_s)))


def _about(exercise: Exercise, speaks: Speaker) -> str:
    gear = {need for rung in exercise.ladders[0].rungs for need in rung.gear}
    needs = ", ".join(speaks.named("gear", need) for need in sorted(gear)) or speaks.say("ui-no-gear")
    muscles = ", ".join(speaks.named("muscle", muscle) for muscle in exercise.muscles)
    return joined((needs, muscles, speaks.say("ui-rungs", rungs=len(exercise.ladders[0].rungs))))


def _exercise(wanted: str, known: tuple[Exercise, ...]) -> Exercise:
    from planner.spelling import key

    for exercise in known:
        if key(wanted) in map(key, (exercise.id, *exercise.names.values())):
            return exercise
    return catalogue.load().exercise(wanted)


def _name(names: dict[str, str], speaks: Speaker) -> str:
    return names.get(speaks.language) or names["en"]


def _distances(file: RaceFile, speaks: Speaker) -> str:
    return ", ".join(f"{speaks.number(km)} km" for km in file.distances_km)


def _edition(edition: Edition, file: RaceFile, speaks: Speaker) -> str:
    hours = [f"{speaks.number(gun.km)} km {speaks.clock(gun.at)}" for gun in edition.guns]
    if edition.starts is not None:
        hours.append(speaks.clock(edition.starts))
    first = f"{speaks.day(edition.opens.date(), 'short')} – " if edition.opens else ""
    place = edition.place if edition.place != file.place else ""
    source = edition.source.get(speaks.language) or edition.source["en"]
    return joined((f"{first}{speaks.day(edition.day)}", ", ".join(hours), place, source))


def _expected(file: RaceFile, day: date, talk: Talk) -> str | None:
    """Tell the edition to expect, where nothing later is announced."""
    if file.expected is None or file.next_edition(day):
        return None
    race = entries.resolve(file.id, today=day, language=talk.language).race
    return talk.speaker.say("ui-expected", day=race.day, source=file.expected.source[talk.language])


def _rule_as_json(rule: Rule, speaks: Speaker) -> dict[str, Any]:
    return {
        "id": rule.id,
        "text": speaks.rule(rule.id),
        "values": dict(rule.values),
        "unit": rule.unit,
        "grade": rule.grade,
        "source": rule.source,
    }
