"""Published surveys as the comparison takes them."""

from typing import TYPE_CHECKING

from ci_map.changes import Changes, Edition, Picture, Step, compare
from ci_map.changes.history import history_of
from ci_map.checksums import checked_if_any
from ci_map.frames import organisations_of, read_ranks, relations_of, statements_of

if TYPE_CHECKING:
    from ci_map.survey import Survey


def changes(before: "Survey", after: "Survey") -> Changes:
    """What changed between two surveys."""
    return compare(picture(before), picture(after))


def picture(survey: "Survey") -> Picture:
    """A survey as records, with what it rests on."""
    return Picture(
        organisations=organisations_of(survey.organisations),
        relations=relations_of(survey.relations),
        statements=statements_of(survey.statements),
        ranks=read_ranks(checked_if_any(survey.folder, "ranks.csv")),
        moved=survey.manifest.get("moved", {}),
        unreachable=frozenset(survey.manifest.get("unreachable", ())),
        sources=frozenset(survey.manifest.get("coverage", ())),
        date=survey.manifest["date"],
    )


def edition(survey: "Survey") -> Edition:
    """A survey's name and date."""
    return Edition(survey.name, survey.manifest["date"])


def history(survey: "Survey") -> tuple[Step, ...]:
    """What changed from survey to survey up to this one, the oldest step first."""
    path = checked_if_any(survey.folder, "changes.json")
    return history_of(path.read_text(encoding="utf-8")) if path else ()
