"""The speaker of one language: codes and values in, sentences, days and numbers out.

What a value is called says how it reads: ``…day`` is an ISO day; ``weekday``, ``phase``, ``gear`` and the
other names of ``CODED`` are codes with a message of their own; ``…year`` is not grouped; other numbers and
text are shown as the language writes them, on one line, without control characters. Dash and underscore in
a name are the same.

Nothing a person passes makes it fail. A message or a value that is missing is a warning that Python hides
outside tests; the runner then reads English, the code, or an ellipsis. What is known differs from case to
case: a message's attribute named like a value is told instead of the message where that value is passed.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planner import templates
from planner.errors import PlannerError, TemplateError
from planner.words import checking, figures, messages
from planner.words.messages import MISSING, Messages, Telling, uses
from planner.words.parts import Pattern

if TYPE_CHECKING:
    from planner.model import Language, Note, Plan, Reason

DayStyle = Literal["long", "short", "weekday"]

CODED = frozenset(
    {
        "change",
        "colour",
        "exercise",
        "gear",
        "grade",
        "kind",
        "level",
        "muscle",
        "outcome",
        "phase",
        "place",
        "policy",
        "priority",
        "rir",
        "shape",
        "standing",
        "stretch",
        "tier",
        "weekday",
        "why",
    }
)
"""Last words of value names whose values are codes: ``phase`` = ``taper`` is the message ``phase-taper``;
what an exercise or a plan shape is called stands in the catalogue. Several codes are separated by commas."""

_SINGULAR = {f"{name}s": name for name in CODED} | {
    "policies": "policy",
    "priorities": "priority",
    "rules": "cause",
}


_SAID = 2048
"""Sentences a speaker remembers; a calendar says most of its own several times."""


class MissingPhrase(ResourceWarning):
    """A message is not written yet, or uses a value that nobody passed."""


class Said(str):
    """Text that is already in the runner's language; it is shown as it stands."""

    __slots__ = ()


