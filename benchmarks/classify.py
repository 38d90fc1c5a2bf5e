"""Pages classified a second on one core, against language detection alone by the same library.

    python benchmarks/classify.py [--pages 2000] [--letters 2000]

The pages are those of data/labelled, joined to the length asked for. Ends with pages a second over
the 300 that the project promises, as in `1.7x`.
"""

import argparse
import resource
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from ci_map.classify import classify
from ci_map.classify.labelled import read_labelled

LABELLED = Path(__file__).parents[1] / "data" / "labelled"
PROMISED = 300


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the rate of each language and of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--letters", type=int, default=2000)
    options = parser.parse_args(arguments)
    texts = pages(options.pages, options.letters)
    for page in texts[:50]:
        classify(page)
    start = process_time()
    for page in texts:
        classify(page)
    rate = len(texts) / (process_time() - start)
    print(f"{len(texts)} pages of {options.letters} characters: {rate:.0f} a second of one core")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"{rate / PROMISED:.1f}x")


def pages(count: int, letters: int) -> list[str]:
    """So many texts of so many characters, the languages in turn."""
    texts = read_labelled([LABELLED / "in_scope.jsonl", LABELLED / "outside.jsonl"])
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.lang, []).append(text.text)
    joined = {language: "\n".join(each) for language, each in by_language.items()}
    cut = []
    for number in range(count):
        whole = joined[sorted(joined)[number % len(joined)]]
        start = number * 397 % max(1, len(whole) - letters)
        cut.append(whole[start : start + letters])
    return cut


if __name__ == "__main__":
    main()
