"""The table in the READMEs: every figure that has an aim, misses first, in the reader's language, between two marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.benchmarks.results import Figure
from tests.benchmarks.table import Run, number, rows

MARKS = ("<!-- figures: python -m tests.benchmarks --docs -->", "<!-- end of figures -->")


class Line(NamedTuple):
    """A line of the table: the figure's key, and what it is called in each language."""

    key: str
    en: str
    vi: str


CASES = {
    "usual": ("", ""),
    "three a week": (", three sessions a week", ", mỗi tuần ba buổi"),
    "evenings, easy days": (", evenings of easy days only", ", chỉ buổi tối của ngày chạy nhẹ"),
    "many given up": (", where many sessions fit nowhere", ", khi nhiều buổi không còn chỗ"),
}
"""The seasons of ``placement``, as the lines about them end."""
FORMS = {
    "304": ("304 to who holds the newest copy", "trả lời 304 cho ai đã có bản mới nhất"),
    "200 gzip": ("a whole calendar, compressed", "trọn lịch, có nén"),
    "200": ("a whole calendar", "trọn lịch"),
}
MEMORY = {
    "from memory": ("from memory", "từ bộ nhớ"),
    "a look-up in the store for each request": ("looked up in the store each time", "mỗi lần đều tra kho"),
}


def _startup() -> Iterator[Line]:
    alone = "beside importing the libraries it needs", "so với chỉ nạp các thư viện nó cần"
    commands = {"help": "--help", "today": "today", "plan": "plan hue", "calendar": "plan hue -o hue.ics"}
    for key, words in commands.items():
        yield Line(f"startup.{key}", f"`planner {words}`, {alone[0]}", f"`planner {words}`, {alone[1]}")
    libraries = "`planner plan hue -o hue.ics`, {} `import icalendar, pydantic, typer`"
    yield Line("startup.calendar.libraries", libraries.format("beside"), libraries.format("so với"))


def _planning() -> Iterator[Line]:
    for weeks in (5, 16, 52):
        yield Line(f"planning.{weeks}-weeks", f"a plan of {weeks} weeks made", f"lập giáo án {weeks} tuần")
    yield Line(
        "planning.two-races-in-21-weeks", "a plan of two races in 21 weeks made", "lập giáo án hai giải trong 21 tuần"
    )
    yield Line(
        "planning.by-weeks",
        "a plan of 104 weeks made, each week beside one of a plan of 26",
        "lập giáo án 104 tuần, mỗi tuần so với một tuần của giáo án 26 tuần",
    )
    yield Line(
        "planning.by-runs",
        "16 weeks around 640 runs, each run beside one of 80",
        "16 tuần quanh 640 buổi chạy, mỗi buổi so với khi có 80 buổi",
    )


def _placement() -> Iterator[Line]:
    for case, (en, vi) in CASES.items():
        key = case.replace(",", "").replace(" ", "-")
        for weeks in (16, 52):
            yield Line(
                f"placement.{weeks}.{key}",
                f"{weeks} weeks placed{en}, times faster than HiGHS at the same optimum",
                f"xếp lịch {weeks} tuần{vi}, số lần nhanh hơn HiGHS, cùng lời giải tối ưu",
            )
        yield Line(
            f"placement.by-weeks.{key}",
            f"104 weeks placed{en}, each week beside one of 26",
            f"xếp lịch 104 tuần{vi}, mỗi tuần so với khi có 26 tuần",
        )


def _calendars() -> Iterator[Line]:
    faster, nhanh = "times faster than icalendar, the same bytes", "số lần nhanh hơn icalendar, giống từng byte"
    yield Line("export.new", f"{{among}} events written anew, {faster}", f"ghi mới {{among}} sự kiện, {nhanh}")
    yield Line(
        "export.changed",
        f"{{among}} events of which 1 % changed since the calendar before, {faster}",
        f"ghi {{among}} sự kiện mà 1 % khác lịch trước, {nhanh}",
    )
    yield Line(
        "export.club",
        f"the calendars of {{among}} runners, 40 events each, {faster}",
        f"lịch của {{among}} người chạy, mỗi lịch 40 sự kiện, {nhanh}",
    )
    for count in (10, 1_000, 10_000):
        en, vi = f"{count:,}", f"{count:,}".replace(",", ".")
        yield Line(
            f"reading.read.{count}",
            f"{en} events read, beside icalendar's bare parsing",
            f"đọc {vi} sự kiện, so với icalendar chỉ phân tích",
        )
        yield Line(
            f"reading.runs.{count}",
            f"{en} events read, expanded and understood as runs, beside icalendar's bare parsing",
            f"đọc {vi} sự kiện, trải ra và hiểu thành buổi chạy, so với icalendar chỉ phân tích",
        )


def _batch() -> Iterator[Line]:
    yield Line(
        "batch.gain-two", "batch: two workers, times faster than one", "batch: hai tiến trình, số lần nhanh hơn một"
    )
    yield Line(
        "batch.flat",
        "batch: memory of {among} rows, beside a short table",
        "batch: bộ nhớ cho {among} dòng, so với một bảng ngắn",
    )
    usual = "of 10 rows 9 leave the optional columns empty", "10 dòng thì 9 dòng bỏ trống các cột tuỳ chọn"
    both = "plans with their calendars a second", "số giáo án kèm lịch mỗi giây"
    for cores, en, vi in (("one", "1 core", "1 nhân"), ("two", "2 cores", "2 nhân")):
        yield Line(
            f"batch.clock-{cores}",
            f"batch, {usual[0]}: {both[0]} by the clock, on {en}",
            f"batch, {usual[1]}: {both[1]} đồng hồ, trên {vi}",
        )
    yield Line(
        "batch.per-core-second",
        f"batch, {usual[0]}: {both[0]} of a core's time",
        f"batch, {usual[1]}: {both[1]} của một nhân",
    )
    yield Line(
        "batch.unlike",
        f"batch, no two rows alike: {both[0]} of a core's time",
        f"batch, không hai dòng nào giống nhau: {both[1]} của một nhân",
    )


