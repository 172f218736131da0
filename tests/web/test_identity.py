"""Whose an event is: runners who share a race share no UID, and a plan has the same ones wherever it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import exports
from planner.asked import Asked
from planner.cli import main
from planner.following import Following
from planner.model import Plan
from planner.publish import publish
from planner.rendering import Asking
from planner.shelves import shelf_at
from planner.store import Store, new_person, open_store
from planner.store.records import Link
from planner.web.desk import Created, Desk

HUE = Asked(races=("hue@27/12/2026",))


@pytest.fixture
def created(following: Following) -> Callable[[], Created]:
    return lambda: Desk(following, "https://run.example").create(HUE, "en")


def uids(data: bytes) -> set[str]:
    return set(re.findall(r"\r\nUID:(.*?)\r\n", data.replace(b"\r\n ", b"").decode()))


def shown(store: Store, link: Link) -> set[str]:
    """Return the UIDs that a feed shows."""
    reader = store.feed_reader(0)
    served = reader.feed(link.feed.token_hash)
    reader.close()
    assert served is not None
    return uids(served.body or b"")


def test_two_nameless_runners_of_one_race_share_no_event(created: Callable[[], Created], store: Store) -> None:
    one, other = created(), created()
    assert shown(store, one.feed)
    assert shown(store, one.feed).isdisjoint(shown(store, other.feed))
    assert [session.id for session in one.plan.sessions] == [session.id for session in other.plan.sessions]


def test_a_kept_plan_has_the_same_events_in_its_feed_in_a_file_and_published(
    created: Callable[[], Created], following: Following, tmp_path: Path, moved: Callable[..., Plan]
) -> None:
    store = following.store
    one = created()
    key = str(one.feed.feed.plan)
    assert store.plan(key) == one.plan
    told = shown(store, one.feed)
    assert told == uids(exports.export(one.plan, "ics", "en"))
    publish(following, shelf_at(str(tmp_path / "public")), [key])
    (file,) = (tmp_path / "public" / "f").glob("*.ics")
    assert uids(file.read_bytes()) == told
    following.revise(key, moved(one.plan), 1)
    following.return_to(key, 1, 2)
    assert shown(store, one.feed) == told


def test_a_plan_that_was_kept_before_goes_on_with_the_events_it_had(
    following: Following, hue: Plan, moved: Callable[..., Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("planner.store.plans.id_of", lambda plan, _person: plan)
        key = following.follow(hue, person=new_person()).key
    link = following.subscribe(key, Asking())
    told = shown(following.store, link)
    assert all(uid.startswith(f"{hue.id}-") for uid in told)
    following.revise(key, moved(following.store.plan(key)), 1)
    assert shown(following.store, link) == told


def test_rows_of_a_club_without_names_share_no_event_and_keep_theirs_on_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("club.csv").write_text("email,race,days\na@x.vn,hue@27/12/2026,\nb@x.vn,hue@27/12/2026,\n")
    into = ("--into", "club.sqlite", "--links", "links.csv", "--base-url", "https://run.example", "--workers", "1")

    def seen(today: str) -> list[set[str]]:
        assert main(["batch", "club.csv", *into, "--today", today]) == 0, capsys.readouterr()
        with open_store("club.sqlite") as store:
            return [uids(exports.export(store.plan(kept.key), "ics", "en")) for kept in every(store)]

    def every(store: Store) -> list[Any]:
        return sorted(store.plans(), key=lambda kept: kept.person)

    first = seen("2026-09-21")
    assert len(first) == 2
    assert first[0].isdisjoint(first[1])
    Path("club.csv").write_text('email,race,days\na@x.vn,hue@27/12/2026,"mon,fri"\nb@x.vn,hue@27/12/2026,\n')
    later = seen("2026-10-05")
    assert [a & b != set() for a, b in zip(first, later, strict=True)] == [True, True]
    assert later[0].isdisjoint(later[1])
    with open_store("club.sqlite") as store:
        assert len(store.plans()) == 2
