"""Fuzz: whatever stands in a calendar, it is read or refused by the house's own errors, and the laws hold.

Structure by hypothesis here; bytes by atheris where it is installed (marker ``slow``).
"""

import subprocess
import sys
import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest
from calendars_written import HOME, SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import InputError
from planner.model import Athlete
from planner.runs.events import Calendar
from planner.runs.expanding import occurrences
from planner.runs.reading import read, read_written
from planner.runs.understanding import understand

FIRST, LAST = date(2026, 11, 1), date(2027, 1, 31)
ATHLETE = Athlete()

DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 28)).map(lambda day: f"{day:%Y%m%d}")
MOMENTS = st.one_of(
    DAYS,
    st.builds("{}T{:02d}{:02d}00{}".format, DAYS, st.integers(0, 25), st.integers(0, 61), st.sampled_from(["", "Z"])),
    st.sampled_from(["", "0", "99999999", "00010101T000000Z", "99991231T235959Z", "20260230", "someday", "-20261201"]),
)
ZONES = st.sampled_from(
    ["", ";TZID=Asia/Ho_Chi_Minh", ";TZID=Own", ";TZID=Nowhere", ';TZID="a:b"', ";VALUE=DATE", ";TZID="]
)
RULES = st.one_of(
    st.builds(
        "FREQ={};INTERVAL={};{}={}".format,
        st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY", "", "X"]),
        st.sampled_from(["1", "2", "0", "-1", "1000", "9" * 30, "x"]),
        st.sampled_from(["COUNT", "UNTIL", "BYDAY", "WKST", "BYMONTH"]),
        st.sampled_from(["3", "20261231", "20261231T000000Z", "MO,WE", "5MO", "99SU", "", "13", "00000000", "-1"]),
    ),
    st.text(max_size=40),
)
TEXTS = st.one_of(
    st.sampled_from(["Chạy dài 18 km", "Tempo", "Nghỉ", "8x400m", "Run 1h30", "🏃‍♂️ Easy • 5km", "No run", "Họp"]),
    st.text(max_size=60),
)
LINES = st.one_of(
    st.builds("DTSTART{}:{}".format, ZONES, MOMENTS),
    st.builds("DTEND{}:{}".format, ZONES, MOMENTS),
    st.builds("RECURRENCE-ID{}:{}".format, ZONES, MOMENTS),
    st.builds("RECURRENCE-ID;RANGE=THISANDFUTURE:{}".format, MOMENTS),
    st.builds("RDATE{}:{},{}".format, ZONES, MOMENTS, MOMENTS),
    st.builds("EXDATE{}:{}".format, ZONES, MOMENTS),
    st.builds("RRULE:{}".format, RULES),
    st.builds("SUMMARY:{}".format, TEXTS),
    st.builds("DESCRIPTION:{}".format, TEXTS),
    st.builds("CATEGORIES:{}".format, TEXTS),
    st.builds("UID:{}".format, st.sampled_from(["", "a", "b", "X_PLAN_WORKOUT-1_plan_week_2_RACE_0"])),
    st.builds("DURATION:{}".format, st.sampled_from(["PT1H", "P1D", "P", "-PT1H", "PT99999999S", "P9999W", "x"])),
    st.builds("SEQUENCE:{}".format, st.sampled_from(["0", "3", "-1", "x", "9" * 40])),
    st.sampled_from(
        ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-WORKOUT-ESTIMATED-DURATION:3600", "BEGIN:VALARM", "END:VALARM"]
    ),
    st.text(max_size=30),
)
OWN_ZONE = st.builds(
    "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:{}\nRRULE:{}\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\nEND:STANDARD\nEND:VTIMEZONE".format,
    MOMENTS,
    RULES,
    st.sampled_from(["+0700", "+5328", "", "x"]),
    st.sampled_from(["+0700", "-9999", ""]),
)
EVENTS = st.lists(LINES, max_size=9).map(lambda lines: "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
CALENDARS = st.builds(
    lambda zone, events, ends: ends.join(
        ["BEGIN:VCALENDAR", *zone.split("\n"), *"\n".join(events).split("\n"), "END:VCALENDAR"]
    ),
    OWN_ZONE,
    st.lists(EVENTS, max_size=5),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258", "latin-1"])


def through(data: bytes) -> Calendar | None:
    """Take bytes all the way to runs; None where they are refused."""
    try:
        calendar = occurrences(read(data, home=HOME, source="fuzz.ics"), FIRST, LAST, HOME)
        read_written(data, home=HOME)
    except InputError:
        return None
    for run in understand(calendar, ATHLETE)[0]:
        assert run.start.tzinfo is not None
        assert 1 <= run.minutes <= 1440
    return calendar


@settings(max_examples=150, deadline=None)
@given(text=CALENDARS, encoding=ENCODINGS)
def test_any_calendar_is_read_or_refused_and_ends_follow_starts(text: str, encoding: str) -> None:
    calendar = through(text.encode(encoding, "replace"))
    for event in calendar.events if calendar else ():
        assert isinstance(event.start, datetime) == isinstance(event.end, datetime)
        assert event.end >= event.start
        assert event.repeats is None


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200), sample=st.sampled_from(sorted(SAMPLES.glob("*.ics"))), at=st.integers(0, 2000))
def test_bytes_thrown_into_a_calendar_crash_nothing(data: bytes, sample: Path, at: int) -> None:
    whole = sample.read_bytes()
    through(whole[:at] + data + whole[at:])
    through(whole[:at])


TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=50)


@settings(max_examples=60, deadline=None)
@given(title=TITLES, encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-le"]), width=st.integers(20, 75))
def test_a_title_comes_through_whole_however_it_is_folded(title: str, encoding: str, width: int) -> None:
    line = f"SUMMARY:x{_escaped(title)}x".encode()
    folded = b"\r\n ".join(line[at : at + width] for at in range(0, len(line), width))
    data = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261201\r\n" + folded + b"\r\nEND:VEVENT\r\n"
    if encoding != "utf-8":
        data = data.replace(b"\r\n ", b"").decode().encode(encoding)
    (event,) = read(data, home=HOME).events
    meant = unicodedata.normalize("NFC", f"x{title}x")
    assert event.summary == "".join(letter for letter in meant if letter not in "\u2028\u2029\ufeff")


def _escaped(title: str) -> str:
    return title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


ATHERIS = """
import sys, atheris
sys.path.insert(0, sys.argv.pop(1))
with atheris.instrument_imports(include=["planner.runs"]):
    import planner.runs.reading, planner.runs.expanding, planner.runs.understanding
from test_fuzz import through
atheris.Setup(sys.argv, through)
atheris.Fuzz()
"""


@pytest.mark.slow
def test_bytes_found_by_coverage_crash_nothing(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed: pip install atheris")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for sample in SAMPLES.glob("*.ics"):
        (corpus / sample.name).write_bytes(sample.read_bytes())
    command = [sys.executable, "-c", ATHERIS, str(Path(__file__).parent), str(corpus), f"-artifact_prefix={tmp_path}/"]
    limits = ["-max_total_time=40", "-max_len=4096", "-timeout=5", "-rss_limit_mb=600", "-verbosity=0"]
    done = subprocess.run([*command, *limits], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
