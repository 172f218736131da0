"""Gathering: calendars and weeks together, what is assumed, and what is said about it."""

import time as clock
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from calendars_written import HOME, MONDAY, NEW_YEAR, written
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InputError, UsageError
from planner.model import WEEKDAYS, Athlete, Note, Race, Run, Weekday, WeeklyRun
from planner.runs import Gathered, assumed_week, same_race
from planner.runs.patterns import dated, seen_week
from planner.words import speaker

Gather = Callable[..., Gathered]


def kinds(gathered: Gathered, first: date = MONDAY, days: int = 7) -> list[str]:
    last = first + timedelta(days=days - 1)
    return [f"{WEEKDAYS[run.day.weekday()]} {run.kind}" for run in gathered.runs if first <= run.day <= last]


def codes(gathered: Gathered) -> list[str]:
    return [note.code for note in gathered.notes]


def test_without_a_source_the_commonest_week_is_assumed_and_said(gathered: Gather) -> None:
    found = gathered()
    assert kinds(found) == ["tue quality", "wed easy", "thu quality", "sat easy", "sun long"]
    assert {run.source for run in found.runs} == {"assumed"}
    assert [(f"{run.start:%H:%M}", run.minutes) for run in found.runs[:5]] == [
        ("05:30", 60),
        ("05:30", 45),
        ("05:30", 60),
        ("05:30", 45),
        ("05:30", 100),
    ]
    assert codes(found) == ["runs.assumed"]


@pytest.mark.parametrize(
    ("days", "easy"), [(("mon", "wed"), ["sat"]), (("mon", "fri"), ["wed", "sat"]), (WEEKDAYS, ["wed", "sat"])]
)
def test_an_assumed_easy_run_leaves_the_days_that_the_runner_named(days: tuple[Weekday, ...], easy: list[str]) -> None:
    week = assumed_week(Athlete(days=days))
    assert [run.weekday for run in week if run.kind == "easy"] == easy
    assert [run.weekday for run in week if run.kind != "easy"] == ["tue", "thu", "sun"]


def test_the_runners_own_week_is_taken_as_it_is(gathered: Gather) -> None:
    athlete = Athlete(week=(WeeklyRun(weekday="wed", kind="long", start=time(18), minutes=70),))
    found = gathered(athlete=athlete)
    assert kinds(found) == ["wed long"]
    assert (f"{found.runs[0].start:%H:%M}", found.runs[0].minutes, found.runs[0].source) == ("18:00", 70, "pattern")
    assert codes(found) == []


def test_a_week_named_wins_over_all(gathered: Gather) -> None:
    found = gathered("tue@06:15=quality/50,sun=long", athlete=Athlete(week=(WeeklyRun(weekday="wed", kind="easy"),)))
    assert kinds(found) == ["tue quality", "sun long"]
    assert (f"{found.runs[0].start:%H:%M}", found.runs[0].minutes) == ("06:15", 50)


def test_a_week_that_cannot_be_read_is_refused(gathered: Gather) -> None:
    with pytest.raises(UsageError):
        gathered("tue=nonsense")


def test_a_week_fills_the_days_beyond_a_calendar(gathered: Gather) -> None:
    found = gathered("vietnamese-utf8.ics", "mon=quality,sat=long")
    assert kinds(found, date(2026, 11, 30)) == ["tue quality", "wed easy", "sat strength", "sun long"]
    assert kinds(found, date(2026, 12, 7)) == ["mon quality", "sat long"]
    assert codes(found) == ["runs.filled"]
    assert found.notes[0].values == {"reach_day": "2026-12-06"}


def test_a_feed_that_ends_after_two_weeks_is_continued_as_it_was(gathered: Gather) -> None:
    found = gathered("in-the-manner-of-trainingpeaks.ics")
    seen = kinds(found, date(2026, 11, 30))
    assert seen == ["tue quality", "wed easy", "fri easy", "sat strength", "sun long"]
    assert kinds(found, date(2026, 12, 14)) == seen
    assert {run.source for run in found.runs if run.day > date(2026, 12, 6)} == {"continued"}
    note = next(note for note in found.notes if note.code == "runs.continued")
    assert (note.values["days"], note.values["reach_day"]) == (13, "2026-12-06")


def gym(count: int = 8) -> bytes:
    rule = f"RRULE:FREQ=WEEKLY;COUNT={count}"
    return written(f"UID:gym\nDTSTART:20261126T180000\nDTEND:20261126T190000\nSUMMARY:Gym\n{rule}")


