"""One run where readers find it: its figures kept as JSON, and every page that tells them written from these.

``python -m tests.benchmarks.docs`` writes the pages anew from the figures that are kept, without measuring.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks import paper, readme
from tests.benchmarks.parts import ROOT, Part, result, told
from tests.benchmarks.results import Figure, Result
from tests.benchmarks.table import Run, markdown

KEPT = "docs/benchmarks.json"
NEEDED = ("wrk",)
"""Programs without which there is too little to tell."""
READMES = {"README.md": "en", "README.vi.md": "vi"}


def keep(run: Run, root: Path) -> None:
    """Keep a run's figures, and write every page that tells them, from what is kept."""
    kept = dumped(run)
    (root / KEPT).write_text(kept, encoding="utf-8")
    for name, text in pages(loaded(kept), root).items():
        (root / name).write_text(text, encoding="utf-8")


def pages(run: Run, root: Path) -> dict[str, str]:
    """Return the pages by their names; of a README only the table is new."""
    found = {"docs/benchmarks.md": markdown(run), "docs/scale.md": paper.page(run)}
    for name, language in READMES.items():
        found[name] = readme.placed((root / name).read_text(encoding="utf-8"), readme.section(run, language))
    return found


def dumped(run: Run) -> str:
    """Return a run as JSON, a line for each figure, values to six digits."""
    head = {"day": run.day.isoformat(), "machine": run.machine, "busy": run.busy, "quick": run.quick}
    head["minutes"] = round(run.minutes, 1)
    parts = ",\n".join(map(_part, run.parts))
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "parts": [\n{parts}\n]}}\n'


def _part(part: Part) -> str:
    head = json.dumps({"name": part.name, "title": part.title}, ensure_ascii=False)
    lines = (json.dumps(told(_rounded(one)), ensure_ascii=False) for one in part.results)
    return f'{head[:-1]}, "results": [\n' + ",\n".join(lines) + "\n]}"


def _rounded(one: Result) -> Result:
    return replace(one, values=tuple(float(f"{value:.6g}") for value in one.values)) if isinstance(one, Figure) else one


def loaded(text: str) -> Run:
    """Return the run that was kept."""
    value = json.loads(text)
    parts = tuple(Part(part["name"], part["title"], _results(part)) for part in value["parts"])
    day = date.fromisoformat(value["day"])
    return Run(day, value["machine"], value["busy"], value["quick"], value["minutes"], parts)


def _results(part: dict[str, Any]) -> tuple[Result, ...]:
    return tuple(result(kind, one) for each in part["results"] for kind, one in each.items())


if __name__ == "__main__":
    keep(loaded((ROOT / KEPT).read_text(encoding="utf-8")), ROOT)
