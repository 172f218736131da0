"""The direction of every import, as CONTRIBUTING draws the walk, and the size of every room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "planner"
ROOMS = sorted(HOUSE.rglob("*.py"))
LINES, BODY, ARGUMENTS = 420, 50, 5
STEPS = ("season", "periodisation", "placement", "prescription")
KNOWN_TO_STEPS = {
    "season": (),
    "periodisation": ("shaping",),
    "placement": ("constraints", "conflict", "openings"),
    "prescription": ("budgeting", "dosing", "ladders", "loads", "returning", "runner", "tapering"),
}
ENGINE_MAY = ("planner.engine", "planner.model", "planner.errors")
FORBIDDEN_MODULES = {
    "os",
    "sys",
    "io",
    "pathlib",
    "random",
    "secrets",
    "time",
    "locale",
    "subprocess",
    "socket",
    "uuid",
}
FORBIDDEN_CALLS = {"open", "print", "input", "now", "today", "utcnow", "hash", "id"}


def name_of(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it; ``from x import y`` is x.y where that is a room."""
    rooms = {name_of(room) for room in ROOMS}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in rooms else str(node.module)


def ours(path: Path) -> set[str]:
    return {name for name in imports(path) if name.split(".")[0] == "planner"}


def is_in(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


ENGINE = [path for path in ROOMS if is_in(name_of(path), "planner.engine")]


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_the_engine_knows_nouns_and_itself_only(path: Path) -> None:
    strangers = {name for name in ours(path) if not any(is_in(name, known) for known in ENGINE_MAY)}
    assert strangers == set()


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_the_engine_meets_no_file_clock_screen_or_chance(path: Path) -> None:
    assert {name for name in imports(path) if name.split(".")[0] in FORBIDDEN_MODULES} == set()
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {
        call.id if isinstance(call, ast.Name) else call.attr
        for call in calls
        if isinstance(call, ast.Name | ast.Attribute)
    }
    assert not names & FORBIDDEN_CALLS


@pytest.mark.parametrize("step", STEPS)
def test_steps_are_strangers(step: str) -> None:
    """A step may ask an earlier one for what a word means (which phases load), never call it to do its work."""
    for room in (step, *KNOWN_TO_STEPS[step]):
        later = STEPS[STEPS.index(step) + 1 :]
        known = ours(HOUSE / "engine" / f"{room}.py")
        assert not {f"planner.engine.{other}" for other in later} & known, room
        assert not {"planner.engine.planning", "planner.engine.adaptation"} & known, room


def test_only_planning_adaptation_and_explaining_shake_hands_with_the_search() -> None:
    users = {name_of(path) for path in ROOMS if "planner.engine.placement" in ours(path)}
    assert users <= {"planner.engine.planning", "planner.engine.adaptation", "planner.engine.explaining"}
    users = {name_of(path) for path in ROOMS if "planner.engine.prescription" in ours(path)}
    assert users <= {"planner.engine.planning", "planner.engine.adaptation"}


def test_the_auditor_shares_only_nouns_and_numbers() -> None:
    for path in (HOUSE / "engine" / "audit").glob("*.py"):
        known = {name for name in ours(path) if not is_in(name, "planner.engine.audit")}
        assert known <= {"planner.model", "planner.errors", "planner.engine.evidence"}, path.name


def test_nouns_and_errors_stand_by_themselves() -> None:
    for path in (HOUSE / "model").glob("*.py"):
        assert {name for name in ours(path) if not is_in(name, "planner.model")} == set(), path.name
    assert ours(HOUSE / "errors.py") == set()


def test_nobody_imports_the_command_line() -> None:
    for path in ROOMS:
        if not is_in(name_of(path), "planner.cli") and name_of(path) != "planner.__main__":
            assert not {name for name in ours(path) if is_in(name, "planner.cli")}, name_of(path)


def test_only_what_serves_publishes_or_hands_out_links_imports_the_web() -> None:
    outer = ("planner.web", "planner.cli", "planner.publish", "planner.batch.linking")
    for path in ROOMS:
        if not any(is_in(name_of(path), room) for room in outer):
            assert not {name for name in ours(path) if is_in(name, "planner.web")}, name_of(path)


def test_only_the_catalogue_opens_the_templates() -> None:
    locator = {name_of(path) for path in ROOMS if "planner.templates" in ours(path)}
    for name in locator:
        assert not is_in(name, "planner.engine"), name


def test_no_circle_of_imports() -> None:
    graph = {name_of(path): {name for name in ours(path) if name != name_of(path)} for path in ROOMS}
    done: set[str] = set()

    def visit(room: str, way: tuple[str, ...]) -> None:
        assert room not in way, " → ".join((*way[way.index(room) :], room))
        if room not in done:
            for other in graph.get(room, ()):
                if not is_in(room, other) or other in way:
                    visit(other, (*way, room))
            done.add(room)

    for room in graph:
        visit(room, ())


@pytest.mark.parametrize("path", ROOMS, ids=name_of)
def test_rooms_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < BODY, node.name


@pytest.mark.parametrize("path", [path for path in ROOMS if not is_in(name_of(path), "planner.cli")], ids=name_of)
def test_functions_ask_for_little(path: Path) -> None:
    """Options of commands are arguments of functions; everywhere else five are enough, ``self`` aside."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            asked = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args) if arg.arg not in ("self", "cls")]
            assert len(asked) <= ARGUMENTS, f"{node.name}({', '.join(asked)})"


@pytest.mark.parametrize("path", ROOMS, ids=name_of)
def test_names_come_from_the_field(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "manager", "service", "misc", "common"} & set(
        name_of(path).split(".")
    )


def test_contributing_names_every_room() -> None:
    text = (HOUSE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in text.splitlines() if line.startswith("| `"))
    own = [path for room in (HOUSE, HOUSE / "engine") for path in room.glob("*.py") if not path.stem.startswith("__")]
    folders = [path for path in HOUSE.iterdir() if (path / "__init__.py").exists() and path.name != "engine"]
    named = [path.name for path in own] + [f"{path.name}/" for path in folders]
    assert [name for name in sorted(named) if f"{name}`" not in table] == []