def _feeds() -> Iterator[Line]:
    for how, (from_en, from_vi) in MEMORY.items():
        for form, (en, vi) in FORMS.items():
            yield Line(
                f"{form}, {how}",
                f"feeds: {en}, {from_en}, beside nginx with a static file",
                f"lịch đăng ký: {vi}, {from_vi}, so với nginx gửi tệp tĩnh",
            )
    yield Line(
        "feeds.radicale",
        "feeds: a whole calendar, from memory, times faster than Radicale",
        "lịch đăng ký: trọn lịch, từ bộ nhớ, số lần nhanh hơn Radicale",
    )
    for key, base in (("sqlite", "SQLite"), ("postgres", "PostgreSQL")):
        yield Line(
            f"feeds.million-p99-{key}",
            f"feeds: the slowest 1 % of look-ups among {{among}} short feeds, {base}",
            f"lịch đăng ký: 1 % lượt tra chậm nhất trong {{among}} lịch ngắn, {base}",
        )
    for key, form in (("304", "304"), ("200-gzip", "200 gzip")):
        en, vi = FORMS[form]
        yield Line(
            f"feeds.{key}",
            f"feeds: {en}, one and the same, from memory over kept connections, a second of a core",
            f"lịch đăng ký: {vi}, cùng một lịch, từ bộ nhớ, qua kết nối giữ sẵn, mỗi giây của một nhân",
        )
    yield Line(
        "polling.faster",
        "every poll of {among} subscribers in an hour, short calendars, each when it is due, on one core: times faster "
        "than life",
        "mọi lượt hỏi trong một giờ của {among} người đăng ký, lịch ngắn, lượt nào đúng lúc ấy, trên một nhân: "
        "số lần nhanh hơn thực tế",
    )
    yield Line(
        "polling.all-faster",
        "the busy minute of {among} subscribers with every changed plan and logged session, on one core: times faster "
        "than life",
        "phút đông nhất của {among} người đăng ký kèm mọi lượt đổi giáo án và ghi buổi tập, trên một nhân: "
        "số lần nhanh hơn thực tế",
    )


LINES = (*_startup(), *_planning(), *_placement(), *_calendars(), *_batch(), *_feeds())
HEADS = {"en": ("what", "median", "quartiles", "aim"), "vi": ("việc", "trung vị", "tứ phân vị", "mục tiêu")}
WORDS = {
    "en": ("Measured on {day} on {machine}.", "not measured", ", missed", " A quick run: it shows no speed."),
    "vi": ("Đo ngày {day} trên {machine}.", "chưa đo", ", chưa đạt", " Đây là lượt đo nhanh, chưa nói lên tốc độ."),
}


def section(run: Run, language: str) -> str:
    """Return the table and the line above it: aims missed first, then what is not measured, aims kept, and the rest."""
    about, absent, missed, quick = WORDS[language]
    found = _figures(run)
    lines = sorted((*LINES, *unnamed(run)), key=lambda line: _rank(found.get(line.key)))
    table = rows(
        [HEADS[language], *(_cells(found, line, language, absent=absent, missed=missed) for line in lines)],
        numbers=frozenset({1}),
    )
    day = f"{run.day:%-d %B %Y}" if language == "en" else f"{run.day:%d/%m/%Y}"
    machine = run.machine if language == "en" else re.sub("cores? of", "nhân", run.machine)
    return f"{about.format(day=day, machine=machine)}{quick if run.quick else ''}\n\n{table}"


def unnamed(run: Run) -> list[Line]:
    """Return a line, in its own words, for each figure with an aim that has none here: none of them is left out."""
    known = {line.key for line in LINES}
    strange = (one for one in _figures(run).values() if one.aim and _known_by(one) not in known)
    return [Line(_known_by(one), *[f"{one.name}{one.beside and f', {one.beside}'}"] * 2) for one in strange]


def _figures(run: Run) -> dict[str, Figure]:
    """Return the figures by what the lines know them by; of two that share a name, the one with an aim."""
    found = [one for part in run.parts for one in part.results if isinstance(one, Figure)]
    return {_known_by(one): one for one in sorted(found, key=lambda one: one.aim is not None)}


def _known_by(figure: Figure) -> str:
    return figure.key or figure.name


def _rank(figure: Figure | None) -> int:
    if figure is None:
        return 1
    return 3 if figure.aim is None else 2 if figure.met else 0


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
    among = f"{figure.among:,} " if figure and figure.among else ""
    name = name.replace("{among} ", among if language == "en" else among.replace(",", "."))
    if figure is None:
        return name, absent, "", ""
    low, high = (_number(one, language) for one in figure.spread)
    spread = f"{low}–{high}" if len(figure.values) > 1 else ""
    return name, f"{_number(figure.middle, language)} {figure.unit}", spread, _aim(figure, language, missed)


def _aim(figure: Figure, language: str, missed: str) -> str:
    if figure.aim is None:
        return ""
    sign = "≤" if figure.aim.way == "at most" else "≥"
    return f"{sign} {_told(f'{figure.aim.value:g}', language)}" + ("" if figure.met else missed)


def _number(value: float, language: str) -> str:
    text = f"{value:g}" if value < 100 and value in (int(value), round(value, 1)) else number(value)
    return _told(text, language)


def _told(number: str, language: str) -> str:
    """Write a number as the language does: Vietnamese has the comma before the fraction."""
    return number.translate(str.maketrans(",.", ".,")) if language == "vi" else number
