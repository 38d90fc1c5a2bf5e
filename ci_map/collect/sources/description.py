"""source.yml: what a source is, whose it is, what it may show, and what it cannot."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from ci_map.collect.faults import Fault, SeedsInvalid, listed
from ci_map.collect.sources.cadence import Cadence
from ci_map.collect.sources.listing import Address, Listing, Strict
from ci_map.collect.sources.rows import OrganisationSaid
from ci_map.collect.values import (
    AllListed,
    Filled,
    Listed,
    MaybeAddress,
    MaybeText,
    Year,
    faults_of,
    refuse,
)
from ci_map.collect.yaml_file import needed_yaml
from ci_map.model.organisation import as_text
from ci_map.model.places import country_codes

FILE, CRAWLER = "source.yml", "crawler.py"
ADVICE = "see crawlers/README.md"
CHECKED = "checked live on "
NOT_YET = "not yet"
_year = TypeAdapter(Year).validate_python


class StructureKnown(StrEnum):
    """How the structure that a crawler expects is known."""

    DOCUMENTED = "documented"
    """Its publisher documents it: an API, a data standard."""
    SEEN = "seen"
    """Addresses and markup stand in public copies or programs."""
    PARTLY = "partly seen"
    """Addresses or the wording of the entries are known from public copies, the markup is not."""
    ASSUMED = "assumed"
    """Nobody of the team has seen it."""


def _status(value: str) -> str:
    if value == NOT_YET:
        return value
    try:
        date.fromisoformat(value.removeprefix(CHECKED))
    except ValueError:
        value = ""
    if not value.startswith(CHECKED):
        raise refuse("bad status", f'"{CHECKED}2026-11-25" or "{NOT_YET}"')
    return value


def _defaults(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    cells = {str(field): as_text(given) for field, given in value.items()}
    try:
        OrganisationSaid.model_validate(
            OrganisationSaid.whole(id="a", name="a", evidence_url="https://a.example/") | cells
        )
    except ValidationError as error:
        told = [f"{f}: {problem} ({ok})" for f, problem, ok in faults_of(error.errors(), "row")]
        raise refuse("; ".join(told), "values as in the seed lists") from error
    return cells


def _countries(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value not in country_codes():
            raise refuse(f"unknown country {value!r}", 'ISO 3166-1 ("US"); none for the world')
    return values


class Licence(Strict):
    """Under which terms the source may be used, and where they stand (if anywhere)."""

    name: Filled
    link: Address | None = None


class SourceNetwork(Strict):
    """The body whose list the source is; every entry stands in `relation` to it.

    `reverse`: it stands in the relation to every entry ("backbone_of").
    """

    name: Filled
    name_local: MaybeText = None
    url: MaybeAddress = None
    roles: AllListed = ()
    relation: Listed = "member_of"
    reverse: bool = False


class Bounds(Strict):
    """A number that must lie between two."""

    min: Annotated[int, Field(ge=0)] = 0
    max: int | None = None


Share = Annotated[float, Field(ge=0, le=1)]


class Assertions(Strict):
    """What must be true of a reading, else nothing of it is published.

    `shares` is by field, the least share of the organisations that have a value in it; `must_have`
    are names. `kept` counts the entries of the data that a source keeps beside its statements.
    """

    organisations: Bounds
    relations: Bounds = Bounds()
    kept: Bounds = Bounds()
    must_have: tuple[Filled, ...] = ()
    shares: Mapping[str, Share] = {}

    @model_validator(mode="after")
    def _shares_of_fields(self) -> Self:
        for field in self.shares:
            if field not in OrganisationSaid.model_fields:
                raise refuse(f"unknown field {field!r}", ", ".join(OrganisationSaid.model_fields))
        return self


class Source(Strict):
    """A source, as its source.yml says. `countries` and `language` are those of its entries.

    `defaults` are values of every entry that says nothing else; `queries` are what an interface is
    asked; `lookups` are values put right by hand, by name of the look-up; `listing` describes pages
    that need no program.
    """

    title: Filled
    publisher: Filled
    address: Address
    licence: Licence
    countries: Annotated[tuple[str, ...], AfterValidator(_countries)] = ()
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    cadence: Cadence
    coverage_start: Annotated[int, BeforeValidator(_year)]
    status: Annotated[str, AfterValidator(_status)]
    structure: StructureKnown
    limits: Filled
    network: SourceNetwork | None = None
    defaults: Annotated[Mapping[str, str], BeforeValidator(_defaults)] = {}
    assertions: Assertions
    queries: tuple[Filled, ...] = ()
    lookups: Mapping[str, Mapping[str, str]] = {}
    listing: Listing | None = None

    @field_validator("listing")
    @classmethod
    def _has_its_lookups(cls, listing: Listing | None, info: ValidationInfo) -> Listing | None:
        known = info.data.get("lookups", {})
        for name, where in listing.all_fields.items() if listing else ():
            if where.lookup and where.lookup not in known:
                problem = f"{name} asks for the look-up {where.lookup!r}"
                raise refuse(problem, f"one of lookups; {listed([*known])}")
        return listing


SOURCE = TypeAdapter(Source | None)


def read_source(folder: Path) -> Source:
    """The description of a source; raises SeedsInvalid with every fault of the file."""
    source = needed_yaml(folder / FILE, SOURCE, ADVICE)
    if source.listing is None and not (folder / CRAWLER).exists():
        where = (folder / FILE).as_posix()
        fault = Fault(where, 1, "listing", "is missing", f"a listing, or {CRAWLER} beside the file")
        raise SeedsInvalid([fault])
    return source
