"""How many alarms an event may have, and how early: one limit for files, links, pages and the API alike."""

MOST = 5
EARLIEST_MIN = 28 * 24 * 60
"""Minutes before the start: 40,320; earlier than four weeks before, nobody wants to hear of a session."""
