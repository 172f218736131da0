"""Medians, spreads and tables say what was measured; nothing that was not, or not well, is left out of them."""

from __future__ import annotations

import json
import statistics
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks import docs, readme
from tests.benchmarks.parts import Part, result, told
from tests.benchmarks.results import Aim, Figure, Missing, Result, at_least, at_most
from tests.benchmarks.rounds import in_turn, over
from tests.benchmarks.table import Run, amount, cells, markdown, number, plain

values = st.floats(1e-6, 1e9)
aims = st.none() | st.builds(Aim, st.sampled_from(["at most", "at least"]), values)
words = st.text("abc |-×", max_size=12)
figures = st.builds(
    Figure, name=words, values=st.lists(values, min_size=1, max_size=9).map(tuple), beside=words, aim=aims, note=words
)
results: st.SearchStrategy[Result] = figures | st.builds(Missing, words, words)


def a_run(*found: Result, wrong: str = "", quick: bool = False) -> Run:
    return Run(date(2026, 11, 22), "2 cores", 0.5, quick, 12.5, (Part("startup", "Whole commands", found, wrong),))


@given(figures)
def test_the_median_lies_between_the_quartiles_and_no_more_than_a_quarter_beyond_either(figure: Figure) -> None:
    low, high = figure.spread
    slack = 1 + 1e-9
    assert min(figure.values) <= low * slack <= figure.middle * slack**2 <= high * slack**3
    assert high <= max(figure.values) * slack
    assert figure.middle == statistics.median(figure.values)
    quarter = -(-len(figure.values) // 4)
    assert sum(value * slack < low for value in figure.values) <= quarter
    assert sum(value > high * slack for value in figure.values) <= quarter


@given(figures, st.randoms())
def test_the_order_of_the_rounds_changes_nothing(figure: Figure, chance: object) -> None:
    shuffled = list(figure.values)
    chance.shuffle(shuffled)
    again = Figure(figure.name, tuple(shuffled))
    assert (again.middle, again.spread) == (figure.middle, figure.spread)


def test_a_figure_without_rounds_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing: no round was measured"):
        Figure("nothing", ())


@given(values, values)
def test_an_aim_is_met_on_its_own_side(aim: float, found: float) -> None:
    assert at_most(aim).met(aim)
    assert at_least(aim).met(aim)
    assert at_most(aim).met(found) or at_least(aim).met(found)


@given(st.floats(1e-5, 1e12))
def test_a_number_is_written_to_within_half_a_percent_or_so(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, rel=0.006)


def test_numbers_as_they_are_read() -> None:
    written = [amount(*one) for one in ((0, "×"), (0.00123, "s"), (1.256, "×"), (15.04, "ms"), (12_345.6, "/s"))]
    assert written == ["0 ×", "0.00123 s", "1.26 ×", "15.0 ms", "12,346 /s"]


@given(st.lists(results, min_size=1, max_size=6))
def test_every_result_has_a_line_in_both_tables(found: list[Result]) -> None:
    run = a_run(*found)
    lines = [line for line in markdown(run).splitlines() if line.startswith("|")]
    assert len(lines) == 2 + len(found)
    assert all(line.replace("\\|", "").count("|") == 6 for line in lines)
    assert len(plain(found).splitlines()) == 1 + len(found)


def test_what_was_missed_missing_or_wrong_is_said() -> None:
    assert cells(Figure("a", (2.0, 3.0, 4.0), "b", aim=at_most(1.5)))[2:] == (
        "3.00 ×",
        "2.50–3.50, 3 rounds",
        "≤ 1.5, missed",
    )
    assert cells(Missing("beside nginx", "nginx"))[2:4] == ("not measured", "needs nginx")
    page = markdown(a_run(Figure("a", (1.0,)), wrong="other bytes", quick=True))
    assert "**Wrong: other bytes**" in page
    assert "A quick run" in page
    assert not a_run(wrong="other bytes").well


@given(results)
def test_a_result_goes_through_json_and_comes_back(found: Result) -> None:
    ((kind, value),) = json.loads(json.dumps(told(found))).items()
    assert result(kind, value) == found


@given(st.lists(results, max_size=4))
def test_a_kept_run_tells_the_same_page(found: list[Result]) -> None:
    run = a_run(*found)
    once = docs.loaded(docs.dumped(run))
    assert docs.dumped(docs.loaded(docs.dumped(once))) == docs.dumped(once)
    assert len(once.parts[0].results) == len(found)


def test_lines_that_could_not_be_measured_this_time_are_named_before_they_are_lost(tmp_path: Path) -> None:
    kept = (Figure("served", (1.0,), "nginx 1.22.1"), Figure("a rate", (2.0,), key="feeds.rate"), Missing("x", "y"))
    (tmp_path / "docs").mkdir()
    (tmp_path / docs.KEPT).write_text(docs.dumped(a_run(*kept)), encoding="utf-8")
    newer, renamed = Figure("served", (1.0,), "nginx 1.30"), Figure("the rate", (2.0,), key="feeds.rate")
    assert docs.lost(a_run(newer, renamed, Missing("x", "y")), tmp_path) == []
    assert docs.lost(a_run(renamed, Missing("beside nginx", "nginx")), tmp_path) == ["served, beside nginx 1.22.1"]
    assert docs.lost(a_run(renamed), tmp_path) == [], "what everything was measured for has other lines by intent"


def test_a_run_that_is_kept_aside_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run = a_run(Figure("a", (1.0, 2.0), "b"))
    assert docs.loaded(docs.aside(run).read_text(encoding="utf-8")) == run


def test_work_takes_turns_and_the_first_round_is_dropped() -> None:
    done: list[str] = []
    ticks = iter(range(100))
    taken = in_turn({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 3, clock=lambda: float(next(ticks)))
    assert "".join(done) == "abbaabba"
    assert taken == {"a": (1.0, 1.0, 1.0), "b": (1.0, 1.0, 1.0)}
    assert over((2.0, 9.0), (1.0, 3.0)) == (2.0, 3.0)


def test_a_readme_gets_its_table_between_its_marks_and_nothing_else_changes() -> None:
    first, last = readme.MARKS
    text = f"before\n{first}\nold\n{last}\nafter\n"
    again = readme.placed(text, "new")
    assert again == f"before\n{first}\n\nnew\n\n{last}\nafter\n"
    assert readme.placed(again, "new") == again
    with pytest.raises(ValueError, match="a README needs"):
        readme.placed("no marks", "new")


@pytest.mark.parametrize(
    ("language", "median", "absent"), [("en", "1.26 ×", "not measured"), ("vi", "1,26 ×", "chưa đo")]
)
def test_a_readme_tells_each_line_in_its_language(language: str, median: str, absent: str) -> None:
    table = readme.section(a_run(Figure("x", (1.256,), key="startup.help", aim=at_most(1.5))), language)
    assert f"| {median} |" in table
    assert table.count(absent) == len(readme.LINES) - 1


def test_a_readme_tells_every_aim_misses_first_then_what_is_not_measured() -> None:
    run = a_run(
        Figure("a rate", (7.0,), unit="/s", key="feeds.304"),
        Figure("x", (2.0,), key="startup.help", aim=at_most(1.5)),
        Figure("y", (0.3,), "nginx", aim=at_least(0.25)),
        Figure("z", (1.0,), key="startup.today", aim=at_most(1.5)),
    )
    lines = readme.section(run, "en").splitlines()[4:]
    assert lines[0] == "| `planner --help`, beside importing the libraries it needs | 2 × |  | ≤ 1.5, missed |"
    assert lines[-2] == "| y, nginx | 0.3 × |  | ≥ 0.25 |", "one that nobody named keeps its own words"
    assert lines[-1].startswith("| feeds: 304 ")
    assert [line.count("not measured") for line in lines] == [0] + [1] * (len(readme.LINES) - 3) + [0] * 3


def test_every_aim_that_is_kept_has_its_line_in_both_readmes() -> None:
    assert readme.unnamed(docs.loaded((docs.ROOT / docs.KEPT).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("quick", [True, False])
def test_pages_tell_how_many_were_measured_and_never_a_million_that_were_not(quick: bool) -> None:
    kept = docs.loaded((docs.ROOT / docs.KEPT).read_text(encoding="utf-8"))
    parts = tuple(
        replace(
            part, results=tuple(replace(one, among=7_321) if isinstance(one, Figure) else one for one in part.results)
        )
        for part in kept.parts
    )
    pages = docs.pages(replace(kept, parts=parts, quick=quick), docs.ROOT)
    assert "look-ups among 7,321 feeds" in pages["docs/scale.md"]
    assert "a worker that has served 7,321 feeds" in pages["docs/scale.md"]
    assert "every poll of 7,321 subscribers in an hour" in pages["README.md"]
    assert "của 7.321 người đăng ký" in pages["README.vi.md"]
    assert not any("a million" in page.casefold() or "một triệu" in page for page in pages.values())
    assert ("claims nothing" in pages["docs/scale.md"]) is quick


@pytest.mark.parametrize("name", ["docs/benchmarks.md", "docs/scale.md", "README.md", "README.vi.md"])
def test_the_pages_tell_the_figures_that_are_kept(name: str) -> None:
    kept = docs.loaded((docs.ROOT / docs.KEPT).read_text(encoding="utf-8"))
    assert (docs.ROOT / name).read_text(encoding="utf-8") == docs.pages(kept, docs.ROOT)[name]
