"""An hour of a million subscribers: which feed is asked for when, and whether the client's copy is still good.

Pure, and the same for the same seed. Clients poll at their own interval, from a phase of their own, but for one busy
minute, into which others are moved; how often they do is not ours to say. Where reports differ the shorter interval is
taken, so that a server is asked more than in life.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

HOUR_S = 3600
MINUTE_S = 60
WEEK_S = 7 * 24 * HOUR_S
PEAK = 3
"""How many times busier than the mean the busy minute is."""
BUSY_FROM_S = 5 * MINUTE_S
"""When it begins: early, so that a replay that cannot stand it is soon over."""


class Client(NamedTuple):
    """A kind of calendar program: the share of subscribers who use it, and how often it looks."""

    name: str
    share: float
    every_h: float
    reported: str
    """What is reported of it, in hours."""


CLIENTS = (
    Client("Apple Calendar", 0.40, 1, "1, or as set: from 5 min to never"),
    Client("Google Calendar", 0.35, 8, "8–24"),
    Client("Outlook", 0.15, 3, "3–24"),
    Client("Thunderbird", 0.05, 0.5, "0.5"),
    Client("others", 0.05, 1, "differs"),
)
CHANGES_A_WEEK = 2
"""How often a feed shows something new: what was adapted, moved or renamed."""
MARKS_A_WEEK = 3
"""How often a runner logs a session, which changes no feed."""


class Poll(NamedTuple):
    """One request."""

    second: float
    subscriber: int
    stale: bool
    """Whether the feed changed since this client last looked: it gets the whole calendar instead of a 304."""


def polls_an_hour() -> float:
    """Return how often one subscriber looks within an hour, by the mix of clients."""
    return sum(client.share / client.every_h for client in CLIENTS)


def stale_share() -> float:
    """Return the share of polls that find a change."""
    found = sum(client.share / client.every_h * _stale(client) for client in CLIENTS)
    return found / polls_an_hour()


def polls(subscribers: int, seed: int = 1) -> list[Poll]:
    """Return the hour's requests in order."""
    draw = random.Random(seed)
    found: list[Poll] = []
    first = 0
    for client in CLIENTS:
        beyond = min(subscribers, first + round(client.share * subscribers))
        every, stale = client.every_h * HOUR_S, _stale(client)
        for subscriber in range(first, beyond):
            second = draw.random() * every
            while second < HOUR_S:
                found.append(Poll(_crowded(second, draw), subscriber, draw.random() < stale))
                second += every
        first = beyond
    found.sort()
    return found


def between(hour: Sequence[Poll], first: float, beyond: float) -> list[Poll]:
    """Return the polls of a part of the hour, their seconds counted from its beginning."""
    return [poll._replace(second=poll.second - first) for poll in hour if first <= poll.second < beyond]


def _crowded(second: float, draw: random.Random) -> float:
    """Move so many of the other minutes' polls into the busy one that it has ``PEAK`` times the hour's mean."""
    moved = draw.random() < (PEAK - 1) / (HOUR_S / MINUTE_S - 1)
    return BUSY_FROM_S + draw.random() * MINUTE_S if moved else second


def _stale(client: Client) -> float:
    return min(1.0, client.every_h * CHANGES_A_WEEK / (7 * 24))
