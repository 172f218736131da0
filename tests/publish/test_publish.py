"""Publishing brings a place up to date with the store, writes what changed and nothing else, and gives nothing away."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from planner.errors import InputError, PlannerError, StoreError, UsageError
from planner.exports.html import site
from planner.exports.html.site import open_pages
from planner.following import Following
from planner.model import Plan
from planner.publish import HEADERS, MANIFEST, publish
from planner.rendering import Asking
from planner.shelves import Folder, Remote, Shelf, shelf_at
from planner.store import hash_token

Move = Callable[[Plan], Plan]
OPEN = {*open_pages(), "_headers", ".nojekyll", "f/index.html"}
"""Files that belong to no link."""
WRITTEN = 3 + len(OPEN)
"""Files after the first publishing of one plan: three of its link, and those that belong to none."""
ADDRESS = "https://runner.example.org/hips"
ODD = b'{"schema": "planner.publish/1", "address": "javascript:alert(1)", "files": {}}'


@pytest.fixture(params=["folder", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "folder":
        return shelf_at(str(tmp_path / "public"))
    place = Remote(f"memory://{tmp_path}")
    assert not place.names()
    return place


def content(shelf: Shelf) -> dict[str, bytes]:
    return {name: shelf.read(name) or b"" for name in shelf.names()}


def test_a_place_holds_each_plan_as_a_calendar_compressed_and_to_read(
    following: Following, hue: Plan, shelf: Shelf
) -> None:
    done = publish(following, shelf)
    (link,) = done.links
    assert (done.written, done.removed, link.plan) == (WRITTEN, 0, hue.id)
    files = content(shelf)
    start = f"f/{link.token}"
    assert set(files) == {f"{start}.ics", f"{start}.ics.gz", f"{start}.html", MANIFEST, *OPEN}
    assert files[f"{start}.ics"].startswith(b"BEGIN:VCALENDAR\r\n")
    assert gzip.decompress(files[f"{start}.ics.gz"]) == files[f"{start}.ics"]
    assert b"<html" in files[f"{start}.html"]
    assert b"/l/" not in files[f"{start}.ics"], "nobody answers log links there"
    assert link.token not in repr(done)


def test_publishing_again_writes_nothing(following: Following, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(following, shelf)
    before = content(shelf)

    def write(*_: Any) -> None:
        raise AssertionError("something was written")

    if isinstance(shelf, Remote):
        monkeypatch.setattr(type(shelf._fs), "pipe_file", write)
    done = publish(following, shelf)
    assert (done.written, done.removed, done.links) == (0, 0, ())
    assert content(shelf) == before


def test_a_page_is_made_again_only_where_what_it_is_made_from_changed(
    following: Following, hue: Plan, shelf: Shelf, moved: Move, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    plain = site.plan_page
    monkeypatch.setattr(site, "plan_page", lambda *of: (made.append(of), plain(*of))[1])
    (link,) = publish(following, shelf).links
    publish(following, shelf)
    assert len(made) == 1
    page = shelf.read(f"f/{link.token}.html")
    shelf.remove([f"f/{link.token}.html"])
    publish(following, shelf)
    assert (len(made), shelf.read(f"f/{link.token}.html")) == (2, page)
    if shelf.near:
        shelf.put({f"f/{link.token}.html": b"half a page"})
        publish(following, shelf)
        assert (len(made), shelf.read(f"f/{link.token}.html")) == (3, page)
    before = len(made)
    publish(following, shelf, address="https://hips.example.org")
    assert len(made) == before + 1
    following.revise(hue.id, moved(hue), 1)
    publish(following, shelf)
    assert len(made) == before + 2
    monkeypatch.setattr("planner.publish._house", lambda: "another release")
    publish(following, shelf)
    publish(following, shelf)
    assert len(made) == before + 3
    manifest = shelf.read(MANIFEST) or b""
    assert link.token.encode() not in manifest
    assert hue.id.encode() not in manifest


def test_a_change_rewrites_the_files_of_its_own_plan(
    following: Following, hue: Plan, shelf: Shelf, moved: Move
) -> None:
    other = hue.model_copy(update={"id": "pother"})
    following.follow(other)
    links = {link.plan: link.token for link in publish(following, shelf).links}
    before = content(shelf)
    following.revise(hue.id, moved(hue), 1)
    done = publish(following, shelf)
    after = content(shelf)
    changed = {name for name in after if after[name] != before[name]} - {MANIFEST}
    assert changed == {f"f/{links[hue.id]}{end}" for end in (".ics", ".ics.gz", ".html")}
    assert (done.written, done.links) == (3, ())


def test_the_files_of_a_closed_link_go_and_those_of_others_stay(following: Following, hue: Plan, shelf: Shelf) -> None:
    (link,) = publish(following, shelf).links
    foreign = {f"f/{'x' * 32}.ics": b"somebody else's", "f/notes.txt": b"mine", "own.html": b"my page"}
    shelf.put(foreign)
    following.store.revoke(hash_token(link.token))
    done = publish(following, shelf)
    assert done.removed == 3
    (new,) = done.links
    assert new.token != link.token
    files = content(shelf)
    assert not [name for name in files if link.token in name]
    assert "404.html" in files, "or a host of single-page sites answers for a closed link with the first page"
    assert {name: files[name] for name in foreign} == foreign
    following.store.forget(hue.id)
    assert publish(following, shelf).removed == 3
    assert not [name for name in content(shelf) if new.token in name]


def test_a_manifest_tells_no_link_and_no_hash_of_one(following: Following, shelf: Shelf) -> None:
    (link,) = publish(following, shelf).links
    manifest = shelf.read(MANIFEST) or b""
    assert len(json.loads(manifest)["files"]) == WRITTEN
    assert link.token.encode() not in manifest
    assert hash_token(link.token).encode() not in manifest


def test_only_the_plans_that_are_named_get_a_link(following: Following, hue: Plan, shelf: Shelf) -> None:
    following.follow(hue.model_copy(update={"id": "pother"}))
    assert [link.plan for link in publish(following, shelf, ["pother"]).links] == ["pother"]
    assert [link.plan for link in publish(following, shelf, [hue.id]).links] == [hue.id]
    with pytest.raises(UsageError, match="store-plan-unknown"):
        publish(following, shelf, ["pnone"])


def test_a_busy_calendar_has_a_link_of_its_own_and_nothing_to_read(following: Following, shelf: Shelf) -> None:
    publish(following, shelf)
    (busy,) = publish(following, shelf, asking=Asking(busy=True)).links
    assert {name for name in shelf.names() if busy.token in name} == {f"f/{busy.token}.ics", f"f/{busy.token}.ics.gz"}
    assert publish(following, shelf, asking=Asking(busy=True)).links == ()


def test_what_somebody_else_put_there_stays(following: Following, shelf: Shelf) -> None:
    own = {"_headers", "f/index.html", "index.html", "style.css"}
    shelf.put(dict.fromkeys(own, b"my own"))
    done = publish(following, shelf)
    assert (done.written, done.left) == (WRITTEN - len(own), tuple(sorted(own)))
    assert publish(following, shelf).left == tuple(sorted(own)), "it is said each time"
    assert {shelf.read(name) for name in own} == {b"my own"}
    shelf.remove(["index.html"])
    assert publish(following, shelf).left == ("_headers", "f/index.html", "style.css")
    assert shelf.read("index.html") == open_pages()["index.html"]


def test_what_a_publishing_that_broke_off_left_is_its_own(following: Following, shelf: Shelf) -> None:
    shelf.put(open_pages())
    assert publish(following, shelf).left == ()


def test_pages_that_are_no_longer_made_go(following: Following, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    made = open_pages()
    monkeypatch.setattr("planner.exports.html.site.open_pages", lambda: {**made, "exercises-lunge.html": b"a lunge"})
    publish(following, shelf)
    monkeypatch.setattr("planner.exports.html.site.open_pages", lambda: made)
    assert publish(following, shelf).removed == 1
    assert "exercises-lunge.html" not in shelf.names()
    assert publish(following, shelf).removed == 0


def test_who_has_no_link_finds_none(following: Following, hue: Plan, shelf: Shelf) -> None:
    (link,) = publish(following, shelf, address=ADDRESS).links
    for name, data in content(shelf).items():
        if not name.startswith(f"f/{link.token}"):
            told = data.decode("utf-8")
            assert not [secret for secret in (link.token, hash_token(link.token), hue.id) if secret in told], name


def test_every_way_in_a_page_leads_to_a_file(following: Following, shelf: Shelf) -> None:
    publish(following, shelf, address=ADDRESS)
    files = content(shelf)
    for name in [name for name in files if name.endswith(".html")]:
        page = files[name].decode()
        for way in re.findall(r'(?:href|src)="([^"#:]+)"', page):
            folder = "" if way.startswith("../") else name.rpartition("/")[0]
            assert f"{folder}/{way.removeprefix('../')}".lstrip("/") in files, (name, way)
        assert not re.search(r"<script|\son\w+=|javascript:|(?:src|action)=\"?https?:", page), name


def test_a_plans_page_tells_how_to_subscribe_where_its_address_is_known(following: Following, shelf: Shelf) -> None:
    (link,) = publish(following, shelf).links
    name = f"f/{link.token}.html"
    bare = (shelf.read(name) or b"").decode()
    assert f'href="{link.token}.ics" download' in bare
    assert "webcal:" not in bare
    assert publish(following, shelf, address=ADDRESS).written == 1
    page = (shelf.read(name) or b"").decode()
    assert f'href="webcal://runner.example.org/hips/f/{link.token}.ics"' in page
    for way in ("calendar.google.com", "outlook.live.com", "outlook.office.com", 'class="qr"'):
        assert way in page


def test_no_two_rules_give_a_file_the_same_header() -> None:
    """Hosts join the values of two rules with a comma: a content type or a policy would then be wrong."""
    rules: dict[str, list[str]] = {}
    for line in HEADERS.decode().splitlines():
        if line.startswith("/"):
            rules[line] = []
        else:
            rules[next(reversed(rules))].append(line.partition(":")[0].strip())
    for name in ("/index.html", "/f/token.ics", "/f/token.html", "/f/token.ics.gz", "/style.css"):
        told = [header for rule, headers in rules.items() if fnmatchcase(name, rule) for header in headers]
        assert len(told) == len(set(told)), name
    assert "Content-Type" in rules["/f/*.ics"]


def test_a_place_remembers_where_it_is_reached(following: Following, shelf: Shelf, hue: Plan) -> None:
    first = publish(following, shelf, address=ADDRESS)
    page = f"f/{first.links[0].token}.html"
    before = content(shelf)
    assert ADDRESS.encode() in before[page]
    again = publish(following, shelf)
    assert (again.written, again.removed, again.address) == (0, 0, ADDRESS)
    assert content(shelf) == before
    elsewhere = publish(following, shelf, address="https://other.example")
    assert (elsewhere.written, elsewhere.address) == (1, "https://other.example")
    assert ADDRESS.encode() not in (shelf.read(page) or b"")
    assert publish(following, shelf, [hue.id], Asking(busy=True)).address == "https://other.example"


def test_a_place_of_an_earlier_version_has_no_address_yet(following: Following, shelf: Shelf) -> None:
    publish(following, shelf, address=ADDRESS)
    told = json.loads(shelf.read(MANIFEST) or b"")
    del told["address"]
    shelf.put({MANIFEST: json.dumps(told).encode()})
    assert publish(following, shelf).address == ""


@pytest.mark.parametrize(
    "manifest", [b"", b"{}", b'{"schema": "webpack/1"}', b"[]", b"\xff", b'{"schema": 1, "files": 3}', ODD]
)
def test_a_manifest_of_somebody_else_is_left_alone(following: Following, shelf: Shelf, manifest: bytes) -> None:
    shelf.put({MANIFEST: manifest})
    with pytest.raises(InputError, match="publish-foreign"):
        publish(following, shelf)
    assert content(shelf) == {MANIFEST: manifest}
    assert following.store.feeds() == ()


def test_a_link_whose_files_could_not_be_written_is_closed(
    following: Following, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise StoreError("export.unwritable", path="public")

    monkeypatch.setattr(type(shelf), "put", full)
    with pytest.raises(StoreError):
        publish(following, shelf)
    assert [feed.state for feed in following.store.feeds()] == ["revoked"]
    assert not shelf.names()


def test_a_file_that_was_damaged_is_made_good(following: Following, tmp_path: Path) -> None:
    shelf = Folder(tmp_path / "public")
    (link,) = publish(following, shelf).links
    calendar = tmp_path / "public" / "f" / f"{link.token}.ics"
    whole = calendar.read_bytes()
    calendar.write_bytes(whole[:100])
    calendar.with_suffix(".ics.gz").unlink()
    assert publish(following, shelf).written == 2
    assert calendar.read_bytes() == whole


def test_unchanged_files_are_not_touched(following: Following, hue: Plan, tmp_path: Path, moved: Move) -> None:
    shelf = Folder(tmp_path / "public")
    publish(following, shelf)
    files = sorted(path for path in (tmp_path / "public").rglob("*") if path.is_file())
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}
    publish(following, shelf)
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files} == before
    following.revise(hue.id, moved(hue), 1)
    publish(following, shelf)
    same = {path.name for path in files if (path.stat().st_ino, path.stat().st_mtime_ns) == before[path]}
    assert same == {name.rpartition("/")[2] for name in OPEN}


def test_a_link_in_a_folders_place_is_refused(following: Following, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "f").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match=r"export\.link"):
        publish(following, Folder(tmp_path / "public"))
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_in_a_folders_place_is_refused(following: Following, tmp_path: Path) -> None:
    (tmp_path / "public").write_text("a file")
    with pytest.raises(PlannerError) as refused:
        publish(following, Folder(tmp_path / "public"))
    assert refused.value.exit_code in (3, 5)
    assert (tmp_path / "public").read_text() == "a file"


@pytest.mark.parametrize(
    ("target", "code", "exit_code"),
    [("nothing://bucket/x", "publish-target", 2), ("hdfs://me:secret@host/x", "publish-driver", 5)],
)
def test_a_place_that_cannot_be_reached_is_told_without_its_secrets(target: str, code: str, exit_code: int) -> None:
    with pytest.raises(PlannerError) as refused:
        shelf_at(target)
    assert (refused.value.code, refused.value.exit_code) == (code, exit_code)
    assert "secret" not in str(refused.value)


def test_a_missing_extra_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    def missing(*_: Any) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(StoreError) as refused:
        shelf_at("s3://bucket/x")
    assert refused.value.values["command"] == 'pip install "hip-planner[s3]"'
