"""Laws of cleaning, escaping and folding; icalendar reads back what was meant."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exports.ics.text import clean, escape, fold, text_line, unescape, unfold

HARD = (
    "D:\\Nguyễn\\new",
    "a\r\nATTENDEE:mailto:x@example.org",
    "a\rb\x0bc\x0cd\x1ce\x1df\x1eg\x85h\u2028i\u2029j",
    "nul\x00 bell\x07 bom\ufeff del\x7f lone\ud800 end",
    "🏃🏽‍♀️ Huế ❤️ " * 40,
    "Trường Đại học " * 700,
    "\\" * 200,
    "^;,:\\\n" * 60,
    "e\u0302\u0301 " * 20,
    "END:VEVENT\r\nBEGIN:VEVENT",
)
texts = st.one_of(st.text(max_size=300), st.sampled_from(HARD), st.text(alphabet="\\^;,\nNnế🏃 \r\x85a", max_size=300))


@given(texts)
def test_cleaned_text_is_nfc_without_controls_or_trailing_blanks(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {sign for sign in cleaned if unicodedata.category(sign) in ("Cc", "Cs")} - {"\n", "\t"}
    assert not set("\u2028\u2029\ufeff") & set(cleaned)
    assert all(line == line.rstrip() for line in cleaned.split("\n"))
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Z")), max_size=300))
def test_cleaning_loses_no_visible_sign(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(texts)
def test_a_value_is_one_line_of_folds_within_75_octets(text: str) -> None:
    line = text_line("DESCRIPTION", text)
    assert line.endswith(b"\r\n")
    parts = line[:-2].split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert all(part.startswith(b" ") for part in parts[1:])
    assert not any(part.decode().endswith("\\") and len(part) == 1 for part in parts)
    assert b"\r" not in line.replace(b"\r\n ", b"")[:-2]
    assert b"\n" not in line.replace(b"\r\n ", b"")[:-2]


@given(texts)
def test_what_was_said_comes_back(text: str) -> None:
    value = unfold(text_line("SUMMARY", text))[:-2].decode().removeprefix("SUMMARY:")
    assert unescape(value) == clean(text)


@given(texts)
def test_icalendar_reads_what_was_said(text: str) -> None:
    event = b"BEGIN:VEVENT\r\n" + text_line("SUMMARY", text) + b"END:VEVENT\r\n"
    read = icalendar.Event.from_ical(event)
    assert list(read.keys()) == ["SUMMARY"]
    assert str(read["SUMMARY"]) == clean(text)


@given(st.text(alphabet="ab\\^ế🏃,", max_size=400))
def test_folds_fall_where_icalendar_puts_them(text: str) -> None:
    line = f"SUMMARY:{text}"
    assert fold(line.encode()) == icalendar.parser.Contentline(line).to_ical() + b"\r\n"


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_nothing_is_injected_where_assertions_are_off(text: str) -> None:
    code = (
        "import sys\n"
        "from planner.exports.ics.writer import Event, body\n"
        "from datetime import datetime\n"
        "text = sys.stdin.buffer.read().decode('utf-8', 'surrogatepass')\n"
        "moment = datetime(2026, 10, 5, 18)\n"
        "event = Event('a-b@hip-planner', text, moment, moment, 'UTC', text, text, text, (text,), alarms=(5,))\n"
        "sys.stdout.buffer.write(body(event))\n"
    )
    done = subprocess.run(
        [sys.executable, "-O", "-c", code], input=text.encode("utf-8", "surrogatepass"), capture_output=True, check=True
    )  # fmt: skip
    names = [line.split(b":")[0].split(b";")[0].decode() for line in unfold(done.stdout).split(b"\r\n")]
    assert names == [
        "BEGIN", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CATEGORIES", "DESCRIPTION",
        "LAST-MODIFIED", "LOCATION", "STATUS", "TRANSP", "URL", "X-MICROSOFT-CDO-BUSYSTATUS",
        "BEGIN", "ACTION", "DESCRIPTION", "TRIGGER", "END", "END", "",
    ]  # fmt: skip


def test_escape_leaves_no_bare_separator() -> None:
    assert escape("a;b,c\\N\nd") == "a\\;b\\,c\\\\N\\nd"
