"""Fluent messages, found by a scan of the file's lines, and split into their parts when first asked for.

The syntax is Project Fluent's and ``fluent.syntax`` parses it; only a line of text with plain ``{ $value
}`` places is split here, at once. The resolver is ours because of what a command may cost: after pydantic,
importing ``fluent.runtime`` takes 44 ms and its Babel locale 12–28 ms more (2-core machine); this room
takes under 10 ms for sixty messages. A test tells every message with ``fluent.runtime`` too and wants the
same text. Refused: functions other than those the voice offers.
"""

import json
import re
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple, Protocol

from planner.words.parts import Call, Named, Pattern, Reference, Select, Variable, packed, unpacked, variable

_ENTRY = r"(?m)^(-?[A-Za-z][A-Za-z0-9_-]*) *="
_PLACE = re.compile(r"\{ *\$([A-Za-z][A-Za-z0-9_-]*) *\}")
_LINE = "="
"""How a message begins in short that is a line with places; any other is JSON."""
_DEEPEST = 12
"""References into references; deeper is a circle."""

MISSING = "…"
"""What stands where a sentence lacks a value."""


class Voice(Protocol):
    """What messages need of a language: how values, numbers and gaps sound."""

    def shown(self, name: str, value: object) -> str:
        """Return a value as it reads in a sentence."""

    def category(self, number: float) -> str:
        """Return the plural category of a number."""

    def called(self, function: str, value: object, options: Mapping[str, object]) -> str:
        """Return the text of a function on a value."""

    def lacks(self, what: str) -> str:
        """Say that something is missing, and return what stands in its place."""


class Messages:
    """The messages of one language, each in short: a line with places behind a mark, or its parts as JSON."""

    def __init__(self, short: Mapping[str, str]) -> None:
        """Take the messages in short, by id."""
        self.short = short
        self._patterns: dict[str, Pattern] = {}
        self._forms: dict[str, tuple[str, ...]] = {}

    def __contains__(self, message_id: object) -> bool:
        return message_id in self.short

    def __iter__(self) -> Iterator[str]:
        return iter(self.short)

    def pattern(self, message_id: str) -> Pattern | None:
        """Return a message's pattern; None where there is none or it cannot be read.

        An attribute is asked for as ``id.attribute``, a term with its leading ``-``.
        """
        if message_id not in self._patterns and (entry_id := message_id.partition(".")[0]) in self.short:
            self._split(entry_id)
        return self._patterns.get(message_id)

    def form(self, message_id: str, values: Container[str]) -> Pattern | None:
        """Return the pattern of the first attribute named like one of the values, else the message's own."""
        pattern = self.pattern(message_id)
        for name in self._forms.get(message_id, ()):
            if name in values:
                return self._patterns[f"{message_id}.{name}"]
        return pattern

    def _split(self, entry_id: str) -> None:
        short = self.short[entry_id]
        if short.startswith(_LINE):
            self._patterns[entry_id] = _places(short.removeprefix(_LINE)) or ()
            return
        parts = unpacked(json.loads(short))
        self._forms[entry_id] = tuple(name for name, _ in parts if name)
        for name, pattern in parts:
            self._patterns[f"{entry_id}.{name}" if name else entry_id] = pattern


def read(text: str) -> Messages:
    """Read the messages of a file."""
    text = text.replace("\r\n", "\n")
    found = list(re.finditer(_ENTRY, text))
    ends = [entry.start() for entry in found[1:]] + [len(text)]
    short: dict[str, str] = {}
    for entry, end in zip(found, ends, strict=False):
        if entry[1] not in short:
            short[entry[1]] = _short(text[entry.start() : end], text[entry.end() : end])
    return Messages(short)


def _short(entry: str, body: str) -> str:
    """Return a message in short; a body of one line with places is kept as it stands."""
    line, _, rest = body.partition("\n")
    alone = all(not other.strip(" ") or other.startswith("#") for other in rest.split("\n"))
    if alone and _places(line := line.strip(" ")) is not None:
        return f"{_LINE}{line}"
    return json.dumps(packed(_parsed(entry)), ensure_ascii=False, separators=(",", ":"))


def _places(line: str) -> Pattern | None:
    """Split a line of text at its ``{ $value }`` places; None for anything richer."""
    if line and "{" not in line and "}" not in line:
        return (line,)
    pieces = _PLACE.split(line)
    texts, names = pieces[::2], pieces[1::2]
    if pieces == [""] or any("{" in text or "}" in text for text in texts):
        return None
    parts: list[object] = [texts[0]]
    for name, text in zip(names, texts[1:], strict=True):
        parts += [variable(name), text]
    return tuple(part for part in parts if part)


def _parsed(entry: str) -> list[Named]:
    from planner.words import syntax

    return syntax.parsed(entry)


def uses(pattern: Pattern, name: str) -> bool:
    """Tell whether a pattern itself uses a value, in any of its variants."""
    for part in pattern:
        inner: Pattern = ()
        if isinstance(part, Call):
            inner = (part.argument,)
        elif isinstance(part, Select):
            inner = (part.selector, *(piece for _, variant in part.variants for piece in variant))
        if part == Variable(name) or uses(inner, name):
            return True
    return False


class Telling(NamedTuple):
    """One message being told: where its parts come from and who says them."""

    messages: Messages
    voice: Voice
    values: Mapping[str, object]
    depth: int = 0
    strict: bool = True
    """False within a term, whose values may be left out."""

    def text(self, pattern: Pattern) -> str:
        """Return the text of a pattern."""
        return "".join([part if isinstance(part, str) else self._shown(part) for part in pattern])

    def _shown(self, part: object) -> str:
        match part:
            case Variable(name):
                if name in self.values:
                    return self.voice.shown(name, self.values[name])
                return self.voice.lacks(f"${name}") if self.strict else MISSING
            case Reference():
                return self._referred(part)
            case Call(function, argument, options):
                return self.voice.called(function, self._value(argument), dict(options))
            case Select():
                return self.text(self._chosen(part))
        return self.voice.shown("", part)

    def _value(self, part: object) -> object:
        """Return what a selector or a function works on: the bare value where there is one."""
        if not isinstance(part, Variable):
            return part if isinstance(part, (str, int, float)) else self._shown(part)
        if part.name not in self.values and self.strict:
            self.voice.lacks(f"${part.name}")
        return self.values.get(part.name)

    def _referred(self, to: Reference) -> str:
        wanted = f"{to.id}.{to.attribute}" if to.attribute else to.id
        pattern = self.messages.pattern(wanted)
        if pattern is None or self.depth >= _DEEPEST:
            return self.voice.lacks(wanted)
        if to.values is None:
            return self._replace(depth=self.depth + 1).text(pattern)
        return self._replace(values=dict(to.values), depth=self.depth + 1, strict=False).text(pattern)

    def _chosen(self, select: Select) -> Pattern:
        value = self._value(select.selector)
        for key, pattern in select.variants:
            if self._matches(value, key):
                return pattern
        return select.variants[select.default][1]

    def _matches(self, value: object, key: object) -> bool:
        if isinstance(value, bool):
            return key == ("yes" if value else "no")
        if isinstance(value, (int, float)):
            return self.voice.category(value) == key if isinstance(key, str) else value == key
        return value == key
