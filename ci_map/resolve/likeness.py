"""How much two names speak for one body, in bits."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ci_map.resolve.alignment import Alignment, align, is_label
from ci_map.resolve.evidence import Evidence
from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.lexicon import Kind
from ci_map.resolve.names import Name, Origin
from ci_map.resolve.record import Places
from ci_map.resolve.sounds import skeleton
from ci_map.resolve.weights import weights
from ci_map.resolve.words import Word

LABEL_LEAST = 5
SOUND = 2.5  # bits a consonant
PLAIN = (Kind.ORDINARY, Kind.TYPE, Kind.THEME, Kind.SCOPE)
BROAD = (Kind.TYPE, Kind.SCOPE)
# Words of the scope that make another place of a place: "Falls", not "County".
NATURE = frozenset(
    ("new", "bay", "lake", "river", "valley", "park", "port", "coast", "falls", "beach", "hill")
) | {"island", "mountain", "saint", "town"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where two rows are, all words that are places, and how rare words are."""

    left: Places
    right: Places
    gazetteer: Set[str]
    frequencies: Frequencies
    same_home: bool = False


def likeness(left: Name, right: Name, setting: Setting) -> Evidence | None:
    """Bits for two names; None when they share nothing at all."""
    if is_label(left) or is_label(right):
        return None if setting.same_home else _of_label(left, right, setting)
    if _have_nothing_in_common(left, right):
        return None
    if left.content != right.content and _spelt_alike(left, right):
        right = replace(left, origin=right.origin)  # "UNITE LA", "UNITE-LA"
    found = align(left, right)
    evidence = Evidence()
    aside = left.aside | right.aside
    _for(found, aside, evidence, setting)
    if not evidence.reasons:
        return None
    in_part = Origin.PART in (left.origin, right.origin)
    if not (found.left or found.right or found.initials or in_part):
        telling = sum(w.kind is Kind.ORDINARY for w in left.content)
        weight = "exact_long" if telling and len(left.content) > 1 else "exact"
        evidence.add("no word is left over", weights().name[weight])
        same = [word.raw for word in left.content] == [word.raw for word in right.content]
        if same and left.origin is right.origin is Origin.NAME:
            evidence.add("written alike", weights().name["as_written"])
    _against(found, aside, evidence, setting)
    _patterns(left, right, found, evidence)
    _of_a_place(left, right, found, evidence, setting)
    if in_part:
        evidence.add("only a part of a name", weights().name["part"])
    return evidence


def _spelt_alike(left: Name, right: Name) -> bool:
    """Whether two names have the same letters, however they are cut into words."""
    return any(len(spelt) >= LABEL_LEAST for spelt in left.spelt & right.spelt)


def _have_nothing_in_common(left: Name, right: Name) -> bool:
    """A quick look, right but for names whose only common word is misspelt in later letters."""
    if not left.texts.isdisjoint(right.texts) or left.foreign != right.foreign:
        return False
    acronym = left.may_abbreviate or right.may_abbreviate
    return not acronym and left.joined[:3] != right.joined[:3]


def _for(found: Alignment, aside: frozenset[str], evidence: Evidence, setting: Setting) -> None:
    name, frequencies = weights().name, setting.frequencies
    alike = {right.text for _, right in found.misspelt}
    words = frozenset(found.shared | alike)
    if words:
        bits = _together(words - aside, setting)
        bits += name["aside"] * _together(words & aside, setting)
        if found.left and found.right:
            bits = min(bits, name["shared_most"])
        if bits < name["weak"] and (found.left or found.right):
            evidence.unclear = True
        slips = sum(frequencies.surprise(word) for word in alike)
        bits -= (1 - name["spelling"]) * min(slips, bits)
        evidence.add(f"both say {_listed(sorted(words))}", bits)
    for left, right in found.heard:
        rarer = min(frequencies.surprise(left.text), frequencies.surprise(right.text))
        evidence.add(
            f"{left.raw!r} sounds like {right.raw!r}",
            name["sound"] * min(rarer, SOUND * len(skeleton(left.raw))),
        )
    if found.sound:
        evidence.add("the names sound alike", (found.sound - 55.0) / 45.0 * name["sound_whole"])
    if found.joined:
        evidence.add(f"{found.joined!r} written together", min(3.0 * len(found.joined), 12.0))
    for short, run in found.initials:
        bits = name["initial"] * len(run) + name["initial_more"] * max(len(short) - len(run), 0)
        evidence.add(f"{short.upper()!r} stands for {_shown(run)!r}", bits)


