"""How many weeks each phase of a plan shape gets, laid backwards from the race.

Only arithmetic over a shape: nothing here knows a date. The room refuses nothing; a shape that is too long
for the time loses its earliest weeks, as it should.
"""

from collections.abc import Sequence
from typing import NamedTuple

from planner.errors import NoPlan, Unknown
from planner.model import PhaseSpan, Shape


class Span(NamedTuple):
    """A phase with the weeks it got."""

    phase: PhaseSpan
    weeks: int


def chosen(shapes: Sequence[Shape], days: int, asked: str | None = None) -> Shape:
    """Return the shape asked for, or the one whose horizon holds that many days to the race."""
    if asked is not None:
        for shape in shapes:
            if shape.id == asked:
                return shape
        known = sorted(shape.id for shape in shapes)
        raise Unknown("shape-unknown", name=asked, known=", ".join(known))
    fitting = [
        shape
        for shape in shapes
        if shape.from_days is not None and shape.from_days <= days and (shape.to_days is None or days <= shape.to_days)
    ]
    if not fitting:
        raise NoPlan("no-shape", days=days)
    return min(fitting, key=lambda shape: (-(shape.from_days or 0), shape.id))


def allocate(phases: Sequence[PhaseSpan], weeks: int) -> tuple[Span, ...]:
    """Share ``weeks`` out: the least of each from the race backwards, then the rest by share.

    Of equals the phase nearest the race gets the week. Weeks beyond every phase's most go to the phase with
    the greatest share.
    """
    given = [0] * len(phases)
    left = weeks
    for i in reversed(range(len(phases))):
        given[i] = min(phases[i].least, left)
        left -= given[i]
    while left:
        open_phases = [i for i in range(len(phases)) if given[i] < phases[i].most and phases[i].share > 0]
        if not open_phases:
            widest = max(range(len(phases)), key=lambda i: (phases[i].most, phases[i].share, i))
            given[widest] += left
            break
        neediest = min(open_phases, key=lambda i: ((given[i] - phases[i].least) / phases[i].share, -i))
        given[neediest] += 1
        left -= 1
    return tuple(Span(phase, count) for phase, count in zip(phases, given, strict=True))


def entry(shape: Shape, weeks: int) -> tuple[str, int]:
    """Return the phase in which somebody starts who has ``weeks`` to the race, and which of its weeks that is."""
    for phase, count in allocate(shape.phases, weeks):
        if count:
            return phase.id, max(phase.least, count) - count + 1
    raise NoPlan("no-shape", days=weeks * 7)


def blocks(shape: Shape, weeks: int) -> tuple[tuple[int, int], ...]:
    """Divide a long season into blocks, each with the bridge that follows it; the last has none.

    Blocks keep to the shape's bounds and the longest lie nearest the race; bridges take what blocks
    cannot. A shape without blocks is one block.
    """
    if shape.block_weeks is None:
        return ((weeks, 0),)
    least, most = shape.block_weeks
    bridge = shape.bridge_weeks
    count = max(1, -(-(weeks + bridge) // (most + bridge)))
    while count > 1 and least * count + count - 1 > weeks:
        count -= 1
    room = weeks - (count - 1) * bridge
    in_blocks = max(min(room, most * count), min(least * count, weeks))
    lengths = [in_blocks // count + (i >= count - in_blocks % count) for i in range(count)]
    spare = weeks - in_blocks
    if count == 1:
        return ((weeks, 0),)
    bridges = [spare // (count - 1) + (i < spare % (count - 1)) for i in range(count - 1)]
    return tuple(zip(lengths, [*bridges, 0], strict=True))


def easier_weeks(loading: int, every: int, least: int | None) -> frozenset[int]:
    """Return which of a stretch's weeks, from 0, are easier: never more than ``every`` loading ones in a row.

    An easier week never begins or ends the stretch: what comes before and after is easier already.
    """
    if least is None or loading < least:
        return frozenset()
    count = max(0, -(-(loading - every) // (every + 1)))
    runs = [(loading - count) // (count + 1) + (i < (loading - count) % (count + 1)) for i in range(count + 1)]
    easier, at = [], 0
    for run in runs[:-1]:
        at += run
        easier.append(at)
        at += 1
    return frozenset(easier)
