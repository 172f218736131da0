"""The races that somebody asks for."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.entries import read_distance, resolve, together
from planner.errors import InputError, NoPlan, Unknown, UsageError
from planner.model import Race

TODAY = date(2026, 11, 22)


def entered(text, today=TODAY, **options):
    return resolve(text, today=today, **options)


def codes(entry):
    return [note.code for note in entry.notes]


@pytest.mark.parametrize(
    ("text", "race_id", "gun"),
    [
        ("hue", "hue-2026", "2026-12-27T04:00:00+07:00"),
        ("Huế", "hue-2026", "2026-12-27T04:00:00+07:00"),
        ("MARATHON HUE", "hue-2026", "2026-12-27T04:00:00+07:00"),
        ("hanoi-midnight", "hanoi-midnight-2026", "2026-11-29T01:15:00+07:00"),
        ("ha noi midnight", "hanoi-midnight-2026", "2026-11-29T01:15:00+07:00"),
        ("Hà Nội Midnight", "hanoi-midnight-2026", "2026-11-29T01:15:00+07:00"),
        ("hanoi-midnight@28/11", "hanoi-midnight-2026", "2026-11-29T01:15:00+07:00"),
        ("hanoi-midnight@29/11", "hanoi-midnight-2026", "2026-11-29T01:15:00+07:00"),
        ("hanoi-midnight@28/11 00:45", "hanoi-midnight-2026", "2026-11-29T00:45:00+07:00"),
        ("hanoi-midnight@28/11 23:45", "hanoi-midnight-2026", "2026-11-28T23:45:00+07:00"),
        ("hue@27/12", "hue-2026", "2026-12-27T04:00:00+07:00"),
        ("hue-2026", "hue-2026", "2026-12-27T04:00:00+07:00"),
        ("Hue Marathon 2026", "hue-2026", "2026-12-27T04:00:00+07:00"),
        ("Huế 2027", "hue-2027", "2027-12-27T04:00:00+07:00"),
        ("hue 2026@26/12", "hue-2026", "2026-12-26T04:00:00+07:00"),
        ("hanoi-midnight-2026", "hanoi-midnight-2026", "2026-11-29T01:15:00+07:00"),
        ("hue@20261226", "hue-2026", "2026-12-26T04:00:00+07:00"),
        ("all-star@07/02/2027", "all-star-2027", "2027-02-07T05:00:00+07:00"),
        ("hcmc-midnight@13/3", "hcmc-midnight-2027", "2027-03-14T00:00:00+07:00"),
        ("14/3", "race-2027-03-14", "2027-03-14T05:00:00+07:00"),
        ("2027-03-14", "race-2027-03-14", "2027-03-14T05:00:00+07:00"),
        ("14 tháng 3 06:30", "race-2027-03-14", "2027-03-14T06:30:00+07:00"),
        ("My race@14/3", "race-2027-03-14", "2027-03-14T05:00:00+07:00"),
        ("race@14/3", "race-2027-03-14", "2027-03-14T05:00:00+07:00"),
        ("My race@28/11 24:00", "race-2026-11-29", "2026-11-29T00:00:00+07:00"),
        ("31/12 24h", "race-2027-01-01", "2027-01-01T00:00:00+07:00"),
        ("hanoi-midnight@28/11 24:00", "hanoi-midnight-2026", "2026-11-29T00:00:00+07:00"),
        ("v-race@01/12..21/12@10/12 24:00", "v-race-2026", "2026-12-11T00:00:00+07:00"),
        ("v-race@5/12", "v-race-2026", "2026-12-05T05:00:00+07:00"),
        ("v-race@01/12..21/12", "v-race-2026", "2026-12-21T05:00:00+07:00"),
        ("v-race@01/12..21/12@10/12", "v-race-2026", "2026-12-10T05:00:00+07:00"),
    ],
)
def test_the_race_that_is_meant(text, race_id, gun):
    race = entered(text).race
    assert (race.id, race.gun) == (race_id, datetime.fromisoformat(gun))
    assert race.day == race.gun.date()
    assert race.gun.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("hue 27/12", "hue@27/12"),
        ("hue27/12", "hue@27/12"),
        ("hue 27 tháng 12", "hue@27 tháng 12"),
        ("My race, 14/3 6h", "My race@14/3 6h"),
    ],
)
def test_a_name_with_a_date_behind_it_is_told_where_the_sign_belongs(text, near):
    with pytest.raises(Unknown, match="race-unknown") as caught:
        entered(text)
    assert caught.value.near == (near,)


def test_a_year_without_an_edition_asks_for_the_day():
    with pytest.raises(NoPlan, match="race-past"):
        entered("hanoi-midnight-2025")
    with pytest.raises(UsageError, match="race-year") as caught:
        entered("hue-2027@26/12")
    assert caught.value.values["day"] == "2026-12-26"


@pytest.mark.parametrize(
    ("km", "gun"), [(42, "00:30"), (21, "01:15"), (10, "00:00"), (5, "00:00"), (42.195, "00:30"), (21.1, "01:15")]
)
def test_the_midnight_guns_carried_over_from_2020(km, gun):
    entry = entered("hanoi-midnight", distance_km=km)
    assert entry.race.gun == datetime.fromisoformat(f"2026-11-29T{gun}:00+07:00")
    assert entry.race.distance_km == round(km)
    assert "gun-carried" in codes(entry)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("hue", ["expected-edition", "gun-carried", "distance-assumed"]),
        ("hanoi-midnight", ["expected-edition", "night-of", "gun-carried", "distance-assumed"]),
        ("hanoi-midnight@28/11/2026", ["night-of", "edition-not-announced", "gun-carried", "distance-assumed"]),
        ("hanoi-midnight@29/11/2026", ["same-night", "edition-not-announced", "gun-carried", "distance-assumed"]),
        ("14/3", ["year-taken", "gun-assumed", "distance-assumed"]),
        ("14/3/2027 06:00", ["distance-assumed"]),
        ("28/11/2026 06:00", ["race-that-day", "distance-assumed"]),
        ("My race@14/3/2027 06:00", ["own-race", "distance-assumed"]),
        ("My race@14/3 24:00", ["year-taken", "gun-midnight", "own-race", "distance-assumed"]),
        ("v-race@1/12/2026..21/12/2026@4/12 24:00", ["gun-midnight", "distance-assumed"]),
        ("v-race@1/12/2026..21/12/2026", ["virtual-day", "distance-assumed"]),
    ],
)
def test_everything_assumed_is_told(text, notes):
    assert codes(entered(text)) == notes


def test_an_expected_edition_is_not_announced_until_registered():
    assert not entered("hue").race.announced
    registered = entered("hue", registered=True).race
    assert (registered.announced, registered.standing) == (True, "registered")
    assert registered.id == entered("hue").race.id


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2020, 11, 1), "hanoi-midnight", date(2020, 11, 29)),
        (date(2021, 3, 1), "hanoi-midnight", date(2022, 11, 27)),
        (date(2025, 11, 30), "hanoi-midnight", date(2025, 11, 30)),
        (date(2025, 12, 1), "hanoi-midnight", date(2026, 11, 29)),
        (date(2026, 11, 29), "hanoi-midnight", date(2026, 11, 29)),
        (date(2026, 11, 29), "hanoi-midnight@28/11", date(2026, 11, 29)),
        (date(2026, 11, 30), "hanoi-midnight", date(2027, 11, 29)),
        (date(2026, 11, 30), "hanoi-midnight@28/11", date(2027, 11, 29)),
        (date(2026, 11, 30), "hanoi-midnight@29/11", date(2027, 11, 29)),
        (date(2024, 1, 1), "hue", date(2024, 4, 21)),
        (date(2024, 4, 22), "hue", date(2024, 12, 27)),
        (date(2026, 12, 27), "hue", date(2026, 12, 27)),
        (date(2026, 12, 28), "hue", date(2027, 12, 27)),
        (date(2025, 9, 1), "all-star", date(2026, 2, 8)),
        (date(2020, 8, 20), "v-race", date(2020, 9, 3)),
    ],
)
def test_the_next_edition_from_any_day(today, text, day):
    assert entered(text, today).race.day == day


@given(today=st.dates(date(2020, 1, 1), date(2099, 12, 31)), km=st.sampled_from([42, 21, 10, 5]))
def test_the_midnight_gun_is_after_midnight_on_the_day_after_the_evening(today, km):
    race = entered("hanoi-midnight", today, distance_km=km).race
    assert today <= race.day == race.gun.date()
    assert race.gun.hour < 2
    assert race.id == f"hanoi-midnight-{race.gun.year}"
    for named in (race.day, race.day - timedelta(days=1)):
        assert entered(f"hanoi-midnight@{named.isoformat()}", today, distance_km=km).race.gun == race.gun


@given(
    today=st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    ahead=st.integers(0, 370),
    zone=st.sampled_from(["Asia/Ho_Chi_Minh", "Europe/Paris", "America/Los_Angeles", "Pacific/Apia", "Asia/Kolkata"]),
    hour=st.integers(0, 23),
)
def test_an_own_race_keeps_its_local_day_in_every_zone(today, ahead, zone, hour):
    day = today + timedelta(days=ahead)
    if day.year > 2100:
        return
    race = entered(f"{day.isoformat()} {hour:02d}:30", today, zone=zone).race
    assert (race.day, race.gun.date(), race.id) == (day, day, f"race-{day.isoformat()}")
    assert race.gun.tzinfo == ZoneInfo(zone)
    assert race.gun.hour in (hour, hour + 1)
    assert Race.model_validate(race.model_dump()) == race


def test_an_hour_that_a_clock_change_skips_moves_past_it():
    race = entered("28/03/2027 02:30", zone="Europe/Paris").race
    assert race.gun.isoformat() == "2027-03-28T03:30:00+02:00"


def test_a_race_in_vietnam_keeps_its_zone_wherever_the_runner_lives():
    assert entered("hue", zone="Europe/Paris").race.gun == entered("hue").race.gun
    assert entered("14/3", zone="Europe/Paris").race.gun.tzinfo == ZoneInfo("Europe/Paris")


def test_the_name_is_in_the_language_asked_for():
    assert entered("hanoi-midnight", language="en").race.name == "Hanoi Midnight"
    assert entered("hanoi-midnight", language="vi").race.name == "Hà Nội Midnight"
    assert entered("14/3", language="vi").race.name == "14/03/2027"


def test_a_renamed_race_keeps_its_id():
    assert entered("Tết run@14/3").race.id == entered("Chạy Tết@14/3").race.id == "race-2027-03-14"


@pytest.mark.parametrize("text", ["hanoi midnigt", "hanoi midnihgt", "hanoi midnigt@28/11", "hanoii-midnight@28/11"])
def test_one_slip_is_refused_with_the_name_that_was_meant(text):
    with pytest.raises(Unknown, match="race-unknown") as caught:
        entered(text)
    assert caught.value.near[0] == "Hanoi Midnight"


@pytest.mark.parametrize(
    ("text", "error", "code"),
    [
        ("", UsageError, "race-unreadable"),
        ("@", UsageError, "race-unreadable"),
        ("hue@", UsageError, "race-unreadable"),
        ("hue@1/12@2/12", UsageError, "race-unreadable"),
        ("a@b@c@d", UsageError, "race-unreadable"),
        ("h" * 201, UsageError, "race-unreadable"),
        ("nonsense", Unknown, "race-unknown"),
        ("12 xyz", UsageError, "date-unreadable"),
        ("31/11", UsageError, "date-impossible"),
        ("hue@31/11", UsageError, "date-impossible"),
        ("hue@28/13", UsageError, "date-month"),
        ("hue@1/12..3/12", UsageError, "race-not-virtual"),
        ("all-star", UsageError, "race-date-needed"),
        ("v-race", UsageError, "race-window-needed"),
        ("v-race@1/12..21/12@22/12/2026", UsageError, "race-outside-window"),
        ("14/3/2025", NoPlan, "day-past"),
        ("Tết@14/3/2025", NoPlan, "race-past"),
        ("hue@1/1/2025", NoPlan, "race-past"),
        ("all-star@08/02/2026", NoPlan, "race-past"),
        ("nowhere.toml", InputError, "file-missing"),
    ],
)
def test_what_cannot_be_a_race_is_refused(text, error, code):
    with pytest.raises(error) as caught:
        entered(text)
    assert caught.value.code == code


def test_a_distance_that_the_race_has_not_brings_those_it_has():
    with pytest.raises(UsageError, match="distance-not-offered") as caught:
        entered("hue", distance_km=15)
    assert caught.value.values["offered"] == "42, 21, 10, 5"


@pytest.mark.parametrize("km", [0, -1, 1001, float("nan"), float("inf")])
def test_a_distance_that_nobody_runs_is_refused(km):
    with pytest.raises(UsageError, match="distance-impossible"):
        entered("14/3", distance_km=km)


@pytest.mark.parametrize(
    ("text", "km"), [("21", 21), ("21.1 km", 21.1), ("10K", 10), ("42,195", 42.195), ("half", 21), ("bán marathon", 21)]
)
def test_distances_as_people_write_them(text, km):
    assert read_distance(text) == km


@pytest.mark.parametrize("text", ["", "far", "-5", "0", "1e9", "1.2.3", "٢١"])
def test_what_is_no_distance_is_refused(text):
    with pytest.raises(UsageError, match="distance-impossible"):
        read_distance(text)


def test_a_zone_off_the_list_is_refused_with_the_nearest():
    with pytest.raises(Unknown) as caught:
        entered("hue", zone="Asia/Hanoi")
    assert caught.value.near == ("Asia/Ho_Chi_Minh",)
    for path in ("../../etc/passwd", "/etc/localtime", "localtime", "posix/UTC", "Asia/Ho_Chi_Minh\0"):
        with pytest.raises(Unknown, match="zone-unknown"):
            entered("hue", zone=path)
    assert entered("14/3", zone="europe/paris").race.gun.tzinfo == ZoneInfo("Europe/Paris")


@given(st.permutations(["hue", "hanoi-midnight", "14/3", "2/5"]))
def test_a_season_is_in_the_order_of_its_guns(texts):
    races = [entry.race.id for entry in together(entered(text) for text in texts)]
    assert races == ["hanoi-midnight-2026", "hue-2026", "race-2027-03-14", "race-2027-05-02"]


@pytest.mark.parametrize("texts", [("hue", "Huế"), ("hue", "27/12")])
def test_one_day_holds_one_race(texts):
    with pytest.raises(UsageError, match="races-same-day"):
        together(entered(text) for text in texts)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("huêano-mdigt@/0123456789. ")), max_size=60))
def test_no_text_brings_anything_but_a_house_error(text):
    with suppress(InputError, NoPlan, UsageError):
        assert entered(text).race.day >= TODAY
