"""What changed since the survey before, for the report: a table by cause, and who it was."""

from collections.abc import Iterable, Iterator, Mapping

from ci_map.changes import Cause, Change, Changes, Kind
from ci_map.publish.report.blocks import Block, Name, Names, Paragraph, Table
from ci_map.publish.report.source import Source

NAMED = (Kind.LEFT, Kind.ENDED, Kind.MERGED, Kind.RENAMED, Kind.UNSEEN, Kind.RETURNED, Kind.JOINED)
MOST_NAMES = 60
CAUSES = (*Cause, "")


def changes(source: Source, _: str) -> Iterator[Block]:
    """The last step of the survey's history; nothing when it is the first survey."""
    history = source.contents.history
    if not history:
        yield Paragraph(source.word("first_survey"))
        return
    told = history[-1].changes
    yield from _table(source, told, history[-1].before.name)
    for kind in NAMED:
        yield from _names(source, kind, [c for c in told.organisations if c.kind is kind])


def _table(source: Source, told: Changes, before: str) -> Iterator[Block]:
    counts = told.counts
    if not counts:
        yield Paragraph(source.word("nothing_changed", before=before))
        return
    causes = [cause for cause in CAUSES if any(cause in by for by in counts.values())]
    header = [source.word("change"), source.word("number"), *(_cause(source, c) for c in causes)]
    rows = [
        [source.word(f"change_{kind}"), source.number(sum(by.values())), *_row(source, by, causes)]
        for kind, by in counts.items()
    ]
    caption = source.word("changed_since", before=before)
    yield Table(caption, header, rows, (3, *[2] * (1 + len(causes))), frozenset(range(1, 9)))


def _row(source: Source, by: Mapping[str, int], causes: Iterable[str]) -> Iterator[str]:
    yield from (source.number(by[cause]) if cause in by else "" for cause in causes)


def _cause(source: Source, cause: str) -> str:
    return source.word(f"cause_{cause or 'unknown'}")


def _names(source: Source, kind: Kind, found: list[Change]) -> Iterator[Block]:
    """Names, where there are few enough to be read."""
    if 0 < len(found) <= MOST_NAMES:
        title = f"{source.word(f'change_{kind.value}')} ({source.number(len(found))})"
        yield Names(title, [Name(one.name, more=_more(one)) for one in found])


def _more(one: Change) -> str:
    told = {Kind.ENDED: one.after, Kind.RENAMED: one.before, Kind.UNSEEN: one.before}
    return told.get(one.kind) or ""
