from collections.abc import Callable
from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid, read_seeds
from tests.conftest import SEEDS, organisation_row

Write = Callable[..., Path]


def test_the_real_lists_say_when_they_were_collected_and_what_they_lack() -> None:
    about = read_seeds(SEEDS).about
    assert about.collected == "2026-11"
    assert all(len(limit) == 5 for limit in about.limits)


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-03"])
def test_a_date_may_be_a_year_a_month_or_a_day(write_seeds: Write, date: str) -> None:
    folder = write_seeds([organisation_row()])
    (folder / "about.yml").write_text(f"collected: {date}\n", encoding="utf-8")
    seeds = read_seeds(folder)
    assert seeds.about.collected == date
    assert {s.first_seen for s in seeds.statements} == {date}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("collected: 26.11.2026", "about.yml:1: collected: '26.11.2026' is no date: 2026, 2026-11"),
        ("colected: 2026", "about.yml:1: colected: "),
        ("title: {xx: Name}", "about.yml:1: title: "),
        ("limits: [{he: רק עברית}]", "about.yml:1: limits.1: "),
        (
            "contact: 'javascript:alert(1)'",
            "about.yml:1: contact: 'javascript:alert(1)' is no addr",
        ),
        (
            "contact: 'mailto:team'",
            "about.yml:1: contact: 'mailto:team' is no address: mailto:team@",
        ),
        ("a: 1\nb: [", "about.yml:2: file: is not YAML"),
        ("- a list", "about.yml:1: file: "),
        ('a: 1\ntitle: {en: "\\ud83d"}', "about.yml:2: file: is not YAML: has half a character"),
    ],
)
def test_what_is_wrong_is_told(write_seeds: Write, text: str, told: str) -> None:
    folder = write_seeds([organisation_row()])
    (folder / "about.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SeedsInvalid) as caught:
        read_seeds(folder)
    assert told in str(caught.value)


def test_a_file_saved_by_a_windows_editor_is_read_or_told(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row()])
    text = "collected: 2026-11\ntitle: {en: World, he: עולם}\n"
    (folder / "about.yml").write_bytes(text.encode("utf-8-sig"))
    assert read_seeds(folder).about.collected == "2026-11"
    (folder / "about.yml").write_bytes(text.encode("windows-1255"))
    with pytest.raises(SeedsInvalid, match=r"about\.yml:1: file: byte 0xF2 .* looks like windows-"):
        read_seeds(folder)
