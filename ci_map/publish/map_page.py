"""map.html: the reader's map as one file, the survey inside it."""

import json
from importlib.resources import files

from ci_map.errors import RunFailed
from ci_map.publish.contents import Contents
from ci_map.publish.payload import payload

PLACE = '<script type="application/json" id="survey"></script>'
# Inside a script element only "</script" and "<!--" end or change the text; U+2028 and U+2029 are
# line ends to old readers of JavaScript.
ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


class PageNotBuilt(RunFailed, RuntimeError):
    """The page was not made when the package was installed."""


def map_html(contents: Contents) -> bytes:
    """The page with the survey in it: data, never markup, whatever the texts hold."""
    before, _, after = page().partition(PLACE)
    opening, closing = PLACE.split("><")
    return f"{before}{opening}>{json_for_script(payload(contents))}<{closing}{after}".encode()


def json_for_script(data: object) -> str:
    """JSON that no HTML parser can leave: no <, > or & stands in it."""
    return escaped(json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def escaped(json_text: str) -> str:
    """JSON with `ESCAPES`; far faster than `translate` where few characters are escaped."""
    for character, escape in ESCAPES.items():
        json_text = json_text.replace(character, escape)
    return json_text


def page() -> str:
    """The page without a survey in it. Raises PageNotBuilt."""
    built = files("ci_map.publish").joinpath("map.html")
    if not built.is_file():
        raise PageNotBuilt("the map page is not built; install the package again: pip install .")
    text = built.read_text(encoding="utf-8")
    if text.count(PLACE) != 1:
        raise PageNotBuilt(
            f"the map page must have {PLACE} once, it has it {text.count(PLACE)} times"
        )
    return text