class Speaker:
    """Says things in one language; ``speaker`` hands them out."""

    def __init__(self, language: str, messages: Messages) -> None:
        self.language = language
        self._messages = messages
        self._said = lru_cache(maxsize=_SAID, typed=True)(self._spoken)
        self._point = self._text("number-point", ".")
        self._group = self._text("number-group", "")

    def __contains__(self, message_id: object) -> bool:
        return message_id in self._messages

    def __iter__(self) -> Iterator[str]:
        return iter(self._messages)

    def say(self, message_id: str, /, **values: object) -> str:
        """Return a message with its values in place."""
        try:
            return self._said(message_id, **values)
        except TypeError:  # a value that has no hash
            return self._spoken(message_id, **values)

    def reason(self, reason: Reason) -> str:
        """Return why something is as it is; a rule's own numbers stand in for values not passed."""
        return self._say(_id("reason", reason.rule), _with_rule(reason.rule, reason.values), reason.rule)

    def note(self, note: Note) -> str:
        """Return what the runner should know."""
        return self._say(self._worded("note", note.code), note.values, note.code)

    def rule(self, rule_id: str) -> str:
        """Return a rule of the method as a sentence, with its numbers."""
        return self._say(_id("rule", rule_id), _with_rule(rule_id, {}), rule_id)

    def error(self, exc: PlannerError) -> str:
        """Return what is wrong, where, and what would be right; several faults of a file on lines of their own."""
        message_id = self._worded("error", exc.code)
        text = self._say(message_id, exc.values, str(exc))
        near = self.shown("near", exc.values.get("near", ""))
        if near and not uses(self._messages.pattern(message_id) or (), "near"):
            text = f"{text} {self.say('did-you-mean', near=near)}"
        faults = exc.faults if isinstance(exc, TemplateError) else ()
        return "\n".join((text, *(self.error(fault) for fault in faults)))

    def named(self, prefix: str, code: str) -> str:
        """Return what a code is called: ``named("phase", "taper")``; a ladder is called ``exercise/ladder``."""
        return self._known(prefix, code) or figures.plain(code)

    def label(self, prefix: str, code: str) -> str:
        """Return what a code is called, standing by itself: its first letter a capital."""
        return _capital(self.named(prefix, code))

    def source(self, rule_id: str) -> str:
        """Return where a rule's numbers come from; references stay as they are cited."""
        from planner.engine.evidence import OURS, RULES

        cited = RULES[rule_id].source if rule_id in RULES else ""
        message_id = "source-ours" if cited == OURS else _id("source", rule_id)
        return self.say(message_id) if message_id in self else cited

    def day(self, day: date, style: DayStyle = "long") -> str:
        """Return a day standing by itself, its first letter a capital."""
        return _capital(self._day(day, style))

    def weekday(self, code: str) -> str:
        """Return the name of a weekday standing by itself."""
        return _capital(self.named("weekday", code))

    def span(self, first: date, last: date, *, years: bool = True) -> str:
        """Return the days from first to last, both included, without their years where both have the same."""
        ends = {**self._parts(first), **{f"last-{name}": part for name, part in self._parts(last).items()}}
        if years and first.year != last.year:
            return self.say("span-years", **ends)
        return self.say("span-month" if first.month == last.month else "span-months", **ends)

    def clock(self, moment: datetime | time) -> str:
        """Return a local hour and minute."""
        return f"{moment.hour:02d}:{moment.minute:02d}"

    def number(self, number: float, decimals: int = 2) -> str:
        """Return a number with at most so many decimals."""
        return figures.grouped(number, decimals, self._point, self._group)

    def shown(self, name: str, value: object) -> str:
        """Return a value as it reads in a sentence, by its name and type."""
        match value:
            case Said():
                return value
            case str():
                return self._shown_text(name, value)
            case bool():
                return self.say("word-yes" if value else "word-no")
            case int() | float():
                whole = name.endswith("year") and isinstance(value, int) and abs(value) < 10_000
                return str(value) if whole else self.number(value)
            case datetime():
                return f"{self._day(value, 'long')} {self.clock(value)}"
            case date():
                return self._day(value, "long")
            case time():
                return self.clock(value)
        return self._shown_text(name, str(value))

    def category(self, number: float) -> str:
        """Return the plural category of a number."""
        return figures.category(self.language, number)

    def called(self, function: str, value: object, options: Mapping[str, object]) -> str:
        """Return DAY with its style, NUMBER with its digits or ungrouped, or CODE: a code as files write it."""
        if value is None:
            return MISSING
        if function == "NUMBER" and isinstance(value, (int, float)):
            digits = options.get("maximumFractionDigits")
            text = self.number(value, digits if isinstance(digits, int) else 2)
            return text.replace(self._group, "") if options.get("useGrouping") == "false" else text
        if function != "DAY":
            return self.shown("", value)
        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            return self.shown("", value)
        style = options.get("style")
        return self._day(day, style if style in ("short", "weekday") else "long")

    def lacks(self, what: str) -> str:
        """Warn that a message or a value is missing, and return what stands in its place."""
        warnings.warn(f"{self.language}: {what} is missing", MissingPhrase, stacklevel=2)
        return MISSING

    def _worded(self, kind: str, code: str) -> str:
        """Name the message that says a code of a kind."""
        return _id(kind, code)

    def _spoken(self, message_id: str, /, **values: object) -> str:
        return self._say(message_id, values, message_id)

    def _say(self, message_id: str, values: Mapping[str, object], fallback: str) -> str:
        named = {name.replace("_", "-"): value for name, value in values.items()}
        if "ladder" in named and "exercise" in named:
            name = self._known("ladder", f"{named['exercise']}/{named['ladder']}")
            named["ladder"] = Said(name) if name else named["ladder"]
        pattern = self._messages.form(message_id, named)
        if pattern is not None:
            return self._tell(pattern, named)
        self.lacks(message_id)
        if self.language != "en":
            return speaker("en")._say(message_id, values, fallback)
        return figures.plain(fallback)

    def _tell(self, pattern: Pattern, values: Mapping[str, object]) -> str:
        if len(pattern) == 1 and isinstance(pattern[0], str):
            return pattern[0]
        return Telling(self._messages, self, values).text(pattern)

    def _text(self, message_id: str, otherwise: str) -> str:
        pattern = self._messages.pattern(message_id)
        return otherwise if pattern is None else self._tell(pattern, {})

    def _shown_text(self, name: str, text: str) -> str:
        last = name.rpartition("-")[2]
        if last.endswith(("day", "days")) and last.removesuffix("s") != "weekday":
            said = self._each(text, self._known_day)
        elif (kind := last if last in CODED else _SINGULAR.get(last)) is not None:
            said = self._each(text, lambda code: self._known(kind, code))
        else:
            said = None
        return figures.plain(text) if said is None else said

    def _each(self, text: str, known: Callable[[str], str | None]) -> str | None:
        """Return each of the comma-separated codes as it is called; None where one of them is none."""
        said = [known(code.strip()) for code in text.split(",")]
        return None if None in said else ", ".join(filter(None, said))

    def _known_day(self, text: str) -> str | None:
        try:
            return self._day(date.fromisoformat(text), "long")
        except ValueError:
            return None

    def _known(self, kind: str, code: str) -> str | None:
        """Return what a code is called; exercises, ladders and plan shapes have their names from the catalogue."""
        if kind in ("exercise", "ladder", "shape"):
            names = _catalogue_names().get((kind, code), {})
            return names.get(self.language) or names.get("en")
        pattern = self._messages.pattern(_id(kind, code))
        return None if pattern is None else self._tell(pattern, {})

    def _day(self, day: date, style: DayStyle) -> str:
        if style == "weekday":
            return self.named("weekday", _weekday(day))
        return self.say(f"day-{style}", **self._parts(day))

    def _parts(self, day: date) -> dict[str, Said]:
        """Return what a language may use of a day; numbers are never grouped."""
        weekday = _weekday(day)
        return {
            "weekday": Said(self.named("weekday", weekday)),
            "weekday_short": Said(self.named("weekday-short", weekday)),
            "dom": Said(day.day),
            "month": Said(self.named("month", str(day.month))),
            "month_short": Said(self.named("month-short", str(day.month))),
            "month_number": Said(day.month),
            "year": Said(day.year),
        }


