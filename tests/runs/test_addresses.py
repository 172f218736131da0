"""Addresses: which may be asked for a calendar, before and after their name is resolved."""

import pytest

from planner.errors import InputError
from planner.runs.addresses import check, parsed

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize("number", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:80e::200e"])
def test_a_number_outside_may_be_dialled(number: str) -> None:
    check(number, "a.example")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1/", "runs.private-address"),
        ("http://017700000001/", "runs.private-address"),
        ("http://2130706433/", "runs.private-address"),
        ("http://0x7f000001/", "runs.private-address"),
        ("http://127.1/", "runs.private-address"),
        ("http://[::ffff:127.0.0.1]/", "runs.private-address"),
        ("http://[fe80::1%25eth0]/", "runs.private-address"),
        ("http://１２７.0.0.1/", "runs.private-address"),
        ("http://user@host.example/", "runs.credentials"),
        ("http://:@host.example/", "runs.credentials"),
        ("http://host.example:8080/", "runs.port"),
        ("http://host.example:99999/", "runs.bad-address"),
        ("ftp://host.example/", "runs.scheme"),
        ("javascript:alert(1)", "runs.scheme"),
        ("http://", "runs.bad-address"),
        ("http://a b/", "runs.bad-address"),
        ("http://a\r\nHost: b/", "runs.bad-address"),
        ("http://a\\@b/", "runs.bad-address"),
        ("http://[::1/", "runs.bad-address"),
        ("http://" + "a" * 300 + "/", "runs.bad-address"),
        ("http://a.example/" + "x" * 3000, "runs.bad-address"),
        ("http://a..b/", "runs.bad-address"),
    ],
    ids=lambda value: value[:40],
)
def test_an_address_that_may_not_be_asked_is_refused_before_anything_else(url: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parsed(url)
    assert caught.value.code == code
