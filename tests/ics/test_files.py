"""A calendar file is its own memory: what is written over it is its next edition."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from calendar_plans import make_plan, with_race, with_session

from planner.errors import InputError, StoreError
from planner.exports import editions, files
from planner.exports.ics import Options, Variant, following, previous, recall, render
from planner.words import speaker

NOW = datetime(2026, 10, 4, 2, tzinfo=UTC)


def write(path: Path, plan, variant: Variant = Variant(), now: datetime = NOW, **more: bool):  # noqa: B008 - frozen
    rendered = following(path, plan, variant, now=now, **more)
    files.replace(path, rendered.data)
    return rendered.edition


def by_uid(edition: editions.Edition) -> dict[str, editions.Entry]:
    return {entry.uid: entry for entry in edition.entries}


def uid_of(place: int) -> str:
    return f"lan-hue-1a2b3c-{make_plan().sessions[place].id}@hip-planner"


def test_the_same_plan_over_its_file_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    write(path, make_plan())
    first, touched = path.read_bytes(), path.stat().st_mtime_ns
    write(path, make_plan(made_on=NOW.date() + timedelta(days=3)), now=NOW + timedelta(days=3))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (first, touched)


def test_a_file_is_read_back_as_the_edition_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    variant = Variant(alarms=(30,), runs=True, url="https://example.org/p/1")
    for zone in ("Asia/Ho_Chi_Minh", "Europe/London", "UTC"):
        path.unlink(missing_ok=True)
        for plan in (make_plan(zone), with_session(make_plan(zone), 2, minutes=20)):
            assert write(path, plan, variant) == previous(path)


def test_an_edition_goes_through_json_and_back() -> None:
    edition = render(make_plan(), Variant(runs=True)).edition
    assert editions.Edition.model_validate_json(edition.model_dump_json()) == edition


def test_only_the_session_that_moved_changes(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    before = by_uid(write(path, make_plan()))
    moved = make_plan().sessions[4].start + timedelta(days=1)
    after = by_uid(write(path, with_session(make_plan(), 4, start=moved, day=moved.date())))
    changed = {uid for uid in before if before[uid] != after[uid]}
    assert changed == {uid_of(4)}
    assert (after[uid_of(4)].sequence, after[uid_of(4)].stamp) == (1, NOW)


def test_a_renamed_race_leaves_the_sessions_and_the_calendar_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    before = write(path, make_plan())
    after = write(path, with_race(make_plan(), name="Huế Marathon"))
    assert after.face == before.face
    changed = {uid.split("-")[3] for uid in by_uid(before) if by_uid(before)[uid] != by_uid(after)[uid]}
    assert changed == {"race", "registration"}


def test_a_dropped_session_leaves_and_comes_back_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    plan = make_plan()
    write(path, plan)
    write(path, with_session(plan, 6, minutes=20))
    without = plan.model_copy(update={"sessions": plan.sessions[:6] + plan.sessions[7:]})
    gone = by_uid(write(path, without))[uid_of(6)]
    assert (gone.state, gone.sequence) == ("withdrawn", 1)
    assert b"w02-1" not in path.read_bytes().partition(b"BEGIN:VJOURNAL")[0]
    back = by_uid(write(path, plan))[uid_of(6)]
    assert (back.state, back.sequence) == ("shown", 2)
    assert back.stamp > gone.stamp
    assert b"VJOURNAL" not in path.read_bytes()


def test_a_dropped_session_stays_called_off_where_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    plan = make_plan()
    shows = Variant(cancelled=True, alarms=(30,))
    write(path, plan, shows)
    without = plan.model_copy(update={"sessions": plan.sessions[:6] + plan.sessions[7:]})
    entry = by_uid(write(path, without, shows))[uid_of(6)]
    assert (entry.state, entry.sequence) == ("cancelled", 1)
    for line in (
        f"SUMMARY:{speaker('en').say('ics-cancelled')} Hip strength",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "BUSYSTATUS:FREE",
    ):
        assert line in entry.body.decode()
    assert b"VALARM" not in entry.body
    assert by_uid(write(path, without, shows))[uid_of(6)] == entry
    assert by_uid(write(path, plan, shows))[uid_of(6)].sequence == 2


def test_the_past_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    plan = make_plan()
    before = by_uid(write(path, plan))
    later = plan.sessions[3].start
    rest = plan.model_copy(update={"sessions": plan.sessions[3:]})
    after = by_uid(write(path, rest, Variant(language="vi"), now=later))
    for place in range(3):
        assert after[uid_of(place)] == before[uid_of(place)]
    assert after[uid_of(3)].sequence == 1


def test_a_busy_calendar_does_not_keep_what_a_detailed_one_told(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    plan = make_plan()
    write(path, plan, Variant(cancelled=True))
    write(path, plan.model_copy(update={"sessions": plan.sessions[:-1]}), Variant(cancelled=True))
    write(path, plan, Variant(busy=True, cancelled=True), now=plan.sessions[5].start)
    assert b"Hip" not in path.read_bytes()
    assert b"Hu" not in path.read_bytes()


def test_making_it_again_goes_on_from_the_first_day(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    write(path, make_plan())
    write(path, make_plan(starts_on=NOW.date() + timedelta(days=9)))
    kept = previous(path)
    assert kept is not None
    assert (kept.face.plan, kept.face.starts_on) == ("lan-hue-1a2b3c", make_plan().starts_on)


def test_another_plan_is_refused_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    write(path, make_plan())
    before = path.read_bytes()
    with pytest.raises(InputError) as caught:
        write(path, make_plan(id="binh-hanoi-9f8e7d"))
    assert speaker("en").error(caught.value) == (
        f"{path} holds another plan (lan-hue-1a2b3c), not binh-hanoi-9f8e7d. "
        "Choose another name, or replace it with --force."
    )
    assert path.read_bytes() == before
    write(path, make_plan(id="binh-hanoi-9f8e7d"), force=True)
    assert b"lan-hue" not in path.read_bytes()


OURS = render(make_plan()).data
FOREIGN = {
    "empty": b"",
    "text": b"my notes\n",
    "another program's": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nEND:VCALENDAR\r\n",
    "cut off": OURS[:-200],
    "other line ends": OURS.replace(b"\r\n", b"\n"),
    "somebody's event among ours": OURS.replace(b"UID:lan-hue-1a2b3c-w05-1", b"UID:somebody", 1),
    "a part of another kind": OURS.replace(b"END:VCALENDAR", b"BEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\nEND:VCALENDAR"),
    "an event twice": OURS.replace(b"-w05-2@", b"-w05-1@"),
    "no stamp": OURS.replace(b"DTSTAMP:20261002T170000Z\r\n", b"", 1),
    "an unknown zone": OURS.replace(b"X-WR-TIMEZONE:Asia/Ho_Chi_Minh", b"X-WR-TIMEZONE:../../etc/passwd"),
    "a number that is none": OURS.replace(b"SEQUENCE:0", b"SEQUENCE:x", 1),
    "not text": OURS.replace(b"NAME:Hip", b"NAME:\xff\xfe", 1),
    "no plan": OURS.replace(b"X-PLANNER-PLAN", b"X-OTHER-PLAN", 1),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_foreign_file_is_refused_unless_forced(what: str, tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    path.write_bytes(FOREIGN[what])
    with pytest.raises(InputError) as caught:
        write(path, make_plan())
    assert caught.value.code == "export.foreign"
    assert path.read_bytes() == FOREIGN[what]
    write(path, make_plan(), force=True)
    assert path.read_bytes() == OURS


def test_an_event_edited_by_hand_is_put_right_with_a_new_number(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    path.write_bytes(OURS.replace(b"SUMMARY:Hip strength", b"SUMMARY:My strength", 1))
    entry = by_uid(write(path, make_plan()))[uid_of(0)]
    assert entry.sequence == 1
    assert b"My strength" not in path.read_bytes()


def test_links_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    real = tmp_path / "real.ics"
    real.write_bytes(OURS)
    (tmp_path / "link.ics").symlink_to(real)
    (tmp_path / "folder.ics").mkdir()
    os.mkfifo(tmp_path / "pipe.ics")
    for name, code in (("link", "export.link"), ("folder", "export.no-file"), ("pipe", "export.no-file")):
        with pytest.raises(InputError) as caught:
            write(tmp_path / f"{name}.ics", make_plan(), force=True)
        assert caught.value.code == code
    assert real.read_bytes() == OURS


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        write(tmp_path / "missing" / "hue.ics", make_plan())
    assert caught.value.code == "export.unwritable"
    assert list(tmp_path.iterdir()) == []


def test_a_replaced_file_keeps_its_mode_and_no_temporary_stays(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    write(path, make_plan())
    path.chmod(0o640)
    write(path, with_session(make_plan(), 1, minutes=20))
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["hue.ics"]


def test_a_file_remembers_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    first = Variant(alarms=(1500, 60, 0), runs=True, language="vi")
    write(path, make_plan(), first)
    rendered = following(path, make_plan(), now=NOW)
    shown, notes = Options().over(previous(path))
    assert (shown.alarms, shown.runs, shown.busy, shown.cancelled) == (first.alarms, True, False, False)
    assert [note.code for note in notes] == ["kept-alarms", "kept-variant"]
    assert rendered.notes == notes
    without, _ = Options(alarms=(), runs=False, busy=True).over(previous(path))
    assert (without.alarms, without.runs, without.busy) == ((), False, True)


@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_calendar_tells_its_language_races_and_sessions(tmp_path: Path, language: str, busy: bool) -> None:
    path = tmp_path / "hue.ics"
    plan = with_race(make_plan(), standing="registered")
    told = recall(write(path, plan, Variant(language=language, busy=busy)))
    assert (told.language, told.revision) == (language, 1)
    assert told.starts == {session.id: session.start for session in plan.sessions}
    assert told.registered == told.races.keys()
    assert [seen.gun for seen in told.races.values()] == [race.gun for race in plan.races]
    assert [plan.races[0].name in seen.title for seen in told.races.values()] == [not busy]
    assert recall(write(path, make_plan(), Variant(language=language, busy=busy))).registered == frozenset()


def test_what_differs_between_editions_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "hue.ics"
    plan = make_plan()
    before = write(path, plan)
    assert editions.difference(before, before)[1:] == (0, 0, 0, 0)
    later = plan.sessions[4].start + timedelta(days=1)
    plan = with_session(with_session(plan, 4, start=later, day=later.date()), 5, minutes=plan.sessions[5].minutes + 1)
    plan = plan.model_copy(update={"sessions": plan.sessions[:8] + plan.sessions[9:]})
    found = editions.difference(before, write(path, plan))
    assert (found.changed, found.moved, found.new, found.withdrawn) == (0, 2, 0, 1)
    assert sum(found) == len(before.entries)
    assert editions.difference(write(path, plan), write(path, make_plan())).new == 1
