"""The runner's own files: what they say, and how what is wrong in them is told."""

import time as clock
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athletes import agree, races_of, read_athlete
from planner.documents import LARGEST_BYTES
from planner.entries import resolve
from planner.errors import InputError, NoPlan, UsageError
from planner.model import Athlete, Blocked, Hours, WeeklyRun
from planner.words import error_text

TODAY = date(2026, 11, 22)
WHOLE = """
name = "Nguyễn An"
level = "beginner"
masters = true
gear = ["band", "chair"]
days = "t2,t4,t7"
hours = ["05:00-07:00", "18:00-21:30"]
preferred_days = ["mon"]
preferred_hours = "18:00-21:00"
sessions = 3
minutes = 20
policy = "easy-day"
language = "vi"
zone = "Europe/Paris"
week = "tue@05:30=quality/60,sun=long"
runs = ["runs.ics", "https://example.org/a.ics", "wed=easy"]

[[blocked]]
from = 2026-12-20
to = "3/1"
why = "travel"

[[blocked]]
from = "24/12"

[[titles]]
pattern = "Yasso"
kind = "quality"

[[races]]
name = "hue"
distance = 42
registered = true

[[races]]
name = "Chạy Tết"
date = 2027-02-14T06:00:00
distance = "10 km"
priority = "C"
place = "Hội An"
"""


def refused(path):
    with pytest.raises(InputError) as caught:
        read_athlete(path, today=TODAY)
    return caught.value


def test_a_whole_file_is_read(write):
    path = write(WHOLE)
    profile = read_athlete(path, today=TODAY)
    assert profile.athlete == Athlete(
        name="Nguyễn An",
        level="new",
        masters=True,
        gear=("band", "box"),
        days=("mon", "wed", "sat"),
        hours=(Hours(start=time(5), end=time(7)), Hours(start=time(18), end=time(21, 30))),
        preferred_days=("mon",),
        preferred_hours=(Hours(start=time(18), end=time(21)),),
        sessions=3,
        minutes=20,
        policy="easy-day",
        language="vi",
        zone="Europe/Paris",
        week=(
            WeeklyRun(weekday="tue", kind="quality", start=time(5, 30), minutes=60),
            WeeklyRun(weekday="sun", kind="long"),
        ),
        blocked=(
            Blocked(first=date(2026, 12, 20), last=date(2027, 1, 3), why="travel"),
            Blocked(first=date(2026, 12, 24), last=date(2026, 12, 24)),
        ),
    )
    assert profile.runs == (str(path.parent / "runs.ics"), "https://example.org/a.ics", "wed=easy")
    assert [(title.pattern, title.kind) for title in profile.titles] == [("Yasso", "quality")]


@pytest.mark.parametrize(
    ("kind", "code"), [("biến tốc", "quality"), ("Busy", "busy"), ("bận", "busy"), ("bỏ qua", "alone")]
)
def test_a_title_may_be_a_run_time_taken_or_nothing(write, kind, code):
    (title,) = read_athlete(write(f'[[titles]]\npattern = "Yasso*"\nkind = "{kind}"\n'), today=TODAY).titles
    assert (title.pattern, title.kind) == ("Yasso*", code)


def test_the_races_of_a_file_are_settled(write):
    entries, over = races_of(read_athlete(write(WHOLE), today=TODAY), today=TODAY)
    hue, own = (entry.race for entry in entries)
    assert (hue.id, hue.distance_km, hue.standing, hue.name) == ("hue-2026", 42, "registered", "Marathon Huế")
    assert (own.id, own.priority, own.place, own.distance_km) == ("race-2027-02-14", "C", "Hội An", 10)
    assert own.gun.isoformat() == "2027-02-14T06:00:00+01:00"
    assert over == ()


def test_a_race_that_is_over_is_left_out_and_told(write):
    profile = read_athlete(write('[[races]]\nname = "Old"\ndate = 2025-01-01\n'), today=TODAY)
    entries, (note,) = races_of(profile, today=TODAY)
    assert entries == ()
    assert (note.code, note.values["name"]) == ("race-past", "Old")


