"""A directed relation between two organisations."""

from dataclasses import dataclass

SEPARATOR = "/"  # never part of an id


@dataclass(frozen=True, slots=True)
class Relation:
    """`source_id` stands in `relation` to `target_id`: "a funds b". Years are None when unknown."""

    source_id: str
    relation: str
    target_id: str
    since: int | None = None
    until: int | None = None
    note: str | None = None

    @property
    def key(self) -> str:
        """The subject of the statements about this relation."""
        return relation_key(self.source_id, self.relation, self.target_id)


def relation_key(source_id: str, relation: str, target_id: str) -> str:
    """The subject under which statements speak of a relation: "fsg/advises/gain"."""
    return SEPARATOR.join((source_id, relation, target_id))


def relation_parts(key: str) -> tuple[str, str, str]:
    """`relation_key` undone; ValueError for the id of an organisation."""
    source_id, relation, target_id = key.split(SEPARATOR)
    return source_id, relation, target_id


def is_relation_key(subject: str) -> bool:
    """Whether a statement's subject is a relation and not an organisation."""
    return SEPARATOR in subject
