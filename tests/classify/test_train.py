from ci_map.classify.facets import FACETS_BY_ID
from ci_map.classify.judge import OF_TRAINING_PART, SHIPPED, models
from ci_map.classify.linear import Linear, from_json
from ci_map.classify.train import ALL_FILES, load, train
from tests.classify.test_labelled import LABELLED


def test_the_weights_in_the_package_are_those_of_the_labelled_texts() -> None:
    again = train(FACETS_BY_ID["role"], load(LABELLED, ALL_FILES))
    assert _close(again, models(SHIPPED)["role"])
    part = [each for each in load(LABELLED) if each.text.part == "train"]
    assert _close(train(FACETS_BY_ID["place_based"], part), models(OF_TRAINING_PART)["place_based"])


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
    assert {k: round(v, 3) for k, v in again.scores(row).items()} == {
        k: round(v, 3) for k, v in model.scores(row).items()
    }
    assert abs(sum(model.scores(row).values()) - 1) < 1e-9
