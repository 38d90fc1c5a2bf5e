from ci_map.classify.compare import APPROACHES, with_words
from ci_map.classify.facets import FACETS_BY_ID
from ci_map.classify.train import load
from tests.classify.test_labelled import LABELLED


def test_words_are_learnt_where_all_texts_have_one_answer_to_another_question() -> None:
    role = FACETS_BY_ID["role"]
    inside = [each for each in load(LABELLED, ["second_author.jsonl"]) if role.applies(each.text)]
    predict = with_words(role, inside)
    assert set(predict(inside[0])[""]) == {"backbone", "funder", "infrastructure", "initiative"}
    assert len(APPROACHES) >= 4
