"""The rows of the seed lists, checked strictly against the codebook."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from ci_map import codebook
from ci_map.collect.faults import listed
from ci_map.collect.table import not_text
from ci_map.model.organisation import split_list
from ci_map.model.places import codes_by_country, codes_by_region, country_codes, region_codes

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Nearly every address; `urlsplit`, which judges the others, takes ten times as long.
PLAIN = re.compile(r"https?://[a-z0-9.-]+(?:[/?#][^\s<>\"]*)?")
FIRST_YEAR, LAST_YEAR = 1500, 2100  # no clock: the same file is right or wrong for ever
PROBLEM, ALLOWED = "problem", "allowed"


def refuse(problem: str, allowed: str) -> PydanticCustomError:
    """An error that carries what is wrong and what is allowed apart."""
    context = {PROBLEM: problem, ALLOWED: allowed}
    return PydanticCustomError("seed", "{problem}; {allowed}", context)


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """The ids that the codebook allows, by the column that holds them."""
    book = codebook.load()
    return {
        "roles": book.roles.ids,
        "functions": book.functions.ids,
        "domains": book.domains.ids,
        "sector": book.sectors.ids,
        "place_scale": book.place_scales.ids,
        "relation": book.relations.ids,
        "roles_2015": book.roles.ids,
        "place_based": book.place_based.ids,
    }


def _one_of_the_list(value: str, info: ValidationInfo) -> str:
    allowed = lists()[info.field_name or ""]
    if value not in allowed:
        several = '; several are separated by "|"' if re.search(r"[,;/]", value) else ""
        raise refuse(f"unknown {info.field_name} {value!r}", listed(allowed) + several)
    return value


def _all_of_the_list(values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    for value in values:
        _one_of_the_list(value, info)
    return values


def _split(cell: str) -> tuple[str, ...]:
    values = split_list(cell)
    if "" in values:
        raise refuse(f"an empty value in {cell!r}", 'values separated by one "|"')
    if len(set(values)) < len(values):
        raise refuse(f"a value stands twice in {cell!r}", "each value once")
    return values


def _year(cell: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{4}", cell) or not FIRST_YEAR <= int(cell) <= LAST_YEAR:
        raise refuse(f"bad year {cell!r}", f"four digits, {FIRST_YEAR} to {LAST_YEAR}, or empty")
    return int(cell)


def address(value: str) -> str:
    """A whole web address; raises the error of a row's cell."""
    if PLAIN.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
        right = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        right = False
    if not right or re.search(r"[\s<>\"]", value):
        raise refuse(
            f"bad address {value!r}", "a whole address that starts with https:// or http://"
        )
    return value


def _addresses(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(address, values))


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise refuse(f"bad id {value!r}", "small letters a-z, digits and single hyphens")
    return value


def _filled(value: str) -> str:
    if not value:
        raise refuse("is empty", "a value is needed here")
    return value


def _country(value: str) -> str:
    if value not in country_codes():
        meant = codes_by_country().get(value.casefold())
        examples = f'here "{meant}"' if meant else '"US", "IL", "GB"'
        allowed = f"allowed: ISO 3166-1, two capital letters ({examples})"
        raise refuse(f"unknown country {value!r}", allowed)
    return value


def _region(value: str) -> str:
    if value not in region_codes():
        meant = codes_by_region().get(value.casefold())
        examples = f'here "{meant}"' if meant else '"US-MA", "CA-ON"'
        raise refuse(f"unknown region {value!r}", f"allowed: ISO 3166-2 ({examples})")
    return value


def _empty_is_none(value: Any) -> Any:
    return value or None


Id = Annotated[str, AfterValidator(_id)]
Filled = Annotated[str, AfterValidator(_filled)]
Listed = Annotated[str, AfterValidator(_one_of_the_list)]
Maybe = BeforeValidator(_empty_is_none)
MaybeText = Annotated[str | None, Maybe]
MaybeListed = Annotated[Annotated[str, AfterValidator(_one_of_the_list)] | None, Maybe]
MaybeAddress = Annotated[Annotated[str, AfterValidator(address)] | None, Maybe]
Year = Annotated[int | None, BeforeValidator(_year)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_split)]
AllListed = Annotated[tuple[str, ...], AfterValidator(_all_of_the_list)]
ListedTexts = Annotated[AllListed, BeforeValidator(_split)]
Pages = Annotated[
    tuple[str, ...], BeforeValidator(_split), AfterValidator(_addresses), Field(min_length=1)
]


