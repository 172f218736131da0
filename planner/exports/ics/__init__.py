"""A plan as a calendar that clients trust: its events, their editions, and the bytes of both.

``render`` is for feeds, whose editions a store keeps; ``following`` is for a file, which is its own memory. A file
that is not an edition of the same plan is refused unless it is forced.
"""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from planner.errors import InputError
from planner.exports import files
from planner.exports.editions import Edition, Face, next_edition
from planner.exports.ics import writer
from planner.exports.ics.events import Variant, contents
from planner.exports.ics.options import Options, recall
from planner.exports.ics.text import clean
from planner.model import Language, Note, Plan

if TYPE_CHECKING:
    from planner.words import Speaker

__all__ = ["Options", "Rendered", "Variant", "export", "following", "previous", "recall", "renamed", "render"]

MAX_BYTES = 1_000_000
"""Google takes no larger calendar."""


class Rendered(NamedTuple):
    """A calendar and what it is to its subscribers."""

    data: bytes
    """The whole file."""
    edition: Edition
    """To be kept for the next time."""
    before: Edition | None = None
    """The edition it goes on from, of a file."""
    notes: tuple[Note, ...] = ()
    """What stays as a file has it, though nobody said so."""


def render(
    plan: Plan,
    variant: Variant = Variant(),  # noqa: B008 - a frozen value
    *,
    edition: Edition | None = None,
    now: datetime | None = None,
    memory: bool = False,
) -> Rendered:
    """Return the calendar that follows an edition; without one, the first, which needs no ``now``.

    ``memory`` writes into the file what was withdrawn, for a file that nobody else remembers.
    """
    from planner.words import speaker

    speaks = speaker(variant.language or plan.athlete.language)
    face = _face(plan, variant, speaks)
    if edition is not None and edition.face.plan != plan.id:
        raise InputError("export.other-plan", path=plan.id, plan=plan.id, other=edition.face.plan)
    word = speaks.say("ics-cancelled")
    upcoming = next_edition(
        edition,
        face,
        contents(plan, variant, speaks),
        now=face.made if now is None else now,
        cancel=(lambda body: writer.cancelled(body, word)) if variant.cancelled else None,
    )
    data = writer.calendar(upcoming, memory=memory)
    if len(data) > MAX_BYTES:
        shows = "runs" if variant.runs else "sessions"
        raise InputError("export.too-large", size=len(data) // 1000, most=MAX_BYTES // 1000, shows=shows)
    return Rendered(data, upcoming)


def renamed(data: bytes, face: Face, plan: Plan) -> bytes:
    """Return the first calendar of a plan that differs from the one of this face only in whose it is.

    The runners of a club share whole plans: their events then differ by the plan's id alone, which is always as long
    and stands on a line too short to be folded.
    """
    from planner.words import speaker

    own = _face(plan, Variant(), speaker(plan.athlete.language))
    events = data[len(writer.head(face)) :]
    return writer.head(own) + events.replace(face.plan.encode(), plan.id.encode())


def export(plan: Plan, language: Language | None = None) -> bytes:
    """Return a plan's first edition."""
    return render(plan, Variant(language=language)).data


def previous(path: Path) -> Edition | None:
    """Return the edition in a file, None where there is no file; refuse a calendar that is not ours.

    Its ``face`` holds the plan's id and the day it started on, from which the plan is to be made again.
    """
    data = files.content(path)
    if data is None:
        return None
    from planner.exports.ics import reader

    return reader.read(data, str(path))


def following(
    path: Path,
    plan: Plan,
    variant: Variant | Options = Options(),  # noqa: B008 - a frozen value
    *,
    now: datetime,
    force: bool = False,
) -> Rendered:
    """Return a plan's calendar as the next edition of the file that is there, or as the first.

    Options are laid over those of the file; a variant is taken as it is. With ``force`` a file that is no edition
    of this plan counts as none.
    """
    edition = _edition_at(path, plan, force)
    shown, notes = variant.over(edition) if isinstance(variant, Options) else (variant, ())
    rendered = render(plan, shown, edition=edition, now=now, memory=True)
    return rendered._replace(before=edition, notes=notes)


def _edition_at(path: Path, plan: Plan, force: bool) -> Edition | None:
    """Return the edition to go on from."""
    try:
        edition = previous(path)
        if edition is not None and edition.face.plan != plan.id:
            raise InputError("export.other-plan", path=str(path), plan=plan.id, other=edition.face.plan)
    except InputError as exc:
        if force and exc.code in ("export.foreign", "export.other-plan"):
            return None
        raise
    return edition


def _face(plan: Plan, variant: Variant, speaks: "Speaker") -> Face:
    made = datetime.combine(plan.made_on, time(), ZoneInfo(plan.timezone)).astimezone(UTC)
    if variant.busy:
        title, about = speaks.say("ics-busy"), speaks.say("ics-calendar-busy")
    else:
        name = plan.athlete.name
        title = speaks.say("ics-calendar-of", name=name) if name else speaks.say("ics-calendar")
        about = speaks.say("ics-calendar-about")
    return Face.model_construct(
        plan=plan.id,
        starts_on=plan.starts_on,
        made=made,
        variant=variant.shows,
        zone=plan.timezone,
        title=clean(title),
        about=clean(about),
        url=variant.url,
    )
