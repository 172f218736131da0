"""What a message is made of once it is read, and the same as JSON holds it.

A pattern is a row of texts, numbers and the parts below. Packed, each part is a list that begins with its
kind; unpacked, it is the same part again.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple


class Variable(NamedTuple):
    """A value that is given from outside; its name is written with dashes."""

    name: str


class Reference(NamedTuple):
    """Another message, or a term with its own values."""

    id: str
    attribute: str
    values: tuple[tuple[str, object], ...] | None


class Call(NamedTuple):
    """A function of the voice on one value."""

    function: str
    argument: object
    options: tuple[tuple[str, object], ...]


class Select(NamedTuple):
    """Variants, of which the selector's value picks one."""

    selector: object
    variants: tuple[tuple[object, tuple[object, ...]], ...]
    default: int


Pattern = tuple[object, ...]
"""Texts and the parts above, in order."""

Named = tuple[str, Pattern]
"""A message's pattern under "", or one of its attributes under its name."""

Packed = list[list[Any]]
"""A whole message as JSON holds it: names and patterns."""


def variable(name: str) -> Variable:
    """Return the value of that name."""
    return Variable(name.replace("_", "-"))


def packed(message: Iterable[Named]) -> Packed:
    """Return a message as JSON holds it."""
    return [[name, [_packed(part) for part in pattern]] for name, pattern in message]


def unpacked(message: Packed) -> list[Named]:
    """Return the message that was packed."""
    return [(name, tuple(_unpacked(part) for part in pattern)) for name, pattern in message]


def _packed(part: object) -> object:
    match part:
        case Variable(name):
            return ["value", name]
        case Reference(id, attribute, values):
            return ["message", id, attribute, None if values is None else _packed_options(values)]
        case Call(function, argument, options):
            return ["call", function, _packed(argument), _packed_options(options)]
        case Select(selector, variants, default):
            told = [[key, [_packed(piece) for piece in pattern]] for key, pattern in variants]
            return ["select", _packed(selector), told, default]
    return part


def _packed_options(options: Iterable[tuple[str, object]]) -> list[list[object]]:
    return [[name, _packed(value)] for name, value in options]


def _unpacked(part: Any) -> object:
    match part:
        case ["value", name]:
            return Variable(name)
        case ["message", id, attribute, values]:
            return Reference(id, attribute, None if values is None else _unpacked_options(values))
        case ["call", function, argument, options]:
            return Call(function, _unpacked(argument), _unpacked_options(options))
        case ["select", selector, variants, default]:
            told = tuple((key, tuple(_unpacked(piece) for piece in pattern)) for key, pattern in variants)
            return Select(_unpacked(selector), told, default)
    return part


def _unpacked_options(options: Any) -> tuple[tuple[str, object], ...]:
    return tuple((name, _unpacked(value)) for name, value in options)
