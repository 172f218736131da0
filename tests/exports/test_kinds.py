"""Every kind of file: the same bytes for the same plan, known again as its plan's, whole in both languages."""

import csv
import io
import json
from importlib import import_module
from pathlib import Path, PurePath

import pytest

from planner import exports, templates
from planner.errors import InputError, Unknown
from planner.exports import json as plan_json
from planner.exports import table
from planner.exports.csv import HEAD
from planner.exports.layout import Page, cells
from planner.model import Plan
from planner.words import speaker

ROOT = Path(__file__).parents[2]
OWNED = ("json", "md", "csv", "txt")
KINDS = ("ics", *OWNED)
LANGUAGES = templates.languages()


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_every_column_of_the_spreadsheet_is_documented(name: str) -> None:
    told = (ROOT / name).read_text(encoding="utf-8")
    assert [column for column in HEAD if f"`{column}`" not in told] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_plan_gives_the_same_bytes(kind: str, plan: Plan) -> None:
    again = plan_json.load(plan_json.export(plan), "plan.json")
    assert exports.export(plan, kind) == exports.export(plan, kind.upper()) == exports.export(again, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_has_its_own_file(kind: str, plan: Plan) -> None:
    told = {language: exports.export(plan, kind, language) for language in LANGUAGES}
    assert len(set(told.values())) == len(LANGUAGES)
    assert exports.export(plan, kind) == told["vi"]


@pytest.mark.parametrize("kind", OWNED)
def test_a_file_is_known_as_its_plans(kind: str, plan: Plan) -> None:
    owner = import_module(exports.KINDS[kind]).owner
    assert owner(exports.export(plan, kind)) == plan.id
    assert [owner(data) for data in (b"", b"mine\n", b'{"a": 1}', b"[]", b"\xff\xfe", b"planner\n")] == [None] * 6


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(Unknown) as refused:
        exports.kind_of(PurePath("plan.jsn"))
    assert refused.value.near[0] == "json"


def test_json_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_json.load(plan_json.export(plan), "plan.json") == plan


def test_json_is_the_form_of_the_design(plan: Plan) -> None:
    told = json.loads(plan_json.export(plan, "en"))
    assert told["schema"] == "planner.plan/1"
    assert told["races"][0]["gun"] == "2026-11-29T01:15:00+07:00"
    assert {"id", "week", "day", "start", "minutes", "phase", "kind", "rpe", "rir", "load_au"} <= set(
        told["sessions"][0]
    )
    assert told["sessions"][0]["start"].endswith("+07:00")
    assert [note["text"] for note in told["notes"]] == [speaker("en").note(note) for note in plan.notes]


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        (b"{", "plan-not-json", ""),
        (b"\xff", "plan-not-json", ""),
        (b"[]", "plan-not-json", ""),
        (b'{"schema": "planner.plan/9"}', "plan-schema", ""),
        (b'{"a": 1}', "plan-field-missing", "id"),
    ],
    ids=["broken", "no text", "no object", "a later form", "nothing of a plan"],
)
def test_what_is_no_plan_is_refused(data: bytes, code: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        plan_json.load(data, "x.json")
    assert (refused.value.code, refused.value.values.get("field", "")) == (code, field)


@pytest.mark.parametrize(
    ("place", "value", "field"),
    [
        (("sessions", 0, "minutes"), "many", "sessions.0.minutes"),
        (("weeks", 1, "starts"), "someday", "weeks.1.starts"),
        (("timezone",), "Nowhere/At_All", "timezone"),
        (("extra",), 1, "extra"),
        (("runs", 0, "start"), "9999-12-31T23:59:59-12:00", "runs.0.start"),
    ],
    ids=["number", "day", "zone", "unknown", "beyond"],
)
def test_the_field_that_is_wrong_is_named(place: tuple[str | int, ...], value: object, field: str, plan: Plan) -> None:
    told = json.loads(plan_json.export(plan))
    inner = told
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(InputError) as refused:
        plan_json.load(json.dumps(told).encode(), "x.json")
    assert (refused.value.code, refused.value.values["field"]) == ("plan-field", field)


def test_csv_has_a_row_for_each_exercise(plan: Plan) -> None:
    rows = list(csv.DictReader(io.StringIO(exports.export(plan, "csv").decode("utf-8-sig"), newline="")))
    wanted = [(s.id, e.id, e.rung, e.sets, e.reps) for s in plan.sessions for e in s.exercises]
    assert [(r["session"], r["exercise"], r["rung"], int(r["sets"]), int(r["reps"])) for r in rows] == wanted
    assert {r["plan"] for r in rows} == {plan.id}
    assert exports.export(plan, "csv").count(b"\r\n") == len(rows) + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["md", "txt"])
def test_pages_tell_everything(kind: str, language: str, plan: Plan) -> None:
    text = " ".join(exports.export(plan, kind, language).decode().replace("\\", "").split())
    speaks = speaker(language)
    assert [session.id for session in plan.sessions if session.id not in text] == []
    assert [lost.id for lost in plan.given_up if lost.id not in text] == []
    notes = (" ".join(speaks.note(note).split()) for note in plan.notes)
    assert [note for note in notes if note not in text] == []
    assert speaks.say("stop-chest")[:20] in text
    assert "A|B *c* <i>" in text


def test_markdown_shows_what_people_typed_as_it_stands(plan: Plan) -> None:
    text = exports.export(plan, "md").decode()
    assert r"A\|B \*c\* \<i\>" in text
    assert "<i>" not in text


@pytest.mark.parametrize("width", [72, 80, 120])
def test_the_page_keeps_its_width(width: int, plan: Plan) -> None:
    page = Page(width)
    table.show(plan, speaker("vi"), page, today=plan.made_on, full=True)
    assert max(map(cells, page.lines)) <= width


def test_bars_grow_with_the_load() -> None:
    drawn = [table.bar(value, 100.0) for value in range(0, 101)]
    lengths = [sum((1.0 if letter == "█" else " ▏▎▍▌▋▊▉".index(letter) / 8) for letter in bar) for bar in drawn]
    assert lengths == sorted(lengths)
    assert (drawn[0], drawn[100]) == ("", "█" * table.BAR_WIDTH)
    assert drawn[1] != ""
    assert table.bar(0, 0) == ""


@pytest.mark.parametrize("kind", ["md", "txt", "html"])
def test_the_warm_up_is_told_wherever_sessions_are_read(kind: str, plan: Plan) -> None:
    for language in LANGUAGES:
        told = " ".join(exports.export(plan, kind, language).decode().split())
        assert told.count(speaker(language).say("ui-warm-up")) == 1
        minutes = [session.warmup_min for session in plan.sessions if session.warmup_min]
        named = {"en": "warm-up", "vi": "khởi động"}[language]
        assert minutes
        assert [told.count(f" min, {named} ") + told.count(f" phút, {named} ")] == [len(minutes)]


def test_the_spreadsheet_tells_what_of_a_session_warms_up(plan: Plan) -> None:
    rows = list(csv.DictReader(io.StringIO(exports.export(plan, "csv").decode("utf-8-sig"))))
    told = {row["session"]: int(row["warmup_min"]) for row in rows}
    assert told == {session.id: session.warmup_min for session in plan.sessions}


def test_a_spreadsheet_of_fewer_columns_is_known_again() -> None:
    from planner.exports.csv import owner

    assert owner("plan,session,week,day\r\np1,w05-1,3,2026-10-01\r\n".encode("utf-8-sig")) == "p1"
