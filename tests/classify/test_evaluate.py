from pathlib import Path

import pytest

from ci_map.classify.evaluate import MARGINS, evaluate, fallen, read_baseline
from ci_map.classify.evaluation_report import NoPlaceForTable, markdown, write_into
from ci_map.classify.labelled import CHECK_FILE, TRAINING_FILES, read_labelled
from ci_map.classify.left_out import evaluate_left_out
from ci_map.classify.models import SHIPPED, models
from ci_map.classify.outcomes import QUESTIONS, Prediction, confusions, rates
from tests.classify.test_labelled import LABELLED


def test_no_facet_is_below_its_baseline() -> None:
    assert fallen(evaluate(LABELLED), read_baseline(LABELLED / "baseline.json")) == []


def test_a_fall_beyond_the_margin_of_its_facet_is_told() -> None:
    evaluation = evaluate(LABELLED)
    assert set(MARGINS) == {question.id for question in QUESTIONS}
    for name, margin in MARGINS.items():
        value = evaluation.facets[name].value
        assert fallen(evaluation, {name: value + margin - 0.001}) == []
        told = fallen(evaluation, {name: value + margin + 0.001})
        assert [each.partition(":")[0] for each in told] == [name]


def test_the_tables_name_every_facet_and_go_into_a_document(tmp_path: Path) -> None:
    evaluation = evaluate(LABELLED, "check", SHIPPED)
    table = markdown(evaluation)
    assert all(f"| {question.id} |" in table for question in QUESTIONS)
    document = tmp_path / "doc.md"
    document.write_text("a\n<!-- evaluate check -->\nbefore-this\n<!-- /evaluate check -->\nb\n")
    write_into(document, "evaluate check", table)
    assert "before-this" not in document.read_text()
    with pytest.raises(NoPlaceForTable, match="needs the lines"):
        write_into(document, "other", table)


def test_rates_count_values() -> None:
    text = read_labelled([LABELLED / "check.jsonl"])[0]
    pair = Prediction(text, frozenset("ab"), frozenset("bc"), {})
    assert rates([pair.pair]) == (0.5, 0.5, 0.5)
    assert confusions([pair]) == [("a, b", "b, c", 1)]


def test_models_are_tables_of_weights_by_named_feature() -> None:
    weights = models()["in_scope"].weights["yes"]
    assert weights["field.partnership"] > 0
    assert weights["sum.outside"] < 0


def test_left_out_groups_are_judged_by_weights_of_the_others(tmp_path: Path) -> None:
    for name in (*TRAINING_FILES, CHECK_FILE):
        lines = (LABELLED / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = lines[::6] if name in OF_FOUR_AUTHORS else []
        (tmp_path / name).write_text("".join(kept), encoding="utf-8")
    found = evaluate_left_out(tmp_path, "author")
    authors = {group.group for group in found.groups if group.by == "author"}
    assert authors == {"first", "second", "third", "fourth"}
    assert found.part == "without its author"
    assert found.facets["in_scope"].value > 0.8


OF_FOUR_AUTHORS = (
    "in_scope.jsonl",
    "outside.jsonl",
    "second_author.jsonl",
    "third_author.jsonl",
    "fourth_author.jsonl",
)
