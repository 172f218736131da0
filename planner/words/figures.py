"""Numbers, plural categories and clean text, as a language writes them.

The separators and the forms of a date stand in the phrases, beside the words they belong to. Babel would
know them too, but its import and one locale cost 26 ms (2-core machine) of a budget of 30: it is the
referee in the tests, and is asked at run time only for the plurals of a language whose rule is not here.
Nothing here refuses a value: what is no finite number is shown as it is.
"""

from __future__ import annotations

import math
import unicodedata

_SMALL = range(-999, 1000)
"""Whole numbers that every language writes alike."""
_LARGE = 1e15
"""From here on a number is shown with three digits and a power of ten."""

_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """Return text in NFC on one line, without control, direction or unpaired characters."""
    if not text.isprintable():
        text = "".join(sign for sign in text.translate(_BREAKS) if _printable(sign))
    return unicodedata.normalize("NFC", text)


def _printable(sign: str) -> bool:
    return sign.isprintable() or sign in _JOINERS or unicodedata.category(sign) == "Zs"


def grouped(number: float, decimals: int, point: str, group: str) -> str:
    """Return a number with thousands grouped and at most so many decimals."""
    if isinstance(number, int) and number in _SMALL:
        return str(int(number))
    if not isinstance(number, int) and not math.isfinite(number):
        return str(number)
    if abs(number) >= _LARGE:
        return _huge(number)
    text = f"{number:,.{decimals}f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    if not fraction and not whole.strip("-0"):
        return "0"
    whole = whole.replace(",", group)
    return f"{whole}{point}{fraction}" if fraction else whole


def _huge(number: float) -> str:
    try:
        return f"{float(number):.3g}"
    except OverflowError:
        return "∞" if number > 0 else "-∞"


def category(language: str, number: float) -> str:
    """Return the CLDR plural category of a number: ``one``, ``other``, …"""
    if language == "vi":
        return "other"
    if language == "en":
        return "one" if number == 1 else "other"
    return _cldr_category(language, number)


def _cldr_category(language: str, number: float) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language).plural_form(number))
    except (UnknownLocaleError, ValueError, OverflowError):
        return "other"
