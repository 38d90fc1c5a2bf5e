"""What may be said of an organisation: lists of values with labels in five languages."""

from ci_map.codebook.book import Codebook
from ci_map.codebook.entries import (
    CodeList,
    Condition,
    Entry,
    FieldEntry,
    Indicator,
    RelationEntry,
    RoleEntry,
    UnknownEntryError,
)
from ci_map.codebook.loader import CodebookError, load, load_from
from ci_map.codebook.spoken import LANGUAGE_NAMES, LANGUAGES, RIGHT_TO_LEFT, UnknownLanguage, spoken

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "RIGHT_TO_LEFT",
    "CodeList",
    "Codebook",
    "CodebookError",
    "Condition",
    "Entry",
    "FieldEntry",
    "Indicator",
    "RelationEntry",
    "RoleEntry",
    "UnknownEntryError",
    "UnknownLanguage",
    "load",
    "load_from",
    "spoken",
]