def charity(day: int = 20261220) -> bytes:
    return written(f"UID:c\nDTSTART:{day}T070000\nDTEND:{day}T080000\nSUMMARY:Charity run 5 km")


@pytest.mark.parametrize("other", [gym(), charity(), charity(20261214)], ids=["gym", "charity", "eight days on"])
def test_neither_strength_work_nor_a_lone_run_ends_the_continuation(gathered: Gather, other: bytes) -> None:
    found = gathered("in-the-manner-of-trainingpeaks.ics", other)
    continued = {run.day for run in found.runs if run.source == "continued" and run.kind == "long"}
    assert continued >= {date(2026, 12, 13)}
    assert {run.day for run in found.runs if run.kind == "quality"} >= {date(2026, 12, 15), date(2026, 12, 22)}
    note = next(note for note in found.notes if note.code == "runs.continued")
    assert note.values["reach_day"] == "2026-12-06"


def test_a_week_that_was_named_fills_around_strength_work(gathered: Gather) -> None:
    found = gathered(gym(), "tue=quality,thu=easy,sun=long")
    assert kinds(found, date(2026, 11, 30)) == ["tue quality", "thu easy", "thu strength", "sun long"]
    assert codes(found) == ["runs.filled-around"]


def test_strength_work_alone_tells_no_running(gathered: Gather) -> None:
    found = gathered(gym())
    assert "tue quality" in kinds(found)
    assert "thu strength" in kinds(found)
    assert codes(found) == ["runs.none-found", "runs.assumed"]


def test_one_run_is_no_week(gathered: Gather) -> None:
    found = gathered(charity())
    assert codes(found) == ["runs.seen-once", "runs.assumed"]
    assert kinds(found)[-1] == "sun long"
    assert {run.source for run in found.runs if run.day == date(2026, 12, 20)} == {"runs-0.ics"}


def test_a_lone_run_within_a_feed_is_no_habit(gathered: Gather) -> None:
    lone = written("UID:l\nDTSTART:20261126T180000\nDTEND:20261126T190000\nSUMMARY:Easy run")
    found = gathered("in-the-manner-of-trainingpeaks.ics", lone)
    assert not [run for run in found.runs if run.day > date(2026, 12, 6) and run.day.weekday() == 3]
    assert next(note for note in found.notes if note.code == "runs.seen-once").values["weekday"] == "thu"


def test_a_calendar_that_reaches_the_race_is_not_continued_after_it(gathered: Gather) -> None:
    found = gathered("in-the-manner-of-trainingpeaks.ics", last=date(2026, 12, 15), needed=date(2026, 12, 8))
    assert max(run.day for run in found.runs) == date(2026, 12, 6)
    assert not {"runs.continued", "runs.assumed", "runs.assumed-beyond"} & set(codes(found))


def test_a_continued_week_names_its_strength_work(gathered: Gather) -> None:
    note = next(n for n in gathered("in-the-manner-of-trainingpeaks.ics").notes if n.code == "runs.continued")
    assert "strength on Saturday" in speaker("en").note(note)
    assert "tập sức mạnh vào thứ Bảy" in speaker("vi").note(note)


def test_runs_without_an_hour_take_that_of_the_week_named(gathered: Gather) -> None:
    found = gathered("in-the-manner-of-runna.ics", "tue@18:30=quality,sun@07:00=long")
    hours = {(run.day.weekday(), f"{run.start:%H:%M}") for run in found.runs if run.source == "Runna"}
    assert {hour for day, hour in hours if day == 6} <= {"07:00"}
    assert {hour for day, hour in hours if day < 5} == {"18:30"}


def test_days_away_are_suggested_for_blocking(gathered: Gather) -> None:
    from planner.model import Blocked

    trip = written("UID:t\nDTSTART:20261208\nDTEND:20261212\nSUMMARY:Đi công tác Đà Nẵng")
    note = next(note for note in gathered(trip).notes if note.code == "runs.away")
    assert "--block 2026-12-08..2026-12-11" in speaker("en").note(note)
    blocked = Athlete(blocked=(Blocked(first=date(2026, 12, 8), last=date(2026, 12, 11)),))
    assert "runs.away" not in codes(gathered(trip, athlete=blocked))


