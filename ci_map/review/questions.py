"""What people are asked, and which answers are allowed."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ci_map.collect.faults import Fault, SeedsInvalid, listed
from ci_map.collect.sources.found import squeezed
from ci_map.collect.table import not_text
from ci_map.collect.values import allowed_values
from ci_map.from_json import parsed
from ci_map.resolve import Candidate, ListRow
from ci_map.review.shown import id_of, label, reason, reasons, sides, value
from ci_map.review.texts import answer_id, texts

ANSWERED = ("answer", "who", "why")
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """A sheet: its columns between key and answer, and its answers."""

    id: str
    columns: tuple[str, ...]
    answers: tuple[str, ...]

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column in its order."""
        return ("key", *self.columns, *ANSWERED)


SIDES = ("name", "other_name", "place", "other_place", "home", "other_home", "facts", "other_facts")
KINDS: Mapping[str, QuestionKind] = {
    kind.id: kind
    for kind in (
        QuestionKind("merge", ("score", *SIDES, "reason"), ("same", "different", UNSURE)),
        QuestionKind("new", ("name", "place", "home", "facts", "reason"), ("yes", "no", UNSURE)),
        QuestionKind("class", ("name", "value", "score", "reason"), (UNSURE,)),
        QuestionKind("stale", ("name", "home", "reason"), ("active", "ended", UNSURE)),
        QuestionKind("page", ("name", "home", "reason"), ("fine", "gone", UNSURE)),
        QuestionKind("proposal", ("name", "value", "reason"), ("yes", "no", UNSURE)),
    )
}


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a sheet. Its `key` says what is asked, in ids joined by spaces.

    It is for merge "LEFT RIGHT", new "LIST/ID", class "ID FIELD", stale and page "ID", proposal
    "ID FIELD VALUE"; `cells` are what the reviewer sees.
    """

    kind: str
    key: str
    cells: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def field(self) -> str:
        """The field that a class is asked of; none for another question."""
        return self.key.partition(" ")[2] if self.kind == "class" else ""

    def answers(self) -> tuple[str, ...]:
        """The answers of the drop-down: for a class the values of its field."""
        if self.kind == "class":
            return (*allowed_values().get(self.field, ()), UNSURE)
        return KINDS[self.kind].answers

    def told(self) -> dict[str, Any]:
        """As JSON has it, with the answers that it takes."""
        return {
            "kind": self.kind,
            "key": self.key,
            "answers": self.answers(),
            "cells": dict(self.cells),
        }

    def label(self, answer: str, language: str) -> str:
        """An answer as the reviewer reads it."""
        labels = texts()["answers"].get(answer)
        return labels[language] if labels else label(self.field, answer, language)

    def answer(self, text: str) -> str:
        """The answer that a label in any language names; other text as it stands."""
        return id_of(self.field, answer_id(text))


def merges(
    candidates: Iterable[Candidate], rows: Sequence[ListRow], language: str = "en"
) -> Iterator[Question]:
    """A question for each pair: both rows side by side, the score and the reasons."""
    known = {row.key: row for row in rows}
    names = {row.decided_as: row.cell("name") for row in rows}
    for candidate in candidates:
        left, right = (known[key] for key in candidate.rows)
        other = {f"other_{column}": text for column, text in sides(right, language).items()}
        why = reasons(candidate.reasons, names, language)
        told = {"score": f"{candidate.score:.0%}", "reason": why}
        key = f"{left.decided_as} {right.decided_as}"
        yield Question("merge", key, sides(left, language) | other | told)


def additions(bodies: Iterable[Sequence[ListRow]], language: str = "en") -> Iterator[Question]:
    """Bodies that nothing in the survey matches, by their first row: the others will match that."""
    for rows in bodies:
        lists = ", ".join(dict.fromkeys(row.list for row in rows))
        why = reason("only_in", language, lists)
        yield Question("new", rows[0].key, sides(rows[0], language) | {"reason": why})


def read_found(path: Path, language: str = "en") -> list[Question]:
    """Questions that other stages ask, as JSON Lines: `{"kind","id",…}`.

    `class` has also `field`, `value`, `score`, `reason`; `stale` and `page` have `reason`; all may
    have `name` and `home`. Raises SeedsInvalid with every fault.
    """
    faults: list[Fault] = []
    questions = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            question = _found(line, language)
            if isinstance(question, Question):
                questions.append(question)
            else:
                faults.append(Fault(path.as_posix(), number, *question))
    if faults:
        raise SeedsInvalid(faults)
    return questions


def _found(line: bytes, language: str) -> Question | tuple[str, str, str]:
    try:
        said = parsed(line)
    except ValueError as error:
        return "line", f"is not JSON: {error}", "one JSON object a line"
    kinds = ("class", "stale", "page")
    if not isinstance(said, dict) or said.get("kind") not in kinds:
        return "kind", "is missing or unknown", listed(kinds)
    key = str(said.get("id", ""))
    if said["kind"] == "class":
        key += f" {said.get('field', '')}"
    if not key.strip() or (said["kind"] == "class" and not said.get("field")):
        return "id", "is missing", "id, and for a class also field"
    if wrong := not_text(key):
        return "id", *wrong
    columns = (c for c in KINDS[said["kind"]].columns if said.get(c) is not None)
    cells = {column: squeezed(str(said[column])) for column in columns}
    if said["kind"] == "class" and "value" in cells:
        cells["value"] = value(str(said["field"]), cells["value"], language)
    return Question(said["kind"], key, cells)
