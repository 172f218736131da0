"""The command line: parse, call, print, exit code. What a command does lies in other rooms.

``main`` is the one door: every error leaves through it as a sentence on standard error and an exit code,
and no traceback does (``PLANNER_DEBUG=1`` lets it through). Importing this costs next to nothing.
"""

from planner.cli.door import main

__all__ = ["main"]
