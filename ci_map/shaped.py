"""Records checked as they are read; what is wrong with one is told in a line."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError


@contextmanager
def told_in_a_line() -> Iterator[None]:
    """Raise ValueError with the first fault and its place; pydantic tells all, on many lines."""
    try:
        yield
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{place}: {first['msg']}" if place else first["msg"]) from error
