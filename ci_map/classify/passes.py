"""Two labellings of the same texts: how far people agree, and where they do not."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ci_map.classify.labelled import TRAINING_FILES, LabelledText, read_labelled, read_lines
from ci_map.classify.outcomes import Pair, rates

SECOND_PASSES = {
    "second_pass.jsonl": "the first author's texts, again by herself",
    "second_pass_of_second_author.jsonl": "the second author's texts, by somebody else",
}
ASKED = ("in_scope", "role", "domains", "country", "place_based", "place_scale", "conditions")


@dataclass(frozen=True, slots=True)
class Difference:
    """A question on which two passes answered otherwise; several values are joined by commas."""

    file: str
    id: str
    question: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many texts were asked, and the F1 of one pass's values by the other's.

    Of questions with one value each that is the share of texts that agree.
    """

    file: str
    question: str
    texts: int
    value: float


def compare_passes(folder: Path) -> tuple[list[Agreement], list[Difference]]:
    """The agreement of each pair of passes by question, and all differences."""
    texts = {text.id: text for text in read_labelled([folder / name for name in TRAINING_FILES])}
    agreements: list[Agreement] = []
    differences: list[Difference] = []
    for file in SECOND_PASSES:
        rows = read_lines(folder / file, lambda row: {**row, "first": texts[row["id"]]})
        for question in ASKED:
            pairs = list(_pairs(question, rows))
            if pairs:
                f1 = rates([both for _, both in pairs])[2]
                agreements.append(Agreement(file, question, len(pairs), f1))
            differences += [
                Difference(file, name, question, _said(first), _said(second))
                for name, (first, second) in pairs
                if first != second
            ]
    return agreements, differences


def _pairs(question: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Pair]]:
    """Ids of texts with both answers, from rows of a second pass that have the first one's text."""
    for row in rows:
        text: LabelledText = row["first"]
        both_in = text.in_scope and row["in_scope"]
        if question in row and (question in ("in_scope", "country") or both_in):
            yield row["id"], (_values(getattr(text, question)), _values(row[question]))


def _values(label: Any) -> frozenset[str]:
    if isinstance(label, list | tuple):
        return frozenset(map(str, label))
    return frozenset({"none" if label is None else str(label).lower()})


def _said(values: Set[str]) -> str:
    return ", ".join(sorted(values))


def markdown(agreements: Sequence[Agreement], differences: Sequence[Difference]) -> str:
    """The table of agreement and the list of differences."""
    files = list(SECOND_PASSES)
    lines = [f"| question | {' | '.join(SECOND_PASSES.values())} |", "|---|---|---|"]
    for question in ASKED:
        cells = {a.file: f"{a.value:.2f} ({a.texts})" for a in agreements if a.question == question}
        lines.append(f"| {question} | {' | '.join(cells.get(file, '') for file in files)} |")
    lines += ["", "| text | question | one pass | the other |", "|---|---|---|---|"]
    lines += [f"| {d.id} | {d.question} | {d.first} | {d.second} |" for d in differences]
    return "\n".join(lines)
