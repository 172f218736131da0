"""What is said of dates, races and files: what is wrong, where, and what would be right."""

from datetime import date
from pathlib import Path

import pytest

from planner.athletes import read_athlete
from planner.entries import resolve, together
from planner.errors import PlannerError, UsageError
from planner.routine import read_hours, read_week, read_weekdays
from planner.words import error_text, speaker

TODAY = date(2026, 11, 22)
WRONG = {
    "31/11": (
        "“31/11” does not exist: that month has 30 days. Did you mean 30/11?",
        "Không có ngày “31/11”: tháng 11 chỉ có 30 ngày. Có phải ý bạn là 30/11?",
    ),
    "11/28": (
        "There is no month 28 in “11/28”: the day comes first, then the month. Did you mean 28/11?",
        "“11/28” có tháng 28, mà một năm chỉ có 12 tháng: ngày đứng trước, tháng đứng sau. Có phải ý bạn là 28/11?",
    ),
    "28/13": (
        "There is no month 13 in “28/13”: the day comes first, then the month. Write for example 28/11.",
        "“28/13” có tháng 13, mà một năm chỉ có 12 tháng: ngày đứng trước, tháng đứng sau. Hãy viết ví dụ 28/11.",
    ),
    "30/2": (
        "“30/2” does not exist: February never has more than 29 days. Did you mean 29/2?",
        "Không có ngày “30/2”: tháng 2 không bao giờ có quá 29 ngày. Có phải ý bạn là 29/2?",
    ),
    "29/2/2026": (
        "“29/2/2026” does not exist: February 2026 has 28 days. Did you mean 28/2/2026?",
        "Không có ngày “29/2/2026”: tháng 2 năm 2026 chỉ có 28 ngày. Có phải ý bạn là 28/2/2026?",
    ),
    "12 xyz": (
        "“12 xyz” is not a date that planner can read. Write 28/11, 28/11/2026 or 2026-11-28: the day comes first.",
        "Không đọc được ngày “12 xyz”. Hãy viết 28/11, 28/11/2026 hoặc 2026-11-28: ngày đứng trước tháng.",
    ),
    "1/1/2199": (
        "“1/1/2199” is too far away: planner takes years from 2000 to 2100.",
        "“1/1/2199” xa quá: planner chỉ nhận các năm từ 2000 đến 2100.",
    ),
    "28112026": (
        "“28112026” is not a date that planner can read. Did you mean 28/11/2026?",
        "Không đọc được ngày “28112026”. Có phải ý bạn là 28/11/2026?",
    ),
    "20122026": (
        "“20122026” is not a date that planner can read. Did you mean 20/12/2026?",
        "Không đọc được ngày “20122026”. Có phải ý bạn là 20/12/2026?",
    ),
    "31112026": (
        "“31112026” is not a date that planner can read. Write 28/11, 28/11/2026 or 2026-11-28: the day comes first.",
        "Không đọc được ngày “31112026”. Hãy viết 28/11, 28/11/2026 hoặc 2026-11-28: ngày đứng trước tháng.",
    ),
    "hanoi midnigt": (
        "There is no race called “hanoi midnigt”. Did you mean Hanoi Midnight?",
        "Không có giải nào tên “hanoi midnigt”. Có phải ý bạn là Hà Nội Midnight?",
    ),
    "xyzzy": (
        "There is no race called “xyzzy”. planner knows all-star, da-nang-midnight, hai-phong, hanoi-midnight, "
        "hcmc-midnight, hue, v-race; for a race of your own write NAME@DATE.",
        "Không có giải nào tên “xyzzy”. planner biết các giải all-star, da-nang-midnight, hai-phong, hanoi-midnight, "
        "hcmc-midnight, hue, v-race; giải riêng của bạn thì viết TÊN@NGÀY.",
    ),
    "all-star": (
        "All-Star Marathon has no announced edition after Sunday 8 February 2026, and planner does not make up dates. "
        "Write all-star@DATE, for example all-star@28/02/2027.",
        "Marathon All-Star chưa công bố giải nào sau Chủ nhật 8/2/2026, và planner không tự đặt ra ngày. "
        "Hãy viết all-star@NGÀY, ví dụ all-star@28/02/2027.",
    ),
    "14/3/2025": (
        "Friday 14 March 2025 is over: today is Sunday 22 November 2026. "
        "Write a date that is still to come, for example 14/03/2027.",
        "thứ Sáu 14/3/2025 đã qua: hôm nay là Chủ nhật 22/11/2026. Hãy viết một ngày sắp tới, ví dụ 14/03/2027.",
    ),
    "hue@1/1/2025": (
        "Huế Marathon on Wednesday 1 January 2025 is over: today is Sunday 22 November 2026. "
        "Write a date that is still to come, for example hue.",
        "Marathon Huế, thứ Tư 1/1/2025, đã qua: hôm nay là Chủ nhật 22/11/2026. Hãy viết một ngày sắp tới, ví dụ hue.",
    ),
    "hue@": (
        "“hue@” is not a race. Write a name, a date, or NAME@DATE, for example hue, 27/12 or hue@27/12.",
        "“hue@” không phải là một giải chạy. Hãy viết tên, ngày, hoặc TÊN@NGÀY, ví dụ hue, 27/12 hoặc hue@27/12.",
    ),
}


