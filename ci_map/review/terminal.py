"""The review in the terminal: one question after the other, a key for each answer."""

from collections.abc import Callable, Iterator, Sequence

from ci_map.review.answers import Answer
from ci_map.review.questions import Question

QUIT, SKIP = "q", "k"


def keys_of(question: Question) -> dict[str, str]:
    """Answers by the key that gives them: the first free letter of each."""
    keys: dict[str, str] = {}
    for answer in question.answers():
        free = (letter for letter in answer if letter not in (*keys, QUIT, SKIP))
        keys[next(free, answer)] = answer
    return keys


def asked(
    questions: Sequence[Question], who: str, ask: Callable[[str], str], show: Callable[[str], None]
) -> Iterator[Answer]:
    """Ask until all is answered or `q` is typed; yields each answer as soon as it is given."""
    for number, question in enumerate(questions, 1):
        show(shown(question, f"{number}/{len(questions)}"))
        key = _key(question, ask)
        if key == QUIT:
            return
        if key != SKIP:
            places = (f"question {number}",) * 3
            yield Answer(question.kind, question.key, keys_of(question)[key], who, "", places)


def _key(question: Question, ask: Callable[[str], str]) -> str:
    keys = keys_of(question)
    said = ", ".join(f"{key} {answer}" for key, answer in keys.items())
    while True:
        key = ask(f"{said}, {SKIP} skip, {QUIT} quit").strip().casefold()
        if key in (*keys, QUIT, SKIP):
            return key


def shown(question: Question, heading: str) -> str:
    """The question as lines: both sides below each other, then the reason."""
    cells = question.cells
    lines = [f"── {heading} {question.kind} {cells.get('score', '')}".rstrip()]
    for side in ("", "other_"):
        parts = (cells.get(f"{side}{column}", "") for column in ("name", "place", "home", "facts"))
        lines.append(" · ".join(filter(None, parts)))
    lines += [cells.get("value", ""), cells.get("reason", "")]
    printable = ("".join(c for c in line if c.isprintable()) for line in lines if line)
    return "\n".join(printable)
