"""How well the classifier does on an author, a language or a country that it has not learnt from.

The folds of an ordinary evaluation share their author; the texts of a crawl do not. Needs
scikit-learn, a development dependency.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from ci_map.classify.evaluate import Evaluation, Judged, of_judged
from ci_map.classify.facets import Example
from ci_map.classify.judge import judge
from ci_map.classify.labelled import LabelledText
from ci_map.classify.train import ALL_FILES, load, train_all

KEYS: Mapping[str, Callable[[LabelledText], str | None]] = {
    "author": lambda text: text.writer,
    "language": lambda text: text.lang,
    "country": lambda text: text.country,
}
"""What may be left out; the texts in other voices are by the first author too."""
SMALLEST = 20
"""Groups of fewer texts are not left out on their own: the rest would be the same."""


def evaluate_left_out(folder: Path, by: str) -> Evaluation:
    """Judge each group's texts with weights learnt from all the others."""
    examples = load(folder, ALL_FILES)
    groups: dict[str | None, list[Example]] = {}
    for each in examples:
        groups.setdefault(KEYS[by](each.text), []).append(each)
    named = sorted(g for g, held in groups.items() if g is not None and len(held) >= SMALLEST)
    answers: Judged = []
    for group in named:
        weights = train_all([each for each in examples if KEYS[by](each.text) != group])
        answers += [
            (each.text, judge(each.reading, each.text.url, weights)) for each in groups[group]
        ]
    return of_judged(f"without its {by}", answers)
