from ci_map.classify.passes import compare_passes, markdown
from tests.classify.test_labelled import LABELLED


def test_passes_agree_on_the_scope_and_differ_on_domains() -> None:
    agreements, differences = compare_passes(LABELLED)
    found = {(each.file, each.question): each.value for each in agreements}
    assert found["second_pass_of_second_author.jsonl", "in_scope"] == 1.0
    assert 0.5 < found["second_pass_of_second_author.jsonl", "domains"] < 0.9
    assert all(each.first != each.second for each in differences)
    table = markdown(agreements, differences)
    assert differences[0].id in table
    assert "| domains |" in table
