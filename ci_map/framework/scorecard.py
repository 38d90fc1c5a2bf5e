"""A scorecard as data: its lines by section, what was filled in, several side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ci_map import codebook

MOST = 4
SCORES = tuple(range(MOST + 1))


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; `id` is the codebook's list or backbone function."""

    id: str
    heading: codebook.Entry
    lines: Sequence[codebook.Entry]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One filled in: `scores` and `rests_on` by id of the line; None where nothing was told."""

    file: str
    initiative: str
    date: str | None
    filled_by: str | None
    phase: str | None
    scores: Mapping[str, int | None]
    rests_on: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the lines of a section that were answered; None when none was."""

    value: float | None
    answered: int
    lines: int


@cache
def sections() -> tuple[Section, ...]:
    """Conditions, preconditions, and the six functions of the backbone with their indicators."""
    book = codebook.load()
    first = [
        Section(name, book.lists[name], tuple(getattr(book, name)))
        for name in ("preconditions", "conditions")
    ]
    functions = [
        Section(
            function.id,
            function,
            tuple(each for each in book.indicators if each.function == function.id),
        )
        for function in book.backbone_functions
    ]
    return (*first, *functions)


def means(card: Scorecard) -> dict[str, Mean]:
    """The mean score of each section with how many of its lines are known; None of none."""
    found: dict[str, Mean] = {}
    for section in sections():
        scores = [card.scores.get(line.id) for line in section.lines]
        known = [score for score in scores if score is not None]
        value = round(sum(known) / len(known), 2) if known else None
        found[section.id] = Mean(value, len(known), len(scores))
    return found


def titles(cards: Sequence[Scorecard]) -> list[str]:
    """A name a card that no other has: the initiative, with date and file when it must."""
    named = [card.initiative or card.file for card in cards]
    if len(set(named)) < len(named):
        named = [f"{card.initiative} {card.date or ''} ({card.file})" for card in cards]
    return named
