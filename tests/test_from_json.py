import pytest

from ci_map.from_json import parsed


@pytest.mark.parametrize("text", ["[" * 100_000, b"[" * 100_000, "{", b"\xff", ""])
def test_what_is_no_json_or_nested_without_end_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text)


def test_half_a_character_is_a_question_mark_or_refused() -> None:
    assert parsed(b'["\\ud800", "\\ud83d\\ude00", "\\\\ud800"]') == ["?", "😀", "\\ud800"]
    with pytest.raises(ValueError, match="utf-8"):
        parsed(b'"\xed\xa0\x80"')


def test_anything_else_is_what_it_says() -> None:
    assert parsed(b'{"a": [1, null]}') == {"a": [1, None]}
    assert parsed('"a\tb"', strict=False) == "a\tb"
