"""Planned load against done load in the terminal, week by week, with adherence above and its terms below."""

from __future__ import annotations

from typing import Any

from planner.adherence import Tally, adherence, tallies
from planner.cli.opened import Seen
from planner.exports.layout import Page, Span
from planner.exports.table import bar

BAR = 14


def show(one: Seen, sheet: Page) -> None:
    """Lay out the adherence and the chart."""
    say = one.speaks.say
    kept = adherence(one.plan, one.logs, one.today)
    sheet.blank()
    if kept.percent is None:
        sheet.say(say("ui-adherence-none"))
    else:
        counts = {name: getattr(kept, name) for name in ("due", "done", "part", "missed", "open")}
        sheet.say(Span(say("ui-adherence", percent=kept.percent, **counts), "bold"))
    sheet.blank()
    weeks = tallies(one.plan, one.logs, one.today)
    most = max((max(tally.planned_au, tally.done_au) for tally in weeks), default=0)
    head = [say(f"ui-column-{name}") for name in ("week-short", "starts", "planned", "au", "done", "au", "sessions")]
    sheet.table([_row(one, tally, most) for tally in weeks], head=head, right=(0, 3, 5))
    sheet.say(Span(say("ui-chart-terms"), "dim"))
    _monotony(one, weeks, sheet)


def as_data(one: Seen) -> dict[str, Any]:
    """Return the same as data."""
    kept = adherence(one.plan, one.logs, one.today)
    counts = {name: getattr(kept, name) for name in ("due", "done", "part", "missed", "open")}
    return {
        "plan": one.key,
        "revision": one.plan.revision,
        "today": one.today.isoformat(),
        "races": [
            {"id": race.id, "name": race.name, "day": race.day.isoformat(), "days": (race.day - one.today).days}
            for race in one.plan.races
        ],
        "adherence": {**counts, "percent": kept.percent},
        "weeks": [
            {
                "index": tally.week.index,
                "starts": tally.week.starts.isoformat(),
                "planned_au": tally.planned_au,
                "done_au": tally.done_au,
                "sessions": dict(tally.counts),
                "monotony": tally.monotony,
                "strain": tally.strain,
            }
            for tally in tallies(one.plan, one.logs, one.today)
        ],
    }


def _row(one: Seen, tally: Tally, most: float) -> tuple[Span | str, ...]:
    over = (one.today - tally.week.starts).days
    here = 0 <= over < 7
    total = sum(tally.counts.values())
    kept = tally.counts["done"] + tally.counts["part"]
    return (
        Span(f"{'▶ ' if here else ''}{tally.week.index}", "bold" if here else ""),
        one.speaks.day(tally.week.starts, "short"),
        Span(bar(tally.planned_au, most, BAR), "dim"),
        one.speaks.number(tally.planned_au, 0) if tally.planned_au else "",
        Span(bar(tally.done_au, most, BAR), "green"),
        one.speaks.number(tally.done_au, 0) if tally.done_au else "",
        (f"{kept}/{total}" if over >= 0 else str(total)) if total else "",
    )


def _monotony(one: Seen, weeks: tuple[Tally, ...], sheet: Page) -> None:
    """Tell monotony and strain of the last week that holds done load."""
    done = [tally for tally in weeks if tally.monotony is not None and tally.strain is not None]
    if done:
        last = done[-1]
        told = {"week": last.week.index, "monotony": last.monotony, "strain": last.strain}
        sheet.say(Span(one.speaks.say("ui-monotony", **told), "dim"))
