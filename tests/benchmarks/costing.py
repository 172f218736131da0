"""The command line as it always runs, and what it cost: ``python -m tests.benchmarks.costing ARGUMENTS…``.

The last line that it says is JSON: the seconds that it and every process that it waited for took of all cores, and the
memory of the largest of them in MB. It imports next to nothing that the command does not.
"""

import atexit
import resource
from pathlib import Path


def tell() -> None:
    """Print what this process and those that it waited for cost."""
    import json

    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime
    print(json.dumps([cores, max(_own_peak_kb(), theirs.ru_maxrss) / 1024]))


def _own_peak_kb() -> int:
    """Return this process's own peak; ``ru_maxrss`` would count what its parent held when it was started."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    atexit.register(tell)  # the first to be registered is the last to be called
    from planner.__main__ import main

    main()
