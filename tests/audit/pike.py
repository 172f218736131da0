"""The exercise that comes in last, as plans by hand hold it."""

from __future__ import annotations

from planner.model import Prescribed

PIKE = Prescribed(
    id="pike",
    rung="floor",
    rung_index=1,
    sets=1,
    reps_low=8,
    reps_high=12,
    reps=8,
    per_side=False,
    tempo="2-0-1",
    rest_s=45,
)
