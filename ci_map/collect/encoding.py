"""In which encoding a spreadsheet was saved, and the way back to UTF-8 with commas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ci_map.atomic import write_bytes, write_text
from ci_map.collect.separator import COMMA, NAMES, separator_of, with_commas

BOM = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
KEPT = ".before-repair"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, its encoding, and what is wrong with that: `position` counts bytes from 0."""

    text: str
    encoding: str
    problem: str | None = None
    position: int = 0


def decode(content: bytes) -> Decoded:
    """Read bytes that should be UTF-8 without a byte-order mark; never raises."""
    if content.startswith(BOM):
        text = content.removeprefix(BOM).decode("utf-8", errors="replace")
        return Decoded(text, "UTF-8 with BOM", "the file starts with a byte-order mark (BOM)")
    if content.startswith(UTF16_MARKS):
        text = content.decode("utf-16", errors="replace")
        return Decoded(text, "UTF-16", "the file is UTF-16")
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        guess = guessed_encoding(content)
        byte = content[error.start]
        problem = f"byte 0x{byte:02X} is not UTF-8 (the file looks like {guess})"
        return Decoded(content.decode(guess, errors="replace"), guess, problem, error.start)


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
    guess, and a person should look.
    """
    for path in paths:
        content = path.read_bytes()
        decoded = decode(content)
        text = with_commas(decoded.text)
        if decoded.problem or text != decoded.text:
            write_bytes(path.with_name(path.name + KEPT), content)
            write_text(path, text)
            yield path, _form(decoded)


def _form(decoded: Decoded) -> str:
    separator = separator_of(decoded.text)
    between = "" if separator == COMMA else f" with {NAMES[separator]}"
    return f"{decoded.encoding}{between}"
