"""Fluent is read as Fluent's own runtime reads it."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from planner import templates
from planner.words import Speaker, speaker
from planner.words.messages import MISSING, Messages, Telling, read, uses
from planner.words.syntax import parsed

SYNTAX = """
# A comment with = in it
simple =   Text with { $value } and {$other}, blanks kept  inside @@
multi =
    First line
      indented { $value }

    last line
-brand = Planner
    .gender = neuter
-cased = { $case ->
        [upper] PLANNER
       *[lower] planner
    }
refers = { -brand } and { simple } and { -cased(case: "upper") } { -cased }
quoted = { "{" }{ $value }{ "\\u00A0}" }{ 7 }
plural = { $value ->
    [0] none
    [one] one { $value }
   *[other] { $value } many
  } after
chosen = { $other ->
   *[early] early
    [late] late, { $value ->
        [1] exactly one
       *[other] more
    }
  }
attributed = Value
    .tip = Tip { $value }
uses-attribute = { attributed.tip }
by-attribute = { -brand.gender ->
    [neuter] it
   *[other] they
  }
nested = { { $value } }
### The end
""".replace("@@", "  ")


class Plain:
    """A voice that shows values bare."""

    def shown(self, _name: str, value: object) -> str:
        return str(value)

    def category(self, number: float) -> str:
        return "one" if number == 1 else "other"

    def called(self, function: str, value: object, options: Mapping[str, object]) -> str:
        return f"{function}:{value}:{sorted(options.items())}"

    def lacks(self, what: str) -> str:
        raise LookupError(what)


def told(text: str, message_id: str, **values: object) -> str:
    messages = read(text)
    pattern = messages.pattern(message_id)
    assert pattern is not None
    return Telling(messages, Plain(), values).text(pattern)


def bundle(text: str, language: str = "en", **functions: Any) -> FluentBundle:
    made = FluentBundle([language], functions=functions, use_isolating=False)
    made.add_resource(FluentResource(text))
    return made


def by_runtime(bundled: FluentBundle, message_id: str, values: dict[str, Any], form: str = "") -> str:
    message = bundled.get_message(message_id)
    text, errors = bundled.format_pattern(message.attributes[form] if form else message.value, values)
    assert errors == []
    return text


@pytest.mark.parametrize("value", [0, 1, 2])
@pytest.mark.parametrize("other", ["early", "late", "else"])
@pytest.mark.parametrize(
    "message_id",
    ["simple", "multi", "refers", "quoted", "plural", "chosen", "attributed", "uses-attribute", "nested"],
)
def test_reads_every_form_as_the_runtime_does(message_id: str, other: str, value: int) -> None:
    values = {"value": value, "other": other}
    assert told(SYNTAX, message_id, **values) == by_runtime(bundle(SYNTAX), message_id, values)


def test_a_term_attribute_selects() -> None:
    assert told(SYNTAX, "by-attribute") == "it"


def test_line_ends_of_windows_change_nothing() -> None:
    assert told(SYNTAX.replace("\n", "\r\n"), "multi", value=1) == told(SYNTAX, "multi", value=1)


def test_functions_get_the_bare_value_and_their_options() -> None:
    assert told('when = { DAY($day, style: "short") }', "when", day="x") == "DAY:x:[('style', 'short')]"


def test_a_circle_of_references_is_missing_and_does_not_hang() -> None:
    with pytest.raises(LookupError, match=r"^(a|b)$"):
        told("a = { b }\nb = { a }", "a")


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("a = { $gone }", r"\$gone"),
        ("a = { gone }", "gone"),
        ("a = { -gone }", "-gone"),
        ("a = { b.c }\nb = B", r"b\.c"),
    ],
)
def test_what_is_missing_is_named(text: str, lacking: str) -> None:
    with pytest.raises(LookupError, match=f"^{lacking}$"):
        told(text, "a")


def test_a_term_may_leave_its_values_out() -> None:
    assert told("-t = t { $x }\na = { -t }", "a") == f"t {MISSING}"


@pytest.mark.parametrize("text", ["", "# only = a comment", "a = { $open", "a = }", "a =", "a = { $x ->\n [b] c\n }"])
def test_what_cannot_be_read_is_no_message(text: str) -> None:
    assert read(text).pattern("a") is None


def test_the_first_of_two_messages_counts_as_in_the_runtime() -> None:
    text = "a = first\na = second"
    assert told(text, "a") == by_runtime(bundle(text), "a", {}) == "first"


@pytest.mark.parametrize("message_id", ["simple", "plural", "quoted", "nested", "attributed.tip"])
def test_it_is_known_which_values_a_message_uses(message_id: str) -> None:
    pattern = read(SYNTAX).pattern(message_id)
    assert pattern is not None
    assert uses(pattern, "value")
    assert not uses(pattern, "made-up")


class Coded(FluentType, str):
    """A text that the runtime shows as the speaker does, and selects by its code."""

    spoken: str

    def format(self, _locale: object) -> str:
        return self.spoken


class Values(Visitor):  # the visitor is untyped
    """Collects the names of values, and the codes that select."""

    def __init__(self, messages: dict[str, ast.Message]) -> None:
        self.names: dict[str, set[str | int]] = {}
        self.messages = messages

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.setdefault(node.id.name, set())

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.visit(self.messages[node.id.name].value)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            keys = {
                key.key.name if isinstance(key.key, ast.Identifier) else int(key.key.value) for key in node.variants
            }
            self.names.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def samples(names: dict[str, set[str | int]]) -> Iterator[dict[str, str | int | float]]:
    """Give values to try: numbers where plurals select, else codes and a number."""
    choices = []
    for name, keys in names.items():
        plural = not keys or keys & {"one", "other"}
        numbers = [0, 1, 2, 6.5, 123 if name.endswith("year") else 1234]
        choices.append(numbers if plural else [*sorted(map(str, keys)), "none-of-these"])
    longest = max(map(len, choices), default=1)
    across = product(*choices) if len(choices) < 3 else zip(*(c * longest for c in choices), strict=False)
    for picked in list(across)[:40]:
        yield dict(zip(names, picked, strict=True))


@pytest.mark.parametrize("language", templates.languages())
def test_every_phrase_is_told_as_the_runtime_tells_it(language: str) -> None:
    text, speaks = templates.phrases(language), speaker(language)

    def day(value: object, style: str = "long") -> str:
        return speaks.called("DAY", value, {"style": style})

    def number(value: float, **options: object) -> str:
        return speaks.called("NUMBER", value, options)

    def code(value: object) -> str:
        return speaks.called("CODE", value if isinstance(value, (int, float)) else str(value), {})

    bundled = bundle(text, language, DAY=day, NUMBER=number, CODE=code)
    messages = {entry.id.name: entry for entry in parse(text).body if isinstance(entry, ast.Message)}
    for message_id, form, pattern in patterns(text):
        used = Values(messages)
        used.visit(pattern)
        if form:
            used.names.setdefault(form, set())
        for values in samples(used.names):
            wrapped: dict[str, Any] = {name: spoken(speaks, name, value) for name, value in values.items()}
            assert speaks.say(message_id, **values) == by_runtime(bundled, message_id, wrapped, form), message_id


def patterns(text: str) -> Iterator[tuple[str, str, ast.Pattern]]:
    """Give each message's patterns: its own under "", those of its attributes under their names."""
    for entry in parse(text).body:
        if isinstance(entry, ast.Message):
            if entry.value is not None:
                yield entry.id.name, "", entry.value
            for attribute in entry.attributes:
                yield entry.id.name, attribute.id.name, attribute.value


def spoken(speaks: Speaker, name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    coded = Coded(value)
    coded.spoken = speaks.shown(name.replace("_", "-"), value)
    return coded


@pytest.mark.parametrize("text", [SYNTAX, *(templates.phrases(language) for language in ("en", "vi"))])
def test_messages_that_are_kept_in_short_are_whole_lines(text: str) -> None:
    assert not any("\n" in short for short in read(text).short.values())


@pytest.mark.parametrize("text", [SYNTAX, *(templates.phrases(language) for language in ("en", "vi"))])
def test_messages_in_short_have_the_parts_that_fluent_parses(text: str) -> None:
    found = read(text)
    for entry in parse(text).body:
        if isinstance(entry, ast.Message) and entry.span:
            for name, pattern in parsed(text[entry.span.start : entry.span.end]):
                assert found.pattern(f"{entry.id.name}.{name}" if name else entry.id.name) == pattern


def test_messages_that_were_kept_parse_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Messages(read(SYNTAX).short)
    monkeypatch.setattr("planner.words.syntax.parsed", None)
    assert kept.pattern("nested")
