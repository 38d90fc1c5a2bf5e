"""A name against the word of the other's domain."""

from ci_map.resolve.evidence import Evidence
from ci_map.resolve.names import Name, Origin
from ci_map.resolve.setting import Setting
from ci_map.resolve.weights import weights

LABEL_LEAST = 5


def is_label(name: Name) -> bool:
    """Whether the name is the word of a domain, written without spaces."""
    return name.origin is Origin.LABEL


def likeness_to_label(left: Name, right: Name, setting: Setting) -> Evidence | None:
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
        evidence.add(("home_called", label), min(float(len(label)), 11.0, rare + 3.0))
    else:
        evidence.add(("home_stands_for", label, name.shown), short)
    evidence.add(("with_domain",), weights().name["label"])
    return evidence


def _spelt_by(label: str, name: Name) -> float:
    """Bits when the label is the initials of the whole name, or the name is the label's acronym."""
    if label == name.joined and len(label) >= 3 and name.is_short:
        return 2.2 * len(label)
    return 2.6 * len(label) if label in name.letters and len(label) >= 3 else 0.0
