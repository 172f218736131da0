"""Every code that the program can say has a sentence, every sentence is said, and each gets its values.

Codes are read off the source: the literal first argument (or ``code=``, ``rule=``) of Reason, Note, the errors, and of
any function or class of ours whose parameter has that name.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

import planner
from planner import templates
from planner.cli.knowledge import unit_code
from planner.engine.evidence import RULES
from planner.errors import PlannerError

PREFIXES = {"Reason": "reason", "Note": "note"}
SPOKEN_AS = ("error", "note", "reason", "breach", "rule")
DYNAMIC = (
    "band-",
    "breach-identity-",
    "cause-",
    "change-",
    "clinician-",
    "colour-",
    "gear-",
    "grade-",
    "kind-",
    "level-",
    "month-",
    "muscle-",
    "outcome-",
    "phase-",
    "place-",
    "policy-",
    "priority-",
    "promise-",
    "reason-phase-",
    "rir-",
    "rule-",
    "source-",
    "standing-",
    "stop-",
    "stretch-",
    "tier-",
    "unit-",
    "value-",
    "weekday-",
    "why-",
)
"""Beginnings of ids that are put together of a code at run time."""


class Call(NamedTuple):
    """A place in the source that says a code."""

    where: str
    maker: str
    code: str
    values: frozenset[str] | None
    """Names of the values passed; None where the place does not tell."""


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    root = Path(planner.__file__).parent
    paths = [path for path in sorted(root.rglob("*.py")) if "_templates" not in path.parts]
    return tuple((str(path.relative_to(root)), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def errors(kind: type[PlannerError] = PlannerError) -> Iterator[str]:
    yield kind.__name__
    for child in kind.__subclasses__():
        yield from errors(child)


@cache
def makers() -> dict[str, list[int]]:
    """Name the functions and classes of ours that take a code, with its places among their arguments."""
    found = {name: [0] for name in (*PREFIXES, *errors())}
    ours = frozenset(found)
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg not in ("self", "cls")]
            elif isinstance(node, ast.ClassDef) and node.name not in ours:
                fields = [line.target for line in node.body if isinstance(line, ast.AnnAssign)]
                names = [field.id for field in fields if isinstance(field, ast.Name)]
            else:
                continue
            places = [place for place, name in enumerate(names) if name in ("code", "rule")][:1]
            found.setdefault(node.name, []).extend(places)
    return found


def literals(node: ast.expr | None) -> Iterator[str]:
    """Give the texts that an argument may be: a literal, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def passed(maker: str, call: ast.Call) -> frozenset[str] | None:
    """Name the values that a call passes, where it passes them openly."""
    if maker in PREFIXES:
        given = next((keyword.value for keyword in call.keywords if keyword.arg == "values"), None)
        if given is None:
            return frozenset()
        if not isinstance(given, ast.Dict):
            return None
        keys = [key.value if isinstance(key, ast.Constant) else None for key in given.keys]
    else:
        keys = [keyword.arg for keyword in call.keywords]
    if maker not in (*PREFIXES, *errors()) or None in keys:
        return None
    return frozenset(str(key).replace("_", "-") for key in keys)


@cache
def calls() -> tuple[Call, ...]:
    return tuple(found for where, tree in sources() for found in calls_in(where, tree))