def _together(words: frozenset[str], setting: Setting) -> float:
    """Bits of shared words; those of places count less: many bodies of a town bear its name."""
    if not words:
        return 0.0
    places = frozenset(word for word in words if _is_place_text(word, setting))
    if places:  # "Upper West Side" is one place
        kinds = (Kind.COMPASS, Kind.SCOPE, Kind.NUMBER)
        places |= {word for word in words if setting.frequencies.kind(word) in kinds}
    own = words - places
    bits = setting.frequencies.phrase(own) if own else 0.0
    if not places:
        return bits
    local = min(setting.frequencies.phrase(places), weights().name["place_most"])
    together = setting.frequencies.phrase(words) if own else local
    return max(min(bits + local, together), bits)


def _against(found: Alignment, aside: frozenset[str], evidence: Evidence, setting: Setting) -> None:
    left, right = found.left, found.right
    if not left and not right:
        return
    places = [w for w in left if _is_place(w, setting)], [w for w in right if _is_place(w, setting)]
    _places(places, evidence, setting)
    _marked(left, right, evidence)
    _place_names(found, places, evidence, setting)
    rest = [
        [w for w in side if w not in place and w.kind in PLAIN and w.text not in aside]
        for side, place in zip((left, right), places, strict=True)
    ]
    said = Evidence()
    if _one_slot(found, rest):
        said.add(f"{_shown(left)!r} is not {_shown(right)!r}", weights().name["slot"])
    else:
        _ordinary(rest, said, setting.frequencies, found.first_names)
    evidence.take(said, least=weights().name["script_most"] if found.scripts_differ else -99.0)


def _one_slot(found: Alignment, rest: Sequence[Sequence[Word]]) -> bool:
    """Whether two names of several words differ in a single one: chapters, families, towns."""
    left, right = found.left, found.right
    one_each = len(left) == len(right) == 1 and len(rest[0]) == len(rest[1]) == 1
    ordinary = one_each and left[0].kind is right[0].kind is Kind.ORDINARY
    return ordinary and len(found.shared) > 0 and not found.scripts_differ and found.same_slot


def _patterns(left: Name, right: Name, found: Alignment, evidence: Evidence) -> None:
    """What names of founders, chapters and units look like."""
    name = weights().name
    if found.first_names:
        evidence.add("only first names are left over", name["founder"])
    if _is_chapter(found):
        evidence.add("one has all of the other and more", name["chapter"])
    if left.foreign == right.foreign and (_is_unit(left, right) or _is_unit(right, left)):
        evidence.add("one is a unit of the other", name["unit"])


def _is_chapter(found: Alignment) -> bool:
    """Whether one says the whole long name of the other, and a rare word besides."""
    over = found.left or found.right
    one_sided = not (found.left and found.right) and not found.first_names
    more = sum(word.kind is Kind.ORDINARY for word in over)
    return one_sided and 0 < more < 3 <= len(found.shared)


def _of_a_place(
    left: Name, right: Name, found: Alignment, evidence: Evidence, setting: Setting
) -> None:
    """The "Region of Waterloo" is not whatever else bears the name of Waterloo."""
    for name, over in ((left, found.right), (right, found.left)):
        more = [
            w for w in over if w.kind in (Kind.ORDINARY, Kind.THEME) and not _is_place(w, setting)
        ]
        broad = all(w.kind in BROAD or _is_place(w, setting) for w in name.content)
        if more and broad and len(name.content) > 1 and not found.initials:
            evidence.add(
                f"{name.shown!r} is named after its place alone", weights().name["of_place"]
            )
            return


def _is_unit(whole: Name, part: Name) -> bool:
    """Whether a name goes on after the whole of the other with a word for a body of its own."""
    size = len(whole.content)
    if not size or part.content[:size] != whole.content:
        return False
    tail = part.content[size:]
    return _has_body(whole.content) and _has_body(tail)


def _has_body(words: Sequence[Word]) -> bool:
    return any(word.kind is Kind.TYPE for word in words)


def _is_place(word: Word, setting: Setting) -> bool:
    return word.kind is Kind.ORDINARY and _is_place_text(word.text, setting)


def _is_place_text(text: str, setting: Setting) -> bool:
    return text in setting.gazetteer or text in setting.left.words or text in setting.right.words