def test_a_race_far_ahead_does_not_hide_the_weeks_before_it(gathered: Gather) -> None:
    race = written("UID:r\nDTSTART:20261227\nSUMMARY:Giải marathon Huế")
    found = gathered("in-the-manner-of-trainingpeaks.ics", race)
    assert kinds(found, date(2026, 12, 14)) == ["tue quality", "wed easy", "fri easy", "sat strength", "sun long"]
    assert [run.kind for run in found.runs if run.day == date(2026, 12, 27)] == ["race"]


def test_a_calendar_that_reaches_far_enough_is_left_as_it_is(gathered: Gather) -> None:
    found = gathered("in-the-manner-of-google.ics")
    assert {run.source for run in found.runs} == {"Ngọc"}
    assert not {"runs.continued", "runs.filled", "runs.assumed"} & set(codes(found))


def test_a_calendar_without_a_run_says_so_and_the_usual_week_is_assumed(gathered: Gather) -> None:
    found = gathered(written("UID:a\nDTSTART:20261201T090000\nDTEND:20261201T100000\nSUMMARY:Dentist"))
    assert codes(found) == ["runs.none-found", "runs.assumed"]
    assert [one.title for one in found.busy] == ["Dentist"]
    assert kinds(found) == ["tue quality", "wed easy", "thu quality", "sat easy", "sun long"]


def test_a_calendar_without_hours_borrows_the_habits_of_another(gathered: Gather) -> None:
    runs = [f"UID:{day}\nDTSTART:{day}T184500\nDTEND:{day}T193000\nSUMMARY:Easy run" for day in (20261124, 20261126)]
    timed = written(*runs)
    for sources in (("in-the-manner-of-runna.ics", timed), (timed, "in-the-manner-of-runna.ics")):
        found = gathered(*sources)
        assert {f"{run.start:%H:%M}" for run in found.runs if run.source == "Runna"} == {"18:45"}


def test_the_same_event_in_two_calendars_counts_once(gathered: Gather) -> None:
    event = written("UID:a\nDTSTART:20261201T053000\nDTEND:20261201T063000\nSUMMARY:Tempo")
    assert kinds(gathered(event, event, last=date(2026, 12, 3)), date(2026, 12, 1), 1) == ["tue quality"]


def test_the_sessions_of_our_own_plans_are_not_planned_around(gathered: Gather) -> None:
    from planner.exports.ics.writer import DOMAIN

    ours = f"UID:plan-w05-2@{DOMAIN}\nDTSTART:20261203T183000\nDTEND:20261203T185500\nSUMMARY:Hip strength"
    theirs = "UID:a\nDTSTART:20261201T053000\nDTEND:20261201T063000\nSUMMARY:Tempo"
    found = gathered(written(ours, theirs), last=date(2026, 12, 5))
    assert [(run.title, run.kind) for run in found.runs if run.source != "assumed"] == [("Tempo", "quality")]
    assert "runs.own-sessions" in codes(found)


def test_the_order_of_the_sources_changes_nothing(gathered: Gather) -> None:
    names = ("vietnamese-utf8.ics", "in-the-manner-of-garmin.ics", "sun=long")
    one, other = gathered(*names), gathered(*reversed(names))
    assert one.busy == other.busy
    assert {(run.start, run.kind) for run in one.runs} == {(run.start, run.kind) for run in other.runs}


def test_nothing_outside_the_days_asked_for_comes_back(gathered: Gather) -> None:
    found = gathered("in-the-manner-of-google.ics", first=date(2026, 12, 2), last=date(2026, 12, 6))
    assert {run.day for run in found.runs} == {date(2026, 12, 2), date(2026, 12, 6)}
    assert all(date(2026, 12, 2) <= one.day <= date(2026, 12, 6) for one in found.understood)


