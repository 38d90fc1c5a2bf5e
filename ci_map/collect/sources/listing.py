"""A list or table on pages, described in source.yml by CSS selectors, for the generic reader."""

import re
from enum import StrEnum
from typing import Annotated, Any, Self

from bs4 import BeautifulSoup
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from soupsieve import SelectorSyntaxError

from ci_map.collect.faults import listed
from ci_map.collect.sources.rows import OrganisationSaid
from ci_map.collect.values import refuse, web_address

# `id` is the site's own, for the key; the page is known.
SAID = tuple(name for name in OrganisationSaid.columns() if name != "evidence_url")
_NOTHING = BeautifulSoup("", "lxml")


class Strict(BaseModel):
    """What all parts of source.yml share: unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _selector(value: str) -> str:
    try:
        _NOTHING.select(value)
    except (SelectorSyntaxError, NotImplementedError) as error:
        raise refuse(f"bad selector {value!r}", str(error).splitlines()[0]) from error
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise refuse(f"bad pattern {value!r}", str(error)) from error
    return value


Address = Annotated[str, AfterValidator(web_address)]
Selector = Annotated[str, AfterValidator(_selector)]
Pattern = Annotated[str, AfterValidator(_pattern)]


def _short_form(value: Any) -> Any:
    return {"css": value} if isinstance(value, str) else value


class PlaceKind(StrEnum):
    """What a text is that must become codes: "Ohio" is a region, "Boston, MA" a place."""

    REGION = "region"
    COUNTRY = "country"
    PLACE = "place"


class FieldOf(Strict):
    """Where an entry has a value.

    That is the first match of `css` in it, the cell of a table's `column`, the nearest element
    `before` it (the name of the heading under which it stands), or the entry itself without these.

    `take` is `text`, `own text` (without that of elements inside) or an attribute's name; `match`
    must be found in it, and its first group (else all that it matched) is the value; `lookup` is
    the name of a look-up; `as` makes codes of it. A short form is the selector alone.
    """

    css: Selector | None = None
    column: str | None = None
    before: Annotated[str, Field(pattern="^[a-z][a-z0-9]*$")] | None = None
    take: str = "text"
    match: Pattern | None = None
    lookup: str | None = None
    kind: Annotated[PlaceKind | None, Field(alias="as")] = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(place is not None for place in (self.css, self.column, self.before)) > 1:
            raise refuse("has several of css, column, before", "one of them, or none for all of it")
        return self


def _known(fields: dict[str, FieldOf]) -> dict[str, FieldOf]:
    """A place gives several fields, whatever it is called."""
    for name, where in fields.items():
        if name not in SAID and where.kind is not PlaceKind.PLACE:
            raise refuse(f"unknown field {name!r}", f"{listed(SAID)}; any name with as: place")
    return fields


Fields = Annotated[
    dict[str, Annotated[FieldOf, BeforeValidator(_short_form)]], AfterValidator(_known)
]


class Detail(Strict):
    """A page of its own for each entry: `link` leads there, `fields` are found there."""

    link: Selector
    fields: Fields


class Listing(Strict):
    """How the pages of a source list its entries.

    `pages` default to the source's address; `following` leads from a page to the next. Each page
    must have `container`, in which each `entry` that is not `skip` is an organisation; both may be
    CSS selectors of an XML file (RSS, Atom) with `xml`. With `sitemap` instead, each address in
    that file which `match` finds is the page of one entry. `key` names the fields of an entry that
    stay the same for ever; `limit` is the most pages that are read.
    """

    pages: tuple[Address, ...] = ()
    xml: bool = False
    following: Selector | None = None
    container: Selector | None = None
    entry: Selector | None = None
    skip: Selector | None = None
    sitemap: Address | None = None
    match: Pattern | None = None
    fields: Fields
    detail: Detail | None = None
    key: tuple[str, ...] = ("name",)
    limit: Annotated[int, Field(gt=0)] = 50

    @property
    def all_fields(self) -> dict[str, FieldOf]:
        """The fields of an entry, those on its own page too."""
        return self.fields | (self.detail.fields if self.detail else {})

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.sitemap and (not self.match or self.container or self.entry):
            raise refuse("a sitemap", "needs match, and has no container or entry")
        if not self.sitemap and not (self.container and self.entry):
            raise refuse("a list", "needs container and entry")
        known = self.all_fields.keys()
        if "name" not in known or not {*self.key} <= known:
            raise refuse("fields", "name and the fields of the key are needed")
        return self
