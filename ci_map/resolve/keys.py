"""What a row gives to be found by: words, addresses, places, acronyms, sounds.

Each kind of key has its own mark in front ("u:" a site, "t:" a rare word …): only keys of one kind
can be the same.
"""

from collections.abc import Iterator
from itertools import combinations

from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.names import SPOKEN, Name, Origin
from ci_map.resolve.record import Record
from ci_map.resolve.sounds import skeleton

COMMON = 40  # rows beyond which those that share a key are not all compared
RAREST = 4


def whole_keys(record: Record) -> Iterator[str]:
    """What is the whole of a row's name, address or number: no block of these is left out."""
    if record.home:
        yield f"u:{record.home.site}"
    yield from (f"r:{number}" for number in record.numbers)
    for name in record.names:
        ordered = " ".join(sorted(name.texts))
        yield f"n:{ordered}"
        yield f"c:{record.places.country}:{ordered}"
        yield f"l:{'-'.join(sorted(record.places.locality))}:{ordered}"
        yield f"j:{name.joined}"


def rare_keys(record: Record, frequencies: Frequencies) -> Iterator[str]:
    """Parts of a row's name and address: they say something where few rows share them."""
    if record.home:
        yield f"d:{record.home.domain}"
    for name in record.names:
        if len(name.joined) > 6:
            yield f"x:{name.joined[:5]}"
            yield f"y:{name.joined[-5:]}"
        if name.joined:
            yield f"z:{record.places.country}:{name.words[0].raw[:2]}"
        yield from _word_keys(name, frequencies)


def _word_keys(name: Name, frequencies: Frequencies) -> Iterator[str]:
    """The rare words; of the rarest also each pair, which may be rare when its words are not."""
    rarest = sorted(name.texts, key=lambda word: (frequencies.count(word), word))[:RAREST]
    common = [word for word in rarest if frequencies.count(word) > COMMON]
    for word in rarest:
        if frequencies.count(word) <= COMMON:
            yield f"t:{word}"
    for word in rarest:
        for other in common:
            if word != other:
                yield "p:" + " ".join(sorted((word, other)))
    if len(common) > 2:
        yield from ("q:" + " ".join(sorted(three)) for three in combinations(common, 3))


def place_keys(record: Record) -> Iterator[str]:
    """The town, also when only the name tells it: former names often share nothing else."""
    words = record.places.locality | record.places.served
    for word in words.union(*(name.texts for name in record.names[:2])):
        yield f"w:{word}"
    yield from (f"e:{kind} {end}" for kind, end in record.related)
    for domain in record.domains:
        yield f"f:{record.places.region or record.places.country}:{domain}"


def acronyms(name: Name) -> Iterator[str]:
    """What in a name may be an acronym, in small letters."""
    for word in name.words:
        if word.short and 2 <= len(word.raw) <= 9:
            yield word.raw
            if len(word.raw) > 4:
                yield word.raw[:-1]  # the last word often gives more letters than one
    if name.is_short and name.words and 3 <= len(name.joined) <= 8:
        yield name.words[-1].raw if name.origin is not Origin.LABEL else name.joined


def initials(name: Name) -> Iterator[str]:
    """What the name may be abbreviated to: the initials of each run of its words."""
    letters = [word.text if word.kind is WordKind.NUMBER else word.raw[0] for word in name.words]
    content = [
        letter for letter, word in zip(letters, name.words, strict=True) if word in name.content
    ]
    spoken = [
        SPOKEN.get(word.raw, letter) if word.kind is WordKind.STOP else letter
        for letter, word in zip(letters, name.words, strict=True)
        if word.kind is not WordKind.STOP or word.raw in ("to", "for")
    ]
    for line in (letters[:12], content[:12], spoken[:12]):
        for start in range(len(line) - 1):
            for end in range(start + 2, len(line) + 1):
                yield "".join(line[start:end])


def sounds(name: Name) -> Iterator[str]:
    """What the words of a name sound like in any script; short ones say nothing."""
    for word in name.content:
        if word.kind is WordKind.ORDINARY and len(sound := skeleton(word.raw)) >= 2:
            yield sound
