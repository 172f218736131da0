"""``python -m planner``, and the command ``planner``."""

import os
import sys

# Looking for pydantic plugins reads the metadata of everything installed: a tenth of a start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main() -> None:
    """Run the command line and leave with its exit code."""
    from planner.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