class SeedRow(BaseModel):
    """What all rows share: cells are stripped, unknown columns refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns of the file, in its order."""
        return tuple(cls.model_fields)

    @classmethod
    def whole(cls, **cells: str) -> dict[str, str]:
        """The cells of a whole row: what is not given is empty."""
        return dict.fromkeys(cls.columns(), "") | cells


class OrganisationRow(SeedRow):
    """A row of organisations.csv."""

    id: Id
    name: Filled
    name_local: MaybeText
    aliases: Texts
    url: MaybeAddress
    roles: Annotated[ListedTexts, Field(min_length=1)]
    functions: ListedTexts
    sector: MaybeListed
    domains: ListedTexts
    country: Annotated[Annotated[str, AfterValidator(_country)] | None, Maybe]
    region: Annotated[Annotated[str, AfterValidator(_region)] | None, Maybe]
    locality: MaybeText
    place_based: MaybeListed
    place_scale: MaybeListed
    place_served: MaybeText
    founded: Year
    ended: Year
    evidence_url: Pages
    note: MaybeText

    @field_validator("region")
    @classmethod
    def _region_lies_in_country(cls, region: str | None, info: ValidationInfo) -> str | None:
        country = info.data.get("country")
        if region and country and not region.startswith(f"{country}-"):
            raise refuse(
                f"region {region!r} is not in {country}", f"allowed: {country}-…, or empty"
            )
        return region

    @field_validator("ended")
    @classmethod
    def _ends_after_it_began(cls, ended: int | None, info: ValidationInfo) -> int | None:
        return _not_before(ended, info.data.get("founded"), "founded")


class RelationRow(SeedRow):
    """A row of relations.csv."""

    source_id: Id
    relation: Listed
    target_id: Id
    since: Year
    until: Year
    evidence_url: Pages
    note: MaybeText

    @field_validator("until")
    @classmethod
    def _ends_after_it_began(cls, until: int | None, info: ValidationInfo) -> int | None:
        return _not_before(until, info.data.get("since"), "since")

    @model_validator(mode="after")
    def _between_two(self) -> Self:
        if self.source_id == self.target_id:
            raise refuse(f"relates {self.source_id!r} to itself", "two different organisations")
        return self


class Survey2015Row(SeedRow):
    """A row of survey_2015.csv."""

    id: Id
    roles_2015: Annotated[ListedTexts, Field(min_length=1)]
    note: MaybeText


def _not_before(end: int | None, start: int | None, column: str) -> int | None:
    if end is not None and start is not None and end < start:
        raise refuse(f"year {end} lies before {column} {start}", f"{start} or later, or empty")
    return end


@lru_cache(maxsize=100_000)
def fault_in(column: str, cell: str) -> tuple[str, str] | None:
    """What is wrong with one cell of organisations.csv and what is allowed; None when it is right.

    Of a list the cell has all values, separated by "|". Raises KeyError for another column.
    """
    if column not in OrganisationRow.columns():
        raise KeyError(column)
    needed = {"id": "x", "name": "x", "roles": lists()["roles"][0], "evidence_url": "https://x.org"}
    if wrong := not_text(cell):
        return wrong
    try:
        OrganisationRow.model_validate(OrganisationRow.whole(**needed | {column: cell}))
    except ValidationError as error:
        found = faults_of(error.errors(), column)
        return next(((problem, allowed) for at, problem, allowed in found if at == column), None)
    return None


def faults_of(errors: Sequence[Any], default_column: str) -> list[tuple[str, str, str]]:
    """pydantic's errors as (column, problem, allowed)."""
    return [_fault_of(error, default_column) for error in errors]


def _fault_of(error: Any, default_column: str) -> tuple[str, str, str]:
    column = str(error["loc"][0]) if error["loc"] else default_column
    context = error.get("ctx", {})
    if PROBLEM in context:
        return column, context[PROBLEM], context[ALLOWED]
    if error["type"] == "too_short":
        return column, "is empty", "at least one value is needed here"
    return column, str(error["msg"]), "see CONTRIBUTING.md, a seed row"
