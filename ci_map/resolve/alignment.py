"""Two names side by side: which words they share, and what each has that the other lacks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.names import Name, spelled
from ci_map.resolve.sounds import skeleton
from ci_map.resolve.words import Word

GENITIVES = 4
SIMILAR_SOUND = 75.0
SIMILAR_WHOLE = 74.0


@dataclass(slots=True)
class Alignment:
    """`shared` words, `left` and `right` over; `misspelt` and `heard` are pairs that are alike.

    `initials` are the acronyms met with the words that spell them.
    """

    shared: set[str]
    left: list[Word]
    right: list[Word]
    misspelt: list[tuple[Word, Word]] = field(default_factory=list)
    heard: list[tuple[Word, Word]] = field(default_factory=list)
    initials: list[tuple[str, tuple[Word, ...]]] = field(default_factory=list)
    joined: str = ""
    sound: float = 0.0
    scripts_differ: bool = False
    same_slot: bool = False
    first_names: bool = False


def align(left: Name, right: Name) -> Alignment:
    """Set the words of two names against each other."""
    shared = set(left.texts & right.texts)
    found = Alignment(
        shared,
        [word for word in left.content if word.text not in shared],
        [word for word in right.content if word.text not in shared],
    )
    found.first_names = _are_first_names(left, right, shared) or _are_first_names(
        right, left, shared
    )
    found.same_slot = _same_slot(left, right)
    found.scripts_differ = left.foreign != right.foreign
    if found.left and found.right:
        _join(found)
        _abbreviate(found, left, right)
        _pair_similar(found)
        _hear(found)
    return found


def _same_slot(left: Name, right: Name) -> bool:
    """Whether the names have the same words but in one place."""
    if len(left.content) != len(right.content):
        return False
    differ = (a.text != b.text for a, b in zip(left.content, right.content, strict=True))
    return sum(differ) == 1


FAMILY = frozenset(("foundation", "fund", "trust", "philanthropy"))


def _are_first_names(full: Name, short: Name, shared: set[str]) -> bool:
    """Whether `full` only has words before the family's: "W.K. Kellogg Foundation"."""
    size = len(short.content)
    ends_alike = full.content[-size:] == short.content and len(full.content) > size
    named = any(word.kind is WordKind.ORDINARY for word in short.content)
    before = full.content[: len(full.content) - size]
    named = named and all(word.kind is WordKind.ORDINARY for word in before)
    return ends_alike and named and bool(FAMILY & shared) and len(full.content) - size <= 3


def _join(found: Alignment) -> None:
    """Words written together on one side and apart on the other."""
    left = "".join(word.raw for word in found.left)
    right = "".join(word.raw for word in found.right)
    if left == right and len(left) > 3:
        found.joined = left
        found.left, found.right = [], []


def _abbreviate(found: Alignment, left: Name, right: Name) -> None:
    """Acronyms of either name, spelt out in the other."""
    found.left, found.right = _abbreviations(found, found.left, found.right, (left, right))
    found.right, found.left = _abbreviations(found, found.right, found.left, (right, left))


def _abbreviations(
    found: Alignment, short: list[Word], long: list[Word], names: tuple[Name, Name]
) -> tuple[list[Word], list[Word]]:
    """Acronyms among the words of one side that left-over words of the other side spell."""
    for word in list(short):
        if not _may_abbreviate(word, names[0]):
            continue
        run = _run(word.raw, names[1], long)
        if run:
            found.initials.append((word.raw, run))
            short = [other for other in short if other is not word]
            long = [other for other in long if other not in run]
    return short, long


def _may_abbreviate(word: Word, name: Name) -> bool:
    """Capitals may be an acronym anywhere, other words only as the whole of a name ("Gain")."""
    alone = len(name.words) == 1 and len(word.raw) > 2 and word.kind is WordKind.ORDINARY
    return 2 <= len(word.raw) <= 9 and (word.short or alone)


def _run(short: str, name: Name, free: Sequence[Word]) -> tuple[Word, ...]:
    """The words of `name` that spell the acronym, when most of them are still free."""
    span = spelled(short, name.words)
    if span is None:
        return ()
    run = tuple(
        w for w in name.words[span[0] : span[1]] if w.kind not in (WordKind.STOP, WordKind.LEGAL)
    )
    return run if len(run) >= 2 and all(word in free for word in run) else ()


def _pair_similar(found: Alignment) -> None:
    """Words that are one but for the spelling: of one script misspelt, of two heard."""
    if found.scripts_differ:
        are_one, pairs = sounds_like, found.heard
    else:
        are_one, pairs = is_misspelt, found.misspelt
    for word in list(found.left):
        other = next((each for each in found.right if are_one(word, each)), None)
        if other is not None:
            pairs.append((word, other))
            found.left.remove(word)
            found.right.remove(other)


def _hear(found: Alignment) -> None:
    """What is left over of two scripts, heard as a whole: words are cut elsewhere there."""
    if not found.scripts_differ:
        return
    left, right = ("".join(skeleton(w.raw) for w in side) for side in (found.left, found.right))
    alike = ratio(left, right)
    if min(len(left), len(right)) > 4 and alike >= SIMILAR_WHOLE:
        found.sound = alike
        found.left, found.right = [], []


def is_misspelt(one: Word, other: Word) -> bool:
    """One slip in five letters, two in nine; numbers and compass words are never slips."""
    if one.kind is not other.kind or one.kind not in (
        WordKind.ORDINARY,
        WordKind.TYPE,
        WordKind.THEME,
        WordKind.SCOPE,
    ):
        return False
    short, long = sorted((one.text, other.text), key=len)
    if len(short) < 5 or short[0] != long[0]:
        return False
    allowed = 1 if len(short) < 9 else 2
    if long.startswith(short) and len(long) - len(short) <= GENITIVES and len(short) >= 6:
        return True
    return Levenshtein.distance(short, long, score_cutoff=allowed) <= allowed


def sounds_like(one: Word, other: Word) -> bool:
    """Whether two words of different scripts have nearly the same consonants."""
    if WordKind.NUMBER in (one.kind, other.kind):
        return False
    left, right = skeleton(one.raw), skeleton(other.raw)
    shorter = min(len(left), len(right))
    if shorter < 3 and max(len(one.raw), len(other.raw)) > 5:
        return False
    brief = max(len(one.raw), len(other.raw)) < 4
    if left == right:
        return shorter > 1 or (brief and shorter == 1)
    return shorter > 3 and left[0] == right[0] and ratio(left, right) >= SIMILAR_SOUND
