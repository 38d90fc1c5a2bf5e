"""Labelled texts: what a person said of each, and which are for training and which for testing."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter

from ci_map.errors import WrongUse
from ci_map.from_json import parsed
from ci_map.shaped import told_in_a_line

Read = TypeVar("Read")


class BadLabelledText(WrongUse, ValueError):
    """A file that is not there, or a line of one that is not a labelled text."""


NUMBERED = (
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty_first",
    "twenty_second",
    "twenty_third",
    "twenty_fourth",
    "twenty_fifth",
)
"""The authors after the first, each with a file."""
TRAINING_FILES = (
    "in_scope.jsonl",
    "outside.jsonl",
    *(f"{number}_author.jsonl" for number in NUMBERED),
    "other_voices.jsonl",
)
"""Those of which two thirds train and a third tests."""
CHECK_FILE = "check.jsonl"
FIRST = "first"
AUTHORS = {
    **{f"{number}_author": number.replace("_", "-") for number in NUMBERED},
    "other_voices": "voices",
}
"""By file; the others are the first author's. "voices" is the first author in other styles."""
WRITERS = (FIRST, *(author for author in AUTHORS.values() if author != "voices"))


@dataclass(frozen=True)
class LabelledText:
    """A text with its labels, values of the codebook. `kind` says what an outside page is.

    `part` is train or test, by a hash of the organisation: never both for one organisation.
    `author` is the file's: who wrote and labelled the text.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    organisation: str
    lang: str
    url: str | None
    text: str
    in_scope: bool
    kind: str
    role: str | None
    roles: tuple[str, ...]
    functions: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    locality: str | None
    place_based: bool | None
    place_scale: str | None
    conditions: tuple[str, ...]
    author: str = FIRST

    @property
    def part(self) -> str:
        """Whether it tests or trains: the third that tests has organisations of its own."""
        return "test" if fold_of(self.organisation, 3) == 0 else "train"

    @property
    def writer(self) -> str:
        """The author, whatever the style."""
        return FIRST if self.author == "voices" else self.author

    @property
    def conditions_labelled(self) -> bool:
        """Whether all conditions are: the first author noted only those that stand out."""
        return self.author != FIRST


_TEXT = TypeAdapter(LabelledText)


def fold_of(organisation: str, folds: int) -> int:
    """The fold of an organisation: the same for all its texts, on every machine."""
    return int.from_bytes(hashlib.sha256(organisation.encode()).digest()[:4], "big") % folds


def read_labelled(paths: Sequence[Path]) -> list[LabelledText]:
    """All texts of the files, in their order."""
    found: list[LabelledText] = []
    for path in paths:
        author = AUTHORS.get(path.stem, FIRST)
        found += read_lines(path, lambda row, author=author: _text(row, author))  # type: ignore[misc]
    return found


def read_lines(path: Path, of: Callable[[Any], Read]) -> list[Read]:
    """What the lines of a file say, each a JSON object. Raises BadLabelledText."""
    if not path.is_file():
        raise BadLabelledText(f"{path} is not a file; the folder of labelled texts has it")
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found.append(of(parsed(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise BadLabelledText(f"{path}, line {number}: {error!r}") from error
    return found


def _text(row: dict[str, Any], author: str) -> LabelledText:
    with told_in_a_line():
        return _TEXT.validate_python({**row, "author": author})
