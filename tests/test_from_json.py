import pytest

from ci_map.from_json import parsed


@pytest.mark.parametrize("text", ["[" * 100_000, b"[" * 100_000, "{", b"\xff", ""])
def test_what_is_no_json_or_nested_without_end_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text)


def test_anything_else_is_what_it_says() -> None:
    assert parsed(b'{"a": [1, null]}') == {"a": [1, None]}
    assert parsed('"a\tb"', strict=False) == "a\tb"
