"""Errors as people read them: one clear line a fault on stderr, and the exit code."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import clear_frames
from typing import Any

import typer
from typer.core import TyperGroup

from ci_map.errors import RunFailed, WrongUse, in_a_line

FAILED, WRONG_USE = 1, 2
SMALLER = "try a part of it or a larger machine"


class Commands(TyperGroup):
    """Commands that end an error of the library, or of the machine, as `told` does."""

    def invoke(self, context: Any) -> Any:
        """Run the command that was asked for."""
        with told():
            return super().invoke(context)


@contextmanager
def told() -> Iterator[None]:
    """Turn errors that a user can do something about into lines on stderr and an exit code."""
    try:
        yield
    except WrongUse as error:
        raise _refused(error) from error
    except RunFailed as error:
        raise fail(str(error), FAILED) from error
    except Exception as error:
        if isinstance(error, MemoryError):
            clear_frames(error.__traceback__)  # what they hold is what leaves no room to say so
        reason = failure(error)
        if reason is None:
            raise
        raise fail(reason, FAILED) from error


def _refused(error: WrongUse) -> typer.Exit:
    from ci_map.collect.faults import SeedsInvalid
    from ci_map.review.answers import ReviewRefused

    if isinstance(error, SeedsInvalid):  # each fault begins with its file
        count = len(error.faults)
        print(f"{error}\n{count} fault{'s' * (count > 1)}; nothing was written", file=sys.stderr)
        return typer.Exit(WRONG_USE)
    nothing = "\nnothing was written" if isinstance(error, ReviewRefused) else ""
    return fail(f"{error}{nothing}", WRONG_USE)


def failure(error: Exception) -> str | None:
    """What the machine, the disk or the database did to a run, in a line; None if it is our fault.

    A pipe that nobody reads any more is nobody's fault: who asked for the head of a list has it.
    """
    if isinstance(error, BrokenPipeError):
        return None
    if isinstance(error, MemoryError):
        return " ".join(f"not enough memory for this, {SMALLER}; {error}".rstrip("; ").split())
    if isinstance(error, OSError):
        return " ".join(_by_file(error).split()) or type(error).__name__
    if "lxml.etree" in sys.modules:
        serialisation = sys.modules["lxml.etree"].SerialisationError
        if isinstance(error, serialisation):  # a workbook is put together in files of TMPDIR
            sys.unraisablehook = lambda _: None  # its writer says it once more at its end
            reasons = {"IO_ENOSPC": "No space left on device", "IO_EFBIG": "File too large"}
            return f"{reasons.get(str(error), str(error))} (a file in the folder TMPDIR)"
    return _elsewhere(error)


def _elsewhere(error: Exception) -> str | None:
    """What ended in the store, or in another process of the run."""
    if "concurrent.futures" in sys.modules:
        from concurrent.futures import BrokenExecutor

        if isinstance(error, BrokenExecutor):
            return f"a process of this run was killed; if memory ran out, {SMALLER}; else run again"
    if "sqlalchemy" in sys.modules:
        from sqlalchemy.exc import SQLAlchemyError

        if isinstance(error, SQLAlchemyError):
            said = in_a_line(getattr(error, "orig", None) or error)
            return f"the store failed: {said}; what was noted is kept, run it again to go on"
    return None


def _by_file(error: OSError) -> str:
    """The file and what is wrong with it, without the system's number for that."""
    if error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def told_once(ended: "threading.ExceptHookArgs") -> None:
    """A thread of a crawl ended by what the main one tells; anything else is a fault to see."""
    error = ended.exc_value
    if isinstance(error, WrongUse | RunFailed):
        return
    if not isinstance(error, Exception) or failure(error) is None:
        threading.__excepthook__(ended)


def fail(message: str, code: int) -> typer.Exit:
    """Say what went wrong; the caller raises what this returns."""
    print(f"ci-map: {message}", file=sys.stderr)
    return typer.Exit(code)
