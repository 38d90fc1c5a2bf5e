"""Trains the second look at domains. Needs scikit-learn (a development dependency)."""

from collections.abc import Mapping, Sequence

from ci_map.classify.beside import FirstLook, features, of_domain
from ci_map.classify.linear import Linear
from ci_map.classify.train_calibration import Unseen
from ci_map.classify.train_fit import fit_rows

STRENGTH = 0.3


def fit_beside(
    concepts: Mapping[str, Linear], unseen: Mapping[str, Sequence[Unseen]]
) -> dict[str, Linear]:
    """A model for each domain, learnt from what the first look said of texts it had not seen."""
    looks = {facet: _scores(concepts[facet], unseen[facet]) for facet in LOOKS}
    examples = [each for each, _ in unseen["domains"]]
    seen = [features(each.reading, _first(looks, each.text.id)) for each in examples]
    return {
        domain: fit_rows([of_domain(domain, row) for row in seen], truth, STRENGTH)
        for domain in looks["domains"][examples[0].text.id]
        for truth in [["yes" if domain in each.text.domains else "no" for each in examples]]
        if len(set(truth)) == 2
    }


LOOKS = ("domains", "role", "place_scale", "place_based")
ByValue = Mapping[str, Mapping[str, float]]


def _scores(model: Linear, unseen: Sequence[Unseen]) -> dict[str, ByValue]:
    """Calibrated scores by text, value and label."""
    return {
        each.text.id: {value: model.calibrated(margins) for value, margins in values.items()}
        for each, values in unseen
    }


def _first(looks: Mapping[str, Mapping[str, ByValue]], text: str) -> FirstLook:
    said = {facet: by_text[text] for facet, by_text in looks.items()}
    return FirstLook(
        {domain: labels["yes"] for domain, labels in said["domains"].items()},
        said["role"][""],
        said["place_scale"][""],
        said["place_based"][""]["yes"],
    )
