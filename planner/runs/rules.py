"""The rules by which titles are understood, as ``templates/runs`` has them: phrases and known feeds.

It looks phrases up and reads lengths; what an event means is decided in ``understanding``. A phrase of
several words is also found without its marks; a single word only as it is written, because too many
Vietnamese words differ by a mark alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field

from planner.model import Noun, Slug
from planner.spelling import folded

Says = Literal[
    "easy", "quality", "long", "race", "strength", "run", "alone", "other", "away", "mask", "not", "when", "joins"
]
"""What a phrase makes of an event: a run's kind, any run, nothing, something that is no run, days away; or
what it does to other phrases: hides its words from them, turns the one right behind it into a rest, only
says when, stands between two things that are both done."""

Phrase = Annotated[str, Field(min_length=1, max_length=60)]
LONGEST_PHRASE = 5
MOST_WORDS = 40

_WORD = re.compile(r"[^\W_]+")


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{error.msg} in {pattern}") from None
    return pattern


Pattern = Annotated[str, Field(max_length=200), AfterValidator(_compiles)]


class Phrases(Noun):
    """Phrases that mean the same; the first rule that finds one of its own decides."""

    id: Slug
    """Name of the rule, as a reason quotes it."""
    says: Says
    """What the event is."""
    needs_run: bool = False
    """Whether it counts only beside a distance, a word for running, or in a training feed."""
    en: tuple[Phrase, ...] = ()
    """English, lower case."""
    vi: tuple[Phrase, ...] = ()
    """Vietnamese, lower case, with marks."""
    patterns: tuple[Pattern, ...] = ()
    """Regular expressions, for what words cannot say."""


class Feed(Noun):
    """What is known of one maker's feed."""

    id: Slug
    """Name, as a reason quotes it."""
    product: tuple[Phrase, ...]
    """Words of its PRODID or name, lower case."""
    uid: Pattern = ""
    """Pattern of its UIDs; a group ``kind`` holds words for the kind, joined by underscores."""
    prefix: Pattern = ""
    """Pattern of what stands before the title proper; a group ``kind`` as above."""


class RuleFile(Noun):
    """One file of ``templates/runs``."""

    order: int
    """Files with a smaller number are asked first."""
    phrases: tuple[Phrases, ...] = ()
    """Most particular first."""
    feeds: tuple[Feed, ...] = ()
    """Known feeds."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a text, and the rule it belongs to."""

    rule: Phrases
    phrase: str
    denied: bool = False
    """Whether a word such as ``no`` stands right before it."""


class _Hit(NamedTuple):
    place: int
    begins: int
    ends: int
    phrase: str