def test_faults_of_one_kind_are_told_together(gathered: Gather) -> None:
    events = [f"UID:{n}\nDTSTART:never\nSUMMARY:Lost {n}" for n in range(30)]
    notes = gathered(written(*events, "UID:x\nDTSTART:20261201\nSUMMARY:Run")).notes
    told = next(note for note in notes if note.code == "runs.no-start")
    assert (told.values["count"], told.values["title"], told.values["what"]) == (30, "Lost 0", "never")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("nowhere/runs.ics", "runs.no-file"),
        ("/", "runs.no-regular-file"),
        ("/dev/zero", "runs.no-regular-file"),
        ("file:///etc/passwd", "runs.scheme"),
        ("ftp://example.com/runs.ics", "runs.scheme"),
        ("a\x00b.ics", "runs.unreadable-file"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused(source: str, code: str) -> None:
    from planner.runs import gather

    with pytest.raises(InputError) as caught:
        gather([source], first=MONDAY, last=NEW_YEAR, athlete=Athlete(), today=MONDAY)
    assert caught.value.code == code


@pytest.mark.parametrize("language", ["en", "vi"])
def test_notes_and_reasons_are_sentences_in_both_languages(language: str, gathered: Gather) -> None:
    say = speaker(language)
    samples = ("broken.ics", "in-the-manner-of-google.ics", "in-the-manner-of-trainingpeaks.ics")
    trip = written("UID:t\nDTSTART:20261208\nDTEND:20261212\nSUMMARY:Holiday")
    asked = (
        (),
        samples,
        ("broken.ics",),
        ("vietnamese-utf8.ics", "sun=long"),
        (gym(), "sun=long"),
        (trip,),
        (charity(),),
    )
    found = [gathered(*names) for names in asked]
    notes = [note for one in found for note in one.notes]
    assert {"runs.assumed", "runs.continued", "runs.filled", "runs.cut-off", "runs.zone-unknown"} <= {
        n.code for n in notes
    }
    for note in notes:
        assert say.note(note).endswith("."), note
    for reason in (one.reason for gather in found for one in gather.understood):
        assert say.reason(reason).endswith("."), reason


def test_the_note_of_an_assumed_week_names_its_days() -> None:
    note = Note(
        code="runs.assumed",
        values={"quality_weekday": "tue,thu", "long_weekday": "sun", "easy_weekday": "none", "clock": "05:30"},
    )
    assert speaker("en").note(note) == (
        "Nothing tells when you run, so a usual week is assumed, at 05:30: "
        "quality on Tuesday, Thursday, long on Sunday, no easy runs. "
        "Name your own with --runs, as a calendar or as tue=quality,sun=long."
    )
    assert "biến tốc vào thứ Ba, thứ Năm, chạy dài vào Chủ nhật, không có buổi chạy nhẹ" in speaker("vi").note(note)


def test_sixty_weeks_of_a_pattern_cost_no_more_than_a_few_validations() -> None:
    week = assumed_week(Athlete())
    last = MONDAY + timedelta(weeks=60)
    runs = dated(week, MONDAY, last, zone_name="Asia/Ho_Chi_Minh", source="assumed")
    assert len(runs) == 300
    told = [run.model_dump() for run in runs]
    assert [Run.model_validate(each) for each in told] == list(runs)
    ours, theirs = [], []
    for _ in range(9):
        started = clock.process_time()
        dated(week, MONDAY, last, zone_name="Asia/Ho_Chi_Minh", source="assumed")
        between = clock.process_time()
        [Run.model_validate(each) for each in told]
        ours.append(between - started)
        theirs.append(clock.process_time() - between)
    assert min(ours) < 10 * min(theirs)


WEEKS = st.lists(
    st.builds(
        WeeklyRun,
        weekday=st.sampled_from(WEEKDAYS),
        kind=st.sampled_from(["easy", "quality", "long", "strength"]),
        start=st.just(time(6)),
        minutes=st.integers(20, 150),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda run: run.weekday,
).map(tuple)


@given(week=WEEKS, weeks=st.integers(2, 8))
def test_the_week_seen_is_the_week_lived(week: tuple[WeeklyRun, ...], weeks: int) -> None:
    last = MONDAY + timedelta(weeks=weeks, days=-1)
    runs = dated(week, MONDAY, last, zone_name="Asia/Ho_Chi_Minh", source="pattern")
    assert (set(seen_week(runs, last)[0]), seen_week(runs, last)[1]) == (set(week), ())
    assert all(Run.model_validate(run.model_dump()) == run for run in runs[:7])


def hue(day: date = date(2026, 12, 27), hour: int = 5, name: str = "Huế Marathon") -> Race:
    gun = datetime.combine(day, time(hour), HOME)
    return Race(id="hue-2026", name=name, gun=gun, day=day, distance_km=42.195)


def raced(day: date, title: str = "Race") -> Run:
    return Run(day=day, start=datetime.combine(day, time(5), HOME), minutes=240, kind="race", title=title)


@pytest.mark.parametrize(
    ("run", "race", "same"),
    [
        (raced(date(2026, 12, 27)), hue(), True),
        (raced(date(2026, 12, 26), "Giải marathon Huế"), hue(), True),
        (raced(date(2026, 12, 26), "Marathon HUE 42 km"), hue(), True),
        (raced(date(2026, 12, 26), "Giải marathon Hà Nội"), hue(), False),
        (raced(date(2026, 11, 8), "Giải Huế"), hue(), False),
        (raced(date(2026, 11, 28)), hue(date(2026, 11, 29), 0, "Hanoi Midnight"), True),
        (raced(date(2026, 11, 28)), hue(date(2026, 11, 29), 5, "Hanoi"), False),
        (raced(date(2026, 12, 27)).model_copy(update={"kind": "easy"}), hue(), False),
    ],
)
def test_a_race_in_the_calendar_may_be_the_race_of_the_plan(run: Run, race: Race, same: bool) -> None:
    other = Race(id="x", name="Hải Phòng", gun=datetime(2027, 5, 1, tzinfo=HOME), day=date(2027, 5, 1), distance_km=10)
    assert same_race(run, [other, race]) == (race if same else None)


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        ({"source": "continued", "kind": "long", "hour": 15}, False),
        ({"source": "Garmin", "kind": "long", "hour": 6}, False),
        ({"source": "Garmin", "kind": "strength", "hour": 7}, False),
        ({"source": "Garmin", "kind": "easy", "hour": 15}, True),
        ({"source": "Garmin", "kind": "easy", "hour": 3}, True),
    ],
)
def test_a_run_within_the_hours_of_the_race_is_replaced_by_it(run: dict[str, object], kept: bool) -> None:
    from planner.runs import without_races

    start = datetime(2026, 12, 27, int(str(run["hour"])), tzinfo=HOME)
    one = Run(day=start.date(), start=start, minutes=60, kind=run["kind"], source=str(run["source"]))
    assert without_races([one], [hue()], MONDAY) == ((one,) if kept else (), ())


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (raced(date(2026, 12, 27), "Race: Da Nang half marathon"), ["runs.race-taken"]),
        (raced(date(2026, 12, 27), "Race day!"), []),
        (raced(date(2026, 12, 27), "Giải VnExpress Marathon Huế 42k"), []),
        (raced(date(2026, 12, 27), "Long run 20k").model_copy(update={"kind": "long"}), ["runs.race-taken"]),
        (raced(date(2026, 12, 13), "Race: Vung Tau half marathon"), ["race-beside"]),
        (raced(date(2026, 12, 26), "Giải marathon Huế"), []),
        (raced(MONDAY - timedelta(days=2), "Race: Vung Tau half marathon"), []),
        (raced(date(2027, 1, 2), "Race: Vung Tau half marathon"), []),
    ],
)
def test_another_race_in_the_calendar_is_told(run: Run, said: list[str]) -> None:
    from planner.runs import without_races

    run = run.model_copy(update={"source": "runs.ics"})
    kept, notes = without_races([run], [hue()], MONDAY)
    assert [note.code for note in notes] == said
    assert bool(kept) == (run.day not in (date(2026, 12, 26), date(2026, 12, 27)))


