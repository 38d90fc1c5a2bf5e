"""Hostile mark-up made harmless before it is parsed.

The parser follows the standard to the letter, and three things that the standard allows take time
in the square of their number: elements in elements, attributes of one element, and formatting
elements that every paragraph opens anew. Browsers cap them; so do we, at numbers no real page has.
"""

import re


def tags(names: str) -> frozenset[str]:
    """Names of elements or types, separated by spaces, as a set."""
    return frozenset(names.split())


LONGEST = 2_000_000
"""Characters of a page that are read."""
DEEPEST = 512
"""Elements inside each other (Chromium's cap)."""
MOST_FORMATTING = 8
MOST_TAGS = 50_000
"""Tags that are kept; behind them only the text is."""
MOST_NAMES = 2_048
"""Characters of a tag beside the quoted values: a tag with more loses its attributes."""
HARMLESS_TAGS, HARMLESS_LENGTH = 3_000, 50_000
"""A page with fewer tags and characters takes no time worth a look, whatever it holds."""
_FORMATTING = tags("a b big code em font i nobr s small strike strong tt u")
# Elements that close themselves, or that the next of their kind closes: they add no depth.
_FLAT = tags(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dd dt option optgroup tr td th thead tbody tfoot html head body"
)
# Where the search for the element that an end tag closes stops (WHATWG HTML, 13.2.4.2).
_BARRIER = tags(
    "applet caption marquee object table template select math svg foreignobject desc mi mo mn ms "
    "mtext annotation-xml title button"
)
_BLOCK = tags(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav ol pre search "
    "section summary ul"
)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)>?",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")


def tame(html: str) -> str:
    """The same page, but for tags that nest too deep, attributes beyond any use, an endless end."""
    if len(html) <= HARMLESS_LENGTH and html.count("<") <= HARMLESS_TAGS:
        return html
    return _TAG.sub(_Open().keep, html[:LONGEST])


class _Open:
    """The elements that are open; a close approximation that errs towards too many."""

    def __init__(self) -> None:
        self._stack: list[str] = []
        self._tags = self._formatting = 0
        self._foreign = False
        self._left_out: dict[str, int] = {}

    def keep(self, tag: re.Match[str]) -> str:
        """The tag as it may stay, or nothing."""
        if tag["name"] is None:
            return tag[0]
        name = tag["name"].lower()
        self._tags += 1
        if self._tags > MOST_TAGS:
            return ""
        if name in _FLAT:
            return _short(tag)
        return self._closing(name, tag) if tag["close"] else self._opening(name, tag)

    def _opening(self, name: str, tag: re.Match[str]) -> str:
        if self._foreign and tag["rest"].endswith("/"):
            return _short(tag)
        formatting = name in _FORMATTING
        if name == "a" and "a" in self._stack:
            self._close(name)  # a link ends where the next begins
        if len(self._stack) >= DEEPEST or (formatting and self._formatting >= MOST_FORMATTING):
            self._left_out[name] = self._left_out.get(name, 0) + 1
            return ""
        self._stack.append(name)
        self._formatting += formatting
        self._foreign = name in ("svg", "math") or (
            self._foreign and not formatting and name not in _BLOCK | _BARRIER
        )
        return _short(tag)

    def _closing(self, name: str, tag: re.Match[str]) -> str:
        if self._left_out.get(name):
            self._left_out[name] -= 1
            return ""
        self._close(name)
        return tag[0]

    def _close(self, name: str) -> None:
        at = self._closed_by(name)
        if at is not None:
            # The elements inside a formatting element outlive it.
            end = at + 1 if name in _FORMATTING else len(self._stack)
            self._formatting -= sum(each in _FORMATTING for each in self._stack[at:end])
            del self._stack[at:end]
            self._foreign = self._foreign and name not in ("svg", "math")

    def _closed_by(self, name: str) -> int | None:
        """The place of the open element that an end tag closes, if it closes one."""
        stops = _BARRIER if name in _BLOCK | _FORMATTING | _BARRIER else _BARRIER | _BLOCK
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at] == name:
                return at
            if self._stack[at] in stops:
                return None
        return None


def _short(tag: re.Match[str]) -> str:
    rest = tag["rest"]
    if len(rest) <= MOST_NAMES or len(_QUOTED.sub("", rest)) <= MOST_NAMES:
        return tag[0]
    return f"<{tag['close']}{tag['name']}>"
