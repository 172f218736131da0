"""Words of the short lists a runner chooses from: level, gear, policy, language, in both languages.

Days away may carry such a word, too. It turns what was typed into the code that the nouns use, and refuses
anything else with the nearest code and the whole list. It chooses nothing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeVar

from planner import dates
from planner.errors import Unknown
from planner.model import Blocked, Gear, Language, Level, Note, Policy
from planner.spelling import folded, nearest, shown

Code = TypeVar("Code", bound=str)
Why = Literal["travel", "illness", "holiday", "other"]

LONGEST = 400


def _words(codes: Mapping[Code, str]) -> Mapping[str, Code]:
    return MappingProxyType({word: code for code, words in codes.items() for word in (str(code), *words.split(","))})


_LEVELS: Mapping[str, Level] = _words(
    {
        "new": "beginner,novice,moi,moi tap,moi bat dau",
        "regular": "intermediate,thuong xuyen,deu,deu dan,trung binh",
        "advanced": "expert,nang cao,lau nam",
    }
)
_GEAR: Mapping[str, Gear] = _words(
    {
        "band": "bands,long band,resistance band,day dai,day khang luc",
        "loop": "loops,loop band,mini band,miniband,day vong",
        "box": "chair,step,bench,buc,ghe,hop",
        "ball": "swiss ball,gym ball,bong,bong tap",
        "weight": "weights,dumbbell,dumbbells,kettlebell,ta,ta tay",
    }
)
_POLICIES: Mapping[str, Policy] = _words({"hard-day": "hard,ngay nang", "easy-day": "easy,ngay nhe"})
_WHYS: Mapping[str, Why] = _words(
    {
        "travel": "trip,away,di xa,cong tac,du lich",
        "illness": "ill,sick,om,benh,dau",
        "holiday": "holidays,vacation,nghi le,tet,le",
        "other": "khac",
    }
)
_LANGUAGES = {"en": "english,tieng anh,anh", "vi": "vietnamese,tieng viet,viet,vn"}
_NOTHING = frozenset(("", "none", "nothing", "khong", "khong co", "-"))


def read_level(text: str) -> Level:
    """Read how experienced the runner is in strength training."""
    return _chosen("level-unknown", text, _LEVELS)


def read_policy(text: str) -> Policy:
    """Read which days carry the sessions."""
    return _chosen("policy-unknown", text, _POLICIES)


def policy_read(text: str) -> tuple[Note, ...]:
    """Say which policy a word was taken for, where it is not the policy's own."""
    policy = read_policy(text)
    return () if folded(text) == policy else (Note(code="policy-read", values={"text": shown(text), "policy": policy}),)


def read_blocked(text: str, *, today: date) -> tuple[Blocked, tuple[Note, ...]]:
    """Read days away, ``10/10..18/10`` or ``10/10..18/10=illness``, and what was taken of their years."""
    days, named, why = text.rpartition("=")
    span = dates.read_span(days if named else text, today=today)
    reason: Why = _chosen("away-unknown", why, _WHYS) if named else "other"
    return Blocked(first=span.first, last=span.last, why=reason), span.notes()


def read_language(text: str) -> Language:
    """Read a language that the program speaks: one that has its phrases."""
    from planner import catalogue

    spoken = {code: _LANGUAGES.get(code, code) for code in catalogue.languages()}
    return _chosen("language-unknown", text, _words(spoken))


def read_gear(text: str) -> tuple[Gear, ...]:
    """Read what the runner owns, in the order of the list: ``band,loop``; ``none`` for nothing."""
    if folded(text[:LONGEST]) in _NOTHING:
        return ()
    named = {_chosen("gear-unknown", part, _GEAR) for part in text[:LONGEST].split(",") if part.strip()}
    return tuple(code for code in dict.fromkeys(_GEAR.values()) if code in named)


def _chosen(code: str, text: str, words: Mapping[str, Code]) -> Code:
    found = words.get(folded(text[:LONGEST]))
    if found is not None:
        return found
    near = dict.fromkeys(words[word] for word in nearest(text, words, most=1))
    known = ", ".join(dict.fromkeys(words.values()))
    raise Unknown(code, near=tuple(near), close=len(near), text=shown(text), known=known)
