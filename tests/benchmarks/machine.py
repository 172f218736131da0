"""What kind of machine measured: its processor, cores, memory and system; never its name or its folders."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def machine() -> str:
    """Describe this machine's kind in one line."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kind = f"{cores} core{'s' if cores > 1 else ''} of {_processor()}, {memory:.0f} GB"
    return f"{kind}; {_system()}, {platform.python_implementation()} {platform.python_version()}"


def busy() -> float:
    """Return how many processes waited for a core in the minute before."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1].strip() if found else platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name} ({platform.machine()})"
