"""Letters as people type them: without marks, in any case, and one slip away from what they meant.

It compares and shortens text and knows nothing of races, dates or files. It never corrects by
itself: it only says which names come close.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_SHOWN = 60


def folded(text: str) -> str:
    """Strip marks, case and doubled blanks: ``Hà  Nội`` becomes ``ha noi``."""
    if text.isascii():
        return " ".join(text.casefold().split())
    letters = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())


def key(text: str) -> str:
    """Keep only the folded letters and digits, so that blanks and hyphens do not matter."""
    return re.sub(r"[\W_]+", "", folded(text))


def shown(text: str) -> str:
    """Make typed text fit to be quoted in a sentence: one line, no control characters, not long."""
    line = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    line = " ".join(line.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def one_slip(typed: str, meant: str) -> bool:
    """Tell whether two words differ by one letter added, lost, changed or swapped with its neighbour."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = typed[start:], meant[start:]
    swapped = a[:2] == b[1::-1] and len(b) > 1 and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def nearest(typed: str, names: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Give the names that come closest to what was typed, closest first, few or none."""
    from difflib import SequenceMatcher

    wanted = key(typed)[:200]
    if not wanted:
        return ()
    marked = []
    for place, name in enumerate(dict.fromkeys(names)):
        known = key(name)
        ratio = SequenceMatcher(None, wanted, known).ratio()
        if len(wanted) >= 3 and known.startswith(wanted):
            ratio = max(ratio, 0.9)
        if ratio >= 0.6:
            marked.append((-ratio, place, name))
    return tuple(name for _, _, name in sorted(marked)[:most])