def calls_in(where: str, tree: ast.Module) -> Iterator[Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        maker = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        places = sorted(makers().get(maker, ()))
        given = [keyword.value for keyword in node.keywords if keyword.arg in ("code", "rule")]
        given += [node.args[place] for place in places if len(node.args) > place]
        said = next((codes for argument in given if (codes := list(literals(argument)))), [])
        for code in said if places else ():
            yield Call(f"{where}:{node.lineno}", maker, code, passed(maker, node))


def says(call: Call, language: str) -> list[str]:
    """Name the messages that may say a code; a room may put its own name before it."""
    code = re.sub(r"[._]", "-", call.code)
    if call.maker in PREFIXES:
        wanted = PREFIXES[call.maker]
    else:
        wanted = "error" if call.maker in errors() else f"({'|'.join(SPOKEN_AS)})(-[a-z]+)?"
    return [message_id for message_id in phrases(language) if re.fullmatch(f"{wanted}-{code}", message_id)]


@cache
def words_of_the_source() -> frozenset[str]:
    """Give every text in the source and the pages, as an id would write it."""
    texts = {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    pages = templates.TEMPLATES / "pages"
    quoted = {
        text
        for path in pages.rglob("*")
        if path.suffix in (".html", ".js", ".txt", ".xml")
        for text in re.findall(r"""["']([\w.-]+)["']""", path.read_text(encoding="utf-8"))
    }
    return frozenset(re.sub(r"[._]", "-", text) for text in texts | quoted)


class Used(Visitor):  # the visitor is untyped
    """Collects the values and the messages that a message uses."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.values.add(node.id.name.replace("_", "-"))

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.messages.add(node.id.name)


@cache
def phrases(language: str) -> dict[str, ftl.Message]:
    entries = parse(templates.phrases(language)).body
    return {entry.id.name: entry for entry in entries if isinstance(entry, ftl.Message)}


def used(language: str, message_id: str) -> dict[str, set[str]]:
    """Give the values that each form of a message needs, those of the messages it refers to included."""
    message = phrases(language)[message_id]
    forms: dict[str, set[str]] = {}
    for name, pattern in [("", message.value), *((one.id.name, one.value) for one in message.attributes)]:
        if pattern is None:
            continue
        found = Used()
        found.visit(pattern)
        inner = [used(language, other).get("", set()) for other in found.messages]
        forms[name] = found.values.union(*inner)
    return forms


LANGUAGES = templates.languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    mute = {f"{call.where} {call.code}" for call in calls() if not says(call, language)}
    assert not mute, "\n".join(["no sentence for", *sorted(mute)])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_the_method_has_a_sentence(rule: str, language: str) -> None:
    assert f"rule-{rule.replace('.', '-')}" in phrases(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_method_has_a_name_and_its_unit_one(language: str) -> None:
    wanted = {f"value-{name}" for rule in RULES.values() for name in rule.values}
    wanted |= {f"unit-{unit_code(rule.unit)}" for rule in RULES.values() if rule.unit}
    named = {message_id for message_id in phrases(language) if message_id.startswith(("value-", "unit-"))}
    assert (wanted - named, named - wanted) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_somewhere(language: str) -> None:
    said = words_of_the_source()
    referred = set()
    for message in phrases(language).values():
        found = Used()
        found.visit(message)
        referred |= found.messages
    begun = tuple(
        f"{prefix}{code}"
        for code in said
        for prefix in ("", *(f"{prefix}-" for prefix in SPOKEN_AS))
        if code.endswith("-") and len(code) > 3
    )
    ended = tuple(code for code in said if code.startswith("-") and len(code) > 3)
    starts = [code for code in said if code.endswith("-")]
    silent = [
        message_id
        for message_id in phrases(language)
        if message_id not in said | referred
        and not message_id.startswith(DYNAMIC)
        and not any(message_id == f"{prefix}-{code}" for prefix in SPOKEN_AS for code in said)
        and not message_id.startswith(begun)
        and not message_id.endswith(ended)
        and not any(message_id.removeprefix(start) in said for start in starts if message_id.startswith(start))
    ]
    assert not silent, "\n".join(["never said", *silent])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_gets_the_values_it_uses(language: str) -> None:
    lacking = []
    for call in calls():
        known = says(call, language)
        if call.values is None or len(known) != 1:
            continue
        own = RULES[call.code].values.keys() if call.maker == "Reason" and call.code in RULES else ()
        given = {*call.values, *own, *(["near"] if call.maker == "Unknown" else [])}
        forms = used(language, known[0])
        form = next((name for name in forms if name and name in given), "")
        missing = forms.get(form, {"a form"}) - given
        if missing:
            lacking.append(
                f"{call.where} {known[0]} uses {', '.join(sorted(missing))}, gets {', '.join(sorted(given))}"
            )
    assert not lacking, "\n".join(["values that are never passed", *lacking])


def test_the_values_of_a_sentence_are_the_same_in_every_language() -> None:
    differing = [
        message_id
        for message_id in phrases("en")
        for language in LANGUAGES
        if message_id in phrases(language) and not message_id.startswith(FORMS)
        if used(language, message_id) != used("en", message_id)
    ]
    assert not differing


FORMS = ("day-", "span-")
"""What a day is put together of is each language's own affair."""
