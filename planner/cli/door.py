"""The one door out of the command line: an answer, or an error as a sentence and an exit code.

0 well, 1 the check found something, 2 usage, 3 an input is wrong, 4 no plan is possible, 5 storage or network;
70 for a fault of our own and 130 for Ctrl-C, which are nobody's answer.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, TextIO, cast

from planner.cli.talk import Talk
from planner.errors import PlannerError, StoreError, Unknown, UsageError

OUR_FAULT = 70
"""Exit code of a fault in planner itself (EX_SOFTWARE), never to be taken for a finding."""
INTERRUPTED = 130


class Answer:
    """Standard output, which says by an error of ours that it takes no more: no file's trouble is taken for its own."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def buffer(self) -> Answer:
        """The octets beneath."""
        return Answer(self._stream.buffer)

    def write(self, some: Any) -> int:
        """Write some of the answer."""
        with _taken():
            return int(self._stream.write(some))

    def flush(self) -> None:
        """Send what was written."""
        with _taken():
            self._stream.flush()


@contextmanager
def _taken() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoreError("output-full") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    shown = sys.stdout
    sys.stdout = cast("TextIO", Answer(shown))
    try:
        return _run(argv)
    except (BrokenPipeError, SystemExit):  # typer makes an exit of a broken pipe, and of nothing else
        _close_stdout()
        return 0
    finally:
        sys.stdout = shown


def without_language(argv: Sequence[str]) -> tuple[list[str], str]:
    """Take ``--lang LANG`` out of the arguments, wherever it stands, and read the last one."""
    rest: list[str] = []
    asked = ""
    waiting = iter(argv)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return [*rest, argument, *waiting], asked
        if name != "--lang":
            rest.append(argument)
        elif asked := value if equals else next(waiting, ""):
            continue
        else:
            raise UsageError("option-value-missing", option=name)
    return rest, asked


def clock() -> datetime:
    """Tell the instant; only its day counts, and only where no --today says another."""
    return datetime.now(UTC)


def _run(argv: list[str]) -> int:
    from planner.words import language_from

    language = language_from(os.environ)
    try:
        rest, asked = without_language(argv)
        language = _spoken(asked) if asked else language
        _refuse_broken_text(argv)
        code = _invoke(rest, Talk(language, asked, tuple(argv), clock()))
        sys.stdout.flush()
        return code
    except PlannerError as error:
        if error.code == "output-full":
            _close_stdout()
        _say(error, language)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        raise
    except Exception as error:
        if os.environ.get("PLANNER_DEBUG"):
            raise
        _say(PlannerError("our-fault", what=type(error).__name__), language)  # its text may quote a note on health
        return OUR_FAULT


def _refuse_broken_text(argv: Sequence[str]) -> None:
    """Refuse octets that are no text, which nothing could keep; by their place, for they may be of a private note."""
    for place, argument in enumerate(argv, 1):
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise UsageError("argument-not-utf8", place=place) from None


def _spoken(asked: str) -> str:
    """Read the language that was asked for; Unknown for one that nobody speaks."""
    from planner import templates

    if asked in templates.languages():
        return asked
    from planner import choices

    return choices.read_language(asked)


def _invoke(argv: list[str], talk: Talk) -> int:
    from typer import TyperException

    from planner.cli.app import command

    try:
        code = command(talk.language, argv[0] if argv else "").main(
            args=argv, prog_name="planner", standalone_mode=False, obj=talk
        )
    except TyperException as error:
        raise _of_typer(error) from None
    return int(code or 0)


def _of_typer(error: Exception) -> UsageError:
    """Say in our own words what typer refuses; it tells by attributes which kind of refusal it is."""
    message = str(getattr(error, "message", error))
    option = getattr(error, "option_name", None)
    extra = re.fullmatch(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", message, re.DOTALL)
    if getattr(getattr(error, "ctx", None), "info_name", "") == "log" and (extra or " " in str(option)):
        return UsageError("log-extra")  # a note without its quotation marks, or with its option within them: private
    if option and hasattr(error, "possibilities"):
        from planner.spelling import nearest

        near = nearest(str(option), sorted(error.possibilities or ()), most=2)
        return Unknown("option-unknown", near=near, close=len(near), text=str(option))
    if option:
        return UsageError(
            "option-value-missing" if "argument" in message else "option-without-value", option=str(option)
        )
    parameter = getattr(error, "param", None)
    if parameter is not None and not message:
        return UsageError("argument-missing", name=str(parameter.metavar or parameter.name).upper())
    if extra:
        from planner.spelling import shown

        return UsageError("argument-extra", text=shown(extra[1]))
    return UsageError("arguments", what=message)


def _say(error: PlannerError, language: str) -> None:
    """Tell an error; to a shell that completes a line, it would be written into that line."""
    if "_PLANNER_COMPLETE" in os.environ:
        return
    from planner.words import error_text

    with suppress(OSError):
        print(error_text(error, language), file=sys.stderr)


def _close_stdout() -> None:
    """Whoever read from us has gone or takes no more: nothing is left to say, not even at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
