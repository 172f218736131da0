"""``planner rules``, ``races`` and ``exercises``: what planner knows, and where it has it from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner import catalogue, dates, entries
from planner.cli.talk import Talk, console, joined, now, put_json
from planner.engine.evidence import RULES, Rule
from planner.errors import Unknown
from planner.exports.wording import CLINICIAN, STOPS
from planner.model import Exercise, Ladder, Rung
from planner.racebook import Edition, RaceFile
from planner.spelling import nearest, shown
from planner.words import Speaker
from planner.zones import zone

if TYPE_CHECKING:
    from rich.console import Console


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
    from rich.padding import Padding
    from rich.text import Text

    screen = console()
    for rule in chosen:
        screen.print(Text(f"{rule.grade}  {rule.id}", style="bold"))
        screen.print(Padding(Text(speaks.rule(rule.id)), (0, 0, 0, 3)))
        figures = ", ".join(f"{name} {speaks.number(value)}" for name, value in rule.values.items())
        about = joined((figures, rule.unit, speaks.source(rule.id)))
        screen.print(Padding(Text(about, style="dim"), (0, 0, 0, 3)))
    screen.print()
    for grade in "ABCD":
        screen.print(Text(f"{grade}  {speaks.named('grade', grade)}", style="dim"))
    return 0


def races(talk: Talk, today: str, *, as_json: bool) -> int:
    """List the races, their editions and the one to expect."""
    here = now().astimezone(zone("Asia/Ho_Chi_Minh")).date()
    day = dates.read_day(today, today=here).day if today else here
    known = entries.race_files()
    if as_json:
        put_json([file.model_dump(mode="json") for file in known])
        return 0
    from rich.table import Table
    from rich.text import Text

    screen, speaks = console(), talk.speaker
    for file in known:
        title = Text(file.called(speaks.language), style="bold")
        title.append(f"  {joined((file.id, file.place, _distances(file, speaks)))}", style="dim")
        screen.print(title)
        table = Table.grid(padding=(0, 1, 0, 2))
        table.add_column()
        for edition in file.editions:
            table.add_row(Text(_edition(edition, file, speaks), style="default" if edition.day >= day else "dim"))
        if (expected := _expected(file, day.isoformat(), talk)) is not None:
            table.add_row(Text(expected, style="bold"))
        screen.print(table)
    screen.print()
    screen.print(Text(speaks.say("ui-races-own"), style="dim"))
    return 0


def exercises(talk: Talk, wanted: str, *, as_json: bool) -> int:
    """List the exercises, or tell one with its ladders, cues and mistakes."""
    library, speaks = catalogue.load(), talk.speaker
    chosen = (_exercise(wanted, library.exercises),) if wanted else library.exercises
    if as_json:
        put_json([exercise.model_dump(mode="json") for exercise in chosen])
        return 0
    screen = console()
    if wanted:
        _detail(chosen[0], speaks, screen)
        return 0
    from rich.text import Text

    for exercise in chosen:
        screen.print(Text(_name(exercise.names, speaks), style="bold").append(f"  {exercise.id}", style="dim"))
        screen.print(Text(f"  {_about(exercise, speaks)}"))
    screen.print()
    screen.print(Text(speaks.say("ui-exercise-next", exercise_id=chosen[0].id), style="dim"))
    return 0


def _detail(exercise: Exercise, speaks: Speaker, screen: Console) -> None:
    from rich.text import Text

    say = speaks.say
    text = exercise.texts.get(speaks.language) or exercise.texts["en"]
    screen.print(Text(_name(exercise.names, speaks), style="bold"))
    screen.print(Text(_about(exercise, speaks), style="dim"))
    for title, lines in (("ui-how", text.how), ("ui-cues", text.cues), ("ui-mistakes", text.mistakes)):
        _list(say(title), lines, screen, numbered=title == "ui-how")
    for place, ladder in enumerate(exercise.ladders):
        title = say("ui-ladder") if place == 0 else say("ui-substitute", name=_name(ladder.names, speaks))
        _list(title, _ladder(ladder, speaks), screen, numbered=True)
    _list(say("stop-heading"), [say(stop) for stop in STOPS], screen)
    _list(say("clinician-heading"), [say(each) for each in CLINICIAN], screen)


def _list(title: str, lines: Any, screen: Console, *, numbered: bool = False) -> None:
    from rich.table import Table
    from rich.text import Text

    screen.print()
    screen.print(Text(title, style="bold"))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for place, line in enumerate(lines, 1):
        table.add_row(f"{place}." if numbered else "·", Text(line))
    screen.print(table)


def _ladder(ladder: Ladder, speaks: Speaker) -> list[str]:
    return [_rung(rung, speaks) for rung in ladder.rungs]


def _rung(rung: Rung, speaks: Speaker) -> str:
    say = speaks.say
    reps = say("ui-reps-side" if rung.per_side else "ui-reps", low=rung.reps_low, high=rung.reps_high)
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


def _expected(file: RaceFile, today: str, talk: Talk) -> str | None:
    """Tell the edition to expect, where nothing later is announced."""
    from datetime import date

    day = date.fromisoformat(today)
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
