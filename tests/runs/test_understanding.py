"""Understanding: what titles in two languages, lengths, categories, feeds and the runner's own rules mean."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from calendars_written import HOME, written

from planner.model import WEEKDAYS, Athlete, WeeklyRun
from planner.runs import lengths
from planner.runs.expanding import occurrences
from planner.runs.reading import read
from planner.runs.understanding import Understood, understand

FIRST, LAST = date(2026, 11, 30), date(2026, 12, 31)


@dataclass(frozen=True)
class Rule:
    pattern: str
    kind: str


def understood(
    *events: str, head: str = "PRODID:x", rules: tuple[Rule, ...] = (), athlete: Athlete | None = None
) -> list[Understood]:
    calendar = occurrences(read(written(*events, head=head), home=HOME), FIRST, LAST, HOME)
    return list(understand(calendar, athlete or Athlete(), rules)[2])


def timed(title: str, day: str = "20261201", hours: str = "0530-0615", more: str = "") -> str:
    start, end = hours.split("-")
    return f"UID:{day}{hours}\nDTSTART:{day}T{start}00\nDTEND:{day}T{end}00\nSUMMARY:{title}\n{more}"


TITLES = {
    "easy": (
        "Easy run|easy|Easy 8 km|Recovery run|Jog with Minh|Chạy nhẹ 8 km|chay nhe 8km|CHẠY NHẸ"
        "|Thả lỏng 5km|Walk run|Chạy|Run|Trail run|Chạy bộ buổi sáng|Race week: easy 5 km"
        "|Không tập gym, chạy nhẹ 5km|Pre-race shakeout|Trail 25km|Ultra 50k|E 8km|Ghép nhóm 10km|Holiday run 10k"
        "|Run the trails with Lan|Chạy trả bài"
    ),
    "quality": (
        "Tempo|Tempo 10k|Intervals|interval|8x400m|6 × 1 km|Hills|Hills 8km|Hill repeats|Fartlek"
        "|Threshold 10 km|VO2max|Chạy biến tốc|Biến tốc 8x400|bien toc 10 km|Ngưỡng 6km|Chạy ngưỡng|Dốc"
        "|chạy dốc|Race pace 12 km|Chạy tempo|MP 16k|Test 5k|Kiểm tra 5km|Track Tuesday|Bài tập tốc độ"
    ),
    "long": (
        "Long run|Long run 18k|long|Long 25 km|Sunday long|LSD|Chạy dài|Chạy dài 25km|chay dai|Dài 20 km|Easy long run"
    ),
    "race": (
        "Race|Race day|parkrun|Giải chạy Hồ Tây|Giải VnExpress Huế|Giải 10 km công ty"
        "|Hanoi Half Marathon|Long Biên Marathon|Long An Marathon|Huế Marathon 42km|Giải marathon Huế"
    ),
    "strength": (
        "Gym|Strength|Tập gym|Tập tạ|tap ta|đi gym|Weights|Leg day|Lower body|Legs and core|Không chạy, đi gym|Bổ trợ"
    ),
    "alone": (
        "Rest day|Rest|Nghỉ|Nghỉ ngơi|nghi ngoi|Ngày nghỉ|Day off|No run today|Không chạy|No gym|Nghỉ chạy|Bỏ chạy dài"
        "|Long run (cancelled)|Chạy dài (huỷ)|[Hủy] Chạy dài|CANCELLED: Long run|Chạy dài - đã huỷ"
    ),
    "busy": (
        "Dentist|Họp|Ăn chay với mẹ|Ăn tối với Long|Nghỉ trưa|Giải lao|Beverly Hills dinner|Run errands"
        "|Dry run|Race condition review|Chạy deadline|Đón con|Swim intervals|Đạp xe|Nhận bib giải Huế"
        "|Longevity talk|Data recovery plan|Đi bộ cùng bà|Core team meeting|Speed dating|Movie marathon"
        "|Giải quyết hồ sơ|Đăng ký giải Huế|Run the board meeting|Drive 25 km|Giao hàng 10km|Trả 50k cafe|Bike 40km"
        "|Test|Kiểm tra|Đi công tác Đà Nẵng|Drive 300 km"
    ),
}


@pytest.mark.parametrize(
    ("title", "what"), [(title, what) for what, titles in TITLES.items() for title in titles.split("|")]
)
def test_a_title_means_what_a_runner_means_by_it(title: str, what: str) -> None:
    (one,) = understood(timed(title))
    assert one.what == what, one.reason


def test_every_event_has_a_reason_that_quotes_it() -> None:
    tempo, dentist, gone = understood(
        timed("Tempo with Lan"),
        timed("Dentist", hours="0900-1000"),
        timed("Easy run", hours="1800-1900", more="STATUS:CANCELLED"),
    )
    assert (tempo.reason.rule, tempo.reason.values["phrase"]) == ("runs.title", "tempo")
    assert (dentist.what, dentist.minutes, dentist.reason.rule) == ("busy", 60, "runs.busy")
    assert (gone.what, gone.reason.rule) == ("alone", "runs.cancelled")


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Gym + chạy nhẹ 5k", "PRODID:x"),
        ("Run: Easy then gym", "PRODID:x"),
        ("Run: Easy then gym", "PRODID:TrainingPeaks"),
    ],
)
def test_a_title_that_joins_a_run_with_strength_work_keeps_both(title: str, head: str) -> None:
    assert [one.what for one in understood(timed(title), head=head)] == ["easy", "strength"]


@pytest.mark.parametrize(
    ("title", "phrase"), [("8x400m", "8x400m"), ("Track 6 × 800m", "6 × 800m"), ("E 8km", "e 8km")]
)
def test_a_reason_quotes_whole_words(title: str, phrase: str) -> None:
    assert understood(timed(title))[0].reason.values["phrase"] == phrase


def test_days_away_are_left_alone_and_told_with_their_days() -> None:
    away, festive = understood(
        "UID:a\nDTSTART:20261207\nDTEND:20261211\nSUMMARY:Đi công tác Đà Nẵng",
        "UID:b\nDTSTART:20261224\nSUMMARY:Holiday",
    )
    assert (away.what, away.reason.rule) == ("alone", "runs.away")
    assert (away.reason.values["first_day"], away.reason.values["last_day"]) == ("2026-12-07", "2026-12-10")
    assert (festive.what, festive.reason.rule) == ("alone", "runs.all-day")


def test_one_run_or_strength_work_is_no_habit_of_running() -> None:
    told = understood(
        timed("Easy run", "20261201", "1800-1845"),
        *(timed("Gym", day, "1200-1245") for day in ("20261202", "20261203")),
        "UID:x\nDTSTART:20261208\nSUMMARY:Tempo",
    )
    assert f"{told[-1].start:%H:%M}" == "05:30"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("TRANSP:TRANSPARENT", "runs.free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "runs.free"),
        ("STATUS:CANCELLED", "runs.cancelled"),
    ],
)
def test_time_that_is_left_free_is_not_taken(more: str, code: str) -> None:
    (one,) = understood(timed("Lunch", more=more))
    assert (one.what, one.reason.rule) == ("alone", code)


def test_an_all_day_event_that_is_no_run_is_left_alone() -> None:
    (one,) = understood("UID:a\nDTSTART:20261201\nSUMMARY:Sinh nhật mẹ")
    assert (one.what, one.start, one.reason.rule) == ("alone", None, "runs.all-day")


@pytest.mark.parametrize(
    ("lengths_told", "longest", "code"),
    [
        ("45,80,50", "long", "runs.longest"),
        ("45,60,48", "long", "runs.longest-by-far"),
        ("45,55,48", "easy", "runs.plain"),
        ("45,60", "easy", "runs.plain"),
        ("76", "long", "runs.longest"),
        ("80,80", "easy", "runs.plain"),
    ],
)
def test_a_weeks_longest_run_is_its_long_run(lengths_told: str, longest: str, code: str) -> None:
    minutes = [int(length) for length in lengths_told.split(",")]
    told = understood(
        *(
            timed("Run", f"202612{place + 1:02d}", f"0500-{5 + m // 60:02d}{m % 60:02d}")
            for place, m in enumerate(minutes)
        )
    )
    most = max(told, key=lambda one: one.minutes or 0)
    assert (most.what, most.reason.rule) == (longest, code)


def test_a_titled_long_run_leaves_the_others_as_they_are() -> None:
    told = understood(timed("Long run", "20261206", "0500-0610"), timed("Run", "20261203", "0500-0630"))
    assert sorted(one.what for one in told) == ["easy", "long"]


def test_a_category_tells_what_a_title_does_not() -> None:
    plain, named = understood(
        timed("With Lan", more="CATEGORIES:Running,Intervals"),
        timed("Riverside 7 km", "20261202", more="CATEGORIES:Running"),
    )
    assert (plain.what, plain.reason.rule) == ("quality", "runs.category")
    assert named.what == "easy"


@pytest.mark.parametrize(
    ("pattern", "title"),
    [("sông hương", "Vòng SÔNG HƯƠNG"), ("club*", "Club night"), ("song huong", "vòng sông Hương sáng")],
)
def test_the_runners_own_rule_comes_first(pattern: str, title: str) -> None:
    (one,) = understood(timed(title), rules=(Rule(pattern, "quality"),))
    assert (one.what, one.reason.rule, one.reason.values["pattern"]) == ("quality", "runs.override", pattern)


def test_the_runners_own_rule_can_make_nothing_of_an_event() -> None:
    busy, alone = understood(
        timed("Tempo"), timed("Easy", "20261202"), rules=(Rule("tempo", "busy"), Rule("easy", "alone"))
    )
    assert (busy.what, alone.what) == ("busy", "alone")


def test_a_word_of_a_rule_is_a_whole_word() -> None:
    (one,) = understood(timed("Template review"), rules=(Rule("temp", "race"),))
    assert one.what == "busy"


def test_an_all_day_run_gets_the_runners_usual_hour() -> None:
    told = understood(
        timed("Easy run", "20261201", "1800-1845"),
        timed("Easy run", "20261203", "1800-1845"),
        timed("Long run", "20261206", "0500-0700"),
        "UID:x\nDTSTART:20261208\nSUMMARY:Tempo",
        "UID:y\nDTSTART:20261212\nSUMMARY:Easy run",
    )
    hours = [f"{one.start:%H:%M}" for one in told if one.start]
    assert hours == ["18:00", "18:00", "05:00", "18:00", "05:00"]
    assert [one.hour_assumed for one in told] == [False, False, False, True, True]


def test_where_no_run_has_an_hour_the_week_of_the_runner_tells_it() -> None:
    from datetime import time

    athlete = Athlete(week=(WeeklyRun(weekday="tue", kind="easy", start=time(19, 15)),))
    (one,) = understood("UID:x\nDTSTART:20261208\nSUMMARY:Tempo", athlete=athlete)
    assert one.start is not None
    assert f"{one.start:%a %H:%M}" == "Tue 19:15"


def test_the_day_is_the_runners_own() -> None:
    (one,) = understood("UID:x\nDTSTART:20261201T223000Z\nDTEND:20261201T233000Z\nSUMMARY:Tempo")
    assert one.day == date(2026, 12, 2)
    (away,) = understood(
        "UID:x\nDTSTART:20261201T223000Z\nDTEND:20261201T233000Z\nSUMMARY:Tempo", athlete=Athlete(zone="Europe/Paris")
    )
    assert away.day == date(2026, 12, 1)
    assert away.start is not None
    assert away.start.tzinfo == ZoneInfo("Europe/Paris")


RUNNA = "UPCOMING_PLAN_WORKOUT-0b7c_plan_week_7"


@pytest.mark.parametrize(
    ("code", "what"),
    [("TEMPO", "quality"), ("LEGS_AND_CORE", "strength"), ("EASY_RUN", "easy"), ("WALK_RUN", "easy"), ("RACE", "race")],
)
def test_runnas_own_code_comes_before_its_title(code: str, what: str) -> None:
    (one,) = understood(
        f"UID:{RUNNA}_{code}_0\nDTSTART:20261201\nSUMMARY:🏃 Riverside • 6km\nX-WORKOUT-ESTIMATED-DURATION:2400"
    )
    assert (one.what, one.minutes, one.reason.rule) == (what, 40, "runs.feed-code")


def test_a_code_that_nobody_knows_leaves_it_to_the_title() -> None:
    (one,) = understood(f"UID:{RUNNA}_SOMETHING_NEW_0\nDTSTART:20261201\nSUMMARY:🏃 Cheeky Hills • 6km")
    assert (one.what, one.reason.rule) == ("quality", "runs.title")


@pytest.mark.parametrize(
    ("head", "title", "what"),
    [
        ("PRODID:TrainingPeaks", "Run: Hills", "quality"),
        ("PRODID:TrainingPeaks", "Bike: Intervals", "alone"),
        ("PRODID:TrainingPeaks", "Strength: Hips", "strength"),
        ("PRODID:TrainingPeaks", "Day Off", "alone"),
        ("PRODID:-//Final Surge//EN", "Run - Easy", "easy"),
        ("PRODID:-//Garmin//EN", "Threshold", "quality"),
        ("PRODID:-//Google Inc//EN", "Threshold", "quality"),
        ("PRODID:-//Google Inc//EN", "Threshold of pain, a film", "alone"),
    ],
)
def test_the_manners_of_known_feeds(head: str, title: str, what: str) -> None:
    (one,) = understood(f"UID:a\nDTSTART:20261201\nSUMMARY:{title}", head=head)
    assert one.what == what, one.reason


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("Easy 12 km", 12),
        ("12km", 12),
        ("10k", 10),
        ("21,1 km", 21.1),
        ("5 mi", 8.05),
        ("8 x 1 km", None),
        ("3 km + 10 km", 10),
        ("12 km/h", None),
        ("Chạy 15 cây số", 15),
        ("room 12", None),
    ],
)
def test_distances(text: str, km: float | None) -> None:
    assert lengths.distance_km(text) == km


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 phút", 90),
        ("1h30", 90),
        ("1h30m", 90),
        ("1 giờ 30 phút", 90),
        ("2 tiếng", 120),
        ("1 tiếng rưỡi", 90),
        ("45'", 45),
        ("45 min easy", 45),
        ("1.5 h", 90),
        ("Chạy lúc 5h30", None),
        ("Chạy 5h30", None),
        ("5 giờ sáng", None),
        ("6x3 min", None),
        ("5:30 am", None),
        ("5 min/km", None),
    ],
)
def test_lengths(text: str, minutes: int | None) -> None:
    assert lengths.minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"), [("9km • 50m - 55m", 55), ("Planned Time: 1:30:00", 90), ("400m", None), ("8x200m", None)]
)
def test_lengths_in_the_manner_of_feeds(text: str, minutes: int | None) -> None:
    assert lengths.minutes(text, feed=True) == minutes


def test_every_weekday_has_a_name() -> None:
    told = understood(*(timed("Easy run", f"202612{day:02d}") for day in range(7, 14)))
    assert [WEEKDAYS[one.day.weekday()] for one in told] == list(WEEKDAYS)
