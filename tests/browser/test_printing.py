"""A plan as one HTML file, on A4 paper and on a phone: nothing sticks out, is torn, or is asked of anybody."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from planner import exports, making
from planner.asked import Asked

pytestmark = [pytest.mark.outside, pytest.mark.slow]

A4 = (794, 1123)
"""In CSS pixels."""
MARGINS = 98
"""Left and right, 13 mm each."""
RACES = ("hanoi-midnight@28/11/2026", "hue@27/12/2026")
STICKING_OUT = """
[...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && !one.closest("svg, caption, .v") && box.right > document.documentElement.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 120))
"""
CRAMPED = """
[...document.querySelectorAll(".cal tbody th, .cal tbody th *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && one.textContent.trim() && box.height > 4 * box.width;
}).map(one => one.outerHTML.slice(0, 120))
"""


@pytest.fixture(params=["en", "vi"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    plan = making.make(Asked(races=RACES), now=datetime(2026, 9, 7, 3, tzinfo=UTC)).plan
    path = tmp_path / "plan.html"
    path.write_bytes(exports.export(plan, "html", request.param))
    return path


@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (320, "screen"), (A4[0] - MARGINS, "print")])
def test_nothing_sticks_out(chromium: Any, file: Path, width: int, media: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": A4[1]})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(media=media)
    page.goto(file.as_uri())
    found, cramped = page.evaluate(STICKING_OUT), page.evaluate(CRAMPED)
    page.close()
    assert found == []
    assert cramped == []
    assert asked == [file.as_uri()]


def test_sixteen_weeks_take_few_sheets(chromium: Any, file: Path) -> None:
    page = chromium.new_page()
    page.goto(file.as_uri())
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    page.close()
    assert 8 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 14
