"""JSON of others, read with care."""

import json
import re
from typing import Any

HALF = re.compile(r"\\u[dD][89a-fA-F]")  # of a character beyond U+FFFF; alone it is no text


def parsed(text: str | bytes, *, strict: bool = True) -> Any:
    """What a text holds, as `json.loads` tells it; half a character, which is no text, is "?".

    One that is nested without end, or bytes that are no text, is a ValueError too, as any other
    that is no JSON.
    """
    whole = text if isinstance(text, str) else text.decode(json.detect_encoding(text))
    try:
        found = json.loads(whole, strict=strict)
        if HALF.search(whole):
            said = json.dumps(found, ensure_ascii=False)
            found = json.loads(said.encode("utf-8", "replace").decode("utf-8"))
        return found
    except RecursionError as error:
        raise ValueError(str(error)) from error
