"""Postal addresses, telephone numbers and mail addresses that a page shows."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import unquote

from ci_map.collect.extract.document import Document, clean, one_line

MOST = 20
"""Of each kind; a page with more is a directory, and says nothing of its owner."""
LONGEST_ADDRESS, LONGEST_STREET = 250, 80
_MAIL = re.compile(r"(?<![\w.+-])[\w+-][\w.+-]{0,63}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@])")
_PHONE_LINE = re.compile(r"(?<![\w/.-])\+\d[\d\s().-]{6,20}\d(?!\w)")
_MARKED_UP = "address, [itemprop=address], .adr, .h-adr, [class*=postal-address]"
_US = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    "T[NX]|UT|V[AT]|W[AIVY]"
)
# A line with a postal code in the form that its country writes it.
_POSTAL = re.compile(
    rf"\b(?:{_US}),? \d{{5}}(?:-\d{{4}})?\b"  # US
    r"|\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b"  # CA
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b"  # GB
    r"|\b(?:NSW|VIC|QLD|TAS|ACT|NT|SA|WA),? \d{4}\b"  # AU
    r"|\b[1-9]\d{3} ?[A-Z]{2}\b(?= +[A-Z][a-z])"  # NL
    r"|〒 ?\d{3}-\d{4}"  # JP
    r"|\b\d{5}-\d{3}\b"  # BR
    r"|\b\d{4}-\d{3} [A-Z]"  # PT
)
# Any five digits before a capital (DE, FR, ES, IL …): an address only beside a house number.
_LOOSE = re.compile(r"\b(?:[A-Z]-)?\d{5} [^\W\d_a-z][^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_MAY_BE_CODE = re.compile(r"\d{3}|\d[A-Z]")
_STREET = re.compile(
    r"street|avenue|road|\brue\b|calle|stra(?:ss|ß)e|weg\b|laan|rua\b|רחוב|丁目", re.IGNORECASE
)


def linked(document: Document, scheme: str) -> tuple[str, ...]:
    """What the links of a scheme ("mailto:", "tel:") lead to; read before the tree is split."""
    nodes = document.all(f"a[href^='{scheme}' i]")[: 10 * MOST]
    return tuple(_target(node.attributes.get("href"), scheme) for node in nodes)


def mails_of(linked: Iterable[str], text: str) -> tuple[str, ...]:
    """Mail addresses, those of links first, in lower case."""
    written = _MAIL.findall(text) if "@" in text else []
    return _each_once(mail.lower() for mail in (*linked, *written) if _MAIL.fullmatch(mail))


def telephones_of(linked: Iterable[str], text: str) -> tuple[str, ...]:
    """Telephone numbers: those of links, and those written with a country's prefix."""
    written = (one_line(found) for found in _PHONE_LINE.findall(text)) if "+" in text else ()
    return _each_once(number for number in (*linked, *written) if _is_number(number))


def marked_up_addresses(document: Document) -> tuple[str, ...]:
    """Postal addresses in elements made for them; read before the tree is split."""
    texts = (_post_only(node.text(separator=" ")) for node in document.all(_MARKED_UP)[:MOST])
    return tuple(address for text in texts if (address := _address(text)))


def _post_only(text: str) -> str:
    return _PHONE_LINE.sub(" ", _MAIL.sub(" ", text))


def addresses_of(marked_up: Iterable[str], text: str) -> tuple[str, ...]:
    """Postal addresses: marked up, or lines with a postal code (and the line before: a street)."""
    return _each_once([*marked_up, *_written(text.split("\n"))])


def _written(lines: list[str]) -> Iterator[str]:
    for before, line in pairwise(["", *lines]):
        if len(line) > LONGEST_ADDRESS or not _MAY_BE_CODE.search(line):
            continue
        with_street = _is_street(before) and not _is_street(line.partition(",")[0])
        whole = f"{before}, {line}" if with_street else line
        if _has_code(whole) and (address := _address(whole)):
            yield address


def _has_code(line: str) -> bool:
    if _POSTAL.search(line):
        return True
    loose = _LOOSE.search(line)
    before = line[: loose.start()].rstrip() if loose else ""
    return bool(_DIGIT.search(before)) and (before.endswith(",") or bool(_STREET.search(before)))


def _is_street(line: str) -> bool:
    return len(line) <= LONGEST_STREET and bool(_DIGIT.search(line))


def _address(text: str) -> str | None:
    """A text as an address, when it may be one: some letters, a number, not too long."""
    line = clean(re.sub(r"\s*[|•·]\s*", ", ", one_line(text)))
    right = 10 <= len(line) <= LONGEST_ADDRESS and re.search(r"\d", line)
    return line if right and re.search(r"[^\W\d_]{3}", line) else None


def _target(href: str | None, scheme: str) -> str:
    return clean(unquote((href or "")[len(scheme) :].partition("?")[0], errors="replace"))


def _is_number(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return 6 <= digits <= 16 and len(text) <= 40


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:MOST]
