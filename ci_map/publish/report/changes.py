"""What changed since the survey before, for the report: a table by cause, and who it was."""

from collections.abc import Iterable, Iterator, Mapping

from ci_map.changes import Cause, Change, ChangeKind, Changes
from ci_map.publish.report.blocks import Block, Name, Names, Paragraph, Table
from ci_map.publish.report.in_language import InLanguage

NAMED = (
    ChangeKind.LEFT,
    ChangeKind.ENDED,
    ChangeKind.MERGED,
    ChangeKind.RENAMED,
    ChangeKind.UNSEEN,
    ChangeKind.RETURNED,
    ChangeKind.JOINED,
)
MOST_NAMES = 60
CAUSES = (*Cause, "")


def changes(survey: InLanguage, _: str) -> Iterator[Block]:
    """The last step of the survey's history; nothing when it is the first survey."""
    history = survey.contents.history
    if not history:
        yield Paragraph(survey.word("first_survey"))
        return
    told = history[-1].changes
    yield from _table(survey, told, history[-1].before.name)
    for kind in NAMED:
        yield from _names(survey, kind, [c for c in told.organisations if c.kind is kind])


def _table(survey: InLanguage, told: Changes, before: str) -> Iterator[Block]:
    counts = told.counts
    if not counts:
        yield Paragraph(survey.word("nothing_changed", before=before))
        return
    causes = [cause for cause in CAUSES if any(cause in by for by in counts.values())]
    header = [survey.word("change"), survey.word("number"), *(_cause(survey, c) for c in causes)]
    rows = [
        [survey.word(f"change_{kind}"), survey.number(sum(by.values())), *_row(survey, by, causes)]
        for kind, by in counts.items()
    ]
    caption = survey.word("changed_since", before=before)
    yield Table(caption, header, rows, (3, *[2] * (1 + len(causes))), frozenset(range(1, 9)))


def _row(survey: InLanguage, by: Mapping[str, int], causes: Iterable[str]) -> Iterator[str]:
    yield from (survey.number(by[cause]) if cause in by else "" for cause in causes)


def _cause(survey: InLanguage, cause: str) -> str:
    return survey.word(f"cause_{cause or 'unknown'}")


def _names(survey: InLanguage, kind: ChangeKind, found: list[Change]) -> Iterator[Block]:
    """Names, where there are few enough to be read."""
    if 0 < len(found) <= MOST_NAMES:
        title = f"{survey.word(f'change_{kind.value}')} ({survey.number(len(found))})"
        yield Names(title, [Name(one.name, more=_more(one)) for one in found])


def _more(one: Change) -> str:
    told = {
        ChangeKind.ENDED: one.after,
        ChangeKind.RENAMED: one.before,
        ChangeKind.UNSEEN: one.before,
    }
    return told.get(one.kind) or ""
