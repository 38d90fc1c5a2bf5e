import numpy as np
import pytest

from ci_map.classify.facets import FACETS_BY_ID
from ci_map.classify.linear import Linear, from_json
from ci_map.classify.models import OF_TRAINING_PART, SHIPPED, models
from ci_map.classify.train import ALL_FILES, load
from ci_map.classify.train_fit import fit
from ci_map.classify.train_words import fit_words
from ci_map.classify.words import terms, words_of
from ci_map.codebook import load as codebook
from tests.classify.test_labelled import LABELLED


def test_the_weights_in_the_package_are_those_of_the_labelled_texts() -> None:
    every = load(LABELLED, ALL_FILES)
    part = [each for each in load(LABELLED) if each.text.part == "train"]
    for facet, texts, name in (("place_based", part, OF_TRAINING_PART), ("role", every, SHIPPED)):
        asked = FACETS_BY_ID[facet]
        again = fit(asked, [each for each in texts if asked.applies(each.text)])
        assert _close(again, models(name)[facet])


def test_the_words_in_the_package_are_those_of_the_labelled_texts() -> None:
    part = [each for each in load(LABELLED) if each.text.part == "train"]
    again, shipped = fit_words(part), models(OF_TRAINING_PART).words
    assert list(again.rarity) == list(shipped.rarity)
    assert np.abs(again.weights - shipped.weights).max() < 0.05


def test_words_survive_their_file_and_can_be_read() -> None:
    shipped = models().words
    assert words_of(shipped.as_text()).as_text() == shipped.as_text()
    strongest = [term for term, _ in shipped.strongest("role", "funder")]
    assert any(term.startswith(("grant", "fund", "fond", "stift", "fonda")) for term in strongest)


def test_words_are_cut_and_paired_whatever_the_script() -> None:
    whole = {"partne", "matter", "partne matter"}
    pieces = {"artne", "rtner", "tners", "nersh", "ershi", "rship", "ships", "atter"}
    assert set(terms("partnerships matter")) == whole | pieces
    assert {"連携", "携会"} <= set(terms("連携会議"))
    assert models().words.margins({})["role"]


def _close(ours: Linear, theirs: Linear) -> bool:
    return ours.labels == theirs.labels and all(
        abs(value - theirs.weights[label].get(name, 0.0)) < 0.02
        for label, row in ours.weights.items()
        for name, value in row.items()
    )


def test_a_model_survives_its_file() -> None:
    model = models()["role"]
    again = from_json(model.as_json())
    row = {"field.term": 1.0, "roles.fund": 0.5}
    scores = model.calibrated(model.margins(row))
    assert again.calibrated(again.margins(row)) == pytest.approx(scores, abs=1e-3)
    assert sum(scores.values()) == pytest.approx(1)


def test_domains_are_judged_beside_one_another() -> None:
    """The second look has a model for each domain, which listens most to the first look's score."""
    for name in (SHIPPED, OF_TRAINING_PART):
        again = models(name).beside
        assert set(again) == set(codebook().domains.ids)
        for domain, model in again.items():
            weights = model.weights["yes"]
            assert weights[f"own.{domain}"] > 0.3
            assert {n for n in weights if n.startswith("own.")} == {f"own.{domain}"}
            assert {"score.all", "place_based", "scale.city", "role.funder"} <= set(weights)


def test_a_model_weighs_only_what_its_facet_looks_at() -> None:
    """Texts are judged by all their features: those that a facet ignores must have no weight."""
    for name in (SHIPPED, OF_TRAINING_PART):
        for facet in FACETS_BY_ID.values():
            for row in models(name)[facet.id].weights.values():
                assert facet.form == "pooled" or all(n.startswith(facet.looks_at) for n in row)


def test_models_weighed_at_once_say_what_each_says_alone() -> None:
    seen = {"field.term": 1.0, "roles.fund": 0.5, "place.none": 1.0, "no such feature": 1.0}
    for facet, margins in models().together.margins(seen).items():
        alone = models()[facet].margins(seen)
        assert margins == {label: pytest.approx(alone[label]) for label in alone}
