"""How lists are read, looked up and refused."""

import pickle
import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from pydantic import ValidationError

from ci_map.codebook import CodebookError, UnknownEntryError, load, load_from


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("ci_map.codebook") / "lists") as lists:
        shutil.copytree(lists, tmp_path / "lists")
    return tmp_path / "lists"


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    def replace(name: str, old: str, new: str) -> None:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def faults_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(CodebookError) as caught:
        load_from(folder)
    return caught.value.faults


def test_a_folder_with_the_same_files_gives_the_same_codebook(folder: Path) -> None:
    assert load_from(folder) == load()
    assert load() is load()


def test_entries_are_looked_up_by_id_in_the_order_of_the_file() -> None:
    roles = load().roles
    assert [role.id for role in roles] == list(roles.ids)
    assert roles["funder"].label["en"] == "Funders"
    assert "funder" in roles
    assert "founder" not in roles
    assert len(roles) == 4


def test_an_unknown_value_is_told_with_what_is_allowed() -> None:
    with pytest.raises(UnknownEntryError) as caught:
        load().functions["baking"]
    assert isinstance(caught.value, KeyError)
    assert str(caught.value) == (
        "'baking' is not in functions; allowed: consulting, operating, knowledge, funding"
    )


def test_entries_cannot_be_changed_but_can_be_hashed_and_sent_to_workers() -> None:
    role = load().roles["funder"]
    with pytest.raises(ValidationError, match="frozen"):
        role.id = "donor"  # type: ignore[misc]
    assert {role: 1}[load().roles["funder"]] == 1
    assert pickle.loads(pickle.dumps(load())) == load()  # noqa: S301


def test_every_fault_of_every_file_is_told_at_once(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("roles.yaml", "    he: ארגוני שדרה\n", "")
    change("sectors.yaml", "    fr: Médias\n", "    fr: ''\n")
    change("sectors.yaml", "    es: Otro\n", "    es: Otro\n    it: Altro\n")
    change("domains.yaml", "- id: health\n", "- id: youth\n")
    change("functions.yaml", "- id: funding\n  label:", "- id: funding\n  lable:")
    change("place_based.yaml", '- id: "yes"', "- id: yes")
    change("indicators.yaml", "function: advance_policy", "function: advance_politics")
    change("fields.yaml", "values: sectors", "values: sector")
    change("relations.yaml", "symmetric: true", "symmetric: perhaps")
    (folder / "phases.yaml").write_text("- id: [", encoding="utf-8")
    (folder / "methods.yaml").write_text("", encoding="utf-8")
    (folder / "measures.yaml").unlink()
    told = "\n".join(faults_of(folder))
    for part in (
        "roles.yaml:22: backbone: label: no text for 'he'; allowed and needed: en, he",
        "media: label: text for 'fr' is empty or has spaces around it",
        "other: label: unknown language 'it'",
        "youth: id: stands twice; give each entry an id of its own",
        "funding: label: is missing",
        "funding: lable: is not a key of an entry; allowed: id, label, definition, source",
        "place_based.yaml:2: entry 1: id: Input should be a valid string",
        "function: 'advance_politics' is not in backbone_functions.yaml; allowed: guide_vision",
        "fields.yaml: sector: values: no list 'sector'; allowed: roles, functions, sectors",
        "partner_of: symmetric: Input should be a valid boolean",
        "phases.yaml: cannot be read: ",
        "methods.yaml: must be a list of entries",
        "measures.yaml: cannot be read: ",
    ):
        assert part in told, f"{part!r} is not in:\n{told}"


def test_the_message_counts_and_lists_the_faults(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("roles.yaml", "- id: funder", "- id: Funder!")
    with pytest.raises(CodebookError) as caught:
        load_from(folder)
    first, *rest = str(caught.value).splitlines()
    assert first == "codebook: 1 fault(s)"
    assert tuple(rest) == caught.value.faults
    assert rest[0].startswith("roles.yaml:")
    assert "Funder!: id: " in rest[0]


def test_a_symmetric_relation_must_read_the_same_both_ways(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("relations.yaml", "    en: Partner of\n", "    en: Works with\n")
    assert faults_of(folder) == (
        "relations.yaml: partner_of: inverse: must be the label, as it is symmetric",
    )


def test_a_row_that_is_no_entry_is_told_with_its_place(folder: Path) -> None:
    (folder / "roles.yaml").write_text("- infrastructure\n- 7\n", encoding="utf-8")
    told = faults_of(folder)
    assert told[0].startswith("roles.yaml:1: entry 1: ")
    assert told[1].startswith("roles.yaml:2: entry 2: ")


def test_each_list_must_be_told_of_in_the_list_of_lists(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("lists.yaml", "- id: phases\n", "- id: stages\n")
    assert faults_of(folder)[0].startswith("lists.yaml: must tell of each list once")
