"""Publishing to S3, against a server of our own."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest

from planner.errors import StoreError
from planner.exports.html.site import open_pages
from planner.following import Following
from planner.model import Plan
from planner.publish import MANIFEST, publish
from planner.shelves import shelf_at
from planner.store import hash_token


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
    assert refused.value.code == "publish-failed"
    assert refused.value.values["place"] == "s3://nobody/hips"
    assert {feed.state for feed in following.store.feeds()} <= {"revoked"}
