"""One event → what its title, its categories and its feed say it is, with the reason.

The rules are data (``templates/runs``); the runner's own come before them. Lengths and hours are none of
its business: what is left open here is settled in ``understanding``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache
from typing import Literal, Protocol

from planner.model import Reason, RunKind, Value
from planner.runs import lengths
from planner.runs.events import Event
from planner.runs.rules import Feed, Found, Says, rules
from planner.spelling import folded

LONGEST_RUN_KM = 100
"""A title that tells a distance and no more tells a run up to here; beyond it somebody drives."""

RUNS: frozenset[str] = frozenset(("run", "easy", "quality", "long"))


class TitleRule(Protocol):
    """What the runner says of events with a certain title, before any rule of ours."""

    @property
    def pattern(self) -> str:
        """Words of the title, or a pattern with ``*`` and ``?``; marks and case do not matter."""

    @property
    def kind(self) -> RunKind | Literal["busy", "alone"]:
        """What they are."""


Judgement = tuple[Says, Reason | None]
"""What an event is, and why; no reason: nothing explains it."""


def judged(event: Event, feed: Feed | None, overrides: Sequence[TitleRule]) -> tuple[Judgement, ...]:
    """Ask in turn: is it cancelled, what does the runner say, and then the rules.

    One answer, but two for a title that joins a run with strength work.
    """
    if event.status == "CANCELLED":
        return (("alone", Reason(rule="runs.cancelled")),)
    for override in overrides:
        if _pattern(override.pattern).search(folded(event.summary)):
            says: Says = "other" if override.kind == "busy" else override.kind
            return ((says, Reason(rule="runs.override", values={"pattern": override.pattern})),)
    by_uid = (known for known in rules().feeds if known.uid and _compiled(known.uid).match(event.uid))
    feed = next(by_uid, feed)
    return _joined(event, feed) or (_by_rules(event, feed),)


def _joined(event: Event, feed: Feed | None) -> tuple[Judgement, ...]:
    """Take a title apart that joins a run with strength work: ``Gym + chạy nhẹ 5k``; nothing for any other."""
    title, coded = _coded(event, feed)
    parts = rules().parts(title)
    if len(parts) < 2 or (coded is not None and _says(coded) != "run"):
        return ()
    running = feed is not None or any(map(_names_running, event.categories))
    found = [one for part in parts if (one := _first(part, running=running or _far(part))) is not None]
    run = next((one for one in found if _says(one) in RUNS), None)
    strength = next((one for one in found if _says(one) == "strength"), None)
    if run is None or strength is None:
        return ()
    return (_says(run), _by_title(run)), ("strength", _by_title(strength))


def _by_rules(event: Event, feed: Feed | None) -> Judgement:
    """Ask the feed's own code first, then the title, then the categories."""
    title, coded = _coded(event, feed)
    if coded is not None and feed is not None and _says(coded) != "run":
        return _says(coded), _feed_code(feed, coded)
    far = _far(title)
    running = feed is not None or far or any(map(_names_running, event.categories))
    found = _first(title, running=running)
    if found is not None and (_says(found) != "run" or not event.categories):
        return _says(found), _by_title(found)
    told = [(_first(category, running=True), category) for category in event.categories]
    kinds = [(by, name) for by, name in told if by is not None and _says(by) not in ("other", "alone")]
    if kinds:
        by_category, name = min(kinds, key=lambda pair: _says(pair[0]) == "run")
        return _says(by_category), Reason(rule="runs.category", values={"phrase": name})
    if found is not None:
        return _says(found), _by_title(found)
    if coded is not None and feed is not None:
        return _says(coded), _feed_code(feed, coded)
    if feed is not None and lengths.distance_km(title) is not None:
        return "run", Reason(rule="runs.feed-distance", values={"feed": feed.id})
    if far:
        return "run", Reason(rule="runs.plain-distance")
    return "other", None


def _far(title: str) -> bool:
    kilometres = lengths.distance_km(title)
    return kilometres is not None and kilometres <= LONGEST_RUN_KM


def _by_title(found: Found) -> Reason:
    values: dict[str, Value] = {"phrase": found.phrase, "title_rule": found.rule.id}
    if found.denied:
        return Reason(rule="runs.denied", values=values)
    return Reason(rule="runs.title", values=values)


def _feed_code(feed: Feed, coded: Found) -> Reason:
    return Reason(rule="runs.feed-code", values={"feed": feed.id, "phrase": coded.phrase})


def _says(found: Found) -> Says:
    return "alone" if found.denied else found.rule.says


def _coded(event: Event, feed: Feed | None) -> tuple[str, Found | None]:
    """Read the feed's own code of an event, from its UID or from before its title; and the title proper."""
    if feed is None:
        return event.summary, None
    title = event.summary
    for pattern, text in ((feed.prefix, title), (feed.uid, event.uid)):
        match = _compiled(pattern).match(text) if pattern else None
        kind = match.groupdict().get("kind") if match else None
        if match and text is title:
            title = title[match.end() :]
        if kind and (found := _first(kind.replace("_", " "), running=True)):
            return title, found
    return title, None


@lru_cache(maxsize=4096)
def _first(text: str, *, running: bool) -> Found | None:
    """Look a text up once: the occurrences of an event share theirs."""
    return rules().first(text, running=running)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=256)
def _pattern(title: str) -> re.Pattern[str]:
    plain = folded(title)
    whole = "*" in plain or "?" in plain
    return re.compile(rf"\A{translate(plain)}" if whole else rf"(?<!\w){re.escape(plain)}(?!\w)")


def _names_running(category: str) -> bool:
    found = _first(category, running=True)
    return found is not None and found.rule.says in ("run", "easy", "quality", "long", "race")
