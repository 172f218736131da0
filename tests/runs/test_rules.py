"""The rules as data: well written, and each phrase means what its rule says."""

import unicodedata
from pathlib import Path

import pytest

from planner.errors import TemplateError
from planner.runs.rules import LONGEST_PHRASE, rules
from planner.spelling import folded

ALL = [(rule, phrase) for rule in rules().phrases for phrase in (*rule.en, *rule.vi)]
SAID = [(rule, phrase) for rule, phrase in ALL if rule.says not in ("mask", "not", "when", "joins")]


@pytest.mark.parametrize(("rule", "phrase"), ALL, ids=[phrase for _, phrase in ALL])
def test_a_phrase_is_written_as_it_is_looked_up(rule: object, phrase: str) -> None:
    assert phrase == unicodedata.normalize("NFC", phrase.lower()), rule
    assert len(phrase.split()) <= LONGEST_PHRASE
    assert all(letter.isalnum() or letter == " " for letter in phrase)


def test_a_phrase_of_several_words_means_the_same_without_its_marks() -> None:
    differing = [
        (phrase, rule.says)
        for rule, phrase in SAID
        if " " in phrase
        and (found := rules().first(folded(phrase), running=False)) is not None
        and (found.rule.says, found.denied) != (rule.says, False)
    ]
    assert differing == []


def test_each_phrase_alone_means_what_its_rule_says() -> None:
    differing = []
    for rule, phrase in SAID:
        found = rules().first(phrase, running=False)
        says = None if found is None else "alone" if found.denied else found.rule.says
        if says != rule.says:
            differing.append((phrase, rule.says, says))
    assert differing == []


def test_a_rule_file_that_is_wrong_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    (tmp_path / "phrases").mkdir()
    rule = 'order = 1\n[[phrases]]\nid = "x"\nsays = "easy"\npatterns = ["("]\n'
    (folder / "bad.toml").write_text(rule, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        rules(tmp_path)
    assert "runs/bad.toml" in str(caught.value.values["where"])
