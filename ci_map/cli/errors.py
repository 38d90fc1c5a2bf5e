"""Errors as people read them: one clear line a fault on stderr, and the exit code."""

import sys
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
        raise fail(str(error), FAILED) from error


def fail(message: str, code: int) -> typer.Exit:
    """Say what went wrong; the caller raises what this returns."""
    print(f"ci-map: {message}", file=sys.stderr)
    return typer.Exit(code)


def language_option(language: str) -> None:
    """Refuse a language that the codebook does not speak."""
    from ci_map.codebook import LANGUAGES

    if language not in LANGUAGES:
        raise fail(f"unknown language {language!r}; allowed: {', '.join(LANGUAGES)}", WRONG_USE)
