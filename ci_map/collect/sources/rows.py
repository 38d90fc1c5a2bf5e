"""What a source may say: the rules of the seed lists, but for what a source cannot know."""

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, field_validator

from ci_map.collect.collected import NETWORK
from ci_map.collect.rows import OrganisationRow, RelationRow
from ci_map.collect.values import ID, ListedTexts, refuse

LONGEST, LONGEST_NAME = 2000, 200  # characters; a selector may catch too much


def _key(value: str) -> str:
    if value != NETWORK and not ID.fullmatch(value):
        raise refuse(f"bad key {value!r}", "what Context.key gives, or NETWORK")
    return value


def _short(value: str, info: ValidationInfo) -> str:
    most = LONGEST_NAME if info.field_name == "name" else LONGEST
    if len(value) > most:
        allowed = f"at most {most}; does a selector catch too much?"
        raise refuse(f"has {len(value)} characters ({value[:40]}…)", allowed)
    return value


Key = Annotated[str, AfterValidator(_key)]


class OrganisationSaid(OrganisationRow):
    """A row of organisations.csv of which the roles need not be known: registries have none."""

    id: Key
    roles: ListedTexts

    _short = field_validator("*", mode="before")(_short)


class RelationSaid(RelationRow):
    """A row of relations.csv between two keys of one source."""

    source_id: Key
    target_id: Key

    _short = field_validator("*", mode="before")(_short)
