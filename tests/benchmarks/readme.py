"""The table in the READMEs: what a reader asks first, in their language, between two marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tests.benchmarks.results import Figure
from tests.benchmarks.table import Run, number, rows

MARKS = ("<!-- figures: python -m tests.benchmarks --docs -->", "<!-- end of figures -->")


class Line(NamedTuple):
    """A line of the table: the figure's key, and what it is called in each language."""

    key: str
    en: str
    vi: str


LINES = (
    Line(
        "startup.help",
        "`planner --help`, beside importing its libraries",
        "`planner --help`, so với chỉ nạp thư viện nó dùng",
    ),
    Line("startup.today", "`planner today`, the same", "`planner today`, cũng vậy"),
    Line("startup.plan", "`planner plan hue`, the same", "`planner plan hue`, cũng vậy"),
    Line("startup.calendar", "`planner plan hue -o hue.ics`, the same", "`planner plan hue -o hue.ics`, cũng vậy"),
    Line(
        "startup.calendar.libraries",
        "`planner plan hue -o hue.ics`, beside `import icalendar, pydantic, typer`",
        "`planner plan hue -o hue.ics`, so với `import icalendar, pydantic, typer`",
    ),
    Line("planning.16-weeks", "a plan of 16 weeks made", "lập kế hoạch 16 tuần"),
    Line("planning.52-weeks", "a plan of 52 weeks made", "lập kế hoạch 52 tuần"),
    Line("placement.16.usual", "16 weeks placed, times faster than HiGHS", "xếp lịch 16 tuần, nhanh hơn HiGHS"),
    Line("placement.52.usual", "52 weeks placed, times faster than HiGHS", "xếp lịch 52 tuần, nhanh hơn HiGHS"),
    Line("export.new", "1,000 events written, times faster than icalendar", "ghi 1.000 sự kiện, nhanh hơn icalendar"),
    Line(
        "reading.runs.1000",
        "1,000 events read as runs, beside icalendar's parsing",
        "đọc 1.000 sự kiện thành buổi chạy, so với icalendar chỉ phân tích",
    ),
    Line(
        "batch.per-core-second",
        "batch: plans and feeds a second of a core",
        "batch: số kế hoạch kèm lịch, mỗi giây của một nhân",
    ),
    Line("feeds.304", "feeds: 304 a second of a core", "lịch đăng ký: số trả lời 304, mỗi giây của một nhân"),
    Line(
        "feeds.200-gzip",
        "feeds: whole calendars a second of a core",
        "lịch đăng ký: số lịch trọn vẹn, mỗi giây của một nhân",
    ),
    Line(
        "polling.hour-s",
        "the polls that {among} subscribers make in an hour, answered by one core in",
        "số lần hỏi trong một giờ của {among} người đăng ký, một nhân trả lời xong trong",
    ),
)
HEADS = {"en": ("what", "median", "quartiles", "aim"), "vi": ("việc", "trung vị", "tứ phân vị", "mục tiêu")}
WORDS = {
    "en": ("Measured on {day} on {machine}.", "not measured", ", missed", " A quick run: it shows no speed."),
    "vi": ("Đo ngày {day} trên {machine}.", "chưa đo", ", chưa đạt", " Đây là lượt đo nhanh, chưa nói lên tốc độ."),
}


def section(run: Run, language: str) -> str:
    """Return the table and the line above it."""
    about, absent, missed, quick = WORDS[language]
    figures = run.figures()
    lines = [_cells(figures, line, language, absent=absent, missed=missed) for line in LINES]
    table = rows([HEADS[language], *lines], numbers=frozenset({1}))
    day = f"{run.day:%-d %B %Y}" if language == "en" else f"{run.day:%d/%m/%Y}"
    machine = run.machine if language == "en" else re.sub("cores? of", "nhân", run.machine)
    return f"{about.format(day=day, machine=machine)}{quick if run.quick else ''}\n\n{table}"


def placed(text: str, section: str) -> str:
    """Return a README with this section between its marks; ValueError where the marks are not there."""
    first, last = MARKS
    pattern = re.compile(f"(?<={re.escape(first)}\n).*?(?={re.escape(last)})", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise ValueError(f"a README needs {first} and {last}, once")
    return pattern.sub(lambda _: f"\n{section}\n\n", text)


def _cells(figures: Mapping[str, Figure], line: Line, language: str, *, absent: str, missed: str) -> tuple[str, ...]:
    name = line.en if language == "en" else line.vi
    figure = figures.get(line.key)
    if figure is None:
        return name.replace("{among} ", ""), absent, "", ""
    among = f"{figure.among:,}"
    name = name.replace("{among}", among if language == "en" else among.replace(",", "."))
    low, high = (_number(one, language) for one in figure.spread)
    spread = f"{low}–{high}" if len(figure.values) > 1 else ""
    return name, f"{_number(figure.middle, language)} {figure.unit}", spread, _aim(figure, language, missed)


def _aim(figure: Figure, language: str, missed: str) -> str:
    if figure.aim is None:
        return ""
    sign = "≤" if figure.aim.way == "at most" else "≥"
    return f"{sign} {_number(figure.aim.value, language)}" + ("" if figure.met else missed)


def _number(value: float, language: str) -> str:
    """Write a number as the language does: Vietnamese has the comma before the fraction."""
    text = f"{value:g}" if value < 100 and value in (int(value), round(value, 1)) else number(value)
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
