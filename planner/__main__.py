"""``python -m planner``, and the command ``planner``."""

import gc
import os
import sys

gc.disable()  # nothing is thrown away while a command starts; what lives longer switches it on again
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # they are looked for in all that is installed


def main() -> None:
    """Run the command line and leave with its exit code."""
    from planner.cli import main as run

    code = run()
    gc.freeze()  # leaving looks through nothing
    sys.exit(code)


if __name__ == "__main__":
    main()
