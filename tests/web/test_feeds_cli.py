"""``planner feed`` and ``planner publish`` as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main, serving
from planner.exports.html.site import open_pages
from planner.following import Following
from planner.model import Plan
from planner.rendering import Asking
from planner.store import hash_token, open_store
from planner.web.desk import Desk, Gone
from tests.ports import free_port

COMMON = len(open_pages()) + 3
"""Files of a published place that belong to no plan."""


@dataclass(frozen=True)
class Printed:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Printed]


@pytest.fixture
def planner(
    tmp_path: Path, hue: Plan, clock: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Call the program over a store in which Huế is followed."""
    address = str(tmp_path / "store.sqlite")
    with open_store(address, clock=clock) as store:
        Following(store, clock).follow(hue)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_STORE", address)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("PLANNER_BASE_URL", raising=False)

    def call(*arguments: str) -> Printed:
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        return Printed(code, captured.out, captured.err)

    return call


@pytest.fixture
def following_at(tmp_path: Path, hue: Plan, clock: Any) -> Callable[[str], Any]:
    """Make a link as if the server lay at an address."""

    def make(base_url: str) -> Any:
        with open_store(str(tmp_path / "store.sqlite"), clock=clock) as store:
            return Following(store, clock).subscribe(hue.id, Asking(base_url=base_url))

    return make


BASE = ("--base-url", "https://run.example")


def test_a_new_link_is_printed_in_every_form_this_once(planner: Call) -> None:
    made = planner("feed", "new", *BASE)
    assert (made.code, made.err) == (0, "")
    token = made.out.partition("https://run.example/f/")[2][:32]
    for form in (
        f"  https://run.example/f/{token}.ics\n",
        f"  webcal://run.example/f/{token}.ics\n",
        f"  https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Frun.example%2Ff%2F{token}.ics\n",
        f"  https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Frun.example%2Ff%2F{token}.ics",
        f"  https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Frun.example%2Ff%2F{token}.ics",
    ):
        assert form in made.out
    assert "8 to 24 hours" in " ".join(made.out.split())
    listed = planner("feed", "list")
    assert token not in listed.out
    assert hash_token(token)[:8] in listed.out


def test_what_was_asked_of_a_link_is_kept(planner: Call, hue: Plan) -> None:
    planner("feed", "new", hue.id, "--busy", "--alarms", "60,15", "--lang", "vi", *BASE, "--json")
    planner("feed", "new", "--with-runs", "--cancelled", "--json")
    first, second = (feed["shows"] for feed in planner("feed", "list", "--json").json)
    shows = {"busy": True, "alarms": [60, 15], "language": "vi", "runs": False, "cancelled": False}
    assert first == {**shows, "base_url": "https://run.example"}
    assert (second["runs"], second["cancelled"], second["language"]) == (True, True, None)


def test_a_link_that_only_this_computer_reaches_says_so(planner: Call) -> None:
    assert "Only this computer reaches http://127.0.0.1:8000" in planner("feed", "new").out
    assert "Only this computer" not in planner("feed", "new", *BASE).out


def test_reminders_that_clients_ignore_are_told_beside_the_link(planner: Call) -> None:
    assert "ignore the reminders" in planner("feed", "new", "--alarms", "30").out
    assert "ignore the reminders" not in planner("feed", "new").out


@pytest.mark.parametrize("how", ["https", "webcal", "google", "outlook", "token", "id", "short id"])
def test_a_link_is_closed_by_whatever_names_it(planner: Call, how: str) -> None:
    made = planner("feed", "new", *BASE, "--json").json
    named = {**made, "id": made["feed"], "short id": made["feed"][:8]}[how]
    assert planner("feed", "revoke", named).out == f"The link {made['feed'][:8]} is closed.\n"
    again = planner("feed", "revoke", named, "--json")
    assert (again.code, again.json) == (0, {"feed": made["feed"], "closed": False})
    assert [feed["state"] for feed in planner("feed", "list", "--json").json] == ["revoked"]


