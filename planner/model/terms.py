"""What the nouns are made of: the words of the field, the bounds of a value, and what it is to be a noun.

A noun knows what it is and nothing of how it is made, stored or shown; a value that does not belong is refused
here, once. Our own code, which mypy holds to the fields, may fill one without asking.
"""

from datetime import time
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

SCHEMA = "planner.plan/1"

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Level = Literal["new", "regular", "advanced"]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]  # those that templates/phrases holds
Policy = Literal["hard-day", "easy-day"]
Priority = Literal["A", "B", "C"]
Standing = Literal["considering", "registered"]
RunKind = Literal["easy", "quality", "long", "race", "strength"]
Gear = Literal["band", "loop", "box", "ball", "weight"]
Counts = Literal["reps", "steps-and-back"]
Rir = Literal["0-1", "2-3", "4+"]
SessionKind = Literal["loading", "deload", "taper", "activation", "reentry"]
Phase = Literal[
    "introduction",
    "adaptation",
    "build",
    "specific",
    "maintenance",
    "bridge",
    "taper",
    "race",
    "recovery",
    "reentry",
    "rebuild",
    "transition",
    "break",
]
Outcome = Literal["done", "part", "missed"]
ChangeKind = Literal["moved", "dropped", "eased", "repeated", "harder", "swapped", "added"]

Value = str | int | float | bool
Name = Annotated[str, Field(max_length=200)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Minutes = Annotated[int, Field(ge=1, le=1440)]
Clock = Annotated[time, WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"})]
"""A local time of day; JSON Schema's own format of a time wants an offset."""


class Noun(BaseModel):
    """A frozen value that refuses fields it does not know.

    Validators are built at first use: a command pays only for the nouns it touches.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)


AnyNoun = TypeVar("AnyNoun", bound=Noun)

_HOLD, _KNOW, _LEAVE, _HIDE = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
"""What sets the four slots of a model, in a quarter of the time of ``object.__setattr__``."""
_NEW = object.__new__
_FIELDS: dict[type[BaseModel], set[str]] = {}


def filled(noun: type[AnyNoun], values: dict[str, Any]) -> AnyNoun:
    """Make a noun that keeps ``values``, all right and every field in its order, as its own; asks nothing."""
    new = _NEW(noun)
    _HOLD(new, values)
    _KNOW(new, _FIELDS.get(noun) or _fields(noun))
    _LEAVE(new, None)
    _HIDE(new, None)
    return new


def _fields(noun: type[BaseModel]) -> set[str]:
    return _FIELDS.setdefault(noun, set(noun.model_fields))


def _with_defaults(noun: type[BaseModel], values: dict[str, Any]) -> dict[str, Any]:
    """Return values with the defaults of fields that are not among them, in the order of the fields."""
    return {name: field.default for name, field in noun.model_fields.items()} | values


class Told(Noun):
    """A code with its values. Only our own code makes one, by the hundred, and mypy holds it to the fields;
    building a validator for it would cost a command 15 ms. What is read from outside is validated all the same."""

    if not TYPE_CHECKING:

        def __init__(self, /, **values):
            noun = self.__class__
            fields = _FIELDS.get(noun) or _fields(noun)
            _HOLD(self, values if len(values) == len(fields) else _with_defaults(noun, values))
            _KNOW(self, fields)
            _LEAVE(self, None)
            _HIDE(self, None)

        __init__.__pydantic_base_init__ = True  # or a validator would call it and ask nothing


class Reason(Told):
    """Why something is as it is: a rule of the evidence room, or a fact, with its values."""

    rule: str
    """Code of the rule or fact, such as ``deload.every``."""
    values: dict[str, Value] = {}
    """What the sentence needs. Days are ISO dates under names ending in ``day``."""


class Note(Told):
    """Something that can be done, but that the runner should know."""

    code: str
    """Code of the sentence."""
    values: dict[str, Value] = {}
    """What the sentence needs, as in ``Reason``."""
    text: str = ""
    """The sentence in the runner's language; empty until ``words`` has spoken."""