class Addressed(Speaker):
    """Says notes and errors to somebody who types no commands; ``addressed`` hands them out."""

    def __init__(self, known: Speaker, before: str) -> None:
        self._before = before
        super().__init__(known.language, known._messages)

    def _worded(self, kind: str, code: str) -> str:
        own = f"{self._before}{_id(kind, code)}"
        return own if own in self else _id(kind, code)


@lru_cache(maxsize=16)
def addressed(language: str, before: str) -> Speaker:
    """Return the speaker of a language who prefers, for notes and errors, messages whose ids begin with ``before``."""
    return Addressed(speaker(language), before)


@lru_cache(maxsize=16)
def speaker(language: str, folder: Path | None = None) -> Speaker:
    """Return the speaker of a language that has a file in ``templates/phrases``; Unknown for another.

    Raises TemplateError where the file is not whole.
    """
    own = templates.phrases_as_written(language, folder)
    english = own if language == "en" else templates.phrases_as_written("en", folder)
    return Speaker(language, checking.checked(language, own, english))


def error_text(exc: PlannerError, language: str) -> str:
    """Return what is wrong in one language, even where the phrases themselves cannot be read."""
    try:
        return speaker(language).error(exc)
    except TemplateError:
        return Speaker(language, messages.read(templates.phrases(language))).error(exc)
    except (PlannerError, OSError, UnicodeDecodeError):
        return figures.plain(str(exc))


def with_texts(plan: Plan, speaks: Speaker) -> Plan:
    """Return the plan with the sentence of each note filled in."""
    notes = tuple(note.model_copy(update={"text": speaks.note(note)}) for note in plan.notes)
    return plan.model_copy(update={"notes": notes})


def language_from(environ: Mapping[str, str]) -> Language:
    """Return the language that LC_ALL, LC_MESSAGES or LANG asks for; English for any that is not ours."""
    asked = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "vi" if asked.replace("-", "_").split("_")[0].split(".")[0].lower() == "vi" else "en"


def _id(prefix: str, code: str) -> str:
    return f"{prefix}-{code.replace('.', '-').replace('_', '-').replace('+', '-plus')}"


def _with_rule(rule_id: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the values with the rule's own numbers behind them."""
    from planner.engine.evidence import RULES

    rule = RULES.get(rule_id)
    return values if rule is None else {**rule.values, **{name.replace("_", "-"): it for name, it in values.items()}}


@lru_cache(maxsize=1)
def _catalogue_names() -> dict[tuple[str, str], dict[Language, str]]:
    from planner import catalogue

    try:
        known = catalogue.load()
    except (PlannerError, OSError):
        return {}
    names = {("shape", shape.id): shape.names for shape in known.shapes}
    for exercise in known.exercises:
        names["exercise", exercise.id] = exercise.names
        names |= {("ladder", f"{exercise.id}/{ladder.id}"): ladder.names for ladder in exercise.ladders}
    return names


def _weekday(day: date) -> str:
    from planner.model import WEEKDAYS

    return WEEKDAYS[day.weekday()]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