@pytest.mark.parametrize("text", WRONG)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_is_wrong_with_a_race(text, language):
    with pytest.raises(PlannerError) as caught:
        resolve(text, today=TODAY, language=language)
    assert error_text(caught.value, language) == WRONG[text][language == "vi"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Huế Marathon is named twice, on Sun 27 Dec and Mon 28 Dec. Leave one of them out."),
        ("vi", "Marathon Huế được nêu hai lần, CN 27/12 và T2 28/12. Hãy bỏ bớt một lần."),
    ],
)
@pytest.mark.parametrize("texts", [("hue@27/12", "hue@28/12"), ("hue@28/12", "hue")])
def test_one_edition_is_entered_once(texts, language, said):
    with pytest.raises(UsageError, match="race-twice") as caught:
        together(resolve(text, today=TODAY, language=language) for text in texts)
    assert error_text(caught.value, language) == said


def test_a_distance_that_is_not_offered():
    with pytest.raises(PlannerError) as caught:
        resolve("hue", today=TODAY, distance_km=15)
    assert error_text(caught.value, "en") == "Huế Marathon has no 15 km. Its distances are 42, 21, 10, 5 km."


@pytest.mark.parametrize(
    ("read", "text", "en", "vi"),
    [
        (
            read_hours,
            "21:00-18:00",
            "“21:00-18:00” ends before it begins. Did you mean 18:00-21:00? A span past midnight is written as two.",
            "Khung giờ “21:00-18:00” kết thúc trước khi bắt đầu. Có phải ý bạn là 18:00-21:00? "
            "Khung giờ qua nửa đêm thì viết thành hai.",
        ),
        (
            read_weekdays,
            "wednsday",
            "“wednsday” is not a weekday. Did you mean wed?",
            "“wednsday” không phải là một ngày trong tuần. Có phải ý bạn là wed?",
        ),
        (
            read_week,
            "tue=qzx",
            "“qzx” is not a kind of run. The kinds are easy, quality, long, race, strength.",
            "“qzx” không phải là một loại buổi chạy. Các loại là easy, quality, long, race, strength.",
        ),
    ],
)
def test_what_is_wrong_with_a_habit(read, text, en, vi):
    with pytest.raises(PlannerError) as caught:
        read(text)
    assert (error_text(caught.value, "en"), error_text(caught.value, "vi")) == (en, vi)