class Rules:
    """All phrases by what they say, ready to be looked up."""

    def __init__(self, files: tuple[RuleFile, ...]) -> None:
        ordered = sorted(files, key=lambda file: file.order)
        self.phrases = tuple(rule for file in ordered for rule in file.phrases)
        self.feeds = tuple(feed for file in ordered for feed in file.feeds)
        self._patterns = [
            (re.compile(text), place) for place, rule in enumerate(self.phrases) for text in rule.patterns
        ]
        self._known: dict[str, list[tuple[int, str]]] = {}
        for place, rule in enumerate(self.phrases):
            for phrase in (*rule.en, *rule.vi):
                self._known.setdefault(folded(phrase), []).append((place, phrase))

    def first(self, text: str, *, running: bool) -> Found | None:
        """Find the phrase of the earliest rule; ``running`` lets those count that need a run beside them."""
        words = _WORD.findall(text.casefold())[:MOST_WORDS]
        found = [*self._standing(list(self._hits(words))), *self._by_pattern(text)]
        found.sort(key=lambda pair: (pair[1].denied, pair[0], -len(pair[1].phrase)))
        context = running or any(_is_running(one.rule) for _, one in found)
        whole = (" ".join(words), _told(text), " ".join(self._without_when(words)))
        for _, one in found:
            if context or not one.rule.needs_run or one.phrase in whole:
                return one
        return None

    def parts(self, text: str) -> list[str]:
        """Take a title apart where something joins two things that are both done."""
        found = (pattern.finditer(text.casefold()) for pattern, place in self._patterns if self._joins(place))
        joints = sorted(match.span() for each in found for match in each)
        if not joints or len(text.casefold()) != len(text):
            return [text]
        ends = [*(begins for begins, _ in joints), len(text)]
        starts = [0, *(after for _, after in joints)]
        return [part for begins, after in zip(starts, ends, strict=True) if (part := text[begins:after].strip())]

    def _joins(self, place: int) -> bool:
        return self.phrases[place].says == "joins"

    def _without_when(self, words: list[str]) -> list[str]:
        """Leave out what only says when: ``Track Tuesday`` is a title of one word."""
        when = {at for hit in self._hits(words) if self._says(hit) == "when" for at in range(hit.begins, hit.ends)}
        return [word for at, word in enumerate(words) if at not in when]

    def _hits(self, words: list[str]) -> Iterator[_Hit]:
        """Look up each run of words: as written, or, where a phrase has several, with no marks at all."""
        plain = [folded(word) for word in words]
        for begins in range(len(words)):
            for ends in range(begins + 1, min(begins + LONGEST_PHRASE, len(words)) + 1):
                said = words[begins:ends]
                for place, phrase in self._known.get(" ".join(plain[begins:ends]), ()):
                    bare = len(said) > 1 and said == plain[begins:ends]
                    if bare or said == phrase.split():
                        yield _Hit(place, begins, ends, " ".join(said))

    def _standing(self, hits: list[_Hit]) -> Iterator[tuple[int, Found]]:
        """Give the phrases that no longer one contains and no other hides, and say which are denied."""
        widest = [hit for hit in hits if not any(_contains(other, hit) for other in hits)]
        hidden = {at for hit in widest if self._says(hit) == "mask" for at in range(hit.begins, hit.ends)}
        denials = {hit.ends for hit in widest if self._says(hit) == "not"}
        for hit in widest:
            if self._says(hit) not in ("mask", "not", "when") and hit.begins not in hidden:
                yield hit.place, Found(self.phrases[hit.place], hit.phrase, hit.begins in denials)

    def _by_pattern(self, text: str) -> Iterator[tuple[int, Found]]:
        for pattern, place in self._patterns:
            if not self._joins(place) and (match := pattern.search(text.casefold())):
                yield place, Found(self.phrases[place], _whole_words(match))

    def feed(self, product: str, name: str) -> Feed | None:
        """Find the maker of a calendar by its PRODID or its name."""
        known = f"{product} {name}".casefold()
        return next((feed for feed in self.feeds if any(word in known for word in feed.product)), None)

    def _says(self, hit: _Hit) -> Says:
        return self.phrases[hit.place].says


def _whole_words(match: re.Match[str]) -> str:
    """Give what a pattern found with the words it begins and ends in: nobody reads a reason that says ``8x4``."""
    begins, ends = match.span()
    while begins and match.string[begins].isalnum() and match.string[begins - 1].isalnum():
        begins -= 1
    while ends < len(match.string) and match.string[ends - 1].isalnum() and match.string[ends].isalnum():
        ends += 1
    return match.string[begins:ends].strip(" ()[]{}:–—-")


def _contains(wide: _Hit, narrow: _Hit) -> bool:
    return wide.begins <= narrow.begins and narrow.ends <= wide.ends and wide[1:3] != narrow[1:3]


def _is_running(rule: Phrases) -> bool:
    return not rule.needs_run and rule.says in ("easy", "quality", "long", "race", "run")


_LENGTHS = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:km|k|mi|miles?|min|mins|minutes?|phút|p|h|hrs?|hours?|giờ|tiếng)?(?![^\W\d_])|\d+|'"
)


def _told(text: str) -> str:
    """Reduce a title to its words, without lengths."""
    return " ".join(_WORD.findall(_LENGTHS.sub(" ", text.casefold())))


@cache
def rules(folder: Path | None = None) -> Rules:
    """Read the rules of ``templates/runs``, once."""
    from planner.catalogue import read_toml_folder

    return Rules(read_toml_folder("runs", RuleFile, folder))
