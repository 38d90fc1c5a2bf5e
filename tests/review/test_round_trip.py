"""A mind map goes out to Mindomo, is edited there, and comes back as proposals."""

import csv
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest

import ci_map
from ci_map.build import build
from ci_map.gather import gather
from ci_map.review.ids import Reviewer, record_rekey
from tests.cli.test_resolve_and_review import run
from tests.conftest import organisation_row, relation_row
from tests.test_gather import Write


@pytest.fixture
def seeds(write_seeds: Write) -> Path:
    rows = [
        organisation_row(id=name, name=f"Body {name}", country="US", roles=role)
        for name, role in (("a", "backbone"), ("b", "backbone"), ("c", "funder"), ("d", "funder"))
    ]
    return write_seeds(rows, [relation_row("c", "funds", "a")])


def node(root: Element, name: str) -> Element:
    return next(e for e in root.iter() if name in (e.get("ID"), e.get("id")))


def parent(root: Element, name: str) -> Element:
    return next(e for e in root.iter() if any(name in (c.get("ID"), c.get("id")) for c in e))


def edit(path: Path) -> None:
    """Rename a, move b to the funders, delete c, add one in Hebrew below the backbones."""
    tree = parse(path)  # noqa: S314 — our own export
    root = tree.getroot()
    text = "TEXT" if path.suffix == ".mm" else "text"
    node(root, "ID_organisation_a").set(text, "Body A, renamed")
    moved = node(root, "ID_organisation_b")
    backbones = parent(root, "ID_organisation_b")
    backbones.remove(moved)
    parent(root, "ID_organisation_d").append(moved)
    parent(root, "ID_organisation_c").remove(node(root, "ID_organisation_c"))
    backbones.append(Element(moved.tag, {text: "יתד"}))
    tree.write(path, encoding="utf-8")


def answer(path: Path, said: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"answer": said, "who": "Ada"} for row in rows)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", ["mm", "opml"])
def test_an_edited_map_changes_nothing_until_its_proposals_are_accepted(
    seeds: Path, tmp_path: Path, ending: str
) -> None:
    survey = ci_map.open(build(seeds, tmp_path / "output", "one"))
    path = survey.export(ending, tmp_path / f"map.{ending}")
    edit(path)
    before = files(seeds)
    assert run("review", "apply", path, "--seeds", seeds)[0] == 0
    assert files(seeds) == before
    proposals = tmp_path / "map-proposals.csv"
    answer(proposals, "yes")
    assert run("review", "apply", proposals, "--seeds", seeds, "--when", "2026-11-20")[0] == 0
    after = ci_map.open(build(seeds, tmp_path / "output", "two")).organisations
    assert after["name"].to_dict() == {
        "a": "Body A, renamed",
        "b": "Body b",
        "d": "Body d",
        "ytd": "יתד",
    }
    assert after["roles"].to_dict() == {
        "a": ["backbone"],
        "b": ["funder"],
        "d": ["funder"],
        "ytd": ["backbone"],
    }
    assert after.loc["ytd", "country"] == "US"


def test_proposals_that_are_declined_change_no_fact(seeds: Path, tmp_path: Path) -> None:
    survey = ci_map.open(build(seeds, tmp_path / "output", "one"))
    edit(path := survey.export("mm", tmp_path / "map.mm"))
    run("review", "apply", path, "--seeds", seeds)
    answer(tmp_path / "map-proposals.csv", "no")
    told = set(gather(seeds).seeds.statements)
    code, out, _ = run("review", "apply", tmp_path / "map-proposals.csv", "--seeds", seeds)
    assert (code, out.strip()) == (0, f"{seeds}: 0 new decisions, 6 new facts")
    assert set(gather(seeds).seeds.statements) == told


def test_a_map_from_before_a_new_id_is_still_understood(seeds: Path, tmp_path: Path) -> None:
    survey = ci_map.open(build(seeds, tmp_path / "output", "one"))
    path = survey.export("mm", tmp_path / "map.mm")
    record_rekey(seeds, "a", "alpha", Reviewer("Ada", "2026-11-20"))
    code, out, _ = run("review", "apply", path, "--seeds", seeds)
    assert (code, "map-proposals.csv: 0 proposals" in out) == (0, True)
