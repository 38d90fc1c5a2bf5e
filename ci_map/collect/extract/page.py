"""What is taken out of a page."""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from ci_map.shaped import told_in_a_line


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a reader sees it: the whole address, without fragment, and the words on it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation named in a list: under a heading of `kind` (partners, members, funders)."""

    name: str
    url: str | None
    kind: str
    heading: str


@dataclass(frozen=True, slots=True)
class Described:
    """An `Organization` of schema.org, or a type below it, as the page's JSON-LD describes it.

    `place` is the property under which it stands ("publisher", "memberOf"), empty at the top.
    """

    types: tuple[str, ...]
    place: str
    name: str | None = None
    url: str | None = None
    other_names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    telephone: str | None = None
    email: str | None = None
    address: str | None = None
    country: str | None = None
    founded: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page without its mark-up. Texts have one line a block; links stand in the page's order.

    `text` is the content; `rest` is what stands around it (navigation, footer), kept apart so that
    who reads from the start reads the content first. `lang` is ISO 639-1, read from the text.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    url: str
    title: str = ""
    site_name: str = ""
    description: str = ""
    lang: str | None = None
    text: str = ""
    rest: str = ""
    links: tuple[Link, ...] = ()
    named: tuple[Named, ...] = ()
    described: tuple[Described, ...] = ()
    addresses: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()

    def as_json(self) -> str:
        """One line of JSON, the same for the same page; what is empty is left out."""
        facts = {name: value for name, value in _facts(self).items() if value}
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":"), default=_facts)

    @classmethod
    def from_json(cls, line: str | bytes) -> "Extracted":
        """`as_json` undone. Raises ValueError."""
        with told_in_a_line():
            return _PAGE.validate_json(line)


def _facts(each: Any) -> dict[str, Any]:
    """The fields of a record as they are: `asdict` would copy all that is in them."""
    return {name: getattr(each, name) for name in each.__slots__}


_PAGE = TypeAdapter(Extracted)