def test_a_rotated_link_shows_the_same_under_another_address(planner: Call) -> None:
    made = planner("feed", "new", "--busy", *BASE, "--json").json
    fresh = planner("feed", "rotate", made["https"], "--json").json
    assert fresh["https"].startswith("https://run.example/f/")
    assert fresh["token"] != made["token"]
    states = {feed["feed"]: feed["state"] for feed in planner("feed", "list", "--json").json}
    assert states == {made["feed"]: "rotated", fresh["feed"]: "active"}
    refused = planner("feed", "rotate", made["https"])
    assert (refused.code, refused.out) == (2, "")
    assert made["token"] not in refused.err


def test_a_plan_kept_at_the_command_line_is_opened_on_its_pages_by_a_link_that_is_renewed_and_closed(
    planner: Call, hue: Plan, tmp_path: Path, clock: Any
) -> None:
    made = planner("feed", "new", "--manage", *BASE)
    token = made.out.partition("  https://run.example/p/")[2][:32]
    assert (made.code, made.err) == (0, "")
    assert f"  https://run.example/p/{token}/\n" in made.out
    fresh = planner("feed", "rotate", f"https://run.example/p/{token}/weeks", "--json").json
    assert fresh == {**fresh, "plan": hue.id, "page": f"https://run.example/p/{fresh['token']}/"}
    with open_store(str(tmp_path / "store.sqlite"), clock=clock) as store:
        desk = Desk(Following(store, clock), "https://run.example")
        assert desk.open(fresh["token"]).key == hue.id
        with pytest.raises(Gone):
            desk.open(token)
        assert planner("feed", "revoke", fresh["page"], "--json").json == {"feed": fresh["feed"], "closed": True}
        with pytest.raises(Gone):
            desk.open(fresh["token"])
    listed = planner("feed", "list")
    assert "opens the plan" in listed.out
    assert token not in listed.out
    assert {one["purpose"] for one in planner("feed", "list", "--json").json} == {"manage"}
    assert "chỉ hiện một lần này" in " ".join(planner("feed", "new", "--manage", "--lang", "vi").out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("feed", "new", "--manage", "--busy"), "--busy is for calendars"),
        (("feed", "new", "--manage", "--alarms", "60"), "--alarms is for calendars"),
        (("feed", "list", "--manage"), "--manage belongs to planner feed new"),
        (("feed", "nwe"), "Write one of new, list, rotate, revoke"),
        (("feed", "list", "--busy"), "--busy belongs to planner feed new"),
        (("feed", "revoke"), "no link to a feed"),
        (("feed", "revoke", "https://run.example/calendar"), "no link to a feed"),
        (("feed", "revoke", "x" * 32), "no such link"),
        (("feed", "revoke", "abcdef12"), "no such link"),
        (("feed", "new", "pnone"), "No plan pnone"),
        (("feed", "new", "--base-url", "run.example"), "no address of a server"),
        (("feed", "new", "--base-url", "https://run.example/hips"), "Write https://run.example, or give planner"),
        (("feed", "new", "--manage", "--base-url", "https://run.example/hips"), "Write https://run.example, or"),
        (("serve", "--base-url", "https://run.example/hips"), "Write https://run.example, or give planner"),
        (("serve", "--port", "0"), "Write a whole number from 1 to 65,535."),
        (("serve", "--port", "99999"), "Write a whole number from 1 to 65,535."),
        (("serve", "--port", "80,81"), "--port cannot be “80,81”"),
        (("serve", "--proxy", "nonsense"), "“nonsense” is no address of a proxy"),
        (("serve", "--proxy", "127.0.0.1, proxy"), "Write its IP address, or the network"),
        (("serve", "--proxy", "*"), "no address of a proxy"),
        (("feed", "new", "--alarms", "soon"), "--alarms"),
        (("publish", "nothing://x"), "no folder and no address"),
        (("publish", "public", "pnone"), "No plan pnone"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(planner: Call, arguments: tuple[str, ...], said: str) -> None:
    refused = planner(*arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert len(refused.err.strip().splitlines()) == 1
    assert planner("feed", "list", "--json").json == []


def test_a_link_made_for_an_address_with_a_path_can_still_be_replaced(planner: Call, following_at: Any) -> None:
    old = following_at("https://run.example/hips")
    made = planner("feed", "rotate", old.token, "--json")
    assert made.json["https"].startswith("https://run.example/hips/f/")
    refused = planner("feed", "rotate", made.json["token"], "--base-url", "https://run.example/hips")
    assert refused.code == 2
    assert planner("feed", "list", "--json").json[-1]["state"] == "active", "nothing was closed"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        ("127.0.0.1", "127.0.0.1"),
        (" ::1 , 172.17.0.9/16,", "::1,172.17.0.0/16"),
    ],
)
def test_the_word_of_addresses_and_networks_counts(
    planner: Call, typed: str, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(serving, "_run", lambda *asked: told.append(asked[-1]))
    monkeypatch.setattr(serving, "_tell_workers", lambda *_: None)
    assert planner("serve", "--port", str(free_port()), "--proxy", typed).code == 0
    assert told == [read]


def test_without_a_plan_and_with_several_the_right_words_are_said(
    planner: Call, tmp_path: Path, hue: Plan, clock: Any
) -> None:
    assert "planner follow" in planner("feed", "new", "--store", str(tmp_path / "empty")).err
    with open_store(str(tmp_path / "store.sqlite"), clock=clock) as store:
        store.add_plan(hue.model_copy(update={"id": "pother"}))
    refused = planner("feed", "new")
    assert refused.code == 2
    assert hue.id in refused.err
    assert "pother" in refused.err
    assert planner("feed", "new", "pother", "--json").json["plan"] == "pother"


def test_publishing_says_what_was_written_and_the_new_links(planner: Call, tmp_path: Path, hue: Plan) -> None:
    first = planner("publish", "public")
    assert first.out.startswith(f"{COMMON + 3} files written to public. Nothing had to be removed.\n")
    assert "--base-url" in first.out
    second = planner("publish", "public", "--json", *BASE)
    assert second.json == {"written": 1, "removed": 0, "left": [], "links": []}, "the plan's page learns its address"
    assert planner("publish", "public").out.splitlines() == [
        "Nothing had changed in public. Nothing had to be removed."
    ]
    busy = planner("publish", "public", "--busy", "--json").json
    (link,) = busy["links"]
    assert link["link"].startswith("https://run.example/f/")
    assert link["plan"] == hue.id
    assert (tmp_path / "public" / "f" / link["link"].rpartition("/")[2]).exists()


def test_publishing_names_the_files_of_others_that_it_left_alone(planner: Call, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("my club")
    assert "somebody else wrote it: index.html." in planner("publish", "public").out
    assert "do người khác ghi: index.html." in " ".join(planner("publish", "public", "--lang", "vi").out.split())
    assert planner("publish", "public", "--json").json["left"] == ["index.html"]
    assert (tmp_path / "public" / "index.html").read_text() == "my club"


@pytest.mark.parametrize(("language", "said"), [("en", "Choose another place"), ("vi", "Hãy chọn nơi khác")])
def test_a_place_of_somebody_else_is_refused_without_a_word_of_force(
    planner: Call, tmp_path: Path, language: str, said: str
) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "manifest.json").write_text("{}")
    refused = planner("publish", "public", "--lang", language)
    assert (refused.code, refused.out) == (3, "")
    assert said in " ".join(refused.err.split())
    assert "--force" not in refused.err


def test_an_empty_list_names_the_next_step_in_both_languages(planner: Call) -> None:
    assert "planner feed new" in planner("feed", "list").out
    assert "planner feed new" in planner("feed", "list", "--lang", "vi").out
