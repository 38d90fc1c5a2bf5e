"""Statements as rows that can be resolved: the survey's organisations and what sources say."""

from collections.abc import Iterable, Iterator

from ci_map.model import Statement
from ci_map.model.assemble import Facts, by_subject_and_field, organisation
from ci_map.model.organisation import FIELDS, as_text
from ci_map.model.relation import SEPARATOR
from ci_map.resolve.resolution import SURVEY_LIST
from ci_map.resolve.rows import ListRow


def rows_of(statements: Iterable[Statement]) -> list[ListRow]:
    """A row for each organisation ("organisations/id") and each row of a source ("SOURCE/key").

    Sorted; what has no name cannot be compared and is left out, as relations are.
    """
    subjects = by_subject_and_field(statements)
    rows = (_row(name, facts) for name, facts in subjects.items() if _can_be_compared(name, facts))
    return sorted(rows, key=lambda row: (row.list, row.id))


def _can_be_compared(subject: str, facts: Facts) -> bool:
    return "name" in facts and subject.count(SEPARATOR) < 2


def _row(subject: str, facts: Facts) -> ListRow:
    source, _, key = subject.rpartition(SEPARATOR)
    body = organisation(subject, facts)
    cells = {field: as_text(getattr(body, field)) for field in FIELDS}
    pages = dict.fromkeys(_pages(facts))
    return ListRow(source or SURVEY_LIST, key, cells | {"evidence_url": "|".join(pages)})


def _pages(facts: Facts) -> Iterator[str]:
    for field in sorted(facts):
        yield from (one.page for one in facts[field] if one.page)
