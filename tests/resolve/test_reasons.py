"""What was seen of two rows, in words."""

import re
from pathlib import Path

import pytest
import yaml

from ci_map import resolve as room
from ci_map.codebook import LANGUAGES
from ci_map.resolve import resolve
from ci_map.resolve.evidence import Observation
from ci_map.resolve.reasons import told
from tests.resolve.rows import row

FOLDER = Path(room.__file__).parent
WORDS = yaml.safe_load((FOLDER / "reasons.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("seen", WORDS)
def test_a_reason_has_words_in_every_language_with_all_that_was_seen(seen: str) -> None:
    words = WORDS[seen]
    assert set(words) - {"of"} == set(LANGUAGES)
    marks = {language: sorted(re.findall(r"\{\w+\}", words[language])) for language in LANGUAGES}
    assert len(set(map(tuple, marks.values()))) == 1, marks


def test_every_observation_that_the_code_makes_has_words() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    made = set(re.findall(r'(?:add\(|seen = )\(\s*"(\w+)"', code))
    assert len(made) > 30
    assert made <= set(WORDS)


@pytest.mark.parametrize(
    ("seen", "english", "hebrew"),
    [
        (("country", "US"), "both in United States", "שניהם בארצות הברית"),
        (("roles_differ", "funder", "nobody"), "roles Funder and nobody", None),
        (("domains", "education", "health"), "same domains: Education, Health", None),
        (("only_one", "{0} %s"), "only one says “{0} %s”", "רק באחד “{0} %s”"),
    ],
)
def test_values_have_the_labels_of_the_codebook(
    seen: Observation, english: str, hebrew: str | None
) -> None:
    assert told(seen, "en") == english
    assert hebrew in (None, told(seen, "he"))


def test_what_is_told_adds_up_and_is_told_in_hebrew_too() -> None:
    found = resolve(
        [
            row("a/1", "Harbour Learning Alliance", country="US", roles="initiative"),
            row("b/1", "Harbour Youth Learning Network", country="US", roles="funder"),
        ]
    )
    (asked,) = found.candidates
    assert len(asked.told()["why"]) == len(asked.reasons) > 4
    assert any("ארצות הברית" in told(seen, "he") for seen, _ in asked.reasons)
