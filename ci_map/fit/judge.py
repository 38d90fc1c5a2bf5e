"""Whether a problem is one for collective impact: complex, not simple; adaptive, not technical."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ci_map import codebook
from ci_map.errors import WrongUse
from ci_map.fit.words import word

COMPLEX = ("no_known_solution", "cannot_be_copied", "no_single_solver")
ADAPTIVE = (
    *("changes_over_time", "many_actors", "solution_not_foreseeable"),
    *("all_must_take_part", "needs_discovery", "all_must_change"),
)


class Answer(StrEnum):
    """What one says to a statement about the problem."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Verdict(StrEnum):
    """Whether collective impact fits."""

    FITS = "fits"
    PARTLY = "partly"
    FITS_NOT = "fits_not"
    CANNOT_TELL = "cannot_tell"


class BadAnswers(WrongUse, ValueError):
    """Answers that are not one of the allowed ones for each question."""


@dataclass(frozen=True, slots=True)
class Fit:
    """`complex_` and `adaptive` are True when more than half of their statements hold, None when
    the unsure ones could decide.
    """

    answers: Mapping[str, Answer]
    complex_: bool | None
    adaptive: bool | None

    @property
    def verdict(self) -> Verdict:
        """Both, one, or neither of the two."""
        if self.complex_ is None or self.adaptive is None:
            return Verdict.CANNOT_TELL
        if self.complex_ and self.adaptive:
            return Verdict.FITS
        return Verdict.PARTLY if self.complex_ or self.adaptive else Verdict.FITS_NOT

    def sentence(self, language: str) -> str:
        """The verdict in words, which say what kind of problem it is."""
        which = word("complex" if self.complex_ else "adaptive", language)
        return word(self.verdict, language, which=which)

    def told(self, language: str) -> dict[str, Any]:
        """The judgement as JSON has it; the sentence is in the language."""
        return {
            "answers": self.answers,
            "complex": self.complex_,
            "adaptive": self.adaptive,
            "verdict": self.verdict,
            "sentence": self.sentence(language),
        }


def questions() -> Sequence[codebook.Entry]:
    """The statements to agree with or not, in the codebook's order."""
    return codebook.load().problem_fit.entries


def judge(answers: Mapping[str, Answer]) -> Fit:
    """Judge answers by id of the question; what is not answered is unsure. Raises BadAnswers."""
    unknown = sorted(answers.keys() - {question.id for question in questions()})
    if unknown:
        allowed = ", ".join(question.id for question in questions())
        raise BadAnswers(f"no question {', '.join(map(repr, unknown))}; allowed: {allowed}")
    given = {q.id: answers.get(q.id, Answer.UNSURE) for q in questions()}
    return Fit(given, _most(given, COMPLEX), _most(given, ADAPTIVE))


def parsed(text: str) -> dict[str, Answer]:
    """Answers in the order of the questions: "yes,no,unsure,…", or y, n, u.

    Raises BadAnswers with every one that is none.
    """
    given = [cell.strip().casefold() for cell in text.split(",")]
    if len(given) != len(questions()):
        raise BadAnswers(f"{len(given)} answers; needed: {len(questions())}, separated by commas")
    meant = [next((a for a in Answer if cell and a.startswith(cell)), None) for cell in given]
    wrong = [f"answer {n}: {given[n - 1]!r}" for n, one in enumerate(meant, 1) if one is None]
    if wrong:
        raise BadAnswers(f"{', '.join(wrong)}; allowed: {', '.join(Answer)}")
    return {q.id: one for q, one in zip(questions(), meant, strict=True) if one}


def _most(answers: Mapping[str, Answer], of: Sequence[str]) -> bool | None:
    yes = sum(answers[one] is Answer.YES for one in of)
    unsure = sum(answers[one] is Answer.UNSURE for one in of)
    half = len(of) / 2
    if yes > half:
        return True
    return None if yes + unsure > half else False
