"""Publishing to S3, against a server of our own."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
import s3fs  # it has no types

from planner.errors import StoreError
from planner.exports.html.site import open_pages
from planner.following import Following
from planner.model import Plan
from planner.publish import MANIFEST, publish
from planner.shelves import Remote, shelf_at
from planner.store import hash_token
from planner.words import error_text


def stored(s3: Any, bucket: str) -> dict[str, Any]:
    return {one["Key"]: one for one in s3.list_objects_v2(Bucket=bucket).get("Contents", [])}


def test_a_bucket_is_brought_up_to_date_object_by_object(
    following: Following, hue: Plan, s3: Any, moved: Callable[[Plan], Plan]
) -> None:
    s3.create_bucket(Bucket="runners")
    shelf = shelf_at("s3://runners/hips")
    (link,) = publish(following, shelf).links
    first = stored(s3, "runners")
    start = f"hips/f/{link.token}"
    names = {
        f"{start}.ics",
        f"{start}.ics.gz",
        f"{start}.html",
        "hips/f/index.html",
        "hips/_headers",
        "hips/.nojekyll",
        f"hips/{MANIFEST}",
        *(f"hips/{name}" for name in open_pages()),
    }
    assert set(first) == names
    calendar = s3.get_object(Bucket="runners", Key=f"{start}.ics")
    assert calendar["ContentType"] == "text/calendar; charset=utf-8"
    assert calendar["CacheControl"] == "private, no-cache"
    kinds = {name: s3.get_object(Bucket="runners", Key=f"hips/{name}")["ContentType"] for name in open_pages()}
    assert {kinds["index.html"], kinds["404.html"]} == {"text/html; charset=utf-8"}
    assert (kinds["style.css"], kinds["icon.svg"]) == ("text/css; charset=utf-8", "image/svg+xml")
    body = calendar["Body"].read()
    assert gzip.decompress(s3.get_object(Bucket="runners", Key=f"{start}.ics.gz")["Body"].read()) == body
    assert publish(following, shelf).written == 0
    assert stored(s3, "runners") == first
    following.revise(hue.id, moved(hue), 1)
    assert publish(following, shelf).written == 3
    assert s3.get_object(Bucket="runners", Key=f"{start}.ics")["Body"].read() != body
    following.store.revoke(hash_token(link.token))
    assert publish(following, shelf_at("s3://runners/hips")).removed == 3
    assert not [name for name in stored(s3, "runners") if link.token in name]


@pytest.mark.usefixtures("s3")
def test_a_bucket_that_is_not_there_is_told_and_no_link_is_left(following: Following) -> None:
    with pytest.raises(StoreError) as refused:
        publish(following, shelf_at("s3://nobody/hips"))
    assert refused.value.code == "publish-missing"
    assert refused.value.values["place"] == "s3://nobody/hips"
    assert error_text(refused.value, "en") == (
        "There is no s3://nobody/hips: make the bucket or the folder first, or correct its name."
    )
    assert {feed.state for feed in following.store.feeds()} <= {"revoked"}


def test_keys_that_are_missing_are_asked_for(
    following: Following, s3_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "AWS_ENDPOINT_URL": s3_server,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SHARED_CREDENTIALS_FILE": "none",
        "AWS_CONFIG_FILE": "none",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(StoreError) as refused:
        publish(following, shelf_at("s3://keyless/hips"))
    assert (refused.value.code, refused.value.values["detail"]) == ("publish-credentials", "NoCredentialsError")
    assert "AWS_ACCESS_KEY_ID" in error_text(refused.value, "vi")


class SilentError(Exception):
    """A driver's error that nobody knows."""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (PermissionError("AccessDenied for key hush"), "publish-forbidden"),
        (ConnectionRefusedError("hush"), "publish-unreachable"),
        (TimeoutError("hush"), "publish-unreachable"),
        (SilentError("hush"), "publish-failed"),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_a_drivers_error_is_a_sentence_without_its_name(
    fault: Exception, code: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Remote(f"memory://{tmp_path}")

    def fail(*_: Any, **__: Any) -> None:
        raise fault

    monkeypatch.setattr(shelf._fs, "pipe_file", fail)
    with pytest.raises(StoreError) as refused:
        shelf.put({"a": b"b"})
    assert refused.value.code == code
    for language in ("en", "vi"):
        said = error_text(refused.value, language)
        assert shelf.shown in said
        assert type(fault).__name__ not in said
        assert "hush" not in said
