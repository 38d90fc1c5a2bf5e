"""How much two names speak for one body, in bits."""

from collections.abc import Sequence
from dataclasses import replace

from ci_map.resolve.alignment import Alignment, align
from ci_map.resolve.evidence import Evidence
from ci_map.resolve.in_common import in_common
from ci_map.resolve.label import LABEL_LEAST, is_label, likeness_to_label
from ci_map.resolve.left_over import left_over
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.names import Name, Origin
from ci_map.resolve.setting import Setting
from ci_map.resolve.weights import weights
from ci_map.resolve.words import Word

BROAD = (WordKind.TYPE, WordKind.SCOPE)


def likeness(left: Name, right: Name, setting: Setting) -> Evidence | None:
    """Bits for two names; None when they share nothing at all."""
    if is_label(left) or is_label(right):
        return None if setting.same_home else likeness_to_label(left, right, setting)
    if _have_nothing_in_common(left, right):
        return None
    if left.content != right.content and _spelt_alike(left, right):
        right = replace(left, origin=right.origin)  # "UNITE LA", "UNITE-LA"
    found = align(left, right)
    aside = left.aside | right.aside
    evidence = in_common(found, aside, setting)
    if not evidence.reasons:
        return None
    _whole(left, right, found, evidence)
    left_over(found, aside, evidence, setting)
    _patterns(left, right, found, evidence)
    _of_a_place(left, right, found, evidence, setting)
    if _in_part(left, right):
        evidence.add(("part",), weights().name["part"])
    return evidence


def _in_part(left: Name, right: Name) -> bool:
    return Origin.PART in (left.origin, right.origin)


def _whole(left: Name, right: Name, found: Alignment, evidence: Evidence) -> None:
    """Two whole names of which nothing is left over say more than their words."""
    if found.left or found.right or found.initials or _in_part(left, right):
        return
    telling = any(word.kind is WordKind.ORDINARY for word in left.content)
    weight = "exact_long" if telling and len(left.content) > 1 else "exact"
    evidence.add(("whole",), weights().name[weight])
    same = [word.raw for word in left.content] == [word.raw for word in right.content]
    if same and left.origin is right.origin is Origin.NAME:
        evidence.add(("alike",), weights().name["as_written"])


def _spelt_alike(left: Name, right: Name) -> bool:
    """Whether two names have the same letters, however they are cut into words."""
    return any(len(spelt) >= LABEL_LEAST for spelt in left.spelt & right.spelt)


def _have_nothing_in_common(left: Name, right: Name) -> bool:
    """A quick look, right but for names whose only common word is misspelt in later letters."""
    if not left.texts.isdisjoint(right.texts) or left.foreign != right.foreign:
        return False
    acronym = left.may_abbreviate or right.may_abbreviate
    return not acronym and left.joined[:3] != right.joined[:3]


def _patterns(left: Name, right: Name, found: Alignment, evidence: Evidence) -> None:
    """What names of founders, chapters and units look like."""
    name = weights().name
    if found.first_names:
        evidence.add(("first_names",), name["founder"])
    if _is_chapter(found):
        evidence.add(("chapter",), name["chapter"])
    if left.foreign == right.foreign and (_is_unit(left, right) or _is_unit(right, left)):
        evidence.add(("unit",), name["unit"])


def _is_chapter(found: Alignment) -> bool:
    """Whether one says the whole long name of the other, and a rare word besides."""
    over = found.left or found.right
    one_sided = not (found.left and found.right) and not found.first_names
    more = sum(word.kind is WordKind.ORDINARY for word in over)
    return one_sided and 0 < more < 3 <= len(found.shared)


def _of_a_place(
    left: Name, right: Name, found: Alignment, evidence: Evidence, setting: Setting
) -> None:
    """The "Region of Waterloo" is not whatever else bears the name of Waterloo."""
    for name, over in ((left, found.right), (right, found.left)):
        more = [
            w
            for w in over
            if w.kind in (WordKind.ORDINARY, WordKind.THEME) and not setting.is_place(w)
        ]
        broad = all(w.kind in BROAD or setting.is_place(w) for w in name.content)
        if more and broad and len(name.content) > 1 and not found.initials:
            evidence.add(("of_place", name.shown), weights().name["of_place"])
            return


def _is_unit(whole: Name, part: Name) -> bool:
    """Whether a name goes on after the whole of the other with a word for a body of its own."""
    size = len(whole.content)
    if not size or part.content[:size] != whole.content:
        return False
    tail = part.content[size:]
    return _has_body(whole.content) and _has_body(tail)


def _has_body(words: Sequence[Word]) -> bool:
    return any(word.kind is WordKind.TYPE for word in words)
