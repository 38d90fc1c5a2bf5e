"""Errors as people read them: one clear line a fault on stderr, and the exit code."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer

FAILED, WRONG_USE = 1, 2


@contextmanager
def told() -> Iterator[None]:
    """Turn the library's errors into lines on stderr and an exit code."""
    from ci_map.build import BadSurveyName, NoBaseline
    from ci_map.collect import SeedsInvalid
    from ci_map.missing import NotASurvey
    from ci_map.publish.folder import SurveySealed
    from ci_map.publish.map_page import PageNotBuilt

    try:
        yield
    except SeedsInvalid as error:
        count = len(error.faults)
        print(f"{error}\n{count} fault{'s' * (count > 1)}; nothing was written", file=sys.stderr)
        raise typer.Exit(WRONG_USE) from error
    except (BadSurveyName, NoBaseline, NotASurvey, SurveySealed) as error:
        raise fail(str(error), WRONG_USE) from error
    except (OSError, PageNotBuilt) as error:
        raise fail(" ".join(str(error).split()), FAILED) from error


def failure(error: Exception) -> str | None:
    """What the machine, the disk or the database did to a run, in a line; None if it is our fault.

    Commands tell what they foresee; this is for the rest.
    """
    if isinstance(error, OSError | MemoryError):
        return " ".join(str(error).split()) or type(error).__name__
    if "lxml.etree" in sys.modules:
        serialisation = sys.modules["lxml.etree"].SerialisationError
        if isinstance(error, serialisation):  # a workbook is put together in files of TMPDIR
            sys.unraisablehook = lambda _: None  # its writer says it once more at its end
            reasons = {"IO_ENOSPC": "No space left on device", "IO_EFBIG": "File too large"}
            return f"{reasons.get(str(error), str(error))} (a file in the folder TMPDIR)"
    if "sqlalchemy" in sys.modules:
        from sqlalchemy.exc import DBAPIError

        if isinstance(error, DBAPIError):
            told = " ".join(str(error.orig).split())
            return f"the store failed: {told}; what was noted is kept, run it again to go on"
    return None


def told_once(ended: "threading.ExceptHookArgs") -> None:
    """A thread of a crawl ended by what the main one tells; anything else is a fault to see."""
    if not isinstance(ended.exc_value, Exception) or failure(ended.exc_value) is None:
        threading.__excepthook__(ended)


def fail(message: str, code: int) -> typer.Exit:
    """Say what went wrong; the caller raises what this returns."""
    print(f"ci-map: {message}", file=sys.stderr)
    return typer.Exit(code)


def language_option(language: str) -> None:
    """Refuse a language that the codebook does not speak."""
    from ci_map.codebook import LANGUAGES

    if language not in LANGUAGES:
        raise fail(f"unknown language {language!r}; allowed: {', '.join(LANGUAGES)}", WRONG_USE)
