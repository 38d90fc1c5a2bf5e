"""Statements as rows that can be resolved: the survey's organisations and what sources say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ci_map import codebook
from ci_map.model import Statement
from ci_map.model.assemble import Facts, by_field, organisation
from ci_map.model.organisation import FIELDS, as_text
from ci_map.model.relation import SEPARATOR
from ci_map.model.statement import by_subject
from ci_map.resolve.rows import RELATED, SURVEY_LIST, ListRow
from ci_map.resolve.settle import subject_parts


def rows_of(statements: Iterable[Statement]) -> list[ListRow]:
    """A row for each organisation ("organisations/id") and each row of a source ("SOURCE/key").

    Sorted, each with its relations; what has no name cannot be compared and is left out.
    """
    kinds = frozenset(codebook.load().relations.ids)
    subjects = {name: by_field(said) for name, said in by_subject(statements)}
    ties = _ties(subjects, kinds)
    rows = [
        _row(name, facts, ties[name])
        for name, facts in subjects.items()
        if "name" in facts and subject_parts(name, kinds) is None
    ]
    return sorted(rows, key=lambda row: (row.list, row.id))


def _ties(subjects: Iterable[str], kinds: frozenset[str]) -> dict[str, set[str]]:
    """By subject its relations, as `ListRow` has them."""
    ties: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        if parts := subject_parts(subject, kinds):
            source, relation, target = parts
            ties[source].add(f"{relation} {target}")
            ties[target].add(f"<{relation} {source}")
    return ties


def _row(subject: str, facts: Facts, ties: Iterable[str]) -> ListRow:
    source, _, key = subject.rpartition(SEPARATOR)
    body = organisation(subject, facts)
    cells = {field: as_text(getattr(body, field)) for field in FIELDS}
    pages = "|".join(dict.fromkeys(_pages(facts)))
    cells |= {"evidence_url": pages, RELATED: "|".join(sorted(ties))}
    return ListRow(source or SURVEY_LIST, key, cells)


def _pages(facts: Facts) -> Iterator[str]:
    for field in sorted(facts):
        yield from (one.page for one in facts[field] if one.page)
