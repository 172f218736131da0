"""How long a whole command takes, beside the import of the libraries it stands on: the ratio, not seconds.

``python tests/benchmarks/startup.py [ROUNDS]``. The two take turns, so that a busy machine slows both; what is
compared is the median of each, and the processor time beside it.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
BASE = ("-c", "import icalendar, pydantic, typer")
COMMANDS = {
    "planner plan hue -o hue.ics": ("-m", "planner", "plan", "hue", "-o", "hue.ics"),
    "planner plan --help": ("-m", "planner", "plan", "--help"),
    "import planner": ("-c", "import planner"),
}


def spent(arguments: tuple[str, ...], folder: str) -> tuple[float, float]:
    """Return the seconds by the clock and of the processor that a process takes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": f"{folder}/bytecode", "PLANNER_CACHE": f"{folder}/cache"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - started, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main(rounds: int = ROUNDS) -> None:
    """Print the ratio of each command to the base."""
    with tempfile.TemporaryDirectory() as folder:
        measured: dict[str, list[tuple[float, float]]] = {"base": [], **{name: [] for name in COMMANDS}}
        for turn in range(rounds + 1):
            for name, arguments in {"base": BASE, **COMMANDS}.items():
                Path(folder, "hue.ics").unlink(missing_ok=True)
                took = spent(arguments, folder)
                if turn:  # the first one compiles
                    measured[name].append(took)
    clock, processor = (
        {name: statistics.median(one[at] for one in took) for name, took in measured.items()} for at in (0, 1)
    )
    for name in measured:
        print(
            f"{name:30} {clock[name] * 1000:6.0f} ms  {clock[name] / clock['base']:.2f} x"
            f"   processor {processor[name] * 1000:6.0f} ms  {processor[name] / processor['base']:.2f} x"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
