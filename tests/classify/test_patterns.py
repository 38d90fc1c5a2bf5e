import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.classify import features, form, located, signs

PATTERNS = {
    f"{room.__name__.rpartition('.')[2]}.{name}": pattern
    for room in (features, form, located, signs)
    for name, pattern in vars(room).items()
    if isinstance(pattern, re.Pattern) and pattern.pattern.startswith("(?=[")
}
PIECES = [
    "$", "€", "£", "₪", "¥", "₹", "₱", "₦", "〒", "+", "%", ",", ".", "-", " ", "\n", "/", "(",
    "0", "00", "1", "2", "20", "49", "123", "1234", "12345", "2031", "A", "B", "D", "K", "S", "Z",
    "MA", "NSW", "Cd", "India", "Singapore", "CHF", "EUR", "Euro", "euros", "NIS", "KSh", "R", "Rs",
    "CAD", "AUD", "USD", "KES", "Fr.", "Box", "P.O.", "PO", "HQ", "Tel", "per", "percent",
    "prozent", "procent", "pour cent", "por ciento", "por cento", "million", "אחוז", "ש\"ח",
    "שקלים", "割", "円", "万円", "億円", "二〇三五年", "三百", "人", "社", "以上の", "word",
]  # fmt: skip


def test_the_patterns_that_are_led_by_their_letters_are_found() -> None:
    assert {"features._NUMBER", "form._MONEY", "located._ADDRESS", "signs._ANY"} <= set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_letters_to_start_with_hide_no_match(name: str, text: str) -> None:
    bare = re.compile(PATTERNS[name].pattern.partition(")")[2])
    assert [m.span() for m in PATTERNS[name].finditer(text)] == [
        m.span() for m in bare.finditer(text)
    ]
