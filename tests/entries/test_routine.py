"""Hours, weekdays and the week of running, as people write them."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.choices import read_gear, read_language, read_level, read_policy
from planner.errors import Unknown, UsageError
from planner.model import WEEKDAYS, Hours, WeeklyRun
from planner.routine import KINDS, looks_like_a_week, read_hours, read_time, read_week, read_weekdays

VIETNAMESE = dict(zip(("t2", "t3", "t4", "t5", "t6", "t7", "cn"), WEEKDAYS, strict=True))


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_every_minute_of_the_day_is_read_back(moment):
    for text in (
        f"{moment:%H:%M}",
        f"{moment.hour}h{moment.minute:02d}",
        f"{moment.hour} giờ {moment.minute:02d} phút",
    ):
        assert read_time(text) == moment


@pytest.mark.parametrize("text", ["24:00", "24h", "24 giờ"])
def test_twenty_four_ends_a_span_and_is_no_hour_by_itself(text):
    assert read_hours(f"18:00-{text}") == (Hours(start=time(18), end=time(23, 59)),)
    for wrong in (lambda: read_time(text), lambda: read_hours(f"{text}-5:00"), lambda: read_week(f"tue@{text}=easy")):
        with pytest.raises(UsageError, match="time-impossible"):
            wrong()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("18:00-21:00", [(time(18), time(21))]),
        ("18-21", [(time(18), time(21))]),
        ("18h – 21h30", [(time(18), time(21, 30))]),
        ("5 giờ đến 7 giờ, 18:00..20:00", [(time(5), time(7)), (time(18), time(20))]),
        ("6:00 to 7:15", [(time(6), time(7, 15))]),
    ],
)
def test_the_hours_that_are_meant(text, spans):
    assert read_hours(text) == tuple(Hours(start=start, end=end) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("21:00-18:00", "hours-backwards", "18:00-21:00"),
        ("7-7", "hours-backwards", "07:00-08:00"),
        ("23:30-23:30", "hours-backwards", "23:30-23:59"),
        ("18:00", "hours-unreadable", None),
        ("", "hours-unreadable", None),
        ("25-26", "time-impossible", None),
        ("18:60-19:00", "time-impossible", None),
        ("x-y", "time-unreadable", None),
    ],
)
def test_hours_that_cannot_be_are_refused(text, code, right):
    with pytest.raises(UsageError) as caught:
        read_hours(text)
    assert caught.value.code == code
    assert caught.value.values.get("right") == right


@given(st.sets(st.sampled_from(list(VIETNAMESE)), min_size=1).map(sorted))
def test_both_languages_name_the_same_days(named):
    days = read_weekdays(",".join(named))
    assert days == tuple(day for day in WEEKDAYS if day in {VIETNAMESE[name] for name in named})
    assert read_weekdays(", ".join(days).upper()) == days
    assert read_weekdays(" và ".join(name.replace("t", "thứ ") for name in named)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("thứ hai", ("mon",)),
        ("thứ tư và thứ năm", ("wed", "thu")),
        ("thu, fri", ("thu", "fri")),
        ("chủ nhật", ("sun",)),
        ("t2-t6", WEEKDAYS[:5]),
        ("sat-mon", ("mon", "sat", "sun")),
        ("cuối tuần", ("sat", "sun")),
        ("weekdays", WEEKDAYS[:5]),
        ("mon-mon", ("mon",)),
    ],
)
def test_the_weekdays_that_are_meant(text, days):
    assert read_weekdays(text) == days


@pytest.mark.parametrize(("text", "near"), [("wednsday", ("wed",)), ("mondy", ("mon",)), ("xyz", ())])
def test_a_weekday_that_is_none_brings_the_nearest(text, near):
    with pytest.raises(Unknown) as caught:
        read_weekdays(text)
    assert caught.value.near == near


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("tue=quality,sun=long", [("tue", "quality", None, None), ("sun", "long", None, None)]),
        ("sun=long,tue=quality", [("tue", "quality", None, None), ("sun", "long", None, None)]),
        ("tue@05:30=quality/60", [("tue", "quality", time(5, 30), 60)]),
        ("t3@5h30=biến tốc/60 phút; cn=chạy dài", [("tue", "quality", time(5, 30), 60), ("sun", "long", None, None)]),
        ("thứ bảy = nhẹ / 40", [("sat", "easy", None, 40)]),
        ("mon-tue=easy", [("mon", "easy", None, None), ("tue", "easy", None, None)]),
        ("wed=gym,wed=easy", [("wed", "strength", None, None), ("wed", "easy", None, None)]),
        ("tue=easy,tue=easy", [("tue", "easy", None, None)]),
    ],
)
def test_the_week_that_is_meant(text, runs):
    expected = [WeeklyRun(weekday=day, kind=kind, start=start, minutes=long) for day, kind, start, long in runs]
    assert list(read_week(text)) == expected


weekly_runs = st.builds(
    WeeklyRun,
    weekday=st.sampled_from(WEEKDAYS),
    kind=st.sampled_from(KINDS),
    start=st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    minutes=st.none() | st.integers(1, 1440),
)


@given(st.lists(weekly_runs, min_size=1, max_size=10, unique=True))
def test_a_week_that_is_written_out_is_read_back(runs):
    text = ",".join(
        run.weekday
        + (f"@{run.start:%H:%M}" if run.start else "")
        + f"={run.kind}"
        + (f"/{run.minutes}" if run.minutes else "")
        for run in runs
    )
    assert looks_like_a_week(text)
    assert set(read_week(text)) == set(runs)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tue", "week-unreadable"),
        ("", "week-unreadable"),
        ("tue=", "week-unreadable"),
        ("tue=qualty", "run-kind-unknown"),
        ("tuu=long", "weekday-unknown"),
        ("tue@99=long", "time-impossible"),
        ("tue=long/0", "run-minutes"),
        ("tue=long/1441", "run-minutes"),
        ("tue=long/x", "run-minutes"),
        (",".join(f"mon-sun@{hour}=easy" for hour in range(5)), "week-too-many"),
    ],
)
def test_a_week_that_cannot_be_read_says_where(text, code):
    with pytest.raises(UsageError) as caught:
        read_week(text)
    assert caught.value.code == code


@pytest.mark.parametrize("source", ["https://example.org/a.ics?x=1,y=2", "runs.ics", "a=b,runs.ics"])
def test_a_calendar_is_no_week(source):
    assert not looks_like_a_week(source)


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (read_level, "Beginner", "new"),
        (read_level, "nâng cao", "advanced"),
        (read_policy, "hard", "hard-day"),
        (read_policy, "ngày nhẹ", "easy-day"),
        (read_language, "Tiếng Việt", "vi"),
        (read_language, "EN", "en"),
        (read_gear, "ball, band", ("band", "ball")),
        (read_gear, "chair,dây vòng", ("loop", "box")),
        (read_gear, "none", ()),
        (read_gear, "không có", ()),
    ],
)
def test_short_lists_are_read_in_both_languages(read, text, code):
    assert read(text) == code


@pytest.mark.parametrize(
    ("read", "text", "near"),
    [
        (read_level, "advansed", ("advanced",)),
        (read_gear, "band,bal", ("ball",)),
        (read_policy, "hardday", ("hard-day",)),
        (read_language, "klingon", ()),
    ],
)
def test_a_word_off_the_list_brings_the_nearest_and_the_list(read, text, near):
    with pytest.raises(Unknown) as caught:
        read(text)
    assert caught.value.near == near
    assert set(near) <= set(str(caught.value.values["known"]).split(", "))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("montuedài0123456789:=@/,-h "))))
def test_no_text_brings_anything_but_a_house_error(text):
    for read in (read_time, read_hours, read_weekdays, read_week, read_gear, read_level):
        with suppress(UsageError):
            read(text)
