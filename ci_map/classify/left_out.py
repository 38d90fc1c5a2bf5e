"""How well the classifier does on an author, a language or a country that it has not learnt from.

The folds of an ordinary evaluation share their author; the texts of a crawl do not. Needs
scikit-learn, a development dependency.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ci_map.classify.evaluate import Evaluation, Judged, of_judged
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
"""Groups of fewer texts are not judged: too few to say anything of them."""
FOLDS = 8
"""Groups are left out several at a time where there are more."""


def folds(groups: Sequence[str]) -> list[set[str]]:
    """Groups that are left out together, each in one fold."""
    return [set(groups[start::FOLDS]) for start in range(min(FOLDS, len(groups)))]


def evaluate_left_out(folder: Path, by: str) -> Evaluation:
    """Judge each group's texts with weights that learnt nothing of its fold of groups."""
    examples = load(folder, ALL_FILES)
    sizes = Counter(KEYS[by](each.text) for each in examples)
    named = sorted(group for group, n in sizes.items() if group is not None and n >= SMALLEST)
    answers: Judged = []
    for held in folds(named):
        weights = train_all([each for each in examples if KEYS[by](each.text) not in held])
        answers += [
            (each.text, judge(each.reading, each.text.url, weights))
            for each in examples
            if KEYS[by](each.text) in held
        ]
    return of_judged(f"without its {by}", answers)
