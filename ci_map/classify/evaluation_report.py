"""The evaluation as tables for people: Markdown, for the terminal and for the docs."""

from collections.abc import Iterator
from pathlib import Path

from ci_map.atomic import write_text
from ci_map.classify.evaluate import Evaluation
from ci_map.classify.outcomes import QUESTIONS
from ci_map.errors import WrongUse

MAIN = {"f1": "F1", "macro_f1": "macro-F1", "accuracy": "accuracy"}


class NoPlaceForTable(WrongUse, ValueError):
    """A document without the marks between which the table belongs."""


def markdown(evaluation: Evaluation) -> str:
    """Every table, one below the other, as a document takes them."""
    return "\n".join(
        [
            *_facets(evaluation),
            *_by(evaluation, "author"),
            *_by(evaluation, "language"),
            *_worst(evaluation),
            *_confusions(evaluation),
            *_reliability(evaluation),
        ]
    )


def _facets(evaluation: Evaluation) -> Iterator[str]:
    yield f"### Part “{evaluation.part}”: every facet\n"
    yield "| facet | texts | precision | recall | F1 | main measure | value | 95 % interval |"
    yield "|---|---|---|---|---|---|---|---|"
    for question in QUESTIONS:
        m = evaluation.facets[question.id]
        yield (
            f"| {question.id} | {m.texts} | {m.precision:.2f} | {m.recall:.2f} | {m.f1:.2f} "
            f"| {MAIN[question.main]} | **{m.value:.3f}** | {m.low:.2f} to {m.high:.2f} |"
        )
    yield f"\nLanguage told rightly: {evaluation.languages_right:.3f}\n"


def _by(evaluation: Evaluation, by: str) -> Iterator[str]:
    groups = [group for group in evaluation.groups if group.by == by]
    names = sorted({group.group for group in groups})
    if len(names) < 2:
        return
    yield f"#### By {by} (main measure, number of texts)\n"
    yield f"| facet | {' | '.join(names)} |"
    yield f"|---|{'---|' * len(names)}"
    for question in QUESTIONS:
        cells = {g.group: f"{g.value:.2f} ({g.texts})" for g in groups if g.facet == question.id}
        yield f"| {question.id} | {' | '.join(cells.get(name, '') for name in names)} |"
    yield ""


def _worst(evaluation: Evaluation) -> Iterator[str]:
    yield "#### Worst groups of five texts or more\n"
    yield "| facet | group | texts | value |\n|---|---|---|---|"
    for group in evaluation.worst():
        name = f"{group.by} {group.group}"
        yield f"| {group.facet} | {name} | {group.texts} | {group.value:.2f} |"
    yield ""


def _confusions(evaluation: Evaluation) -> Iterator[str]:
    yield "#### Confusions\n"
    yield "| facet | label | answer | texts |\n|---|---|---|---|"
    for facet, rows in evaluation.confusions.items():
        for truth, answer, count in rows[:5]:
            yield f"| {facet} | {truth} | {answer or 'cannot tell'} | {count} |"
    yield ""


def _reliability(evaluation: Evaluation) -> Iterator[str]:
    yield "#### Reliability: of the answers with these scores, how many are right\n"
    yield "| facet | score | answers | mean score | right |\n|---|---|---|---|---|"
    for facet, rows in evaluation.reliability.items():
        for low, high, count, mean, share in rows:
            yield f"| {facet} | {low:.2f} to {high:.2f} | {count} | {mean:.2f} | {share:.2f} |"
    yield ""


def write_into(document: Path, mark: str, table: str) -> None:
    """Put a table between `<!-- mark -->` and `<!-- /mark -->` of a document."""
    text = document.read_text(encoding="utf-8") if document.is_file() else ""
    start, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    if start not in text or end not in text:
        raise NoPlaceForTable(f"{document} needs the lines {start} and {end} for the table")
    before, _, rest = text.partition(start)
    after = rest.partition(end)[2]
    write_text(document, f"{before}{start}\n{table}\n{end}{after}")
