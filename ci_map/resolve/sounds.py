"""Consonant skeletons: what a word keeps when it is written in another script."""

import re
from functools import lru_cache

# Latin spelling to one letter a sound; longest first. Vowels and half-vowels are not written in
# Hebrew and Arabic, and are spelt in many ways elsewhere.
PAIRS = (
    ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("ph", "p"), ("th", "t"),
    ("tz", "s"), ("ts", "s"), ("ck", "k"), ("ce", "s"), ("ci", "s"), ("qu", "k"),
)  # fmt: skip
SINGLE = str.maketrans(
    {"c": "k", "q": "k", "x": "k", "z": "s", "j": "s", "f": "p", "b": "p", "v": "p", "l": "r"}
    | dict.fromkeys("aeiouyhw'", None)
)


@lru_cache(maxsize=100_000)
def skeleton(raw: str) -> str:
    """The consonants of a word, alike for "gndyr" (גנדיר) and "gandyr"."""
    for spelling, sound in PAIRS:
        raw = raw.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", raw.translate(SINGLE))
