import pytest

from ci_map.classify import classify
from ci_map.classify.signs import country_of_address, signs


@pytest.mark.parametrize(
    ("text", "url", "country"),
    [
        ("Schools and the city council of Cambridge, Massachusetts plan together.", None, "US"),
        ("The Cambridge partnership: the NHS and city council, Cambridge CB2 3QJ.", None, "GB"),
        ("Cambridge, Ontario: schools and employers plan together.", None, "CA"),
        ("Kinder stark machen in Winterthur, gemeinsam mit den Schulen.", "https://x.ch", "CH"),
        ("Une alliance d'écoles à Québec et à Lévis, avec les citoyens.", None, "CA"),
        ("Uma aliança de escolas no Recife, com a prefeitura e as famílias.", None, "BR"),
        ("Aliança de escolas e juntas de freguesia do concelho de Setúbal.", None, "PT"),
        ("שותפות של בתי ספר והעירייה בבאר שבע למען הילדים בעיר", None, "IL"),
        ("尼崎市の子どもを支える協働プロジェクトです。", None, "JP"),
    ],
)
def test_country_is_told_by_context(text: str, url: str | None, country: str) -> None:
    assert classify(text, url).country == country


def test_without_a_clue_the_country_of_an_english_page_is_not_guessed_surely() -> None:
    answer = classify("We work together with many partners so that all children do well at school.")
    assert answer.country is None or answer.scores["country"] < 0.6


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.example.org.uk/about", "GB"),
        ("example.co.nz", "NZ"),
        ("https://example.org", None),
        ("https://startup.io", None),
        (None, None),
        ("", None),
    ],
)
def test_country_of_an_address(url: str | None, country: str | None) -> None:
    assert country_of_address(url) == country


def test_signs_are_told_with_their_spans() -> None:
    text = "Call +44 20 7946 0000, London SW9 7QE, or send £20; CEP 01310-100"
    told = {(sign.kind, sign.country): text[sign.start : sign.end] for sign in signs(text)}
    assert told["postal", "GB"] == "SW9 7QE"
    assert told["currency", "GB"] == "£2"
    assert told["postal", "BR"] == "01310-100"
    assert ("phone", "GB") in told
