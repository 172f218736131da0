"""The runs that a person already has: calendars by anybody, weeks of running, or the commonest week.

``gather`` is the way in for a plan; ``read_written`` and ``understand`` are there for an audit of a
calendar, ``same_race`` and ``without_races`` for not taking one race for two, ``without_recovery`` for the days after
one. Importing this loads no calendar reader.
"""

from planner.runs.continuing import AROUND, USUAL, further
from planner.runs.gathering import Gathered, gather
from planner.runs.patterns import assumed_week
from planner.runs.races import same_race, without_races, without_recovery

__all__ = [
    "AROUND",
    "USUAL",
    "Gathered",
    "assumed_week",
    "further",
    "gather",
    "same_race",
    "without_races",
    "without_recovery",
]
