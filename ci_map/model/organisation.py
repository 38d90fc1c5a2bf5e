"""An organisation as the statements describe it."""

import re
from dataclasses import dataclass, fields
from typing import Any, get_type_hints


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body of the field. Lists keep their order (the main role first); None means unknown.

    Codes are the codebook's ids; `country` is ISO 3166-1 alpha-2, `region` ISO 3166-2.
    `roles_2015` and `note_2015` are what the survey of 2015 said, empty when it did not name it.
    """

    id: str
    name: str
    name_local: str | None = None
    aliases: tuple[str, ...] = ()
    url: str | None = None
    roles: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    sector: str | None = None
    domains: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None
    locality: str | None = None
    place_based: bool | None = None
    place_scale: str | None = None
    place_served: str | None = None
    founded: int | None = None
    ended: int | None = None
    note: str | None = None
    roles_2015: tuple[str, ...] = ()
    note_2015: str | None = None

    @property
    def role(self) -> str | None:
        """The main role."""
        return self.roles[0] if self.roles else None


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Organisation))
_TYPES: dict[str, Any] = get_type_hints(Organisation)
LIST_FIELDS: frozenset[str] = frozenset(f for f in FIELDS if _TYPES[f] == tuple[str, ...])
YEAR_FIELDS: frozenset[str] = frozenset(f for f in FIELDS if _TYPES[f] == int | None)
YES_NO_FIELDS: frozenset[str] = frozenset(f for f in FIELDS if _TYPES[f] == bool | None)


def typed(field: str, value: str) -> str | int | bool:
    """A statement's canonical text as the type that `Organisation` has for the field."""
    if field in YEAR_FIELDS:
        return int(value)
    if field in YES_NO_FIELDS:
        return value == "yes"
    return value


def as_text(value: object) -> str:
    """A field's value as canonical text, the inverse of `typed`; lists are joined by "|"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return "|".join(str(item).replace("|", r"\|") for item in value)
    return str(value)


def split_list(cell: str) -> tuple[str, ...]:
    r"""A cell's list: values are separated by "|"; a bar inside a value is written "\|"."""
    if "|" not in cell:  # as nearly every one
        return (cell.strip(),) if cell else ()
    parts = re.split(r"(?<!\\)\|", cell)
    return tuple(part.strip().replace(r"\|", "|") for part in parts)
