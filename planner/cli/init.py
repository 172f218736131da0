"""``planner init``: a short talk at a terminal, and the athlete's file that comes of it.

Whatever an option answers is not asked; away from a terminal nothing is, and what was taken is said. Nothing is
written before the last answer, so that Ctrl-C leaves everything as it was.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner import interview, making
from planner.cli.talk import Talk, page, put
from planner.errors import InputError, PlannerError, StoreError
from planner.exports import files
from planner.exports.layout import Span
from planner.interview import Answers, Question
from planner.words import Speaker, speaker


@dataclass(frozen=True, slots=True)
class Target:
    """The file that is to be written."""

    path: str
    force: bool


def run(talk: Talk, answers: Answers, target: Target, *, ask: bool = True) -> int:
    """Ask what is still open, write the file, and name the next step."""
    path = Path(target.path)
    if files.content(path) is not None and not target.force:
        raise InputError("init-exists", path=str(path))
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise StoreError("export.unwritable", path=str(path))
    today = making.ground_of(answers.asked, now=talk.now).today
    asks = ask and sys.stdin.isatty() and sys.stdout.isatty()
    language = talk.language
    if asks:
        language, answers = _talked(talk, answers, today)
        taken: tuple[Question, ...] = ()
    else:
        unsaid = ("name", "races", "runs", "distance")
        taken = tuple(one for one in interview.questions(answers, today, language) if one.field not in unsaid)
    answers = answers._replace(asked=answers.asked._replace(language=language))
    settled = interview.settle(answers, now=talk.now, language=language, folder=path.parent)
    files.replace(path, settled.text(language).encode())
    speaks = speaker(language)
    sheet = page()
    sheet.say(speaks.say("ui-written", path=str(path)))
    for note in settled.notes:
        sheet.say(speaks.note(note), first="· ")
    told = [f"{speaks.say(f'init-ask-{question.field}')} {question.preset}" for question in taken]
    sheet.listed(speaks.say("init-taken"), told)
    sheet.blank()
    sheet.say(speaks.say("init-next" if settled.races else "init-next-race"))
    command = ["planner", "plan", *(["--athlete", str(path)] if path != Path("athlete.toml") else [])]
    sheet.raw("  " + " ".join([*command, *([] if settled.races else ["hue"]), "-o", "plan.ics"]))
    put(sheet.text())
    return 0


def _talked(talk: Talk, answers: Answers, today: date) -> tuple[str, Answers]:
    """Ask question after question; a wrong answer is told and asked for again."""
    language = talk.language
    if not talk.asked:
        language = _language(language)
    speaks = speaker(language)
    put(speaks.say("init-welcome"))
    for question in interview.questions(answers, today, language):
        if question.field == "distance" and answers.asked.races:
            question = question._replace(preset=interview.distance_of(answers, talk.now))
        if question.field != "distance" or answers.asked.races:
            answers = _answer(question, answers, talk, speaks)
    put("")
    return language, answers


def _language(usual: str) -> str:
    from planner.choices import read_language

    while True:
        text = _typed("English or Vietnamese? · Tiếng Anh hay tiếng Việt? (en, vi)", "", usual)
        try:
            return read_language(text)
        except PlannerError as error:
            put(speaker(usual).error(error))


def _answer(question: Question, answers: Answers, talk: Talk, speaks: Speaker) -> Answers:
    title, hint = speaks.say(f"init-ask-{question.field}"), speaks.say(f"init-hint-{question.field}")
    while True:
        told = answers.answered(question.field, _typed(title, hint, question.preset))
        try:
            interview.check(told, question.field, talk.now, speaks.language)
        except PlannerError as error:
            put(speaks.error(error))
            continue
        return told


def _typed(title: str, hint: str, preset: str) -> str:
    """Ask one question and return what was typed, or the answer that was filled in."""
    import typer

    sheet = page()
    sheet.blank()
    sheet.say(Span(title, "bold"))
    if hint:
        sheet.say(Span(hint, "dim"))
    put("\n" + sheet.text())
    sys.stdout.flush()
    try:
        return str(typer.prompt("›", default=preset, show_default=bool(preset), prompt_suffix=" "))
    except typer.Abort:
        raise KeyboardInterrupt from None