def test_the_race_beside_is_named_as_it_can_be_typed() -> None:
    from planner.runs import without_races

    ((note,),) = without_races([raced(date(2026, 12, 13), 'Race: Vung Tau "half", 21k')], [hue()], MONDAY)[1:]
    assert note.values["typed"] == "Vung Tau half 21k@13/12/2026"


@pytest.mark.parametrize(
    ("km", "level", "days"),
    [(42, "advanced", 10), (42, "regular", 12), (21, "new", 7), (21, "regular", 6), (10, "regular", 4), (5, "new", 2)],
)
@pytest.mark.parametrize("source", ["assumed", "continued", "pattern", "Garmin"])
def test_nobody_is_assumed_to_run_in_the_days_kept_for_recovery(km: float, level: str, days: int, source: str) -> None:
    """What a calendar holds and what the runner named stays; what is only guessed begins again after those days."""
    from planner.runs import without_recovery

    race = hue().model_copy(update={"distance_km": km, "priority": "B"})
    around = [race.day + timedelta(days=after) for after in range(-3, 20)]
    start = datetime(2026, 12, 27, 6, tzinfo=HOME)
    found = [Run(day=day, start=start, minutes=60, kind="quality", source=source) for day in around]
    kept = {run.day for run in without_recovery(found, [race], level)}
    resting = {race.day + timedelta(days=after) for after in range(1, days + 1)}
    assert kept == set(around) - (resting if source in ("assumed", "continued") else set())
    minor = race.model_copy(update={"priority": "C"})
    assert without_recovery(found, [minor], level) == tuple(found)
