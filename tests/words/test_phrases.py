"""The files of phrases are whole, clean and each in its own language."""

import re
import unicodedata
from collections import Counter
from functools import cache

import pytest
from fluent.syntax import FluentSerializer, ast, parse

from planner import templates

LANGUAGES = templates.languages()
MARKED = set("ăâđêôơưĂÂĐÊÔƠƯ")
ENGLISH = """
about after again already and are because been before between cannot day days easy error exercise
exercises file files for from had hard has have here hour hours into is its least load minutes
missing most must not of only race races runner session sessions should than that the them then
there these they this those unknown value values was week weeks were what when where which with
without wrong you your
"""
"""English words that no Vietnamese sentence of ours has a use for."""


@cache
def entries(language: str) -> tuple[ast.EntryType, ...]:
    return tuple(parse(templates.phrases(language)).body)


def messages(language: str) -> dict[str, ast.Message | ast.Term]:
    return {e.id.name: e for e in entries(language) if isinstance(e, (ast.Message, ast.Term))}


def prose(entry: ast.EntryType) -> str:
    """Give what a person reads of a message: no values, quotations, addresses, options or codes."""
    words = " ".join(node.value for node in walk(entry) if isinstance(node, ast.TextElement))
    return re.sub(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|--[\w-]+|\b[a-z]+-[a-z]+\b|\S*[/.@]\S*\w|\bplanner \w+", " ", words)


def walk(node: object) -> list[object]:
    inner = vars(node).values() if isinstance(node, ast.BaseNode) else node if isinstance(node, list) else ()
    return [node, *(deeper for child in inner for deeper in walk(child))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_a_file_is_fluent(language: str) -> None:
    assert [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_written_twice(language: str) -> None:
    names = [entry.id.name for entry in entries(language) if isinstance(entry, (ast.Message, ast.Term))]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_message_of_english_and_no_other(language: str) -> None:
    ours, english = set(messages(language)), set(messages("en"))
    assert (sorted(english - ours), sorted(ours - english)) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_has_the_same_forms_as_in_english(language: str) -> None:
    english = messages("en")
    differing = [
        name
        for name, message in messages(language).items()
        if name in english
        and [one.id.name for one in message.attributes] != [one.id.name for one in english[name].attributes]
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_composed_and_printable(language: str) -> None:
    text = templates.phrases(language)
    assert unicodedata.is_normalized("NFC", text)
    assert {sign for sign in text if not sign.isprintable()} <= {"\n", "\u00a0"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_ends_in_blanks_and_no_sentence_doubles_them(language: str) -> None:
    lines = templates.phrases(language).splitlines()
    assert [line for line in lines if line != line.rstrip() or "  " in line.strip()] == []


def test_vietnamese_leaves_nothing_in_english() -> None:
    english = {name: prose(entry).split() for name, entry in messages("en").items()}
    left = []
    for name, entry in messages("vi").items():
        words = [word for word in re.findall(r"[^\W\d_]+", prose(entry)) if not word.isupper()]
        bare = len(words) > 3 and not any(MARKED & set(word) or not word.isascii() for word in words)
        copied = len(words) > 2 and words == english.get(name)
        foreign = {word for word in words if word.casefold() in ENGLISH.split()}
        if bare or copied or foreign:
            left.append(f"{name}: {' '.join(sorted(foreign)) or prose(entry)}")
    assert left == []


def test_the_serializer_agrees_that_nothing_is_lost() -> None:
    for language in LANGUAGES:
        again = parse(FluentSerializer().serialize(ast.Resource(list(entries(language)))))
        assert [entry.equals(other) for entry, other in zip(entries(language), again.body, strict=True)].count(
            False
        ) == 0