@pytest.mark.parametrize(
    ("text", "en", "vi"),
    [
        (
            'levle = "new"',
            "athlete.toml:1: there is no field “levle”. Did you mean level?",
            "athlete.toml:1: không có mục “levle”. Có phải ý bạn là level?",
        ),
        (
            'zone = "Asia/Hanoi"',
            "athlete.toml:1: “zone” cannot be “Asia/Hanoi”. Did you mean Asia/Ho_Chi_Minh? "
            "Right would be: Asia/Ho_Chi_Minh.",
            "athlete.toml:1: mục “zone” không thể là “Asia/Hanoi”. Có phải ý bạn là Asia/Ho_Chi_Minh? "
            "Viết đúng sẽ là: Asia/Ho_Chi_Minh.",
        ),
        (
            "minutes = 5",
            "athlete.toml:1: “minutes” cannot be “5”. Right would be: 10–60.",
            "athlete.toml:1: mục “minutes” không thể là “5”. Viết đúng sẽ là: 10–60.",
        ),
        (
            "a = = 1",
            "athlete.toml:1:5 is not valid TOML: this is no value: text belongs in quotation marks.",
            "athlete.toml:1:5 không đúng cú pháp TOML: đây không phải giá trị: chữ phải nằm trong dấu ngoặc kép.",
        ),
        (
            'days = "mon"\npreferred_days = "tue,sun"',
            "athlete.toml:2, “preferred_days”: The preferred days (Tuesday, Sunday) are none of the days that suit "
            "(Monday). Take one of the days that suit, or leave the preference out.",
            "athlete.toml:2, mục “preferred_days”: Các ngày ưa thích (thứ Ba, Chủ nhật) không có ngày nào thuộc các "
            "ngày tập được (thứ Hai). Hãy lấy một trong các ngày tập được, hoặc bỏ phần ưa thích.",
        ),
    ],
)
def test_what_is_wrong_with_a_file(write, monkeypatch, text, en, vi):
    monkeypatch.chdir(write(text).parent)
    with pytest.raises(PlannerError) as caught:
        read_athlete(Path("athlete.toml"), today=TODAY)
    assert (error_text(caught.value, "en"), error_text(caught.value, "vi")) == (en, vi)


def test_what_was_assumed_is_said_in_both_languages():
    notes = resolve("hanoi-midnight", today=TODAY).notes
    assert [speaker("en").note(note) for note in notes] == [
        "Hanoi Midnight on Sunday 29 November 2026 is expected, not announced. "
        "When the date is out, write hanoi-midnight@DATE.",
        "The gun is after midnight: the night of Saturday 28 November 2026, race day Sunday 29 November 2026.",
        "The gun at 01:15 is the one of the 2020 edition over 21 km: check it when the programme is out.",
        "No distance was named: 21 km was assumed. Choose among 42, 21, 10, 5 km with --distance.",
    ]
    assert speaker("vi").note(notes[1]) == (
        "Giải xuất phát sau nửa đêm: đêm thứ Bảy 28/11/2026, ngày chạy là Chủ nhật 29/11/2026."
    )


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("hue", TODAY),
        ("hanoi-midnight@29/11", TODAY),
        ("hanoi-midnight", date(2025, 11, 1)),
        ("all-star", date(2025, 11, 1)),
        ("v-race@1/12..21/12", TODAY),
        ("My race@14/3", TODAY),
        ("28/11", TODAY),
    ],
)
def test_every_note_has_its_sentence(text, today, language):
    for note in resolve(text, today=today, language=language).notes:
        said = speaker(language).note(note)
        assert said.endswith(".")
        assert "…" not in said
        assert note.code not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "24:00 on Saturday 28 November 2026 is midnight: the gun goes at 00:00 on Sunday 29 November 2026.",
        ),
        ("vi", "24:00 thứ Bảy 28/11/2026 là nửa đêm: xuất phát lúc 00:00 Chủ nhật 29/11/2026."),
    ],
)
def test_a_gun_at_twenty_four_is_told_as_midnight(language, said):
    assert next(speaker(language).note(note) for note in resolve("X@28/11/2026 24:00", today=TODAY).notes) == said
