"""Which addresses a runner's calendar may be fetched from, judged by the very number that is dialled.

Refuses what is private, loopback, link-local, multicast, reserved, or a way round to one of these:
``ipaddress`` is not asked alone, because its answers changed between Pythons.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from planner.errors import InputError

PORTS = (80, 443)
LONGEST_URL = 2_000

_DENIED = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "::ffff:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        ),
    )
)
_IPV6_GLOBAL = ipaddress.ip_network("2000::/3")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*\.?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart and found to be of a kind that may be asked."""

    secure: bool
    host: str
    port: int
    target: str
    """Path and query, as they are sent."""

    @property
    def header(self) -> str:
        """The Host header."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return shown if self.port == (443 if self.secure else 80) else f"{shown}:{self.port}"


def parsed(url: str) -> Address:
    """Take an address apart; InputError for one that may not be asked."""
    if len(url) > LONGEST_URL or any(letter <= " " or letter in "\\\x7f" for letter in url):
        raise InputError("runs.bad-address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise InputError("runs.bad-address") from None
    scheme = parts.scheme.casefold()
    if scheme not in ("http", "https", "webcal"):
        raise InputError("runs.scheme", scheme=scheme or "-")
    if parts.username is not None or parts.password is not None:
        raise InputError("runs.credentials")
    secure = scheme != "http"
    port = port if port is not None else (443 if secure else 80)
    if port not in PORTS:
        raise InputError("runs.port", port=port)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(secure, _host(parts.hostname or ""), port, _sendable(target))


def check(number: str, host: str) -> None:
    """Refuse a host whose number is not on the open internet."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        raise InputError("runs.private-address", host=host) from None
    denied = any(ip.version == net.version and ip in net for net in _DENIED)
    if denied or not ip.is_global or ip.is_multicast or (ip.version == 6 and ip not in _IPV6_GLOBAL):
        raise InputError("runs.private-address", host=host)


def _host(host: str) -> str:
    """Write a host name as it is asked of the resolver; a bare number is checked as one."""
    if ":" in host:
        check(host, host)
        return host
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise InputError("runs.bad-address") from None
    plain = plain.casefold()
    if not _HOST.fullmatch(plain):
        raise InputError("runs.bad-address")
    last = plain.rstrip(".").rpartition(".")[2]
    if last.isdigit() or last.startswith("0x"):
        check(plain, host)
    return plain


def _sendable(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="/?&=%:@!$'()*+,;~-._[]")
