"""The pages of a published place: what anybody may read, and each plan with the ways to subscribe to it.

They are files beside one another that need no server of ours. None of the open ones names a plan, a runner or
a link: who has no link finds none there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from planner import catalogue, templates
from planner.engine.evidence import RULES
from planner.exports.html.movements import MovementView, movement, stand_ins
from planner.exports.html.rendering import NAMES, render
from planner.exports.html.views import Sheet, weekdays
from planner.exports.wording import shared
from planner.words import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model import Exercise, Language, Plan
    from planner.words import Speaker

HOME = "index"
LOST = "404.html"
"""Shown for what is not there; without it some hosts answer for a closed calendar with the first page and 200."""
_STYLES = ("style.css", "icon.svg")


def open_pages() -> dict[str, bytes]:
    """Return the files that every published place has, by name."""
    files = {name: templates.page(name).encode() for name in _STYLES}
    for language in templates.languages():
        for page, content in _pages(speaker(language)):
            files[_file(page, language)] = content.encode()
    voices = [speaker(language) for language in templates.languages()]
    files[LOST] = render("lost.html", voices[0], voices=voices).encode()
    return files


def plan_page(plan: Plan, language: Language | None, file: str, links: object | None, qr: str) -> bytes:
    """Return a plan as a page with the ways to subscribe; without ``links`` there is only ``file`` to download."""
    speaks = speaker(language or plan.athlete.language)
    shown = {"sheet": Sheet(shared(plan), speaks), "weekdays": weekdays(speaks), "to": _way(speaks.language)}
    return render("published.html", speaks, file=file, links=links, qr=Markup(qr), **shown).encode()


def _pages(speaks: Speaker) -> Iterator[tuple[str, str]]:
    """Yield the open pages in one language."""
    known = catalogue.load()
    drawing = movement(known.exercise("single-leg-squat"), speaks).alt
    yield HOME, _framed(HOME, HOME, speaks, drawing=drawing)
    yield "rules", _framed("rules", "rules", speaks, rules=list(RULES.values()))
    yield "safety", _framed("safety", "safety", speaks)
    yield "exercises", _framed("exercises", "exercises", speaks, exercises=shown(speaks))
    for one in known.exercises:
        page = f"exercises/{one.id}"
        yield page, _framed("exercise", page, speaks, **told(one, speaks))


def shown(speaks: Speaker) -> list[tuple[str, MovementView]]:
    """Return every exercise with its drawing, by id."""
    return [(one.id, movement(one, speaks)) for one in catalogue.load().exercises]


def told(exercise: Exercise, speaks: Speaker) -> dict[str, Any]:
    """Return what an exercise's own page is given."""
    return {
        "one": exercise,
        "main": movement(exercise, speaks),
        "stand_ins": stand_ins(exercise, speaks),
        "muscles": muscles(exercise, speaks),
    }


def muscles(exercise: Exercise, speaks: Speaker) -> str:
    """Name the muscles that an exercise works."""
    named = ", ".join(speaks.named("muscle", muscle) for muscle in exercise.muscles)
    return named[:1].upper() + named[1:]


def _framed(template: str, page: str, speaks: Speaker, **values: Any) -> str:
    """Render a page within the frame that all pages have."""
    others = [(code, NAMES.get(code, code)) for code in templates.languages() if code != speaks.language]
    frame: dict[str, Any] = {
        "others": others,
        "here_in": lambda code: _file(page, code),
        "home": _file(HOME, speaks.language),
        "asset": lambda name: name,
        "to": _way(speaks.language),
        "scripts": False,
    }
    return render(f"{template}.html", speaks, **frame, **values)


def _way(language: Language) -> Any:
    return lambda page: _file(page, language)


def _file(page: str, language: Language) -> str:
    """Return the name of a page's file; the first language's is the one that a host shows by itself."""
    mark = "" if language == templates.languages()[0] else f".{language}"
    return f"{page.replace('/', '-')}{mark}.html"