def test_an_empty_file_takes_every_default(write):
    assert read_athlete(write(""), today=TODAY).athlete == Athlete()


def test_a_week_may_be_tables(write):
    path = write(
        '[[week]]\nday = "thứ ba"\nkind = "biến tốc"\nstart = 05:30:00\nminutes = 50\n'
        '[[week]]\nday = "t7,cn"\nkind = "long"\nstart = "5h"\n'
    )
    assert read_athlete(path, today=TODAY).athlete.week == (
        WeeklyRun(weekday="tue", kind="quality", start=time(5, 30), minutes=50),
        WeeklyRun(weekday="sat", kind="long", start=time(5)),
        WeeklyRun(weekday="sun", kind="long", start=time(5)),
    )


def test_nothing_to_train_with_and_no_preferences_may_be_said(write):
    athlete = read_athlete(write('gear = "none"\npreferred_days = []\npreferred_hours = []\n'), today=TODAY).athlete
    assert (athlete.gear, athlete.preferred_days, athlete.preferred_hours) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "line", "field", "near"),
    [
        ('\nlevle = "new"\n', 2, "levle", "level"),
        ("timezone = 1\n", 1, "timezone", "zone"),
        ('[[races]]\nname = "hue"\n[[races]]\nnam = "x"\n', 4, "races[2].nam", "name"),
        ("[[blocked]]\nform = 2026-01-01\n", 2, "blocked[1].form", "from"),
        ('[[week]]\nday = "mon"\nkinds = "easy"\n', 3, "week[1].kinds", "kind"),
        ('[[titles]]\npattern = "a"\nkind = "easy"\nwhat = 1\n', 4, "titles[1].what", ""),
        ("[athlete]\nname = 1\n", 1, "athlete", ""),
    ],
)
def test_an_unknown_key_brings_its_line_and_the_nearest(write, text, line, field, near):
    path = write(text)
    with pytest.raises(InputError, match="field-unknown") as caught:
        races_of(read_athlete(path, today=TODAY), today=TODAY)
    values = caught.value.values
    assert (values["where"], values["field"], values["near"]) == (f"{path}:{line}", field, near)


@pytest.mark.parametrize(
    ("text", "field", "right"),
    [
        ('level = "expertt"', "level", "new, regular, advanced"),
        ("level = 3", "level", "new, regular, advanced"),
        ('masters = "yes"', "masters", "true, false"),
        ('gear = ["band", "rope"]', "gear", "band, loop, box, ball, weight"),
        ('days = ["mon", "tuu"]', "days", "mon, wed, sat"),
        ("days = [1]", "days", "mon, wed, sat"),
        ('hours = ["evening"]', "hours", "18:00-21:00"),
        ("sessions = 4", "sessions", "1–3"),
        ("sessions = true", "sessions", "1–3"),
        ("minutes = 5", "minutes", "10–60"),
        ('policy = "both"', "policy", "hard-day, easy-day"),
        ('language = "fr"', "language", "en, vi"),
        ('zone = "Asia/Hanoi"', "zone", "Asia/Ho_Chi_Minh"),
        ('zone = "../../etc/passwd"', "zone", "Asia/Ho_Chi_Minh"),
        ('week = "tue=slow"', "week", "tue=quality,sun=long"),
        ("week = 5", "week", "[[week]]"),
        ("name = 5", "name", '"Nguyễn An"'),
        ("runs = 5", "runs", '["runs.ics", "https://…", "tue=quality,sun=long"]'),
        ("races = 5", "races", "[[races]]"),
        ('[[blocked]]\nfrom = "31/11"', "blocked[1].from", "30/11"),
        ('[[blocked]]\nfrom = "1/11"\nto = "31/11"', "blocked[1].to", "30/11"),
        ("[[blocked]]\nfrom = 5", "blocked[1].from", "20/12/2026"),
        ('[[blocked]]\nfrom = "1/11"\nwhy = "lazy"', "blocked[1].why", "travel, illness, holiday, other"),
        ('[[week]]\nday = "mon"\nkind = "easy"\nstart = "25:00"', "week[1].start", "05:30"),
        ('[[titles]]\npattern = ""\nkind = "easy"', "titles[1].pattern", '"Yasso 800"'),
    ],
)
def test_a_wrong_value_brings_its_field_and_what_would_be_right(write, text, field, right):
    path = write(text + "\n")
    error = refused(path)
    assert error.code == "field-value"
    assert error.values["field"] == field
    assert error.values["right"] == right
    key = field.rpartition(".")[2]
    line = next(number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(key))
    assert error.values["where"] == f"{path}:{line}"


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("days = []", "field-days-none", "days"),
        ("hours = []", "field-hours-none", "hours"),
        ('hours = ["21:00-18:00"]', "field-backwards", "hours"),
        ('preferred_hours = "21-18"', "field-backwards", "preferred_hours"),
        ('days = "mon"\npreferred_days = "tue"', "field-days-outside", "preferred_days"),
        ('hours = "05:00-07:00"\npreferred_hours = "18:00-21:00"', "field-hours-outside", "preferred_hours"),
        ('hours = "18:00-18:15"', "field-hours-too-short", "hours"),
        ("[[blocked]]\nfrom = 2026-12-20\nto = 2026-12-10", "field-backwards", "blocked[1].to"),
        ("[[blocked]]\nto = 2026-12-10", "field-missing", "blocked[1].from"),
        ('[[week]]\nday = "mon"', "field-missing", "week[1].kind"),
        ('[[titles]]\npattern = "x"', "field-missing", "titles[1].kind"),
    ],
)
def test_values_that_contradict_each_other_are_refused(write, text, code, field):
    error = refused(write(text))
    assert (error.code, error.values["field"]) == (code, field)


