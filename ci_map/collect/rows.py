"""The rows of the seed lists, checked strictly against the codebook."""

from functools import lru_cache
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from ci_map.collect.table import not_text
from ci_map.collect.values import (
    Country,
    Filled,
    Id,
    Listed,
    ListedTexts,
    MaybeAddress,
    MaybeListed,
    MaybeText,
    Pages,
    Region,
    Texts,
    Year,
    allowed_values,
    faults_of,
    refuse,
)


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
    country: Country
    region: Region
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
    needed = {
        "id": "x",
        "name": "x",
        "roles": allowed_values()["roles"][0],
        "evidence_url": "https://x.org",
    }
    if wrong := not_text(cell):
        return wrong
    try:
        OrganisationRow.model_validate(OrganisationRow.whole(**needed | {column: cell}))
    except ValidationError as error:
        found = faults_of(error.errors(), column)
        return next(((problem, allowed) for at, problem, allowed in found if at == column), None)
    return None
