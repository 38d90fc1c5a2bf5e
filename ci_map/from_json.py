"""JSON of others, read with care."""

import json
from typing import Any


def parsed(text: str | bytes, *, strict: bool = True) -> Any:
    """What a text holds, as `json.loads` tells it; one that is nested without end is a ValueError
    too, as any other that is no JSON.
    """
    try:
        return json.loads(text, strict=strict)
    except RecursionError as error:
        raise ValueError(str(error)) from error
