"""Laws of laying out: nothing is lost, nothing is wider than the page, styles never change the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from planner.exports.layout import Page, Span, cells, fold, plain

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, max_size=20).map(" ".join)
STYLES = st.sampled_from(("", "bold", "dim", "bold red"))
CELLS = st.lists(st.builds(Span, TEXTS, STYLES), min_size=1, max_size=4)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@given(CELLS, st.integers(min_value=16, max_value=60))
def test_folding_keeps_every_word_and_the_width(cell: list[Span], width: int) -> None:
    lines = [plain(line) for line in fold(cell, width)]
    assert "".join(lines).replace(" ", "") == plain(cell).replace(" ", "")
    assert all(cells(line) <= width for line in lines if " " in line.strip())


@given(CELLS, st.integers(min_value=20, max_value=60))
def test_colour_changes_nothing_but_colour(cell: list[Span], width: int) -> None:
    bare, coloured = Page(width), Page(width, colour=True)
    for page in (bare, coloured):
        page.say(cell, first="· ")
        page.table([(cell, "1", cell)], head=("a", "b", "c"), right=(1,))
    assert [ANSI.sub("", line).rstrip() for line in coloured.lines] == bare.lines


@given(st.lists(st.tuples(WORDS, WORDS, TEXTS), min_size=1, max_size=5))
def test_columns_stand_below_each_other(rows: list[tuple[str, str, str]]) -> None:
    page = Page(2000)
    page.table(rows, right=(0,))
    first, second = max(cells(row[0]) for row in rows), max(cells(row[1]) for row in rows)
    for line, row in zip(page.lines, rows, strict=True):
        assert (
            line
            == f"{' ' * (first - cells(row[0]))}{row[0]}  {row[1]}{' ' * (second - cells(row[1]))}  {row[2]}".rstrip()
        )


def test_letters_count_as_terminals_draw_them() -> None:
    assert [cells(text) for text in ("Hue", "Huế", "Hue\u0302\u0301", "順化", "")] == [3, 3, 3, 4, 0]


def test_a_page_leaves_no_two_lines_free() -> None:
    page = Page()
    page.blank()
    page.say("a")
    page.blank()
    page.blank()
    page.listed("none", [])
    page.listed("some", ["b"])
    assert page.text() == "a\n\nsome\n· b\n"


def test_a_row_without_a_last_cell_is_still_a_row() -> None:
    page = Page()
    page.table([("1", []), ("2", [Span("b")]), ("3", "")])
    assert page.lines == ["1", "2  b", "3"]
