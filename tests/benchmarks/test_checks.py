"""Every check can fail: who times less than the whole answer is told so, and gets no figure."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from planner.engine.nouns import Placement, Season, Slot
from planner.exports.editions import Edition
from planner.exports.ics.writer import Event
from tests.benchmarks import batch, calendars, clubs, export, placement, planning, reading, startup
from tests.benchmarks.checking import Call, checked, same
from tests.benchmarks.results import Missing, Wrong


def test_an_answer_that_goes_wrong_in_a_later_round_is_found() -> None:
    answers = iter((1, 1, 1, 2))
    with pytest.raises(Wrong, match="another answer"):
        checked({"a": Call(lambda: next(answers), same(1, "another answer"))}, 3)
    assert len(checked({"a": Call(lambda: 1, same(1, ""))}, 3)["a"]) == 3


def test_nothing_is_timed_before_the_first_answers_are_right() -> None:
    ticks = iter(range(2))  # the round that warms up, and no more
    with pytest.raises(Wrong):
        checked({"a": Call(lambda: 1, same(2, ""))}, 3, clock=lambda: float(next(ticks)))


def test_a_long_season_that_is_not_planned_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (planning.wish(planning.race("hue", weeks, 21.1)) for weeks in (5, 10))
    real, asked_for = planning.make_plan, []

    def none_when_timed(asked, library):
        asked_for.append(asked)
        return None if asked is many and asked_for.count(many) > 2 else real(asked, library)

    assert len(planning.growth(few, many, 2, rounds=1)) == 1
    monkeypatch.setattr(planning, "make_plan", none_when_timed)
    with pytest.raises(Wrong, match="what was timed made another plan"):
        planning.growth(few, many, 2, rounds=1)


def test_a_plan_around_fewer_runs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = planning.wish(planning.race("hue", 5, 21.1))
    real = planning.make_plan
    monkeypatch.setattr(planning, "make_plan", lambda one, library: real(one._replace(runs=one.runs[:-1]), library))
    with pytest.raises(Wrong, match="around 24 runs of 25"):
        planning.made(asked)


def otherwise(placed: Placement, season: Season, slots: Sequence[Slot]) -> Placement:
    first, second, *rest = placed.places
    return placed._replace(places=(second._replace(slot=first.slot), first._replace(slot=second.slot), *rest))


def nothing_given_up(placed: Placement, season: Season, slots: Sequence[Slot]) -> Placement:
    return placed._replace(given_up=())


def later(placed: Placement, season: Season, slots: Sequence[Slot]) -> Placement:
    *rest, last = placed.places
    return placed._replace(places=(*rest, last._replace(start=last.start + 30)))


def better(placed: Placement, season: Season, slots: Sequence[Slot]) -> Placement:
    return placed._replace(tiers=tuple((tier, 0) for tier, _ in placed.tiers))


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (otherwise, "neither placed where it may lie nor given up|within 48 h of the session before"),
        (nothing_given_up, "neither placed where it may lie nor given up"),
        (better, "the places are worth"),
    ],
)
def test_sessions_that_are_placed_otherwise_are_found(
    instead: Callable[..., Placement], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = placement.cases(8)["many given up"]
    real = placement.place
    monkeypatch.setattr(placement, "place", lambda *asked: instead(real(*asked), *asked))
    with pytest.raises(Wrong, match=told):
        placement.beside_solver(season, 1)


@pytest.mark.parametrize("instead", [otherwise, nothing_given_up, later, better])
def test_a_long_season_that_is_placed_otherwise_when_it_is_timed_is_found(
    instead: Callable[..., Placement], monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (placement.cases(weeks)["many given up"] for weeks in (6, 8))
    real, asked_for = placement.place, []

    def place(season: Season, slots: Sequence[Slot]) -> Placement:
        asked_for.append(season)
        placed = real(season, slots)
        return instead(placed, season, slots) if asked_for.count(season) > 1 and season is many.season else placed

    assert len(placement.growth(few, many, 1)) == 1
    monkeypatch.setattr(placement, "place", place)
    with pytest.raises(Wrong, match="what was timed placed the sessions otherwise"):
        placement.growth(few, many, 1)


@pytest.mark.parametrize(
    ("name", "instead", "told"),
    [
        ("understand", lambda *_: ((), ()), "10 events became 0 runs"),
        ("dated", lambda *_, **__: (), "of 300 runs of a pattern 0 were dated"),
        (
            "occurrences",
            lambda calendar, *_: calendar.__class__("", "", calendar.events[:5]),
            "10 events became 4 runs",
        ),
    ],
)
def test_a_calendar_of_which_less_is_read_is_found(
    name: str, instead: object, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COUNTS", (10,))
    monkeypatch.setattr(reading, name, instead)
    with pytest.raises(Wrong, match=told):
        list(reading.measure(quick=True))


def test_events_that_are_dropped_while_they_are_timed_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real, turns = reading.read, []

    def fewer(data: bytes, **more: object):
        turns.append(data)
        return real(data.replace(b"UID:7@", b"UID:8@") if len(turns) > 3 else data, **more)

    monkeypatch.setattr(reading, "COUNTS", (10,))
    monkeypatch.setattr(reading, "read", fewer)
    with pytest.raises(Wrong, match="of 10 events 10 were read, or otherwise"):
        list(reading.measure(quick=True))


Written = tuple[bytes, Edition | None]


def nothing_changed(written: Written, sessions: Sequence[Event], previous: Edition | None) -> bytes:
    return b"nothing" if previous else written[0]


def old_numbers(written: Written, sessions: Sequence[Event], previous: Edition | None) -> bytes:
    return written[0].replace(b"SEQUENCE:1", b"SEQUENCE:0")


def one_runner_less(written: Written, sessions: Sequence[Event], previous: Edition | None) -> bytes:
    return b"" if sessions[0].uid.startswith("runner-7-") else written[0]


def another_byte(written: Written, sessions: Sequence[Event], previous: Edition | None) -> bytes:
    return written[0] if previous else written[0].replace(b"TRANSP:OPAQUE", b"TRANSP:TRANSPARENT")


@pytest.mark.parametrize("less", [nothing_changed, old_numbers, one_runner_less, another_byte])
def test_a_calendar_of_other_bytes_is_found(less: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    few, real = export.events, export.ours

    def ours(sessions: Sequence[Event], previous: Edition | None = None) -> Written:
        written = real(sessions, previous)
        return less(written, sessions, previous), written[1]

    monkeypatch.setattr(export, "elsewhere", lambda _: nullcontext([]))
    monkeypatch.setattr(export, "events", lambda count, *more, **how: few(min(count, 10), *more, **how))
    monkeypatch.setattr(export, "ours", ours)
    with pytest.raises(Wrong, match="do not write the same bytes"):
        list(export.measure(quick=True))


class Fewer(calendars.Elsewhere):
    """A library that leaves the last event out."""

    def __init__(self, sessions: Sequence[Event]) -> None:
        self.name, self.spent, self._sessions = "ics 0", 0.0, sessions

    def write(self) -> None:
        self.spent += 1

    def written(self) -> bytes:
        return export.ours(self._sessions[:-1])[0]


def test_a_library_that_writes_other_events_is_found() -> None:
    sessions = export.events(3)
    with pytest.raises(Wrong, match="ics 0 and we do not write the same events"):
        list(export._a_calendar(sessions, 1, [Fewer(sessions)]))


@pytest.mark.parametrize("folder", ["", "/nowhere", "."], ids=["none", "not-there", "empty"])
def test_libraries_that_are_not_there_are_missing(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_INTEROP", folder)
    with calendars.elsewhere(export.events(3)) as others:
        assert [one.name for one in others if isinstance(one, Missing)] == [
            "beside ics", "beside ical", "beside ical-generator",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "needs", "told"),
    [
        (("rules",), startup.TYPER, r"planner loads \['annotated_doc', .*'pydantic'"),
        (("--help",), startup.NOUNS, r"and `import typer; from pydantic .*'pydantic'"),
        (("--help",), startup.TYPER, ""),
    ],
    ids=["more", "less", "just-these"],
)
def test_a_command_that_loads_other_libraries_than_it_stands_beside_is_found(
    arguments: tuple[str, ...], needs: str, told: str, tmp_path: Path
) -> None:
    environment = startup._surroundings(str(tmp_path))
    startup._planner(str(tmp_path), environment, *arguments)  # and what was parsed lies ready
    with pytest.raises(Wrong, match=told) if told else nullcontext():
        startup.check_libraries("planner", startup.Command(arguments, "", needs), str(tmp_path), environment)


def test_a_command_that_says_something_else_when_it_is_timed_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "COMMANDS", {"planner --help": startup.COMMANDS["planner --help"]})
    environment = startup._surroundings(str(tmp_path))
    with pytest.raises(Wrong, match="planner --help, timed, says something else than before"):
        startup._rounds(str(tmp_path), environment, {"planner --help": "help"}, rounds=1)


def no_race(rows: list[list[str]], line: int) -> None:
    rows[line][2] = "nowhere"


def another_race(rows: list[list[str]], line: int) -> None:
    rows[line][2] = clubs.RACES[rows[line][2] == clubs.RACES[0]]


def a_row_less(rows: list[list[str]], line: int) -> None:
    del rows[line]


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (no_race, "line 4 was rejected, who asks for nothing that cannot be"),
        (another_race, "line 4 did not get the calendar of its plan"),
        (a_row_less, "6 rows became 5 calendars"),
    ],
)
def test_a_batch_that_does_less_than_its_table_asks_for_is_found(
    instead: Callable[[list[list[str]], int], None], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    club = clubs.Club(tmp_path / "club", 6, alike=1)
    real = batch._started

    def started(table: Path, folder: Path, workers: int) -> subprocess.Popen[str]:
        right = table.read_text(encoding="utf-8")
        rows = list(csv.reader(right.splitlines()))
        instead(rows, 3)
        table.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
        process = real(table, folder, workers)
        process.wait()
        table.write_text(right, encoding="utf-8")
        return process

    monkeypatch.setattr(batch, "_started", started)
    with pytest.raises(Wrong, match=told):
        batch._cost(club, "out", workers=1)


def test_batches_that_write_other_bytes_or_end_otherwise_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clubs, "SAMPLE", 1)
    monkeypatch.setattr(clubs, "SHORT", 0)
    club = clubs.Club(tmp_path / "club", 3, alike=1)
    folder = club.path.with_name("out")
    batch._started(club.path, folder, 1).communicate()
    club.look(folder, 0)
    with pytest.raises(Wrong, match="the batch ended with 1, and 0 rows were rejected"):
        club.look(folder, 1)
    last = folder.with_suffix(".csv").read_text(encoding="utf-8").splitlines()[-1].split(",")[2]
    right = (folder / last).read_bytes()
    (folder / last).write_bytes(right.replace(b"\r\nDTSTAMP:2", b"\r\nDTSTAMP:1", 1))
    with pytest.raises(Wrong, match="two batches of the same table do not write the same"):
        club.look(folder, 0)
    (folder / last).write_bytes(b"")
    with pytest.raises(Wrong, match="line 4 got no whole calendar"):
        club.look(folder, 0)
