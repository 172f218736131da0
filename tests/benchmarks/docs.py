"""One run where readers find it: its figures kept as JSON, and every page that tells them written from these.

``python -m tests.benchmarks.docs`` writes the pages anew from the figures that are kept, without measuring, or from
those in another file, which are kept from then on.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks import paper, readme
from tests.benchmarks.parts import ROOT, Part, result, told
from tests.benchmarks.results import Figure, Missing, Result
from tests.benchmarks.table import Run, markdown

KEPT = "docs/benchmarks.json"
NEEDED = ("wrk",)
"""Programs without which there is too little to tell."""
READMES = {"README.md": "en", "README.vi.md": "vi"}


def keep(run: Run, root: Path) -> None:
    """Keep a run's figures, and write every page that tells them, from what is kept: all of it or nothing."""
    kept = dumped(run)
    for name, text in ({KEPT: kept} | pages(loaded(kept), root)).items():
        (root / name).write_text(text, encoding="utf-8")


def lost(run: Run, root: Path) -> list[str]:
    """Name the lines that are kept and that a part of this run lacks which could not measure everything."""
    if not (root / KEPT).exists():
        return []
    found = {part.name: part for part in run.parts if any(isinstance(one, Missing) for one in part.results)}
    return [
        f"{one.name}{one.beside and f', beside {one.beside}'}"
        for part in loaded((root / KEPT).read_text(encoding="utf-8")).parts
        if part.name in found
        for one in part.results
        if isinstance(one, Figure) and _line(one) not in map(_line, found[part.name].results)
    ]


def _line(one: Result) -> tuple[str, ...]:
    """Return what a line is known by from one run to the next, whatever the version of what it is beside."""
    return (one.name,) if isinstance(one, Missing) else (one.key,) if one.key else (one.name, one.beside.split(" ")[0])


def aside(run: Run) -> Path:
    """Keep a run's figures where they disturb nothing, and return where that is."""
    handle, name = tempfile.mkstemp(prefix="benchmarks-", suffix=".json")
    with open(handle, "w", encoding="utf-8") as file:
        file.write(dumped(run))
    return Path(name)


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
    measured = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / KEPT
    keep(loaded(measured.read_text(encoding="utf-8")), ROOT)
