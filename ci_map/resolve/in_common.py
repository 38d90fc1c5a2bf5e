"""What two names have in common, which speaks for one body."""

from math import fsum

from ci_map.resolve.alignment import Alignment
from ci_map.resolve.evidence import Evidence
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.setting import Setting
from ci_map.resolve.sounds import skeleton
from ci_map.resolve.weights import weights
from ci_map.resolve.words import shown

SOUND = 2.5  # bits a consonant


def in_common(found: Alignment, aside: frozenset[str], setting: Setting) -> Evidence:
    """Words said by both, also misspelt; names that sound alike; acronyms that are spelt out.

    Words that stand `aside` in a name (in brackets, after "at") count less.
    """
    evidence = Evidence()
    _words(found, aside, evidence, setting)
    _sounds(found, evidence, setting)
    if found.joined:
        evidence.add(("together", found.joined), min(3.0 * len(found.joined), 12.0))
    name = weights().name
    for short, run in found.initials:
        bits = name["initial"] * len(run) + name["initial_more"] * max(len(short) - len(run), 0)
        evidence.add(("stands_for", short.upper(), shown(run)), bits)
    return evidence


def _words(found: Alignment, aside: frozenset[str], evidence: Evidence, setting: Setting) -> None:
    alike = {right.text for _, right in found.misspelt}
    words = frozenset(found.shared | alike)
    if not words:
        return
    name = weights().name
    bits = _together(words - aside, setting)
    bits += name["aside"] * _together(words & aside, setting)
    if found.left and found.right:
        bits = min(bits, name["shared_most"])
    if bits < name["weak"] and (found.left or found.right):
        evidence.unclear = True
    slips = fsum(setting.frequencies.surprise(word) for word in alike)
    bits -= (1 - name["spelling"]) * min(slips, bits)
    evidence.add(("both_say", *sorted(words)), bits)


def _sounds(found: Alignment, evidence: Evidence, setting: Setting) -> None:
    name, surprise = weights().name, setting.frequencies.surprise
    for left, right in found.heard:
        rarer = min(surprise(left.text), surprise(right.text))
        evidence.add(
            ("sounds_like", left.raw, right.raw),
            name["sound"] * min(rarer, SOUND * len(skeleton(left.raw))),
        )
    if found.sound:
        evidence.add(("sound_alike",), (found.sound - 55.0) / 45.0 * name["sound_whole"])


def _together(words: frozenset[str], setting: Setting) -> float:
    """Bits of shared words; those of places count less: many bodies of a town bear its name."""
    if not words:
        return 0.0
    places = frozenset(word for word in words if setting.names_place(word))
    if places:  # "Upper West Side" is one place
        kinds = (WordKind.COMPASS, WordKind.SCOPE, WordKind.NUMBER)
        places |= {word for word in words if setting.frequencies.kind(word) in kinds}
    own = words - places
    bits = setting.frequencies.phrase(own) if own else 0.0
    if not places:
        return bits
    local = min(setting.frequencies.phrase(places), weights().name["place_most"])
    together = setting.frequencies.phrase(words) if own else local
    return max(min(bits + local, together), bits)
