"""The facets that are judged by a linear model, each with the features that it may look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ci_map.classify import countries
from ci_map.classify.amounts import strength
from ci_map.classify.features import features
from ci_map.classify.labelled import LabelledText
from ci_map.classify.reading import Reading
from ci_map.classify.topics import pooled


@dataclass(frozen=True)
class Facet:
    """One question. `single` facets have one true label, `pooled` ones say yes or no to each
    value with weights that the values share, `binary` ones say yes or no once.

    `strength` is the inverse of the penalty. Labels of a `balanced` facet count alike in training,
    however often an author has them.
    """

    id: str
    form: str
    looks_at: tuple[str, ...]
    truth: Callable[[LabelledText], set[str]]
    strength: float
    everything: bool = False
    balanced: bool = False

    def features(self, reading: Reading, seen: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """Features by value; those of a facet that is not pooled have the one value ""."""
        if self.form == "pooled":
            return self.pooled(reading, seen)
        return {"": {n: v for n, v in seen.items() if n.startswith(self.looks_at)}}

    def pooled(self, reading: Reading, seen: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """A row of features for each value, which one model weighs, whichever value it is."""
        if self.id == "country":
            return countries.features(reading.candidates)
        rows = pooled(reading, self.id)
        for value, names in BESIDES[self.id].items():
            for name in names:
                rows[value][f"{value}_{name}"] = seen.get(name, 0.0)
        if self.id == "domains":
            for domain in ("youth", "early_childhood", "education"):
                rows[domain][f"{domain}_children"] = strength(reading, "topics.children")
        return rows

    def besides(
        self, words: Mapping[str, Mapping[str, float]], value: str
    ) -> Mapping[str, float] | None:
        """What words add to the margins of a value, of margins by facet and label."""
        found = words.get(self.id)
        if found is None or self.form != "pooled":
            return found
        return {"yes": found.get(value, 0.0)}

    def applies(self, text: LabelledText) -> bool:
        """Whether a text may teach this facet: those out of scope teach only the scope."""
        if self.id == "conditions" and not text.conditions_labelled:
            return False
        return self.everything or text.in_scope


_DOMAINS = {
    "general": ("roles.knowledge", "roles.advise", "roles.teaching", "roles.field_network",
                "place.none"),
    "community_development": ("scales.neighbourhood", "field.place_led", "field.systems_change",
                              "sum.domains"),
}  # fmt: skip
_CONDITIONS = {
    "common_agenda": ("field.commitment", "field.target", "field.shared_goal", "form.year_ahead"),
    "shared_measurement": ("field.same_count", "form.percent", "form.numbers"),
    "mutually_reinforcing_activities": ("field.each_part", "form.enumeration"),
    "continuous_communication": ("field.regular_meeting",),
    "backbone_organisation": ("roles.serves_partners", "roles.backbone_term", "roles.coordinate"),
    "trust_and_agreement": ("field.listening_trust", "field.place_led"),
}
BESIDES = {"domains": _DOMAINS, "conditions": _CONDITIONS}
"""What else than its own phrases shows a value."""


def _only(value: str | None) -> set[str]:
    return {value} if value else set()


FACETS = (
    Facet(
        "in_scope",
        "binary",
        (
            "field.",
            "actors.",
            "roles.",
            "conditions.",
            "outside.",
            "sum.",
            "form.",
            "short",
            "place.none",
        ),
        lambda text: {"yes"} if text.in_scope else set(),
        0.3,
        everything=True,
        balanced=True,
    ),
    Facet(
        "role",
        "single",
        (
            "field.",
            "actors.",
            "roles.",
            "conditions.",
            "sum.",
            "scales.",
            "place.",
            "form.",
            "long",
        ),
        lambda text: _only(text.role),
        0.3,
        balanced=True,
    ),
    Facet("domains", "pooled", (), lambda text: set(text.domains), 1.0),
    Facet("conditions", "pooled", (), lambda text: set(text.conditions), 1.0),
    Facet("country", "pooled", (), lambda text: _only(text.country), 2.0),
    Facet(
        "place_based",
        "binary",
        ("scales.", "scale.", "place.", "field.place_led", "roles.", "actors."),
        lambda text: {"yes"} if text.place_based else set(),
        0.3,
    ),
    Facet(
        "place_scale",
        "single",
        ("scales.", "scale.", "place.", "roles.", "actors.kinds"),
        lambda text: _only(text.place_scale),
        0.3,
        balanced=True,
    ),
    *(
        Facet(
            f"functions.{function}",
            "binary",
            ("roles.", "field.", "actors.kinds", "conditions.", "form."),
            lambda text, function=function: {"yes"} if function in text.functions else set(),  # type: ignore[misc]
            1.0,
        )
        for function in ("consulting", "operating", "knowledge", "funding")
    ),
)
FACETS_BY_ID = {facet.id: facet for facet in FACETS}


@dataclass(frozen=True)
class Example:
    """A labelled text with its features by facet and value, computed once."""

    text: LabelledText
    reading: Reading
    rows: Mapping[str, Mapping[str, Mapping[str, float]]]


def example(text: LabelledText, reading: Reading) -> Example:
    """The features of a labelled text, of every facet."""
    seen = features(reading)
    rows = {facet.id: facet.features(reading, seen) for facet in FACETS}
    return Example(text, reading, rows)
