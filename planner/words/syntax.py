"""Reads one Fluent message with ``fluent.syntax`` into the parts it is made of; what is none is empty."""

from __future__ import annotations

from collections.abc import Sequence

from fluent.syntax import ast
from fluent.syntax.parser import FluentParser

from planner.words.parts import Call, Named, Pattern, Reference, Select, variable


def parsed(entry: str) -> list[Named]:
    """Parse an entry: its pattern under "", its attributes under their names."""
    read = FluentParser(with_spans=False).parse_entry(entry)
    if not isinstance(read, (ast.Message, ast.Term)):
        return []
    named = [(attribute.id.name, _pattern(attribute.value)) for attribute in read.attributes]
    return named if read.value is None else [("", _pattern(read.value)), *named]


def _pattern(pattern: ast.Pattern) -> Pattern:
    return tuple(_part(element) for element in pattern.elements)


def _part(node: object) -> object:
    """Turn a syntax node into one of the parts above, a text or a number."""
    match node:
        case ast.TextElement():
            return node.value
        case ast.Placeable():
            return _part(node.expression)
        case ast.StringLiteral():
            return node.parse()["value"]
        case ast.NumberLiteral():
            return float(node.value) if "." in node.value else int(node.value)
        case ast.VariableReference():
            return variable(node.id.name)
        case ast.MessageReference():
            return Reference(node.id.name, node.attribute.name if node.attribute else "", None)
        case ast.TermReference():
            named = node.arguments.named if node.arguments else []
            return Reference("-" + node.id.name, node.attribute.name if node.attribute else "", _options(named))
        case ast.FunctionReference():
            argument = _part(node.arguments.positional[0]) if node.arguments.positional else ""
            return Call(node.id.name, argument, _options(node.arguments.named))
        case ast.SelectExpression():
            return _select(node)
    raise TypeError(type(node).__name__)


def _options(named: Sequence[ast.NamedArgument]) -> tuple[tuple[str, object], ...]:
    return tuple((argument.name.name, _part(argument.value)) for argument in named)


def _select(node: ast.SelectExpression) -> Select:
    variants = tuple(
        (
            variant.key.name if isinstance(variant.key, ast.Identifier) else _part(variant.key),
            _pattern(variant.value),
        )
        for variant in node.variants
    )
    default = next(place for place, variant in enumerate(node.variants) if variant.default)
    return Select(_part(node.selector), variants, default)
