"""The races of the catalogue are those of the method, and no date among them is made up."""

import json
from datetime import date, datetime, time

import pytest

from planner import entries
from planner.entries import race_files, resolve
from planner.racebook import RaceFile, of_form, of_race
from planner.spelling import key, one_slip
from planner.zones import read_zone

RACES = {race.id: race for race in race_files()}
NIGHT = {42: time(0, 30), 21: time(1, 15), 10: time(0), 5: time(0)}
HUE = {42: time(3), 21: time(4), 10: time(4, 45), 5: time(5)}
METHOD = {
    ("hanoi-midnight", date(2020, 11, 29)): (None, NIGHT),
    ("hanoi-midnight", date(2022, 11, 27)): (time(0), {}),
    ("hanoi-midnight", date(2024, 11, 24)): (time(0, 5), {}),
    ("hanoi-midnight", date(2025, 11, 30)): (time(0, 5), {}),
    ("hue", date(2020, 12, 27)): (None, {}),
    ("hue", date(2024, 4, 21)): (None, HUE),
    ("hcmc-midnight", date(2023, 2, 12)): (None, {}),
    ("hcmc-midnight", date(2026, 3, 22)): (None, {}),
    ("all-star", date(2026, 2, 8)): (None, {42: time(5), 21: time(5, 30)}),
    ("hai-phong", date(2025, 12, 21)): (None, {}),
    ("da-nang-midnight", date(2024, 7, 14)): (time(0), {}),
    ("v-race", date(2020, 4, 21)): (None, {}),
    ("v-race", date(2020, 9, 3)): (None, {}),
}
DISTANCES = {
    "hanoi-midnight": (42, 21, 10, 5),
    "hue": (42, 21, 10, 5),
    "all-star": (42, 21),
    "v-race": (150, 100, 50, 20, 10),
}


def test_the_editions_are_those_of_the_method():
    seen = {
        (race.id, edition.day): (edition.starts, {gun.km: gun.at for gun in edition.guns})
        for race in RACES.values()
        for edition in race.editions
    }
    assert seen == METHOD


def test_the_distances_are_those_of_the_method():
    assert {race.id: race.distances_km for race in RACES.values() if race.distances_km} == DISTANCES


def test_only_the_two_target_dates_are_expected():
    expected = {race.id: (race.expected.day, race.expected.month) for race in RACES.values() if race.expected}
    assert expected == {"hanoi-midnight": (28, 11), "hue": (27, 12)}


def test_the_windows_of_the_virtual_race():
    first, mekong = RACES["v-race"].editions
    assert (first.opens, first.closes) == (datetime(2020, 3, 31, 12), datetime(2020, 4, 21, 12))  # noqa: DTZ001 - wall time
    assert (mekong.opens, mekong.closes) == (datetime(2020, 8, 13, 12), datetime(2020, 9, 3, 12))  # noqa: DTZ001 - wall time


def test_when_the_road_closes():
    (edition,) = RACES["all-star"].editions
    assert (edition.road_closing(42), edition.road_closing(21)) == (time(10), time(8))


@pytest.mark.parametrize("race", RACES.values(), ids=RACES)
def test_each_race_is_told_in_both_languages_in_a_real_zone_without_addresses(race):
    assert not list(of_race(race, ("en", "vi")))
    assert read_zone(race.zone) == race.zone
    sources = [edition.source for edition in race.editions] + ([race.expected.source] if race.expected else [])
    assert all("://" not in text for source in sources for text in source.values())


@pytest.mark.parametrize(("race", "day"), METHOD, ids=str)
def test_a_known_edition_is_announced_and_on_its_day(race, day):
    entry = resolve(f"{race}@{day:%d/%m/%Y}", today=day)
    assert (entry.race.day, entry.race.announced) == (day, True)
    assert entry.race.gun.date() == day
    assert entry.race.id.startswith(f"{race}-{day.year}")


def test_every_name_means_one_race_and_no_slip_of_one_is_another():
    names = {race.id: {key(name) for name in (race.id, *race.names.values(), *race.aliases)} for race in RACES.values()}
    for race, own in names.items():
        for other, theirs in names.items():
            if race != other:
                assert not own & theirs
                assert not any(one_slip(a, b) for a in own for b in theirs)


def test_the_editions_of_every_race_have_ids_of_their_own():
    ids = [resolve(f"{race}@{day.isoformat()}", today=day).race.id for race, day in METHOD]
    assert len(set(ids)) == len(ids)


def test_a_race_file_comes_back_from_its_own_form_as_it_was() -> None:
    """What the cache keeps needs no checking, and is the same as if it had been checked."""
    for file in entries.race_files():
        form = file.model_dump(mode="json")
        assert of_form(json.loads(json.dumps(form))) == RaceFile.model_validate(form) == file
