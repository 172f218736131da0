"""Forms: what was filled in comes back whole, and no field can name a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData

from planner.errors import InputError, PlannerError, UsageError
from planner.exports.ics.text import clean
from planner.model import WEEKDAYS
from planner.web import forms
from planner.web.forms import GEAR, RUN_KINDS, Filled

texts = st.text(max_size=40).map(lambda text: clean(text).strip())
filled = st.builds(
    Filled,
    race=st.sampled_from(["hue", "hanoi-midnight", "own"]),
    name=texts,
    date=st.dates(date(2026, 1, 1), date(2028, 1, 1)).map(str),
    distance=st.sampled_from(forms.DISTANCES),
    days=st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(lambda days: tuple(d for d in WEEKDAYS if d in days)),
    gear=st.sets(st.sampled_from(GEAR)).map(lambda gear: tuple(g for g in GEAR if g in gear)),
    runs=st.dictionaries(st.sampled_from(WEEKDAYS), st.sampled_from(RUN_KINDS)),
    registered=st.booleans(),
)


@given(filled)
def test_a_form_that_is_sent_again_is_the_same_form(form: Filled) -> None:
    again = forms.filled(FormData(form.fields()))
    assert again == form


@given(form=filled, name=texts)
def test_what_is_asked_for_never_names_a_file(form: Filled, name: str) -> None:
    try:
        asked = forms.asked(replace(form, race=name or "hue", also=name, calendar=name))
    except PlannerError:
        return
    assert not any(race.casefold().endswith((".toml", ".json")) for race in asked.races)
    assert all("://" in source or "=" in source for source in asked.runs)
    assert (asked.athlete, asked.folder) == ("", None)


@given(filled)
def test_the_name_of_a_race_cannot_pass_for_its_day(form: Filled) -> None:
    race = forms.race_of(replace(form, race=forms.OWN))
    name, _, when = race.rpartition("@")
    assert "@" not in name
    assert when == form.date


@pytest.mark.parametrize("field", ["rpe", "pain", "minutes"])
@pytest.mark.parametrize("text", ["-1", "1e3", "11111", "ten", "٣", "0x1"])
def test_a_number_that_is_none_is_refused(field: str, text: str) -> None:
    with pytest.raises(UsageError, match="page-number"):
        forms.log_of(FormData([("outcome", "done"), (field, text)]), "w01-1", date(2026, 12, 1))


def test_without_an_outcome_nothing_is_logged() -> None:
    with pytest.raises(UsageError, match="page-outcome"):
        forms.log_of(FormData([("rpe", "5")]), "w01-1", date(2026, 12, 1))


@pytest.mark.parametrize("source", ["/etc/passwd", "runs.ics", "ftp://x.example/a.ics", ""])
def test_runs_are_a_week_or_an_address(source: str) -> None:
    if not source:
        assert forms.asked(Filled(race="hue", calendar=source)).runs == ()
        return
    with pytest.raises(InputError):
        forms.asked(Filled(race="hue", calendar=source))
