"""Values read as people of each language write them, and nothing makes the speaker fail."""

import shutil
import subprocess
import sys
import unicodedata
import warnings
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from planner import templates
from planner.engine.evidence import RULES
from planner.errors import InputError, TemplateError, Unknown, UsageError
from planner.model import WEEKDAYS, Athlete, Note, Plan, Reason
from planner.words import MissingPhrase, Said, Speaker, error_text, figures, language_from, speaker, with_texts
from planner.words.messages import read

EN, VI = speaker("en"), speaker("vi")
SUNDAY, MONDAY = date(2026, 12, 27), date(2026, 12, 28)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the phrases to where a test may change them."""
    shutil.copytree(templates.TEMPLATES / "phrases", tmp_path / "phrases")
    return tmp_path


def write(folder: Path, language: str, text: str) -> None:
    (folder / "phrases" / f"{language}.ftl").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "style", "day", "text"),
    [
        ("en", "long", SUNDAY, "Sunday 27 December 2026"),
        ("en", "short", SUNDAY, "Sun 27 Dec"),
        ("en", "weekday", SUNDAY, "Sunday"),
        ("vi", "long", SUNDAY, "Chủ nhật 27/12/2026"),
        ("vi", "long", MONDAY, "Thứ Hai 28/12/2026"),
        ("vi", "short", MONDAY, "T2 28/12"),
        ("vi", "weekday", MONDAY, "Thứ Hai"),
    ],
)
def test_a_day_standing_by_itself(language: str, style: str, day: date, text: str) -> None:
    assert speaker(language).day(day, style) == text


@pytest.mark.parametrize(
    ("first", "last", "english", "vietnamese"),
    [
        (date(2026, 12, 21), SUNDAY, "21–27 Dec", "21–27/12"),
        (date(2026, 11, 28), date(2026, 12, 4), "28 Nov – 4 Dec", "28/11 – 4/12"),
        (MONDAY, date(2027, 1, 3), "28 Dec 2026 – 3 Jan 2027", "28/12/2026 – 3/1/2027"),
    ],
)
def test_a_span_says_no_more_than_it_needs(first: date, last: date, english: str, vietnamese: str) -> None:
    assert (EN.span(first, last), VI.span(first, last)) == (english, vietnamese)


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("speaks", [EN, VI], ids=["en", "vi"])
def test_weekdays_are_those_of_the_cldr(speaks: Speaker, weekday: int) -> None:
    day = date(2026, 12, 21 + weekday)
    cldr = format_date(day, "EEEE", locale=speaks.language)
    assert speaks.weekday(WEEKDAYS[weekday]).casefold() == cldr.casefold()


@pytest.mark.parametrize("month", range(1, 13))
def test_english_months_are_those_of_the_cldr(month: int) -> None:
    day = date(2026, month, 1)
    assert EN.named("month", str(month)) == format_date(day, "MMMM", locale="en")
    assert EN.named("month-short", str(month)) == format_date(day, "MMM", locale="en")


@given(st.integers(-(10**14), 10**14) | st.decimals(-9_999_999, 9_999_999, places=2).map(float))
def test_numbers_are_written_as_the_cldr_writes_them(number: float) -> None:
    for speaks in (EN, VI):
        expected = format_decimal(number, "#,##0.##", locale=speaks.language)
        assert speaks.number(number) == expected.replace("-0", "0") if number == 0 else expected


@pytest.mark.parametrize(
    ("number", "english", "vietnamese"),
    [(21.0975, "21.1", "21,1"), (5500, "5,500", "5.500"), (-2.5, "-2.5", "-2,5"), (-0.001, "0", "0"), (7.0, "7", "7")],
)
def test_numbers_in_both_languages(number: float, english: str, vietnamese: str) -> None:
    assert (EN.number(number), VI.number(number)) == (english, vietnamese)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 10**400, -(10**400), 1e300])
def test_numbers_beyond_use_are_still_short(number: float) -> None:
    assert 0 < len(EN.number(number)) < 12


@given(st.integers(0, 10**6) | st.floats(0, 10**6))
def test_plurals_are_those_of_the_cldr(number: float) -> None:
    for language in ("en", "vi"):
        assert figures.category(language, number) == Locale.parse(language).plural_form(number)


def test_a_clock_has_two_digits_an_hour() -> None:
    assert EN.clock(time(5, 3)) == VI.clock(datetime(2026, 1, 1, 5, 3, tzinfo=UTC)) == "05:03"


@pytest.mark.parametrize(
    ("name", "value", "english", "vietnamese"),
    [
        ("day", "2026-12-28", "Monday 28 December 2026", "thứ Hai 28/12/2026"),
        ("race_day", "2026-12-27", "Sunday 27 December 2026", "Chủ nhật 27/12/2026"),
        ("day", "soon", "soon", "soon"),
        ("weekday", "tue", "Tuesday", "thứ Ba"),
        ("weekdays", "tue, sun", "Tuesday, Sunday", "thứ Ba, Chủ nhật"),
        ("phase", "taper", "taper", "giảm tải trước giải (taper)"),
        ("run_kind", "long", "long run", "buổi chạy dài"),
        ("rir", "4+", EN.named("rir", "4+"), VI.named("rir", "4+")),
        ("gear", "band, ball", "long band, Swiss ball", "dây kháng lực dài, bóng tập"),
        ("phase", "unheard-of", "unheard-of", "unheard-of"),
        ("year", 2026, "2026", "2026"),
        ("count", 2026, "2,026", "2.026"),
        ("load", 6.5, "6.5", "6,5"),
        ("sure", True, "yes", "có"),
        ("name", "Huế\x1b[31m\n\u202eMarathon\x00", "Huế[31m Marathon", "Huế[31m Marathon"),
        ("name", "Hue\u0302\u0301", "Huế", "Huế"),
        ("phase", Said("taper"), "taper", "taper"),
        ("at", time(18, 30), "18:30", "18:30"),
        ("when", SUNDAY, "Sunday 27 December 2026", "Chủ nhật 27/12/2026"),
    ],
)
def test_a_value_reads_by_its_name(name: str, value: object, english: str, vietnamese: str, copied: Path) -> None:
    for language, text in (("en", english), ("vi", vietnamese)):
        with (copied / "phrases" / f"{language}.ftl").open("a", encoding="utf-8") as file:
            file.write(f"\nsaid = <{{ ${name} }}>\n")
        assert speaker(language, copied).say("said", **{name: value}) == f"<{text}>"


@pytest.mark.parametrize(
    ("placed", "text"),
    [
        ('DAY($day, style: "short")', "T2 28/12"),
        ('DAY($day, style: "weekday")', "thứ Hai"),
        ("DAY($day)", "thứ Hai 28/12/2026"),
        ("CODE($day)", "2026-12-28"),
        ("NUMBER($n, maximumFractionDigits: 0)", "1.235"),
        ('NUMBER($n, useGrouping: "false")', "1234,57"),
    ],
)
def test_functions_choose_the_form(placed: str, text: str, copied: Path) -> None:
    for language in ("en", "vi"):
        with (copied / "phrases" / f"{language}.ftl").open("a", encoding="utf-8") as file:
            file.write(f"\nsaid = {{ {placed} }}\n")
    assert speaker("vi", copied).say("said", day="2026-12-28", n=1234.567) == text


def test_an_attribute_is_told_where_its_value_is_known(copied: Path) -> None:
    write(copied, "en", "near = Too near.\n    .race-day = Before { $race }.\n    .run-day = Before a { $kind }.")
    speaks = speaker("en", copied)
    assert speaks.say("near", hours=24) == "Too near."
    assert speaks.say("near", race="Huế", race_day="2026-12-27") == "Before Huế."
    assert speaks.say("near", kind="x", run_day="2026-12-27") == "Before a x."


def test_a_new_language_is_a_new_file(copied: Path) -> None:
    left = "left = { $n ->\n    [one] %s\n   *[other] %s\n }\n"
    write(copied, "en", f"number-point = .\nphase-taper = taper\n{left % ('is left', 'are left')}")
    write(copied, "fr", f"number-point = ,\nphase-taper = affûtage\n{left % ('reste', 'restent')}")
    french = speaker("fr", copied)
    assert french.language == "fr"
    assert french.named("phase", "taper") == "affûtage"
    assert french.number(6.5) == "6,5"
    assert [french.say("left", n=n) for n in (0, 1, 2)] == ["reste", "reste", "restent"]


def test_a_language_without_a_file_is_refused() -> None:
    with pytest.raises(Unknown, match=r"phrases\.unknown.*name=xx"):
        speaker("xx")


def test_a_message_missing_in_one_language_is_said_in_english() -> None:
    with pytest.warns(MissingPhrase, match="fr: phase-taper is missing"):
        assert Speaker("fr", read("word-yes = oui")).say("phase-taper") == "taper"


def test_a_code_that_nobody_wrote_a_message_for_is_shown() -> None:
    with pytest.warns(MissingPhrase, match=r"en: reason-made-up is missing"):
        assert EN.reason(Reason(rule="made.up", values={"weeks": 3})) == "made.up"
    with pytest.warns(MissingPhrase, match=r"note-made-up is missing"):
        assert VI.note(Note(code="made.up")) == "made.up"
    with pytest.warns(MissingPhrase):
        assert EN.error(UsageError("made.up", text="x")) == "made.up (text=x)"


def test_a_value_that_nobody_passed_is_an_ellipsis() -> None:
    with pytest.warns(MissingPhrase, match=r"en: \$minutes is missing"):
        assert EN.say("warm-up").startswith("Warm-up, … minutes:")


def test_what_is_missing_stays_quiet_outside_tests() -> None:
    code = "from planner.words import speaker; print(speaker('vi').say('made-up'))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("made-up\n", "")


def test_a_rule_and_its_reason_know_the_rule_s_own_numbers() -> None:
    assert "48 hours" in EN.rule("gap.sessions")
    assert "48 giờ" in VI.rule("gap.sessions")
    assert EN.reason(Reason(rule="gap.sessions")) == EN.reason(Reason(rule="gap.sessions", values={"hours": 48}))
    assert "72" in EN.reason(Reason(rule="gap.sessions", values={"hours": 72}))


@pytest.mark.parametrize("speaks", [EN, VI], ids=["en", "vi"])
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_the_method_is_told_whole(rule: str, speaks: Speaker) -> None:
    assert "…" not in speaks.rule(rule)


def test_sources_are_cited_as_they_are_and_our_own_choices_named() -> None:
    assert VI.source("gap.before-hard") == "Blagrove 2018, 10.1007/s40279-017-0835-7"
    assert VI.source("rest.race") == "lựa chọn của chúng tôi"
    assert "thực hành" in VI.source("season.priorities")


def test_an_error_says_which_name_comes_near() -> None:
    assert EN.error(Unknown("phrases.unknown", name="fn", known="en, vi", near=["en"])).endswith("Did you mean en?")
    assert "Did you mean" not in EN.error(Unknown("phrases.unknown", name="fn", known="en, vi"))


def test_several_faults_of_a_file_stand_on_their_own_lines() -> None:
    fault = Unknown("phrases.unknown", name="fn", known="en")
    whole = TemplateError("template.faults", faults=[fault, fault], file="a.toml", count=2, told=2)
    assert EN.error(whole).splitlines()[1:] == [EN.error(fault)] * 2


def test_error_text_stands_even_without_phrases() -> None:
    assert error_text(InputError("made.up", file="a\x1b.toml"), "no-such-language") == "made.up (file=a.toml)"


def test_notes_get_their_sentences() -> None:
    note = Note(code="year-taken", values={"day": "2026-12-27"})
    plan = Plan(
        id="p", made_on=MONDAY, starts_on=MONDAY, timezone="UTC", athlete=Athlete(), races=(), weeks=(),
        sessions=(), runs=(), notes=(note,),
    )  # fmt: skip
    told = with_texts(plan, VI)
    assert "27/12/2026" in told.notes[0].text
    assert told.model_copy(update={"notes": plan.notes}) == plan
    assert with_texts(told, VI) == told


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "vi-VN"}, "vi"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LANG": "vie"}, "en"),
        ({"LC_ALL": "en_GB", "LANG": "vi_VN"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "en_US"}, "vi"),
    ],
)
def test_the_language_of_the_surroundings(environ: dict[str, str], language: str) -> None:
    assert language_from(environ) == language


ANYTHING = (
    st.text()
    | st.text("\x00\x1b\n{}$\u202e\ud800é", max_size=8)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.sampled_from([10**400, -(10**5000), None, SUNDAY, "2026-12-27", "taper, pike", b"x", (), Said("x")])
)
NAMES = ("day", "race-day", "weekday", "phase", "kind", "exercise", "shape", "year", "name", "n", "minutes", "days")


@given(st.data())
def test_the_speaker_never_fails(data: st.DataObject) -> None:
    speaks = data.draw(st.sampled_from([EN, VI]))
    message_id = data.draw(st.sampled_from(sorted(speaks)) | st.text())
    values = data.draw(st.dictionaries(st.sampled_from(NAMES) | st.text(min_size=1), ANYTHING, max_size=4))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MissingPhrase)
        text = speaks.say(message_id, **values)
        shown = [speaks.shown(name, value) for name, value in values.items()]
        speaks.reason(Reason.model_construct(rule=message_id, values=values))
        speaks.error(Unknown(message_id, near=["x"], text=message_id))
    for said in (text, *shown):
        assert all(unicodedata.category(sign) not in ("Cc", "Cs") or sign == "\n" for sign in said)
        assert unicodedata.is_normalized("NFC", said)
        said.encode()