def _places(places: tuple[list[Word], list[Word]], evidence: Evidence, setting: Setting) -> None:
    """Places of one name, against the other name's places and where the other row is."""
    name = weights().name
    left, right = places
    lost_left = [word for word in left if word.text not in setting.right.words]
    lost_right = [word for word in right if word.text not in setting.left.words]
    if left and right:
        evidence.add(f"{_shown(left)!r} is not {_shown(right)!r}", name["places_differ"])
        return
    for side, lost, other in ((left, lost_left, setting.right), (right, lost_right, setting.left)):
        if side and not lost:
            evidence.add(f"{_shown(side)!r} is where the other is", name["place_confirmed"])
        elif lost:
            known = other.locality or other.served or other.region
            weight = name["place_elsewhere"] if known else name["place_unknown"]
            evidence.add(f"only one says {_shown(lost)!r}", weight)


def _marked(left: Sequence[Word], right: Sequence[Word], evidence: Evidence) -> None:
    """Compass words and numbers tell apart what is else alike."""
    for kind, word in ((Kind.COMPASS, "compass"), (Kind.NUMBER, "number")):
        mine = [w for w in left if w.kind is kind]
        yours = [w for w in right if w.kind is kind]
        if mine and yours:
            weight = weights().name["compass_differ" if word == "compass" else "numbers_differ"]
            evidence.add(f"{_shown(mine)!r} is not {_shown(yours)!r}", weight)
        elif mine or yours:
            weight = weights().name[f"{word}_one_side"]
            evidence.add(f"only one says {_shown(mine or yours)!r}", weight)


def _place_names(
    found: Alignment, places: tuple[list[Word], list[Word]], evidence: Evidence, setting: Setting
) -> None:
    """A word of nature makes another place: "Wichita Falls" is not "Wichita"."""
    if any(places) or not any(_is_place_text(text, setting) for text in found.shared):
        return
    more = [w for w in (*found.left, *found.right) if w.text in NATURE and w.kind is Kind.SCOPE]
    if more and not (found.left and found.right):
        evidence.add(f"only one says {_shown(more)!r}", weights().name["place_name"])


def _ordinary(
    sides: Sequence[Sequence[Word]],
    evidence: Evidence,
    frequencies: Frequencies,
    first_names: bool,
) -> None:
    name = weights().name
    left, right = sides
    bits = [_rarity(side, frequencies) for side in sides]
    if left and right:
        weight = name["both_sides"] * min(bits) + name["one_side"] * (max(bits) - min(bits))
        evidence.add(
            f"{_shown(left)!r} against {_shown(right)!r}", max(weight, name["both_sides_most"])
        )
        evidence.unclear = True
    elif left or right:
        only = left or right
        kinds = sum(word.kind is Kind.TYPE for word in only)
        rest = _rarity([word for word in only if word.kind is not Kind.TYPE], frequencies)
        weight = name["type_one_side"] * kinds + name["one_side"] * rest
        if first_names:
            weight *= name["first_names"]
        rare = sum(word.kind in (Kind.ORDINARY, Kind.SCOPE) for word in only)
        most = name["one_side_most" if rare < 2 or first_names else "one_side_most_of_two"]
        evidence.add(f"only one says {_shown(only)!r}", max(weight, most))


def _rarity(words: Sequence[Word], frequencies: Frequencies) -> float:
    kind = weights().name["type_rarity"]
    return sum(kind if w.kind is Kind.TYPE else frequencies.surprise(w.text) for w in words)


def _of_label(left: Name, right: Name, setting: Setting) -> Evidence | None:
    """A name against the word of the other's domain: equal when written together, or initials."""
    if is_label(left) and is_label(right):
        return None
    label, name = (left.joined, right) if is_label(left) else (right.joined, left)
    called = label in name.spelt and len(label) >= LABEL_LEAST
    short = 0.0 if called else _spelt_by(label, name)
    if not called and not short:
        return None
    evidence = Evidence()
    if called:
        rare = max((setting.frequencies.surprise(word) for word in name.texts), default=0.0)
        evidence.add(f"the home page is called {label!r}", min(len(label) + 0.0, 11.0, rare + 3.0))
    else:
        evidence.add(f"the home page {label!r} stands for {name.shown!r}", short)
    evidence.add("compared with a domain", weights().name["label"])
    return evidence


def _spelt_by(label: str, name: Name) -> float:
    """Bits when the label is the initials of the whole name, or the name is the label's acronym."""
    if label == name.joined and len(label) >= 3 and name.is_short:
        return 2.2 * len(label)
    return 2.6 * len(label) if label in name.letters and len(label) >= 3 else 0.0


def _shown(words: Sequence[Word]) -> str:
    return " ".join(word.raw for word in words)


def _listed(words: Sequence[str]) -> str:
    return " ".join(map(repr, words))
