"""What a cell of a list may hold; a refusal tells what is wrong and what is allowed."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from ci_map import codebook
from ci_map.collect.faults import listed
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
def allowed_values() -> dict[str, tuple[str, ...]]:
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
    allowed = allowed_values()[info.field_name or ""]
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


def web_address(value: str) -> str:
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
    return tuple(map(web_address, values))


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
MaybeAddress = Annotated[Annotated[str, AfterValidator(web_address)] | None, Maybe]
Year = Annotated[int | None, BeforeValidator(_year)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_split)]
AllListed = Annotated[tuple[str, ...], AfterValidator(_all_of_the_list)]
ListedTexts = Annotated[AllListed, BeforeValidator(_split)]
Pages = Annotated[
    tuple[str, ...], BeforeValidator(_split), AfterValidator(_addresses), Field(min_length=1)
]
Country = Annotated[Annotated[str, AfterValidator(_country)] | None, Maybe]
Region = Annotated[Annotated[str, AfterValidator(_region)] | None, Maybe]


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
