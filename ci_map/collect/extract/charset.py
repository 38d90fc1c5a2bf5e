"""The bytes of a page as text: from its byte-order mark, its header, its own word, or a guess."""

import codecs
import re
from functools import lru_cache

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_LOOKED_AT = 4096
"""Bytes in which a page names its charset; the standard asks for 1,024."""
_GUESSED_FROM = 20_000
# Labels that mean a larger charset on the web (WHATWG Encoding), and those that Python lacks.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-8": "cp1255",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
_LABELS = {
    "iso-8859-8-i": "cp1255",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "logical": "cp1255",
}
_ASCII_INSIDE_OUT = ("utf-16", "utf-32", "iso2022", "utf-7", "hz")
"""Charsets whose bytes are valid UTF-8 too, so that only a declaration tells them."""


def decode(body: bytes, content_type: str | None = None) -> str:
    """The page's text; bytes that are no text become U+FFFD, NUL is left out. Never raises.

    Whatever is valid UTF-8 is read as UTF-8, even where a server says Latin-1: the chance that a
    text in another charset happens to be valid UTF-8 is negligible, and servers are often wrong.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace").replace("\0", "")
    declared = [name for name in (_of_header(content_type), _of_page(body)) if name]
    order = [name for name in declared if name.startswith(_ASCII_INSIDE_OUT)]
    order += ["utf-8", *declared]
    text = next((text for name in order if (text := _strictly(body, name)) is not None), None)
    if text is None:
        text = body.decode(_guessed(body, declared), "replace")
    return text.replace("\0", "")


def _strictly(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except (UnicodeError, ValueError):
        return None


def _of_header(content_type: str | None) -> str | None:
    found = _IN_HEADER.search(content_type or "")
    return _codec(found[1]) if found else None


def _of_page(body: bytes) -> str | None:
    found = _IN_PAGE.search(body[:_LOOKED_AT])
    name = _codec(found[1].decode("ascii", "replace")) if found else None
    # A page that says in ASCII that it is UTF-16 is not (WHATWG HTML, prescan).
    return None if name and name.startswith(("utf-16", "utf-32")) else name


@lru_cache(maxsize=256)
def _codec(label: str) -> str | None:
    label = label.strip().lower()
    try:
        found = codecs.lookup(_LABELS.get(label, label))
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:
        return None  # "hex", "zlib" and the like are codecs, too
    return _MEANT.get(found.name, found.name)


def _guessed(body: bytes, declared: list[str]) -> str:
    """A charset to read with replacement: the declared one, else the likeliest."""
    if declared:
        return declared[0]
    best = from_bytes(body[:_GUESSED_FROM]).best()
    return best.encoding if best else "cp1252"
