"""The HTML templates with everything they may use: sentences, drawings, the style sheet.

Everything is escaped but our own drawings and charts. A template that uses what it is not given fails
here, in the tests, and never shows a gap to a runner.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from html import escape
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from markupsafe import Markup

from planner import templates
from planner.errors import TemplateError

if TYPE_CHECKING:
    from planner.words import Speaker


NAMES = {"en": "English", "vi": "Tiếng Việt"}
"""What each language calls itself."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates' surroundings; autoescape holds for every one of them."""
    made = Environment(
        loader=FunctionLoader(templates.page),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["figure"] = figure
    made.globals["style_sheet"] = lambda name="style.css": Markup(templates.page(name))
    made.globals["version"] = version
    return made


def render(name: str, speaks: Speaker, **values: Any) -> str:
    """Return a page in one language, without the blanks that only templates need."""
    page = compiled(name).render(say=speaks.say, speaks=speaks, lang=speaks.language, **values)
    return re.sub(r"\n\s*", "\n", page)


def compiled(name: str) -> Template:
    """Return a page's template; TemplateError where a tag of it is wrong."""
    try:
        return environment().get_template(name)
    except TemplateSyntaxError as error:
        where = f"pages/{error.name or name}:{error.lineno}"
        raise TemplateError("page-template", file=f"pages/{name}", where=where, cause=error.message or "") from None


@lru_cache(maxsize=64)
def figure(exercise: str, alt: str) -> Markup:
    """Return an exercise's drawing to be put into a page, with its text in the reader's language."""
    drawn = re.sub(r"<title>.*?</title>", f"<title>{_for_pattern(alt)}</title>", templates.figure(exercise), flags=re.S)
    return Markup(re.sub(r">\s+<", "><", drawn.strip()).replace("<svg ", '<svg class="figure" ', 1))


@lru_cache(maxsize=8)
def version(name: str) -> str:
    """Return a short word that changes with a file's content, for addresses that may be kept for good."""
    return blake2b(templates.page(name).encode(), digest_size=5).hexdigest()


def _for_pattern(text: str) -> str:
    return escape(text).replace("\\", r"\\")
