"""Tables as spreadsheets write them and strangers fill them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.batch.checking import checked, faults, reason
from planner.batch.planning import Terms
from planner.batch.registrants import COLUMNS, LONGEST_FIELD, LONGEST_LINE, Row, open_table
from planner.errors import InputError
from planner.words import speaker

TERMS = Terms(date(2026, 9, 7))
Written = Callable[[bytes | str], list[Row]]


@pytest.fixture
def rows(tmp_path: Path) -> Written:
    """Write a table and read its rows."""

    def read(content: bytes | str) -> list[Row]:
        path = tmp_path / "registrants.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(checked(open_table(path), TERMS))

    return read


TABLE = "name,email,race\nNguyễn Thị Ánh,anh@example.com,Huế\nTrần Ư,u@example.com,hue@27/12\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("name,email,race", "Họ tên,E-mail,GIẢI").encode(),
        TABLE.replace("name,email,race", '"Name" ,"email", Race').encode(),
        TABLE.rstrip("\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "semicolons", "tabs", "crlf", "vietnamese head", "quoted head", "no last newline"],
)
def test_however_it_was_written_it_says_the_same(rows: Written, content: bytes) -> None:
    assert [dict(row.values) for row in rows(content)] == [
        {"name": "Nguyễn Thị Ánh", "email": "anh@example.com", "race": "Huế"},
        {"name": "Trần Ư", "email": "u@example.com", "race": "hue@27/12"},
    ]


def test_vietnamese_windows_is_read(rows: Written) -> None:
    decomposed = "name,race\nNguyê\u0303n Thi\u0323 A\u0301nh,hue\n".encode("cp1258")
    assert rows(decomposed)[0].values["name"] == "Nguyễn Thị Ánh"


def test_lines_are_those_of_the_file(rows: Written) -> None:
    found = rows('name,race\n\nAn,hue\n"Bình\nBa",hue\n,\nChi,hue\n')
    assert [(row.line, row.values["name"]) for row in found] == [(3, "An"), (4, "Bình Ba"), (7, "Chi")]


@given(
    order=st.permutations(range(5)),
    more=st.dictionaries(st.sampled_from(["days", "level"]), st.text("abc,", max_size=5)),
)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ids_stand_when_rows_move_and_other_columns_change(
    rows: Written, order: list[int], more: dict[str, str]
) -> None:
    people = [f"Runner {number},r{number}@example.com,hue" for number in range(5)]
    first = {row.values["name"]: row.id for row in rows("name,email,race\n" + "\n".join(people) + "\n")}
    head = ",".join(("name,email,race", *more))
    tail = "".join(f',"{value}"' for value in more.values())
    moved = rows(head + "\n" + "\n".join(people[place] + tail for place in order) + "\n")
    assert {row.values["name"]: row.id for row in moved} == first
    assert len(set(first.values())) == 5


def test_who_corrects_a_name_keeps_the_calendar(rows: Written) -> None:
    (first,) = rows("name,email,race\nNguyen An,an@example.com,hue\n")
    (second,) = rows("name,email,race\nNguyễn Ân,AN@example.com,Huế\n")
    assert first.id == second.id
    assert first.digest != second.digest


@given(text=st.text(max_size=80))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_becomes_a_name_of_a_file(rows: Written, text: str) -> None:
    cell = text.replace('"', '""')
    for row in rows(f'name,email,race\n"{cell}","{cell}","../../{cell}"\n'):
        assert row.id == "" or (len(row.id) == 20 and set(row.id) <= set("0123456789abcdef"))


@given(content=st.binary(max_size=400))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_behind_a_head_end_in_rows_or_refusals(rows: Written, content: bytes) -> None:
    for row in rows(b"name,race\n" + content):
        assert row.line >= 2
        assert all(isinstance(fault.error, InputError) for fault in row.faults)


def test_a_twin_is_told_with_the_line_of_the_first(rows: Written) -> None:
    found = rows("name,email,race\nAn,a@x.vn,hue\nAn,A@x.vn,HUE\nAn,a@x.vn,hai-phong\n")
    assert [len(row.faults) for row in found] == [0, 1, 0]
    assert speaker("en").error(found[1].faults[0].error) == (
        "The same runner and race stand in line 2 already. Leave one of the rows out, or tell them apart by id or "
        "email."
    )


@pytest.mark.parametrize("race", ["hue", "Huế Marathon", "hue@27/12", "hue-2026", "HUE@2026-12-27"])
def test_a_race_is_the_same_however_it_is_spelled(rows: Written, race: str) -> None:
    found = rows(f"email,race\na@x.vn,hue@27/12/2026\na@x.vn,{race}\n")
    assert [fault.code for fault in found[1].faults] == ["batch-twin"]
    assert found[0].id == found[1].id


def test_a_race_keeps_its_rows_when_it_is_over(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("email,race\na@x.vn,hue@27/12/2026\n")
    before, after = (next(checked(open_table(path), Terms(day))) for day in (date(2026, 9, 7), date(2027, 1, 4)))
    assert before.id == after.id


def test_a_bad_row_is_nobodys_twin(rows: Written) -> None:
    found = rows("email,race,level\na@x.vn,hue,elite\na@x.vn,hue,new\na@x.vn,hue,elite\na@x.vn,hue,\n")
    codes = [[fault.code for fault in row.faults] for row in found]
    assert codes == [["level-unknown"], [], ["level-unknown"], ["batch-twin"]]


def test_all_that_is_wrong_with_a_row_is_told_at_once(rows: Written) -> None:
    (row,) = rows("email,race,distance_km,level,minutes,hours,sessions\na@x.vn,hua,x,elite,10,05:00-05:10,9\n")
    assert [fault.code for fault in row.faults] == [
        "race-unknown",
        "distance-impossible",
        "level-unknown",
        "option-whole",
    ]
    (row,) = rows("email,race,level\na@x.vn,,elite\n")
    assert [fault.code for fault in row.faults] == ["batch-race-missing", "level-unknown"]
    (row,) = rows("email,race,distance_km,minutes,hours\na@x.vn,hue,99,60,05:00-05:10\n")
    assert [fault.code for fault in row.faults] == ["distance-not-offered", "hours-too-short"]


@pytest.mark.parametrize(
    ("values", "language", "said"),
    [
        (
            {"sessions": "9"},
            "en",
            "“9” cannot stand in the column sessions. Write a whole number from 1 to 3.",
        ),
        ({"sessions": "9"}, "vi", "Cột sessions không thể là “9”. Hãy ghi một số nguyên từ 1 đến 3."),
        (
            {"distance_km": "x"},
            "en",
            "“x” is no distance. Write kilometres above 0 and up to 1,000, for example 21.",
        ),
        (
            {"distance_km": "x"},
            "vi",
            "“x” không phải là cự ly. Hãy viết số kilômét lớn hơn 0 và không quá 1.000, ví dụ 21.",
        ),
        (
            {"race": "2035-01-01"},
            "en",
            "The race on Monday 1 January 2035 is 434 weeks away, and a plan reaches 156 weeks at most. Name a race "
            "before it, or keep the row until 05/01/2032.",
        ),
        (
            {"race": "2035-01-01"},
            "vi",
            "Giải ngày thứ Hai 1/1/2035 còn 434 tuần nữa mới đến, mà một giáo án dài nhất 156 tuần. Hãy ghi một giải "
            "trước đó, hoặc để dòng này đến 05/01/2032.",
        ),
    ],
)
def test_reasons_name_columns_and_no_options(values: dict[str, str], language: str, said: str) -> None:
    (fault,) = faults({"race": "hue", **values}, TERMS)
    assert reason(fault.error, speaker(language)) == said


@given(
    values=st.dictionaries(
        st.sampled_from(sorted(COLUMNS)),
        st.sampled_from(["x", "9", "-1", "2035-01-01", "x=", "05:00-05:05"]),
        min_size=1,
    )
)
@settings(max_examples=80, deadline=None)
def test_no_reason_speaks_of_the_command_line(values: dict[str, str]) -> None:
    for language in ("en", "vi"):
        assert not any("--" in reason(fault.error, speaker(language)) for fault in faults(values, TERMS))


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("An,hue,and,more", "batch-too-wide"),
        ("x" * (LONGEST_FIELD + 1) + ",hue", "batch-unreadable"),
        ("x" * (LONGEST_LINE * 3) + ",hue", "batch-unreadable"),
    ],
    ids=["too wide", "huge field", "huge line"],
)
def test_a_bad_row_is_told_and_the_next_one_read(rows: Written, bad: str, code: str) -> None:
    found = rows(f"name,race\n{bad}\nBình,hue\n")
    assert [(row.line, [fault.code for fault in row.faults]) for row in found] == [(2, [code]), (3, [])]


BEHIND = 'Bình,hue\n"Chi, Mai",hue\n'


@pytest.mark.parametrize("after", ["", "Bình,hue\n", BEHIND, "".join(f"Bình {n},hue\n" for n in range(200))])
def test_a_quotation_mark_left_open_takes_no_other_row_with_it(rows: Written, after: str) -> None:
    before, *rest = rows(f'name,race\n"An,hue\n{after}')
    assert [fault.code for fault in before.faults] == ["batch-unreadable"]
    assert [row.line for row in rest] == list(range(3, 3 + after.count("\n")))
    assert not any(row.faults for row in rest)


def test_a_cell_of_several_lines_and_marks_within_one_are_read(rows: Written) -> None:
    found = rows('name,race\n"An\nNguyễn",hue\n"Bin" Lê,hue\nChi "Mai",hue\n')
    assert [(row.line, row.values["name"]) for row in found] == [(2, "An Nguyễn"), (4, "Bin Lê"), (5, 'Chi "Mai"')]


@pytest.mark.parametrize(("separator", "named"), [(",", "a comma"), (";", "a semicolon"), ("\t", "a tab")])
def test_a_row_too_wide_names_what_parts_its_fields(rows: Written, separator: str, named: str) -> None:
    [row] = rows(f"name{separator}race\n{separator.join(('An', 'hue', 'and', 'more'))}\n")
    assert reason(row.faults[0].error, speaker("en")).endswith(f"quotation marks round a field with {named} in it.")


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Race,Phone,Shirt\nhue,090,L\n")
    assert open_table(path).left_out == ("Phone", "Shirt")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "name,email\nAn,a@x.vn\n",
            f"r.csv is no table of registrants: its first line names no column “race”. The columns are "
            f"{', '.join(COLUMNS)}.",
        ),
        (
            "",
            f"r.csv is no table of registrants: its first line names no column “race”. The columns are "
            f"{', '.join(COLUMNS)}.",
        ),
        ("race,giải\nhue,hue\n", "r.csv has two columns that mean “race”. Leave one of them out."),
    ],
    ids=["no race", "empty", "twice"],
)
def test_a_table_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("r.csv").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        open_table(Path("r.csv"))
    assert speaker("en").error(refused.value) == said
