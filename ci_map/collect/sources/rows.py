"""What a source may say: the rules of the seed lists, but for what a source cannot know."""

from typing import Annotated

from pydantic import AfterValidator

from ci_map.collect.collected import NETWORK
from ci_map.collect.rows import (
    ID,
    Filled,
    ListedTexts,
    OrganisationRow,
    RelationRow,
    refuse,
)

LONGEST = 200  # characters; a selector that catches too much gives a name as long as a page


def _key(value: str) -> str:
    if value != NETWORK and not ID.fullmatch(value):
        raise refuse(f"bad key {value!r}", "what Context.key gives, or NETWORK")
    return value


def _short(value: str) -> str:
    if len(value) > LONGEST:
        allowed = f"at most {LONGEST}; does a selector catch too much?"
        raise refuse(f"has {len(value)} characters ({value[:40]}…)", allowed)
    return value


Key = Annotated[str, AfterValidator(_key)]


class OrganisationSaid(OrganisationRow):
    """A row of organisations.csv of which the roles need not be known: registries have none."""

    id: Key
    name: Annotated[Filled, AfterValidator(_short)]
    roles: ListedTexts


class RelationSaid(RelationRow):
    """A row of relations.csv between two keys of one source."""

    source_id: Key
    target_id: Key


def organisation_cells(**cells: str) -> dict[str, str]:
    """A whole row: what is not given is empty."""
    return dict.fromkeys(OrganisationSaid.columns(), "") | cells


def relation_cells(**cells: str) -> dict[str, str]:
    """A whole row: what is not given is empty."""
    return dict.fromkeys(RelationSaid.columns(), "") | cells