def test_backwards_hours_are_told_the_right_way_round(write):
    assert refused(write('hours = "21:00-18:00"')).values["right"] == "18:00-21:00"


def test_options_are_held_to_the_same_agreement():
    agree(Athlete())
    with pytest.raises(UsageError, match="days-none"):
        agree(Athlete(days=()))


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ('name = "hue"\ndate = "31/11"', "field-value", "races[1].date"),
        ('name = "hue"\ndistance = "far"', "field-value", "races[1].distance"),
        ('name = "hue"\npriority = "D"', "field-value", "races[1].priority"),
        ('name = "hue"\nregistered = "yes"', "field-value", "races[1].registered"),
        ('name = "Tết"\ndate = "14/2"\nzone = "Mars"', "field-value", "races[1].zone"),
        ('name = "Tết"\ndate = "14/2"\ntime = "25:00"', "field-value", "races[1].time"),
        ('name = "Tết"\nwindow = "14/2/2027..13/2/2027"', "field-backwards", "races[1].window"),
        ('name = "hanoi midnigt"', "field-value", "races[1].name"),
        ("name = 5", "field-value", "races[1].name"),
        ("distance = 5", "field-missing", "races[1].date"),
    ],
)
def test_a_race_that_cannot_be_brings_its_field(write, text, code, field):
    profile = read_athlete(write(f"[[races]]\n{text}\n"), today=TODAY)
    with pytest.raises(InputError) as caught:
        races_of(profile, today=TODAY)
    assert (caught.value.code, caught.value.values["field"]) == (code, field)


RACE = {
    "toml": 'name = "Chạy Tết"\ndate = 2027-02-14\ntime = 06:15:00\ndistance = 10\nzone = "Europe/Paris"\n',
    "json": '{"name": "Chạy Tết", "date": "14/2/2027", "time": "6h15", "distance": 10, "zone": "Europe/Paris"}',
}


@pytest.mark.parametrize("form", RACE)
def test_a_race_may_be_a_file(write, form):
    path = write(RACE[form], f"my-race.{form}")
    race = resolve(str(path), today=TODAY, registered=True).race
    assert (race.id, race.name, race.distance_km) == ("race-2027-02-14", "Chạy Tết", 10)
    assert race.gun == datetime.fromisoformat("2027-02-14T06:15:00+01:00")
    assert race.standing == "registered"


def test_a_race_file_that_ends_its_day_begins_the_next(write):
    race = resolve(str(write('name = "Chạy Tết"\ndate = "14/2/2027"\ntime = "24:00"\n', "own.toml")), today=TODAY).race
    assert race.gun.isoformat() == "2027-02-15T00:00:00+07:00"


