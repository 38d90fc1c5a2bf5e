"""What one of two names has and the other lacks, which speaks against one body."""

from collections.abc import Sequence

from ci_map.resolve.alignment import Alignment
from ci_map.resolve.evidence import Evidence
from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.setting import Setting
from ci_map.resolve.weights import weights
from ci_map.resolve.words import Word, shown

PLAIN = (WordKind.ORDINARY, WordKind.TYPE, WordKind.THEME, WordKind.SCOPE)
# Words of the scope that make another place of a place: "Falls", not "County".
NATURE = frozenset(
    ("new", "bay", "lake", "river", "valley", "park", "port", "coast", "falls", "beach", "hill")
) | {"island", "mountain", "saint", "town"}
MARKS = (
    (WordKind.COMPASS, "compass_differ", "compass_one_side"),
    (WordKind.NUMBER, "numbers_differ", "number_one_side"),
)


def left_over(
    found: Alignment, aside: frozenset[str], evidence: Evidence, setting: Setting
) -> None:
    """Add places, numbers and words that stand in one name only; those `aside` do not count."""
    left, right = found.left, found.right
    if not left and not right:
        return
    places = [w for w in left if setting.is_place(w)], [w for w in right if setting.is_place(w)]
    _places(places, evidence, setting)
    _marked(left, right, evidence)
    _place_names(found, places, evidence, setting)
    rest = [
        [w for w in side if w not in place and w.kind in PLAIN and w.text not in aside]
        for side, place in zip((left, right), places, strict=True)
    ]
    said = Evidence()
    if _one_slot(found, rest):
        said.add(("is_not", shown(left), shown(right)), weights().name["slot"])
    else:
        _ordinary(rest, said, setting.frequencies, found.first_names)
    evidence.take(said, least=weights().name["script_most"] if found.scripts_differ else -99.0)


def _one_slot(found: Alignment, rest: Sequence[Sequence[Word]]) -> bool:
    """Whether two names of several words differ in a single one: chapters, families, towns."""
    left, right = found.left, found.right
    one_each = len(left) == len(right) == 1 and len(rest[0]) == len(rest[1]) == 1
    ordinary = one_each and left[0].kind is right[0].kind is WordKind.ORDINARY
    return ordinary and len(found.shared) > 0 and not found.scripts_differ and found.same_slot


def _places(places: tuple[list[Word], list[Word]], evidence: Evidence, setting: Setting) -> None:
    """Places of one name, against the other name's places and where the other row is."""
    name = weights().name
    left, right = places
    lost_left = [word for word in left if word.text not in setting.right.words]
    lost_right = [word for word in right if word.text not in setting.left.words]
    if left and right:
        evidence.add(("is_not", shown(left), shown(right)), name["places_differ"])
        return
    for side, lost, other in ((left, lost_left, setting.right), (right, lost_right, setting.left)):
        if side and not lost:
            evidence.add(("is_where", shown(side)), name["place_confirmed"])
        elif lost:
            known = other.locality or other.served or other.region
            weight = name["place_elsewhere"] if known else name["place_unknown"]
            evidence.add(("only_one", shown(lost)), weight)


def _marked(left: Sequence[Word], right: Sequence[Word], evidence: Evidence) -> None:
    """Compass words and numbers tell apart what is else alike."""
    for kind, differ, one_side in MARKS:
        mine = [w for w in left if w.kind is kind]
        yours = [w for w in right if w.kind is kind]
        if mine and yours:
            evidence.add(("is_not", shown(mine), shown(yours)), weights().name[differ])
        elif mine or yours:
            evidence.add(("only_one", shown(mine or yours)), weights().name[one_side])


def _place_names(
    found: Alignment, places: tuple[list[Word], list[Word]], evidence: Evidence, setting: Setting
) -> None:
    """A word of nature makes another place: "Wichita Falls" is not "Wichita"."""
    if any(places) or not any(setting.names_place(text) for text in found.shared):
        return
    more = [w for w in (*found.left, *found.right) if w.text in NATURE and w.kind is WordKind.SCOPE]
    if more and not (found.left and found.right):
        evidence.add(("only_one", shown(more)), weights().name["place_name"])


def _ordinary(
    sides: Sequence[Sequence[Word]],
    evidence: Evidence,
    frequencies: Frequencies,
    first_names: bool,
) -> None:
    name = weights().name
    left, right = sides
    if left and right:
        less, more = sorted(_rarity(side, frequencies) for side in sides)
        weight = name["both_sides"] * less + name["one_side"] * (more - less)
        seen = ("against", shown(left), shown(right))
        evidence.add(seen, max(weight, name["both_sides_most"]))
        evidence.unclear = True
    elif left or right:
        only = left or right
        weight = _of_one_side(only, frequencies, first_names)
        evidence.add(("only_one", shown(only)), weight)


def _of_one_side(only: Sequence[Word], frequencies: Frequencies, first_names: bool) -> float:
    """Bits against one body for words that a single name has; several rare ones may say more."""
    name = weights().name
    kinds = sum(word.kind is WordKind.TYPE for word in only)
    rest = _rarity([word for word in only if word.kind is not WordKind.TYPE], frequencies)
    weight = name["type_one_side"] * kinds + name["one_side"] * rest
    if first_names:
        weight *= name["first_names"]
    rare = sum(word.kind in (WordKind.ORDINARY, WordKind.SCOPE) for word in only)
    most = name["one_side_most" if rare < 2 or first_names else "one_side_most_of_two"]
    return max(weight, most)


def _rarity(words: Sequence[Word], frequencies: Frequencies) -> float:
    kind = weights().name["type_rarity"]
    return sum(kind if w.kind is WordKind.TYPE else frequencies.surprise(w.text) for w in words)
