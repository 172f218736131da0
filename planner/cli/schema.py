"""``planner schema``: the JSON schema of a plan, its descriptions read from the nouns' own docstrings.

At run time the nouns carry no descriptions, for a plan's sake: reading them is this command's affair alone.
"""

from __future__ import annotations

import ast
import inspect
from itertools import chain
from typing import Any

from planner.cli.talk import put_json
from planner.model import Plan, plans, runners, terms


def run() -> int:
    """Print the schema."""
    put_json(schema())
    return 0


def schema() -> dict[str, Any]:
    """Return the schema of a plan in JSON."""
    made = Plan.model_json_schema(by_alias=True, mode="serialization")
    told = _descriptions()
    for name, form in (("Plan", made), *made.get("$defs", {}).items()):
        for field, about in form.get("properties", {}).items():
            about["description"] = told[name, field]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _descriptions() -> dict[tuple[str, str], str]:
    """Read the docstring under each field of each noun."""
    found: dict[tuple[str, str], str] = {}
    for noun in chain.from_iterable(ast.parse(inspect.getsource(room)).body for room in (plans, runners, terms)):
        if not isinstance(noun, ast.ClassDef):
            continue
        for field, below in zip(noun.body, noun.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                text = ast.literal_eval(below.value) if isinstance(below, ast.Expr) else ""
                found[noun.name, field.target.id.removesuffix("_")] = inspect.cleandoc(text)
    return found
