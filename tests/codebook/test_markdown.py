"""The codebook as a document."""

from pathlib import Path

import pytest

from ci_map.codebook import LANGUAGES, load
from ci_map.codebook.markdown import as_markdown

DOCUMENT = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_document_in_docs_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == as_markdown(load()), (
        "run `python -m ci_map.codebook.markdown > docs/codebook.md`"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_told_in_every_language(language: str) -> None:
    told = as_markdown(load(), language)
    for listing in load().listings():
        for entry in listing:
            if listing.name != "lists":
                assert f"| `{entry.id}` | {entry.label[language]} |" in told
            assert entry.definition[language] in told


def test_rows_of_a_table_have_as_many_cells_as_its_head() -> None:
    for block in as_markdown(load()).split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") - row.count("\\|") for row in rows}) <= 1


def test_special_parts_have_columns() -> None:
    told = as_markdown(load())
    assert "| `funds` | Funds | Is funded by |" in told
    assert "| `partner_of` | Partner of | Partner of | ✓ |" in told
    assert "| `trust_and_agreement` | Building trust and agreement | ✓ |" in told
    assert (
        "| `community_aware` | The community knows the initiative | `build_public_will` |" in told
    )


def test_hebrew_runs_from_right_to_left() -> None:
    assert as_markdown(load(), "he").startswith('<div dir="rtl">\n\n# ספר הקודים\n')
    assert "rtl" not in as_markdown(load(), "en")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        as_markdown(load(), "it")
