"""Lets the tests of the engine import what they share: wishes, laws, and the enumerator."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner import catalogue

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def library() -> catalogue.Catalogue:
    """The templates as they lie in the house."""
    return catalogue.load()
