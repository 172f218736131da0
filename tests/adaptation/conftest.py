"""Lets these tests import what the engine's share: any wish, and the laws of a plan."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "engine"):
    sys.path.insert(0, str(folder))
