"""What a right row of a seed list says, as statements of a curator."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ci_map.collect.about import About
from ci_map.collect.rows import OrganisationRow, RelationRow, Survey2015Row
from ci_map.model import Method, Statement, relation_key
from ci_map.model.organisation import as_text

ORGANISATIONS, RELATIONS, SURVEY_2015 = "organisations.csv", "relations.csv", "survey_2015.csv"
YEAR_2015 = "2015"
# Of an organisation its id says who it is, and the pages show the rest.
STATED = tuple(name for name in OrganisationRow.columns() if name not in ("id", "evidence_url"))


def of_organisation(row: OrganisationRow, about: About) -> Iterator[Statement]:
    """One for each value of each cell and page that shows it; an empty cell says nothing."""
    for column in STATED:
        if cell := getattr(row, column):
            fact = _Fact(row.id, column, ORGANISATIONS, about.collected)
            yield from fact.statements(cell, row.evidence_url)


def of_relation(row: RelationRow, about: About) -> Iterator[Statement]:
    """That it is there, since when and until when."""
    key = relation_key(row.source_id, row.relation, row.target_id)
    for column in ("relation", "since", "until", "note"):
        fact = _Fact(key, column, RELATIONS, about.collected)
        yield from fact.statements(getattr(row, column), row.evidence_url)


def of_survey_2015(row: Survey2015Row, about: About) -> Iterator[Statement]:
    """What the survey of 2015 said of who is on the map; its page is the one in about.yml."""
    values = {"roles_2015": row.roles_2015, "note_2015": row.note}
    for name, value in values.items():
        fact = _Fact(row.id, name, SURVEY_2015, YEAR_2015)
        yield from fact.statements(value, (about.page_of_2015,))


@dataclass(frozen=True, slots=True)
class _Fact:
    """A field of a row: as many statements as it has values and pages that show them."""

    subject: str
    field: str
    source: str
    seen: str | None

    def statements(self, cell: object, pages: tuple[str | None, ...]) -> Iterator[Statement]:
        values = cell if isinstance(cell, tuple) else (cell,)
        for position, value in enumerate(values):
            if value is not None:
                text = _shared(as_text(value))
                yield from (self._statement(text, position, page) for page in pages)

    def _statement(self, value: str, position: int, page: str | None) -> Statement:
        return Statement(
            subject=self.subject,
            field=self.field,
            value=value,
            position=position,
            original_value=value,
            source=self.source,
            page=page,
            page_hash=None,  # the curators read the page; it was not kept
            first_seen=self.seen,
            last_seen=self.seen,
            method=Method.CURATED,
            confidence=1.0,
        )


@lru_cache(maxsize=100_000)
def _shared(text: str) -> str:
    """The text that was there first: most values are codes, the same few in every row."""
    return text
