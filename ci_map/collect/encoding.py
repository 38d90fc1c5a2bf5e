"""In which encoding a spreadsheet was saved, and the way back to UTF-8 with commas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ci_map.atomic import write_bytes, write_text
from ci_map.collect.separator import COMMA, NAMES, mended, separator_of, unmarked, with_commas

BOM = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # XLSX and ODS; XLS
LOOKED_AT = 1000  # bytes, of which in UTF-16 every other one is 0 where letters are Latin
NUL = b"\0"
KEPT = ".before-repair"
WORKBOOK, BINARY = "a workbook", "no text"
NOT_TEXT = (WORKBOOK, BINARY)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, its encoding, and what is wrong with that: `position` counts bytes from 0."""

    text: str
    encoding: str
    problem: str | None = None
    position: int = 0


def decode(content: bytes) -> Decoded:
    """Read bytes that should be UTF-8 without a byte-order mark; never raises.

    What is no text at all (a workbook, bytes of 0 that are not UTF-16's) is an empty one.
    """
    if content.startswith(WORKBOOK_MARKS):
        return Decoded("", WORKBOOK, "the file is a workbook, not CSV, whatever its name says")
    if content.startswith(BOM):
        text = unmarked(content.decode("utf-8", errors="replace"))
        return Decoded(text, "UTF-8 with BOM", "the file starts with a byte-order mark (BOM)")
    if utf16 := _utf16(content):
        text = unmarked(content.decode(utf16, errors="replace"))
        return Decoded(text, "UTF-16", "the file is UTF-16")
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        if NUL in content:
            return Decoded("", BINARY, "the file is no text: it has bytes 0x00")
        guess = guessed_encoding(content)
        byte = content[error.start]
        problem = f"byte 0x{byte:02X} is not UTF-8 (the file looks like {guess})"
        return Decoded(content.decode(guess, errors="replace"), guess, problem, error.start)


def _utf16(content: bytes) -> str | None:
    """Which UTF-16 it is, with its mark or without; None when it is none."""
    if content.startswith(UTF16_MARKS):
        return "utf-16"
    start = content[:LOOKED_AT]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = start[first::2].count(0)
        if zeros > len(start) / 4 and zeros == start.count(0):
            return encoding
    return None


def guessed_encoding(content: bytes) -> str:
    """Windows-1255 when Hebrew letters stand beside Hebrew letters, else Windows-1252.

    Western accents are the same bytes as Hebrew letters, but seldom follow one another.
    """
    letters = [0xE0 <= byte <= 0xFA for byte in content]
    beside = sum(a and b for a, b in pairwise(letters))
    return "windows-1255" if beside * 2 > sum(letters) else "windows-1252"


def repair(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Rewrite as UTF-8 with commas what is not; yields each such file and what it was.

    The file as it was stays beside it, with `.before-repair` added to its name: the encoding is a
    guess, and a person should look. What is no text, or has a character that none has, stays.
    """
    for path in paths:
        content = path.read_bytes()
        decoded = decode(content)
        text = unmarked(mended(decoded.text))
        changed = decoded.problem or text != decoded.text
        if changed and decoded.encoding not in NOT_TEXT and NUL.decode() not in decoded.text:
            write_bytes(path.with_name(path.name + KEPT), content)
            write_text(path, text)
            yield path, _form(decoded)


def _form(decoded: Decoded) -> str:
    separator = separator_of(decoded.text)
    between = "" if separator == COMMA else f" with {NAMES[separator]}"
    text = with_commas(decoded.text)
    cells = "" if mended(text) == text else " with cells too many or too few at the ends of rows"
    return f"{decoded.encoding}{between}{cells}"
