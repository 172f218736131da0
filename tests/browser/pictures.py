"""Draw README's two pictures: ``python tests/browser/pictures.py docs``.

The server, its clock and Chromium are those of the tests beside this file: the pictures come out alike each time.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

WEEK = ("run_tue=quality", "run_thu=easy", "run_sun=long")


def main(folder: Path) -> None:
    """Fill in the form as a runner would, train for some weeks, and take the pictures."""
    from playwright.sync_api import sync_playwright

    beside = _beside()
    serving = beside._served(Path(tempfile.mkdtemp()))
    server = next(serving)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=beside.CHROMIUM, args=beside.QUIET)
        asked = "&".join(
            ("race=own", "name=%C4%90%C3%A0+L%E1%BA%A1t+Ultra+Trail", "date=2027-04-04", "days=tue", *WEEK)
        )
        form = f"{server.base}/?{asked}&days=thu&days=sat&gear=band&gear=box&gear=loop&gear=ball"
        desk = _page(browser, (1280, 860), "en")
        desk.goto(form)
        desk.screenshot(path=folder / "start.png")
        phone = _page(browser, (390, 1075), "vi")
        phone.goto(form)
        phone.locator("button[formaction='/plans']").click()
        phone.wait_for_url("**/calendar/**")
        plan = phone.url.partition("/calendar")[0]
        phone.goto(f"{plan}/weeks")
        sessions = [one.get_attribute("href") for one in phone.locator("a.s").all()[:10]]
        server.now[0] += timedelta(days=37)
        for place, session in enumerate(sessions):
            phone.goto(f"{plan}/{session}")
            phone.locator("label", has=phone.locator(f"input[name=rpe][value='{5 + place % 2}']")).click()
            phone.locator(f"button[name=outcome][value={'part' if place == 4 else 'done'}]").click()
            phone.wait_for_selector("[role=status]")
        phone.goto(f"{plan}/")
        phone.screenshot(path=folder / "plan.png")
        browser.close()
    serving.close()


def _page(browser: Any, size: tuple[int, int], language: str) -> Any:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=language, color_scheme="light", reduced_motion="reduce"
    )
    return context.new_page()


def _beside() -> Any:
    """Give the fixtures' own room."""
    found = importlib.util.spec_from_file_location("beside", Path(__file__).with_name("conftest.py"))
    assert found is not None
    assert found.loader is not None
    room = importlib.util.module_from_spec(found)
    sys.modules["beside"] = room
    found.loader.exec_module(room)
    return room


if __name__ == "__main__":
    main(Path(sys.argv[1]))
