"""Pages classified a second on one core, and how well, beside a plain scikit-learn pipeline.

    python benchmarks/classify.py [--pages 2000] [--letters 2000] [--learn-from 0]

Both learn from the training part of data/labelled and are judged on the test part (`--learn-from`
gives the pipeline about so many texts; 0 is all). The pages of the rate are those texts, joined to
the length asked for; the pipeline takes all of them at once. How the two do on authors that they
have not learnt from is in docs/classification.md ("Approaches compared"). Ends with pages a second
over the 300 that the project promises, as in `1.7x`.
"""

import argparse
import resource
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from memory import megabytes

from ci_map.classify import classify
from ci_map.classify.evaluate import evaluate, of_judged
from ci_map.classify.labelled import TRAINING_FILES, read_labelled
from ci_map.classify.outcomes import QUESTIONS

if TYPE_CHECKING:
    from with_sklearn import Plain

LABELLED = Path(__file__).parents[1] / "data" / "labelled"
PROMISED = 300


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what each gets right, the rates and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--letters", type=int, default=2000)
    parser.add_argument("--learn-from", type=int, default=0)
    options = parser.parse_args(arguments)
    plain = _learnt(options.learn_from)
    _print_quality(plain)
    texts = list(pages(options.pages, options.letters))
    for page in texts[:50]:
        classify(page)
    ours = _rate(lambda: [classify(page) for page in texts], len(texts))
    theirs = _rate(lambda: plain.classify(texts), len(texts))
    print(f"{len(texts)} pages of {options.letters} characters: {ours:.0f} a second of one core")
    print(f"plain pipeline: {theirs:.0f} a second; ci-map has {ours / theirs:.1f}x of that")
    print(f"most memory: {megabytes(resource.getrusage(resource.RUSAGE_SELF)):.0f} MB")
    print(f"{ours / PROMISED:.1f}x")


def _rate(act: Callable[[], object], count: int) -> float:
    start = process_time()
    act()
    return count / (process_time() - start)


def _learnt(most: int) -> "Plain":
    from with_sklearn import Plain

    texts = read_labelled([LABELLED / name for name in TRAINING_FILES])
    training = [text for text in texts if text.part == "train"]
    training = training[:: max(1, len(training) // most) if most else 1]
    start = process_time()
    plain = Plain(training)
    print(f"plain pipeline: {len(training)} texts learnt in {process_time() - start:.0f} s")
    return plain


def _print_quality(plain: "Plain") -> None:
    """The main measure of each facet, of texts that neither has learnt from."""
    texts = read_labelled([LABELLED / name for name in TRAINING_FILES])
    test = [text for text in texts if text.part == "test"]
    ours = evaluate(LABELLED).facets
    answers = zip(test, plain.classify([text.text for text in test]), strict=True)
    theirs = of_judged("test", list(answers)).facets
    for question in QUESTIONS:
        both = ours[question.id], theirs[question.id]
        print(
            f"  {question.id:12} {question.main:8} of {both[0].texts:3} texts: "
            f"ci-map {both[0].value:.3f}, plain pipeline {both[1].value:.3f}"
        )


def pages(count: int, letters: int) -> Iterator[str]:
    """So many texts of so many characters, the languages in turn."""
    texts = read_labelled([LABELLED / "in_scope.jsonl", LABELLED / "outside.jsonl"])
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.lang, []).append(text.text)
    joined = ["\n".join(by_language[language]) for language in sorted(by_language)]
    for number in range(count):
        whole = joined[number % len(joined)]
        start = number * 397 % max(1, len(whole) - letters)
        yield whole[start : start + letters]


if __name__ == "__main__":
    main()
