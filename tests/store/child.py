"""Another process that works on a store, for the tests that kill it, starve it or race it.

    child.py write ADDRESS NAME COUNT    mark COUNT sessions and save COUNT // 5 revisions, retrying conflicts
    child.py starve ADDRESS BYTES        mark until a file may not grow beyond BYTES; say how that was refused
    child.py nobody ADDRESS              try to open, read and write without the rights of root
    child.py check ADDRESS               check a store; say by how many kB the process has grown
    child.py bring-up ADDRESS COUNT      open an older store; stop for good after packing COUNT documents, 0: never
    child.py nursery                     for each address on stdin fork a writer that goes on until it is killed

What is printed as ``ack`` was acknowledged by the store before.
"""

from __future__ import annotations

import importlib.util
import os
import re
import resource
import signal
import sys
import tempfile
import traceback
from datetime import date
from itertools import count
from pathlib import Path

from planner.errors import PlannerError, StoreError
from planner.model import Log, Plan
from planner.store import Store, migrations, open_store
from planner.store.packing import pack

_spec = importlib.util.spec_from_file_location("store_conftest", Path(__file__).parent / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_conftest = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_conftest)
PLAN: Plan = _conftest.a_plan()


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def log(session: str, minutes: int = 25, note: str = "") -> Log:
    return Log(session=session, outcome="done", on=date(2026, 11, 2), minutes=minutes, note=note)


def save(store: Store, name: str) -> None:
    while True:
        plan = store.plan(PLAN.id)
        changed = plan.model_copy(update={"athlete": plan.athlete.model_copy(update={"name": name})})
        try:
            say("ack revision", store.save_revision(changed, plan.revision, why=name).revision)
            return
        except StoreError as error:
            if error.code != "store-conflict":
                raise
            say("conflict")


def write(address: str, name: str, wanted: str) -> None:
    with open_store(address) as store:
        store.add_plan(PLAN)
        for number in range(int(wanted)):
            store.mark(PLAN.id, log(f"{name}-{number}"))
            say("ack mark", f"{name}-{number}")
            if number % 5 == 0:
                save(store, name)


def starve(address: str, limit: str) -> None:
    with open_store(address) as store:
        store.add_plan(PLAN)
        if int(limit):
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
        try:
            for number in count():
                store.mark(PLAN.id, log(f"s-{number}", note="x" * 2000))
                say("ack mark", f"s-{number}")
        except PlannerError as error:
            say("refused", error.exit_code, error.code)
        say("marks", len(store.marks(PLAN.id)))


def warm_up() -> None:
    """Import what is imported late: root's Python may be out of reach afterwards, and forks are quick."""
    import psycopg  # noqa: F401 - only to have it loaded
    import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401 - the same

    with tempfile.TemporaryDirectory() as directory, open_store(f"{directory}/store") as store:
        store.add_plan(PLAN)
        store.mark(PLAN.id, log("warm"))


def nobody(address: str) -> None:
    warm_up()
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        with open_store(address) as store:
            store.add_plan(PLAN)
    except PlannerError as error:
        say("refused", error.exit_code, error.code)


def bring_up(address: str, count: str) -> None:
    """Say when the count is reached; at the end say by how many kB the process has grown."""
    warm_up()
    packed = 0

    def counted(document: str, level: int) -> bytes:
        nonlocal packed
        packed += 1
        if packed == int(count):
            say("packed", packed)
            signal.pause()
        return pack(document, level)

    migrations.pack = counted
    before = _peak_kb()
    open_store(address).close()
    say("grown", _peak_kb() - before)


def check(address: str) -> None:
    warm_up()
    with open_store(address) as store:
        before = _peak_kb()
        faults = store.check().faults
    say("grown", _peak_kb() - before, "faults", len(faults))


def _peak_kb() -> int:
    """Return this process's own peak; ``ru_maxrss`` would count what its parent held when it was started."""
    return int(re.search(r"^VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(), re.MULTILINE)[1])


def nursery() -> None:
    warm_up()
    for line in sys.stdin:
        barrier_out, barrier_in = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.read(barrier_out, 1)
            say("begun")
            try:
                write(line.strip(), f"p{os.getpid()}", "1000000")
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        say("pid", pid)
        os.write(barrier_in, b".")
        os.waitpid(pid, 0)
        os.close(barrier_out)
        os.close(barrier_in)
        say("end")


if __name__ == "__main__":
    VERBS = {
        "write": write,
        "starve": starve,
        "nobody": nobody,
        "check": check,
        "bring-up": bring_up,
        "nursery": nursery,
    }
    VERBS[sys.argv[1]](*sys.argv[2:])
