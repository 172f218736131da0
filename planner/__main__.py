"""``python -m planner``, and the command ``planner``.

A command has to be there at once, and most of its time goes into importing. So nothing is collected while it starts,
and what pydantic would import only to look for plugins, which we have none of, is put off until somebody uses it.
"""

import atexit
import gc
import importlib
import os
import sys
import threading
from contextlib import suppress
from types import ModuleType
from typing import Any, NoReturn

METADATA = "importlib.metadata"


class PutOff(ModuleType):
    """Stands for ``importlib.metadata`` until something of it is used; pydantic only gets hold of ``entry_points``.

    A command that validates anything spares 12 ms. ``importlib.util.LazyLoader`` spares nothing: since Python 3.11 an
    import statement is a use.
    """

    def __init__(self) -> None:
        super().__init__(METADATA)
        self.__path__ = [f"{path}/metadata" for path in importlib.__path__]

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(METADATA) is self:
            del sys.modules[METADATA]
        return getattr(importlib.import_module(METADATA), name)

    def entry_points(self, **wanted: Any) -> Any:
        """Return what the module itself answers."""
        return self.__getattr__("entry_points")(**wanted)


def put_off_metadata() -> None:
    """Let ``importlib.metadata`` be loaded when it is first used, and not when it is imported."""
    if METADATA not in sys.modules:
        importlib.metadata = sys.modules[METADATA] = PutOff()


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    put_off_metadata()
    from planner.cli import main as run

    _leave(run())


def _leave(code: int) -> NoReturn:
    """Leave as ``sys.exit`` does, but take nothing apart: a command of one thread spares 6 ms."""
    gc.freeze()
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    with suppress(AttributeError, OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
