"""Days and spans, as people write them."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.dates import FIRST_YEAR, LAST_YEAR, Day, is_span, looks_like_a_date, read_day, read_moment, read_span
from planner.errors import UsageError

TODAY = date(2026, 11, 22)
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
THANG = "một hai ba tư năm sáu bảy tám chín mười,mười một,mười hai".replace(" ", ",", 9).split(",")

WITH_YEAR = {
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "padded": lambda d: f"{d:%d/%m/%Y}",
    "short year": lambda d: f"{d:%d/%m/%y}",
    "hyphens": lambda d: f"{d.day}-{d.month}-{d.year}",
    "dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "blanks": lambda d: f" {d.day}  {d.month} {d.year} ",
    "iso": lambda d: d.isoformat(),
    "iso with slashes": lambda d: f"{d:%Y/%m/%d}",
    "vietnamese": lambda d: f"{d.day} tháng {d.month} {d.year}",
    "vietnamese in full": lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    "vietnamese in words": lambda d: f"Ngày {d.day} tháng {THANG[d.month - 1]} năm {d.year}",
    "vietnamese without marks": lambda d: f"{d.day} thang {d.month}, {d.year}",
    "digits alone": lambda d: f"{d:%Y%m%d}",
    "dashes": lambda d: f"{d.day}–{d.month}–{d.year}",
    "vietnamese short": lambda d: f"{d.day} thg {d.month} {d.year}",
    "vietnamese year": lambda d: f"{d.day}/{d.month} năm {d.year}",
    "english": lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    "english short": lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    "english with hyphens": lambda d: f"{d.day}-{ENGLISH[d.month - 1][:3]}-{d.year}",
    "american": lambda d: f"{ENGLISH[d.month - 1][:3]} {d.day}, {d.year}",
    "ordinal": lambda d: f"{d.day}th of {ENGLISH[d.month - 1].upper()} {d.year}",
}
WITHOUT_YEAR = {
    "slash": lambda d: f"{d.day}/{d.month}",
    "hyphen": lambda d: f"{d:%d-%m}",
    "dot": lambda d: f"{d.day}.{d.month}",
    "dash": lambda d: f"{d.day}–{d.month}",
    "vietnamese short": lambda d: f"{d.day} thg {d.month}",
    "vietnamese shortest": lambda d: f"{d.day} th{d.month}",
    "vietnamese": lambda d: f"{d.day} tháng {d.month}",
    "vietnamese in full": lambda d: f"ngày {d.day} tháng {THANG[d.month - 1]}",
    "english": lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]}",
    "american": lambda d: f"{ENGLISH[d.month - 1]} {d.day}",
}
some_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize("form", WITH_YEAR.values(), ids=WITH_YEAR)
@given(day=some_days, today=some_days)
def test_every_day_written_with_its_year_is_read_back(form, day, today):
    if form is WITH_YEAR["short year"] and day.year == 2100:
        return
    read = read_day(form(day), today=today)
    assert read.day == day
    assert not read.year_taken
    assert read.notes() == ()


@pytest.mark.parametrize("form", WITHOUT_YEAR.values(), ids=WITHOUT_YEAR)
@given(day=some_days, today=some_days)
def test_without_a_year_it_is_the_next_one_on_or_after_today(form, day, today):
    read = read_day(form(day), today=today)
    assert (read.day.day, read.day.month) == (day.day, day.month)
    assert read.day >= today
    between = (read.day - timedelta(days=n) for n in range(1, (read.day - today).days + 1))
    assert not any((earlier.day, earlier.month) == (day.day, day.month) for earlier in between)
    (note,) = read.notes()
    assert note.code == "year-taken"
    assert note.values == {"day": read.day.isoformat()}


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("28/11", date(2026, 11, 28), date(2026, 11, 28)),
        ("28/11", date(2026, 11, 29), date(2027, 11, 28)),
        ("29/2", date(2026, 11, 22), date(2028, 2, 29)),
        ("29/2", date(2096, 3, 1), date(2104, 2, 29)),
        ("1/1", date(2026, 12, 31), date(2027, 1, 1)),
        ("hôm nay", TODAY, TODAY),
        ("tomorrow", TODAY, date(2026, 11, 23)),
        ("mùng 2 tháng 9", TODAY, date(2027, 9, 2)),
        ("1 tháng năm năm 2027", TODAY, date(2027, 5, 1)),
    ],
)
def test_the_day_that_is_meant(text, today, day):
    assert read_day(text, today=today).day == day


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("31/11", "date-impossible", "30/11"),
        ("30/2", "date-impossible", "29/2"),
        ("29/2/2026", "date-impossible", "28/2/2026"),
        ("0/5", "date-impossible", "1/5"),
        ("32 tháng 12 2026", "date-impossible", "31/12/2026"),
        ("Feb 30", "date-impossible", "29/2"),
        ("11/28", "date-month", "28/11"),
        ("28/13", "date-month", "none"),
        ("2026-13-01", "date-month", "13/1/2026"),
        ("2026-31-13", "date-month", "none"),
    ],
)
def test_a_day_that_no_calendar_has_is_refused_with_one_that_exists(text, code, right):
    with pytest.raises(UsageError) as caught:
        read_day(text, today=TODAY)
    assert caught.value.code == code
    assert caught.value.values["right"] == right
    if right != "none":
        read_day(right, today=TODAY)


@pytest.mark.parametrize(
    "text", ["", "soon", "28", "28/11/2026/1", "1/2-3", "١/١", "28/11/202", "x" * 5000, "1/1" + " " * 500]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(UsageError) as caught:
        read_day(text, today=TODAY)
    assert caught.value.code == "date-unreadable"
    assert len(str(caught.value.values["text"])) <= 60


@pytest.mark.parametrize("text", ["28/11/1999", "2101-01-01", "28/11/9999"])
def test_far_years_are_refused(text):
    with pytest.raises(UsageError, match="date-year"):
        read_day(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20/12..05/01", date(2026, 12, 20), date(2027, 1, 5)),
        ("20/11..30/11", date(2026, 11, 20), date(2026, 11, 30)),
        ("2026-12-20..2027-01-03", date(2026, 12, 20), date(2027, 1, 3)),
        ("20/12/2026..5/1", date(2026, 12, 20), date(2027, 1, 5)),
        ("20/12..5/1/2028", date(2027, 12, 20), date(2028, 1, 5)),
        ("20/12 đến 5/1", date(2026, 12, 20), date(2027, 1, 5)),
        ("20 Dec to 5 Jan", date(2026, 12, 20), date(2027, 1, 5)),
        ("20/12 – 5/1", date(2026, 12, 20), date(2027, 1, 5)),
        ("24/12", date(2026, 12, 24), date(2026, 12, 24)),
        ("24–12", date(2026, 12, 24), date(2026, 12, 24)),
        ("1/1..20/12", date(2026, 1, 1), date(2026, 12, 20)),
    ],
)
def test_the_span_that_is_meant(text, first, last):
    span = read_span(text, today=TODAY)
    assert (span.first, span.last) == (first, last)


@given(first=some_days, last=some_days)
def test_a_span_with_years_is_read_back_or_refused_backwards(first, last):
    text = f"{first:%d/%m/%Y}..{last.isoformat()}"
    if last < first:
        with pytest.raises(UsageError, match="span-backwards") as caught:
            read_span(text, today=TODAY)
        right = read_span(str(caught.value.values["right"]), today=TODAY)
        assert (right.first, right.last) == (last, first)
    else:
        span = read_span(text, today=TODAY)
        assert (span.first, span.last, span.notes()) == (first, last, ())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("10/10..5/10", "05/10/2027..10/10/2027"),
        ("10/10/2026..5/10", "05/10/2026..10/10/2026"),
        ("10/10..5/10/2027", "05/10/2027..10/10/2027"),
    ],
)
def test_a_span_that_would_last_most_of_a_year_is_backwards(text, right):
    with pytest.raises(UsageError, match="span-backwards") as caught:
        read_span(text, today=TODAY)
    assert caught.value.values["right"] == right


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28/11 năm nay", date(2026, 11, 28)),
        ("1 tháng 1 năm nay", date(2026, 1, 1)),
        ("1/1 năm sau", date(2027, 1, 1)),
        ("28 Nov this year", date(2026, 11, 28)),
        ("28/11 next year", date(2027, 11, 28)),
    ],
)
def test_a_year_may_be_called_this_one_or_the_next(text, day):
    assert read_day(text, today=TODAY) == Day(day)


@given(first=some_days, last=some_days, today=some_days)
def test_a_span_without_years_is_the_first_that_is_not_over(first, last, today):
    assume((last.replace(year=2000) - first.replace(year=2000)).days % 366 <= 180)
    span = read_span(f"{first:%d/%m}..{last:%d/%m}", today=today)
    assert span.first <= span.last
    assert span.last >= today
    (note,) = span.notes()
    assert note.values == {"first_day": span.first.isoformat(), "last_day": span.last.isoformat()}


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("29/11 00:30", date(2026, 11, 29), time(0, 30)),
        ("2026-11-29T00:30", date(2026, 11, 29), time(0, 30)),
        ("2026-11-29T00:30:00", date(2026, 11, 29), time(0, 30)),
        ("29/11/2026 lúc 0h30", date(2026, 11, 29), time(0, 30)),
        ("29/11 5h", date(2026, 11, 29), time(5)),
        ("28 11 2026", date(2026, 11, 28), None),
    ],
)
def test_an_hour_may_stand_behind_the_day(text, day, hour):
    read, at = read_moment(text, today=TODAY)
    assert (read.day, at) == (day, hour)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789/.- tháng năm @..NovT:h"))), some_days)
def test_no_text_brings_anything_but_a_house_error(text, today):
    for read in (read_day, read_span, read_moment):
        with suppress(UsageError):
            read(text, today=today)
    if looks_like_a_date(text):
        assert not is_span(text)
