"""The way back after a race or a gap: easy sessions first, less load, lower rungs after long.

How far depends on how long nothing was done. It only says where the runner goes on from; weeks are written elsewhere.
"""

from collections.abc import Sequence

from planner.engine import loads
from planner.engine.evidence import number
from planner.engine.nouns import Place
from planner.engine.runner import Runner
from planner.engine.season import distance_class

USUAL_GAP_DAYS = 5
LONG_BREAK_DAYS = 7 * int(number("misses", "repeat-weeks")) + USUAL_GAP_DAYS
SHORT_BREAK_DAYS = 9
UNPROTECTED_DAYS = 7 * int(number("soreness.peak", "protected-weeks-least"))
"""After so long away the body is as sore from old movements as from new ones: the load begins where it once did."""
STEP_BACK = -1


def notice_break(runner: Runner, places: Sequence[Place]) -> None:
    """After a race or a gap before this week's first session, remember how to come back."""
    if not places:
        return
    first = places[0].ordinal
    since = max(runner.last_day, runner.season.start - 1)
    raced = [race for race in runner.season.races if race.priority != "C" and since < race.day.toordinal() < first]
    gap = first - runner.last_day if runner.last_day else 0
    if raced:
        marathon = distance_class(raced[-1].distance_km) == "marathon"
        runner.reentries = int(number("recovery.after-race", "reentry-most" if marathon else "reentry-least"))
        runner.returned = loads.RETURN_AFTER_RACE
    elif gap > LONG_BREAK_DAYS:
        runner.reentries, runner.returned = 1, loads.RETURN_AFTER_BREAK
        if gap > UNPROTECTED_DAYS and runner.chain.a_session:
            runner.reentries = int(number("recovery.after-race", "reentry-most"))
            runner.returned = min(runner.returned, runner.chain.first / runner.chain.a_session)
        for each in runner.standings:
            each.move(STEP_BACK)
    elif gap > SHORT_BREAK_DAYS:
        runner.returned = runner.returned or 1.0
    if 0 < runner.returned < 1:
        for each in runner.standings:
            each.begin_anew()
    runner.coming = runner.returned
