import json
from collections import Counter
from pathlib import Path

import pytest

from ci_map.classify.labelled import (
    CHECK_FILE,
    TRAINING_FILES,
    BadLabelledText,
    read_labelled,
)
from ci_map.classify.lexicon import LANGUAGES
from ci_map.codebook import load
from ci_map.model.places import country_codes

LABELLED = Path(__file__).parents[2] / "data" / "labelled"
FILES = [LABELLED / name for name in (*TRAINING_FILES, CHECK_FILE)]


def test_there_are_as_many_texts_as_promised_in_all_languages() -> None:
    texts = read_labelled(FILES)
    assert sum(text.in_scope for text in texts) >= 400
    assert sum(not text.in_scope for text in texts) >= 120
    inside = Counter(text.lang for text in texts if text.in_scope)
    assert all(inside[language] >= 20 for language in LANGUAGES)


def test_labels_are_values_of_the_codebook() -> None:
    book = load()
    for text in read_labelled(FILES):
        assert set(text.roles) <= set(book.roles.ids), text.id
        assert set(text.functions) <= set(book.functions.ids), text.id
        assert set(text.domains) <= set(book.domains.ids), text.id
        assert set(text.conditions) <= set(book.conditions.ids), text.id
        assert text.place_scale is None or text.place_scale in book.place_scales.ids, text.id
        assert text.country is None or text.country in country_codes(), text.id


def test_ids_are_unique_and_no_organisation_is_in_both_parts() -> None:
    texts = read_labelled(FILES[:-1])
    assert len({text.id for text in texts}) == len(texts)
    parts: dict[str, set[str]] = {}
    for text in texts:
        parts.setdefault(text.organisation, set()).add(text.part)
    assert all(len(part) == 1 for part in parts.values())
    share = sum(text.part == "test" for text in texts) / len(texts)
    assert 0.27 < share < 0.4


def test_a_bad_line_is_told_with_file_and_number(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({"id": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(BadLabelledText, match=r"bad\.jsonl, line 1"):
        read_labelled([path])
