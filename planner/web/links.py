"""Links to a feed: the address itself, and the ones by which each kind of client subscribes.

A plan's page has one too. Pure text in, text out. It builds links from the address that the server was told it has,
never from what a request says, and reads a token back out of any link it has built. No token is ever shown by an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from planner.errors import UsageError

LONGEST = 256
"""Characters of a feed's whole address; some clients cut longer ones off."""

TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
LOG_KEY = re.compile(r"[0-9a-f]{64}")
_PATH = re.compile(rf"/f/({TOKEN.pattern})\.ics$|/p/({TOKEN.pattern})(?:/|$)")
_LONGEST_BASE = LONGEST - len("/f/.ics") - 32
_OUTLOOK = {"outlook": "outlook.live.com", "office": "outlook.office.com"}


@dataclass(frozen=True, slots=True)
class Links:
    """Every way to subscribe to one feed. Each holds the secret."""

    https: str = field(repr=False)
    """The feed's address, to copy."""
    webcal: str = field(repr=False)
    """Apple Calendar, Thunderbird and Evolution subscribe when it is opened."""
    google: str = field(repr=False)
    """Google Calendar in a browser on a computer; its app has no such link."""
    outlook: str = field(repr=False)
    """Outlook.com."""
    office: str = field(repr=False)
    """Outlook of a firm or school."""


def links_to(base_url: str, token: str, name: str = "planner") -> Links:
    """Return the links to a feed; ``name`` is what Outlook calls the calendar."""
    address = f"{base_url}{feed_path(token)}"
    webcal = f"webcal://{address.partition('://')[2]}"
    outlook = {
        kind: f"https://{host}/calendar/0/addfromweb?{urlencode({'url': address, 'name': name}, quote_via=quote)}"
        for kind, host in _OUTLOOK.items()
    }
    google = f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}"
    return Links(https=address, webcal=webcal, google=google, **outlook)


def feed_path(token: str) -> str:
    """Return the path of a feed on the server."""
    return f"/f/{token}.ics"


def page_link(base_url: str, token: str) -> str:
    """Return the address of a plan's page, by which it is managed."""
    return f"{base_url}/p/{token}/"


def read_token(text: str) -> str:
    """Return the token in a link of any kind, a plan's page too, or the token itself; refuse what holds none."""
    text = text.strip()
    if TOKEN.fullmatch(text):
        return text
    try:
        found = _PATH.search(urlsplit(_inner(text)).path)
    except ValueError:
        found = None
    if found is None:
        raise UsageError("feed-link")
    return found[1] or found[2]


def _inner(text: str) -> str:
    """Return the address that a Google or Outlook link carries, or the text as it is."""
    carried = parse_qs(urlsplit(text).query)
    return next((carried[name][0] for name in ("cid", "url") if name in carried), text)


def read_base_url(text: str) -> str:
    """Read the address under which others reach the server, without a slash at its end."""
    try:
        parts = urlsplit(text.strip())
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    plain = re.fullmatch(r"[A-Za-z0-9:/._~%\[\]-]+", text.strip())
    if not sound or not plain:
        raise UsageError("base-url", text=text[:80])
    base = text.strip().rstrip("/")
    if len(base) > _LONGEST_BASE:
        raise UsageError("base-url-long", most=_LONGEST_BASE)
    return base


def read_server_url(text: str) -> str:
    """Read the address of ``planner serve`` itself, which lies at the root of its host and under no path."""
    base = read_base_url(text)
    scheme, _, rest = base.partition("://")
    host, slash, _ = rest.partition("/")
    if slash:
        raise UsageError("base-url-path", text=base, root=f"{scheme}://{host}")
    return base


def qr_svg(text: str, *, scale: int = 4) -> str:
    """Draw a QR code as an SVG element to put into a page: black on white, as cameras want it on dark pages too."""
    import segno

    drawn = segno.make(text, error="m", micro=False)
    return drawn.svg_inline(scale=scale, dark="#000", light="#fff", svgclass="qr", lineclass=None)


def qr_text(text: str) -> str:
    """Draw a QR code for a terminal."""
    import io

    import segno

    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True)
    return out.getvalue()