@pytest.mark.parametrize(
    ("name", "said"),
    [("A", "the field “date” is missing. Add it."), ("Huee", "“name” cannot be “Huee”. Did you mean Huế Marathon?")],
)
def test_a_race_file_with_only_a_name_of_its_own_lacks_the_date(write, name, said):
    with pytest.raises(InputError) as caught:
        resolve(str(write(f'name = "{name}"\n', "own.toml")), today=TODAY)
    assert said in error_text(caught.value, "en")


def test_a_race_file_may_be_called_nearly_as_a_race_of_ours(write):
    path = write('name = "Hanoi Midnigt"\ndate = "14/2/2027"\n', "own.toml")
    assert resolve(str(path), today=TODAY).race.name == "Hanoi Midnigt"


def test_an_instant_with_an_offset_is_moved_to_the_zone(write):
    path = write('date = 2027-02-13T23:00:00Z\nname = "Tết"\n', "own.toml")
    assert resolve(str(path), today=TODAY).race.gun.isoformat() == "2027-02-14T06:00:00+07:00"


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ('name = "a"\nlevel = = 1\n', "file-syntax", ":2:9"),
        ('name = "a', "file-syntax", ":1:1"),
        ("a = 1\na = 2\n", "file-syntax", ":2"),
        (b'name = "\xff"\n', "file-not-utf8", ":1"),
        (b"#" * (LARGEST_BYTES + 1), "file-too-large", None),
        ("\n" + "a." * 6000 + "a = 1", "file-line-too-long", ":2"),
        ("a = " + "[" * 9000, "file-too-deep", None),
        ("a = " + "9" * 9000, "file-syntax", None),
        ("\0", "file-syntax", ":1:1"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(write, content, code, where):
    path = write(content)
    started = clock.process_time()
    error = refused(path)
    assert clock.process_time() - started < 3
    assert error.code == code
    assert where is None or str(error.values["where"]).startswith(f"{path}{where}")


@pytest.mark.parametrize("content", ["[1]", "{", "NaN", "[" * 100_000])
def test_json_that_is_no_object_is_refused(write, content):
    path = write(content, "race.json")
    with pytest.raises(InputError) as caught:
        resolve(str(path), today=TODAY)
    assert caught.value.code in ("file-syntax", "file-too-deep", "file-line-too-long")


def test_a_missing_file_brings_its_neighbours(write):
    path = write("").with_name("atlete.toml")
    error = refused(path)
    assert (error.code, error.values["near"]) == ("file-missing", "athlete.toml")


def test_a_folder_is_no_file(tmp_path):
    assert refused(tmp_path).code == "file-not-a-file"


def test_a_name_that_no_system_opens_is_refused(tmp_path):
    assert refused(tmp_path / ("x" * 5000)).code in ("file-unreadable", "file-missing")
    assert refused(tmp_path / "a\0b.toml").code == "file-unreadable"


LINES = st.sampled_from(WHOLE.splitlines())


@given(
    lines=st.lists(
        st.one_of(
            LINES,
            st.text(max_size=20),
            st.builds(
                "{} = {}".format,
                st.sampled_from(
                    ["name", "days", "hours", "week", "runs", "zone", "minutes", "gear", "from", "date", "to"]
                ),
                st.sampled_from(
                    ["1", "-1", "[]", "[[]]", "{}", '""', "nan", "1e400", "2026-12-01", "05:30:00", '["a", 1]']
                ),
            ),
        ),
        max_size=12,
    )
)
def test_no_content_brings_anything_but_a_house_error(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("any") / "athlete.toml"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    with suppress(InputError, NoPlan, UsageError):
        races_of(read_athlete(path, today=TODAY), today=TODAY)


def test_hours_without_a_preference_are_no_contradiction(tmp_path: Path) -> None:
    """The usual evening is our assumption: a runner of mornings never said it."""
    path = tmp_path / "athlete.toml"
    path.write_text('hours = ["05:00-08:00"]\n', encoding="utf-8")
    assert read_athlete(path, today=date(2026, 9, 7)).athlete.preferred_hours == ()
