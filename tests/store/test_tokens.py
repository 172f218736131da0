"""The secret of a link can be typed."""

from __future__ import annotations

import secrets

import pytest

from planner.store.feeds import new_token


def test_no_token_looks_like_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["-afEvjhKm", "-QaQRr3SZ", "jFI19-UMB"])
    monkeypatch.setattr(secrets, "token_urlsafe", lambda _: next(drawn))
    assert new_token() == "jFI19-UMB"
