"""Trains the models from the labelled texts, and writes them as tables of weights.

    python -m ci_map.classify.train data/labelled

Needs scikit-learn (a development dependency); classifying does not.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from threadpoolctl import threadpool_limits

from ci_map.atomic import write_text
from ci_map.classify.facets import FACETS, Example, Facet, example
from ci_map.classify.labelled import (
    CHECK_FILE,
    TRAINING_FILES,
    WRITERS,
    LabelledText,
    read_labelled,
)
from ci_map.classify.linear import Linear, added
from ci_map.classify.models import OF_TRAINING_PART, SHIPPED, WORDS, Models
from ci_map.classify.reading import read
from ci_map.classify.train_beside import fit_beside
from ci_map.classify.train_calibration import Margins, Unseen, calibrated
from ci_map.classify.train_fit import fit
from ci_map.classify.train_words import fit_words

FOLDS = 5
ALL_FILES = (*TRAINING_FILES, CHECK_FILE)
OfWords = Mapping[str, Mapping[str, float]]


def main(arguments: Sequence[str]) -> None:
    """Write the model of all texts, and that of the training part for `ci-map evaluate`."""
    folder = Path(arguments[0] if arguments else "data/labelled")
    split, whole = load(folder), load(folder, [CHECK_FILE])
    write(train_all([*split, *whole]), SHIPPED)
    write(train_all([each for each in split if each.text.part == "train"]), OF_TRAINING_PART)


def load(folder: Path, files: Sequence[str] = TRAINING_FILES) -> list[Example]:
    """The labelled texts of a folder with their features."""
    return examples_of(read_labelled([folder / name for name in files]))


def examples_of(texts: Iterable[LabelledText]) -> list[Example]:
    """Texts read once, with the features of each facet, in their order."""
    return [example(text, read(text.text, text.url)) for text in texts]


def train_all(examples: Sequence[Example]) -> Models:
    """A calibrated model for each facet, the words, and the second look at domains.

    On one thread: more of them add up in another order, and wait for one another.
    """
    with threadpool_limits(1):
        besides = words_out_of_fold(examples)
        unseen = {facet.id: margins_unseen(facet, examples, besides) for facet in FACETS}
        concepts = {facet.id: train(facet, examples, unseen[facet.id]) for facet in FACETS}
        return Models(concepts, fit_words(examples), fit_beside(concepts, unseen))


def words_out_of_fold(examples: Sequence[Example]) -> Mapping[str, OfWords]:
    """By text what weights of words say that did not see its fold."""
    return {
        each.text.id: words.margins(each.reading.terms)
        for learnt, held in _folds(examples)
        for words in [fit_words(learnt)]
        for each in held
    }


def _folds(examples: Sequence[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """The examples of the other folds, and those of the fold."""
    for fold in range(FOLDS):
        yield (
            [each for each in examples if _fold(each) != fold],
            [each for each in examples if _fold(each) == fold],
        )


def _fold(each: Example) -> int:
    """By author: how sure an answer is has to hold for writers who are not known yet."""
    return WRITERS.index(each.text.writer) % FOLDS


def train(facet: Facet, examples: Sequence[Example], unseen: Sequence[Unseen]) -> Linear:
    """A model, calibrated on margins of folds that it had not seen."""
    return calibrated(facet, fit(facet, _fitting(facet, examples)), unseen)


def margins_unseen(
    facet: Facet, examples: Sequence[Example], besides: Mapping[str, OfWords]
) -> list[Unseen]:
    """What models of the other folds say of each text, words beside them."""
    return [
        (each, margins(facet, model, each, besides[each.text.id]))
        for learnt, held in _folds(_fitting(facet, examples))
        for model in [fit(facet, learnt)]
        for each in held
    ]


def _fitting(facet: Facet, examples: Sequence[Example]) -> list[Example]:
    return [each for each in examples if facet.applies(each.text)]


def margins(facet: Facet, model: Linear, each: Example, besides: OfWords) -> Margins:
    """Weighted sums by value and label, with what the words say added."""
    return {
        value: added(model.margins(row), facet.besides(besides, value))
        for value, row in each.rows[facet.id].items()
    }


def write(models: Models, name: str) -> None:
    """Two files in this package, a weight or a word a line: what changed shows in a diff."""
    folder = Path(__file__).parent
    text = json.dumps(models.as_json(), indent=1, ensure_ascii=False) + "\n"
    write_text(folder / name, text)
    write_text(folder / WORDS[name], models.words.as_text())


if __name__ == "__main__":
    main(sys.argv[1:])
