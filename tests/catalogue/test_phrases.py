"""A file of phrases that is not whole is refused, with its line and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner import cache
from planner.errors import TemplateError
from planner.words import checking, speaker

WRONG = {
    "renamed": (
        ("note-horizon-late =", "note-horizon-lat ="),
        [
            "the message “note-horizon-late” is missing",
            "no message “note-horizon-lat”",
            "Did you mean note-horizon-late?",
        ],
    ),
    "unclosed": (("ui-over = ", "ui-over = { $day "), ["“ui-over” is not Fluent", "every brace closed"]),
    "a form less": (("    .race-day =", "    .rice-day ="), [".rice-day", ".race-day"]),
    "no message": (("ui-over = ", "ui over: "), ["ui-over"]),
}


@pytest.fixture
def spoil(templates: Path) -> Callable[[str, str], TemplateError]:
    """Change the Vietnamese phrases of the copy, and give the error."""

    def spoilt(before: str, after: str) -> TemplateError:
        path = templates / "phrases" / "vi.ftl"
        path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
        with pytest.raises(TemplateError) as caught:
            speaker("vi", templates)
        return caught.value

    return spoilt


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG)
def test_phrases_that_are_not_whole_are_refused(
    change: tuple[str, str], told: list[str], spoil: Callable[[str, str], TemplateError]
) -> None:
    said = speaker("en").error(spoil(*change))
    assert "phrases/vi.ftl:" in said
    for part in told:
        assert part in said


def test_whole_phrases_are_parsed_once(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (templates / "phrases" / "en.ftl").read_bytes()
    parsed = checking.checked("en", content, content)
    monkeypatch.setattr(checking, "_of_syntax", None)
    kept = checking.checked("en", content, content)
    assert kept.short == parsed.short
    assert (cache.folder() / "phrases-en.txt").exists()
