"""Small calendars, written out as tests need them, and the days that tests are about."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

SAMPLES = Path(__file__).parent / "samples"
HOME = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 11, 23)
NEW_YEAR = date(2026, 12, 31)


def written(*events: str, head: str = "PRODID:-//own words//test//EN") -> bytes:
    """Write a calendar whose events are given as lines without their BEGIN and END."""
    body = "\n".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}\n{body}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()
